"""A report sheet taken into the CSV files: what changed, what is refused, and that nothing is lost on the way."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from kpi_core.csv_editing import replace_all, sentence
from kpi_core.csv_writing import csv_cells
from kpi_core.errors import BadRecord
from kpi_core.form_3_2 import Material, form_3_2
from kpi_core.form_importing import edited_by_form
from kpi_core.form_parts import Form, FormRow
from kpi_core.importing import read_record
from kpi_core.record import NoteKind, Record
from kpi_core.years import read_year
from tests.kpi_core.plans import DATA, copy_of_data, edit, row_of, write_cells
from tests.kpi_core.records import records
from tests.kpi_core.sheets import TODAY, sheet_of, type_in


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path / "data")


@pytest.fixture
def sheet(data: Path, tmp_path: Path) -> Path:
    return sheet_of(data, tmp_path / "report.xlsx")


def _changes(sheet: Path, data: Path) -> list[str]:
    return [sentence(edit).ja for edit in edited_by_form(sheet, data).edits]


def _complaints(sheet: Path, data: Path) -> list[str]:
    with pytest.raises(BadRecord) as refused:
        edited_by_form(sheet, data)
    return [c.sentence("ja") for c in refused.value.complaints]


# ---- round trips ----------------------------------------------------------------------------------


def test_kagas_own_sheet_changes_nothing(sheet: Path, data: Path) -> None:
    assert _changes(sheet, data) == []


@pytest.mark.parametrize("year", [2020, 2021, 2023, 2024, 2030])
def test_another_years_own_sheet_changes_nothing(data: Path, tmp_path: Path, year: int) -> None:
    """Not even percentages: 成7 was published with 101%, and the 102% that we compute for 社3 were not."""
    assert _changes(sheet_of(data, tmp_path / "r.xlsx", year), data) == []


def test_percentages_of_a_year_that_has_none_are_taken_with_their_results(sheet: Path, data: Path) -> None:
    published = (data / "published.csv").read_text(encoding="utf-8")
    (data / "published.csv").write_text(published.splitlines()[0] + "\n", encoding="utf-8")
    replace_all(data, edited_by_form(sheet, data).contents())
    found = {(p.code, p.printed) for p in read_record(data).record.published}
    assert found == {(p.code, p.printed) for p in read_record(DATA).record.published if p.year.number == 2022}


def test_what_a_program_rewrote_changes_nothing_either(sheet: Path, data: Path) -> None:
    assert _changes(type_in(sheet, "表1", {}), data) == []


_OTHERS = {
    "baseline_year": "1999年",
    "baseline": "123456",
    "target_year": "2099年",
    "target": "654321",
    "sdg_targets": "1.1",
}


def _blank(folder: Path, record: Record) -> None:
    """The folder of `record` without what the sheet holds, or with something else in its place."""
    files = csv_cells(record)
    header, *lines = files["indicators"]
    for line in lines:
        for column, other in _OTHERS.items():
            if line[header.index(column)]:
                line[header.index(column)] = other
    for file, written in files.items():
        write_cells(folder, file, written[:1] if file in {"observations", "published", "notes"} else written)


def _cells(form: Form) -> Form:
    """The form without our own remarks in its margin, and without a mark whose figure the form does not print."""
    tables = [replace(t, rows=tuple(_printed(row) for row in t.rows)) for t in form.tables]
    return replace(form, tables=tuple(tables))


def _printed(row: FormRow) -> FormRow:
    unknown = row.actual.value is None
    return replace(row, remarks=(), actual=replace(row.actual, year=None, words="") if unknown else row.actual)


def _round_trip(record: Record, year: int, folder: Path) -> None:
    for name in ("whole", "blank"):
        (folder / name).mkdir()
    for file, lines in csv_cells(record).items():
        write_cells(folder / "whole", file, lines)
    _blank(folder / "blank", record)
    sheet = sheet_of(folder / "whole", folder / "report.xlsx", year)
    replace_all(folder / "blank", edited_by_form(sheet, folder / "blank").contents())
    back = read_record(folder / "blank").record
    before, after = (_cells(form_3_2(Material.of(r), year, TODAY)) for r in (record, back))
    assert after == before
    assert edited_by_form(sheet, folder / "blank").edits == ()  # once more: nothing


def test_every_cell_of_kagas_sheet_comes_back(tmp_path: Path, data: Path) -> None:
    _round_trip(read_record(data).record, 2022, tmp_path)


@given(records())
@settings(
    max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # shrinking takes minutes
def test_every_cell_of_any_sheet_comes_back(record: Record) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _round_trip(record, 2022, Path(folder))


@given(records())
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_a_sheet_says_nothing_new_to_the_files_that_it_was_made_from(record: Record) -> None:
    """But for percentages of years that had none: those are what the sheet prints."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, lines in csv_cells(record).items():
            write_cells(folder, file, lines)
        edits = edited_by_form(sheet_of(folder, folder / "report.xlsx"), folder).edits
    measures = {row.code: row.measure for row in record.indicators}
    rated = {(measures[p.code], p.year) for p in record.published}
    assert {(change.file, change.old) for change in edits} <= {("published", None)}
    for change in edits:
        code, year = change.new.split(", ")[:2]
        assert (measures[code], read_year(year)) not in rated


