"""The real `kaga serve`, which holds still at one point of storing an entry, says so, and waits to be killed there.

    python -m soak.serve_and_hold "before commit" | "after commit" | "before confirmation" | "nowhere"

Nothing of the program is replaced: the call at the point is made as ever, but for the wait before or behind it.
"""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Callable
from typing import Any

from sqlite_utils.db import Database

from bot import cli
from bot.telling import Teller
from kpi_core.live import LiveStore

HELD = "held"
_storing = threading.local()


def _hold() -> None:
    print(HELD, flush=True)
    threading.Event().wait()


def _around(owner: type, name: str, before: Callable[[], None], after: Callable[[], None] = lambda: None) -> None:
    original = getattr(owner, name)

    @functools.wraps(original)
    def call(*arguments: Any, **named: Any) -> Any:
        before()
        result = original(*arguments, **named)
        after()  # not where it failed: then there is no such point
        return result

    setattr(owner, name, call)


def _if_storing() -> None:
    if getattr(_storing, "entry", False):
        _hold()


def main(point: str) -> None:
    """Serve, and hold at `point`."""
    _around(LiveStore, "enter_all", lambda: setattr(_storing, "entry", True))
    _around(LiveStore, "confirm", lambda: setattr(_storing, "entry", False))
    match point:
        case "before commit":
            _around(Database, "commit", _if_storing)
        case "after commit":
            _around(Database, "commit", lambda: None, _if_storing)
        case "before confirmation":
            _around(Teller, "tell", _hold)
    sys.argv = ["kaga", "serve"]
    cli.main()


if __name__ == "__main__":
    main(sys.argv[1])
