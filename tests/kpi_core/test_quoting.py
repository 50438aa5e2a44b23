"""The words of a question that were not understood, as they were typed."""

from __future__ import annotations

import pytest

from kpi_core.contents import Unknown
from tests.kpi_core.asked import ask


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("待機児童は？", "待機児童"),
        ("男性就業率の目標は?", "男性就業率"),
        ("図書館の利用者数は?", "図書館の利用者数"),
        ("図書館と病院の数は?", "図書館と病院の数"),
        ("Male employment rate?", "Male employment rate"),
        ("How many visitors does the Hot Springs Museum have?", "Hot Springs Museum"),
        ("ＬＲＴの乗客数は?", "LRTの乗客数"),
        ("市民の満足度は?", "市民の満足度"),
        ("市のバス利用者数は?", "バス利用者数"),
        ("待機児童\n病床数", "待機児童 病床数"),
        ("<@U012ABC> abcの数は?", "abcの数"),
        ("待機児童は?待機児童は?", "待機児童"),
        ("待機児童" * 40, "待機児童" * 20),
        ("待機児童は? 病床数は?", ""),  # scraps tell nobody anything
        ("湯は?", ""),
        ("ありがとう", ""),
        ("SDGsって何？", ""),  # words of the frame alone
        ("第2期計画の進捗は?", "第2期計画"),  # a plan of which the record has no rows
        ("第2期計画の指標一覧", "第2期計画"),
        ("第2期の達成度ランキング", "第2期"),
        ("次期計画で遅れている指標は?", ""),
        ("経済と社会の両方に出てくる指標は?", ""),  # a list would be of both sides together
        ("Which of the environmental and social indicators is better?", ""),
        ("List the indicators of the next plan", ""),
        ("List the indicators of the second plan", "second plan"),
    ],
)
def test_what_is_not_known_is_quoted_as_it_was_typed(question: str, words: str) -> None:
    found = ask(question)
    assert isinstance(found.content, Unknown)
    assert found.content.words == words
