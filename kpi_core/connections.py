"""Opening and checking the two database files. What SQLite refuses becomes one of our errors, with what to do.

Reading never makes a file and never changes one, but for undoing what a killed writer left half done. Which engine
it is stays in here and in the modules that make, fill or ask a file.
"""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from kpi_core import migrations
from kpi_core.errors import NotAStore, StoreBusy, StoreMissing, StoreTooNew, StoreTooOld
from kpi_core.language import Bilingual

BUSY_SECONDS = 30.0  # writers wait for one another; with 5 s, 2 of 8,000 concurrent writes were lost

_ASK_AGAIN = (0.002, 0.008)  # seconds, by chance, so that nobody always comes second
_LOOK_AGAIN = (0.0005, 0.001)  # for readers, whom a question waits for, and who do not stand in one another's way

_REFUSED = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN,
}  # fmt: skip
_NO_DATABASE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


@dataclass(frozen=True, slots=True)
class Kind:
    """Which of the two files is meant: its name in words, what to do where it is missing, and its schema."""

    name: Bilingual
    how: Bilingual
    schema: Migrations


RECORD = Kind(
    Bilingual("公表データ", "record"),
    Bilingual(
        "kaga build で作るか、KAGA_RECORD に正しい場所を指定してください",
        "Make it with `kaga build`, or set KAGA_RECORD to where it is",
    ),
    migrations.record,
)
LIVE = Kind(
    Bilingual("入力データ", "store of entries"),
    Bilingual(
        "kaga init で作るか、KAGA_DB に正しい場所を指定してください",
        "Make it with `kaga init`, or set KAGA_DB to where it is",
    ),
    migrations.live,
)


Stamp = tuple[int, int, int, int] | None


def stamp(path: Path) -> Stamp:
    """Differs whenever another file stands there; None where there is none.

    The file is not opened: closing any descriptor of it would drop the locks that SQLite holds for this process.
    """
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


@contextmanager
def reading(path: Path, kind: Kind, wait: float = BUSY_SECONDS) -> Iterator[Database]:
    """A connection that cannot write, to a file of this kind that is up to date; `wait` is in seconds.

    Raises `StoreMissing`, `NotAStore`, `StoreTooNew`, `StoreTooOld` or `StoreBusy`.
    """
    if os.path.exists(f"{os.path.realpath(path)}-journal"):
        # Left by a writer that was killed, or in use by one at work. SQLite undoes the former where it may write.
        with connected(path, "rw", kind, wait) as db:
            db.execute("select count(*) from sqlite_master")
    with connected(path, "ro", kind, wait) as db:
        db.execute("begin")  # one look at all: one state of the file, and one wait for whoever writes it
        _patiently(db, "select count(*) from sqlite_master", _LOOK_AGAIN)
        check_schema(db, path, kind)
        yield db


@contextmanager
def looking(path: Path, kind: Kind) -> Iterator[Database]:
    """A connection that cannot write, also to a file of an earlier version. Raises what `reading` raises, but `StoreTooOld`."""
    with connected(path, "ro", kind) as db:
        check_schema(db, path, kind, or_older=True)
        yield db


@contextmanager
def at_rest(path: Path) -> Iterator[None]:
    """Nobody writes to the file meanwhile. A damaged one is at rest: that is what a backup is restored for."""
    try:
        connection = sqlite3.connect(_uri(path, "rw"), uri=True, timeout=BUSY_SECONDS)
    except sqlite3.DatabaseError as error:
        raise refused(path, str(error)) from error
    with closing(connection):
        try:
            connection.execute("begin immediate")  # undoes what a killed writer left, and keeps others out
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _NO_DATABASE:
                raise refused(path, str(error)) from error
        yield


@contextmanager
def changing(
    path: Path, kind: Kind, wait: float = BUSY_SECONDS, check: Callable[[Database], None] = lambda db: None
) -> Iterator[Database]:
    """A connection that can write, and waits `wait` seconds for another writer. Raises what `reading` and `check` raise."""
    with connected(path, "rw", kind, wait) as db:
        db.execute("begin")  # one look at all: each statement by itself would wait for the other writers anew
        _patiently(db, "select count(*) from sqlite_master")
        check_schema(db, path, kind)
        check(db)
        mode = db.execute("pragma journal_mode").fetchone()[0]
        db.rollback()
        if mode != "delete":  # SQLite before 3.44.6 has the WAL-reset bug, and this program writes little
            db.execute("pragma journal_mode=delete").fetchall()
        yield db


