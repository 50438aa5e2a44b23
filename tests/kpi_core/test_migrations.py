"""Both schemas as they stand after all migrations, in one place.

A migration that has landed is never edited; whoever adds one changes what is pinned here. `transform()` of
sqlite-utils drops triggers without a word, which this file would notice.
"""

from __future__ import annotations

import pytest
from sqlite_utils import Migrations
from sqlite_utils.db import Database

from kpi_core import migrations

RECORD = {
    "plan": "key TEXT PK, value TEXT",
    "plans": "key TEXT PK, name_ja TEXT, name_en TEXT, term_start INTEGER, term_end INTEGER",
    "tables": "key TEXT PK, prefix TEXT, title_ja TEXT, title_en TEXT, reports_year INTEGER?",
    "programmes": "name TEXT PK, name_en TEXT, aliases TEXT",
    "sources": "source TEXT PK, source_en TEXT, as_of TEXT",
    "measures": "key TEXT PK, position INTEGER, name_ja TEXT, name_en TEXT, unit_ja TEXT, unit_en TEXT, aliases TEXT,"
    " year_kind TEXT, running_total INTEGER, section TEXT",
    "indicators": "code TEXT PK, position INTEGER, table TEXT -> tables, plan TEXT -> plans, measure TEXT -> measures,"
    " name_printed TEXT, programme TEXT, dimension TEXT, sdg_targets TEXT, unit_printed TEXT, second_unit TEXT,"
    " baseline_year INTEGER?, baseline_year_kind TEXT?, baseline TEXT?, baseline_words TEXT,"
    " target_year INTEGER?, target_year_kind TEXT?, target TEXT?, target_bound TEXT?, target_unit TEXT?,"
    " target_mark TEXT?, target_words TEXT?, target_from TEXT?, rule TEXT, compare_with TEXT? -> indicators",
    "observations": "measure TEXT PK -> measures, year INTEGER PK, year_kind TEXT, value TEXT?, mark TEXT,"
    " provisional INTEGER, source TEXT",
    "published": "code TEXT PK -> indicators, year INTEGER PK, year_kind TEXT, actual TEXT?, percent TEXT?,"
    " printed TEXT, source TEXT",
    "notes": "position INTEGER PK, code TEXT -> indicators, kind TEXT, year INTEGER, year_kind TEXT, text_ja TEXT,"
    " text_en TEXT, certainty TEXT, source TEXT",
    "passages": "key TEXT PK, position INTEGER, title_ja TEXT, title_en TEXT, text_ja TEXT, text_en TEXT,"
    " aliases TEXT, source TEXT",
}

LIVE = {
    "about": "key TEXT PK, value TEXT",
    "entries": "id INTEGER PK, key TEXT, measure TEXT, year INTEGER, year_kind TEXT, value TEXT?,"
    " provisional INTEGER, source TEXT, reason TEXT, old_value TEXT?, by_id TEXT, by_name TEXT, at TEXT, via TEXT,"
    " undoes INTEGER? -> entries",
    "unconfirmed": "entry INTEGER PK -> entries",
    "announcements": "entry INTEGER PK -> entries, channel TEXT, ts TEXT",
    "misses": "day TEXT PK, kind TEXT PK, question TEXT PK, chosen TEXT PK, count INTEGER",
    "posts": "kind TEXT PK, channel TEXT PK, period TEXT PK, state TEXT, attempt TEXT, due TEXT, at TEXT,"
    " not_before TEXT, place TEXT, ts TEXT, reason TEXT, last_entry INTEGER, record TEXT",
    "starts": "kind TEXT PK, channel TEXT PK, at TEXT",
    "owners": "measure TEXT PK, slack_id TEXT, at TEXT",
    "absences": "measure TEXT PK, year INTEGER PK, reason TEXT, by_id TEXT, by_name TEXT, at TEXT",
}


