"""Slack's line chart of an indicator, and the same in words."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import charts, sentences, views
from bot.charts import Chart
from kpi_core.contents import Choice
from kpi_core.language import Bilingual, Language
from kpi_core.questions import Intent
from tests.bot.every_answer import FIVE, as_json, words_of
from tests.bot.kaga import about, figures, press
from tests.kpi_core.plans import row
from tests.kpi_core.results import assessed
from tests.slack_rules import problems_of_blocks


def chart(measure: str, language: Language = "ja", intent: Intent = Intent.TREND) -> Chart | None:
    """The chart of Kaga's measure."""
    return charts.chart(figures(about(measure, intent, language)).measures[0].rows[0], intent, language)


def made(baseline: str, target: str, actuals: dict[str, str]) -> Chart:
    found = charts.chart(assessed(row(baseline=baseline, target=target), actuals), Intent.TREND, "ja")
    assert found is not None
    return found


def series(block: dict[str, Any] | None) -> dict[str, list[tuple[str, Any]]]:
    assert block is not None
    return {s["name"]: [(p["label"], p["value"]) for p in s["data"]] for s in block["chart"]["series"]}


def test_actuals_stand_against_the_straight_line() -> None:
    found = chart("maas_downloads")
    assert found is not None
    block = charts.block(found)
    assert series(block) == {
        "実績": [("2020年", 0), ("2022年", 1117), ("2023年", 1457)],
        "直線の目安": [("2020年", 0), ("2022年", 1000), ("2023年", 1500)],
    }
    assert block is not None
    assert block["title"] == "MaaSアプリのダウンロード件数"
    assert block["chart"]["axis_config"] == {
        "categories": ["2020年", "2022年", "2023年"],
        "x_label": "実績のある年のみ。目標 5,000 DL（2030年）",
        "y_label": "DL",
    }
    assert problems_of_blocks([block]) == []


def test_the_same_in_english_and_falling() -> None:
    found = chart("ghg_emissions", "en", Intent.OUTLOOK)
    assert found is not None
    assert series(charts.block(found)) == {
        "Actual": [("2013", 667494), ("2022", 505960)],
        "Straight line": [("2013", 667494), ("2022", 561480.4)],
    }
    assert charts.words(found) == (
        "Actual: 667,494 t-CO₂ in 2013, 505,960 t-CO₂ in 2022 (straight line: 561,480.4 t-CO₂). Target 467,246 t-CO₂ (2030)"
    )


def test_the_words_say_every_point() -> None:
    found = chart("maas_downloads")
    assert found is not None
    assert charts.words(found) == (
        "実績: 2020年 0 DL、2022年 1,117 DL（目安 1,000 DL）、2023年 1,457 DL（目安 1,500 DL）。目標 5,000 DL（2030年）"
    )


def test_the_words_keep_what_is_said_beside_a_figure() -> None:
    found = made("2020年 50%", "2030年 80%以上", {"2022年": "55（暫定値）"})
    assert charts.words(found) == "実績: 2020年 50 人、2022年 55 人（(暫定値)、目安 56 人）。目標 80 人以上（2030年）"


@pytest.mark.parametrize("intent", [i for i in Intent if i not in {Intent.TREND, Intent.OUTLOOK}])
def test_no_other_answer_has_a_chart(intent: Intent) -> None:
    result = figures(about("maas_downloads")).measures[0].rows[0]
    assert charts.chart(result, intent, "ja") is None


def test_one_actual_is_no_line() -> None:
    assert chart("e_citizens") is None
    assert charts.chart(assessed(row(baseline="2020年 -"), {"2021年": "1"}), Intent.TREND, "ja") is None
    assert charts.chart(assessed(row(), {}), Intent.TREND, "ja") is None


# ---- numbers ------------------------------------------------------------------------------------

