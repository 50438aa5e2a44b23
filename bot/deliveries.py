"""The way of a post that must stand exactly once: claimed, sent once, and settled where nobody knows.

A claim is a row in the live store, made in the same step in which the post is marked as on its way: a process that
dies at any later moment, and one whose answer was lost, leave a row that says that it may stand there. Whoever finds
such a row, this process or another, reads the conversation's history. Found: it is posted. Not there although the
grace has passed: it is free to be sent again. Not to be read: nothing is ever sent on a guess.

Where there is no row, the history is read before the first try all the same: rows are lost when an older copy of the
store is restored, and what was posted stands there still.

The grace is counted on this process's own monotonic clock from when it first saw the row, so that no wall clock put
forward can shorten it; it is longer than one try can take.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import assert_never

from bot.outbox import PASSING, Absent, Found, Outbox, Refused, Sent, Unknown, Unreadable
from bot.schedule import moment, stamp
from bot.views import Message
from kpi_core.posts import Key, Post, Posts, PostState

GRACE = 90.0  # seconds after which a message that is not in the history will not come any more; a try takes 30 at most
LOOK, LATER = 30.0, 600.0  # … between two looks for the same message, at first and after ten minutes
SLOW = 10.0  # … between the claim and the try, after which the try is left alone
SOON, AGAIN = 30, 300  # … before a post is tried again that Slack was out of reach for, or has refused
LONGEST_WAIT = 3_600  # … that is waited for Slack's Retry-After; also what a clock put back can cost
LOOKED_FOR = timedelta(days=14)  # after its due time nobody looks any more for what was not found
UNREADABLE = "history: "  # begins the reason why nobody knows
TIME = timedelta(hours=48)  # after its due time nothing is posted any more

log = logging.getLogger("kaga")


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be posted; the id of the last entry and the version of the record that it tells of."""

    message: Message
    last_entry: int = 0
    record: str = ""


