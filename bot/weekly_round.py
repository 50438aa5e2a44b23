"""The bot's own errands of a week: the summary into its channel, reminders to owners, a word to the administrator.

What is due follows from the time alone, so that a round more or less changes nothing. What was due while nobody could
be reached is made up for within 48 hours; after that it has lapsed, and the administrator is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.alerts import alert_message
from bot.deliveries import TIME, Deliveries, Parcel, needs_somebody
from bot.outbox import Outbox
from bot.reminder_views import reminder_message
from bot.schedule import WeeklyTime, iso_week, moment, stamp
from bot.weekly import weekly
from bot.weekly_views import digest_message
from kpi_core.duties import DutyBook
from kpi_core.live import LiveStore
from kpi_core.missing import Missing, missing_of, reporting_open
from kpi_core.posts import Key, Kind, Post, Posts, PostState
from kpi_core.record import Plan
from kpi_core.store import Store

_WEEKS = 8  # that are looked back at for summaries which lapsed
_FREE = {PostState.REFUSED, PostState.LAPSED}  # what can be posted after all
_TOLD_FOR = timedelta(days=14)  # that the administrator is still told of one


@dataclass(frozen=True, slots=True)
class Errands:
    """What is to be done: the weekly summary (`channel` None: none) at `at`; `admin` None: nobody is told of failures."""

    record: Path
    live: Path
    channel: str | None
    at: WeeklyTime
    admin: str | None


class WeeklyRound:
    """A job of the rounds. `clock` gives monotonic seconds."""

    def __init__(self, errands: Errands, outbox: Outbox, clock: Callable[[], float]) -> None:
        self._errands = errands
        self._outbox = outbox
        self._deliveries = Deliveries(self._posts, outbox, clock)
        self._starts: dict[Kind, datetime] = {}
        self._made = False
        self._closed: set[str] = set()  # weeks that are posted or have lapsed

    def round(self, now: datetime) -> None:
        plan = self._plan()
        if not self._ready(plan):
            return
        self._deliveries.settle(now)
        if self._errands.channel is not None:
            self._summarise(self._errands.channel, plan, now)
        self._remind(plan, now)
        if self._errands.admin is not None:
            self._alert(self._errands.admin, plan, now)

    def post_now(self, channel: str, now: datetime, *, again: bool) -> tuple[Post | None, bool]:
        """Post this week's summary; the row as it stands, and whether it stood there before. `again`: once more."""
        plan = self._plan()
        LiveStore.create(self._errands.live, plan)
        self._deliveries.settle(now)
        week = iso_week(now, ZoneInfo(plan.timezone))
        number, key = 1, Key(Kind.DIGEST, channel, week)
        while (before := self._known(key, now)) is not None and before.state not in _FREE:
            if not again:
                return before, True
            number += 1
            key = replace(key, period=f"{week}.{number}")  # 2026-W48.2
        return self._deliveries.deliver(key, now, partial(self._digest, channel, plan, now), now, eager=True), False

    def _known(self, key: Key, now: datetime) -> Post | None:
        with self._posts() as posts:
            row = posts.get(key)
        return row or self._deliveries.recall(key, now, now)

    def _plan(self) -> Plan:
        with Store.open(self._errands.record) as store:
            return store.plan

    @contextmanager
    def _posts(self) -> Iterator[Posts]:
        with Posts.open(self._errands.live, self._plan()) as posts:
            yield posts

    def _ready(self, plan: Plan) -> bool:
        """Without a channel and without a store there is nothing to do, and no store is made."""
        if not self._made and (self._errands.channel is not None or self._errands.live.exists()):
            LiveStore.create(self._errands.live, plan)
            self._made = True
        return self._made

    def _start(self, kind: Kind, channel: str, now: datetime) -> datetime:
        known = self._starts.get(kind)
        if known is None or now < known:
            with self._posts() as posts:
                known = self._starts[kind] = moment(posts.started(kind, channel, stamp(now)))
        return known

    # ---- the summary ---------------------------------------------------------------------------

    def _summarise(self, channel: str, plan: Plan, now: datetime) -> None:
        zone, start = ZoneInfo(plan.timezone), self._start(Kind.DIGEST, channel, now)
        due = self._errands.at.last_until(now, zone)
        if due >= start and now - due <= TIME:
            key = Key(Kind.DIGEST, channel, iso_week(due, zone))
            self._deliveries.deliver(key, due, partial(self._digest, channel, plan, now), now)
        for _ in range(_WEEKS):
            if due < start:
                return
            if now - due > TIME:
                self._close(Key(Kind.DIGEST, channel, iso_week(due, zone)), due, now)
            due = self._errands.at.last_until(due - timedelta(hours=1), zone)

    def _close(self, key: Key, due: datetime, now: datetime) -> None:
        """Its time has passed. What may stand there stays in question."""
        if key.period in self._closed:
            return
        lapsed = Post(key, PostState.LAPSED, "", stamp(due), stamp(now), "", key.channel, "", "", 0)
        with self._posts() as posts:
            known = posts.get(key)
        if known is None:
            self._deliveries.recall(key, due, now)
        with self._posts() as posts:
            if posts.lapse(lapsed) or (posts.get(key) or lapsed).state is PostState.POSTED:
                self._closed.add(key.period)

    def _digest(self, channel: str, plan: Plan, now: datetime) -> Parcel:
        found = weekly(self._errands.record, self._errands.live, channel, now)
        following = self._errands.at.next_after(now, ZoneInfo(plan.timezone))
        return Parcel(digest_message(found.digest, following, self._outbox.home()), found.last_entry, found.record)

    # ---- reminders -----------------------------------------------------------------------------

    def _remind(self, plan: Plan, now: datetime) -> None:
        zone, start = ZoneInfo(plan.timezone), self._start(Kind.REMINDER, "", now)
        due = self._errands.at.last_until(now, zone)
        if due < start or now - due > TIME:
            return
        with DutyBook.open(self._errands.live, plan) as book:
            owners = [owner for owner in book.owners() if moment(owner.at) <= due]
        for person in dict.fromkeys(owner.slack_id for owner in owners):
            measures = [owner.measure for owner in owners if owner.slack_id == person]
            key = Key(Kind.REMINDER, person, iso_week(due, zone))
            self._deliveries.deliver(key, due, partial(self._reminder, measures, plan, due), now)

    def _reminder(self, measures: list[str], plan: Plan, due: datetime) -> Parcel | None:
        """None where everything was entered meanwhile, or was not asked for yet when this was due."""
        today = due.astimezone(ZoneInfo(plan.timezone)).date()
        gaps: list[Missing] = []
        with Store.open(self._errands.record, self._errands.live) as store:
            for dossier in store.dossiers(measures):
                gap = missing_of(dossier, today)
                if gap is not None and reporting_open(plan, gap.year, today):
                    gaps.append(gap)
        return Parcel(reminder_message(gaps, plan)) if gaps else None

    # ---- the administrator ---------------------------------------------------------------------

    def _alert(self, admin: str, plan: Plan, now: datetime) -> None:
        with self._posts() as posts:
            troubled = [p for p in posts.open_since(stamp(now - _TOLD_FOR)) if needs_somebody(p, now)]
        for post in troubled:
            key = Key(Kind.ALERT, admin, str(post.key))
            self._deliveries.deliver(key, now, partial(_alert_parcel, post, plan), now)


def _alert_parcel(post: Post, plan: Plan) -> Parcel:
    return Parcel(alert_message(post, plan))
