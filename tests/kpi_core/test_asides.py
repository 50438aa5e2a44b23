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
        ("お腹が空いたので、女性就業率の達成度は?", "progress: 社4 2022 28%"),
        ("すでに達成した指標だけ抜き出してください。プレスリリースに使います。", "list: 社3 取7"),
        ("雨が降ってきました。遅れている指標は?", "list: 社4 社5 取2 取4"),
        ("女性就業率の目標は? 昼から視察団が来るので", "target: 社4 2022 28%"),
        ("I'm checking vouchers against last year's ledger. How is the female employment rate?", "progress: 社4 2022 28%"),
        ("Female employment rate, because my neighbour wonders", "progress: 社4 2022 28%"),
        ("I have to brief my squad in ten minutes, so how is the female employment rate?", "progress: 社4 2022 28%"),
        ("I want to open my saga with a success. Which indicator has the best achievement?", "ranking: 社3 環9 環8 取4 社6 経1 経2 社4 取2 社5"),
        # the name may stand in such a clause, if no unknown word belongs to it
        ("女性就業率が低いと記者に叩かれた。実際どうなん?", "progress: 社4 2022 28%"),
        ("GHG was slammed in the papers. What was the target?", "target: 環8 2022 81%"),
        ("MaaSの開発費が高いと叩かれた。どうなってる?", "clarify: 経2 取4"),
        ("図書館でMaaSアプリが叩かれた。どうなってる?", "clarify: 経2 取4"),
        ("The MaaS app for divers was slammed. How is it going?", "clarify: 経2 取4"),
        ("女性就業率が低いと記者に叩かれた。温室効果ガスは?", "clarify: 社4 環8"),  # which of the two is asked for?
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
        question = understand("去年ハチに刺されました。女性就業率の達成度は?", vocabulary_of(store))
    assert (question.parts[0].role, question.parts[0].text) == ("aside", "去年ハチに刺されました。")
    assert question.left_over == ()
    assert "刺され" in question.typed
    assert "刺され" not in question.text


def test_a_year_that_only_the_reason_names_narrows_nothing() -> None:
    assert ask("去年ハチに刺されました。女性就業率の達成度は?").choice == ask("女性就業率の達成度は?").choice
