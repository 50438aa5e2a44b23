"""様式3-2 as a workbook: real numbers in cells, 達成度 as a formula over them with its value stored beside it.

XlsxWriter and not openpyxl, which stores no value beside a formula, so that previews would show empty cells. Text is
always written as text: nothing that stands in a record becomes a formula.
"""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from kpi_core.figures import places, plain
from kpi_core.form_formulas import formula_of, is_double, number_format
from kpi_core.form_parts import TO_WRITE, Amount, Form, FormRow, FormTable, figure_text

LAYOUT = 1  # raised when an import of older sheets would read a cell wrongly
HEADER_ROWS = (4, 5)  # of a table, counted from 0

_FONT = "游ゴシック"
_LINE = 15.0  # points: one line of 10 points
_HIGHEST = 405.0  # points; a spreadsheet's rows are at most 409 high
_A4 = 9
_SHEETS = ("総括", "有識者評価")


def workbook(form: Form, made: date) -> bytes:
    """The whole file; `made` is the day that it says it was made on."""
    content = io.BytesIO()
    # In memory: nothing of it is left on a disk where the bot runs.
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"title": form.title, "author": form.city, "created": datetime.combine(made, time())})
        marks = {
            "kaga_layout": str(LAYOUT),
            "kaga_plan": form.plan,
            "kaga_term": form.term,
            "kaga_year": str(form.year),
        }
        for name, value in marks.items():
            book.set_custom_property(name, value, "text")
        writer = _Writer(book, form)
        for table in form.tables:
            writer.table(table)
        writer.summary()
        writer.experts()
    return content.getvalue()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `group` is the heading that it shares with its neighbours."""

    heading: str
    width: float  # in digits of the standard font
    group: str = ""


def columns_of(table: FormTable, form: Form) -> list[Column]:
    """The columns of a table in their order; the last one is ours, and there only if it says something."""
    programme = [Column("取組名", 18)] if table.has_programmes else []
    remarks = [Column("備考", 22)] if any(row.remarks for row in table.rows) else []
    groups = ("当初値", table.actual_heading(form.year), table.target_heading)
    amounts = ("baseline", "actual", "target")
    figures = [
        Column(heading, width, group)
        for group, name in zip(groups, amounts, strict=True)
        for heading, width in (("年", 9), ("値", _room([getattr(row, name) for row in table.rows])), ("単位", 8))
    ]
    return [
        Column("No", 5),
        *programme,
        Column("指標名\n※【】内はゴール・ターゲット番号" if any(r.sdg_targets for r in table.rows) else "指標名", 32),
        *figures,
        Column("達成度\n（％）", 8),
        Column(form.reflection_heading, 32),
        *remarks,
    ]


def _room(amounts: Sequence[Amount]) -> float:
    """A width in which every number is shown: one that does not fit would turn into ####. Words are wrapped."""
    shown = [_width(figure_text(amount)) for amount in amounts if amount.value is not None]
    return max(8.0, *(length + 2.0 for length in shown), 0.0)


