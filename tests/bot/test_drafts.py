"""What is about to be entered travels as one JSON object: whole, within a button, and nothing else is taken for one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drafts import Draft, decode, draft, encode
from tests.bot.hostile import NASTY

FULL = draft(
    "ja", "modal", measure="maas_downloads", year="令和6年", amount="2千", provisional=True,
    source="アプリ管理画面", reason="訂正", offered=("a", "b"), seen=7, key="k", home="{}",
)  # fmt: skip


@pytest.mark.parametrize("value", [FULL, draft("en", "command"), Draft("ja", "modal", year="2024", seen=1)])
def test_a_draft_comes_back_as_it_was(value: Draft) -> None:
    assert decode(encode(value)) == value


@given(st.text(), st.text(max_size=400))
def test_whatever_was_typed_fits_into_a_button_and_stands_on_one_line(text: str, more: str) -> None:
    worst = text + '"\\\n\u0000\ud83d' * 300 + more
    typed = dict.fromkeys(("measure", "year", "amount", "source", "reason", "key", "home"), worst)
    made = draft("ja", "modal", **typed, offered=(worst[:500],) * 5, seen=10**15)
    assert len(encode(made)) <= 2_000
    kept = decode(encode(made))
    assert (kept.reason, kept.source, kept.measure) == (made.reason, made.source, made.measure)
    assert "\n" not in kept.reason


def test_hostile_words_stay_words() -> None:
    kept = decode(encode(draft("ja", "modal", reason=NASTY, source=NASTY)))
    assert kept.reason.startswith("<!channel> <@U0MEMBER>")
    assert kept.source == kept.reason


@pytest.mark.parametrize(
    "text",
    [
        *("", "1", "null", "[]", "{", '"x"', "{}", '{"language":"ja"}', '{"via":"modal"}'),
        *('{"language":"ja","via":"m","seen":"x"}', '{"language":"ja","via":"m","offered":1}'),
        *('{"language":"ja","via":"m","seen":1e999}', "[" * 5_000),
    ],
)
def test_what_is_none_of_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decode(text)


def test_unknown_parts_are_passed_over_and_kinds_are_kept() -> None:
    kept = decode(json.dumps({"language": "xx", "via": "modal", "year": 2024, "by_id": "U1", "provisional": 1}))
    assert kept == Draft("ja", "modal", year="2024", provisional=True)
