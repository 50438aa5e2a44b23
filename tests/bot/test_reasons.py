"""The sentences beside a figure: each case with its own, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot import views
from bot.reasons import computed, reasons, why_differs, why_no_percent
from kpi_core.answers import answer
from kpi_core.assessment import Assessment, assess
from kpi_core.contents import Choice, MeasureAnswer, YearLabel
from kpi_core.questions import Intent
from kpi_core.record import Absence, Indicator, Observation, Rule
from kpi_core.stated import Stated
from kpi_core.store import Store
from tests.bot.every_answer import words_of
from tests.bot.kaga import RECORD, about, figures
from tests.kpi_core.plans import dossier, plan, printed, row, seen

TODAY = date(2025, 6, 2)


def result(
    indicator: Indicator,
    actuals: Mapping[str, str] | list[Observation] | None = None,
    *,
    today: date = TODAY,
    year: int | None = None,
    **more: Any,
) -> Assessment:
    found = dossier(indicator, actuals=actuals or {}, **more)
    return assess(found.indicators[0], found, plan(), today, year=year)


def said(
    lead: Assessment,
    label: YearLabel | None = None,
    *,
    without_target: tuple[int, ...] = (),
    intent: Intent = Intent.PROGRESS,
    stated: tuple[Stated, ...] = (),
) -> tuple[str, str]:
    """All reasons, in Japanese and in English."""
    answer = MeasureAnswer(lead.dossier, (lead,), without_target, stated=stated)
    return "".join(reasons(answer, lead, label, "ja", intent)), " ".join(reasons(answer, lead, label, "en", intent))


NO_PERCENT = [
    (row(target=""), {"2023年": "5"}, None, "目標値の記載がない", "No target is published for 経1"),
    (row(target="2030年 前年より増加"), {"2023年": "5"}, None, "目標が数値ではない", "The target is in words"),
    (row(), {}, None, "実績がまだありません", "no actual yet"),
    (row(), {"2023年": "5"}, 2022, "2022年の実績は記録にありません", "no actual for 2022"),
    (row(baseline="2020年 ー"), {"2023年": "5"}, None, "当初値の記載がない", "No baseline is published"),
    (row(baseline="2020年 100"), {"2023年": "5"}, None, "目標値が当初値と同じ", "The target equals the baseline"),
    (row(target="2030年 0", rule=Rule.RATIO), {"2023年": "5"}, None, "目標値が0", "The target is 0"),
    (
        row(baseline="2020年 90", target="2030年 80以上", rule=Rule.AT_LEAST),
        {"2023年": "85"},
        None,
        "達成・未達成だけ",
        "either achieved or not",
    ),
    (row(target="2022年 100"), {"2023年": "5"}, 2023, "目標年（2022年）のあと", "after the target year (2022年)"),
]


@pytest.mark.parametrize(("indicator", "actuals", "year", "ja", "en"), NO_PERCENT)
def test_each_case_without_a_percentage_has_its_own_sentence(
    indicator: Indicator, actuals: dict[str, str], year: int | None, ja: str, en: str
) -> None:
    lead = result(indicator, actuals, year=year)
    assert lead.percent is None
    assert ja in why_no_percent(lead, "ja")
    assert en in why_no_percent(lead, "en")
    assert ja in said(lead)[0]


def test_where_there_is_a_percentage_there_is_nothing_to_say() -> None:
    assert said(result(row(), {"2023年": "30"})) == ("", "")


def test_the_cases_are_told_apart() -> None:
    assert len({ja for _, _, _, ja, _ in NO_PERCENT}) == len(NO_PERCENT)


def test_a_target_year_without_an_actual_is_said() -> None:
    ja, en = said(result(row(target="2024年 100"), {"2023年": "30"}))
    assert "目標年の実績がまだありません。" in ja
    assert "no actual for the target year yet" in en


def test_an_actual_that_is_not_after_the_baselines_year_is_not_judged() -> None:
    ja, en = said(result(row(), {"2020年": "5"}))
    assert "当初値の年より後の実績ではない" in ja
    assert "not after the baseline's year" in en


def test_without_a_straight_line_there_is_no_judging() -> None:
    ja, en = said(result(row(baseline="- 0"), {"2023年": "5"}))
    assert "進み方の目安を出せない" in ja
    assert "no straight line" in en


def test_minus_nothing_is_said_to_be_slightly_worse() -> None:
    ja, en = said(result(row(baseline="2020年 1000", target="2030年 2000"), {"2023年": "999"}))
    assert "わずかに下回る" in ja
    assert "Slightly worse" in en


def test_an_implied_target_is_said_to_be_implied() -> None:
    lead = figures(about("e_citizens")).measures[0].rows[0]
    ja, en = said(lead)
    assert (
        "公表値 69% から逆算すると、当初値が0なら目標は 500 件（497〜503 件の範囲）と推定されます（公表された目標値ではありません）。"
        in ja
    )
    assert "implies a target of 500 registrations (between 497 and 503 registrations)" in en
    exact = result(
        row(target="", baseline="2020年 0"), {"2023年": "1"}, published=[printed("経1", "2023年", "100%", "1")]
    )
    assert "目標は 1 人と推定" in said(exact)[0]


def test_no_target_is_implied_of_a_year_for_which_nothing_was_published() -> None:
    lead = figures(about("e_citizens", years=(2022,))).measures[0].rows[0]
    assert lead.implied is not None
    assert "推定" not in said(lead)[0]
    assert "implies" not in said(lead)[1]


def test_a_borrowed_target_says_whose_it_is() -> None:
    found = dossier(row("経1"), row("成1", baseline="", target="", compare_with="経1"), actuals={"2023年": "30"})
    ja, en = said(assess(found.indicator("成1"), found, plan(), TODAY))
    assert "成1 には当初値・目標値の記載がないため、同じ指標の 経1 の値で計算しています。" in ja
    assert "those of 経1, the same measure" in en


def test_a_published_figure_that_is_the_plain_ratio_says_so() -> None:
    lead = next(r for r in figures(about("clubhouse_uses")).measures[0].rows if r.row.code == "社3")
    ja, en = said(lead)
    assert "2023年の公表値は 101%（成7）ですが、計算式では 102% になります。" in ja
    assert "公表値は当初値を引かない単純な比率（1,721 ÷ 1,700）と一致します。" in ja
    assert "the formula gives 102%. The published one is the plain ratio (1,721 ÷ 1,700), without the baseline." in en


def test_a_published_figure_with_another_actual_says_which() -> None:
    lead = result(row(), {"2023年": "40"}, published=[printed("経1", "2023年", "30%", "30")])
    (comparison,) = lead.comparisons
    assert why_differs(comparison, "ja").endswith("計算式では 40% になります。公表時の実績は 30 でした。")
    assert why_differs(comparison, "en").endswith("It was published with an actual of 30.")


def test_a_published_figure_that_nothing_explains_stands_beside_ours() -> None:
    lead = result(row(), {"2023年": "40"}, published=[printed("経1", "2023年", "77.7%")])
    (comparison,) = lead.comparisons
    assert computed(comparison) == "40.0%"
    assert why_differs(comparison, "en") == "The published figure for 2023 is 77.7% (経1); the formula gives 40.0%."


def test_a_published_figure_that_agrees_needs_no_word() -> None:
    lead = result(row(), {"2023年": "40"}, published=[printed("経1", "2023年", "40%", "40")])
    assert why_differs(lead.comparisons[0], "ja") == ""
    unknown = replace(lead.comparisons[0], computed=None, differs=None)
    assert (computed(unknown), why_differs(unknown, "en")) == ("", "")


def test_a_year_without_an_actual_names_those_that_have_one() -> None:
    ja, en = said(result(row(), {"2022年": "20", "2023年度": "30"}, year=2021))
    assert "実績があるのは2022年、2023年度です。" in ja
    assert "There are actuals for 2022, FY2023." in en


def test_actuals_after_the_target_year_are_named() -> None:
    ja, en = said(result(row(target="2022年 100"), {"2022年": "80", "2023年": "90"}))
    assert "目標年のあとの実績: 90 人（2023年）" in ja
    assert "Actual after the target year: 90 people (2023)" in en


def test_an_entry_over_another_figure_shows_both() -> None:
    ja, en = said(result(row(), [seen("2023年", "40", over="30")]))
    assert "2023年の公表データの実績は 30 人 です（入力された値を使っています）。" in ja
    assert "The record's actual for 2023 is 30 people; the entered one is used." in en
    assert said(result(row(), [seen("2023年", "30", over="30")])) == ("", "")


def test_a_published_figure_before_an_entry_needs_no_second_reason() -> None:
    entered = result(row(), [seen("2023年", "40", over="30")], published=[printed("経1", "2023年", "30%", "30")])
    assert said(entered)[0] == "2023年の公表データの実績は 30 人 です（入力された値を使っています）。"
    other_year = result(
        row(),
        [seen("2022年", "25"), seen("2023年", "40", over="30")],
        published=[printed("経1", "2022年", "20%", "20")],
    )
    assert "2022年の公表値は 20%（経1）ですが、計算式では 25% になります。" in said(other_year)[0]


def test_years_that_have_no_target_name_those_that_do() -> None:
    lead = result(row(), {"2023年": "30"})
    ja, en = said(lead, without_target=(2025, 2026))
    assert "2025年、2026年の目標値は公表されていません。公表されているのは 2030年 の目標です。" in ja
    assert "No target for 2025, 2026 is published; there are targets for 2030." in en
    assert said(result(row(target=""), {"2023年": "30"}), without_target=(2025,))[0].count("目標値は公表") == 0


def test_a_year_that_is_printed_otherwise_says_how() -> None:
    ja, en = said(result(row(), {"2022年": "20"}), YearLabel("令和4年度", "2022年", 2022))
    assert "お尋ねの「令和4年度」は、公表資料では「2022年」と表示されています。" in ja
    assert "What you call 令和4年度 is printed as 2022年" in en


def test_a_note_that_was_asked_for_and_is_not_there_is_said() -> None:
    lead = result(row(), {"2022年": "20"})
    answer = MeasureAnswer(lead.dossier, (lead,))
    assert "記載がありません" in reasons(answer, lead, None, "ja", Intent.NOTE)[0]
    assert reasons(answer, lead, None, "ja", Intent.PROGRESS) == ()
    kaga = figures(about("maas_downloads")).measures[0]
    assert reasons(kaga, kaga.rows[0], None, "ja", Intent.NOTE) == ()


def test_a_target_that_leaves_out_its_own_number_says_why_it_is_not_achieved() -> None:
    lead = result(row(baseline="2020年 50", target="2024年 10未満"), {"2024年": "10"})
    ja, en = said(lead)
    assert "目標は「10 人未満」のため、ちょうど10 人では達成になりません。" in ja
    assert "The target excludes 10 people itself" in en


ABSENT = Absence(2025, "国の統計待ち", "加賀 花子", "2026-05-01T15:30:00Z", date(2026, 5, 2))


@pytest.mark.parametrize(
    ("actuals", "year", "shown"),
    [
        ({"2024年": "30"}, None, True),  # the newest there is, and why there is no newer one
        ({"2024年": "30"}, 2025, True),
        ({"2024年": "30"}, 2024, False),
        ({"2024年": "30"}, 2023, False),
        ({"2025年": "30"}, None, False),  # entered meanwhile
        ({"2026年": "30"}, None, False),  # overtaken
    ],
)
def test_why_there_is_no_actual_yet_stands_beside_the_figure(
    actuals: dict[str, str], year: int | None, shown: bool
) -> None:
    found = replace(dossier(row(), actuals=actuals), absences=(ABSENT,))
    ja, en = said(assess(found.indicators[0], found, plan(), date(2026, 6, 1), year=year))
    assert ("2025年: まだ出ていません: 国の統計待ち（加賀 花子、2026年5月2日）" in ja) is shown
    assert ("2025: Not out yet: 国の統計待ち (加賀 花子, 2026-05-02)" in en) is shown


# ---- figures that the question asks about --------------------------------------------------------

RATE = replace(row(baseline="2020年 50", target="2030年 70"), unit_printed="%")
COUNT = replace(row(), unit_printed="件")
STATED = [
    (COUNT, {"2023年": "40"}, Intent.ACTUAL, Stated("40", "件"), "お尋ねの 40 件 は、2023年の実績と同じです。"),
    (COUNT, {"2023年": "40"}, Intent.ACTUAL, Stated("40.0"), "お尋ねの 40.0 件 は、2023年の実績と同じです。"),
    (
        COUNT,
        {"2023年": "40"},
        Intent.ACTUAL,
        Stated("41", "件"),
        "2023年の実績（40 件）は、お尋ねの 41 件 を下回っています。",
    ),
    (
        COUNT,
        {"2023年": "40"},
        Intent.PROGRESS,
        Stated("39", "件"),
        "2023年の実績（40 件）は、お尋ねの 39 件 を上回っています。",
    ),
    (RATE, {"2023年": "55.50"}, Intent.ACTUAL, Stated("55.5", "%"), "お尋ねの 55.5% は、2023年の実績と同じです。"),
    (
        COUNT,
        {"2023年": "40"},
        Intent.TARGET,
        Stated("99", "件"),
        "経1の2030年の目標（100 件）は、お尋ねの 99 件 を上回っています。",
    ),
    (COUNT, {"2023年": "40"}, Intent.PROGRESS, Stated("40", "%"), "お尋ねの 40% は、経1の2023年の達成度と同じです。"),
    (
        RATE,
        {"2023年": "55.5"},
        Intent.PROGRESS,
        Stated("28", "%"),
        "お尋ねの 28% は、経1の2023年の達成度（四捨五入）と同じです。",
    ),
    (
        RATE,
        {"2023年": "55.5"},
        Intent.PROGRESS,
        Stated("27.4", "%"),
        "経1の2023年の達成度（27.5%）は、お尋ねの 27.4% を上回っています。",
    ),
    (
        COUNT,
        {"2023年": "40"},
        Intent.ACTUAL,
        Stated("100", "件"),
        "お尋ねの 100 件 を下回っています。100 件 は経1の2030年の目標です。",
    ),
    (
        COUNT,
        {"2023年": "40"},
        Intent.ACTUAL,
        Stated("39", "名"),
        "2023年の実績（40 件）は、お尋ねの 39 名 を上回っています。",
    ),
    (
        replace(row(target="2022年 100"), unit_printed="件"),
        {"2022年": "90", "2023年": "120"},
        Intent.ACTUAL,
        Stated("120", "件"),
        "お尋ねの 120 件 は、2023年の実績と同じです。",
    ),
    (COUNT, {"2023年": "40"}, Intent.BASELINE, Stated("0", "件"), "お尋ねの 0 件 は、2020年の当初値と同じです。"),
]


@pytest.mark.parametrize(("indicator", "actuals", "intent", "stated", "sentence"), STATED)
def test_a_stated_figure_is_compared_with_the_one_that_answers(
    indicator: Indicator, actuals: Mapping[str, str], intent: Intent, stated: Stated, sentence: str
) -> None:
    ja, en = said(result(indicator, actuals), intent=intent, stated=(stated,))
    assert sentence in ja
    assert "you ask about" in en


NOT_COMPARED = [
    (COUNT, {"2023年": "40"}, Intent.PROGRESS, Stated("40")),  # it can be the achievement
    (COUNT, {}, Intent.ACTUAL, Stated("40", "件")),
    (row(target=""), {"2023年": "40"}, Intent.TARGET, Stated("40", "件")),
    (row(baseline="2020年 ー"), {"2023年": "40"}, Intent.BASELINE, Stated("40", "件")),
    (COUNT, {"2023年": "40"}, Intent.TREND, Stated("40", "件")),
]


@pytest.mark.parametrize(("indicator", "actuals", "intent", "stated"), NOT_COMPARED)
def test_a_stated_figure_that_can_be_another_is_not(
    indicator: Indicator, actuals: Mapping[str, str], intent: Intent, stated: Stated
) -> None:
    lead = result(indicator, actuals)
    assert said(lead, intent=intent, stated=(stated,)) == said(lead, intent=intent)


def test_a_stated_target_is_held_against_that_of_every_row() -> None:
    lead, other = result(COUNT), result(row("取1", target="2022年 25"))
    answer = MeasureAnswer(lead.dossier, (lead, other), stated=(Stated("25", "件"),))
    assert reasons(answer, lead, None, "ja", Intent.TARGET)[0] == "お尋ねの 25 件 は、取1の2022年の目標と同じです。"


TYPED = [
    (["女性就業率が55.5%って本当？"], "お尋ねの 55.5% は、2022年の実績と同じです。"),
    (
        ["did MaaS downloads really hit 3,000?"],
        "The actual for 2023 (1,457 downloads) is below the figure you ask about (3,000 downloads).",
    ),
    (["MaaSダウンロードの目標は2,500件で合ってる？"], "お尋ねの 2,500 件 は、取3の2022年の目標と同じです。"),
    (["女性就業率は？", "53.4%って聞いたけど本当？"], "2022年の実績（55.5%）は、お尋ねの 53.4% を上回っています。"),
    (["MaaSは1000件超えた？"], ""),  # of two indicators it is not told whose figure is meant
    (["MaaSダウンロードの目標5000件"], ""),  # nothing is asked about it
    (["女性就業率の目標年は2030年ですか"], ""),  # a year is no figure
    (["指標5の実績は本当？"], ""),  # nor is a row's number
]


@pytest.mark.parametrize(("typed", "sentence"), TYPED)
def test_the_sentence_stands_in_the_answer_to_what_was_typed(typed: list[str], sentence: str) -> None:
    kept: Choice | None = None
    with Store.open(RECORD) as store:
        for text in typed:
            found = answer(text, store, TODAY, previous=kept)
            kept = found.kept
    said = words_of(list(views.message(found).blocks))
    assert "の実績" in said or "actual" in said.casefold() or "目標" in said
    assert sentence in said
    assert sentence or not ("お尋ねの" in said or "you ask about" in said)
