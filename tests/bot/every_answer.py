"""Every kind of answer and message, for laws that hold for all of them, and what a person reads of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import views
from bot.views import Message
from kpi_core.answers import Answer
from kpi_core.contents import Choice, Clarify, Option, Unknown
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent, Order
from tests.bot.kaga import press

Json = dict[str, Any]
MAAS = ("maas_downloads", "maas_services")
FIVE = (*MAAS, "clubhouse_uses", "new_power_contracts", "disabled_hires")


def choices(language: Language) -> Iterator[Choice]:
    """Everything that a button can ask for, of each kind at least one."""
    intents = ("progress", "actual", "target", "baseline", "trend", "outlook", "note")
    yield from (Choice(Intent(intent), MAAS, language) for intent in intents)
    yield from (Choice(Intent(intent), FIVE, language) for intent in intents)
    yield Choice(Intent.PROGRESS, ("e_citizens",), language)
    yield Choice(Intent.PROGRESS, ("clubhouse_uses",), language, years=(2021, 2022, 2023), codes=("成7",))
    yield Choice(Intent.LIST, (), language)
    yield Choice(Intent.LIST, (), language, filters=Filters(goal=1))
    yield Choice(Intent.LIST, (), language, filters=Filters(statuses=frozenset({Status.BEHIND})))
    yield from (Choice(Intent.RANKING, (), language, filters=Filters(order=order)) for order in Order)
    yield Choice(Intent.RANKING, (), language, filters=Filters(order=Order.BEST, goal=1))
    yield Choice(Intent.SUMMARY, (), language)
    yield Choice(Intent.AUDIT, (), language)
    yield Choice(Intent.CONTEXT, (), language, passages=("overview", "profile", "efforts"))
    yield Choice(Intent.CONTEXT, (), language)
    yield Choice(Intent.HELP, (), language)


def messages(record: Path, words: str = "登録") -> Iterator[tuple[str, Message]]:
    """Every kind of message on `record`, in both languages, each with a name."""
    languages: tuple[Language, ...] = ("ja", "en")
    options = tuple(Option(f"key{n}", Bilingual(f"{words} {n}", f"{words} {n}"), f"経{n}") for n in range(12))
    for language in languages:
        for choice in choices(language):
            answer = press(choice, record=record)
            yield f"{choice}", views.message(answer, shareable=True)
            yield f"{choice}", views.message(answer)
        aid = press(Choice(Intent.HELP, (), language), record=record)
        yield "clarify", views.message(_content(aid, Clarify(words, Intent.TARGET, options, (2022,))))
        yield "clarify without options", views.message(_content(aid, Clarify(words, Intent.TARGET, ())))
        yield "unknown", views.message(_content(aid, Unknown(words, Intent.TARGET, options)))
        yield "unknown without words", views.message(_content(aid, Unknown("", Intent.TARGET, ())), shareable=True)
        yield "greeting", views.greeting(aid)
        choice = Choice(Intent.TARGET, MAAS, language, years=(2022,))
        yield "others", views.other_candidates(options, choice, "経1")
        yield "no others", views.other_candidates((), choice, "経1")
    yield "notice", views.notice(words)


def _content(answer: Answer, content: Clarify | Unknown) -> Answer:
    return replace(answer, content=content, choice=None)


def as_json(message: Message) -> Json:
    return {"text": message.text, "blocks": list(message.blocks)}


def words_of(node: Any) -> str:
    """All that a person reads in these blocks."""
    if isinstance(node, dict):
        own = node.get("text")
        return "".join(
            [own if isinstance(own, str) else "", *(words_of(v) for v in node.values() if not isinstance(v, str))]
        )
    return "".join(words_of(child) for child in node) if isinstance(node, list) else ""


def words(answer: Answer) -> str:
    return words_of(as_json(views.message(answer))["blocks"])


def buttons(message: Message) -> dict[str, Json]:
    """The buttons by their words."""
    blocks = as_json(message)["blocks"]
    return {e["text"]["text"]: e for b in blocks if b["type"] == "actions" for e in b["elements"]}
