"""Answers over many measures: lists, rankings, the summary, and published against computed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kpi_core.assessment import Assessment, assess, lead_rows, series
from kpi_core.contents import Audit, Change, Choice, Listing, Ranked, Ranking, Summary
from kpi_core.pace import Status
from kpi_core.questions import Filters, Order
from kpi_core.record import Plan
from kpi_core.store import Store


def _leads(store: Store, today: date, measures: Sequence[str] | None = None) -> list[Assessment]:
    results = [
        assess(row, dossier, store.plan, today)
        for dossier in store.dossiers(measures)
        for row in lead_rows(dossier, today)
    ]
    return sorted(results, key=lambda r: r.row.order)


def listing(choice: Choice, store: Store, today: date) -> Listing:
    f = choice.filters
    if f.table or f.programme:
        results = [
            assess(row, dossier, store.plan, today)
            for dossier in store.dossiers(choice.measures or None)
            for row in dossier.indicators
        ]
        results.sort(key=lambda r: r.row.order)
    else:
        results = _leads(store, today, choice.measures or None)
    rows = tuple(r for r in results if _passes(r, f) and (not choice.years or _of_years(r, choice.years)))
    return Listing(f, rows, choice.years)


def _of_years(result: Assessment, years: Sequence[int]) -> bool:
    target = result.basis.target
    target_year = target.year.number if target is not None and target.year is not None else None
    return target_year in years or (result.observation is not None and result.observation.year.number in years)


def _passes(result: Assessment, f: Filters) -> bool:
    row = result.row
    targets = row.sdg_targets or tuple(t for other in result.dossier.indicators for t in other.sdg_targets)
    return (
        (not f.dimension or row.dimension == f.dimension)
        and (not f.programme or row.programme == f.programme)
        and (not f.table or row.table == f.table)
        and (not f.term or row.plan == f.term)
        and (f.goal is None or any(t.split(".")[0] == str(f.goal) for t in targets))
        and (not f.sdg_target or f.sdg_target in targets)
        and (not f.statuses or result.status in f.statuses)
    )


def ranking(choice: Choice, store: Store, today: date) -> Ranking:
    f = choice.filters
    order = f.order or Order.BEST
    leads = [r for r in _once(_leads(store, today, choice.measures or None)) if _passes(r, f)]
    if order is Order.MOST_IMPROVED:
        changes = [(r, _change(r, store.plan, today)) for r in leads]
        moved = [Ranked(r, c) for r, c in changes if c is not None]
        moved.sort(key=lambda p: -_points(p))
        return Ranking(order, tuple(moved[: f.count or len(moved)]), len(leads) - len(moved))
    if order is Order.FURTHEST_BEHIND:
        known = [r for r in leads if r.percent is not None and r.expected is not None]
        known.sort(key=_behind)
    else:
        known = [r for r in leads if r.percent is not None]
        known.sort(key=lambda r: r.percent or Decimal(0), reverse=order is Order.BEST)
    return Ranking(
        order,
        tuple(Ranked(r) for r in known[: f.count or len(known)]),
        len(leads) - len(known),
    )


def _behind(result: Assessment) -> Decimal:
    """Percentage points ahead of the straight line; negative: behind it. 0 where there is no line."""
    if result.percent is None or result.expected is None:
        return Decimal(0)
    return result.percent - result.expected


def _points(place: Ranked) -> Decimal:
    change = place.change
    if change is None or change.after.percent is None or change.before.percent is None:
        return Decimal(0)
    return change.after.percent - change.before.percent


def _change(result: Assessment, plan: Plan, today: date) -> Change | None:
    """From the observation before to the newest, under the same baseline and target."""
    if result.observation is None or result.percent is None:
        return None
    results = series(result.row, result.dossier, plan, today)
    earlier = [r for r in results if r.observation is not None and r.observation.year < result.observation.year]
    if not earlier or earlier[-1].percent is None:
        return None
    return Change(earlier[-1], result)


def _once(results: Sequence[Assessment]) -> list[Assessment]:
    """A measure that stands in two dimensions counts once."""
    seen: dict[str, Assessment] = {}
    for result in results:
        seen.setdefault(result.row.measure, result)
    return list(seen.values())


def summary(store: Store, today: date) -> Summary:
    leads = _leads(store, today)
    once = _once(leads)
    dimensions: dict[str, list[Assessment]] = {}
    for result in leads:
        dimensions.setdefault(result.row.dimension, []).append(result)
    named = [(name, tuple(rows)) for name, rows in dimensions.items() if name]
    others = [("", tuple(dimensions[""]))] if "" in dimensions else []
    total = tuple((status, sum(r.status is status for r in once)) for status in Status)
    behind = [r for r in once if r.status in {Status.REGRESSING, Status.BEHIND, Status.SLIGHTLY_BEHIND, Status.MISSED}]
    behind.sort(key=_behind)
    return Summary(total, (*named, *others), tuple(behind), tuple(r for r in once if r.differs))


def audit(choice: Choice, store: Store, today: date) -> Audit:
    """Each published figure once, on its own row."""
    differing, unverifiable, agreeing = [], [], 0
    for dossier in store.dossiers(choice.measures or None):
        for row in dossier.indicators:
            result = assess(row, dossier, store.plan, today)
            for comparison in result.comparisons:
                if comparison.published.code != row.code:
                    continue
                if comparison.differs is None:
                    unverifiable.append(result)
                elif comparison.differs:
                    differing.append(result)
                else:
                    agreeing += 1
    return Audit(_by_order(differing), _by_order(unverifiable), agreeing)


def _by_order(results: list[Assessment]) -> tuple[Assessment, ...]:
    return tuple(sorted(results, key=lambda r: r.row.order))
