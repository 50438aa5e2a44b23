"""`kaga` in this process: quick, and counted by coverage. What only a process shows is in `processes`."""

from __future__ import annotations

import io
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot import cli
from tests.bot.processes import Ended

MAAS = "MaaSの達成度は?"
BROKEN = ["missing", "newer", "no database", "empty", "a folder", "another database"]


class CommandLine:
    """Calls `kaga` with arguments, settings and standard input; settings stay for the next call."""

    def __init__(self, environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._environment = environment
        self._capsys = capsys

    def __call__(self, *arguments: str, stdin: str | bytes = "", **settings: str) -> Ended:
        for name, value in settings.items():
            self._environment.setenv(name, value)
        typed = stdin.encode() if isinstance(stdin, str) else stdin
        self._environment.setattr(sys, "argv", ["kaga", *arguments])
        self._environment.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        self._capsys.readouterr()
        status = 0
        try:
            cli.main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        shown = self._capsys.readouterr()
        return Ended(status, shown.out, shown.err)


def one_line(ended: Ended, *words: str) -> None:
    """An error: exit status 2, nothing on standard output, and one line that holds these words."""
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err
    for word in words:
        assert word in ended.err


def newer(path: Path) -> Path:
    """A database that a later version of the program has written."""
    with closing(sqlite3.connect(path)) as connection, connection:
        migration_set = connection.execute("select migration_set from _sqlite_migrations").fetchone()[0]
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values (?, 'm999_later', '2030-01-01')",
            [migration_set],
        )
    return path


def broken(kind: str, good: Path, folder: Path) -> Path:
    """A file that cannot be used, of one of the `BROKEN` kinds."""
    path = folder / "broken.db"
    match kind:
        case "newer":
            newer(Path(shutil.copy(good, path)))
        case "no database":
            path.write_text("hello, this is no database\n" * 100)
        case "empty":
            path.touch()
        case "a folder":
            path.mkdir()
        case "another database":
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("create table t (a)")
    return path
