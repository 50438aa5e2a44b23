"""The real app on the fake Slack, over its socket and with threads, as in production."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from typing import Any

from slack_bolt import App

from bot.app import THREADS, Stop, build_app
from bot.paths import Place
from bot.serving import BUFFER
from bot.settings import Settings
from tests.bot.every_answer import words_of
from tests.bot.kaga import RECORD, ROOT
from tests.fake_slack import FakeSlack
from tests.fake_state import GENERAL, MEMBER
from tests.slack_rules import scopes_of_manifest

Json = dict[str, Any]
MANIFEST: Json = json.loads((ROOT / "manifest.json").read_text("utf-8"))


def settings(slack: FakeSlack, **more: Any) -> Settings:
    return Settings(
        slack_bot_token=slack.bot_token,  # type: ignore[arg-type]  # pydantic makes the secret of it
        slack_app_token=slack.app_token,  # type: ignore[arg-type]
        slack_api_url=slack.api_url,
        **more,
    )


@dataclass(frozen=True, slots=True)
class Bot:
    """An app that answers `slack`; `live` is where entries and misses would be."""

    slack: FakeSlack
    app: App
    executor: ThreadPoolExecutor
    stop: Stop
    live: Path

    def rest(self) -> None:
        """Wait until every listener so far has ended, which may be some time after what it sent has arrived."""
        together = Barrier(THREADS + 1, timeout=60)  # passed once each thread has come to it
        for _ in range(THREADS):
            self.executor.submit(together.wait)
        together.wait()

    def finish(self) -> None:
        """Wait until every listener has ended. After that nothing is answered any more."""
        self.executor.shutdown(wait=True)

    def answers(self, channel: str = GENERAL) -> list[Json]:
        """What the bot itself has said in the channel, once every listener has ended."""
        self.finish()
        return [m for m in self.slack.messages(channel) if m.get("bot_id")]

    def said(self, channel: str = GENERAL, count: int = 1) -> Json:
        """The newest message of the bot's there, once it has posted `count` in all."""
        self.slack.wait_for("chat.postMessage", count)
        return [m for m in self.slack.messages(channel) if m.get("bot_id")][-1]

    def private(self, user: str = MEMBER, channel: str = GENERAL, count: int = 1) -> Json:
        """The newest private message that this person sees there, once `count` replies were sent in all."""
        self.slack.wait_for("response_url", count)
        return self.slack.seen_by(user, channel)[-1]


@contextmanager
def serving(slack: FakeSlack, live: Path, *, record: Path = RECORD, **more: Any) -> Iterator[Bot]:
    """With the scopes of the manifest, and no others."""
    slack.scopes = scopes_of_manifest(MANIFEST)
    stop = Stop()
    app, executor = build_app(settings(slack, **more), record, Place(live, named=True), stop)
    with slack.serving(app, receive_buffer_size=BUFFER):
        yield Bot(slack, app, executor, stop, live)
    executor.shutdown(wait=True)


def read(message: Json) -> str:
    """All that a person reads of a message."""
    return words_of(message["blocks"])


def labels(message: Json) -> list[str]:
    """The words of its buttons."""
    return [e["text"]["text"] for b in message["blocks"] if b["type"] == "actions" for e in b["elements"]]
