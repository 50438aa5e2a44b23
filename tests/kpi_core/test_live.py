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
from kpi_core.entries import (
    Announcement,
    By,
    Conflict,
    NewEntry,
    Superseded,
    UndoneAlready,
    UnknownEntry,
)
from kpi_core.errors import NotAStore, StoreBusy, StoreMissing, StoreTooNew, WrongPlan
from kpi_core.live import LiveStore
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
        return [live.enter(entry).entry.id for entry in entries]


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


# ---- conflicts, undoing, and what was told -------------------------------------------------------

WHO = By("U2", "佐藤", "2024-05-02T00:00:00Z", "slack")


def test_a_second_editor_sees_that_the_value_has_changed(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter(ENTRY, seen=0)
        with pytest.raises(Conflict, match="Meanwhile 山田 changed") as refused:
            live.enter(replace(ENTRY, key="2", value="3000", by_id="U2"), seen=0)
        assert refused.value.entry == live.entry(1)
        assert "山田さんが2024年度の実績を変更しました（なし → 2,000）" in refused.value.ja
        assert not live.enter(replace(ENTRY, key="submission-1"), seen=0).first  # a repetition finds its own
        assert live.enter(replace(ENTRY, key="3", year=2023), seen=0).first  # another year is no conflict
        assert live.enter(replace(ENTRY, key="4", value="3000"), seen=2).first
        assert [e.key for e in live.history()] == ["4", "3", "submission-1"]


def test_all_are_stored_or_none(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter(ENTRY)
        both = [replace(ENTRY, key="2", year=2023), replace(ENTRY, key="3", value="3000")]
        with pytest.raises(Conflict):
            live.enter_all(both, seen=0)
        assert len(live.history()) == 1
        assert [s.first for s in live.enter_all(both, seen=1)] == [True, True]


def test_the_records_value_is_what_held_before_a_first_entry(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        first = live.enter(replace(ENTRY, published="1117")).entry
        assert (str(first.old), str(first.new)) == ("1117", "2000")
        back = live.undo(1, "undo", WHO, published="1117").entry
        assert (str(back.old), back.new, back.undoes) == ("2000", None, 1)
        again = live.enter(replace(ENTRY, key="again", published="1117")).entry
        assert str(again.old) == "1117"


def test_undoing_lets_hold_again_what_held_before(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter(replace(ENTRY, source="速報", provisional=True))
        live.enter(replace(ENTRY, key="2", value="3000"))
        undone = live.undo(2, "undo", WHO, reason="桁の誤り").entry
        assert (str(undone.old), str(undone.new), undone.source, undone.provisional) == ("3000", "2000", "速報", True)
        assert (undone.by, undone.reason, undone.undoes) == ("佐藤", "桁の誤り", 2)
        redone = live.undo(3, "undo the undo", WHO).entry
        assert (str(redone.old), str(redone.new), redone.source, redone.undoes) == ("2000", "3000", "観光課", 3)


def test_undoing_a_first_entry_and_that_again(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter(ENTRY)
        assert live.undo(1, "a", WHO).entry.new is None
        assert str(live.undo(2, "b", WHO).entry.new) == "2000"
        assert live.undo(3, "c", WHO).entry.new is None


def test_an_undo_is_stored_once(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter(ENTRY)
        first, again = live.undo(1, "press", WHO), live.undo(1, "press", WHO)
        assert (first.first, again.first, again.entry) == (True, False, first.entry)
        with pytest.raises(UndoneAlready, match=r"佐藤 has undone this entry already \(entry 2\)"):
            live.undo(1, "another press", WHO)
        assert len(live.history()) == 2


def test_what_is_superseded_is_not_undone(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter(ENTRY)
        live.enter(replace(ENTRY, key="2", value="3000", by_name="鈴木"))
        with pytest.raises(Superseded, match="鈴木 has changed the actual for FY2024 since") as refused:
            live.undo(1, "press", WHO)
        assert (refused.value.entry.id, "2,000 → 3,000、2番" in refused.value.ja) == (2, True)
        with pytest.raises(UnknownEntry, match="no entry 99"):
            live.undo(99, "press", WHO)
        assert len(live.history()) == 2


def test_the_history_is_newest_first_and_of_one_measure_if_wanted(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter_all([ENTRY, replace(ENTRY, key="2", measure="staff"), replace(ENTRY, key="3", year=2023)])
        assert [e.id for e in live.history()] == [3, 2, 1]
        assert [e.id for e in live.history("visitors")] == [3, 1]
        assert live.history("nothing") == ()
        newest = live.newest("visitors", 2024)
        assert newest is not None
        assert newest.id == 1


def test_what_nobody_was_told_is_known_until_it_is(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter(replace(ENTRY, to_confirm=True))
        live.enter(replace(ENTRY, key="2"))
        live.undo(2, "3", WHO, to_confirm=True)
    with LiveStore.open(path, plan()) as live:
        assert [e.id for e in live.unconfirmed()] == [1, 3]
        live.confirm(1)
        live.confirm(1)
        assert [e.id for e in live.unconfirmed()] == [3]


def test_a_correction_finds_the_line_that_told_of_what_it_corrects(path: Path) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter_all([ENTRY, replace(ENTRY, key="2", year=2023)])
        assert live.announcement("visitors", 2024) is None
        live.announced(1, "C1", "1.1")
        live.announced(2, "C1", "2.2")
        assert live.announcement("visitors", 2024) == Announcement(1, "C1", "1.1")
        corrected = live.enter(replace(ENTRY, key="3", value="3000")).entry.id
        assert live.announcement("visitors", 2024) == Announcement(1, "C1", "1.1")
        live.announced(corrected, "C1", "1.1")
        assert live.announcement("visitors", 2024) == Announcement(corrected, "C1", "1.1")
        live.announced(corrected, "C2", "9.9")
        assert live.announcement("visitors", 2024) == Announcement(corrected, "C2", "9.9")


def test_a_store_that_stays_locked_is_said_after_the_wait(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("begin immediate")
        with pytest.raises(StoreBusy, match="Nothing was changed"):
            _enter_waiting(path, 0.01)
    assert _rows(path, "key") == []


def _enter_waiting(path: Path, wait: float) -> None:
    with LiveStore.open(path, plan(), wait=wait) as live:
        live.enter(ENTRY)
