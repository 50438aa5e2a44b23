"""The weekly summary as a Slack message. Pure.

Names are shown in plain and rich text, so that nobody is mentioned.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block, ButtonElement, PlainTextObject, RichTextElement

from bot import choices, ids, sentences, small_print, wording
from bot.blocks import Line, actions, bold, bullets, button, fitted, headline, paragraph, quote, rich, small, words
from bot.views import Message
from bot.weekly_words import Part, WeeklyText, weekly_text
from kpi_core.contents import Choice
from kpi_core.digest import Digest
from kpi_core.language import Bilingual, Language
from kpi_core.missing import Missing
from kpi_core.questions import Filters, Intent
from kpi_core.record import Certainty, Plan

_DAYS = ("月", "火", "水", "木", "金", "土", "日")
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def digest_message(d: Digest, next_due: datetime | None, home: str = "") -> Message:
    """`home`: the address of the dashboard; without one there is no button for it."""
    language = d.plan.language
    text = weekly_text(d, language)
    closing = [
        *actions(_steps(d, home, language)),
        *small([*_beside(d, language), _closing(d, next_due, language)]),
    ]
    return Message(headline(text.headline), fitted(_body(text), sentences.cut_short(language), closing))


def _body(text: WeeklyText) -> list[Block]:
    return [rich(paragraph([bold(text.title)])), *(rich(*_part(part)) for part in text.parts)]


def _part(part: Part) -> list[RichTextElement]:
    """One list, interrupted by what is quoted beneath a line of it."""
    shown: list[RichTextElement] = [paragraph([bold(part.title) if part.items else words(part.title)])]
    lines: list[Line] = []
    for item in part.items:
        lines.append([words("\n".join((item.text, *item.beneath)))])
        if item.quoted:
            shown += [bullets(lines), quote([words(item.quoted)])]
            lines = []
    return [*shown, *([bullets(lines)] if lines else [])]


def _steps(d: Digest, home: str, language: Language) -> list[ButtonElement]:
    behind = Filters(statuses=wording.NOT_ON_PACE)
    details = Bilingual("全体の状況を見る", "Show the summary").to(language)
    lagging = Bilingual("遅れている指標を見る", "Show what is behind").to(language)
    steps = [
        button(ids.numbered(ids.ASK, 1), details, choices.encode(Choice(Intent.SUMMARY, (), language))),
        button(ids.numbered(ids.ASK, 2), lagging, choices.encode(Choice(Intent.LIST, (), language, filters=behind))),
        enter_button(d.missing[0] if len(d.missing) == 1 else None, 1, language),
    ]
    if home:
        steps.append(_link(ids.OPEN_HOME, Bilingual("ダッシュボード", "Dashboard").to(language), home))
    return steps


def enter_button(gap: Missing | None, number: int, language: Language) -> ButtonElement:
    """Opens the form; filled in where it is known which figure is meant."""
    measures = (gap.dossier.measure.key,) if gap is not None else ()
    years = (gap.year.number,) if gap is not None else ()
    label = Bilingual("実績を入力", "Enter an actual").to(language)
    value = choices.encode(Choice(Intent.ACTUAL, measures, language, years))
    return button(ids.numbered(ids.UPDATE, number), label, value)


def _link(action: str, label: str, url: str) -> ButtonElement:
    return ButtonElement(text=PlainTextObject(text=label, emoji=False), action_id=action, url=url)


def _beside(d: Digest, language: Language) -> list[str]:
    """What must be known of the notes that are quoted."""
    notes = [] if d.behind_told else [note for r in d.behind if (note := r.newest_second_term) is not None]
    inferred = any(note.certainty is Certainty.INFERRED for note in notes)
    translated = any(note.text.en for note in notes)
    return [small_print.inferred(language) if inferred else "", sentences.translated(language) if translated else ""]


def _closing(d: Digest, next_due: datetime | None, language: Language) -> str:
    name = sentences.plan_name(d.plan, d.plans, language)
    if next_due is None:
        return name
    at = due_words(next_due, d.plan, language)
    return Bilingual(f"{name}　次回: {at}", f"{name}. Next: {at}").to(language)


def due_words(due: datetime, plan: Plan, language: Language) -> str:
    """11月30日（月）9:00; Mon 2026-11-30, 09:00."""
    local = due.astimezone(ZoneInfo(plan.timezone))
    day = _DAYS[local.weekday()]
    return Bilingual(
        f"{local.month}月{local.day}日（{day}）{local.hour}:{local.minute:02}",
        f"{_DAYS_EN[local.weekday()]} {local.date().isoformat()}, {local.hour:02}:{local.minute:02}",
    ).to(language)
