"""A question that leans on the one before: じゃあ目標は? 2022年は? なぜ低い? 太陽光は?

What was asked about is kept where the new question names nothing of its own, and what was asked of it where it names
only another indicator. A word that nothing explains is never passed over, so that 「男性は?」 gets no figure.
"""

from __future__ import annotations

from dataclasses import replace

from kpi_core.contents import Choice
from kpi_core.questions import Intent, Question

# What can be asked of an indicator; a list, a ranking or a passage leaves nothing to lean on.
_OF_MEASURES = frozenset(
    {
        Intent.PROGRESS,
        Intent.ACTUAL,
        Intent.TARGET,
        Intent.BASELINE,
        Intent.TREND,
        Intent.OUTLOOK,
        Intent.NOTE,
    }
)
# What a year alone asks for, after something that is of no single year: 推移は? 2022年は?
_OF_A_YEAR = {Intent.BASELINE: Intent.ACTUAL, Intent.NOTE: Intent.PROGRESS, Intent.TREND: Intent.PROGRESS}
_VAGUE = frozenset({"how"})  # the cue of どう and how about, which asks for whatever was asked before
_OF_ALL = frozenset({"all", "which", "listing", "most", "best", "worst", "ranking"})  # cues
# Words, as `Question.words` spells them: for the newest, and away from what was asked about.
_NOW = frozenset({"now", "currently", "today", "今", "いま", "現在"})
_AWAY = frozenset({"ほか", "他", "別", "以外", "次", "other", "another", "else", "next"})


def about_the_same(question: Question, asked: Choice, previous: Choice) -> Choice | None:
    """`asked` (without a subject) on what `previous` was about; None where the question is no such follow-up."""
    if not question.bare or question.left_over or not previous.measures or previous.intent not in _OF_MEASURES:
        return None
    said = _said(question)
    if "which" in said and len(previous.measures) > 1:
        said -= {"which", "good", "bad"}  # どちらが進んでいる? is asked of them
    if said & _OF_ALL or _AWAY.intersection(question.words):
        return None
    of_a_year = bool(question.years) or asked.relative_year is not None
    if of_a_year and not said - _VAGUE:
        intent = _of_a_year(previous)
    elif question.intent in _OF_MEASURES and (said or question.intent is not Intent.PROGRESS):
        intent = question.intent  # OK has no cue, and asks for nothing
    else:
        return None
    kept = replace(asked, intent=intent, measures=previous.measures, codes=previous.codes)
    # Who asks for the same once more, or for the newest, means no longer the year that was asked for before.
    newest = "recent" in said or any(word.removesuffix("は") in _NOW for word in question.words)
    if of_a_year or newest or intent is previous.intent:
        return kept
    return replace(kept, years=previous.years, target_years=previous.target_years)


def of_another(question: Question, asked: Choice, previous: Choice) -> Choice:
    """`asked`, with the intent and the years of `previous` where the question names only another indicator."""
    # With nothing said the actual is asked for by the year alone.
    leans = asked.intent in {Intent.PROGRESS, Intent.ACTUAL} and asked.measures and not _said(question) - _VAGUE
    if not leans or previous.intent not in _OF_MEASURES:
        return asked
    if question.years:
        return replace(asked, intent=_of_a_year(previous))
    return replace(asked, intent=previous.intent, years=previous.years, target_years=previous.target_years)


def to_lean_on(question: Question, answered: Choice | None, previous: Choice | None) -> Choice | None:
    """What the next question can lean on: what was answered, and after help or thanks still what was answered before.

    None after a question about something that was not found: its 「目標は?」 must not get another indicator's.
    """
    if answered is not None and answered.intent is not Intent.HELP:
        return answered
    return previous if answered is not None or (question.bare and not question.left_over) else None


def _said(question: Question) -> set[str]:
    """The cues of what the question asks for."""
    return {cue for part in question.parts if part.role == "intent" for cue in part.explains}


def _of_a_year(previous: Choice) -> Intent:
    return _OF_A_YEAR.get(previous.intent, previous.intent)
