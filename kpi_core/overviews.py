"""Answers over many measures: lists, rankings, the summary, and published against computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kpi_core.assessment import Assessment, assess, lead_rows, newest_first, series
from kpi_core.contents import Audited, Change, Choice, Listing, Ranked, Ranking, Summary
from kpi_core.dossier import Dossier
from kpi_core.language import Bilingual
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent, Order
from kpi_core.record import Indicator, Plan
from kpi_core.store import Store


def listing(choice: Choice, store: Store, today: date) -> Listing:
    """The rows that the filters of `choice` leave, in the record's order."""
    choice, without = _with_relative_year(choice, store)
    rows = tuple(r for r in _candidates(choice, store, today) if passes(r, choice.filters))
    return Listing(choice.filters, rows, choice.years, choice.target_years, without)


def _with_relative_year(choice: Choice, store: Store) -> tuple[Choice, int | None]:
    """`choice` with 今年 or last year among its years; or that year, where no measure has an actual of it yet."""
    year = choice.relative_year
    if year is None:
        return choice, None
    if all(dossier.actual(year) is None for dossier in store.dossiers(choice.measures or None)):
        return choice, year
    return replace(choice, years=(*choice.years, year)), None


# Whether a target was reached is said of each row, and not of the measure: 未達成の指標は?
_VERDICTS = frozenset({Status.ACHIEVED, Status.MISSED})


def _candidates(choice: Choice, store: Store, today: date) -> list[Assessment]:
    """Lead rows, as they stand or stood in the years asked for; in the record's order.

    Every row of a table, a programme, a plan or a target's year, and every one that reached its target or missed it: those of an
    earlier plan lead nothing.
    """
    f = choice.filters
    verdict = choice.intent is Intent.LIST and bool(f.statuses) and f.statuses <= _VERDICTS
    every = bool(f.table or f.programme or f.term or choice.target_years or verdict)
    results = [
        result
        for dossier in store.dossiers(choice.measures or None)
        for year in choice.years or (None,)
        for row in (dossier.indicators if every else lead_rows(dossier, today, year=year))
        if not verdict or row.target is not None  # others report on a row with a target
        if not choice.target_years or _own_target_year(row) in choice.target_years
        for result in _in_year(row, dossier, year, store.plan, today)
    ]
    return sorted(results, key=lambda r: r.row.order)


def _in_year(row: Indicator, dossier: Dossier, year: int | None, plan: Plan, today: date) -> Iterator[Assessment]:
    """How `row` stood in `year` if that has an actual; how it stands now in a year that is its target's, or without one."""
    if year is None:
        yield assess(row, dossier, plan, today)
    elif dossier.actual(year) is not None and row.reports_year in {None, year}:
        yield assess(row, dossier, plan, today, year=year)
    elif _own_target_year(row) == year:
        yield assess(row, dossier, plan, today)


def _own_target_year(row: Indicator) -> int | None:
    return row.target.year.number if row.target is not None and row.target.year is not None else None


def passes(result: Assessment, f: Filters) -> bool:
    """Whether `result` is among what `f` leaves."""
    row, targets = result.row, sdg_targets(result)
    return (
        (not f.dimensions or row.dimension in f.dimensions)
        and (not f.programme or row.programme == f.programme)
        and (not f.table or row.table == f.table)
        and (not f.term or row.plan == f.term)
        and (f.goal is None or any(t.split(".")[0] == str(f.goal) for t in targets))
        and (not f.sdg_target or f.sdg_target in targets)
        and (not f.statuses or result.status in f.statuses)
    )


def sdg_targets(result: Assessment) -> tuple[str, ...]:
    """The SDG targets of the row; of one that prints none, those of its measure's other rows."""
    return result.row.sdg_targets or tuple(t for other in result.dossier.indicators for t in other.sdg_targets)


def ranking(choice: Choice, store: Store, today: date) -> Ranking:
    order = choice.filters.order or Order.BEST
    choice, without = _with_relative_year(choice, store)
    # What the filters leave counts, and only then each measure once: 環7 stands for 環境, 経1 for the whole.
    rows = _once([r for r in _candidates(choice, store, today) if passes(r, choice.filters)])
    places = [Ranked(r, _change(r, store.plan, today) if order is Order.MOST_IMPROVED else None) for r in rows]
    known = [(share, place) for place in places if (share := _rank(place, order)) is not None]
    known.sort(key=lambda pair: pair[0], reverse=order in {Order.BEST, Order.MOST_IMPROVED})
    ranked = tuple(place for _, place in known)[: choice.filters.count or len(known)]
    return Ranking(order, ranked, len(rows) - len(known), choice.filters, choice.years, without)