# ---- what changes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "changes"),
    [
        ({"J7": 120}, ["indicators.csv 2行目 target: 「100」→「120」"]),
        ({"J7": "120以上"}, ["indicators.csv 2行目 target: 「100」→「120以上」"]),
        ({"J7": "前年より増加"}, ["indicators.csv 2行目 target: 「100」→「前年より増加」"]),
        ({"I7": "2031年度"}, ["indicators.csv 2行目 target_year: 「2030年」→「2031年度」"]),
        ({"D7": 70.5}, ["indicators.csv 2行目 baseline: 「70」→「70.5」"]),
        ({"B7": "自治体新電力 加入件数【7.2,7.a】"}, ["indicators.csv 2行目 sdg_targets: 「7.2;7.a;8.3;9.5;12.b;17.17」→「7.2;7.a」"]),
        ({"G8": 1200, "F8": "2023年"}, None),
        ({"J7": ""}, []),  # empty: nothing is said
        ({"J7": "１００"}, []),
    ],
)  # fmt: skip
def test_what_the_sheet_says_otherwise_is_taken_over(
    sheet: Path, data: Path, cells: dict[str, Any], changes: list[str] | None
) -> None:
    if changes is None:  # another measure's year that the record knows with another value
        cells, changes = {"G10": 56.1}, ["observations.csv 11行目 value: 「55.5」→「56.1」"]
    found = _changes(type_in(sheet, "表1", cells), data)
    assert found[: len(changes)] == changes
    assert bool(found) == bool(changes)


def test_a_remark_in_other_words_takes_the_place_of_the_first(sheet: Path, data: Path) -> None:
    replace_all(data, edited_by_form(type_in(sheet, "総括", {"D9": "別の文。"}), data).contents())
    notes = read_record(data).record.notes
    assert [(n.code, n.text.ja) for n in notes if n.kind is NoteKind.REMARK][1:3] == [
        ("取2", "別の文。"),
        ("取6", "別の文。"),
    ]
    assert len(notes) == len(read_record(DATA).record.notes)


def test_a_second_remark_on_a_row_stands_beside_the_first(sheet: Path, data: Path) -> None:
    first = read_record(DATA).record.notes
    type_in(sheet, "総括", {"A11": "（2）", "B11": "指標7", "D11": "もう一つ。"})
    replace_all(data, edited_by_form(sheet, data).contents())
    added = [n for n in read_record(data).record.notes if n not in first]
    assert [(n.code, n.text.ja) for n in added] == [("取7", "もう一つ。")]


def test_a_new_years_sheet_adds_actuals_percentages_notes_and_texts(data: Path, tmp_path: Path) -> None:
    sheet = sheet_of(data, tmp_path / "r.xlsx", 2024)
    type_in(sheet, "表1", {"F10": "2024年", "G10": "57.0（速報値）", "L10": "37%", "M10": "順調に伸びている。"})
    edited = edited_by_form(sheet, data)
    replace_all(data, edited.contents())
    record = read_record(data).record
    new = next(o for o in record.observations if (o.measure, o.year.number) == ("female_employment_rate", 2024))
    assert (str(new.value), new.provisional) == ("57.0", True)
    assert any((p.code, p.year.number, p.printed) == ("社4", 2024, "37%") for p in record.published)
    assert any((n.code, n.year.number, n.text.ja) == ("社4", 2024, "順調に伸びている。") for n in record.notes)
    assert edited_by_form(sheet, data).edits == ()


def test_that_a_figure_is_not_known_takes_no_figure_away(sheet: Path, data: Path) -> None:
    assert _changes(type_in(sheet, "表1", {"G10": "調査未実施"}), data) == []


# ---- what is refused ------------------------------------------------------------------------------


