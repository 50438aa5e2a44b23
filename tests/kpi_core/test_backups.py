"""Copies of the live store: whole or not at all, and never over something else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_core.backups import Damaged, back_up, restore, verify
from kpi_core.connections import LIVE
from kpi_core.errors import NotAStore, StoreBusy, StoreError, StoreMissing, WrongPlan
from kpi_core.live import LiveStore
from kpi_core.posts import Kind, Posts
from kpi_core.store_making import make
from tests.kpi_core.plans import dump, plan
from tests.kpi_core.stores import later, snapshot
from tests.kpi_core.test_live import ENTRY

TIME = "20241126T010203Z"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "kaga.db"
    LiveStore.create(path, plan())
    enter(path, "1")
    return path


def enter(path: Path, key: str) -> None:
    with LiveStore.open(path, plan()) as live:
        live.enter(replace(ENTRY, key=key))


def keys(path: Path) -> list[str]:
    with LiveStore.open(path, plan()) as live:
        return [entry.key for entry in live.history()]


def test_a_backup_holds_all_that_was_entered_and_is_private(store: Path, tmp_path: Path) -> None:
    assert back_up(store, tmp_path / "copy.db", plan()) == 1
    assert dump(tmp_path / "copy.db") == dump(store)
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "kaga.db"]


def test_a_backup_takes_the_place_of_an_older_one(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "copy.db", plan())
    enter(store, "2")
    assert back_up(store, tmp_path / "copy.db", plan()) == 2


@pytest.mark.parametrize("what", ["a letter", "a folder", "the store", "a link to the store", "another database"])
def test_nothing_but_a_backup_is_overwritten(store: Path, tmp_path: Path, what: str) -> None:
    target = tmp_path / "target"
    match what:
        case "a letter":
            target.write_text("Dear Sir,")
        case "a folder":
            target.mkdir()
        case "the store":
            target = store
        case "a link to the store":
            target.symlink_to(store)
        case _:
            with closing(sqlite3.connect(target)) as db:
                db.execute("create table t (a)")
    before = snapshot(tmp_path)
    with pytest.raises(NotAStore, match="is not overwritten"):
        back_up(store, target, plan())
    assert snapshot(tmp_path) == before


def test_a_folder_that_is_not_there_is_named(store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreBusy, match=r"nowhere/copy\.db cannot be used"):
        back_up(store, tmp_path / "nowhere" / "copy.db", plan())


def test_restoring_keeps_what_it_replaces(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "copy.db", plan())
    enter(store, "2")
    kept = restore(tmp_path / "copy.db", store, plan(), TIME)
    assert kept == tmp_path / f"kaga.db.replaced-{TIME}"
    assert (keys(store), keys(kept)) == (["1"], ["2", "1"])
    assert store.stat().st_mode & 0o777 == 0o600
    assert restore(kept, store, plan(), TIME) == tmp_path / f"kaga.db.replaced-{TIME}+"
    assert keys(store) == ["2", "1"]


def test_a_store_that_is_gone_is_restored(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "copy.db", plan())
    assert restore(tmp_path / "copy.db", tmp_path / "new" / "kaga.db", plan(), TIME) is None
    assert keys(tmp_path / "new" / "kaga.db") == ["1"]


def test_a_damaged_store_can_be_replaced_and_its_journal_does_no_harm(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "copy.db", plan())
    store.write_bytes(b"\x00" * 8192)
    (tmp_path / "kaga.db-journal").write_bytes(b"left behind")
    kept = restore(tmp_path / "copy.db", store, plan(), TIME)
    assert kept is not None
    assert kept.read_bytes() == b"\x00" * 8192
    assert not (tmp_path / "kaga.db-journal").exists()
    assert keys(store) == ["1"]


LATER_TABLES = {"l003": ("posts", "starts", "owners", "absences"), "l002": ("announcements", "unconfirmed")}


@pytest.mark.parametrize("without", [("l003",), ("l003", "l002")])
def test_an_earlier_versions_backup_is_brought_up_to_date(
    store: Path, tmp_path: Path, without: tuple[str, ...]
) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(store)) as db:
        db.execute("vacuum into ?", [str(old)])
    with closing(sqlite3.connect(old)) as db, db:
        for step in without:
            for table in LATER_TABLES[step]:
                db.execute(f"drop table {table}")
            db.execute("delete from _sqlite_migrations where name like ?", [f"{step}%"])
    restore(old, store, plan(), TIME)
    assert keys(store) == ["1"]
    with Posts.open(store, plan()) as posts:
        assert posts.all(Kind.DIGEST, "C0GENERAL") == ()


def no_store(path: Path) -> None:
    path.write_text("no store\n" * 1000)


def of_another_plan(path: Path) -> None:
    LiveStore.create(path, plan(key="elsewhere"))


def of_a_later_version(path: Path) -> None:
    make(path, later(LIVE), lambda db: db.table("about").insert({"key": "plan", "value": plan().key}))


def torn(path: Path) -> None:
    LiveStore.create(path, plan())
    for n in range(200):
        enter(path, f"{n}")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + b"\xff" * 4096 + content[len(content) // 2 + 4096 :])


def orphaned(path: Path) -> None:
    LiveStore.create(path, plan())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("insert into unconfirmed (entry) values (99)")


@pytest.mark.parametrize(
    ("make_bad", "error"),
    [
        (lambda path: None, StoreMissing),
        (no_store, NotAStore),
        (of_another_plan, WrongPlan),
        (of_a_later_version, StoreError),
        (torn, StoreError),
        (orphaned, Damaged),
    ],
)
def test_a_backup_that_is_not_right_changes_nothing(
    store: Path, tmp_path: Path, make_bad: Callable[[Path], None], error: type[StoreError]
) -> None:
    bad = tmp_path / "bad.db"
    make_bad(bad)
    before = snapshot(tmp_path)
    with pytest.raises(error):
        restore(bad, store, plan(), TIME)
    assert snapshot(tmp_path) == before
    with pytest.raises(error):
        verify(bad, plan())


def test_the_store_in_use_is_not_restored_over_itself(store: Path) -> None:
    with pytest.raises(StoreError, match="the store in use itself"):
        restore(store, store, plan(), TIME)


def test_a_writer_that_has_the_replaced_store_open_is_refused_and_loses_nothing(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "copy.db", plan())
    with pytest.raises(StoreBusy, match="try again"):
        _enter_after_a_restore(store, tmp_path / "copy.db")
    assert (keys(store), keys(tmp_path / f"kaga.db.replaced-{TIME}")) == (["1"], ["1"])
    enter(store, "2")
    assert keys(store) == ["2", "1"]


def _enter_after_a_restore(store: Path, backup: Path) -> None:
    with LiveStore.open(store, plan()) as live:
        live.history()
        restore(backup, store, plan(), TIME)
        live.enter(replace(ENTRY, key="2"))
