"""How a row stands, one small plan a case. Kaga's own record is in `test_kaga.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpi_core.achievement import Undefined
from kpi_core.assessment import assess, target_year
from kpi_core.figures import rounded
from kpi_core.language import Bilingual
from kpi_core.pace import Status
from kpi_core.record import Certainty, Note, NoteKind
from tests.kpi_core.plans import dossier, plan, printed, row, seen, year
from tests.kpi_core.results import TODAY, assessed, expected_share, percent_shown, year_used


@pytest.mark.parametrize(
    ("baseline", "actual", "target", "percent", "status"),
    [
        # the year 2 of 10: a straight line has made 20 %
        ("2020年 667494", "505960", "2030年 467246", "81", Status.ON_TRACK),  # falling
        ("2020年 104", "91", "2030年 0", "13", Status.SLIGHTLY_BEHIND),
        ("2020年 3", "1", "2030年 9", "-33", Status.REGRESSING),  # away from the target
        ("2020年 607", "606", "2030年 850", "0", Status.REGRESSING),  # minus zero: -0.41
        ("2020年 0", "50", "2030年 30", "167", Status.ACHIEVED),  # past its goal, before the target year
        ("2020年 0", "19", "2030年 100", "19", Status.ON_TRACK),
        ("2020年 0", "18", "2030年 100", "18", Status.SLIGHTLY_BEHIND),
        ("2020年 0", "11", "2030年 100", "11", Status.BEHIND),
        ("2020年 0", "0", "2030年 100", "0", Status.BEHIND),
        ("2020年 -10", "-8", "2030年 0", "20", Status.ON_TRACK),  # below zero
        ("2020年 0", "996", "2030年 1000", "99.6", Status.ON_TRACK),  # never printed as 100
    ],
)
def test_before_the_target_year_a_row_has_a_percentage_and_a_pace(
    baseline: str, actual: str, target: str, percent: str, status: Status
) -> None:
    result = assessed(row("経1", baseline, target), {"2022年": actual})
    assert (percent_shown(result), result.status, expected_share(result)) == (percent, status, "20")


@pytest.mark.parametrize(
    ("target", "actual", "undefined", "status"),
    [
        ("2030年 5", "5", Undefined.TARGET_IS_BASELINE, Status.NOT_AVAILABLE),  # 5→5→5: zero span
        ("2030年 5", "7", Undefined.TARGET_IS_BASELINE, Status.NOT_AVAILABLE),
        ("2030年 前年より増加", "7", Undefined.TARGET_IN_WORDS, Status.NOT_AVAILABLE),
        ("", "7", Undefined.NO_TARGET, Status.NOT_AVAILABLE),
    ],
)
def test_without_a_way_to_go_there_is_no_percentage(
    target: str, actual: str, undefined: Undefined, status: Status
) -> None:
    result = assessed(row("経1", "2020年 5", target), {"2022年": actual})
    assert (result.percent, result.shown, result.undefined, result.status) == (None, None, undefined, status)
    assert result.outlook is None


def test_a_missing_actual_is_no_zero() -> None:
    result = assessed(row(), {"2022年": "未集計"})
    assert (result.observation, result.undefined, result.status) == (None, Undefined.NO_ACTUAL, Status.NOT_AVAILABLE)
    asked = assessed(row(), {"2022年": "未集計"}, asked=2022)
    assert asked.observation is not None
    assert asked.observation.mark == "未集計"
    assert (asked.percent, asked.expected, asked.undefined) == (None, None, Undefined.NO_ACTUAL)


def test_a_missing_actual_does_not_hide_the_newest_one_before_it() -> None:
    assert year_used(assessed(row(), {"2021年": "10", "2022年": "20", "2023年": "集計中"})) == "2022年"


# --- the target year and after it


@pytest.mark.parametrize(
    ("target", "today", "over"),
    [
        ("2022年 100", date(2022, 12, 31), False),
        ("2022年 100", date(2023, 1, 1), True),
        ("2022年度 100", date(2023, 3, 31), False),
        ("2022年度 100", date(2023, 4, 1), True),
    ],
)
@pytest.mark.parametrize(
    ("actual", "verdict"), [("60", Status.MISSED), ("100", Status.ACHIEVED), ("-1", Status.MISSED)]
)
def test_a_year_ends_on_31_december_and_a_fiscal_year_on_31_march(
    target: str, today: date, over: bool, actual: str, verdict: Status
) -> None:
    on_the_way = {"60": Status.SLIGHTLY_BEHIND, "100": Status.ACHIEVED, "-1": Status.REGRESSING}
    for asked in (None, 2022):
        result = assessed(row(target=target), {"2022年": actual}, today=today, asked=asked)
        assert result.status is (verdict if over else on_the_way[actual])


def test_over_without_an_actual_of_the_target_year_cannot_be_told() -> None:
    result = assessed(row(target="2022年 100"), {"2020年": "0", "2021年": "99"}, today=date(2023, 1, 1))
    assert (result.status, result.target_year_missing) == (Status.NOT_AVAILABLE, True)
    assert (year_used(result), percent_shown(result), expected_share(result)) == (
        "2021年",
        "99",
        "50",
    )  # the newest earlier figure
    assert result.outlook is None


def test_even_a_target_that_was_reached_early_waits_for_the_actual_of_its_year() -> None:
    result = assessed(row(target="2022年 100"), {"2021年": "120"}, today=date(2023, 1, 1))
    assert (result.status, percent_shown(result), result.target_year_missing) == (Status.NOT_AVAILABLE, "120", True)


def test_a_marked_actual_of_the_target_year_is_none() -> None:
    result = assessed(row(target="2022年 100"), {"2021年": "99", "2022年": "未集計"}, today=date(2023, 1, 1))
    assert (result.status, result.target_year_missing, year_used(result)) == (Status.NOT_AVAILABLE, True, "2021年")


def test_actuals_after_the_target_year_no_longer_count_but_are_named() -> None:
    result = assessed(row(target="2022年 100"), {"2022年": "80", "2023年": "110"})
    assert (year_used(result), percent_shown(result), result.status) == ("2022年", "80", Status.MISSED)
    assert [str(o.year) for o in result.later] == ["2023年"]
    assert not result.target_year_missing


def test_only_later_actuals_leave_the_target_year_missing() -> None:
    result = assessed(row(target="2022年 100"), {"2023年": "110"})
    assert (result.observation, result.undefined) == (None, Undefined.NO_ACTUAL)
    assert (result.status, result.target_year_missing) == (Status.NOT_AVAILABLE, True)


@pytest.mark.parametrize(
    ("baseline_year", "target_year_cell"), [("2022年", "2022年"), ("2022年", "2022年度"), ("2023年", "2022年")]
)
@pytest.mark.parametrize("today", [date(2022, 6, 1), TODAY])
def test_a_target_year_that_is_not_after_the_baselines_has_no_pace(
    baseline_year: str, target_year_cell: str, today: date
) -> None:
    result = assessed(row("経1", f"{baseline_year} 0", f"{target_year_cell} 100"), {"2022年": "40"}, today=today)
    assert (percent_shown(result), result.expected, result.status) == ("40", None, Status.NOT_AVAILABLE)
    assert result.outlook is None


@pytest.mark.parametrize("actuals", [{"2020年": "0"}, {"2019年": "5", "2020年": "0"}])
def test_no_actual_after_the_baselines_year_is_no_pace(actuals: dict[str, str]) -> None:
    result = assessed(row(), actuals)
    assert (percent_shown(result), result.expected, result.status) == ("0", None, Status.NOT_AVAILABLE)


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "expected", "status"),
    [
        # no year beside the target or the baseline: a percentage, but no line
        ("2020年 0", "- 100", "40", None, Status.NOT_AVAILABLE),
        ("2020年 0", "- 100", "100", None, Status.ACHIEVED),
        ("2020年 0", "- 100", "-1", None, Status.REGRESSING),
        ("- 0", "2030年 100", "40", None, Status.NOT_AVAILABLE),
        ("- 0", "2022年 100", "40", None, Status.MISSED),
    ],
)
def test_without_a_printed_year_there_is_no_line(
    baseline: str, target: str, actual: str, expected: str | None, status: Status
) -> None:
    result = assessed(row("経1", baseline, target), {"2022年": actual})
    assert (percent_shown(result), expected_share(result), result.status) == (actual, expected, status)
    assert result.outlook is None


# --- rows that borrow, rows of one year


def test_a_row_borrows_baseline_target_and_years() -> None:
    lender = row("環9", "2020年 6", "2030年 15")
    borrower = row("成1", "-", "", compare_with="環9", reports_year=2023, order=2)
    of = dossier(lender, borrower, actuals={"2022年": "12", "2023年": "14", "2024年": "15"})
    result = assess(borrower, of, plan(), TODAY)
    assert (result.basis, year_used(result), percent_shown(result), expected_share(result)) == (
        lender,
        "2023年",
        "89",
        "30",
    )
    assert (result.status, result.later) == (Status.ON_TRACK, ())
    assert result.target is not None
    assert result.target.value == 15
    assert (target_year(borrower, of), target_year(lender, of)) == (2030, 2030)


def test_a_row_stays_at_the_year_that_its_table_reports() -> None:
    reporting = row("成5", "-", "", reports_year=2023)
    assert year_used(assessed(reporting, {"2022年": "1", "2023年": "2", "2024年": "3"})) == "2023年"
    assert year_used(assessed(reporting, {"2022年": "1", "2024年": "3"})) is None
    assert target_year(reporting, dossier(reporting)) is None


def test_a_reported_year_after_the_borrowed_target_year_keeps_its_percentage() -> None:
    """Kaga's 成4: 5 of 7 in 2023, beside a target of 2022."""
    lender = row("取4", "2020年 0", "2022年 7")
    borrower = row("成4", "-", "", compare_with="取4", reports_year=2023, order=2)
    of = dossier(lender, borrower, actuals={"2022年": "5", "2023年": "5"})
    for result in (assess(borrower, of, plan(), TODAY), assess(borrower, of, plan(), TODAY, year=2023)):
        assert (percent_shown(result), result.expected, result.status) == ("71", None, Status.MISSED)


