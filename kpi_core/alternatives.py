"""What else gives a published percentage that the row's own rule does not give, or that it cannot be checked by.

Each way is one that published tables were seen to be made in. Several can fit by chance, so each is a possibility
and said as one; the likeliest comes first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
)
from enum import StrEnum

from kpi_core.achievement import achievement
from kpi_core.comparison import Comparison, prints
from kpi_core.dossier import Dossier
from kpi_core.figures import EXACT, Bound, Figure, Words, percent_figure, places, read_figure
from kpi_core.record import Indicator, Plan, Rule
from kpi_core.years import Year

_MOST = 3  # of one figure; the first ones are the likely ones
_ROUNDINGS = (ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP, ROUND_FLOOR, ROUND_CEILING)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MOST_NUMBERS = 5  # of a target in words


class Way(StrEnum):
    """In what a published percentage was made otherwise."""

    OTHER_ACTUAL = "other_actual"  # the actual that is printed beside it
    BINARY_ROUNDING = "binary_rounding"  # exactly a half, which binary arithmetic pushed under it
    OTHER_ROUNDING = "other_rounding"
    FLOOR = "floor"  # nothing is printed below 0 %
    CAP = "cap"  # nothing is printed above 100 %
    MET = "met"  # 100 % where the actual keeps the target as a limit
    ALREADY_MET = "already_met"  # … that the baseline kept already, so that the way to it says nothing
    KEPT_OUT = "kept_out"  # 0 % where the actual is worse than both baseline and target
    RULE = "rule"  # another of our rules
    OTHER_ROW = "other_row"  # baseline, target or both of another row of the measure
    TARGET_IN_WORDS = "target_in_words"  # a number that stands in the words
    OTHER_YEAR = "other_year"  # the actual of another year
    FRACTION = "fraction"  # 0.63 for 63 %
    SIGN = "sign"  # the minus sign got lost
    GROWTH = "growth"  # (actual − baseline) ÷ baseline
    REVERSED = "reversed"  # target ÷ actual, where less is better
    TO_BASELINE = "to_baseline"  # actual ÷ baseline


_OWN_WAYS = frozenset({Way.GROWTH, Way.TO_BASELINE, Way.REVERSED})  # computed from the row's own figures, otherwise


@dataclass(frozen=True, slots=True)
class Operands:
    """What a percentage is computed from, in the measure's unit; `actual` is always there."""

    rule: Rule
    baseline: Decimal | None
    actual: Decimal
    target: Decimal | None

    @property
    def percent(self) -> Decimal | None:
        """Unrounded; None where it is not defined."""
        target = None if self.target is None else Figure(self.target)
        return achievement(self.rule, baseline=self.baseline, target=target, actual=self.actual).percent


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way that gives what was published. `row`: the other row; `baseline`, `target`: which of the two is its."""

    way: Way
    operands: Operands
    row: str = ""
    baseline: bool = False
    target: bool = False
    year: Year | None = None  # of the other actual


def own_operands(comparison: Comparison, dossier: Dossier) -> Operands | None:
    """What our percentage beside `comparison` is computed from; None where there is no actual at all."""
    basis = dossier.basis(comparison.row)
    published = comparison.published
    actual = dossier.actual(published.year.number)
    actual = published.actual if actual is None else actual
    if actual is None:
        return None
    return Operands(basis.rule, basis.baseline.value, actual, _target(basis))


def alternatives(comparison: Comparison, dossier: Dossier, plan: Plan) -> tuple[Alternative, ...]:
    """The ways that give what was published, the likeliest first; at most three."""
    own = own_operands(comparison, dossier)
    if own is None or comparison.published.percent is None:
        return ()
    fitting = [*_as_printed(own, comparison, dossier), *_computed(own, comparison, dossier, plan)]
    by_figures: dict[tuple[Way, Operands], Alternative] = {}
    for alternative in fitting:
        by_figures.setdefault((alternative.way, alternative.operands), alternative)
    return tuple(by_figures.values())[:_MOST]


def _target(row: Indicator) -> Decimal | None:
    return row.target.value.value if row.target is not None and isinstance(row.target.value, Figure) else None


# ---- the same computation, printed otherwise ---------------------------------------------------------


def _as_printed(own: Operands, comparison: Comparison, dossier: Dossier) -> Iterator[Alternative]:
    value, printed = comparison.computed, comparison.published.percent
    figure = percent_figure(comparison.published.printed)
    if printed is None or figure is None or figure.bound is not None:
        return
    if value is not None:
        way = _rounding(value, printed, own)
        if way is not None:
            yield Alternative(way, own)
        if printed == 0 and value < 0:
            yield Alternative(Way.FLOOR, own)
        if printed == 100 and value > 100:
            yield Alternative(Way.CAP, own)
        if figure.unit != "%" and value != 0 and printed == value.scaleb(-2).quantize(printed, ROUND_HALF_UP, EXACT):
            yield Alternative(Way.FRACTION, own)
        if printed == -value.quantize(printed, context=EXACT) and printed > 0:
            yield Alternative(Way.SIGN, own)
    if own.target is None:
        return
    # Which way is better is the baseline's to say, but for one that lies past the target already or on it.
    met = _met(own, dossier.basis(comparison.row))
    if printed == 100 and met and (value is None or value < 100):
        limit = own.target == own.baseline or own.rule is not Rule.INTERVAL or _bounded(dossier.basis(comparison.row))
        yield Alternative(Way.MET if limit else Way.ALREADY_MET, own)
    if printed == 0 and met is False and (value is None or value > 0):
        yield Alternative(Way.KEPT_OUT, own)


def _bounded(row: Indicator) -> bool:
    return row.target is not None and isinstance(row.target.value, Figure) and row.target.value.bound is not None


def _met(own: Operands, row: Indicator) -> bool | None:
    """Whether the actual keeps the target as a limit: by its bound or rule, else by the side that the baseline does not point to."""
    target = row.target.value if row.target is not None else None
    if not isinstance(target, Figure):
        return None
    if target.bound is not None:
        return target.meets(own.actual)
    if own.rule in {Rule.AT_LEAST, Rule.AT_MOST}:
        return achievement(own.rule, baseline=None, target=target, actual=own.actual).met
    if own.baseline is None:
        return None
    if target.value == own.baseline:  # 維持
        return own.actual == target.value
    # 13,134 → 13,228 towards 13,070: a count that was past its target from the beginning, and still is.
    limit = Bound.AT_LEAST if target.value < own.baseline else Bound.AT_MOST
    return Figure(target.value, bound=limit).meets(own.actual)


def _rounding(value: Decimal, printed: Decimal, own: Operands) -> Way | None:
    unit = Decimal(1).scaleb(-places(printed))
    if all(value.quantize(unit, rounding=mode, context=EXACT) != printed for mode in _ROUNDINGS):
        return None
    half = EXACT.divide(EXACT.subtract(value, printed), unit)
    if abs(half) == Decimal("0.5") and _in_binary(own, printed, unit):
        return Way.BINARY_ROUNDING
    return Way.OTHER_ROUNDING


def _in_binary(own: Operands, printed: Decimal, unit: Decimal) -> bool:
    """Whether a spreadsheet that computes with binary fractions rounds to `printed`."""
    if own.rule is not Rule.INTERVAL or own.baseline is None or own.target is None:
        return False
    b, a, t = float(own.baseline), float(own.actual), float(own.target)
    if t == b:
        return False
    exact = Decimal((a - b) / (t - b) * 100)  # all the digits of the binary number
    return exact.quantize(unit, rounding=ROUND_HALF_UP, context=EXACT) == printed


# ---- other figures, or another rule ------------------------------------------------------------------


def _computed(own: Operands, comparison: Comparison, dossier: Dossier, plan: Plan) -> Iterator[Alternative]:
    """Ways with a computation of their own, of which those stay that print what was published."""
    for candidate in _candidates(own, comparison, dossier):
        operands = candidate.operands
        value = _of_its_own(candidate.way, operands)
        if (operands != own or candidate.way in _OWN_WAYS) and prints(value, comparison.published, plan, floor=False):
            yield candidate


def _of_its_own(way: Way, operands: Operands) -> Decimal | None:
    """The percentage of a way that is none of our rules; of the others, their rule's."""
    baseline, actual, target = operands.baseline, operands.actual, operands.target
    match way:
        case Way.GROWTH:
            return None if baseline is None else _share(EXACT.subtract(actual, baseline), baseline)
        case Way.TO_BASELINE:
            return None if baseline is None else _share(actual, baseline)
        case Way.REVERSED:
            return None if target is None else _share(target, actual)
        case _:
            return operands.percent


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    return EXACT.divide(EXACT.multiply(part, Decimal(100)), whole) if whole else None


