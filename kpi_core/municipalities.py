"""A prefecture's record has the same indicator for each of its municipalities: 加賀市の待機児童数, 小松市の待機児童数.

Which municipalities there are, the names tell. With one of them in the question, by its full or its short name, those of the
others are not meant; with two, the same is asked of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kpi_core.evidence import Evidence
from kpi_core.vocabulary import Sort, Vocabulary


def in_full(words: Sequence[str], known: dict[str, str]) -> list[str]:
    """The words of a question, municipalities by their full names: 小松 is 小松市."""
    return [known.get(word, word) for word in words]


def with_places(evidence: Sequence[Evidence], vocabulary: Vocabulary) -> tuple[Evidence, ...]:
    """The evidence, in which parts that a municipality makes whole names of are such names.

    Beside 小松市の待機児童数 加賀市 stands for the same there, and 観光客 for those of 小松市.
    """
    known = vocabulary.municipalities
    if not known:
        return tuple(evidence)
    full = [e for e in evidence if e.full and e.places(Sort.MEASURE)]
    return tuple(e if e.full else _whole(e, full, known, vocabulary) for e in evidence)


def _whole(part: Evidence, full: Sequence[Evidence], known: dict[str, str], vocabulary: Vocabulary) -> Evidence:
    for e in full:
        here = next((place for place in known.values() if place in e.key), "")
        if not here:
            continue
        for name in _names(part.key, e.key, here, known):
            things = tuple(t for t in vocabulary.names.values.get(name, ()) if t.sort is Sort.MEASURE)
            if things:
                return replace(part, things=things, full=True, joined=True)
    return part


def _names(part: str, name: str, here: str, known: dict[str, str]) -> Iterable[str]:
    """What `part` can be meant for beside `name`, which is about the municipality `here`."""
    if part in known:
        yield name.replace(here, known[part], 1)
    else:
        yield f"{here}{part}"
        yield f"{part} {here}"
