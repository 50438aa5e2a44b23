"""A question is taken apart: every stretch of it is explained by a phrase, a name, a number, or left over.

First what can be looked up; then, for what is left over, parts of names and typing errors.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from kpi_core.covering import Kind, Piece, cover
from kpi_core.cues import Cue
from kpi_core import phrases_en
from kpi_core.keys import Reading, Token, is_kanji, keys, tokens
from kpi_core.lexicon import Cues, lexicon
from kpi_core.numbered import Numbered, find_numbered, number_of
from kpi_core.spelling import allowed_edits, meant_for, slips
from kpi_core.vocabulary import Sort, Thing, Vocabulary
from kpi_core.years import Year, YearMention, find_years

MOST_TOKENS = 1200  # a longer text is no question; it is left over whole, which keeps the time in bounds
_MOST_LEFT = 24  # tokens left over among which parts of names and typing errors are looked for
_LONGEST_PART = 14

_COST_NAME, _COST_NUMBER, _COST_CUE, _COST_ENDING, _COST_PARTICLE, _COST_SINGLE = 10, 14, 20, 21, 22, 24
_COST_SLIP, _COST_PART = 120, 400


class Named(NamedTuple):
    """A full name. `things` bear it; `meant` is the name where the question has it misspelt."""

    things: tuple[Thing, ...]
    meant: str = ""


class Part(NamedTuple):
    """A word of several names, or a part of one."""

    things: tuple[Thing, ...]


class Special(NamedTuple):
    """A pattern that says what a cue says."""

    cues: Cues


Meaning = Cues | Named | Part | Numbered | YearMention | Special | None

_LATIN_CUES: tuple[tuple[re.Pattern[str], Cues], ...] = (
    (re.compile(r"\bon (?:target|plan|time|course)\b(?!\s+(?:for|of|value))"), frozenset({Cue.ON_TRACK, Cue.PROGRESS})),
    (re.compile(r"\b(?:at risk|in danger|in trouble)\b"), frozenset({Cue.LATE, Cue.PROGRESS})),
    (re.compile(r"\bin time\b"), frozenset({Cue.OUTLOOK})),
    (re.compile(r"\bstands? for\b"), frozenset({Cue.DEFINE})),
    (re.compile(r"\b(?:no|without) (?:data|target|baseline|actual|percentage)s?\b"), frozenset({Cue.UNCLEAR})),
)
_SHARE = re.compile(r"目標の何(?:%|パーセント|パー|割)")
_DEFINITION = re.compile(r"とは(?=\s*(?:[?!。]|$))")


def dissect(text: str, vocabulary: Vocabulary) -> tuple[Reading, list[Piece]]:
    """The tokens of `text` (normalised) and the pieces that cover them; the meaning of each is a `Meaning`."""
    reading = Reading(tokens(text))
    if len(reading.tokens) > MOST_TOKENS:
        return reading, [Piece(place, place + 1, Kind.REST, 0, None) for place in range(len(reading.tokens))]
    known = _known(text, reading, vocabulary)
    pieces = cover(reading.tokens, known)
    left = [piece for piece in pieces if piece.kind is Kind.REST]
    if not left or len(left) > _MOST_LEFT:
        return reading, pieces
    spelt = _respelt(reading, left, vocabulary)
    if spelt is not None:
        reading = spelt
        known = _known(text, reading, vocabulary)
        pieces = cover(reading.tokens, known)
    if any(piece.kind is Kind.REST for piece in pieces):
        known += _parts(reading, pieces, vocabulary)
        pieces = cover(reading.tokens, known)
    if any(piece.kind is Kind.REST or isinstance(piece.meaning, Part) for piece in pieces):
        slipped = _misspelt(reading, pieces, vocabulary)
        if slipped:
            pieces = cover(reading.tokens, known + slipped)
    return reading, pieces


# --- what can be looked up


def _known(text: str, reading: Reading, vocabulary: Vocabulary) -> list[Piece]:
    found: list[Piece] = []
    words = lexicon()
    names = vocabulary.names
    for place, token in enumerate(reading.tokens):
        if token.kind == "|":
            continue
        for stop, cues in words.begin(reading, place):
            found.append(_cue_piece(place, stop, cues, reading))
        for stop, things in names.begin(reading, place):
            if all(thing.sort is Sort.OWN for thing in things):
                kind = Kind.SINGLE if stop == place + 1 and token.kind in "hkc" else Kind.WORD
                found.append(Piece(place, stop, kind, _COST_CUE - 2, frozenset({Cue.OWN, Cue.FRAME})))
            else:
                found.append(Piece(place, stop, Kind.NOUN, _COST_NAME, Named(things)))
    for start, end, meaning in _by_pattern(text, vocabulary):
        span = _span(reading, start, end)
        if span is not None:
            cost = _COST_NUMBER - 3 * isinstance(meaning, YearMention)
            kind = Kind.NOUN if isinstance(meaning, Named) else Kind.WORD
            found.append(Piece(*span, kind, cost, meaning))
    return found


def _cue_piece(start: int, stop: int, cues: Cues, reading: Reading) -> Piece:
    single = stop == start + 1 and reading.tokens[start].kind in "hkc"
    before_mark = stop == len(reading.tokens) or reading.tokens[stop].kind == "|"
    if Cue.PARTICLE in cues or (Cue.FINAL in cues and single):
        # "で、" and "え、" stand alone at the beginning of a clause.
        alone = before_mark and (start == 0 or reading.tokens[start - 1].kind == "|")
        return Piece(start, stop, Kind.WORD if alone else Kind.PARTICLE, _COST_PARTICLE, cues)
    if cues == {Cue.ENDING}:
        return Piece(start, stop, Kind.ENDING, _COST_ENDING, cues)
    if single:
        return Piece(start, stop, Kind.SINGLE, _COST_SINGLE, cues)
    return Piece(start, stop, Kind.WORD, _COST_CUE, cues)


def _by_pattern(text: str, vocabulary: Vocabulary) -> Iterable[tuple[int, int, Meaning]]:
    for mention in find_years(text):
        yield mention.start, mention.end, mention
    for numbered in find_numbered(text):
        yield numbered.start, numbered.end, _numbered(numbered, text)
    for pattern, cues in _LATIN_CUES:
        for match in pattern.finditer(text):
            yield *match.span(), cues
    for match in _DEFINITION.finditer(text):
        yield *match.span(), frozenset({Cue.DEFINE})
    for match in _SHARE.finditer(text):
        yield *match.span(), frozenset({Cue.AGAINST})
    codes = vocabulary.code_pattern
    if codes is not None:
        for match in codes.finditer(text):
            number = number_of(match["n"])
            thing = vocabulary.code(match["prefix"][0], number) if number is not None else None
            if thing is not None:
                yield *match.span(), Named((thing,))


def _numbered(numbered: Numbered, text: str) -> Meaning:
    if numbered.kind == "year":
        return YearMention(
            Year(int(numbered.value)), numbered.start, numbered.end, text[numbered.start : numbered.end], era=False
        )
    return numbered


def _span(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The tokens that lie within `text[start:end]`; None if there are none, or one lies across an edge."""
    first = bisect_right(reading.ends, start)
    after = bisect_left(reading.starts, end)
    while after > first and reading.tokens[after - 1].kind == "|":
        after -= 1
    if first >= after or reading.starts[first] < start or reading.ends[after - 1] > end:
        return None
    return first, after


