"""What can be done next: every button holds the whole of what it asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import buttons, choices
from kpi_core.answers import Answer
from kpi_core.contents import Choice, Option
from kpi_core.language import Bilingual
from kpi_core.questions import Filters, Intent
from tests.bot.kaga import about, ask, figures, press

PARTNERS = Option("sdgs_partners", Bilingual("登録件数", "Registrations"), "社6")
CITIZENS = Option("e_citizens", Bilingual("登録者数", "Citizens"), "成5")


def steps(found: Answer) -> dict[str, Choice]:
    assert found.choice is not None
    made = buttons.next_steps(found, figures(found), found.choice)
    return {b.to_dict()["text"]["text"]: choices.decode(b.to_dict()["value"]) for b in made}


def test_the_other_views_of_the_same_measures() -> None:
    found = steps(ask("MaaSの達成度は?"))
    keys = ("maas_downloads", "maas_services")
    assert list(found) == ["推移を見る", "見通しを見る", "実績を入力", "履歴", "違う指標です"]
    assert found["推移を見る"] == Choice(Intent.TREND, keys, "ja")
    assert found["見通しを見る"].intent is Intent.OUTLOOK


def test_wrong_keeps_the_question_and_all_that_was_asked() -> None:
    found = ask("2022年のMaaSアプリのダウンロード件数の実績は?")
    assert found.choice is not None
    value = buttons.next_steps(found, figures(found), found.choice)[-1].to_dict()["value"]
    wrong = choices.decode_wrong(value)
    assert wrong.text == "2022年のMaaSアプリのダウンロード件数の実績は?"
    assert (wrong.choice.intent, wrong.choice.years) == (Intent.ACTUAL, (2022,))


def test_the_row_that_was_asked_for_stays_asked_for() -> None:
    assert steps(ask("取3の達成度は?"))["見通しを見る"].codes == ("取3",)


def test_a_row_of_one_year_has_no_trend_so_its_measure_gives_it() -> None:
    found = steps(ask("成7の達成度は?"))
    assert found["推移を見る"].codes == ()
    assert found["違う指標です"].codes == ("成7",)


def test_a_year_stays_with_the_achievement_and_leaves_the_trend() -> None:
    found = steps(about("maas_downloads", Intent.ACTUAL, years=(2022,)))
    assert found["達成度を見る"].years == (2022,)
    assert found["推移を見る"].years == ()


@pytest.mark.parametrize(
    ("intent", "kept"),
    [
        (Intent.TARGET, Intent.TARGET),
        (Intent.NOTE, Intent.NOTE),
        (Intent.PROGRESS, Intent.PROGRESS),
        (Intent.LIST, Intent.PROGRESS),
        (Intent.UNKNOWN, Intent.PROGRESS),
        (Intent.CONTEXT, Intent.PROGRESS),
    ],
)
def test_a_candidate_keeps_the_intent_and_the_year(intent: Intent, kept: Intent) -> None:
    first, second = buttons.options((PARTNERS, CITIZENS), intent, "ja", (2022,))
    assert first.to_dict()["text"]["text"] == "社6 登録件数"
    assert choices.decode(first.to_dict()["value"]) == Choice(kept, ("sdgs_partners",), "ja", (2022,), ("社6",))
    assert first.to_dict()["action_id"] != second.to_dict()["action_id"]


def test_what_can_be_entered_is_about_what_was_answered() -> None:
    found = steps(about("maas_downloads", Intent.TREND, years=(2022,)))
    assert found["実績を入力"] == found["履歴"] == Choice(Intent.ACTUAL, ("maas_downloads",), "ja", (2022,))


def test_at_most_ten_candidates_are_offered() -> None:
    assert len(buttons.options((PARTNERS,) * 30, Intent.TARGET, "en")) == 10


def test_ways_into_the_whole_leave_out_the_one_that_is_shown() -> None:
    def shown(choice: Choice) -> list[str]:
        return [b.to_dict()["text"]["text"] for b in buttons.overviews(press(choice))]

    assert shown(Choice(Intent.HELP, (), "ja")) == ["全体の状況", "遅れている指標", "指標の一覧"]
    assert shown(Choice(Intent.SUMMARY, (), "ja")) == ["遅れている指標", "指標の一覧"]
    assert shown(Choice(Intent.LIST, (), "en")) == ["Summary", "What is behind"]


@pytest.mark.parametrize(
    "question",
    ["MaaSの達成度は?", "遅れている指標は?", "全体の状況は?", "成7の達成度は?", "環境の指標を一覧で", "計画期間は?"],
)
def test_what_is_shared_is_what_was_answered(question: str) -> None:
    found = ask(question)
    (button,) = buttons.share(found)
    assert press(choices.decode(button.to_dict()["value"])).content == found.content


def test_what_found_nothing_is_not_shared() -> None:
    assert buttons.share(ask("待機児童は?")) == []
    assert buttons.share(press(Choice(Intent.HELP, (), "ja"))) == []
    found = press(Choice(Intent.LIST, (), "ja", filters=Filters(goal=1)))
    assert len(buttons.share(found)) == 1
    assert buttons.share(replace(found, choice=None)) == []
