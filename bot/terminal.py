"""An answer as lines of text: for the terminal, and as the `text` of the JSON form.

Colour only repeats what a word says, and is left out where the output is no terminal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from bot import charts, sentences, wording
from bot.phrasing import Field, MeasureText, Quoted, measure_text
from bot.small_print import source
from bot.text_layout import aligned, broken, columns
from kpi_core.answers import Answer
from kpi_core.assessment import Assessment
from kpi_core.contents import Audited, Clarify, Figures, Help, Listing, Option, Passages, Ranking, Summary, Unknown
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Intent

if TYPE_CHECKING:
    from kpi_core.audit import Audit

_BAR = 20  # characters
_OURS = re.compile(r"(\x1b\[(?:0|1|2|3[123])m)")
_NONE = re.compile(r"($^)")
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
    """What the lines are written for: `width` in columns (None: nothing is broken or cut), and whether it shows colour."""

    width: int | None = None
    colour: bool = False

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def tinted(self, text: str, status: Status) -> str:
        code = _COLOURS.get(status)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text


def plain_text(answer: Answer) -> str:
    """The answer without colour or broken lines, for programs."""
    return "\n".join(lines(answer, Screen()))


def lines(answer: Answer, screen: Screen) -> list[str]:
    shown = [*_body(answer, screen), "", screen.dim(sentences.plan_name(answer.plan, answer.plans, answer.language))]
    return [_harmless(line, screen) for line in shown]


def _harmless(line: str, screen: Screen) -> str:
    """`line` without signs that steer a terminal, but for our own: names and questions are other people's."""
    ours = _OURS if screen.colour else _NONE
    return "".join(part if ours.fullmatch(part) else visible(part) for part in ours.split(line))


def visible(text: str) -> str:
    """`text` without any sign that steers a terminal."""
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in text)


def _body(answer: Answer, screen: Screen) -> list[str]:
    language, content = answer.language, answer.content
    match content:
        case Figures():
            return _figures(answer, content, screen)
        case Listing():
            return [
                screen.bold(sentences.listing(answer, content)),
                *_no_actual_yet(content, language),
                *_rows(content.rows, language, screen, [sentences.goal(r, content, language) for r in content.rows]),
            ]
        case Ranking():
            return _ranking(answer, content, screen)
        case Summary():
            return _summary(content, language, screen)
        case Audited():
            return audit_lines(content.audit, language, screen)
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


def audit_lines(audit: Audit, language: Language, screen: Screen) -> list[str]:
    from bot import audit_words  # which other answers need not load

    out = [screen.bold(audit_words.heading(audit, language))]
    for section in audit_words.sections(audit, language):
        out += ["", screen.bold(section.title)]
        out += [part for code, text in section.lines for part in broken(f"{code}  {text}", "  ", screen.width)]
    return out


def _examples(answer: Answer) -> list[str]:
    return [sentences.examples_heading(answer.language), *(f"  {example}" for example in sentences.examples(answer))]


def _options(options: Sequence[Option], language: Language) -> list[str]:
    return [f"  {line}" for line in columns([(o.code, o.name.to(language)) for o in options])]


def _passages(answer: Answer, content: Passages, screen: Screen) -> list[str]:
    language = answer.language
    out: list[str] = [] if content.passages else [sentences.no_passage(language), ""]
    for passage in content.passages:
        small = [sentences.source(source(passage.source, language, answer.sources), language)]
        if passage.text.en:
            small.append(sentences.translated(language))
        out += [screen.bold(passage.title.to(language)), *broken(passage.text.to(language), "  ", screen.width)]
        out += [screen.dim(f"  {line}") for line in small if line]
        out.append("")
    return out[:-1]


def _figures(answer: Answer, content: Figures, screen: Screen) -> list[str]:
    language = answer.language
    out: list[str] = [] if content.measures else [sentences.gone(language), ""]
    for measure in content.measures:
        text = measure_text(
            measure, answer.intent, language, answer.sources, content.label,
            terms=answer.terms, timezone=answer.plan.timezone,
        )  # fmt: skip
        out += [*_measure(text, answer.intent, language, screen), ""]
    more = Bilingual("ほかに当てはまる指標:", "Further indicators:").to(language)
    also = Bilingual("こちらの指標でしたか？", "Or did you mean:").to(language)
    for heading, options in ((more, content.more), (also, content.also)):
        if options:
            out += [heading, *_options(options, language), ""]
    return out[:-1]


