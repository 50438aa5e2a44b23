"""The live store: what was entered here, and the questions that found nothing. The only SQL that changes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils.db import Database

from kpi_core import connections, live_file, rows, store_making
from kpi_core.connections import LIVE
from kpi_core.entries import (
    Announcement,
    By,
    Conflict,
    Entered,
    NewEntry,
    Stored,
    Superseded,
    UndoneAlready,
    UnknownEntry,
)
from kpi_core.figures import plain
from kpi_core.record import Plan


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that found nothing (`unknown`, `clarify`) or the wrong thing (`wrong`): text and day, no user."""

    day: str
    kind: str
    question: str
    chosen: str


class LiveStore:
    """What is written here: entries and misses. Made by `create`, opened by `open`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    def create(cls, path: Path, plan: Plan) -> bool:
        """Make the file for `plan`, mode 0600, or bring it up to date; False if there was nothing to do.

        Raises `NotAStore`, `StoreTooNew`, `WrongPlan`, or `StoreBusy` if the disk refuses.
        """

        def name_plan(db: Database) -> None:
            db.table("about").insert({"key": "plan", "value": plan.key})

        return store_making.make(path, LIVE, name_plan) or store_making.bring_up_to_date(
            path, LIVE, lambda db: live_file.check_plan(db, path, plan)
        )

    @classmethod
    @contextmanager
    def open(cls, path: Path, plan: Plan, wait: float = connections.BUSY_SECONDS) -> Iterator[LiveStore]:
        """Raises what `Store.open` raises, and `StoreBusy` if the file stays locked for `wait` seconds."""
        with live_file.changing(path, plan, wait) as db:
            yield cls(db)

    def enter(self, new: NewEntry, seen: int | None = None) -> Stored:
        """Store an actual, once a key. `seen`: the newest entry of the store when this one was begun.

        Raises `Conflict` if its measure and year have a later one than that.
        """
        return self.enter_all([new], seen)[0]

    def enter_all(self, new: Sequence[NewEntry], seen: int | None = None) -> tuple[Stored, ...]:
        """Store all of them or, if one is refused, none. Raises what `enter` raises."""
        with connections.writing(self._db):
            return tuple(self._stored(each, seen) for each in new)

    def undo(
        self, number: int, key: str, by: By, *, reason: str = "", published: str | None = None, to_confirm: bool = False
    ) -> Stored:
        """Let hold again what held before entry `number`: an entry too, stored once a key.

        `published` is the record's own value. Raises `UnknownEntry`, and `Superseded` or `UndoneAlready` where a later
        entry holds.
        """
        with connections.writing(self._db):
            known = self._first("select * from entries where key = ?", key)
            if known is not None:
                return Stored(known, first=False)
            undone = self.undoable(number)
            before = self._first(
                "select * from entries where measure = ? and year = ? and id < ? order by id desc limit 1",
                undone.measure, undone.year.number, number,
            )  # fmt: skip
            value = before.new if before is not None else None
            new = NewEntry(
                key=key, measure=undone.measure, year=undone.year.number, year_kind=str(undone.year.kind),
                value=None if value is None else plain(value), source=before.source if before is not None else "",
                by_id=by.id, by_name=by.name, at=by.at, via=by.via, reason=reason,
                provisional=before is not None and before.provisional, undoes=number, published=published,
                to_confirm=to_confirm,
            )  # fmt: skip
            return self._stored(new, None)

    def undoable(self, number: int) -> Entered:
        """Entry `number`, if nothing stands over it. Raises `UnknownEntry`, `Superseded` or `UndoneAlready`."""
        entry = self.entry(number)
        newest = self.newest(entry.measure, entry.year.number)
        if newest is not None and newest.id != number:
            raise UndoneAlready(newest) if newest.undoes == number else Superseded(newest)
        return entry

    def _stored(self, new: NewEntry, seen: int | None) -> Stored:
        known = self._first("select * from entries where key = ?", new.key)
        if known is not None:
            return Stored(known, first=False)
        newest = self.newest(new.measure, new.year)
        if newest is not None and seen is not None and newest.id > seen:
            raise Conflict(newest)
        held = plain(newest.new) if newest is not None and newest.new is not None else new.published
        row = {
            "key": new.key, "measure": new.measure, "year": new.year, "year_kind": new.year_kind,
            "value": new.value, "provisional": int(new.provisional), "source": new.source, "reason": new.reason,
            "old_value": held, "by_id": new.by_id, "by_name": new.by_name, "at": new.at, "via": new.via,
            "undoes": new.undoes,
        }  # fmt: skip
        self._db.table("entries").insert(row)
        number = int(self._db.execute("select last_insert_rowid()").fetchone()[0])
        if new.to_confirm:
            self._db.execute("insert into unconfirmed (entry) values (?)", [number])
        return Stored(self.entry(number), first=True)

    def entry(self, number: int) -> Entered:
        """Raises `UnknownEntry`."""
        found = self._first("select * from entries where id = ?", number)
        if found is None:
            raise UnknownEntry(number)
        return found

    def newest(self, measure: str, year: int) -> Entered | None:
        """The entry that holds for this measure and year, also one that takes back."""
        return self._first(
            "select * from entries where measure = ? and year = ? order by id desc limit 1", measure, year
        )

    def history(self, measure: str | None = None) -> tuple[Entered, ...]:
        """Every entry, or those for `measure`; newest first."""
        return self._all("select * from entries where measure = coalesce(?, measure) order by id desc", measure)

    def unconfirmed(self) -> tuple[Entered, ...]:
        """What nobody was told yet to be stored; oldest first."""
        return self._all("select entries.* from entries join unconfirmed on entry = id order by id")

    def confirm(self, number: int) -> None:
        """It was told that this entry is stored."""
        with connections.writing(self._db) as db:
            db.execute("delete from unconfirmed where entry = ?", [number])

    def announced(self, number: int, channel: str, ts: str) -> None:
        """Which message told of this entry; a correction edits it, and is told by it from then on."""
        with connections.writing(self._db) as db:
            db.execute(
                "insert into announcements (entry, channel, ts) values (?, ?, ?)"
                " on conflict (entry) do update set channel = excluded.channel, ts = excluded.ts",
                [number, channel, ts],
            )

    def announcement(self, measure: str, year: int) -> Announcement | None:
        """The message that told last of this measure and year."""
        found = self._db.query(
            "select announcements.* from announcements join entries on entry = id"
            " where measure = ? and year = ? order by id desc limit 1",
            [measure, year],
        )
        return next((Announcement(row["entry"], row["channel"], row["ts"]) for row in found), None)

    def _all(self, sql: str, *values: str | int | None) -> tuple[Entered, ...]:
        return tuple(rows.entry(row) for row in self._db.query(sql, list(values)))

    def _first(self, sql: str, *values: str | int | None) -> Entered | None:
        return next(iter(self._all(sql, *values)), None)

    def count_miss(self, day: str, kind: str, question: str, chosen: str = "") -> None:
        """One more question that found nothing (`unknown`, `clarify`) or the wrong thing (`wrong`). Text and day, no user."""
        self.count_misses([Miss(day, kind, question, chosen)])

    def count_misses(self, missed: Iterable[Miss]) -> None:
        with connections.writing(self._db) as db:
            for miss in missed:
                db.execute(
                    "insert into misses (day, kind, question, chosen, count) values (?, ?, ?, ?, 1)"
                    " on conflict do update set count = count + 1",
                    [miss.day, miss.kind, miss.question, miss.chosen],
                )

    def misses(self) -> tuple[rows.DbRow, ...]:
        """Newest day first, most frequent first: day, kind, question, chosen, count."""
        return tuple(self._db.query("select * from misses order by day desc, count desc, question"))

    def misses_by_count(self) -> list[rows.DbRow]:
        """Most frequent first: kind, question, chosen, count over all days, last_day."""
        return list(
            self._db.query(
                "select kind, question, chosen, sum(count) as count, max(day) as last_day from misses"
                " group by kind, question, chosen order by sum(count) desc, max(day) desc, question"
            )
        )


def entries_after(path: Path, plan: Plan, after: int, until: int | None = None) -> tuple[rows.DbRow, ...]:
    """What was entered after the entry with the id `after`, up to `until`; oldest first. Raises what `LiveStore.open` raises."""
    with live_file.reading(path, plan) as db:
        chosen = "select * from entries where id > :after and (:until is null or id <= :until) order by id"
        return tuple(db.query(chosen, {"after": after, "until": until}))


def latest_entries(path: Path, plan: Plan, count: int) -> tuple[rows.DbRow, ...]:
    """The last `count` entries, newest first. Raises what `LiveStore.open` raises."""
    with live_file.reading(path, plan) as db:
        return tuple(db.query("select * from entries order by id desc limit ?", [count]))


def last_entry_before(path: Path, plan: Plan, at: str) -> int:
    """The id of the last entry before `at` (ISO 8601, UTC); 0 where there is none. Raises what `LiveStore.open` raises."""
    with live_file.reading(path, plan) as db:
        return int(next(iter(db.query("select coalesce(max(id), 0) as id from entries where at < ?", [at])))["id"])
