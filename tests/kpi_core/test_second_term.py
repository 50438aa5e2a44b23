"""Kaga's record with a second plan, as the README says how to add it: questions about either."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.terminal import Screen, lines
from kpi_core.answers import answer
from kpi_core.contents import Figures, Listing, Ranking
from kpi_core.csv_editing import replace_all
from kpi_core.digest import Before, digest
from kpi_core.entries import NewEntry
from kpi_core.form_importing import edited_by_form
from kpi_core.importing import read_record
from kpi_core.live import LiveStore, entries_after
from kpi_core.store import Store
from tests.kpi_core.plans import DATA, built, cells_of, copy_of_data, write_cells
from tests.kpi_core.sheets import sheet_of, type_in

TODAY = date(2025, 6, 1)
_NEW = {
    "plans": [["second", "第2期SDGs未来都市計画", "Second SDGs Future City Plan", "2023", "2025"]],
    "indicators": [
        ["取8", "programmes", "second", "maas_downloads", "MaaSアプリのダウンロード件数", "「加賀市版MaaS」の推進", "", "", "DL",
         "2022年", "1,117", "2025年", "4,000", "2023-04-01", "interval", ""],
        ["経10", "vision", "second", "new_power_contracts", "自治体新電力加入件数", "", "経済", "7.2", "件（高圧）",
         "2022年", "79", "2030年", "150", "", "interval", ""],
    ],
    "observations": [["new_power_contracts", "2024年", "101", "", "第2期計画の進捗評価"]],
}  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_of_data(tmp_path_factory.mktemp("second") / "data")
    for file, rows in _NEW.items():
        write_cells(folder, file, [*cells_of(folder, file), *rows])
    return built(folder, folder / "second.db")


def test_the_weekly_summary_tells_the_plan_in_force_first(record: Path, tmp_path: Path) -> None:
    live = tmp_path / "kaga.db"
    with Store.open(record) as store:
        plan = store.plan
    LiveStore.create(live, plan)
    with LiveStore.open(live, plan) as entries:
        entries.enter(
            NewEntry("a", "new_power_contracts", 2025, "年", "120", "", "U1", "花子", "2026-05-01T00:00:00Z", "test")
        )
    with Store.open(record, live) as now, Store.open(record, live, until=0) as then:
        before = Before(then, "2026-04-27T00:00:00Z", date(2026, 4, 27))
        (update,) = digest(now, date(2026, 5, 4), before, entries_after(live, plan, 0)).updates
    assert [c.after.row.code for c in update.rows] == ["経10", "経1", "環7"]


def _codes(record: Path, question: str, today: date = TODAY) -> str:
    with Store.open(record) as store:
        content = answer(question, store, today).content
    match content:
        case Figures():
            return " ".join(r.row.code for r in content.measures[0].rows)
        case Listing():
            return " ".join(r.row.code for r in content.rows)
        case Ranking():
            return " ".join(p.result.row.code for p in content.places)
        case _:
            return type(content).__name__


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("自治体新電力加入件数の達成度は?", "経10 経1 環7 取1"),
        ("自治体新電力加入件数の第1期の目標は?", "経1 環7 取1"),
        ("第2期の自治体新電力加入件数の目標は?", "経10"),
        ("自治体新電力加入件数の第2期の達成度は?", "経10"),
        ("2022年の自治体新電力加入件数の達成度は?", "経1 環7 取1 経10"),
        ("MaaSアプリのダウンロード件数の達成度は?", "経2 取3 成3 取8"),
        ("第2期の目標は?", "取8 経10"),
        ("第2期の達成度は?", "取8 経10"),
        ("第2期計画の指標一覧", "取8 経10"),
        ("What are the targets of the second plan?", "取8 経10"),
    ],
)
def test_the_plan_that_is_named_is_answered_and_the_target_in_force_leads(
    record: Path, question: str, codes: str
) -> None:
    assert _codes(record, question) == codes


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("第2期の自治体新電力加入件数の目標は?", "第2期SDGs未来都市計画"),
        ("自治体新電力加入件数の第1期の目標は?", "第1期SDGs未来都市計画"),
        ("自治体新電力加入件数の達成度は?", "第1期SDGs未来都市計画 第2期SDGs未来都市計画"),
        ("女性就業率の達成度は?", "第1期SDGs未来都市計画"),
        ("第2期計画の指標一覧", "第2期SDGs未来都市計画"),
        ("計画の課題は?", "第1期SDGs未来都市計画"),  # prose belongs to the record's own plan
    ],
)
def test_an_answer_names_the_plans_whose_rows_it_shows(record: Path, question: str, plans: str) -> None:
    with Store.open(record) as store:
        assert " ".join(plan.ja for plan in answer(question, store, TODAY).plans) == plans


def test_before_the_plan_begins_the_old_target_leads(record: Path) -> None:
    assert _codes(record, "自治体新電力加入件数の達成度は?", date(2023, 3, 31)).split()[0] == "経1"


def test_what_was_published_under_the_old_target_stays(record: Path) -> None:
    with Store.open(record) as store:
        (dossier,) = store.dossiers(["new_power_contracts"])
    assert [(p.code, p.printed) for p in dossier.published] == [("経1", "30%"), ("環7", "30%"), ("取1", "90%")]


def test_every_target_names_its_plan_and_the_published_figures_stand_below(record: Path) -> None:
    with Store.open(record) as store:
        shown = "\n".join(lines(answer("自治体新電力加入件数の達成度は?", store, TODAY), Screen(200)))
    assert "目標    150 件（高圧）（2030年、第2期SDGs未来都市計画）" in shown
    assert "(101 − 79) ÷ (150 − 79) ≒ 30.99%" in shown
    assert "経1  目標 100 件（高圧）（2030年、第1期SDGs未来都市計画）、2024年の達成度 103%、達成" in shown
    assert "取1  目標 80 件（2022年、第1期SDGs未来都市計画）、達成度 90%、未達成" in shown
    assert "経1 公表値 2022年 30%。計算と一致" in shown
    assert "取1 公表値 2022年 90%。計算と一致" in shown


def test_a_target_year_that_is_over_without_an_actual_says_why_it_cannot_be_assessed(record: Path) -> None:
    with Store.open(record) as store:
        shown = "\n".join(lines(answer("MaaSダウンロードの達成度は?", store, date(2026, 11, 25)), Screen(200)))
    assert "2023年の達成度 12%、判定不可（目標年の実績がまだありません）" in shown


def test_a_published_figure_that_differs_is_said_also_where_its_row_does_not_lead() -> None:
    """成7's 101 % stands beside our 102 % whichever row of the measure was asked for."""
    with Store.open(DATA / "kaga.db") as store:
        shown = "\n".join(lines(answer("取5の達成度は?", store, TODAY), Screen(200)))
    assert "2023年の公表値は 101%（成7）ですが、計算式では 102% になります。" in shown


def test_a_ranking_of_a_past_year_goes_by_the_targets_of_that_year(record: Path) -> None:
    assert "経1" in _codes(record, "2022年の達成度ランキング").split()
    assert "経10" in _codes(record, "達成度ランキング").split()


def test_what_a_later_plans_sheet_brings_names_that_plan_as_its_source(tmp_path: Path) -> None:
    folder = copy_of_data(tmp_path / "data")
    for file, rows in _NEW.items():
        write_cells(folder, file, [*cells_of(folder, file), *rows])
    sheet = type_in(sheet_of(folder, tmp_path / "r.xlsx", 2024), "表1", {"M7": "見直す。"})
    replace_all(folder, edited_by_form(sheet, folder).contents())
    brought = read_record(folder).record
    (note,) = [n for n in brought.notes if n.code == "経10"]
    (figure,) = [p for p in brought.published if p.code == "経10"]
    assert (note.text.ja, figure.printed) == ("見直す。", "31%")
    assert {note.source, figure.source} == {"第2期SDGs未来都市計画の進捗評価結果報告シート（様式3-2）2024年 表（1）"}
