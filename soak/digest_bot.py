"""A bot of the campaign `digest`: `python -m soak.digest_bot` reads lives from stdin, a line of JSON each, and dies as they say.

Every life is a process of its own, forked from this one, which has imported everything and runs nothing. A life has
rounds (the wall clock and the monotonic clock of each) and perhaps a death: at a boundary, the n-th time that it is
passed, or after so many milliseconds. It dies of SIGKILL, by its own hand at a boundary or by ours.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from slack_sdk import WebClient

from bot.outbox import Absent, Found, Outbox, Refused, Sent, Unknown, Unreadable
from bot.schedule import WeeklyTime
from bot.views import Message
from bot.weekly_round import Errands, WeeklyRound
from kpi_core.posts import Key
from tests.bot.weeks import Clock

BOUNDARIES = (
    "before reachable", "after reachable", "before place", "after place", "before send", "after send", "before find",
    "after find", "after round",
)  # fmt: skip
_TIMEOUT = 1  # seconds for one call, since the fake Slack is told to let some wait


class Mortal:
    """Counts the passes of one boundary, and ends the process at the one that is meant."""

    def __init__(self, boundary: str | None, passes: int) -> None:
        self._boundary, self._left = boundary, passes

    def passes(self, boundary: str) -> None:
        if boundary == self._boundary:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class MortalOutbox(Outbox):
    def __init__(self, client: WebClient, fate: Mortal) -> None:
        super().__init__(client)
        self._fate = fate

    def reachable(self) -> bool:
        self._fate.passes("before reachable")
        found = super().reachable()
        self._fate.passes("after reachable")
        return found

    def place(self, channel: str) -> str:
        self._fate.passes("before place")
        found = super().place(channel)
        self._fate.passes("after place")
        return found

    def send(self, place: str, message: Message, key: Key, last_entry: int) -> Sent | Refused | Unknown:
        self._fate.passes("before send")
        found = super().send(place, message, key, last_entry)
        self._fate.passes("after send")
        return found

    def find(self, place: str, key: Key, since: datetime) -> Found | Absent | Unreadable:
        self._fate.passes("before find")
        found = super().find(place, key, since)
        self._fate.passes("after find")
        return found


def live(life: dict[str, Any]) -> None:
    """All rounds of `life`, unless it ends before."""
    fate = Mortal(life.get("boundary"), int(life.get("passes", 1)))
    client = WebClient(token=life["token"], base_url=life["api_url"], timeout=_TIMEOUT, retry_handlers=[])
    watch = Clock(datetime.min.replace(tzinfo=UTC))
    errands = Errands(
        Path(life["record"]), Path(life["live"]), life["channel"], WeeklyTime.parse("Mon 09:00"), life["admin"]
    )
    bot = WeeklyRound(errands, MortalOutbox(client, fate), lambda: watch.seconds)
    for now, seconds in life["rounds"]:
        watch.seconds = seconds
        bot.round(datetime.fromisoformat(now))
        fate.passes("after round")


def main() -> None:
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        life = json.loads(line)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                live(life)
                status = 0
            finally:
                os._exit(status)
        if "milliseconds" in life:
            time.sleep(life["milliseconds"] / 1000)
            os.kill(child, signal.SIGKILL)  # not yet waited for, so the number is still its own
        _, ended = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(ended) else "failed" if os.WEXITSTATUS(ended) else "lived", flush=True)


if __name__ == "__main__":
    main()
