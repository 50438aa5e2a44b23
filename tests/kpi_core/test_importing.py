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
from tests.kpi_core.plans import DATA, cells_of, edit, small_folder, write_cells


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
