"""Turns of English phrase whose sense rests on their order, on small words, or on a number: cues by pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kpi_core import (
    aim_turns,
    course_turns,
    frame_turns,
    ranking_turns,
    request_turns,
    review_turns,
    standing_turns,
)
from kpi_core.expressions import Turns, any_of
from kpi_core.lexicon import Cues

# Of two that explain the same stretch the first wins.
_TABLE: Turns = (
    *frame_turns.TURNS,
    *aim_turns.TURNS,
    *course_turns.TURNS,
    *review_turns.TURNS,
    *standing_turns.TURNS,
    *request_turns.TURNS,
    *ranking_turns.TURNS,
)

_PHRASE = re.compile(r"(?<![a-z'])[a-z']+ [a-z0-9']+")


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Cues], ...]:
    return tuple((re.compile(any_of(*turns)), cues) for cues, turns in _TABLE)


def english_turns(text: str) -> Iterator[tuple[int, int, Cues]]:
    """The turns of phrase in a normalised text, with their cues; they may overlap."""
    if _PHRASE.search(text) is None:
        return  # compiled only where it is needed: it takes longer than answering
    for pattern, cues in _compiled():
        for match in pattern.finditer(text):
            # A group is what the cue stands on, the rest its surroundings.
            start, end = match.span(match.lastindex or 0)
            if end > start:
                yield start, end, cues