# --- Latin words with a typing error


def _respelt(reading: Reading, left: Sequence[Piece], vocabulary: Vocabulary) -> Reading | None:
    """The question with its unknown Latin words corrected, joined or cut apart; None if there is nothing to correct."""
    unknown = {piece.start for piece in left if reading.tokens[piece.start].kind == "w"}
    found: list[Token] = []
    changed = False
    place = 0
    while place < len(reading.tokens):
        token = reading.tokens[place]
        after = reading.tokens[place + 1] if place + 1 < len(reading.tokens) else None
        if place in unknown and after is not None and after.kind == "w":
            joined = token.word + after.word
            if vocabulary.near.has_word(joined):
                found.append(Token(joined, token.start, after.end, "w"))
                changed, place = True, place + 2
                continue
        if place in unknown:
            spelt = _spelt(token, vocabulary)
            changed = changed or spelt is not None
            found += spelt or [token]
        elif (
            after is not None
            and place + 1 in unknown
            and token.kind == "w"
            and vocabulary.near.has_word(token.word + after.word)
        ):
            found.append(Token(token.word + after.word, token.start, after.end, "w"))
            changed, place = True, place + 2
            continue
        else:
            found.append(token)
        place += 1
    return Reading(found) if changed else None


def _spelt(token: Token, vocabulary: Vocabulary) -> list[Token] | None:
    word = token.word
    if vocabulary.near.has_word(word):
        return None
    for cut in range(3, len(word) - 2):
        first, second = word[:cut], word[cut:]
        if vocabulary.near.has_word(first) and vocabulary.near.has_word(second):
            middle = min(token.start + cut, token.end)
            return [Token(first, token.start, middle, "w"), Token(second, middle, token.end, "w")]
    candidates = [*vocabulary.near.words.get(word[0], ()), *_frame_words().get(word[0], ())]
    meant = meant_for(word, candidates)
    return None if meant is None else [Token(meant, token.start, token.end, "w")]


