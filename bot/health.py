"""Whether the process still hears Slack. Time comes in as an argument.

The builtin Socket Mode client never declares a link dead whose first pong never came, and silent stops are reported.
So a process that has been out of touch for two minutes ends, and its supervisor starts it anew.
"""

from __future__ import annotations

from dataclasses import dataclass

OUT_OF_TOUCH = 120.0  # seconds
PONG_AGE = 60.0  # seconds: pings go out every ten


@dataclass(slots=True)
class Watchdog:
    """`last_alive` is when the link was last seen alive, in seconds of a monotonic clock."""

    last_alive: float
    limit: float = OUT_OF_TOUCH

    def dead(self, alive: bool, now: float) -> bool:
        """Whether the link has been down for too long, given that it is `alive` or not at `now`."""
        if alive:
            self.last_alive = now
        return now - self.last_alive >= self.limit


def link_alive(connected: bool, last_pong: float | None, now: float) -> bool:
    """A link is alive while it is connected and pongs come. `last_pong` and `now` in seconds of one wall clock.

    A link whose first pong is still to come does not count as alive: it has the watchdog's limit to get one.
    """
    return connected and last_pong is not None and now - last_pong < PONG_AGE
