"""An answer as lines of text: for the terminal, and as the `text` of the JSON form.

Columns are aligned by what a character takes on the screen (a full-width one takes two). Colour only repeats what
a word says, and is left out where the output is no terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from kpi_core.questions import Intent
from wcwidth import wcswidth, wcwidth

from bot import sentences, wording
from bot.phrasing import MeasureText, measure_text, source
from kpi_core.answers import Answer
from kpi_core.assessment import Assessment
from kpi_core.contents import Audit, Clarify, Figures, Help, Listing, Option, Passages, Ranking, Summary, Unknown
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status

_BAR = 20  # characters
_COLOURS = {
    Status.ACHIEVED: "32",
    Status.ON_TRACK: "32",
    Status.SLIGHTLY_BEHIND: "33",
    Status.BEHIND: "31",
    Status.REGRESSING: "31",
    Status.MISSED: "31",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """What the lines are written for: `width` in columns, and whether it shows colour."""

    width: int = 100
    colour: bool = False

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def tinted(self, text: str, status: Status) -> str:
        code = _COLOURS.get(status)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text


def plain_text(answer: Answer) -> str:
    """The answer without colour, for programs and pipes."""
    return "\n".join(lines(answer, Screen()))


def lines(answer: Answer, screen: Screen) -> list[str]:
    return [*_body(answer, screen), "", screen.dim(sentences.plan_name(answer))]


def _body(answer: Answer, screen: Screen) -> list[str]:
    language, content = answer.language, answer.content
    match content:
        case Figures():
            return _figures(answer, content, screen)
        case Listing():
            rows = [sentences.row(r, language) for r in content.rows]
            return [screen.bold(sentences.listing(answer, content)), *columns(rows, right={2})]
        case Ranking():
            return _ranking(content, language, screen)
        case Summary():
            return _summary(content, language, screen)
        case Audit():
            found = [line for text in sentences.audit_lines(content, language) for line in _wrapped(text, "  ", screen)]
            return [screen.bold(sentences.audit(content, language)), *found]
        case Passages():
            return _passages(answer, content, screen)
        case Help():
            return [*sentences.help_texts(answer), *_examples(answer)]
        case Clarify():
            return [sentences.clarify(content, language), *_options(content.options, language)]
        case Unknown():
            similar = [sentences.near(language), *_options(content.near, language)] if content.near else []
            return [sentences.unknown(content, language), *similar, *_examples(answer)]
        case _:
            assert_never(content)


def _examples(answer: Answer) -> list[str]:
    return [sentences.examples_heading(answer.language), *(f"  {example}" for example in sentences.examples(answer))]


def _options(options: Sequence[Option], language: Language) -> list[str]:
    return [f"  {line}" for line in columns([(o.code, o.name.to(language)) for o in options])]


def _passages(answer: Answer, content: Passages, screen: Screen) -> list[str]:
    language = answer.language
    out: list[str] = []
    for passage in content.passages:
        small = [sentences.source(source(passage.source, language, answer.sources), language)]
        if passage.text.en:
            small.append(sentences.translated(language))
        out += [screen.bold(passage.title.to(language)), *_wrapped(passage.text.to(language), "  ", screen)]
        out += [screen.dim(f"  {line}") for line in small if line]
        out.append("")
    return out[:-1]


def _figures(answer: Answer, content: Figures, screen: Screen) -> list[str]:
    language = answer.language
    out: list[str] = []
    for measure in content.measures:
        text = measure_text(measure, answer.intent, language, answer.sources, content.label)
        out += [*_measure(text, measure.rows, answer.intent, language, screen), ""]
    if content.more:
        out += [
            Bilingual("ほかに当てはまる指標:", "Further indicators:").to(language),
            *_options(content.more, language),
            "",
        ]
    if content.also:
        out += [
            Bilingual("こちらの指標でしたか？", "Or did you mean:").to(language),
            *_options(content.also, language),
            "",
        ]
    return out[:-1]


def _measure(
    text: MeasureText, rows: Sequence[Assessment], intent: Intent, language: Language, screen: Screen
) -> list[str]:
    lead = rows[0]
    label = Bilingual("達成度", "Progress").to(language)
    verdict = screen.tinted(text.status, lead.status)
    share = f"{screen.bold(text.result)}  {bar(text.share)}  " if text.result else ""
    pairs = list(text.fields)
    pairs.insert(1 if intent in {Intent.ACTUAL, Intent.TARGET, Intent.BASELINE} else 0, (label, f"{share}{verdict}"))
    out = [f"{screen.bold(text.title)}  {text.codes}", *_aligned(pairs)]
    if intent is Intent.TREND:
        out += _series(rows, language)
    else:
        out += [part for line in text.others for part in _wrapped(line, "  ", screen)]
    if intent is Intent.OUTLOOK:
        out += _wrapped(sentences.outlook(lead, language), "  ", screen)
    for reason in text.reasons:
        out += _wrapped(reason, "  ", screen)
    for note in text.notes:
        out += _wrapped(f"{note.title}  {note.codes}", "  ", screen)
        out += _wrapped(wording.quoted(note.text, language), "    ", screen)
    for line in text.small:
        out += [screen.dim(part) for part in _wrapped(line, "  ", screen)]
    return out


def bar(share: Decimal | None) -> str:
    """`share` in percent as a bar of twenty; empty below 0, full from 100 on. The figure always stands beside it."""
    if share is None:
        return ""
    filled = int(min(max(share, Decimal(0)), Decimal(100)) * _BAR / 100)
    return "█" * filled + "░" * (_BAR - filled)


def _series(rows: Sequence[Assessment], language: Language) -> list[str]:
    """The leading row's series, a line a year, with its bar."""
    table = []
    for r in rows:
        if r.row.code != rows[0].row.code or r.observation is None or r.observation.value is None:
            continue
        share = "" if r.shown is None else wording.percent(r.shown)
        word = "" if r.status is Status.NOT_AVAILABLE else wording.status_word(r.status, language)
        value = wording.amount(r.observation.value, wording.unit_of(r), language)
        table.append([r.observation.year.label(language), value, share, bar(r.percent), word])
    return [f"  {line}" for line in columns(table, right={1, 2})]


