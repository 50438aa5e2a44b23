"""What a question leaves unexplained at first sight: typing errors, and words that are parts of names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kpi_core import phrases_en
from kpi_core.covering import Kind, Piece
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection, covered, known_pieces, read
from kpi_core.keys import Reading, Token, keys
from kpi_core.lexicon import lexicon
from kpi_core.misspellings import misspelt_names, misspelt_words
from kpi_core.spelling import meant_for
from kpi_core.texting import written_out
from kpi_core.vocabulary import Vocabulary
from kpi_core.word_parts import is_unsure, parts_of_names

_MOST_LEFT = 24  # tokens left over among which parts of names and typing errors are looked for


def dissect(text: str, vocabulary: Vocabulary) -> Dissection:
    """`text` (normalised) taken apart, with typing errors put right. Too long a text is left over whole."""
    reading = read(text)
    if reading is None:
        return Dissection.of(text, Reading([Token(text[:60], 0, len(text), "w")]), [Piece(0, 1, Kind.REST, 0, None)])
    typed = written_out(reading.tokens, vocabulary.near.has_word, lexicon().values.__contains__)
    if typed is not reading.tokens:
        reading = Reading(typed)
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
        known += parts_of_names(found, vocabulary)
        found = covered(text, reading, known)
    if any(map(is_unsure, found.pieces)):
        known += misspelt_words(found, vocabulary)
        found = covered(text, reading, known)
    if any(map(is_unsure, found.pieces)):
        known += misspelt_names(found, vocabulary)
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