@given(
    st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6), st.integers(2019, 2030)
)
def test_rows_of_one_measure_agree(start: int, goal: int, actual: int, when: int) -> None:
    """A row and one that borrows from it have the same percentage, expected share and status in every year."""
    lender = row("環9", f"2020年 {start}", f"2030年 {goal}")
    borrower = row("成1", "-", "", compare_with="環9", order=2)
    of = dossier(lender, borrower, actuals={f"{when}年": str(actual)})
    for asked in (None, when):
        own, borrowed = (assess(r, of, plan(), TODAY, year=asked) for r in (lender, borrower))
        assert replace(own, row=borrower, comparisons=borrowed.comparisons) == borrowed


@given(
    st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6), st.integers(2021, 2030)
)
def test_turning_the_scale_round_changes_no_assessment(start: int, goal: int, actual: int, when: int) -> None:
    results = []
    for sign in (1, -1):
        indicator = row("経1", f"2020年 {sign * start}", f"2030年 {sign * goal}")
        results.append(assessed(indicator, {f"{when}年": str(sign * actual)}))
    a, b = results
    assert (a.percent, a.expected, a.status, a.undefined) == (b.percent, b.expected, b.status, b.undefined)


@given(st.integers(1, 10**6), st.integers(2021, 2030))
def test_on_the_straight_line_is_on_track(step: int, when: int) -> None:
    result = assessed(row("経1", "2020年 0", f"2030年 {10 * step}"), {f"{when}年": str(step * (when - 2020))})
    assert result.percent == result.expected
    assert result.status is (Status.ACHIEVED if when == 2030 else Status.ON_TRACK)


