"""The weekly summary under kills, lost answers, two processes and wrong clocks: how often it stands in its channel.

Each run is a week of a bot: some lives that end by SIGKILL at a boundary or at any moment, two at a time in some, on a
Slack that loses answers and on a clock that jumps; then a life in order until 48 hours after the due time. However it
went, one summary stands there, one reminder where it was due, and nobody was told of a failure. Where the history
cannot be read, there is one at most, and where there is none or nobody knows, the administrator was told once.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kpi_core.posts import Kind, PostState
from soak.digest_bot import BOUNDARIES
from tests.bot.weeks import ADMIN, Clock, Town
from tests.fake_slack import FakeSlack
from tests.fake_state import MEMBER

RUNS = 300
_BLIND = 5  # every fifth run: a bot without the scope for the history

_MONDAYS = {
    "a week": (datetime(2026, 11, 23, tzinfo=UTC), "2026-W48"),
    "week 53": (datetime(2026, 12, 28, tzinfo=UTC), "2026-W53"),
    "the first week": (datetime(2027, 1, 4, tzinfo=UTC), "2027-W01"),
    "a new fiscal year": (datetime(2027, 4, 5, tzinfo=UTC), "2027-W14"),
}
_FAULTS = ("store_and_drop", "store_and_500", "429", "no_answer", "internal_error", "fatal_error")
_JUMPS = (0, 0, 0, -90, -15, 15, 90, 26 * 60)  # minutes that a life's wall clock is wrong


class Nursery:
    """A process in which lives are lived, one after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "soak.digest_bot"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def begin(self, life: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(life) + "\n")
        self._process.stdin.flush()

    def ended(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


@dataclass(frozen=True, slots=True)
class Run:
    """How a run went. `seen` are the ends of its lives and the faults that it met."""

    when: str
    blind: bool
    posts: int
    reminders: int
    alerts: int
    seen: Counter[str]


def run(seed: int) -> list[str]:
    """Raises `AssertionError` with the run's number where a summary stands twice, or not at all."""
    return lines(list(runs(seed, RUNS)))


def lines(done: list[Run]) -> list[str]:
    """The counts."""
    seen = sum((one.seen for one in done), Counter[str]())
    ends = ", ".join(f"{what} {count}" for what, count in sorted(seen.items()))
    shown = [f"runs {len(done)}; lives, deaths and faults: {ends}"]
    for blind in (False, True):
        kind = "history not readable" if blind else "history readable"
        for when in _MONDAYS:
            some = [one for one in done if one.when == when and one.blind is blind]
            if some:
                posts = dict(sorted(Counter(one.posts for one in some).items()))
                told = sum(one.alerts for one in some)
                reminded = sum(one.reminders for one in some)
                shown.append(
                    f"{kind}, {when}: {len(some)} runs; posts in the week {posts}; reminders {reminded}; administrator told {told}"
                )
    return shown


def runs(seed: int, count: int) -> Iterator[Run]:
    """`count` runs, each of its own number, so that a failure can be had again alone."""
    with _nurseries() as nurseries:
        for number in range(count):
            chance = random.Random(f"{seed} {number}")
            try:
                yield _one(chance, nurseries, blind=number % _BLIND == _BLIND - 1)
            except AssertionError as error:
                error.add_note(f"run {number} of seed {seed}")
                raise


@contextmanager
def _nurseries() -> Iterator[tuple[Nursery, Nursery]]:
    with ExitStack() as stack:
        both = Nursery(), Nursery()
        for one in both:
            stack.callback(one.close)
        yield both


def _one(chance: random.Random, nurseries: tuple[Nursery, Nursery], *, blind: bool) -> Run:
    when = chance.choice(list(_MONDAYS))
    due, week = _MONDAYS[when]
    clock, seen = Clock(due - timedelta(days=3)), Counter[str]()
    with tempfile.TemporaryDirectory() as folder, FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        if blind:
            slack.scopes = {"chat:write", "im:write", "im:history"}  # those for channels are optional
        town = Town(slack, Path(folder) / "kaga.db", clock)
        town.own("female_employment_rate")
        town.bot().round(clock.now)
        clock.set(due + timedelta(seconds=chance.choice([1, 30, 3_000])))
        for _ in range(chance.randint(1, 4)):
            _fault(slack, chance, seen)
            both = nurseries if chance.random() < 0.4 else nurseries[:1]
            for nursery in both:
                nursery.begin(_mortal(town, chance))
            for nursery in both:
                seen[nursery.ended()] += 1
            clock.pass_(minutes=chance.choice([1, 5, 60, 300]))
        nurseries[0].begin(_life(town, _rounds(clock, due + timedelta(hours=47) - clock.now)))
        seen[nurseries[0].ended()] += 1
        nurseries[0].begin(_life(town, _rounds(clock, timedelta(hours=8))))
        seen[nurseries[0].ended()] += 1
        return _judged(town, when, week, seen, blind=blind)


def _fault(slack: FakeSlack, chance: random.Random, seen: Counter[str]) -> None:
    for method in ("chat.postMessage", "conversations.history", "auth.test"):
        if chance.random() < (0.7 if method == "chat.postMessage" else 0.2):
            fault = chance.choice(_FAULTS)
            slack.fail_next(method, fault, times=2 if fault == "429" else 1)
            seen[fault] += 1


def _mortal(town: Town, chance: random.Random) -> dict[str, Any]:
    """A life of a few rounds that mostly ends before its time."""
    wrong = timedelta(minutes=chance.choice(_JUMPS))
    rounds = _rounds(Clock(town.clock.now + wrong), timedelta(minutes=chance.choice([1, 5, 20])))
    life = _life(town, rounds)
    kind = chance.random()
    if kind < 0.7:
        life |= {"boundary": chance.choice(BOUNDARIES), "passes": chance.choice([1, 1, 1, 2, 3])}
    elif kind < 0.9:
        life |= {"milliseconds": chance.randint(1, 120)}
    return life


def _rounds(clock: Clock, span: timedelta) -> list[tuple[str, float]]:
    """Every ten seconds for two minutes, every ten minutes for an hour, then every hour; `clock` goes along."""
    found, until = [], clock.now + span
    while clock.now < until:
        found.append((clock.now.isoformat(), clock.seconds))
        clock.pass_(seconds=10 if len(found) < 12 else 600 if len(found) < 18 else 3_600)
    return found


def _life(town: Town, rounds: list[tuple[str, float]]) -> dict[str, Any]:
    return {
        "token": town.slack.bot_token, "api_url": town.slack.api_url, "record": str(town.record), "live": str(town.live),
        "channel": town.channel, "admin": town.admin, "rounds": rounds,
    }  # fmt: skip


def _judged(town: Town, when: str, week: str, seen: Counter[str], *, blind: bool) -> Run:
    weeks, alerts = Counter(town.weeks()), len(town.direct(ADMIN, "alert"))
    reminders = len(town.direct(MEMBER, "reminder"))
    assert max(weeks.values(), default=0) <= 1, weeks
    assert seen["failed"] == 0, seen
    due = 1 if when != "the first week" else 0  # 2026 is over then, and not asked for before April
    if blind:
        unsure = [
            post for post in (*town.rows(), *town.rows(Kind.REMINDER, MEMBER)) if post.state is not PostState.POSTED
        ]
        assert alerts == len(unsure), (alerts, unsure)
        assert reminders <= due, reminders
    else:
        assert weeks[week] == 1, weeks
        assert (alerts, reminders) == (0, due), (alerts, reminders)
    return Run(when, blind, weeks[week], reminders, alerts, seen)
