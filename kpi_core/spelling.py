"""Whether a Japanese word can be meant for another: typing errors, and never a false friend.

Letters alone do not tell: 男性就業率 is one character from 女性就業率. So a Chinese character may only stand for one that is read
alike (a wrong conversion), kana may slip only inside a longer word and never twice in one place, and a word that contrasts
(`lexicon.contrasts`) is never an error.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Sequence
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # as in `meant_for`
    from rapidfuzz.distance import Editop

from kpi_core.homophones import readings, sound_alike
from kpi_core.keys import TO_HIRAGANA, is_hiragana, is_kanji
from kpi_core.lexicon import contrasts

_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_SHORTEST_KANA = 4
_SHORTEST_MISHEARD = 6
_LONGEST_CONTRAST = 9  # kana
_MOST_CHARACTERS = 3  # of a contrasting word whose readings are looked for
_MOST_IN_KANA = 300  # names among which hiragana may stand for katakana; more take too long


def allowed_edits(length: int) -> int:
    """How many slips a word of so many characters can have."""
    return 2 if length >= 9 else 1


def like(text: str, names: Sequence[str]) -> list[str]:
    """Those of `names` that are at most two letters from `text`, whatever letters: few of thousands."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    kana = text.translate(_TO_KATAKANA) if len(names) < _MOST_IN_KANA else text
    choices = [name.translate(_TO_KATAKANA) for name in names] if kana != text else names
    return [
        names[n] for _, _, n in process.extract(kana, choices, scorer=Levenshtein.distance, score_cutoff=2, limit=None)
    ]


def slips(text: str, name: str, *, gaps: Container[int] = ()) -> int | None:
    """How many typing errors make `text` out of `name`, both keys with Japanese characters; None if it is another word.

    `gaps` are the places where the question has a particle: a Chinese character missing there was never meant.
    """
    from rapidfuzz.distance import Levenshtein

    limit = max(allowed_edits(min(len(text), len(name))), 2 * (len(text) == len(name)))
    text_kana, name_kana = text.translate(_TO_KATAKANA), name.translate(_TO_KATAKANA)
    if Levenshtein.distance(text_kana, name_kana, score_cutoff=limit) > limit:
        return _whole_words(text, name)
    if len(name) >= 5 and swapped(text_kana, name_kana):
        return None if _contrasts(text, name) else 1
    edits = Levenshtein.editops(text_kana, name_kana)
    if sum(edit.tag == "delete" for edit in edits) > 1:
        return None
    if len(edits) > allowed_edits(min(len(text), len(name))):
        return _whole_words(text, name)
    if any(_side_by_side(*two, text_kana) for two in pairwise(edits)):
        return None  # だん for じょ, フト for ブ: another word
    for edit in edits:
        if edit.tag == "insert" and edit.src_pos in gaps and is_kanji(name_kana[edit.dest_pos]):
            return None
        if not _is_slip(edit.tag, text_kana, edit.src_pos, name_kana, edit.dest_pos):
            return None
    return None if _contrasts(text, name) else len(edits)


def _side_by_side(one: Editop, other: Editop, text: str) -> bool:
    """Whether two slips stand in one place among kana."""
    near = max(other.src_pos - one.src_pos, other.dest_pos - one.dest_pos) <= 1
    return near and any(_is_kana(c) for c in text[one.src_pos : other.src_pos + 1])


def swapped(text: str, name: str) -> bool:
    """Whether two neighbours have changed places."""
    if len(text) != len(name):
        return False
    different = [place for place, (a, b) in enumerate(zip(text, name, strict=True)) if a != b]
    if len(different) != 2 or different[1] != different[0] + 1:
        return False
    first, second = different
    return text[first] == name[second] and text[second] == name[first]


def misheard(text: str, name: str) -> bool:
    """Whether `text` is `name` with one or two wrong conversions in it: 理容者数 for 利用者数, in a longer name."""
    wrong = _whole_words(text, name) if len(text) >= _SHORTEST_MISHEARD else None
    return wrong is not None and wrong <= 2


