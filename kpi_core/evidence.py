"""What a question names: the pieces that are names or parts of names, and how they are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from kpi_core.covering import Kind, Piece
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.meanings import Named, NamePart
from kpi_core.vocabulary import Sort, Thing, Vocabulary


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that name something. `full` is a whole name or alias, otherwise they are only a part of one.

    `meant` is the name where it was misspelt. `joined` is whether the words before it join it to another subject (と, and),
    `apart` whether it is at least not said to belong to that (の, of).
    """

    words: str
    key: str
    start: int
    end: int
    things: tuple[Thing, ...]
    full: bool
    meant: str = ""
    joined: bool = True
    apart: bool = True

    def places(self, sort: Sort) -> tuple[int, ...]:
        """The places in the catalogue of the things of one sort."""
        return tuple(thing.place for thing in self.things if thing.sort is sort)

    @property
    def is_passage(self) -> bool:
        """Whether it names prose and nothing that is counted."""
        return all(thing.sort is Sort.PASSAGE for thing in self.things)


_JOINS = re.compile(
    r"(?:^|[^ぁ-ゟ])(?:と|や|か|も|より|よりも|及び|および|並びに|ならびに|とか|かつ|または)(?![ぁ-ゟ])|[、,;/&+⏎。!?・]|対"
    r"|\b(?:and|or|vs|versus|than|plus|to|oyobi)\b"
)
# Beside these "with" joins: compare A with B.
_COMPARES = re.compile(r"\b(?:compare[ds]?|comparing|comparison|contrast|stacks? up|side by side)\b")
_WITH = re.compile(r"\b(?:with|against)\b")
_OF = re.compile(r"の|における|による|での|への|で|に|が|を|は|\b(?:of|for|in|on|at|by|from|no|the|with)\b|'s|'")

_FILTERS = frozenset({Sort.GOAL, Sort.TABLE, Sort.TERM, Sort.DIMENSION, Sort.OWN})


def gather(found: Dissection, vocabulary: Vocabulary) -> tuple[tuple[Evidence, ...], Dissection]:
    """What the question names; with the dissection, in which passages that only say what is asked are no names any more."""
    evidence = _named(found)
    evidence, found = _passages_as_intents(evidence, found)
    return _passages_as_plan(evidence, found, vocabulary)


def _named(found: Dissection) -> tuple[Evidence, ...]:
    evidence: list[Evidence] = []
    compares = _COMPARES.search(found.text) is not None
    for piece in found.pieces:
        meaning = piece.meaning
        if not isinstance(meaning, Named | NamePart):
            continue
        things = tuple(thing for thing in meaning.things if thing.sort not in _FILTERS)
        if not things:
            continue
        start, end = found.span(piece)
        between = found.text[evidence[-1].end : start] if evidence else ","
        evidence.append(
            Evidence(
                words=found.text[start:end],
                key=(meaning.meant if isinstance(meaning, NamePart) else "") or found.key(piece),
                start=start,
                end=end,
                things=things,
                full=isinstance(meaning, Named),
                meant=meaning.meant,
                joined=_JOINS.search(between) is not None or (compares and _WITH.search(between) is not None),
                apart=_apart(between),
            )
        )
    return tuple(evidence)


def _apart(between: str) -> bool:
    """Whether two names with these words between them are not said to belong to one another."""
    return (bool(between) and not between.strip()) or (len(between) > 6 and not _OF.fullmatch(between.strip()))


# Names of passages that say what is asked of an indicator: 女性就業率の課題は?
_NOTE_WORDS = frozenset(
    {
        *("課題", "成果", "展望", "展開", "今後展望", "今後展開", "今後取組", "今後取り組み"),
        *("issue", "challenge", "result", "prospect", "next step", "future plan", "future effort", "planned future"),
        *("reviewer comment", "review comment", "expert comment"),
    }
)

# Names of the plan's period that say of which time an indicator's value is asked.
_START_WORDS = frozenset({"計画開始", "start plan", "plan start", "beginning plan", "plan beginning", "plan started"})


def _passages_as_intents(evidence: tuple[Evidence, ...], found: Dissection) -> tuple[tuple[Evidence, ...], Dissection]:
    if not any(e.full and not e.is_passage for e in evidence):
        return evidence, found
    passages = [e for e in evidence if e.is_passage and e.full]
    evidence, found = _without(evidence, found, {e.start for e in passages if e.key in _NOTE_WORDS}, Cue.NOTE)
    outlooks = {e.start for e in passages if e.key.startswith("outlook")}  # outlook for the city's emissions
    evidence, found = _without(evidence, found, outlooks, Cue.OUTLOOK)
    return _without(evidence, found, {e.start for e in passages if e.key in _START_WORDS}, Cue.BASELINE)


# Beside these, "the SDGs efforts" are no passage but all that the plan counts: SDGsの取組は進んでいる?
_ASKED_OF_ALL = frozenset({Cue.PROGRESS, Cue.SUMMARY, Cue.LATE, Cue.ON_TRACK, Cue.ACHIEVED, Cue.MOST, Cue.AUDIT})


def _passages_as_plan(
    evidence: tuple[Evidence, ...], found: Dissection, vocabulary: Vocabulary
) -> tuple[tuple[Evidence, ...], Dissection]:
    cues = set().union(*found.cues)
    if not evidence or not cues & _ASKED_OF_ALL:
        return evidence, found
    if not all(e.is_passage and vocabulary.is_generic(e.key) for e in evidence):
        return evidence, found
    return _without(evidence, found, {e.start for e in evidence}, Cue.PLAN)


def _without(
    evidence: Sequence[Evidence], found: Dissection, starts: Set[int], cue: Cue
) -> tuple[tuple[Evidence, ...], Dissection]:
    """The evidence without what begins at `starts`, which says `cue` instead."""
    if not starts:
        return tuple(evidence), found
    pieces = [
        Piece(p.start, p.stop, Kind.WORD, p.cost, frozenset({cue}))
        if isinstance(p.meaning, Named) and found.span(p)[0] in starts
        else p
        for p in found.pieces
    ]
    return tuple(e for e in evidence if e.start not in starts), Dissection.of(found.text, found.reading, pieces)
