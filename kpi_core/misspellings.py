"""Japanese names and phrases that a question can mean though it has them with a typing error, or some of it in kana."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kpi_core.covering import Kind, Piece
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.keys import Reading, is_hiragana, is_kanji, is_katakana
from kpi_core.lexicon import Cues, lexicon
from kpi_core.meanings import Named, NamePart
from kpi_core.sounds import begins_as, ends_as, heard_as, is_romaji_throughout, reads_as
from kpi_core.spelling import allowed_edits, like, misheard, slips
from kpi_core.vocabulary import Vocabulary
from kpi_core.word_parts import COST_PART, cuts_katakana, is_unsure

_MOST_WINDOWS = 60
_WINDOW = 5  # pieces on either side of an unknown one that can be part of one misspelt name
_COST_SLIP = 120
_NEVER_FIRST = frozenset("んっゃゅょーンッャュョ")


def misspelt_names(found: Dissection, vocabulary: Vocabulary) -> list[Piece]:
    pieces = _units(found.pieces)
    windows: set[tuple[int, int]] = set()
    for number, unsure in enumerate(pieces):
        if not is_unsure(unsure):
            continue
        for first in range(number, max(number - _WINDOW, -1), -1):
            if pieces[first].kind is Kind.START:
                break
            for last in range(number, min(number + _WINDOW, len(pieces))):
                if pieces[last].kind is Kind.START:
                    break
                windows.add((first, last))
    slipped: list[Piece] = []
    # The longest first: a name with one slip in it falls into parts that are names of others.
    for first, last in sorted(windows, key=lambda window: window[0] - window[1])[:_MOST_WINDOWS]:
        slipped += _slipped(found, pieces[first : last + 1], vocabulary)
    return slipped


def misspelt_words(found: Dissection, vocabulary: Vocabulary) -> list[Piece]:
    """Words of names for what no name explains whole: セミナナー, 相談口. Each is the run of one script that it stands in."""
    tokens = found.reading.tokens
    words: list[Piece] = []
    seen: set[int] = set()
    for piece in found.pieces:
        kind = tokens[piece.start].kind
        if not is_unsure(piece) or kind not in "kc":
            continue
        start = stop = piece.start
        while start and tokens[start - 1].kind == kind and tokens[start - 1].end == tokens[start].start:
            start -= 1
        while stop + 1 < len(tokens) and tokens[stop + 1].kind == kind and tokens[stop + 1].start == tokens[stop].end:
            stop += 1
        if start not in seen and (start, stop + 1) != (piece.start, piece.stop):
            seen.add(start)
            words += _meant_word(found.reading, start, stop + 1, vocabulary)
    return words


def _meant_word(reading: Reading, start: int, stop: int, vocabulary: Vocabulary) -> list[Piece]:
    key = reading.part(start, stop)
    if not 3 <= len(key) <= 20:
        return []
    near = vocabulary.near
    counted = [(slips(key, word), word) for word in like(key, near.japanese_words)]
    possible = sorted(
        (count, word) for count, word in counted if count is not None and count <= allowed_edits(len(key))
    )
    if not possible or (len(possible) > 1 and possible[0][0] == possible[1][0]):
        return []
    count, word = possible[0]
    things = tuple(vocabulary.thing(owner) for owner in near.holding(word))
    return (
        [Piece(start, stop, Kind.NOUN, COST_PART + _COST_SLIP + 40 * count, NamePart(things, word))] if things else []
    )


def _units(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with what is left over in one stretch as one piece."""
    units: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.REST and units and units[-1].kind is Kind.REST:
            units.append(units.pop()._replace(stop=piece.stop))
        else:
            units.append(piece)
    return units


