"""Which rows of a measure are shown, in which order, for which years."""

from __future__ import annotations

import pytest

from kpi_core.contents import YearLabel
from tests.kpi_core.asked import ask, figures, rows, told

MAAS = "MaaSの達成度は?"


# ---- which rows, in which order ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        # A subject that several measures share is answered with all of them; each by its row that leads.
        (MAAS, "progress: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%"),
        ("How is MaaS going?", "progress: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%"),
        ("MaaSと太陽光の目標は?", "target: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71% / 環9 2023 89%, 成1 2023 89%"),
        # A row that is asked for by its code comes first, then the rest of its measure.
        ("経2の達成度は?", "progress: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("取3の達成度は?", "progress: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%"),
        ("成3の実績は?", "actual: 成3 2023 29%, 経2 2023 29%, 取3 2022 45%"),
        ("社４の達成度は?", "progress: 社4 2022 28%"),
        ("環7は?", "progress: 環7 2022 30%, 経1 2022 30%, 取1 2022 90%"),
        ("取組3の達成度は?", "progress: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%"),
        ("指標5の達成度は?", "progress: 社5 2022 -33%"),
        ("経2と環9の達成度は?", "progress: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 環9 2023 89%, 成1 2023 89%"),
        # So do the rows of a programme that is asked for by its own name; MaaS is also what the measures are called.
        ("RE100の達成度は?", "progress: 取1 2022 90%, 経1 2022 30%, 環7 2022 30%"),
        ("加賀市版MaaSの達成度は?", "progress: 取3 2022 45%, 経2 2023 29%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%"),
        ("産業人材の育成の進捗は?", "progress: 取5 2022 74%, 社3 2023 102%, 成7 2023 102% / 取6 2022 25%, 取2 2022 25%, 成2 2023 -"),
        # A table that is asked for shows its own rows alone.
        ("取組成果のMaaSの達成度は?", "progress: 成3 2023 29% / 成4 2023 71%"),
        ("様式3-2の表2のMaaSの達成度は?", "progress: 取3 2022 45% / 取4 2022 71%"),
        # The year of a target puts that target's row first; the actual is the newest that counts.
        ("MaaSダウンロードの2022年の目標は?", "target: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%"),
        ("MaaSダウンロードの2022年の目標に対する達成度は?", "progress: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%"),
        ("progress of MaaS downloads towards the target for 2022", "progress: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%"),
        ("MaaSダウンロードの2030年の目標に対する達成度は?", "progress: 経2 2023 29%, 成3 2023 29%, 取3 2022 45%"),
        ("女性就業率の2030年の達成度は?", "progress: 社4 2022 28%"),
        # No target, no percentage.
        ("e-加賀市民の達成度は?", "progress: 成5 2023 -"),
    ],
)  # fmt: skip
def test_the_rows_of_a_question_in_their_order(question: str, shown: str) -> None:
    assert told(ask(question)) == shown


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("MaaSダウンロードの2022年の達成度は?", "経2 2022 22%, 取3 2022 45%"),
        ("MaaS downloads in FY2022?", "経2 2022 22%, 取3 2022 45%"),
        ("MaaSダウンロードのR4の実績は?", "経2 2022 22%, 取3 2022 45%"),
        # 取3's target was for 2022, so that 2023 is none of its years; 成3 reports 2023 alone.
        ("MaaSダウンロードのR5の達成度は?", "経2 2023 29%, 取3 2023 -, 成3 2023 29%"),
        ("成3の2022年の実績は?", "経2 2022 22%, 取3 2022 45%"),
        ("e-加賀市民の2023年の実績は?", "成5 2023 -"),
        # Several years, one after the other.
        ("女性就業率の2015年と2022年の実績は?", "社4 2015 0%, 社4 2022 28%"),
        # No actual in that year: no other year takes its place.
        ("MaaSダウンロードの2021年の実績は?", "経2 - -, 取3 - -"),
        ("e-加賀市民の2022年の実績は?", "成5 - -"),
        ("女性就業率の2050年の達成度は?", "社4 - -"),
    ],
)
def test_the_year_that_is_asked_for(question: str, shown: str) -> None:
    found = ask(question)
    assert rows(found) == shown
    assert all(r.asked_year is not None for m in figures(found).measures for r in m.rows)


def test_a_trend_is_every_row_in_every_year_that_has_an_actual() -> None:
    assert told(ask("MaaSダウンロードの推移")) == (
        "trend: 経2 2020 0%, 経2 2022 22%, 経2 2023 29%, 取3 2020 0%, 取3 2022 45%, 取3 2023 -, 成3 2023 29%"
    )


@pytest.mark.parametrize(
    ("question", "without"),
    [
        ("太陽光の2025年の目標は?", (2025,)),
        ("太陽光の目標は2025年と2030年でいくつ?", (2025,)),
        ("What is the 2025 target for solar panels?", (2025,)),
        ("太陽光の2030年の目標は?", ()),
        ("太陽光の目標は?", ()),
        ("太陽光の2025年の達成度は?", ()),
    ],
)
def test_a_year_without_a_target_is_said_where_a_target_is_asked_for(question: str, without: tuple[int, ...]) -> None:
    (measure,) = figures(ask(question)).measures
    assert measure.without_target == without


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("令和4年度のMaaSダウンロードの実績は?", YearLabel("令和4年度", "2022年", 2022)),
        ("MaaSダウンロードのR4の実績は?", YearLabel("R4", "2022年", 2022)),
        ("MaaS downloads in FY2022?", YearLabel("FY2022", "2022年", 2022)),
        ("女性就業率の2015年度の実績は?", None),  # printed 2015年度
        ("女性就業率の2022年の実績は?", None),
        ("女性就業率の2022年度の実績は?", YearLabel("2022年度", "2022年", 2022)),
        ("令和12年度の太陽光の目標は?", YearLabel("令和12年度", "2030年", 2030)),
        ("クラブハウスの令和12年の目標は?", YearLabel("令和12年", "2030年度", 2030)),
        ("クラブハウスの2030年度の目標は?", None),
        ("クラブハウスの令和元年の当初値は?", YearLabel("令和元年", "2019年", 2019)),
        ("令和3年度のMaaSダウンロードの実績は?", None),  # there is no figure that could be labelled
    ],
)
def test_a_year_that_is_printed_otherwise_is_labelled(question: str, label: YearLabel | None) -> None:
    assert figures(ask(question)).label == label
