"""The entries that come from Slack: read, looked at before they are stored, stored once, and whom to tell of them.

Storing is over when `store` or `undo` returns: it is on the disk before anything is acknowledged. Whoever waits for an
acknowledgement waits no longer for a locked file than Slack does; then nothing was stored, and a `StoreBusy` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from bot import ids
from bot.drafts import Draft
from kpi_core import updates
from kpi_core.assessment import Assessment
from kpi_core.connections import BUSY_SECONDS
from kpi_core.dossier import Dossier
from kpi_core.entries import Announcement, By, Entered, NewEntry, Stored
from kpi_core.errors import BadEntry, KpiError
from kpi_core.figures import plain
from kpi_core.language import Language
from kpi_core.live import LiveStore
from kpi_core.record import Observation, Plan
from kpi_core.store import Store
from kpi_core.typed_values import read_typed_year, read_value
from kpi_core.updates import Preview
from kpi_core.years import Year

WAIT = 0.7  # seconds for a lock: with the two for a permission it stays within the three of an acknowledgement

# Where a draft can begin, as the history shows it.
VIAS = {"command": "slack command", "button": "slack button", "shortcut": "slack shortcut"}


class BadFields(KpiError):
    """Fields of the form that cannot be read: `problems` has a sentence for each, by its id."""

    def __init__(self, problems: dict[str, KpiError]) -> None:
        self.problems = problems
        super().__init__(ja=" ".join(p.ja for p in problems.values()), en=" ".join(p.en for p in problems.values()))


@dataclass(frozen=True, slots=True)
class Effect:
    """A stored entry and what it changed: its measure as it stands with it, and every row without and with it."""

    entry: Entered
    dossier: Dossier
    rows: tuple[tuple[Assessment, Assessment], ...]
    plan: Plan


class Ledger:
    """`today` is the day in a plan's time zone, `now` an aware time; `live` is made by the first entry."""

    def __init__(self, record: Path, live: Path, today: Callable[[Plan], date], now: Callable[[], datetime]) -> None:
        self._record = record
        self._live = live
        self._today = today
        self._now = now

    @contextmanager
    def _store(self) -> Iterator[Store]:
        with Store.open(self._record, self._live if self._live.exists() else None, wait=WAIT) as store:
            yield store

    @contextmanager
    def _entries(self, plan: Plan, wait: float = WAIT) -> Iterator[LiveStore]:
        if not self._live.exists():
            LiveStore.create(self._live, plan)
        with LiveStore.open(self._live, plan, wait) as live:
            yield live

    # ---- before something is stored ------------------------------------------------------------

    def begun(self, draft: Draft) -> tuple[Draft, Dossier | None]:
        """`draft` with the newest entry that it is begun on, and the year that is due; and its measure, if that is known."""
        with self._store() as store:
            dossier = next(iter(store.dossiers([draft.measure])), None) if draft.measure else None
            year = draft.year or _due(dossier, self._today(store.plan), draft.language)
            known = draft.measure if dossier is not None else ""
            return replace(draft, seen=store.last_entry, year=year, measure=known), dossier

    def preview(self, draft: Draft) -> Preview:
        """What `draft` would change. Raises `BadFields`."""
        with self._store() as store:
            return self._preview(draft, store)

    def _preview(self, draft: Draft, store: Store) -> Preview:
        today = self._today(store.plan)
        dossier = next(iter(store.dossiers([draft.measure])), None) if draft.measure else None
        if dossier is None:
            raise BadFields({ids.MEASURE: _no_measure()})
        return updates.preview(_read(draft, dossier, today), dossier, store.plan, today)

    def changed_since(self, draft: Draft, year: int) -> Entered | None:
        """What was entered for the measure and the year since `draft` was begun."""
        if not self._live.exists():
            return None
        with self._store() as store, self._entries(store.plan) as live:
            newest = live.newest(draft.measure, year)
        return newest if newest is not None and newest.id > draft.seen else None

    # ---- storing -------------------------------------------------------------------------------

    def store(self, draft: Draft, user: str, name: str) -> Stored:
        """Store `draft` for this person, once a key. Raises `BadFields`, `Conflict` or a `StoreError`.

        A draft without a key is none that was checked: `ValueError`.
        """
        if not draft.key:
            message = "a draft without a key"
            raise ValueError(message)
        with self._store() as store:
            found = self._preview(draft, store)
            published = store.recorded(draft.measure, found.year.number)
            with self._entries(store.plan) as live:
                by = self._by(user, name, VIAS.get(draft.via, "slack"))
                return live.enter(_new(draft, found, by, published), seen=draft.seen)

    def undo(self, number: int, key: str, user: str, name: str) -> Stored:
        """Take entry `number` back, once a key. Raises `UnknownEntry`, `Superseded`, `UndoneAlready` or a `StoreError`."""
        with self._store() as store, self._entries(store.plan) as live:
            entry = live.entry(number)
            published = store.recorded(entry.measure, entry.year.number)
            by = self._by(user, name, VIAS["button"])
            return live.undo(number, key, by, published=published, to_confirm=True)

    def _by(self, user: str, name: str, via: str) -> By:
        at = self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return By(user, name, at, via)

    # ---- what was stored -----------------------------------------------------------------------

    def entry(self, number: int) -> Entered:
        """Raises `UnknownEntry`."""
        with self._store() as store, self._entries(store.plan) as live:
            return live.entry(number)

    def history(self, measures: Sequence[str]) -> tuple[tuple[Dossier, tuple[Entered, ...]], ...]:
        """Each of these measures with all that was entered for it, newest first."""
        with self._store() as store:
            dossiers = store.dossiers(measures)
            if not self._live.exists():
                return tuple((dossier, ()) for dossier in dossiers)
            with self._entries(store.plan) as live:
                return tuple((dossier, live.history(dossier.measure.key)) for dossier in dossiers)

    def effect(self, entry: Entered) -> Effect | None:
        """What `entry` changed, as of today; None if the record knows its measure no more."""
        with self._store() as store:
            dossier = next(iter(store.dossiers([entry.measure])), None)
            if dossier is None:
                return None
            before, after = _with(dossier, entry, entry.old), _with(dossier, entry, self._held(entry, store))
            rows = updates.before_and_after(before, after, store.plan, self._today(store.plan))
            return Effect(entry, after, rows, store.plan)

    def _held(self, entry: Entered, store: Store) -> Decimal | None:
        """What holds with `entry`: its value or, where it takes back the only one, the record's."""
        if entry.new is not None:
            return entry.new
        published = store.recorded(entry.measure, entry.year.number)
        return None if published is None else Decimal(published)

    # ---- telling -------------------------------------------------------------------------------

    def unconfirmed(self) -> tuple[Entered, ...]:
        """Entries that nobody was told of yet, oldest first."""
        if not self._live.exists():
            return ()
        with self._store() as store, self._entries(store.plan) as live:
            return live.unconfirmed()

    def confirm(self, entry: Entered) -> None:
        with self._store() as store, self._entries(store.plan, BUSY_SECONDS) as live:
            live.confirm(entry.id)

    def announced(self, entry: Entered, channel: str, ts: str) -> None:
        with self._store() as store, self._entries(store.plan, BUSY_SECONDS) as live:
            live.announced(entry.id, channel, ts)

    def announcement(self, entry: Entered) -> Announcement | None:
        """The line that told last of the entry's measure and year."""
        with self._store() as store, self._entries(store.plan) as live:
            return live.announcement(entry.measure, entry.year.number)


