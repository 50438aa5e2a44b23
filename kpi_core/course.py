"""A row's actuals beside the straight line from its baseline to its target: what a chart may honestly show. Pure.

Only years that have an actual are points: between two of them nothing is drawn in, and a missing year is no zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from kpi_core.assessment import Assessment
from kpi_core.figures import EXACT, Figure, places, rounded
from kpi_core.pace import expected_percent
from kpi_core.record import Observation, Rule
from kpi_core.years import Year


@dataclass(frozen=True, slots=True)
class Milestone:
    """One year of a course, in the measure's unit.

    `line` is where the straight line stood, rounded to one place more than the row's figures have; None: there is no line.
    """

    year: Year
    actual: Decimal
    line: Decimal | None
    observation: Observation | None = None  # None for the baseline's own figure


@dataclass(frozen=True, slots=True)
class Course:
    """The years with an actual, oldest first, and the target that the line leads to; None where there is no line."""

    milestones: tuple[Milestone, ...]
    target: Decimal | None
    target_year: Year | None


def course(result: Assessment) -> Course:
    """The course of `result`'s row, from its baseline's year to its target's; of a row without a line, all years.

    A row of a table that reports one year has that year only.
    """
    line, known = _Line.of(result), _actuals(result)
    if line is None:
        return Course(tuple(known), None, None)
    on_line = (one for one in known if line.first.number <= one.year.number <= line.last.number)
    milestones = tuple(replace(one, line=line.at(one.year.number)) for one in on_line)
    return Course(milestones, line.target, line.last)


def _actuals(result: Assessment) -> list[Milestone]:
    """The measure's values by year, without a line yet; the baseline's own figure where its year has no other."""
    reported = result.row.reports_year
    found = {o.year: Milestone(o.year, o.value, None, o) for o in result.dossier.observations if o.value is not None}
    start = result.basis.baseline
    if start.year is not None and start.value is not None:
        found.setdefault(start.year, Milestone(start.year, start.value, None))
    return [found[year] for year in sorted(found) if reported in {None, year.number}]


@dataclass(frozen=True, slots=True)
class _Line:
    first: Year
    baseline: Decimal
    last: Year
    target: Decimal
    decimals: int

    @classmethod
    def of(cls, result: Assessment) -> _Line | None:
        """None where pace is not judged by a line: another rule, or a baseline or target without year or figure."""
        start, goal = result.basis.baseline, result.basis.target
        if result.basis.rule is not Rule.INTERVAL or goal is None or not isinstance(goal.value, Figure):
            return None
        if start.year is None or start.value is None or goal.year is None or goal.year <= start.year:
            return None
        known = [start.value, goal.value.value, *(o.value for o in result.dossier.observations if o.value is not None)]
        return cls(start.year, start.value, goal.year, goal.value.value, max(map(places, known)) + 1)

    def at(self, year: int) -> Decimal:
        """Where the line stands in `year`, from its first to its last."""
        share = expected_percent(self.first.number, self.last.number, year)
        if share is None:  # the line's first year
            return self.baseline
        way = EXACT.multiply(EXACT.subtract(self.target, self.baseline), share)
        return _trimmed(rounded(EXACT.add(self.baseline, EXACT.divide(way, Decimal(100))), self.decimals))


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros behind the point that the rounding put there: 1500.0 → 1500."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize(EXACT)