class Deliveries:
    """Posts by `outbox`, claims by `open_posts`. `clock` gives monotonic seconds."""

    def __init__(
        self, open_posts: Callable[[], AbstractContextManager[Posts]], outbox: Outbox, clock: Callable[[], float]
    ) -> None:
        self._open = open_posts
        self._outbox = outbox
        self._clock = clock
        self._seen: dict[tuple[Key, str], float] = {}  # an attempt whose end nobody knows: since when we know of it
        self._looked: dict[tuple[Key, str], float] = {}

    def deliver(
        self, key: Key, due: datetime, compose: Callable[[], Parcel | None], now: datetime, *, eager: bool = False
    ) -> Post | None:
        """Post what `compose` makes, if it is to be had now; the row as it stands afterwards, None where nothing was tried.

        `compose` gives None where there is nothing to say any more. `eager`: what was refused is not let rest before it
        is tried again, unless Slack asked for that.
        """
        began = self._clock()
        with self._open() as posts:
            old = posts.get(key)
        if old is not None and not _free(old, now, eager=eager):
            return old
        parcel = compose()
        if parcel is None or not self._outbox.reachable():
            return old
        place = self._outbox.place(key.channel)
        if old is None and (stands := self._recalled(key, place, due, now)) is not None:
            return stands
        claimed = self._clock()
        new = Post(
            key=key, state=PostState.SENDING, attempt=uuid.uuid4().hex, due=stamp(due), at=stamp(now), not_before="",
            place=place, ts="", reason="", last_entry=parcel.last_entry, record=parcel.record,
        )  # fmt: skip
        with self._open() as posts:
            if not posts.take(new):
                return posts.get(key)
        if self._clock() - claimed > SLOW:  # the machine slept: by now another process may have settled this
            outcome: Sent | Refused | Unknown = Refused("lost")
        else:
            outcome = self._outbox.send(place, parcel.message, key, parcel.last_entry)
        return self._record(new, outcome, now + timedelta(seconds=self._clock() - began))

    def recall(self, key: Key, due: datetime, now: datetime) -> Post | None:
        """The row of what stands in Slack although the store has none; None where nothing was found."""
        return self._recalled(key, self._outbox.place(key.channel), due, now)

    def _recalled(self, key: Key, place: str, due: datetime, now: datetime) -> Post | None:
        found = self._outbox.find(place, key, min(due, now) - timedelta(days=8))
        if not isinstance(found, Found):
            return None
        at = stamp(datetime.fromtimestamp(float(found.ts), UTC))
        log.warning("it stands there although the store does not know of it: %s", key)
        with self._open() as posts:
            last = min(found.last_entry, posts.last_entry_until(at))  # the same numbers may be other entries by now
            posts.take(
                Post(
                    key=key, state=PostState.POSTED, attempt=uuid.uuid4().hex, due=stamp(due), at=at, not_before="",
                    place=place, ts=found.ts, reason="", last_entry=last,
                )
            )  # fmt: skip
            return posts.get(key)

    def _record(self, sent: Post, outcome: Sent | Refused | Unknown, now: datetime) -> Post:
        match outcome:
            case Sent(ts):
                new = replace(sent, state=PostState.POSTED, ts=ts)
                log.info("posted: %s", sent.key)
            case Refused(reason, wait):
                pause = wait or (SOON if reason in PASSING else AGAIN)
                after = now + timedelta(seconds=min(pause, LONGEST_WAIT))
                new = replace(sent, state=PostState.REFUSED, reason=reason, not_before=stamp(after))
                log.warning("not posted: %s: %s", sent.key, reason)
            case Unknown(reason):
                new = replace(sent, state=PostState.UNKNOWN, reason=reason)
                log.warning("perhaps posted: %s: %s", sent.key, reason)
            case _:
                assert_never(outcome)
        with self._open() as posts:
            if not posts.change(sent, new):
                log.warning("another process has settled %s meanwhile", sent.key)
                return posts.get(sent.key) or new
        return new

    def settle(self, now: datetime) -> None:
        """Look for everything that may stand in Slack or not."""
        with self._open() as posts:
            unsettled = posts.unsettled()
        current = {(post.key, post.attempt) for post in unsettled}
        self._seen = {seen: at for seen, at in self._seen.items() if seen in current}
        self._looked = {seen: at for seen, at in self._looked.items() if seen in current}
        for post in unsettled:
            if now - moment(post.due) <= LOOKED_FOR:
                self._settle(post, now)

    def _settle(self, post: Post, now: datetime) -> None:
        this, clock = (post.key, post.attempt), self._clock()
        since = self._seen.setdefault(this, clock)
        waited, looked = clock - since >= GRACE, self._looked.get(this)
        if looked is not None and clock - looked < (LOOK if clock - since < LATER else LATER):
            return
        self._looked[this] = clock
        begin = min(moment(post.due), moment(post.at), now) - timedelta(days=8)
        found = self._outbox.find(post.place, post.key, begin)
        match found:
            case Found(ts, last_entry):
                new = replace(post, state=PostState.POSTED, ts=ts, last_entry=last_entry, reason="")
                log.info("found: %s", post.key)
            case Absent() if waited:
                new = replace(post, state=PostState.REFUSED, reason="lost", not_before=stamp(now))
                log.warning("not there, so it can be sent again: %s", post.key)
            case Unreadable(reason, lasting=True) if waited and post.reason != f"{UNREADABLE}{reason}":
                new = replace(post, state=PostState.UNKNOWN, reason=f"{UNREADABLE}{reason}")
                log.warning("perhaps posted: %s; the history cannot be read: %s", post.key, reason)
            case _:
                return
        with self._open() as posts:
            posts.change(post, new)


def _free(post: Post, now: datetime, *, eager: bool) -> bool:
    """Whether a row can be taken at `now`. A time further away than any wait is a clock's that has been put back."""
    if post.state not in {PostState.REFUSED, PostState.LAPSED}:
        return False
    if not post.not_before or (eager and post.reason != "ratelimited"):
        return True
    wait = (moment(post.not_before) - now).total_seconds()
    return wait <= 0 or wait > LONGEST_WAIT


def needs_somebody(post: Post, now: datetime) -> bool:
    """Whether the administrator is to be told: it lapsed, or does not go on by itself, or has not for too long."""
    late = now - moment(post.due) > TIME
    match post.state:
        case PostState.POSTED:
            return False
        case PostState.LAPSED:
            return True
        case PostState.SENDING:
            return late
        case PostState.UNKNOWN:
            return late or post.reason.startswith(UNREADABLE)
        case PostState.REFUSED:
            return late or post.reason not in PASSING
        case _:
            assert_never(post.state)
