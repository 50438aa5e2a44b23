"""The only SQL of the project: a record, read-only, with the live store laid over it.

An entered value supersedes the record's for the same measure and year; neither file is ever changed by reading.
A `Store` belongs to the thread that opened it (SQLite's rule), so each listener opens its own.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from kpi_core import migrations, rows
from kpi_core.errors import (
    NotAStore,
    StoreBusy,
    StoreMissing,
    StoreTooNew,
    StoreTooOld,
    WrongPlan,
)
from kpi_core.language import Bilingual
from kpi_core.record import (
    Catalogue,
    Dossier,
    Indicator,
    MeasureNames,
    Observation,
    Passage,
    PassageNames,
    Plan,
    Programme,
    Source,
    Table,
    Term,
)

_BUSY_SECONDS = 30  # writers wait for one another; with 5 s, 2 of 8,000 concurrent writes were lost
_Value = TypeVar("_Value")
_CHUNK = 500  # values in one `in (…)`: older builds of SQLite take 999 variables at most


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An actual to be stored. `key` makes a repetition of the same submission known; `value` None takes one back."""

    key: str
    measure: str
    year: int
    year_kind: str
    value: str | None
    source: str
    by_id: str
    by_name: str
    at: str  # ISO 8601, UTC
    via: str
    reason: str = ""
    provisional: bool = False
    undoes: int | None = None


