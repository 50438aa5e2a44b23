"""A filled-in sheet of 様式3-2 into the CSV files of its plan.

Rows are found by table, number and name. An empty cell changes nothing, what says the same in other characters
changes nothing, and a published percentage is never restated. All problems are told at once; the files change only if
there are none, and only if what they then hold is a record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from kpi_core import cells
from kpi_core.cell_agreement import agree, mark_word, same, with_unit, year_number
from kpi_core.csv_editing import EditedFolder
from kpi_core.errors import BadRecord
from kpi_core.figures import Figure, Missing, Words, plain, read_figure, read_percent
from kpi_core.form_reading import FormReader, ReadAmount, ReadForm, ReadRow
from kpi_core.form_texts import FormTexts
from kpi_core.importing import check_edited, read_record
from kpi_core.language import Bilingual, normalise
from kpi_core.observed import Observed
from kpi_core.record import Term
from kpi_core.workbook_reading import SheetCell, read_workbook
from kpi_core.years import read_year

_NOT_COUNTED = "未集計"
_TARGETS = re.compile(r"^(.*)【([^【】]*)】$", re.DOTALL)


def edited_by_form(file: Path, folder: Path) -> EditedFolder:
    """The CSV files of `folder` with all that the workbook `file` says otherwise; nothing is written yet.

    Raises `BadWorkbook`, or `BadRecord` with every complaint about the sheet or about what the files would hold.
    """
    reader = FormReader(file.name)
    form = reader.read(read_workbook(file))
    terms = read_record(folder).record.terms  # what is wrong in the files already is told before anything else
    edited = EditedFolder(folder)
    if form is not None:
        _Import(form, edited, reader, terms).run()
    if reader.complaints:
        raise BadRecord(reader.complaints)
    check_edited(edited)
    return edited


class _Import:
    """One form over one folder.

    `_seen`: what each cell said of a measure's year, so that two rows cannot disagree. `_rated`: measures and years that
    have a published percentage already, in any table; `_brought`: those whose actual the sheet brings.
    """

    def __init__(self, form: ReadForm, edited: EditedFolder, reader: FormReader, terms: Sequence[Term]) -> None:
        self._form, self._edited, self._reader = form, edited, reader
        self._indicators = {line["code"]: (row, line) for row, line in edited.rows("indicators")}
        self._tables = {same(line["title_ja"]): line for _, line in edited.rows("tables")}
        self._programmes = {line["programme"] for _, line in self._indicators.values()}
        self._programmes |= {line["name"] for _, line in edited.rows("programmes")}
        self._seen: dict[tuple[str, int], tuple[str, SheetCell]] = {}
        self._met: set[str] = set()
        self._plan = next((line["value"] for _, line in edited.rows("plan") if line["key"] == "key"), "")
        self._observed_lines = Observed(edited)
        self._published = {(line["code"], year_number(line["year"])): row for row, line in edited.rows("published")}
        self._rated = {
            (self._indicators[line["code"]][1]["measure"], year_number(line["year"]))
            for _, line in edited.rows("published")
        }
        self._brought: set[tuple[str, int | None]] = set()
        self._texts = FormTexts(form, edited, reader, self._indicators, self._tables, terms)

    def run(self) -> None:
        if self._form.plan and self._form.plan != self._plan:
            message = Bilingual(
                f"別の計画（{self._form.plan}）の様式です。この計画は {self._plan} です",
                f"is a sheet of the plan {self._form.plan}; this one is {self._plan}",
            )
            self._reader.complain("", None, "", message)
            return
        for number, title in self._form.numbers.items():
            table = self._tables.get(same(title))
            for row in self._form.tables[title]:
                if table is None:
                    message = Bilingual(
                        f"表「{title}」は tables.csv にありません", f"the table {title} is not in tables.csv"
                    )
                    self._reader.complain(row.sheet, row.number, "No", message)
                    break
                self._row(row, table, self._texts.source(f"表（{number}）"))
        self._texts.remarks()
        for key, (sheet, cell) in self._form.texts.items():
            self._texts.passage(key, sheet, cell)

    # ---- rows ---------------------------------------------------------------------------------------

    def _row(self, row: ReadRow, table: dict[str, str], source: str) -> None:
        code = self._code(row, table)
        if code is None:
            return
        if code in self._met:
            self._complain(row, row.number, "No", "この番号は上の行にもあります", "stands in a line above already")
            return
        self._met.add(code)
        place, line = self._indicators[code]
        self._named(row, place, line)
        if not line["compare_with"]:  # what is borrowed stands on the row that lends it
            unit = _unit(row, line["unit_printed"])
            self._text(row, place, line, "unit_printed", unit)
            for column, amount in (("baseline", row.baseline), ("target", row.target)):
                self._amount(row, place, line, column, amount, unit)
        year, value = self._observed(row, line, source)
        if year is not None:
            self._percent(row, code, year, value, source)
        self._texts.note(code, "second_term", row.reflection.text, source)

    def _code(self, row: ReadRow, table: dict[str, str]) -> str | None:
        """The row's code: No as it stands, or behind the table's prefix."""
        wanted = normalise(row.number.text).removesuffix(".0")
        candidates = [wanted, *(prefix + wanted for prefix in table["prefix"])]
        of_table = {
            normalise(code): code for code, (_, line) in self._indicators.items() if line["table"] == table["key"]
        }
        found = [of_table[normalise(c)] for c in candidates if normalise(c) in of_table]
        if len(found) == 1:
            return found[0]
        self._complain(
            row, row.number, "No",
            "indicators.csv のこの表にない番号です", "is no number of this table in indicators.csv",
        )  # fmt: skip
        return None

    def _named(self, row: ReadRow, place: int, line: dict[str, str]) -> None:
        """The name must be the row's; its goals and targets, and the programme, may change."""
        shown, targets = row.name.text, None
        if same(shown) != same(line["name_printed"]):
            bracketed = _TARGETS.match(shown)
            if bracketed is None or same(bracketed[1]) != same(line["name_printed"]):
                self._complain(
                    row, row.name, "指標名",
                    f"{line['code']} の名称「{line['name_printed']}」と違います",
                    f"is not the name of {line['code']}, {line['name_printed']}",
                )  # fmt: skip
                return
            targets = ";".join(part.strip() for part in re.split("[,、;]", normalise(bracketed[2])) if part.strip())
        if targets and targets != ";".join(normalise(t) for t in line["sdg_targets"].split(";") if t.strip()):
            self._edited.change("indicators", place, "sdg_targets", targets)
        said = "" if row.programme is None else row.programme.text
        if row.programme is not None and said and same(said) != same(line["programme"]):
            known = next((p for p in self._programmes if same(p) == same(said)), "")
            if known:
                self._edited.change("indicators", place, "programme", known)
            else:
                self._complain(row, row.programme, "取組名", "知らない取組名です", "is no programme of this plan")

    def _text(self, row: ReadRow, place: int, line: dict[str, str], column: str, text: str) -> None:
        if text and same(text) != same(line[column]):
            self._edited.change("indicators", place, column, text)

    def _amount(
        self, row: ReadRow, place: int, line: dict[str, str], column: str, amount: ReadAmount, unit: str
    ) -> None:
        """A baseline or target: its year and its figure or words, with a unit where that is not the row's."""
        heading = "当初値" if column == "baseline" else "目標値"
        self._year(row, amount.year, heading, lambda text: self._edited.change(
            "indicators", place, f"{column}_year", text), line[f"{column}_year"])  # fmt: skip
        text = self._stored(row, amount.value, heading)
        if not text:
            return
        read = read_figure(text)
        if isinstance(read, Words) and not self._is_target(text):
            self._complain(
                row,
                amount.value,
                heading,
                "数値を読み取れません（例: 5,000、80以上、前年より減少）",
                "neither a figure nor words",
            )
            return
        own = amount.unit.text
        if isinstance(read, Figure) and own and same(own) != same(unit) and not read.unit:
            text = with_unit(text, own)
        if not agree(text, line[column], unit):
            self._edited.change("indicators", place, column, text)

    def _is_target(self, text: str) -> bool:
        try:
            cells.figure_or_words(text)
        except ValueError:
            return False
        return True

    def _observed(self, row: ReadRow, line: dict[str, str], source: str) -> tuple[str | None, str]:
        """Take the row's actual over; its year as printed (None where there is nothing to take) and its figure."""
        text, measure = self._stored(row, row.actual.value, "実績"), line["measure"]
        read = read_figure(text)
        if not text or text == "暫定" or read == Missing(_NOT_COUNTED):  # a mark alone says nothing of the figure
            return None, ""
        year = read_year(row.actual.year.text)
        if year is None:
            self._complain(
                row,
                row.actual.year,
                "実績の年",
                "年を読み取れません（例: 2022年、2022年度）",
                "not a year (such as 2022年)",
            )
            return None, ""
        if isinstance(read, Words) or (isinstance(read, Figure) and read.bound is not None):
            self._complain(
                row, row.actual.value, "実績", "数値を読み取れません（例: 1,117、50.9、▲3、1万8740）",
                "not a figure (such as 1,117, 50.9, -3)",
            )  # fmt: skip
            return None, ""
        value = plain(read.value) if isinstance(read, Figure) else ""
        mark = read.mark if isinstance(read, Missing) else mark_word(read.mark)
        said = f"{value} {mark}"
        before, cell = self._seen.setdefault((measure, year.number), (said, row.actual.value))
        if before != said:
            self._complain(
                row, row.actual.value, "実績",
                f"同じ指標の{year}の実績が、別の行（{cell.place}）では「{cell.text}」です",
                f"the same measure's actual of {year.number} is {cell.text} in {cell.place}",
            )  # fmt: skip
            return None, ""
        if self._observed_lines.say(measure, str(year), value, mark, source):
            self._brought.add((measure, year.number))
        return (str(year), value) if value else (None, "")

    def _percent(self, row: ReadRow, code: str, year: str, value: str, source: str) -> None:
        cell = row.percent
        if cell.formula and not cell.stored:
            self._complain(
                row, cell, "達成度", "計算結果が保存されていません。Excelで開いて保存し直してください",
                "its result is not stored. Open the sheet in Excel and save it again",
            )  # fmt: skip
            return
        if not cell.text:
            return
        text, percent = cell.text, read_percent(cell.text)
        if (percent is None and any(c.isdigit() for c in text)) or text.startswith("#"):
            self._complain(
                row,
                cell,
                "達成度",
                "百分率を読み取れません（例: 30%、-33%、(34%)、100%超）",
                "not a percentage (such as 30%, -33%, (34%))",
            )
            return
        if percent is not None and normalise(text).replace(",", "") == plain(percent):
            text = f"{text}%"
        known = self._published.get((code, year_number(year)))
        if known is not None:
            printed = self._edited.row("published", known)["percent"]
            # A formula is our own computation; what a person typed in would restate what was published.
            if not cell.formula and (percent, text) != (
                read_percent(printed),
                text if percent is not None else printed,
            ):
                self._complain(
                    row, cell, "達成度", f"すでに公表された {printed} と違います。訂正は published.csv で行ってください",
                    f"differs from the published {printed}. Correct published.csv instead",
                )  # fmt: skip
            return
        of_year = (self._indicators[code][1]["measure"], year_number(year))
        if cell.formula and of_year in self._rated - self._brought:
            return  # the actual is published elsewhere with its percentage: this one was computed here, for this sheet
        self._edited.add("published", {"code": code, "year": year, "actual": value, "percent": text, "source": source})

    # ---- cells --------------------------------------------------------------------------------------

    def _year(self, row: ReadRow, cell: SheetCell, heading: str, change: Callable[[str], None], old: str) -> None:
        if not cell.text:
            return
        year = read_year(cell.text)
        if year is None:
            self._complain(
                row, cell, f"{heading}の年", "年を読み取れません（例: 2022年、2022年度）", "not a year (such as 2022年)"
            )
        elif str(year) != str(read_year(old)):
            change(str(year))

    def _stored(self, row: ReadRow, cell: SheetCell, heading: str) -> str:
        """The cell's text; a formula counts by the value that is stored beside it."""
        if cell.formula and not cell.stored:
            self._complain(
                row, cell, heading, "数式の計算結果が保存されていません。数値を入力してください",
                "is a formula without a stored result; type the figure in",
            )  # fmt: skip
        return cell.text

    def _complain(self, row: ReadRow, cell: SheetCell, column: str, ja: str, en: str) -> None:
        self._reader.complain(row.sheet, cell, column, Bilingual(ja, en))


def _unit(row: ReadRow, known: str) -> str:
    """The row's unit is the actual's; another can stand behind its baseline or its target, but not behind both."""
    baseline, target = row.baseline.unit.text, row.target.unit.text
    return row.actual.unit.text or (target if same(target) == same(baseline) else "") or known
