"""A question is covered with phrases so that as little of it as possible is left over.

Japanese has no blanks, so a question could be cut in many ways; the cheapest is taken. What no phrase covers costs most, so
that nothing is left over which can be explained; then few long phrases are better than many short ones. Kana that join and
inflect may stand only behind a word: はな (flower) is not は and な.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from kpi_core.keys import Token


class Kind(IntEnum):
    """What a phrase is in the sentence; decides what may stand before it."""

    START = 0  # the beginning, or a mark
    WORD = 1  # a word of the frame
    VERB = 7  # one that ends in hiragana, and so can be inflected further
    NOUN = 2  # a name
    PARTICLE = 3
    ENDING = 4
    SINGLE = 5  # a word of one character: two of them in a row are another word (行列)
    REST = 6  # covered by nothing


# What may not stand behind what: a particle follows a word, an ending what can be inflected.
_BEHIND: dict[Kind, frozenset[Kind]] = {
    Kind.PARTICLE: frozenset({Kind.WORD, Kind.VERB, Kind.NOUN, Kind.ENDING, Kind.SINGLE, Kind.REST}),
    Kind.ENDING: frozenset({Kind.VERB, Kind.ENDING}),
    Kind.SINGLE: frozenset({Kind.START, Kind.WORD, Kind.VERB, Kind.NOUN, Kind.ENDING, Kind.PARTICLE}),
}

_REST_COST = {"h": 1000, "k": 1000, "c": 1000, "w": 3000, "n": 3000, "s": 1000, "|": 0}


class Piece(NamedTuple):
    """Tokens `start` to `stop` of a question, explained by `meaning` (None: left over) at `cost`."""

    start: int
    stop: int
    kind: Kind
    cost: int
    meaning: object


def cover(tokens: Sequence[Token], pieces: Sequence[Piece]) -> list[Piece]:
    """The cheapest way to cover `tokens` with `pieces`; gaps are filled with pieces of kind `REST`, one a token."""
    begin: list[list[Piece]] = [[] for _ in tokens]
    for piece in pieces:
        begin[piece.start].append(piece)
    for place, token in enumerate(tokens):
        kind = Kind.START if token.kind == "|" else Kind.REST
        begin[place].append(Piece(place, place + 1, kind, _REST_COST[token.kind], None))
    # best[place][kind]: the cheapest way to a place whose last piece is of that kind
    best: list[dict[Kind, tuple[int, Kind, Piece | None]]] = [{} for _ in range(len(tokens) + 1)]
    best[0][Kind.START] = (0, Kind.START, None)
    for place, starts in enumerate(begin):
        for before, (cost, _, _) in best[place].items():
            for piece in starts:
                behind = _BEHIND.get(piece.kind)
                if behind is not None and before not in behind:
                    continue
                total = cost + piece.cost
                known = best[piece.stop].get(piece.kind)
                if known is None or total < known[0]:
                    best[piece.stop][piece.kind] = (total, before, piece)
    kind = min(best[-1], key=lambda k: best[-1][k][0])
    found: list[Piece] = []
    place = len(tokens)
    while place:
        _, before, last = best[place][kind]
        if last is None:  # only the start has none
            break
        found.append(last)
        place, kind = last.start, before
    return found[::-1]
