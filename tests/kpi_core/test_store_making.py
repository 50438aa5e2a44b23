"""Making a store, whole or not at all, and bringing one up to date."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from kpi_core.connections import LIVE, RECORD, Kind, changing, reading
from kpi_core.errors import NotAStore, StoreBusy, StoreTooOld
from kpi_core.live import LiveStore
from kpi_core.store_making import bring_up_to_date, make
from tests.kpi_core.plans import dump, plan
from tests.kpi_core.stores import good, later, snapshot

Opened = Callable[[Path, Kind], AbstractContextManager[Database]]
OPENINGS = [(reading, RECORD), (reading, LIVE), (changing, LIVE)]


def test_a_store_is_backed_up_beside_itself_before_a_migration(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", LIVE)
    before = dump(path)
    assert bring_up_to_date(path, later(LIVE), lambda db: None)
    assert sorted(os.listdir(tmp_path)) == ["kaga.db", "kaga.db.before-x999_remarks"]
    assert dump(tmp_path / "kaga.db.before-x999_remarks") == before
    assert (tmp_path / "kaga.db.before-x999_remarks").stat().st_mode & 0o777 == 0o600
    with reading(path, later(LIVE)) as db:
        assert "remarks" in db.table_names()
    assert not bring_up_to_date(path, later(LIVE), lambda db: None)


def test_a_store_that_is_not_to_be_touched_is_not_migrated(tmp_path: Path) -> None:
    path = good(tmp_path / "kaga.db", LIVE)
    before = snapshot(tmp_path)

    def refuse(db: Database) -> None:
        raise StoreTooOld(path, ja="だめ", en="no")

    with pytest.raises(StoreTooOld):
        bring_up_to_date(path, later(LIVE), refuse)
    assert snapshot(tmp_path) == before


def test_an_empty_file_is_filled_and_a_store_is_left_alone(tmp_path: Path) -> None:
    """A creation that was cut off, or a `touch`, does not stand in the way for ever."""
    path = tmp_path / "kaga.db"
    path.touch()
    assert make(path, LIVE, lambda db: None)
    before = snapshot(tmp_path)
    assert not make(path, LIVE, lambda db: None)
    assert snapshot(tmp_path) == before


def test_what_fails_while_it_is_made_leaves_nothing(tmp_path: Path) -> None:
    def fail(db: Database) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        make(tmp_path / "kaga.db", LIVE, fail)
    assert os.listdir(tmp_path) == []


def test_another_process_that_was_first_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "kaga.db"

    def meanwhile(db: Database) -> None:
        LiveStore.create(path, plan(key="first-come"))

    assert not make(path, LIVE, meanwhile)
    with reading(path, LIVE) as db:
        assert list(db.query("select value from about")) == [{"value": "first-come"}]
    assert os.listdir(tmp_path) == ["kaga.db"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreBusy, match=r"cannot be used \(.+\)\. Nothing was changed") as caught:
        make(tmp_path / "file" / "kaga.db", LIVE, lambda db: None)
    assert "を使えません（" in caught.value.sentence("ja")


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert make(tmp_path / "kaga.db", LIVE, lambda db: None)
    assert os.listdir(tmp_path) == ["kaga.db"]


@pytest.mark.parametrize(("opened", "kind"), OPENINGS)
def test_a_file_of_an_earlier_version_says_what_to_do(tmp_path: Path, opened: Opened, kind: Kind) -> None:
    path = good(tmp_path / "kaga.db", kind)
    with pytest.raises(StoreTooOld, match=r"has an older form\.") as caught, opened(path, later(kind)):
        pass
    assert "古い版の形式です。" in caught.value.sentence("ja")


@pytest.mark.parametrize("kind", [RECORD, LIVE], ids=lambda kind: kind.name.en)
def test_what_is_no_file_is_never_replaced(tmp_path: Path, kind: Kind) -> None:
    """`KAGA_DB=/dev/null`, as root, had the device replaced by a store: a pipe is as empty, and harms nobody."""
    pipe = tmp_path / "kaga.db"
    os.mkfifo(pipe)
    with pytest.raises(NotAStore):
        make(pipe, kind, lambda db: None)
    assert pipe.is_fifo()
    assert os.listdir(tmp_path) == ["kaga.db"]
