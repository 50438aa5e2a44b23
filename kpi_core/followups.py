"""A question that leans on the one before: じゃあ目標は? 2022年は? なぜ低い? 太陽光は?

What was asked about is kept where the new question names nothing of its own, and what was asked of it where it names
only another indicator.
"""

from __future__ import annotations

from dataclasses import replace

from kpi_core.contents import NO_FILTERS, Choice
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
_VAGUE = {"how"}  # the cue of どう and how about, which asks for whatever was asked before


def about_the_same(question: Question, asked: Choice, previous: Choice) -> Choice | None:
    """`asked` (without a subject) on what `previous` was about; None where the question is no such follow-up."""
    if not question.bare or question.left_over or not previous.measures or previous.intent not in _OF_MEASURES:
        return None
    if question.intent in _OF_MEASURES:
        intent = question.intent
    elif question.intent is Intent.UNKNOWN and question.years:
        intent = previous.intent
    else:
        return None
    kept = replace(asked, intent=intent, measures=previous.measures, codes=previous.codes, filters=NO_FILTERS)
    if intent is previous.intent or question.years:
        return kept
    return replace(kept, years=previous.years, target_years=previous.target_years)


def of_another(question: Question, asked: Choice, previous: Choice) -> Choice:
    """`asked`, with the intent and the years of `previous` where the question names only another indicator."""
    explicit = any(part.role == "intent" and set(part.explains) - _VAGUE for part in question.parts)
    leans = asked.intent is Intent.PROGRESS and asked.measures and not explicit
    if not leans or previous.intent not in _OF_MEASURES:
        return asked
    if asked.years or asked.target_years:
        return replace(asked, intent=previous.intent)
    return replace(asked, intent=previous.intent, years=previous.years, target_years=previous.target_years)
