"""What a question leaves unexplained at first sight: typing errors, and words that are parts of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from kpi_core import words_en
from kpi_core.covering import Kind, Piece
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection, covered, known_pieces, read
from kpi_core.keys import Reading, Token, keys, stem
from kpi_core.latin_spelling import OTHER_WORDS, ear, first_letters, meant_for, slightly_off
from kpi_core.lexicon import lexicon
from kpi_core.misspellings import misspelt_names, misspelt_words
from kpi_core.sounding import heard
from kpi_core.texting import written_out
from kpi_core.vocabulary import Vocabulary
from kpi_core.word_parts import is_unsure, parts_of_names

_LONG_WORD = 8  # letters of a word that may be both cut in two and misspelt
_SHORTEST_PART = 3
_LONGEST_CUT = 80  # letters of a word that is cut into words of names, which takes the square of them
_SHORTEST_RUN, _LONGEST_RUN = 7, 40  # letters of words that no blank keeps apart
_LONGEST_PART = 16  # letters of one of them
_SMALL = frozenset(["of", "in", "for", "the", "on", "is"])  # say nothing between words that are run together
# What may be run together with a name, as keys; no prefix (under, out, over) and no negation is among them.
_RUN_TOGETHER = frozenset(
    [
        *("progress", "target", "goal", "actual", "baseline", "trend", "status", "history", "current", "latest"),
        *("how", "what", "show", "many", "much", "doing", "going"),
    ]
)
_MOST_LEFT = 24  # tokens left over among which parts of names and typing errors are looked for


def dissect(text: str, vocabulary: Vocabulary) -> Dissection:
    """`text` (normalised) taken apart, with typing errors put right. Too long a text is left over whole."""
    reading = read(text)
    if reading is None:
        return Dissection.of(text, Reading([Token(text[:60], 0, len(text), "w")]), [Piece(0, 1, Kind.REST, 0, None)])
    typed = written_out(
        reading.tokens, lambda word: vocabulary.near.has_word(word), lambda word: word in lexicon().values
    )
    if typed is not reading.tokens:
        reading = Reading(typed)
    known = known_pieces(text, reading, vocabulary)
    found = covered(text, reading, known)
    if not any(piece.kind is Kind.REST for piece in found.pieces):
        return found
    found = _with_sounds(found, known, vocabulary)
    left = [piece for piece in found.pieces if piece.kind is Kind.REST]
    if not left or len(left) > _MOST_LEFT:
        return found
    spelt = _respelt(reading, left, vocabulary)
    if spelt is not None:
        reading = spelt
        known = known_pieces(text, reading, vocabulary)
        found = _with_sounds(covered(text, reading, known), known, vocabulary)
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


def _with_sounds(found: Dissection, known: list[Piece], vocabulary: Vocabulary) -> Dissection:
    """The dissection with what can be meant by its sound, which is added to the known pieces."""
    sounding = heard(found, vocabulary)
    if not sounding:
        return found
    known += sounding
    return covered(found.text, found.reading, known)


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
        joined = None
        if after is not None and token.kind == after.kind == "w" and unknown & {place, place + 1}:
            joined = _joined(token.word + after.word, vocabulary)
        if after is not None and joined is not None:
            found.append(Token(joined, token.start, after.end, "w"))
            changed, place = True, place + 2
            continue
        if place in unknown and not near.has_word(token.word):
            before = found[-1].word if found and found[-1].kind == "w" else ""
            behind = after.word if after is not None and after.kind == "w" else ""
            spelt = _spelt(token, before, behind, vocabulary)
            changed = changed or spelt is not None
            found += spelt or [token]
        else:
            found.append(token)
        place += 1
    return Reading(found) if changed else None


def _joined(word: str, vocabulary: Vocabulary) -> str | None:
    """The word of a name that is written in two: down load, clab house."""
    if vocabulary.near.has_word(word):
        return word
    if len(word) < _LONG_WORD or any(word.startswith(other) for other in OTHER_WORDS):
        return None
    alike = {name for name in _alike(word, vocabulary) if len(name) >= _LONG_WORD and ear(name) == ear(word)}
    return alike.pop() if len(alike) == 1 else None


def _spelt(token: Token, before: str, behind: str, vocabulary: Vocabulary) -> list[Token] | None:
    word, near = token.word, vocabulary.near
    for parts in _cut(word, vocabulary):
        if near.holding(" ".join(parts)):
            return _apart(token, parts)
    run_on = _run_on(word, vocabulary)
    if run_on is not None:
        return _apart(token, run_on)
    beside = {
        name
        for name in _alike(word, vocabulary)
        if slightly_off(word, name)
        and ((before and near.holding(f"{before} {name}")) or (behind and near.holding(f"{name} {behind}")))
    }
    if len(beside) == 1:
        return [Token(beside.pop(), token.start, token.end, "w")]
    meant = meant_for(word, [*near.words.get(word[0], ()), *_frame_words().get(word[0], ())])
    return None if meant is None else [Token(meant, token.start, token.end, "w")]


def _apart(token: Token, parts: Sequence[str]) -> list[Token]:
    """A token for each part that says something; the last one reaches to the end, with the plural's s that keys leave out."""
    ends = [*accumulate(map(len, parts[:-1]), initial=token.start), token.end]
    return [
        Token(stem(part), min(start, token.end), min(end, token.end), "w")
        for part, start, end in zip(parts, ends, ends[1:], strict=False)
        if part not in _SMALL
    ]


def _alike(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The words of names that begin as `word` sounds."""
    for letter in first_letters(word):
        yield from vocabulary.near.words.get(letter, ())


def _cut(word: str, vocabulary: Vocabulary) -> Iterator[list[str]]:
    """The ways to make a word out of two or three words of names: solarpanels, maasappdownloads."""
    near = vocabulary.near
    if len(word) > _LONGEST_CUT:
        return
    for cut in (1, *range(3, len(word) - 2)):  # ekaga: of one letter only at the beginning
        if len(word) - cut < _SHORTEST_PART or not near.has_word(first := stem(word[:cut])):
            continue
        rest = stem(word[cut:])
        if near.has_word(rest):
            yield [first, rest]
        for again in range(_SHORTEST_PART, len(rest) - _SHORTEST_PART + 1):
            if near.has_word(rest[:again]) and near.has_word(rest[again:]):
                yield [first, rest[:again], rest[again:]]


def _run_on(word: str, vocabulary: Vocabulary) -> list[str] | None:
    """The words of names and of the frame that `word` is made of, the fewest; None unless there is one of each: ghgprogress."""
    if not _SHORTEST_RUN <= len(word) <= _LONGEST_RUN:
        return None
    near = vocabulary.near
    best: list[list[str] | None] = [[], *[None] * len(word)]  # of the word up to each place
    for end in range(2, len(word) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST_PART), end - 1):
            before, part = best[start], word[start:end]
            inside = part in _SMALL and start > 0 and end < len(word)
            known = len(part) >= _SHORTEST_PART and (near.has_word(stem(part)) or stem(part) in _RUN_TOGETHER)
            if before is not None and (inside or known):
                ways.append([*before, part])
        best[end] = min(ways, key=len, default=None)
    parts = best[-1]
    if parts is None or not any(near.has_word(stem(part)) for part in parts):
        return None
    return parts if any(stem(part) in _RUN_TOGETHER for part in parts) else None


@cache
def _frame_words() -> dict[str, list[str]]:
    """The words of the frame that are put right, by their first letter."""
    found: dict[str, list[str]] = {}
    for key in keys(words_en.SPELT.split()):
        found.setdefault(key[0], []).append(key)
    return found