def _measure(text: MeasureText, intent: Intent, language: Language, screen: Screen) -> list[str]:
    quoted = [line for note in text.notes for line in _note(note, language, screen)]
    out = [f"{screen.bold(text.title)}  {text.codes}"]
    if intent is Intent.NOTE:  # what was asked for comes first
        out, quoted = [*out, *quoted], []
    computed = ((Bilingual("計算", "Computed").to(language), text.formula),) if text.formula else ()
    asked = (text.asked,) if text.asked is not None else ()
    out += aligned([*asked, _verdict(text, language, screen), *text.fields, *computed])
    out += broken(text.outlook, "  ", screen.width)
    points = [(p.year, p.amount, p.result, bar(p.share), p.status) for p in text.series]
    out += [f"  {line}" for line in columns(points, right={1, 2})]
    out += _course(text, intent, language, screen)
    out += [part for code, line in text.others for part in broken(f"{code}  {line}", "  ", screen.width)]
    out += [part for line in text.reasons for part in broken(line, "  ", screen.width)]
    out += quoted
    return [*out, *(screen.dim(part) for line in text.small for part in broken(line, "  ", screen.width))]


def _course(text: MeasureText, intent: Intent, language: Language, screen: Screen) -> list[str]:
    """The chart, where the lines are for a screen; and its years in words, where no table of them stands above."""
    chart = charts.chart(text.lead, intent, language)
    if chart is None:
        return []
    from bot import plots  # which other questions need not load

    drawn = plots.lines(chart, screen.width - 2) if screen.width is not None else []
    said = [] if text.series else broken(charts.words(chart), "  ", screen.width)
    return [*said, *(f"  {line}" for line in drawn)]


def _verdict(text: MeasureText, language: Language, screen: Screen) -> Field:
    status = wording.bracketed(text.status, [text.against] if text.against else [], language)
    shown = screen.tinted(status, text.lead.status)
    label = Bilingual("達成度", "Progress").to(language)
    return (label, f"{screen.bold(text.result)}  {bar(text.share)}  {shown}" if text.result else shown)


def _note(note: Quoted, language: Language, screen: Screen) -> list[str]:
    title = broken(f"{note.title}  {note.codes}", "  ", screen.width)
    return [*title, *broken(wording.quoted(note.text, language), "    ", screen.width)]


def bar(share: Decimal | None) -> str:
    """`share` in percent as a bar of twenty. The figure always stands beside it."""
    return wording.bar(share, "█" * _BAR, "░" * _BAR)


def _ranking(answer: Answer, content: Ranking, screen: Screen) -> list[str]:
    language = answer.language
    table = [(f"{place}.", *sentences.row(r.result, language)) for place, r in enumerate(content.places, start=1)]
    out = [screen.bold(sentences.ranking(answer, content)), *_no_actual_yet(content, language)]
    for ranked, line in zip(content.places, columns(table, right={0, 3}, name=2, width=screen.width), strict=True):
        out.append(line)
        if ranked.change is not None:
            out.append(f"    {sentences.change(ranked.change.before, ranked.change.after, language)}")
    left_out = sentences.unranked(content, language)
    return [*out, *([left_out] if left_out else [])]


def _summary(content: Summary, language: Language, screen: Screen) -> list[str]:
    heading = screen.bold(sentences.summary(content, language))
    out = [heading, *_no_actual_yet(content, language), sentences.counts(content.total, language)]
    for name, rows in content.dimensions:
        out += ["", screen.bold(wording.dimension(name, language)), *_rows(rows, language, screen)]
    for line in sentences.differing(content.differing, language):
        out += ["", *broken(line, "", screen.width)]
    return out


def _no_actual_yet(content: Listing | Ranking | Summary, language: Language) -> list[str]:
    sentence = sentences.no_actual_yet(content, language)
    return [sentence] if sentence else []


def _rows(results: Sequence[Assessment], language: Language, screen: Screen, ends: Sequence[str] = ()) -> list[str]:
    """`ends` are what stands behind each of the rows."""
    table = [(*sentences.row(r, language), *ends[n : n + 1]) for n, r in enumerate(results)]
    return columns(table, right={2}, name=1, width=screen.width)
