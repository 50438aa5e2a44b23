"""Three hundred questions about the made-up catalogue: its names as they stand, framed, reworded and misspelt, and others."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks import asked
from benchmarks.names import Parts, services
from kpi_core.language import Language

EACH = 60  # of every kind; a quarter of them in English
KINDS = ("exact", "framed", "reworded", "misspelt", "unrelated")

_FRAMES: dict[Language, tuple[str, ...]] = {
    "ja": ("{}の達成度は?", "{}の進捗を教えてください", "{}はいま何件ですか", "{}の目標値は？", "{}って順調なの?", "お疲れさまです。{}の推移を教えてください。"),
    "en": ("How is {} going?", "What is the target for {}?", "Please tell me the progress of {}", "Is {} on track?", "{} trend"),
}  # fmt: skip
_REWORDED: dict[Language, tuple[str, ...]] = {
    "ja": ("{0}の{1}{2}の{3}", "{1}{2}の{3}（{0}）", "{0} {1}{2} {3}", "{0}の{2}（{1}）の{3}"),
    "en": ("{3} {2} {1} {0}", "{0}: {3} of {2} for {1}", "{2} for {1} in {0}, {3}"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """`key` is the measure asked for; None where the catalogue has nothing of the kind."""

    kind: str
    language: Language
    text: str
    key: str | None


def drawn(parts: tuple[Parts, ...], draw: random.Random) -> tuple[Subject, ...]:
    """`EACH` of every kind, shuffled."""
    languages: list[Language] = ["en" if number % 4 == 0 else "ja" for number in range(EACH)]
    made = [_about(kind, language, draw.choice(parts), draw) for kind in KINDS[:-1] for language in languages]
    others = {language: iter(draw.sample(asked.unrelated(language), EACH * 3 // 4)) for language in ("ja", "en")}
    made += [Subject(KINDS[-1], language, next(others[language]), None) for language in languages]
    draw.shuffle(made)
    return tuple(made)


def _about(kind: str, language: Language, one: Parts, draw: random.Random) -> Subject:
    text = one.name.to(language)
    if kind == "reworded":
        text = draw.choice(_REWORDED[language]).format(*one.said(language))
    elif kind == "misspelt":
        service = one.service.to(language)
        text = text.replace(service, _slip(service, services(language), draw))
    if kind == "framed" or (kind != "exact" and draw.random() < 0.5):
        text = draw.choice(_FRAMES[language]).format(text)
    return Subject(kind, language, text, one.key)


def _slip(word: str, others: frozenset[str], draw: random.Random) -> str:
    """`word` with a letter left out, doubled, or changed places with the next; never another of `others`."""
    while True:
        at = draw.randrange(1, len(word) - 1)
        wrong = draw.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
        if wrong != word and wrong not in others:
            return wrong
