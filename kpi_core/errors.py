"""What can be wrong with what people and files give us, each with a sentence in both languages.

KpiError
├── BadQuestion         a question that cannot be asked (empty, too long)
├── BadEntry            what was typed to be stored cannot be read
├── BadRecord           cells of the CSV files that cannot be read; all of them at once
└── StoreError
    ├── StoreMissing    no such file
    ├── NotAStore       a file that is not one of our databases
    ├── StoreTooNew     made by a later version of the program
    ├── StoreTooOld     made by an earlier one
    ├── WrongPlan       entries that belong to another city's record
    └── StoreBusy       locked for too long, or the disk refuses

A question that finds nothing is not an error: see `matching.NotFound`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class KpiError(Exception):
    """Something a person can put right. `ja` and `en` are one sentence each, for showing."""

    def __init__(self, *, ja: str, en: str) -> None:
        super().__init__(en)
        self.ja = ja
        self.en = en

    def sentence(self, language: str) -> str:
        return self.en if language == "en" else self.ja


class BadQuestion(KpiError):
    """A question that cannot be asked at all."""


class BadEntry(KpiError):
    """A value, year or measure, typed to be stored, that cannot be read."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One cell (or file) that cannot be read, and what was expected there."""

    file: str
    row: int | None  # the line of a spreadsheet: the header is 1
    column: str | None
    cell: str | None
    expected_ja: str
    expected_en: str

    def sentence(self, language: str) -> str:
        cell = None if self.cell is None else shortened(self.cell)
        if language == "en":
            place = self.file
            if self.row is not None:
                place += f", row {self.row}"
            if self.column is not None:
                place += f", column {self.column}"
            return f"{place}: {'' if cell is None else repr(cell) + ': '}{self.expected_en}"
        place = self.file
        if self.row is not None:
            place += f" {self.row}行目"
        if self.column is not None:
            place += f" {self.column}列"
        return f"{place}: {'' if cell is None else f'「{cell}」: '}{self.expected_ja}"


class BadRecord(KpiError):
    """Cells of the record's files that cannot be read. `complaints` holds all of them."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        self.complaints = tuple(complaints)
        places = "1 place" if len(self.complaints) == 1 else f"{len(self.complaints)} places"
        super().__init__(
            ja=f"データを読み取れないところが{len(self.complaints)}件あります。何も書き込んでいません。次の箇所を直してから、もう一度お試しください。",
            en=f"{places} in the data cannot be read; nothing was written. Correct what is listed and try again.",
        )


class StoreError(KpiError):
    """A database file that cannot be used. `path` is the file."""

    def __init__(self, path: Path, *, ja: str, en: str) -> None:
        super().__init__(ja=ja, en=en)
        self.path = path


class StoreMissing(StoreError):
    """No such file."""


class NotAStore(StoreError):
    """The file is no SQLite database, or not one of ours."""


class StoreTooNew(StoreError):
    """The file was written by a later version of the program."""


class StoreTooOld(StoreError):
    """The file has an earlier version's schema and must be brought up to date."""


class WrongPlan(StoreError):
    """Entries that were made for the record of another plan."""


class StoreBusy(StoreError):
    """Locked by another process for longer than we wait, or refused by the disk."""


def shortened(text: str, length: int = 60) -> str:
    """`text` on one line, cut to `length` characters: an error quotes, it does not repeat a file."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= length else line[: length - 1] + "…"
