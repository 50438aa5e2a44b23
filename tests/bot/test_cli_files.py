"""The files of the command line: which are read, which cannot be, and that asking changes none."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kpi_core.live import LiveStore
from tests.bot.command_line import BROKEN, MAAS, CommandLine, broken, one_line
from tests.bot.kaga import RECORD, enter
from tests.bot.processes import environment, kaga
from tests.kpi_core.plans import plan as other_plan

# ---- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("name", ["KAGA_RECORD", "KAGA_DB"])
def test_a_file_that_cannot_be_used_gets_a_sentence_and_is_left_alone(
    run: CommandLine, tmp_path: Path, name: str, kind: str
) -> None:
    good = RECORD if name == "KAGA_RECORD" else enter(tmp_path / "good.db")
    path = broken(kind, good, tmp_path)
    before = path.read_bytes() if path.is_file() else None
    one_line(run("ask", MAAS, **{name: str(path)}), str(path))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert path.exists() is (kind != "missing")


def test_the_sentence_is_in_the_questions_language(run: CommandLine) -> None:
    one_line(run("--record", "/nowhere.db", "ask", "How is MaaS going?"), "There is no record at /nowhere.db")
    one_line(run("--record", "/nowhere.db", "ask", MAAS), "公表データのファイル /nowhere.db がありません。")
    one_line(run("--db", "/nowhere.db", "ask", MAAS), "kaga init")


def test_entries_of_another_plan_are_refused(run: CommandLine, tmp_path: Path) -> None:
    LiveStore.create(tmp_path / "other.db", other_plan())
    one_line(run("ask", MAAS, KAGA_DB=str(tmp_path / "other.db")), "sample-2020")


def test_what_was_entered_is_in_the_answer(run: CommandLine, tmp_path: Path) -> None:
    ended = run("ask", "経2は?", KAGA_DB=str(enter(tmp_path / "kaga.db")))
    assert "  達成度  50%" in ended.out
    assert "入力: 加賀 花子" in ended.out


def test_files_that_can_only_be_read_still_answer_and_nothing_is_made_beside_them(tmp_path: Path) -> None:
    folder = tmp_path / "readonly"
    folder.mkdir()
    record, live = Path(shutil.copy(RECORD, folder / "record.db")), enter(folder / "kaga.db")
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    for path in (record, live, folder):
        path.chmod(stat.S_IREAD | (stat.S_IEXEC if path is folder else 0))
    ended = kaga(tmp_path, "ask", "経2は?", settings={"KAGA_RECORD": str(record), "KAGA_DB": str(live)})
    folder.chmod(0o700)
    assert (ended.status, ended.err) == (0, "")
    assert "50%" in ended.out
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_asking_makes_no_file_anywhere(tmp_path: Path) -> None:
    for arguments in (("ask", MAAS), ("ask", "待機児童は?", "--json"), ("misses",), ("--help",), ("doctor",)):
        kaga(tmp_path, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_the_way_of_a_question_loads_neither_slack_nor_pydantic(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['kaga', 'ask', 'MaaSの達成度は?', *sys.argv[1:]]\n"
        "from bot.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(','.join(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    for more in ([], ["--json"], ["--explain"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *more],
            env=environment(tmp_path, {}),
            capture_output=True,
            text=True,
            check=True,
        )
        loaded = set(done.stderr.strip().split(","))
        assert "29" in done.stdout
        assert {"bot", "kpi_core", "sqlite_utils"} <= loaded
        assert (
            not {"slack_bolt", "slack_sdk", "pydantic", "pydantic_settings", "platformdirs", "numpy", "xlsxwriter"}
            & loaded
        )


# ---- what nobody expects -------------------------------------------------------------------------


def without_a_city(path: Path) -> Path:
    """A record that passes for one of ours and is not."""
    shutil.copy(RECORD, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("delete from plan where key = 'city_ja'")
    return path


def test_what_nobody_expects_is_told_in_a_sentence_and_kept_in_a_log(run: CommandLine, tmp_path: Path) -> None:
    ended = run("ask", MAAS, KAGA_RECORD=str(without_a_city(tmp_path / "record.db")))
    log = tmp_path / "state" / "kaga" / "log" / "errors.log"
    one_line(ended, "予期しないエラー", str(log))
    assert "KeyError: 'city_ja'" in log.read_text("utf-8")
    run("ask", MAAS)
    assert log.read_text("utf-8").count("Traceback") == 2


def test_where_no_log_can_be_written_the_sentence_says_so(run: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    ended = run("ask", MAAS, KAGA_RECORD=str(without_a_city(tmp_path / "record.db")))
    one_line(ended, "KeyError", "cannot be written")
