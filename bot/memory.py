"""What was answered last in a conversation, so that the next question can lean on it.

Kept in the process, by channel, thread and person, bounded in number and age; a restart forgets it without harm.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from kpi_core.contents import Choice

KEPT = 3600.0  # seconds after the last answer
_MOST = 5_000  # conversations


class Memory:
    """`clock` gives monotonic seconds. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float], *, kept: float = KEPT, most: int = _MOST) -> None:
        self._clock = clock
        self._kept = kept
        self._most = most
        self._last: OrderedDict[tuple[str, ...], tuple[float, Choice]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, conversation: tuple[str, ...]) -> Choice | None:
        """What was answered last, unless that is too long ago."""
        with self._lock:
            known = self._last.get(conversation)
        return known[1] if known is not None and self._clock() - known[0] < self._kept else None

    def keep(self, conversation: tuple[str, ...], choice: Choice | None) -> None:
        """What the next question can lean on; None: nothing any more. Beyond the bound the oldest are forgotten."""
        with self._lock:
            self._last.pop(conversation, None)
            if choice is not None:
                self._last[conversation] = (self._clock(), choice)
            while len(self._last) > self._most:
                self._last.popitem(last=False)