@given(st.decimals(0, 200, places=2), st.dates(date(2019, 1, 1), date(2040, 12, 31)), st.integers(2015, 2035))
def test_achieved_is_exactly_100_percent_or_more(value: Decimal, today: date, when: int) -> None:
    result = assessed(row("経1", "2020年 0", "2030年 100"), {f"{when}年": str(value)}, today=today)
    assume(result.status is not Status.NOT_AVAILABLE)
    assert (result.status is Status.ACHIEVED) is (value >= 100)
    assert (result.status is Status.MISSED) is (value < 100 and today > date(2030, 12, 31))


# --- how it is printed


@pytest.mark.parametrize(("decimals", "shown"), [(0, "13"), (1, "12.5"), (2, "12.50")])
def test_a_percentage_has_the_places_that_the_city_prints(decimals: int, shown: str) -> None:
    of = dossier(row(), actuals={"2022年": "12.5"})
    assert str(assess(of.indicators[0], of, plan(percent_decimals=decimals), TODAY).shown) == shown


def test_a_floor_in_print_hides_no_figure_of_ours() -> None:
    of = dossier(row("社5", "2020年 3", "2030年 9"), actuals={"2022年": "1"})
    assert percent_shown(assess(of.indicators[0], of, plan(percent_floor=Decimal(0)), TODAY)) == "-33"


