"""Names and phrases that a question has by their sound: in kana, in romaji, or cut in pieces by a wrong conversion.

Only for what nothing else explains. A short word is never compared by its sound, since too many sound alike; 鱒 is a fish, and
only in 鱒アプリ the name of an app.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from kpi_core import phrases_romaji
from kpi_core.covering import Kind, Piece
from kpi_core.dissection import Dissection, known_pieces
from kpi_core.keys import TO_HIRAGANA, Reading, is_hiragana, is_kanji, keys
from kpi_core.lexicon import Cues, lexicon
from kpi_core.meanings import Named, NamePart
from kpi_core.phrases import separated
from kpi_core.sounds import LEAST_CONVERTED, LEAST_LOOSE, LEAST_STRICT, is_romaji, loosened, raw, strict
from kpi_core.spelling import contrasting
from kpi_core.vocabulary import Vocabulary
from kpi_core.word_parts import COST_PART, cuts_katakana, is_unsure

_COST_SOUND = 120
_MOST_UNSURE = 60  # tokens; more are no misspelt name
_LONG_SOUND = 12  # letters of a single word that may lack a vowel
_LONGEST_WORD = 8  # units
_MOST_UNITS = 40
_MOST_WORDS = 8  # romaji words of one name
_SMALL = frozenset("ゃゅょぁぃぅぇぉャュョァィゥェォ")
_COUNTERS = frozenset("件数回人率者")
_NO = frozenset({"の", "ノ"})


class _Unit(NamedTuple):
    """A stretch of tokens that sounds for itself; of no token, where it is a particle that the key leaves out (家が市民)."""

    text: str
    kind: str
    start: int
    stop: int


def heard(found: Dissection, vocabulary: Vocabulary) -> list[Piece]:
    """What can be meant by its sound, each with something in it that nothing explains."""
    reading = found.reading
    unsure = [0] * (len(reading.tokens) + 1)  # how many unsure tokens there are before each
    for piece in found.pieces:
        for place in range(piece.start, piece.stop):
            unsure[place + 1] = int(is_unsure(piece))
    for place in range(1, len(unsure)):
        unsure[place] += unsure[place - 1]
    if not 0 < unsure[-1] <= _MOST_UNSURE:
        return []
    whole = not any(token.kind == "h" for token in reading.tokens)  # who types katakana alone runs words together
    pieces: list[Piece] = []
    if whole and any(token.kind == "k" for token in reading.tokens):
        pieces += _in_hiragana(found, vocabulary)
    for run in _runs(found.text, reading):
        for place, unit in enumerate(run):
            reach = min(place + (_MOST_WORDS if unit.kind == "w" else _MOST_UNITS), len(run))
            first = next((n for n in range(place, reach) if unsure[run[n].stop] > unsure[unit.start]), None)
            if first is None or _may_be_missing(unit):
                continue
            for count, meant in _beginning(
                run[place : place + _MOST_UNITS], first + 1 - place, vocabulary, whole=whole
            ):
                start, stop = unit.start, run[place + count - 1].stop
                if not whole and cuts_katakana(reading, start, stop):
                    continue
                if isinstance(meant, frozenset):
                    pieces.append(Piece(start, stop, Kind.WORD, _COST_SOUND + 60, meant))
                elif not _contrasts(reading.part(start, stop), meant, vocabulary):
                    cost = _COST_SOUND if isinstance(meant, Named) else _COST_SOUND + COST_PART
                    pieces.append(Piece(start, stop, Kind.NOUN, cost, meant))
    return pieces


def _contrasts(text: str, named: Named | NamePart, vocabulary: Vocabulary) -> bool:
    """Whether Japanese words are another's than the indicator's whose name they sound like."""
    if text.isascii():
        return False
    names = [key for thing in named.things for keys in vocabulary.japanese_keys(thing).values() for key in keys]
    # A wrong conversion leaves some of a name (鱒アプリ); 自傷事件 has nothing of 実証実験 but the sound.
    written = {character for key in names for character in key}
    said = [character for character in text if not is_hiragana(character) and character not in _COUNTERS]
    if any(map(is_kanji, said)) and 2 * sum(character in written for character in said) < len(said):
        return True
    return contrasting(text, names)


def _in_hiragana(found: Dissection, vocabulary: Vocabulary) -> list[Piece]:
    """The phrases of a question that is typed in katakana alone: ｺﾝﾊﾞﾝﾊ ﾄﾞｳ?"""
    tokens = [
        token._replace(word=token.word.translate(TO_HIRAGANA), kind="h") if token.kind == "k" else token
        for token in found.reading.tokens
    ]
    pieces = known_pieces(found.text, Reading(tokens), vocabulary)
    return [piece._replace(cost=piece.cost + 1) for piece in pieces]


def _runs(text: str, reading: Reading) -> Iterator[list[_Unit]]:
    """The units of a question, cut where there is a mark or a number."""
    run: list[_Unit] = []
    for place, token in enumerate(reading.tokens):
        if run:
            between = text[reading.ends[place - 1] : token.start].strip()
            run += [_Unit(kana, "h", place, place) for kana in between if is_hiragana(kana)]
        if token.kind not in "hkcw":
            if run:
                yield run
            run = []
        elif run and token.word in _SMALL and run[-1].kind in "hk" and len(run[-1].text) == 1:
            run.append(run.pop()._replace(text=reading.tokens[place - 1].word + token.word, stop=place + 1))
        else:
            run.append(_Unit(token.word, token.kind, place, place + 1))
    if run:
        yield run


def _beginning(
    run: Sequence[_Unit], least: int, vocabulary: Vocabulary, *, whole: bool
) -> Iterator[tuple[int, Named | NamePart | Cues]]:
    """What a run can begin with, and how many of its units that takes: at least so many that one is unsure."""
    names = vocabulary.names.values
    if run[0].kind != "w" or len(run[0].text) == 1:
        for kept in _with_and_without_no(run):
            for count, key in vocabulary.sounds.meant([run[number].text for number in kept]):
                if kept[count - 1] >= least - 1:
                    yield kept[count - 1] + 1, Named(names[key], vocabulary.spelt(key))
    kinds: set[str] = set()
    sound = ""
    for number, unit in enumerate(run, start=1):
        kinds.add(unit.kind)
        if unit.kind == "c" or not strict(unit.text) or (kinds == {"w"} and number > _MOST_WORDS):
            return
        sound += "" if _may_be_missing(unit) else raw(unit.text)
        loose = loosened(sound)
        if number > _LONGEST_WORD and not (vocabulary.sounds.may_begin(loose) or _may_ask(loose)):
            return
        if number >= least and len(loose) >= LEAST_STRICT:
            yield from ((number, meant) for meant in _loosely(loose, run[:number], kinds, vocabulary, whole=whole))


def _loosely(
    sound: str, run: Sequence[_Unit], kinds: Set[str], vocabulary: Vocabulary, *, whole: bool
) -> Iterator[Named | NamePart | Cues]:
    """What a run of kana and Latin words can mean by its loose sound."""
    sounds, names = vocabulary.sounds, vocabulary.names.values
    # Hiragana tell a long vowel from a short one: こうきょ is no こうきょう.
    if kinds != {"h"} and len(sound) >= (LEAST_LOOSE if "w" in kinds else LEAST_CONVERTED):
        yield from (Named(names[key], vocabulary.spelt(key)) for key in sounds.loose.get(sound, ()))
        if kinds == {"w"} and (len(run) > 1 or len(sound) >= _LONG_SOUND):
            yield from (Named(names[key], vocabulary.spelt(key)) for key in sounds.nearly(sound))
    if len(sound) >= LEAST_LOOSE and kinds in ({"w"}, {"k"}) and sound in _frame():
        yield _frame()[sound]
    # A word that is one of a name's is found as it stands.
    japanese = whole if kinds == {"k"} else all(unit.kind != "w" or is_romaji(unit.text) for unit in run)
    known = kinds == {"w"} and all(vocabulary.near.has_word(unit.text) for unit in run)
    if japanese and not known and len(run) <= _LONGEST_WORD:
        for word in sounds.words.get(sound, ()):
            things = tuple(map(vocabulary.thing, vocabulary.near.holding(word)))
            if things:
                yield NamePart(things, word)


def _with_and_without_no(run: Sequence[_Unit]) -> Iterator[list[int]]:
    everything = list(range(len(run)))
    yield everything
    without = [number for number in everything if not _may_be_missing(run[number])]
    if len(without) < len(run):
        yield without


def _may_be_missing(unit: _Unit) -> bool:
    return unit.start == unit.stop or unit.text in _NO


# --- the frame's romaji


@cache
def _frame() -> dict[str, Cues]:
    """What the romaji of the frame say, by their sound."""
    found: dict[str, Cues] = {}
    for text in phrases_romaji.PHRASES.values():
        for key in keys(list(separated(text, ";"))):
            sound = loosened(key)
            if len(sound) >= LEAST_LOOSE and key in lexicon().values:
                found.setdefault(sound, lexicon().values[key])
    return found


@cache
def _frame_starts() -> frozenset[str]:
    return frozenset(sound[:stop] for sound in _frame() for stop in range(1, len(sound) + 1))


def _may_ask(sound: str) -> bool:
    return sound[:-2] in _frame_starts() or not sound[:-2]
