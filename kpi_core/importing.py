"""The CSV files of a plan, to a `Record`: all complaints at once, or the whole record.

Each complaint names file, row, column and cell. What was read in a way that a person should know of
(another encoding, a bound read as a limit) is said beside the record.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from kpi_core import cells
from kpi_core.achievement import rule_of_bound
from kpi_core.errors import BadRecord, Complaint
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
)

OPTIONAL = {"programmes", "sources"}  # a plan can do without these files
_CELL_LIMIT = 1_000_000  # characters: more is no table

_WRONG: dict[str, tuple[str, str]] = {
    "missing": ("この項目がありません", "is missing"),
    "string_too_short": ("空欄にはできません", "must not be empty"),
    "string_too_long": ("長すぎます", "is too long"),
    "string_pattern_mismatch": (
        "使えない形式です（半角英小文字・数字・_・-、日付は 04-01 の形）",
        "has a form that is not allowed here",
    ),
}


_Cells = TypeVar("_Cells", bound=cells.Row)


@dataclass(frozen=True, slots=True)
class Reading:
    """A record, and what a person should know about how it was read."""

    record: Record
    remarks: tuple[Bilingual, ...]


def read_record(folder: Path) -> Reading:
    """The record that the CSV files in `folder` hold.

    Raises `BadRecord` with every complaint if a file is missing or a cell cannot be read.
    """
    return _Reader(folder).record()


class _Reader:
    """Reads one folder and collects what is wrong with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.complaints: list[Complaint] = []
        self.remarks: list[Bilingual] = []

    def record(self) -> Reading:
        plan = self._plan()
        terms = self._rows("plans", cells.TermCells)
        tables = self._rows("tables", cells.TableCells)
        measures = self._rows("measures", cells.MeasureCells)
        indicators = self._rows("indicators", cells.IndicatorCells)
        observations = self._rows("observations", cells.ObservationCells)
        published = self._rows("published", cells.PublishedCells)
        notes = self._rows("notes", cells.NoteCells)
        passages = self._rows("passages", cells.PassageCells)
        programmes = self._rows("programmes", cells.ProgrammeCells)
        sources = self._rows("sources", cells.SourceCells)

        self._unique("plans", "key", terms, lambda c: c.key)
        self._unique("tables", "key", tables, lambda c: c.key)
        self._unique("measures", "key", measures, lambda c: c.key)
        self._unique("indicators", "code", indicators, lambda c: c.code)
        self._unique(
            "observations",
            "year",
            observations,
            lambda c: f"{c.measure} {c.year.number}",
        )
        self._unique("published", "code", published, lambda c: f"{c.code} {c.year.number}")
        self._unique("passages", "key", passages, lambda c: c.key)
        self._unique("programmes", "name", programmes, lambda c: c.name)
        self._unique("sources", "source", sources, lambda c: c.source)

        measure_keys = {c.key for _, c in measures}
        codes = {c.code for _, c in indicators}
        self._known(
            "indicators",
            "measure",
            indicators,
            lambda c: c.measure,
            measure_keys,
            "measures.csv",
        )
        self._known(
            "indicators",
            "table",
            indicators,
            lambda c: c.table,
            {c.key for _, c in tables},
            "tables.csv",
        )
        self._known(
            "indicators",
            "plan",
            indicators,
            lambda c: c.plan,
            {c.key for _, c in terms},
            "plans.csv",
        )
        self._known(
            "observations",
            "measure",
            observations,
            lambda c: c.measure,
            measure_keys,
            "measures.csv",
        )
        self._known("published", "code", published, lambda c: c.code, codes, "indicators.csv")
        self._known("notes", "code", notes, lambda c: c.code, codes, "indicators.csv")
        self._check_rows(indicators, tables)
        self._check_used(measures, indicators)
        if self.complaints or plan is None:
            raise BadRecord(self.complaints)
        reports = {c.key: c.reports_year for _, c in tables}
        record = Record(
            plan=plan,
            terms=tuple(Term(c.key, Bilingual(c.name_ja, c.name_en), c.term_start, c.term_end) for _, c in terms),
            tables=tuple(Table(c.key, c.prefix, Bilingual(c.title_ja, c.title_en), c.reports_year) for _, c in tables),
            measures=tuple(_measure(c) for _, c in measures),
            indicators=tuple(
                self._indicator(line, order, c, reports[c.table]) for order, (line, c) in enumerate(indicators, start=1)
            ),
            observations=tuple(_observation(c) for _, c in observations),
            published=tuple(_published(c) for _, c in published),
            notes=tuple(
                Note(
                    c.code,
                    c.kind,
                    c.year,
                    Bilingual(c.text_ja, c.text_en),
                    c.certainty,
                    c.source,
                )
                for _, c in notes
            ),
            passages=tuple(
                Passage(
                    c.key,
                    Bilingual(c.title_ja, c.title_en),
                    Bilingual(c.text_ja, c.text_en),
                    c.aliases_ja + c.aliases_en,
                    c.source,
                )
                for _, c in passages
            ),
            programmes=tuple(
                Programme(Bilingual(c.name, c.name_en), c.aliases_ja + c.aliases_en) for _, c in programmes
            ),
            sources=tuple(Source(Bilingual(c.source, c.source_en), c.as_of) for _, c in sources),
        )
        return Reading(record, tuple(self.remarks))

    def _complain(
        self,
        file: str,
        row: int | None,
        column: str | None,
        cell: str | None,
        ja: str,
        en: str,
    ) -> None:
        self.complaints.append(Complaint(f"{file}.csv", row, column, cell, ja, en))

    def _text(self, file: str) -> str | None:
        path = self.folder / f"{file}.csv"
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            if file not in OPTIONAL:
                self._complain(
                    file,
                    None,
                    None,
                    None,
                    "ファイルがありません",
                    f"is not there (looked in {self.folder})",
                )
            return None
        except OSError as error:
            self._complain(
                file,
                None,
                None,
                None,
                f"開けません（{error.strerror}）",
                f"cannot be opened ({error.strerror})",
            )
            return None
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        try:
            text = raw.decode("cp932")
        except UnicodeDecodeError:
            self._complain(
                file,
                None,
                None,
                None,
                "文字コードを読み取れません（UTF-8 で保存してください）",
                "is neither UTF-8 nor CP932",
            )
            return None
        self.remarks.append(
            Bilingual(
                f"{file}.csv は CP932（Shift_JIS）として読みました。",
                f"{file}.csv was read as CP932 (Shift_JIS).",
            )
        )
        return text

    def _table(self, file: str) -> tuple[list[str], list[tuple[int, list[str]]]] | None:
        text = self._text(file)
        if text is None:
            return None
        csv.field_size_limit(_CELL_LIMIT)
        reader = csv.reader(io.StringIO(text, newline=""))
        try:
            header = next(reader, [])
            lines = []
            start = reader.line_num + 1
            for line in reader:
                if any(cell.strip() for cell in line):
                    lines.append((start, [cell.strip() for cell in line]))
                start = reader.line_num + 1
        except csv.Error as error:
            self._complain(
                file,
                reader.line_num,
                None,
                None,
                f"CSV として読み取れません（{error}）",
                f"is not CSV ({error})",
            )
            return None
        return [name.strip() for name in header], lines

    def _rows(self, file: str, model: type[_Cells]) -> list[tuple[int, _Cells]]:
        table = self._table(file)
        if table is None:
            return []
        header, lines = table
        if not self._header_fits(file, header, list(model.model_fields)):
            return []
        rows = []
        for number, line in lines:
            if len(line) != len(header):
                self._complain(
                    file, number, None, None,
                    f"列が{len(line)}個あります（見出しは{len(header)}列です）", f"has {len(line)} cells, the header has {len(header)}",
                )  # fmt: skip
                continue
            row = self._row(file, number, dict(zip(header, line, strict=True)), model)
            if row is not None:
                rows.append((number, row))
        return rows

    def _header_fits(self, file: str, header: list[str], wanted: list[str]) -> bool:
        for name in wanted:
            if name not in header:
                self._complain(file, 1, name, None, "この列がありません", "this column is missing")
        for name in header:
            if name not in wanted:
                self._complain(
                    file,
                    1,
                    None,
                    name,
                    "知らない列です",
                    "is not a column of this file",
                )
            elif header.count(name) > 1:
                self._complain(
                    file,
                    1,
                    name,
                    None,
                    "同じ列が二つあります",
                    "stands twice in the header",
                )
        return sorted(header) == sorted(wanted)

    def _row(self, file: str, number: int, line: dict[str, str], model: type[_Cells]) -> _Cells | None:
        try:
            return model.model_validate(line)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                column = str(problem["loc"][0]) if problem["loc"] else None
                context = problem.get("ctx", {})
                ja, en = _WRONG.get(problem["type"], ("使えない値です", "cannot be used here"))
                cell = problem["input"] if isinstance(problem["input"], str) else None
                self._complain(
                    file,
                    number,
                    column,
                    cell,
                    context.get("ja", ja),
                    context.get("en", en),
                )
            return None

    def _plan(self) -> Plan | None:
        table = self._table("plan")
        if table is None:
            return None
        header, lines = table
        if not self._header_fits("plan", header, ["key", "value"]):
            return None
        rows = {line[0]: (number, line[1]) for number, line in lines if len(line) == 2}
        given = {key: value for key, (_, value) in rows.items()}
        # An empty optional value means the same as none; a key that is not known is refused below.
        optional = {name for name, field in cells.PlanCells.model_fields.items() if not field.is_required()}
        try:
            c = cells.PlanCells.model_validate({k: v for k, v in given.items() if v or k not in optional})
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                key = str(problem["loc"][0])
                context = problem.get("ctx", {})
                ja, en = _WRONG.get(problem["type"], ("使えない項目か値です", "cannot be used here"))
                row = rows[key][0] if key in rows else None
                self._complain(
                    "plan",
                    row,
                    key,
                    given.get(key),
                    context.get("ja", ja),
                    context.get("en", en),
                )
            return None
        if not _is_timezone(c.timezone):
            self._complain(
                "plan",
                rows["timezone"][0],
                "timezone",
                c.timezone,
                "知らないタイムゾーンです（例: Asia/Tokyo）",
                "is no time zone (such as Asia/Tokyo)",
            )
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
            percent_floor=cells.floor_value(c.percent_floor),
            report_opens=c.report_opens,
            selected=c.selected,
            title=Bilingual(c.title_ja, c.title_en),
        )

    def _unique(
        self,
        file: str,
        column: str,
        rows: list[tuple[int, _Cells]],
        key: Callable[[_Cells], str],
    ) -> None:
        first: dict[str, int] = {}
        for number, row in rows:
            value = key(row)
            if value in first:
                self._complain(
                    file,
                    number,
                    column,
                    value,
                    f"{first[value]}行目と重なっています",
                    f"stands in row {first[value]} already",
                )
            first.setdefault(value, number)

    def _known(
        self,
        file: str,
        column: str,
        rows: list[tuple[int, _Cells]],
        reference: Callable[[_Cells], str],
        known: set[str],
        where: str,
    ) -> None:
        for number, row in rows:
            if reference(row) not in known:
                self._complain(
                    file,
                    number,
                    column,
                    reference(row),
                    f"{where} にありません",
                    f"is not in {where}",
                )

    def _check_rows(
        self,
        indicators: list[tuple[int, cells.IndicatorCells]],
        tables: list[tuple[int, cells.TableCells]],
    ) -> None:
        prefixes = {c.key: c.prefix for _, c in tables}
        by_code = {c.code: c for _, c in indicators}
        for number, c in indicators:
            if c.table in prefixes and c.code[0] not in prefixes[c.table]:
                self._complain(
                    "indicators", number, "code", c.code,
                    f"表「{c.table}」の記号（{prefixes[c.table]}）で始めてください", f"must begin with one of {prefixes[c.table]}, the prefix of its table",
                )  # fmt: skip
            if not c.compare_with:
                continue
            other = by_code.get(c.compare_with)
            if other is None or other.measure != c.measure or other is c or other.compare_with:
                self._complain(
                    "indicators", number, "compare_with", c.compare_with,
                    "同じ measure の、目標のある別の行の code を入れてください", "must be the code of another row of the same measure that has its own target",
                )  # fmt: skip

    def _check_used(
        self,
        measures: list[tuple[int, cells.MeasureCells]],
        indicators: list[tuple[int, cells.IndicatorCells]],
    ) -> None:
        used = {c.measure for _, c in indicators}
        for number, c in measures:
            if c.key not in used:
                self._complain(
                    "measures",
                    number,
                    "key",
                    c.key,
                    "indicators.csv のどの行からも使われていません",
                    "is used by no row of indicators.csv",
                )

    def _indicator(self, line: int, order: int, c: cells.IndicatorCells, reports_year: int | None) -> Indicator:
        baseline = c.baseline
        value = baseline.value if isinstance(baseline, Figure) else None
        target = None if isinstance(c.target, Missing) else Target(c.plan, c.target_year, c.target, c.target_from)
        rule = c.rule
        if rule is Rule.INTERVAL and isinstance(c.target, Figure):
            limit = rule_of_bound(c.target.bound, baseline=value, target=c.target.value)
            if limit is not None:
                rule = limit
                self.remarks.append(
                    Bilingual(
                        f"indicators.csv {line}行目 {c.code}: 目標の「{c.target.bound}」は当初値からの向きと合わないため、達成・未達成だけを判定します（{limit}）。",
                        f"indicators.csv, row {line}, {c.code}: the target's bound {c.target.bound} does not lead away from the baseline; it is read as {limit}.",
                    )
                )
        units = {f.unit for f in (baseline, c.target) if isinstance(f, Figure) and f.unit}
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
                value,
                baseline.text if isinstance(baseline, Words) else "",
            ),
            target=target,
            rule=rule,
            compare_with=c.compare_with or None,
            reports_year=reports_year,
            second_unit=next((unit for unit in sorted(units) if normalise(unit) != own), ""),
        )


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


def _observation(c: cells.ObservationCells) -> Observation:
    if isinstance(c.value, Missing):
        return Observation(c.measure, c.year, None, c.mark or c.value.mark, c.source)
    marks = " ".join(mark for mark in (c.value.mark, c.mark) if mark)
    return Observation(
        c.measure,
        c.year,
        c.value.value,
        marks,
        c.source,
        provisional=_is_provisional(marks),
    )


def _is_provisional(marks: str) -> bool:
    return any(word in marks for word in ("暫定", "速報", "見込"))


def _published(c: cells.PublishedCells) -> PublishedFigure:
    actual = c.actual.value if isinstance(c.actual, Figure) else None
    return PublishedFigure(c.code, c.year, actual, read_percent(c.percent), c.percent, c.source)


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
