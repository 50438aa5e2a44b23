"""A second plan over the same measures, added just as the README says."""

from __future__ import annotations

import re
import shutil
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.terminal import Screen, lines
from kpi_core.answers import answer
from kpi_core.assessment import lead_rows
from kpi_core.contents import Figures, Listing
from kpi_core.store import Store
from tests.kpi_core.plans import DATA, ROOT, built, dossier, row

TODAY = date(2026, 11, 25)
_BLOCK = re.compile(r"^ *```csv (\w+\.csv)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kaga's record with the lines of the README."""
    folder = tmp_path_factory.mktemp("second") / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("kaga.db", "__pycache__"))
    blocks = _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert [name for name, _ in blocks] == ["plans.csv", "tables.csv", "indicators.csv"]
    for name, text in blocks:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(textwrap.dedent(text))
    return built(folder, folder / "second.db")


@pytest.mark.parametrize(
    ("question", "day", "codes"),
    [
        ("MaaSダウンロードの達成度は?", TODAY, "新2 経2 取3 成3 施3"),
        ("MaaSダウンロードの達成度は?", date(2023, 3, 31), "経2 取3 成3 新2 施3"),
        ("MaaSダウンロードの達成度は?", date(2023, 4, 1), "新2 経2 取3 成3 施3"),
        ("MaaSダウンロードの第1期の目標は?", TODAY, "経2 取3 成3"),
        ("MaaSダウンロードの第2期の達成度は?", TODAY, "新2 施3"),
        ("second-term target for MaaS downloads", TODAY, "新2 施3"),
        ("パートナー登録件数の達成度は?", TODAY, "社6 取7 成8 施7"),  # 2030 is later than 2025
        ("経2の達成度は?", TODAY, "経2 新2 取3 成3 施3"),
    ],
)
def test_the_target_in_force_leads_and_the_others_stand_below(
    record: Path, question: str, day: date, codes: str
) -> None:
    with Store.open(record) as store:
        content = answer(question, store, day).content
    assert isinstance(content, Figures)
    assert " ".join(r.row.code for r in content.measures[0].rows) == codes


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("第2期の目標は?", "新2 施3 施7"),
        ("第2期の達成度は?", "新2 施3 施7"),
        ("第2期計画の指標一覧", "新2 施3 施7"),
        ("Which targets does the second plan have?", "新2 施3 施7"),
        ("第1期で達成した指標は?", "社3 取7"),
    ],
)
def test_a_question_can_name_the_plan(record: Path, question: str, codes: str) -> None:
    with Store.open(record) as store:
        content = answer(question, store, TODAY).content
    assert isinstance(content, Listing)
    assert " ".join(r.row.code for r in content.rows) == codes


def test_what_was_published_under_the_old_target_stays_and_every_target_names_its_plan(record: Path) -> None:
    with Store.open(record) as store:
        shown = "\n".join(lines(answer("MaaSダウンロードの達成度は?", store, TODAY), Screen(200)))
    assert "目標    8,000 DL（2030年、第2期SDGs未来都市計画）" in shown
    assert "(1,457 − 0) ÷ (8,000 − 0) ≒ 18.21%" in shown
    assert "経2  目標 5,000 DL（2030年、第1期SDGs未来都市計画）、2023年の達成度 29%、順調" in shown
    assert (
        "施3  目標 4,000 DL（2025年、第2期SDGs未来都市計画）、2023年の達成度 12%、判定不可（目標年の実績がまだありません）"
        in shown
    )
    assert "経2 公表値 2022年 22%、2023年 29%（成3）。計算と一致" in shown
    assert "取3 公表値 2022年 45%。計算と一致" in shown


def test_a_published_figure_that_differs_is_said_also_where_its_row_leads_no_more() -> None:
    """成7's 101 % stays beside our 102 % after a later target has taken the lead from 社3."""
    with Store.open(DATA / "kaga.db") as store:
        found = answer("成7の達成度は?", store, TODAY)
        of = found.content
        assert isinstance(of, Figures)
        by_itself = "\n".join(lines(found, Screen(200)))
        leading_other = answer("取5の達成度は?", store, TODAY)
        beside = "\n".join(lines(leading_other, Screen(200)))
    sentence = "2023年の公表値は 101%（成7）ですが、計算式では 102% になります。"
    assert sentence in by_itself
    assert sentence in beside


def test_a_dimension_has_one_target_for_a_measure_also_where_the_newer_one_is_due_earlier() -> None:
    old = row("経2", target="2035年 100", order=1, dimension="経済")
    new = replace(row("新2", target="2030年 120", order=2, dimension="経済", since=date(2023, 4, 1)), plan="second")
    other = row("環7", target="2035年 100", order=3, dimension="環境")
    assert [r.code for r in lead_rows(dossier(old, new), date(2023, 3, 31))] == ["経2"]
    assert [r.code for r in lead_rows(dossier(old, new), date(2023, 4, 1))] == ["新2"]
    # A target of another dimension that is due later leads, as anywhere.
    assert [r.code for r in lead_rows(dossier(old, new, other), date(2023, 4, 1))] == ["環7"]
