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
from bot.memory import Memory
from bot.misses import Misses
from bot.newer_blocks import NewerBlocks
from bot.people import People
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
    user = person.get("user") or person.get("user_id") or person.get("id") or ""
    teams = tuple(person.get(name) for name in ("user_team", "source_team", "team_id"))
    return desk.people.sees_entries(client, user, context.team_id or "", teams)


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


def thread_of_button(body: Payload) -> str | None:
    shown = body.get("message") or {"ts": body["container"]["message_ts"]}
    return thread_of(shown | {"channel": body["channel"]["id"]})


def plain(text: str) -> str:
    """Text as it was typed: Slack sends `&`, `<` and `>` as entities. Half characters become question marks."""
    typed = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return typed.encode("utf-8", "replace").decode("utf-8")
