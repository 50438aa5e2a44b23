"""How rows stand: Kaga's published record as a table, then one small plan a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpi_core.achievement import Undefined
from kpi_core.assessment import Assessment, assess, lead_rows, series, target_year
from kpi_core.figures import plain, rounded
from kpi_core.language import Bilingual
from kpi_core.pace import Status
from kpi_core.record import Certainty, Dossier, Indicator, Note, NoteKind, Plan, Rule
from kpi_core.store import Store
from tests.kpi_core.plans import DATA, built, dossier, plan, printed, row, seen, year

TODAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def kaga(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, tuple[Dossier, ...]]:
    """Kaga's plan and all that is known of its twelve measures, through a real database."""
    with Store.open(built(DATA, tmp_path_factory.mktemp("kaga") / "kaga.db")) as store:
        return store.plan, store.dossiers()


@pytest.mark.parametrize(
    ("code", "on", "actual", "percent", "expected", "status", "published", "differs"),
    [
        # published: code, year and percentage of the row and of those that borrow from it; an asterisk where ours differs
        ("経1", "2022年", "79", "30", "20", "on_track", "経1 2022 30", False),
        ("経2", "2023年", "1457", "29", "30", "on_track", "経2 2022 22, 成3 2023 29", False),
        ("社3", "2023年", "1721", "102", "36", "achieved", "社3 2022 58, 成7 2023 101*", True),
        ("社4", "2022年", "55.5", "28", "47", "behind", "社4 2022 28", False),
        ("社5", "2022年", "1", "-33", "20", "regressing", "社5 2022 -33", False),
        ("社6", "2023年", "51", "51", "30", "on_track", "社6 2022 50, 成8 2023 51", False),
        ("環7", "2022年", "79", "30", "20", "on_track", "環7 2022 30", False),
        ("環8", "2022年", "505960", "81", "53", "on_track", "環8 2022 81", False),
        ("環9", "2023年", "14", "89", "30", "on_track", "環9 2022 89, 成1 2023 89", False),
        ("取1", "2022年", "79", "90", "100", "missed", "取1 2022 90", False),
        ("取2", "2022年", "1", "25", "100", "missed", "取2 2022 25", False),
        ("取3", "2022年", "1117", "45", "100", "missed", "取3 2022 45", False),
        ("取4", "2022年", "5", "71", "100", "missed", "取4 2022 71, 成4 2023 71", False),
        ("取5", "2022年", "1320", "74", "100", "missed", "取5 2022 74", False),
        ("取6", "2022年", "1", "25", "100", "missed", "取6 2022 25", False),
        ("取7", "2022年", "50", "167", "100", "achieved", "取7 2022 167", False),
        ("成1", "2023年", "14", "89", "30", "on_track", "成1 2023 89", False),
        ("成2", "2023年", "5", None, None, "not_available", "成2 2023 100", None),
        ("成3", "2023年", "1457", "29", "30", "on_track", "成3 2023 29", False),
        ("成4", "2023年", "5", "71", None, "missed", "成4 2023 71", False),
        ("成5", "2023年", "345", None, None, "not_available", "成5 2023 69", None),
        ("成6", "2023年", "1", None, None, "not_available", "成6 2023 100", None),
        ("成7", "2023年", "1721", "102", "36", "achieved", "成7 2023 101*", True),
        ("成8", "2023年", "51", "51", "30", "on_track", "成8 2023 51", False),
    ],
)
def test_kagas_24_rows_stand_as_published(
    kaga: tuple[Plan, tuple[Dossier, ...]],
    code: str,
    on: str,
    actual: str,
    percent: str | None,
    expected: str | None,
    status: str,
    published: str,
    differs: bool | None,
) -> None:
    result = _kaga(kaga, code)
    assert result.observation is not None
    assert (str(result.observation.year), plain(result.observation.value or Decimal(0))) == (on, actual)
    assert (_shown(result), _expected(result), str(result.status)) == (percent, expected, status)
    shown = [
        f"{c.published.code} {c.published.year.number} {c.published.percent}{'*' if c.differs else ''}"
        for c in result.comparisons
    ]
    assert ", ".join(shown) == published
    assert result.differs is differs


