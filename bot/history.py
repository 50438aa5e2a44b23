"""The history of what was entered, as JSON and as CSV for a spreadsheet. Pure.

A cell of text that a spreadsheet would take for a formula gets an apostrophe before it; figures stay figures.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from bot import entry_words, wording
from bot.terminal import visible
from bot.text_layout import columns
from kpi_core.entries import Entered
from kpi_core.figures import plain
from kpi_core.language import Bilingual, Language
from kpi_core.record import Measure

COLUMNS = (
    "id", "measure", "name", "year", "old", "new", "provisional", "by", "by_id", "at", "via", "source", "reason", "undoes",
)  # fmt: skip
_FIGURES = {"id", "year", "old", "new", "undoes"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BOM = "\ufeff"  # by which Excel knows UTF-8


def as_json(entry: Entered, measures: Mapping[str, Measure]) -> dict[str, Any]:
    """Figures are strings in plain notation; `new` is null where an actual was taken back and the record's holds again."""
    measure = measures.get(entry.measure)
    return {
        "id": entry.id,
        "measure": entry.measure,
        "name": measure.name.ja if measure is not None else None,
        "year": f"{entry.year.number:04d}",
        "old": None if entry.old is None else plain(entry.old),
        "new": None if entry.new is None else plain(entry.new),
        "provisional": entry.provisional,
        "by": entry.by,
        "by_id": entry.by_id,
        "at": entry.at,
        "via": entry.via,
        "source": entry.source,
        "reason": entry.reason,
        "undoes": entry.undoes,
    }


def as_csv(entries: Iterable[Entered], measures: Mapping[str, Measure]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        form = as_json(entry, measures)
        writer.writerow([_cell(column, form[column]) for column in COLUMNS])
    return BOM + out.getvalue()


def lines(entries: Iterable[Entered], measures: Mapping[str, Measure], timezone: str, language: Language) -> list[str]:
    """For the terminal: number, time on the plan's clock, name, year, change, who, from where, source and reason."""
    table = [
        (
            str(e.id),
            wording.local_time(e.at, timezone),
            measures[e.measure].name.to(language) if e.measure in measures else e.measure,
            e.year.label(language),
            _change(e, measures.get(e.measure), language),
            e.by,
            _said(e, language),
        )
        for e in entries
    ]
    return [visible(line) for line in columns(table, right={0})] or [Bilingual("ありません。", "None.").to(language)]


def _change(entry: Entered, measure: Measure | None, language: Language) -> str:
    """1,457 DL → 2,000 DL（暫定）; the unit is gone with a measure that the record lost."""
    return entry_words.of_entry(entry, measure.unit if measure is not None else Bilingual("", ""), language)


def _said(entry: Entered, language: Language) -> str:
    undone = f"{entry.undoes}" if entry.undoes is not None else ""
    parts = [
        Bilingual(f"{undone}番の取り消し", f"undoes {undone}").to(language) if undone else "",
        entry.source,
        entry.reason,
    ]
    return wording.joined([part for part in parts if part], language)


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value) if column in _FIGURES else neutral(str(value))


def neutral(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula: ＝ and ＋ are signs of one too, and leading blanks are skipped."""
    visible = unicodedata.normalize("NFKC", text).lstrip(" \u200b\ufeff")
    return f"'{text}" if text.startswith(_FORMULA) or visible.startswith(_FORMULA) else text
