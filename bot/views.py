"""An answer as Slack blocks. Pure: the headline first, the reason beside it, the city's words quoted, the source small.

Everything that a person typed or that a record holds goes through `escape`, or into plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from kpi_core.questions import Filters, Intent
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot import choices, ids, sentences, wording
from bot.phrasing import MeasureText, measure_text, source
from kpi_core.answers import Answer
from kpi_core.assessment import Assessment
from kpi_core.contents import (
    Audit,
    Choice,
    Clarify,
    Figures,
    Help,
    Listing,
    MeasureAnswer,
    Option,
    Passages,
    Ranking,
    Summary,
    Unknown,
)
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status

SECTION = 2900  # characters of a section's text; Slack's limit is 3,000
_FIELD = 1900  # of 2,000
_BUTTON = 72  # of 75
_HEADLINE = 300  # of a message's `text`, which phones show
_MOST_BLOCKS = 46  # of 50, with room for what stands below
_BAR = 10


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted. `text` says the headline by itself: notifications and screen readers have nothing else."""

    text: str
    blocks: tuple[Block, ...]


def escape(text: str) -> str:
    """Text that Slack shows as it stands: no mention, link, or formatting can come out of it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # An invisible blank before a sign of formatting keeps it a sign.
    return re.sub(r"([*_~`])", "\u200b\\1", text)


def message(answer: Answer, *, shareable: bool = False) -> Message:
    """The answer with its buttons; `shareable` adds the one that posts a private answer into the channel."""
    headline, blocks = _content(answer)
    if shareable:
        share = _share(answer)
        blocks = [*blocks, *([ActionsBlock(elements=[share])] if share is not None else [])]
    return Message(escape(_cut(headline, _HEADLINE)), tuple(blocks))


def _content(answer: Answer) -> tuple[str, list[Block]]:
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
        case Audit():
            return _audit(answer, content)
        case Help():
            return _help(answer)
        case Clarify():
            return _clarify(answer, content)
        case Unknown():
            return _unknown(answer, content)
        case _:
            assert_never(content)


def _figures(answer: Answer, content: Figures) -> tuple[str, list[Block]]:
    language = answer.language
    texts = [measure_text(m, answer.intent, language, answer.sources, content.label) for m in content.measures]
    blocks: list[Block] = []
    for measure, text in zip(content.measures, texts, strict=True):
        if blocks:
            blocks.append(DividerBlock())
        blocks += _measure(measure, text, answer.intent, language)
    blocks.append(_small([sentences.plan_name(answer)]))
    blocks.append(ActionsBlock(elements=_next_steps(answer, content)))
    if content.also or content.more:
        heading = Bilingual("こちらの指標でしたか？", "Or did you mean one of these?").to(language)
        blocks.append(SectionBlock(text=PlainTextObject(text=heading, emoji=False)))
        blocks.append(_option_buttons((*content.more, *content.also), answer.intent, language, ()))
    return " ／ ".join(text.headline for text in texts), blocks


def _measure(measure: MeasureAnswer, text: MeasureText, intent: Intent, language: Language) -> list[Block]:
    lead = measure.rows[0]
    status = f"*{escape(text.status)}*" if text.status else ""
    verdict = "　".join(part for part in (f"*{text.result}*" if text.result else "", bar(text.share), status) if part)
    blocks: list[Block] = [_section(f"*{escape(text.title)}*　`{_code(text.codes)}`\n{verdict}")]
    fields = [MarkdownTextObject(text=_cut(f"*{escape(k)}*\n{escape(v)}", _FIELD)) for k, v in text.fields]
    blocks.append(SectionBlock(fields=fields))
    body = [*(() if intent is Intent.TREND else text.others), *text.reasons]
    if intent is Intent.OUTLOOK:
        body = [sentences.outlook(lead, language), *body]
    if intent is Intent.TREND:
        body = [*_series(measure.rows, language), *body]
    blocks += _paragraph([escape(line) for line in body])
    notes = []
    for note in text.notes:
        quoted = "\n".join(f"> {escape(line)}" for line in note.text.splitlines())
        notes.append(f"*{escape(note.title)}*　`{_code(note.codes)}`\n{quoted}")
    blocks += _paragraph(notes)
    if text.small:
        blocks.append(_small(text.small))
    return blocks


def bar(share: Decimal | None) -> str:
    """`share` in percent as ten signs. The figure always stands before it."""
    if share is None:
        return ""
    filled = int(min(max(share, Decimal(0)), Decimal(100)) * _BAR / 100)
    return "▰" * filled + "▱" * (_BAR - filled)


def _series(rows: Sequence[Assessment], language: Language) -> list[str]:
    """A line a year of the leading row: 2022年　1,117 DL　22%　順調."""
    lines = []
    for r in rows:
        if r.row.code != rows[0].row.code or r.observation is None:
            continue
        shown = wording.actual(r.observation, wording.unit_of(r), language)
        share = f"　{wording.percent(r.shown)}　{bar(r.percent)}" if r.shown is not None else ""
        word = "" if r.status is Status.NOT_AVAILABLE else f"　{wording.status_word(r.status, language)}"
        lines.append(f"{shown}{share}{word}")
    return lines


def _next_steps(answer: Answer, content: Figures) -> list[ButtonElement]:
    language = answer.language
    shown = tuple(m.dossier.measure.key for m in content.measures)
    steps = [
        (Intent.TREND, Bilingual("推移を見る", "Show the trend")),
        (Intent.OUTLOOK, Bilingual("見通しを見る", "Show the outlook")),
    ]
    if answer.intent is not Intent.PROGRESS:
        steps.insert(0, (Intent.PROGRESS, Bilingual("達成度を見る", "Show the progress")))
    buttons = [
        _button(ids.numbered(ids.ASK, n), label.to(language), choices.encode(Choice(intent, shown, language)))
        for n, (intent, label) in enumerate(steps, start=1)
        if intent is not answer.intent
    ]
    wrong = Bilingual("違う指標です", "Wrong indicator").to(language)
    value = choices.encode_wrong(answer.text, Choice(answer.intent, shown, language, years=_years(answer)))
    return [*buttons, _button(ids.WRONG, wrong, value)]


def _years(answer: Answer) -> tuple[int, ...]:
    return tuple(m.year.number for m in answer.question.years) if answer.question is not None else ()


def _listing(answer: Answer, content: Listing) -> tuple[str, list[Block]]:
    language = answer.language
    heading = sentences.listing(answer, content)
    blocks: list[Block] = [_bold(heading)]
    blocks += _paragraph([_row(r, language) for r in content.rows], bullet=True)
    return heading, _closed(answer, blocks, _overview_buttons(answer))


def _row(r: Assessment, language: Language) -> str:
    """`経2` *MaaSアプリのダウンロード件数*　29%　順調（目安 30%）　2023年."""
    code, name, share, word, year = sentences.row(r, language)
    parts = [f"`{_code(code)}` *{escape(name)}*", share if share != "-" else "", escape(word), escape(year)]
    return "　".join(part for part in parts if part)


def _ranking(answer: Answer, content: Ranking) -> tuple[str, list[Block]]:
    language = answer.language
    heading = wording.ORDERS[content.order].to(language)
    lines = []
    for place, ranked in enumerate(content.places, start=1):
        line = f"{place}. {_row(ranked.result, language)}"
        if ranked.change is not None:
            line += f"\n　　{escape(sentences.change(ranked.change.before, ranked.change.after, language))}"
        lines.append(line)
    blocks: list[Block] = [_bold(heading), *_paragraph(lines)]
    left_out = sentences.unranked(content, language)
    if left_out:
        blocks.append(_small([left_out]))
    first = content.places[0].result if content.places else None
    name = "" if first is None else f": {first.dossier.measure.name.to(language)}"
    return heading + name, _closed(answer, blocks, _overview_buttons(answer))


def _summary(answer: Answer, content: Summary) -> tuple[str, list[Block]]:
    language = answer.language
    heading = sentences.summary(content, language)
    counts = sentences.counts(content, language)
    blocks: list[Block] = [_section(f"*{escape(heading)}*\n{escape(counts)}")]
    if content.attention:
        title = Bilingual("注意が必要な指標", "Needs attention").to(language)
        blocks += _paragraph([f"*{title}*", *(f"• {_row(r, language)}" for r in content.attention[:5])])
    for name, rows in content.dimensions:
        blocks += _paragraph(
            [f"*{escape(wording.dimension(name, language))}*", *(f"• {_row(r, language)}" for r in rows)]
        )
    reasons = sentences.differing(content.differing, language)
    if reasons:
        blocks += _paragraph([escape(line) for line in reasons])
    return f"{heading}: {counts}", _closed(answer, blocks, _overview_buttons(answer))


def _passages(answer: Answer, content: Passages) -> tuple[str, list[Block]]:
    language = answer.language
    blocks: list[Block] = []
    for passage in content.passages:
        quoted = [f"> {escape(line)}" for line in passage.text.to(language).splitlines() if line.strip()]
        blocks += [_bold(passage.title.to(language)), *_paragraph(quoted)]
        small = [sentences.source(source(passage.source, language, answer.sources), language)]
        if passage.text.en:
            small.append(sentences.translated(language))
        blocks.append(_small([line for line in small if line]))
    titles = " ／ ".join(p.title.to(language) for p in content.passages)
    first = content.passages[0].text.to(language) if content.passages else ""
    return f"{titles}: {first}", _closed(answer, blocks, [])


def _audit(answer: Answer, content: Audit) -> tuple[str, list[Block]]:
    heading = sentences.audit(content, answer.language)
    lines = [escape(line) for line in sentences.audit_lines(content, answer.language)]
    return heading, _closed(answer, [_bold(heading), *_paragraph(lines, bullet=True)], [])


def _help(answer: Answer) -> tuple[str, list[Block]]:
    head, more = sentences.help_texts(answer)
    blocks: list[Block] = [SectionBlock(text=PlainTextObject(text=_cut(f"{head}\n{more}", SECTION), emoji=False))]
    return head, _closed(answer, [*blocks, *_examples(answer)], _overview_buttons(answer))


def greeting(answer: Answer) -> Message:
    """What stands before the answer to a person's first direct message: three questions that work."""
    language = answer.language
    head = Bilingual(
        f"はじめまして。{answer.city}の指標の進み具合をお答えします。次のようにお尋ねください。",
        f"Hello. I answer how {answer.city}'s indicators stand. Ask, for example:",
    ).to(language)
    block = SectionBlock(text=PlainTextObject(text=head, emoji=False))
    return Message(escape(head), (block, *_examples(answer)))


