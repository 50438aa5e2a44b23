"""The whole way of a question, in one place: text → question → match → assessments → answer.

An answer is a value. What it says in words is the matter of whoever shows it; every figure in it comes from
`assessment.assess`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kpi_core import overviews
from kpi_core.contents import Choice, Clarify, Content, Figures, Help, Option, Passages, Unknown, rows_of
from kpi_core.corrections import corrected
from kpi_core.errors import BadQuestion
from kpi_core.followups import among_those_before, leaning, of_another, stated_alone, to_choose_from, to_lean_on
from kpi_core.language import Bilingual, Language, language_of
from kpi_core.matching import Ambiguous, Candidate, Found, Match, NotFound, match
from kpi_core.measure_answers import measure_answer, year_label
from kpi_core.nearest import nearest
from kpi_core.negation import excludes
from kpi_core.questions import Filters, Intent, Question, understand
from kpi_core.quoting import as_typed, not_understood
from kpi_core.record import Plan, Source
from kpi_core.relative_years import relative_year
from kpi_core.store import Store
from kpi_core.vocabulary import Vocabulary
from kpi_core.years import YearMention

LONGEST = 4000  # characters of a question
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
    plans: tuple[Bilingual, ...]  # those whose rows are shown; the record's own where none is
    question: Question | None = None
    choice: Choice | None = None  # what was answered, as a button would ask for it again
    kept: Choice | None = None  # what the next question of the conversation can lean on

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
    question = understand(text if previous is None else corrected(text, previous, vocabulary), vocabulary)
    before = question.language if previous is None else previous.language  # 2022? tells no language
    spoken = language or language_of(question.typed, vocabulary.neutral, before)
    asked = _asked(question, spoken, today)
    found = match(question, vocabulary)
    if excludes(question):
        missed: Clarify | Unknown = Unknown("", question.intent, (), excluding=True)
        kept = to_lean_on(question, None, previous)
        return replace(_answer(text, spoken, question.intent, missed, store), question=question, kept=kept)
    choice = leaning(question, asked, previous, vocabulary) if previous is not None else None
    if previous is not None:
        found = among_those_before(question, found, previous, vocabulary)
        if isinstance(found, Found) and asked.intent is Intent.UNKNOWN:
            asked = replace(asked, intent=Intent.ACTUAL)  # 件数は? of what was just spoken of
    also: tuple[Candidate, ...] = ()
    if choice is None:
        if isinstance(found, NotFound) and _asks_for_all_targets(question, asked):
            asked, found = replace(asked, intent=Intent.LIST, filters=Filters(targets=True)), Found()
        choice = _naming(asked, found)
        if previous is not None:
            choice = of_another(question, choice, previous)
        if not isinstance(found, Found):
            missed = _miss(text, question, found, choice, store)
            if isinstance(missed, Clarify):
                kept = to_choose_from(missed, choice)
            else:
                kept = to_lean_on(question, None, previous)
            return replace(_answer(text, spoken, choice.intent, missed, store), question=question, kept=kept)
        also = found.also
    content = _content(choice, store, today, also, question.years)
    if isinstance(content, Figures):
        content = _beside_stated(content, question)
    kept = to_lean_on(question, choice, previous)
    return replace(_answer(text, spoken, choice.intent, content, store), question=question, choice=choice, kept=kept)


def _asks_for_all_targets(question: Question, asked: Choice) -> bool:
    """2030年の目標は? without anything before that it could lean on."""
    return question.bare and question.intent is Intent.TARGET and bool(asked.target_years) and not question.left_over


def _naming(asked: Choice, found: Match) -> Choice:
    """`asked`, of all that `found` names or could mean."""
    match found:
        case Found():
            return replace(asked, measures=found.measures, codes=found.codes, passages=found.passages)
        case Ambiguous():
            return replace(asked, measures=tuple(candidate.measure for candidate in found.candidates))
        case NotFound():
            return asked


def _miss(text: str, question: Question, found: Ambiguous | NotFound, asked: Choice, store: Store) -> Clarify | Unknown:
    """Asked back, or said not to be known; with what comes near, and what was asked of it."""
    match found:
        case Ambiguous():
            return Clarify(
                ("、" if asked.language == "ja" else ", ").join(as_typed(words, text) for words in found.words),
                asked.intent,
                _options(found.candidates, store),
                asked.years,
                bool(question.left_over),
                asked.target_years,
                found.otherwise_counted,
            )
        case NotFound():
            words = not_understood(text, question)
            return Unknown(words, asked.intent, _options(found.near, store), asked.years, asked.target_years)


def _asked(question: Question, language: Language, today: date) -> Choice:
    """What `question` asks, of nothing yet."""
    of_targets = [mention for mention in question.years if _names_a_target(question, mention)]
    return Choice(
        intent=question.intent,
        measures=(),
        language=language,
        years=_numbers([mention for mention in question.years if mention not in of_targets]),
        filters=question.filters,
        target_years=_numbers(of_targets),
        relative_year=None if question.years else relative_year(question.text, today),
    )


def choose(choice: Choice, store: Store, today: date) -> Answer:
    """The answer to a pressed button. Measures that the record does not know (any more) are passed over."""
    content = _content(choice, store, today, (), ())
    return replace(_answer("", choice.language, choice.intent, content, store), choice=choice, kept=choice)


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


def _answer(text: str, language: Language, intent: Intent, content: Content, store: Store) -> Answer:
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
        plans=overviews.plans_of(rows_of(content), store),
    )


def examples(store: Store, language: Language) -> tuple[str, ...]:
    """Three questions that work on any record: one on an indicator, one on a target, one on all."""
    shapes = [("{}の達成度は？", "How is “{}” going?"), ("{}の目標は？", "What is the target for “{}”?")]
    names = store.first_names(len(shapes))
    names += names[-1:] * (len(shapes) - len(names))  # of a record with one measure both ask for that one
    about = [Bilingual(ja.format(n.ja), en.format(n.to("en"))) for (ja, en), n in zip(shapes, names, strict=False)]
    return tuple(x.to(language) for x in (*about, Bilingual("遅れている指標は？", "Which indicators are behind?")))


_TARGET_BEHIND = re.compile(r"\s*[のがを]?\s*(?:目標|target|goal)")
_TARGET_BEFORE = re.compile(r"\b(?:target|goal)s?\s+(?:for|of|in|by)\s+(?:the\s+year\s+)?$")


def _names_a_target(question: Question, mention: YearMention) -> bool:
    """2022年の目標に対する達成度: the year is the target's, not that of an actual."""
    behind = _TARGET_BEHIND.match(question.text, mention.end)
    return behind is not None or _TARGET_BEFORE.search(question.text, 0, mention.start) is not None


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
            return overviews.summary(choice, store, today)
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
    measures = tuple(measure_answer(dossier, choice, store.plan, today) for dossier in dossiers)
    more = [Candidate(key) for key in choice.measures[MOST_MEASURES:]]
    label = year_label(measures, choice.intent, asked)
    return Figures(measures, _options(more, store), _options(also, store), label)


def _beside_stated(figures: Figures, question: Question) -> Figures:
    """With the figures that the question asks about, where one indicator answers it; of several it is not told whose they are."""
    stated = tuple(s for s in question.stated if s.asked_about) or (stated_alone(question) if question.bare else ())
    if not stated or len(figures.measures) != 1:
        return figures
    return replace(figures, measures=(replace(figures.measures[0], stated=stated),))


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
