"""What every command shares: the two files that it works on, and how it ends where it cannot."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import NoReturn

import click


@dataclass(frozen=True, slots=True)
class Files:
    """What --record and --db (or KAGA_RECORD and KAGA_DB) say."""

    record: str | None
    live: str | None


def fail(*lines: str) -> NoReturn:
    """Say what is wrong on stderr and end with status 2."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)
