"""Where the two files are: named, in a checkout, or installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot import paths
from bot.paths import Place

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_has_both_files_beside_pyproject() -> None:
    assert paths.checkout() == ROOT
    assert paths.record(None) == Place(ROOT / "data" / "kaga.db", named=False)
    assert paths.live(None) == Place(ROOT / "var" / "kaga.db", named=False)


@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_setting_names_nothing(empty: str | None) -> None:
    assert not paths.record(empty).named
    assert not paths.live(empty).named


def test_settings_name_them_from_the_working_directory_or_home() -> None:
    assert paths.record("city.db") == Place(Path("city.db"), named=True)
    assert paths.live("~/kaga.db") == Place(Path.home() / "kaga.db", named=True)


def test_entries_are_read_where_they_are_named_or_there(tmp_path: Path) -> None:
    named = tmp_path / "not there.db"
    assert paths.live_to_read(str(named)) == named  # and the store says that it is missing
    assert paths.live_to_read(None) == (paths.live(None).path if paths.live(None).path.exists() else None)


def test_installed_the_record_travels_along_and_entries_are_the_users_own(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(ROOT / "bot", site / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    (site / "kaga_data").mkdir()
    for name in ("kaga.db", "__init__.py"):
        shutil.copy(ROOT / "data" / name, site / "kaga_data" / name)
    code = "from bot import paths; print(paths.record(None).path); print(paths.live(None).path)"
    environment = {**os.environ, "PYTHONPATH": str(site), "XDG_DATA_HOME": str(tmp_path / "share")}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    record, live = done.stdout.split()
    assert Path(record) == site / "kaga_data" / "kaga.db"
    assert Path(live) == tmp_path / "share" / "kaga" / "kaga.db"
