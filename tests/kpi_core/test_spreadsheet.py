"""The workbook of 様式3-2, read back cell by cell with another library, and its formulas computed as a spreadsheet does."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_core.figures import Bound, Figure, Words, places
from kpi_core.form_3_2 import Material, form_3_2
from kpi_core.form_formulas import number_format
from kpi_core.form_parts import NOTICE, Form
from kpi_core.record import Indicator, Rule
from kpi_core.spreadsheet import height, workbook
from tests.kpi_core.asked import TODAY
from tests.kpi_core.plans import dossier, plan, row, seen
from tests.kpi_core.test_form_3_2 import FIRST, TABLE, kaga

MADE = date(2026, 1, 5)


def opened(form: Form, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(form, MADE)), data_only=values)


def form_of(
    *rows: Indicator, actual: str = "30", provisional: bool = False, decimals: int = 0, floor: str = ""
) -> Form:
    own = plan(percent_decimals=decimals, percent_floor=Decimal(floor) if floor else None)
    known = dossier(*rows, actuals=[replace(seen("2022年", actual), provisional=provisional)])
    return form_3_2(Material(own, (FIRST,), (TABLE,), (known,), (), {}), 2022, TODAY)


def row_of(sheet: Any, number: int = 7) -> list[Any]:
    return [cell.value for cell in sheet[number]]


# ---- 2022, as published --------------------------------------------------------------------------


@pytest.mark.parametrize(("sheet", "first"), [("表1", 3), ("表2", 4)])
def test_every_cell_of_2022_is_the_forms(sheet: str, first: int) -> None:
    """`first`: the column of the baseline's year."""
    form = kaga(2022)
    table = form.tables[int(sheet[-1]) - 1]
    found = opened(form, values=True)[sheet]
    assert found.max_row == 6 + len(table.rows)
    assert found.max_column == first + 10
    for number, r in enumerate(table.rows, start=7):
        names = [r.number, r.programme, r.full_name] if table.has_programmes else [r.number, r.full_name]
        assert row_of(found, number)[: first - 1] == names
        for place, amount in zip((first, first + 3, first + 6), (r.baseline, r.actual, r.target), strict=True):
            printed, value, unit = (found.cell(number, place + offset) for offset in range(3))
            assert printed.value == str(amount.year)
            assert (value.data_type, Decimal(str(value.value))) == ("n", amount.value)
            assert value.number_format == number_format(places(amount.value or Decimal(0)), "")
            assert unit.value == amount.unit
        percent = found.cell(number, first + 9)
        assert (Decimal(str(percent.value)), percent.number_format) == (r.percent, '#,##0"%"')
        assert found.cell(number, first + 10).value == r.reflection


def test_the_top_of_each_sheet_says_what_it_is() -> None:
    form = kaga(2022)
    book = opened(form)
    assert book.sheetnames == ["表1", "表2", "総括", "有識者評価"]
    headings = [*(t.heading for t in form.tables), form.summary_heading, form.experts_heading]
    for sheet, heading in zip(book, headings, strict=True):
        assert [sheet.cell(n, 1).value for n in range(1, 5)] == [form.title, form.period, NOTICE, heading]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        one_page_wide = (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight)
        assert one_page_wide == (True, 0)
    assert [book[name].print_title_rows for name in ("表1", "表2")] == ["$5:$6", "$5:$6"]
    marks = {p.name: p.value for p in book.custom_doc_props.props}
    assert marks == {"kaga_layout": "1", "kaga_plan": "kaga-2020", "kaga_term": "first", "kaga_year": "2022"}


def test_the_headings_are_the_forms() -> None:
    book = opened(kaga(2022))
    one, two = ([("".join(str(c.value or "").split())) for c in book[name][5]] for name in ("表1", "表2"))
    below = [c.value for c in book["表1"][6]]
    assert one == [
        "No", "指標名※【】内はゴール・ターゲット番号", "当初値", "", "", "2022年実績", "", "", "2030年目標値", "", "",
        "達成度（％）", "第2期計画（または独自計画）のKPIへの反映状況",
    ]  # fmt: skip
    assert two[:4] == ["No", "取組名", "指標名", "当初値"]
    assert below[2:11] == ["年", "値", "単位"] * 3


def test_the_texts_of_2022_stand_beneath_their_headings() -> None:
    form = kaga(2022)
    book = opened(form)
    column = [cell.value for cell in book["総括"]["A"]]
    assert column.index("●特筆すべき事業内容") == 5
    assert [row_of(book["総括"], n)[:4] for n in (7, 8, 9, 10)] == [
        ["表", "指標", "指標名", "内容"],
        *([f"（{r.table}）", r.on, r.name, r.text] for r in form.remarks),
    ]
    for heading, text in form.texts:
        assert column[column.index(f"●{heading}") + 1] == text
    assert book["有識者評価"]["A5"].value == form.experts
    assert "要記入" not in str([cell.value for row_ in book["総括"] for cell in row_])