@pytest.mark.parametrize(
    ("code", "published", "expected", "status"),
    [
        # table (1), 2022
        ("経1", "30%", "20", "on_track"),
        ("経2", "22%", "20", "on_track"),
        ("社3", "58%", "27", "on_track"),
        ("社4", "28%", "47", "behind"),
        ("社5", "-33%", "20", "regressing"),
        ("社6", "50%", "20", "on_track"),
        ("環7", "30%", "20", "on_track"),
        ("環8", "81%", "53", "on_track"),
        ("環9", "89%", "20", "on_track"),
        # table (2), 2022, which was its target year
        ("取1", "90%", "100", "missed"),
        ("取2", "25%", "100", "missed"),
        ("取3", "45%", "100", "missed"),
        ("取4", "71%", "100", "missed"),
        ("取5", "74%", "100", "missed"),
        ("取6", "25%", "100", "missed"),
        ("取7", "167%", "100", "achieved"),
    ],
)
def test_the_formula_gives_all_sixteen_published_percentages(
    kaga: tuple[Plan, tuple[Dossier, ...]], code: str, published: str, expected: str, status: str
) -> None:
    result = _kaga(kaga, code, asked=2022)
    assert f"{_shown(result)}%" == published
    assert (_expected(result), str(result.status)) == (expected, status)
    own = next(c for c in result.comparisons if c.published.code == code)
    assert (own.published.printed, own.differs) == (published, False)


def test_社3_and_成7_differ_from_the_published_101_percent_which_is_the_plain_ratio(
    kaga: tuple[Plan, tuple[Dossier, ...]],
) -> None:
    comparison = _kaga(kaga, "成7").comparisons[0]
    assert (comparison.published.printed, comparison.plain_ratio, comparison.other_actual) == ("101%", True, False)
    assert comparison.target == 1700
    assert _kaga(kaga, "成7").basis.code == "社3"


@pytest.mark.parametrize(
    ("code", "target", "lowest", "highest"),
    [("成2", "5", "5", "5"), ("成5", "500", "497", "503"), ("成6", "1", "1", "1")],
)
def test_rows_without_a_target_name_the_one_that_is_implied(
    kaga: tuple[Plan, tuple[Dossier, ...]], code: str, target: str, lowest: str, highest: str
) -> None:
    result = _kaga(kaga, code)
    assert (result.percent, result.undefined) == (None, Undefined.NO_TARGET)
    assert result.implied is not None
    assert [plain(v) for v in (result.implied.target, result.implied.lowest, result.implied.highest)] == [
        target, lowest, highest,
    ]  # fmt: skip


def test_no_other_row_of_kaga_implies_a_target(kaga: tuple[Plan, tuple[Dossier, ...]]) -> None:
    implied = {r.code for d in kaga[1] for r in d.indicators if assess(r, d, kaga[0], TODAY).implied is not None}
    assert implied == {"成2", "成5", "成6"}


@pytest.mark.parametrize(
    ("measure", "leads"),
    [
        ("new_power_contracts", ["経1", "環7"]),
        ("maas_downloads", ["経2"]),
        ("clubhouse_uses", ["社3"]),
        ("female_employment_rate", ["社4"]),
        ("disabled_hires", ["社5"]),
        ("sdgs_partners", ["社6"]),
        ("ghg_emissions", ["環8"]),
        ("public_solar", ["環9"]),
        ("tech_trials", ["取2"]),
        ("maas_services", ["取4"]),
        ("e_citizens", ["成5"]),
        ("reskilling_seminars", ["成6"]),
    ],
)
def test_each_measure_of_kaga_has_its_lead_rows(
    kaga: tuple[Plan, tuple[Dossier, ...]], measure: str, leads: list[str]
) -> None:
    of = next(d for d in kaga[1] if d.measure.key == measure)
    assert [r.code for r in lead_rows(of, TODAY)] == leads


def test_kagas_second_term_notes_and_remarks_stand_on_their_rows(kaga: tuple[Plan, tuple[Dossier, ...]]) -> None:
    assert len(_kaga(kaga, "経1").second_term) == 1
    assert _kaga(kaga, "経1").remarks == ()
    assert [n.kind for n in _kaga(kaga, "取7").remarks] == [NoteKind.REMARK]
    assert _kaga(kaga, "成1").second_term == ()


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
    result = _assessed(row("経1", baseline, target), {"2022年": actual})
    assert (_shown(result), result.status, _expected(result)) == (percent, status, "20")


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
    result = _assessed(row("経1", "2020年 5", target), {"2022年": actual})
    assert (result.percent, result.shown, result.undefined, result.status) == (None, None, undefined, status)
    assert result.outlook is None


