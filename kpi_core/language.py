"""Japanese or English, and the one normalisation that names and questions share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

Language = Literal["ja", "en"]

# One spelling for the dashes, wave dashes and middle dots that keyboards and PDFs mix. A long-vowel mark
# after kana stays one; hiragana is not folded into katakana, which would make false friends of words.
_DASHES = re.compile(r"[‐‑‒–—―−﹣－]")
_WAVES = re.compile(r"[〜～∼∿]")
_LONG_VOWELS = str.maketrans("āēīōūâêîôû", "aeiouaeiou")  # of romaji: kōka
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0e\ufe0f]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_KANA_OR_KANJI = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆]")

_LATIN = re.compile(r"[^\W\d_]+")
_SYLLABLES = re.compile(r"(?:(?:([kstpgdbz])\1?y?|[nhmrjf]y?|[yw]|s?sh|c?ch|t?ts|tch)?[aiueo]|n(?![aiueoy]))+")
# Romaji that no English sentence has; ambiguous ones (no, to, made) tell nothing.
_ROMAJI = frozenset(
    [
        "wa",
        "wo",
        "desu",
        "desuka",
        "deshita",
        "deshouka",
        "masu",
        "masuka",
        "oshiete",
        "kudasai",
        "onegai",
        "onegaishimasu",
        "misete",
        "shiritai",
        "tasseido",
        "tasseiritsu",
        "tassei",
        "shinchoku",
        "joukyou",
        "mokuhyou",
        "mokuhyouchi",
        "jisseki",
        "suii",
        "toushochi",
        "kijunchi",
        "mitooshi",
        "ikutsu",
        "nanbo",
        "nanken",
        "nannin",
        "ichiban",
        "hikui",
        "takai",
        "shihyou",
        "okurete",
        "susunde",
        "susundeiru",
        "okureteiru",
        "itsu",
        "naze",
        "dou",
        "douna",
        "dounatte",
        "donna",
        "dochira",
        "dore",
        "ichiran",
        "zentai",
        "tsukaikata",
        "nendo",
        "ima",
    ]
)
# English words that are shaped like romaji.
_ENGLISH = frozenset(
    [
        "are",
        "be",
        "do",
        "have",
        "he",
        "here",
        "home",
        "in",
        "is",
        "made",
        "make",
        "me",
        "more",
        "my",
        "name",
        "no",
        "note",
        "on",
        "one",
        "rate",
        "rise",
        "same",
        "so",
        "some",
        "take",
        "time",
        "to",
        "use",
        "we",
    ]
)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One thing said in Japanese and in English. An empty English text falls back on the Japanese one."""

    ja: str
    en: str

    def to(self, language: Language) -> str:
        return (self.en or self.ja) if language == "en" else self.ja


def normalise(text: str) -> str:
    """`text` in the form in which names and questions are compared: NFKC, casefold, one kind of dash, apostrophe and blank."""
    if not text.isascii():
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
        text = _WAVES.sub("~", _DASHES.sub("-", _INVISIBLE.sub("", text))).replace("’", "'").replace("‘", "'")
        text = text.casefold().translate(_LONG_VOWELS)
    return " ".join(_CONTROL.sub(" ", text.casefold()).split())


def has_japanese(text: str) -> bool:
    """Whether kana or kanji occur (half-width katakana included)."""
    return _KANA_OR_KANJI.search(unicodedata.normalize("NFKC", text)) is not None


def language_of(text: str, names: Container[str], default: Language) -> Language:
    """The language in which `text` asks; `default` where it holds nothing that tells.

    `names` are the Latin words, in lower case, that Japanese names are written with too (maas, re, sdgs): they tell
    nothing. Neither do romaji, unless one of them is a word of the frame (oshiete, tasseido).
    """
    if has_japanese(text):
        return "ja"
    words = _LATIN.findall(normalise(text))
    if any(word in _ROMAJI for word in words):
        return "ja"
    words = [word for word in words if len(word) > 1 and word not in names]
    english = any(word in _ENGLISH or _SYLLABLES.fullmatch(word) is None for word in words)
    return "en" if english else default


def spoken(text: str) -> Language:
    """The language in which to complain about `text`, without knowing any names: English only where nothing is Japanese."""
    return "ja" if has_japanese(text) or not any(c.isalpha() for c in text) else "en"
