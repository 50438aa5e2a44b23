"""What is entered here: stored once, never changed, and counted under many hands at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_core.building import build
from kpi_core.errors import NotAStore, StoreMissing, StoreTooNew, WrongPlan
from kpi_core.live import LiveStore, NewEntry
from kpi_core.store import Store
from tests.kpi_core.plans import dump, plan, row
from tests.kpi_core.plans import record as a_record

ENTRY = NewEntry(
    key="submission-1",
    measure="visitors",
    year=2024,
    year_kind="年度",
    value="2000",
    source="観光課",
    by_id="U1",
    by_name="山田",
    at="2024-05-01T00:00:00Z",
    via="slack",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store without entries."""
    LiveStore.create(tmp_path / "kaga.db", plan())
    return tmp_path / "kaga.db"


def _rows(path: Path, columns: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"select {columns} from entries order by id").fetchall()  # noqa: S608  (the test's own words)


def _enter(path: Path, *entries: NewEntry) -> list[int]:
    with LiveStore.open(path, plan()) as live:
        return [live.enter(entry) for entry in entries]


def _at_once(hands: int, work: Callable[[int], None]) -> None:
    """Run `work` in this many threads, all beginning together; what one raises is raised here."""
    start, failed = threading.Barrier(hands), []

    def run(hand: int) -> None:
        start.wait()
        try:
            work(hand)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(hand,)) for hand in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def test_an_entry_is_stored_with_who_when_and_why(path: Path) -> None:
    assert _enter(path, replace(ENTRY, reason="確定", provisional=True)) == [1]
    assert _rows(path, "key, measure, year, year_kind, value, provisional, source, reason, by_id, by_name, at, via") == [
        ("submission-1", "visitors", 2024, "年度", "2000", 1, "観光課", "確定", "U1", "山田", "2024-05-01T00:00:00Z", "slack")
    ]  # fmt: skip


def test_the_same_submission_is_stored_once(path: Path) -> None:
    again = replace(ENTRY, value="3000")  # a retry; what it holds is not looked at
    assert _enter(path, ENTRY, again) == [1, 1]
    assert _enter(path, ENTRY, replace(again, key="submission-2")) == [1, 2]
    assert _rows(path, "key, value") == [("submission-1", "2000"), ("submission-2", "3000")]


def test_each_entry_keeps_the_value_that_it_replaces(path: Path) -> None:
    taken_back = replace(ENTRY, key="3", value=None, undoes=2)
    _enter(path, ENTRY, replace(ENTRY, key="2", value="3000"), taken_back, replace(ENTRY, key="4", year=2023))
    assert _rows(path, "value, old_value, undoes") == [
        ("2000", None, None),
        ("3000", "2000", None),
        (None, "3000", 2),
        ("2000", None, None),
    ]


@pytest.mark.parametrize(
    "change", ["update entries set value = '1'", "delete from entries", "delete from entries where id = 1"]
)
def test_history_is_append_only(path: Path, change: str) -> None:
    _enter(path, ENTRY)
    with closing(sqlite3.connect(path)) as db, pytest.raises(sqlite3.IntegrityError, match="history is append-only"):
        db.execute(change)
    assert _rows(path, "value") == [("2000",)]