NUMBERS = {
    "0": 0, "-0": 0, "1117": 1117, "50.90": 50.9, "-2.5": -2.5, "0.1": 0.1, "123456789.01": 123456789.01,
    "9007199254740991": 9007199254740991,
    # What a JSON number would make another figure of.
    "9007199254740993": None, "12345678901234567.5": None, "0.12345678901234567890": None,
}  # fmt: skip


@pytest.mark.parametrize(("figure", "number"), NUMBERS.items())
def test_numbers_are_the_figures_exactly_or_none(figure: str, number: float | None) -> None:
    assert charts.number(Decimal(figure)) == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_number_that_is_sent_reads_as_the_figure(figure: Decimal) -> None:
    sent = charts.number(figure)
    assert sent is not None
    assert json.loads(json.dumps(sent), parse_float=Decimal, parse_int=Decimal) == figure


def test_a_figure_that_is_no_number_gets_no_chart_but_words() -> None:
    found = made("2020年 0", "2030年 12345678901234567", {"2022年": "12345678901234567"})
    assert charts.block(found) is None
    assert "12,345,678,901,234,567" in charts.words(found)


# ---- limits -------------------------------------------------------------------------------------


def test_of_thirty_years_the_newest_twenty_are_drawn() -> None:
    found = made("2000年 0", "2040年 400", {f"{year}年": str(year - 2000) for year in range(2001, 2031)})
    block = charts.block(found)
    assert block is not None
    assert problems_of_blocks([block]) == []
    drawn = series(block)["実績"]
    assert (len(drawn), drawn[0], drawn[-1]) == (20, ("2011年", 11), ("2030年", 30))
    assert series(block)["直線の目安"][0] == ("2011年", 110)


def test_hostile_words_fit_and_are_shown_as_they_are() -> None:
    base = chart("maas_downloads")
    assert base is not None
    long = "<!channel> *x*\n\x1b[31m" * 20
    block = charts.block(Chart(long, base.course, Bilingual(long, long), long, "ja"))
    assert block is not None
    assert problems_of_blocks([block]) == []
    assert block["title"].startswith("<!channel> *x* [31m")
    assert all(char.isprintable() for char in block["title"])


# ---- in an answer --------------------------------------------------------------------------------


def drawn(choice: Choice) -> list[dict[str, Any]]:
    return [block for block in as_json(views.message(press(choice)))["blocks"] if block["type"] == charts.TYPE]


@pytest.mark.parametrize(
    ("intent", "said"), [(Intent.TREND, "順調（目安 53%）"), (Intent.OUTLOOK, "目安 561,480.4 t-CO₂")]
)
def test_a_message_draws_two_charts_and_says_all(intent: Intent, said: str) -> None:
    choice = Choice(intent, ("public_solar", "ghg_emissions", "sdgs_partners"), "ja")
    assert [block["title"] for block in drawn(choice)] == ["公共施設の太陽光パネル設置数", "温室効果ガスの削減"]
    shown = words_of(as_json(views.message(press(choice)))["blocks"])
    assert said in shown
    assert all(amount in shown for amount in ("14 施設", "505,960 t-CO₂", "51 件"))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("intent", [Intent.TREND, Intent.OUTLOOK])
def test_where_a_message_has_no_room_charts_go_before_any_word(intent: Intent, language: Language) -> None:
    choice = Choice(intent, FIVE[:3], language)
    shown = words_of(as_json(views.message(press(choice)))["blocks"])
    assert sentences.cut_short(language) not in shown
    assert len(drawn(choice)) in {0, 2}


def test_the_text_of_a_message_says_the_series() -> None:
    text = views.message(about("maas_downloads", Intent.TREND)).text
    assert "2022年 1,117 DL（目安 1,000 DL）" in text
    assert text.startswith("MaaSアプリのダウンロード件数: 達成度 29%（順調）")


def test_a_table_that_reports_one_year_has_no_chart() -> None:
    # 成7 asked for by its code is a row of 2023 only.
    assert drawn(Choice(Intent.TREND, ("clubhouse_uses",), "ja", codes=("成7",))) == []
