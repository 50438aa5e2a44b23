"""The CSV files of a plan to a record: every complaint, all at once, or the whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kpi_core.errors import BadRecord
from kpi_core.figures import Bound, Figure, Words
from kpi_core.importing import read_record
from kpi_core.record import Rule
from kpi_core.years import YearKind
from tests.kpi_core.plans import DATA, cells_of, copy_of_data, edit, small_folder, write_cells

YEAR = "年を読み取れません（例: 2022年、2022年度、令和4年度）", "not a year (such as 2022年, 2022年度, R4, FY2022)"
FIGURE = "数値を読み取れません（例: 1,117、50.9、▲3、1万8740）", "not a figure (such as 1,117, 50.9, -3)"
TARGET = "数値を読み取れません（例: 5,000、80以上、前年より減少）", "neither a figure nor words"
PERCENT = "百分率を読み取れません（例: 30%、-33%、(34%)、100%超）", "not a percentage (such as 30%, -33%, (34%))"
EMPTY = "空欄にはできません", "must not be empty"
RULES = "interval、ratio、inverse_ratio、at_least、at_most", "interval, ratio, inverse_ratio, at_least, at_most"
WHOLE = "整数を入れてください", "must be a whole number"


@pytest.mark.parametrize(
    ("file", "column", "cell", "expected"),
    [
        ("plans", "term_start", "いつか", WHOLE),
        ("plans", "term_end", "2022.5", WHOLE),
        ("tables", "reports_year", "いつか", YEAR),
        ("measures", "name_ja", "", EMPTY),
        ("measures", "name_ja", "長" * 501, ("長すぎます", "is too long")),
        ("measures", "year_kind", "年間", ("次のどれかを入れてください: 年、年度", "must be one of 年, 年度")),
        ("measures", "running_total", "はい", ("yes か no を入れてください", "must be yes or no")),
        ("indicators", "baseline_year", "99年", YEAR),
        ("indicators", "target_year", "2030年頃", YEAR),
        ("indicators", "baseline", "12,34", TARGET),
        ("indicators", "target", "1.2.3", TARGET),
        ("indicators", "target", "12,34件", TARGET),
        ("indicators", "target", "1,2345人", TARGET),
        ("indicators", "target_from", "2023年4月", ("日付を読み取れません（例: 2023-04-01）", "not a date (such as 2023-04-01)")),
        ("indicators", "rule", "growth", (f"次のどれかを入れてください: {RULES[0]}", f"must be one of {RULES[1]}")),
        ("observations", "year", "", YEAR),
        ("observations", "value", "約150", FIGURE),
        ("observations", "value", "150以上", FIGURE),
        ("observations", "value", "１５O", FIGURE),  # the letter O
        ("published", "actual", "多数", FIGURE),
        ("published", "percent", "", EMPTY),
        ("published", "percent", "50%～60%", PERCENT),
        ("published", "percent", "5O%0", PERCENT),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_named_with_what_was_expected(
    tmp_path: Path, file: str, column: str, cell: str, expected: tuple[str, str]
) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, file, 2, **{column: cell})
    quoted = cell if len(cell) <= 60 else cell[:59] + "…"
    assert _complaints(folder) == [
        (
            f"{file}.csv 2行目 {column}列: 「{quoted}」: {expected[0]}",
            f"{file}.csv, row 2, column {column}: '{quoted}': {expected[1]}",
        )
    ]


@pytest.mark.parametrize(("cell", "running"), [("yes", True), ("TRUE", True), ("1", True), ("no", False), ("", False)])
def test_a_running_total_is_yes_or_no(tmp_path: Path, cell: str, running: bool) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "measures", 2, running_total=cell)
    assert read_record(folder).record.measures[0].running_total is running


@pytest.mark.parametrize(
    ("file", "column", "cell", "en"),
    [
        ("notes", "kind", "memo", "must be one of second_term, remark"),
        ("notes", "certainty", "sure", "must be one of certain, inferred"),
        ("notes", "year", "昔", YEAR[1]),
        ("passages", "text_ja", "", EMPTY[1]),
        ("passages", "key", "第1章", "has characters that are not allowed here (use a-z, 0-9, _ and -)"),
    ],
)
def test_notes_and_passages_are_checked_too(tmp_path: Path, file: str, column: str, cell: str, en: str) -> None:
    folder = copy_of_data(tmp_path / "data")
    edit(folder, file, 2, **{column: cell})
    assert [c for _, c in _complaints(folder)] == [f"{file}.csv, row 2, column {column}: '{cell}': {en}"]


@pytest.mark.parametrize(
    ("key", "value", "ja", "en"),
    [
        ("language", "fr", "次のどれかを入れてください: ja、en", "must be one of ja, en"),
        ("percent_decimals", "7", "0から6までの整数を入れてください", "must be a whole number from 0 to 6"),
        ("percent_decimals", "-1", "0から6までの整数を入れてください", "must be a whole number from 0 to 6"),
        ("percent_floor", "なし", *FIGURE),
        ("report_opens", "4月1日", "月日を読み取れません（例: 04-01）", "not a month and day (such as 04-01)"),
        ("report_opens", "02-30", "月日を読み取れません（例: 04-01）", "not a month and day (such as 04-01)"),
        ("timezone", "日本", "知らないタイムゾーンです（例: Asia/Tokyo）", "is no time zone (such as Asia/Tokyo)"),
        ("timezone", "../etc", "知らないタイムゾーンです（例: Asia/Tokyo）", "is no time zone (such as Asia/Tokyo)"),
        ("mayor", "山田", "知らない項目です", "is not a known key"),
    ],
)
def test_a_value_of_the_plan_that_cannot_be_used_is_named(
    tmp_path: Path, key: str, value: str, ja: str, en: str
) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "plan", 7, key=key, value=value)
    assert _complaints(folder) == [
        (f"plan.csv 7行目 {key}列: 「{value}」: {ja}", f"plan.csv, row 7, column {key}: '{value}': {en}")
    ]


def test_a_plan_without_what_it_needs_is_told_all_of_it(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    write_cells(folder, "plan", [["key", "value"], ["key", "sample-2020"], ["city_ja", ""], ["term_start", "2020"]])
    assert _complaints(folder) == [
        (
            "plan.csv 3行目 city_ja列: 「」: 空欄にはできません",
            "plan.csv, row 3, column city_ja: '': must not be empty",
        ),
        ("plan.csv plan_ja列: この項目がありません", "plan.csv, column plan_ja: is missing"),
        ("plan.csv term_end列: この項目がありません", "plan.csv, column term_end: is missing"),
    ]


def test_a_line_of_the_plan_with_too_many_cells_is_not_passed_over(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    with (folder / "plan.csv").open("a", encoding="utf-8") as lines:
        lines.write("title_ja,見本,市\n")
    assert [en for _, en in _complaints(folder)] == ["plan.csv, row 7: has 3 cells, the header has 2"]


def test_all_complaints_are_made_at_once_and_counted(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "plan", 7, key="language", value="fr")
    edit(folder, "indicators", 2, target="1.2.3", rule="growth")
    edit(folder, "observations", 2, value="多数")
    (folder / "notes.csv").unlink()
    with pytest.raises(BadRecord, match="5 places in the data cannot be read; nothing was written") as caught:
        read_record(folder)
    assert [(c.file, c.row, c.column, c.cell) for c in caught.value.complaints] == [
        ("plan.csv", 7, "language", "fr"),
        ("indicators.csv", 2, "target", "1.2.3"),
        ("indicators.csv", 2, "rule", "growth"),
        ("observations.csv", 2, "value", "多数"),
        ("notes.csv", None, None, None),
    ]
    assert caught.value.sentence("ja").startswith("データを読み取れないところが5件あります。何も書き込んでいません。")


def test_nothing_is_written_on_complaint(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "observations", 2, value="多数")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(BadRecord):
        read_record(folder)
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("baseline", "target", "rule", "said"),
    [
        ("60", "80以上", Rule.INTERVAL, None),  # leads away from the baseline: an interval like any other
        ("85", "80以上", Rule.AT_LEAST, "the target's bound 以上 does not lead away from the baseline; it is read as at_least."),
        ("80", "80以上", Rule.AT_LEAST, "the target's bound 以上 does not lead away from the baseline; it is read as at_least."),
        ("0.05", "0.1未満", Rule.AT_MOST, "the target's bound 未満 does not lead away from the baseline; it is read as at_most."),
        ("0.2", "0.1未満", Rule.INTERVAL, None),
        ("", "80以上", Rule.INTERVAL, None),
        ("80", "80", Rule.INTERVAL, None),
    ],
)  # fmt: skip
def test_a_bound_that_is_read_as_a_limit_is_said(
    tmp_path: Path, baseline: str, target: str, rule: Rule, said: str | None
) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "indicators", 2, baseline=baseline, target=target)
    reading = read_record(folder)
    assert reading.record.indicators[0].rule is rule
    assert [r.en for r in reading.remarks] == ([] if said is None else [f"indicators.csv, row 2, 経1: {said}"])
    assert all(r.ja.startswith("indicators.csv 2行目 経1: 目標の「") and str(rule) in r.ja for r in reading.remarks)


def test_a_rule_that_is_given_is_not_overruled(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "indicators", 2, baseline="85", target="80以上", rule="ratio")
    reading = read_record(folder)
    assert (reading.record.indicators[0].rule, reading.remarks) == (Rule.RATIO, ())


def test_cp932_is_said_beside_the_record(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    for file in ("plan", "measures"):
        path = folder / f"{file}.csv"
        path.write_bytes(path.read_text(encoding="utf-8").encode("cp932"))
    reading = read_record(folder)
    assert reading.record.plan.city.ja == "見本市"
    assert [r.en for r in reading.remarks] == [
        "plan.csv was read as CP932 (Shift_JIS).", "measures.csv was read as CP932 (Shift_JIS).",
    ]  # fmt: skip


def test_a_small_city_needs_no_optional_file_and_gets_defaults(tmp_path: Path) -> None:
    record = read_record(small_folder(tmp_path / "data")).record
    plan = record.plan
    assert (plan.city.ja, plan.city.to("en"), plan.term_start, plan.term_end) == ("見本市", "見本市", 2020, 2022)
    assert (plan.timezone, plan.language, plan.percent_decimals, plan.percent_floor) == ("Asia/Tokyo", "ja", 0, None)
    assert plan.report_opens == "04-01"
    assert (record.programmes, record.sources, record.notes, record.passages) == ((), (), (), ())


def test_the_plan_says_how_percentages_are_printed(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    given = {"percent_decimals": "1", "percent_floor": "0", "report_opens": "05-15", "language": "en", "title_ja": ""}
    for row, (key, value) in enumerate(given.items(), start=7):
        edit(folder, "plan", row, key=key, value=value)
    plan = read_record(folder).record.plan
    assert (plan.percent_decimals, plan.percent_floor, plan.report_opens, plan.language, plan.title.ja) == (
        1, Decimal(0), "05-15", "en", "",
    )  # fmt: skip


def test_a_row_is_read_as_it_is_printed(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edit(
        folder, "indicators", 2, baseline_year="令和2年度", baseline="1,117 件", target_year="2030", target="5,000人以上",
        target_from="2023-04-01",
    )  # fmt: skip
    (row,) = read_record(folder).record.indicators
    assert row.target is not None
    assert (str(row.baseline.year), row.baseline.value, row.second_unit) == ("2020年度", Decimal(1117), "件")
    assert (str(row.target.year), row.target.value) == ("2030年", Figure(Decimal(5000), "人", Bound.AT_LEAST))
    assert (row.target.since, row.sdg_targets, row.compare_with) == (date(2023, 4, 1), ("8.9", "11.a"), None)


@pytest.mark.parametrize(
    ("baseline", "target"), [("未集計", "前年より増加"), ("前年並み", "22万人台"), ("", "毎年400以上")]
)
def test_words_in_place_of_figures_are_kept(tmp_path: Path, baseline: str, target: str) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "indicators", 2, baseline=baseline, target=target)
    (row,) = read_record(folder).record.indicators
    assert row.target is not None
    assert (row.baseline.value, row.target.value) == (None, Words(target))
    assert row.baseline.words == ("前年並み" if baseline == "前年並み" else "")


@pytest.mark.parametrize(
    ("value", "mark", "read"),
    [
        ("150", "", (Decimal(150), "", False)),
        ("150", "暫定", (Decimal(150), "暫定", True)),
        ("257（速報値）", "", (Decimal(257), "(速報値)", True)),
        ("257（速報値）", "12月末", (Decimal(257), "(速報値) 12月末", True)),
        ("18,579※", "", (Decimal(18579), "※", False)),
        ("未集計", "", (None, "未集計", False)),
        ("", "集計中", (None, "集計中", False)),
        ("ー", "", (None, "ー", False)),
        ("", "", (None, "", False)),
    ],
)
def test_an_actual_keeps_its_marks_and_a_missing_one_says_why(
    tmp_path: Path, value: str, mark: str, read: tuple[Decimal | None, str, bool]
) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "observations", 2, value=value, mark=mark)
    (observation,) = read_record(folder).record.observations
    assert (observation.value, observation.mark, observation.provisional) == read
    assert observation.entry is None


def test_a_published_percentage_is_kept_as_printed(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "published", 2, actual="", percent="達成")
    (published,) = read_record(folder).record.published
    assert (published.actual, published.percent, published.printed) == (None, None, "達成")


def test_kagas_record_holds_what_was_published() -> None:
    """data/ itself: the counts of the source, and nothing to remark on."""
    reading = read_record(DATA)
    record = reading.record
    assert (len(record.measures), len(record.indicators), len(record.published)) == (12, 24, 24)
    assert len([n for n in record.notes if n.kind == "second_term"]) == 16
    assert {n.certainty for n in record.notes if n.kind == "second_term"} == {"inferred"}
    years = [o.year.number for o in record.observations]
    assert (min(years), max(years)) == (2013, 2023)
    assert [r.code for r in record.indicators if r.second_unit] == ["取3"]
    assert reading.remarks == ()


def test_kagas_years_keep_their_kind_for_printing() -> None:
    rows = {r.code: r for r in read_record(DATA).record.indicators}
    printed = {
        code: (rows[code].baseline.year, rows[code].target.year if rows[code].target else None)  # type: ignore[union-attr]
        for code in ("社3", "社4", "取5")
    }
    assert {code: tuple(str(y) for y in years) for code, years in printed.items()} == {
        "社3": ("2019年", "2030年度"), "社4": ("2015年度", "2030年"), "取5": ("2019年度", "2022年度"),
    }  # fmt: skip
    assert all(m.year_kind in YearKind for m in read_record(DATA).record.measures)


def test_every_file_of_the_record_is_in_order_for_a_spreadsheet() -> None:
    """No cell with blanks around it, no carriage return, no row of another length: what is committed is what is read."""
    for file in DATA.glob("*.csv"):
        rows = cells_of(DATA, file.stem)
        assert {len(row) for row in rows} == {len(rows[0])}, file
        assert all(cell == cell.strip() for row in rows for cell in row), file
        assert b"\r" not in file.read_bytes(), file


def _complaints(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(BadRecord) as caught:
        read_record(folder)
    return [(c.sentence("ja"), c.sentence("en")) for c in caught.value.complaints]
