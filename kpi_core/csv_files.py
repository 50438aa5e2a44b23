"""A folder of CSV files to rows of cells: encodings, headers, row numbers, and every complaint about them.

Nothing here knows what the files mean. A row is numbered as a spreadsheet numbers it: the header is 1, and a cell
of several lines does not count as several rows.
"""

from __future__ import annotations

import csv
import errno
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kpi_core import cells
from kpi_core.errors import Complaint
from kpi_core.language import Bilingual

PENDING = ".kaga-import.json"  # of a change that was cut off: which new file takes the place of which
_PENDING_NAME = re.compile(r"[a-z]+\.csv")
_CELL_LIMIT = 1_000_000  # characters: more is no table
_FILE_LIMIT = 200_000_000  # bytes: a plan of 2,000 indicators takes two million

_WRONG: dict[str, Bilingual] = {
    "missing": Bilingual("この項目がありません", "is missing"),
    "extra_forbidden": Bilingual("知らない項目です", "is not a known key"),
    "string_too_short": Bilingual("空欄にはできません", "must not be empty"),
    "string_too_long": Bilingual("長すぎます", "is too long"),
    "string_pattern_mismatch": Bilingual(
        "使えない文字があります（半角英小文字・数字・_・- で入力してください）",
        "has characters that are not allowed here (use a-z, 0-9, _ and -)",
    ),
}

Cells = TypeVar("Cells", bound=cells.Row)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Cells]):
    """One file. `rows`: those that could be read, by their numbers.

    `columns` holds every cell as it stands, also those of rows that could not be read; None where the file could not.
    """

    file: str
    rows: tuple[tuple[int, Cells], ...]
    columns: dict[str, frozenset[str]] | None

    @property
    def values(self) -> tuple[Cells, ...]:
        return tuple(row for _, row in self.rows)