def test_a_missing_actual_is_no_zero() -> None:
    result = _assessed(row(), {"2022年": "未集計"})
    assert (result.observation, result.undefined, result.status) == (None, Undefined.NO_ACTUAL, Status.NOT_AVAILABLE)
    asked = _assessed(row(), {"2022年": "未集計"}, asked=2022)
    assert asked.observation is not None
    assert asked.observation.mark == "未集計"
    assert (asked.percent, asked.expected, asked.undefined) == (None, None, Undefined.NO_ACTUAL)


def test_a_missing_actual_does_not_hide_the_newest_one_before_it() -> None:
    assert _on(_assessed(row(), {"2021年": "10", "2022年": "20", "2023年": "集計中"})) == "2022年"


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
        result = _assessed(row(target=target), {"2022年": actual}, today=today, asked=asked)
        assert result.status is (verdict if over else on_the_way[actual])


def test_over_without_an_actual_of_the_target_year_cannot_be_told() -> None:
    result = _assessed(row(target="2022年 100"), {"2020年": "0", "2021年": "99"}, today=date(2023, 1, 1))
    assert (result.status, result.target_year_missing) == (Status.NOT_AVAILABLE, True)
    assert (_on(result), _shown(result), _expected(result)) == ("2021年", "99", "50")  # the newest earlier figure
    assert result.outlook is None


def test_even_a_target_that_was_reached_early_waits_for_the_actual_of_its_year() -> None:
    result = _assessed(row(target="2022年 100"), {"2021年": "120"}, today=date(2023, 1, 1))
    assert (result.status, _shown(result), result.target_year_missing) == (Status.NOT_AVAILABLE, "120", True)


def test_a_marked_actual_of_the_target_year_is_none() -> None:
    result = _assessed(row(target="2022年 100"), {"2021年": "99", "2022年": "未集計"}, today=date(2023, 1, 1))
    assert (result.status, result.target_year_missing, _on(result)) == (Status.NOT_AVAILABLE, True, "2021年")


def test_actuals_after_the_target_year_no_longer_count_but_are_named() -> None:
    result = _assessed(row(target="2022年 100"), {"2022年": "80", "2023年": "110"})
    assert (_on(result), _shown(result), result.status) == ("2022年", "80", Status.MISSED)
    assert [str(o.year) for o in result.later] == ["2023年"]
    assert not result.target_year_missing


def test_only_later_actuals_leave_the_target_year_missing() -> None:
    result = _assessed(row(target="2022年 100"), {"2023年": "110"})
    assert (result.observation, result.undefined) == (None, Undefined.NO_ACTUAL)
    assert (result.status, result.target_year_missing) == (Status.NOT_AVAILABLE, True)


@pytest.mark.parametrize(
    ("baseline_year", "target_year_cell"), [("2022年", "2022年"), ("2022年", "2022年度"), ("2023年", "2022年")]
)
@pytest.mark.parametrize("today", [date(2022, 6, 1), TODAY])
def test_a_target_year_that_is_not_after_the_baselines_has_no_pace(
    baseline_year: str, target_year_cell: str, today: date
) -> None:
    result = _assessed(row("経1", f"{baseline_year} 0", f"{target_year_cell} 100"), {"2022年": "40"}, today=today)
    assert (_shown(result), result.expected, result.status) == ("40", None, Status.NOT_AVAILABLE)
    assert result.outlook is None


@pytest.mark.parametrize("actuals", [{"2020年": "0"}, {"2019年": "5", "2020年": "0"}])
def test_no_actual_after_the_baselines_year_is_no_pace(actuals: dict[str, str]) -> None:
    result = _assessed(row(), actuals)
    assert (_shown(result), result.expected, result.status) == ("0", None, Status.NOT_AVAILABLE)


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
    result = _assessed(row("経1", baseline, target), {"2022年": actual})
    assert (_shown(result), _expected(result), result.status) == (actual, expected, status)
    assert result.outlook is None


