"""What a stretch of a question can stand for."""

from __future__ import annotations

from typing import NamedTuple

from kpi_core.lexicon import Cues
from kpi_core.numbered import Numbered
from kpi_core.stated import Stated
from kpi_core.vocabulary import Thing
from kpi_core.years import YearMention


class Named(NamedTuple):
    """A full name. `things` bear it; `meant` is the name where the question has it misspelt."""

    things: tuple[Thing, ...]
    meant: str = ""


class NamePart(NamedTuple):
    """A word of several names, or a part of one; `meant` is the word where the question has it misspelt."""

    things: tuple[Thing, ...]
    meant: str = ""


Meaning = Cues | Named | NamePart | Numbered | YearMention | Stated
