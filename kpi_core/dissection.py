"""A question is taken apart: every stretch of it is explained by a phrase, a name, a number, or left over.

First by what can be looked up; then, for what is left over, by parts of names and by typing errors (`repairs`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kpi_core.covering import Kind, Piece, cover
from kpi_core.cues import Cue
from kpi_core.keys import Reading, tokens
from kpi_core.lexicon import Cues, lexicon
from kpi_core.meanings import Named
from kpi_core.numbered import Numbered
from kpi_core.patterns import by_pattern
from kpi_core.stated import Stated
from kpi_core.vocabulary import Sort, Vocabulary
from kpi_core.years import YearMention

MOST_TOKENS = 360  # a longer text is no question; it is left over whole, which keeps the time in bounds

_COST_NAME, _COST_YEAR, _COST_NUMBER, _COST_OWN = 10, 11, 14, 18
_COST_CUE, _COST_ENDING, _COST_PARTICLE, _COST_SINGLE, _COST_STATED = 20, 21, 22, 24, 60


@dataclass(frozen=True, slots=True)
class Dissection:
    """A normalised text, its tokens, and the pieces that cover them; the meaning of each is a `Meaning`, or None."""

    text: str
    reading: Reading
    pieces: tuple[Piece, ...]
    cues: tuple[Cues, ...]  # of each piece

    @classmethod
    def of(cls, text: str, reading: Reading, pieces: Sequence[Piece]) -> Dissection:
        return cls(text, reading, tuple(pieces), tuple(_cues(piece.meaning) for piece in pieces))

    def span(self, piece: Piece) -> tuple[int, int]:
        return self.reading.starts[piece.start], self.reading.ends[piece.stop - 1]

    def words(self, piece: Piece) -> str:
        """The piece as the text has it."""
        start, end = self.span(piece)
        return self.text[start:end]

    def key(self, piece: Piece) -> str:
        return self.reading.part(piece.start, piece.stop)

    @property
    def numbers(self) -> tuple[Numbered, ...]:
        return tuple(piece.meaning for piece in self.pieces if isinstance(piece.meaning, Numbered))


def _cues(meaning: object) -> Cues:
    if isinstance(meaning, frozenset):
        return meaning
    if isinstance(meaning, Numbered) and meaning.cue is not None:
        return frozenset({meaning.cue})
    return frozenset()


def read(text: str) -> Reading | None:
    """The tokens of a normalised text; None if there are too many for a question."""
    reading = Reading(tokens(text))
    return reading if len(reading.tokens) <= MOST_TOKENS else None


def covered(text: str, reading: Reading, pieces: Sequence[Piece]) -> Dissection:
    """The text, covered as cheaply as can be."""
    return Dissection.of(text, reading, cover(reading.tokens, pieces))


def known_pieces(text: str, reading: Reading, vocabulary: Vocabulary) -> list[Piece]:
    """All phrases, names, numbers and years that stand in the text; they may overlap."""
    found: list[Piece] = []
    words = lexicon()
    names = vocabulary.names
    japanese = any(token.kind in "hkc" for token in reading.tokens)
    for place, token in enumerate(reading.tokens):
        if token.kind == "|":
            continue
        for stop, cues in words.begin(reading, place):
            if not (japanese and stop == place + 1 and _is_acronym(reading, place)):
                found.append(_cue_piece(place, stop, cues, reading))
                if Cue.ENDING in cues and cues != _ENDING:  # で joins, and ends a verb
                    found.append(_cue_piece(place, stop, _ENDING, reading))
        if token.kind == "w" and token.word.endswith("ly") and len(token.word) > 5 and token.word not in _NO_ADVERBS:
            found.append(Piece(place, place + 1, Kind.WORD, _COST_SINGLE, _FRAME))
        for stop, things in names.begin(reading, place):
            if all(thing.sort is Sort.OWN for thing in things):
                kind = Kind.SINGLE if stop == place + 1 and token.kind in "hkc" else Kind.WORD
                found.append(Piece(place, stop, kind, _COST_OWN, frozenset({Cue.OWN, Cue.FRAME})))
            else:
                found.append(Piece(place, stop, Kind.NOUN, _COST_NAME, Named(things)))
    for start, end, meaning in by_pattern(text, vocabulary):
        span = _span(reading, start, end)
        if span is not None:
            kind = Kind.NOUN if isinstance(meaning, Named) else Kind.WORD
            if isinstance(meaning, frozenset) and reading.tokens[span[1] - 1].kind == "h":
                kind = Kind.VERB
            cost = _BY_PATTERN.get(type(meaning), _COST_NUMBER)
            found.append(Piece(*span, kind, cost, meaning))
    return found if any(map(_speaks_of_goals, found)) else [piece for piece in found if not _is_goal(piece)]


def _speaks_of_goals(piece: Piece) -> bool:
    """Whether a piece is a word for indicators, or a goal by its number."""
    return Cue.GENERIC in _cues(piece.meaning) or (isinstance(piece.meaning, Numbered) and piece.meaning.kind == "goal")


def _is_goal(piece: Piece) -> bool:
    """Whether a piece is the name of one of the SDGs' goals: 教育, which is many other things too."""
    return isinstance(piece.meaning, Named) and all(thing.sort is Sort.GOAL for thing in piece.meaning.things)


