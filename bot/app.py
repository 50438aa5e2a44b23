"""The Bolt app: built from settings, with every listener, and the one error handler.

One of the two places where errors become words: `report` tells the person, the log keeps the traceback.
"""

from __future__ import annotations

import logging
import re
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt import App, BoltContext, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot import choices, drafts, entry_form, home_views, listeners, paths, posting, views
from bot.claims import Claims
from bot.greetings import Greetings
from bot.ledger import Ledger
from bot.listeners import home
from bot.listeners.desk import Desk, thread_of
from bot.memory import Memory
from bot.misses import GATHERED, Misses
from bot.newer_blocks import NewerBlocks
from bot.news import Newsroom
from bot.people import People
from bot.permissions import Editors
from bot.schedule import WeeklyTime, stamp
from bot.settings import WHERE, Settings
from bot.telling import Teller
from kpi_core.duties import DutyBook, NewAbsence
from kpi_core.errors import KpiError, StoreError
from kpi_core.language import Bilingual, Language, has_japanese
from kpi_core.missing import Missing
from kpi_core.record import Plan
from kpi_core.store import Store

THREADS = 32  # Bolt's own pool has five, and five slow listeners make the next command miss its three seconds

# What Slack answers where a token no longer works.
DEAD_TOKEN = {"invalid_auth", "token_revoked", "account_inactive", "token_expired", "not_authed", "org_login_required"}

log = logging.getLogger("kaga")


class Stop:
    """Why and when to end: set once, by a signal, the watchdog or a dead token."""

    def __init__(self) -> None:
        self.event = threading.Event()
        self.status = 0
        self.sentence: Bilingual | None = None

    def ask(self, status: int, sentence: Bilingual | None = None) -> None:
        if not self.event.is_set():
            self.status, self.sentence = status, sentence
            self.event.set()


def build_app(settings: Settings, record: Path, live: paths.Place, stop: Stop) -> tuple[App, ThreadPoolExecutor]:
    """The Bolt app with every listener, and the threads that they run in."""
    executor = ThreadPoolExecutor(THREADS, thread_name_prefix="listener")
    client = posting.web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    app = App(
        client=client,
        listener_executor=executor,
        raise_error_for_unhandled_request=False,
    )
    app.error(_reporter(stop))

    @app.middleware
    def draining(next_: Callable[[], BoltResponse]) -> BoltResponse:
        # Not acknowledged: Slack sends it again, to the process that takes over.
        return BoltResponse(status=503) if stop.event.is_set() else next_()

    listeners.register(app, _desk(settings, record, live))
    return app, executor


def _desk(settings: Settings, record: Path, live: paths.Place) -> Desk:
    def open_store(entries: bool) -> AbstractContextManager[Store]:
        return Store.open(record, live.path if entries else None)

    people, ledger = People(time.monotonic), ledger_of(record, live)

    def say_absent(gap: Missing, reason: str, by_id: str, by_name: str) -> bool:
        with Store.open(record) as store, DutyBook.open(live.path, store.plan) as book:
            at = stamp(datetime.now(UTC))
            return book.say_absent(NewAbsence(gap.dossier.measure.key, gap.year.number, reason, by_id, by_name, at))

    newsroom = Newsroom(live.path, settings.kaga_digest_channel, WeeklyTime.parse(settings.kaga_digest_at))
    return Desk(
        open_store=open_store,
        today=_today,
        has_entries=live.path.exists,
        claims=Claims(),
        people=people,
        greetings=Greetings(),
        misses=Misses(live.path if settings.kaga_misses else None, GATHERED),
        memory=Memory(time.monotonic),
        editors=Editors(settings.kaga_editors, people, time.monotonic),
        ledger=ledger,
        teller=Teller(ledger, settings.kaga_digest_channel),
        newer=NewerBlocks(time.monotonic),
        news=lambda store, entries: newsroom.news(store, datetime.now(UTC), entries=entries),
        say_absent=say_absent,
        computing=threading.Lock(),
    )


def ledger_of(record: Path, live: paths.Place) -> Ledger:
    return Ledger(record, live.path, _today, lambda: datetime.now(UTC))


def _today(plan: Plan) -> date:
    return datetime.now(ZoneInfo(plan.timezone)).date()


def _reporter(stop: Stop) -> Callable[..., BoltResponse]:
    def report(error: Exception, body: dict[str, Any], context: BoltContext, client: WebClient) -> BoltResponse:
        """Tell the person what went wrong. Anything but 200 would leave the event unacknowledged, and it would come again."""
        if _token_is_dead(error):
            stop.ask(1, dead_token("SLACK_BOT_TOKEN"))
        message = _error_message(error, body)
        if body.get("type") == "view_submission":
            # Acknowledged with nothing, the form would close as if it had been stored.
            view = entry_form.told(message.text, _language(body))
            return BoltResponse(status=200, body={"response_action": "update", "view": view})
        try:
            _tell(message, body, context, client)
        except (SlackClientError, OSError, HTTPException) as failed:
            log.error("the person could not be told: %s", type(failed).__name__)
        return BoltResponse(status=200)

    return report


def _token_is_dead(error: Exception) -> bool:
    return isinstance(error, SlackApiError) and error.response.get("error") in DEAD_TOKEN


def _error_message(error: Exception, body: dict[str, Any]) -> views.Message:
    language = _language(body)
    if isinstance(error, KpiError) and not isinstance(error, StoreError):
        log.warning("%s", error)
        return views.notice(error.sentence(language))
    # What is wrong with a file is the operator's to know, not the asker's.
    reference = uuid.uuid4().hex[:8]
    log.error("unexpected error %s", reference, exc_info=None if _token_is_dead(error) else error)
    sorry = Bilingual(
        f"申し訳ありません。エラーが起きました（受付番号 {reference}）。しばらくしてからもう一度お試しください。"
        "続くときは、受付番号を添えて管理者にお知らせください。",
        f"Sorry, something went wrong (reference {reference}). Please try again in a while; if it goes on, tell your"
        " administrator the reference.",
    )
    return views.notice(sorry.to(language))


def _tell(message: views.Message, body: dict[str, Any], context: BoltContext, client: WebClient) -> None:
    if "response_url" in body:
        posting.reply(body["response_url"], message, client)
    elif body.get("event", {}).get("type") == "app_home_opened":
        client.views_publish(user_id=body["event"]["user"], view=home_views.notice(message))
    elif "view" in body:  # no conversation belongs to it, so the person is told in the app's own
        posting.post(client, body["user"]["id"], message)
    elif context.channel_id:
        posting.post(client, context.channel_id, message, thread_ts=thread_of(body["event"]))


def _language(body: dict[str, Any]) -> Language:
    """The language of what was typed, of the button that was pressed, or of the form."""
    for action in body.get("actions", ()):
        try:
            return choices.decode(action["value"]).language
        except (KeyError, ValueError):
            break
    view = body.get("view") or body.get("event", {}).get("view")
    if language := home.state_of(view).language:
        return language
    if view is not None:
        try:
            return drafts.decode(view.get("private_metadata", "")).language
        except ValueError:
            return "ja"
    typed = re.sub(r"<[^>]*>|\b(?:csv|xlsx)\b", "", str(body.get("text") or body.get("event", {}).get("text") or ""))
    return "ja" if has_japanese(typed) or not any(c.isalpha() for c in typed) else "en"


def dead_token(name: str) -> Bilingual:
    where = WHERE[name]
    return Bilingual(
        f"{name} は使えません（無効か、取り消されています）。新しい値を設定してください（{where.ja}）。",
        f"{name} does not work: it is wrong or was revoked. Set a new one ({where.en}).",
    )
