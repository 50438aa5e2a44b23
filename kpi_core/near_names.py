"""Names by their parts: an inverted index from character pairs and Latin words to names.

It finds the names that hold a word of the question (登録, emissions), and the few among 100,000 that a misspelt one can be.
Made when the first question needs it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from kpi_core.keys import is_hiragana, is_kanji, is_katakana

MOST_OWNERS = 60
MOST_VAIN = 50
_RUNS = re.compile(r"[ァ-ヺー]{3,}|[㐀-鿿々]{3,}")
MOST_SIMILAR = 1000  # names with a pair of characters that are compared with a misspelt word


# Words that ask and join; that a name holds one explains nothing of a question.
_NO_PARTS = frozenset(
    [
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "why",
        "how",
        "what",
        "which",
        "that",
        "and",
        "or",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    ]
)


def grams(key: str) -> list[str]:
    """What a key is indexed by: its Latin words and numbers, and pairs of its other characters."""
    if key.isascii():
        return key.split()
    found: list[str] = []
    word = ""
    before = ""
    for character in key:
        if character.isascii():
            if character.isalnum():
                word += character
            elif word:
                found.append(word)
                word = ""
            before = ""
            continue
        if word:
            found.append(word)
            word = ""
        if before:
            found.append(before + character)
        before = character
    if word:
        found.append(word)
    return found


def _sort(character: str) -> str:
    if is_kanji(character):
        return "c"
    if is_katakana(character):
        return "k"
    return "h" if is_hiragana(character) else "w"


_LONG = 4  # so many Chinese characters are a word of their own, wherever they stand

# What a word can end with that counts it: 登録者数 speaks of 登録.
_COUNTERS = ("数", "件数", "者数", "人数", "率", "量", "額", "者", "割合", "回数", "状況", "向け")


class NearNames:
    """Keys with their owners (numbers that `Vocabulary.thing` understands)."""

    def __init__(self, names: Iterable[tuple[str, tuple[int, ...]]]) -> None:
        self.keys: list[str] = []
        self.owners: list[tuple[int, ...]] = []
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for key, owners in names:
            if not owners:
                continue
            number = len(self.keys)
            self.keys.append(key)
            self.owners.append(owners)
            for gram in grams(key):
                postings[gram].append(number)
        self._postings = dict(postings)

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The Latin words of all names of three letters or more, by their first letter."""
        found: dict[str, list[str]] = {}
        for gram in self._postings:
            if gram.isascii() and gram.isalpha() and len(gram) >= 3:
                found.setdefault(gram[0], []).append(gram)
        return {letter: tuple(words) for letter, words in found.items()}

    def has_word(self, word: str) -> bool:
        return word in self._postings

    @cached_property
    def of_owner(self) -> dict[int, tuple[str, ...]]:
        """All keys of each owner."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for key, owners in zip(self.keys, self.owners, strict=True):
            for owner in owners:
                found[owner].append(key)
        return {owner: tuple(keys) for owner, keys in found.items()}

    @cached_property
    def japanese_words(self) -> tuple[str, ...]:
        """The runs of katakana and of Chinese characters in all names, of three characters or more."""
        return tuple(sorted(set(_RUNS.findall("\n".join(self.keys)))))

    def contains(self, part: str) -> bool:
        """Whether any name has `part` in it, at whatever place."""
        return any(part in self.keys[number] for number in self._rarest([part]))

    def holding(self, *parts: str) -> tuple[int, ...]:
        """The owners of names that hold all `parts` as words of theirs; no more than `MOST_OWNERS`."""
        if any(part in _NO_PARTS for part in parts):
            return ()
        found: dict[int, None] = {}
        vain = 0
        for number in self._rarest(parts):
            key = self.keys[number]
            for part in parts:
                if part not in key:
                    break
                if not holds(key, part):
                    vain += 1
                    break
            else:
                found.update(dict.fromkeys(self.owners[number]))
            if len(found) >= MOST_OWNERS or vain >= MOST_VAIN:
                break  # so many names have it in the middle of a word that it is none
        return tuple(sorted(found))

    def _rarest(self, parts: Iterable[str]) -> list[int]:
        """The shortest list of names that all names holding `parts` are in."""
        lists = [self._postings.get(gram, []) for part in parts for gram in grams(part)]
        return min(lists, key=len) if lists else []

    def similar(self, key: str, edits: int) -> list[str]:
        """The names that can be within `edits` of `key`.

        Of any 2 × edits + 1 of its grams one is left whole by so many edits (each spoils two); the rarest are taken.
        """
        lists = sorted((self._postings.get(gram, []) for gram in set(grams(key))), key=len)
        seen: set[int] = set()
        for numbers in lists[: 2 * edits + 1]:
            if len(numbers) > MOST_SIMILAR:
                break
            seen.update(numbers)
        return [self.keys[number] for number in sorted(seen)]


def holds(key: str, part: str) -> bool:
    """Whether `part` stands in `key` as a word: at an edge, where the script changes, or before a counter."""
    if part.isascii():
        return f" {part} " in f" {key} " or (not key.isascii() and part in grams(key))
    place = key.find(part)
    while place >= 0:
        end = place + len(part)
        left = place == 0 or _sort(key[place - 1]) != _sort(part[0])
        right = end == len(key) or _sort(key[end]) != _sort(part[-1]) or key[end:].startswith(_COUNTERS)
        if left or right or (len(part) >= _LONG and is_kanji(part[0]) and is_kanji(part[-1])):
            return True
        place = key.find(part, place + 1)
    return False
