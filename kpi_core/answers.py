"""The whole way of a question, in one place: text → question → match → assessments → answer.

An answer is a value. What it says in words is the matter of whoever shows it; every figure in it comes from
`assessment.assess`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from kpi_core import overviews
from kpi_core.assessment import Assessment, assess, lead_rows, series, target_year
from kpi_core.contents import (
    Choice,
    Clarify,
    Content,
    Figures,
    Help,
    MeasureAnswer,
    Option,
    Passages,
    Unknown,
    YearLabel,
)
from kpi_core.errors import BadQuestion
from kpi_core.followups import about_the_same, of_another
from kpi_core.language import Bilingual, Language
from kpi_core.matching import Ambiguous, Candidate, Found, NotFound, match
from kpi_core.nearest import nearest
from kpi_core.questions import Filters, Intent, Part, Question, understand
from kpi_core.record import Dossier, Indicator, Plan, Source
from kpi_core.store import Store
from kpi_core.vocabulary import Vocabulary
from kpi_core.years import YearKind, YearMention

LONGEST = 4000  # characters of a question
_WORDS = 80  # characters of a question that are quoted back
MOST_MEASURES = 5  # in one answer; the rest is offered


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered, in which language, for which city and plan, from which sources."""

    text: str  # the question as asked; empty where a button was pressed
    language: Language
    intent: Intent
    plan: Plan
    content: Content
    examples: tuple[str, ...]  # questions that work here
    example_code: str  # a code that works here
    sources: dict[str, Source]
    tables: dict[str, Bilingual]  # titles by key
    terms: dict[str, Bilingual]
    question: Question | None = None
    choice: Choice | None = None  # what was answered, as a button would ask for it again

    @property
    def city(self) -> str:
        return self.plan.city.to(self.language)


def answer(
    text: str, store: Store, today: date, *, language: Language | None = None, previous: Choice | None = None
) -> Answer:
    """The answer to `text`; `today` is the day in the plan's time zone, `language` overrules the question's own.

    `previous` is what was answered before in the same conversation, for questions that lean on it.
    Raises `BadQuestion` if there is nothing to ask, or more than 4,000 characters.
    """
    check(text)
    vocabulary = vocabulary_of(store)
    question = understand(text, vocabulary)
    spoken = language or question.language
    found = match(question, vocabulary)
    asked = _asked(question, spoken)
    also: tuple[Candidate, ...] = ()
    choice = about_the_same(question, asked, previous) if previous is not None else None
    if choice is None:
        if not isinstance(found, Found):
            missed = _miss(text, question, found, asked.years, store)
            return _answer(text, spoken, question.intent, missed, store, question, None)
        also = found.also
        choice = replace(asked, measures=found.measures, codes=found.codes, passages=found.passages)
        if previous is not None:
            choice = of_another(question, choice, previous)
    content = _content(choice, store, today, also, question.years)
    return _answer(text, spoken, choice.intent, content, store, question, choice)


def _miss(
    text: str, question: Question, found: Ambiguous | NotFound, years: tuple[int, ...], store: Store
) -> Clarify | Unknown:
    """Asked back, or said not to be known; with what comes near."""
    match found:
        case Ambiguous():
            words, left_over = "、".join(found.words), bool(question.left_over)
            return Clarify(words, question.intent, _options(found.candidates, store), years, left_over)
        case NotFound():
            return Unknown(_words(text, question), question.intent, _options(found.near, store))


def _asked(question: Question, language: Language) -> Choice:
    """What `question` asks, of nothing yet."""
    of_targets = [mention for mention in question.years if _names_a_target(question, mention)]
    return Choice(
        intent=question.intent,
        measures=(),
        language=language,
        years=_numbers([mention for mention in question.years if mention not in of_targets]),
        filters=question.filters,
        target_years=_numbers(of_targets),
    )


def choose(choice: Choice, store: Store, today: date) -> Answer:
    """The answer to a pressed button. Measures that the record does not know (any more) are passed over."""
    content = _content(choice, store, today, (), ())
    return _answer("", choice.language, choice.intent, content, store, None, choice)


def check(text: str) -> None:
    """Raises `BadQuestion` if `text` cannot be asked."""
    if not text.strip() or not any(c.isprintable() and not c.isspace() for c in text):
        raise BadQuestion(
            ja="質問が空です。例: 「遅れている指標は?」のように入力してください。",
            en="The question is empty. Ask, for example: “Which indicators are behind?”",
        )
    if len(text) > LONGEST:
        raise BadQuestion(
            ja=f"質問が長すぎます（{len(text):,}文字）。{LONGEST:,}文字以内で入力してください。",
            en=f"The question is too long ({len(text):,} characters). Keep it within {LONGEST:,}.",
        )


