"""Small plans for tests: as values, and as folders of CSV files.

Baselines, targets and actuals are written as tables print them ("2030年度 80以上"), so that a test's table can be
read beside a published one.
"""

from __future__ import annotations

import csv
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from kpi_core.building import build
from kpi_core.dossier import Dossier
from kpi_core.figures import Figure, Missing, Words, read_figure, read_percent
from kpi_core.importing import read_record
from kpi_core.language import Bilingual
from kpi_core.record import (
    Baseline,
    Entry,
    Indicator,
    Measure,
    Observation,
    Plan,
    PublishedFigure,
    Record,
    Rule,
    Table,
    Target,
    Term,
)
from kpi_core.years import Year, YearKind, read_year

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
CASES = ROOT.parent / "shared" / "cases"  # beside the project's root; not there in every checkout

_PLAN = Plan(
    key="sample-2020",
    city=Bilingual("見本市", "Sample City"),
    name=Bilingual("見本計画", "Sample Plan"),
    term_start=2020,
    term_end=2022,
    timezone="Asia/Tokyo",
    language="ja",
    percent_decimals=0,
    percent_floor=None,
    report_opens="04-01",
    selected="2020年度",
    title=Bilingual("見本", "Sample"),
)
_MEASURE = Measure(
    "visitors", Bilingual("来館者数", "Visitors"), Bilingual("人", "people"), ("来館者",), YearKind.CALENDAR, False, ""
)


def plan(**changes: Any) -> Plan:
    return replace(_PLAN, **changes)


def year(cell: str) -> Year:
    found = read_year(cell)
    assert found is not None, cell
    return found


def row(
    code: str = "経1",
    baseline: str = "2020年 0",
    target: str = "2030年 100",
    *,
    rule: Rule = Rule.INTERVAL,
    order: int = 1,
    dimension: str = "",
    compare_with: str | None = None,
    reports_year: int | None = None,
    since: date | None = None,
    plan: str = "first",
    begins: date | None = date(2020, 4, 1),
) -> Indicator:
    """A row of a table. `baseline` and `target` are a year (`-` for none) and a cell; an empty text is no target."""
    baseline_year, value = _year_and_cell(baseline)
    target_year, aim = _year_and_cell(target)
    return Indicator(
        code=code,
        order=order,
        table="vision",
        plan=plan,
        measure=_MEASURE.key,
        name_printed="来館者数",
        programme="",
        dimension=dimension,
        sdg_targets=(),
        unit_printed="人",
        baseline=Baseline(
            baseline_year,
            value.value if isinstance(value, Figure) else None,
            value.text if isinstance(value, Words) else "",
        ),
        target=None if isinstance(aim, Missing) else Target(plan, target_year, aim, since),
        rule=rule,
        compare_with=compare_with,
        reports_year=reports_year,
        plan_begins=begins,
    )


def _year_and_cell(text: str) -> tuple[Year | None, Figure | Words | Missing]:
    printed, _, cell = text.partition(" ")
    return (None if printed in {"", "-"} else year(printed)), read_figure(cell)


def seen(printed_year: str, cell: str, *, over: str | None = None) -> Observation:
    """An actual; `over`: it was entered here, over this value of the record."""
    read = read_figure(cell)
    value = read.value if isinstance(read, Figure) else None
    mark = read.mark if isinstance(read, Figure | Missing) else ""
    entry = None if over is None else Entry("山田", "2024-05-01T00:00:00Z", "")
    published = None if over is None else Decimal(over)
    return Observation(_MEASURE.key, year(printed_year), value, mark, "様式3-2", entry=entry, published=published)


def printed(code: str, printed_year: str, percent: str, actual: str | None = None) -> PublishedFigure:
    """A published percentage, with the actual that stands beside it."""
    value = None if actual is None else Decimal(actual)
    return PublishedFigure(code, year(printed_year), value, read_percent(percent), percent, "様式3-2")


