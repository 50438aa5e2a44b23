"""Whether a Latin word can be meant for another: typing errors, what sounds alike, and never a false friend.

A word keeps its first letter or its sound, "trails" is a slip for "trials" only beside another word of the same name, and a word that
contrasts (`lexicon.contrasts`) is never an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kpi_core.lexicon import contrasts
from kpi_core.sounds import REMEMBERED, is_romaji, loosened
from kpi_core.spelling import allowed_edits, swapped

SHORTEST_LATIN = 5  # shorter words (GHG, DL, PV, solar's sonar) are exact or nothing
_SHORTEST_BESIDE = 3  # of one beside another word of the same name


def meant_for(word: str, names: Iterable[str]) -> str | None:
    """The Latin word of `names` that `word` is a misspelling of; None if there is none, or more than one as near."""
    # Imported here, since most questions have no typing error and it costs a one-shot command 10 ms and more.
    from rapidfuzz.distance import OSA

    if word in contrasts():
        return None
    if len(word) == SHORTEST_LATIN - 1:
        short = {name for name in names if len(name) == SHORTEST_LATIN and _lacks_one(word, name)}
        return short.pop() if len(short) == 1 else None
    if len(word) < SHORTEST_LATIN:
        return None
    best: list[str] = []
    least = allowed_edits(len(word)) + 1
    for name in names:
        if len(name) < SHORTEST_LATIN or name[0] != word[0] or _is_other_romaji(word, name):
            continue
        distance = OSA.distance(word, name, score_cutoff=least)
        if distance > allowed_edits(min(len(word), len(name))) or _is_form(word, name):
            continue
        if distance < least:
            least, best = distance, [name]
        elif distance == least and name not in best:
            best.append(name)
    return best[0] if len(best) == 1 else None


def _is_other_romaji(word: str, name: str) -> bool:
    """Whether both are Japanese and have another letter in some place: shimon is no slip for shimin, shuugaku none for shuugyou."""
    japanese = is_romaji(word) and is_romaji(name) and name[-1] in "aiueon" and not name.endswith("ion")
    return japanese and len(word) == len(name) and not swapped(word, name) and loosened(word) != loosened(name)


_HEARD = {
    **{"ph": "f", "th": "s", "ck": "k", "l": "r", "v": "b", "c": "k", "q": "k", "z": "s", "u": "a"},
    **{"ce": "se", "ci": "si", "cy": "sy", "ea": "i", "ee": "i", "ie": "i", "ei": "i"},
    **dict.fromkeys(["tion", "ttion", "sion", "ssion"], "sn"),
    **dict.fromkeys(["ou", "ow", "au"], "a"),
    **dict.fromkeys(["ar", "er", "or"], "ar"),
}
_HEARD_SIGNS = re.compile(r"ph|th|ck|t?tion|s?sion|ou|ow|au|[aeo]r(?![aeiouy])|c[eiy]|e[aei]|ie|[lvcqzu]")
# English words of their own that sound as words of names may: walking women are no working women, a crab house no clubhouse.
OTHER_WORDS = frozenset(
    [
        "walk",
        "walks",
        "walked",
        "walking",
        "walker",
        "walkers",
        "mouse",
        "mice",
        "pour",
        "pours",
        "poured",
        "san",
        "fatal",
        "cite",
        "sing",
        "curl",
        "car",
        "cars",
        "crab",
        "crabs",
        "cloud",
        "text",
        "war",
        "word",
        "words",
        "cell",
        "sell",
        "sail",
    ]
)
_AS_FIRST = {"s": "sc", "c": "cks", "k": "kc", "r": "rl", "l": "lr", "v": "vb", "b": "bv", "f": "fp", "p": "pf"}
_TWICE = re.compile(r"(.)\1+")


@lru_cache(REMEMBERED)
def ear(word: str) -> str:
    """How an English word sounds to who speaks Japanese, whom l and r, b and v, club and clab, gas and gass are one."""
    sounds = _HEARD_SIGNS.sub(lambda found: _HEARD[found[0]], word)
    return _TWICE.sub(r"\1", sounds.removesuffix("e") if len(word) >= SHORTEST_LATIN else sounds)


def first_letters(word: str) -> str:
    """With what letters a word can begin that sounds as `word`."""
    return _AS_FIRST.get(word[0], word[0])


def slightly_off(word: str, name: str) -> bool:
    """Whether a Latin word differs from a name's so little that, beside another word of the name, it is meant for it.

    It sounds alike, or two neighbours have changed places; alone that is too little (trails, mass).
    """
    if len(word) < _SHORTEST_BESIDE or abs(len(word) - len(name)) > 1 or word == name:
        return False
    if word in OTHER_WORDS:
        return False
    if len(word) == len(name) and swapped(word, name):
        return True
    return word not in contrasts() and not _is_other_romaji(word, name) and ear(word) == ear(name)


def _lacks_one(word: str, name: str) -> bool:
    """Whether `word` is `name` without one letter of its middle: solr."""
    return any(word == name[:place] + name[place + 1 :] for place in range(1, len(name) - 1))


# What an English word can end with: "inspecting" is another form of "inspection", and no slip.
_ENDINGS = frozenset(
    [
        "e",
        "ed",
        "er",
        "ers",
        "or",
        "ors",
        "ing",
        "ings",
        "ion",
        "ions",
        "ive",
        "ives",
        "al",
        "able",
        "ment",
        "ments",
        "ance",
        "ence",
        "ency",
        "ity",
        "ities",
        "ist",
        "ists",
        "ise",
        "ises",
        "ize",
        "izes",
        "ised",
        "ized",
        "y",
        "ies",
        "s",
        "es",
        "ate",
        "ates",
        "ated",
        "ation",
        "ating",
        "ator",
        "ators",
    ]
) | {""}


def _is_form(word: str, name: str) -> bool:
    """Whether two words are forms of one: lecturer and lecture, planner and planned."""
    if name.startswith(word) and len(name) == len(word) + 1:
        return False  # the last letter is missing: femal
    shared = 0
    while shared < min(len(word), len(name)) and word[shared] == name[shared]:
        shared += 1
    return any(word[cut:] in _ENDINGS and name[cut:] in _ENDINGS for cut in range(max(3, shared - 2), shared + 1))
