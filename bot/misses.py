"""Questions that found nothing or the wrong thing, kept so that aliases can be added: text and day, no user."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from kpi_core.errors import StoreError
from kpi_core.live import LiveStore
from kpi_core.record import Plan

_LONGEST = 300  # characters of a question

log = logging.getLogger(__name__)


class Misses:
    """Counts into the live store, which the first miss makes; `path` None (KAGA_MISSES=off): nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def count(self, plan: Plan, day: date, kind: str, question: str, chosen: str = "") -> None:
        """Nobody goes without an answer because this cannot be written: that is logged. Without words nothing is counted."""
        text = " ".join(question.split())[:_LONGEST]
        if self._path is None or not text:
            return
        try:
            if not self._path.exists():
                LiveStore.create(self._path, plan)
            with LiveStore.open(self._path, plan) as live:
                live.count_miss(day.isoformat(), kind, text, chosen)
        except StoreError as error:
            log.warning("a missed question was not counted: %s", error)
