"""A backup a day into KAGA_BACKUP_DIR, made by whoever serves; the last thirty are kept.

A day is the plan's. A backup that fails is told in the log and tried again after ten minutes: answering goes on.
"""

from __future__ import annotations

import logging
import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kpi_core.backups import back_up
from kpi_core.errors import KpiError
from kpi_core.record import Plan
from kpi_core.store import Store

KEPT = 30
_AGAIN = timedelta(minutes=10)

log = logging.getLogger("kaga")


class DailyBackup:
    """A job of the rounds: copies `live`, which belongs to the plan of `record`, into `folder`."""

    def __init__(self, record: Path, live: Path, folder: Path) -> None:
        self._record = record
        self._live = live
        self._folder = folder
        self._not_before: datetime | None = None

    def round(self, now: datetime) -> None:
        if not self._live.exists() or (self._not_before is not None and now < self._not_before):
            return
        self._not_before = now + _AGAIN
        try:
            made = self._today(now)
        except (KpiError, OSError) as error:
            log.error("the daily backup into %s failed, to be tried again in ten minutes: %s", self._folder, error)
            return
        if made is not None:
            log.info("backup: %s", made)

    def _today(self, now: datetime) -> Path | None:
        """The backup of this day if it had to be made."""
        with Store.open(self._record) as store:
            plan = store.plan
        day = now.astimezone(ZoneInfo(plan.timezone)).date()
        target = self._folder / f"{plan.key}.{day.isoformat()}.db"
        if target.exists():
            return None
        self._folder.mkdir(mode=0o700, exist_ok=True)
        back_up(self._live, target, plan)
        for old in backups(self._folder, plan)[:-KEPT]:
            old.unlink(missing_ok=True)
        return target


def backups(folder: Path, plan: Plan) -> list[Path]:
    """The daily backups of this plan, oldest first; nothing else in the folder is touched."""
    name = re.compile(rf"{re.escape(plan.key)}\.\d{{4}}-\d{{2}}-\d{{2}}\.db")
    return sorted(path for path in folder.iterdir() if name.fullmatch(path.name))


def writable(folder: Path) -> bool:
    """Whether a backup can be made there, also where the folder itself has to be made."""
    there = folder if folder.exists() else folder.parent
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