def _made(schema: Migrations) -> Database:
    db = Database(memory=True, execute_plugins=False)
    schema.apply(db)
    return db


def _tables(db: Database) -> dict[str, str]:
    """Each table's columns: name, type, `?` where it may be null, PK, and the table that it refers to."""
    found = {}
    for name in db.table_names():
        if name.startswith("_"):
            continue
        refers = {key.column: key.other_table for key in db.table(name).foreign_keys}
        columns = []
        for _, column, kind, not_null, _, key in db.execute(f"pragma table_info({name})").fetchall():
            optional = "" if not_null or key else "?"
            columns.append(
                f"{column} {kind}{optional}{' PK' if key else ''}{f' -> {refers[column]}' if column in refers else ''}"
            )
        found[name] = ", ".join(columns)
    return found


def _indexes(db: Database) -> dict[str, list[list[str]]]:
    """Each table's indexes by their columns, those of unique columns included."""
    names = [name for name in db.table_names() if not name.startswith("_")]
    found = {name: sorted(index.columns for index in db.table(name).indexes) for name in names}
    return {name: indexes for name, indexes in found.items() if indexes}


@pytest.mark.parametrize(("schema", "tables"), [(migrations.record, RECORD), (migrations.live, LIVE)])
def test_the_schemas_have_these_tables_and_columns(schema: Migrations, tables: dict[str, str]) -> None:
    assert _tables(_made(schema)) == tables


@pytest.mark.parametrize("schema", [migrations.record, migrations.live])
def test_every_table_is_strict(schema: Migrations) -> None:
    db = _made(schema)
    assert [name for name in db.table_names() if not name.startswith("_") and not db.table(name).strict] == []


def test_the_record_has_these_indexes_and_no_triggers() -> None:
    db = _made(migrations.record)
    assert _indexes(db) == {
        "plan": [["key"]],
        "plans": [["key"]],
        "tables": [["key"]],
        "programmes": [["name"]],
        "sources": [["source"]],
        "measures": [["key"]],
        "indicators": [["code"], ["measure"]],
        "observations": [["measure", "year"]],
        "published": [["code", "year"]],
        "notes": [["code"]],
        "passages": [["key"]],
    }
    assert db.triggers == []


def test_the_record_has_these_views() -> None:
    columns = {view.name: [column.name for column in view.columns] for view in _made(migrations.record).views}
    assert {name: columns[name][:3] for name in columns} == {
        "indicator_progress": ["code", "plan", "published_table"],
        "actuals_by_year": ["measure", "measure_en", "year"],
        "published_figures": ["code", "measure", "year"],
        "notes_by_indicator": ["code", "measure", "kind"],
    }


def test_the_live_store_has_these_indexes_and_triggers() -> None:
    db = _made(migrations.live)
    assert _indexes(db) == {
        "about": [["key"]],
        "entries": [["key"], ["measure", "year"]],
        "misses": [["day", "kind", "question", "chosen"]],
        "posts": [["kind", "channel", "period"]],
        "starts": [["kind", "channel"]],
        "owners": [["measure"]],
        "absences": [["measure", "year"]],
    }
    assert sorted((t.table, t.name) for t in db.triggers) == [
        ("entries", "entries_keep_delete"),
        ("entries", "entries_keep_update"),
    ]


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        (migrations.record, ["r001_tables", "r002_views"]),
        (migrations.live, ["l001_tables", "l002_confirmations", "l003_posts", "l004_record_told"]),
    ],
)
def test_the_migrations_are_these_in_this_order(schema: Migrations, names: list[str]) -> None:
    assert [m.name for m in schema.applied(_made(schema))] == names


@pytest.mark.parametrize("schema", [migrations.record, migrations.live])
def test_applying_again_changes_nothing(schema: Migrations) -> None:
    db = _made(schema)
    before = list(db.conn.iterdump())
    schema.apply(db)
    assert list(db.conn.iterdump()) == before
