"""What every command shares: the two files that it works on, and how it ends where it cannot."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import NoReturn

import click

from kpi_core.language import Language


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


def terminal_language() -> Language:
    """Japanese, unless the locale is an English one."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.startswith("en") else "ja"
