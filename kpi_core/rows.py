"""Rows of the database to the values of `record`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from kpi_core.catalogue import MeasureNames
from kpi_core.entries import Entered
from kpi_core.figures import Bound, Figure, Words
from kpi_core.language import Bilingual
from kpi_core.record import (
    Baseline,
    Certainty,
    Entry,
    Indicator,
    Measure,
    Note,
    NoteKind,
    Observation,
    Passage,
    Plan,
    PublishedFigure,
    Rule,
    Target,
    first_day,
)
from kpi_core.years import Year, YearKind

DbRow = dict[str, Any]

_Cell = TypeVar("_Cell")


def year(number: int | None, kind: str | None) -> Year | None:
    return None if number is None or kind is None else Year(number, YearKind(kind))


def decimal(text: str | None) -> Decimal | None:
    """A figure that `figures.plain` wrote; None stays None."""
    return None if text is None else Decimal(text)


def plan(values: dict[str, str]) -> Plan:
    return Plan(
        key=values["key"],
        city=Bilingual(values["city_ja"], values["city_en"]),
        name=Bilingual(values["plan_ja"], values["plan_en"]),
        term_start=int(values["term_start"]),
        term_end=int(values["term_end"]),
        timezone=values["timezone"],
        language="en" if values["language"] == "en" else "ja",
        percent_decimals=int(values["percent_decimals"]),
        percent_floor=Decimal(values["percent_floor"]) if values["percent_floor"] else None,
        report_opens=values["report_opens"],
        selected=values["selected"],
        title=Bilingual(values["title_ja"], values["title_en"]),
    )


def measure(row: DbRow) -> Measure:
    return Measure(
        key=row["key"],
        name=Bilingual(row["name_ja"], row["name_en"]),
        unit=Bilingual(row["unit_ja"], row["unit_en"]),
        aliases=many(row["aliases"]),
        year_kind=YearKind(row["year_kind"]),
        running_total=bool(row["running_total"]),
        section=row["section"],
    )


def measure_names(row: tuple[str, str, str, str, str, str], indicators: Sequence[tuple[Any, ...]]) -> MeasureNames:
    """Key, names, aliases and units of a measure, with code, printed name, programme, dimension, SDG targets, target and its year of its rows.

    Tuples and not dictionaries: of a big plan, thousands are read before its first question can be answered.
    """
    codes, printed, programmes, dimensions, targets, aims, aim_years = (
        zip(*indicators, strict=True) if indicators else ((),) * 7
    )
    return MeasureNames(
        key=row[0],
        name=Bilingual(row[1], row[2]),
        aliases=many(row[3]),
        printed=_once(printed),
        codes=_once(codes),
        programmes=_once(programmes),
        dimensions=_once(dimensions),
        sdg_targets=many(targets[0])
        if len(targets) == 1
        else tuple(dict.fromkeys(target for cell in targets for target in many(cell))),
        aims=_once(aims),
        aim_years=_once(aim_years),
        programme_of=programmes,
        unit=Bilingual(row[4], row[5]),
    )


def _once(cells: tuple[_Cell, ...]) -> tuple[_Cell, ...]:
    """Those that hold anything, without repetition."""
    if len(cells) == 1:
        return cells if cells[0] else ()
    return tuple(dict.fromkeys(cell for cell in cells if cell))


def indicator(row: DbRow) -> Indicator:
    """A row of `indicators` with its table's `reports_year` and its plan's `term_start`."""
    return Indicator(
        code=row["code"],
        order=row["position"],
        table=row["table"],
        plan=row["plan"],
        measure=row["measure"],
        name_printed=row["name_printed"],
        programme=row["programme"],
        dimension=row["dimension"],
        sdg_targets=many(row["sdg_targets"]),
        unit_printed=row["unit_printed"],
        baseline=Baseline(
            year(row["baseline_year"], row["baseline_year_kind"]),
            decimal(row["baseline"]),
            row["baseline_words"],
        ),
        target=_target(row),
        rule=Rule(row["rule"]),
        compare_with=row["compare_with"],
        reports_year=row["reports_year"],
        second_unit=row["second_unit"],
        plan_begins=first_day(row["term_start"]),
    )


def _target(row: DbRow) -> Target | None:
    if row["target"] is not None:
        bound = Bound(row["target_bound"]) if row["target_bound"] else None
        value: Figure | Words = Figure(Decimal(row["target"]), row["target_unit"], bound, row["target_mark"])
    elif row["target_words"] is not None:
        value = Words(row["target_words"])
    else:
        return None
    since = date.fromisoformat(row["target_from"]) if row["target_from"] else None
    return Target(row["plan"], year(row["target_year"], row["target_year_kind"]), value, since)


def observation(row: DbRow) -> Observation:
    return Observation(
        measure=row["measure"],
        year=Year(row["year"], YearKind(row["year_kind"])),
        value=decimal(row["value"]),
        mark=row["mark"],
        source=row["source"],
        provisional=bool(row["provisional"]),
    )


def entered(row: DbRow, published: Observation | None) -> Observation:
    """An entry, laid over what the record says of the same measure and year."""
    return Observation(
        measure=row["measure"],
        year=published.year if published is not None else Year(row["year"], YearKind(row["year_kind"])),
        value=decimal(row["value"]),
        mark="",
        source=row["source"],
        provisional=bool(row["provisional"]),
        entry=Entry(row["by_name"], row["at"], row["reason"], row["id"]),
        published=published.value if published is not None else None,
    )


def entry(row: DbRow) -> Entered:
    return Entered(
        id=row["id"],
        key=row["key"],
        measure=row["measure"],
        year=Year(row["year"], YearKind(row["year_kind"])),
        old=decimal(row["old_value"]),
        new=decimal(row["value"]),
        provisional=bool(row["provisional"]),
        source=row["source"],
        reason=row["reason"],
        by_id=row["by_id"],
        by=row["by_name"],
        at=row["at"],
        via=row["via"],
        undoes=row["undoes"],
    )


def published_figure(row: DbRow) -> PublishedFigure:
    return PublishedFigure(
        code=row["code"],
        year=Year(row["year"], YearKind(row["year_kind"])),
        actual=decimal(row["actual"]),
        percent=decimal(row["percent"]),
        printed=row["printed"],
        source=row["source"],
    )


def note(row: DbRow) -> Note:
    return Note(
        code=row["code"],
        kind=NoteKind(row["kind"]),
        year=Year(row["year"], YearKind(row["year_kind"])),
        text=Bilingual(row["text_ja"], row["text_en"]),
        certainty=Certainty(row["certainty"]),
        source=row["source"],
    )


def passage(row: DbRow) -> Passage:
    return Passage(
        key=row["key"],
        title=Bilingual(row["title_ja"], row["title_en"]),
        text=Bilingual(row["text_ja"], row["text_en"]),
        aliases=many(row["aliases"]),
        source=row["source"],
    )


def many(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()