# --- a year that the question names


@pytest.mark.parametrize(
    ("asked", "actual", "percent", "expected", "status", "undefined"),
    [
        (2019, None, None, None, Status.NOT_AVAILABLE, Undefined.NO_ACTUAL),
        (2020, "0", "0", None, Status.NOT_AVAILABLE, None),  # the baseline's own
        (2021, "30", "30", "25", Status.ON_TRACK, None),
        (2022, "40", "40", "50", Status.SLIGHTLY_BEHIND, None),  # before the target year, although that is over
        (2023, None, None, None, Status.NOT_AVAILABLE, Undefined.NO_ACTUAL),
        (2024, "90", "90", "100", Status.MISSED, None),  # the target year itself
        (2025, "100", None, None, Status.NOT_AVAILABLE, Undefined.AFTER_TARGET_YEAR),
        (2026, None, None, None, Status.NOT_AVAILABLE, Undefined.AFTER_TARGET_YEAR),
    ],
)
def test_a_year_asked_for_is_assessed_as_of_itself(
    asked: int,
    actual: str | None,
    percent: str | None,
    expected: str | None,
    status: Status,
    undefined: Undefined | None,
) -> None:
    actuals = {"2020年": "0", "2021年": "30", "2022年": "40", "2024年": "90", "2025年": "100"}
    result = _assessed(row(target="2024年 100"), actuals, today=date(2026, 6, 1), asked=asked)
    value = None if result.observation is None else plain(result.observation.value or Decimal(0))
    assert (value, _shown(result), _expected(result)) == (actual, percent, expected)
    assert (result.status, result.undefined, result.asked_year) == (status, undefined, asked)
    assert (result.later, result.outlook, result.target_year_missing) == ((), None, False)


def test_a_target_year_asked_for_before_it_is_over_is_not_decided() -> None:
    """In June of the target year its provisional 60 is behind, and not yet missed: asked for or not."""
    for asked in (None, 2024):
        result = _assessed(row(target="2024年 100"), {"2024年": "60"}, today=date(2024, 6, 1), asked=asked)
        assert result.status is Status.SLIGHTLY_BEHIND


def test_a_series_has_each_year_with_an_actual_oldest_first() -> None:
    actuals = {"2020年": "0", "2021年": "30", "2022年": "未集計", "2023年": "60", "2025年": "90"}
    results = _series(row(target="2024年 100"), actuals, today=date(2026, 6, 1))
    assert [(_on(r), _shown(r), r.status) for r in results] == [
        ("2020年", "0", Status.NOT_AVAILABLE),
        ("2021年", "30", Status.ON_TRACK),
        ("2023年", "60", Status.SLIGHTLY_BEHIND),
        ("2025年", None, Status.NOT_AVAILABLE),
    ]
    assert [r.asked_year for r in results] == [2020, 2021, 2023, 2025]


def test_a_series_of_a_row_that_reports_one_year_has_that_year() -> None:
    actuals = {"2022年": "40", "2023年": "60", "2024年": "70"}
    assert [_on(r) for r in _series(row("成1", reports_year=2023), actuals)] == ["2023年"]


# --- rows that borrow, rows of one year


def test_a_row_borrows_baseline_target_and_years() -> None:
    lender = row("環9", "2020年 6", "2030年 15")
    borrower = row("成1", "-", "", compare_with="環9", reports_year=2023, order=2)
    of = dossier(lender, borrower, actuals={"2022年": "12", "2023年": "14", "2024年": "15"})
    result = assess(borrower, of, plan(), TODAY)
    assert (result.basis, _on(result), _shown(result), _expected(result)) == (lender, "2023年", "89", "30")
    assert (result.status, result.later) == (Status.ON_TRACK, ())
    assert result.target is not None
    assert result.target.value == 15
    assert (target_year(borrower, of), target_year(lender, of)) == (2030, 2030)


def test_a_row_stays_at_the_year_that_its_table_reports() -> None:
    reporting = row("成5", "-", "", reports_year=2023)
    assert _on(_assessed(reporting, {"2022年": "1", "2023年": "2", "2024年": "3"})) == "2023年"
    assert _on(_assessed(reporting, {"2022年": "1", "2024年": "3"})) is None
    assert target_year(reporting, dossier(reporting)) is None


