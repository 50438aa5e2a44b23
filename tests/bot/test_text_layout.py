"""Words set out on a screen: columns aligned by full-width characters, lines broken where they may be."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from bot.text_layout import broken, columns, columns_of

CELLS = st.text(st.sampled_from("aZ0 %é全角カナｶﾅ　％（）～→█░²"), max_size=12)
TABLES = st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=6))


@given(TABLES)
def test_columns_begin_beneath_one_another(table: list[list[str]]) -> None:
    marked = [["|" + cell for cell in row] for row in table]
    shown = columns([[*row, "|"] for row in marked])
    assert len({tuple(places(line)) for line in shown}) == 1


def places(line: str) -> list[int]:
    """The columns in which a bar stands that begins a cell."""
    found, used = [], 0
    for before, char in zip("  " + line, line, strict=False):
        if char == "|" and before == " ":
            found.append(used)
        used += columns_of(char)
    return found


def test_rows_of_different_lengths_are_filled() -> None:
    assert columns([["a", "b"], ["全角"]]) == ["a     b", "全角"]
    assert columns([]) == []
    assert columns([["1", "x"], ["10", "y"]], right={0}) == [" 1  x", "10  y"]


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("全角", 4), ("ｶﾅ", 2), ("a\x1bb", 2), ("", 0), ("件\u0301", 2)]
)
def test_full_width_characters_take_two_columns(text: str, width: int) -> None:
    assert columns_of(text) == width


def test_a_name_that_gives_way_keeps_its_column() -> None:
    table = [["経1", "とても長い名前の指標です", "29%"], ["経2", "短い", "100%"]]
    shown = columns(table, right={2}, name=1, width=34)
    assert shown == ["経1  とても長い名前の指標で…   29%", "経2  短い                     100%"]
    assert [columns_of(line) for line in shown] == [34, 34]
    assert columns(table, name=1, width=1)[0].startswith("経1  とても長い名前の指…")  # never narrower than 20


SENTENCE = "目標達成度が低いため、第2期計画では取組達成へ向け推進を図る予定。「以上」"


@pytest.mark.parametrize("width", [20, 23, 40, 61, 100])
def test_japanese_is_broken_between_characters_but_not_before_a_closing_mark(width: int) -> None:
    lines = broken(SENTENCE * 3, "", width)
    assert "".join(lines) == SENTENCE * 3
    assert not any(line[0] in "、。」）" for line in lines)
    assert all(wcswidth(line.rstrip("、。」")) <= width for line in lines)


FIGURES = (
    "公表値は101%、計算では102%（(1,721 − 800) ÷ (1,700 − 800) ≒ 102.33%）です。「様式3-2」（社3、取5）も同じです。"
)


@pytest.mark.parametrize("width", range(20, 60))
def test_no_figure_is_broken_and_no_opening_mark_left_alone(width: int) -> None:
    lines = broken(FIGURES, "", width)
    assert "".join(lines) == FIGURES
    for line, following in pairwise(lines):
        assert not line.endswith(("「", "（", "("))
        assert not re.search(r"[!-~]$", line) or not re.match(r"[!-~]", following)


def test_english_is_broken_at_blanks() -> None:
    text = "As achievement of the target is low, the second-term plan is to push the effort forward."
    lines = broken(text, "  ", 30)
    assert " ".join(line.strip() for line in lines) == text
    assert all(len(line) <= 30 for line in lines)
