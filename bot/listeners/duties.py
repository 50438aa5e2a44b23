"""What the owner of a measure answers to a reminder: 「まだ出ていません」, with a reason that is kept."""

from __future__ import annotations

import logging
from http.client import HTTPException

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot import choices, ids, posting, reminder_views, views
from bot.listeners.desk import Desk, Payload, plain
from kpi_core.contents import Choice
from kpi_core.errors import StoreError
from kpi_core.language import Bilingual
from kpi_core.missing import Missing
from kpi_core.years import Year

log = logging.getLogger("kaga")


def register(app: App, desk: Desk) -> None:
    """The listeners of reminders, and of the button that only leads to the dashboard."""

    @app.action(ids.family(ids.NOT_YET))
    def not_yet(ack: Ack, action: Payload, body: Payload, client: WebClient) -> None:
        ack()
        choice = choices.decode(action["value"])
        gap = _gap(desk, choice, body["user"]["id"])
        if isinstance(gap, Bilingual):
            posting.post(client, body["user"]["id"], views.notice(gap.to(choice.language)))
            return
        client.views_open(trigger_id=body["trigger_id"], view=reminder_views.not_yet_window(gap, choice.language))

    @app.view(ids.NOT_YET)
    def said(ack: Ack, view: Payload, body: Payload, client: WebClient) -> None:
        choice = choices.decode(view["private_metadata"])
        reason = plain(view["state"]["values"][reminder_views.REASON][reminder_views.REASON]["value"] or "").strip()
        if not reason:
            ack(response_action="errors", errors={reminder_views.REASON: _without_reason(choice)})
            return
        ack()
        user = body["user"]
        told = _kept(desk, choice, reason, user["id"], _name(client, user))
        posting.post(client, user["id"], views.notice(told.to(choice.language)))

    @app.action(ids.OPEN_HOME)
    def opened_home(ack: Ack) -> None:
        ack()


_NOT_YOURS = Bilingual(
    "この指標の担当者ではないため、記録していません。担当者は kaga owner で変えられます。",
    "You are not the owner of this measure, so nothing was kept. `kaga owner` changes the owner.",
)
_ENTERED = Bilingual(
    "その実績はすでに入力されているため、理由は記録していません。",
    "That figure has been entered, so no reason was kept.",
)
_GONE = Bilingual("その指標は、いまのデータにはありません。", "The record no longer has that measure.")


_TROUBLE = Bilingual(
    "申し訳ありません。理由を記録できませんでした。しばらくしてから、もう一度「まだ出ていません」を押してください。",
    "Sorry, the reason could not be kept. Please press “Not out yet” again in a while.",
)


def _kept(desk: Desk, choice: Choice, reason: str, by_id: str, by_name: str) -> Bilingual:
    """Keeps the reason; what to tell the person. A window that was sent off has no other way to say what went wrong."""
    try:
        gap = _gap(desk, choice, by_id)
        if isinstance(gap, Bilingual):
            return gap
        return reminder_views.not_yet_kept(gap, reason) if desk.say_absent(gap, reason, by_id, by_name) else _ENTERED
    except StoreError as error:
        log.error("a reason was not kept", exc_info=error)
        return _TROUBLE


def _gap(desk: Desk, choice: Choice, user: str) -> Missing | Bilingual:
    """The figure that is missing, or why nothing can be said about it."""
    with desk.open_store(desk.has_entries()) as store:
        found = store.dossiers(choice.measures[:1])
    if not found or not choice.years:
        return _GONE
    if found[0].owner != user:
        return _NOT_YOURS
    year = Year(choice.years[0], found[0].measure.year_kind)
    o = found[0].observation(year.number)
    return (
        _ENTERED if o is not None and o.value is not None else Missing(found[0], year, o.mark if o is not None else "")
    )


def _name(client: WebClient, user: Payload) -> str:
    """As colleagues see it; the account's name where Slack does not tell."""
    try:
        about: Payload = client.users_info(user=user["id"]).get("user") or {}
    except (SlackClientError, OSError, HTTPException) as error:
        log.warning("users.info failed, so the account's name is kept: %s", type(error).__name__)
        about = {}
    return str(about.get("real_name") or user.get("name") or user["id"])


def _without_reason(choice: Choice) -> str:
    return Bilingual("理由を入力してください。", "Please give a reason.").to(choice.language)
