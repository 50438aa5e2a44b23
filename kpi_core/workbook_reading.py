"""An .xlsx file as the text that its cells show, read without trusting it.

Before a library sees the file, its parts are counted and measured, links to other files, macros and XML that declares
anything (entities, other encodings) are refused. Formulas are never computed: a cell gives the value that was stored
beside its formula, and says so where there is none.
"""

from __future__ import annotations

import re
import stat
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn
from xml.etree.ElementTree import ParseError

from kpi_core.errors import KpiError

MOST_BYTES = 10_000_000  # of the file; a sheet of 2,000 rows takes 200,000
MOST_UNZIPPED = 50_000_000
MOST_RATIO = 200  # of a part to what it was packed to; our sheets reach 20
MOST_TAGS = 1_000_000  # of XML: a cell takes about four of them, and each some hundred bytes of memory
MOST_PARTS = 500
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 50, 20_000, 60

_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""")
_OUTSIDE = re.compile(r"(?i)^xl/(?:externallinks|connections|querytables|activex|embeddings|ctrlprops)")
# A cell that holds something, with its place; the library would pass over those behind the last that it is asked for.
_FILLED = re.compile(rb"""<(?:\w{1,9}:)?c\s[^<>]{0,200}?\br=["']([A-Z]{1,3})(\d{1,9})["'][^<>]{0,200}(?<!/)>""")
_PLAIN_NUMBER = re.compile(r"^[#0,?]*0(?:\.(?P<places>0+))?$")
# A format's literals, what it skips (room, filling, colours, conditions), and the rest. LibreOffice saves 0"%" as 0\%.
_FORMAT_PART = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[[^\]]*\]|(?P<plain>.)', re.DOTALL)
_GENERAL_DIGITS = 15  # that a spreadsheet keeps and shows
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # byte order marks, and halves of wide characters
_OLE = b"\xd0\xcf\x11\xe0"  # .xls, and any workbook with a password
# What a damaged file makes the library raise: it parses before it checks.
_DAMAGED = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError, OSError,
    ParseError, RecursionError, RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


class BadWorkbook(KpiError):
    """A file that is no workbook of ours to read. `path` is the file."""

    def __init__(self, path: Path, ja: str, en: str) -> None:
        self.path = path
        super().__init__(ja=f"{path} を取り込めません。{ja}", en=f"{path} cannot be imported: {en}")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell as it shows itself. `formula`: it is computed; `stored`: its value stands beside the formula."""

    place: str  # E7
    text: str
    formula: bool = False
    stored: bool = True


@dataclass(frozen=True, slots=True)
class WorkSheet:
    """A sheet by its rows and columns, both counted from 1; a cell that holds nothing is not there."""

    name: str
    cells: dict[tuple[int, int], SheetCell]
    rows: int
    columns: int

    def at(self, row: int, column: int) -> SheetCell:
        return self.cells.get((row, column)) or SheetCell(_place(row, column), "")


@dataclass(frozen=True, slots=True)
class Workbook:
    """`marks`: what the program that wrote it says of it (kaga_year …)."""

    marks: dict[str, str]
    sheets: tuple[WorkSheet, ...]


def read_workbook(path: Path) -> Workbook:
    """The sheets of `path`. Raises `BadWorkbook`."""
    content = _content(path)
    try:
        _check_parts(path, content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that it passes over
            return _read(path, content)
    except _DAMAGED as error:
        raise BadWorkbook(
            path,
            "ファイルが壊れているか、Excelのブックではありません。Excelで開いて .xlsx 形式で保存し直してください。",
            "it is damaged or no Excel workbook. Open it in Excel and save it as .xlsx.",
        ) from error


def _content(path: Path) -> bytes:
    """The file's bytes, if it is a plain file of a size that a report can have."""
    if path.suffix.casefold() != ".xlsx":
        _refuse(path, ".xlsx 形式のファイルを指定してください。", "give a file in .xlsx format.")
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            _refuse(path, "ファイルではありません。", "it is no file.")
        if about.st_size > MOST_BYTES:
            _refuse(path, "ファイルが大きすぎます（10MBまで）。", "it is too large (10 MB at most).")
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadWorkbook(path, f"開けません（{why}）。", f"it cannot be opened ({why}).") from error
    if content.startswith(_OLE):
        _refuse(
            path,
            "古い形式（.xls）か、パスワード付きのファイルです。パスワードを外し、.xlsx 形式で保存してください。",
            "it is an old .xls file or has a password. Remove it and save as .xlsx.",
        )
    if not content.startswith(b"PK"):
        _refuse(
            path,
            "Excelのブックではありません（名前だけが .xlsx です）。Excelで開いて .xlsx 形式で保存し直してください。",
            "it is no Excel workbook, whatever its name says. Open it in Excel and save it as .xlsx.",
        )
    return content


