"""Blocks that Slack does not take everywhere yet, and what to do where it refuses them: the same message without.

That a workspace refused one is remembered for a day, in this process: the next messages go without it at once, and the
day after it is tried again, since Slack brings new blocks to workspaces one after another.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from bot import charts

TYPES = frozenset({charts.TYPE})

_KEPT = 86_400.0  # seconds that a refusal is remembered

Shown = dict[str, Any]  # a block in Slack's JSON


class NewerBlocks:
    """Whether newer blocks are sent along. `clock` gives monotonic seconds. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._refused: float | None = None
        self._lock = threading.Lock()

    @property
    def taken(self) -> bool:
        """False for a day after they were refused."""
        with self._lock:
            return self._refused is None or self._clock() - self._refused >= _KEPT

    def refused(self) -> None:
        with self._lock:
            self._refused = self._clock()


def without(blocks: Sequence[Shown]) -> tuple[Shown, ...]:
    """`blocks` but for the newer ones; nothing is lost by that, since words beside each say the same."""
    return tuple(block for block in blocks if block.get("type") not in TYPES)
