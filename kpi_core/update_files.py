"""A year's actuals in one CSV file: every row is read and previewed, or every problem is told and nothing is stored.

Columns: `measure` (key, code or name) or `code`, `year`, `value`, `source`, and if wanted `reason` and `provisional`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kpi_core import cells
from kpi_core.csv_files import CsvFolder
from kpi_core.dossier import Dossier
from kpi_core.entries import told_text
from kpi_core.errors import BadEntry, BadRecord, Complaint
from kpi_core.language import Bilingual, normalise
from kpi_core.naming import measure_named
from kpi_core.store import Store
from kpi_core.typed_values import read_typed_year, read_value
from kpi_core.updates import Draft, Preview, preview

_NO_ENDING = ("名前が .csv で終わるファイルを指定してください", "name a file that ends in .csv")
_YES = {"暫定", "暫定値", "速報", "速報値", "provisional", "yes", "true", "1", "y", "○"}
_NO = {"", "確定", "確定値", "final", "no", "false", "0", "n"}


class UpdateCells(cells.Row):
    """A row of the file."""

    measure: str = ""
    code: str = ""
    year: str
    value: str
    source: str
    reason: str = ""
    provisional: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A row of the file, numbered as a spreadsheet does, and what it would change after the rows before it."""

    row: int
    preview: Preview


@dataclass(frozen=True, slots=True)
class Reading:
    """`there` are the rows whose value was entered before, with the same source: they are not stored again."""

    planned: tuple[Planned, ...]
    there: tuple[int, ...]
    remarks: tuple[Bilingual, ...]


def read_updates(path: Path, store: Store, today: date) -> Reading:
    """Raises `BadRecord` with every problem of the file."""
    files = CsvFolder(path.parent)
    if (
        not path.suffix
    ):  # a table's bare name gets `.csv`, so another file would be looked for than the one that was named
        raise BadRecord([Complaint(path.name, None, None, None, *_NO_ENDING)])
    sheet = files.sheet(path.name, UpdateCells)
    if sheet.columns is not None and not sheet.rows and not files.complaints:
        files.complain(path.name, Bilingual("登録する行がありません", "has no rows to store"))
    drafts = [(row, _draft(files, path.name, row, line, store, today)) for row, line in sheet.rows]
    known = [(row, draft) for row, draft in drafts if draft is not None]
    _complain_of_twins(files, path.name, known)
    if files.complaints:
        raise BadRecord(files.complaints)
    return _planned(known, store, today, files.remarks)


def _draft(files: CsvFolder, file: str, row: int, line: UpdateCells, store: Store, today: date) -> Draft | None:
    """None where something is complained about; all cells of the row are looked at."""
    before = len(files.complaints)

    def complain(error: BadEntry, column: str, cell: str) -> None:
        files.complain(file, Bilingual(error.ja, error.en), row=row, column=column, cell=cell)

    measure = _measure(files, file, row, line, store)
    dossier: Dossier | None = next(iter(store.dossiers([measure])), None) if measure else None
    texts: dict[str, str] = {}
    for column, text in (("source", line.source), ("reason", line.reason)):
        try:
            texts[column] = told_text(text)
        except BadEntry as error:
            complain(error, column, text)
    if not texts.get("source", "-"):
        files.complain(
            file, Bilingual("出典を入力してください", "a source is needed"), row=row, column="source", cell=""
        )
    word = normalise(line.provisional)
    if word not in _YES | _NO:
        expected = Bilingual("「暫定」か空欄にしてください", "must be “provisional” or empty")
        files.complain(file, expected, row=row, column="provisional", cell=line.provisional)
    if dossier is None:
        return None
    try:
        year = read_typed_year(line.year, dossier, today)
    except BadEntry as error:
        complain(error, "year", line.year)
    try:
        value = read_value(line.value, dossier)
    except BadEntry as error:
        complain(error, "value", line.value)
    if len(files.complaints) > before:
        return None
    return Draft(measure, year, value, texts["source"], texts["reason"], word in _YES)


def _measure(files: CsvFolder, file: str, row: int, line: UpdateCells, store: Store) -> str:
    """The row's measure; empty where it is complained about."""
    named = {column: words for column, words in (("measure", line.measure), ("code", line.code)) if words}
    if not named:
        message = Bilingual("指標（measure か code）を入力してください", "a measure or a code is needed")
        files.complain(file, message, row=row)
    found: set[str] = set()
    for column, words in named.items():
        try:
            found.add(measure_named(words, store))
        except BadEntry as error:
            files.complain(file, Bilingual(error.ja, error.en), row=row, column=column, cell=words)
    if len(found) > 1:
        message = Bilingual("measure と code が別の指標を指しています", "measure and code name different indicators")
        files.complain(file, message, row=row)
    return next(iter(found)) if len(found) == 1 else ""


def _complain_of_twins(files: CsvFolder, file: str, drafts: Sequence[tuple[int, Draft]]) -> None:
    first: dict[tuple[str, int], int] = {}
    for row, draft in drafts:
        of = (draft.measure, draft.year.number)
        if of in first:
            message = Bilingual(
                f"{first[of]}行目と同じ指標・同じ年です", f"has the measure and year of row {first[of]} again"
            )
            files.complain(file, message, row=row)
        first.setdefault(of, row)


def _planned(drafts: Sequence[tuple[int, Draft]], store: Store, today: date, remarks: Sequence[Bilingual]) -> Reading:
    """Each row is previewed over the rows before it, since they are stored together."""
    now = {d.measure.key: d for d in store.dossiers(list({draft.measure for _, draft in drafts}))}
    planned: list[Planned] = []
    there: list[int] = []
    for row, draft in drafts:
        seen = preview(draft, now[draft.measure], store.plan, today)
        old = seen.old
        if seen.unchanged and old is not None and old.entry is not None and old.source == draft.source:
            there.append(row)
            continue
        planned.append(Planned(row, seen))
        now[draft.measure] = seen.after
    return Reading(tuple(planned), tuple(there), tuple(remarks))
