"""Published percentages beside ours for the same year, and the target that one implies where none is printed.

What was published is never restated; where ours differs, the comparison says what would explain it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from kpi_core.achievement import achievement
from kpi_core.dossier import Dossier
from kpi_core.figures import EXACT, Figure, percent_figure, places, rounded
from kpi_core.record import Indicator, Plan, PublishedFigure, Rule


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


def comparisons(row: Indicator, dossier: Dossier, plan: Plan, year: int | None) -> tuple[Comparison, ...]:
    """The row's own published figures, and those of rows that borrow from it; of `year` only, if one is asked for."""
    rows = {row.code: row} | {other.code: other for other in dossier.indicators if other.compare_with == row.code}
    return tuple(
        compare(p, rows[p.code], dossier, plan)
        for p in dossier.published
        if p.code in rows and year in {None, p.year.number}
    )


def compare(published: PublishedFigure, row: Indicator, dossier: Dossier, plan: Plan) -> Comparison:
    """A published percentage beside what the rule gives for its year, to as many places as it prints."""
    basis = dossier.basis(row)
    target = basis.target.value if basis.target is not None else None

    def computed_from(actual: Decimal | None, rule: Rule = basis.rule) -> Decimal | None:
        return achievement(rule, baseline=basis.baseline.value, target=target, actual=actual).percent

    actual = dossier.actual(published.year.number)
    if actual is None:
        actual = published.actual
    computed = computed_from(actual)
    if computed is None or published.percent is None:
        return Comparison(published, row, computed, None)
    if prints(computed, published, plan):
        return Comparison(published, row, computed, differs=False)
    # With a baseline of 0 the plain ratio is the formula: then it explains nothing, but another actual may.
    by_rule = prints(computed_from(published.actual), published, plan)
    return Comparison(
        published,
        row,
        computed,
        differs=True,
        plain_ratio=not by_rule and prints(computed_from(published.actual, Rule.RATIO), published, plan),
        other_actual=published.actual is not None and published.actual != actual,
        target=target.value if isinstance(target, Figure) else None,
    )


def prints(computed: Decimal | None, published: PublishedFigure, plan: Plan, *, floor: bool = True) -> bool:
    """Whether `computed` is printed as what was published: to its places, with its bound (100%超) and the city's floor."""
    if computed is None or published.percent is None:
        return False
    figure = percent_figure(published.printed)
    if figure is not None and figure.bound is not None:
        return figure.meets(computed)
    value = rounded(computed, places(published.percent))
    printed = {value}
    if floor and plan.percent_floor is not None:
        printed.add(max(value, plan.percent_floor))  # a figure below the floor may have been printed all the same
    return published.percent in printed


def implied_target(row: Indicator, dossier: Dossier) -> ImpliedTarget | None:
    """What target the published percentage implies for a row that has none and borrows none, were its baseline 0."""
    if row.target is not None or row.compare_with is not None or row.baseline.value not in {None, Decimal(0)}:
        return None
    for figure in dossier.published:
        percent = percent_figure(figure.printed)
        if figure.code != row.code or figure.actual is None or percent is None or percent.bound is not None:
            continue
        if percent.value > 0 and figure.actual > 0:
            return implied_by(figure.actual, percent.value)
    return None


def implied_by(actual: Decimal, percent: Decimal, baseline: Decimal = Decimal(0)) -> ImpliedTarget | None:
    """The targets of the figures' own scale for which `actual` rounds to `percent`; None where no such figure does, or any."""
    half = Decimal(5).scaleb(-places(percent) - 1)
    unit = Decimal(1).scaleb(-max(places(actual), places(baseline)))
    if abs(percent) <= half or actual == baseline:
        return None

    def target_at(share: Decimal) -> Decimal:
        """The target on the way to which `actual` has made `share` percent, counted in `unit`."""
        made = EXACT.multiply(EXACT.subtract(actual, baseline), Decimal(100))
        return EXACT.divide(EXACT.add(baseline, EXACT.divide(made, share)), unit)

    # Half away from zero: the end nearer to 0 still rounds to percent, the other does not.
    away = half if percent > 0 else half.copy_negate()
    closed, open_ = target_at(EXACT.subtract(percent, away)), target_at(EXACT.add(percent, away))
    if open_ < closed:
        lowest = EXACT.add(open_.to_integral_value(ROUND_FLOOR), Decimal(1))
        highest = closed.to_integral_value(ROUND_FLOOR)
    else:
        lowest = closed.to_integral_value(ROUND_CEILING)
        highest = EXACT.subtract(open_.to_integral_value(ROUND_CEILING), Decimal(1))
    if lowest > highest:
        return None
    nearest = min(max(rounded(target_at(percent), 0), lowest), highest)
    return ImpliedTarget(
        *(EXACT.multiply(figure, unit).quantize(unit, context=EXACT) for figure in (nearest, lowest, highest))
    )
