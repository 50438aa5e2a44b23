"""What the benchmarks print is counted rightly; what they measure is measured by `make bench` alone."""

from __future__ import annotations

import importlib

import pytest

from benchmarks import __main__, letters, questions
from benchmarks.letters import Best, Peer
from benchmarks.questions import REFUSED, RIGHT, WRONG, Judged, Sets
from benchmarks.table import Grid, Row, Table, lines

NAMES = ("女性就業率", "maas", "温室効果ガス")


def asked(part: str, question: str, measures: str, intent: str = "progress", detail: str = "") -> dict[str, str]:
    kind = {"intent": intent, "measures": measures, "detail": detail} if intent else {"kind": "near_miss"}
    return {"part": part, "language": "ja", "question": question} | kind


SETS = Sets(
    answerable=(
        asked("tuning", "女性就業率は?", "employment"),
        asked("held", "maasは?", "downloads;services"),
        asked("held", "ガスの表", "", "list"),
        asked("held", "沿革は?", "", "context", "passage=history"),
    ),
    unanswerable=(asked("tuning", "男性就業率は?", "", ""), asked("held", "maas費用は?", "", "")),
    names=NAMES,
    owners=(frozenset({"employment"}), frozenset({"downloads", "services"}), frozenset({"passage=history"})),
)


@pytest.mark.parametrize("name", __main__.NAMES)
def test_every_benchmark_can_be_run(name: str) -> None:
    """None of them runs in the tests, so nothing else sees that what it imports has moved."""
    assert callable(importlib.import_module(f"benchmarks.{name}").run)


def test_every_peer_finds_the_name_that_a_question_holds() -> None:
    for peer in (
        letters._extracted(NAMES, ["女性就業率"], letters.fuzz.WRatio),
        letters._trigrams(NAMES, ["女性就業率は?"]),
    ):
        assert peer[0].place == 0
        assert peer[0].score > 0
    assert letters._trigrams(NAMES, ["市"]) == (Best(None, 0.0),)
    assert letters._trigrams(NAMES, ['"" OR *'])[0].place is None


@pytest.mark.parametrize(
    ("place", "best", "said"),
    [
        (0, Best(0, 90), RIGHT),
        (0, Best(1, 90), WRONG),
        (0, Best(0, 10), REFUSED),
        (0, Best(None, 0), REFUSED),
        (1, Best(1, 90), RIGHT),
        (3, Best(2, 90), RIGHT),
        (4, Best(0, 90), WRONG),
        (4, Best(0, 10), RIGHT),
    ],
)
def test_a_peer_answers_from_its_threshold_on(place: int, best: Best, said: str) -> None:
    row = (*SETS.answerable, *SETS.unanswerable)[place]
    assert questions._said(row, best, 50, SETS) == said


def test_a_threshold_is_chosen_on_the_tuning_part_alone() -> None:
    # 90 and 80 in the tuning part; the held part would have it lower.
    bests = (Best(0, 90), Best(1, 60), Best(0, 99), Best(2, 95), Best(0, 80), Best(1, 10))
    judged = questions._judged(SETS, Peer("made up", bests))
    assert judged is not None
    assert judged.verdicts == {0: RIGHT, 1: REFUSED, 3: RIGHT, 4: RIGHT, 5: RIGHT}
    assert judged.strict == judged.verdicts


def test_a_peer_that_could_not_be_made_is_left_out_with_the_reason() -> None:
    peer = Peer("made up", (), "cannot be installed")
    assert questions._judged(SETS, peer) is None
    assert questions._missing([peer]) == ["made up is left out: cannot be installed."]


def test_the_table_counts_the_held_part_by_language_and_intent() -> None:
    ours = Judged({0: WRONG, 1: RIGHT, 2: RIGHT, 3: REFUSED, 4: WRONG, 5: RIGHT})
    peer = Judged({1: WRONG, 3: RIGHT, 5: WRONG})
    rows = {cells[0].strip(): cells[1:] for cells in questions._rows(SETS, (ours, peer))}
    assert rows["ja, all"] == ("3", "66.7 / 0.0 / 33.3", "–")
    assert rows["ja, one subject"] == ("2", "50.0 / 0.0 / 50.0", "50.0 / 50.0 / 0.0")
    assert rows["list, ja"] == ("1", "100.0 / 0.0 / 0.0", "–")
    assert rows["progress, en"] == ("0", "–", "–")
    assert rows["unanswerable, ja: answered all the same"] == ("1", "0.0%", "100.0%")


def test_a_table_stands_in_columns() -> None:
    table = Table("t", "p", (Row("first", "1 ms", "10 ms", "0.10 ×", "≤ 1 ×"), Row("second", "100 ms")), ("how",))
    assert lines(table) == [
        "t",
        "  peer: p",
        "",
        "  what      ours   peer   ratio  target",
        "  ------  ------  -----  ------  ------",
        "  first     1 ms  10 ms  0.10 ×  ≤ 1 ×",
        "  second  100 ms",
        "",
        "  how",
    ]
    assert lines(Grid("g", ("what", "a", "b"), (("x", "1", "22"),))) == [
        "g",
        "",
        "  what  a   b",
        "  ----  -  --",
        "  x     1  22",
        "",
    ]
