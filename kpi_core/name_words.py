"""Whether a word of a question stands in a measure's names, beside those names of it that the question has in full."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_core.evidence import Evidence
from kpi_core.keys import keys
from kpi_core.lexicon import contrasts
from kpi_core.near_names import holds
from kpi_core.vocabulary import Vocabulary


def explains(place: int, part: str, full: Sequence[Evidence], words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a measure's names explain a further word beside the full names of the question.

    A name must hold both (太陽光 and 設置), or the official name holds it beside the shortest name of the thing: 効果 beside CO2
    is not the one in 温室効果ガス.
    """
    names = vocabulary.near.of_owner.get(place, ())
    # As well as any other name of the same: マース beside 落とした, which is said of MaaSアプリ.
    said = {e.key for e in full} | {n for e in full for n in names if vocabulary.names.values[n] == e.things}
    for name in names:
        if not holds(name, part):
            continue
        if any(key in name and holds(name.replace(key, " ", 1), part) for key in said):
            return True
        rest = name.replace(part, " ", 1).split()
        if rest and all(any(word in e.key and part not in e.key for e in full) for word in rest):
            return True
    measure = vocabulary.measures[place]
    for official in keys([measure.name.ja, measure.name.en, *measure.printed]):
        inside = sorted((name for name in names if name in official and name != official), key=len)
        shortest = inside[0] if inside else ""
        if holds(official.replace(shortest, " ", 1) if shortest else official, part):
            return True
    if part.isascii() and part not in contrasts() and any(holds(name, part) for name in names):
        return True
    others = [word for word in words if word != part]
    return vocabulary.is_whole(words, place, holding=[part]) and not vocabulary.is_whole(others, place, holding=[part])


def is_official(key: str, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a measure's own name, in either language or as printed, holds a word; aliases do not count."""
    name = vocabulary.measures[place].name
    return any(holds(own, key) for own in keys([name.ja, name.to("en"), *vocabulary.measures[place].printed]))


def officially(key: str, places: Sequence[int], vocabulary: Vocabulary) -> list[int]:
    """The measures whose official name holds a word, where there are several; else all of them."""
    official = [
        place
        for place in places
        if any(
            holds(name, key) for name in keys([vocabulary.measures[place].name.ja, *vocabulary.measures[place].printed])
        )
    ]
    return official if len(official) > 1 else list(places)