def _examples(answer: Answer) -> list[Block]:
    return _paragraph((escape(example) for example in sentences.examples(answer)), bullet=True)


def _clarify(answer: Answer, content: Clarify) -> tuple[str, list[Block]]:
    language = answer.language
    head = sentences.clarify(content, language)
    blocks: list[Block] = [SectionBlock(text=PlainTextObject(text=_cut(head, SECTION), emoji=False))]
    if content.options:
        blocks.append(_option_buttons(content.options, content.intent, language, content.years))
    return head, _closed(answer, blocks, [])


def _unknown(answer: Answer, content: Unknown) -> tuple[str, list[Block]]:
    language = answer.language
    head = sentences.unknown(content, language)
    blocks: list[Block] = [SectionBlock(text=PlainTextObject(text=_cut(head, SECTION), emoji=False))]
    if content.near:
        blocks.append(SectionBlock(text=PlainTextObject(text=sentences.near(language), emoji=False)))
        blocks.append(_option_buttons(content.near, content.intent, language, ()))
    blocks.append(_small([sentences.examples_heading(language), *sentences.examples(answer)]))
    return head, _closed(answer, blocks, _overview_buttons(answer))


def other_candidates(options: Sequence[Option], choice: Choice, example_code: str) -> Message:
    """The reply to 「違う指標です」."""
    language = choice.language
    if not options:
        head = Bilingual(
            f"失礼しました。ほかに近い指標は見つかりませんでした。指標の名前か番号（{example_code} など）でお尋ねください。",
            f"Sorry. No other indicator comes close. Please ask by its name or its code (such as {example_code}).",
        ).to(language)
        return Message(escape(head), (SectionBlock(text=PlainTextObject(text=head, emoji=False)),))
    head = Bilingual(
        "失礼しました。次のどの指標についてのお尋ねですか？", "Sorry. Which of these do you mean?"
    ).to(language)  # fmt: skip
    section = SectionBlock(text=PlainTextObject(text=head, emoji=False))
    return Message(escape(head), (section, _option_buttons(options, choice.intent, language, choice.years)))


