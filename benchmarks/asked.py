"""The questions that the tests ask: fifty of them, all different and in both languages, or those about nothing we know."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.kpi_core.question_sets import rows

_SEED = 2030


@dataclass(frozen=True, slots=True)
class Asked:
    """`answerable`: the record holds what is asked for; otherwise the bot says so, and counts the question."""

    text: str
    answerable: bool


def mixed(answerable: int = 46, unanswerable: int = 4) -> tuple[Asked, ...]:
    """Half of each in Japanese, half in English; the same draw at every run, in the same order."""
    draw = random.Random(_SEED)  # noqa: S311  (a fair mixture, no secret)
    chosen = [
        Asked(text, known)
        for name, count, known in (("answerable", answerable, True), ("unanswerable", unanswerable, False))
        for language in ("ja", "en")
        for text in draw.sample(_texts(name, language), count // 2)
    ]
    draw.shuffle(chosen)
    return tuple(chosen)


def unrelated(language: str) -> list[str]:
    """Questions about other things altogether, which no catalogue of indicators answers."""
    return _texts("unanswerable", language, kinds={"other_topic", "small_talk", "nonsense"})


def _texts(name: str, language: str, kinds: set[str] | None = None) -> list[str]:
    found = [
        row["question"]
        for row in rows(f"{name}.tsv")
        if row["language"] == language and (kinds is None or row["kind"] in kinds)
    ]
    return list(dict.fromkeys(found))
