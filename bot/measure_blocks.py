"""What is said of one measure as Slack blocks: its figures, the city's own words, and the chart of its course. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from slack_sdk.models.blocks import Block, RichTextElement

from bot import charts, sentences, wording
from bot.blocks import Line, Raw, bold, bullets, code, paragraph, quote, rich, small, words
from bot.charts import Chart
from bot.phrasing import MeasureText, Quoted
from kpi_core.language import Language
from kpi_core.questions import Intent

_NOTE = 1_200  # characters of one note
_BAR = ("▰" * 10, "▱" * 10)


def measure_blocks(text: MeasureText, intent: Intent, language: Language) -> list[Block]:
    """All of it but the chart."""
    title: Line = [bold(text.title), words("　"), code(text.codes)]
    figures: list[Line] = [
        [words(f"{text.asked[0]}　"), bold(text.asked[1])] if text.asked is not None else [],
        _verdict(text, language),
        [words(text.outlook)],
        [words("　".join(f"{label} {value}" for label, value in text.fields))],
        *([code(row), words(f" {line}")] for row, line in text.others),
        *([words(line)] for line in text.reasons),
    ]
    noted = [rich(*_noted(text.notes))] if text.notes else []
    if intent is Intent.NOTE:  # what was asked for comes first
        shown = [rich(paragraph(title)), *noted, rich(paragraph(*figures))]
    else:
        shown = [rich(paragraph(title, *figures), bullets(_points(text))), *noted]
    return [*shown, *small([sentences.formula(text.formula, language), *text.small])]


def _noted(notes: Sequence[Quoted]) -> list[RichTextElement]:
    """The city's own words: each title once, beneath it what stands on which row."""
    shown: list[RichTextElement] = []
    for title, quoted in groupby(notes, key=lambda note: note.title):
        shown.append(paragraph([bold(title)]))
        for note in quoted:
            text = note.text if len(note.text) <= _NOTE else f"{note.text[:_NOTE]}…"
            shown.append(quote([code(note.codes), words(f" {text}")]))
    return shown


def _verdict(text: MeasureText, language: Language) -> Line:
    """*29%*　▰▰▰▱▱▱▱▱▱▱　*順調*（2023年の目安 30%）."""
    against = wording.bracketed("", [text.against] if text.against else [], language)
    status = [bold(text.status), words(against)]
    return [bold(text.result), words(f"　{wording.bar(text.share, *_BAR)}　"), *status] if text.result else status


def _points(text: MeasureText) -> list[Line]:
    """A line a year: 2022年　*1,117 DL*　22%　▰▰▱▱▱▱▱▱▱▱　順調（目安 20%）."""
    return [
        [
            words(f"{p.year}　"),
            bold(p.amount),
            words("　".join(["", *(x for x in (p.result, wording.bar(p.share, *_BAR), p.status) if x)])),
        ]
        for p in text.series
    ]


def chart_blocks(chart: Chart | None, before: Sequence[Chart | None], *, in_words: bool) -> list[Block]:
    """The course drawn, as far as a message takes more charts; in words too, unless each year stands above already."""
    if chart is None:
        return []
    drawn = charts.block(chart) if sum(one is not None for one in before) < charts.MOST else None
    return [*([Raw(drawn)] if drawn is not None else []), *small([charts.words(chart) if in_words else ""])]


def with_course(headline: str, chart: Chart | None) -> str:
    """What a phone's notification and a screen reader say, which know nothing of a chart."""
    return headline if chart is None else f"{headline} / {charts.words(chart)}"
