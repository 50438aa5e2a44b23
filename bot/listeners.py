"""What happens on a mention, a direct message, the slash command and a button: acknowledge, answer, show.

Bolt runs listeners in threads, and a SQLite connection belongs to the thread that opened it: so every listener
opens the store anew.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot import choices, ids, posting, views
from bot.claims import Claims
from bot.greetings import Greetings
from bot.memory import Memory
from bot.misses import Misses
from bot.people import People
from kpi_core.answers import Answer, answer, choose, other_options
from kpi_core.contents import Choice
from kpi_core.questions import Intent
from kpi_core.record import Plan
from kpi_core.store import Store

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """What listeners work with. `open_store(True)` lays what was entered over the record; `today` reads the clock."""

    open_store: Callable[[bool], AbstractContextManager[Store]]
    today: Callable[[Plan], date]
    has_entries: Callable[[], bool]
    claims: Claims
    people: People
    greetings: Greetings
    misses: Misses
    memory: Memory
    # Computing needs the interpreter for itself, and threads that compute at once only make one another slower: 32 at a
    # time answered 71 questions a second, one after the other 131.
    computing: threading.Lock


def register(app: App, desk: Desk) -> None:
    """Every listener of the app."""

    @app.event("app_mention")
    def mentioned(event: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        _answer_event(desk, event, body, context, client)

    @app.event("message")
    def messaged(event: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        if event.get("channel_type") == "im":
            _answer_event(desk, event, body, context, client)

    @app.command(ids.ASK_COMMAND)
    def asked(ack: Ack, command: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        text = plain(command.get("text", ""))
        # Slash commands have no thread: what a person asked by them in a channel is one conversation.
        conversation = (command["channel_id"], ids.ASK_COMMAND, command["user_id"])
        found = _answer(desk, text, _sees(desk, client, context, command), conversation)
        posting.reply(command["response_url"], _message(desk, found, shareable=True), client)
        _count_miss(desk, found, text)

    @app.action(ids.family(ids.ASK))
    @app.action(ids.family(ids.CHOOSE))
    def chosen(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        found = _choose(desk, choices.decode(action["value"]), _sees(desk, client, context, body["user"]))
        desk.memory.keep(_conversation(body), found.choice)
        _show(client, body, lambda private: _message(desk, found, shareable=private))

    @app.action(ids.WRONG)
    def wrong(ack: Ack, action: Payload, body: Payload, client: WebClient) -> None:
        ack()
        pressed = choices.decode_wrong(action["value"])
        with desk.open_store(False) as store:
            options = other_options(pressed.text, pressed.choice.measures, store)
            code, plan = store.first_code(), store.plan
        desk.memory.keep(_conversation(body), None)
        _show(client, body, lambda _: views.other_candidates(options, pressed.choice, code))
        desk.misses.count(plan, desk.today(plan), "wrong", pressed.text, ";".join(pressed.choice.measures))

    @app.action(ids.SHARE)
    def share(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        found = _choose(desk, choices.decode(action["value"]), _sees(desk, client, context, body["user"]))
        posting.reply(body["response_url"], _message(desk, found), client, in_channel=True)


def _answer_event(desk: Desk, event: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
    """A question that somebody wrote. Bots, the bot itself, edits and deletions are not answered."""
    if not _is_a_persons(event, context):
        return
    channel, ts = event["channel"], event["ts"]
    with desk.claims.once(f"event {body.get('event_id')}", f"message {channel} {ts}") as first:
        if not first:
            return
        text, thread = plain(_without_bot(event.get("text", ""), context.bot_user_id or "")), thread_of(event)
        conversation = (channel, thread or "", event["user"])
        found = _answer(desk, text, _sees(desk, client, context, event), conversation)
        if is_direct(channel) and desk.greetings.due(client, channel):
            posting.post(client, channel, views.greeting(found), thread_ts=thread)
        posting.post(client, channel, _message(desk, found), thread_ts=thread)
        _count_miss(desk, found, text)


def thread_of(event: Payload) -> str | None:
    """Where the answer to a message belongs: in its thread, which begins with it in a channel."""
    thread: str | None = event.get("thread_ts") or (None if is_direct(event["channel"]) else event.get("ts"))
    return thread


def is_direct(channel: str) -> bool:
    return channel.startswith("D")


def _is_a_persons(event: Payload, context: BoltContext) -> bool:
    by_a_bot = event.get("bot_id") or event.get("bot_profile") or event.get("user") in {None, context.bot_user_id}
    return not by_a_bot and event.get("subtype") in {None, "file_share", "thread_broadcast"}


def _sees(desk: Desk, client: WebClient, context: BoltContext, person: Payload) -> bool:
    """Whether this person gets what was entered. Nobody is looked up while there is nothing entered to see."""
    if not desk.has_entries():
        return False
    user = person.get("user") or person.get("user_id") or person.get("id") or ""
    teams = tuple(person.get(name) for name in ("user_team", "source_team", "team_id"))
    return desk.people.sees_entries(client, user, context.team_id or "", teams)


def _conversation(body: Payload) -> tuple[str, ...]:
    """The conversation that a pressed button belongs to."""
    channel, user = body["channel"]["id"], body["user"]["id"]
    if body["container"].get("is_ephemeral"):
        return (channel, ids.ASK_COMMAND, user)
    return (channel, _thread_of_button(body) or "", user)


def _answer(desk: Desk, text: str, entries: bool, conversation: tuple[str, ...]) -> Answer:
    with desk.computing, desk.open_store(entries) as store:
        today = desk.today(store.plan)
        if not text.strip():
            return choose(Choice(Intent.HELP, (), store.plan.language), store, today)
        found = answer(text, store, today, previous=desk.memory.recall(conversation))
    desk.memory.keep(conversation, found.kept)
    return found


def _message(desk: Desk, found: Answer, *, shareable: bool = False) -> views.Message:
    with desk.computing:
        return views.message(found, shareable=shareable)


def _count_miss(desk: Desk, found: Answer, text: str) -> None:
    """After the answer is shown: writing may have to wait."""
    if found.intent in {Intent.UNKNOWN, Intent.CLARIFY}:
        desk.misses.count(found.plan, desk.today(found.plan), str(found.intent), text)


def _choose(desk: Desk, choice: Choice, entries: bool) -> Answer:
    with desk.computing, desk.open_store(entries) as store:
        return choose(choice, store, desk.today(store.plan))


def _show(client: WebClient, body: Payload, message: Callable[[bool], views.Message]) -> None:
    """Where the button stood: privately in place of a private message, in the thread of a public one."""
    if body["container"].get("is_ephemeral"):
        posting.reply(body["response_url"], message(True), client, replace=True)
        return
    posting.post_or_reply(client, body["channel"]["id"], message(False), _thread_of_button(body), body["response_url"])


def _thread_of_button(body: Payload) -> str | None:
    shown = body.get("message") or {"ts": body["container"]["message_ts"]}
    return thread_of(shown | {"channel": body["channel"]["id"]})


def plain(text: str) -> str:
    """Text as it was typed: Slack sends `&`, `<` and `>` as entities. Half characters become question marks."""
    typed = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return typed.encode("utf-8", "replace").decode("utf-8")


def _without_bot(text: str, bot: str) -> str:
    return re.sub(rf"<@{re.escape(bot)}(\|[^>]*)?>", " ", text) if bot else text
