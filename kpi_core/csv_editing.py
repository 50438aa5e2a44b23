"""The CSV files of a folder, changed in place: only what changes is written anew, all of it or nothing.

A file keeps its encoding, its line ends and every cell that is not changed. Several files cannot be renamed at one
stroke. So the new files are written beside the old ones first, then a list of them, which is the moment at which the
change holds; then each takes its place, and the list goes. Whoever is killed in between has changed everything or
nothing: readers look where the list says (`csv_files`), and the next change finishes what is left.
"""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kpi_core.csv_files import PENDING, CsvFolder, pending
from kpi_core.csv_writing import header
from kpi_core.errors import BadRecord, KpiError
from kpi_core.language import Bilingual

_BOM = b"\xef\xbb\xbf"


class NotChanged(KpiError):
    """Files that cannot be changed; they stand as they stood. `folder` holds them."""

    def __init__(self, folder: Path, why: str) -> None:
        self.folder = folder
        super().__init__(
            ja=f"{folder} のCSVを書き換えられません（{why}）。何も変わっていません。ほかのソフトで開いていないか、空き容量と権限を確かめてください。",
            en=f"The CSV files in {folder} cannot be changed ({why}); nothing was changed. Check that no other program has them open, the disk and its permissions.",
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell that changes, by its row as a spreadsheet numbers it; `old` is None for a row that is added."""

    file: str
    row: int
    column: str
    old: str | None
    new: str


@dataclass(slots=True)
class EditedFile:
    """One file's cells, header first, with how they were stored. Filled and changed by its `EditedFolder` only."""

    name: str
    cells: list[list[str]]
    encoding: str
    bom: bool
    line_end: str
    edits: list[Edit] = field(default_factory=list)

    def content(self) -> bytes:
        """The file's bytes, in the encoding that it had; in UTF-8 where that one lacks a character."""
        text = io.StringIO()
        csv.writer(text, lineterminator=self.line_end).writerows(self.cells)
        try:
            encoded = text.getvalue().encode(self.encoding)
        except UnicodeEncodeError:
            return _BOM + text.getvalue().encode()
        return _BOM + encoded if self.bom else encoded


class EditedFolder:
    """The files of one folder as cells that can be changed, and the changes so far."""

    def __init__(self, folder: Path) -> None:
        """Raises `BadRecord` for a file that is no CSV."""
        finish(folder)
        self.folder = folder
        self._files: dict[str, EditedFile] = {}

    def rows(self, file: str) -> list[tuple[int, dict[str, str]]]:
        """The lines of `file` that hold anything, by their numbers."""
        edited = self._file(file)
        names = edited.cells[0]
        return [
            (number, dict(zip(names, line, strict=False)))
            for number, line in enumerate(edited.cells[1:], start=2)
            if any(line)
        ]

    def row(self, file: str, row: int) -> dict[str, str]:
        """One line, as it stands now."""
        edited = self._file(file)
        return dict(zip(edited.cells[0], edited.cells[row - 1], strict=False))

    def change(self, file: str, row: int, column: str, new: str) -> None:
        edited = self._file(file)
        place = edited.cells[0].index(column)
        old = edited.cells[row - 1][place]
        if old != new:
            edited.edits.append(Edit(file, row, column, old, new))
            edited.cells[row - 1][place] = new

    def add(self, file: str, values: Mapping[str, str]) -> int:
        """Add a line at the end; its number."""
        edited = self._file(file)
        edited.cells.append([values.get(column, "") for column in edited.cells[0]])
        shown = ", ".join(value for value in values.values() if value)
        edited.edits.append(Edit(file, len(edited.cells), "", None, shown))
        return len(edited.cells)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All changes so far, file by file."""
        return tuple(edit for edited in self._files.values() for edit in edited.edits)

    def contents(self) -> dict[str, bytes]:
        """The files that change, by their names with `.csv`."""
        return {f"{name}.csv": edited.content() for name, edited in self._files.items() if edited.edits}

    def _file(self, name: str) -> EditedFile:
        if name not in self._files:
            self._files[name] = self._read(name)
        return self._files[name]

    def _read(self, name: str) -> EditedFile:
        files = CsvFolder(self.folder)
        path = self.folder / f"{name}.csv"
        if not path.exists() and not path.is_symlink():
            return EditedFile(name, [header(name)], "utf-8", bom=False, line_end="\n")
        lines = files.raw(name)
        if lines is None:
            raise BadRecord(files.complaints)
        raw = path.read_bytes()
        return EditedFile(
            name,
            lines,
            "cp932" if files.remarks else "utf-8",
            raw.startswith(_BOM),
            "\r\n" if b"\r\n" in raw else "\n",
        )


def replace_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put `contents` in the place of these files of `folder`, all or none. Raises `NotChanged`."""
    if not contents:
        return
    written: dict[str, str] = {}
    try:
        finish(folder)
        try:
            for name, content in contents.items():
                written[name] = _beside(folder, name, content)
            listed = folder / _beside(folder, PENDING, json.dumps(written).encode())
            listed.replace(folder / PENDING)  # from here on the change holds
        except OSError:
            for temporary in written.values():
                (folder / temporary).unlink(missing_ok=True)
            raise
        finish(folder)
    except OSError as error:
        raise NotChanged(folder, error.strerror or type(error).__name__) from error


def finish(folder: Path) -> None:
    """Let the new files of a change that was cut off take their places."""
    for name, temporary in pending(folder).items():
        if (folder / temporary).is_file():
            (folder / temporary).replace(folder / name)
    (folder / PENDING).unlink(missing_ok=True)
    _sync(folder)


def _beside(folder: Path, name: str, content: bytes) -> str:
    """A new file in `folder`, on the disk, with the mode of the one whose place it is to take; its name."""
    handle, path = tempfile.mkstemp(dir=folder, prefix=f".{name}.", suffix=".new")
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    old = folder / name
    os.chmod(path, old.stat().st_mode & 0o777 if old.is_file() else 0o644)
    return Path(path).name


def _sync(folder: Path) -> None:
    """Let the names of the files reach the disk too, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sentence(edit: Edit) -> Bilingual:
    """One change in words."""
    if edit.old is None:
        return Bilingual(
            f"{edit.file}.csv {edit.row}行目を追加: {edit.new}", f"{edit.file}.csv, row {edit.row} added: {edit.new}"
        )
    return Bilingual(
        f"{edit.file}.csv {edit.row}行目 {edit.column}: 「{edit.old}」→「{edit.new}」",
        f"{edit.file}.csv, row {edit.row}, {edit.column}: {edit.old!r} → {edit.new!r}",
    )
