"""Which events are being answered or have been: one answer to a question, however often it is delivered.

Kept in the process and bounded. A claim lost by a restart costs one answer twice; Slack sends an event again only if
it was not acknowledged, or delivers one mention as two events.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from kpi_core.errors import BadQuestion

_MOST = 10_000


class Claims:
    """Keys that have been taken, the newest ten thousand. Safe to use from several threads."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._taken: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def once(self, *keys: str) -> Iterator[bool]:
        """True for the first caller with any of `keys`. If its work fails, the keys are free again.

        A question that cannot be asked is no failure: the person is told so, once.
        """
        with self._lock:
            first = not any(key in self._taken for key in keys)
            if first:
                self._taken.update(dict.fromkeys(keys))
                while len(self._taken) > self._most:
                    self._taken.popitem(last=False)
        try:
            yield first
        except BadQuestion:
            raise
        except BaseException:
            if first:
                with self._lock:
                    for key in keys:
                        self._taken.pop(key, None)
            raise
