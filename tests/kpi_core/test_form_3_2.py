"""The rows and texts of 様式3-2 as values: for 2022 as published, for later years with what is missing marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from kpi_core.errors import KpiError
from kpi_core.form_3_2 import Material, NoSuchReport, form_3_2
from kpi_core.form_csv import form_csv
from kpi_core.form_parts import Amount, Form, FormRow, figure_text
from kpi_core.importing import read_record
from kpi_core.language import Bilingual
from kpi_core.record import (
    Certainty,
    Indicator,
    Note,
    NoteKind,
    Observation,
    Passage,
    Rule,
    Source,
    Table,
    Term,
)
from tests.kpi_core.asked import TODAY
from tests.kpi_core.plans import DATA, dossier, plan, printed, row, seen, year

SEED = sorted((DATA.parent.parent / "shared" / "seed").glob("000_*.txt"))


def kaga(of_year: int) -> Form:
    return form_3_2(Material.of(read_record(DATA).record), of_year, TODAY)


def line(r: FormRow) -> str:
    """A row as the document prints it: 経1 2020年 70 件（高圧） 2022年 79 件（高圧） 2030年 100 件（高圧） 30%."""
    amounts = [f"{a.year} {figure_text(a)} {a.unit}" for a in (r.baseline, r.actual, r.target)]
    return f"{r.number} {' '.join(amounts)} {r.percent}%"


TABLE_1 = """
経1 2020年 70 件（高圧） 2022年 79 件（高圧） 2030年 100 件（高圧） 30%
経2 2020年 0 DL 2022年 1,117 DL 2030年 5,000 DL 22%
社3 2019年 800 人 2022年 1,320 人 2030年度 1,700 人 58%
社4 2015年度 50.9 % 2022年 55.5 % 2030年 67.4 % 28%
社5 2020年 3 件 2022年 1 件 2030年 9 件 -33%
社6 2020年 0 件 2022年 50 件 2030年 100 件 50%
環7 2020年 70 件（高圧） 2022年 79 件（高圧） 2030年 100 件（高圧） 30%
環8 2013年 667,494 t-CO₂ 2022年 505,960 t-CO₂ 2030年 467,246 t-CO₂ 81%
環9 2020年 6 施設 2022年 14 施設 2030年 15 施設 89%
"""
TABLE_2 = """
1 2020年 70 件 2022年 79 件 2022年 80 件 90%
2 2020年 0 件 2022年 1 件 2022年 4 件 25%
3 2020年 0 件 2022年 1,117 DL 2022年 2,500 DL 45%
4 2020年 0 件 2022年 5 件 2022年 7 件 71%
5 2019年度 800 件 2022年 1,320 件 2022年度 1,500 件 74%
6 2020年 0 件 2022年 1 件 2022年 4 件 25%
7 2020年 0 件 2022年 50 件 2022年 30 件 167%
"""


def test_the_tables_of_2022_are_the_published_ones() -> None:
    one, two = kaga(2022).tables
    assert [line(r) for r in one.rows] == TABLE_1.split("\n")[1:-1]
    assert [line(r) for r in two.rows] == TABLE_2.split("\n")[1:-1]
    assert (one.heading, one.target_heading) == ("（1）2030年のあるべき姿の実現へ向けた取組の達成状況", "2030年 目標値")
    assert (two.heading, two.target_heading) == ("（2）自治体SDGsの推進に資する取組の達成状況", "2022年 目標値")
    assert (one.has_programmes, two.has_programmes) == (False, True)
    assert two.rows[2].programme == "「加賀市版MaaS」の推進"
    assert one.rows[3].full_name == "女性就業率\n【5.b】"
    assert all(r.reflection and not r.remarks for t in (one, two) for r in t.rows)


@pytest.mark.skipif(not SEED, reason="the source document is not there: it is no part of the project")
def test_every_row_stands_in_the_source_document() -> None:
    """Figures, years and units, without the signs that are printed now one way and now another (1117, 1,320)."""
    text = "".join(SEED[0].read_text("utf-8").replace(",", "").split())
    for table in kaga(2022).tables:
        for r in table.rows:
            shown = line(r).replace(",", "").split(" ", 1)[1]
            assert "".join(shown.split()) in text, r.number
            assert "".join(r.reflection.split()) in text
            assert "".join(r.name.split()) in text


def test_the_texts_of_2022_are_the_published_ones() -> None:
    form = kaga(2022)
    assert form.title == "第1期SDGs未来都市計画（2020～2022）の進捗評価結果報告シート（様式3-2）"
    assert form.period == "加賀市　第1期SDGs未来都市計画：計画期間2020年～2022年"
    assert form.notices == ("公表資料をもとに再現した様式です。提出前に最新の様式と照合してください。",)
    assert form.reflection_heading == "第2期計画（または独自計画）のKPIへの反映状況"
    assert [(r.table, r.on, r.name) for r in form.remarks] == [
        (1, "指標5", "合同面接会やテレワークによる新規障がい者雇用件数"),
        (2, "指標2、6", "先端技術を活用した実証実験の実施数"),
        (2, "指標7", "加賀市SDGｓパートナー制度への登録件数"),
    ]
    assert [heading for heading, _ in form.texts] == ["成果", "課題", "今後の展望"]
    assert form.texts[1][1] == "目標に対して未達項目があるため、取り組みを継続して実施していく必要がある。"
    assert form.experts.startswith("・スマートシティを中核とする事業のネットワーク展開を期待する。")
    assert form.experts_heading == "（4）有識者からの取組に対する評価"


def test_a_later_year_uses_the_newest_actuals_and_leaves_open_what_people_write() -> None:
    form = kaga(2023)
    first, second = form.tables
    assert form.notices[1] == "2023年は計画期間（2020年～2022年）のあとの年です。"
    assert [(r.number, str(r.actual.year), str(r.percent)) for r in first.rows][:4] == [
        ("経1", "2022年", "30"), ("経2", "2023年", "29"), ("社3", "2023年", "102"), ("社4", "2022年", "28"),
    ]  # fmt: skip
    assert first.rows[0].remarks == ("2023年の実績は未集計（2022年の実績を記載）", "反映状況は要記入")
    assert first.rows[1].remarks == ("反映状況は要記入",)
    assert second.rows[0].remarks == ("目標年（2022年）を過ぎた行", "反映状況は要記入")
    assert [line(r) for r in second.rows] == TABLE_2.split("\n")[1:-1]
    assert not any(r.reflection for t in form.tables for r in t.rows)
    assert (form.remarks, form.experts) == ((), "")
    assert not any(text for _, text in form.texts)


def test_a_year_of_which_nothing_is_known_yet_stays_open() -> None:
    rows = kaga(2021).tables[0].rows
    assert {(str(r.actual.year), r.actual.words, r.percent) for r in rows} == {("2021年", "未集計", None)}
    assert rows[0].remarks == ("2021年の実績は未集計（要記入）", "反映状況は要記入")


def test_a_year_before_the_plan_is_refused() -> None:
    with pytest.raises(NoSuchReport, match="There is no report for 2019: the plan begins in 2020") as refused:
        kaga(2019)
    assert isinstance(refused.value, KpiError)


# ---- any city's ----------------------------------------------------------------------------------


FIRST, SECOND = (
    Term("first", Bilingual("第１期計画", ""), 2020, 2022),
    Term("second", Bilingual("行動計画", ""), 2023, 2025),
)
TABLE = Table("vision", "経社環", Bilingual("表", ""), None)


def form_of(
    *rows: Indicator,
    of_year: int = 2022,
    actuals: Sequence[Observation] | dict[str, str] = (),
    notes: tuple[Note, ...] = (),
    passages: tuple[Passage, ...] = (),
    sources: dict[str, Source] | None = None,
    tables: tuple[Table, ...] = (TABLE,),
    percent: str = "",
    floor: str | None = None,
) -> Form:
    figures = [printed(rows[0].code, "2022年", percent)] if percent else []
    known = replace(dossier(*rows, actuals=actuals, published=figures), notes=notes)
    settings = plan(percent_floor=None if floor is None else Decimal(floor))
    material = Material(settings, (FIRST, SECOND), tables, (known,), passages, sources or {})
    return form_3_2(material, of_year, TODAY)


def only(*arguments: Indicator, **settings: object) -> FormRow:
    (table,) = form_of(*arguments, **settings).tables  # type: ignore[arg-type]
    return table.rows[0]


@pytest.mark.parametrize(
    ("baseline", "target", "rule", "actual", "shown", "verdict", "remark"),
    [
        ("2020年 0", "2030年 3", Rule.INTERVAL, "2", "67", "", ""),
        ("2020年 0", "2030年 1,000", Rule.INTERVAL, "996", "99.6", "", ""),
        ("2020年 607", "2030年 850", Rule.INTERVAL, "606", "0", "", ""),
        ("2020年 800", "2030年 1,700", Rule.RATIO, "1,721", "101", "", ""),
        ("2020年 85", "2030年 80以上", Rule.AT_LEAST, "84", "None", "達成", ""),
        ("2020年 85", "2030年 80未満", Rule.AT_MOST, "80", "None", "未達成", ""),
        ("2020年 71", "2030年 71", Rule.INTERVAL, "71", "None", "", "目標値が当初値と同じため達成度なし"),
        ("2020年 71", "2030年 前年より増加", Rule.INTERVAL, "72", "None", "", "目標が数値でないため達成度なし"),
        ("", "2030年 100", Rule.INTERVAL, "72", "None", "", "当初値の記載なし"),
        ("2020年 71", "", Rule.INTERVAL, "72", "None", "", "目標値の記載なし"),
        ("2020年 1", "2030年 0", Rule.RATIO, "1", "None", "", "目標値が0のため達成度なし"),
    ],
)
def test_what_stands_in_the_column_of_achievement(
    baseline: str, target: str, rule: Rule, actual: str, shown: str, verdict: str, remark: str
) -> None:
    found = only(row("経1", baseline, target, rule=rule), actuals={"2022年": actual})
    assert (str(found.percent), found.verdict) == (shown, verdict)
    assert (remark in found.remarks) is bool(remark)


@pytest.mark.parametrize(
    ("mark", "said"),
    [("ー", "未集計"), ("－", "未集計"), ("調査未実施", "調査未実施"), ("R8.10月", "R8.10月")],
)
def test_a_missing_actual_is_said_with_its_year_as_printed_and_why(mark: str, said: str) -> None:
    found = only(row("経1", "2020年度 10", "2030年度 20"), actuals={"2022年度": mark})
    assert found.remarks[0] == f"2022年度の実績は{said}（要記入）"
    assert found.actual.words == mark
    late = only(row("経1", "2020年度 10", "2021年度 20"), actuals={"2021年度": "15"})
    assert late.remarks[0] == "目標年（2021年度）を過ぎた行"


def test_nothing_below_the_citys_floor_is_printed() -> None:
    assert only(row("経1", "2020年 10", "2030年 20"), actuals={"2022年": "5"}, floor="0").percent == 0
    assert only(row("経1", "2020年 10", "2030年 20"), actuals={"2022年": "5"}).percent == -50


def test_marks_bounds_and_provisional_figures_stay() -> None:
    given = [seen("2022年度", "257"), seen("2023年度", "集計中")]
    given[0] = replace(given[0], provisional=True, mark="速報値")
    found = only(row("経1", "2020年度 0", "2030年度 1,000以上"), of_year=2022, actuals=given)
    assert figure_text(found.actual) == "257（暫定）"
    assert figure_text(found.target) == "1,000以上"
    assert "実績は暫定値" in found.remarks
    later = form_of(row("経1", "2020年度 0", "2030年度 1,000"), of_year=2022, actuals=[seen("2022年度", "集計中")])
    (open_,) = later.tables[0].rows
    assert (str(open_.actual.year), figure_text(open_.actual)) == ("2022年度", "集計中")
    assert open_.remarks[0] == "2022年度の実績は集計中（要記入）"


def test_an_actual_of_the_baselines_year_is_no_progress() -> None:
    found = only(row("経1", "2020年 5", "2030年 10"), actuals={"2020年": "5"})
    assert (found.actual.words, found.percent) == ("未集計", None)


def test_entries_are_said_to_be_unpublished_and_differences_are_marked() -> None:
    entered = only(row(), actuals=[seen("2022年", "30", over="20")])
    assert "実績は庁内で入力された値（公表前）" in entered.remarks
    differs = only(row(), actuals={"2022年": "30"}, percent="31%")
    assert "公表値は 31%（計算と相違）" in differs.remarks
    assert not any("公表値" in r for r in only(row(), actuals={"2022年": "30"}, percent="30%").remarks)


def test_each_year_has_the_rows_of_the_plan_that_is_in_force() -> None:
    rows = (row("経1", dimension="経済"), replace(row("経2", order=2, dimension="経済"), plan="second"))
    for of_year, number, heading in (
        (2022, "経1", "第2期計画（または独自計画）のKPIへの反映状況"),
        (2023, "経2", "次期計画（または独自計画）のKPIへの反映状況"),
        (2027, "経2", "次期計画（または独自計画）のKPIへの反映状況"),
    ):
        form = form_of(*rows, of_year=of_year)
        assert ([r.number for t in form.tables for r in t.rows], form.reflection_heading) == ([number], heading)


def test_headings_say_the_year_as_the_rows_print_it() -> None:
    (table,) = form_of(row("経1", "2020年度 0", "2030年度 9"), actuals={"2022年度": "3"}).tables
    assert (table.actual_heading(2022), table.target_heading) == ("2022年度 実績", "2030年度 目標値")
    (mixed,) = form_of(row("経1", "", "2030年 9"), row("経2", "", "2025年 9", order=2)).tables
    assert (mixed.actual_heading(2022), mixed.target_heading) == ("2022年 実績", "目標値")


def test_a_table_that_reports_one_year_is_no_part_of_the_form() -> None:
    assert form_of(row(), tables=(replace(TABLE, reports_year=2022),)).tables == ()


@pytest.mark.parametrize(
    ("code", "dimension", "number"), [("経1", "経済", "経1"), ("取1", "", "1"), ("g001", "", "001"), ("A", "", "A")]
)
def test_the_number_of_a_row(code: str, dimension: str, number: str) -> None:
    assert only(row(code, dimension=dimension)).number == number


def test_one_text_on_several_rows_is_one_remark() -> None:
    rows = (row("取2"), row("取6", order=2), row("取7", order=3))
    text = [("取2", "低い。"), ("取6", "低い。"), ("取7", "高い。")]
    notes = tuple(
        Note(code, NoteKind.REMARK, year("2022年"), Bilingual(t, ""), Certainty.CERTAIN, "様式3-2") for code, t in text
    )
    found = form_of(*rows, notes=notes)
    assert [(r.on, r.text) for r in found.remarks] == [("指標2、6", "低い。"), ("指標7", "高い。")]
    assert form_of(*rows, notes=notes, of_year=2021).remarks == ()


@pytest.mark.parametrize(
    ("keys", "as_of", "source", "of_year", "shown"),
    [
        (["results"], "2022年の進捗評価", "様式3-2", 2022, "results"),
        (["results"], "2022年の進捗評価", "様式3-2", 2021, ""),
        (["results"], "", "様式3-2（令和4年度）", 2022, "results"),
        (["results"], "", "様式3-2", 2022, ""),
        (["results", "results_2022"], "2022年の進捗評価", "様式3-2", 2022, "results_2022"),
        (["results-2021"], "", "", 2021, "results-2021"),
    ],
)
def test_a_text_belongs_to_the_year_of_its_key_or_source(
    keys: list[str], as_of: str, source: str, of_year: int, shown: str
) -> None:
    passages = tuple(Passage(key, Bilingual("成果", ""), Bilingual(key, ""), (), source) for key in keys)
    sources = {source: Source(Bilingual(source, ""), as_of)} if as_of else {}
    assert form_of(row(), of_year=of_year, passages=passages, sources=sources).texts[0] == ("成果", shown)


def test_a_unit_that_is_printed_behind_the_baseline_alone() -> None:
    found = only(replace(row(), second_unit="件"))
    assert [a.unit for a in (found.baseline, found.target)] == ["件", "人"]


def test_the_form_as_one_table() -> None:
    lines = form_csv(kaga(2022)).decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("区分,No,取組名,指標名,ゴール・ターゲット番号,当初値の年")
    assert lines[5].startswith("（1）2030年のあるべき姿の実現へ向けた取組の達成状況,社5,,合同面接会")
    assert ",2020年,3,件,2022年,1,件,2030年,9,件,-33,目標達成度が低いため" in lines[5]
    assert len([text for text in lines if text.startswith("（2）")]) == 7
    later = form_csv(kaga(2023)).decode("utf-8-sig")
    assert "未集計" in later
    assert later.count("要記入") >= 16


def test_no_text_of_the_record_becomes_a_formula() -> None:
    found = form_of(replace(row(), name_printed="=1+1"), actuals={"2022年": "-5"})
    text = form_csv(found).decode("utf-8-sig")
    assert ",'=1+1," in text
    assert ",-5,人," in text


def test_an_amount_without_anything_is_empty() -> None:
    assert figure_text(Amount(None, None, "")) == ""