# ---- later years, and other cities ---------------------------------------------------------------


def test_what_is_open_is_empty_and_marked_in_words() -> None:
    book = opened(kaga(2023), values=True)
    cells = row_of(book["表1"])
    assert cells[12] in {None, ""}
    assert cells[13] == "2023年の実績は未集計（2022年の実績を記載）\n反映状況は要記入"
    assert book["表1"].cell(5, 14).value == "備考"
    assert book["有識者評価"]["E5"].value == "要記入"
    assert [cell.value for cell in book["総括"]["E"]].count("要記入") == 4


@pytest.mark.parametrize(
    ("target", "rule", "actual", "provisional", "shown", "formats", "words"),
    [
        ("2030年 80以上", Rule.INTERVAL, "50.90", True, 80, ('#,##0"以上"', '#,##0.00"（暫定）"'), ""),
        ("2030年 前年より増加", Rule.INTERVAL, "5", False, "前年より増加", (), ""),
        ("2030年 12345678901234567", Rule.INTERVAL, "5", False, "12345678901234567", (), ""),
        ("2030年 80以上", Rule.AT_LEAST, "5", False, 80, ('#,##0"以上"', "#,##0"), "未達成"),
    ],
)
def test_bounds_marks_and_words(
    target: str, rule: Rule, actual: str, provisional: bool, shown: object, formats: tuple[str, ...], words: str
) -> None:
    form = form_of(row("経1", "2020年 0", target, rule=rule), actual=actual, provisional=provisional)
    sheet = opened(form, values=True)["表1"]
    assert sheet["J7"].value == shown
    if formats:
        assert (sheet["J7"].number_format, sheet["G7"].number_format) == formats
    if words:
        assert sheet["L7"].value == words


def test_a_missing_actual_has_its_mark_and_the_formula_waits_for_it() -> None:
    form = form_of(row(), actual="集計中")
    sheet, shown = opened(form)["表1"], opened(form, values=True)["表1"]
    assert sheet["G7"].value == "集計中"
    assert shown["L7"].value in {None, ""}
    assert sheet["L7"].value.startswith("=IF(ISNUMBER(G7),ROUND(ROUND(")
    assert computed(sheet["L7"].value, {"D7": 0.0, "G7": 30.0, "J7": 100.0}) == 30


def test_text_of_the_record_never_becomes_a_formula_or_a_link() -> None:
    form = form_of(replace(row(), name_printed="=HYPERLINK(1)", unit_printed="http://example.com"))
    sheet = opened(form)["表1"]
    assert (sheet["B7"].data_type, sheet["B7"].value) == ("s", "=HYPERLINK(1)")
    with zipfile.ZipFile(io.BytesIO(workbook(form, MADE))) as files:
        text = b"".join(files.read(name) for name in files.namelist())
    assert b"<hyperlink" not in text


def test_numbers_have_room_and_texts_are_not_cut() -> None:
    long = "とても長い指標名" * 40
    form = form_of(replace(row("経1", "2020年 0", "2030年 12,345,678,901"), name_printed=long))
    sheet = opened(form)["表1"]
    assert sheet.column_dimensions["J"].width >= 14
    lines = len(long) * 2 / (sheet.column_dimensions["B"].width - 2)
    assert sheet.row_dimensions[7].height >= lines * 13


def test_the_same_form_gives_the_same_file() -> None:
    assert workbook(kaga(2022), MADE) == workbook(kaga(2022), MADE)


@pytest.mark.parametrize(
    ("cells", "points"),
    [([("あ" * 10, 22)], 30), ([("あ" * 11, 22)], 34), ([("a\nb\nc", 22)], 49), ([("あ" * 10_000, 22)], 405), ([], 30)],
)
def test_a_rows_height(cells: list[tuple[str, float]], points: float) -> None:
    assert height(cells, least=30) == points


# ---- formulas ------------------------------------------------------------------------------------


