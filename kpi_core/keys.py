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

JAPANESE = "ぁ-ゟァ-ヺー-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿々〆"
_HARD = "、。,.!?;:/|~…=<>→｡⏎"
_NEXT = "\ue000"  # between two names; private use, so that no name holds it

# English words and the romaji の that say as much when they are left out.
_SMALL = frozenset("a an the of for in on at by to with from our your their its no".split())
_RUNS = frozenset({"の", "を", "に", "が", "は", "で", "へ", "への", "での", "による", "における"})


def _particles(before: str, after: str) -> re.Pattern[str]:
    # An alternative starts with a literal, and looks behind from its end: `re` then skips to where one can stand.
    runs = sorted(_RUNS, key=len, reverse=True)
    return re.compile("|".join(f"{run}(?={after})(?<={before}{'.' * len(run)})" for run in runs))


_BETWEEN_LATIN = _particles("[a-z0-9]", "[a-z0-9]")
_PARTICLES = _particles(f"[^ぁ-ゟ|{_NEXT}]", f"[^ぁ-ゟ|{_NEXT}]")

_DROPPED = r"['’´`](?:s|t|re|ll|ve|m|d)(?![^\W\d_])|(?<=[a-z])ー"
_WORD = rf"[^\W\d_{JAPANESE}]+|\d+"
_MARK = rf"[%&+]|[{re.escape(_HARD)}]"
_TOKENS = re.compile(rf"{_WORD}|{_DROPPED}|[{JAPANESE}]|{_MARK}")
_PIECES = re.compile(rf"{_WORD}|{_DROPPED}|[{JAPANESE}]+|{_MARK}|{_NEXT}")
_MARKS = re.compile(r"[ |]*\|[ |]*| *[%&+] *")
_STEM = re.compile(r"(?<=[a-z]{2}[b-hj-rtv-z])s$")


def stem(word: str) -> str:
    """A Latin word without a plural's s: seminars, seminar. (progress, gas and status end otherwise.)"""
    return word[:-1] if word[-1] == "s" and _STEM.search(word) else word


def is_hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ゟ"


def is_kanji(character: str) -> bool:
    return "㐀" <= character <= "鿿" or "豈" <= character <= "﫿" or character in "々〆"


def is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヿ" and character != "・"


def is_japanese(character: str) -> bool:
    return character >= "ぁ" and (is_hiragana(character) or is_katakana(character) or is_kanji(character) or "ㇰ" <= character <= "ㇿ")


def keys(texts: Sequence[str]) -> list[str]:
    """The key of each of `texts`, in order; "" where nothing of a text is left."""
    found = [""] * len(texts)
    others: list[int] = []
    words = _Words()
    for place, text in enumerate(texts):
        if text.isascii():
            # Latin words stand apart already, and the same ones come again and again.
            key = " ".join(filter(None, map(words.__getitem__, text.lower().split())))
            found[place] = _MARKS.sub(_mark, key).strip("| ") if words.marks else key
        else:
            others.append(place)
    # Many texts are NFKC already, and asking costs a tenth of doing.
    rest = [text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text) for text in map(texts.__getitem__, others)]
    joined = _joined(normalise(_NEXT.join([text.replace(_NEXT, " ") for text in rest])))
    for place, key in zip(others, joined.split(_NEXT), strict=bool(others)):
        found[place] = key.strip("| ")
    return found


class _Words(dict[str, str]):
    """The keys of words met so far. `marks` is whether any of them holds a mark, round which no blank may stand."""

    marks = False

    def __missing__(self, word: str) -> str:
        key = self[word] = _part(word)[0] if word.isalpha() else _joined(normalise(word))
        self.marks = self.marks or _MARKS.search(key) is not None
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
        if part and not (part == "|" and parts and parts[-1] == "|"):
            parts.append(" " + part if is_word and apart else part)
            apart = is_word
    return _PARTICLES.sub("", _BETWEEN_LATIN.sub(" ", "".join(parts)))


def _part(piece: str) -> tuple[str, bool]:
    if piece.isascii() and piece.isalnum():
        return "" if piece in _SMALL else stem(piece), True
    first = piece[0]
    if is_japanese(first):
        return piece.lstrip("ー"), False
    if first.isalnum():
        return piece, True
    if piece in _HARD:
        return "|", False
    return (piece, False) if first in "%&+" or first == _NEXT else ("", False)


class Token(NamedTuple):
    """A word, number, Japanese character or mark of a question: `text[start:end]` of the normalised question.

    `word` is what stands for it in the key. `kind` is w(ord), n(umber), h(iragana), k(atakana), c(hinese character), s(ign) or |.
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
        first = piece[0]
        start, end = match.span()
        if is_japanese(first):
            if first == "ー" and (start == 0 or not is_japanese(text[start - 1]) or (not found or found[-1].end != start)):
                continue
            kind = "h" if is_hiragana(first) else "c" if is_kanji(first) else "k"
            found.append(Token(piece, start, end, kind))
        elif first.isdigit():
            found.append(Token(piece, start, end, "n"))
        elif first.isalnum():
            if piece not in _SMALL:
                found.append(Token(stem(piece), start, end, "w"))
        elif piece in "%&+":
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
    token after it.
    """

    __slots__ = ("key", "places", "stops", "tokens")

    def __init__(self, found: Sequence[Token]) -> None:
        self.tokens = tuple(found)
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
        return self.key[self.places[start] : self.places[stop - 1] + len(self.tokens[stop - 1].word)] if start < stop else ""
