"""The straight line, the words for where an indicator stands beside it, and where its pace leads."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpi_core.figures import EXACT, rounded
from kpi_core.pace import (
    LAST_ARRIVAL,
    ON_TRACK_FROM,
    SLIGHTLY_BEHIND_FROM,
    Outlook,
    Status,
    expected_percent,
    outlook,
    status_on_the_way,
)

years = st.integers(1990, 2060)
amounts = st.decimals(-(10**9), 10**9, places=3)
few = st.integers(-30, 30).map(Decimal) | amounts  # among few, much divides evenly


@pytest.mark.parametrize(
    ("baseline_year", "target_year", "year", "expected"),
    [
        (2020, 2030, 2022, "20"),
        (2020, 2030, 2023, "30"),
        (2019, 2030, 2022, "27"),
        (2015, 2030, 2022, "47"),
        (2013, 2030, 2022, "53"),
        (2020, 2022, 2022, "100"),
        (2020, 2030, 2030, "100"),
        # there is no line
        (2020, 2030, 2020, None),
        (2020, 2030, 2019, None),
        (2020, 2022, 2023, None),
        (2022, 2022, 2022, None),
        (2023, 2022, 2023, None),
    ],
)
def test_a_straight_line_makes_the_same_share_every_year(
    baseline_year: int, target_year: int, year: int, expected: str | None
) -> None:
    share = expected_percent(baseline_year, target_year, year)
    assert (None if share is None else str(rounded(share, 0))) == expected


@pytest.mark.parametrize(
    ("percent", "expected", "status"),
    [
        ("100", "50", Status.ACHIEVED),
        ("166.67", "100", Status.ACHIEVED),
        ("100", None, Status.ACHIEVED),
        ("99.9999", "100", Status.ON_TRACK),
        # 0.95 of the expected way, exactly and just under
        ("19", "20", Status.ON_TRACK),
        ("18.9999999999999999999999", "20", Status.SLIGHTLY_BEHIND),
        ("95", "100", Status.ON_TRACK),
        # 0.60, exactly and just under
        ("12", "20", Status.SLIGHTLY_BEHIND),
        ("11.9999999999999999999999", "20", Status.BEHIND),
        ("0", "20", Status.BEHIND),
        # away from the target
        ("-0.41", "20", Status.REGRESSING),
        ("-33.3", "20", Status.REGRESSING),
        ("-33.3", None, Status.REGRESSING),
        # nothing to compare with
        ("30", None, Status.NOT_AVAILABLE),
        ("0", None, Status.NOT_AVAILABLE),
    ],
)
def test_the_status_is_the_first_that_fits(percent: str, expected: str | None, status: Status) -> None:
    assert status_on_the_way(Decimal(percent), None if expected is None else Decimal(expected)) is status


def test_the_thresholds_are_those_of_their_sources() -> None:
    assert Decimal("0.95") == ON_TRACK_FROM
    assert Decimal("0.60") == SLIGHTLY_BEHIND_FROM


def test_社4_is_behind_by_the_unrounded_figures() -> None:
    """27.88 ÷ 46.67 = 0.597; the rounded 28 ÷ 46.67 would be 0.60, slightly behind."""
    percent = (Decimal("55.5") - Decimal("50.9")) / (Decimal("67.4") - Decimal("50.9")) * 100
    expected = expected_percent(2015, 2030, 2022)
    assert expected is not None
    assert str(rounded(percent / expected, 3)) == "0.597"
    assert status_on_the_way(percent, expected) is Status.BEHIND
    assert status_on_the_way(Decimal(28), expected) is Status.SLIGHTLY_BEHIND


def test_growth_does_not_make_a_slow_start_on_track() -> None:
    """100 → 190 in year 2 of 10 towards 1,000 nearly doubles, and is 10 % of the way against 20 % expected."""
    percent = Decimal(190 - 100) * 100 / Decimal(1000 - 100)
    expected = expected_percent(2020, 2030, 2022)
    assert (percent, expected) == (10, 20)
    assert status_on_the_way(percent, expected) is Status.BEHIND
    assert (Decimal(190) / 100) ** 5 > 10  # by compound growth, well ahead


@given(years, st.integers(1, 60), st.data())
def test_on_the_straight_line_is_on_track(start: int, span: int, data: st.DataObject) -> None:
    year = data.draw(st.integers(start + 1, start + span))
    expected = expected_percent(start, start + span, year)
    assert expected is not None
    assert status_on_the_way(expected, expected) is (Status.ACHIEVED if year == start + span else Status.ON_TRACK)


@given(years, st.integers(2, 60), st.data())
def test_the_thresholds_hold_exactly_on_every_line(start: int, span: int, data: st.DataObject) -> None:
    """Thirds and sevenths of a way included, which no decimal prints."""
    passed = data.draw(st.integers(1, span - 1))
    expected = expected_percent(start, start + span, start + passed)
    assert status_on_the_way(EXACT.divide(Decimal(95 * passed), Decimal(span)), expected) is Status.ON_TRACK
    assert status_on_the_way(EXACT.divide(Decimal(60 * passed), Decimal(span)), expected) is Status.SLIGHTLY_BEHIND


@given(st.decimals(0, 100, places=4), st.decimals(-200, 300, places=4), st.decimals(0, 300, places=4))
def test_more_is_never_worse(expected: Decimal, percent: Decimal, more: Decimal) -> None:
    assume(expected > 0)
    order = [Status.REGRESSING, Status.BEHIND, Status.SLIGHTLY_BEHIND, Status.ON_TRACK, Status.ACHIEVED]
    before, after = status_on_the_way(percent, expected), status_on_the_way(percent + more, expected)
    assert order.index(before) <= order.index(after)


@pytest.mark.parametrize(
    ("start", "now", "goal", "present", "needed", "arrives"),
    [
        # year and value, each; amounts a year to two places
        ((2020, "0"), (2023, "1457"), (2030, "5000"), "485.67", "506.14", 2031),
        ((2020, "70"), (2022, "79"), (2030, "100"), "4.50", "2.63", 2027),
        # falling
        ((2013, "667494"), (2022, "505960"), (2030, "467246"), "-17948.22", "-4839.25", 2025),
        ((2020, "100"), (2022, "90"), (2030, "0"), "-5.00", "-11.25", 2040),
        # arrives in the very year, when the way divides evenly
        ((2020, "0"), (2022, "20"), (2030, "100"), "10.00", "10.00", 2030),
        # … also at a pace that no decimal prints: a third a year, two to go
        ((2020, "0"), (2023, "1"), (2030, "3"), "0.33", "0.29", 2029),
        # reached already, exactly and past it: nothing is needed any more
        ((2020, "0"), (2022, "100"), (2030, "100"), "50.00", None, 2022),
        ((2019, "800"), (2023, "1721"), (2030, "1700"), "230.25", None, 2023),
        ((2020, "100"), (2022, "-5"), (2030, "0"), "-52.50", None, 2022),
        # never: no movement, or away from the target
        ((2020, "3"), (2022, "3"), (2030, "9"), "0.00", "0.75", None),
        ((2020, "3"), (2022, "1"), (2030, "9"), "-1.00", "1.00", None),
        ((2020, "100"), (2022, "120"), (2030, "0"), "10.00", "-15.00", None),
        # not before 2100, and the last year that is
        ((2020, "0"), (2022, "2"), (2030, "80"), "1.00", "9.75", None),
        ((2020, "0"), (2022, "2"), (2030, "79"), "1.00", "9.63", 2099),
        # the target year has come: nothing is needed a year any more
        ((2020, "0"), (2022, "1"), (2022, "4"), "0.50", None, 2028),
        ((2020, "0"), (2023, "1"), (2022, "4"), "0.33", None, 2032),
    ],
)
def test_the_pace_leads_to_a_year(
    start: tuple[int, str],
    now: tuple[int, str],
    goal: tuple[int, str],
    present: str,
    needed: str | None,
    arrives: int | None,
) -> None:
    view = _outlook(start, now, goal)
    assert view is not None
    assert str(rounded(view.present, 2)) == present
    assert (None if view.needed is None else str(rounded(view.needed, 2))) == needed
    assert view.arrives == arrives


@pytest.mark.parametrize("year", [2020, 2019])
def test_there_is_no_pace_before_a_year_has_passed(year: int) -> None:
    assert _outlook((2020, "0"), (year, "5"), (2030, "100")) is None


@given(years, st.integers(1, 40), amounts, amounts, st.integers(1, 40), amounts)
def test_the_needed_amount_leads_exactly_to_the_target(
    start: int, passed: int, baseline: Decimal, actual: Decimal, left: int, target: Decimal
) -> None:
    view = _outlook((start, str(baseline)), (start + passed, str(actual)), (start + passed + left, str(target)))
    assert view is not None
    assume(view.needed is not None)
    assert view.needed is not None
    reached = Fraction(actual) + Fraction(view.needed) * left
    assert abs(reached - Fraction(target)) < Fraction(1, 10**30)


@given(years, st.integers(1, 40), few, few, few)
def test_the_arrival_is_the_first_year_in_which_the_line_is_at_the_target(
    start: int, passed: int, baseline: Decimal, actual: Decimal, target: Decimal
) -> None:
    """The slow way: walk the line year by year, in fractions."""
    assume(baseline != target and start + passed < LAST_ARRIVAL)
    view = _outlook((start, str(baseline)), (start + passed, str(actual)), (start + 50, str(target)))
    assert view is not None
    step = (Fraction(actual) - Fraction(baseline)) / passed
    up = target > baseline
    walked = None
    for year in range(start + passed, LAST_ARRIVAL):
        there = Fraction(actual) + step * (year - start - passed)
        if there >= Fraction(target) if up else there <= Fraction(target):
            walked = year
            break
    assert view.arrives == walked


def _outlook(start: tuple[int, str], now: tuple[int, str], goal: tuple[int, str]) -> Outlook | None:
    return outlook(
        baseline=Decimal(start[1]),
        baseline_year=start[0],
        actual=Decimal(now[1]),
        year=now[0],
        target=Decimal(goal[1]),
        target_year=goal[0],
    )
