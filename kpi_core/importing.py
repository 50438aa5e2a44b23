"""The CSV files of a plan, to a `Record`: all complaints at once, or the whole record.

Each complaint names file, row, column and cell. What was read in a way that a person should know of
(another encoding, a bound read as a limit) is said beside the record.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from kpi_core import cells, consistency
from kpi_core.achievement import rule_of_bound
from kpi_core.csv_editing import EditedFolder
from kpi_core.csv_files import CsvFolder, Sheet
from kpi_core.csv_writing import MODELS
from kpi_core.errors import BadRecord
from kpi_core.figures import Figure, Missing, Words, read_percent
from kpi_core.language import Bilingual, normalise
from kpi_core.record import (
    Baseline,
    Indicator,
    Measure,
    Note,
    Observation,
    Passage,
    Plan,
    Programme,
    PublishedFigure,
    Record,
    Rule,
    Source,
    Table,
    Target,
    Term,
    first_day,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A record, and what a person should know about how it was read."""

    record: Record
    remarks: tuple[Bilingual, ...]


STEPS = 11  # files


def read_record(folder: Path, step: Callable[[], None] = lambda: None) -> Reading:
    """The record that the CSV files in `folder` hold; `step` is called after each of the `STEPS`.

    Raises `BadRecord` with every complaint if a file is missing or a cell cannot be read.
    """
    files = CsvFolder(folder, step)
    plan = _plan(files)
    sheets = _sheets(files)
    _check(files, sheets)
    if files.complaints or plan is None:
        raise BadRecord(files.complaints)
    limits = [_limit(number, c) for number, c in sheets.indicators.rows]
    remarks = (*files.remarks, *(remark for remark in limits if remark is not None))
    return Reading(_record(plan, sheets), remarks)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The files of a record, but for plan.csv, each row read by itself."""

    terms: Sheet[cells.TermCells]
    tables: Sheet[cells.TableCells]
    measures: Sheet[cells.MeasureCells]
    indicators: Sheet[cells.IndicatorCells]
    observations: Sheet[cells.ObservationCells]
    published: Sheet[cells.PublishedCells]
    notes: Sheet[cells.NoteCells]
    passages: Sheet[cells.PassageCells]
    programmes: Sheet[cells.ProgrammeCells]
    sources: Sheet[cells.SourceCells]


def _sheets(files: CsvFolder) -> _Sheets:
    return _Sheets(
        terms=files.sheet("plans", cells.TermCells),
        tables=files.sheet("tables", cells.TableCells),
        measures=files.sheet("measures", cells.MeasureCells),
        indicators=files.sheet("indicators", cells.IndicatorCells),
        observations=files.sheet("observations", cells.ObservationCells),
        published=files.sheet("published", cells.PublishedCells),
        notes=files.sheet("notes", cells.NoteCells),
        passages=files.sheet("passages", cells.PassageCells),
        programmes=files.sheet("programmes", cells.ProgrammeCells, optional=True),
        sources=files.sheet("sources", cells.SourceCells, optional=True),
    )


def _check(files: CsvFolder, sheets: _Sheets) -> None:
    """Complain of what does not hold between the files."""
    consistency.unique(files, sheets.terms, "key", lambda c: c.key)
    consistency.unique(files, sheets.tables, "key", lambda c: c.key)
    consistency.unique(files, sheets.measures, "key", lambda c: c.key)
    consistency.unique(files, sheets.indicators, "code", lambda c: c.code)
    consistency.unique(files, sheets.observations, "year", lambda c: f"{c.measure} {c.year.number}")
    consistency.unique(files, sheets.published, "year", lambda c: f"{c.code} {c.year.number}")
    consistency.unique(files, sheets.passages, "key", lambda c: c.key)
    consistency.unique(files, sheets.programmes, "name", lambda c: c.name)
    consistency.unique(files, sheets.sources, "source", lambda c: c.source)
    consistency.known(files, sheets.indicators, "table", sheets.tables, "key")
    consistency.known(files, sheets.indicators, "plan", sheets.terms, "key")
    consistency.known(files, sheets.indicators, "measure", sheets.measures, "key")
    consistency.known(files, sheets.observations, "measure", sheets.measures, "key")
    consistency.known(files, sheets.published, "code", sheets.indicators, "code")
    consistency.known(files, sheets.notes, "code", sheets.indicators, "code")
    consistency.prefixed(files, sheets.indicators, sheets.tables)
    consistency.lending(files, sheets.indicators)
    consistency.used(files, sheets.measures, sheets.indicators)


def _record(plan: Plan, sheets: _Sheets) -> Record:
    reports = {c.key: c.reports_year for c in sheets.tables.values}
    begins = {c.key: first_day(c.term_start) for c in sheets.terms.values}
    return Record(
        plan=plan,
        terms=tuple(
            Term(c.key, Bilingual(c.name_ja, c.name_en), c.term_start, c.term_end) for c in sheets.terms.values
        ),
        tables=tuple(
            Table(c.key, c.prefix, Bilingual(c.title_ja, c.title_en), c.reports_year) for c in sheets.tables.values
        ),
        measures=tuple(_measure(c) for c in sheets.measures.values),
        indicators=tuple(
            _indicator(order, c, reports[c.table], begins[c.plan])
            for order, c in enumerate(sheets.indicators.values, start=1)
        ),
        observations=tuple(_observation(c) for c in sheets.observations.values),
        published=tuple(_published(c) for c in sheets.published.values),
        notes=tuple(_note(c) for c in sheets.notes.values),
        passages=tuple(_passage(c) for c in sheets.passages.values),
        programmes=tuple(
            Programme(Bilingual(c.name, c.name_en), c.aliases_ja + c.aliases_en) for c in sheets.programmes.values
        ),
        sources=tuple(Source(Bilingual(c.source, c.source_en), c.as_of) for c in sheets.sources.values),
    )


def check_edited(edited: EditedFolder) -> None:
    """Raises `BadRecord` if the changed files would be no record."""
    with tempfile.TemporaryDirectory(prefix="kaga-import-") as temporary:
        beside = Path(temporary)
        changed = edited.contents()
        for name in MODELS:
            path = edited.folder / f"{name}.csv"
            if path.name in changed or path.is_file():
                content = changed[path.name] if path.name in changed else path.read_bytes()
                (beside / path.name).write_bytes(content)
        read_record(beside)


def _plan(files: CsvFolder) -> Plan | None:
    """plan.csv, which has one key a line; None with complaints made."""
    sheet = files.sheet("plan", cells.PlanLine)
    if sheet.columns is None:
        return None
    consistency.unique(files, sheet, "key", lambda line: line.key)
    rows = {line.key: number for number, line in sheet.rows}
    # An empty optional value means the same as none; a key that is not known is refused below.
    optional = {name for name, field in cells.PlanCells.model_fields.items() if not field.is_required()}
    given = {line.key: line.value for line in sheet.values if line.value or line.key not in optional}
    try:
        c = cells.PlanCells.model_validate(given)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            key = str(problem["loc"][0])
            files.complain_of("plan", problem, row=rows.get(key), cell=given.get(key))
        return None
    if not _is_timezone(c.timezone):
        message = Bilingual("知らないタイムゾーンです（例: Asia/Tokyo）", "is no time zone (such as Asia/Tokyo)")
        files.complain("plan", message, row=rows.get("timezone"), column="timezone", cell=c.timezone)
        return None
    return Plan(
        key=c.key,
        city=Bilingual(c.city_ja, c.city_en),
        name=Bilingual(c.plan_ja, c.plan_en),
        term_start=c.term_start,
        term_end=c.term_end,
        timezone=c.timezone,
        language=c.language,
        percent_decimals=c.percent_decimals,
        percent_floor=c.percent_floor.value if c.percent_floor is not None else None,
        report_opens=c.report_opens,
        selected=c.selected,
        title=Bilingual(c.title_ja, c.title_en),
    )


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _measure(c: cells.MeasureCells) -> Measure:
    return Measure(
        c.key,
        Bilingual(c.name_ja, c.name_en),
        Bilingual(c.unit_ja, c.unit_en),
        c.aliases_ja + c.aliases_en,
        c.year_kind,
        c.running_total,
        c.section,
    )


def _rule(c: cells.IndicatorCells) -> Rule:
    """The row's rule; a bound that does not lead away from the baseline makes it a limit to be kept."""
    if c.rule is not Rule.INTERVAL or not isinstance(c.target, Figure):
        return c.rule
    baseline = c.baseline.value if isinstance(c.baseline, Figure) else None
    return rule_of_bound(c.target.bound, baseline=baseline, target=c.target.value) or c.rule


