"""Which words of a question were taken for what, a line each."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.explaining import INTENTS, ROLES, explanation
from kpi_core.questions import Intent
from tests.bot.kaga import about, ask


def lines(question: str) -> list[list[str]]:
    """The heading, then the cells of each line."""
    heading, *rest = explanation(ask(question))
    return [[heading], *(re.split(r"  +", line.strip()) for line in rest)]


def test_every_word_is_told_with_what_it_was_taken_for() -> None:
    told = lines("女性就業率の2022年の実績を教えて")
    assert told[0] == ["読み取り: 実績"]
    assert [cells for cells in told if cells[1:2] != ["言い回し"]][1:] == [
        ["女性就業率", "指標など", "measure female_employment_rate"],
        ["2022年", "年", "2022"],
        ["実績", "聞きたいこと", "actual"],
    ]
    assert ["教えて", "言い回し"] in told


def test_the_same_in_english() -> None:
    told = lines("FY2022 progress of MaaS")
    assert told[0] == ["Understood as: progress"]
    assert ["fy2022", "year", "2022"] in told
    assert {tuple(cells[:2]) for cells in told} >= {("progress", "intent"), ("maas", "subject")}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("男性就業率は?", ["男", "読み取れない言葉"]),
        ("経2の達成度は?", ["経2", "番号", "code 経2"]),
        ("環境の指標は?", ["環境", "絞り込み", "dimension 環境"]),
        ("ゴール7の指標", ["ゴール7", "絞り込み", "goal 7"]),
        ("女性修業率は?", ["女性修業率", "指標など", "measure female_employment_rate（「女性就業率」の誤字と判断）"]),
    ],
)  # fmt: skip
def test_what_each_kind_of_word_is(question: str, line: list[str]) -> None:
    assert line in lines(question)


def test_the_intent_has_its_name() -> None:
    assert lines("MaaSの第2期計画での対応は?")[0] == ["読み取り: 第2期計画での対応"]
    assert lines("待機児童は?")[0] == ["読み取り: 不明"]
    assert lines("遅れている指標は?")[0] == ["読み取り: 指標の一覧"]


def test_every_role_has_a_name_in_both_languages() -> None:
    questions = (
        "女性就業率の2022年の実績は?",
        "男性就業率は?",
        "経2と環境の指標",
        "How is MaaS going?",
        "ゴール7の遅れている指標は?",
        "ハチの記事を書いています。女性就業率は?",
    )
    roles = {part.role for question in questions for part in getattr(ask(question).question, "parts", ())}
    assert roles == set(ROLES)
    assert all(name.ja != name.en for name in ROLES.values())


def test_a_question_of_marks_alone_has_no_words() -> None:
    assert explanation(ask("?")) == ["読み取り: 使い方"]


def test_an_answer_to_a_button_has_no_words_to_explain() -> None:
    assert explanation(about("public_solar")) == []
    assert explanation(replace(ask("経2は?"), question=None)) == []


def test_the_columns_are_aligned() -> None:
    told = explanation(ask("女性就業率の2022年の実績は?"))
    subject, year = (next(line for line in told if line.startswith(f"  {word}")) for word in ("女性", "2022年"))
    assert subject == "  女性就業率  指標など      measure female_employment_rate"
    assert year == "  2022年      年            2022"


def test_every_intent_of_a_question_has_a_name() -> None:
    assert set(INTENTS) == set(Intent) - {Intent.CLARIFY}  # which is an answer, not a question
    assert lines("遅れている指標は?")[0] == ["読み取り: 指標の一覧"]
