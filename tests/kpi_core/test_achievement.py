"""達成度: the rules as tables of published cases, and as laws."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpi_core.achievement import Achievement, Undefined, achievement, rule_of_bound, shown_percent
from kpi_core.figures import EXACT, Bound, Figure, Words, read_figure, rounded
from kpi_core.record import Rule

# All that a table can print; the laws must hold to the last digit.
amounts = st.builds(
    lambda sign, whole, behind: Decimal(f"{sign}{whole}{behind}"),
    st.sampled_from(["", "-"]),
    st.integers(0, 10**20 - 1),
    st.from_regex(r"(\.[0-9]{1,20})?", fullmatch=True),
)
targets = amounts.map(Figure)
rules = st.sampled_from(Rule)


def percent_of(rule: Rule, baseline: str, actual: str, target: str) -> Decimal:
    read = read_figure(target)
    assert isinstance(read, Figure)
    result = achievement(rule, baseline=Decimal(baseline), target=read, actual=Decimal(actual))
    assert result.percent is not None
    return result.percent


@pytest.mark.parametrize(
    ("baseline", "actual", "target", "printed"),
    [
        # cases/README.md: lower is better, the same formula
        ("104", "91", "0", "13"),
        ("75", "50", "60", "167"),
        ("667494", "505960", "467246", "81"),
        # moved away
        ("91.7", "80.4", "100", "-136"),
        ("3", "1", "9", "-33"),
        ("607", "606", "850", "0"),  # minus zero: -0.41
        # over 100
        ("0", "50", "30", "167"),
        ("10", "40", "20", "300"),
        # rounding half up
        ("0", "1", "8", "13"),
        ("90.1", "91.1", "91.7", "63"),  # 62.5 exactly
        ("0", "2914", "10000", "29"),
        # nothing done, all done
        ("98.6", "98.6", "100", "0"),
        ("46", "63", "63", "100"),
    ],
)
def test_interval_is_the_share_of_the_way_from_baseline_to_target(
    baseline: str, actual: str, target: str, printed: str
) -> None:
    assert str(rounded(percent_of(Rule.INTERVAL, baseline, actual, target), 0)) == printed


@pytest.mark.parametrize(
    ("rule", "baseline", "actual", "target", "printed"),
    [
        (Rule.RATIO, "0", "568", "400", "142.0"),  # 毎年400以上
        (Rule.RATIO, "800", "1721", "1700", "101.2"),  # Kaga's 成7
        (Rule.RATIO, "-5", "-5", "10", "-50.0"),
        (Rule.INVERSE_RATIO, "10193", "11583", "10193", "86.4"),  # printed 86.4%
        (Rule.INVERSE_RATIO, "50", "25", "10", "-50.0"),
        (Rule.INVERSE_RATIO, "50", "10", "10", "100.0"),
        (Rule.INVERSE_RATIO, "50", "0", "10", "200.0"),
    ],
)
def test_ratios_leave_the_baseline_out(rule: Rule, baseline: str, actual: str, target: str, printed: str) -> None:
    assert str(rounded(percent_of(rule, baseline, actual, target), 1)) == printed


@pytest.mark.parametrize(
    ("rule", "target", "actual", "met"),
    [
        (Rule.AT_LEAST, "80以上", "80", True),
        (Rule.AT_LEAST, "80以上", "79.9", False),
        (Rule.AT_LEAST, "80超", "80", False),
        (Rule.AT_LEAST, "80", "80", True),
        (Rule.AT_LEAST, "80", "79", False),
        (Rule.AT_MOST, "12.5 以下", "12.5", True),
        (Rule.AT_MOST, "12.5 以下", "12.6", False),
        (Rule.AT_MOST, "0.1未満", "0.1", False),
        (Rule.AT_MOST, "0.1未満", "0.09", True),
        (Rule.AT_MOST, "10", "10", True),
        (Rule.AT_MOST, "10", "11", False),
        # 13,134 → 13,228 → 13,070: the baseline is past the target already
        (Rule.AT_LEAST, "13,070以上", "13228", True),
    ],
)
def test_a_limit_is_kept_or_not_and_has_no_percentage(rule: Rule, target: str, actual: str, met: bool) -> None:
    read = read_figure(target)
    assert isinstance(read, Figure)
    result = achievement(rule, baseline=Decimal(0), target=read, actual=Decimal(actual))
    assert result == Achievement(None, met, Undefined.VERDICT_ONLY)


@pytest.mark.parametrize(
    ("rule", "baseline", "target", "actual", "reason"),
    [
        (Rule.INTERVAL, "0", None, "5", Undefined.NO_TARGET),
        (Rule.AT_LEAST, "0", None, "5", Undefined.NO_TARGET),
        (Rule.INTERVAL, "0", "前年より減少", "5", Undefined.TARGET_IN_WORDS),
        (Rule.AT_MOST, "0", "22万人台", "5", Undefined.TARGET_IN_WORDS),
        (Rule.INTERVAL, "0", "100", None, Undefined.NO_ACTUAL),
        (Rule.RATIO, None, "100", None, Undefined.NO_ACTUAL),
        (Rule.AT_LEAST, None, "100以上", None, Undefined.NO_ACTUAL),
        (Rule.INTERVAL, None, "100", "5", Undefined.NO_BASELINE),
        (Rule.INTERVAL, "5", "5", "5", Undefined.TARGET_IS_BASELINE),  # 5→5→5, 100→100→100
        (Rule.INTERVAL, "10193", "10,193", "11583", Undefined.TARGET_IS_BASELINE),
        (Rule.INTERVAL, "5.0", "5", "7", Undefined.TARGET_IS_BASELINE),
        (Rule.RATIO, "5", "0", "5", Undefined.TARGET_IS_ZERO),
        (Rule.INVERSE_RATIO, "5", "0.0", "5", Undefined.TARGET_IS_ZERO),
    ],
)
def test_what_is_not_defined_is_said_and_never_guessed(
    rule: Rule, baseline: str | None, target: str | None, actual: str | None, reason: Undefined
) -> None:
    read = None if target is None else read_figure(target)
    assert read is None or isinstance(read, Figure | Words)
    result = achievement(
        rule,
        baseline=None if baseline is None else Decimal(baseline),
        target=read,
        actual=None if actual is None else Decimal(actual),
    )
    assert result == Achievement(None, None, reason)


@given(amounts, targets)
def test_the_baseline_is_0_percent_and_the_target_100(baseline: Decimal, target: Figure) -> None:
    assume(baseline != target.value)
    at_start = achievement(Rule.INTERVAL, baseline=baseline, target=target, actual=baseline)
    at_goal = achievement(Rule.INTERVAL, baseline=baseline, target=target, actual=target.value)
    assert (at_start.percent, at_start.met) == (0, False)
    assert (at_goal.percent, at_goal.met) == (100, True)


@given(amounts, amounts, amounts)
def test_turning_the_scale_round_changes_nothing(baseline: Decimal, actual: Decimal, target: Decimal) -> None:
    turned = (value.copy_negate() for value in (baseline, actual, target))
    assert _interval(*turned) == _interval(baseline, actual, target)


@given(amounts, amounts, amounts, st.integers(-(10**6), 10**6))
def test_shifting_the_scale_changes_nothing(baseline: Decimal, actual: Decimal, target: Decimal, shift: int) -> None:
    moved = (EXACT.add(value, Decimal(shift)) for value in (baseline, actual, target))
    assert _interval(*moved) == _interval(baseline, actual, target)


@given(amounts, amounts, amounts, st.integers(-6, 6))
def test_another_unit_changes_nothing(baseline: Decimal, actual: Decimal, target: Decimal, power: int) -> None:
    scaled = (value.scaleb(power, EXACT) for value in (baseline, actual, target))
    assert _interval(*scaled) == _interval(baseline, actual, target)


@given(amounts, amounts, amounts)
def test_the_formula_agrees_with_fractions(baseline: Decimal, actual: Decimal, target: Decimal) -> None:
    result = _interval(baseline, actual, target)
    if target == baseline:
        assert result.undefined is Undefined.TARGET_IS_BASELINE
        return
    exact = (Fraction(actual) - Fraction(baseline)) * 100 / (Fraction(target) - Fraction(baseline))
    assert result.percent is not None
    assert abs(Fraction(result.percent) - exact) <= abs(exact) / 10**58
    assert result.met is (exact >= 100)
    for decimals in (0, 1, 6):
        assert Fraction(rounded(result.percent, decimals)) == _half_up(exact, decimals)


@given(amounts, targets)
def test_an_inverse_ratio_mirrors_the_ratio(actual: Decimal, target: Figure) -> None:
    assume(target.value != 0)
    ratio = achievement(Rule.RATIO, baseline=None, target=target, actual=actual).percent
    inverse = achievement(Rule.INVERSE_RATIO, baseline=None, target=target, actual=actual)
    exact = 200 - Fraction(actual) * 100 / Fraction(target.value)
    assert ratio is not None
    assert inverse.percent is not None
    assert abs(Fraction(inverse.percent) - exact) <= Fraction(1, 10**15)
    assert inverse.met is (exact >= 100)


@given(rules, st.none() | amounts, st.none() | targets | st.text().map(Words), st.none() | amounts)
def test_there_is_a_percentage_a_verdict_or_a_reason_and_never_an_exception(
    rule: Rule, baseline: Decimal | None, target: Figure | Words | None, actual: Decimal | None
) -> None:
    result = achievement(rule, baseline=baseline, target=target, actual=actual)
    assert (result.percent is None) is (result.undefined is not None)
    assert (result.met is None) is (result.undefined not in {None, Undefined.VERDICT_ONLY})


@pytest.mark.parametrize(
    ("bound", "baseline", "target", "rule"),
    [
        (Bound.AT_LEAST, "60", "80", None),  # from 60 towards 80以上: an interval like any other
        (Bound.AT_LEAST, "85", "80", Rule.AT_LEAST),
        (Bound.AT_LEAST, "80", "80", Rule.AT_LEAST),
        (Bound.ABOVE, "80", "80", Rule.AT_LEAST),
        (Bound.ABOVE, "79", "80", None),
        (Bound.AT_MOST, "15", "12.5", None),
        (Bound.AT_MOST, "10", "12.5", Rule.AT_MOST),
        (Bound.AT_MOST, "12.5", "12.5", Rule.AT_MOST),
        (Bound.BELOW, "0.05", "0.1", Rule.AT_MOST),
        (Bound.BELOW, "0.2", "0.1", None),
        (None, "80", "80", None),
        (Bound.AT_LEAST, None, "80", None),
    ],
)
def test_a_bound_that_leads_nowhere_from_the_baseline_is_a_limit(
    bound: Bound | None, baseline: str | None, target: str, rule: Rule | None
) -> None:
    value = None if baseline is None else Decimal(baseline)
    assert rule_of_bound(bound, baseline=value, target=Decimal(target)) is rule


@pytest.mark.parametrize(
    ("percent", "decimals", "shown"),
    [
        ("12.5", 0, "13"),
        ("62.5", 0, "63"),
        ("31.25", 1, "31.3"),
        ("-0.41", 0, "0"),
        ("-33.3333", 0, "-33"),
        # not achieved is never printed as 100
        ("99.6", 0, "99.6"),
        ("99.5", 0, "99.5"),
        ("99.49", 0, "99"),
        ("99.96", 0, "99.96"),
        ("99.96", 1, "99.96"),
        ("99.999999", 0, "99.999999"),
        # achieved is
        ("100", 0, "100"),
        ("100.4", 0, "100"),
        ("101.2352", 0, "101"),
        ("102.5", 0, "103"),
    ],
)
def test_a_percentage_is_printed_half_up_but_never_contradicts_its_status(
    percent: str, decimals: int, shown: str
) -> None:
    assert str(shown_percent(Decimal(percent), decimals)) == shown


@given(amounts, amounts, amounts, st.integers(0, 6))
def test_what_is_shown_is_100_or_more_exactly_where_the_target_is_met(
    baseline: Decimal, actual: Decimal, target: Decimal, decimals: int
) -> None:
    result = _interval(baseline, actual, target)
    assume(result.percent is not None)
    assert result.percent is not None
    assert (shown_percent(result.percent, decimals) >= 100) is result.met


@given(st.integers(0, 10**12), st.integers(0, 6))
def test_just_short_of_the_target_is_never_100(short_by: int, decimals: int) -> None:
    percent = EXACT.subtract(Decimal(100), Decimal(short_by).scaleb(-20))
    assert (shown_percent(percent, decimals) == 100) is (short_by == 0)


def _interval(baseline: Decimal, actual: Decimal, target: Decimal) -> Achievement:
    return achievement(Rule.INTERVAL, baseline=baseline, target=Figure(target), actual=actual)


def _half_up(exact: Fraction, decimals: int) -> Fraction:
    scaled = abs(exact) * 10**decimals
    steps = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Fraction(steps if exact >= 0 else -steps, 10**decimals)
