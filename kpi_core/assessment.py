"""How one row stands: the one function that makes every figure which leaves the project.

A row's result uses the newest observation up to its target year. Once that year has ended, only an observation
of the target year itself decides between achieved and missed. What was published stands beside what we compute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kpi_core.achievement import Achievement, Undefined, achievement, shown_percent
from kpi_core.comparison import Comparison, ImpliedTarget, comparisons, implied_target
from kpi_core.dossier import Dossier
from kpi_core.figures import Figure
from kpi_core.pace import Outlook, Status, expected_percent, outlook, status_on_the_way
from kpi_core.record import (
    Indicator,
    Note,
    NoteKind,
    Observation,
    Plan,
    Rule,
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One row's result. `basis` is the row that lends baseline, target and years: itself, but for `compare_with`.

    `percent` and `expected` are unrounded, `shown` is the percentage as it is printed. `later` are observations
    after the target year, which no longer count. `target_year_missing`: that year is over and has no actual of its own.
    `outlook` is None once it is over. `asked_year`: the year that the question named.
    """

    row: Indicator
    basis: Indicator
    dossier: Dossier
    observation: Observation | None
    percent: Decimal | None
    shown: Decimal | None
    expected: Decimal | None
    status: Status
    undefined: Undefined | None
    comparisons: tuple[Comparison, ...]
    implied: ImpliedTarget | None
    outlook: Outlook | None
    later: tuple[Observation, ...]
    target_year_missing: bool
    asked_year: int | None = None

    @property
    def target(self) -> Figure | None:
        target = self.basis.target
        return target.value if target is not None and isinstance(target.value, Figure) else None

    @property
    def second_term(self) -> tuple[Note, ...]:
        return tuple(n for n in self.dossier.notes if n.code == self.row.code and n.kind is NoteKind.SECOND_TERM)

    @property
    def newest_second_term(self) -> Note | None:
        """Of the reviews of several years, the last one's; of one review's notes the first."""
        return max(self.second_term, key=lambda note: note.year.number, default=None)

    @property
    def remarks(self) -> tuple[Note, ...]:
        return tuple(n for n in self.dossier.notes if n.code == self.row.code and n.kind is NoteKind.REMARK)

    @property
    def differs(self) -> bool | None:
        """Whether a published figure differs from ours; None where none could be compared."""
        known = [c.differs for c in self.comparisons if c.differs is not None]
        return any(known) if known else None


def assess(
    row: Indicator,
    dossier: Dossier,
    plan: Plan,
    today: date,
    *,
    year: int | None = None,
) -> Assessment:
    """How `row` stands on `today`, or in `year` if one is asked for. `today` is the day in the plan's time zone."""
    basis = dossier.basis(row)
    observation = _observation(row, basis, dossier, year)
    result = _compute(basis, observation)
    expected = _expected(basis, observation)
    target_year = basis.target.year if basis.target is not None else None
    too_late = year is not None and row.reports_year is None and target_year is not None and year > target_year.number
    if too_late:
        result, expected = Achievement(None, None, Undefined.AFTER_TARGET_YEAR), None
    over = target_year is not None and target_year.ended(today)
    missing = year is None and over and target_year is not None and dossier.actual(target_year.number) is None
    status = Status.NOT_AVAILABLE if too_late or missing else _status(basis, observation, result, expected, today)
    return Assessment(
        row=row,
        basis=basis,
        dossier=dossier,
        observation=observation,
        percent=result.percent,
        shown=None if result.percent is None else shown_percent(result.percent, plan.percent_decimals),
        expected=expected,
        status=status,
        undefined=result.undefined,
        comparisons=comparisons(row, dossier, plan, year),
        implied=implied_target(row, dossier),
        outlook=None if year is not None or over else _outlook(basis, observation),
        later=_later(row, basis, dossier, year),
        target_year_missing=missing,
        asked_year=year,
    )


def series(row: Indicator, dossier: Dossier, plan: Plan, today: date) -> tuple[Assessment, ...]:
    """How `row` stood in each year that has an actual, oldest first; a row that reports one year has that year only."""
    years = [o.year.number for o in dossier.observations if o.value is not None]
    return tuple(
        assess(row, dossier, plan, today, year=year)
        for year in years
        if row.reports_year is None or year == row.reports_year
    )


def target_year(row: Indicator, dossier: Dossier) -> int | None:
    """The year of the target that `row` is measured against: its own, or the one it borrows."""
    target = dossier.basis(row).target
    return target.year.number if target is not None and target.year is not None else None


