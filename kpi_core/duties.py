"""Who looks after a measure, and what they said about an actual that is not there yet. Kept in the live store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlite_utils.db import Database

from kpi_core import connections, live_file
from kpi_core.record import Absence, Plan


@dataclass(frozen=True, slots=True)
class Owner:
    """The person (an id in Slack) who is asked for a measure's actuals. `at`: since when, ISO 8601, UTC."""

    measure: str
    slack_id: str
    at: str


@dataclass(frozen=True, slots=True)
class NewAbsence:
    """「まだ出ていません」, to be kept. `at`: ISO 8601, UTC."""

    measure: str
    year: int
    reason: str
    by_id: str
    by_name: str
    at: str


@dataclass(frozen=True, slots=True)
class Duties:
    """By measure: the owner's id, and why years have no actual yet."""

    owners: dict[str, str]
    absences: dict[str, tuple[Absence, ...]]


class DutyBook:
    """Owners and absences, to be read and changed."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    @contextmanager
    def open(cls, path: Path, plan: Plan) -> Iterator[DutyBook]:
        """Raises what `LiveStore.open` raises."""
        with live_file.changing(path, plan) as db:
            yield cls(db)

    def owners(self) -> tuple[Owner, ...]:
        return tuple(Owner(r["measure"], r["slack_id"], r["at"]) for r in self._db.query(_OWNERS))

    def set_owner(self, owner: Owner) -> bool:
        """In place of whoever it was; False if it is this person already."""
        with connections.writing(self._db) as db:
            changed = db.execute(
                "insert into owners (measure, slack_id, at) values (?, ?, ?) on conflict do update set"
                " slack_id = excluded.slack_id, at = excluded.at where slack_id <> excluded.slack_id",
                [owner.measure, owner.slack_id, owner.at],
            )
            return changed.rowcount > 0

    def remove_owner(self, measure: str) -> bool:
        """False if there was none."""
        with connections.writing(self._db) as db:
            return db.execute("delete from owners where measure = ?", [measure]).rowcount > 0

    def say_absent(self, new: NewAbsence) -> bool:
        """Keep why there is no actual, in place of what was said before; False where one was entered meanwhile."""
        with connections.writing(self._db) as db:
            newest = "select value from entries where measure = ? and year = ? order by id desc limit 1"
            if any(row["value"] is not None for row in db.query(newest, [new.measure, new.year])):
                return False
            db.execute(
                "insert or replace into absences (measure, year, reason, by_id, by_name, at) values (?, ?, ?, ?, ?, ?)",
                [new.measure, new.year, new.reason, new.by_id, new.by_name, new.at],
            )
            return True


_OWNERS = "select measure, slack_id, at from owners order by measure"


def read_duties(path: Path, plan: Plan) -> Duties:
    """Raises what `LiveStore.open` raises."""
    with live_file.reading(path, plan) as db:
        return duties(db, plan)


def duties(db: Database, plan: Plan) -> Duties:
    """All that the store of `plan` holds of them."""
    absences: dict[str, tuple[Absence, ...]] = {}
    zone = ZoneInfo(plan.timezone)
    owners = {row["measure"]: row["slack_id"] for row in db.query(_OWNERS)}
    for row in db.query("select * from absences order by measure, year"):
        day = datetime.fromisoformat(row["at"]).astimezone(zone).date()
        said = Absence(row["year"], row["reason"], row["by_name"], row["at"], day)
        absences[row["measure"]] = (*absences.get(row["measure"], ()), said)
    return Duties(owners, absences)
