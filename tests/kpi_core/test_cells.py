"""Cells as people fill them in: read, or refused with what was expected, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_core.errors import BadRecord
from kpi_core.figures import Words
from kpi_core.importing import read_record
from tests.kpi_core.plans import copy_of_data, edit, small_folder

YEAR = "年を読み取れません（例: 2022年、2022年度、令和4年度）", "not a year (such as 2022年, 2022年度, R4, FY2022)"
FIGURE = "数値を読み取れません（例: 1,117、50.9、▲3、1万8740）", "not a figure (such as 1,117, 50.9, -3)"
TARGET = "数値を読み取れません（例: 5,000、80以上、前年より減少）", "neither a figure nor words"
PERCENT = "百分率を読み取れません（例: 30%、-33%、(34%)、100%超）", "not a percentage (such as 30%, -33%, (34%))"
TWO = (
    "二つの数値があります。年ごとの件数と累計は別の measure に分けてください",
    "holds two figures; give the year's count and the running total a measure each",
)
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
        ("observations", "value", "20(80)", TWO),
        ("observations", "value", "７件（16件）", TWO),
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


@pytest.mark.parametrize(
    "cell",
    ["20～30㎢", "25〜30％", "1,000~1,500", "22万人台", "毎年400以上", "2023～27年度累計300", "前年より減少", "全国値"],
)
def test_a_target_in_words_or_a_band_is_kept_as_words(tmp_path: Path, cell: str) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "indicators", 2, target=cell)
    target = read_record(folder).record.indicators[0].target
    assert target is not None
    assert target.value == Words(cell)


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
        ("report_opens", "4月", "月日を読み取れません（例: 04-01）", "not a month and day (such as 04-01)"),
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


def _complaints(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(BadRecord) as caught:
        read_record(folder)
    return [(c.sentence("ja"), c.sentence("en")) for c in caught.value.complaints]


@pytest.mark.parametrize("cell", ["04-01", "4月1日", "4/1", "2026/4/1", "４月１日"])
def test_a_day_that_a_spreadsheet_has_rewritten_is_still_read(tmp_path: Path, cell: str) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "plan", 7, key="report_opens", value=cell)
    assert read_record(folder).record.plan.report_opens == "04-01"


@pytest.mark.parametrize("cell", ["2023-04-01", "2023/4/1", "2023年4月1日"])
def test_a_date_that_a_spreadsheet_has_rewritten_is_still_read(tmp_path: Path, cell: str) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "indicators", 2, target_from=cell)
    target = read_record(folder).record.indicators[0].target
    assert target is not None
    assert str(target.since) == "2023-04-01"
