"""A workbook in the layout of 様式3-2, as values: which line says what, each cell with its place.

Nothing here knows the record; what cannot be found in the sheet is complained about with its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpi_core.errors import Complaint
from kpi_core.language import Bilingual, normalise
from kpi_core.workbook_reading import SheetCell, Workbook, WorkSheet
from kpi_core.years import read_year

LAYOUT = "1"
_HEADING_ROW, _TOP, _FIRST = 4, 5, 7  # of a table's sheet: its title, its headings, its first line
_NUMBERED = re.compile(r"^[（(](\d+)[）)]\s*(.+)$")
_ON = re.compile(r"\d+")
_TEXTS = {"●成果": "results", "●課題": "issues", "●今後の展望": "prospects"}
_REMARKS = "●特筆すべき事業内容"
_FORM = "様式3-2"
_EXPERTS = "有識者からの取組に対する評価"
_GROUPS = ("baseline", "actual", "target")


@dataclass(frozen=True, slots=True)
class ReadAmount:
    year: SheetCell
    value: SheetCell
    unit: SheetCell


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One line of a table. `programme` is None where the sheet has no such column."""

    sheet: str
    row: int
    number: SheetCell
    programme: SheetCell | None
    name: SheetCell
    baseline: ReadAmount
    actual: ReadAmount
    target: ReadAmount
    percent: SheetCell
    reflection: SheetCell


@dataclass(frozen=True, slots=True)
class ReadRemark:
    """特筆すべき事業内容: on the rows `numbers` of the table `table` (its number on the form)."""

    sheet: str
    row: int
    table: str
    numbers: tuple[str, ...]
    on: SheetCell
    name: SheetCell
    text: SheetCell


@dataclass(frozen=True, slots=True)
class ReadForm:
    """`tables`: lines by the table's title; `numbers`: the titles by their number on the form; `texts` by passage."""

    year: int
    plan: str
    tables: dict[str, tuple[ReadRow, ...]]
    numbers: dict[str, str]
    remarks: tuple[ReadRemark, ...]
    texts: dict[str, tuple[str, SheetCell]]


