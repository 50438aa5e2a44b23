"""Conversations: what a question keeps of the one before, and what it must not."""

from __future__ import annotations

import pytest

from kpi_core.answers import Answer
from kpi_core.contents import Figures
from kpi_core.questions import Intent
from tests.kpi_core.asked import ask, talk, told

ABOUT_MAAS = "MaaSの達成度は?"
NO_FIGURE = {Intent.UNKNOWN, Intent.CLARIFY, Intent.HELP}


def last(*questions: str) -> str:
    return told(talk(*questions)[-1])


def measures(found: Answer) -> list[str]:
    return [m.dossier.measure.key for m in found.content.measures] if isinstance(found.content, Figures) else []


def test_a_conversation_keeps_the_indicator_and_what_was_asked_of_it() -> None:
    assert [told(found) for found in talk(
        "MaaSの達成度は?", "じゃあ目標は?", "2022年は?", "なぜ低い?", "太陽光は?", "推移も見せて"
    )] == [
        "progress: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%",
        "target: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%",
        "target: 取3 2022 45%, 経2 2023 29%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%",  # the 2022 target first
        "note: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%",
        "note: 環9 2023 89%, 成1 2023 89%",
        "trend: 環9 2020 0%, 環9 2022 89%, 環9 2023 89%, 成1 2023 89%",
    ]  # fmt: skip


def test_a_conversation_in_english() -> None:
    answers = talk(
        "How are MaaS downloads going?",
        "And the target?",
        "What about 2022?",
        "Why so low?",
        "And solar?",
        "Show the trend too",
    )
    assert [told(found) for found in answers] == [
        "progress: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%",
        "target: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%",
        "target: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%",
        "note: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%",
        "note: 環9 2023 89%, 成1 2023 89%",
        "trend: 環9 2020 0%, 環9 2022 89%, 環9 2023 89%, 成1 2023 89%",
    ]  # fmt: skip
    assert {found.language for found in answers} == {"en"}


