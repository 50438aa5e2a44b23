"""What must hold between the files of a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_core.errors import BadRecord
from kpi_core.importing import read_record
from tests.kpi_core.plans import cells_of, copy_of_data, edit, row_of, small_folder, write_cells


def _complaints(folder: Path) -> list[str]:
    """What is said in English; the Japanese sentence names the same place."""
    with pytest.raises(BadRecord) as caught:
        read_record(folder)
    for complaint in caught.value.complaints:
        ja, en = complaint.sentence("ja"), complaint.sentence("en")
        assert ja.split(":")[0].replace("行目", "").replace("列", "").split() == (
            en.split(":")[0].replace(", row", "").replace(", column", "").split()
        )
    return [c.sentence("en") for c in caught.value.complaints]


@pytest.mark.parametrize(
    ("file", "column", "cell"),
    [
        ("plan", "key", "city_ja"),
        ("plans", "key", "first"),
        ("tables", "key", "vision"),
        ("measures", "key", "visitors"),
        ("indicators", "code", "経1"),
        ("observations", "year", "visitors 2022"),
        ("published", "year", "経1 2022"),
    ],
)
def test_what_stands_twice_is_said_with_its_first_row(tmp_path: Path, file: str, column: str, cell: str) -> None:
    folder = small_folder(tmp_path / "data")
    table = cells_of(folder, file)
    first = 3 if file == "plan" else 2
    write_cells(folder, file, [*table, table[first - 1]])
    row = len(table) + 1
    assert _complaints(folder) == [f"{file}.csv, row {row}, column {column}: '{cell}': stands in row {first} already"]


@pytest.mark.parametrize(("file", "column"), [("passages", "key"), ("programmes", "name"), ("sources", "source")])
def test_what_stands_twice_in_kagas_other_files_is_said_too(tmp_path: Path, file: str, column: str) -> None:
    folder = copy_of_data(tmp_path / "data")
    table = cells_of(folder, file)
    write_cells(folder, file, [*table, table[1]])
    (said,) = _complaints(folder)
    assert said.startswith(f"{file}.csv, row {len(table) + 1}, column {column}: ")
    assert said.endswith(": stands in row 2 already")


def test_a_year_is_the_same_year_however_it_is_printed(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "observations", 3, measure="visitors", year="令和4年", value="160", source="様式3-2")
    assert _complaints(folder) == ["observations.csv, row 3, column year: 'visitors 2022': stands in row 2 already"]


@pytest.mark.parametrize(
    ("file", "column", "cell", "where"),
    [
        ("indicators", "table", "visions", "tables.csv"),
        ("indicators", "plan", "second", "plans.csv"),
        ("indicators", "measure", "visits", "measures.csv"),
        ("observations", "measure", "visits", "measures.csv"),
        ("published", "code", "経9", "indicators.csv"),
    ],
)
def test_a_reference_that_leads_nowhere_is_said(tmp_path: Path, file: str, column: str, cell: str, where: str) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, file, 2, **{column: cell})
    assert f"{file}.csv, row 2, column {column}: '{cell}': is not in {where}" in _complaints(folder)


def test_a_note_belongs_to_a_row(tmp_path: Path) -> None:
    folder = copy_of_data(tmp_path / "data")
    edit(folder, "notes", 2, code="経9")
    assert _complaints(folder) == ["notes.csv, row 2, column code: '経9': is not in indicators.csv"]


def test_a_measure_that_no_row_counts_is_said(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    measure = dict(zip(*cells_of(folder, "measures"), strict=True))
    edit(folder, "measures", 3, **{**measure, "key": "guests"})
    assert _complaints(folder) == ["measures.csv, row 3, column key: 'guests': is used by no row of indicators.csv"]


def test_a_code_begins_with_its_tables_prefix(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "indicators", 2, code="取1")
    edit(folder, "published", 2, code="取1")
    assert _complaints(folder) == [
        "indicators.csv, row 2, column code: '取1': must begin with one of 経社環, the prefix of its table"
    ]


@pytest.mark.parametrize(
    ("code", "compare_with"),
    [
        ("成1", "環99"),  # no row
        ("成1", "成1"),  # itself
        ("成1", "環8"),  # of another measure
        ("成2", "成1"),  # a row that borrows itself (and of another measure)
        ("成8", "成5"),  # without a target
    ],
)
def test_a_row_borrows_from_another_row_of_its_measure_that_has_a_target(
    tmp_path: Path, code: str, compare_with: str
) -> None:
    folder = copy_of_data(tmp_path / "data")
    row = row_of(folder, "indicators", code=code)
    edit(folder, "indicators", row, compare_with=compare_with)
    assert _complaints(folder) == [
        f"indicators.csv, row {row}, column compare_with: '{compare_with}': "
        "must be the code of another row of the same measure that has its own target"
    ]


@pytest.mark.parametrize("changes", [{"baseline": "0", "target": ""}, {"compare_with": "取3"}])
def test_a_row_that_lends_has_its_own_target(tmp_path: Path, changes: dict[str, str]) -> None:
    folder = copy_of_data(tmp_path / "data")
    edit(folder, "indicators", row_of(folder, "indicators", code="経2"), **changes)
    row = row_of(folder, "indicators", code="成3")
    assert f"indicators.csv, row {row}, column compare_with: '経2': must be the code of another row of the same " \
        "measure that has its own target" in _complaints(folder)  # fmt: skip


def test_one_wrong_cell_brings_one_complaint(tmp_path: Path) -> None:
    """経2 cannot be read, yet it is there: its figures, its notes and the row that borrows from it are not blamed."""
    folder = copy_of_data(tmp_path / "data")
    row = row_of(folder, "indicators", code="経2")
    edit(folder, "indicators", row, target_year="いつか")
    assert _complaints(folder) == [
        f"indicators.csv, row {row}, column target_year: 'いつか': not a year (such as 2022年, 2022年度, R4, FY2022)"
    ]


@pytest.mark.parametrize("file", ["measures", "indicators", "tables", "plans", "plan"])
def test_a_missing_file_brings_one_complaint(tmp_path: Path, file: str) -> None:
    folder = copy_of_data(tmp_path / "data")
    (folder / f"{file}.csv").unlink()
    assert _complaints(folder) == [f"{file}.csv: is not there (looked in {folder})"]