def _check_parts(path: Path, content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        listed = parts.infolist()
        if (
            len(listed) > MOST_PARTS
            or sum(part.file_size for part in listed) > MOST_UNZIPPED
            or any(part.file_size > MOST_RATIO * max(part.compress_size, 5_000) for part in listed)
        ):
            _refuse(path, "展開すると大きくなりすぎます。", "it is too large when unpacked.")
        tags = 0
        for part in listed:
            if part.filename.casefold().endswith("vbaproject.bin"):
                _refuse(path, "マクロを含むブックは取り込めません。", "workbooks with macros are not read.")
            if _OUTSIDE.match(part.filename):
                _refuse(
                    path,
                    "ほかのファイルやデータへのリンクがあります。リンクを解除して保存してください。",
                    "it links to other files or data. Break the links and save it.",
                )
            held = parts.read(part)  # zipfile reads no more than the size that it lists
            if held.lstrip(_BEFORE_XML).startswith(b"<"):  # whatever its name: a sheet can have any
                _check_xml(path, held)
                _check_size(path, held)
                tags += held.count(b"<")
            if tags > MOST_TAGS:
                _refuse(path, "セルや文字列が多すぎます。", "it has too many cells or texts.")


def _check_xml(path: Path, part: bytes) -> None:
    """XML that declares entities, or hides them in another encoding, is read by nobody here."""
    declared = _XML_ENCODING.match(part.removeprefix(b"\xef\xbb\xbf")[:300])
    plain = declared is None or declared[1].decode("ascii", "replace").casefold() in {"utf-8", "us-ascii"}
    if not plain or b"\x00" in part or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        _refuse(path, "使えない宣言を含んでいます。", "it holds declarations that are not read.")


def _check_size(path: Path, part: bytes) -> None:
    for filled in _FILLED.finditer(part):
        letters, row = filled.groups()
        if int(row) > MOST_ROWS or _column(letters) > MOST_COLUMNS:
            place = f"{letters.decode()}{int(row)}"
            _refuse(
                path,
                f"表から遠く離れたセル {place} に値があります。使っていない行と列を削除してください。",
                f"its cell {place} is far from any table. Delete the rows and columns that are not used.",
            )


def _read(path: Path, content: bytes) -> Workbook:
    import openpyxl  # which no other command needs to load

    options: dict[str, Any] = {"read_only": True, "keep_links": False}
    values = openpyxl.load_workbook(BytesIO(content), data_only=True, **options)
    formulas = openpyxl.load_workbook(BytesIO(content), data_only=False, **options)
    if len(values.sheetnames) > MOST_SHEETS:
        _refuse(path, "シートが多すぎます。", "it has too many sheets.")
    marks = {str(mark.name): str(mark.value) for mark in values.custom_doc_props.props}
    return Workbook(marks, tuple(_sheet(path, values[name], formulas[name]) for name in values.sheetnames))


def _sheet(path: Path, values: Any, formulas: Any) -> WorkSheet:
    found: dict[tuple[int, int], SheetCell] = {}
    computed = {at for at, cell in _cells(formulas) if cell.data_type == "f"}
    for at, cell in _cells(values):
        if at[0] > MOST_ROWS or at[1] > MOST_COLUMNS:
            _refuse(path, f"シート「{values.title}」が大きすぎます。", f"its sheet {values.title!r} is too large.")
        found[at] = SheetCell(_place(*at), cell_text(cell), at in computed, cell.value is not None)
    for at in computed - found.keys():
        found[at] = SheetCell(_place(*at), "", formula=True, stored=False)
    rows, columns = (max((at[axis] for at in found), default=0) for axis in (0, 1))
    return WorkSheet(str(values.title), found, rows, columns)


def _cells(sheet: Any) -> Iterator[tuple[tuple[int, int], Any]]:
    """Cells that hold something, one row further than is allowed, so that more is noticed and not cut off."""
    if not hasattr(sheet, "iter_rows"):
        return  # a chart
    for row in sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1):
        for cell in row:
            if cell.value is not None:
                yield (cell.row, cell.column), cell


def cell_text(cell: Any) -> str:
    """What the cell shows: 1117 as `#,##0"以上"` is 1117以上."""
    value = cell.value
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).upper()
    if isinstance(value, int | float):
        return number_text(value, str(cell.number_format or "General"))
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value).strip()


def number_text(value: float, number_format: str) -> str:
    """A number as it is meant: all its digits (fifteen, as a spreadsheet keeps), at least the places of its format."""
    exact = Decimal(f"{value:.{_GENERAL_DIGITS}g}")
    shown, suffix = _split(number_format)
    if shown.endswith("%"):
        exact, shown, suffix = exact * 100, shown[:-1], f"%{suffix}"
    match = _PLAIN_NUMBER.match(shown)
    least = len(match["places"] or "") if match is not None else 0
    exact = exact.normalize()
    exponent = exact.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    text = f"{exact:.{max(least, own)}f}"
    return (text[1:] if exact == 0 and text.startswith("-") else text) + suffix


def _split(number_format: str) -> tuple[str, str]:
    """`#,##0"以上"` → `#,##0` and 以上, `0\\%` → `0` and %: what the format of a positive number prints literally behind it."""
    shown = behind = ""
    for part in _FORMAT_PART.finditer(number_format):
        if part["plain"] == ";":
            break
        if part["plain"]:
            shown, behind = shown + part["plain"], ""
        elif shown:
            behind += part["quoted"] or part["escaped"] or ""
    return shown.strip(), behind


def _place(row: int, column: int) -> str:
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters}{row}"


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _refuse(path: Path, ja: str, en: str) -> NoReturn:
    raise BadWorkbook(path, ja, en)
