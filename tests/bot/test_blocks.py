"""Blocks of plain and rich text: nothing in the words means anything to Slack, and everything fits."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot import blocks
from tests.slack_rules import problems_of_blocks

Json = dict[str, Any]
NASTY = "<!channel> <@U1> <https://x.example|x> & *bold* _it_ ~no~ `code`\n> quote :tada:"


def shown(found: list[Block] | tuple[Block, ...]) -> list[Json]:
    return [block.to_dict() for block in found]


def test_words_stand_as_they_are() -> None:
    block = blocks.rich(blocks.paragraph([blocks.words(NASTY)]), blocks.quote([blocks.words(NASTY)])).to_dict()
    section, quote = block["elements"]
    assert section["elements"] == quote["elements"] == [{"type": "text", "text": NASTY}]


def test_names_and_codes_stand_on_one_line() -> None:
    assert blocks.bold("a\nb\x00\u202ec").to_dict() == {"type": "text", "text": "a b  c", "style": {"bold": True}}
    assert blocks.code("経\r2").to_dict() == {"type": "text", "text": "経 2", "style": {"code": True}}


@given(st.text())
def test_one_line_is_one_line_of_what_can_be_seen(text: str) -> None:
    line = blocks.one_line(text)
    assert len(line.splitlines()) <= 1
    assert all(c.isprintable() or c == "\u3000" for c in line)
    assert line == line.strip(" ")


def test_lines_stand_beneath_one_another_and_empty_ones_are_left_out() -> None:
    paragraph = blocks.paragraph([], [blocks.words("a"), blocks.words("")], [blocks.words("")], [blocks.bold("b")])
    assert [piece["text"] for piece in paragraph.to_dict()["elements"]] == ["a", "\n", "b"]


def test_parts_without_words_are_left_out() -> None:
    block = blocks.rich(blocks.paragraph(), blocks.bullets([]), blocks.quote([]), blocks.paragraph([blocks.words("a")]))
    assert [part["type"] for part in block.to_dict()["elements"]] == ["rich_text_section"]


def test_lists_have_bullets_or_numbers() -> None:
    lines = [[blocks.words("a")], [blocks.words("b")]]
    assert blocks.bullets(lines).to_dict()["style"] == "bullet"
    assert blocks.numbers(lines).to_dict()["style"] == "ordered"
    assert len(blocks.numbers(lines).to_dict()["elements"]) == 2


def test_small_print_is_plain_text_of_ten_lines_at_most() -> None:
    (context,) = shown(blocks.small([NASTY, "", *(f"line {n}" for n in range(20))]))
    assert len(context["elements"]) == 10
    assert context["elements"][0] == {"type": "plain_text", "text": NASTY, "emoji": False}
    assert blocks.small([]) == blocks.small(["", ""]) == []


def test_buttons_are_cut_to_what_slack_takes() -> None:
    button = blocks.button("ask:1", f"{NASTY}{'長' * 100}", "v")
    assert len(button.to_dict()["text"]["text"]) == 72
    (actions,) = shown(blocks.actions([blocks.button(f"a:{n}", "x", "v") for n in range(30)]))
    assert len(actions["elements"]) == 25
    assert blocks.actions([]) == []


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("", []),
        ("一行目\n二行目", [7]),
        ("あ" * 2900, [2900]),
        ("あ" * 2901, [2900, 1]),
        (f"{'あ' * 2000}\n{'い' * 2000}", [2000, 2000]),
        ("あ" * 20_000, [2900] * 6 + [2600]),
    ],
)
def test_a_long_text_comes_in_parts_broken_at_lines(text: str, lengths: list[int]) -> None:
    assert [len(part) for part in blocks.parts(text)] == lengths


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=9000))
def test_parts_lose_nothing(text: str) -> None:
    assert "".join(blocks.parts(text)) == text


def test_what_fits_is_left_alone() -> None:
    body, closing = blocks.small(["a"]), blocks.small(["b"])
    assert list(blocks.fitted(body, "cut", closing)) == shown([*body, *closing])


@pytest.mark.parametrize("body", [blocks.small(["あ" * 1900]) * 9, blocks.small(["a"]) * 60])
def test_what_does_not_fit_is_left_out_at_the_end_and_said(body: list[Block]) -> None:
    closing = [*blocks.small(["加賀市"]), *blocks.actions([blocks.button("a", "x", "v" * 2000)])]
    fitted = blocks.fitted(body, "長いため途中までです。", closing)
    assert list(fitted[-2:]) == shown(closing)
    assert fitted[-3]["elements"][0]["text"] == "長いため途中までです。"
    assert fitted[0] == shown(body)[0]
    assert sum(len(json.dumps(block, ensure_ascii=False)) for block in fitted) <= 13_000
    assert problems_of_blocks(list(fitted)) == []


def test_the_library_s_own_rules_still_hold() -> None:
    eleven = blocks._Small(elements=[blocks._Plain(text="x")] * 11)
    long_label = blocks._Button(text=blocks._Plain(text="x" * 76), action_id="a")
    for broken in (eleven, blocks._Actions(elements=[long_label]), blocks._Rich(elements=[], block_id="x" * 256)):
        with pytest.raises(SlackObjectFormationError, match="cannot exceed"):
            blocks.as_sent([broken])
