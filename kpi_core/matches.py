"""What a question is found to be about, as values: what to answer with, what to ask back, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kpi_core.evidence import Evidence
from kpi_core.vocabulary import Sort, Vocabulary

MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure that can be meant; `code` where a row was asked for."""

    measure: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What to answer with, best first. All are empty for a list, ranking, summary, audit or help without a subject."""

    measures: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # rows asked for by code or table
    passages: tuple[str, ...] = ()
    also: tuple[Candidate, ...] = ()  # to offer beside


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several could be meant, or one with words that it does not explain. `words` are what is not clear.

    `otherwise_counted` is whether they ask for a unit in which none of the candidates is counted.
    """

    words: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    otherwise_counted: bool = False


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing is meant that we know. `near` are names that explain a word of the question."""

    words: tuple[str, ...]
    near: tuple[Candidate, ...]


Match = Found | Ambiguous | NotFound


def measures_of(evidence: Iterable[Evidence], vocabulary: Vocabulary) -> list[int]:
    found: dict[int, None] = {}
    for e in evidence:
        for place in owners_of(e, vocabulary):
            found.setdefault(place)
    return list(found)


def owners_of(e: Evidence, vocabulary: Vocabulary) -> tuple[int, ...]:
    """The measures that a piece of evidence can mean: its own, and those of a programme."""
    found = dict.fromkeys((*e.places(Sort.MEASURE), *e.places(Sort.CODE)))
    for place in e.places(Sort.PROGRAMME):
        found.update(dict.fromkeys(vocabulary.of_programme.get(vocabulary.programmes[place].name.ja, ())))
    return tuple(found)


def candidates(places: Iterable[int], vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    return tuple(Candidate(vocabulary.measures[place].key) for place in places)[:MOST_CANDIDATES]
