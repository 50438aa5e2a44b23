"""Laws of every message: it fits into Slack, and nothing in its words means anything to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot import entry_form, views
from bot.terminal import Screen, lines
from kpi_core.contents import Choice
from kpi_core.intents import OF_MEASURES
from kpi_core.language import Language
from kpi_core.questions import Intent
from kpi_core.store import Store
from kpi_core.suggesting import suggestions
from tests.bot import every_entry_view, hostile
from tests.bot.every_answer import Json, as_json, messages, words, words_of
from tests.bot.kaga import RECORD, press
from tests.slack_rules import problems_of_blocks, problems_of_message, problems_of_view

MAAS = ("maas_downloads", "maas_services")

# ---- laws of every message ---------------------------------------------------------------------


RECORDS = ["kaga", "nasty", "long names", "large", "long texts", "no actuals"]


def record_and_words(kind: str, path: Path) -> tuple[Path, str]:
    match kind:
        case "kaga":
            return RECORD, "登録"
        case "nasty":
            return hostile.nasty(path), hostile.NASTY
        case "long names":
            return hostile.nasty(path, hostile.LONG), hostile.LONG
        case "no actuals":
            return hostile.without_actuals(path), "登録"
        case "large":
            return hostile.large(path), "登録"
        case _:
            return hostile.long_texts(path), "長" * 20_000


@pytest.fixture(scope="module", params=RECORDS)
def every_message(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Json]]:
    record, words = record_and_words(request.param, tmp_path_factory.mktemp("records") / "record.db")
    made = (*messages(record, words), *every_entry_view.messages(record, words))
    return [(name, as_json(m)) for name, m in made]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_modal_fits_and_is_made_of_plain_words(kind: str, tmp_path: Path) -> None:
    record, words = record_and_words(kind, tmp_path / "record.db")
    made = list(every_entry_view.modals(record, words))
    with Store.open(record) as store:
        options = [option.to_dict() for option in entry_form.found(suggestions("", store), "ja")]
    assert 0 < len(json.dumps({"options": options})) < 60_000
    assert problems_of_blocks([{"type": "actions", "elements": [{"type": "static_select", "options": options}]}]) == []
    assert [(name, problems) for name, view in made if (problems := problems_of_view(view))] == []
    for name, view in made:
        assert "mrkdwn" not in set(types(view)), name
        # The second step travels in the acknowledgement, and a longer frame cannot be sent.
        assert len(json.dumps({"response_action": "push", "view": view})) < 60_000, name


def test_everything_is_within_slacks_limits(every_message: list[tuple[str, Json]]) -> None:
    assert [(name, problems) for name, m in every_message if (problems := problems_of_message(m))] == []


def test_a_message_as_a_whole_is_not_too_long(every_message: list[tuple[str, Json]]) -> None:
    sizes = {name: len(json.dumps(m["blocks"], ensure_ascii=False)) for name, m in every_message}
    assert {name: size for name, size in sizes.items() if size > 13_000} == {}


def test_no_words_can_mention_link_or_format(every_message: list[tuple[str, Json]]) -> None:
    for name, message in every_message:
        assert set(types(message["blocks"])) <= {
            *("rich_text", "rich_text_section", "rich_text_list", "rich_text_quote", "text", "plain_text"),
            *("context", "actions", "button", "divider", "data_visualization", "line"),
        }, name
        assert not set("<>\n") & set(message["text"]), name
        assert message["text"].strip(), name
        assert len(message["text"]) <= 700, name  # 300 characters, some of them as entities


def types(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "type" in node:
            yield node["type"]
        for value in node.values():
            yield from types(value)
    elif isinstance(node, list):
        for child in node:
            yield from types(child)


def test_every_rich_text_has_words(every_message: list[tuple[str, Json]]) -> None:
    for name, message in every_message:
        for block in message["blocks"]:
            if block["type"] == "rich_text":
                assert block["elements"], name
                assert words_of(block).strip(), name


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_indicator_can_be_asked_of_every_year(language: Language) -> None:
    """Years before any, with an actual, without one, of a target, and far ahead; in Slack and in the terminal."""
    with Store.open(RECORD) as store:
        measures = [m.key for m in store.catalogue().measures]
    for measure, intent, year in product(
        measures, sorted(OF_MEASURES), (2012, 2019, 2021, 2022, 2023, 2024, 2030, 2040)
    ):
        found = press(Choice(intent, (measure,), language, years=(year,)))
        message = as_json(views.message(found))
        assert problems_of_message(message) == [], (measure, intent, year)
        assert lines(found, Screen(80)), (measure, intent, year)


# ---- what is cut ---------------------------------------------------------------------------------


def test_two_thousand_indicators_are_counted_and_thirty_listed(tmp_path: Path) -> None:
    answer = press(Choice(Intent.LIST, (), "ja"), record=hostile.large(tmp_path / "record.db"))
    shown = words(answer)
    assert shown.startswith("指標の一覧: 2000件")
    assert shown.count("女性就業率その") == 0  # a row prints its own name
    assert shown.count("女性就業率 社") == 30
    assert "ほか1,970件。" in shown


def test_a_text_of_20_000_characters_is_cut_and_says_so(tmp_path: Path) -> None:
    record = hostile.long_texts(tmp_path / "record.db")
    answer = press(Choice(Intent.CONTEXT, (), "ja", passages=("overview",)), record=record)
    shown = words(answer)
    assert "長いため途中までです。" in shown
    assert 8_000 < len(shown) < 12_000
    assert shown.rstrip().endswith("加賀市　第1期SDGs未来都市計画")


def test_long_notes_are_cut_and_leave_every_figure_its_place(tmp_path: Path) -> None:
    record = hostile.long_texts(tmp_path / "record.db")
    shown = words(press(Choice(Intent.PROGRESS, MAAS, "ja"), record=record))
    assert "29%" in shown
    assert "71%" in shown
    assert "長いため" not in shown
