"""Jobs that the bot does by itself."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime

import pytest

from bot.rounds import Rounds

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


class Counting:
    def __init__(self, stop: threading.Event, until: int) -> None:
        self.seen: list[datetime] = []
        self._stop, self._until = stop, until

    def round(self, now: datetime) -> None:
        self.seen.append(now)
        if len(self.seen) >= self._until:
            self._stop.set()


class Failing:
    def round(self, now: datetime) -> None:
        message = "no disk"
        raise OSError(message)


def test_jobs_are_called_with_the_time_until_the_stop() -> None:
    stop = threading.Event()
    job = Counting(stop, 3)
    rounds = Rounds([job], lambda: NOON, stop, seconds=0.001)
    rounds.start()
    rounds.join(10)
    assert job.seen == [NOON] * 3


def test_one_that_fails_is_logged_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    stop = threading.Event()
    job = Counting(stop, 2)
    with caplog.at_level(logging.ERROR):
        rounds = Rounds([Failing(), job], lambda: NOON, stop, seconds=0.001)
        rounds.start()
        rounds.join(10)
    assert len(job.seen) == 2
    assert "Failing failed" in caplog.text
    assert "no disk" in caplog.text


def test_without_jobs_there_is_no_thread() -> None:
    rounds = Rounds([], lambda: NOON, threading.Event())
    rounds.start()
    rounds.join(0)
    assert not any(thread.name == "rounds" for thread in threading.enumerate())
