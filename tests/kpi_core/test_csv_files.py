"""Files as people save them: encodings, headers, row numbers, and what is wrong with them in one sentence each."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_core import cells
from kpi_core.csv_files import CsvFolder

SHEET = "key,prefix,title_ja,title_en,reports_year\n"
ROW = "vision,経社環,2030年のあるべき姿,Vision,\n"


def _read(folder: Path, content: str | bytes, *, file: str = "tables") -> tuple[CsvFolder, list[tuple[int, str]]]:
    """The folder's reader and the rows it found: number and Japanese title."""
    raw = content if isinstance(content, bytes) else content.encode()
    (folder / f"{file}.csv").write_bytes(raw)
    files = CsvFolder(folder)
    return files, [(number, row.title_ja) for number, row in files.sheet(file, cells.TableCells).rows]


def _complaints(files: CsvFolder) -> list[tuple[str, str]]:
    return [(c.sentence("ja"), c.sentence("en")) for c in files.complaints]


@pytest.mark.parametrize(
    ("encoding", "remarks"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),  # with BOM, as Excel saves it
        ("cp932", ["tables.csv は CP932（Shift_JIS）として読みました。"]),
    ],
)
def test_each_encoding_is_read_and_another_than_utf_8_is_said(
    tmp_path: Path, encoding: str, remarks: list[str]
) -> None:
    files, rows = _read(tmp_path, (SHEET + ROW).encode(encoding))
    assert rows == [(2, "2030年のあるべき姿")]
    assert [r.ja for r in files.remarks] == remarks
    assert [r.en for r in files.remarks] == ["tables.csv was read as CP932 (Shift_JIS)."] * len(remarks)
    assert files.complaints == []


def test_a_file_of_no_known_encoding_is_refused(tmp_path: Path) -> None:
    files, rows = _read(tmp_path, (SHEET + ROW).encode("utf-16"))
    assert rows == []
    assert _complaints(files) == [
        ("tables.csv: 文字コードを読み取れません（UTF-8 で保存してください）", "tables.csv: is neither UTF-8 nor CP932")
    ]


def test_a_missing_file_is_named_unless_it_is_optional(tmp_path: Path) -> None:
    files = CsvFolder(tmp_path)
    assert files.sheet("sources", cells.SourceCells, optional=True).rows == ()
    assert files.complaints == []
    assert files.sheet("tables", cells.TableCells).columns is None
    assert _complaints(files) == [
        (f"tables.csv: ファイルがありません（{tmp_path}）", f"tables.csv: is not there (looked in {tmp_path})")
    ]


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    (tmp_path / "tables.csv").mkdir()
    files = CsvFolder(tmp_path)
    files.sheet("tables", cells.TableCells)
    assert _complaints(files) == [
        ("tables.csv: 開けません（Is a directory）", "tables.csv: cannot be opened (Is a directory)")
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_rows_are_numbered_as_in_a_spreadsheet(tmp_path: Path, line_end: str) -> None:
    """Empty rows count, and a cell of several lines is one row."""
    text = (
        SHEET + ROW + "\n,,,,\n" + 'programmes,取,"一行目\n二行目",Programmes,\n' + "results,成,成果,Results,2023年\n"
    )
    files, rows = _read(tmp_path, text.replace("\n", line_end))
    assert [number for number, _ in rows] == [2, 5, 6]
    assert files.complaints == []


def test_blanks_around_cells_and_columns_in_another_order_are_read(tmp_path: Path) -> None:
    files, rows = _read(tmp_path, "title_ja, key ,prefix,reports_year,title_en\n 姿 , vision ,経,, \n")
    assert (rows, files.complaints) == ([(2, "姿")], [])


@pytest.mark.parametrize(
    ("content", "ja", "en"),
    [
        (
            "",
            [f"tables.csv 1行目 {c}列: この列がありません" for c in ("key", "prefix", "title_ja", "title_en", "reports_year")],
            [f"tables.csv, row 1, column {c}: this column is missing" for c in SHEET.strip().split(",")],
        ),
        (
            "key,prefix,title_ja,title_en,year\n" + ROW,
            ["tables.csv 1行目 reports_year列: この列がありません", "tables.csv 1行目: 「year」: 知らない列です"],
            [
                "tables.csv, row 1, column reports_year: this column is missing",
                "tables.csv, row 1: 'year': is not a column of this file",
            ],
        ),
        (
            "key,key,prefix,title_ja,title_en,reports_year\nvision,vision,経,姿,Vision,\n",
            ["tables.csv 1行目 key列: 同じ列が二つあります"],
            ["tables.csv, row 1, column key: stands twice in the header"],
        ),
        (
            SHEET + ROW + "results,成\n" + "results,成,成果,Results,2023年,,\n",
            ["tables.csv 3行目: 列が2個あります（見出しは5列です）", "tables.csv 4行目: 列が7個あります（見出しは5列です）"],
            ["tables.csv, row 3: has 2 cells, the header has 5", "tables.csv, row 4: has 7 cells, the header has 5"],
        ),
        (
            # a quotation mark that is never closed would swallow the rows behind it
            SHEET + ROW + 'results,成,"成果,Results,2023年\n' + ROW,
            ["tables.csv 3行目: CSV として読み取れません（unexpected end of data）"],
            ["tables.csv, row 3: is not CSV (unexpected end of data)"],
        ),
        (
            SHEET + f"vision,経,{'長' * 1_000_001},,\n",
            ["tables.csv 2行目: CSV として読み取れません（field larger than field limit (1000000)）"],
            ["tables.csv, row 2: is not CSV (field larger than field limit (1000000))"],
        ),
        (
            SHEET + "Vision!,経,,Vision,なし\n",
            [
                "tables.csv 2行目 key列: 「Vision!」: 使えない文字があります（半角英小文字・数字・_・- で入力してください）",
                "tables.csv 2行目 title_ja列: 「」: 空欄にはできません",
                "tables.csv 2行目 reports_year列: 「なし」: 年を読み取れません（例: 2022年、2022年度、令和4年度）",
            ],
            [
                "tables.csv, row 2, column key: 'Vision!': has characters that are not allowed here (use a-z, 0-9, _ and -)",
                "tables.csv, row 2, column title_ja: '': must not be empty",
                "tables.csv, row 2, column reports_year: 'なし': not a year (such as 2022年, 2022年度, R4, FY2022)",
            ],
        ),
    ],
)  # fmt: skip
def test_each_complaint_names_file_row_column_and_cell(
    tmp_path: Path, content: str, ja: list[str], en: list[str]
) -> None:
    files, _ = _read(tmp_path, content)
    assert _complaints(files) == list(zip(ja, en, strict=True))


def test_a_sheet_keeps_the_cells_of_rows_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "tables.csv").write_text(SHEET + ROW + "results,成,,Results,2023年\nshort,短\n", encoding="utf-8")
    sheet = CsvFolder(tmp_path).sheet("tables", cells.TableCells)
    assert [row.key for row in sheet.values] == ["vision"]
    assert sheet.columns is not None
    assert sheet.columns["key"] == {"vision", "results", "short"}