def _rank(place: Ranked, order: Order) -> Decimal | None:
    """What `order` goes by, in percent or percentage points; None where there is no such figure."""
    match order:
        case Order.MOST_IMPROVED:
            return _points(place.change)
        case Order.FURTHEST_BEHIND:
            return _ahead(place.result)
        case Order.BEST | Order.WORST:
            return place.result.percent


def _ahead(result: Assessment) -> Decimal | None:
    """Percentage points ahead of the straight line, negative where behind it; None where there is no line."""
    if result.percent is None or result.expected is None:
        return None
    return result.percent - result.expected


def _points(change: Change | None) -> Decimal | None:
    if change is None or change.after.percent is None or change.before.percent is None:
        return None
    return change.after.percent - change.before.percent


def _change(result: Assessment, plan: Plan, today: date) -> Change | None:
    """From the actual before to `result`'s own, under the same baseline and target; None where there is none before."""
    newest = result.observation
    if newest is None:
        return None
    results = series(result.row, result.dossier, plan, today)
    earlier = [r for r in results if r.observation is not None and r.observation.year < newest.year]
    return Change(earlier[-1], result) if earlier else None


def _once(results: Sequence[Assessment]) -> list[Assessment]:
    """A measure that stands in two dimensions counts once, by its newest target."""
    of_measure: dict[str, list[Assessment]] = {}
    for result in results:
        of_measure.setdefault(result.row.measure, []).append(result)
    return [newest_first(rows)[0] for rows in of_measure.values()]


def plans_of(rows: Sequence[Assessment], store: Store) -> tuple[Bilingual, ...]:
    """The names of the plans that `rows` belong to, oldest first; the record's own where there are none."""
    keys = {row.row.plan for row in rows}
    return tuple(term.name for term in store.terms() if term.key in keys) or (store.plan.name,)


def standing(store: Store, today: date) -> Summary:
    """How all lead rows stand on `today`."""
    return summary(Choice(Intent.SUMMARY, (), store.plan.language), store, today)


def summary(choice: Choice, store: Store, today: date) -> Summary:
    """How all lead rows stand, or stood in the last of the years asked for."""
    choice, without = _with_relative_year(choice, store)
    years = choice.years[-1:]
    leads = _candidates(Choice(Intent.SUMMARY, (), store.plan.language, years), store, today)
    once = _once(leads)
    dimensions: dict[str, list[Assessment]] = {}
    for result in leads:
        dimensions.setdefault(result.row.dimension, []).append(result)
    named = [(name, tuple(rows)) for name, rows in dimensions.items() if name]
    others = [("", tuple(dimensions[""]))] if "" in dimensions else []
    total = tuple((status, sum(r.status is status for r in once)) for status in Status)
    behind = [r for r in once if r.status in {Status.REGRESSING, Status.BEHIND, Status.SLIGHTLY_BEHIND, Status.MISSED}]
    behind.sort(key=lambda r: _ahead(r) or Decimal(0))
    return Summary(total, (*named, *others), tuple(behind), tuple(r for r in once if r.differs), years, without)


def audit(choice: Choice, store: Store, today: date) -> Audited:
    """The record checked against itself: of one table, measure or year, where one is asked for."""
    from kpi_core.audit import Result
    from kpi_core.audit import audit as check  # which other questions need not load

    dossiers = store.dossiers(choice.measures or None)
    results = [assess(row, dossier, store.plan, today) for dossier in dossiers for row in dossier.indicators]
    wanted = {r.row.code: r for r in results if passes(r, choice.filters)}
    found = check(dossiers, store.catalogue(), store.plan, today).among(set(wanted), choice.years)
    doubtful = dict.fromkeys(c.row.code for r in (Result.DIFFERS, Result.UNVERIFIABLE) for c in found.of(r))
    return Audited(found, tuple(wanted[code] for code in doubtful))
