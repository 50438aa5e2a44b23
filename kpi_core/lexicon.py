"""The words of questions in both languages, ready for looking up. Made at the first question, not at import."""

from __future__ import annotations

import re
from functools import cache

from kpi_core import inflections, phrases_en, phrases_ja
from kpi_core.cues import Cue
from kpi_core.keys import is_hiragana, keys
from kpi_core.phrases import Phrases, separated

Cues = frozenset[Cue]

_TABLES: tuple[tuple[dict[tuple[Cue, ...], str], str | None], ...] = (
    (phrases_ja.PHRASES, None),
    (phrases_ja.ROMAJI, ";"),
    (phrases_en.PHRASES, ";"),
    ({(Cue.FRAME,): phrases_en.WORDS}, None),
)
_LETTER = re.compile(r"[a-z]", re.IGNORECASE)


@cache
def lexicon() -> Phrases[Cues]:
    """What every phrase of a question's frame contributes; a phrase that stands in several groups has all their cues."""
    meanings = dict(japanese_lexicon().values)
    for key, cues in latin_lexicon().values.items():
        meanings[key] = meanings[key] | cues if key in meanings else cues
    japanese_lexicon.cache_clear()
    latin_lexicon.cache_clear()
    return Phrases(meanings)


@cache
def japanese_lexicon() -> Phrases[Cues]:
    """The phrases that a question without a Latin letter can hold."""
    return Phrases(_meanings(latin=False))


@cache
def latin_lexicon() -> Phrases[Cues]:
    """The phrases that a question of Latin letters alone can hold."""
    meanings = _meanings(latin=True)
    verbs = [form for verb in phrases_en.VERBS.split() for form in inflections.english(verb)]
    for key in keys(verbs):
        meanings.setdefault(key, frozenset({Cue.FRAME}))
    return Phrases(meanings)


def lexicon_for(text: str) -> Phrases[Cues]:
    """The phrases that `text` can hold: most questions are of one script, and need not wait for the other's."""
    if lexicon.cache_info().currsize:
        return lexicon()  # which holds both, and is there
    if text.isascii():
        return latin_lexicon()
    return lexicon() if _LETTER.search(text) else japanese_lexicon()


def _meanings(*, latin: bool) -> dict[str, Cues]:
    phrases: list[str] = []
    groups: list[Cues] = []
    for table, by in _TABLES:
        for cues, text in table.items():
            found = [phrase for phrase in separated(text, by) if _is_latin(phrase) is latin]
            phrases += found
            groups += [frozenset(cues)] * len(found)
    for form, said in () if latin else inflections.phrases():
        phrases.append(form)
        groups.append(said)
    meanings: dict[str, Cues] = {}
    same: dict[Cues, Cues] = {}  # one object for equal ones, of which there are thousands
    for key, group in zip(keys(phrases), groups, strict=True):
        # The particle may be left out of the question's key: 〜に関する.
        if len(key) > 2 and key[0] in "にをがので" and not is_hiragana(key[1]):
            meanings.setdefault(key[1:], group)
        if len(key) > 2 and key[-1] in "にの" and not is_hiragana(key[-2]) and Cue.PARTICLE not in group:
            meanings.setdefault(key[:-1], group)
        known = meanings.get(key)
        every = group if known is None or known is group else known | group
        meanings[key] = same.setdefault(every, every)
    meanings.pop("", None)
    return meanings


def _is_latin(phrase: str) -> bool:
    return phrase.isascii() and _LETTER.search(phrase) is not None


@cache
def contrasts() -> frozenset[str]:
    """Keys of words that turn one indicator into another, in both languages."""
    return frozenset(keys(sorted(phrases_ja.CONTRASTS | phrases_en.CONTRASTS)))
