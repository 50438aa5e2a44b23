"""A `Record` to the database file that answers are read from: the same record gives the same dump."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from sqlite_utils.db import Database

from kpi_core import migrations
from kpi_core.connections import RECORD, reading
from kpi_core.errors import NotAStore, StoreError, StoreTooOld
from kpi_core.figures import Figure, Words, plain
from kpi_core.record import Indicator, Measure, Note, Observation, Passage, Plan, PublishedFigure, Record
from kpi_core.years import Year

STEPS = 11  # tables

_Row = tuple[str | int | None, ...]  # in the order of the table's columns


def build(record: Record, output: Path, step: Callable[[], None] = lambda: None) -> None:
    """Write `record` to `output`, whole or not at all: a reader sees the old file or the new one.

    `step` is called after each of the `STEPS`.

    Raises `NotAStore` if `output` cannot be written, or is a file of another kind.
    """
    _spare(output)
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.", suffix=".new")
        os.close(handle)
        temporary = Path(name)
        try:
            with closing(Database(temporary, execute_plugins=False)) as db:
                _fill(db, record, step)
                db.vacuum()
            temporary.chmod(0o644)
            temporary.replace(output)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, sqlite3.OperationalError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise NotAStore(
            output,
            ja=f"{output} に書き込めません（{why}）。出力先のフォルダーと空き容量を確かめてください。",
            en=f"{output} cannot be written ({why}). Check the folder it goes to and the space on its disk.",
        ) from error


def _spare(output: Path) -> None:
    """Nothing but an earlier record is ever written over: not a CSV file, not what was entered, no device."""
    device = output.exists() and not output.is_file() and not output.is_dir()
    if not device and (not output.is_file() or output.stat().st_size == 0):
        return
    try:
        with reading(output, RECORD):
            return
    except StoreTooOld:
        return
    except StoreError as error:
        raise NotAStore(
            output,
            ja=f"{output} は公表データのファイルではないため、上書きしません。--output に別の名前を指定してください。",
            en=f"{output} is not a record and is not written over. Give --output another name.",
        ) from error


def _fill(db: Database, record: Record, step: Callable[[], None]) -> None:
    db.execute("pragma foreign_keys=on")  # SQLite's default is off
    migrations.record.apply(db)
    version = hashlib.sha256(repr(record).encode()).hexdigest()
    with db.atomic():
        for table, rows in _tables(record, version):
            for row in rows:
                marks = ", ".join("?" * len(row))
                db.execute(f'insert into "{table}" values ({marks})', row)  # noqa: S608  (our own table names)
            step()
        # The record's own date, so that building twice gives the same file.
        db.execute(
            "update _sqlite_migrations set applied_at = ?",
            [f"{_newest_year(record)}-12-31 00:00:00+00:00"],
        )


def _newest_year(record: Record) -> int:
    years = [o.year.number for o in record.observations] + [p.year.number for p in record.published]
    return max(years, default=record.plan.term_end)


def _tables(record: Record, version: str) -> Iterable[tuple[str, list[_Row]]]:
    """Every table with its rows, in an order that the foreign keys allow."""
    yield "plan", _plan(record.plan, version)
    yield "plans", [(t.key, t.name.ja, t.name.en, t.start, t.end) for t in record.terms]
    yield "tables", [(t.key, t.prefix, t.title.ja, t.title.en, t.reports_year) for t in record.tables]
    yield "programmes", [(x.name.ja, x.name.en, ";".join(x.aliases)) for x in record.programmes]
    yield "sources", [(s.name.ja, s.name.en, s.as_of) for s in record.sources]
    yield "measures", [_measure(n, m) for n, m in enumerate(record.measures, start=1)]
    # Rows that lend come before rows that borrow, as the foreign key wants it; `position` keeps the order.
    yield "indicators", [_indicator(row) for row in sorted(record.indicators, key=_borrows)]
    yield "observations", [_observation(o) for o in record.observations]
    yield "published", [_published(x) for x in record.published]
    yield "notes", [_note(n, x) for n, x in enumerate(record.notes, start=1)]
    yield "passages", [_passage(n, x) for n, x in enumerate(record.passages, start=1)]


def _plan(p: Plan, version: str) -> list[_Row]:
    floor = "" if p.percent_floor is None else plain(p.percent_floor)
    return [
        ("key", p.key), ("city_ja", p.city.ja), ("city_en", p.city.en), ("plan_ja", p.name.ja), ("plan_en", p.name.en),
        ("term_start", str(p.term_start)), ("term_end", str(p.term_end)), ("timezone", p.timezone),
        ("language", p.language), ("percent_decimals", str(p.percent_decimals)), ("percent_floor", floor),
        ("report_opens", p.report_opens), ("selected", p.selected), ("title_ja", p.title.ja),
        ("title_en", p.title.en), ("record_version", version),
    ]  # fmt: skip


def _measure(position: int, m: Measure) -> _Row:
    return (
        m.key, position, m.name.ja, m.name.en, m.unit.ja, m.unit.en, ";".join(m.aliases), m.year_kind,
        int(m.running_total), m.section,
    )  # fmt: skip


def _observation(o: Observation) -> _Row:
    return (o.measure, o.year.number, o.year.kind, _text(o.value), o.mark, int(o.provisional), o.source)


def _published(x: PublishedFigure) -> _Row:
    return (x.code, x.year.number, x.year.kind, _text(x.actual), _text(x.percent), x.printed, x.source)


def _note(position: int, n: Note) -> _Row:
    return (position, n.code, n.kind, n.year.number, n.year.kind, n.text.ja, n.text.en, n.certainty, n.source)


def _passage(position: int, x: Passage) -> _Row:
    return (x.key, position, x.title.ja, x.title.en, x.text.ja, x.text.en, ";".join(x.aliases), x.source)


def _borrows(row: Indicator) -> bool:
    return row.compare_with is not None


def _indicator(row: Indicator) -> _Row:
    baseline, target = row.baseline, row.target
    figure = target.value if target is not None and isinstance(target.value, Figure) else None
    words = target.value.text if target is not None and isinstance(target.value, Words) else None
    return (
        row.code, row.order, row.table, row.plan, row.measure, row.name_printed, row.programme, row.dimension,
        ";".join(row.sdg_targets), row.unit_printed, row.second_unit,
        *_year(baseline.year), _text(baseline.value), baseline.words,
        *_year(target.year if target is not None else None),
        *((plain(figure.value), figure.bound, figure.unit, figure.mark) if figure is not None else (None,) * 4), words,
        target.since.isoformat() if target is not None and target.since is not None else None,
        row.rule, row.compare_with,
    )  # fmt: skip


def _year(year: Year | None) -> tuple[int | None, str | None]:
    return (None, None) if year is None else (year.number, year.kind)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
