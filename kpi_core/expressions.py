"""Regular expressions put together of parts short enough to be read: one wording, or one family of wordings, a line."""

from __future__ import annotations

from kpi_core.lexicon import Cues

# What wordings say, in the order in which they are looked for.
Turns = tuple[tuple[Cues, tuple[str, ...]], ...]

END = r"(?=\s*(?:[?!.,;⏎]|$))"  # the end of an English clause


def any_of(*alternatives: str) -> str:
    """What matches as the first of `alternatives` that fits; each may be several, parted by a bar."""
    return "|".join(alternatives)


def either(*alternatives: str) -> str:
    """The same, as a group that other parts can stand beside."""
    return f"(?:{any_of(*alternatives)})"


def within(characters: int) -> str:
    """At most so many characters of the same sentence."""
    return rf"[^.?!⏎]{{0,{characters}}}"