class Store:
    """What is known: `plan`, `catalogue()`, `dossiers()`, `passages()`, all as values."""

    def __init__(self, record: Database, live: Database | None) -> None:
        self._record = record
        self._live = live
        values: dict[str, str] = {row["key"]: row["value"] for row in record.query("select key, value from plan")}
        self.plan: Plan = rows.plan(values)
        self._version = str(values["record_version"])

    @classmethod
    @contextmanager
    def open(cls, record: Path, live: Path | None = None) -> Iterator[Store]:
        """Both files, read-only. Without `live`: the published record alone.

        Raises `StoreMissing`, `NotAStore`, `StoreTooNew`, `StoreTooOld` or `WrongPlan`.
        """
        with _reading(record, migrations.record, RECORD) as record_db:
            if live is None:
                yield cls(record_db, None)
                return
            with _reading(live, migrations.live, LIVE) as live_db:
                store = cls(record_db, live_db)
                _check_plan(live_db, live, store.plan)
                yield store

    @property
    def version(self) -> str:
        """Changes whenever the record does."""
        return self._version

    @property
    def has_entries(self) -> bool:
        """Whether what was entered is laid over the record."""
        return self._live is not None

    def tables(self) -> tuple[Table, ...]:
        return tuple(
            Table(
                r["key"],
                r["prefix"],
                Bilingual(r["title_ja"], r["title_en"]),
                r["reports_year"],
            )
            for r in self._record.query("select * from tables order by rowid")
        )

    def terms(self) -> tuple[Term, ...]:
        return tuple(
            Term(
                r["key"],
                Bilingual(r["name_ja"], r["name_en"]),
                r["term_start"],
                r["term_end"],
            )
            for r in self._record.query("select * from plans order by rowid")
        )

    def sources(self) -> dict[str, Source]:
        """By their Japanese name, which is what a figure's `source` says."""
        return {
            r["source"]: Source(Bilingual(r["source"], r["source_en"]), r["as_of"])
            for r in self._record.query("select * from sources")
        }

    def programmes(self) -> tuple[Programme, ...]:
        """Those named in the record's file, then those that only rows name."""
        known = {
            r["name"]: Programme(Bilingual(r["name"], r["name_en"]), rows.many(r["aliases"]))
            for r in self._record.query("select * from programmes order by rowid")
        }
        for r in self._record.query(
            "select distinct programme from indicators where programme <> '' order by position"
        ):
            known.setdefault(r["programme"], Programme(Bilingual(r["programme"], ""), ()))
        return tuple(known.values())

    def passages(self, keys: Sequence[str] | None = None) -> tuple[Passage, ...]:
        found = {r["key"]: rows.passage(r) for r in self._record.query("select * from passages order by position")}
        return tuple(found.values()) if keys is None else tuple(found[key] for key in keys if key in found)

    def catalogue(self) -> Catalogue:
        """The names of all there is to ask for; no figures."""
        printed: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for r in self._record.query(
            "select measure, code, name_printed, programme, dimension, sdg_targets from indicators order by position"
        ):
            of = printed[r["measure"]]
            of["code"].append(r["code"])
            for column in ("name_printed", "programme", "dimension"):
                if r[column] and r[column] not in of[column]:
                    of[column].append(r[column])
            of["sdg"].extend(t for t in rows.many(r["sdg_targets"]) if t not in of["sdg"])
        measures = tuple(
            MeasureNames(
                key=r["key"],
                name=Bilingual(r["name_ja"], r["name_en"]),
                aliases=rows.many(r["aliases"]),
                printed=tuple(printed[r["key"]]["name_printed"]),
                codes=tuple(printed[r["key"]]["code"]),
                programmes=tuple(printed[r["key"]]["programme"]),
                dimensions=tuple(printed[r["key"]]["dimension"]),
                sdg_targets=tuple(printed[r["key"]]["sdg"]),
            )
            for r in self._record.query("select key, name_ja, name_en, aliases from measures order by position")
        )
        passages = tuple(
            PassageNames(
                r["key"],
                Bilingual(r["title_ja"], r["title_en"]),
                rows.many(r["aliases"]),
            )
            for r in self._record.query("select key, title_ja, title_en, aliases from passages order by position")
        )
        return Catalogue(
            self.plan.city,
            self.plan.language,
            measures,
            self.programmes(),
            passages,
            self.tables(),
            self.terms(),
        )

    def names(self, measures: Sequence[str]) -> tuple[tuple[str, Bilingual, str], ...]:
        """Of these measures: key, name, and the code of the first row."""
        first = {
            r["measure"]: r["code"]
            for r in self._select(
                "select measure, code from indicators",
                "measure",
                measures,
                "position desc",
            )
        }
        return tuple(
            (r["key"], Bilingual(r["name_ja"], r["name_en"]), first[r["key"]])
            for r in self._select(
                "select key, name_ja, name_en from measures",
                "key",
                measures,
                "position",
            )
        )

    def first_names(self, count: int) -> tuple[Bilingual, ...]:
        """The names of the record's first measures, for examples."""
        found = self._record.query("select name_ja, name_en from measures order by position limit ?", [count])
        return tuple(Bilingual(r["name_ja"], r["name_en"]) for r in found)

    def first_code(self) -> str:
        """The code of the record's first row; empty for a record without rows."""
        found = self._record.query("select code from indicators order by position limit 1")
        return next((r["code"] for r in found), "")

    def dossiers(self, measures: Sequence[str] | None = None) -> tuple[Dossier, ...]:
        """All that is known of these measures, in this order; of every measure, in the record's order, without them."""
        found = {
            row["key"]: rows.measure(row) for row in self._select("select * from measures", "key", measures, "position")
        }
        indicators: dict[str, list[Indicator]] = defaultdict(list)
        for row in self._select(
            'select indicators.*, tables.reports_year from indicators join tables on tables.key = indicators."table"',
            "measure", measures, "position",
        ):  # fmt: skip
            indicators[row["measure"]].append(rows.indicator(row))
        series = self._series(measures)
        codes = [i.code for of in indicators.values() for i in of] if measures is not None else None
        published = _grouped(
            self._select("select * from published", "code", codes, "year, rowid"),
            rows.published_figure,
        )
        notes = _grouped(self._select("select * from notes", "code", codes, "position"), rows.note)
        return tuple(
            Dossier(
                measure=found[key],
                indicators=tuple(indicators[key]),
                observations=tuple(series[key][year] for year in sorted(series[key])),
                published=tuple(p for i in indicators[key] for p in published[i.code]),
                notes=tuple(n for i in indicators[key] for n in notes[i.code]),
            )
            for key in (found if measures is None else measures)
            if key in found
        )

    def _series(self, measures: Sequence[str] | None) -> dict[str, dict[int, Observation]]:
        """By measure and year, what was entered over what was published."""
        series: dict[str, dict[int, Observation]] = defaultdict(dict)
        for row in self._select("select * from observations", "measure", measures, "year"):
            series[row["measure"]][row["year"]] = rows.observation(row)
        if self._live is not None:
            newest = "select * from entries where id in (select max(id) from entries group by measure, year)"
            for row in self._live.query(newest):
                if row["value"] is not None and (measures is None or row["measure"] in measures):
                    under = series[row["measure"]].get(row["year"])
                    series[row["measure"]][row["year"]] = rows.entered(row, under)
        return series

    def _select(self, sql: str, column: str, values: Sequence[str] | None, order: str) -> Iterator[rows.DbRow]:
        """`sql` for these values of `column`, in chunks; without restriction where `values` is None."""
        if values is None:
            yield from self._record.query(f"{sql} order by {order}")
            return
        for start in range(0, len(values), _CHUNK):
            chunk = values[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            yield from self._record.query(f"{sql} where {column} in ({marks}) order by {order}", list(chunk))


class LiveStore:
    """What is written here: entries and misses. Made by `create`, opened by `open`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    def create(cls, path: Path, plan: Plan) -> bool:
        """Make the file for `plan`, mode 0600, or bring it up to date; False if there was nothing to do.

        Raises `NotAStore`, `StoreTooNew`, `WrongPlan`, or `StoreBusy` if the disk refuses.
        """
        new = not path.exists()
        if new:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch(mode=0o600)
            except OSError as error:
                raise _refused(path, str(error.strerror)) from error
        with _connected(path, "rwc", LIVE) as db:
            if not new:
                _check_schema(db, path, migrations.live, LIVE, writable=True)
            pending = migrations.live.pending(db)
            migrations.live.apply(db)
            with _writing(db):
                about = db.table("about")
                if about.count == 0:
                    about.insert({"key": "plan", "value": plan.key})
            _check_plan(db, path, plan)
        return new or bool(pending)

    @classmethod
    @contextmanager
    def open(cls, path: Path, plan: Plan) -> Iterator[LiveStore]:
        """Raises what `Store.open` raises, and `StoreBusy` if the file stays locked."""
        with _connected(path, "rw", LIVE) as db:
            _check_schema(db, path, migrations.live, LIVE)
            _check_plan(db, path, plan)
            yield cls(db)

    def enter(self, new: NewEntry) -> int:
        """Store an actual, once a key; returns the id of its entry, also where it was there already."""
        with _writing(self._db) as db:
            known = list(db.query("select id from entries where key = ?", [new.key]))
            if known:
                return int(known[0]["id"])
            newest = "select value from entries where measure = ? and year = ? order by id desc limit 1"
            old = next((r["value"] for r in db.query(newest, [new.measure, new.year])), None)
            row = {
                "key": new.key, "measure": new.measure, "year": new.year, "year_kind": new.year_kind,
                "value": new.value, "provisional": int(new.provisional), "source": new.source, "reason": new.reason,
                "old_value": old, "by_id": new.by_id, "by_name": new.by_name, "at": new.at, "via": new.via,
                "undoes": new.undoes,
            }  # fmt: skip
            db.table("entries").insert(row)
            return int(db.execute("select last_insert_rowid()").fetchone()[0])

    def count_miss(self, day: str, kind: str, question: str, chosen: str = "") -> None:
        """One more question that found nothing (`unknown`, `clarify`) or the wrong thing (`wrong`). Text and day, no user."""
        with _writing(self._db) as db:
            db.execute(
                "insert into misses (day, kind, question, chosen, count) values (?, ?, ?, ?, 1)"
                " on conflict do update set count = count + 1",
                [day, kind, question, chosen],
            )

    def misses(self) -> tuple[rows.DbRow, ...]:
        """Newest day first, most frequent first: day, kind, question, chosen, count."""
        return tuple(self._db.query("select * from misses order by day desc, count desc, question"))


@dataclass(frozen=True, slots=True)
class _Kind:
    """Which of the two files is meant, in words."""

    name: Bilingual
    how: Bilingual  # what to do where it is missing


RECORD = _Kind(
    Bilingual("公表データ", "record"),
    Bilingual(
        "kaga build で作るか、KAGA_RECORD に正しい場所を指定してください",
        "Make it with `kaga build`, or set KAGA_RECORD to where it is",
    ),
)
LIVE = _Kind(
    Bilingual("入力データ", "store of entries"),
    Bilingual(
        "kaga init で作るか、KAGA_DB に正しい場所を指定してください",
        "Make it with `kaga init`, or set KAGA_DB to where it is",
    ),
)


@contextmanager
def _reading(path: Path, schema: Migrations, kind: _Kind) -> Iterator[Database]:
    with _connected(path, "ro", kind) as db:
        _check_schema(db, path, schema, kind)
        yield db


@contextmanager
def _connected(path: Path, mode: str, kind: _Kind) -> Iterator[Database]:
    """A connection that is closed again; what SQLite refuses becomes one of our errors."""
    if not path.exists():
        raise StoreMissing(
            path,
            ja=f"{kind.name.ja}のファイル {path} がありません。{kind.how.ja}。",
            en=f"There is no {kind.name.en} at {path}. {kind.how.en}.",
        )
    db = None
    try:
        # A plain path would be created where it is misspelt; `mode=ro` also never leaves a journal behind.
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode={mode}", uri=True, timeout=_BUSY_SECONDS)
        db = Database(connection, execute_plugins=False)
        db.execute("pragma foreign_keys=on")
        if mode != "ro":
            # SQLite before 3.44.6 has the WAL-reset bug, and this program writes little.
            db.execute("pragma journal_mode=delete").fetchall()
            db.execute("pragma synchronous=extra")
        yield db
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "full" in str(error) or "readonly" in str(error) or "disk" in str(error):
            raise _refused(path, str(error)) from error
        raise _no_store(path, kind) from error
    except sqlite3.DatabaseError as error:
        raise _no_store(path, kind) from error
    finally:
        if db is not None:
            db.close()


@contextmanager
def _writing(db: Database) -> Iterator[Database]:
    """A transaction that is a writer's from its first statement: `atomic()` alone begins deferred, and can fail at its first write."""
    db.execute("begin immediate")
    try:
        with db.atomic():
            yield db
    except BaseException:
        db.rollback()
        raise
    db.commit()


def _check_schema(db: Database, path: Path, schema: Migrations, kind: _Kind, *, writable: bool = False) -> None:
    applied = {migration.name for migration in schema.applied(db)}
    pending = {migration.name for migration in schema.pending(db)}
    if not applied:
        raise _no_store(path, kind)
    if applied - {migration.name for migration in schema._migrations}:
        raise StoreTooNew(
            path,
            ja=f"{kind.name.ja} {path} は、より新しい版のプログラムで作られています。プログラムを新しくしてください。",
            en=f"The {kind.name.en} {path} was made by a later version of this program. Upgrade the program.",
        )
    if pending and not writable:
        raise StoreTooOld(
            path,
            ja=f"{kind.name.ja} {path} は古い版の形式です。{kind.how.ja}。",
            en=f"The {kind.name.en} {path} has an older form. {kind.how.en}.",
        )


def _check_plan(db: Database, path: Path, plan: Plan) -> None:
    key = next(
        (row["value"] for row in db.query("select value from about where key = 'plan'")),
        "",
    )
    if key != plan.key:
        raise WrongPlan(
            path,
            ja=f"入力データ {path} は別の計画（{key}）のものです。いまの公表データは {plan.key} です。KAGA_DB か KAGA_RECORD を直してください。",
            en=f"The entries in {path} belong to the plan {key}, the record is {plan.key}. Correct KAGA_DB or KAGA_RECORD.",
        )


def _no_store(path: Path, kind: _Kind) -> NotAStore:
    return NotAStore(
        path,
        ja=f"{path} は{kind.name.ja}のファイルではありません。{kind.how.ja}。",
        en=f"{path} is not a {kind.name.en} of this program. {kind.how.en}.",
    )


def _refused(path: Path, why: str) -> StoreBusy:
    return StoreBusy(
        path,
        ja=f"{path} に書き込めません（{why}）。何も変わっていません。空き容量と権限を確かめて、もう一度お試しください。",
        en=f"{path} cannot be written ({why}). Nothing was changed. Check the disk and its permissions and try again.",
    )


def _grouped(found: Iterable[rows.DbRow], make: Callable[[rows.DbRow], _Value]) -> dict[str, list[_Value]]:
    by_code: dict[str, list[_Value]] = defaultdict(list)
    for row in found:
        by_code[row["code"]].append(make(row))
    return by_code
