"""An answer as Slack blocks. Pure: the figure first, the reason beside it, the city's words quoted, the source small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock, RichTextElement

from bot import audit_words, buttons, charts, sentences, wording
from bot.audit_blocks import audit_blocks
from bot.blocks import (
    Line,
    Shown,
    actions,
    as_sent,
    bold,
    bullets,
    code,
    fitted,
    headline,
    numbers,
    one_line,
    paragraph,
    parts,
    quote,
    rich,
    sentence,
    small,
    words,
)
from bot.measure_blocks import chart_blocks, measure_blocks, with_course
from bot.phrasing import measure_text
from bot.small_print import source
from kpi_core.answers import Answer
from kpi_core.assessment import Assessment
from kpi_core.contents import (
    Audited,
    Choice,
    Clarify,
    Figures,
    Help,
    Listing,
    Option,
    Passages,
    Ranked,
    Ranking,
    Summary,
    Unknown,
)
from kpi_core.language import Bilingual, Language

_MOST_ROWS = 30  # of a list; a longer one is narrowed, not scrolled
_ATTENTION = 10  # rows of a summary
_NAME = 150  # characters of a name in a list


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted. `text` says the headline by itself: notifications and screen readers have nothing else."""

    text: str
    blocks: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """What an answer shows: `blocks` give way where they are too many, `closing` stays."""

    headline: str
    blocks: Sequence[Block]
    steps: Sequence[ButtonElement] = ()
    closing: Sequence[Block] = ()


def message(answer: Answer, *, shareable: bool = False) -> Message:
    """The answer with its buttons; `shareable` adds the one that posts a private answer into the channel."""
    body = _body(answer)
    steps = [*(buttons.share(answer) if shareable else []), *body.steps]
    closing = [
        *small([sentences.plan_name(answer.plan, answer.plans, answer.language)]),
        *actions(steps),
        *body.closing,
    ]
    return Message(headline(body.headline), fitted(body.blocks, sentences.cut_short(answer.language), closing))


def content(answer: Answer) -> tuple[Shown, ...]:
    """The answer without any button, for where those of a message do not work."""
    return fitted(
        _body(answer).blocks,
        sentences.cut_short(answer.language),
        small([sentences.plan_name(answer.plan, answer.plans, answer.language)]),
    )


def notice(text: str, steps: Sequence[ButtonElement] = ()) -> Message:
    """A sentence by itself, or with buttons beneath it."""
    return Message(headline(text), tuple(as_sent([sentence(text), *actions(steps)])))


def _body(answer: Answer) -> _Body:
    content = answer.content
    match content:
        case Figures():
            return _figures(answer, content)
        case Listing():
            return _listing(answer, content)
        case Ranking():
            return _ranking(answer, content)
        case Summary():
            return _summary(answer, content)
        case Passages():
            return _passages(answer, content)
        case Audited():
            heading = audit_words.heading(content.audit, answer.language)
            return _Body(heading, audit_blocks(content.audit, answer.language), buttons.overviews(answer))
        case Help():
            return _help(answer)
        case Clarify():
            return _clarify(answer, content)
        case Unknown():
            return _unknown(answer, content)
        case _:
            assert_never(content)


def _figures(answer: Answer, content: Figures) -> _Body:
    language = answer.language
    if not content.measures:
        gone = sentences.gone(language)
        return _Body(gone, [sentence(gone)], buttons.overviews(answer))
    texts = [
        measure_text(
            m,
            answer.intent,
            language,
            answer.sources,
            content.label,
            terms=answer.terms,
            timezone=answer.plan.timezone,
        )
        for m in content.measures
    ]
    drawn = [charts.chart(text.lead, answer.intent, language) for text in texts]
    shown: list[Block] = []
    for number, (text, chart) in enumerate(zip(texts, drawn, strict=True)):
        shown += [*([DividerBlock()] if shown else []), *measure_blocks(text, answer.intent, language)]
        shown += chart_blocks(chart, drawn[:number], in_words=not text.series)
    choice = answer.choice or Choice(answer.intent, (), language)
    closing: list[Block] = []
    if candidates := (*content.more, *content.also):
        others = buttons.options(candidates, answer.intent, language, choice.years, choice.target_years)
        closing = [sentence(sentences.others(content, language)), *actions(others)]
    steps = buttons.next_steps(answer, content, answer.choice) if answer.choice is not None else []
    said = [with_course(text.headline, chart) for text, chart in zip(texts, drawn, strict=True)]
    return _Body(" / ".join(said), shown, steps, closing)


def _listing(answer: Answer, content: Listing) -> _Body:
    language = answer.language
    heading = sentences.listing(answer, content)
    left = sentences.left_over(len(content.rows) - _MOST_ROWS, language)
    rows = bullets(_row(r, language, sentences.goal(r, content, language)) for r in content.rows[:_MOST_ROWS])
    head = paragraph([bold(heading)], [words(sentences.no_actual_yet(content, language))])
    return _Body(heading, [rich(head, rows), *small([left])], buttons.overviews(answer))


