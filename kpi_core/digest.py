"""The weekly summary as a value: what is different from the last one, how everything stands, what is missing. Pure.

Entries are told by what they come to: whatever was entered, corrected and undone in between, it is the figure of then
against the figure of now. Every figure is made by `assess`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kpi_core import overviews
from kpi_core.assessment import Assessment, assess, newest_first
from kpi_core.contents import Summary, rows_of
from kpi_core.dossier import Dossier
from kpi_core.language import Bilingual
from kpi_core.missing import Missing, missing
from kpi_core.pace import Status
from kpi_core.record import Observation, Plan
from kpi_core.rows import DbRow
from kpi_core.store import Store
from kpi_core.years import Year, YearKind

MOST_BEHIND = 3

# From the best to the worst. What cannot be assessed is neither better nor worse than anything.
_BEST_FIRST = (
    Status.ACHIEVED, Status.ON_TRACK, Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.REGRESSING, Status.MISSED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowChange:
    """How a row stood, and how it stands."""

    before: Assessment
    after: Assessment


@dataclass(frozen=True, slots=True)
class Update:
    """What became of a measure's figure for `year`. `before`, `after`: None where there was or is none.

    `by` entered it last, and says `source` and `reason`. `rows`: those whose achievement or status follows.
    """

    dossier: Dossier
    year: Year
    before: Observation | None
    after: Observation | None
    by: str
    source: str
    reason: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows stand at `status`. `before`: how many did at the last summary; None for the first."""

    status: Status
    now: int
    before: int | None

    @property
    def change(self) -> int:
        return 0 if self.before is None else self.now - self.before


@dataclass(frozen=True, slots=True)
class Side:
    """The lead rows of one dimension; "" holds those without."""

    dimension: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What is told. `since` is the day of the last summary; None: this is the first, and only says how things stand.

    `behind_told`: the last one named the same with the same figures. `missing`: all that lack, of which `newly_missing`
    did not then; `explained`: those of which somebody has said why since. `missing_before` is their number then.
    `record_changed`: another record is in use since, by which the last summary is computed anew to compare with.
    """

    plan: Plan
    plans: tuple[Bilingual, ...]  # whose rows count
    today: date
    since: date | None
    updates: tuple[Update, ...]
    total: tuple[Count, ...]
    sides: tuple[Side, ...]
    reached: tuple[RowChange, ...]
    fell_back: tuple[RowChange, ...]
    behind: tuple[Assessment, ...]
    behind_told: bool
    missing: tuple[Missing, ...]
    missing_before: int | None
    newly_missing: tuple[Missing, ...]
    explained: tuple[Missing, ...]
    record_changed: bool

    @property
    def first(self) -> bool:
        return self.since is None

    @property
    def quiet(self) -> bool:
        """Nothing is different from the last summary."""
        moved = self.updates or self.reached or self.fell_back or any(c.change for s in self.sides for c in s.counts)
        gaps = self.newly_missing or self.explained or len(self.missing) != self.missing_before
        return not self.first and not self.record_changed and not moved and self.behind_told and not gaps


@dataclass(frozen=True, slots=True)
class Before:
    """How things stood at the last summary: the store as it was, when (ISO 8601, UTC) and on which day.

    `record`: the version of the record that it told of; empty where nobody knows.
    """

    store: Store
    at: str
    day: date
    record: str = ""


def digest(now: Store, today: date, before: Before | None, entries: Sequence[DbRow]) -> Digest:
    """`entries`: what was entered since `before`, oldest first; without `before` the first summary."""
    after = overviews.standing(now, today)
    then = overviews.standing(before.store, before.day) if before is not None else None
    moves = tuple(_moves(then, after)) if then is not None else ()
    behind, gaps = _behind(after), missing(now, today)
    earlier = {_gap(gap) for gap in missing(before.store, before.day)} if before is not None else set()
    another = before is not None and before.record not in {"", now.version}
    return Digest(
        plan=now.plan,
        plans=overviews.plans_of(rows_of(after), now),
        today=today,
        since=before.day if before is not None else None,
        updates=tuple(_updates(now, before.store, today, entries)) if before is not None else (),
        total=_counts(dict(after.total), None if then is None else dict(then.total)),
        sides=tuple(_sides(after, then)),
        reached=tuple(m for m in moves if m.after.status is Status.ACHIEVED),
        fell_back=tuple(m for m in moves if _worse(m)),
        behind=behind,
        behind_told=then is not None
        and not another
        and [_told(r) for r in behind] == [_told(r) for r in _behind(then)],
        missing=gaps,
        missing_before=None if before is None else len(earlier),
        newly_missing=tuple(gap for gap in gaps if _gap(gap) not in earlier),
        explained=tuple(gap for gap in gaps if _said_since(gap, before)),
        record_changed=another,
    )


def _behind(summary: Summary) -> tuple[Assessment, ...]:
    """Those that can still catch up, the furthest behind first."""
    late = {Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.REGRESSING}
    return tuple(r for r in summary.attention if r.status in late)[:MOST_BEHIND]


def _updates(now: Store, before: Store, today: date, entries: Sequence[DbRow]) -> Iterator[Update]:
    """One for each measure and year whose figure is another than it was, in the record's order of measures."""
    last = {(row["measure"], row["year"]): row for row in entries}
    then = {d.measure.key: d for d in before.dossiers(sorted({measure for measure, _ in last}))}
    for dossier in now.dossiers():
        key = dossier.measure.key
        for (_, year), row in sorted((k, r) for k, r in last.items() if k[0] == key):
            old, new = then[key].observation(year), dossier.observation(year)
            if _figure(old) == _figure(new):
                continue
            shown = new or old
            yield Update(
                dossier,
                shown.year if shown is not None else Year(year, YearKind(row["year_kind"])),
                old,
                new,
                row["by_name"],
                row["source"],
                row["reason"],
                tuple(_row_changes(then[key], dossier, now.plan, today)),
            )