class _Writer:
    """Writes the sheets of one form into one workbook."""

    def __init__(self, book: Any, form: Form) -> None:
        self._book, self._form = book, form
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def _format(self, **more: Any) -> Any:
        """One format for each set of properties: a workbook keeps at most 64,000."""
        wanted = {"font_name": _FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True} | more
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]

    def _sheet(self, name: str, widths: Sequence[float], heading: str) -> Any:
        """A sheet with its four lines at the top, for A4 across, one page wide."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width, self._format())
        last = len(widths) - 1
        tops: tuple[tuple[str, dict[str, Any]], ...] = (
            (self._form.title, {"bold": True, "font_size": 14}),
            (self._form.period, {}),
            ("　".join(self._form.notices), {"font_color": "#9C0006"}),
            (heading, {"bold": True, "font_size": 12}),
        )
        for row, (text, look) in enumerate(tops):
            self._wide(sheet, row, last, text, self._format(**look), sum(widths))
        return sheet

    def _wide(self, sheet: Any, row: int, last: int, text: str, look: Any, width: float) -> None:
        """Text over all columns, in a row high enough for it."""
        if last > 0:
            sheet.merge_range(row, 0, row, last, "", look)
        sheet.write_string(row, 0, text, look)
        sheet.set_row(row, height([(text, width)], least=_LINE * 1.4))

    def table(self, table: FormTable) -> None:
        columns = columns_of(table, self._form)
        widths = [c.width for c in columns]
        sheet = self._sheet(f"表{table.number}", widths, table.heading)
        self._headings(sheet, columns)
        sheet.repeat_rows(*HEADER_ROWS)
        sheet.freeze_panes(HEADER_ROWS[1] + 1, 0)
        for number, row in enumerate(table.rows, start=HEADER_ROWS[1] + 1):
            self._row(sheet, number, row, columns)

    def _headings(self, sheet: Any, columns: Sequence[Column]) -> None:
        top, below = HEADER_ROWS
        look = self._format(bold=True, border=1, align="center", bg_color="#E7EFEA")
        place = 0
        while place < len(columns):
            column = columns[place]
            if not column.group:
                sheet.merge_range(top, place, below, place, column.heading, look)
                place += 1
                continue
            group = [c for c in columns if c.group == column.group]
            sheet.merge_range(top, place, top, place + len(group) - 1, column.group, look)
            for offset, one in enumerate(group):
                sheet.write_string(below, place + offset, one.heading, look)
            place += len(group)
        sheet.set_row(top, _LINE * 1.6)
        sheet.set_row(below, _LINE * 2.4)

    def _row(self, sheet: Any, number: int, row: FormRow, columns: Sequence[Column]) -> None:
        text = self._format(border=1)
        names = [row.number, *([row.programme] if columns[1].heading == "取組名" else []), row.full_name]
        for place, cell in enumerate(names):
            sheet.write_string(number, place, cell, self._format(border=1, align="center") if place == 0 else text)
        cells: dict[str, str] = {}
        for place, (name, amount) in enumerate((("b", row.baseline), ("a", row.actual), ("t", row.target))):
            first = len(names) + 3 * place
            self._amount(sheet, number, first, amount, to_write=name == "a" and amount.value is None)
            cells[name] = xl_rowcol_to_cell(number, first + 1)
        at = len(names) + 9
        self._percent(sheet, number, at, row, cells)
        self._text_or_gap(sheet, number, at + 1, row.reflection)
        remarks = "\n".join(row.remarks)
        if len(columns) > at + 2:
            sheet.write_string(number, at + 2, remarks, self._format(border=1, font_color="#9C0006"))
        shown = [
            *names,
            "",
            "",
            row.baseline.unit,
            "",
            "",
            row.actual.unit,
            "",
            "",
            row.target.unit,
            "",
            row.reflection,
            remarks,
        ]
        sheet.set_row(
            number, height([(cell, c.width) for cell, c in zip(shown, columns, strict=False)], least=_LINE * 2)
        )

    def _amount(self, sheet: Any, number: int, first: int, amount: Amount, *, to_write: bool) -> None:
        look = self._format(border=1, align="center")
        sheet.write_string(number, first, "" if amount.year is None else str(amount.year), look)
        sheet.write_string(number, first + 2, amount.unit, look)
        value = amount.value
        if value is None or not is_double(value):
            words = amount.words if value is None else f"{plain(value)}{amount.suffix}"
            marked = {"bg_color": "#FFF2CC"} if to_write else {}
            sheet.write_string(number, first + 1, words, self._format(border=1, align="right", **marked))
            return
        shown = number_format(places(value), amount.suffix)
        sheet.write_number(number, first + 1, float(value), self._format(border=1, align="right", num_format=shown))

    def _percent(self, sheet: Any, number: int, place: int, row: FormRow, cells: dict[str, str]) -> None:
        form = self._form
        shown = form.percent_decimals if row.percent is None else places(row.percent)
        look = self._format(border=1, align="right", num_format=number_format(shown, "%"))
        formula = formula_of(row, cells, shown, form.percent_floor)
        value = row.verdict or ("" if row.percent is None else float(row.percent))
        if formula:
            sheet.write_formula(number, place, formula, look, value)
        else:
            sheet.write(number, place, value, look)  # a number, 達成 or 未達成, or an empty cell

    def _text_or_gap(self, sheet: Any, number: int, place: int, text: str) -> None:
        """What is known; what a person must write is left empty, on another ground, and 備考 says so in words."""
        sheet.write_string(number, place, text, self._format(border=1, **({} if text else {"bg_color": "#FFF2CC"})))

    def summary(self) -> None:
        widths = (8.0, 16.0, 40.0, 96.0, 12.0)
        sheet = self._sheet(_SHEETS[0], widths, self._form.summary_heading)
        head = self._format(bold=True, border=1, align="center", bg_color="#E7EFEA")
        row = self._block(sheet, 5, "特筆すべき事業内容")
        for place, heading in enumerate(("表", "指標", "指標名", "内容")):
            sheet.write_string(row, place, heading, head)
        remarks = [(f"（{r.table}）", r.on, r.name, r.text) for r in self._form.remarks]
        for cells in remarks or [("", "", "", "")]:
            row += 1
            for place, cell in enumerate(cells):
                self._text_or_gap(sheet, row, place, cell)
            sheet.set_row(row, height(list(zip(cells, widths, strict=False)), least=_LINE * 2))
        if not remarks:
            self._to_write(sheet, row)
        for heading, text in self._form.texts:
            row = self._block(sheet, row + 2, heading)
            self._passage(sheet, row, text, sum(widths[:4]))

    def experts(self) -> None:
        widths = (40.0, 40.0, 40.0, 40.0, 12.0)
        sheet = self._sheet(_SHEETS[1], widths, self._form.experts_heading)
        self._passage(sheet, 4, self._form.experts, sum(widths[:4]))

    def _block(self, sheet: Any, row: int, heading: str) -> int:
        sheet.write_string(row, 0, f"●{heading}", self._format(bold=True, text_wrap=False))
        return row + 1

    def _passage(self, sheet: Any, row: int, text: str, width: float) -> None:
        look = self._format(border=1, valign="top", **({} if text else {"bg_color": "#FFF2CC"}))
        sheet.merge_range(row, 0, row, 3, "", look)
        sheet.write_string(row, 0, text, look)
        sheet.set_row(row, height([(text, width)], least=_LINE * 3))
        if not text:
            self._to_write(sheet, row)

    def _to_write(self, sheet: Any, row: int) -> None:
        sheet.write_string(row, 4, TO_WRITE, self._format(font_color="#9C0006"))


# ---- heights -----------------------------------------------------------------------------------------


def height(cells: Sequence[tuple[str, float]], *, least: float) -> float:
    """A row's height in points, so that no text in it is cut: each with the width of its column, in digits."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(max(least, lines * _LINE + 4), _HIGHEST)


def _lines(text: str, width: float) -> int:
    room = max(width - 2, 2)  # a full-width character is a little less than two digits wide
    return sum(max(1, math.ceil(_width(line) / room)) for line in text.split("\n"))


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)
