"""Runs the app: connects over Socket Mode, watches the link, and stops in order."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError, SlackClientError

from bot import paths, posting
from bot.app import DEAD_TOKEN, THREADS, Stop, build_app, dead_token
from bot.health import Watchdog, link_alive
from bot.settings import Settings, read_settings
from kpi_core.language import Bilingual
from kpi_core.store import Store

DRAIN = 10.0  # seconds that running answers get when the process is asked to stop
TICK = 1.0  # seconds between two looks at the link
AGAIN = 10.0  # seconds between two tries to connect

OUT_OF_REACH = Bilingual(
    "2分間 Slack につながらないため終了します。ネットワークとプロキシ（HTTPS_PROXY）を確かめてください。",
    "Ending: no connection to Slack for two minutes. Check the network and the proxy (HTTPS_PROXY).",
)

log = logging.getLogger("kaga")


def serve(record_setting: str | None, live_setting: str | None) -> int:
    """Answer until told to stop; the exit status. 0 after SIGTERM, 1 if Slack is out of reach, 2 for bad settings."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("slack_bolt").setLevel(logging.WARNING)  # at INFO it can log whole request bodies
    logging.getLogger("slack_sdk").setLevel(logging.WARNING)
    settings = read_settings()
    record, live = paths.record(record_setting or settings.kaga_record), paths.live(live_setting or settings.kaga_db)
    _check_files(record, live)
    stop = Stop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.ask(0))
    return run(settings, record.path, live, stop)


def _check_files(record: paths.Place, live: paths.Place) -> None:
    """Fails now rather than at the first question. Raises a `StoreError`."""
    entries = live.path if live.path.exists() else None
    with Store.open(record.path, entries) as store:
        plan = f"{store.plan.city.ja}, {store.plan.key}"
    log.info("record: %s (%s)", record.path, plan)
    log.info("entries: %s%s", live.path, "" if entries is not None else " (made by the first write)")


def run(settings: Settings, record: Path, live: paths.Place, stop: Stop, *, tick: float = TICK) -> int:
    """Connect, watch the link, and stop in order once `stop` is asked for."""
    sentence = _check_tokens(settings)
    if sentence is not None:
        return _farewell(1, sentence)
    app, executor = build_app(settings, record, live, stop)
    handler = SocketModeHandler(app, settings.slack_app_token.get_secret_value(), concurrency=THREADS)
    started = time.monotonic()
    watchdog, tried = Watchdog(started), started - AGAIN
    try:
        while not stop.event.is_set():
            now = time.monotonic()
            # The library reconnects what was connected once; a first connection that fails is ours to repeat.
            if handler.client.current_session is None and now - tried >= AGAIN:
                tried = now
                _connect(handler)
            if watchdog.dead(_alive(handler), time.monotonic()):
                stop.ask(1, _check_tokens(settings) or OUT_OF_REACH)
            stop.event.wait(tick)
    finally:
        _drain(handler, executor)
    return _farewell(stop.status, stop.sentence)


def _connect(handler: SocketModeHandler) -> None:
    try:
        handler.connect()
        log.info("connected; answering")
    except (SlackClientError, OSError, HTTPException) as error:
        log.warning("not connected yet: %s", type(error).__name__)


def _alive(handler: SocketModeHandler) -> bool:
    session = handler.client.current_session
    pong = session.last_ping_pong_time if session is not None else None
    return link_alive(handler.client.is_connected(), pong, time.time())


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


def _drain(handler: SocketModeHandler, executor: ThreadPoolExecutor) -> None:
    """Let running answers finish, ten seconds at most; then close the socket."""
    finished = threading.Thread(target=executor.shutdown, kwargs={"wait": True}, daemon=True)
    finished.start()
    finished.join(DRAIN)
    closing = threading.Thread(target=handler.close, daemon=True)
    closing.start()
    closing.join(DRAIN)
    if finished.is_alive() or closing.is_alive():
        log.warning("some answers did not finish within %d seconds", int(DRAIN))


def _farewell(status: int, sentence: Bilingual | None) -> int:
    if sentence is not None:
        sys.stderr.write(f"{sentence.ja} / {sentence.en}\n")
    sys.stderr.flush()
    if any(not t.daemon for t in threading.enumerate() if t is not threading.main_thread()):
        # A thread that hangs in a call to Slack would keep the interpreter from ending.
        os._exit(status)
    return status
