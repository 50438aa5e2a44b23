"""A backup a day, thirty of them, and nothing else touched."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.backups import DailyBackup, backups, writable
from kpi_core.store import Store
from tests.bot.kaga import RECORD, enter

NOON = datetime(2026, 11, 25, 3, tzinfo=UTC)  # in Kaga


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def job(tmp_path: Path, folder: Path) -> DailyBackup:
    return DailyBackup(RECORD, tmp_path / "kaga.db", folder)


def made(folder: Path) -> list[str]:
    with Store.open(RECORD) as store:
        return [path.name for path in backups(folder, store.plan)]


def test_one_backup_a_day_by_the_plans_clock(tmp_path: Path, folder: Path) -> None:
    enter(tmp_path / "kaga.db")
    daily = job(tmp_path, folder)
    for hours in (0, 1, 11, 12, 13, 36):
        daily.round(NOON + timedelta(hours=hours))
    assert made(folder) == [f"kaga-2020.2026-11-{day}.db" for day in (25, 26, 27)]
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_last_thirty_are_kept_and_other_files_left_alone(tmp_path: Path, folder: Path) -> None:
    enter(tmp_path / "kaga.db")
    folder.mkdir()
    others = {"kaga-2020.letter.db", "elsewhere.2020-01-01.db", "kaga-2020.2020-01-01.db.txt"}
    for name in others:
        (folder / name).touch()
    daily = job(tmp_path, folder)
    for day in range(33):
        daily.round(NOON + timedelta(days=day))
    assert len(made(folder)) == 30
    assert made(folder)[0] == "kaga-2020.2026-11-28.db"
    assert others < {path.name for path in folder.iterdir()}


def test_where_nothing_was_entered_there_is_nothing_to_back_up(tmp_path: Path, folder: Path) -> None:
    job(tmp_path, folder).round(NOON)
    assert not folder.exists()


def test_a_backup_that_fails_is_logged_and_tried_again_later(
    tmp_path: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    enter(tmp_path / "kaga.db")
    folder.write_text("in the way")
    daily = job(tmp_path, folder)
    with caplog.at_level(logging.ERROR):
        for minutes in (0, 1, 9):
            daily.round(NOON + timedelta(minutes=minutes))
    assert len(caplog.records) == 1
    folder.unlink()
    daily.round(NOON + timedelta(minutes=9))
    assert not folder.exists()
    daily.round(NOON + timedelta(minutes=10))
    assert len(made(folder)) == 1


def test_a_folder_that_is_still_to_be_made_is_writable_where_its_parent_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert writable(tmp_path)
    assert writable(tmp_path / "new")
    assert not writable(tmp_path / "new" / "deeper")
    assert not writable(tmp_path / "file" / "new")
