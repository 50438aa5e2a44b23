"""Japanese or English, and the one normalisation that names and questions share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Language = Literal["ja", "en"]

# One spelling for the dashes, wave dashes and middle dots that keyboards and PDFs mix. A long-vowel mark
# after kana stays one; hiragana is not folded into katakana, which would make false friends of words.
_DASHES = re.compile(r"[‐‑‒–—―−﹣－]")
_WAVES = re.compile(r"[〜～∼∿]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0e\ufe0f]")
_KANA_OR_KANJI = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆]")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One thing said in Japanese and in English. An empty English text falls back on the Japanese one."""

    ja: str
    en: str

    def to(self, language: Language) -> str:
        return (self.en or self.ja) if language == "en" else self.ja


def normalise(text: str) -> str:
    """`text` in the form in which names and questions are compared: NFKC, casefold, one kind of dash and blank."""
    text = unicodedata.normalize("NFKC", text)
    text = _INVISIBLE.sub("", text)
    text = _WAVES.sub("~", _DASHES.sub("-", text)).casefold()
    return " ".join("".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in text).split())


def has_japanese(text: str) -> bool:
    """Whether kana or kanji occur (half-width katakana included)."""
    return _KANA_OR_KANJI.search(unicodedata.normalize("NFKC", text)) is not None
