"""Measures for a field in which somebody types the beginning of a name: matched as questions are, then by what they contain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_core.answers import vocabulary_of
from kpi_core.contents import Option
from kpi_core.language import normalise
from kpi_core.matching import Ambiguous, Candidate, Found, NotFound, resolve
from kpi_core.nearest import nearest
from kpi_core.store import Store

MOST = 20
_LONGEST = 200  # characters; nobody types more into a search


def suggestions(typed: str, store: Store, first: Sequence[str] = ()) -> tuple[Option, ...]:
    """At most twenty measures that `typed` can mean, best first; where nothing is typed, all: `first` before the others."""
    known = {measure.key: measure for measure in store.catalogue().measures}
    words = normalise(typed[:_LONGEST])
    found: dict[str, str] = {}
    for candidate in _matching(words, store) if words else map(Candidate, (*first, *known)):
        if candidate.measure in known and len(found) < MOST:
            found.setdefault(candidate.measure, candidate.code or known[candidate.measure].codes[0])
    return tuple(Option(key, known[key].name, code) for key, code in found.items())


def _matching(words: str, store: Store) -> Iterator[Candidate]:
    """What a question of these words would be about, then names that hold them, then names like them."""
    question, found = resolve(words, vocabulary_of(store))
    sure: list[Candidate] = []
    near: tuple[Candidate, ...] = ()
    match found:
        case Found():
            sure += [*_rows(found, store), *found.also]
        case Ambiguous():
            sure += found.candidates
        case NotFound():
            near = found.near
    sure += [Candidate(key) for key, names in _spelled(store) if words in names]
    yield from sure
    if not sure:
        yield from near
        yield from nearest(question, vocabulary_of(store))


def _rows(found: Found, store: Store) -> Iterator[Candidate]:
    """The measures, each with the row that was asked for by its code."""
    for dossier in store.dossiers(found.measures):
        codes = [row.code for row in dossier.indicators if row.code in found.codes]
        yield Candidate(dossier.measure.key, codes[0] if codes else None)


_spellings: dict[str, tuple[tuple[str, str], ...]] = {}


def _spelled(store: Store) -> tuple[tuple[str, str], ...]:
    """All names and codes of each measure in one text, made once per record version and process."""
    known = _spellings.get(store.version)
    if known is None:
        known = tuple(
            (m.key, "\n".join(map(normalise, (*m.codes, m.name.ja, m.name.en, *m.printed, *m.aliases))))
            for m in store.catalogue().measures
        )
        _spellings.clear()  # a record is replaced, not added to
        _spellings[store.version] = known
    return known
