"""What every command shares: the two files that it works on, and how it ends where it cannot."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import click

from bot import paths
from kpi_core.language import Language

if TYPE_CHECKING:
    from kpi_core.record import Plan


@dataclass(frozen=True, slots=True)
class Files:
    """What --record and --db (or KAGA_RECORD and KAGA_DB) say."""

    record: str | None
    live: str | None


def plan_of(files: Files) -> Plan:
    """The plan that the record reports on. Raises what `Store.open` raises."""
    from kpi_core.store import Store

    with Store.open(paths.record(files.record).path) as store:
        return store.plan


def fail(*lines: str) -> NoReturn:
    """Say what is wrong on stderr and end with status 2."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)


def terminal_language() -> Language:
    """Japanese, unless the locale is an English one."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.startswith("en") else "ja"
