"""The dashboard as a value: what a person chose, which rows that leaves, page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dashboard import NOT_ENTERED, NOT_ON_PACE, ROWS, State, dimension_key
from kpi_core.pace import Status
from tests.bot import hostile
from tests.bot.boards import board, side

STATES = st.builds(
    State,
    dimension=st.sampled_from(["", dimension_key("環境"), dimension_key("長い" * 500)]),
    status=st.sampled_from(["", NOT_ON_PACE, NOT_ENTERED, *(status.value for status in Status)]),
    goal=st.none() | st.integers(0, 999),
    page=st.integers(0, 99_999),
    language=st.sampled_from([None, "ja", "en"]),
)


@given(STATES)
def test_a_state_comes_back_as_it_was_and_fits_into_an_option(state: State) -> None:
    assert State.decode(state.encode()) == state
    assert len(state.encode()) <= 150


@pytest.mark.parametrize(
    "value", ["", "null", "[]", "7", "x", '{"page": "x"}', '{"goal": []}', '{"status": "late"}', "[" * 100_000]
)
def test_a_value_of_nobodys_is_refused(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (json's own error is one, too)
        State.decode(value)


def test_a_page_before_the_first_is_the_first() -> None:
    assert State.decode('{"page": -3}').page == 0


# What is chosen, and the codes of the rows that are left, dimension by dimension (2 June 2025).
CHOSEN = {
    "all": (State(), "経1 経2 社3 社4 社5 社6 環7 環8 環9 取2 取4 成5 成6"),
    "a dimension": (side("環境"), "環7 環8 環9"),
    "those without one": (side(""), "取2 取4 成5 成6"),
    "a status": (State(status="behind"), "社4"),
    "all that lag": (State(status=NOT_ON_PACE), "社4 社5 取2 取4"),
    "a goal": (State(goal=8), "経1 経2"),
    "a goal across dimensions": (State(goal=17), "経1 社6 環7 環8 環9"),
    "several": (State(dimension=dimension_key("社会"), status="on_track", goal=11), "社6"),
    "nothing": (State(goal=1), ""),
    "a dimension that is gone": (side("文化"), "経1 経2 社3 社4 社5 社6 環7 環8 環9 取2 取4 成5 成6"),
}  # fmt: skip


@pytest.mark.parametrize(("state", "codes"), CHOSEN.values(), ids=CHOSEN)
def test_what_is_chosen_is_what_is_left(state: State, codes: str) -> None:
    found = board(state)
    assert " ".join(row.row.code for _, rows in found.sides for row in rows) == codes
    assert found.found == len(codes.split())


def test_counts_are_of_the_whole_whatever_is_chosen() -> None:
    assert board(State(goal=1)).summary.total == board().summary.total


def test_pages_hold_every_row_once(tmp_path: Path) -> None:
    record = hostile.large(tmp_path / "record.db", 2_000)
    pages = [board(State(page=page), record) for page in range(80)]
    seen = [row.row.code for page in pages for _, rows in page.sides for row in rows]
    assert len(seen) == len(set(seen)) == pages[0].found == 2_000
    assert {page.pages for page in pages} == {2_000 // ROWS}
    assert board(State(page=9_999), record).state.page == 79
    assert board(State(page=9_999, goal=1), record).state.page == 0


def test_goals_are_those_that_occur() -> None:
    assert board().goals == (4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17)
