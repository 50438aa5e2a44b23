"""Asked for what something is not, nobody gets the opposite."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kpi_core.answers import answer
from kpi_core.contents import Listing, Unknown
from kpi_core.pace import Status
from kpi_core.store import Store

KAGA = Path(__file__).resolve().parents[2] / "data" / "kaga.db"
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "question",
    [
        "順調じゃない指標",
        "順調ではないもの",
        "順調に進んでいない指標",
        "後退していない指標",
        "環境以外の指標",
        "女性就業率以外",
        "ゴール7以外",
        "計画の課題ではなく成果",
        "Which indicators have not been achieved?",
        "which are not behind?",
        "no late indicators",
        "least improved indicator",
        "太陽光ではない",
        "No, not solar.",
        "everything but the clubhouse",
    ],
)
def test_what_something_is_not_is_said_not_to_be_understood(question: str) -> None:
    with Store.open(KAGA) as store:
        content = answer(question, store, TODAY).content
    assert isinstance(content, Unknown)
    assert content.excluding


@pytest.mark.parametrize(
    ("question", "without"),
    [
        ("達成していない指標", {Status.ACHIEVED}),
        ("遅れていない指標は", {Status.BEHIND, Status.MISSED, Status.REGRESSING, Status.SLIGHTLY_BEHIND}),
        ("Which are not on track?", {Status.ON_TRACK, Status.ACHIEVED}),
        ("遅れている指標を教えてくれない？", {Status.ON_TRACK, Status.ACHIEVED}),
    ],
)
def test_negations_with_a_meaning_of_their_own_are_answered(question: str, without: set[Status]) -> None:
    with Store.open(KAGA) as store:
        content = answer(question, store, TODAY).content
    assert isinstance(content, Listing)
    assert content.rows
    assert not {row.status for row in content.rows} & without
