"""The goals of the SDGs by their names."""

from __future__ import annotations

import pytest

from kpi_core import goals
from tests.kpi_core.asked import ask, told


def test_every_goal_has_names_in_both_languages() -> None:
    of_goal = {goal: {name.isascii() for name, of in goals.names().items() if of == goal} for goal in range(1, 18)}
    assert all(found == {True, False} for found in of_goal.values())


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("ジェンダー平等の指標は?", "list: 社4"),
        ("気候変動に関する指標", "list: 環7 環8 環9"),
        ("indicators on climate action", "list: 環7 環8 環9"),
        ("海の豊かさの指標", "list: 環7 環8 環9"),
        ("教育(SDG4)の指標は?", "list: 社3"),
        ("教育の予算は?", "unknown"),  # not of the goal
        ("健康は?", "unknown"),
    ],
)
def test_a_goal_is_meant_beside_a_word_for_indicators(question: str, shown: str) -> None:
    assert told(ask(question)).startswith(shown)
