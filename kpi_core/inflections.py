"""What a Japanese verb begins with in all its forms: 書く is 書か(れて), 書き(ます), 書い(た) …

What follows (れて, ます, た) are endings, which stand among the phrases and are found behind any of these. So one verb in the
tables stands for all its forms, those of dialects too. A form that says something of its own (遅れていない) is a phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kpi_core.cues import Cue

# By what a verb says. One that drops its last kana before endings has a dot there: 増え.る.
VERBS: dict[tuple[Cue, ...], str] = {
    (Cue.FRAME,): """
        書く 載る 載せ.る 示す 述べ.る 挙げ.る 言う 聞く 訊く 話す 答え.る 教え.る 見せ.る 調べ.る 比べ.る 並べ.る まとめ.る
        使う 使え.る 付く 付け.る 入る 入れ.る 置く 決まる 決め.る 定め.る 定まる 掲げ.る 持つ 取る 取り組む 受け.る 行う
        行なう 行く 始まる 終わる 終え.る 続く 含む 含め.る 属す 関わる 係る 紐づく 紐付く 紐づけ.る ひもづく ひも付く ぶら下がる
        当たる 当て.る 当てはまる 該当する 分かる 判る 知る 思う 考え.る 集まる 集め.る 設け.る 残る 残す 抱え.る 触れ.る
        呼ぶ 選ぶ 書き込む 掛かる 出す 回る 抜け.る 抜き出す 洗い出す 絞る 絞り込む 拾う 引く 引っ張る 探す 覚え.る 忘れ.る
        忘れてしまう 迷う 困る 助かる 願う 頼る 待つ 済む 済ませ.る 増やす 減らす 上げ.る 下げ.る 伸ばす 達す 叶う 叶え.る
        つながる 繋がる 伴う 基づく 生じ.る 起きる 起こる 現れ.る 表す 表れ.る 出来上がる できあがる 仕上がる
        確認する 把握する 整理する 比較する 記載する 掲載する 設定する 実施する 導入する 表示する 共有する 抽出する 解説する
        回答する 計算する 算出する 関係する 関連する 対応する 分類する 所属する 該当する 存在する 設計する 想定する 計画する
        押さえ.る 確かめ.る 覗く のぞく 眺め.る 控え.る 拝見する チェックする 管理する 追う 追いかけ.る 測る 計る はかる 載っける
        晒す さらす くださる 頂く いただく 渡す 取りまとめ.る 取り寄せ.る 突き止め.る 見極め.る 見比べ.る 読み取る 読み解く
        予定する 公開する 提示する 検索する 選択する 推進する 促進する 展開する 運営する 開始する 終了する 達成する
    """,
    (Cue.CONTEXT,): """
        伝え.る 頼む 問う 尋ね.る 配る 報告する 説明する 提出する 発表する 答弁する 質問する 依頼する 作成する 記入する
        突っ込む つっこむ 突っつく つつく 詰め.る 追及する 急かす せかす 問い詰め.る 問い合わせ.る 転記する 引用する 準備する 作る まとめあげ.る 添付する 送付する 使用する
    """,
    (Cue.PROGRESS,): """
        進む 進め.る 捗る はかどる 近づく 近付く 遂げ.る 到達する 進捗する 進展する 前進する 進行する
    """,
    (Cue.TREND,): """
        増え.る 減る 伸び.る 上がる 下がる 変わる 移り変わる 落ち込む 広がる 高まる 推移する 変化する 増加する 減少する
        上昇する 低下する 変動する 成長する
    """,
    (Cue.OUTLOOK,): """
        追いつく 追い付く 間に合う 巻き返す 足り.る 見込む 着地する 見通す 見込め.る 望め.る
    """,
    (Cue.LATE, Cue.PROGRESS): """
        遅れ.る 遅れ込む ずれ込む 滞る 伸び悩む 出遅れ.る 立ち遅れ.る 取り残され.る 遅延する 停滞する 苦戦する 低迷する 手間取る
        もたつく つまずく
    """,
    (Cue.REGRESSING, Cue.PROGRESS): """
        後退する 逆行する 悪化する
    """,
    (Cue.NOTE,): """
        扱う 見直す 引き継ぐ 盛り込む 位置づけ.る 位置付け.る 取り扱う 反映する 継続する 強化する
    """,
    (Cue.MISMATCH,): """
        違う 異なる ずれ.る ズレ.る 間違う 間違え.る 狂う 矛盾する 一致する 相違する
    """,
    (Cue.AUDIT,): """
        食い違う 検算する 再計算する
    """,
    (Cue.TARGET,): """
        目指す めざす 狙う ねらう
    """,
}

_VOWELS = "aeiou"
_COUNTABLE = frozenset(
    (
        "rating", "building", "hearing", "meeting", "learning", "teaching", "living", "reading", "drawing",
        "walking", "driving", "writing", "working", "serving", "processing", "filling", "fitting", "printing",
        "posting", "listing", "filing", "finding", "offering", "ordering", "recording", "covering", "supplying",
        "caring", "marking", "saving", "holding", "dealing", "understanding", "scoring", "searching", "researching",
        "surveying", "sharing", "running", "stopping", "treating", "raising", "producing", "issuing", "publishing",
        "opening", "closing", "ending", "staying", "viewing", "booking", "screening", "gathering",
    )
)  # fmt: skip


def english(verb: str) -> Iterator[str]:
    """What a regular English verb becomes: delivered, delivering. Not the verb itself, nor an -ing that can be counted.

    Those are nouns too, and make another indicator of one: app reviews, building, rating.
    """
    yield from (form for form in _regular(verb) if form not in _COUNTABLE)


def _regular(verb: str) -> Iterator[str]:
    if verb.endswith("e"):
        stems = [verb[:-1]]
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield f"{verb[:-1]}ied"
        yield f"{verb}ing"
        return
    elif verb[-1] not in f"{_VOWELS}wxy" and verb[-2] in _VOWELS and verb[-3:-2] not in {*_VOWELS, ""}:
        stems = [verb, verb + verb[-1]]  # visited, stopped
    else:
        stems = [verb]
    for stem in stems:
        yield f"{stem}ed"
        yield f"{stem}ing"


# The last kana of a verb, and what it becomes before an ending.
_ROWS = {
    "く": "かきくけこい",
    "ぐ": "がぎぐげごい",
    "す": "さしすせそ",
    "つ": "たちつてとっ",
    "ぶ": "ばびぶべぼん",
    "む": "まみむめもん",
    "る": "らりるれろっん",
    "う": "わいうえおっ",
}
_OF_SURU = ("し", "する", "すれ", "すべ", "さ", "せ", "しろ", "しよ", "しと", "しちょ")


def phrases() -> Iterator[tuple[str, frozenset[Cue]]]:
    """The beginnings of all verbs, with what each says."""
    for cues, verbs in VERBS.items():
        said = frozenset(cues)  # one for all forms: there are thousands
        for verb in verbs.split():
            yield from ((form, said) for form in beginnings(verb))


def beginnings(verb: str) -> Iterable[str]:
    """The beginnings of one verb, written as in `VERBS`; never its Chinese characters alone, which begin other words too."""
    stem, dropped, _ = verb.partition(".")
    if dropped:
        return (stem, *(stem + kana for kana in ("る", "れ", "ろ", "よ", "ん")))
    if verb.endswith("する"):
        return tuple(verb[:-2] + kana for kana in _OF_SURU)
    return tuple(verb[:-1] + kana for kana in _ROWS[verb[-1]])
