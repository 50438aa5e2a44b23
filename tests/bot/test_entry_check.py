"""Before → after: what is shown is what the button stores."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot import drafts, entry_check, ids
from bot.drafts import Draft, draft
from bot.entry_check import once_more, question, refused, step
from tests.bot.every_answer import buttons, words_of
from tests.bot.every_entry_view import ledger
from tests.bot.kaga import RECORD

TYPED = draft("ja", "command", measure="maas_downloads", year="去年", amount="2千", source="表", seen=4, key="k")


def carried(value: str) -> Draft:
    return drafts.decode(value)


def test_the_buttons_carry_the_year_that_is_shown(tmp_path: Path) -> None:
    preview = ledger(RECORD).preview(TYPED)
    message = question(TYPED, preview)
    assert "2024年の実績" in message.text
    shown = buttons(message)
    assert list(shown) == ["登録する", "直す", "やめる"]
    assert {carried(button["value"]) for button in shown.values()} == {replace(TYPED, year="2024年")}
    assert carried(step(TYPED, preview)["private_metadata"]) == replace(TYPED, year="2024年")
    assert shown["登録する"]["style"] == "primary"


def test_the_same_value_again_is_said() -> None:
    same = replace(TYPED, year="2023年", amount="1457")
    assert "同じ値がすでにあります" in words_of(list(question(same, ledger(RECORD).preview(same)).blocks))
    provisional = replace(same, provisional=True)
    assert "同じ値" not in words_of(list(question(provisional, ledger(RECORD).preview(provisional)).blocks))


def test_the_second_step_shown_once_more_has_one_notice() -> None:
    shown = step(TYPED, ledger(RECORD).preview(TYPED))
    again = once_more(once_more(shown, "一度目", "ja"), "二度目", "ja")
    assert words_of(again["blocks"]).startswith("二度目")
    assert "一度目" not in words_of(again["blocks"])
    assert again["private_metadata"] == shown["private_metadata"]
    assert (again["callback_id"], again["submit"]["text"]) == (ids.CHECK, "登録する")


@pytest.mark.parametrize("problems", [["一つ"], ["一つ", "二つ"]])
def test_every_problem_is_told(problems: list[str]) -> None:
    message = refused(problems, [("直す", TYPED)], "ja")
    assert all(problem in words_of(list(message.blocks)) for problem in problems)
    assert carried(buttons(message)["直す"]["value"]) == TYPED


def test_what_could_not_be_stored_now_keeps_its_key() -> None:
    assert carried(buttons(entry_check.again(TYPED, "待って"))["登録する"]["value"]).key == TYPED.key