def _figure(o: Observation | None) -> object:
    return None if o is None or o.value is None else (o.value, o.provisional)


def _row_changes(before: Dossier, after: Dossier, plan: Plan, today: date) -> Iterator[RowChange]:
    """Of the same day, so that nothing but the entries makes the difference; those of the newest plan first."""
    for new in newest_first([assess(row, after, plan, today) for row in after.indicators]):
        old = assess(new.row, before, plan, today)
        if _told(old) != _told(new):
            yield RowChange(old, new)


def _told(r: Assessment) -> tuple[object, ...]:
    return r.row.code, r.shown, r.status


def _counts(now: dict[Status, int], before: dict[Status, int] | None) -> tuple[Count, ...]:
    """Those that there are or were."""
    counts = (Count(s, now.get(s, 0), None if before is None else before.get(s, 0)) for s in Status)
    return tuple(count for count in counts if count.now or count.before)


def _sides(after: Summary, then: Summary | None) -> Iterator[Side]:
    earlier = dict(then.dimensions) if then is not None else {}
    for name, rows in after.dimensions:
        before = None if then is None else _tally(earlier.get(name, ()))
        yield Side(name, _counts(_tally(rows), before))


def _tally(rows: Sequence[Assessment]) -> dict[Status, int]:
    return {status: sum(r.status is status for r in rows) for status in Status}


def _moves(then: Summary, after: Summary) -> Iterator[RowChange]:
    """The measures whose status is another: each once, by the first of its lead rows."""
    earlier = {r.row.code: r for _, rows in then.dimensions for r in rows}
    seen = set()
    for _, rows in after.dimensions:
        for row in rows:
            old = earlier.get(row.row.code)
            if old is not None and old.status is not row.status and row.row.measure not in seen:
                seen.add(row.row.measure)
                yield RowChange(old, row)


def _worse(move: RowChange) -> bool:
    before, after = move.before.status, move.after.status
    if Status.NOT_AVAILABLE in {before, after}:
        return before is Status.ACHIEVED
    return _BEST_FIRST.index(after) > _BEST_FIRST.index(before)


def _gap(gap: Missing) -> tuple[str, int]:
    return gap.dossier.measure.key, gap.year.number


def _said_since(gap: Missing, before: Before | None) -> bool:
    said = gap.absence
    return said is not None and (before is None or said.at > before.at)
