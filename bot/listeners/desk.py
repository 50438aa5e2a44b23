"""What listeners work with, and what they share: who asks, where an answer belongs, what was typed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot import ids, posting, views
from bot.claims import Claims
from bot.dashboard import News
from bot.greetings import Greetings
from bot.ledger import Ledger
from bot.memory import Memory
from bot.misses import Misses
from bot.newer_blocks import NewerBlocks
from bot.people import People
from bot.permissions import Editors, Refusal
from bot.telling import Teller
from kpi_core.entries import Stored
from kpi_core.language import Bilingual, Language
from kpi_core.missing import Missing
from kpi_core.record import Plan
from kpi_core.store import Store

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """What listeners work with. `open_store(True)` lays what was entered over the record; `today` reads the clock.

    `say_absent(gap, reason, id, name)` keeps why a figure is missing; False where it was entered meanwhile.
    `news(store, True)` tells what is missing and what was entered, for whoever may see that.
    """

    open_store: Callable[[bool], AbstractContextManager[Store]]
    today: Callable[[Plan], date]
    has_entries: Callable[[], bool]
    claims: Claims
    people: People
    greetings: Greetings
    misses: Misses
    memory: Memory
    editors: Editors
    ledger: Ledger
    teller: Teller
    newer: NewerBlocks
    news: Callable[[Store, bool], News]
    say_absent: Callable[[Missing, str, str, str], bool]
    # Computing needs the interpreter for itself, and threads that compute at once only make one another slower: 32 at a
    # time answered 71 questions a second, one after the other 131.
    computing: threading.Lock


def thread_of(event: Payload) -> str | None:
    """Where the answer to a message belongs: in its thread, which begins with it in a channel."""
    thread: str | None = event.get("thread_ts") or (None if is_direct(event["channel"]) else event.get("ts"))
    return thread


def is_direct(channel: str) -> bool:
    return channel.startswith("D")


def sees(desk: Desk, client: WebClient, context: BoltContext, person: Payload) -> bool:
    """Whether this person gets what was entered. Nobody is looked up while there is nothing entered to see."""
    return desk.has_entries() and is_member(desk, client, context, person)


def is_member(desk: Desk, client: WebClient, context: BoltContext, person: Payload) -> bool:
    """Whether this person belongs to the bot's own workspace, and is no guest there."""
    return desk.people.sees_entries(client, user_of(person), context.team_id or "", teams_of(person))


def user_of(person: Payload) -> str:
    """The id of whoever an event, a command or a `user` names."""
    return str(person.get("user") or person.get("user_id") or person.get("id") or "")


def teams_of(person: Payload) -> tuple[str | None, ...]:
    """The workspaces that it names for them."""
    return tuple(person.get(name) for name in ("user_team", "source_team", "team_id"))


def refused(desk: Desk, client: WebClient, context: BoltContext, person: Payload) -> Refusal | None:
    """Why this person may not enter actuals; None where they may."""
    return desk.editors.refusal(client, user_of(person), context.team_id or "", teams_of(person))


def conversation_of(body: Payload) -> tuple[str, ...]:
    """The conversation that a pressed button belongs to."""
    channel, user = body["channel"]["id"], body["user"]["id"]
    if body["container"].get("is_ephemeral"):
        return (channel, ids.ASK_COMMAND, user)
    return (channel, thread_of_button(body) or "", user)


def show(
    client: WebClient, body: Payload, message: Callable[[bool], views.Message], newer: NewerBlocks | None = None
) -> None:
    """Where the button stood: privately in place of a private message, in the thread of a public one."""
    if body["container"].get("is_ephemeral"):
        posting.reply(body["response_url"], message(True), client, replace=True, newer=newer)
        return
    channel, thread = body["channel"]["id"], thread_of_button(body)
    posting.post_or_reply(client, channel, message(False), thread, body["response_url"], newer)


def privately(client: WebClient, body: Payload, message: views.Message) -> None:
    """To the person who pressed, and nobody else: beneath the button or, where that stands in no message, directly."""
    if "response_url" in body:
        posting.reply(body["response_url"], message, client)
    else:
        posting.post(client, body["user"]["id"], message)


def thread_of_button(body: Payload) -> str | None:
    shown = body.get("message") or {"ts": body["container"]["message_ts"]}
    return thread_of(shown | {"channel": body["channel"]["id"]})


def plain(text: str) -> str:
    """Text as it was typed: Slack sends `&`, `<` and `>` as entities. Half characters become question marks."""
    typed = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return typed.encode("utf-8", "replace").decode("utf-8")


def tell(
    desk: Desk, client: WebClient, stored: Stored, language: Language, send: Callable[[views.Message], None]
) -> None:
    """After the acknowledgement. The repetition of a submission was told already, or is being told."""
    if stored.first:
        desk.teller.tell(client, stored.entry, language, send)


def busy_sentence(language: Language) -> str:
    """Where the store is locked for longer than an acknowledgement can wait."""
    return Bilingual(
        "いまほかの処理が入力データを使っているため、まだ何も変わっていません。少し待ってから、もう一度押してください。",
        "Something else is using the store, so nothing was changed yet. Wait a moment and press again.",
    ).to(language)