def _row(r: Assessment, language: Language, goal: str = "") -> Line:
    """*29%*　順調（目安 30%）　MaaSアプリのダウンロード件数 `経2`　2023年."""
    row, name, share, status, *ends = *sentences.row(r, language), goal
    figure = [bold(share), words(f"　{status}")] if r.shown is not None else [bold(status)]
    return [
        *figure,
        words(f"　{one_line(name)[:_NAME]} "),
        code(row),
        words("".join(f"　{end}" for end in ends if end)),
    ]


def _ranking(answer: Answer, content: Ranking) -> _Body:
    language = answer.language
    heading = sentences.ranking(answer, content)
    head = paragraph([bold(heading)], [words(sentences.no_actual_yet(content, language))])
    places = numbers(_place(ranked, language) for ranked in content.places[:_MOST_ROWS])
    left = sentences.left_over(len(content.places) - _MOST_ROWS, language)
    shown = [rich(head, places), *small([left, sentences.unranked(content, language)])]
    first = content.places[0].result.dossier.measure.name.to(language) if content.places else ""
    return _Body(f"{heading}: {first}" if first else heading, shown, buttons.overviews(answer))


def _place(ranked: Ranked, language: Language) -> Line:
    change = "" if ranked.change is None else sentences.change(ranked.change.before, ranked.change.after, language)
    return [*_row(ranked.result, language), words(f"\n{change}" if change else "")]


def _summary(answer: Answer, content: Summary) -> _Body:
    language = answer.language
    heading, counts = sentences.summary(content, language), sentences.counts(content.total, language)
    head = paragraph([bold(heading)], [words(sentences.no_actual_yet(content, language))], [bold(counts)])
    sides = [
        [words(f"{wording.dimension(name, language)}　"), words(sentences.counts(sentences.tally(rows), language))]
        for name, rows in content.dimensions[:_MOST_ROWS]
    ]
    shown: list[Block] = [rich(head, bullets(sides))]
    if content.attention:
        title = Bilingual("注意が必要な指標", "Needs attention").to(language)
        rows = bullets(_row(r, language) for r in content.attention[:_ATTENTION])
        left = sentences.left_over(len(content.attention) - _ATTENTION, language)
        shown += [rich(paragraph([bold(title)]), rows), *small([left])]
    shown += small(sentences.differing(content.differing, language))
    return _Body(f"{heading}: {counts}", shown, buttons.overviews(answer))


def _passages(answer: Answer, content: Passages) -> _Body:
    language = answer.language
    shown: list[Block] = []
    for passage in content.passages:
        text = passage.text.to(language)
        shown += [
            rich(paragraph([bold(passage.title.to(language))])),
            *(rich(quote([words(part)])) for part in parts(text)),
        ]
        translated = sentences.translated(language) if passage.text.en else ""
        shown += small([sentences.source(source(passage.source, language, answer.sources), language), translated])
    said = [f"{p.title.to(language)}: {p.text.to(language)}" for p in content.passages]
    return _Body(" / ".join(said) or sentences.no_passage(language), shown)


def _help(answer: Answer) -> _Body:
    head, more = sentences.help_texts(answer)
    return _Body(head, [rich(paragraph([words(head)], [words(more)]), _examples(answer))], buttons.overviews(answer))


def greeting(answer: Answer) -> Message:
    """What stands before the answer to a person's first direct message: three questions that work."""
    head = sentences.greeting(answer)
    return Message(headline(head), tuple(as_sent([rich(paragraph([words(head)]), _examples(answer))])))


def _examples(answer: Answer) -> RichTextElement:
    return bullets([words(example)] for example in sentences.examples(answer))


def _clarify(answer: Answer, content: Clarify) -> _Body:
    head = sentences.clarify(content, answer.language)
    steps = buttons.options(content.options, content.intent, answer.language, content.years, content.target_years)
    return _Body(head, [sentence(head), *actions(steps)])


def _unknown(answer: Answer, content: Unknown) -> _Body:
    language = answer.language
    head = sentences.unknown(content, language)
    shown: list[Block] = [sentence(head)]
    if content.near:
        shown += [
            sentence(sentences.near(language)),
            *actions(buttons.options(content.near, content.intent, language, content.years, content.target_years)),
        ]
    asked = rich(paragraph([words(sentences.examples_heading(language))]), _examples(answer))
    return _Body(head, [*shown, asked], buttons.overviews(answer))


def other_candidates(options: Sequence[Option], choice: Choice, example_code: str) -> Message:
    """The reply to 「違う指標です」."""
    head = sentences.other_candidates(choice.language, example_code, found=bool(options))
    steps = buttons.options(options, choice.intent, choice.language, choice.years, choice.target_years)
    return notice(head, steps)
