"""A bot that lives through weeks on the fake Slack, with the time as an argument."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import posting
from bot.outbox import Outbox
from bot.schedule import WeeklyTime, stamp
from bot.weekly_round import Errands, WeeklyRound
from kpi_core.building import build
from kpi_core.duties import DutyBook, NewAbsence, Owner
from kpi_core.entries import NewEntry
from kpi_core.importing import read_record
from kpi_core.language import Language
from kpi_core.live import LiveStore
from kpi_core.posts import Kind, Post, Posts
from kpi_core.record import Plan
from kpi_core.store import Store
from tests.bot.kaga import RECORD
from tests.fake_slack import FakeSlack
from tests.fake_state import GENERAL, MEMBER
from tests.kpi_core.plans import DATA

Json = dict[str, Any]
MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)  # 09:00 in Kaga
ADMIN = "U0COLLEAGUE"


def record_in(language: Language, path: Path) -> Path:
    """Kaga's record, whose plan speaks `language`."""
    kaga = read_record(DATA).record
    build(replace(kaga, plan=replace(kaga.plan, language=language)), path)
    return path


@dataclass
class Clock:
    """The time of the workspace and of the bots; monotonic seconds go with it unless the clock is only set."""

    now: datetime
    seconds: float = 0.0

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)
        self.seconds += timedelta(**span).total_seconds()

    def set(self, now: datetime) -> None:
        self.now = now


@dataclass
class Town:
    """A record, a store of entries and a channel. `bot()` is a process that serves them."""

    slack: FakeSlack
    live: Path
    clock: Clock
    record: Path = RECORD
    channel: str | None = GENERAL
    admin: str | None = ADMIN
    at: str = "Mon 09:00"
    entered: int = field(default=0)

    @property
    def plan(self) -> Plan:
        with Store.open(self.record) as store:
            return store.plan

    def bot(self, outbox: Outbox | None = None) -> WeeklyRound:
        errands = Errands(self.record, self.live, self.channel, WeeklyTime.parse(self.at), self.admin)
        return WeeklyRound(errands, outbox or self.outbox(), lambda: self.clock.seconds)

    def outbox(self) -> Outbox:
        return Outbox(posting.single_try_client(self.slack.bot_token, self.slack.api_url))

    def enter(
        self, measure: str, year: int, value: str | None, *, by: str = "加賀 花子", source: str = "課の集計", reason: str = "",
        undoes: int | None = None, provisional: bool = False,
    ) -> int:  # fmt: skip
        LiveStore.create(self.live, self.plan)
        self.entered += 1
        with Store.open(self.record) as store:
            published = store.recorded(measure, year)
        new = NewEntry(
            key=f"entry {self.entered}", measure=measure, year=year, year_kind="年", value=value, source=source,
            by_id=MEMBER, by_name=by, at=stamp(self.clock.now), via="test", reason=reason, undoes=undoes,
            published=published, provisional=provisional,
        )  # fmt: skip
        with LiveStore.open(self.live, self.plan) as live:
            return live.enter(new).entry.id

    def own(self, measure: str, person: str = MEMBER) -> None:
        LiveStore.create(self.live, self.plan)
        with DutyBook.open(self.live, self.plan) as book:
            book.set_owner(Owner(measure, person, stamp(self.clock.now)))

    def say_absent(self, measure: str, year: int, reason: str, by: str = "加賀 花子") -> bool:
        LiveStore.create(self.live, self.plan)
        with DutyBook.open(self.live, self.plan) as book:
            return book.say_absent(NewAbsence(measure, year, reason, MEMBER, by, stamp(self.clock.now)))

    def digests(self) -> list[Json]:
        """Those that stand in the channel."""
        return [m for m in self.slack.messages(self.channel or GENERAL) if _key(m).startswith("digest")]

    def weeks(self) -> list[str]:
        """The weeks of which a summary stands there."""
        return [_key(m).split()[-1] for m in self.digests()]

    def direct(self, person: str, kind: str) -> list[Json]:
        """What the bot has written to somebody by itself."""
        channel = self.slack.workspace.direct([person])
        return [m for m in channel.messages if _key(m).startswith(kind)]

    def rows(self, kind: Kind = Kind.DIGEST, channel: str = GENERAL) -> tuple[Post, ...]:
        with Posts.open(self.live, self.plan) as posts:
            return posts.all(kind, channel)


def _key(message: Json) -> str:
    return str(message.get("metadata", {}).get("event_payload", {}).get("key", ""))
