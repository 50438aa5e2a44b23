"""Questions that found nothing or the wrong thing, kept so that aliases can be added: text and day, no user.

They are written by the second: a question has to wait while SQLite writes, so many a second would make others late.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kpi_core.errors import StoreError
from kpi_core.live import LiveStore, Miss
from kpi_core.record import Plan

GATHERED = 1.0  # seconds for which the first that misses waits for others

_LONGEST = 300  # characters of a question

log = logging.getLogger(__name__)


class Misses:
    """Counts into the live store, which the first miss makes; `path` None (KAGA_MISSES=off): nothing is kept.

    Safe to use from several threads: the first to come waits `gathered` seconds, and writes what came meanwhile too.
    """

    def __init__(self, path: Path | None, gathered: float = 0.0) -> None:
        self._path = path
        self._gathered = gathered
        self._waiting: list[Miss] = []
        self._lock = threading.Lock()

    def count(self, plan: Plan, day: date, kind: str, question: str, chosen: str = "") -> None:
        """Nobody goes without an answer because this cannot be written: that is logged. Without words nothing is counted."""
        text = " ".join(question.split())[:_LONGEST]
        if self._path is None or not text:
            return
        with self._lock:
            self._waiting.append(Miss(day.isoformat(), kind, text, chosen))
            if len(self._waiting) > 1:
                return
        time.sleep(self._gathered)
        with self._lock:
            missed, self._waiting = self._waiting, []
        _write(self._path, plan, missed)


def _write(path: Path, plan: Plan, missed: Sequence[Miss]) -> None:
    try:
        if not path.exists():
            LiveStore.create(path, plan)
        with LiveStore.open(path, plan) as live:
            live.count_misses(missed)
    except StoreError as error:
        log.warning("a missed question was not counted: %s", error)