@contextmanager
def writing(db: Database) -> Iterator[Database]:
    """A transaction that is a writer's from its first statement: `atomic()` alone begins deferred, and can fail at its first write."""
    _patiently(db, "begin immediate")
    try:
        with db.atomic():
            yield db
    except BaseException:
        db.rollback()
        raise
    db.commit()


def _patiently(db: Database, statement: str, again: tuple[float, float] = _ASK_AGAIN) -> None:
    """Execute it once the others leave room, waiting as long as the connection waits, and asking often.

    SQLite asks ever more seldom, ten times a second in the end: of eight busy processes one waited for 28 seconds.
    """
    patience = int(db.execute("pragma busy_timeout").fetchone()[0])
    until = time.monotonic() + patience / 1000
    db.execute("pragma busy_timeout=0").fetchall()
    try:
        while True:
            try:
                db.execute(statement).fetchall()
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                    raise
                time.sleep(random.uniform(*again))  # noqa: S311 - no secret
    finally:
        db.execute(f"pragma busy_timeout={patience}").fetchall()


@contextmanager
def connected(path: Path, mode: str, kind: Kind, wait: float = BUSY_SECONDS) -> Iterator[Database]:
    """A connection that is closed again; what SQLite refuses becomes one of our errors.

    Raises `StoreMissing`, `NotAStore` or `StoreBusy`; what the file holds is not looked at.
    """
    _check_file(path, kind)
    try:
        with closing(sqlite3.connect(_uri(path, mode), uri=True, timeout=wait)) as connection:
            db = Database(connection, execute_plugins=False)
            db.execute("pragma foreign_keys=on")
            db.execute("pragma synchronous=extra")
            yield db
    except sqlite3.DatabaseError as error:
        # What was no doing of SQLite's (a connection used by two threads) has no code.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _REFUSED:
            raise refused(path, str(error)) from error
        if code in _NO_DATABASE:
            raise no_store(path, kind) from error
        raise


def _uri(path: Path, mode: str) -> str:
    """A plain path would be created where it is misspelt; `mode=ro` also never leaves a journal behind."""
    return f"file:{quote(os.fsencode(path))}?mode={mode}"


def _check_file(path: Path, kind: Kind) -> None:
    try:
        if path.is_file():
            return
        there = path.exists()
    except OSError as error:  # a folder that may not be entered, a name that is too long
        raise refused(path, str(error.strerror)) from error
    if there:
        raise no_store(path, kind)
    raise StoreMissing(
        path,
        ja=f"{kind.name.ja}のファイル {path} がありません。{kind.how.ja}。",
        en=f"There is no {kind.name.en} at {path}. {kind.how.en}.",
    )


def check_schema(db: Database, path: Path, kind: Kind, *, or_older: bool = False) -> None:
    """Raises `NotAStore`, `StoreTooNew` or, but for `or_older`, `StoreTooOld`."""
    applied = _applied(db, kind)
    if not applied:
        raise no_store(path, kind)
    known = {migration.name for migration in kind.schema._migrations}
    if applied - known:
        raise StoreTooNew(
            path,
            ja=f"{kind.name.ja} {path} は、より新しい版のプログラムで作られています。プログラムを新しくしてください。",
            en=f"The {kind.name.en} {path} was made by a later version of this program. Upgrade the program.",
        )
    if known - applied and not or_older:
        raise StoreTooOld(
            path,
            ja=f"{kind.name.ja} {path} は古い版の形式です。{kind.how.ja}。",
            en=f"The {kind.name.en} {path} has an older form. {kind.how.en}.",
        )


def _applied(db: Database, kind: Kind) -> set[str]:
    """The names of the migrations that the file has; none in another program's database."""
    # In one statement, since every question comes by here: the library takes four.
    names = "select name, applied_at from _sqlite_migrations where migration_set = ?"
    try:
        return {str(name) for name, _ in db.execute(names, [kind.schema.name])}
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return set()  # no such table, or one of another shape


def no_store(path: Path, kind: Kind) -> NotAStore:
    """What stands there is something else."""
    return NotAStore(
        path,
        ja=f"{path} は{kind.name.ja}のファイルではありません。{kind.how.ja}。",
        en=f"{path} is not a {kind.name.en} of this program. {kind.how.en}.",
    )


def refused(path: Path, why: str) -> StoreBusy:
    """What the disk, or SQLite, does not let us do."""
    return StoreBusy(
        path,
        ja=f"{path} を使えません（{why}）。何も変わっていません。空き容量と権限を確かめて、もう一度お試しください。",
        en=f"{path} cannot be used ({why}). Nothing was changed. Check the disk and its permissions and try again.",
    )