def test_all_problems_are_told_at_once_with_their_cells(sheet: Path, data: Path) -> None:
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    cells = {"A7": "経99", "B8": "別の名前", "G9": "多数", "I10": "いつか", "L11": 40, "G12": "20(80)"}
    found = _complaints(type_in(sheet, "表1", cells), data)
    assert [line.partition("「表1」")[2] for line in found] == [
        " 7行目 A7（No）列: 「経99」: indicators.csv のこの表にない番号です",
        " 8行目 B8（指標名）列: 「別の名前」: 経2 の名称「MaaSアプリのダウンロード件数」と違います",
        " 9行目 G9（実績）列: 「多数」: 数値を読み取れません（例: 1,117、50.9、▲3、1万8740）",
        " 10行目 I10（目標値の年）列: 「いつか」: 年を読み取れません（例: 2022年、2022年度）",
        " 11行目 L11（達成度）列: 「40%」: すでに公表された -33% と違います。訂正は published.csv で行ってください",
        " 12行目 G12（実績）列: 「20(80)」: 数値を読み取れません（例: 1,117、50.9、▲3、1万8740）",
    ]  # fmt: skip
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


@pytest.mark.parametrize(
    ("page", "cells", "said"),
    [
        ("表1", {"A8": "経1", "B8": "自治体新電力加入件数"}, "この番号は上の行にもあります"),
        ("表1", {"G13": 80}, "別の行（G7）では「79」です"),
        ("表1", {"A9": None}, "この行には No がありません"),
        ("表1", {"F5": "実績"}, "「2022年 実績」の見出しがありません"),
        ("表1", {"D5": "当初"}, "見出し「当初値」の列がありません"),
        ("表1", {"J7": "12,34"}, "数値を読み取れません"),
        ("表1", {"J7": "=1+1"}, "計算結果が保存されていません"),
        ("表1", {"A4": "（1）知らない表"}, "表「知らない表」は tables.csv にありません"),
        ("表2", {"B7": "知らない取組"}, "知らない取組名です"),
        ("総括", {"B8": "指標99"}, "表と指標の番号が見つかりません"),
        ("表1", {"A4": "達成状況"}, "4行目 A4列: 「達成状況」: 見出しがありません"),
        ("総括", {"A12": "成果"}, "見出し「●成果」がありません"),
        ("総括", {"A17": "課題の続き。"}, "17行目 A17列: 「課題の続き。」: この行は読み取られません"),
        ("総括", {"D11": None, "B11": "", "A11": "", "D9": "", "B9": "", "A9": ""}, "10行目 A10列"),
        ("有識者評価", {"A6": "二人目。"}, "この行は読み取られません"),
    ],
)
def test_what_cannot_be_placed_is_refused(sheet: Path, data: Path, page: str, cells: dict[str, Any], said: str) -> None:
    if "D5" in cells:
        cells = {"C5": cells["D5"]}
    found = _complaints(type_in(sheet, page, cells), data)
    assert any(said in line for line in found), found


def test_a_sheet_of_another_plan_is_refused(sheet: Path, data: Path) -> None:
    edit(data, "plan", row_of(data, "plan", key="key"), value="other-2020")
    assert "別の計画（kaga-2020）" in _complaints(sheet, data)[0]


def test_files_that_are_no_record_are_told_first(sheet: Path, data: Path) -> None:
    (data / "notes.csv").unlink()
    assert "notes.csv" in _complaints(sheet, data)[0]


def test_a_change_that_would_break_the_record_is_refused(data: Path, tmp_path: Path) -> None:
    sheet = sheet_of(data, tmp_path / "r.xlsx")
    type_in(sheet, "表1", {"B7": "自治体新電力加入件数【" + "7.2," * 3 + "】", "E7": "単" * 10})
    shutil.rmtree(tmp_path / "copy", ignore_errors=True)
    edited = edited_by_form(sheet, data)  # odd, but still a record
    assert edited.edits


def test_a_later_report_stands_beside_the_first(data: Path, tmp_path: Path) -> None:
    sheet = sheet_of(data, tmp_path / "r.xlsx", 2023)
    type_in(sheet, "有識者評価", {"A5": "引き続き期待する。"})
    replace_all(data, edited_by_form(sheet, data).contents())
    record = read_record(data).record
    assert {p.key for p in record.passages} >= {"experts", "experts_2023"}
    assert form_3_2(Material.of(record), 2023, date(2024, 6, 1)).experts == "引き続き期待する。"