def _candidates(own: Operands, comparison: Comparison, dossier: Dossier) -> Iterator[Alternative]:
    basis, published = dossier.basis(comparison.row), comparison.published
    if published.actual is not None and published.actual != own.actual:
        other = Operands(own.rule, own.baseline, published.actual, own.target)
        yield Alternative(Way.OTHER_ACTUAL, other)
    yield from _in_words(own, basis)
    for rule in (Rule.RATIO, Rule.INVERSE_RATIO, Rule.INTERVAL):
        if rule is not own.rule and (rule is Rule.INTERVAL or not _same_as_interval(rule, own)):
            yield Alternative(Way.RULE, Operands(rule, own.baseline, own.actual, own.target))
    yield from _of_other_rows(own, basis, dossier)
    for o in dossier.observations:
        if o.value is not None and o.year != published.year:
            other = Operands(own.rule, own.baseline, o.value, own.target)
            yield Alternative(Way.OTHER_YEAR, other, year=o.year)
    if published.percent != 0:
        for way in (Way.REVERSED, Way.TO_BASELINE, Way.GROWTH):
            yield Alternative(way, own)


def _same_as_interval(rule: Rule, own: Operands) -> bool:
    """With a baseline of 0 the plain ratio is the interval itself, and explains nothing."""
    return rule is Rule.RATIO and own.rule is Rule.INTERVAL and own.baseline == 0


