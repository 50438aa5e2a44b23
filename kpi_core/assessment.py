"""How one row stands: the one function that makes every figure which leaves the project.

A row's result uses the newest observation up to its target year. Once that year has ended, only an observation
of the target year itself decides between achieved and missed. What was published stands beside what we compute.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from kpi_core.achievement import Achievement, Undefined, achievement, shown_percent
from kpi_core.figures import EXACT, Figure, rounded
from kpi_core.pace import Outlook, Status, expected_percent, outlook, status_on_the_way
from kpi_core.record import (
    Dossier,
    Indicator,
    Note,
    NoteKind,
    Observation,
    Plan,
    PublishedFigure,
    Rule,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published percentage beside ours for the same year.

    `differs` is None where ours is not defined. `plain_ratio`: actual ÷ target gives what was published.
    `other_actual`: the actual printed beside it is not the one that we use.
    """

    published: PublishedFigure
    row: Indicator
    computed: Decimal | None
    differs: bool | None
    plain_ratio: bool = False
    other_actual: bool = False
    target: Decimal | None = None  # what the computation used


@dataclass(frozen=True, slots=True)
class ImpliedTarget:
    """The target that a published percentage implies, if the baseline is 0; in the measure's unit, with bounds."""

    target: Decimal
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Assessment:
    """One row's result. `basis` is the row that lends baseline, target and years: itself, but for `compare_with`.

    `percent` and `expected` are unrounded, `shown` is the percentage as it is printed. `later` are observations
    after the target year, which no longer count. `asked_year`: the year that the question named.
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
    basis = _basis(row, dossier)
    observation = _observation(row, basis, dossier, year)
    result = _compute(basis, observation)
    expected = _expected(basis, observation)
    target_year = basis.target.year if basis.target is not None else None
    too_late = year is not None and row.reports_year is None and target_year is not None and year > target_year.number
    if too_late:
        result, expected = Achievement(None, None, Undefined.AFTER_TARGET_YEAR), None
    missing = _target_year_missing(row, basis, dossier, today, year)
    status = Status.NOT_AVAILABLE if too_late or missing else _status(basis, observation, result, expected, today, year)
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
        comparisons=_comparisons(row, dossier, plan),
        implied=_implied(row, dossier),
        outlook=None if year is not None or missing else _outlook(basis, observation),
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
    target = _basis(row, dossier).target
    return target.year.number if target is not None and target.year is not None else None


def lead_rows(dossier: Dossier, today: date) -> tuple[Indicator, ...]:
    """The rows that stand for the measure: the one with the latest target year in force, and its like in other dimensions."""

    def rank(row: Indicator) -> tuple[bool, int]:
        target = row.target
        if target is None or (target.since is not None and target.since > today):
            return (False, 0)
        return (True, 0 if target.year is None else target.year.number)

    best = max(dossier.indicators, key=lambda row: (rank(row), -row.order))
    dimensions: set[str] = {best.dimension}
    leads = [best]
    for row in dossier.indicators:
        if row is not best and rank(row) == rank(best) and row.dimension and row.dimension not in dimensions:
            dimensions.add(row.dimension)
            leads.append(row)
    return tuple(leads)


def _basis(row: Indicator, dossier: Dossier) -> Indicator:
    return dossier.indicator(row.compare_with) if row.compare_with else row


def _observation(row: Indicator, basis: Indicator, dossier: Dossier, year: int | None) -> Observation | None:
    wanted = year if year is not None else row.reports_year
    if wanted is not None:
        return next(
            (o for o in dossier.observations if o.year.number == wanted and o.value is not None),
            None,
        )
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
    if basis.rule is not Rule.INTERVAL or observation is None or basis.baseline.year is None or target_year is None:
        return None
    return expected_percent(basis.baseline.year.number, target_year.number, observation.year.number)


def _status(
    basis: Indicator,
    observation: Observation | None,
    result: Achievement,
    expected: Decimal | None,
    today: date,
    year: int | None,
) -> Status:
    if observation is None or result.met is None:
        return Status.NOT_AVAILABLE
    baseline_year = basis.baseline.year
    if baseline_year is not None and observation.year.number <= baseline_year.number:
        return Status.NOT_AVAILABLE
    if result.percent is None:
        return Status.ACHIEVED if result.met else Status.MISSED
    target_year = basis.target.year if basis.target is not None else None
    if target_year is not None and _decided(
        target_year.number, observation.year.number, target_year.ended(today), year
    ):
        return Status.ACHIEVED if result.met else Status.MISSED
    return status_on_the_way(result.percent, expected)


def _decided(target_year: int, observed: int, ended: bool, asked: int | None) -> bool:
    """Whether the figure is final for the target: of its year (or later), and that year is over."""
    return observed >= target_year and (ended or asked is not None)


def _target_year_missing(row: Indicator, basis: Indicator, dossier: Dossier, today: date, year: int | None) -> bool:
    """Whether the target year is over and has no actual of its own."""
    target_year = basis.target.year if basis.target is not None else None
    if year is not None or target_year is None or not target_year.ended(today):
        return False
    return not any(o.year.number == target_year.number and o.value is not None for o in dossier.observations)


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


def _comparisons(row: Indicator, dossier: Dossier, plan: Plan) -> tuple[Comparison, ...]:
    """The row's own published figures, and those of rows that borrow from it."""
    rows = {row.code: row} | {other.code: other for other in dossier.indicators if other.compare_with == row.code}
    return tuple(compare(p, rows[p.code], dossier, plan) for p in dossier.published if p.code in rows)


