"""How an actual is entered in the form: what opens it, what fills it in, and its second step, which stores it.

Whether somebody may write is asked again when it is stored. What is stored is on the disk before it is acknowledged.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from dataclasses import replace
from http.client import HTTPException

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot import choices, drafts, entry_check, entry_form, entry_messages, ids, posting, views
from bot.drafts import Draft
from bot.ledger import BadFields
from bot.listeners import home, typed
from bot.listeners.desk import Desk, Payload, busy_sentence, plain, refused, tell, user_of
from bot.modals import View
from kpi_core.contents import Choice
from kpi_core.entries import Conflict
from kpi_core.errors import StoreBusy, StoreError
from kpi_core.language import Bilingual, Language, has_japanese
from kpi_core.suggesting import suggestions
from kpi_core.typed_updates import read_update

log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """The listeners by which an actual is entered."""
    _register_openings(app, desk)
    _register_fields(app, desk)
    _register_steps(app, desk)


# ---- opening the form ------------------------------------------------------------------------------


def _register_openings(app: App, desk: Desk) -> None:
    @app.command(ids.UPDATE_COMMAND)
    def commanded(ack: Ack, command: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        text = plain(command.get("text", ""))
        if text.strip():
            typed.answer_typed(desk, text, command, context, client)
            return
        with desk.open_store(False) as store:
            draft = Draft(store.plan.language, "command")
        _open(desk, command, command, context, client, draft.language, lambda: draft)

    @app.action(ids.family(ids.UPDATE))
    def pressed(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        choice = choices.decode(action["value"])
        _open(
            desk,
            body,
            body["user"],
            context,
            client,
            choice.language,
            lambda: replace(_of_choice(choice, "button"), home=_home_of(body)),
        )

    @app.action(ids.family(ids.EDIT))
    def edited(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        draft = drafts.decode(action["value"])
        _open(desk, body, body["user"], context, client, draft.language, lambda: draft)

    @app.message_shortcut(ids.UPDATE_SHORTCUT)
    def on_message(ack: Ack, shortcut: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        text = plain(str(shortcut["message"].get("text", "")))
        language: Language = "ja" if has_japanese(text) or not any(c.isalpha() for c in text) else "en"
        _open(
            desk, shortcut, shortcut["user"], context, client, language,
            lambda: _of_message(desk, shortcut["message"], text, language),
        )  # fmt: skip


def _open(
    desk: Desk,
    body: Payload,
    person: Payload,
    context: BoltContext,
    client: WebClient,
    language: Language,
    begin: Callable[[], Draft],
) -> None:
    """Open something at once, since that may be done for three seconds only; then look up what stands in it."""
    opened = client.views_open(trigger_id=body["trigger_id"], view=entry_form.waiting(language))
    number = str(opened["view"]["id"])
    try:
        view = _first_step(desk, person, context, client, language, begin)
    except Exception:
        sorry = Bilingual(
            "入力欄を準備できませんでした。閉じてから、もう一度お試しください。",
            "The form could not be made ready. Please close it and try again.",
        )
        _replace(client, number, entry_form.told(sorry.to(language), language))
        raise
    _replace(client, number, view)


def _first_step(
    desk: Desk,
    person: Payload,
    context: BoltContext,
    client: WebClient,
    language: Language,
    begin: Callable[[], Draft],
) -> View:
    why = refused(desk, client, context, person)
    if why is not None:
        return entry_form.told(entry_messages.refusal(why, user_of(person), language), language)
    draft, dossier = desk.ledger.begun(begin())
    return entry_form.form(draft, dossier)


def _replace(client: WebClient, number: str, view: View, hash_: str | None = None) -> None:
    """What the person has closed, or changed meanwhile, is left alone."""
    try:
        client.views_update(view_id=number, view=view, hash=hash_)
    except SlackApiError as error:
        if error.response.get("error") not in {"not_found", "hash_conflict"}:
            raise


def _of_choice(choice: Choice, via: str) -> Draft:
    """What a button asks for. Of several measures none is chosen: they are offered first."""
    one = choice.measures[0] if len(choice.measures) == 1 else ""
    year = str(choice.years[-1]) if choice.years else ""
    return drafts.draft(choice.language, via, measure=one, year=year, offered=choice.measures)


def _home_of(body: Payload) -> str:
    """What the Home tab shows, where the button stood there."""
    view = body.get("view") or {}
    return home.state_of(view).encode() if view.get("type") == "home" else ""


def _of_message(desk: Desk, message: Payload, text: str, language: Language) -> Draft:
    """What the buttons of an answer, a summary or a reminder are about, or what is understood of the words of a message."""
    asked = [
        choices.decode(element["value"])
        for block in message.get("blocks", ())
        for element in (block.get("elements", ()) if block.get("type") == "actions" else ())
        if ids.family(ids.UPDATE).match(element.get("action_id", ""))
    ]
    if asked:
        about = tuple(dict.fromkeys(measure for choice in asked for measure in choice.measures))
        years = {choice.years for choice in asked}
        return _of_choice(
            replace(asked[0], measures=about, years=asked[0].years if len(years) == 1 else ()), "shortcut"
        )
    with desk.open_store(False) as store:
        found = read_update(text, store, desk.today(store.plan))
    return replace(typed.of_typed(found, "shortcut"), language=language)


# ---- the form and its second step ------------------------------------------------------------------


def _register_fields(app: App, desk: Desk) -> None:
    @app.options(ids.MEASURE)
    def searched(ack: Ack, body: Payload) -> None:
        draft = drafts.decode(body["view"]["private_metadata"])
        with desk.open_store(False) as store:
            found = suggestions(str(body.get("value") or ""), store, draft.offered)
        ack(options=[option.to_dict() for option in entry_form.found(found, draft.language)])

    @app.action(ids.MEASURE)
    def measure_chosen(ack: Ack, action: Payload, body: Payload, client: WebClient) -> None:
        ack()
        view = body["view"]
        filled = replace(_filled(view), measure=str(action["selected_option"]["value"])[: drafts.MEASURE])
        draft, dossier = desk.ledger.begun(filled)
        # `seen` stays that of the beginning: choosing a measure is no reason to overlook what changed since.
        draft = replace(draft, seen=drafts.decode(view["private_metadata"]).seen)
        _replace(client, view["id"], entry_form.form(draft, dossier), view.get("hash"))


def _register_steps(app: App, desk: Desk) -> None:
    @app.view(ids.FORM)
    def filled(ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        draft = replace(_filled(body["view"]), key=str(uuid.uuid4()))
        why = refused(desk, client, context, body["user"])
        if why is not None:
            _tell_refusal(ack, entry_messages.refusal(why, user_of(body["user"]), draft.language), draft)
            return
        try:
            view = _second_step(desk, draft)
        except BadFields as bad:
            ack(
                response_action="errors",
                errors={name: problem.sentence(draft.language) for name, problem in bad.problems.items()},
            )
            return
        except StoreBusy as busy:
            log.warning("%s", busy)
            ack(response_action="errors", errors={ids.AMOUNT: busy_sentence(draft.language)})
            return
        ack(response_action="push", view=view)

    @app.view(ids.CHECK)
    def confirmed(ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        draft, user = drafts.decode(body["view"]["private_metadata"]), user_of(body["user"])
        why = refused(desk, client, context, body["user"])
        if why is not None:
            _tell_refusal(ack, entry_messages.refusal(why, user, draft.language), draft)
            return
        try:
            stored = desk.ledger.store(draft, user, desk.people.name(user))
        except Conflict as conflict:
            ack(response_action="update", view=_again(desk, draft, conflict))
            return
        except StoreBusy as busy:
            log.warning("%s", busy)
            notice = busy_sentence(draft.language)
            ack(response_action="update", view=entry_check.once_more(body["view"], notice, draft.language))
            return
        ack(response_action="clear")
        tell(desk, client, stored, draft.language, lambda message: _direct(client, user, message))
        if draft.home:
            _show_home(desk, client, context, body["user"], draft.home)


def _show_home(desk: Desk, client: WebClient, context: BoltContext, person: Payload, shown: str) -> None:
    """The Home tab that the form was opened from, with the new figure. It is stored, whatever comes of this."""
    try:
        home.publish(desk, client, context, person, user_of(person), home.state_of({"private_metadata": shown}))
    except (SlackClientError, OSError, HTTPException, StoreError) as error:
        log.warning("the Home tab still shows the figure before: %s", type(error).__name__)


def _filled(view: Payload) -> Draft:
    """What stands in the form's fields, over what it was opened with."""
    known = drafts.decode(view["private_metadata"])
    fields = {name: given for block in view["state"]["values"].values() for name, given in block.items()}

    def text(name: str) -> str:
        return str(fields.get(name, {}).get("value") or "")

    def chosen(name: str) -> str:
        return str((fields.get(name, {}).get("selected_option") or {}).get("value", ""))

    return drafts.draft(
        known.language,
        known.via,
        measure=chosen(ids.MEASURE),
        year=text(ids.YEAR),
        amount=text(ids.AMOUNT),
        provisional=chosen(ids.CERTAINTY) == entry_form.PROVISIONAL,
        source=text(ids.SOURCE),
        reason=text(ids.REASON),
        offered=known.offered,
        seen=known.seen,
        home=known.home,
    )


def _second_step(desk: Desk, draft: Draft) -> View:
    """Raises `BadFields`. What was entered since the form was opened is said, and counts as seen."""
    preview = desk.ledger.preview(draft)
    newer = desk.ledger.changed_since(draft, preview.year.number)
    if newer is None:
        return entry_check.step(draft, preview)
    return entry_check.step(replace(draft, seen=newer.id), preview, [Conflict(newer).sentence(draft.language)])


def _again(desk: Desk, draft: Draft, conflict: Conflict) -> View:
    """The second step once more, with what has changed; the decision is a new one, and so is its key."""
    renewed = replace(draft, seen=conflict.entry.id, key=str(uuid.uuid4()))
    return entry_check.step(renewed, desk.ledger.preview(renewed), [conflict.sentence(draft.language)])


def _tell_refusal(ack: Ack, sentence: str, draft: Draft) -> None:
    ack(response_action="update", view=entry_form.told(sentence, draft.language))


def _direct(client: WebClient, user: str, message: views.Message) -> None:
    posting.post(client, user, message)