def _option_buttons(
    options: Sequence[Option], intent: Intent, language: Language, years: tuple[int, ...]
) -> ActionsBlock:
    """A button a candidate; what was asked for (target, a year …) is kept in it."""
    kept = Intent.PROGRESS if intent in {Intent.LIST, Intent.CLARIFY, Intent.UNKNOWN, Intent.HELP} else intent
    return ActionsBlock(
        elements=[
            _button(
                ids.numbered(ids.CHOOSE, n),
                option.name.to(language),
                choices.encode(Choice(kept, (option.measure,), language, years=years)),
            )
            for n, option in enumerate(options[:10], start=1)
        ]
    )


def _overview_buttons(answer: Answer) -> list[ButtonElement]:
    language = answer.language
    steps = [
        (Choice(Intent.SUMMARY, (), language), Bilingual("全体の状況", "Summary")),
        (
            Choice(Intent.LIST, (), language, filters=Filters(statuses=wording.NOT_ON_PACE)),
            Bilingual("遅れている指標", "What is behind"),
        ),
        (Choice(Intent.LIST, (), language), Bilingual("指標の一覧を見る", "All indicators")),
    ]
    return [
        _button(ids.numbered(ids.ASK, n), label.to(language), choices.encode(choice))
        for n, (choice, label) in enumerate(steps, start=1)
    ]


