"""The file of what was entered for one plan, opened: that of another plan is refused before anything is read of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils.db import Database

from kpi_core import connections
from kpi_core.connections import BUSY_SECONDS, LIVE
from kpi_core.errors import WrongPlan
from kpi_core.record import Plan


@contextmanager
def reading(path: Path, plan: Plan, wait: float = BUSY_SECONDS) -> Iterator[Database]:
    """A connection that cannot write. Raises what `connections.reading` raises, and `WrongPlan`."""
    with connections.reading(path, LIVE, wait) as db:
        check_plan(db, path, plan)
        yield db


@contextmanager
def changing(path: Path, plan: Plan, wait: float = BUSY_SECONDS) -> Iterator[Database]:
    """A connection that can write. Raises what `connections.changing` raises, and `WrongPlan`."""
    with connections.changing(path, LIVE, wait, lambda db: check_plan(db, path, plan)) as db:
        yield db


def check_plan(db: Database, path: Path, plan: Plan) -> None:
    """Raises `WrongPlan` if `db` holds another plan's entries."""
    key = next((row["value"] for row in db.query("select value from about where key = 'plan'")), "")
    if key != plan.key:
        raise WrongPlan(
            path,
            ja=f"入力データ {path} は別の計画（{key}）のものです。いまの公表データは {plan.key} です。KAGA_DB か KAGA_RECORD を直してください。",
            en=f"The entries in {path} belong to the plan {key}, the record is {plan.key}. Correct KAGA_DB or KAGA_RECORD.",
        )
