"""The form in which a phrase is looked up: what spelling, spaces and small words cannot change.

A key holds letters and digits in lower case. Brackets, quotation marks, hyphens, middle dots and emoji are gone; Latin words
and numbers stand apart by one blank, Japanese characters without any; "co2" is "co 2"; a plural's s is gone, and so are
English articles and simple prepositions, and a Japanese particle between two words that are not hiragana. Punctuation that
ends a clause is "|". So "MaaS アプリの「ダウンロード」件数" and "MaaSアプリダウンロード件数" are one key.

`keys` makes them for thousands of names at once, `Reading` for one question, with the place of each token; a test holds the
two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from kpi_core.language import normalise

_HARD = frozenset("、。,.!?;:/|~…=<>→⏎")
_SIGNS = frozenset("%&+")
_NEXT = "\ue000"  # between two names; private use, so that no name holds it

# English words and the romaji の that say as much when they are left out.
_SMALL = frozenset(
    ["a", "an", "the", "of", "for", "in", "on", "at", "by", "to", "with", "from", "our", "your", "their", "its", "no"]
)
_RUNS = frozenset({"の", "を", "に", "が", "は", "で", "へ", "への", "での", "による", "における"})

_PIECES = re.compile(r"[a-z]+|[0-9]+|[^\x00-\x7f\ue000]+|'(?:s|t|re|ll|ve|m|d)(?![a-z])|\S")
_TOKENS = re.compile(r"[a-z]+|[0-9]+|'(?:s|t|re|ll|ve|m|d)(?![a-z])|\S")
_STEM = re.compile(r"(?<=[a-z]{2}[b-hj-rtv-z])s$")
_SEVERAL_MARKS = re.compile(r"\|{2,}")
_MARKED = frozenset("|%&+")
_MARKS = re.compile(r"[ |]*\|[ |]*| *[%&+] *")


def _particles(run: str, length: int) -> re.Pattern[str]:
    # It starts with what `re` can skip to, and looks behind from its end.
    dots = "." * length
    return re.compile(rf"(?:{run})(?=[^ぁ-ゟ])(?<=[^ぁ-ゟ]{dots})(?![|{_NEXT}])(?<![|{_NEXT}]{dots})")


def _particles_between_latin(run: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"(?:{run})(?=[a-z0-9])(?<=[a-z0-9]{'.' * length})")


_BY_LENGTH = {1: "[のをにがはでへ]", 2: "への|での", 3: "による", 4: "における"}
_PARTICLES = tuple(_particles(run, length) for length, run in _BY_LENGTH.items())
_BETWEEN_LATIN = tuple(_particles_between_latin(run, length) for length, run in _BY_LENGTH.items())


def stem(word: str) -> str:
    """A Latin word without a plural's s: seminars, seminar. (progress, gas and status end otherwise.)"""
    if word == "news":
        return word
    return word[:-1] if word[-1] == "s" and _STEM.search(word) else word


TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}  # for `str.translate`


def is_hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ゟ"


def is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヿ" and character != "・"


def is_kanji(character: str) -> bool:
    return "㐀" <= character <= "鿿" or "豈" <= character <= "﫿" or character in "々〆"


def keys(texts: Sequence[str]) -> list[str]:
    """The key of each of `texts`, in order; "" where nothing of a text is left.

    Thousands of names are made into keys before the first question can be answered, so each takes the shortest way.
    """
    found = [""] * len(texts)
    plain: list[int] = []  # Japanese characters alone
    mixed: list[int] = []
    words = _Words()
    for place, text in enumerate(texts):
        if text.isascii():
            # Latin words stand apart already, and the same ones come again and again.
            key = " ".join(filter(None, map(words.__getitem__, text.lower().split())))
            found[place] = key if _MARKED.isdisjoint(key) else _MARKS.sub(_mark, key).strip("| ")
        elif text.isalnum() and len(text.encode()) == 3 * len(text) and unicodedata.is_normalized("NFKC", text):
            plain.append(place)
        else:
            mixed.append(place)
    joined = _NEXT.join([texts[place].lstrip("ー") for place in plain])
    for place, key in zip(plain, _without_particles_between(joined).split(_NEXT), strict=bool(plain)):
        found[place] = key
    joined = _joined(normalise(_NEXT.join([texts[place].replace(_NEXT, " ") for place in mixed])))
    for place, key in zip(mixed, joined.split(_NEXT), strict=bool(mixed)):
        found[place] = key.strip("| ")
    return found