_BY_PATTERN = {YearMention: _COST_YEAR, Stated: _COST_STATED}
_FRAME, _ENDING = frozenset({Cue.FRAME}), frozenset({Cue.ENDING})
# Words in -ly that say of whom, where or how often: another indicator.
_NO_ADVERBS = frozenset(
    [
        "elderly",
        "family",
        "assembly",
        "monthly",
        "weekly",
        "quarterly",
        "hourly",
        "biweekly",
        "fortnightly",
        "locally",
        "nationally",
        "regionally",
        "internationally",
        "globally",
        "privately",
        "publicly",
        "commercially",
        "domestically",
        "supply",
        "anomaly",
        "butterfly",
        "friendly",
        "orderly",
        "disorderly",
        "multiply",
        "comply",
        "medically",
        "socially",
        "environmentally",
        "economically",
        "financially",
    ]
)


def _cue_piece(start: int, stop: int, cues: Cues, reading: Reading) -> Piece:
    single = stop == start + 1 and reading.tokens[start].kind in "hkc"
    if Cue.PARTICLE in cues or (Cue.FINAL in cues and single):
        # "で、" and "え、" stand alone at the beginning of a clause.
        before_mark = stop == len(reading.tokens) or reading.tokens[stop].kind == "|"
        alone = before_mark and (start == 0 or reading.tokens[start - 1].kind == "|")
        return Piece(start, stop, Kind.WORD if alone else Kind.PARTICLE, _COST_PARTICLE, cues)
    if cues == _ENDING:
        return Piece(start, stop, Kind.ENDING, _COST_ENDING, cues)
    if single and reading.tokens[start].word not in "今何":
        return Piece(start, stop, Kind.SINGLE, _COST_SINGLE, cues)
    kind = Kind.VERB if reading.tokens[stop - 1].kind == "h" else Kind.WORD
    return Piece(start, stop, kind, _COST_CUE, cues)


# English words of three letters that stand alone in Japanese questions, and longer ones that are rather products there.
_SHORT = frozenset(
    [
        "kpi",
        "sdg",
        "how",
        "now",
        "pls",
        "plz",
        "thx",
        "fyi",
        "btw",
        "top",
        "and",
        "or",
        "vs",
        "hi",
        "ok",
        "all",
        "bot",
        "fy",
        "yes",
        *(
            "is",
            "are",
            "was",
            "of",
            "the",
            "for",
            "in",
            "on",
            "to",
            "at",
            "by",
            "my",
            "our",
            "we",
            "me",
            "do",
            "did",
            "has",
            "had",
        ),
        *("can", "any", "who", "why", "pct", "will"),
    ]
)
_PRODUCTS = frozenset(["line", "meet", "note", "team", "type", "zone", "base", "core", "next", "word", "will", "drive"])


def _is_acronym(reading: Reading, place: int) -> bool:
    """Whether a Latin word alone in Japanese text is rather a name than the English word: IT, US, LINE."""
    token = reading.tokens[place]
    if token.kind != "w" or (token.word not in _PRODUCTS and len(token.word) > 3) or token.word in _SHORT:
        return False
    return not any(
        0 <= beside < len(reading.tokens) and reading.tokens[beside].kind == "w" for beside in (place - 1, place + 1)
    )


def _span(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The tokens that lie within `text[start:end]`; None if there are none, or one lies across an edge."""
    first = bisect_right(reading.ends, start)
    after = bisect_left(reading.starts, end)
    while after > first and reading.tokens[after - 1].kind == "|":
        after -= 1
    if first >= after or reading.starts[first] < start or reading.ends[after - 1] > end:
        return None
    return first, after
