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

# For people who look at the record with SQLite's own tools: what was published, under plain names. Nothing is computed
# here, since every figure that leaves the program is computed in one place, and that is not SQL.
_RECORD_VIEWS = (
    """create view indicator_progress as
        with newest as (
            select code, max(year) as year from published group by code
        )
        select i.code, plans.name_ja as plan, t.title_ja as published_table, m.name_ja as measure, i.name_printed as name,
            i.programme, i.dimension, i.sdg_targets, i.unit_printed as unit,
            i.baseline_year || i.baseline_year_kind as baseline_year, coalesce(i.baseline, i.baseline_words) as baseline,
            i.target_year || i.target_year_kind as target_year,
            coalesce(i.target || coalesce(i.target_bound, ''), i.target_words) as target,
            i.target_from, i.rule, p.year || p.year_kind as published_year, p.actual as published_actual,
            p.printed as published_percent, p.source
        from indicators i
        join plans on plans.key = i.plan
        join tables t on t.key = i."table"
        join measures m on m.key = i.measure
        left join newest on newest.code = i.code
        left join published p on p.code = newest.code and p.year = newest.year
        order by i.position""",
    """create view actuals_by_year as
        select m.name_ja as measure, m.name_en as measure_en, o.year || o.year_kind as year, o.value as actual,
            m.unit_ja as unit, o.mark, o.source, m.section, m.key
        from observations o join measures m on m.key = o.measure
        order by m.position, o.year""",
    """create view published_figures as
        select p.code, m.name_ja as measure, p.year || p.year_kind as year, p.actual, i.unit_printed as unit,
            p.printed as percent, p.source
        from published p join indicators i on i.code = p.code join measures m on m.key = i.measure
        order by i.position, p.year""",
    """create view notes_by_indicator as
        select n.code, m.name_ja as measure, n.kind, n.year || n.year_kind as review, n.text_ja, n.text_en, n.certainty,
            n.source
        from notes n join indicators i on i.code = n.code join measures m on m.key = i.measure
        order by i.position, n.position""",
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


@record()
def r002_views(db: Database) -> None:
    for statement in _RECORD_VIEWS:
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


@live()
def l004_record_told(db: Database) -> None:
    db.execute("alter table posts add column record text not null default ''")
