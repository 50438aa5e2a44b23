"""What is said of entries: buttons that hold what they need, a history that is cut and says so, refusals that help."""

from __future__ import annotations

import pytest

from bot import entry_messages
from bot.entry_messages import Undo, decode_undo, encode_undo
from bot.permissions import Refusal
from kpi_core.language import has_japanese
from tests.bot.every_answer import words_of
from tests.bot.every_entry_view import dossiers, entered
from tests.bot.kaga import RECORD


@pytest.mark.parametrize("undo", [Undo(1, "k", "ja"), Undo(10**15, "k" * 36, "en")])
def test_the_button_holds_the_entry_and_its_key(undo: Undo) -> None:
    assert decode_undo(encode_undo(undo)) == undo


@pytest.mark.parametrize("value", ["", "1", "null", "[]", "{}", '{"entry":"x","key":"k"}', '{"entry":1e999,"key":"k"}'])
def test_what_is_none_of_ours_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decode_undo(value)


def test_a_long_history_is_cut_and_says_where_the_rest_is() -> None:
    dossier = dossiers(RECORD)[0]
    entries = [entered(dossier, "x", number) for number in range(25, 0, -1)]
    shown = words_of(list(entry_messages.history([(dossier, entries)], "ja", "Asia/Tokyo", lambda _: "").blocks))
    assert shown.count("2025-06-02 12:00") == 10
    assert "ほか15件（kaga history で全件を見られます）" in shown
    assert shown.count("いまは有効ではありません") == 9


@pytest.mark.parametrize("why", Refusal)
def test_every_refusal_says_what_can_be_done(why: Refusal) -> None:
    ja, en = (entry_messages.refusal(why, "U0X", language) for language in ("ja", "en"))
    assert has_japanese(ja)
    assert ja.endswith("。")
    assert not has_japanese(en)
    assert en.endswith(".")
