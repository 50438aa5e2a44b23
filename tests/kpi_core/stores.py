"""Files of both kinds for tests, and all that a folder holds before and after."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from kpi_core.building import build
from kpi_core.connections import RECORD, Kind
from kpi_core.live import LiveStore
from tests.kpi_core.plans import plan, record


def good(path: Path, kind: Kind) -> Path:
    """An up-to-date file of this kind."""
    if kind is RECORD:
        build(record(), path)
    else:
        LiveStore.create(path, plan())
    return path


def later(kind: Kind) -> Kind:
    """The kind as a later version of the program will know it: with one more migration."""
    schema = Migrations(kind.schema.name)
    for known in kind.schema.pending(Database(memory=True, execute_plugins=False)):
        schema(name=known.name)(known.fn)
    schema(name="x999_remarks")(lambda db: db.execute("create table remarks (text text) strict"))
    return dataclasses.replace(kind, schema=schema)


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns)
        for path in [folder, *folder.rglob("*")]
    }
