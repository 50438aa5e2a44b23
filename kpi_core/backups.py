"""Copies of the live store that can be relied on: made whole or not at all, on the disk, and looked at before they count.

A copy is made beside where it will stand, verified, and only then given its name; so a copy that was there before is
lost to no failure. Restoring keeps the store that it replaces.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlite_utils.db import Database

from kpi_core import connections
from kpi_core.connections import LIVE
from kpi_core.errors import KpiError, NotAStore, StoreError
from kpi_core.language import Bilingual
from kpi_core.live import LiveStore
from kpi_core.live_file import check_plan
from kpi_core.record import Plan

BACKUP = replace(
    LIVE,
    name=Bilingual("バックアップ", "backup"),
    how=Bilingual("kaga backup で作ったファイルを指定してください", "Name a file that `kaga backup` has made"),
)


class Damaged(StoreError):
    """The file is one of ours, and not whole."""


def back_up(store: Path, target: Path, plan: Plan) -> int:
    """Copy `store` to `target`, mode 0600; the number of entries that the copy holds.

    Raises a `StoreError` if the store cannot be read, the disk refuses, or something else than a backup of ours is there.
    """
    if target.exists():
        if target.is_dir():
            raise _no_place(target)
        _check_ours(target, store)
    with connections.reading(store, LIVE) as db:
        db.rollback()  # the copy is one look by itself, and VACUUM stands in no transaction
        check_plan(db, store, plan)
        with _new_file(db, target) as temporary:
            verify(temporary, plan)
            temporary.replace(target)
    _sync(target.parent)
    return verify(target, plan)


def restore(backup: Path, store: Path, plan: Plan, time: str) -> Path | None:
    """Put `backup` in the place of `store`; where the replaced store is kept, None if there was none.

    `time` becomes part of its name. Raises a `StoreError`, and has changed nothing then.
    """
    verify(backup, plan)
    if store.exists() and os.path.samefile(backup, store):
        raise StoreError(
            store,
            ja=f"{backup} はいま使っている入力データそのものです。別のファイルを指定してください。",
            en=f"{backup} is the store in use itself. Name another file.",
        )
    _make_folder(store.parent)
    with (
        connections.looking(backup, BACKUP) as db,
        _new_file(db, store) as temporary,
    ):
        verify(temporary, plan)
        kept = _swapped(temporary, store, time)
    _sync(store.parent)
    LiveStore.create(store, plan)  # a backup of an earlier version
    verify(store, plan)
    return kept


def verify(path: Path, plan: Plan) -> int:
    """The number of entries in `path`. Raises a `StoreError` unless it is whole and belongs to `plan`."""
    with connections.looking(path, BACKUP) as db:
        check_plan(db, path, plan)
        found = [str(row[0]) for row in db.execute("pragma integrity_check").fetchall()]
        if found != ["ok"] or db.execute("pragma foreign_key_check").fetchall():
            raise Damaged(
                path,
                ja=f"{path} は壊れています。別のバックアップを使ってください。",
                en=f"{path} is damaged. Use another backup.",
            )
        return int(db.execute("select count(*) from entries").fetchone()[0])


@contextmanager
def _new_file(db: Database, beside: Path) -> Iterator[Path]:
    """A copy of `db` next to `beside`, on the disk, mode 0600; taken away again unless it was given a name."""
    try:
        handle, name = tempfile.mkstemp(dir=beside.parent, prefix=f".{beside.name}.", suffix=".new")
    except OSError as error:
        raise connections.refused(beside, str(error.strerror)) from error
    os.close(handle)
    temporary = Path(name)
    try:
        try:
            db.execute("vacuum into ?", [name])
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
        except (sqlite3.DatabaseError, OSError) as error:
            raise connections.refused(beside, str(error)) from error
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _swapped(new: Path, store: Path, time: str) -> Path | None:
    """Give `new` the name of `store`, while nobody writes to it; what was there keeps a name of its own.

    A writer that waits meanwhile is refused: SQLite sees that its file has moved.
    """
    kept = store.with_name(f"{store.name}.replaced-{time}")
    while kept.exists():
        kept = kept.with_name(f"{kept.name}+")
    try:
        if not store.exists():
            _keep_journal(store, kept)
            new.replace(store)
            return None
        with connections.at_rest(store):
            _keep_journal(store, kept)
            _keep(store, kept)
            new.replace(store)
    except OSError as error:
        raise connections.refused(store, str(error.strerror)) from error
    return kept


def _keep(store: Path, kept: Path) -> None:
    try:
        os.link(store, kept)
    except OSError:  # a disk without hard links: for a moment there is no store
        store.rename(kept)


def _keep_journal(store: Path, kept: Path) -> None:
    """What is left of one belongs to a store that cannot be read; SQLite would undo it in the new one."""
    journal = store.with_name(f"{store.name}-journal")
    if journal.exists():
        journal.rename(kept.with_name(f"{kept.name}-journal"))


def _check_ours(target: Path, store: Path) -> None:
    """Raises if copying to `target` would overwrite something that is no backup."""
    if store.exists() and os.path.samefile(target, store):
        raise _no_place(target)
    try:
        with connections.looking(target, BACKUP):
            pass
    except KpiError as error:
        raise _no_place(target) from error


def _no_place(target: Path) -> NotAStore:
    return NotAStore(
        target,
        ja=f"{target} にはバックアップ以外のものがあるため、上書きしません。別のファイル名を指定してください。",
        en=f"{target} is something else than a backup and is not overwritten. Name another file.",
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise connections.refused(folder, str(error.strerror)) from error


def _sync(folder: Path) -> None:
    """A new name is on the disk once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