def lead_rows(dossier: Dossier, today: date, *, year: int | None = None) -> tuple[Indicator, ...]:
    """The rows that stand for the measure: the one with the latest target year in force, and its like in other dimensions.

    A measure that a later plan prints anew, in the same table or dimension, leads no longer by its older rows there. Where a target was
    revised for the same year, the row whose target holds since later. With `year`: those that led in it.
    """
    if year is not None:
        today = min(today, date(year, 12, 31))

    def rank(row: Indicator) -> tuple[bool, int]:
        year = row.target.year if row.target is not None else None
        return (in_force(row, dossier, today), 0 if year is None else year.number)

    def newest_first(row: Indicator) -> tuple[int, int]:
        return (-_since(row).toordinal(), row.order)

    highest = max(rank(row) for row in dossier.indicators)
    alike = sorted((row for row in dossier.indicators if rank(row) == highest), key=newest_first)
    leads = {alike[0].dimension: alike[0]}
    for row in alike:
        if row.dimension:
            leads.setdefault(row.dimension, row)
    return tuple(leads.values())


def in_force(row: Indicator, dossier: Dossier, today: date) -> bool:
    """Whether the row's own target holds on `today`: its plan has begun, and no later plan has set another in its place."""
    if row.target is None or _since(row) > today:
        return False
    return not any(
        other.plan != row.plan
        and (other.table == row.table or (row.dimension and other.dimension == row.dimension))
        and other.target is not None
        and _since(row) < _since(other) <= today
        for other in dossier.indicators
    )


def newest_first(results: Sequence[Assessment]) -> list[Assessment]:
    """Results of rows of one measure: that of the newest target before those of older ones."""
    return sorted(results, key=lambda r: (-_since(r.row).toordinal(), r.row.order))


def _since(row: Indicator) -> date:
    """The day from which the row's target holds: its own, or its plan's first."""
    return (row.target.since if row.target is not None else None) or row.plan_begins or date.min


def _observation(row: Indicator, basis: Indicator, dossier: Dossier, year: int | None) -> Observation | None:
    wanted = year if year is not None else row.reports_year
    if wanted is not None:
        return dossier.observation(wanted)
    limit = basis.target.year if basis.target is not None else None
    known = [
        o for o in dossier.observations if o.value is not None and (limit is None or o.year.number <= limit.number)
    ]
    return known[-1] if known else None


def _compute(basis: Indicator, observation: Observation | None) -> Achievement:
    return achievement(
        basis.rule,
        baseline=basis.baseline.value,
        target=basis.target.value if basis.target is not None else None,
        actual=observation.value if observation is not None else None,
    )


def _expected(basis: Indicator, observation: Observation | None) -> Decimal | None:
    target_year = basis.target.year if basis.target is not None else None
    if basis.rule is not Rule.INTERVAL or basis.baseline.year is None or target_year is None:
        return None
    if observation is None or observation.value is None:
        return None
    return expected_percent(basis.baseline.year.number, target_year.number, observation.year.number)


def _status(
    basis: Indicator,
    observation: Observation | None,
    result: Achievement,
    expected: Decimal | None,
    today: date,
) -> Status:
    if observation is None or result.met is None:
        return Status.NOT_AVAILABLE
    baseline_year = basis.baseline.year
    if baseline_year is not None and observation.year.number <= baseline_year.number:
        return Status.NOT_AVAILABLE
    verdict = Status.ACHIEVED if result.met else Status.MISSED
    if result.percent is None:
        return verdict
    target_year = basis.target.year if basis.target is not None else None
    if target_year is not None and target_year.ended(today) and observation.year.number >= target_year.number:
        return verdict
    if basis.rule is not Rule.INTERVAL:  # pace and direction are those of a line from the baseline
        return Status.ACHIEVED if result.met else Status.NOT_AVAILABLE
    status = status_on_the_way(result.percent, expected)
    return status if status is not Status.ACHIEVED or result.met else Status.ON_TRACK


def _later(row: Indicator, basis: Indicator, dossier: Dossier, year: int | None) -> tuple[Observation, ...]:
    target_year = basis.target.year if basis.target is not None else None
    if target_year is None or year is not None or row.reports_year is not None:
        return ()
    return tuple(o for o in dossier.observations if o.year.number > target_year.number and o.value is not None)


def _outlook(basis: Indicator, observation: Observation | None) -> Outlook | None:
    target = basis.target
    if (
        basis.rule is not Rule.INTERVAL
        or target is None
        or target.year is None
        or not isinstance(target.value, Figure)
        or basis.baseline.year is None
        or basis.baseline.value is None
        or target.value.value == basis.baseline.value
        or observation is None
        or observation.value is None
    ):
        return None
    return outlook(
        baseline=basis.baseline.value,
        baseline_year=basis.baseline.year.number,
        actual=observation.value,
        year=observation.year.number,
        target=target.value.value,
        target_year=target.year.number,
    )
