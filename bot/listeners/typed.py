"""An actual typed behind the command: what was understood is shown privately, and its buttons store, correct or leave it."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from dataclasses import replace

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot import drafts, entry_check, entry_messages, ids, posting, views
from bot.drafts import Draft
from bot.ledger import BadFields
from bot.listeners.desk import Desk, Payload, busy_sentence, refused, tell, user_of
from kpi_core.entries import Conflict
from kpi_core.errors import StoreBusy
from kpi_core.language import Bilingual
from kpi_core.typed_updates import TypedUpdate, read_update

log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """The buttons beneath what was understood."""

    @app.action(ids.STORE)
    def stored(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        draft, user, url = drafts.decode(action["value"]), user_of(body["user"]), body["response_url"]
        why = refused(desk, client, context, body["user"])
        if why is not None:
            ack()
            posting.reply(url, views.notice(entry_messages.refusal(why, user, draft.language)), client)
            return
        try:
            done = desk.ledger.store(draft, user, desk.people.name(user))
        except (Conflict, StoreBusy, BadFields) as error:
            ack()
            posting.reply(url, _not_yet(desk, draft, error), client, replace=True)
            return
        ack()
        tell(desk, client, done, draft.language, lambda message: posting.reply(url, message, client, replace=True))

    @app.action(ids.DISMISS)
    def dismissed(ack: Ack, action: Payload, body: Payload, client: WebClient) -> None:
        ack()
        said = Bilingual("登録しませんでした。", "Nothing was stored.").to(drafts.decode(action["value"]).language)
        posting.reply(body["response_url"], views.notice(said), client, replace=True)


def answer_typed(desk: Desk, text: str, command: Payload, context: BoltContext, client: WebClient) -> None:
    """What was understood, privately, before anything is stored."""
    with desk.open_store(False) as store:
        found = read_update(text, store, desk.today(store.plan))
        names = {key: (code, name) for key, name, code in store.names([c.measure for c in found.candidates])}
    draft, _ = desk.ledger.begun(replace(of_typed(found, "command"), key=str(uuid.uuid4())))
    why = refused(desk, client, context, command)
    if why is not None:
        message = views.notice(entry_messages.refusal(why, user_of(command), draft.language))
    elif problems := [problem.to(draft.language) for problem in (*found.problems, *_too_long(found))]:
        message = entry_check.refused(problems, _meant(draft, found, names), draft.language)
    else:
        message = entry_check.question(draft, desk.ledger.preview(draft))
    posting.reply(command["response_url"], message, client)


def _too_long(found: TypedUpdate) -> list[Bilingual]:
    """What would be cut is refused instead."""
    texts = (
        (found.value_text, drafts.AMOUNT, "値", "The value"),
        (found.source, drafts.SOURCE, "出典", "The source"),
        (found.reason, drafts.REASON, "理由", "The reason"),
    )
    return [
        Bilingual(
            f"{ja}が長すぎます（{len(text):,}文字）。{most}文字以内で入力してください。",
            f"{en} is too long ({len(text):,} characters). Keep it within {most}.",
        )
        for text, most, ja, en in texts
        if len(text) > most
    ]


def _meant(draft: Draft, found: TypedUpdate, names: dict[str, tuple[str, Bilingual]]) -> Sequence[tuple[str, Draft]]:
    """A button for each measure that can be meant, which opens the form with it; or one that opens it as it is."""
    language = draft.language
    known = [(key, *names[key]) for key in (c.measure for c in found.candidates) if key in names]
    if known:
        return [(f"{code} {name.to(language)}", replace(draft, measure=key, offered=())) for key, code, name in known]
    return [(Bilingual("入力欄を開く", "Open the form").to(language), draft)]


def _not_yet(desk: Desk, draft: Draft, error: Conflict | StoreBusy | BadFields) -> views.Message:
    """Why it is not stored, with what the person can decide now."""
    if isinstance(error, Conflict):
        renewed = replace(draft, seen=error.entry.id, key=str(uuid.uuid4()))
        return entry_check.question(renewed, desk.ledger.preview(renewed), [error.sentence(draft.language)])
    if isinstance(error, StoreBusy):
        log.warning("%s", error)
        return entry_check.again(draft, busy_sentence(draft.language))
    problems = [problem.sentence(draft.language) for problem in error.problems.values()]
    return entry_check.refused(problems, [(entry_check.EDIT.to(draft.language), draft)], draft.language)


def of_typed(found: TypedUpdate, via: str) -> Draft:
    return drafts.draft(
        found.language,
        via,
        measure=found.measure,
        year=found.year_text,
        amount=found.value_text,
        provisional=found.provisional,
        source=found.source,
        reason=found.reason,
        offered=tuple(candidate.measure for candidate in found.candidates),
    )
