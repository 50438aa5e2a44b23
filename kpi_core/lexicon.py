"""The words of questions in both languages, ready for looking up. Made at the first question, not at import."""

from __future__ import annotations

from functools import cache

from kpi_core import contrast_words, inflections, phrases_en, phrases_ja, phrases_romaji, words_en
from kpi_core.cues import Cue
from kpi_core.keys import is_hiragana, keys
from kpi_core.phrases import Phrases, separated

Cues = frozenset[Cue]


@cache
def lexicon() -> Phrases[Cues]:
    """What every phrase of a question's frame contributes; a phrase that stands in several groups has all their cues."""
    phrases: list[str] = []
    groups: list[Cues] = []
    for table, by in (
        (phrases_ja.PHRASES, None),
        (phrases_romaji.PHRASES, ";"),
        (phrases_en.PHRASES, ";"),
        ({(Cue.FRAME,): words_en.SAYING_NOTHING}, None),
    ):
        for cues, text in table.items():
            found = list(separated(text, by))
            phrases += found
            groups += [frozenset(cues)] * len(found)
    for form, said in inflections.phrases():
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
    verbs = [form for verb in words_en.VERBS.split() for form in inflections.english(verb)]
    for key in keys(verbs):
        meanings.setdefault(key, frozenset({Cue.FRAME}))
    meanings.pop("", None)
    return Phrases(meanings)


@cache
def contrasts() -> frozenset[str]:
    """Keys of words that turn one indicator into another, in both languages."""
    return frozenset(keys(sorted(contrast_words.WORDS)))
