"""How far an indicator should be by now, the word for where it stands, and where its pace leads.

The yardstick is a straight line from baseline to target, not compound growth: a count that starts near zero
has no growth rate. (100 → 190 in year 2 of 10 towards 1,000 is 10 % of the way against 20 % expected, yet
"on track" by growth.)
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from kpi_core.figures import EXACT, rounded

# Share of the expected way from which an indicator counts as on track: United Nations Statistics Division
# (progress assessment methodology) and Open SDG (progress status, default upper threshold).
ON_TRACK_FROM = Decimal("0.95")
# … and from which only as slightly behind: Open SDG (default middle threshold) and Tama City's (多摩市) reviews.
SLIGHTLY_BEHIND_FROM = Decimal("0.60")

LAST_ARRIVAL = 2100  # a straight line says nothing about the time after


class Status(StrEnum):
    """How an indicator stands. Ours, and apart from the city's own second-term note, which may disagree."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    SLIGHTLY_BEHIND = "slightly_behind"
    BEHIND = "behind"
    REGRESSING = "regressing"
    MISSED = "missed"
    NOT_AVAILABLE = "not_available"


def expected_percent(baseline_year: int, target_year: int, year: int) -> Decimal | None:
    """The share of the way, in percent, that a straight line would have made by `year`.

    None where there is no line: a target year that is not after the baseline's, or a `year` that is not between them.
    """
    if not baseline_year < year <= target_year:
        return None
    return EXACT.divide(Decimal(100 * (year - baseline_year)), Decimal(target_year - baseline_year))


def status_on_the_way(percent: Decimal, expected: Decimal | None) -> Status:
    """Where an indicator stands before its target year; both in percent, unrounded. The first that fits."""
    if percent >= 100:
        return Status.ACHIEVED
    if percent < 0:
        return Status.REGRESSING
    if expected is None:
        return Status.NOT_AVAILABLE
    # Thirds of a way end in a rounded sixtieth digit, which must not decide what is exactly on a threshold.
    share = rounded(EXACT.divide(percent, expected), 50)
    if share >= ON_TRACK_FROM:
        return Status.ON_TRACK
    if share >= SLIGHTLY_BEHIND_FROM:
        return Status.SLIGHTLY_BEHIND
    return Status.BEHIND


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a straight line leads. Amounts are in the measure's unit a year.

    `needed` is None once the target is reached or its year has come; `arrives` is None where the pace does not lead to the target
    before 2100, and the year of the newest actual where it is reached already.
    """

    present: Decimal
    needed: Decimal | None
    arrives: int | None


def outlook(
    *,
    baseline: Decimal,
    baseline_year: int,
    actual: Decimal,
    year: int,
    target: Decimal,
    target_year: int,
) -> Outlook | None:
    """The present pace, the pace needed from `year` on, and the year of arrival; None before there is any pace."""
    if year <= baseline_year:
        return None
    made, passed = EXACT.subtract(actual, baseline), Decimal(year - baseline_year)
    left = EXACT.subtract(target, actual)
    present = EXACT.divide(made, passed)
    needed = EXACT.divide(left, Decimal(target_year - year)) if target_year > year else None
    if left == 0 or (left < 0) == (target > baseline):
        return Outlook(present, None, year)
    if made == 0 or (made > 0) != (left > 0):
        return Outlook(present, needed, None)
    # Not left ÷ present: a third a year, rounded, would arrive a year late.
    steps = EXACT.divide(EXACT.multiply(left, passed), made).to_integral_value(ROUND_CEILING)
    arrives = year + int(steps)
    return Outlook(present, needed, arrives if arrives < LAST_ARRIVAL else None)
