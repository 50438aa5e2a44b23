"""What the bot does by itself while it serves: each job is called every few seconds, with the time.

A job decides by the time whether something is due, so a late or repeated call does no harm. One that fails is logged
with its traceback and called again at the next round: the others go on.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

log = logging.getLogger("kaga")


class Job(Protocol):
    """Something to look after. `round` must be quick where nothing is due."""

    def round(self, now: datetime) -> None: ...


class Rounds:
    """Calls each of `jobs` every `seconds`, in a thread of its own, until `stop` is set. `clock` gives aware times."""

    def __init__(
        self, jobs: Sequence[Job], clock: Callable[[], datetime], stop: threading.Event, seconds: float = 10.0
    ) -> None:
        self._jobs = jobs
        self._clock = clock
        self._stop = stop
        self._seconds = seconds
        self._thread = threading.Thread(target=self._run, name="rounds", daemon=True)

    def start(self) -> None:
        if self._jobs:
            self._thread.start()

    def join(self, seconds: float) -> None:
        """Wait until the round at work has ended, `seconds` at most."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self) -> None:
        while not self._stop.is_set():
            for job in self._jobs:
                self._once(job)
            self._stop.wait(self._seconds)

    def _once(self, job: Job) -> None:
        try:
            job.round(self._clock())
        except Exception:  # the rim of this thread: kept with its traceback, and tried again
            log.exception("%s failed; it will be tried again", type(job).__name__)
