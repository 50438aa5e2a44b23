"""Opening the two files: what is wrong with one is said in a sentence, and nothing is changed by looking."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from sqlite_utils import Migrations
from sqlite_utils.db import Database

from kpi_core.connections import LIVE, RECORD, Kind, changing, reading, writing
from kpi_core.errors import NotAStore, StoreBusy, StoreError, StoreMissing, StoreTooNew
from tests.kpi_core.plans import dump
from tests.kpi_core.stores import good, snapshot

Opened = Callable[[Path, Kind], AbstractContextManager[Database]]
OPENINGS = [(reading, RECORD), (reading, LIVE), (changing, LIVE)]


def _missing(path: Path) -> None:
    """A name that nobody has used yet."""


def _folder(path: Path) -> None:
    path.mkdir()


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("経1,79\n" * 1000, encoding="utf-8")


def _cut_off(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("create table recipes (name text)")
        db.commit()


def _other_migrations(path: Path) -> None:
    """Another program's database that has migrations too."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("create table _sqlite_migrations (step integer)")
        db.commit()


def _other_set(path: Path) -> None:
    with closing(Database(path)) as db:
        Migrations("recipes").apply(db)


@pytest.mark.parametrize(("opened", "kind"), OPENINGS)
@pytest.mark.parametrize(
    ("put", "error"),
    [
        (_missing, StoreMissing),
        (_folder, NotAStore),
        (_empty, NotAStore),
        (_text, NotAStore),
        (_cut_off, NotAStore),
        (_other_database, NotAStore),
        (_other_migrations, NotAStore),
        (_other_set, NotAStore),
    ],
)
def test_what_is_no_store_is_said_and_left_as_it_is(
    tmp_path: Path, opened: Opened, kind: Kind, put: Callable[[Path], None], error: type[StoreError]
) -> None:
    path = tmp_path / "kaga.db"
    put(path)
    before = snapshot(tmp_path)
    with pytest.raises(error) as caught, opened(path, kind):
        pass
    assert snapshot(tmp_path) == before
    name, setting = ("record", "KAGA_RECORD") if kind is RECORD else ("store of entries", "KAGA_DB")
    en, ja = caught.value.sentence("en"), caught.value.sentence("ja")
    if error is StoreMissing:
        assert en.startswith(f"There is no {name} at {path}. ")
        assert ja.startswith(f"{kind.name.ja}のファイル {path} がありません。")
    else:
        assert en.startswith(f"{path} is not a {name} of this program. ")
        assert ja.startswith(f"{path} は{kind.name.ja}のファイルではありません。")
    assert setting in en
    assert setting in ja
    assert caught.value.path == path


@pytest.mark.parametrize(("opened", "kind"), OPENINGS)
def test_one_kind_is_not_taken_for_the_other(tmp_path: Path, opened: Opened, kind: Kind) -> None:
    path = good(tmp_path / "kaga.db", LIVE if kind is RECORD else RECORD)
    with pytest.raises(NotAStore), opened(path, kind):
        pass


@pytest.mark.parametrize(("opened", "kind"), OPENINGS)
def test_a_file_of_a_later_version_is_refused_and_left_as_it_is(tmp_path: Path, opened: Opened, kind: Kind) -> None:
    path = good(tmp_path / "kaga.db", kind)
    with closing(Database(path)) as db:
        later = Migrations(kind.schema.name)
        later(name="x999_later")(lambda db: db.execute("create table later (x text) strict"))
        later.apply(db)
    before = snapshot(tmp_path)
    with pytest.raises(StoreTooNew, match=r"by a later version of this program\.") as caught, opened(path, kind):
        pass
    assert "より新しい版のプログラムで作られています" in caught.value.sentence("ja")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(("opened", "kind"), OPENINGS)
def test_a_name_that_the_system_refuses_is_said(tmp_path: Path, opened: Opened, kind: Kind) -> None:
    with pytest.raises(StoreBusy, match="File name too long"), opened(tmp_path / ("長" * 200), kind):
        pass


