"""Figures that a question states: what each says, and whether it is asked if it is so."""

from __future__ import annotations

import pytest

from kpi_core.language import normalise
from kpi_core.stated import Stated, find_stated

ASKED_ABOUT = [
    ("女性就業率は53.4%で合ってる？", Stated("53.4", "%", True)),
    ("ダウンロードは1,117件で間違いない？", Stated("1117", "件", True)),
    ("ダウンロードは1，117件で間違いない？", Stated("1117", "件", True)),
    ("もう1万人いってるって本当？", Stated("10000", "人", True)),
    ("1.5万トンまで減った？", Stated("15000", "トン", True)),
    ("「53.4%か」と聞かれました", Stated("53.4", "%", True)),
    ("200社もいるの？", Stated("200", "社", True)),
    ("6000件だっけ", Stated("6000", "件", True)),
    ("46.7万トンまで減った？", Stated("467000", "トン", True)),
    ("dl5000件って本当？", Stated("5000", "件", True)),
    ("did it fall below 500,000 tonnes?", Stated("500000", "tonnes", True)),
    ("are there really 3,000 e-Kaga citizens?", Stated("3000", "citizens", True)),
    ("is it true that it is 55.5%?", Stated("55.5", "%", True)),
    ("did it really hit 3,000?", Stated("3000", "", True)),
    ("are there really 30 people?", Stated("30", "people", True)),
]
ONLY_SAID = [
    "5000いく？",  # of what is to come
    "18歳以上の女性は55人で合ってる？",  # the first of the two
    "10人以上の事業所は？",
    "上位10件で合ってる？",
    "あと5件で合ってる？",
    "約55%で合ってる？",
    "5人で使えますか",
    "1日10人もいるの？",
    "5ポイント増えたって本当？",
    "300件増えたって本当？",
    "差は12%で合ってる？",
    "500円って本当？",
    "-2件って本当？",
    "open at 10",
    "is it for 10 people?",
    "3 years really",
    "are users over 18?",
    "are there really 10 per day?",
    "is it really over 1,000 a month?",
    "is it true that 3 women work?",
    "are there 3 clubhouses?",
    "is the gap 12%?",
    "did it really grow by 300?",
    "is it 55% higher than in Japan?",
    "is it about 55%?",
]


@pytest.mark.parametrize(("text", "stated"), ASKED_ABOUT)
def test_a_figure_is_asked_about(text: str, stated: Stated) -> None:
    assert [found for _, _, found in find_stated(normalise(text))] == [stated]


@pytest.mark.parametrize("text", ONLY_SAID)
def test_a_number_that_says_of_what_or_for_whom_is_not(text: str) -> None:
    found = [stated.asked_about for _, _, stated in find_stated(normalise(text))]
    assert not any(found[:1])


def test_it_stands_where_it_was_found() -> None:
    text = normalise("2022年は1,117件で、2023年は1,457件で合ってる？")
    assert [text[start:end] for start, end, _ in find_stated(text)] == ["2022", "1,117件", "2023", "1,457件"]


def test_of_many_figures_none_is_asked_about() -> None:
    """A table that was pasted is no question, and each figure is held against many patterns."""
    assert all(found.asked_about for _, _, found in find_stated("40件で合ってる? " * 12))
    assert not any(found.asked_about for _, _, found in find_stated("40件で合ってる? " * 13))
