"""Clauses that only say why somebody asks are passed over; those that say what about are not."""

from __future__ import annotations

import pytest

from kpi_core.answers import vocabulary_of
from kpi_core.questions import understand
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD, ask, told


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("決算特別委員会で突っ込まれそうです。女性就業率の達成度は?", "progress: 社4 2022 28%"),
        ("広報誌７月号の特集に載せたいのですが、女性就業率はどうですか", "progress: 社4 2022 28%"),
        ("部長にうるさく聞かれるので、女性就業率の達成度は?", "progress: 社4 2022 28%"),
        ("すでに達成した指標だけ抜き出してください。プレスリリースに使います。", "list: 社3 取7"),
        ("掲示板の原稿を書いています。遅れている指標は?", "list: 社4 社5 取2 取4"),
        ("女性就業率の目標は? 昼から視察団が来るので", "target: 社4 2022 28%"),
        ("I'm checking vouchers against last year's ledger. How is the female employment rate?", "progress: 社4 2022 28%"),
        ("How is the female employment rate? Our plumber asked me yesterday", "progress: 社4 2022 28%"),
        ("I have to brief my squad in ten minutes, so how is the female employment rate?", "progress: 社4 2022 28%"),
        ("I am writing a saga. Which indicator has the best achievement?", "ranking: 社3 環9 環8 取4 社6 経1 経2 社4 取2 社5"),
        ("人権・男女共同の担当です。女性就業率の達成度は?", "progress: 社4 2022 28%"),
        # who is counted, rather than who asks
        ("正社員だけの担当です。女性就業率の達成度は?", "clarify: 社4"),
        ("今回の対象、正社員の担当です。女性就業率の達成度は?", "clarify: 社4"),
        # the name stands in the clause itself
        ("女性就業率が低いと記者に叩かれた。実際どうなん?", "clarify: 社4"),
        ("MaaSの開発費が高いと叩かれた。どうなってる?", "clarify: 経2 取4"),
        ("太陽光ではなく風力を検討しています。目標は？", "clarify: 環9"),
        ("クラブハウス以外を取材しています。利用者数は？", "unknown"),
        # what narrows, excludes, counts, assumes or asks for more
        ("既婚者に絞ります。女性就業率は？", "clarify: 社4"),
        ("環境以外を担当しています。遅れている指標は？", "unknown"),
        ("環境分野の担当に異動しました。指標の一覧は？", "unknown: 担当に異動"),
        ("場所を探しています。クラブハウスは？", "clarify: 社3"),
        ("目標を200に変更したので、パートナーの達成度は？", "clarify: 社6"),
        ("We are in Komatsu. What is the female employment rate?", "clarify: 社4"),
        ("I was thinking of part-timers. Female employment rate?", "clarify: 社4"),
        ("I'm auditing fiscal 2021. How many solar panels?", "clarify: 環9"),
        ("My boss wants the cost. What is the solar target?", "clarify: 環9"),
        ("What is the solar target? I also need the baseline.", "progress: 環9 2023 89%, 成1 2023 89%"),
        ("お腹が空いたので、女性就業率の達成度は?", "clarify: 社4"),
        # what sets the topic, tells apart, or is asked too
        ("図書館の件ですが、女性就業率は?", "clarify: 社4"),
        ("図書館の話です。女性就業率は?", "clarify: 社4"),
        ("男性です。女性就業率は?", "clarify: 社4"),
        ("小松市に出張中です。女性就業率はどうですか", "clarify: 社4"),
        ("住宅が気になります。太陽光パネル設置数は?", "clarify: 環9"),
        ("図書館が閉まっていました。利用者数は?", "unknown: 図書館が閉"),
        ("待機児童について知りたいです。MaaSも。", "clarify: 経2 取4"),
        ("待機児童は減りましたか。温室効果ガスは?", "clarify: 環8"),
        ("It is for tourists. How is the female employment rate?", "clarify: 社4"),
        ("Tell me about libraries. And the female employment rate?", "clarify: 社4"),
        ("雨が降ってきました。目標は?", "unknown"),
        ("雨が降ってきました。傘が欲しいです。", "unknown"),
    ],
)  # fmt: skip
def test_only_clauses_that_say_why_may_hold_unknown_words(question: str, shown: str) -> None:
    assert told(ask(question)) == shown


def test_what_was_passed_over_is_explained_as_such() -> None:
    with Store.open(RECORD) as store:
        question = understand("去年ハチの記事を書きました。女性就業率の達成度は?", vocabulary_of(store))
    assert (question.parts[0].role, question.parts[0].text) == ("aside", "去年ハチの記事を書きました。")
    assert question.left_over == ()
    assert "ハチ" in question.typed
    assert "ハチ" not in question.text


def test_a_year_that_only_the_reason_names_narrows_nothing() -> None:
    assert ask("去年ハチの記事を書きました。女性就業率の達成度は?").choice == ask("女性就業率の達成度は?").choice
