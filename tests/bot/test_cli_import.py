"""`kaga import` as a person calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.command_line import CommandLine
from tests.kpi_core.plans import copy_of_data
from tests.kpi_core.sheets import sheet_of, type_in


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path / "data")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_dry_run_shows_what_the_run_then_writes(run: CommandLine, data: Path, tmp_path: Path) -> None:
    sheet = type_in(sheet_of(data, tmp_path / "r.xlsx"), "表1", {"J7": 120})
    before = _bytes(data)
    dry = run("import", str(sheet), "--into", str(data), "--dry-run")
    assert (dry.status, "「100」→「120」" in dry.out, _bytes(data)) == (0, True, before)
    done = run("import", str(sheet), "--into", str(data))
    assert (done.status, done.out.splitlines()[0]) == (0, dry.out.splitlines()[0])
    assert {name for name, content in _bytes(data).items() if content != before[name]} == {"indicators.csv"}
    again = run("import", str(sheet), "--into", str(data))
    assert (again.status, again.out.startswith("変更はありません。")) == (0, True)


def test_problems_are_listed_and_nothing_is_written(run: CommandLine, data: Path, tmp_path: Path) -> None:
    sheet = type_in(sheet_of(data, tmp_path / "r.xlsx"), "表1", {"B8": "別の名前", "G9": "多数"})
    before = _bytes(data)
    refused = run("import", str(sheet), "--into", str(data))
    assert (refused.status, refused.out, _bytes(data)) == (2, "", before)
    assert len(refused.err.splitlines()) == 3


@pytest.mark.parametrize("arguments", [["x.xlsx", "--entries"], []])
def test_a_sheet_or_the_entries_and_not_both(run: CommandLine, data: Path, arguments: list[str]) -> None:
    assert run("import", *arguments, "--into", str(data)).status == 2


def test_what_is_no_workbook_gets_a_sentence(run: CommandLine, data: Path, tmp_path: Path) -> None:
    (tmp_path / "renamed.xlsx").write_text("経1,79")
    refused = run("import", str(tmp_path / "renamed.xlsx"), "--into", str(data))
    assert (refused.status, "名前だけが .xlsx" in refused.err) == (2, True)