def _read(draft: Draft, dossier: Dossier, today: date) -> updates.Draft:
    """The fields of `draft`, all that are wrong at once. Raises `BadFields`."""
    problems: dict[str, KpiError] = {}
    year = value = None
    try:
        year = read_typed_year(draft.year, dossier, today)
    except BadEntry as error:
        problems[ids.YEAR] = error
    try:
        value = read_value(draft.amount, dossier)
    except BadEntry as error:
        problems[ids.AMOUNT] = error
    if year is None or value is None:
        raise BadFields(problems)
    return updates.Draft(draft.measure, year, value, draft.source, draft.reason, draft.provisional)


def _new(draft: Draft, found: Preview, by: By, published: str | None) -> NewEntry:
    return NewEntry(
        key=draft.key,
        measure=draft.measure,
        year=found.year.number,
        year_kind=str(found.year.kind),
        value=plain(found.new),
        source=draft.source,
        by_id=by.id,
        by_name=by.name,
        at=by.at,
        via=by.via,
        reason=draft.reason,
        provisional=draft.provisional,
        published=published,
        to_confirm=True,
    )


def _with(dossier: Dossier, entry: Entered, value: Decimal | None) -> Dossier:
    """`dossier` with `value` as the actual of the entry's year; None: with none."""
    series = {o.year.number: o for o in dossier.observations}
    series.pop(entry.year.number, None)
    if value is not None:
        series[entry.year.number] = Observation(entry.measure, entry.year, value, "", entry.source)
    return replace(dossier, observations=tuple(series[year] for year in sorted(series)))


def _due(dossier: Dossier | None, today: date, language: Language) -> str:
    """The newest year that is over: what is entered is usually its actual."""
    if dossier is None:
        return str(today.year - 1)
    years = (Year(number, dossier.measure.year_kind) for number in range(today.year, today.year - 3, -1))
    return next(year.label(language) for year in years if year.ended(today))


def _no_measure() -> BadEntry:
    return BadEntry(ja="指標を選んでください。", en="Please choose an indicator.")
