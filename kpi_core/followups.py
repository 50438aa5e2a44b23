"""A question that leans on the one before: じゃあ目標は? 2022年は? 太陽光は? 環境だけだと? 逆に一番低いのは? 環のほう.

What was asked about is kept where the new question names nothing of its own; what was asked of it where it names only another
indicator; the rest of a list or ranking where it names only another dimension, programme, goal, status, order or year; and what
was asked back where it chooses an option. A word that nothing explains is never passed over, so that 「男性は?」 gets no figure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kpi_core.choosing import picked
from kpi_core.contents import Choice, Clarify
from kpi_core.counters import wrong_asked, wrong_unit
from kpi_core.explained_parts import said
from kpi_core.filters import Filters, carried_over, kept, named_in
from kpi_core.intents import OF_MEASURES
from kpi_core.keys import keys
from kpi_core.matches import Ambiguous, Candidate, Found, Match
from kpi_core.name_words import is_official
from kpi_core.negation import excludes
from kpi_core.questions import Intent, Question
from kpi_core.stated import Stated, find_stated, speaks_of_achievement
from kpi_core.vocabulary import Vocabulary

# What can be asked of many; a passage leaves nothing to lean on.
_OF_MANY = frozenset({Intent.LIST, Intent.RANKING, Intent.SUMMARY})
# What a year alone asks for, after something that is of no single year: 推移は? 2022年は?
_OF_A_YEAR = {Intent.BASELINE: Intent.ACTUAL, Intent.NOTE: Intent.PROGRESS, Intent.TREND: Intent.PROGRESS}
_VAGUE = frozenset({"how"})  # the cue of どう and how about, which asks for whatever was asked before
_OF_ALL = frozenset({"all", "which", "listing", "most", "best", "worst", "ranking"})  # cues
_NARROWING = frozenset(
    {
        *("environment", "economy", "society", "which", "how", "recent", "good", "bad"),
        *("most", "best", "worst", "furthest", "improved", "ranking"),
        *("achieved", "on_track", "late", "not_late", "slightly", "regressing", "missed", "open", "unclear"),
    }
)  # cues: all that may be said where a list or ranking is kept
_AFRESH = frozenset({"generic", "plan", "summary", "listing", "all"})  # cues that ask for a list of their own
# Words, as `Question.words` spells them: for the newest, and away from what was asked about.
_NOW = frozenset({"now", "currently", "today", "今", "いま", "現在"})
_AMONG = re.compile(r"うち|中で|なかで|\b(?:of|among|from) (?:those|these|them)\b")
_OF_IT = re.compile(
    r"\b(?:it|(?:that|this|those)(?!\s+(?:plan|city|town|year|report|programme|program|indicators?|kpis?))|they|we)\b"
)
_ONE_TARGET = re.compile(r"\b(?:target|goal)\b")
_ABOUT = re.compile(r"\b(?:what|how) about\b")
# Says something else of a value than that it is reached.
_ELSE = re.compile(r"毎|から|あと(?=\d)|より|ずつ|\b(?:each|every|per|from|below|another)\b")
_HITS = frozenset({"arrive", "future", "outlook", "target", "achieved"})  # cues, one of which a value is named with
_AT_LARGE = re.compile(r"\b(?:overall|all|everything|general|whole|city|plan|things)\b")
_ON = frozenset({"次", "next"})
_AWAY = frozenset({"ほか", "他", "別", "以外", "次", "other", "another", "else", "next"})


def leaning(question: Question, asked: Choice, previous: Choice, vocabulary: Vocabulary) -> Choice | None:
    """`asked` (without a subject), completed by `previous`; None where the question is no such follow-up."""
    if previous.asked_back:
        chosen = _chosen(question, asked, previous, vocabulary)
        if chosen is None and previous.otherwise_counted and len(previous.measures) == 1 and not question.left_over:
            return _about_the_same(question, asked, previous, vocabulary)  # 何人? asked back, and then: 何%?
        return chosen
    if question.left_over:
        return _of_its_target(question, asked, previous, vocabulary) or _of_its_value(
            question, asked, previous, vocabulary
        )
    if previous.intent in _OF_MANY:
        return _of_the_rest(question, asked, previous, vocabulary)
    return _about_the_same(question, asked, previous, vocabulary)


def among_those_before(question: Question, found: Match, previous: Choice, vocabulary: Vocabulary) -> Match:
    """`found`, where it fits several, of which one was just spoken of and one has the words in its own name: あと何件の契約が必要?

    That can be another than the one before: after the MaaS downloads 「サービスは?」 is asked of the MaaS services.
    """
    if not isinstance(found, Ambiguous) or question.left_over or any(e.full for e in question.evidence):
        return found
    if previous.asked_back or previous.intent not in OF_MEASURES:
        return found
    words = [e.key for e in question.evidence] or keys(question.counting)
    places = {measure.key: place for place, measure in enumerate(vocabulary.measures)}
    offered = dict.fromkeys(candidate.measure for candidate in found.candidates)
    if not offered.keys() & set(previous.measures):
        return found
    own = [m for m in offered if all(is_official(word, places[m], vocabulary) for word in words)]
    before = [m for m in own if m in previous.measures]
    chosen = before if len(before) == 1 else own
    if len(chosen) != 1:
        return found
    wrong = wrong_asked(question, chosen, vocabulary)
    return Ambiguous(wrong, (Candidate(chosen[0]),), otherwise_counted=True) if wrong else Found((chosen[0],))


def of_another(question: Question, asked: Choice, previous: Choice) -> Choice:
    """`asked`, with the intent and the years of `previous` where the question names only another indicator."""
    # With nothing said the actual is asked for by the year alone.
    leans = asked.intent in {Intent.PROGRESS, Intent.ACTUAL} and asked.measures and not _asks(question)
    if not leans or previous.intent not in OF_MEASURES:
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


def to_choose_from(asked_back: Clarify, asked: Choice) -> Choice:
    """What the next question can lean on where options are asked back: `asked`, of each of them."""
    return replace(
        asked,
        intent=asked.intent if asked.intent in OF_MEASURES else Intent.PROGRESS,
        measures=tuple(option.measure for option in asked_back.options),
        codes=tuple(option.code for option in asked_back.options),
        filters=Filters(),
        asked_back=True,
        otherwise_counted=asked_back.otherwise_counted,
    )


# --- what is kept


def _of_its_target(question: Question, asked: Choice, previous: Choice, vocabulary: Vocabulary) -> Choice | None:
    """The measures before whose target the question names by its value, and nothing else: このペースで5000いく?"""
    values = {word.replace(",", "") for word in question.left_over}
    if question.years or _ELSE.search(question.text) or not said(question.parts) & _HITS:
        return None
    if not question.bare or previous.intent not in OF_MEASURES:
        return None
    chosen = [m for m in vocabulary.measures if m.key in previous.measures and values <= set(m.aims)]
    if not chosen:
        return None
    intent = question.intent if _asks(question) and question.intent in OF_MEASURES else Intent.OUTLOOK
    codes = tuple(code for code in previous.codes if any(code in m.codes for m in chosen))
    return replace(asked, intent=intent, measures=tuple(m.key for m in chosen), codes=codes)


def _of_its_value(question: Question, asked: Choice, previous: Choice, vocabulary: Vocabulary) -> Choice | None:
    """The indicators before, of which the question says nothing but a figure: 55.5%って聞いたけど本当?"""
    claims = stated_alone(question)
    if not question.bare or not claims or not previous.measures or previous.intent not in OF_MEASURES:
        return None
    of_achievement = speaks_of_achievement(question.text)
    places = [place for place, measure in enumerate(vocabulary.measures) if measure.key in previous.measures]
    if wrong_unit(claims, places, vocabulary, of_achievement=of_achievement):
        return None
    intent = Intent.PROGRESS if of_achievement else Intent.ACTUAL
    if question.intent in {Intent.TARGET, Intent.BASELINE}:
        intent = question.intent
    return replace(asked, intent=intent, measures=previous.measures, codes=previous.codes)


def stated_alone(question: Question) -> tuple[Stated, ...]:
    """The figures that are asked about where nothing else is unknown, as in a question without a subject; else none."""
    claims = [(question.text[start:end], s) for start, end, s in find_stated(question.text) if s.asked_about]
    known = "".join(words for words, _ in claims)
    return tuple(s for _, s in claims) if all(word in known for word in question.left_over) else ()


def _about_the_same(question: Question, asked: Choice, previous: Choice, vocabulary: Vocabulary) -> Choice | None:
    asks = question.intent if question.bare else _asked_of_it(question)
    if asks is None or not previous.measures or previous.intent not in OF_MEASURES:
        return None
    if _AWAY.intersection(question.words) or wrong_asked(question, previous.measures, vocabulary):
        return None
    cues = said(question.parts)
    if "which" in cues and (len(previous.measures) > 1 or cues & {"outlook", "future", "baseline", "target", "actual"}):
        cues -= {"which", "good", "bad"}  # どちらが進んでいる? is asked of them, is there any chance? of it
    if cues & _OF_ALL:
        return None
    of_a_year = bool(question.years) or asked.relative_year is not None
    if of_a_year and not cues - _VAGUE:
        intent = _of_a_year(previous)
    elif asks in OF_MEASURES and (cues or asks is not Intent.PROGRESS or not question.bare):
        intent = asks  # OK has no cue, and asks for nothing
    else:
        return None
    same = replace(asked, intent=intent, measures=previous.measures, codes=previous.codes)
    # Who asks for the same once more, or for the newest, means no longer the year that was asked for before.
    if of_a_year or _is_of_now(question) or intent is previous.intent:
        return same
    return replace(same, years=previous.years, target_years=previous.target_years)


def _asked_of_it(question: Question) -> Intent | None:
    """What is asked of one indicator, and without anything before would be asked of all: how is it going?"""
    cues = said(question.parts)
    of_targets = "target" in cues and cues <= {"target", "plan"}
    one = of_targets and _ONE_TARGET.search(question.text) is not None  # and what is the 2030 target?
    if question.evidence or question.rows or not (one or _OF_IT.search(question.text)):
        return None
    if _AT_LARGE.search(question.text):
        return None
    if question.intent is Intent.SUMMARY and cues <= {"summary", "how"}:
        return Intent.PROGRESS
    return Intent.TARGET if question.intent is Intent.LIST and of_targets else None


def _of_the_rest(question: Question, asked: Choice, previous: Choice, vocabulary: Vocabulary) -> Choice | None:
    """The list, ranking or summary before, with all that the question names in the place of what is of its kind."""
    of_a_year = bool(question.years) or asked.relative_year is not None
    named = named_in(question.text, vocabulary)
    if not (of_a_year or _is_of_now(question) or named != Filters()) or not _only_narrows(question, named, previous):
        return None
    filters = carried_over(named, previous.filters)
    intent = Intent.RANKING if filters.order is not None else Intent.LIST
    if previous.intent is Intent.SUMMARY and filters == previous.filters:
        intent = Intent.SUMMARY
    filters = kept(filters, intent)
    if filters.order is not None and _AMONG.search(question.text):
        filters = replace(filters, statuses=previous.filters.statuses)
    same = replace(previous, intent=intent, language=asked.language, filters=filters)
    if not of_a_year and not _is_of_now(question):
        return same
    years = (*asked.years, *asked.target_years)
    if previous.target_years and years:  # 2030年の目標一覧: 2022年のは?
        return replace(same, years=(), target_years=years)
    return replace(same, years=asked.years, target_years=asked.target_years, relative_year=asked.relative_year)


def _only_narrows(question: Question, named: Filters, previous: Choice) -> bool:
    """Whether nothing else is said than what a list or ranking is narrowed to, or goes by."""
    if question.rows or (question.evidence and not _names_a_programme(question, named, previous)):
        return False
    if excludes(replace(question, intent=Intent.LIST)):
        return False
    away = _AWAY if named.order else _AWAY - _ON  # 次に悪いのは? is another place, 次は環境 the same of another side
    if away.intersection(question.words):
        return False
    asks = [part.explains for part in question.parts if part.role == "intent"]
    return all(_NARROWING.intersection(cues) and not _AFRESH.intersection(cues) for cues in asks)


def _names_a_programme(question: Question, named: Filters, previous: Choice) -> bool:
    """Whether the question says nothing but another programme; RE100は順調? asks of its indicators."""
    if not previous.filters.programme or named.programme in {"", previous.filters.programme}:
        return False
    only = len(question.evidence) == 1 and question.evidence[0].full
    return only and (not said(question.parts) or (not _asks(question) and _ABOUT.search(question.text) is not None))


def _chosen(question: Question, asked: Choice, previous: Choice, vocabulary: Vocabulary) -> Choice | None:
    """The options that the question chooses, with what was asked of them."""
    options = picked(question, previous, vocabulary)
    if not options or wrong_asked(question, [option.measure for option in options], vocabulary):
        return None
    numbered = {"value", "source"}  # the cues of number two
    asks = question.intent in OF_MEASURES and said(question.parts) - _VAGUE - numbered
    if not question.years and asked.relative_year is None:
        asked = replace(previous, language=asked.language)
    return replace(
        asked,
        intent=question.intent if asks else previous.intent,
        measures=tuple(dict.fromkeys(option.measure for option in options)),
        codes=tuple(option.code for option in options),
        filters=Filters(),
        asked_back=False,
        otherwise_counted=False,
    )


def _asks(question: Question) -> bool:
    """Whether it says what it asks for."""
    return bool(said(question.parts) - _VAGUE)


def _is_of_now(question: Question) -> bool:
    """Whether the newest is asked for."""
    return "recent" in said(question.parts) or any(word.removesuffix("は") in _NOW for word in question.words)


def _of_a_year(previous: Choice) -> Intent:
    return _OF_A_YEAR.get(previous.intent, previous.intent)
