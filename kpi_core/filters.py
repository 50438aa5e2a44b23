"""What a list or ranking is narrowed to: by a dimension, a programme, a goal, a status, a table …, as the question names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kpi_core import intents
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.evidence import Evidence, gather
from kpi_core.intents import Intent, Order
from kpi_core.meanings import Named
from kpi_core.numbered import Numbered
from kpi_core.pace import Status
from kpi_core.repairs import dissect
from kpi_core.vocabulary import Sort, Vocabulary


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list or ranking is narrowed to; empty fields narrow nothing.

    `dimensions` are spelt as in the catalogue and in its order, `programme` is its Japanese name, `table` and `term` are keys.
    """

    dimensions: tuple[str, ...] = ()
    programme: str = ""
    goal: int | None = None
    sdg_target: str = ""
    statuses: frozenset[Status] = frozenset()
    table: str = ""
    term: str = ""
    order: Order | None = None
    count: int | None = None
    targets: bool = False  # whether a list's targets are asked for: 環境の目標は?


_DIMENSIONS = frozenset({Cue.ENVIRONMENT, Cue.ECONOMY, Cue.SOCIETY})


def _dimension_words(found: Dissection) -> tuple[str, ...]:
    return tuple(
        found.words(piece)
        for piece, phrase in zip(found.pieces, found.cues, strict=True)
        if phrase & _DIMENSIONS
        or (isinstance(piece.meaning, Named) and any(t.sort is Sort.DIMENSION for t in piece.meaning.things))
    )


def sided(found: Dissection) -> bool:
    """Whether a dimension is named as one: 経済面, economic dimension; 経済 alone can be the economy."""
    return any(len(word.removesuffix("関係").removesuffix("関連")) > 2 for word in _dimension_words(found))


def narrowing(found: Dissection) -> tuple[str, ...]:
    numbered = (
        found.words(piece)
        for piece in found.pieces
        if isinstance(piece.meaning, Numbered) and piece.meaning.kind in {"goal", "target"}
    )
    return (*_dimension_words(found), *numbered)


def dimensions_of(found: Dissection, vocabulary: Vocabulary) -> dict[int, str]:
    """The dimensions that a question names, by the number of the piece that does; none where it names all of several."""
    named: dict[int, str] = {}
    for number, (piece, phrase) in enumerate(zip(found.pieces, found.cues, strict=True)):
        if isinstance(piece.meaning, Named):
            own = next((t.key for t in piece.meaning.things if t.sort is Sort.DIMENSION), "")
        else:
            own = next(filter(None, map(vocabulary.dimension, phrase)), "")
        if own:
            named[number] = own
    return {} if 1 < len(set(named.values())) == len(vocabulary.dimensions) else named


def filters_of(found: Dissection, evidence: Sequence[Evidence], vocabulary: Vocabulary) -> Filters:
    number = {n.kind: n.value for n in reversed(found.numbers)}
    named = {t.sort: t.key for p in reversed(found.pieces) if isinstance(p.meaning, Named) for t in p.meaning.things}
    sides = set(dimensions_of(found, vocabulary).values())
    return Filters(
        dimensions=tuple(d for d in vocabulary.dimensions if d in sides),
        programme=_programme(evidence, vocabulary),
        goal=int(goal) if (goal := number.get("goal") or named.get(Sort.GOAL)) else None,
        sdg_target=number.get("target", ""),
        statuses=intents.statuses(found.cues),
        table=named.get(Sort.TABLE) or _nth([t.key for t in vocabulary.catalogue.tables], number.get("table")),
        term=named.get(Sort.TERM) or _nth([t.key for t in vocabulary.catalogue.terms], number.get("term")),
        order=intents.order(found.cues),
        count=int(number["count"]) if "count" in number else None,
        targets=any(Cue.TARGET in phrase and Cue.FRAME not in phrase for phrase in found.cues),
    )


def named_in(text: str, vocabulary: Vocabulary) -> Filters:
    """What a normalised text names to narrow something by, whatever it asks: 環境だけだと?"""
    evidence, found = gather(dissect(text, vocabulary), vocabulary)
    return filters_of(found, evidence, vocabulary)


def carried_over(named: Filters, before: Filters) -> Filters:
    """`before`, with what is `named` in the place of what is of its kind.

    A side, a programme and a table each say which rows are meant, a goal and its target by what; a list is of a status where a
    ranking has an order.
    """
    found = before
    if named.dimensions or named.programme or named.table:
        found = replace(found, dimensions=named.dimensions, programme=named.programme, table=named.table)
    if named.goal is not None or named.sdg_target:
        found = replace(found, goal=named.goal, sdg_target=named.sdg_target)
    if named.order is not None:
        found = replace(found, statuses=frozenset(), order=named.order, targets=False)
    elif named.statuses:
        found = replace(found, statuses=named.statuses, order=None, count=None)
    return replace(found, term=named.term or found.term, count=named.count or found.count)


def _nth(names: Sequence[str], number: str | None) -> str:
    return names[int(number) - 1] if number is not None and 0 < int(number) <= len(names) else ""


def _programme(evidence: Sequence[Evidence], vocabulary: Vocabulary) -> str:
    """The programme that the question names, by its own name or by a name that just its measures share (MaaS)."""
    for e in evidence:
        for place in e.places(Sort.PROGRAMME):
            return vocabulary.programmes[place].name.ja
        measures = e.places(Sort.MEASURE)
        if e.full and len(measures) > 1:
            for programme, places in vocabulary.of_programme.items():
                if set(places) == set(measures):
                    return programme
    return ""


def kept(filters: Filters, intent: Intent) -> Filters:
    """The filters that an intent heeds."""
    if intent is Intent.LIST:
        return filters
    if intent is Intent.RANKING:
        return replace(filters, statuses=frozenset(), targets=False)
    return Filters(table=filters.table, term=filters.term)
