"""The codes of a record's rows: how they begin, which rows bear a number, and which are of a table or a programme."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from kpi_core.catalogue import Catalogue
from kpi_core.keys import is_kanji
from kpi_core.numbered import Codes

_SPELLINGS = {"取組": ("取組み", "取り組み")}
_NUMBER_AT_END = re.compile(r"(\d+)$")


class RowCode(NamedTuple):
    """A row's code, `key`; `place` is its measure's in the catalogue."""

    place: int
    key: str


class RowCodes:
    """The codes of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def beginnings(self) -> Codes:
        """How the codes begin."""
        tables, measures = self._catalogue.tables, self._catalogue.measures
        prefixes = "".join(table.prefix for table in tables)
        titles = " ".join(table.title.ja for table in tables)
        words = {titles[place : place + 2] for place, c in enumerate(titles) if c in prefixes}
        words |= {d for m in measures for d in m.dimensions if d[:1] in prefixes}
        kept = {word for word in words if len(word) > 1 and is_kanji(word[1])}
        kept |= {spelling for word in kept for spelling in _SPELLINGS.get(word, ())}
        return Codes(prefixes, tuple(sorted(kept)))

    @cached_property
    def numbered(self) -> dict[tuple[int, int], tuple[RowCode, ...]]:
        """The rows of a table (by its place) that bear a number."""
        tables = {c: place for place, table in reversed(list(enumerate(self._catalogue.tables))) for c in table.prefix}
        found: dict[tuple[int, int], list[RowCode]] = {}
        for place, measure in enumerate(self._catalogue.measures):
            for code in measure.codes:
                number = _NUMBER_AT_END.search(code)
                if number and code[0] in tables:
                    found.setdefault((tables[code[0]], int(number[1])), []).append(RowCode(place, code))
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def of_table(self) -> dict[str, frozenset[str]]:
        """The codes of each table, by its key."""
        measures = self._catalogue.measures
        return {
            table.key: frozenset(code for m in measures for code in m.codes if code[:1] in table.prefix)
            for table in self._catalogue.tables
        }

    @cached_property
    def of_programme(self) -> dict[str, frozenset[str]]:
        """The codes of the rows of each programme, by its Japanese name."""
        found: dict[str, set[str]] = {}
        for measure in self._catalogue.measures:
            for code, programme in zip(measure.codes, measure.programme_of, strict=False):
                found.setdefault(programme, set()).add(code)
        return {programme: frozenset(codes) for programme, codes in found.items()}