def compare(published: PublishedFigure, row: Indicator, dossier: Dossier, plan: Plan) -> Comparison:
    """A published percentage beside what the rule gives for its year, to as many places as it prints."""
    basis = _basis(row, dossier)
    observed = next(
        (o.value for o in dossier.observations if o.year.number == published.year.number),
        None,
    )
    actual = observed if observed is not None else published.actual
    target = basis.target.value if basis.target is not None else None
    computed = achievement(basis.rule, baseline=basis.baseline.value, target=target, actual=actual).percent
    if computed is None or published.percent is None:
        return Comparison(published, row, computed, None)
    if _prints(computed, published.percent, plan):
        return Comparison(published, row, computed, differs=False)
    ratio = achievement(Rule.RATIO, baseline=None, target=target, actual=published.actual).percent
    figure = target.value if isinstance(target, Figure) else None
    return Comparison(
        published,
        row,
        computed,
        differs=True,
        plain_ratio=ratio is not None and _prints(ratio, published.percent, plan),
        other_actual=published.actual is not None and published.actual != actual,
        target=figure,
    )


def _prints(computed: Decimal, published: Decimal, plan: Plan) -> bool:
    """Whether `computed` is printed as `published`, with the city's floor."""
    value = rounded(computed, _places(published))
    if plan.percent_floor is not None:
        value = max(value, plan.percent_floor)
    return value == published


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _implied(row: Indicator, dossier: Dossier) -> ImpliedTarget | None:
    """What target the published percentage implies for a row that has none and borrows none, were its baseline 0."""
    if row.target is not None or row.compare_with is not None or row.baseline.value not in {None, Decimal(0)}:
        return None
    for figure in dossier.published:
        if figure.code != row.code or figure.percent is None or figure.actual is None:
            continue
        if figure.percent <= 0 or figure.actual <= 0:
            continue
        return _implied_by(figure.actual, figure.percent)
    return None


def _implied_by(actual: Decimal, percent: Decimal) -> ImpliedTarget | None:
    """The targets of the actual's own scale that round to `percent`; None where no such figure does."""
    half = Decimal(5).scaleb(-_places(percent) - 1)
    unit = Decimal(1).scaleb(-_places(actual))
    # half up: percent − half still rounds to percent, percent + half does not
    highest = EXACT.divide(actual * 100, percent - half)
    lowest = EXACT.divide(actual * 100, percent + half)
    top = EXACT.divide(highest, unit).to_integral_value(rounding=ROUND_FLOOR) * unit
    bottom = EXACT.divide(lowest, unit).to_integral_value(rounding=ROUND_CEILING) * unit
    if bottom == lowest:
        bottom += unit
    target = rounded(EXACT.divide(actual * 100, percent), _places(actual))
    if bottom > top:
        return None
    return ImpliedTarget(min(max(target, bottom), top), bottom, top)