def test_an_entry_that_undoes_another_refers_to_one_that_is_there(path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        _enter(path, replace(ENTRY, undoes=99))
    assert _rows(path, "key") == []


def test_figures_are_text_and_keep_their_scale(path: Path) -> None:
    _enter(path, replace(ENTRY, value="0.10"))
    assert _rows(path, "value, typeof(value)") == [("0.10", "text")]


def test_many_hands_lose_nothing(path: Path) -> None:
    _at_once(8, lambda hand: _each(path, hand, 20))
    keys = [key for (key,) in _rows(path, "key")]
    assert len(keys) == 160
    assert len(set(keys)) == 160


def _each(path: Path, hand: int, count: int) -> None:
    for n in range(count):
        _enter(path, replace(ENTRY, key=f"{hand}-{n}", year=2000 + hand))


def test_the_same_submission_from_many_hands_is_stored_once(path: Path) -> None:
    _at_once(8, lambda hand: _enter(path, replace(ENTRY, by_id=f"U{hand}"))[0] == 1)
    assert _rows(path, "id") == [(1,)]


def test_misses_are_counted_by_day_kind_and_question(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.count_miss("2024-05-01", "unknown", "天気は?")
        live.count_miss("2024-05-01", "unknown", "給食は?")
        live.count_miss("2024-05-01", "unknown", "給食は?")
        live.count_miss("2024-05-01", "wrong", "給食は?", "visitors")
        live.count_miss("2024-05-02", "unknown", "天気は?")
        found = [(m["day"], m["kind"], m["question"], m["chosen"], m["count"]) for m in live.misses()]
    assert found == [
        ("2024-05-02", "unknown", "天気は?", "", 1),
        ("2024-05-01", "unknown", "給食は?", "", 2),
        ("2024-05-01", "unknown", "天気は?", "", 1),
        ("2024-05-01", "wrong", "給食は?", "visitors", 1),
    ]


def test_misses_of_many_hands_are_all_counted(path: Path) -> None:
    def miss(_: int) -> None:
        for _ in range(10):
            with LiveStore.open(path, plan()) as live:
                live.count_miss("2024-05-01", "unknown", "天気は?")

    _at_once(6, miss)
    with LiveStore.open(path, plan()) as live:
        assert [m["count"] for m in live.misses()] == [60]


def test_making_a_store_says_whether_there_was_anything_to_do(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "kaga.db"
    assert LiveStore.create(path, plan())
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    assert not LiveStore.create(path, plan())
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(path.parent) == ["kaga.db"]


def test_many_hands_make_one_store(tmp_path: Path) -> None:
    """As when two listeners meet their first miss at once."""
    path, made = tmp_path / "kaga.db", []

    def first(hand: int) -> None:
        made.append(LiveStore.create(path, plan()))
        _enter(path, replace(ENTRY, key=str(hand)))

    _at_once(8, first)
    assert sorted(made) == [False] * 7 + [True]
    assert len(_rows(path, "id")) == 8


def test_the_entries_of_another_plan_are_refused(path: Path) -> None:
    before = dump(path)
    with pytest.raises(WrongPlan, match=r"belong to the plan sample-2020, the record is other-2021") as caught:
        LiveStore.create(path, plan(key="other-2021"))
    assert "別の計画（sample-2020）のものです。いまの公表データは other-2021 です。" in caught.value.sentence("ja")
    with pytest.raises(WrongPlan), LiveStore.open(path, plan(key="other-2021")):
        pass
    assert dump(path) == before


def test_a_store_that_lost_its_plan_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("delete from about")
        db.commit()
    with pytest.raises(WrongPlan), LiveStore.open(path, plan()):
        pass


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\0"])
def test_a_file_of_another_kind_is_not_made_into_a_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kaga.db"
    path.write_bytes(content)
    with pytest.raises(NotAStore):
        LiveStore.create(path, plan())
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["kaga.db"]


def test_a_folder_is_not_made_into_a_store(tmp_path: Path) -> None:
    with pytest.raises(NotAStore):
        LiveStore.create(tmp_path, plan())


def test_a_store_of_a_later_version_is_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("update _sqlite_migrations set name = 'x999' || rowid")
        db.commit()
    before = dump(path)
    with pytest.raises(StoreTooNew):
        LiveStore.create(path, plan())
    assert dump(path) == before


def test_opening_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="`kaga init`"), LiveStore.open(tmp_path / "kaga.db", plan()):
        pass
    assert os.listdir(tmp_path) == []


_OTHER_WRITER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    db.execute("begin immediate")
except sqlite3.OperationalError as error:
    print(error)
"""


def test_reading_leaves_the_locks_of_a_writer_alone(path: Path, tmp_path: Path) -> None:
    """POSIX drops all locks of a process on a file when any descriptor of it is closed: so none is opened beside SQLite."""
    record = tmp_path / "record.db"
    build(a_record(row()), record)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("begin immediate")
        with Store.open(record, path) as store:
            store.dossiers()
        found = subprocess.run(
            [sys.executable, "-c", _OTHER_WRITER, str(path)], capture_output=True, text=True, check=True, timeout=30
        )
        assert found.stdout.strip() == "database is locked"