@pytest.mark.parametrize(
    ("before", "question", "shown"),
    [
        # what is asked changes, the indicator stays
        ("女性就業率は?", "実績は?", "actual: 社4 2022 28%"),
        ("女性就業率は?", "その当初値は?", "baseline: 社4 2022 28%"),
        ("女性就業率は?", "見通しは?", "outlook: 社4 2022 28%"),
        ("女性就業率は?", "いつ達成する?", "outlook: 社4 2022 28%"),
        ("女性就業率は?", "第2期計画では?", "note: 社4 2022 28%"),
        ("女性就業率の目標は?", "どうなってる?", "progress: 社4 2022 28%"),
        ("女性就業率は?", "この指標の目標は?", "target: 社4 2022 28%"),
        ("Female employment rate?", "its baseline?", "baseline: 社4 2022 28%"),
        ("取3の達成度は?", "目標は?", "target: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%"),  # the row too
        # the year changes
        ("女性就業率は?", "2015年は?", "progress: 社4 2015 0%"),
        ("女性就業率は?", "How about 2015?", "progress: 社4 2015 0%"),
        ("女性就業率の実績は?", "2015年度は?", "actual: 社4 2015 0%"),
        ("女性就業率の実績は?", "2021年は?", "actual: 社4 - -"),
        ("女性就業率の2022年の実績は?", "2015年の達成度は?", "progress: 社4 2015 0%"),
        # a year alone asks for its figure, where what was asked before is of no single year
        ("女性就業率の推移は?", "2022年は?", "progress: 社4 2022 28%"),
        ("女性就業率の推移は?", "去年は?", "progress: 社4 2022 28%"),  # which says that 2024 has no actual
        ("女性就業率と障がい者雇用は?", "どちらが進んでいる?", "progress: 社4 2022 28% / 社5 2022 -33%"),
        (
            "How are female employment and disabled hires?",
            "Which is further along?",
            "progress: 社4 2022 28% / 社5 2022 -33%",
        ),
        ("女性就業率の当初値は?", "2022年は?", "actual: 社4 2022 28%"),
        ("女性就業率の課題は?", "2022年は?", "progress: 社4 2022 28%"),
        ("女性就業率の推移は?", "太陽光の2022年は?", "progress: 環9 2022 89%"),
        # the year stays
        ("太陽光の2022年の達成度は?", "実績は?", "actual: 環9 2022 89%"),
        ("太陽光の2022年の実績は?", "MaaSダウンロードは?", "actual: 経2 2022 22%, 取3 2022 45%"),
        ("MaaSダウンロードの2022年の目標は?", "達成度は?", "progress: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%"),
        # … unless the same is asked again, or the newest
        ("MaaSダウンロードの2022年の実績は?", "実績は?", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("MaaSダウンロードの2022年の達成度は?", "最新は?", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("MaaSダウンロードの2022年の達成度は?", "今は?", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("MaaS downloads in 2022?", "and now?", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        # the indicator changes, what is asked stays
        ("女性就業率の目標は?", "太陽光は?", "target: 環9 2023 89%, 成1 2023 89%"),
        ("女性就業率の目標は?", "じゃあ環8は?", "target: 環8 2022 81%"),
        ("女性就業率の目標は?", "太陽光はどう?", "target: 環9 2023 89%, 成1 2023 89%"),
        ("Female employment target?", "how about solar?", "target: 環9 2023 89%, 成1 2023 89%"),
        ("女性就業率の推移は?", "GHGは?", "trend: 環8 2013 0%, 環8 2022 81%"),
        ("女性就業率の実績は?", "登録は?", "clarify: 社6 成5"),
    ],
)
def test_what_is_left_unsaid_is_taken_from_before(before: str, question: str, shown: str) -> None:
    assert last(before, question) == shown


def test_asking_back_keeps_what_was_asked_before() -> None:
    content = talk("女性就業率の2022年の実績は?", "登録は?")[-1].content
    assert (getattr(content, "intent", None), getattr(content, "years", None)) == (Intent.ACTUAL, (2022,))


@pytest.mark.parametrize(
    "question",
    [
        "太陽光の達成度は?",
        "GHGの2022年の実績は?",
        "遅れている指標は?",
        "全体の状況は?",
        "有識者の評価は?",
        "達成度の上位3つは?",
        "使い方は?",
        "What is the target for solar panels?",
        "e-加賀市民の推移",
    ],
)
def test_a_full_question_is_answered_as_if_nothing_had_been_asked(question: str) -> None:
    for before in ("女性就業率の目標は?", "MaaSの2022年の実績は?", "遅れている指標は?"):
        assert last(before, question) == told(ask(question))


@pytest.mark.parametrize(
    "before",
    [
        "遅れている指標は?",
        "全体の状況は?",
        "達成度の上位3つは?",
        "有識者の評価は?",
        "公表値と違うところは?",
        "使い方は?",
    ],
)
@pytest.mark.parametrize("question", ["じゃあ目標は?", "2022年は?", "なぜ?"])
def test_a_list_a_ranking_or_a_passage_leaves_nothing_to_lean_on(before: str, question: str) -> None:
    assert last(before, question) == told(ask(question))
    assert ask(question).intent is Intent.UNKNOWN


@pytest.mark.parametrize(
    "question",
    [
        "じゃあ男性は?",
        "男性は?",
        "男性の目標は?",
        "目標は男性だと?",
        "観光客は?",
        "図書館の2022年は?",
        "全国の実績は?",
        "県の目標は?",
        "金沢市の達成度は?",
        "And male?",
        "What about tourists?",
        "the target for libraries?",
    ],
)
def test_a_word_that_nothing_explains_is_never_passed_over(question: str) -> None:
    for before in (ABOUT_MAAS, "女性就業率の目標は?", "How is the female employment rate going?"):
        found = talk(before, question)[-1]
        assert found.intent in NO_FIGURE
        assert measures(found) == []


@pytest.mark.parametrize(
    "question",
    [
        "ほかの指標の目標は?",
        "他の目標は?",
        "次の目標は?",
        "それ以外の目標は?",
        "すべての目標は?",
        "一番高い目標は?",
        "the other indicators' targets?",
        "all targets?",
    ],
)
def test_what_points_away_from_an_indicator_is_not_asked_of_it(question: str) -> None:
    assert measures(talk(ABOUT_MAAS, question)[-1]) == []


@pytest.mark.parametrize(
    "words",
    ["ありがとう", "ありがとうございます", "了解です", "Thanks!", "OK", "okay, got it", "こんにちは", "なるほど"],
)
def test_thanks_ask_for_nothing_and_end_nothing(words: str) -> None:
    thanks, target = talk("女性就業率は?", words, "目標は?")[1:]
    assert thanks.intent is Intent.UNKNOWN
    assert told(target) == "target: 社4 2022 28%"


def test_help_ends_nothing() -> None:
    assert last("女性就業率は?", "使い方は?", "目標は?") == "target: 社4 2022 28%"


@pytest.mark.parametrize("missed", ["図書館の利用者数は?", "男性は?", "登録は?", "女性就業率の順位表は?"])
def test_after_something_that_was_not_found_nothing_is_leant_on(missed: str) -> None:
    found = talk("女性就業率は?", missed, "目標は?")
    assert found[1].kept is None
    assert measures(found[2]) == []


@pytest.mark.parametrize(
    ("before", "question", "language"),
    [
        ("How is the female employment rate going?", "2015?", "en"),
        ("How is the female employment rate going?", "経2?", "ja"),
        ("女性就業率は?", "2015?", "ja"),
        ("女性就業率は?", "And the target?", "en"),
    ],
)
def test_a_question_that_tells_no_language_is_answered_in_that_of_the_one_before(
    before: str, question: str, language: str
) -> None:
    found = talk(before, question)[-1]
    assert found.language == language
    assert found.choice is not None
    assert found.choice.language == language