def spreadsheet_round(value: float, decimals: int) -> float:
    """ROUND as spreadsheets have it: half away from zero, on the fifteen digits that they show."""
    shown = Decimal(f"{value:.15g}")
    return float(shown.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def computed(formula: str, cells: dict[str, float | str]) -> object:
    """What a spreadsheet gets, in binary arithmetic."""
    code = formula.removeprefix("=").replace("<>", "!=")
    names = {
        "IF": lambda test, yes, no: yes if test else no,
        "ISNUMBER": lambda cell: isinstance(cell, float),
        "ROUND": spreadsheet_round,
        "MAX": max,
    }
    assert re.fullmatch(r'[A-Z0-9(),.*/+\-<>="達成未]*', code), formula
    return eval(code, {"__builtins__": {}}, names | cells)  # noqa: S307  (the formula is our own, as checked)


def of_sheet(sheet: Any, number: int, columns: str) -> dict[str, float | str]:
    values = {f"{c}{number}": sheet[f"{c}{number}"].value for c in columns}
    return {name: float(v) if isinstance(v, int | float) else v for name, v in values.items()}


def test_the_formulas_of_all_sixteen_rows_give_our_figures() -> None:
    form = kaga(2022)
    book = opened(form)
    seen_ = 0
    for name, columns, at in (("表1", "DGJ", "L"), ("表2", "EHK", "M")):
        for number, r in enumerate(form.tables[int(name[-1]) - 1].rows, start=7):
            formula = book[name][f"{at}{number}"].value
            assert "ROUND(ROUND(" in formula
            assert Decimal(str(computed(formula, of_sheet(book[name], number, columns)))) == r.percent
            seen_ += 1
    assert seen_ == 16


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "rule", "decimals", "floor", "shown"),
    [
        ("90.1", "91.7", "91.1", Rule.INTERVAL, 0, "", 63),  # 62.5, of which binary arithmetic makes 62.4999…
        ("104", "0", "91", Rule.INTERVAL, 0, "", 13),
        ("3", "9", "1", Rule.INTERVAL, 0, "", -33),
        ("3", "9", "1", Rule.INTERVAL, 0, "0", 0),
        ("607", "850", "606", Rule.INTERVAL, 0, "", 0),
        ("0", "1000", "996", Rule.INTERVAL, 0, "", 99.6),
        ("0", "16", "5", Rule.INTERVAL, 1, "", 31.3),
        ("800", "1700", "1721", Rule.RATIO, 0, "", 101),
        ("10193", "10193", "11583", Rule.INVERSE_RATIO, 1, "", 86.4),
        ("85", "80以上", "80", Rule.AT_LEAST, 0, "", "達成"),
        ("85", "80超", "80", Rule.AT_LEAST, 0, "", "未達成"),
        ("85", "80未満", "79", Rule.AT_MOST, 0, "", "達成"),
        ("85", "80", "81", Rule.AT_MOST, 0, "", "未達成"),
    ],
)
def test_a_formula_follows_the_rule_of_its_row(
    baseline: str, target: str, actual: str, rule: Rule, decimals: int, floor: str, shown: object
) -> None:
    form = form_of(
        row("経1", f"2020年 {baseline}", f"2030年 {target}", rule=rule), actual=actual, decimals=decimals, floor=floor
    )
    sheet, values = opened(form)["表1"], opened(form, values=True)["表1"]
    assert values["L7"].value == shown
    assert computed(sheet["L7"].value, of_sheet(sheet, 7, "DGJ")) == shown


FIGURES = st.decimals(min_value=-(10**9), max_value=10**9, places=2) | st.integers(-(10**12), 10**12).map(Decimal)


@settings(max_examples=60, deadline=None)
@given(
    baseline=FIGURES,
    target=FIGURES,
    actual=FIGURES,
    rule=st.sampled_from(list(Rule)),
    decimals=st.integers(0, 3),
    bound=st.none() | st.sampled_from(list(Bound)),
)
def test_whatever_the_figures_a_formula_gives_what_stands_beside_it(
    baseline: Decimal, target: Decimal, actual: Decimal, rule: Rule, decimals: int, bound: Bound | None
) -> None:
    own = row("経1", "2020年 0", "2030年 1", rule=rule)
    assert own.target is not None
    changed = replace(
        own,
        baseline=replace(own.baseline, value=baseline),
        target=replace(own.target, value=Figure(target, bound=bound)),
    )
    known = dossier(changed, actuals=[replace(seen("2022年", "1"), value=actual)])
    material = Material(plan(percent_decimals=decimals), (FIRST,), (TABLE,), (known,), (), {})
    form = form_3_2(material, 2022, TODAY)
    sheet, values = opened(form)["表1"], opened(form, values=True)["表1"]
    formula, value = sheet["L7"].value, values["L7"].value
    r = form.tables[0].rows[0]
    expected = r.verdict or (None if r.percent is None else float(r.percent))
    assert value == expected
    if isinstance(formula, str) and formula.startswith("="):
        assert computed(formula, of_sheet(sheet, 7, "DGJ")) == expected


LONG = "12345678901234567"


@pytest.mark.parametrize(
    ("target", "actual", "rule", "shown"),
    [
        (f"2030年 {LONG}", LONG, Rule.INTERVAL, 100),
        ("2030年 5", LONG, Rule.AT_LEAST, "達成"),
    ],
)
def test_figures_that_a_spreadsheet_does_not_keep_are_text_and_have_no_formula(
    target: str, actual: str, rule: Rule, shown: object
) -> None:
    sheet = opened(form_of(row("経1", "2020年 0", target, rule=rule), actual=actual))["表1"]
    assert (sheet["G7"].value, sheet["L7"].value) == (LONG, shown)


def test_words_in_a_target_leave_the_cell_empty() -> None:
    own = row("経1", "2020年 0", "2030年 全国値")
    assert own.target is not None
    assert isinstance(own.target.value, Words)
    assert opened(form_of(own))["表1"]["L7"].value is None