def test_a_reported_year_after_the_borrowed_target_year_keeps_its_percentage() -> None:
    """Kaga's 成4: 5 of 7 in 2023, beside a target of 2022."""
    lender = row("取4", "2020年 0", "2022年 7")
    borrower = row("成4", "-", "", compare_with="取4", reports_year=2023, order=2)
    of = dossier(lender, borrower, actuals={"2022年": "5", "2023年": "5"})
    result = assess(borrower, of, plan(), TODAY)
    assert (_shown(result), result.expected, result.status) == ("71", None, Status.MISSED)


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
        results.append(_assessed(indicator, {f"{when}年": str(sign * actual)}))
    a, b = results
    assert (a.percent, a.expected, a.status, a.undefined) == (b.percent, b.expected, b.status, b.undefined)


@given(st.integers(1, 10**6), st.integers(2021, 2030))
def test_on_the_straight_line_is_on_track(step: int, when: int) -> None:
    result = _assessed(row("経1", "2020年 0", f"2030年 {10 * step}"), {f"{when}年": str(step * (when - 2020))})
    assert result.percent == result.expected
    assert result.status is (Status.ACHIEVED if when == 2030 else Status.ON_TRACK)


@given(st.decimals(0, 200, places=2), st.dates(date(2019, 1, 1), date(2040, 12, 31)), st.integers(2015, 2035))
def test_achieved_is_exactly_100_percent_or_more(value: Decimal, today: date, when: int) -> None:
    result = _assessed(row("経1", "2020年 0", "2030年 100"), {f"{when}年": str(value)}, today=today)
    assume(result.status is not Status.NOT_AVAILABLE)
    assert (result.status is Status.ACHIEVED) is (value >= 100)
    assert (result.status is Status.MISSED) is (value < 100 and today > date(2030, 12, 31))


# --- other rules


@pytest.mark.parametrize(
    ("rule", "target", "actual", "percent", "before", "after"),
    [
        (Rule.RATIO, "400", "568", "142", Status.ACHIEVED, Status.ACHIEVED),
        (Rule.RATIO, "400", "300", "75", Status.NOT_AVAILABLE, Status.MISSED),
        (Rule.RATIO, "400", "-300", "-75", Status.NOT_AVAILABLE, Status.MISSED),
        # from 50 down to 25 towards 10 is the right direction, whatever the ratio says
        (Rule.INVERSE_RATIO, "10", "25", "-50", Status.NOT_AVAILABLE, Status.MISSED),
        (Rule.INVERSE_RATIO, "10193", "11583", "86", Status.NOT_AVAILABLE, Status.MISSED),
        (Rule.AT_LEAST, "80以上", "85", None, Status.ACHIEVED, Status.ACHIEVED),
        (Rule.AT_LEAST, "80以上", "79", None, Status.MISSED, Status.MISSED),
        (Rule.AT_MOST, "10以下", "11", None, Status.MISSED, Status.MISSED),
    ],
)
def test_other_rules_have_no_pace(
    rule: Rule, target: str, actual: str, percent: str | None, before: Status, after: Status
) -> None:
    indicator = row("経1", "2020年 50", f"2022年 {target}", rule=rule)
    for today, status in ((date(2022, 12, 31), before), (date(2023, 1, 1), after)):
        result = _assessed(indicator, {"2022年": actual}, today=today)
        assert (_shown(result), result.expected, result.outlook, result.status) == (percent, None, None, status)


def test_a_limit_without_an_actual_of_its_year_cannot_be_told() -> None:
    indicator = row("経1", "2020年 85", "2022年 80以上", rule=Rule.AT_LEAST)
    result = _assessed(indicator, {"2021年": "85"}, today=date(2023, 1, 1))
    assert (result.status, result.target_year_missing, result.undefined) == (
        Status.NOT_AVAILABLE, True, Undefined.VERDICT_ONLY,
    )  # fmt: skip


# --- how it is printed


