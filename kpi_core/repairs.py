"""What a question leaves unexplained at first sight: typing errors, and words that are parts of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kpi_core import phrases_en
from kpi_core.covering import Kind, Piece
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection, Named, NamePart, covered, known_pieces, read
from kpi_core.homophones import reads_as
from kpi_core.keys import Reading, Token, is_hiragana, is_kanji, keys
from kpi_core.lexicon import Cues, lexicon
from kpi_core.spelling import allowed_edits, like, meant_for, slips
from kpi_core.vocabulary import Vocabulary

_MOST_LEFT = 24  # tokens left over among which parts of names and typing errors are looked for
_LONGEST_PART = 14
_MOST_WINDOWS = 60
_WINDOW = 5  # pieces on either side of an unknown one that can be part of one misspelt name

_COST_SLIP, _COST_PART = 120, 400


def dissect(text: str, vocabulary: Vocabulary) -> Dissection:
    """`text` (normalised) taken apart, with typing errors put right. Too long a text is left over whole."""
    reading = read(text)
    if reading is None:
        return Dissection.of(text, Reading([Token(text[:60], 0, len(text), "w")]), [Piece(0, 1, Kind.REST, 0, None)])
    known = known_pieces(text, reading, vocabulary)
    found = covered(text, reading, known)
    left = [piece for piece in found.pieces if piece.kind is Kind.REST]
    if not left or len(left) > _MOST_LEFT:
        return found
    spelt = _respelt(reading, left, vocabulary)
    if spelt is not None:
        reading = spelt
        known = known_pieces(text, reading, vocabulary)
        found = covered(text, reading, known)
    if any(piece.kind is Kind.REST for piece in found.pieces):
        known += _parts(found, vocabulary)
        found = covered(text, reading, known)
    if any(map(_is_unsure, found.pieces)):
        known += _misspelt_words(found, vocabulary)
        found = covered(text, reading, known)
    if any(map(_is_unsure, found.pieces)):
        known += _misspelt(found, vocabulary)
        found = covered(text, reading, known)
    return _without_tails(found)


_LONGEST_TAIL = 5


def _without_tails(found: Dissection) -> Dissection:
    """The dissection with the kana that end its sentences explained: dialects inflect in more ways than can be listed.

    Only kana behind a verb of the frame, up to the end of the sentence, are taken for an ending; ごみ or どこ stands behind a
    particle or a name.
    """
    pieces = list(found.pieces)
    tail: list[int] = []
    for number, piece in enumerate([*pieces, None]):
        if piece is not None and piece.kind is not Kind.START:
            kana = all(token.kind == "h" for token in found.reading.tokens[piece.start : piece.stop])
            if kana and (tail or piece.kind is Kind.REST):
                tail.append(number)
            else:
                tail = []
            continue
        unknown = sum(pieces[n].kind is Kind.REST for n in tail)
        before = pieces[tail[0] - 1] if tail and tail[0] else None
        if before is not None and unknown <= _LONGEST_TAIL and before.kind in {Kind.VERB, Kind.ENDING}:
            for n in tail:
                if pieces[n].kind is Kind.REST:
                    pieces[n] = pieces[n]._replace(kind=Kind.ENDING, meaning=frozenset({Cue.ENDING}))
        tail = []
    return Dissection.of(found.text, found.reading, pieces)


def _is_unsure(piece: Piece) -> bool:
    return piece.kind is Kind.REST or isinstance(piece.meaning, NamePart)


# --- Latin words


def _respelt(reading: Reading, left: Sequence[Piece], vocabulary: Vocabulary) -> Reading | None:
    """The question with its unknown Latin words corrected, joined or cut apart; None if there is nothing to correct."""
    unknown = {piece.start for piece in left if reading.tokens[piece.start].kind == "w"}
    near = vocabulary.near
    found: list[Token] = []
    changed = False
    place = 0
    while place < len(reading.tokens):
        token = reading.tokens[place]
        after = reading.tokens[place + 1] if place + 1 < len(reading.tokens) else None
        if (
            after is not None
            and token.kind == after.kind == "w"
            and unknown & {place, place + 1}
            and near.has_word(token.word + after.word)
        ):
            found.append(Token(token.word + after.word, token.start, after.end, "w"))
            changed, place = True, place + 2
            continue
        spelt = _spelt(token, vocabulary) if place in unknown else None
        changed = changed or spelt is not None
        found += spelt or [token]
        place += 1
    return Reading(found) if changed else None


def _spelt(token: Token, vocabulary: Vocabulary) -> list[Token] | None:
    word, near = token.word, vocabulary.near
    if near.has_word(word):
        return None
    for cut in range(3, len(word) - 2):
        if near.has_word(word[:cut]) and near.holding(f"{word[:cut]} {word[cut:]}"):
            middle = min(token.start + cut, token.end)
            return [Token(word[:cut], token.start, middle, "w"), Token(word[cut:], middle, token.end, "w")]
    meant = meant_for(word, [*near.words.get(word[0], ()), *_frame_words().get(word[0], ())])
    return None if meant is None else [Token(meant, token.start, token.end, "w")]


@cache
def _frame_words() -> dict[str, list[str]]:
    """The words of the frame that are put right, by their first letter."""
    found: dict[str, list[str]] = {}
    for key in keys(phrases_en.SPELT.split()):
        found.setdefault(key[0], []).append(key)
    return found


# --- parts of names


def _parts(found: Dissection, vocabulary: Vocabulary) -> list[Piece]:
    parts: list[Piece] = []
    for start, stop in _left_over(found):
        for begin in range(start, stop):
            for end in range(begin + 1, min(stop, begin + _LONGEST_PART) + 1):
                key = found.reading.part(begin, end)
                if len(key) < 2 or key.isdigit():
                    continue
                if not vocabulary.near.contains(key):
                    break  # nor does any name contain more of it
                owners = () if _cuts_katakana(found.reading, begin, end) else vocabulary.near.holding(key)
                if owners:
                    things = tuple(vocabulary.thing(owner) for owner in owners)
                    parts.append(Piece(begin, end, Kind.NOUN, _COST_PART, NamePart(things)))
    return parts


def _left_over(found: Dissection) -> list[tuple[int, int]]:
    """The stretches of tokens that are left over, with the kana between and behind them (障がい者, 働いて) and counters (登録件数)."""
    stretches: list[tuple[int, int]] = []
    gap: int | None = None  # where kana began that can be in the middle of a word
    for piece, cues in zip(found.pieces, found.cues, strict=True):
        behind = bool(stretches) and (gap if gap is not None else piece.start) == stretches[-1][1]
        kana = all(token.kind == "h" for token in found.reading.tokens[piece.start : piece.stop])
        # 外国人住民 is looked for as a whole, although 住民 can also say what the figure is for.
        if piece.kind is Kind.REST or (cues and cues <= {Cue.CONTEXT, Cue.OCCASION}):
            stretches.append((stretches.pop()[0] if behind else piece.start, piece.stop))
            gap = None
        elif behind and cues & {Cue.COUNT, Cue.RATE}:
            stretches.append((stretches.pop()[0], piece.stop))
            gap = None
        elif behind and gap is None and kana and piece.kind is not Kind.NOUN:
            gap = piece.start
        else:
            gap = None
    return [(start, _with_kana(found.reading, stop)) for start, stop in stretches]


def _with_kana(reading: Reading, stop: int) -> int:
    end = stop
    while end < len(reading.tokens) and end < stop + 3 and reading.tokens[end].kind == "h":
        end += 1
    return end


# --- Japanese names and phrases


def _misspelt(found: Dissection, vocabulary: Vocabulary) -> list[Piece]:
    pieces = _units(found.pieces)
    windows: set[tuple[int, int]] = set()
    for number, unsure in enumerate(pieces):
        if not _is_unsure(unsure):
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


def _misspelt_words(found: Dissection, vocabulary: Vocabulary) -> list[Piece]:
    """Words of names for what no name explains whole: セミナナー, 相談口. Each is the run of one script that it stands in."""
    tokens = found.reading.tokens
    words: list[Piece] = []
    seen: set[int] = set()
    for piece in found.pieces:
        kind = tokens[piece.start].kind
        if not _is_unsure(piece) or kind not in "kc":
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
        [Piece(start, stop, Kind.NOUN, _COST_PART + _COST_SLIP + 40 * count, NamePart(things, word))] if things else []
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
    if not 3 <= len(key) <= 60 or key.isascii() or _cuts_katakana(reading, start, stop):
        return []
    unsure = sum(piece.stop - piece.start for piece in window if _is_unsure(piece))
    most = 2 if unsure >= 5 and is_kanji(key[0]) else allowed_edits(unsure)
    gaps = _gaps(reading, start, stop)
    slipped: list[Piece] = []
    near = vocabulary.near
    for name in like(key, near.similar(key, 2)) if len(key) >= 4 else ():
        count = slips(key, name, gaps=gaps)
        if count is not None and count <= most:
            meaning = Named(vocabulary.names.values[name], name)
            slipped.append(Piece(start, stop, Kind.NOUN, _COST_SLIP + 40 * count, meaning))
    slipped += _unconverted(key, start, stop, window, vocabulary)
    for phrase, cues in _japanese_frame(len(key), key[0]) if len(key) <= 8 else ():
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


_JOINING_NO = re.compile(r"(?<=[ぁ-ゟ])の(?![ぁ-ゟ])")


def _unconverted(key: str, start: int, stop: int, window: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """The names of which some characters stand in hiragana: 障害者こよう."""
    kana = any(map(is_hiragana, key)) and any(map(_is_unsure, window))
    if len(key) < 4 or not kana:
        return []
    owners = {thing for piece in window if isinstance(piece.meaning, NamePart) for thing in piece.meaning.things}
    names = {name for thing in owners for name in vocabulary.keys_of(thing) if name[0] == key[0] or name[-1] == key[-1]}
    # A name's key has no の between its words, one behind kana that stand for a word has: せいどの登録.
    readings = {key, _JOINING_NO.sub("", key)}
    return [
        Piece(start, stop, Kind.NOUN, _COST_SLIP, Named(vocabulary.names.values[name], name))
        for name in sorted(names)
        if any(len(name) < len(reading) and reads_as(reading, name) for reading in readings)
    ]


def _cuts_katakana(reading: Reading, start: int, stop: int) -> bool:
    """Whether a katakana word is cut in two, which would make words of its halves: スマートシティ ロ|ボット."""
    return any(
        0 < edge < len(reading.tokens) and reading.tokens[edge - 1].kind == reading.tokens[edge].kind == "k"
        for edge in (start, stop)
    )


# What a Japanese phrase of the frame must say to be put right.
_SPELT = frozenset({Cue.PROGRESS, Cue.TARGET, Cue.ACTUAL, Cue.BASELINE, Cue.TREND, Cue.OUTLOOK, Cue.NOTE, Cue.AUDIT})


@cache
def _japanese_frame(length: int, first: str) -> tuple[tuple[str, Cues], ...]:
    """The phrases of about that length, with that first character, that say what is asked for."""
    return tuple(
        (key, cues)
        for key, cues in lexicon().values.items()
        if abs(len(key) - length) <= 1 and len(key) >= 3 and key[0] == first and cues & _SPELT and not key.isascii()
    )
