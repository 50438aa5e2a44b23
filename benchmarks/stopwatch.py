"""The tests' fake Slack with a stopwatch: when an envelope goes out, and when what it brings about comes in."""

from __future__ import annotations

import json
import queue
import time
from dataclasses import dataclass
from typing import Self
from unittest.mock import patch

from tests import fake_events as events
from tests import fake_socket
from tests.fake_calls import read_body
from tests.fake_http import Answer, Request
from tests.fake_slack import FakeSlack
from tests.fake_socket import Delivery
from tests.fake_state import GENERAL, MEMBER

PATIENCE = 30.0  # seconds for one reply
_PINGS = 5.0  # seconds between two pings, as Slack has it
_POST, _PUBLISH = "/api/chat.postMessage", "/api/views.publish"
_POSTED = json.dumps({"ok": True, "channel": GENERAL, "ts": "1.000001", "message": {}}).encode()
_PUBLISHED = json.dumps({"ok": True, "view": {}}).encode()


@dataclass(frozen=True, slots=True)
class Reply:
    """`thread` is the mention's `ts`; `at` is when the request's head and body were read, in seconds of `perf_counter`."""

    thread: str
    text: str
    at: float


class Stopwatch(FakeSlack):
    """While `timing`, a posted message or a published Home tab is noted and answered at once, neither judged nor kept.

    So what the fake does with a message, which takes it longer the more blocks there are, is no part of a bot's time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.timing = False
        self._replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        # The tests' own tenth of a second is less than a pong can take under load, and then `websockets` pings
        # without any pause: thousands of frames, which end in RecursionError in the builtin Socket Mode client.
        with patch.object(fake_socket, "PING_SECONDS", _PINGS):
            return super().__enter__()

    def send(self, text: str) -> tuple[str, float]:
        """Mention the bot with `text`. The mention's `ts`, and when its envelope went out."""
        with self._lock:
            channel = self.workspace.channel(GENERAL)
            said = events.typed_by(self.workspace, self.workspace.user(MEMBER), f"<@U0BOT> {text}")
            message = self.workspace.stamped(said)
            payload = events.event_callback(self.workspace, events.app_mention(channel, message))
            envelope = events.envelope(self.workspace, "events_api", payload)
        delivery = Delivery(envelope)
        start = time.perf_counter()
        self.socket.deliver(delivery)
        return str(message["ts"]), start

    def open(self) -> float:
        """Open the Home tab. When its envelope went out."""
        with self._lock:
            channel = self.workspace.direct({MEMBER}).id
            event = {"type": "app_home_opened", "user": MEMBER, "channel": channel, "tab": "home", "event_ts": "1.0"}
            payload = events.event_callback(self.workspace, event)
            delivery = Delivery(events.envelope(self.workspace, "events_api", payload))
        start = time.perf_counter()
        self.socket.deliver(delivery)
        return start

    def reply(self) -> Reply:
        """The next reply that comes in. Raises `RuntimeError` if none does."""
        try:
            return self._replies.get(timeout=PATIENCE)
        except queue.Empty:
            missing = f"no reply within {PATIENCE:.0f} s"
            raise RuntimeError(missing) from None

    def _answer(self, request: Request) -> Answer:
        now = time.perf_counter()
        if not (self.timing and request.path in {_POST, _PUBLISH}):
            return super()._answer(request)
        said = read_body(request.headers.get("Content-Type", ""), request.body, "")
        if request.path == _PUBLISH:
            self._replies.put(Reply("", str(said.get("view")), now))
            return Answer(200, _PUBLISHED)
        self._replies.put(Reply(str(said.get("thread_ts")), str(said.get("text")), now))
        return Answer(200, _POSTED)