def test_the_outlook_leads_to_the_year_in_which_the_pace_arrives() -> None:
    result = assessed(row("経2", "2020年 0", "2030年 5000"), {"2022年": "1117", "2023年": "1457"})
    assert result.outlook is not None
    assert (str(rounded(result.outlook.needed or Decimal(0), 0)), result.outlook.arrives) == ("506", 2031)


def test_a_published_figure_of_another_measure_is_not_compared() -> None:
    of = dossier(
        row(), actuals={"2022年": "20"}, published=[printed("経1", "2022年", "20%"), printed("経9", "2022年", "1%")]
    )
    assert [c.published.code for c in assess(of.indicators[0], of, plan(), TODAY).comparisons] == ["経1"]


def test_notes_are_those_of_the_row() -> None:
    text = Bilingual("推進を図る。", "To be pushed.")
    notes = tuple(
        Note(code, kind, year("2022年"), text, Certainty.INFERRED, "様式3-2")
        for code in ("経1", "経2")
        for kind in NoteKind
    )
    of = replace(dossier(row(), actuals={"2022年": "20"}), notes=notes)
    result = assess(of.indicators[0], of, plan(), TODAY)
    assert (result.second_term, result.remarks) == (notes[:1], notes[1:2])


# --- what was entered here


def test_an_entry_stands_over_the_published_actual_and_the_difference_is_said() -> None:
    of = dossier(row(), actuals=[seen("2022年", "25", over="20")], published=[printed("経1", "2022年", "20%", "20")])
    result = assess(of.indicators[0], of, plan(), TODAY)
    assert (percent_shown(result), result.differs) == ("25", True)
    assert result.observation is not None
    assert result.observation.published == 20
    assert result.comparisons[0].other_actual


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "before", "after"),
    [
        ("5", "0.1未満", "0.1", Status.ON_TRACK, Status.MISSED),
        ("5", "0.1未満", "0.09", Status.ACHIEVED, Status.ACHIEVED),
        ("5", "0.1以下", "0.1", Status.ACHIEVED, Status.ACHIEVED),
        ("50", "100超", "100", Status.ON_TRACK, Status.MISSED),
        ("50", "100超", "100.1", Status.ACHIEVED, Status.ACHIEVED),
        ("50", "100以上", "100", Status.ACHIEVED, Status.ACHIEVED),
    ],
)
def test_the_number_that_a_bound_leaves_out_is_not_the_target_met(
    baseline: str, target: str, actual: str, before: Status, after: Status
) -> None:
    indicator = row("経1", f"2020年 {baseline}", f"2022年 {target}")
    for today, status in ((date(2022, 12, 31), before), (date(2023, 1, 1), after)):
        assert assessed(indicator, {"2022年": actual}, today=today).status is status
