"""What a Japanese question says by how its words stand together: 何件まで集める (target), 年に何件ずつ (outlook).

Each pattern stands for the part of it named `cue`, or the whole. Only what needs its neighbours belongs here; a word
that says the same wherever it stands is a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kpi_core.cues import Cue
from kpi_core.expressions import Turns, either
from kpi_core.homophones import alike
from kpi_core.lexicon import Cues

# How much: 何件, なん人, いくつ, どれくらい. What is counted can be a name (何ダウンロード): it is no part of the cue.
_HOW_MANY = (
    either(
        r"[何幾][^\sぁ-ゟ、。,.?!]{1,7}?|何か(?:所|国)|何[ぼか]?",
        r"なん[^\sぁ-ゟ、。,.?!]{1,4}|なん(?:けん|にん|かい)",
        "いくつ|いくら|なんぼ",
        "ど[れの](?:くらい|ぐらい|だけ|ほど|程度)|どん(?:だけ|くらい|ぐらい)",
    )
    + "(?:くらい|ぐらい|ほど)?"
)
_CHANGING = either(
    "増や|ふや|減ら|へら|伸ば|のば",
    "引き?上げ|引き?下げ|上げ|あげ|下げ|さげ|高め|積み?上げ|積み?増",
)
_SETTING = either(
    f"{_CHANGING}|抑え|おさえ|集め|あつめ|付け|つけ|置[かきくけこ]|設け|設置",
    "や[らりるれろ]|行[わいうえお]|開[かきくけこ]|開催|実施|確保|登録",
    "入っても|入れ|持って|もって|目指|めざ|狙|雇[わいうえ]|迎え|受け入れ|広げ",
    "達成|到達|達[しす]|載せ|用意|整備|提供",
    "し(?=[なたよん])|す[るん]|せ(?=[なんに])",
)
# That it is meant or must be.
_PLANNED = "(?:予定|計画|つもり|ことに?(?:なっ|し)|ことと(?:なっ|し|され)|はず|見通し|方針|約束|気[なやでか]|(?=目標))"
_NEEDED = either(
    "なあ?あか[んへ]|ならん|なん(?:が|げ|の|け|な|や|$|[?!。])",
    "なきゃ|な(?:ければ|くては|くちゃ)|ない(?:と|か[んけ]|けん)",
    "にゃ(?:い|な|あ)|ん?ば(?:い|な)|ん?と(?:い[けか]|だめ|あか)",
    "べき|たい|よう(?:と|か|に)",
)
_PER_YEAR = either(
    "毎年度?|年に|年間|年あたり|年当たり",
    "1年(?:に|で|間|あたり|当たり)?|一年(?:に|で|間|あたり|当たり)?",
    "各年度?|年々|年度ごと|年ごと|単年度?",
)
_ENDS = r"(?=\s*(?:[?!。、,⏎]|$))"
_ASKS = (
    "(?="
    "(?:の?(?:です|でしょう)|よね|[かけ]|がけ|んけ|やろ|だろ|じゃろ|だべ|べか|と?[いゆ]う?こと|こと(?:を|の)|です)"
    r"|\s*(?:[?!。、,⏎]|$))"
)


_JOINING = (
    # 指標の中で一番よいの
    r"(?<=の)(?:中|なか|うち)(?:で(?:も|は)?|から)?(?=[^ぁ-ゟ\s]|一|い[ちっ]|もっと|うま|ど|な)",
    # 達成度て結局何, 先に教えて
    r"(?<=[^\sぁ-ゟ、。,?!])て(?=(?:結局|要は|そもそも)?(?:何|なに|なん|どう|どん|どげ|どない|いつ|どれ|いく))",
    "先に(?=教|知|見|出|確|聞|伺|お|ご|示)",
)
# そのわけを知りたい; but not わけがない.
_WHY = ("わけ(?=[をはが](?!ない|な[いか])|(?:教|知り|説明|聞))",)
_BEING_ASKED = "と(?:急に|いきなり|また|何度も|さっき|今)?" + either(
    "聞か|訊か|きか|問わ|言わ|尋ねら|質問さ|詰めら|問い?詰めら|突っ込ま|つっこま|迫ら|確認さ"
)
# Who asks; whose figure is meant is another matter: 小松市で「…か」と聞かれた.
_WHO_ASKS = "[市町村部課係局室次館校]長|知事|会派|議員|記者|上司|先輩|後輩|同僚|職員|担当者?|委員|監査人|県庁|[省庁]|さん|様|事務局"
_WHERE_ASKED = "(?:市|町|村|県)?議会|委員会|会議|審議会|会見|電話|メール|窓口|打ち?合わせ|研修|説明会|取材"
_BESIDE = (
    # 上司から「…か」と聞かれました: the question is what somebody else asked
    (
        f'(?<=[かはのた?」』"]){_BEING_ASKED}'
        "れ(?:まして|ました|ます|てい?ます|てい?る|ていて|ており|てて|て|た|そうです|そうで|そう|る|とる|ちゃって)?"
    ),
    (
        rf"(?:^|(?<=[、。⏎]))(?:[^\s、。「」『』?!ぁ-ゟ]{{0,8}}(?:{_WHO_ASKS})(?:から|より|に|が)|(?:{_WHERE_ASKED})で)"
        rf"(?=「[^「」]{{1,80}}」{_BEING_ASKED}|『[^『』]{{1,80}}』{_BEING_ASKED})"
    ),
    # 何回開いたのか
    "(?<=何回)開いた(?:の(?=か))?",
    # セミナーは何回開きましたか; but クラブハウスは何回開きましたか is of no figure
    (
        "(?:セミナー|講座|講習会?|教室|研修|説明会|イベント)[^、。?!⏎]{0,10}何[回件]"
        "(?P<cue>開(?:きました|かれた|かれました|いとる|いてい?る))"
    ),
    # 自分で計算しなおすと
    "自分で(?=計算|検算|確か|調べ|数え)",
    # 目標値がどこにあるか分からなくて; not 太陽光パネルがどこにあるか分からない
    (
        "(?:目標|目標値|実績|実績値|当初値|基準値|数値|数字|達成度|進捗|値|データ|資料|表)[がはも]?"
        "(?P<cue>どこに(?:ある|書いてある|載ってい?る|出てい?る)の?か[がは]?(?:分から|わから)(?:なくて|なく|ないので|ないのですが|ないんですが|ず))"
    ),
    # 報告書に誤りはないか. Whether there is none is asked of mistakes; a negation would turn it round.
    (
        either(
            "誤り|あやまり|間違い|まちがい|ミス|[ずズ]れ|ズレ|ところ|とこ|点|箇所|個所|齟齬|不一致|違い|ちがい|差異?",
            "誤記|誤植|エラー|矛盾|相違|狂い|不備|数字|数値|値|部分",
        )
        + "(?P<cue>(?:は|が|も|とか|って|など)"
        "(?:ない|無い|あらへん|なか|ねえ|ありませんでした|ありません|ございません|なかった))" + _ASKS
    ),
    # 少ない理由. Few and many explain something only beside why: 一番少ない指標 asks for an order there is none of.
    (
        "(?:少な|すくな|多|おお)(?:い|か|かった|すぎ|過ぎ)(?:る|た|ん|の)*(?:は|って)?"
        "(?=の?(?:理由|原因|要因|わけ|訳|背景|なぜ|何故|なんで|どうして|なして))"
    ),
    # なぜこんなに少ないの
    (
        "(?:なぜ|何故|なんで|どうして|なして)(?:こげん|そげん|こんなに?|そんなに?|こう|そう|ここまで)?"
        "(?P<cue>(?:少な|すくな|多|おお)(?:い|か|かった|くて|すぎ|過ぎ)(?:る|た|と|ん|の)*)"
    ),
    # なんで障がい者雇用こんなに少ないの
    (
        r"(?:なぜ|何故|なんで|どうして|なして)[^\s、。?!⏎]{1,30}?"
        "(?P<cue>(?:こげん|そげん|こんなに?|そんなに?|ここまで)(?:少な|すくな)(?:い|か|かった|くて|すぎ|過ぎ)(?:る|た|と|ん|の)*)"
    ),
    # 登録件数についてのご照会です
    (
        "(?:に(?:ついて|関して|関する|つき)|の件(?:で|について|に関して)?)(?:の|、)?"
        "(?P<cue>(?:ご|お)?"
        "(?:照会|問い?合わ?せ|確認|質問|相談|尋ね|依頼|教示依頼|回答依頼|報告依頼)"
        "(?:です|でございます|します|いたします|致します|したい|したく|いたしたく|の件)*)" + _ENDS
    ),
)
_TARGETS = (
    # 何件集める計画
    rf"{_HOW_MANY}(?:まで|に|を|は|も)?(?P<cue>{_SETTING}[^\s、。,?!]{{0,8}}?{_PLANNED})",
    # どこまで引き上げるべき
    (
        rf"(?:{_HOW_MANY}|どこ)(?:まで|に)(?:に|は|も)?"
        rf"(?P<cue>{_SETTING}[^\s、。,?!]{{0,6}}?(?:{_PLANNED}|{_NEEDED}))"
    ),
    # 何件まで集める; but not what was done: 何件まで集めた
    (
        f"{_HOW_MANY}まで(?P<cue>"
        + either(
            "集める?|付ける?|つける?|置く|設置|登録|開催|実施|引き?[上下]げる?|抑える?|高める?|広げる?|増やす?|減らす?",
            "持ってい?く?",
        )
        + "(?!た|し[たとてま]|とる|てる|てい|ました|せ))"
    ),
    # 何件開催せなあかん
    (
        rf"(?<![と年])(?<!あと){_HOW_MANY}(?:を|は|も|くらい)?"
        rf"(?P<cue>(?!{_CHANGING}){_SETTING}[^\s、。,?!]{{0,6}}?{_NEEDED})"
    ),
)
_AGAINST = (
    # 目標件数の何%
    "(?:目標|ゴール|ノルマ)(?:件数|人数|数|値)?の(?=(?:何|なん)(?:%|パーセント|割))",
    # 目標まで何%来た
    (
        "(?:目標|ゴール|ノルマ)(?:値|ライン)?まで"
        "(?=[^、。,?!]{0,10}(?:来[たてとま]|き[たてと]|行っ|いっ[たてと]|達し|進ん|到達し))"
    ),
)
_OUTLOOKS = (
    # あと何件
    rf"(?:あと|残り|のこり)(?:は|で|も|の)?\s*(?={_HOW_MANY})",
    # 毎年何件ずつ増やせばいい
    (
        rf"{_PER_YEAR}(?:あと)?(?:平均)?で?(?:、|\s)?(?={_HOW_MANY}(?:ずつ|づつ|ペースで)?[^、。,?!]{{0,10}}"
        "(?:ば|たら|と(?:い[いけ]|よ|間)|必要|べき|な(?:あか|いか|きゃ|けれ|ん)|足り|要る|いる(?:[?!。]|$)))"
    ),
    # 何件ずつ増やしたら間に合う
    (
        rf"{_HOW_MANY}(?:ずつ|づつ)?(?:は|も|を)?"
        rf"(?P<cue>(?:{_CHANGING}|集め|付け|つけ|やら?|積め|積ん|こな|確保)[^\s、。,?!]{{0,4}}?(?:ば|たら|んだら|と)"
        "(?:いい|ええ|よ[いかろ]|良い|足り|済|間に合|届|目標|達成|クリア|追いつ|到達)[いかろんのはとるうで]*)"
    ),
    # 何件増やさないと
    rf"{_HOW_MANY}(?:ずつ|づつ)?(?:は|も|を)?(?P<cue>{_CHANGING}[^\s、。,?!]{{0,4}}?(?:必要|{_NEEDED}))",
)
_TRENDS = (
    # 何トン削減した: by how much, which the series tells
    "(?:何|なん)(?:トン|とん|t|%|パーセント|割|件|人|施設)(?:くらい|ぐらい|ほど)?(?:を|も)?(?P<cue>削減(?:した|しました|でき|してい?[るま]|され|しと))",
    # どう動いてきとる
    (
        "(?:どう|どんなふうに|どんな風に|どのように|どないに?|どげんに?|どんげに)"
        "(?P<cue>動[いくき]|変わ[っりる]|変化|推移|移り変わ)"
    ),
    # この3年の数字
    r"(?:この|ここ|直近|過去|最近の?)\s*[\d一二三四五六七八九十数]+\s*(?:[かカヶケ箇])?年(?:間|度|分)?(?:の|で|は)?",
)
_QUANTITIES = (
    # 何トンまで減りましたか
    rf"{_HOW_MANY}まで(?:減り|減っ|下が[りっ]|増え|伸び|上が[りっ]|落ち)(?:ました|てい?ます|てい?る|た|とる|とん)",
    # なんかい開催したん; なんかい alone can be なのかい
    "なん(?:かい|けん|にん|こ|しゃ|かしょ|めい)(?=開催|実施|登録|加入|契約|利用|設置|雇|や[っりる]|し[たてと]|でき|出来|あ[っりる]|い[るたま]|来|集|増|減)",
)
_IMPROVED = (
    # 改善がいちばん大きかった
    (
        "(?:改善|伸び|のび|上昇|増加|進歩|前進|向上)(?:幅|度|率|具合)?(?:が|の|は|も)?"
        "(?:一番|1番|最も|もっとも|いちばん|特に|いっちゃん|ひときわ)?も?"
        "(?:大き[いかくな]|おっきい|でか[いか]|著し[いかく]|目覚まし[いかく]|顕著[なでだに]?|すご[いかく])(?:った)?"
    ),
)
_HELP = (
    # どんなふうに質問すればよい, あなたに何を聞いたらいい
    (
        either(
            "どう(?:やって|いう(?:ふう|風)に|いった(?:ふう|風)に)?|どんな(?:ふう|風)に|どの(?:よう|ふう|風)に",
            "どない(?:に|して)?|どげん?(?:に|して)?|どんげ(?:に|して)?|どがい?(?:に|して)?",
            "何(?:を|て|って|から)?|なに(?:を|から)?|なんて",
        )
        + "(?:あなた|お前|君|きみ|あんた|ボット|bot)?に?"
        "(?:質問|ご質問|[聞訊き][かきくけこい]|尋ね|たずね|入力|話しかけ|打[ちてっ]|使[いえうっ]|頼[まみむめん]|お願い)"
        "(?:し|す|せ|れ|っ|て|た|ん|でき|する|みれ)*(?:ば|たら|だら|と|る)"
        "(?:よい|いい|ええ|よか|良い|よろしい|いけ)?る?"
    ),
)
_WHO_AND_WHEN = (
    # 環境課です, 監査委員事務局に出す
    (
        r"[^\s、。,.?!ぁ-ゟ「」『』()]{1,12}"
        "(?:課|係|室|部|局|班|委員会|事務局|担当|協議会|本部|審議会|議会)(?:の(?:者|もの))?"
        "(?="
        + either(
            r"です(?!か)|でございます|と申し|の?[^\sぁ-ゟ、。?!]{2,4}(?:です|と申し)|より[質照依電]",
            "からの?(?:質問|照会|依頼|問い?合|電話|メール|要求|指示|宿題|連絡|[言聞訊頼求急][わかまめ])",
            "に(?:提出|出す|出さ|渡[すさ]|送[るら]|回答|報告|説明)",
            "(?:で|への?|向け|用)(?:の|に)?(?:説明|報告|資料|回答|提出|質問|突っ込|つっこ|聞か|問わ|使|出)",
        )
        + ")"
    ),
    # 環境審議会で, 社会福祉課に: no side of the plan
    r"(?:環境|経済|社会)[^\s、。ぁ-ゟ「」]{0,8}(?:審議会|委員会|協議会|部会|(?:[課部局室]|(?<!関)係)(?![^\s、。ぁ-ゟ]))",
    # 6月議会, 九月号に
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:号|議会|定例会|定例|付け?|から|に|の|中|末|頭|上旬|中旬|下旬)?",
)

# They may overlap, so each is looked for by itself; of two that explain the same stretch the first wins.
_TABLE: Turns = (
    (frozenset({Cue.FRAME}), _JOINING),
    (frozenset({Cue.WHY}), _WHY),
    (frozenset({Cue.FRAME}), _BESIDE),
    (frozenset({Cue.TARGET}), _TARGETS),
    (frozenset({Cue.AGAINST}), _AGAINST),
    (frozenset({Cue.OUTLOOK}), _OUTLOOKS),
    (frozenset({Cue.TREND}), _TRENDS),
    (frozenset({Cue.QUANTITY}), _QUANTITIES),
    (frozenset({Cue.IMPROVED}), _IMPROVED),
    (frozenset({Cue.HELP}), _HELP),
    (frozenset({Cue.CONTEXT}), _WHO_AND_WHEN),
)
_PATTERNS = tuple((re.compile(pattern), cues) for cues, patterns in _TABLE for pattern in patterns)

# Words for what is asked that dictating and converting write with other characters of the same sound: 当所値, 達成土.
# Only those of three characters and more: of shorter ones some are other things (水位 may count; 投書 does).
_HEARD: Turns = (
    (frozenset({Cue.PROGRESS}), ("達成度", "達成率", "進捗率", "進捗度", "達成状況", "進捗状況")),
    (frozenset({Cue.TARGET}), ("目標値",)),
    (frozenset({Cue.BASELINE}), ("当初値", "基準値", "初期値")),
    (frozenset({Cue.ACTUAL}), ("実績値", "現在値", "最新値")),
    (frozenset({Cue.TREND}), ("経年変化",)),
    (frozenset({Cue.AUDIT}), ("公表値",)),
    (frozenset({Cue.NOTE}), ("反映状況", "特筆事項")),
)


def find_cues(text: str) -> Iterator[tuple[int, int, Cues]]:
    """Where the normalised `text` says something by how its words stand together, and what."""
    for pattern, cues in _PATTERNS:
        for match in pattern.finditer(text):
            yield *match.span("cue" if "cue" in pattern.groupindex else 0), cues
    for pattern, cues in _heard():
        for match in pattern.finditer(text):
            yield *match.span(), cues


@cache
def _heard() -> tuple[tuple[re.Pattern[str], Cues], ...]:
    return tuple((re.compile(_sounding_like(word)), cues) for cues, words in _HEARD for word in words)


def _sounding_like(word: str) -> str:
    return "".join(f"[{alike(character)}]" for character in word)