def _whole_words(text: str, name: str) -> int | None:
    """The errors where whole words were wrongly converted, 助成 for 女性; None if that is not so."""
    if len(text) != len(name) or len(text) < 5:
        return None
    different = [(a, b) for a, b in zip(text, name, strict=True) if a != b]
    alike = all(is_kanji(a) and is_kanji(b) and sound_alike(a, b) for a, b in different)
    if len(different) * 2 > len(text) or not alike or _contrasts(text, name):
        return None
    return len(different)


def _contrasts(text: str, name: str) -> bool:
    """Whether `text` holds a contrasting word that `name` does not, in whatever script: だんせい is no slip for じょせい."""
    if any(
        text[start:stop] in contrasts() and text[start:stop] not in name
        for start in range(len(text))
        for stop in range(start + 2, min(start + 5, len(text)) + 1)
    ):
        return True
    spoken, named = text.translate(TO_HIRAGANA), name.translate(TO_HIRAGANA)
    return any(
        spoken[start:stop] in _contrasts_in_kana() and spoken[start:stop] not in named
        for start in range(len(text))
        for stop in range(start + _SHORTEST_KANA, min(start + _LONGEST_CONTRAST, len(text)) + 1)
    )


@cache
def _contrasts_in_kana() -> frozenset[str]:
    """How the contrasting words of Chinese characters can be read."""
    return frozenset(
        reading
        for word in contrasts()
        if all(map(is_kanji, word)) and len(word) <= _MOST_CHARACTERS
        for reading in map("".join, product(*map(readings, word)))
        if _SHORTEST_KANA <= len(reading) <= _LONGEST_CONTRAST
    )


def contrasting(text: str, names: Iterable[str]) -> bool:
    """Whether `text` holds a contrasting word, longer than one character, that none of the names does."""
    words = {text[start:stop] for start in range(len(text)) for stop in range(start + 2, min(start + 5, len(text)) + 1)}
    against = words & contrasts()
    return bool(against) and not any(word in name for name in names for word in against)


def _is_slip(tag: str, text: str, place: int, name: str, other: int) -> bool:
    if tag == "replace":
        a, b = text[place], name[other]
        if is_kanji(a) and is_kanji(b):
            if b in "数率量額":
                return False  # a counter makes another indicator of it
            beside = name[max(other - 1, 0) : other] + name[other + 1 : other + 2]
            return len(name) >= 3 and any(map(is_kanji, beside)) and sound_alike(a, b)
        if len(name) >= _SHORTEST_MISHEARD and _voiceless(a) == _voiceless(b):
            return True  # ｶｽ for ガス
        return _kana_word(text, place) >= _SHORTEST_KANA and _kana_word(name, other) >= _SHORTEST_KANA
    if tag == "insert":  # a character of the name is missing
        if is_kanji(name[other]):
            return len(name) >= 4 and 0 < place < len(text) and name[other] not in contrasts()
        return _kana_word(name, other) >= _SHORTEST_KANA
    # one too many: in kana a slip, else only a doubled one; a whole word before or behind is another matter (バスの…)
    if place in {0, len(text) - 1}:
        return False
    if _is_kana(text[place]) and not (_is_kana(text[place - 1]) and _is_kana(text[place + 1])):
        return False  # デメリット
    if _kana_word(text, place) >= _SHORTEST_KANA:
        return True
    return (place > 0 and text[place - 1] == text[place]) or text[place + 1 : place + 2] == text[place]


def _voiceless(kana: str) -> str:
    """A kana without its marks: か for が, は for ば and ぱ."""
    return unicodedata.normalize("NFD", kana)[0]


def _kana_word(text: str, place: int) -> int:
    """The length of the kana word that holds `text[place]`; 0 if that is no kana. (Hiragana was made katakana.)"""
    if place >= len(text) or not _is_kana(text[place]):
        return 0
    start = stop = place
    while start and _is_kana(text[start - 1]):
        start -= 1
    while stop < len(text) and _is_kana(text[stop]):
        stop += 1
    return stop - start


def _is_kana(character: str) -> bool:
    return is_hiragana(character) or "ァ" <= character <= "ヿ"
