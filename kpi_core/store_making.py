"""Making one of the two database files, whole or not at all, and bringing one up to date, with a copy laid beside it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlite_utils.db import Database

from kpi_core.connections import Kind, check_schema, connected, no_store, refused, writing


def make(path: Path, kind: Kind, fill: Callable[[Database], None]) -> bool:
    """Make the file, mode 0600, with its folder, whole or not at all; False if there is one.

    An empty file counts as none; what is no file (a device, a pipe) is never replaced. Raises `NotAStore`, or
    `StoreBusy` if the disk refuses.
    """
    try:
        if path.exists() and not path.is_file():
            raise no_store(path, kind)
        if path.exists() and path.stat().st_size > 0:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")  # mode 0600
    except OSError as error:
        raise refused(path, str(error.strerror)) from error
    os.close(handle)
    temporary = Path(name)
    try:
        with connected(temporary, "rw", kind) as db:
            kind.schema.apply(db)
            with writing(db):
                fill(db)
        if path.exists() and path.stat().st_size == 0:
            temporary.replace(path)
            return True
        try:
            os.link(temporary, path)  # unlike a rename, never over what another process has made meanwhile
        except FileExistsError:
            return False
        except OSError:  # a disk without hard links
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return True


def bring_up_to_date(path: Path, kind: Kind, check: Callable[[Database], None]) -> bool:
    """Apply the migrations that the file lacks, after a copy of it is laid beside it; False if there were none.

    `check` raises if the file is not to be touched. Raises `NotAStore`, `StoreTooNew` or `StoreBusy`.
    """
    with connected(path, "rw", kind) as db:
        check_schema(db, path, kind, or_older=True)
        check(db)
        pending = kind.schema.pending(db)
        if not pending:
            return False
        copy = path.with_name(f"{path.name}.before-{pending[0].name}")
        copy.touch(mode=0o600)
        with closing(sqlite3.connect(copy)) as beside:
            db.conn.backup(beside)
        with writing(db):  # another process that upgrades too waits, and finds nothing left to do
            kind.schema.apply(db)
    return True
