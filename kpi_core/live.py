"""The live store: what was entered here, and the questions that found nothing. The only SQL that changes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils.db import Database

from kpi_core import connections, rows
from kpi_core.connections import LIVE
from kpi_core.errors import WrongPlan
from kpi_core.record import Plan


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An actual to be stored. `key` makes a repetition of the same submission known; `value` None takes one back."""

    key: str
    measure: str
    year: int
    year_kind: str
    value: str | None
    source: str
    by_id: str
    by_name: str
    at: str  # ISO 8601, UTC
    via: str
    reason: str = ""
    provisional: bool = False
    undoes: int | None = None


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

        return connections.make(path, LIVE, name_plan) or connections.bring_up_to_date(
            path, LIVE, lambda db: check_plan(db, path, plan)
        )

    @classmethod
    @contextmanager
    def open(cls, path: Path, plan: Plan) -> Iterator[LiveStore]:
        """Raises what `Store.open` raises, and `StoreBusy` if the file stays locked."""
        with connections.changing(path, LIVE) as db:
            check_plan(db, path, plan)
            yield cls(db)

    def enter(self, new: NewEntry) -> int:
        """Store an actual, once a key; returns the id of its entry, also where it was there already."""
        with connections.writing(self._db) as db:
            known = list(db.query("select id from entries where key = ?", [new.key]))
            if known:
                return int(known[0]["id"])
            newest = "select value from entries where measure = ? and year = ? order by id desc limit 1"
            old = next((r["value"] for r in db.query(newest, [new.measure, new.year])), None)
            row = {
                "key": new.key, "measure": new.measure, "year": new.year, "year_kind": new.year_kind,
                "value": new.value, "provisional": int(new.provisional), "source": new.source, "reason": new.reason,
                "old_value": old, "by_id": new.by_id, "by_name": new.by_name, "at": new.at, "via": new.via,
                "undoes": new.undoes,
            }  # fmt: skip
            db.table("entries").insert(row)
            return int(db.execute("select last_insert_rowid()").fetchone()[0])

    def count_miss(self, day: str, kind: str, question: str, chosen: str = "") -> None:
        """One more question that found nothing (`unknown`, `clarify`) or the wrong thing (`wrong`). Text and day, no user."""
        with connections.writing(self._db) as db:
            db.execute(
                "insert into misses (day, kind, question, chosen, count) values (?, ?, ?, ?, 1)"
                " on conflict do update set count = count + 1",
                [day, kind, question, chosen],
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


def newest_entries(path: Path, plan: Plan, until: int | None = None) -> dict[str, list[rows.DbRow]]:
    """What holds of all that was entered: by measure, the newest entry for each year that was not taken back.

    `until`: the id of the last entry that counts, for how things stood then. Raises what `LiveStore.open` raises.
    """
    found: dict[str, list[rows.DbRow]] = {}
    newest = (
        "select * from entries where id in"
        " (select max(id) from entries where :until is null or id <= :until group by measure, year)"
    )
    with connections.reading(path, LIVE) as db:
        check_plan(db, path, plan)
        for row in db.query(newest, {"until": until}):
            if row["value"] is not None:
                found.setdefault(row["measure"], []).append(row)
    return found


def entries_after(path: Path, plan: Plan, after: int, until: int | None = None) -> tuple[rows.DbRow, ...]:
    """What was entered after the entry with the id `after`, up to `until`; oldest first. Raises what `LiveStore.open` raises."""
    with connections.reading(path, LIVE) as db:
        check_plan(db, path, plan)
        chosen = "select * from entries where id > :after and (:until is null or id <= :until) order by id"
        return tuple(db.query(chosen, {"after": after, "until": until}))


def latest_entries(path: Path, plan: Plan, count: int) -> tuple[rows.DbRow, ...]:
    """The last `count` entries, newest first. Raises what `LiveStore.open` raises."""
    with connections.reading(path, LIVE) as db:
        check_plan(db, path, plan)
        return tuple(db.query("select * from entries order by id desc limit ?", [count]))


def last_entry_before(path: Path, plan: Plan, at: str) -> int:
    """The id of the last entry before `at` (ISO 8601, UTC); 0 where there is none. Raises what `LiveStore.open` raises."""
    with connections.reading(path, LIVE) as db:
        check_plan(db, path, plan)
        return int(next(iter(db.query("select coalesce(max(id), 0) as id from entries where at < ?", [at])))["id"])


def check_plan(db: Database, path: Path, plan: Plan) -> None:
    key = next(
        (row["value"] for row in db.query("select value from about where key = 'plan'")),
        "",
    )
    if key != plan.key:
        raise WrongPlan(
            path,
            ja=f"入力データ {path} は別の計画（{key}）のものです。いまの公表データは {plan.key} です。KAGA_DB か KAGA_RECORD を直してください。",
            en=f"The entries in {path} belong to the plan {key}, the record is {plan.key}. Correct KAGA_DB or KAGA_RECORD.",
        )