def _slipped(found: Dissection, window: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """The names and phrases that a window of pieces can be meant for."""
    reading = found.reading
    start, stop = window[0].start, window[-1].stop
    key = reading.part(start, stop)
    if not 3 <= len(key) <= 60:
        return []
    if cuts_katakana(reading, start, stop):
        # Who types katakana alone runs words together.
        alone = not any(map(is_hiragana, reading.key))
        return _unconverted(key, start, stop, window, vocabulary) if alone else []
    if key[0] in _NEVER_FIRST:
        return []  # in the middle of a word: だんせい
    if key.isascii():
        unknown = [piece for piece in window if piece.kind is Kind.REST]
        romaji = all(is_romaji_throughout(reading.part(piece.start, piece.stop)) for piece in unknown)
        return _unconverted(key, start, stop, window, vocabulary) if romaji else []
    unsure = sum(piece.stop - piece.start for piece in window if is_unsure(piece))
    most = 2 if unsure >= 5 and is_kanji(key[0]) else allowed_edits(unsure)
    gaps = _gaps(reading, start, stop)
    slipped: list[Piece] = []
    near = vocabulary.near
    for name in like(key, near.similar(key, 2)) if len(key) >= 4 else ():
        count = slips(key, name, gaps=gaps)
        if count is not None and (count <= most or misheard(key, name)):
            meaning = Named(vocabulary.names.values[name], name)
            slipped.append(Piece(start, stop, Kind.NOUN, _COST_SLIP + 40 * count, meaning))
    slipped += _unconverted(key, start, stop, window, vocabulary)
    phrases = _japanese_frame()
    lengths = range(len(key) - 1, len(key) + 2) if len(key) <= 8 else ()
    for phrase, cues in [found for length in lengths for found in phrases.get((length, key[0]), ())]:
        if slips(key, phrase) == 1:
            slipped.append(Piece(start, stop, Kind.WORD, _COST_SLIP + 60, cues))
    return slipped


def _gaps(reading: Reading, start: int, stop: int) -> frozenset[int]:
    """The places in the key of a window where the question has a particle."""
    return frozenset(
        reading.places[place + 1] - reading.places[start]
        for place in range(start, stop - 1)
        if reading.ends[place] != reading.starts[place + 1]
    )


_NO = re.compile(r"[のノ]")
_PARTICLES = frozenset({"wo", "o", "ni", "ga", "de", "e", "he"})  # no is in no key
_MOST_THINGS = 12  # that a piece can stand for and still tell whose names to compare


def _unconverted(key: str, start: int, stop: int, window: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """The names of which some characters stand in kana or romaji: 障害者こよう, おんしつこうかがすのさくげん."""
    if len(key) < 4 or not (key.isascii() or any(is_hiragana(c) or is_katakana(c) for c in key)):
        return []
    things = {
        thing
        for piece in window
        if isinstance(piece.meaning, Named | NamePart) and len(piece.meaning.things) <= _MOST_THINGS
        for thing in piece.meaning.things
    }
    if not things:
        return []
    # A name's key has no の between its words, one behind kana that stand for a word has: せいどの登録.
    joined = " ".join(word for word in key.split() if word not in _PARTICLES) if key.isascii() else _NO.sub("", key)
    spoken = {heard_as(key), heard_as(joined)} - {""}
    found: dict[str, None] = {}
    for thing in sorted(things):
        for first, names in vocabulary.japanese_keys(thing).items():
            for sound in spoken:
                if begins_as(sound, first):
                    ending = [name for name in names if ends_as(sound, name[-1]) and name != key]
                    found.update((name, None) for name in ending if reads_as(sound, name))
    return [
        Piece(start, stop, Kind.NOUN, _COST_SLIP, Named(vocabulary.names.values[name], name)) for name in sorted(found)
    ]


# What a Japanese phrase of the frame must say to be put right.
_SPELT = frozenset({Cue.PROGRESS, Cue.TARGET, Cue.ACTUAL, Cue.BASELINE, Cue.TREND, Cue.OUTLOOK, Cue.NOTE, Cue.AUDIT})


@cache
def _japanese_frame() -> dict[tuple[int, str], list[tuple[str, Cues]]]:
    """The phrases that say what is asked for, by their length and first character."""
    found: dict[tuple[int, str], list[tuple[str, Cues]]] = {}
    for key, cues in lexicon().values.items():
        if len(key) >= 3 and cues & _SPELT and not key.isascii():
            found.setdefault((len(key), key[0]), []).append((key, cues))
    return found
