"""What happens on a mention, a direct message, the slash command and a button: acknowledge, answer, show.

Bolt runs listeners in threads, and a SQLite connection belongs to the thread that opened it: so every listener
opens the store anew.
"""

from __future__ import annotations

import re

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot import choices, ids, posting, views
from bot.listeners.desk import Desk, Payload, conversation_of, is_direct, plain, sees, show, thread_of
from kpi_core.answers import Answer, answer, choose, other_options
from kpi_core.contents import Choice
from kpi_core.questions import Intent


def register(app: App, desk: Desk) -> None:
    """The listeners that answer questions."""

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
        found = _answer(desk, text, sees(desk, client, context, command), conversation)
        posting.reply(command["response_url"], _message(desk, found, shareable=True), client, newer=desk.newer)
        _count_miss(desk, found, text)

    @app.action(ids.family(ids.ASK))
    @app.action(ids.family(ids.CHOOSE))
    def chosen(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        found = _choose(desk, choices.decode(action["value"]), sees(desk, client, context, body["user"]))
        desk.memory.keep(conversation_of(body), found.choice)
        show(client, body, lambda private: _message(desk, found, shareable=private), desk.newer)

    @app.action(ids.WRONG)
    def wrong(ack: Ack, action: Payload, body: Payload, client: WebClient) -> None:
        ack()
        pressed = choices.decode_wrong(action["value"])
        with desk.open_store(False) as store:
            options = other_options(pressed.text, pressed.choice.measures, store)
            code, plan = store.first_code(), store.plan
        desk.memory.keep(conversation_of(body), None)
        show(client, body, lambda _: views.other_candidates(options, pressed.choice, code))
        desk.misses.count(plan, desk.today(plan), "wrong", pressed.text, ";".join(pressed.choice.measures))

    @app.action(ids.SHARE)
    def share(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        found = _choose(desk, choices.decode(action["value"]), sees(desk, client, context, body["user"]))
        posting.reply(body["response_url"], _message(desk, found), client, in_channel=True, newer=desk.newer)


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
        found = _answer(desk, text, sees(desk, client, context, event), conversation)
        if is_direct(channel) and desk.greetings.due(client, channel):
            posting.post(client, channel, views.greeting(found), thread_ts=thread)
        posting.post(client, channel, _message(desk, found), thread_ts=thread, newer=desk.newer)
        _count_miss(desk, found, text)


def _is_a_persons(event: Payload, context: BoltContext) -> bool:
    by_a_bot = event.get("bot_id") or event.get("bot_profile") or event.get("user") in {None, context.bot_user_id}
    return not by_a_bot and event.get("subtype") in {None, "file_share", "thread_broadcast"}


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


def _without_bot(text: str, bot: str) -> str:
    return re.sub(rf"<@{re.escape(bot)}(\|[^>]*)?>", " ", text) if bot else text