# What a Japanese phrase of the frame says if it is put right.
_SPELT = frozenset({Cue.PROGRESS, Cue.TARGET, Cue.ACTUAL, Cue.BASELINE, Cue.TREND, Cue.OUTLOOK, Cue.NOTE, Cue.AUDIT})


@cache
def _frame_words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in keys(phrases_en.SPELT.split()):
        found.setdefault(key[0], []).append(key)
    return found


# --- parts of names


def _runs(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """The stretches of pieces, as ranges of their numbers, that are left over."""
    found: list[tuple[int, int]] = []
    for number, piece in enumerate(pieces):
        if piece.kind is Kind.REST:
            if found and found[-1][1] == number:
                found[-1] = (found[-1][0], number + 1)
            else:
                found.append((number, number + 1))
    return found


def _parts(reading: Reading, pieces: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    found: list[Piece] = []
    for first, after in _runs(pieces):
        # 登録件数 is looked for as a whole, although 件数 is explained.
        while (
            after < len(pieces)
            and isinstance(pieces[after].meaning, frozenset)
            and pieces[after].meaning & {Cue.COUNT, Cue.RATE}
        ):
            after += 1
        start, stop = pieces[first].start, pieces[after - 1].stop
        seen: list[tuple[int, int]] = []
        for length in range(min(stop - start, _LONGEST_PART), 0, -1):
            for begin in range(start, stop - length + 1):
                if any(s <= begin and begin + length <= e for s, e in seen):
                    continue
                key = reading.part(begin, begin + length)
                if len(key) < 2 or key.isdigit():
                    continue
                owners = vocabulary.near.holding(key)
                if owners:
                    seen.append((begin, begin + length))
                    things = tuple(vocabulary.thing(owner) for owner in owners)
                    found.append(Piece(begin, begin + length, Kind.NOUN, _COST_PART, Part(things)))
    return found


# --- Japanese names with a typing error


def _misspelt(reading: Reading, pieces: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        if piece.kind is not Kind.REST and not isinstance(piece.meaning, Part):
            continue
        for first in range(number, max(number - 5, -1), -1):
            if pieces[first].kind is Kind.START:
                break
            for last in range(number, min(number + 5, len(pieces))):
                if pieces[last].kind is Kind.START:
                    break
                inside = pieces[first : last + 1]
                unsure = sum(p.stop - p.start for p in inside if p.kind is Kind.REST or isinstance(p.meaning, Part))
                found += _slipped(reading, pieces[first].start, pieces[last].stop, unsure, vocabulary)
    return found


def _slipped(reading: Reading, start: int, stop: int, unsure: int, vocabulary: Vocabulary) -> list[Piece]:
    """The names and phrases that tokens `start` to `stop` can be meant for; `unsure` of them are explained by nothing whole."""
    key = reading.part(start, stop)
    # A window that cuts a katakana word in two would make words of its halves: スマートシティ ロ|ボット.
    if (start and reading.tokens[start - 1].kind == reading.tokens[start].kind == "k") or (
        stop < len(reading.tokens) and reading.tokens[stop].kind == reading.tokens[stop - 1].kind == "k"
    ):
        return []
    if not 3 <= len(key) <= 60 or key.isascii():
        return []
    found: list[Piece] = []
    near = vocabulary.near
    in_one = all(reading.ends[place] == reading.starts[place + 1] for place in range(start, stop - 1))
    for number in near.similar(key, 2) if len(key) >= 4 else ():
        count = slips(key, near.keys[number], in_one=in_one)
        if count is not None and count <= max(allowed_edits(unsure), (count == 2 and unsure >= 5 and is_kanji(key[0]))):
            things = vocabulary.names.values[near.keys[number]]
            found.append(Piece(start, stop, Kind.NOUN, _COST_SLIP + 40 * count, Named(things, near.keys[number])))
    for phrase, cues in _japanese_frame(len(key), key[0]) if len(key) <= 8 else ():
        if slips(key, phrase) == 1:
            found.append(Piece(start, stop, Kind.WORD, _COST_SLIP + 60, cues))
    return found


@cache
def _japanese_frame(length: int, first: str) -> tuple[tuple[str, Cues], ...]:
    """The phrases of about that length, with that first character, that say what is asked for."""
    return tuple(
        (key, cues)
        for key, cues in lexicon().values.items()
        if abs(len(key) - length) <= 1 and len(key) >= 3 and key[0] == first and cues & _SPELT and not key.isascii()
    )