def _share(answer: Answer) -> ButtonElement | None:
    """Posts a private answer into the channel. What found nothing is not shared."""
    content, language = answer.content, answer.language
    filters = answer.question.filters if answer.question is not None else Filters()
    match content:
        case Figures():
            keys = tuple(m.dossier.measure.key for m in content.measures)
            codes = tuple(m.rows[0].row.code for m in content.measures if m.rows)
            choice = Choice(answer.intent, keys, language, _years(answer), codes, (), filters)
        case Listing() | Ranking() | Summary() | Audit():
            choice = Choice(answer.intent, (), language, _years(answer), (), (), filters)
        case Passages():
            choice = Choice(answer.intent, (), language, passages=tuple(p.key for p in content.passages))
        case _:
            return None
    label = Bilingual("チャンネルに共有", "Share in the channel").to(language)
    return _button(ids.SHARE, label, choices.encode(choice))


def _closed(answer: Answer, blocks: list[Block], buttons: Sequence[ButtonElement]) -> list[Block]:
    """With the city beneath and the buttons last; what would not fit is said to be left out."""
    left = len(blocks) - _MOST_BLOCKS
    if left > 0:
        blocks = [
            *blocks[:_MOST_BLOCKS],
            _small([Bilingual("長いため途中までです。", "Cut short.").to(answer.language)]),
        ]
    return [
        *blocks,
        _small([sentences.plan_name(answer)]),
        *([ActionsBlock(elements=list(buttons))] if buttons else []),
    ]


def _section(text: str) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=_cut(text, SECTION)))


def _bold(text: str) -> SectionBlock:
    return _section(f"*{escape(text)}*")


def _paragraph(lines: Iterable[str], *, bullet: bool = False) -> list[Block]:
    """Lines of mrkdwn, in as many sections as they need."""
    sections: list[str] = []
    for line in lines:
        text = _cut(f"• {line}" if bullet else line, SECTION)
        if sections and len(sections[-1]) + len(text) + 1 <= SECTION:
            sections[-1] += f"\n{text}"
        else:
            sections.append(text)
    return [SectionBlock(text=MarkdownTextObject(text=text)) for text in sections]


def _small(lines: Sequence[str]) -> ContextBlock:
    """Small print, as plain text."""
    return ContextBlock(elements=[PlainTextObject(text=_cut(line, _FIELD), emoji=False) for line in lines[:10]])


def _button(action: str, label: str, value: str) -> ButtonElement:
    return ButtonElement(text=PlainTextObject(text=_cut(label, _BUTTON), emoji=False), action_id=action, value=value)


def _code(code: str) -> str:
    return escape(code).replace("`", "")


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