class _Words(dict[str, str]):
    """The keys of Latin words met so far."""

    def __missing__(self, word: str) -> str:
        key = self[word] = _part(word)[0] if word.isalpha() else _joined(normalise(word))
        return key


def _mark(found: re.Match[str]) -> str:
    return "|" if "|" in found.group() and not found.group().strip("| ") else found.group().replace(" ", "")


def _joined(folded: str) -> str:
    known: dict[str, tuple[str, bool]] = {}  # a piece's part of the key, and whether it is a Latin word or a number
    parts: list[str] = []
    apart = False  # whether a word stands before, from which the next word needs a blank
    for piece in _PIECES.findall(folded):
        if piece not in known:
            known[piece] = _part(piece)
        part, is_word = known[piece]
        if part:
            parts.append(" " + part if is_word and apart else part)
            apart = is_word
    joined = _without_particles_between("".join(parts))
    return _SEVERAL_MARKS.sub("|", joined) if "||" in joined else joined


def _without_particles_between(joined: str) -> str:
    for pattern in _BETWEEN_LATIN:
        joined = pattern.sub(" ", joined)
    for pattern in _PARTICLES:
        joined = pattern.sub("", joined)
    return joined


def _part(piece: str) -> tuple[str, bool]:
    if piece.isascii() and piece.isalnum():
        return "" if piece in _SMALL else stem(piece), True
    if piece.isalnum():
        return piece.lstrip("ー"), False
    if piece[0] == "'":
        return "", False
    return "".join(
        "|" if c in _HARD else c for c in piece if c.isalnum() or c in _HARD or c in _SIGNS or c == _NEXT
    ), False


class Token(NamedTuple):
    """A word, number, Japanese character or mark of a question: `text[start:end]` of the normalised question.

    `word` is what stands for it in the key. `kind` is w(ord), n(umber), h(iragana), k(atakana), c(hinese or any other character), s(ign) or |.
    """

    word: str
    start: int
    end: int
    kind: str


def tokens(text: str) -> list[Token]:
    """The tokens of a normalised text, small words left out."""
    found: list[Token] = []
    for match in _TOKENS.finditer(text):
        piece = match.group()
        start, end = match.span()
        if piece.isascii() and piece.isalnum():
            if piece not in _SMALL:
                found.append(Token(stem(piece), start, end, "n" if piece.isdigit() else "w"))
        elif piece.isalnum():
            if piece != "ー" or (found and found[-1].end == start and found[-1].kind in "hkc"):
                found.append(
                    Token(piece, start, end, "h" if is_hiragana(piece) else "k" if is_katakana(piece) else "c")
                )
        elif piece in _SIGNS:
            found.append(Token(piece, start, end, "s"))
        elif piece in _HARD and (not found or found[-1].kind != "|"):
            found.append(Token("|", start, end, "|"))
    return _without_particles(found)


def _without_particles(found: list[Token]) -> list[Token]:
    kept: list[Token] = []
    place = 0
    while place < len(found):
        stop = place
        while stop < len(found) and found[stop].kind == "h":
            stop += 1
        run = found[place:stop]
        if run:
            joins = bool(kept) and kept[-1].kind != "|" and stop < len(found) and found[stop].kind != "|"
            if not (joins and len(run) <= 4 and "".join(token.word for token in run) in _RUNS):
                kept += run
            place = stop
        else:
            kept.append(found[place])
            place += 1
    return kept


class Reading:
    """A question's tokens and the key that they make, with the places of one in the other.

    `places[i]` is where token i begins in `key`; `stops` has, for every place in `key` where a token ends, the number of the
    token after it. `starts` and `ends` are the tokens' places in the question.
    """

    __slots__ = ("ends", "key", "places", "starts", "stops", "tokens")

    def __init__(self, found: Sequence[Token]) -> None:
        self.tokens = tuple(found)
        self.starts = [token.start for token in found]
        self.ends = [token.end for token in found]
        parts: list[str] = []
        self.places: list[int] = []
        self.stops: dict[int, int] = {}
        length = 0
        apart = False
        for number, token in enumerate(self.tokens):
            is_word = token.kind in "wn"
            if apart and is_word:
                parts.append(" ")
                length += 1
            self.places.append(length)
            parts.append(token.word)
            length += len(token.word)
            self.stops[length] = number + 1
            apart = is_word
        self.key = "".join(parts)

    def part(self, start: int, stop: int) -> str:
        """The key of tokens `start` to `stop`."""
        return (
            self.key[self.places[start] : self.places[stop - 1] + len(self.tokens[stop - 1].word)]
            if start < stop
            else ""
        )
