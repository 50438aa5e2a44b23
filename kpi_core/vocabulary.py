"""All that a question can name, in one index for every size, built once per version of the record.

The exact names are indexed at once; parts of names (`NearNames`) and the variants of codes only when the first question needs
them, since most questions hold a full name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kpi_core import goals
from kpi_core.catalogue import Catalogue, MeasureNames, PassageNames
from kpi_core.cues import Cue
from kpi_core.keys import is_hiragana, keys
from kpi_core.leftovers import explain_all
from kpi_core.lexicon import lexicon
from kpi_core.near_names import NearNames, holds
from kpi_core.phrases import Phrases
from kpi_core.record import Programme
from kpi_core.row_codes import RowCodes
from kpi_core.sounds import LEAST_STRICT, Sounds, is_romaji
from kpi_core.titles import city_names, municipalities, table_names


class Sort(StrEnum):
    """What a name belongs to."""

    MEASURE = "measure"
    PASSAGE = "passage"
    PROGRAMME = "programme"
    CODE = "code"
    TABLE = "table"
    TERM = "term"
    DIMENSION = "dimension"
    GOAL = "goal"  # of the SDGs
    OWN = "own"  # the city itself


class Thing(NamedTuple):
    """Something that has names. `place` is its place in the catalogue's list of its sort (of codes: the measure's)."""

    sort: Sort
    place: int
    key: str


_DIMENSIONS = {"環境": Cue.ENVIRONMENT, "経済": Cue.ECONOMY, "社会": Cue.SOCIETY}
_IS = re.compile(r"(what|how|when|where|who) (?:is|are)\b", re.IGNORECASE)  # which "what's" leaves out of its key
_SOUNDING = frozenset({Sort.MEASURE, Sort.PASSAGE, Sort.PROGRAMME})
_ONLY_KATAKANA = re.compile(r"[ァ-ヺー]")
# Keys of what everything has: 正式名称は? need not be the plan's.
_OF_ANYTHING = frozenset({"名称", "名前", "題名", "表題", "テーマ", "タイトル", "name", "title", "theme"})
_MOST_REPEATS = 3  # of one word in one name


class Vocabulary:
    """The names of one record, ready for looking up."""

    def __init__(self, catalogue: Catalogue, names: Phrases[tuple[Thing, ...]]) -> None:
        self.catalogue = catalogue
        self.names = names
        self._japanese: dict[Thing, dict[str, list[str]]] = {}

    @classmethod
    def of(cls, catalogue: Catalogue) -> Vocabulary:
        texts: list[str] = []
        things: list[Thing] = []

        def name(thing: Thing, words: Iterable[str]) -> None:
            before = len(texts)
            texts.extend(words)
            things.extend([thing] * (len(texts) - before))

        for place, measure in enumerate(catalogue.measures):
            name(
                Thing(Sort.MEASURE, place, measure.key),
                (measure.name.ja, measure.name.en, *measure.printed, *measure.aliases),
            )
            for code in measure.codes:
                name(Thing(Sort.CODE, place, code), (code,))
        for place, passage in enumerate(catalogue.passages):
            thing = Thing(Sort.PASSAGE, place, passage.key)
            name(thing, (passage.title.ja, passage.title.en, *passage.aliases))
            name(thing, (_IS.sub(r"\1", alias) for alias in passage.aliases if _IS.match(alias)))
        for place, programme in enumerate(catalogue.programmes):
            name(
                Thing(Sort.PROGRAMME, place, programme.name.ja),
                (programme.name.ja, programme.name.en, *programme.aliases),
            )
        for place, table in enumerate(catalogue.tables):
            name(Thing(Sort.TABLE, place, table.key), table_names(table.title))
        for place, term in enumerate(catalogue.terms):
            name(Thing(Sort.TERM, place, term.key), (term.name.ja, term.name.en))
        for place, dimension in enumerate(dict.fromkeys(d for m in catalogue.measures for d in m.dimensions)):
            thing = Thing(Sort.DIMENSION, place, dimension)
            name(thing, (dimension, *(f"{dimension}{ending}" for ending in ("面", "側面", "分野"))))
        for title, goal in goals.names().items():
            name(Thing(Sort.GOAL, goal - 1, str(goal)), (title,))
        name(Thing(Sort.OWN, 0, ""), city_names(catalogue.city))
        found: dict[str, tuple[Thing, ...]] = {}
        for key, thing in zip(keys(texts), things, strict=True):
            if not key:
                continue
            known = found.get(key)
            if known is None:
                found[key] = (thing,)
            elif thing not in known:
                found[key] = (*known, thing)
        return cls(catalogue, Phrases(found))

    @property
    def measures(self) -> tuple[MeasureNames, ...]:
        return self.catalogue.measures

    @property
    def passages(self) -> tuple[PassageNames, ...]:
        return self.catalogue.passages

    @property
    def programmes(self) -> tuple[Programme, ...]:
        return self.catalogue.programmes

    @cached_property
    def near(self) -> NearNames:
        """The same names by their parts. Readings in hiragana have none, and are compared by their sound: こう is in too many."""
        first = self._first_owners
        return NearNames(
            (key, tuple(first[thing.sort] + thing.place for thing in things if thing.sort in first))
            for key, things in self.names.values.items()
            if not all(is_hiragana(c) or c == "ー" for c in key)
        )

    @cached_property
    def sounds(self) -> Sounds:
        """The same names, and the words in them, by how they sound."""
        named = (key for key, things in self.names.values.items() if things[0].sort in _SOUNDING)
        return Sounds(named, self._sounding_words)

    def _sounding_words(self) -> Iterator[str]:
        yield from filter(_ONLY_KATAKANA.match, self.near.japanese_words)
        for words in self.near.words.values():
            yield from (word for word in words if len(word) >= LEAST_STRICT - 1 and is_romaji(word))

    def thing(self, owner: int) -> Thing:
        """What an owner's number in `near` stands for."""
        if owner < len(self.measures):
            return Thing(Sort.MEASURE, owner, self.measures[owner].key)
        owner -= len(self.measures)
        if owner < len(self.passages):
            return Thing(Sort.PASSAGE, owner, self.passages[owner].key)
        owner -= len(self.passages)
        return Thing(Sort.PROGRAMME, owner, self.programmes[owner].name.ja)

    def spelt(self, key: str) -> str:
        """A name as it is usually written, for telling what was meant: for a reading in kana the measure's own name."""
        things = self.names.values.get(key, ())
        measures = [thing.place for thing in things if thing.sort is Sort.MEASURE]
        if len(measures) != 1 or not all(is_hiragana(c) or c == "ー" for c in key):
            return key
        return keys([self.measures[measures[0]].name.ja])[0]

    def keys_of(self, thing: Thing) -> tuple[str, ...]:
        """The keys of all names of a measure, passage or programme; none of anything else."""
        first = self._first_owners
        return self.near.of_owner.get(first[thing.sort] + thing.place, ()) if thing.sort in first else ()

    def japanese_keys(self, thing: Thing) -> dict[str, list[str]]:
        """The keys of all names of a measure, passage or programme that are not English alone, by their first character.

        Unlike `keys_of` without all names by their owners, which take a while to sort where there are many.
        """
        if thing not in self._japanese:
            found: dict[str, list[str]] = {}
            for key in dict.fromkeys(keys(self._texts_of(thing))):
                if not key.isascii() and key in self.names.values:
                    found.setdefault(key[0], []).append(key)
            self._japanese[thing] = found
        return self._japanese[thing]

    def _texts_of(self, thing: Thing) -> tuple[str, ...]:
        match thing.sort:
            case Sort.MEASURE:
                measure = self.measures[thing.place]
                return (measure.name.ja, *measure.printed, *measure.aliases)
            case Sort.PASSAGE:
                return (self.passages[thing.place].title.ja, *self.passages[thing.place].aliases)
            case Sort.PROGRAMME:
                return (self.programmes[thing.place].name.ja, *self.programmes[thing.place].aliases)
            case _:
                return ()

    @property
    def _first_owners(self) -> dict[Sort, int]:
        n = len(self.measures)
        return {Sort.MEASURE: 0, Sort.PASSAGE: n, Sort.PROGRAMME: n + len(self.passages)}

    @cached_property
    def municipalities(self) -> dict[str, str]:
        """The municipalities that the measures are about, by their full and short names; empty for a city's own record."""
        return municipalities(measure.name for measure in self.measures)

    def dimension(self, cue: Cue) -> str:
        """The catalogue's dimension for a general word (environment); "" where it has none of the name."""
        return self._dimensions.get(cue, "")

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions of all rows, in the catalogue's order."""
        return tuple(dict.fromkeys(d for m in self.measures for d in m.dimensions))

    @cached_property
    def _dimensions(self) -> dict[Cue, str]:
        return {cue: name for name in self.dimensions for word, cue in _DIMENSIONS.items() if name.startswith(word)}

    @cached_property
    def of_programme(self) -> dict[str, tuple[int, ...]]:
        """The places of the measures of each programme, by its Japanese name."""
        found: dict[str, list[int]] = {}
        for place, measure in enumerate(self.measures):
            for programme in measure.programmes:
                found.setdefault(programme, []).append(place)
        return {programme: tuple(places) for programme, places in found.items()}

    @cached_property
    def aims(self) -> frozenset[str]:
        """The target values of all rows, in plain notation."""
        return frozenset(aim for measure in self.measures for aim in measure.aims)

    @cached_property
    def by_code(self) -> RowCodes:
        return RowCodes(self.catalogue)

    def code(self, code: str) -> Thing | None:
        """The row with this code."""
        return next((t for t in self.names.values.get(code, ()) if t.sort is Sort.CODE), None)

    @cached_property
    def neutral(self) -> frozenset[str]:
        """The Latin words that Japanese names are written with: they tell nothing of a question's language."""
        words = {"kpi", "kpis", "sdg", "sdgs"}
        for key, things in self.names.values.items():
            if not key.isascii():
                words |= {word for word in re.findall(r"[a-z]+", key) if things}
        return frozenset(words | {f"{word}s" for word in words})

    def is_whole(
        self, words: Sequence[str], owner: int, *, but: Collection[str] = (), holding: Sequence[str] = ()
    ) -> bool:
        """Whether the words (keys) make up one whole name of an owner, in whatever order.

        Words in `but` may be missing; only names that hold all of `holding` count. Words for the plan as such (SDGs) make up none.
        """
        names = [name for name in self.near.of_owner.get(owner, ()) if all(holds(name, part) for part in holding)]
        # Only what stands in some name, and not a thousand times: a long question has many words, an owner many names.
        written = "|".join(names)
        said = Counter(w for word in words for w in (word.split() if word.isascii() else (word,)))
        ordered = [w for w, times in said.items() if w in written for _ in range(min(times, _MOST_REPEATS))]
        if not ordered:
            return False
        ordered = [*sorted(ordered, key=len, reverse=True), *sorted(but, key=len, reverse=True)]
        return any(
            explain_all(here, name)
            for name in names
            if not self._plan_words.issuperset(here := [word for word in ordered if word in name])
        )

    def speaks(self, owner: int, word: str) -> bool:
        """Whether a name of an owner holds the word (a key)."""
        return any(holds(name, word) for name in self.near.of_owner.get(owner, ()))

    def passage_of(self, words: Sequence[str], parts: Sequence[str]) -> Thing | None:
        """The one passage of which `words` make up a name; where they hold parts of its names, "of the plan" may be missing."""
        found = self._whole_passages(words, parts, frozenset())
        if not found and parts and not _OF_ANYTHING.issuperset(parts):
            found = self._whole_passages(words, parts, self._plan_words)
        return found[0] if len(found) == 1 else None

    def _whole_passages(self, words: Sequence[str], parts: Sequence[str], but: Collection[str]) -> list[Thing]:
        first = len(self.measures)
        return [
            Thing(Sort.PASSAGE, place, passage.key)
            for place, passage in enumerate(self.passages)
            if all(self.speaks(first + place, part) for part in parts)
            and self.is_whole(words, first + place, but=but, holding=parts)
        ]

    def is_generic(self, key: str) -> bool:
        """Whether a key is made of words for the plan as a whole: SDGs, 取組, the city."""
        return explain_all(self._generic_words, key)

    @cached_property
    def _generic_words(self) -> list[str]:
        """The longest first."""
        generic = {word for word, cues in lexicon().values.items() if cues & {Cue.GENERIC}} | self._plan_words
        return sorted(generic, key=len, reverse=True)

    @cached_property
    def _plan_words(self) -> frozenset[str]:
        plan = {key for key, cues in lexicon().values.items() if cues & {Cue.PLAN, Cue.OWN}}
        return frozenset(plan | {key for key, things in self.names.values.items() if things[0].sort is Sort.OWN})