def _in_words(own: Operands, basis: Indicator) -> Iterator[Alternative]:
    if basis.target is None or not isinstance(basis.target.value, Words):
        return
    text = unicodedata.normalize("NFKC", basis.target.value.text)
    for number in _NUMBER.findall(text)[:_MOST_NUMBERS]:
        figure = read_figure(number)
        if isinstance(figure, Figure):
            for rule in (Rule.INTERVAL, Rule.RATIO):
                if own.baseline is not None or rule is Rule.RATIO:
                    same = own.baseline == 0
                    used = Rule.RATIO if same else rule
                    yield Alternative(Way.TARGET_IN_WORDS, Operands(used, own.baseline, own.actual, figure.value))


def _of_other_rows(own: Operands, basis: Indicator, dossier: Dossier) -> Iterator[Alternative]:
    """With the baseline, the target or both of the measure's other rows, where they are others than the row's own."""
    for row in dossier.indicators:
        if row.code == basis.code or row.compare_with:
            continue
        target, baseline = _target(row), row.baseline.value
        other_target = target is not None and target != own.target
        other_baseline = baseline is not None and baseline != own.baseline
        if other_target:
            operands = Operands(own.rule, own.baseline, own.actual, target)
            yield Alternative(Way.OTHER_ROW, operands, row.code, target=True)
        if other_baseline:
            operands = Operands(own.rule, baseline, own.actual, own.target)
            yield Alternative(Way.OTHER_ROW, operands, row.code, baseline=True)
        if other_target and other_baseline:
            operands = Operands(own.rule, baseline, own.actual, target)
            yield Alternative(Way.OTHER_ROW, operands, row.code, baseline=True, target=True)
        if other_target and own.rule is not Rule.RATIO:
            operands = Operands(Rule.RATIO, None, own.actual, target)
            yield Alternative(Way.OTHER_ROW, operands, row.code, target=True)
