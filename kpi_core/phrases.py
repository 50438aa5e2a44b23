"""A dictionary of phrases that finds, at each token of a question, those that begin there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from kpi_core.keys import Reading

T = TypeVar("T")


class Phrases(Generic[T]):
    """Values by key. Finding costs a few look-ups a token, whatever the number of phrases."""

    __slots__ = ("_lengths", "values")

    def __init__(self, values: Mapping[str, T]) -> None:
        self.values = values
        # How long the phrases are that begin with the same two characters.
        lengths: dict[str, set[int]] = {}
        for start, length in {(key[:2], len(key)) for key in values}:
            lengths.setdefault(start, set()).add(length)
        self._lengths = {start: tuple(sorted(found)) for start, found in lengths.items()}

    def begin(self, reading: Reading, token: int) -> Iterator[tuple[int, T]]:
        """The phrases that begin at `token`: the number of the token after, and the value."""
        key, place = reading.key, reading.places[token]
        for start in (key[place : place + 2], key[place : place + 1]):
            for length in self._lengths.get(start, ()):
                if len(start) == 1 and length > 1:
                    continue
                stop = reading.stops.get(place + length)
                if stop is not None and (value := self.values.get(key[place : place + length])) is not None:
                    yield stop, value


def separated(text: str, by: str | None = None) -> Iterable[str]:
    """The phrases of a block of text, separated by blanks or by `by` (and line ends)."""
    if by is None:
        return text.split()
    return (phrase.strip() for line in text.splitlines() for phrase in line.split(by) if phrase.strip())