class CsvFolder:
    """Reads the files of one folder; `complaints` and `remarks` gather what a person should know of them.

    `step` is called after each file.
    """

    def __init__(self, folder: Path, step: Callable[[], None] = lambda: None) -> None:
        self._folder = folder
        self._step = step
        self._pending = pending(folder)
        self.complaints: list[Complaint] = []
        self.remarks: list[Bilingual] = []

    def complain(
        self,
        file: str,
        expected: Bilingual,
        *,
        row: int | None = None,
        column: str | None = None,
        cell: str | None = None,
    ) -> None:
        self.complaints.append(Complaint(_with_ending(file), row, column, cell, expected.ja, expected.en))

    def sheet(self, file: str, model: type[Cells], *, optional: bool = False) -> Sheet[Cells]:
        """The rows of `file`, each read as `model` or complained about."""
        found = self._sheet(file, model, optional=optional)
        self._step()
        return found

    def _sheet(self, file: str, model: type[Cells], *, optional: bool) -> Sheet[Cells]:
        text = self._text(file, optional=optional)
        lines = None if text is None else self._lines(file, text)
        if lines is None or not self._header_fits(file, lines[0], model):
            return Sheet(file, (), None)
        header, rows = lines[0], []
        columns: dict[str, set[str]] = {name: set() for name in header}
        for number, line in enumerate(lines[1:], start=2):
            if not any(line):
                continue
            for name, cell in zip(header, line, strict=False):
                columns[name].add(cell)
            if len(line) != len(header):
                message = Bilingual(
                    f"列が{len(line)}個あります（見出しは{len(header)}列です）",
                    f"has {len(line)} cells, the header has {len(header)}",
                )
                self.complain(file, message, row=number)
                continue
            row = self._row(file, number, dict(zip(header, line, strict=True)), model)
            if row is not None:
                rows.append((number, row))
        return Sheet(file, tuple(rows), {name: frozenset(values) for name, values in columns.items()})

    def complain_of(self, file: str, problem: ErrorDetails, *, row: int | None, cell: str | None) -> None:
        """A complaint about what pydantic refused; `cells.refuse` says in both languages what was expected."""
        column = str(problem["loc"][0])
        context = problem.get("ctx", {})
        wrong = _WRONG.get(problem["type"], Bilingual("使えない値です", "cannot be used here"))
        self.complain(
            file, Bilingual(context.get("ja", wrong.ja), context.get("en", wrong.en)), row=row, column=column, cell=cell
        )

    def raw(self, file: str) -> list[list[str]] | None:
        """Header and lines of `file` as they stand; None with complaints made."""
        text = self._text(file, optional=False)
        return None if text is None else self._lines(file, text)

    def _text(self, file: str, *, optional: bool) -> str | None:
        try:
            raw = self._bytes(file)
        except FileNotFoundError:
            if not optional:
                self.complain(
                    file,
                    Bilingual(f"ファイルがありません（{self._folder}）", f"is not there (looked in {self._folder})"),
                )
            return None
        except OSError as error:
            self.complain(file, Bilingual(f"開けません（{error.strerror}）", f"cannot be opened ({error.strerror})"))
            return None
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass  # Excel on Windows saves CSV as CP932 unless told otherwise
        try:
            text = raw.decode("cp932")
        except UnicodeDecodeError:
            message = Bilingual("文字コードを読み取れません（UTF-8 で保存してください）", "is neither UTF-8 nor CP932")
            self.complain(file, message)
            return None
        self.remarks.append(
            Bilingual(
                f"{_with_ending(file)} は CP932（Shift_JIS）として読みました。",
                f"{_with_ending(file)} was read as CP932 (Shift_JIS).",
            )
        )
        return text

    def _bytes(self, file: str) -> bytes:
        """What the file holds, or the new file that is to take its place."""
        name = _with_ending(file)
        new = self._folder / self._pending.get(name, name)
        path = new if new.is_file() else self._folder / name
        if self._folder.resolve() not in path.resolve().parents:
            raise OSError(errno.ELOOP, "フォルダーの外へのリンクです / is a link out of the folder")
        if path.stat().st_size > _FILE_LIMIT:
            raise OSError(errno.EFBIG, "大きすぎます / is too large")
        return path.read_bytes()

    def _lines(self, file: str, text: str) -> list[list[str]] | None:
        """The header and the lines below it; empty lines are kept, since a spreadsheet counts them."""
        csv.field_size_limit(_CELL_LIMIT)
        lines: list[list[str]] = []
        try:
            # Strict, because a quotation mark that is never closed would swallow the rows behind it.
            for line in csv.reader(io.StringIO(text, newline=""), strict=True):
                lines.append([cell.strip() for cell in line])
        except csv.Error as error:
            self.complain(
                file, Bilingual(f"CSV として読み取れません（{error}）", f"is not CSV ({error})"), row=len(lines) + 1
            )
            return None
        return lines or [[]]

    def _header_fits(self, file: str, header: list[str], model: type[Cells]) -> bool:
        """Whether every column of the model is there, but for those with a default, and no other."""
        wanted, before = model.model_fields, len(self.complaints)
        for name, field in wanted.items():
            if name not in header and field.is_required():
                self.complain(file, Bilingual("この列がありません", "this column is missing"), row=1, column=name)
        for name in dict.fromkeys(header):
            if name not in wanted:
                self.complain(file, Bilingual("知らない列です", "is not a column of this file"), row=1, cell=name)
            elif header.count(name) > 1:
                self.complain(file, Bilingual("同じ列が二つあります", "stands twice in the header"), row=1, column=name)
        return len(self.complaints) == before

    def _row(self, file: str, number: int, line: dict[str, str], model: type[Cells]) -> Cells | None:
        try:
            return model.model_validate(line)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                self.complain_of(file, problem, row=number, cell=line[str(problem["loc"][0])])
            return None


def pending(folder: Path) -> dict[str, str]:
    """Of a change that was cut off: the name of each new file, by that of the file whose place it takes."""
    try:
        listed = json.loads((folder / PENDING).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(listed, dict):
        return {}
    return {
        name: new
        for name, new in listed.items()
        # Names in this folder only, whoever wrote the list.
        if _PENDING_NAME.fullmatch(name)
        and isinstance(new, str)
        and new.startswith(f".{name}.")
        and new == new.rsplit("/")[-1].rsplit("\\")[-1]
    }


def _with_ending(file: str) -> str:
    return file if "." in file else f"{file}.csv"
