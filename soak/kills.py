"""Kills the real `kaga serve` (SIGKILL) while an entry is stored, again and again, against the fake Slack.

Before the commit, between commit and acknowledgement, between acknowledgement and confirmation, and at moments of chance.
After each kill: what was acknowledged is there, nothing is there twice, both checks of SQLite are clean; and at the
next start whoever was not told is told. Who had no acknowledgement presses the button again, or gives up, by the seed.
"""

from __future__ import annotations

import functools
import random
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot import ids
from kpi_core.backups import verify
from kpi_core.entries import Entered
from kpi_core.figures import grouped, plain
from kpi_core.live import LiveStore
from kpi_core.record import Plan
from kpi_core.store import Store
from soak.serve_and_hold import HELD
from tests.bot.kaga import RECORD, ROOT
from tests.bot.processes import environment, tokens
from tests.fake_slack import FakeSlack
from tests.fake_socket import Delivery
from tests.fake_state import MEMBER

POINTS = ("before commit", "after commit", "before confirmation", "by chance")
_TIMEOUT = 60.0
_CHANCE = 0.06  # seconds within which all of an update happens


@dataclass(slots=True)
class Count:
    """What was seen, for the closing lines."""

    kills: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)


def run(seed: int, kills: int = 200) -> list[str]:
    """`kills` kills; raises `AssertionError` at the first thing that is wrong."""
    chance, count = random.Random(seed), Count()
    with tempfile.TemporaryDirectory() as folder, FakeSlack() as slack:
        campaign = _Campaign(Path(folder), slack, chance, count)
        for number in range(kills):
            campaign.cycle(number, POINTS[number % len(POINTS)])
        campaign.last_start()
    points = ", ".join(f"{point} {count.kills[point]}" for point in POINTS)
    what = ", ".join(f"{name} {times:,}" for name, times in sorted(count.seen.items()))
    return [f"kills: {sum(count.kills.values())} ({points})", what]


class _Campaign:
    """One store and one Slack through all kills. Each update has a value of its own, by which it is known."""

    def __init__(self, folder: Path, slack: FakeSlack, chance: random.Random, count: Count) -> None:
        self._folder = folder
        self._live = folder / "kaga.db"
        self._slack = slack
        self._chance = chance
        self._count = count
        self._must: set[str] = set()  # acknowledged
        self._left: tuple[Entered, ...] = ()  # what nobody had been told of before this start
        with Store.open(RECORD) as store:
            self._plan: Plan = store.plan
        LiveStore.create(self._live, self._plan)

    def cycle(self, number: int, point: str) -> None:
        """One start: what is left is told, what was not acknowledged tried again; then one update, and the kill."""
        value = str(2000 + number)
        with self._serving("nowhere" if point == "by chance" else point) as process:
            self._told_late()
            delivery = self._press(value)
            if point == "by chance":
                time.sleep(self._chance.uniform(0, _CHANCE))
            else:
                self._wait_until_held(process)
                if point == "before confirmation":
                    delivery.acknowledged()
            process.kill()
            process.wait(_TIMEOUT)
        self._count.kills[point] += 1
        self._check(value, point, delivery)

    def _wait_until_held(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        ready, _, _ = select.select([process.stdout], [], [], _TIMEOUT)
        assert ready, f"the point was not reached: {self._end_of_log()}"
        assert process.stdout.readline().decode().strip() == HELD

    def last_start(self) -> None:
        """Nothing is left to tell in the end."""
        with self._serving("nowhere"):
            self._told_late()

    def _press(self, value: str) -> Delivery:
        """The command, and its button once it is there."""
        before = len(self._slack.sent("response_url"))
        self._slack.command(ids.UPDATE_COMMAND, f"経2 2024年 {value} 出典:アプリ管理画面").acknowledged()
        self._slack.wait_for("response_url", before + 1, _TIMEOUT)
        return self._slack.press(ids.STORE)

    def _check(self, value: str, point: str, delivery: Delivery) -> None:
        """What stands in the store right after a kill."""
        stored = self._stored()  # opening it undoes what the kill left half done
        verify(self._live, self._plan)
        here = stored[value] > 0
        self._count.seen["stored" if here else "not stored"] += 1
        self._count.seen["acknowledged"] += delivery.is_acknowledged
        if point == "before commit":
            assert not here, f"{value} is stored, and was not committed"
        if point in {"after commit", "before confirmation"} or delivery.is_acknowledged:
            assert here, f"{value} was committed, and is lost"
            self._must.add(value)
        again = not delivery.is_acknowledged and self._chance.random() < 0.5
        if again:
            self._repeat(value)

    def _repeat(self, value: str) -> None:
        """Whoever saw no acknowledgement presses once more: the same key, so it is stored once."""
        with self._serving("nowhere"):
            self._told_late()
            self._slack.press(ids.STORE).acknowledged(_TIMEOUT)
        self._must.add(value)
        self._count.seen["pressed again"] += 1
        self._stored()

    def _told_late(self) -> None:
        """Every entry that nobody was told of is told to its author at this start."""
        left = self._left
        for entry in left:
            assert entry.new is not None
            self._slack.wait_until(functools.partial(self._author_knows, f"{grouped(entry.new)} DL"), _TIMEOUT)
        self._count.seen["told at the next start"] += len(left)
        deadline = time.monotonic() + _TIMEOUT
        while left:
            assert time.monotonic() < deadline, "told, and still not counted as confirmed"
            time.sleep(0.01)
            with LiveStore.open(self._live, self._plan) as live:
                left = live.unconfirmed()

    def _author_knows(self, value: str) -> bool:
        """Whether a direct message names this value."""
        return any(value in m["text"] for m in self._slack.messages(self._slack.direct_channel(MEMBER)))

    def _stored(self) -> Counter[str]:
        """How often each value is stored: all that must be there once, and nothing twice or unasked for."""
        with LiveStore.open(self._live, self._plan) as live:
            found = Counter(plain(entry.new) for entry in live.history() if entry.new is not None)
        assert not [value for value in self._must if found[value] != 1], "lost or doubled"
        assert max(found.values(), default=1) == 1, "doubled"
        return found

    def _end_of_log(self) -> str:
        return (self._folder / "log").read_text("utf-8")[-3000:]

    @contextmanager
    def _serving(self, point: str) -> Iterator[subprocess.Popen[bytes]]:
        settings = tokens(self._slack) | {"KAGA_DB": str(self._live), "KAGA_EDITORS": MEMBER}
        connected = self._slack.socket.connected_times
        with LiveStore.open(self._live, self._plan) as live:
            self._left = live.unconfirmed()
        with (self._folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "soak.serve_and_hold", point],
                env=environment(self._folder, settings), stdout=subprocess.PIPE, stderr=log, cwd=ROOT,
            )  # fmt: skip
        try:
            deadline = time.monotonic() + _TIMEOUT
            while self._slack.socket.connected_times == connected:
                assert time.monotonic() < deadline, self._end_of_log()
                assert process.poll() is None, self._end_of_log()
                time.sleep(0.005)
            self._slack.wait_connected(timeout=_TIMEOUT)
            yield process
        finally:
            process.kill()
            process.wait(_TIMEOUT)
            if process.stdout is not None:
                process.stdout.close()
