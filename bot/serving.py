"""Runs the app: connects over Socket Mode, watches the link, and stops in order."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import NoReturn

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.error import BoltError
from slack_sdk.errors import SlackApiError, SlackClientError

from bot import paths, posting
from bot.app import DEAD_TOKEN, THREADS, Stop, build_app, dead_token, ledger_of
from bot.backups import DailyBackup
from bot.health import OUT_OF_TOUCH, Watchdog, link_alive
from bot.outbox import Outbox
from bot.rounds import Job, Rounds
from bot.schedule import WeeklyTime
from bot.settings import Settings, read_settings
from bot.telling import Teller, Unconfirmed
from bot.weekly_round import Errands, WeeklyRound
from kpi_core.errors import StoreTooOld
from kpi_core.language import Bilingual
from kpi_core.live import LiveStore
from kpi_core.store import Store


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things may take, in seconds."""

    tick: float = 1.0  # between two looks at the link
    again: float = 10.0  # between two tries to connect
    ping: float = 10.0  # between two pings, which tell that the link is alive
    out_of_touch: float = OUT_OF_TOUCH  # without a living link; then the process ends
    drain: float = 10.0  # that running answers get when the process is asked to stop


OUT_OF_REACH = Bilingual(
    "2分間 Slack につながらないため終了します。ネットワークとプロキシ（HTTPS_PROXY）を確かめてください。",
    "Ending: no connection to Slack for two minutes. Check the network and the proxy (HTTPS_PROXY).",
)

# Bytes that are read at once. The library calls itself for each part of a message, and with its own 1,024 a pasted text
# of 40,000 characters comes near Python's limit of such calls, beyond which the connection is of no use.
BUFFER = 65_536

# At INFO Bolt can log whole request bodies. The two clients go by their own logger's level: without one they write every
# call out for a log that does not take it.
_QUIET = ("slack_bolt", "slack_sdk", "slack_sdk.web.base_client", "slack_sdk.webhook.client")

log = logging.getLogger("kaga")


def serve(record_setting: str | None, live_setting: str | None) -> NoReturn:
    """Answer until told to stop; ends the process with 0 after SIGTERM, with 1 if Slack is out of reach.

    Raises `BadSettings` or a `StoreError` before it begins.
    """
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    settings = read_settings()
    record, live = paths.record(record_setting or settings.kaga_record), paths.live(live_setting or settings.kaga_db)
    _check_files(record, live)
    stop = Stop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: _ask_to_stop(stop))
    status = run(settings, record.path, live, stop)
    if stop.sentence is not None:
        sys.stderr.write(f"{stop.sentence.ja} / {stop.sentence.en}\n")
    logging.shutdown()
    sys.stderr.flush()
    # At its own end the interpreter would wait for every listener, also for one that hangs in a call to Slack.
    os._exit(status)


def _ask_to_stop(stop: Stop) -> None:
    # In a thread of its own: the signal may have come while the main thread holds the event's lock.
    threading.Thread(target=stop.ask, args=(0,), daemon=True).start()


def _check_files(record: paths.Place, live: paths.Place) -> None:
    """Fails now rather than at the first question. Entries of an earlier version are brought up to date, after a copy.

    Raises a `StoreError`.
    """
    entries = live.path if live.path.exists() else None
    try:
        plan = _plan(record.path, entries)
    except StoreTooOld:
        with Store.open(record.path) as store:
            LiveStore.create(live.path, store.plan)
        plan = _plan(record.path, entries)
    log.info("record: %s (%s)", record.path, plan)
    log.info("entries: %s%s", live.path, "" if entries is not None else " (made by the first write)")


def _plan(record: Path, entries: Path | None) -> str:
    with Store.open(record, entries) as store:
        return f"{store.plan.city.ja}, {store.plan.key}"


