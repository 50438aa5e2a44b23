"""達成度, under each rule, exactly.

    interval        (actual − baseline) ÷ (target − baseline); the direction is that of baseline → target
    ratio           actual ÷ target
    inverse_ratio   2 − actual ÷ target, for figures of which less is better
    at_least        achieved or not, no percentage
    at_most         achieved or not, no percentage

`interval` is the rule of the 様式3-2 sheets: it gives all sixteen percentages of Kaga's tables (1) and (2) and
416 of 424 of Gifu Prefecture's, each rounded half up. A result that is not defined is said, never guessed.
The percentage goes by the target's number; whether the target is met goes by its bound too (0.1 is not 0.1未満).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from kpi_core.figures import EXACT, Bound, Figure, Words, rounded
from kpi_core.record import Rule


class Undefined(StrEnum):
    """Why there is no percentage."""

    NO_TARGET = "no_target"
    TARGET_IN_WORDS = "target_in_words"
    NO_ACTUAL = "no_actual"
    NO_BASELINE = "no_baseline"
    TARGET_IS_BASELINE = "target_is_baseline"  # the formula would divide by zero
    TARGET_IS_ZERO = "target_is_zero"  # the ratio would
    VERDICT_ONLY = "verdict_only"  # at_least, at_most
    AFTER_TARGET_YEAR = "after_target_year"


@dataclass(frozen=True, slots=True)
class Achievement:
    """`percent` is unrounded; None with the reason in `undefined`. `met`: whether the target is reached, if that is known."""

    percent: Decimal | None
    met: bool | None
    undefined: Undefined | None


def achievement(
    rule: Rule,
    *,
    baseline: Decimal | None,
    target: Figure | Words | None,
    actual: Decimal | None,
) -> Achievement:
    """How much of the way from `baseline` to `target` is made; all three in the measure's unit."""
    if target is None:
        return Achievement(None, None, Undefined.NO_TARGET)
    if isinstance(target, Words):
        return Achievement(None, None, Undefined.TARGET_IN_WORDS)
    if actual is None:
        return Achievement(None, None, Undefined.NO_ACTUAL)
    match rule:
        case Rule.INTERVAL:
            if baseline is None:
                return Achievement(None, None, Undefined.NO_BASELINE)
            if target.value == baseline:
                return Achievement(None, None, Undefined.TARGET_IS_BASELINE)
            share = _percent(EXACT.subtract(actual, baseline), EXACT.subtract(target.value, baseline))
        case Rule.RATIO | Rule.INVERSE_RATIO:
            if target.value == 0:
                return Achievement(None, None, Undefined.TARGET_IS_ZERO)
            share = _percent(actual, target.value)
            if rule is Rule.INVERSE_RATIO:
                share = EXACT.subtract(Decimal(200), share)
        case Rule.AT_LEAST | Rule.AT_MOST:
            return Achievement(None, _limit(rule, target).meets(actual), Undefined.VERDICT_ONLY)
        case _:
            assert_never(rule)
    return Achievement(share, share >= 100 and not _only_touched(target, actual), None)


def _only_touched(target: Figure, actual: Decimal) -> bool:
    """Whether `actual` is the very number that 未満 or 超 leaves out: all of the way is made, and the target is not met."""
    return target.bound in {Bound.ABOVE, Bound.BELOW} and actual == target.value


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return EXACT.divide(EXACT.multiply(part, Decimal(100)), whole)


def _limit(rule: Rule, target: Figure) -> Figure:
    """The target with the bound that its rule says, where the cell prints none."""
    if target.bound is not None:
        return target
    return Figure(
        target.value,
        target.unit,
        Bound.AT_LEAST if rule is Rule.AT_LEAST else Bound.AT_MOST,
    )


def rule_of_bound(bound: Bound | None, *, baseline: Decimal | None, target: Decimal) -> Rule | None:
    """`at_least` or `at_most` where a printed bound contradicts baseline → target, or the two are equal; else None.

    From 60 towards 80以上 is an interval like any other. 80以上 from a baseline of 85 is a limit to be kept.
    """
    if bound is None or baseline is None:
        return None
    if bound in {Bound.AT_LEAST, Bound.ABOVE}:
        return Rule.AT_LEAST if target <= baseline else None
    return Rule.AT_MOST if target >= baseline else None


def shown_percent(percent: Decimal, decimals: int) -> Decimal:
    """`percent` as it is printed: half up to `decimals` places, with more where 99.6 would read as 100."""
    while percent < 100 <= rounded(percent, decimals):
        decimals += 1
    return rounded(percent, decimals)