def test_a_store_that_stays_locked_is_said(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", LIVE)
    with closing(sqlite3.connect(path)) as other:
        other.execute("begin immediate")
        with pytest.raises(StoreBusy, match=r"cannot be used \(database is locked\)"):
            _note(path, "x", "busy_timeout=0")  # not to wait the 30 seconds here


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", LIVE)
    before = dump(path)
    with pytest.raises(StoreBusy, match="full"):
        _note(path, "x" * 100_000, "max_page_count=1")
    assert dump(path) == before


def _note(path: Path, text: str, pragma: str = "busy_timeout=0", error: Exception | None = None) -> None:
    """Write `text`, under a restriction; `error` is raised before it is committed."""
    with changing(path, LIVE) as db:
        db.execute(f"pragma {pragma}")
        with writing(db):
            db.table("about").insert({"key": "note", "value": text})
            if error is not None:
                raise error


def test_a_damaged_file_is_no_store(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", RECORD)
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(NotAStore), reading(path, RECORD) as db:
        list(db.query("select * from indicators"))


def test_a_slip_of_ours_is_not_blamed_on_the_file(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", RECORD)
    with pytest.raises(sqlite3.OperationalError, match="no such column"), reading(path, RECORD) as db:
        list(db.query("select colour from plan"))


def test_reading_cannot_write(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", RECORD)
    with pytest.raises(StoreBusy, match="readonly"), reading(path, RECORD) as db:
        db.execute("delete from plan")


def test_a_connection_belongs_to_its_thread(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", RECORD)
    caught: list[BaseException] = []

    def use(db: Database) -> None:
        try:
            db.execute("select 1")
        except sqlite3.ProgrammingError as error:
            caught.append(error)

    with reading(path, RECORD) as db:
        thread = threading.Thread(target=use, args=(db,))
        thread.start()
        thread.join()
    assert len(caught) == 1
    with pytest.raises(sqlite3.ProgrammingError, match="thread"), reading(path, RECORD):
        raise caught[0]


@pytest.mark.parametrize(("opened", "kind"), OPENINGS)
def test_foreign_keys_are_on_and_writes_are_safe(tmp_path: Path, opened: Opened, kind: Kind) -> None:
    with opened(good(tmp_path / "kaga.db", kind), kind) as db:
        pragmas = {
            name: db.execute(f"pragma {name}").fetchone()[0]
            for name in ("foreign_keys", "synchronous", "busy_timeout", "journal_mode")
        }
    assert pragmas == {"foreign_keys": 1, "synchronous": 3, "busy_timeout": 30_000, "journal_mode": "delete"}


def test_a_store_in_wal_mode_is_taken_out_of_it(tmp_path: Path) -> None:
    """SQLite before 3.44.6 can lose a WAL; another program may have switched it on."""
    path = good(tmp_path / "kaga.db", LIVE)
    with closing(sqlite3.connect(path)) as other:
        other.execute("pragma journal_mode=wal")
    with changing(path, LIVE):
        pass
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("pragma journal_mode").fetchone() == ("delete",)


def test_another_programs_wal_database_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    _other_database(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("pragma journal_mode=wal")
    with pytest.raises(NotAStore), changing(path, LIVE):
        pass
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("pragma journal_mode").fetchone() == ("wal",)


def test_what_a_killed_writer_left_half_done_is_undone_by_the_next_reader(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", LIVE)
    with changing(path, LIVE) as db, writing(db):
        db.table("about").insert_all({"key": f"k{n}", "value": "before" * 100} for n in range(200))
    before = dump(path)
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, signal, sqlite3, sys\n"
            "db = sqlite3.connect(sys.argv[1])\n"
            "db.execute('pragma cache_size=1')\n"  # so that it writes before it commits
            "db.execute('begin immediate')\n"
            "db.execute(\"update about set value = 'half' || value\")\n"
            "os.kill(os.getpid(), signal.SIGKILL)\n",
            str(path),
        ],
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert sorted(os.listdir(tmp_path)) == ["kaga.db", "kaga.db-journal"]
    with reading(path, LIVE) as db:
        assert {row["value"][:6] for row in db.query("select value from about where key like 'k%'")} == {"before"}
    assert dump(path) == before


def test_a_reader_does_not_disturb_a_writer_at_work(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", LIVE)
    with changing(path, LIVE) as db, writing(db):
        db.table("about").insert({"key": "note", "value": "new"})
        assert os.path.exists(f"{path}-journal")
        with reading(path, LIVE) as other:
            assert [row["key"] for row in other.query("select key from about")] == ["plan"]
    with reading(path, LIVE) as other:
        assert other.table("about").count == 2


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", LIVE)
    before = dump(path)
    with pytest.raises(KeyError):
        _note(path, "new", error=KeyError("on the way"))
    assert dump(path) == before
