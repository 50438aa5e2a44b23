"""What was entered: the history of a measure, and taking an entry back."""

from __future__ import annotations

import uuid

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot import choices, entry_messages, ids, views
from bot.listeners.desk import Desk, Payload, busy_sentence, privately, refused, sees, show, tell, user_of
from bot.permissions import Refusal
from kpi_core.entries import Entered, Overtaken, UnknownEntry
from kpi_core.errors import StoreBusy
from kpi_core.language import Bilingual

_MOST = 5  # measures in one history


def register(app: App, desk: Desk) -> None:
    """The listeners that show entries and take them back."""

    @app.action(ids.HISTORY)
    def history(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        choice, person = choices.decode(action["value"]), body["user"]
        if desk.has_entries() and not sees(desk, client, context, person):
            said = Bilingual(
                "入力の履歴は、このワークスペースのメンバーだけが見られます。",
                "Only members of this workspace see what was entered.",
            )
            privately(client, body, views.notice(said.to(choice.language)))
            return
        sections = desk.ledger.history(choice.measures[:_MOST])
        why = refused(desk, client, context, person) if any(entries for _, entries in sections) else Refusal.NOBODY

        def undo_key(entry: Entered) -> str:
            return str(uuid.uuid4()) if _may_undo(why, entry, user_of(person)) else ""

        with desk.open_store(False) as store:
            timezone = store.plan.timezone
        message = entry_messages.history(sections, choice.language, timezone, undo_key)
        privately(client, body, message)

    @app.action(ids.family(ids.UNDO))
    def undone(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        pressed, user = entry_messages.decode_undo(action["value"]), user_of(body["user"])
        language = pressed.language
        try:
            why = refused(desk, client, context, body["user"])
            if why is not None and not _may_undo(why, desk.ledger.entry(pressed.entry), user):
                ack()
                privately(client, body, views.notice(entry_messages.refusal(why, user, language)))
                return
            done = desk.ledger.undo(pressed.entry, pressed.key, user, desk.people.name(user))
        except (Overtaken, UnknownEntry, StoreBusy) as error:
            ack()
            sentence = error.sentence(language) if not isinstance(error, StoreBusy) else busy_sentence(language)
            privately(client, body, views.notice(sentence))
            return
        ack()
        tell(desk, client, done, language, lambda message: show(client, body, lambda _: message))


def _may_undo(why: Refusal | None, entry: Entered, user: str) -> bool:
    """Editors may; and whoever entered it, also once they are no editor any more."""
    return why is None or (why is Refusal.NOT_AN_EDITOR and entry.by_id == user)
