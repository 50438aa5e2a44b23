"""One verb in the tables stands for all its forms."""

from __future__ import annotations

import pytest

from kpi_core.inflections import beginnings, english
from tests.kpi_core.asked import ask, told


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("書く", "書い"),
        ("書く", "書か"),
        ("出す", "出し"),
        ("使う", "使っ"),
        ("進む", "進ん"),
        ("増え.る", "増え"),
        ("報告する", "報告さ"),
    ],
)
def test_a_japanese_verb_begins_with(verb: str, form: str) -> None:
    assert form in beginnings(verb)


def test_chinese_characters_alone_are_no_form() -> None:
    assert all(form != "書" for form in beginnings("書く"))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deliver", {"delivered", "delivering", "deliverred", "deliverring"}),
        ("produce", {"produced"}),  # producing can be counted
        ("plan", {"planed", "planing", "planned", "planning"}),
        ("carry", {"carried", "carrying"}),
        ("build", {"builded"}),  # building is a noun
    ],
)
def test_an_english_verb_becomes(verb: str, forms: set[str]) -> None:
    assert set(english(verb)) == forms


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("今後の展望はどう書かれてますか", "context"),
        ("リスキリングの達成状況を部長に報告したいです", "progress: 成6 2023 -"),
        ("計画より遅れ込んでいる指標は?", "list: 社4 社5 取2 取4"),
        ("女性就業率はどげんなっとる?", "progress: 社4 2022 28%"),
    ],
)
def test_forms_that_no_table_lists_are_understood(question: str, shown: str) -> None:
    assert told(ask(question)).startswith(shown)