def _ranking(content: Ranking, language: Language, screen: Screen) -> list[str]:
    table = []
    for place, ranked in enumerate(content.places, start=1):
        cells = [f"{place}.", *sentences.row(ranked.result, language)]
        if ranked.change is not None:
            cells.append(sentences.change(ranked.change.before, ranked.change.after, language))
        table.append(cells)
    left_out = sentences.unranked(content, language)
    heading = screen.bold(wording.ORDERS[content.order].to(language))
    return [heading, *columns(table, right={0, 3}), *([left_out] if left_out else [])]


def _summary(content: Summary, language: Language, screen: Screen) -> list[str]:
    out = [screen.bold(sentences.summary(content, language)), sentences.counts(content, language)]
    for name, rows in content.dimensions:
        out += ["", screen.bold(wording.dimension(name, language))]
        out += columns([sentences.row(r, language) for r in rows], right={2})
    for line in sentences.differing(content.differing, language):
        out += ["", *_wrapped(line, "", screen)]
    return out


def _aligned(pairs: Sequence[tuple[str, str]]) -> list[str]:
    width = max((wcswidth(label) for label, _ in pairs), default=0)
    return [f"  {_padded(label, width)}  {text}" for label, text in pairs]


def columns(table: Sequence[Sequence[str]], *, right: Collection[int] = ()) -> list[str]:
    """Rows with aligned columns; those in `right` are set to the right."""
    count = max((len(row) for row in table), default=0)
    rows = [[*row, *[""] * (count - len(row))] for row in table]
    widths = [max(wcswidth(row[i]) for row in rows) for i in range(count)]
    return ["  ".join(_padded(row[i], widths[i], right=i in right) for i in range(count)).rstrip() for row in rows]


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blank = " " * max(0, width - wcswidth(text))
    return blank + text if right else text + blank


_NOT_AT_START = "、。，．」』）〕］｝〉》】〟’”！？：；・ー々％)],.!?:;%"


def _wrapped(text: str, indent: str, screen: Screen) -> list[str]:
    """`text` broken to the screen: English at blanks, Japanese between characters, never before a closing mark."""
    limit = max(20, screen.width - len(indent))
    return [indent + line for paragraph in text.splitlines() for line in _broken(paragraph, limit)]


def _broken(text: str, limit: int) -> list[str]:
    if wcswidth(text) <= limit:
        return [text]
    if sum(c.isascii() for c in text) > len(text) * 0.8:
        return textwrap.wrap(text, limit, break_on_hyphens=False)
    out, line, used = [], "", 0
    for char in text:
        width = max(0, wcwidth(char))
        if used + width > limit and char not in _NOT_AT_START:
            out.append(line)
            line, used = "", 0
        line, used = line + char, used + width
    return [*out, line]