@pytest.mark.parametrize(("decimals", "shown"), [(0, "13"), (1, "12.5"), (2, "12.50")])
def test_a_percentage_has_the_places_that_the_city_prints(decimals: int, shown: str) -> None:
    of = dossier(row(), actuals={"2022年": "12.5"})
    assert str(assess(of.indicators[0], of, plan(percent_decimals=decimals), TODAY).shown) == shown


def test_a_floor_in_print_hides_no_figure_of_ours() -> None:
    of = dossier(row("社5", "2020年 3", "2030年 9"), actuals={"2022年": "1"})
    assert _shown(assess(of.indicators[0], of, plan(percent_floor=Decimal(0)), TODAY)) == "-33"


def test_the_outlook_leads_to_the_year_in_which_the_pace_arrives() -> None:
    result = _assessed(row("経2", "2020年 0", "2030年 5000"), {"2022年": "1117", "2023年": "1457"})
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


# --- lead rows


def test_the_lead_row_has_the_latest_target_year() -> None:
    of = dossier(row("取1", target="2022年 80", order=1), row("経1", target="2030年 100", order=2))
    assert _leads(of) == ["経1"]


def test_a_target_that_does_not_hold_yet_does_not_lead() -> None:
    later = row("経2", target="2035年 100", order=2, since=date(2024, 6, 2))
    of = dossier(row("経1", order=1), later)
    assert (_leads(of), _leads(of, TODAY + timedelta(days=1))) == (["経1"], ["経2"])


def test_a_target_revised_for_the_same_year_leads_from_its_date_on() -> None:
    revised = row("経2", target="2030年 120", order=2, since=date(2024, 6, 2))
    of = dossier(row("経1", target="2030年 100", order=1), revised)
    assert (_leads(of), _leads(of, TODAY + timedelta(days=1))) == (["経1"], ["経2"])


def test_a_measure_in_two_dimensions_leads_in_both() -> None:
    of = dossier(
        row("取1", target="2030年 100", order=1),
        row("経1", target="2030年 100", order=2, dimension="経済"),
        row("環7", target="2030年 100", order=3, dimension="環境"),
        row("環8", target="2030年 100", order=4, dimension="環境"),
        row("社1", target="2022年 100", order=5, dimension="社会"),
    )
    assert _leads(of) == ["取1", "経1", "環7"]


@pytest.mark.parametrize("target", ["", "- 100", "- 設置"])
def test_a_row_leads_where_there_is_no_other(target: str) -> None:
    assert _leads(dossier(row("成5", "-", target))) == ["成5"]


def test_a_target_of_no_printed_year_leads_over_none() -> None:
    assert _leads(dossier(row("成1", "-", "", order=1), row("成2", "-", "- 100", order=2))) == ["成2"]


# --- what was entered here


def test_an_entry_stands_over_the_published_actual_and_the_difference_is_said() -> None:
    of = dossier(row(), actuals=[seen("2022年", "25", over="20")], published=[printed("経1", "2022年", "20%", "20")])
    result = assess(of.indicators[0], of, plan(), TODAY)
    assert (_shown(result), result.differs) == ("25", True)
    assert result.observation is not None
    assert result.observation.published == 20
    assert result.comparisons[0].other_actual


def _kaga(kaga: tuple[Plan, tuple[Dossier, ...]], code: str, asked: int | None = None) -> Assessment:
    of, indicator = next((d, r) for d in kaga[1] for r in d.indicators if r.code == code)
    return assess(indicator, of, kaga[0], TODAY, year=asked)


def _assessed(
    indicator: Indicator, actuals: Mapping[str, str], *, today: date = TODAY, asked: int | None = None
) -> Assessment:
    return assess(indicator, dossier(indicator, actuals=actuals), plan(), today, year=asked)


def _series(indicator: Indicator, actuals: Mapping[str, str], *, today: date = TODAY) -> tuple[Assessment, ...]:
    return series(indicator, dossier(indicator, actuals=actuals), plan(), today)


def _leads(of: Dossier, today: date = TODAY) -> list[str]:
    return [r.code for r in lead_rows(of, today)]


def _shown(result: Assessment) -> str | None:
    return None if result.shown is None else str(result.shown)


def _expected(result: Assessment) -> str | None:
    return None if result.expected is None else str(rounded(result.expected, 0))


def _on(result: Assessment) -> str | None:
    return None if result.observation is None else str(result.observation.year)
