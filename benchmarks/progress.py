"""One line on stderr that says how far a long run is. Nothing where stderr is no terminal."""

from __future__ import annotations

import sys


def show(what: str, done: int = 0, total: int = 0) -> None:
    if sys.stderr.isatty():
        counted = f" {done:,} / {total:,}" if total else " …"
        sys.stderr.write(f"\r\x1b[K{what}{counted}")
        sys.stderr.flush()


def clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
