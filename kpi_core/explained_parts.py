"""A question's stretches, with what explains each: what `kaga ask --explain` shows."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from kpi_core.covering import Kind
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.meanings import Named, NamePart
from kpi_core.numbered import Numbered
from kpi_core.stated import Stated
from kpi_core.vocabulary import Sort
from kpi_core.years import YearMention


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a question: `Question.typed[start:end]`, and what explains it.

    `role` is frame, intent, year, filter, code, subject, left_over or aside (a clause that only says why it is asked);
    `explains` is what it was taken for: an intent's cue, the year, the filter's value, or the names it stands for; of a word
    that is left over, what it would say beside others (って何 beside a name of prose).
    """

    text: str
    role: str
    start: int
    end: int
    explains: tuple[str, ...]


_SAYS_NOTHING = frozenset(
    {Cue.FRAME, Cue.PARTICLE, Cue.FINAL, Cue.ENDING, Cue.LINK, Cue.CONTEXT, Cue.OCCASION, Cue.OWN, Cue.COUNT, Cue.RATE}
)


def parts_of(found: Dissection, doubtful: Set[int]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for place, piece in enumerate(found.pieces):
        if piece.kind is Kind.START:
            continue
        start, end = found.span(piece)
        role, explains = _role(piece.meaning, found.cues[place])
        if place in doubtful:
            role = "left_over"
        if role == "left_over" and parts and parts[-1].role == role and not found.text[parts[-1].end : start].strip():
            before = parts.pop()
            start, explains = before.start, explains if before.explains else ()
        parts.append(Part(found.text[start:end], role, start, end, explains))
    return tuple(parts)


def said(parts: Iterable[Part]) -> set[str]:
    """The cues of what is asked for."""
    return {cue for part in parts if part.role == "intent" for cue in part.explains}


def _role(meaning: object, cues: Set[Cue]) -> tuple[str, tuple[str, ...]]:
    if meaning is None:
        return "left_over", ()
    if isinstance(meaning, YearMention):
        return "year", (str(meaning.year.number),)
    if isinstance(meaning, Stated):
        return "intent", (f"figure {meaning.value}",)
    if isinstance(meaning, Numbered):
        return "code" if meaning.kind in {"row", "kpi"} else "filter", (f"{meaning.kind} {meaning.value}",)
    if isinstance(meaning, Named | NamePart):
        sorts = {thing.sort for thing in meaning.things}
        role = "code" if sorts == {Sort.CODE} else "filter" if sorts <= _FILTER_SORTS else "subject"
        return role, tuple(f"{thing.sort} {thing.key}" for thing in meaning.things)
    said = sorted(cue.value for cue in cues - _SAYS_NOTHING)
    return ("intent", tuple(said)) if said and Cue.FRAME not in cues else ("frame", ())


_FILTER_SORTS = frozenset({Sort.GOAL, Sort.TABLE, Sort.TERM, Sort.DIMENSION})