_vocabularies: dict[str, Vocabulary] = {}


def vocabulary_of(store: Store) -> Vocabulary:
    """The index of the store's record, built once per record version and process."""
    known = _vocabularies.get(store.version)
    if known is None:
        known = Vocabulary.of(store.catalogue())
        _vocabularies.clear()  # a record is replaced, not added to
        _vocabularies[store.version] = known
    return known


def _answer(
    text: str,
    language: Language,
    intent: Intent,
    content: Content,
    store: Store,
    question: Question | None,
    choice: Choice | None,
) -> Answer:
    shown = intent
    if isinstance(content, Clarify):
        shown = Intent.CLARIFY
    elif isinstance(content, Unknown):
        shown = Intent.UNKNOWN
    return Answer(
        text=text,
        language=language,
        intent=shown,
        plan=store.plan,
        content=content,
        examples=examples(store, language),
        example_code=store.first_code(),
        sources=store.sources(),
        tables={table.key: table.title for table in store.tables()},
        terms={term.key: term.name for term in store.terms()},
        question=question,
        choice=choice,
    )


def examples(store: Store, language: Language) -> tuple[str, ...]:
    """Three questions that work on any record: one on an indicator, one on a target, one on all."""
    names = [name.to(language) for name in store.first_names(2)]
    if language == "en":
        shapes = ("How is “{}” going?", "What is the target for “{}”?")
        return (
            *(shape.format(name) for shape, name in zip(shapes, names, strict=False)),
            "Which indicators are behind?",
        )
    shapes = ("{}の達成度は？", "{}の目標は？")
    return (
        *(shape.format(name) for shape, name in zip(shapes, names, strict=False)),
        "遅れている指標は？",
    )


def _words(asked: str, question: Question) -> str:
    """The words that were not understood, as they were typed and with what belongs to them: 男性就業率, not 男."""
    runs: list[list[Part]] = []
    for part in question.parts:
        if part.role not in {"left_over", "subject"}:
            continue
        if runs and part.start - runs[-1][-1].end <= 1:
            runs[-1].append(part)
        else:
            runs.append([part])
    left = [run for run in runs if any(part.role == "left_over" for part in run)]
    typed = unicodedata.normalize("NFKC", asked)
    shown = []
    for run in left:
        gaps = [" " * (part.start - before.end) for before, part in pairwise(run)]
        text = run[0].text + "".join(gap + part.text for gap, part in zip(gaps, run[1:], strict=True))
        at = typed.casefold().find(text)
        shown.append(typed[at : at + len(text)] if at >= 0 and len(typed) == len(typed.casefold()) else text)
    return "、".join(dict.fromkeys(shown))[:_WORDS]


_TARGET_BEHIND = re.compile(r"\s*の?\s*(?:目標|target|goal)")


def _names_a_target(question: Question, mention: YearMention) -> bool:
    """2022年の目標に対する達成度: the year is the target's, not that of an actual."""
    return _TARGET_BEHIND.match(question.text, mention.end) is not None


def _numbers(years: Sequence[YearMention]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(mention.year.number for mention in years))


def _options(candidates: Sequence[Candidate], store: Store) -> tuple[Option, ...]:
    known = {key: (name, code) for key, name, code in store.names([c.measure for c in candidates])}
    return tuple(
        Option(c.measure, known[c.measure][0], c.code or known[c.measure][1]) for c in candidates if c.measure in known
    )


def _content(
    choice: Choice,
    store: Store,
    today: date,
    also: Sequence[Candidate],
    asked: Sequence[YearMention],
) -> Content:
    match choice.intent:
        case Intent.LIST if not choice.measures or _filtered(choice.filters):
            return overviews.listing(choice, store, today)
        case Intent.RANKING:
            return overviews.ranking(choice, store, today)
        case Intent.SUMMARY:
            return overviews.summary(store, today)
        case Intent.AUDIT:
            return overviews.audit(choice, store, today)
        case Intent.CONTEXT:
            return Passages(store.passages(choice.passages))
        case Intent.HELP | Intent.CLARIFY | Intent.UNKNOWN:
            return Help()
        case _:
            return _figures(choice, store, today, also, asked)


