"""A figure with its unit, in words."""

from __future__ import annotations

from decimal import Decimal

from kpi_core.figures import grouped
from kpi_core.language import Bilingual, Language


def amount(value: Decimal, unit: Bilingual, language: Language) -> str:
    """1,457 DL, 55.5%; in English `1 facility` and `14 facilities`."""
    word = unit.to(language)
    if word.startswith(("%", "％")):
        return f"{grouped(value)}{word}"
    if language == "en" and unit.en and value == 1:
        word = _singular(word)
    return f"{grouped(value)} {word}".rstrip()


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
