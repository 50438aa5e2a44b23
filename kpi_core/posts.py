"""What the bot posts by itself, each once: a row for a kind, a place and an ISO week is the claim to post it.

No row: nothing was tried. `sending`: on its way, or the process died meanwhile. `unknown`: Slack's answer was lost.
`posted`: it stands there. `refused`: it certainly does not, and may be tried again from `not_before` on.
`lapsed`: its time has passed. Only a `refused` or a `lapsed` one, or none, can be taken; whoever changes a row names
the attempt that it has seen, so that of two processes one succeeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlite_utils.db import Database

from kpi_core import connections, live_file, rows
from kpi_core.record import Plan


class PostState(StrEnum):
    """How far a post has come."""

    SENDING = "sending"
    UNKNOWN = "unknown"
    POSTED = "posted"
    REFUSED = "refused"
    LAPSED = "lapsed"


class Kind(StrEnum):
    """What is posted: the summary, a reminder to an owner, a word to the administrator."""

    DIGEST = "digest"
    REMINDER = "reminder"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Key:
    """What may be posted once. `channel`: where it goes, or whom; `period`: 2026-W48."""

    kind: Kind
    channel: str
    period: str

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.period}"


@dataclass(frozen=True, slots=True)
class Post:
    """A row. Times are ISO 8601, UTC. `last_entry`: the id of the last entry that the post tells of; `record`: the version
    of the record that it tells of, empty where nobody knows.

    `place`: the conversation that it was sent to, which for a person is a direct one; `ts`: where it stands there.
    """

    key: Key
    state: PostState
    attempt: str
    due: str
    at: str
    not_before: str
    place: str
    ts: str
    reason: str
    last_entry: int
    record: str = ""


class Posts:
    """The rows, to be read and changed."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    @contextmanager
    def open(cls, path: Path, plan: Plan) -> Iterator[Posts]:
        """Raises what `LiveStore.open` raises."""
        with live_file.changing(path, plan) as db:
            yield cls(db)

    def started(self, kind: Kind, channel: str, now: str) -> str:
        """When this was first looked after; only due times after it count.

        A clock that was ahead then, and has been put right since, brings it back to `now`.
        """
        with connections.writing(self._db) as db:
            db.execute(
                "insert into starts (kind, channel, at) values (?, ?, ?)"
                " on conflict do update set at = min(at, excluded.at)",
                [kind, channel, now],
            )
            chosen = "select at from starts where kind = ? and channel = ?"
            return str(next(iter(db.query(chosen, [kind, channel])))["at"])

    def start(self, kind: Kind, channel: str) -> str | None:
        """When this was first looked after; None where it never was."""
        chosen = "select at from starts where kind = ? and channel = ?"
        return next((str(row["at"]) for row in self._db.query(chosen, [kind, channel])), None)

    def get(self, key: Key) -> Post | None:
        chosen = "select * from posts where kind = ? and channel = ? and period = ?"
        return next((_post(row) for row in self._db.query(chosen, [key.kind, key.channel, key.period])), None)

    def all(self, kind: Kind, channel: str) -> tuple[Post, ...]:
        """Newest due first."""
        chosen = "select * from posts where kind = ? and channel = ? order by due desc, period desc"
        return tuple(_post(row) for row in self._db.query(chosen, [kind, channel]))

    def unsettled(self) -> tuple[Post, ...]:
        """Those that may stand in Slack or not."""
        chosen = "select * from posts where state in ('sending', 'unknown') order by due, period, channel"
        return tuple(_post(row) for row in self._db.query(chosen))

    def open_since(self, due: str) -> tuple[Post, ...]:
        """Those with a due time after `due` that do not stand in Slack for certain; words to the administrator apart."""
        chosen = "select * from posts where state <> 'posted' and kind <> 'alert' and due > ? order by due, channel"
        return tuple(_post(row) for row in self._db.query(chosen, [due]))

    def last_entry_until(self, at: str) -> int:
        """The id of the last entry that was made by `at`; 0 where there is none."""
        chosen = "select coalesce(max(id), 0) as id from entries where at <= ?"
        return int(next(iter(self._db.query(chosen, [at])))["id"])

    def take(self, new: Post) -> bool:
        """Claim the post `new` and mark it as on its way; False where it is not to be had.

        In one step, so that nothing is ever sent without a row that says so.
        """
        with connections.writing(self._db) as db:
            old = self.get(new.key)
            if old is not None and old.state not in {PostState.REFUSED, PostState.LAPSED}:
                return False
            db.table("posts").insert(_row(new), replace=True)
            return True

    def change(self, seen: Post, new: Post) -> bool:
        """Put `new` in the place of `seen`; False if another attempt or state stands there by now."""
        with connections.writing(self._db) as db:
            old = self.get(seen.key)
            if old is None or (old.attempt, old.state) != (seen.attempt, seen.state):
                return False
            db.table("posts").insert(_row(new), replace=True)
            return True

    def lapse(self, new: Post) -> bool:
        """Note that the time of what was never tried, or always refused, has passed; False where that does not hold."""
        with connections.writing(self._db) as db:
            old = self.get(new.key)
            if old is not None and old.state is not PostState.REFUSED:
                return False
            db.table("posts").insert(_row(new), replace=True)
            return True


def last_posted(path: Path, plan: Plan, kind: Kind, channel: str | None, before: str | None = None) -> Post | None:
    """The newest of its kind that stands in Slack, in any channel where `channel` is None; sent before `before`.

    Raises what `LiveStore.open` raises.
    """
    chosen = (
        "select * from posts where kind = :kind and state = 'posted' and (:channel is null or channel = :channel)"
        " and (:before is null or at < :before) order by last_entry desc, at desc limit 1"
    )
    with live_file.reading(path, plan) as db:
        found = db.query(chosen, {"kind": kind, "channel": channel, "before": before})
        return next((_post(row) for row in found), None)


def _post(row: rows.DbRow) -> Post:
    return Post(
        Key(Kind(row["kind"]), row["channel"], row["period"]),
        PostState(row["state"]),
        *(
            row[name]
            for name in ("attempt", "due", "at", "not_before", "place", "ts", "reason", "last_entry", "record")
        ),
    )


def _row(post: Post) -> rows.DbRow:
    key = post.key
    return {
        "kind": str(key.kind), "channel": key.channel, "period": key.period, "state": str(post.state),
        "attempt": post.attempt, "due": post.due, "at": post.at, "not_before": post.not_before,
        "place": post.place, "ts": post.ts, "reason": post.reason, "last_entry": post.last_entry,
        "record": post.record,
    }  # fmt: skip