def run(settings: Settings, record: Path, live: paths.Place, stop: Stop, pace: Pace = Pace()) -> int:
    """Connect, watch the link, and stop in order once `stop` is asked for; the exit status."""
    started = time.monotonic()
    watchdog, tried = Watchdog(started, pace.out_of_touch), started - pace.again
    link: _Link | None = None
    rounds = Rounds(_jobs(settings, record, live), lambda: datetime.now(UTC), stop.event)
    rounds.start()
    try:
        while not stop.event.is_set():
            now = time.monotonic()
            if (link is None or link.never_up) and now - tried >= pace.again:
                tried = now
                link = _connected(link, settings, record, live, stop, pace)
            if watchdog.dead(link is not None and link.alive, time.monotonic()):
                stop.ask(1, _check_tokens(settings) or OUT_OF_REACH)
            stop.event.wait(pace.tick)
    finally:
        if link is not None:
            link.close(pace.drain)
        rounds.join(pace.drain)
    return stop.status


def _jobs(settings: Settings, record: Path, live: paths.Place) -> tuple[Job, ...]:
    """What the bot does by itself."""
    client = posting.web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    ledger = ledger_of(record, live)
    telling = Unconfirmed(ledger, Teller(ledger, settings.kaga_digest_channel), client, datetime.now(UTC))
    at = WeeklyTime.parse(settings.kaga_digest_at)
    errands = Errands(record, live.path, settings.kaga_digest_channel, at, settings.kaga_admin)
    once = posting.single_try_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    weekly = WeeklyRound(errands, Outbox(once), time.monotonic)
    folder = settings.kaga_backup_dir
    backing_up = () if folder is None else (DailyBackup(record, live.path, folder.expanduser()),)
    return (telling, weekly, *backing_up)


class _Link:
    """The app and its socket."""

    def __init__(self, app: App, executor: ThreadPoolExecutor, app_token: str, ping: float) -> None:
        self._executor = executor
        self._handler = SocketModeHandler(
            app, app_token, concurrency=THREADS, ping_interval=ping, receive_buffer_size=BUFFER
        )

    def open(self) -> None:
        self._handler.connect()  # type: ignore[no-untyped-call]
        log.info("connected; answering")

    @property
    def never_up(self) -> bool:
        """The library reconnects what was connected once; a first connection that fails is ours to repeat."""
        return self._handler.client.current_session is None

    @property
    def alive(self) -> bool:
        session = self._handler.client.current_session
        pong = session.last_ping_pong_time if session is not None else None
        return link_alive(self._handler.client.is_connected(), pong, time.time())

    def close(self, drain: float) -> None:
        """Let running answers finish, `drain` seconds at most; then close the socket."""
        finished = threading.Thread(target=self._executor.shutdown, kwargs={"wait": True}, daemon=True)
        closing = threading.Thread(target=self._handler.close, daemon=True)
        for step in (finished, closing):
            step.start()
            step.join(drain)
        if finished.is_alive() or closing.is_alive():
            log.warning("some answers did not finish within %d seconds", int(drain))


def _connected(
    link: _Link | None, settings: Settings, record: Path, live: paths.Place, stop: Stop, pace: Pace
) -> _Link | None:
    """One try to connect. A token that does not work ends the process; anything else is tried again."""
    sentence = _check_tokens(settings)
    if sentence is not None:
        stop.ask(1, sentence)
        return link
    try:
        if link is None:
            app, executor = build_app(settings, record, live, stop)
            link = _Link(app, executor, settings.slack_app_token.get_secret_value(), pace.ping)
            gc.freeze()  # what is here now stays to the end; to look through it for garbage made some answers late
        link.open()
    except (BoltError, SlackClientError, OSError, HTTPException) as error:
        log.warning("not connected yet: %s", type(error).__name__)
    return link


def _check_tokens(settings: Settings) -> Bilingual | None:
    """A sentence where Slack says that a token does not work; None where both do, or Slack cannot be asked now."""
    client = posting.web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    try:
        client.auth_test()
    except SlackApiError as error:
        if error.response.get("error") in DEAD_TOKEN:
            return dead_token("SLACK_BOT_TOKEN")
    except (SlackClientError, OSError, HTTPException) as error:
        log.warning("auth.test could not be asked: %s", type(error).__name__)
    try:
        client.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
    except SlackApiError as error:
        if error.response.get("error") in DEAD_TOKEN | {"not_allowed_token_type", "missing_scope"}:
            return dead_token("SLACK_APP_TOKEN")
    except (SlackClientError, OSError, HTTPException) as error:
        log.warning("apps.connections.open could not be asked: %s", type(error).__name__)
    return None
