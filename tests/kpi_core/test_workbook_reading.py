"""Workbooks that nobody should trust: read within limits, or refused in a sentence."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import openpyxl
import pytest

from kpi_core import workbook_reading
from kpi_core.workbook_reading import BadWorkbook, number_text, read_workbook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    made.active["A1"] = "見本"
    made.save(tmp_path / "book.xlsx")
    made.close()
    return tmp_path / "book.xlsx"


def _with(book: Path, name: str, content: bytes) -> Path:
    """The workbook with one part more, or another one."""
    with zipfile.ZipFile(book) as old:
        parts = {part.filename: old.read(part) for part in old.infolist()}
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as new:
        for part, old_content in (parts | {name: content}).items():
            new.writestr(part, old_content)
    return book


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1117, "General", "1117"),
        (1117.0, '#,##0"以上"', "1117以上"),
        (50.9, "#,##0.00", "50.90"),
        (12.345, "#,##0.00", "12.345"),
        (0.1 + 0.2, "General", "0.3"),
        (-41.4, "0.0", "-41.4"),
        (-0.0, "0", "0"),
        (0.3, "0%", "30%"),
        (30, '#,##0"%"', "30%"),
        (79, '#,##0"（暫定）"', "79（暫定）"),
        (30, r"#,##0\%", "30%"),  # as LibreOffice saves it
        (30, r'0.0\%_ ;"▲"0.0\%', "30.0%"),
        (0.3, "0%_)", "30%"),
        (0.3, '0%"※"', "30%※"),
        (1117, r"#,##0\超", "1117超"),
        (5, '"約"0" 件"', "5 件"),
        (5, "[Red]0;-0", "5"),
        (1e20, "General", "100000000000000000000"),
    ],
)
def test_a_number_is_read_as_it_is_meant(value: float, number_format: str, text: str) -> None:
    assert number_text(value, number_format) == text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "リンク"),
        ("xl/connections.xml", b"<x/>", "リンク"),
        ("xl/vbaProject.bin", b"x", "マクロ"),
        ("xl/worksheets/sheet1.dat", b'\n<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "宣言"),
        ("xl/evil", "<x/>".encode("utf-16-le"), "宣言"),
        ("xl/evil.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "宣言"),
        ("xl/evil.xml", "<?xml version='1.0' encoding='utf-16'?><x/>".encode("utf-16"), "宣言"),
        ("xl/evil.xml", b"<?xml version='1.0' encoding='cp037'?><x/>", "宣言"),
        ("xl/big.bin", b"0" * (workbook_reading.MOST_UNZIPPED + 1), "大きくなりすぎ"),
        ("xl/sharedStrings.xml", b"<si><t>a</t></si>" * 100_000, "大きくなりすぎ"),  # 1.7 MB of 5 KB
        ("xl/comments1.xml", b"<a" * (workbook_reading.MOST_TAGS + 1), "大きくなりすぎ"),
        ("xl/workbook.xml", b"<x", "壊れている"),
    ],
)
def test_what_a_report_has_not_is_refused(book: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(BadWorkbook) as refused:
        read_workbook(_with(book, name, content))
    assert said in refused.value.ja
    assert "cannot be imported" in refused.value.en


def test_more_cells_than_a_report_has_are_refused(book: Path) -> None:
    numbers = "".join(f"<c>{n * 7919 % 1_000_003}" for n in range(workbook_reading.MOST_TAGS + 1))
    with pytest.raises(BadWorkbook, match="too many cells"):
        read_workbook(_with(book, "xl/more.xml", numbers.encode()))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("report.xls", b"PK", ".xlsx 形式"),
        ("report.xlsm", b"PK", ".xlsx 形式"),
        ("report.csv", "経1,79".encode(), ".xlsx 形式"),
        ("renamed.xlsx", "経1,79".encode(), "名前だけが .xlsx"),
        ("old.xlsx", b"\xd0\xcf\x11\xe0" + b"0" * 100, "パスワード"),
        ("empty.xlsx", b"", "Excelのブックではありません"),
        ("cut.xlsx", b"PK\x03\x04" + b"0" * 50, "壊れている"),
        ("large.xlsx", b"PK" + b"0" * workbook_reading.MOST_BYTES, "大きすぎます"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadWorkbook) as refused:
        read_workbook(tmp_path / name)
    assert said in refused.value.ja


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    os.mkfifo(tmp_path / "pipe.xlsx")
    for name in ("folder.xlsx", "pipe.xlsx", "none.xlsx"):
        with pytest.raises(BadWorkbook):
            read_workbook(tmp_path / name)


@pytest.mark.parametrize(
    ("row", "column", "place"),
    [(1, 61, "BI1"), (1, 62, "BJ1"), (1, 16_384, "XFD1"), (20_001, 1, "A20001"), (1_048_576, 1, "A1048576")],
)
def test_a_cell_far_away_is_refused_and_neither_waited_for_nor_passed_over(
    tmp_path: Path, row: int, column: int, place: str
) -> None:
    made = openpyxl.Workbook()
    made.active.cell(row=row, column=column, value="x")
    made.save(tmp_path / "wide.xlsx")
    made.close()
    with pytest.raises(BadWorkbook, match=f"its cell {place} is far"):
        read_workbook(tmp_path / "wide.xlsx")


def test_what_is_far_away_and_empty_is_no_matter(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = "見本"
    made.active.cell(row=30_000, column=100).font = openpyxl.styles.Font(bold=True)
    made.save(tmp_path / "wide.xlsx")
    made.close()
    assert read_workbook(tmp_path / "wide.xlsx").sheets[0].at(1, 1).text == "見本"