class FormReader:
    """Reads one workbook; `complaints` gathers what could not be found."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.complaints: list[Complaint] = []

    def complain(self, sheet: str, cell: SheetCell | None, column: str, expected: Bilingual) -> None:
        row = int(_ON.findall(cell.place)[-1]) if cell is not None else None
        where = f"{cell.place}（{column}）" if cell is not None and column else cell.place if cell is not None else None
        place = f"{self._file} シート「{sheet}」" if sheet else self._file
        text = None if cell is None else cell.text
        self.complaints.append(Complaint(place, row, where, text, expected.ja, expected.en))

    def read(self, book: Workbook) -> ReadForm | None:
        """The form; None with complaints where it is none."""
        tables: dict[str, tuple[ReadRow, ...]] = {}
        numbers: dict[str, str] = {}
        remarks: list[ReadRemark] = []
        texts: dict[str, tuple[str, SheetCell]] = {}
        years: set[int] = set()
        for sheet in book.sheets:
            heading = _NUMBERED.match(sheet.at(_HEADING_ROW, 1).text)
            if heading is None:
                self._without_heading(sheet)
                continue
            if sheet.at(_TOP, 1).text == "No":
                years |= self._year(sheet)
                numbers[heading[1]] = heading[2]
                tables[heading[2]] = tuple(self._lines(sheet))
            elif heading[2] == _EXPERTS:
                texts["experts"] = (sheet.name, sheet.at(_TOP, 1))
                self._left_over(sheet, {_TOP})
            else:
                of_sheet = list(self._remarks(sheet))
                remarks += of_sheet
                texts |= self._texts(sheet, {remark.row for remark in of_sheet})
        return self._whole(book, tables, numbers, remarks, texts, years)

    def _without_heading(self, sheet: WorkSheet) -> None:
        """A sheet of the form that has lost its heading would be passed over; a person's own sheet may be."""
        if _FORM in sheet.at(1, 1).text or sheet.at(_TOP, 1).text == "No":
            message = Bilingual(
                "見出しがありません（例: （1）…の達成状況）", "is no numbered heading (such as （1）…の達成状況)"
            )
            self.complain(sheet.name, sheet.at(_HEADING_ROW, 1), "", message)

    def _texts(self, sheet: WorkSheet, remarks: set[int]) -> dict[str, tuple[str, SheetCell]]:
        """What stands beneath each heading; all headings must be there, so that no text is passed over."""
        found = {sheet.at(row, 1).text: row for row in range(1, sheet.rows + 1)}
        for heading in (_REMARKS, *_TEXTS):
            if heading not in found:
                message = Bilingual(f"見出し「{heading}」がありません", f"has no heading {heading}")
                self.complain(sheet.name, sheet.at(_HEADING_ROW, 1), "", message)
        known = {row for heading, row in found.items() if heading in (_REMARKS, *_TEXTS)}
        self._left_over(sheet, remarks | known | {row + 1 for row in known})
        return {
            key: (sheet.name, sheet.at(found[heading] + 1, 1)) for heading, key in _TEXTS.items() if heading in found
        }

    def _left_over(self, sheet: WorkSheet, known: set[int]) -> None:
        """Text in a row of its own, where none is looked for, would be passed over without a word."""
        for row in range(_TOP, sheet.rows + 1):
            cell = next((sheet.at(row, c) for c in range(1, 5) if sheet.at(row, c).text), None)
            if cell is not None and row not in known:
                message = Bilingual(
                    "この行は読み取られません。文章は見出しのすぐ下の一つのセルに入れてください",
                    "is in a row that is not read. Put the text into the one cell beneath its heading",
                )
                self.complain(sheet.name, cell, "", message)

    def _whole(
        self,
        book: Workbook,
        tables: dict[str, tuple[ReadRow, ...]],
        numbers: dict[str, str],
        remarks: list[ReadRemark],
        texts: dict[str, tuple[str, SheetCell]],
        years: set[int],
    ) -> ReadForm | None:
        marked = book.marks.get("kaga_year", "")
        if marked.isdecimal() and len(marked) == 4:
            years.add(int(marked))
        if book.marks.get("kaga_layout", LAYOUT) != LAYOUT:
            message = Bilingual(
                "新しい版の様式です。プログラムを新しくしてください", "has a later layout; upgrade the program"
            )
            self.complain("", None, "", message)
            return None
        if not tables or len(years) != 1:
            message = Bilingual(
                "様式3-2（kaga report が書き出す形）の表が見つかりません。年は一つにしてください",
                "holds no tables in the layout of kaga report, or those of several years",
            )
            self.complain("", None, "", message)
            return None
        return ReadForm(years.pop(), book.marks.get("kaga_plan", ""), tables, numbers, tuple(remarks), texts)

    def _year(self, sheet: WorkSheet) -> set[int]:
        """The year of 「2022年 実績」."""
        for column in range(1, sheet.columns + 1):
            text = sheet.at(_TOP, column).text
            if text.endswith("実績") and (year := read_year(text.removesuffix("実績"))) is not None:
                return {year.number}
        self.complain(
            sheet.name,
            sheet.at(_TOP, 1),
            "",
            Bilingual("「2022年 実績」の見出しがありません", "has no heading 2022年 実績"),
        )
        return set()

    def _lines(self, sheet: WorkSheet) -> Iterator[ReadRow]:
        at = self._columns(sheet)
        if at is None:
            return
        for row in range(_FIRST, sheet.rows + 1):
            number = sheet.at(row, 1)
            if not number.text:
                self._after_the_end(sheet, row)
                return
            baseline, actual, target = (_amount(sheet, row, at[group]) for group in _GROUPS)
            yield ReadRow(
                sheet=sheet.name,
                row=row,
                number=number,
                programme=sheet.at(row, at["programme"]) if "programme" in at else None,
                name=sheet.at(row, at["name"]),
                baseline=baseline,
                actual=actual,
                target=target,
                percent=sheet.at(row, at["percent"]),
                reflection=sheet.at(row, at["reflection"]),
            )

    def _after_the_end(self, sheet: WorkSheet, end: int) -> None:
        """A line without its number would be passed over without a word."""
        for row in range(end, sheet.rows + 1):
            cell = next((sheet.at(row, c) for c in range(1, sheet.columns + 1) if sheet.at(row, c).text), None)
            if cell is not None:
                message = Bilingual("この行には No がありません", "stands in a line that has no No")
                self.complain(sheet.name, cell, "", message)
                return

    def _columns(self, sheet: WorkSheet) -> dict[str, int] | None:
        """Where each column begins, by the headings; None with complaints where one is missing."""
        found: dict[str, int] = {}
        for column in range(1, sheet.columns + 1):
            heading = normalise(sheet.at(_TOP, column).text).replace(" ", "")
            for key, fits in (
                ("programme", heading == "取組名"),
                ("name", heading.startswith("指標名")),
                ("baseline", heading == "当初値"),
                ("actual", heading.endswith("実績")),
                ("target", heading.endswith("目標値")),
                ("percent", heading.startswith("達成度")),
                ("reflection", heading.endswith("反映状況")),
            ):
                if fits:
                    found.setdefault(key, column)
        wanted = {"name": "指標名", "baseline": "当初値", "actual": "実績", "target": "目標値",
                  "percent": "達成度", "reflection": "反映状況"}  # fmt: skip
        for key, name in wanted.items():
            if key not in found:
                message = Bilingual(f"見出し「{name}」の列がありません", f"has no column headed {name}")
                self.complain(sheet.name, sheet.at(_TOP, 1), "", message)
        return found if wanted.keys() <= found.keys() else None

    def _remarks(self, sheet: WorkSheet) -> Iterator[ReadRemark]:
        rows = range(1, sheet.rows + 1)
        start = next((row for row in rows if sheet.at(row, 1).text == _REMARKS), None)
        if start is None:
            return
        for row in range(start + 2, sheet.rows + 1):
            table, on, name, text = (sheet.at(row, column) for column in range(1, 5))
            if table.text.startswith("●") or not (table.text or on.text or text.text):
                return
            number = _ON.search(normalise(table.text))
            numbers = tuple(_ON.findall(normalise(on.text)))
            yield ReadRemark(sheet.name, row, number.group() if number else "", numbers, on, name, text)


def _amount(sheet: WorkSheet, row: int, column: int) -> ReadAmount:
    return ReadAmount(sheet.at(row, column), sheet.at(row, column + 1), sheet.at(row, column + 2))