def dossier(
    *rows: Indicator,
    actuals: Mapping[str, str] | Sequence[Observation] = (),
    published: Sequence[PublishedFigure] = (),
) -> Dossier:
    """One measure with its rows; `actuals` are cells by year, or observations."""
    observations = [seen(*item) for item in actuals.items()] if isinstance(actuals, Mapping) else actuals
    in_order = sorted(observations, key=lambda o: o.year)
    return Dossier(_MEASURE, rows, tuple(in_order), tuple(published), ())


def record(*rows: Indicator, observations: Sequence[Observation] = ()) -> Record:
    """A whole record with one measure."""
    return Record(
        plan=plan(),
        terms=(Term("first", Bilingual("第1期", "First"), 2020, 2022),),
        tables=(Table("vision", "経社環", Bilingual("表", "Table"), None),),
        measures=(_MEASURE,),
        indicators=rows or (row(),),
        observations=tuple(observations),
        published=(),
        notes=(),
        passages=(),
        programmes=(),
        sources=(),
    )


def copy_of_data(folder: Path) -> Path:
    """The project's CSV files in `folder`, to be edited."""
    folder.mkdir(parents=True)
    for file in DATA.glob("*.csv"):
        shutil.copy(file, folder)
    return folder


def small_folder(folder: Path) -> Path:
    """The files of a small city: one measure, one row, and none of the optional files."""
    files = {
        "plan": "key,value\nkey,sample-2020\ncity_ja,見本市\nplan_ja,見本計画\nterm_start,2020年度\nterm_end,2022年度\n",
        "plans": "key,name_ja,name_en,term_start,term_end\nfirst,第1期,First,2020,2022\n",
        "tables": "key,prefix,title_ja,title_en,reports_year\nvision,経社環,表,Table,\n",
        "measures": "key,name_ja,name_en,unit_ja,unit_en,aliases_ja,aliases_en,year_kind,running_total,section\n"
        "visitors,来館者数,Visitors,人,people,来館者;お客さん,,年度,no,\n",
        "indicators": "code,table,plan,measure,name_printed,programme,dimension,sdg_targets,unit_printed,"
        "baseline_year,baseline,target_year,target,target_from,rule,compare_with\n"
        "経1,vision,first,visitors,来館者数,,経済,8.9;11.a,人,2020年度,100,2030年度,200,,interval,\n",
        "observations": "measure,year,value,mark,source\nvisitors,2022年度,150,,様式3-2\n",
        "published": "code,year,actual,percent,source\n経1,2022年度,150,50%,様式3-2\n",
        "notes": "code,kind,year,text_ja,text_en,certainty,source\n",
        "passages": "key,title_ja,title_en,text_ja,text_en,aliases_ja,aliases_en,source\n",
    }
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def cells_of(folder: Path, file: str) -> list[list[str]]:
    """The cells of `file`, header first: row 1 is at index 0."""
    with (folder / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def write_cells(folder: Path, file: str, rows: Sequence[Sequence[str]]) -> None:
    with (folder / f"{file}.csv").open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(rows)


def edit(folder: Path, file: str, row: int, **changes: str) -> None:
    """Write `changes` (by column) into a row, as a spreadsheet numbers it: the header is 1. One more than the last adds a row."""
    table = cells_of(folder, file)
    if row == len(table) + 1:
        table.append([""] * len(table[0]))
    for column, cell in changes.items():
        table[row - 1][table[0].index(column)] = cell
    write_cells(folder, file, table)


def row_of(folder: Path, file: str, **where: str) -> int:
    """The number of the first row that holds these cells."""
    header, *rows = cells_of(folder, file)
    for number, cells in enumerate(rows, start=2):
        if all(cells[header.index(column)] == cell for column, cell in where.items()):
            return number
    raise LookupError(where)


def built(folder: Path, output: Path) -> Path:
    """The database of the CSV files in `folder`."""
    build(read_record(folder).record, output)
    return output


def dump(path: Path) -> list[str]:
    """All that an SQLite file holds, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
