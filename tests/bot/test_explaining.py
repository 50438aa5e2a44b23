"""`--explain`: which words of a question were read as what."""

from __future__ import annotations

from bot.explaining import ROLES, explanation
from tests.bot.kaga import about, ask


def roles(question: str) -> dict[str, str]:
    """The role of each word, in the question's order."""
    answer = ask(question)
    assert answer.question is not None
    return {part.text: part.role for part in answer.question.parts}


def test_each_word_has_a_line_with_what_it_was_read_as() -> None:
    heading, *lines = explanation(ask("2022年の女性就業率の目標は?"))
    assert heading == "読み取り: 目標"
    assert all(line.startswith("  ") for line in lines)
    assert [next(r for r in ROLES.values() if r.ja in line).ja for line in lines if "女性就業率" in line] == [
        "指標など"
    ]
    assert any("2022" in line and "年" in line for line in lines)


def test_the_same_in_english() -> None:
    heading, *lines = explanation(ask("target of female employment rate"))
    assert heading == "Understood as: target"
    assert any("subject" in line for line in lines)


def test_a_slip_of_the_pen_is_named() -> None:
    assert any("誤字と判断" in line for line in explanation(ask("女性修業率は?")))


def test_a_button_had_no_words_to_explain() -> None:
    assert explanation(about("maas_downloads")) == []


def test_every_role_of_a_question_has_a_name() -> None:
    questions = ("2022年の女性就業率の目標は?", "経2は?", "環境の遅れている指標を教えて", "待機児童の数は?")
    assert {role for question in questions for role in roles(question).values()} <= set(ROLES)
