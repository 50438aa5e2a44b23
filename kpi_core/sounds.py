"""How words sound, whatever they are written in: hiragana, katakana of either width, romaji of every habit, a wrong conversion.

Sounds are spelt in Latin letters, one spelling for each: し, shi and si are "si". A sound is strict, in which only the marks
of long and double sounds are gone (コンピューター, コンピュータ), or loose, in which no long vowel differs from a short one (ou, oo,
ō, oh and o), as nobody types them alike in romaji. Short words sound like too many others to be compared so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache

from kpi_core.homophones import readings
from kpi_core.keys import TO_HIRAGANA, is_kanji

LEAST_STRICT = 6  # letters of a sound that is compared at all: しおつ is a place, and no シーオーツー
LEAST_LOOSE = 6
LEAST_CONVERTED = 8  # of one with Chinese characters, or of kana that are compared loosely
_LEAST_SKELETON = 10
_SOUNDS_OF_LATIN = {"e": ("e", "i")}  # the letter by its name, イー

_STOP = "x"  # っ, which tells じっしょう from じしょう in kana, and which nobody spells alike in romaji
_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_KANA = {kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)}
_KANA |= {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "ゔ": "bu", "っ": _STOP, "ー": ""}
_KANA |= {"ぢ": "zi", "づ": "zu", "ゐ": "i", "ゑ": "e", "ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
_KANA |= {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゎ": "wa", "ゕ": "ka", "ゖ": "ke"}

_UNITS = re.compile(r"[ぁ-ゖァ-ヶ][ゃゅょぁぃぅぇぉャュョァィゥェォ]?|ー|[a-z]+|\S")
_ALL_KANA = re.compile(r"[ぁ-ゖァ-ヶー]+")
_SPEAKABLE = re.compile(r"[ぁ-ゖァ-ヶーa-z ]+")
_ROMAJI = re.compile(
    # No word can be cut in two ways, or a long one would take for ever.
    r"(?:(?:([kstpgdbzr])\1?y?|[nhmjflv]y?|[yw]|s?sh|c?ch|t?ts|tch)?[aiueo](?:h(?![aiueoy]))?|n(?![aiueoy])|m(?=[bpm]))+"
)

_SPELLINGS = {
    **{
        "tch": "ty",
        "cch": "ty",
        "cchi": "ti",
        "sh": "sy",
        "ch": "ty",
        "cy": "ty",
        "ts": "t",
        "jy": "zy",
        "j": "zy",
        "shi": "si",
        "chi": "ti",
    },
    **{"ji": "zi", "tchi": "ti", "f": "h", "l": "r", "v": "b", "c": "k", "dh": "d", "du": "zu", "th": "t"},
}
_SPELLING = re.compile("|".join(sorted(_SPELLINGS, key=len, reverse=True)))
_LONG = re.compile(r"o(?:[ou]|h(?![aiueoy]))+|([aiue])\1+|([bcdghkmnprstwyz])\2+|m(?=[bpm])")
_FAINT = frozenset("スクルトドムフツプブグ")  # whose vowel is left out by who thinks of the English word: gas, panel
# Of so many words the sound is kept; a bot runs for years, and every question brings others.
REMEMBERED = 1 << 14
_VOWELS = re.compile(r"[aiueo]")
_REPEATED = re.compile(r"(.)\1+")


def units(text: str) -> list[str]:
    """The pieces of a key that sound for themselves: しゃ, a Chinese character, a Latin word."""
    return _UNITS.findall(text)


@cache
def _kana(unit: str) -> str:
    unit = unit.translate(TO_HIRAGANA)
    if len(unit) == 1:
        return _KANA[unit]
    first, second = _KANA[unit[0]], _KANA[unit[1]]
    if unit[1] in "ゃゅょ":
        return first[:-1] + second if len(first) > 1 else first + second
    return (first[:-1] or ("w" if unit[0] == "う" else "")) + second  # ファ, ティ, ウェ


@lru_cache(REMEMBERED)
def strict(unit: str) -> tuple[str, ...]:
    """How a unit can sound; nothing where that is not known."""
    if _ALL_KANA.fullmatch(unit):
        return (_kana(unit),)
    if is_kanji(unit):
        return tuple(dict.fromkeys("".join(map(_kana, units(reading))) for reading in sorted(readings(unit))))
    return _SOUNDS_OF_LATIN.get(unit, (unit,)) if unit.isascii() and unit.isalpha() else ()


@lru_cache(REMEMBERED)
def loosened(sound: str) -> str:
    """A sound in Latin letters, its words apart, without what romaji spell in many ways."""
    spelt = _SPELLING.sub(lambda found: _SPELLINGS[found[0]], sound)
    return _LONG.sub(_short, spelt.replace(" ", "").replace(_STOP, ""))


def raw(unit: str) -> str:
    """How a unit sounds, before `loosened`. A Latin word has blanks round it, since gas haishutsu has no sh in the middle."""
    return f" {unit} " if unit.isascii() else strict(unit)[0]


def _short(found: re.Match[str]) -> str:
    return "n" if found[0] == "m" else found[0][0]


def skeleton(sound: str) -> str:
    """What is left of a sound without its vowels, which are left out or put in (gas, gasu)."""
    return _REPEATED.sub(r"\1", _VOWELS.sub("", sound))


@lru_cache(REMEMBERED)
def is_romaji(word: str) -> bool:
    """Whether a Latin word can be Japanese by its syllables."""
    return _ROMAJI.fullmatch(word) is not None


def _speakable(key: str) -> bool:
    if key.isascii():
        return is_romaji_throughout(key)
    return not (is_kanji(key[0]) or is_kanji(key[-1])) and _SPEAKABLE.fullmatch(key) is not None


def is_romaji_throughout(key: str) -> bool:
    return all(map(is_romaji, key.split()))


def heard_as(key: str) -> str:
    """The loose sound of a key, in which Chinese characters stay; "" where something in it does not sound."""
    found = units(key)
    if not all(is_kanji(unit) or strict(unit) for unit in found):
        return ""
    return loosened("".join(unit if is_kanji(unit) else raw(unit) for unit in found))


@lru_cache(REMEMBERED)
def _loose(unit: str) -> tuple[str, ...]:
    sounds = dict.fromkeys(map(loosened, strict(unit)))
    if unit in _FAINT:
        sounds |= dict.fromkeys([sound[:-1] for sound in sounds])
    return (unit, *sounds) if is_kanji(unit) else tuple(sounds)


def begins_as(sound: str, character: str) -> bool:
    """Whether a name that begins with `character` can sound as `sound`."""
    return character.isascii() or any(map(sound.startswith, _loose(character)))


def ends_as(sound: str, character: str) -> bool:
    """Whether a name that ends with `character` can sound as `sound`."""
    return character.isascii() or any(map(sound.endswith, _loose(character)))


def reads_as(sound: str, name: str) -> bool:
    """Whether a key sounds as `sound` (of `heard_as`) does, in which some of its characters may have been kept."""
    return _reads(sound, units(name), 0, 0, set())


def _reads(sound: str, name: Sequence[str], place: int, number: int, vain: set[tuple[int, int]]) -> bool:
    if number == len(name):
        return place == len(sound)
    if (place, number) in vain:
        return False
    before = sound[place - 1] if place else ""
    for option in _loose(name[number]):
        if sound.startswith(option, place) and _reads(sound, name, place + len(option), number + 1, vain):
            return True
        # Two that meet were made one: しん + にゅう, こ + う.
        one = option[:1] == before or (before == "o" and option[:1] == "u")
        shorter = place + len(option) - 1
        if one and option and sound.startswith(option[1:], place) and _reads(sound, name, shorter, number + 1, vain):
            return True
    vain.add((place, number))
    return False


def _lacks_faint(one: str, other: str, most: int) -> bool:
    """Whether two sounds differ by at most so many faint vowels; one vowel for another makes another word (shimon, shimin)."""
    from rapidfuzz.distance import Indel

    if Indel.distance(one, other, score_cutoff=most) > most:
        return False
    edits = Indel.editops(one, other)
    return all((one[e.src_pos] if e.tag == "delete" else other[e.dest_pos]) in "iu" for e in edits)


class Sounds:
    """Keys by how they sound."""

    def __init__(self, keys: Iterable[str], words: Callable[[], Iterable[str]]) -> None:
        self._words = words
        self.strict: dict[str, list[str]] = {}
        self.loose: dict[str, list[str]] = {}
        for key in keys:
            if not _speakable(key):
                continue
            for spelling in {key, key.replace("の", "")}:
                sound = "".join(map(raw, units(spelling)))
                if not key.isascii():
                    self._add(self.strict, sound.replace(" ", ""), key)
                self._add(self.loose, loosened(sound), key)
        self.prefixes = {sound[:stop] for sound in self.strict for stop in range(1, len(sound) + 1)}
        self._starts = {sound[:stop] for sound in self.loose for stop in _STARTS}
        self.skeletons: dict[str, list[str]] = {}
        for sound in self.loose:
            if len(sound) >= _LEAST_SKELETON - 1:
                self.skeletons.setdefault(skeleton(sound), []).append(sound)

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """The words of names by their loose sound."""
        found: dict[str, list[str]] = {}
        for word in self._words():
            self._add(found, loosened("".join(map(raw, units(word)))), word)
        return found

    @staticmethod
    def _add(known: dict[str, list[str]], sound: str, key: str) -> None:
        keys = known.setdefault(sound, [])
        if key not in keys:
            keys.append(key)

    def may_begin(self, sound: str) -> bool:
        """Whether any loose sound begins as `sound` does, whose last letters can still change."""
        return all(sound[:stop] in self._starts for stop in _STARTS if len(sound) >= stop + 2)

    def meant(self, found: Sequence[str]) -> Iterator[tuple[int, str]]:
        """The keys that the first units of a text sound like, with the number of those units."""
        partial = {""}
        converted = False
        for number, unit in enumerate(found, start=1):
            converted = converted or is_kanji(unit)
            options = strict(unit)
            partial = {before + sound for before in partial for sound in options}
            partial &= self.prefixes
            if not partial:
                return
            for sound in partial:
                if len(sound) >= (LEAST_CONVERTED if converted else LEAST_STRICT):
                    yield from ((number, key) for key in self.strict.get(sound, ()))

    def nearly(self, sound: str) -> list[str]:
        """The keys that sound as `sound` but for an i or u too many or too few, two in a long one (gas, gasu)."""
        if len(sound) < _LEAST_SKELETON:
            return []
        most = 2 if len(sound) >= 16 else 1
        near = [other for other in self.skeletons.get(skeleton(sound), ()) if _lacks_faint(sound, other, most)]
        return [key for other in near for key in self.loose[other]]


_STARTS = (2, 4, 7)