def _limit(row: int, c: cells.IndicatorCells) -> Bilingual | None:
    """What to say of a target that is read as a limit."""
    rule = _rule(c)
    if rule is c.rule or not isinstance(c.target, Figure):
        return None
    return Bilingual(
        f"indicators.csv {row}行目 {c.code}: 目標の「{c.target.bound}」は当初値からの向きと合わないため、達成・未達成だけを判定します（{rule}）。",
        f"indicators.csv, row {row}, {c.code}: the target's bound {c.target.bound} does not lead away from the baseline; it is read as {rule}.",
    )


def _indicator(order: int, c: cells.IndicatorCells, reports_year: int | None, begins: date) -> Indicator:
    baseline = c.baseline
    units = sorted({f.unit for f in (baseline, c.target) if isinstance(f, Figure) and f.unit})
    own = normalise(c.unit_printed)
    return Indicator(
        code=c.code,
        order=order,
        table=c.table,
        plan=c.plan,
        measure=c.measure,
        name_printed=c.name_printed,
        programme=c.programme,
        dimension=c.dimension,
        sdg_targets=c.sdg_targets,
        unit_printed=c.unit_printed,
        baseline=Baseline(
            c.baseline_year,
            baseline.value if isinstance(baseline, Figure) else None,
            baseline.text if isinstance(baseline, Words) else "",
        ),
        target=None if isinstance(c.target, Missing) else Target(c.plan, c.target_year, c.target, c.target_from),
        rule=_rule(c),
        compare_with=c.compare_with or None,
        reports_year=reports_year,
        plan_begins=begins,
        second_unit=next((unit for unit in units if normalise(unit) != own), ""),
    )


def _observation(c: cells.ObservationCells) -> Observation:
    if isinstance(c.value, Missing):
        return Observation(c.measure, c.year, None, c.mark or c.value.mark, c.source)
    marks = " ".join(mark for mark in (c.value.mark, c.mark) if mark)
    provisional = any(word in marks for word in ("暫定", "速報", "見込"))
    return Observation(c.measure, c.year, c.value.value, marks, c.source, provisional=provisional)


def _published(c: cells.PublishedCells) -> PublishedFigure:
    actual = c.actual.value if isinstance(c.actual, Figure) else None
    return PublishedFigure(c.code, c.year, actual, read_percent(c.percent), c.percent, c.source)


def _note(c: cells.NoteCells) -> Note:
    return Note(c.code, c.kind, c.year, Bilingual(c.text_ja, c.text_en), c.certainty, c.source)


def _passage(c: cells.PassageCells) -> Passage:
    return Passage(
        c.key,
        Bilingual(c.title_ja, c.title_en),
        Bilingual(c.text_ja, c.text_en),
        c.aliases_ja + c.aliases_en,
        c.source,
    )
