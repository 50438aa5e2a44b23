"""The JSON form, to the letter: other programs read it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.json_form import as_json, error_json
from kpi_core.contents import Choice
from kpi_core.questions import Filters, Intent, Order
from tests.bot.every_answer import choices
from tests.bot.kaga import about, ask, enter, press

Json = dict[str, Any]

OBJECT = ["question", "city", "language", "intent", "measures", "results", "candidates", "passages", "text"]
RESULT = [
    "code",
    "measure",
    "name",
    "year",
    "year_kind",
    "actual",
    "unit",
    "baseline",
    "baseline_year",
    "target",
    "target_year",
    "percent",
    "expected_percent",
    "status",
    "compared_with",
    "published",
    "differs",
    "note",
    "note_year",
    "note_certainty",
    "translated",
    "source",
]
FIGURES = ["actual", "baseline", "target", "percent", "expected_percent"]
YEARS = ["year", "baseline_year", "target_year", "note_year"]
STATUSES = {"achieved", "on_track", "slightly_behind", "behind", "regressing", "missed", "not_available"}


def by_code(found: Json) -> dict[str, Json]:
    return {result["code"]: result for result in found["results"]}


def test_the_maas_question_has_the_figures_of_the_issue() -> None:
    found = as_json(ask("MaaSの達成度は?"))
    assert [found[k] for k in OBJECT[:5]] == [
        "MaaSの達成度は?",
        "加賀市",
        "ja",
        "progress",
        ["maas_downloads", "maas_services"],
    ]
    rows = by_code(found)
    assert list(rows)[:2] == ["経2", "取4"]
    assert (rows["経2"]["percent"], rows["経2"]["year"], rows["経2"]["status"]) == ("29", "2023", "on_track")
    assert {"code": "経2", "year": "2022", "percent": "22", "differs": False} in rows["経2"]["published"]
    assert (rows["取3"]["percent"], rows["取4"]["percent"]) == ("45", "71")
    assert rows["経2"]["note"] == "目標達成度が低いため、第2期計画では取組達成へ向け推進を図る予定。"
    assert (rows["経2"]["note_year"], rows["経2"]["note_certainty"]) == ("2022", "inferred")
    assert rows["経2"]["source"] == "SDGs未来都市の事例シート「6.取組成果」（2023年時点）"


def test_a_differing_figure_stands_beside_ours() -> None:
    row = by_code(as_json(ask("成7の達成度は?")))["成7"]
    assert (row["percent"], row["compared_with"], row["differs"]) == ("102", "社3", True)
    assert row["published"] == [{"code": "成7", "year": "2023", "percent": "101", "differs": True}]
    assert "単純な比率（1,721 ÷ 1,700）" in as_json(ask("成7の達成度は?"))["text"]


def test_an_implied_target_is_named_as_implied_and_is_no_target() -> None:
    row = by_code(as_json(ask("成5の達成度は?")))["成5"]
    assert (row["percent"], row["target"], row["status"], row["undefined"]) == (
        None,
        None,
        "not_available",
        "no_target",
    )
    assert row["published"] == [{"code": "成5", "year": "2023", "percent": "69", "differs": None}]
    assert row["implied_target"] == {"target": "500", "from": "497", "to": "503"}
    assert row["differs"] is None


ALL = [*choices("ja"), *choices("en")]


@pytest.mark.parametrize("choice", ALL, ids=str)
def test_the_keys_are_those_of_the_design_and_the_values_of_their_kind(choice: Choice) -> None:
    found = as_json(press(choice))
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert list(found) == OBJECT
    for result in found["results"]:
        assert list(result)[: len(RESULT)] == RESULT
        for key in FIGURES:
            assert result[key] is None or re.fullmatch(r"-?\d+(\.\d+)?", result[key]), (key, result[key])
        for key in YEARS:
            assert result[key] is None or re.fullmatch(r"\d{4}", result[key]), (key, result[key])
        assert result["status"] in STATUSES
        assert result["year_kind"] in {"年", "年度", None}
        assert isinstance(result["published"], list)
        assert result["differs"] in {True, False, None}
        assert result["measure"] in found["measures"]
    for passage in found["passages"]:
        assert set(passage) >= {"key", "title", "text", "source"}
    for candidate in found["candidates"]:
        assert list(candidate) == ["measure", "name", "code"]
    assert isinstance(found["text"], str)
    assert found["text"]


def test_figures_keep_the_scale_that_is_printed() -> None:
    row = by_code(as_json(ask("女性就業率の達成度は?")))["社4"]
    assert (row["actual"], row["baseline"], row["target"], row["unit"]) == ("55.5", "50.9", "67.4", "%")
    assert (row["baseline_year"], row["expected_percent"], row["status"]) == ("2015", "47", "behind")
    assert by_code(as_json(ask("社5の達成度は?")))["社5"]["percent"] == "-33"
    assert by_code(as_json(ask("経2の2022年の実績は?")))["経2"]["actual"] == "1117"


def test_the_year_is_labelled_as_it_is_printed() -> None:
    row = by_code(as_json(ask("経2の達成度は?")))["経2"]
    assert (row["year"], row["year_kind"]) == ("2023", "年")


def test_a_trend_gives_a_result_a_year_oldest_first() -> None:
    found = as_json(about("maas_downloads", Intent.TREND))
    own = [(r["year"], r["percent"]) for r in found["results"] if r["code"] == "経2"]
    assert own == [("2020", "0"), ("2022", "22"), ("2023", "29")]


def test_an_outlook_adds_what_is_needed_and_when_it_arrives() -> None:
    rows = by_code(as_json(about("maas_downloads", Intent.OUTLOOK)))
    assert (rows["経2"]["needed_per_year"], rows["経2"]["arrives"]) == ("506.14", "2031")
    citizens = as_json(about("e_citizens", Intent.OUTLOOK))["results"][0]
    assert (citizens["needed_per_year"], citizens["arrives"]) == (None, None)
    assert "arrives" not in as_json(about("maas_downloads"))["results"][0]


def test_rows_asked_for_come_first_then_lead_rows() -> None:
    assert next(r["code"] for r in as_json(ask("取3の達成度は?"))["results"]) == "取3"
    assert [r["code"] for r in as_json(ask("MaaSアプリのダウンロード件数は?"))["results"]] == ["経2", "取3", "成3"]


def test_english_answers_have_english_names_and_say_what_is_translated() -> None:
    row = by_code(as_json(ask("How is MaaS going?")))["経2"]
    assert (row["name"], row["translated"]) == ("MaaS app downloads", True)
    assert row["note"].startswith("As achievement of the target is low")
    assert by_code(as_json(ask("MaaSの達成度は?")))["経2"]["translated"] is False
    passages = as_json(press(Choice(Intent.CONTEXT, (), "en", passages=("period",))))["passages"]
    assert passages[0]["title"] == "Period of the plan"


def test_what_is_not_clear_offers_candidates() -> None:
    found = as_json(ask("登録の目標は?"))
    assert (found["intent"], found["results"]) == ("clarify", [])
    assert {"measure": "e_citizens", "name": "e-加賀市民登録者数", "code": "成5"} in found["candidates"]


def test_what_is_not_ours_has_no_figures() -> None:
    found = as_json(ask("待機児童は?"))
    assert (found["intent"], found["results"], found["measures"], found["passages"]) == ("unknown", [], [], [])
    assert "お尋ねいただける例" in found["text"]


def test_a_summary_has_each_row_once() -> None:
    codes = [r["code"] for r in as_json(press(Choice(Intent.SUMMARY, (), "ja")))["results"]]
    assert len(codes) == len(set(codes)) == 13


def test_a_ranking_keeps_its_order() -> None:
    found = as_json(press(Choice(Intent.RANKING, (), "ja", filters=Filters(order=Order.WORST))))
    percents = [float(r["percent"]) for r in found["results"]]
    assert percents == sorted(percents)


def test_an_entry_is_a_figure_like_any_other(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db", value="2500.50")
    row = as_json(about("maas_downloads", live=live))["results"][0]
    assert (row["actual"], row["percent"], row["source"]) == ("2500.50", "50", "アプリ管理画面")


def test_a_line_that_cannot_be_asked_has_the_same_keys() -> None:
    found = error_json("", "加賀市", "ja", "質問が空です。")
    assert list(found) == OBJECT
    assert (found["intent"], found["text"], found["results"]) == ("error", "質問が空です。", [])
