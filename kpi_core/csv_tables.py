"""Tables as CSV files that a Japanese spreadsheet opens as they are, and in which no cell becomes a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# A spreadsheet takes a cell that begins so for a formula, whoever wrote it.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_FIGURE = re.compile(r"[+-]?[\d,]+(?:\.\d+)?%?")


def table_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with BOM, without which Japanese Excel reads CP932."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """`cell` with an apostrophe before what a spreadsheet would take for a formula; numbers are left as they are."""
    return f"'{cell}" if _FORMULA.match(cell) and not _FIGURE.fullmatch(cell) else cell
