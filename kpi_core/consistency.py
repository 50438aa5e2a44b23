"""What must hold between the files of a record: keys that stand once, references that lead somewhere.

A row that could not be read is complained about where it stands; here it still counts as being there, so that one
wrong cell does not bring complaints about every other file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kpi_core import cells
from kpi_core.csv_files import Cells, CsvFolder, Sheet
from kpi_core.figures import Missing
from kpi_core.language import Bilingual

_Others = TypeVar("_Others", bound=cells.Row)


def unique(files: CsvFolder, sheet: Sheet[Cells], column: str, key: Callable[[Cells], str]) -> None:
    """Complain of rows whose `key` stands in an earlier row already."""
    first: dict[str, int] = {}
    for number, row in sheet.rows:
        value = key(row)
        earlier = first.setdefault(value, number)
        if earlier != number:
            message = Bilingual(f"{earlier}行目と重なっています", f"stands in row {earlier} already")
            files.complain(sheet.file, message, row=number, column=column, cell=value)


def known(files: CsvFolder, sheet: Sheet[Cells], column: str, other: Sheet[_Others], other_column: str) -> None:
    """Complain of cells in `column` that do not stand in the other file's `other_column`."""
    if other.columns is None:
        return
    for number, row in sheet.rows:
        cell = getattr(row, column)
        if cell not in other.columns[other_column]:
            message = Bilingual(f"{other.file}.csv にありません", f"is not in {other.file}.csv")
            files.complain(sheet.file, message, row=number, column=column, cell=cell)


def used(files: CsvFolder, measures: Sheet[cells.MeasureCells], indicators: Sheet[cells.IndicatorCells]) -> None:
    """Complain of measures that no row counts: nothing could be said about them."""
    if indicators.columns is None:
        return
    for number, c in measures.rows:
        if c.key not in indicators.columns["measure"]:
            message = Bilingual("indicators.csv のどの行からも使われていません", "is used by no row of indicators.csv")
            files.complain("measures", message, row=number, column="key", cell=c.key)


def prefixed(files: CsvFolder, indicators: Sheet[cells.IndicatorCells], tables: Sheet[cells.TableCells]) -> None:
    """Complain of codes that do not begin with their table's prefix."""
    prefixes = {c.key: c.prefix for c in tables.values}
    for number, c in indicators.rows:
        prefix = prefixes.get(c.table)
        if prefix is not None and c.code[0] not in prefix:
            message = Bilingual(
                f"表「{c.table}」の記号（{prefix}）で始めてください",
                f"must begin with one of {prefix}, the prefix of its table",
            )
            files.complain("indicators", message, row=number, column="code", cell=c.code)


def lending(files: CsvFolder, indicators: Sheet[cells.IndicatorCells]) -> None:
    """Complain of `compare_with` where it names no row that could lend its baseline and target."""
    by_code = {c.code: c for c in indicators.values}
    written = (indicators.columns or {}).get("code", frozenset())
    for number, c in indicators.rows:
        other = by_code.get(c.compare_with)
        if not c.compare_with or (other is None and c.compare_with in written):
            continue
        if other is None or other.measure != c.measure or other.compare_with or isinstance(other.target, Missing):
            message = Bilingual(
                "同じ measure の、目標のある別の行の code を入れてください",
                "must be the code of another row of the same measure that has its own target",
            )
            files.complain("indicators", message, row=number, column="compare_with", cell=c.compare_with)
