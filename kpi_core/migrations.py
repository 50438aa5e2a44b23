"""The two schemas, each an ordered list of functions. A migration is never edited after it has landed.

`record`: what was published, made anew from the CSV files. `live`: what was entered here. Tables are STRICT,
figures are TEXT (SQLite's REAL would turn 0.1 into a binary fraction).
"""

from __future__ import annotations

from sqlite_utils import Migrations
from sqlite_utils.db import Database

record = Migrations("kaga-record")
live = Migrations("kaga-live")

_RECORD_TABLES = (
    "create table plan (key text primary key, value text not null) strict",
    """create table plans (
        key text primary key, name_ja text not null, name_en text not null,
        term_start integer not null, term_end integer not null
    ) strict""",
    """create table tables (
        key text primary key, prefix text not null, title_ja text not null, title_en text not null, reports_year integer
    ) strict""",
    """create table programmes (
        name text primary key, name_en text not null, aliases text not null
    ) strict""",
    """create table sources (
        source text primary key, source_en text not null, as_of text not null
    ) strict""",
    """create table measures (
        key text primary key, position integer not null, name_ja text not null, name_en text not null,
        unit_ja text not null, unit_en text not null, aliases text not null, year_kind text not null,
        running_total integer not null, section text not null
    ) strict""",
    """create table indicators (
        code text primary key, position integer not null,
        "table" text not null references tables(key), plan text not null references plans(key),
        measure text not null references measures(key), name_printed text not null, programme text not null,
        dimension text not null, sdg_targets text not null, unit_printed text not null, second_unit text not null,
        baseline_year integer, baseline_year_kind text, baseline text, baseline_words text not null,
        target_year integer, target_year_kind text, target text, target_bound text, target_unit text,
        target_mark text, target_words text, target_from text,
        rule text not null, compare_with text references indicators(code)
    ) strict""",
    "create index indicators_measure on indicators(measure)",
    """create table observations (
        measure text not null references measures(key), year integer not null, year_kind text not null,
        value text, mark text not null, provisional integer not null, source text not null,
        primary key (measure, year)
    ) strict""",
    """create table published (
        code text not null references indicators(code), year integer not null, year_kind text not null,
        actual text, percent text, printed text not null, source text not null,
        primary key (code, year)
    ) strict""",
    """create table notes (
        position integer primary key, code text not null references indicators(code), kind text not null,
        year integer not null, year_kind text not null, text_ja text not null, text_en text not null,
        certainty text not null, source text not null
    ) strict""",
    "create index notes_code on notes(code)",
    """create table passages (
        key text primary key, position integer not null, title_ja text not null, title_en text not null,
        text_ja text not null, text_en text not null, aliases text not null, source text not null
    ) strict""",
)

_LIVE_TABLES = (
    "create table about (key text primary key, value text not null) strict",
    """create table entries (
        id integer primary key, key text not null unique,
        measure text not null, year integer not null, year_kind text not null,
        value text, provisional integer not null, source text not null, reason text not null,
        old_value text, by_id text not null, by_name text not null, at text not null, via text not null,
        undoes integer references entries(id)
    ) strict""",
    "create index entries_measure on entries(measure, year)",
    """create trigger entries_keep_update before update on entries
        begin select raise(abort, 'history is append-only'); end""",
    """create trigger entries_keep_delete before delete on entries
        begin select raise(abort, 'history is append-only'); end""",
    """create table misses (
        day text not null, kind text not null, question text not null, chosen text not null, count integer not null,
        primary key (day, kind, question, chosen)
    ) strict""",
)

_CONFIRMATIONS = (
    # Stored, and nobody was told yet: rows come with their entry and go with its confirmation.
    "create table unconfirmed (entry integer primary key references entries(id)) strict",
    """create table announcements (
        entry integer primary key references entries(id), channel text not null, ts text not null
    ) strict""",
)

_POST_TABLES = (
    # What the bot posts by itself: one row for a kind, a place and an ISO week, which is the claim to post it.
    """create table posts (
        kind text not null, channel text not null, period text not null,
        state text not null, attempt text not null, due text not null, at text not null, not_before text not null,
        place text not null, ts text not null, reason text not null, last_entry integer not null,
        primary key (kind, channel, period)
    ) strict""",
    """create table starts (
        kind text not null, channel text not null, at text not null, primary key (kind, channel)
    ) strict""",
    """create table owners (
        measure text primary key, slack_id text not null, at text not null
    ) strict""",
    """create table absences (
        measure text not null, year integer not null, reason text not null,
        by_id text not null, by_name text not null, at text not null, primary key (measure, year)
    ) strict""",
)


@record()
def r001_tables(db: Database) -> None:
    for statement in _RECORD_TABLES:
        db.execute(statement)


@live()
def l001_tables(db: Database) -> None:
    for statement in _LIVE_TABLES:
        db.execute(statement)


@live()
def l002_confirmations(db: Database) -> None:
    for statement in _CONFIRMATIONS:
        db.execute(statement)


@live()
def l003_posts(db: Database) -> None:
    for statement in _POST_TABLES:
        db.execute(statement)
