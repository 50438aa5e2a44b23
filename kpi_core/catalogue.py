"""What a question can be about: names and aliases, and no figures but those that a question can name."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_core.language import Bilingual, Language
from kpi_core.record import Programme, Table, Term

NO_UNIT = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class MeasureNames:
    """The words by which one measure can be asked for, and the figures it aims at, since a question can name those too."""

    key: str
    name: Bilingual
    aliases: tuple[str, ...]
    printed: tuple[str, ...]  # the names that its rows print, without repetition
    codes: tuple[str, ...]  # in the record's order
    programmes: tuple[str, ...]  # Japanese names of the programmes that its rows stand under
    dimensions: tuple[str, ...]
    sdg_targets: tuple[str, ...]
    aims: tuple[str, ...] = ()  # its rows' target values in plain notation: 5000いく?
    aim_years: tuple[int, ...] = ()  # of its rows' targets
    programme_of: tuple[str, ...] = ()  # of each of `codes`; empty where a row stands under none
    unit: Bilingual = NO_UNIT  # as the measure has it: 件, t-CO₂, %


@dataclass(frozen=True, slots=True)
class PassageNames:
    """The words by which a passage can be asked for."""

    key: str
    title: Bilingual
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a question can be about: all that understanding and matching need of a record."""

    city: Bilingual
    language: Language
    measures: tuple[MeasureNames, ...]
    programmes: tuple[Programme, ...]
    passages: tuple[PassageNames, ...]
    tables: tuple[Table, ...]
    terms: tuple[Term, ...]