def _filtered(filters: Filters) -> bool:
    return filters != Filters()


def _figures(
    choice: Choice,
    store: Store,
    today: date,
    also: Sequence[Candidate],
    asked: Sequence[YearMention],
) -> Figures:
    dossiers = store.dossiers(choice.measures[:MOST_MEASURES])
    measures = tuple(
        MeasureAnswer(d, _rows(d, choice, store.plan, today), _without_target(choice, d)) for d in dossiers
    )
    more = [Candidate(key, None) for key in choice.measures[MOST_MEASURES:]]
    return Figures(measures, _options(more, store), _options(also, store), _label(measures, asked))


def _rows(dossier: Dossier, choice: Choice, plan: Plan, today: date) -> tuple[Assessment, ...]:
    rows = _in_order(dossier, choice, today)
    if choice.intent is Intent.TREND:
        return tuple(result for row in rows for result in series(row, dossier, plan, today))
    results: list[Assessment] = []
    for year in _years_of_actuals(choice, dossier):
        # A row that reports another year has no place here, unless the measure has no other row.
        of_year = [row for row in rows if row.reports_year in {None, year}] or rows
        results += [assess(row, dossier, plan, today, year=year) for row in of_year]
    return tuple(results) or tuple(assess(row, dossier, plan, today) for row in rows)


def _in_order(dossier: Dossier, choice: Choice, today: date) -> list[Indicator]:
    """Rows asked for, then lead rows, then the others."""
    leads = {row.code for row in lead_rows(dossier, today)}
    rows = [r for r in dossier.indicators if not choice.filters.term or r.plan == choice.filters.term]
    wanted = [r for r in rows if not choice.filters.table or r.table == choice.filters.table]
    return sorted(
        wanted or rows or dossier.indicators,
        key=lambda r: (
            r.code not in choice.codes,
            target_year(r, dossier) not in _target_years(choice, dossier),
            r.code not in leads,
            r.order,
        ),
    )


def _target_years(choice: Choice, dossier: Dossier) -> set[int]:
    """The asked years that mean a target's: 2030年の目標."""
    return set(choice.target_years) | set(choice.years) - set(_years_of_actuals(choice, dossier))


def _without_target(choice: Choice, dossier: Dossier) -> tuple[int, ...]:
    """The asked years for which the measure has no target, where a target was asked for."""
    if choice.intent is not Intent.TARGET:
        return ()
    targets = {target_year(row, dossier) for row in dossier.indicators}
    return tuple(year for year in (*choice.target_years, *choice.years) if year not in targets)


def _years_of_actuals(choice: Choice, dossier: Dossier) -> tuple[int, ...]:
    """The years whose actuals are asked for. In 「2030年の目標に対する達成度」 the year is the target's, not an actual's."""
    if choice.intent not in {Intent.PROGRESS, Intent.ACTUAL, Intent.TREND}:
        return ()
    targets = {target_year(row, dossier) for row in dossier.indicators}
    known = {o.year.number for o in dossier.observations}
    return tuple(year for year in choice.years if year in known or year not in targets)


def _label(measures: Sequence[MeasureAnswer], asked: Sequence[YearMention]) -> YearLabel | None:
    """How the asked year is printed, where the question printed it otherwise."""
    for mention in asked:
        if not (mention.era or mention.year.kind is YearKind.FISCAL):
            continue
        for measure in measures:
            for result in measure.rows:
                o = result.observation
                if o is not None and o.year.number == mention.year.number and str(o.year) != mention.text.upper():
                    return YearLabel(mention.text.upper(), str(o.year), mention.year.number)
    return None


def other_options(text: str, shown: Sequence[str], store: Store) -> tuple[Option, ...]:
    """What else `text` could have meant, after the measures `shown` were not it; best first, at most five."""
    vocabulary = vocabulary_of(store)
    question = understand(text, vocabulary)
    near = [*_measures_in(match(question, vocabulary)), *nearest(question, vocabulary)]
    wanted = [c for c in dict.fromkeys(near) if c.measure not in shown]
    return _options(wanted[:MOST_MEASURES], store)


def _measures_in(found: Found | Ambiguous | NotFound) -> tuple[Candidate, ...]:
    match found:
        case Found():
            return (*(Candidate(key) for key in found.measures), *found.also)
        case Ambiguous():
            return found.candidates
        case NotFound():
            return found.near
