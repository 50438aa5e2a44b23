"""What tests of entering actuals share: a bot with editors, the form filled in, and what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot import ids
from kpi_core.entries import Entered
from kpi_core.live import LiveStore
from kpi_core.record import Plan
from kpi_core.store import Store
from tests.bot.kaga import RECORD
from tests.bot.serving_bot import Bot, serving
from tests.fake_slack import FakeSlack
from tests.fake_socket import Delivery
from tests.fake_state import COLLEAGUE, EDITORS, GENERAL, MEMBER

Json = dict[str, Any]

FILLED = {
    ids.MEASURE: "maas_downloads",
    ids.YEAR: "2024年",
    ids.AMOUNT: "2,000",
    ids.SOURCE: "アプリ管理画面",
}


@contextmanager
def with_editors(
    slack: FakeSlack, live: Path, *, editors: tuple[str, ...] = (EDITORS, COLLEAGUE), **more: Any
) -> Iterator[Bot]:
    """MEMBER may write as one of the group, COLLEAGUE by id; changes are announced in GENERAL."""
    with serving(slack, live, kaga_editors=editors, **({"kaga_digest_channel": GENERAL} | more)) as bot:
        yield bot


def plan() -> Plan:
    with Store.open(RECORD) as store:
        return store.plan


def stored(live: Path, measure: str | None = None) -> list[Entered]:
    """All entries, oldest first; none where there is no store yet."""
    if not live.exists():
        return []
    with LiveStore.open(live, plan()) as entries:
        return list(reversed(entries.history(measure)))


def unconfirmed(live: Path) -> list[int]:
    with LiveStore.open(live, plan()) as entries:
        return [entry.id for entry in entries.unconfirmed()]


def opened(bot: Bot, user: str = MEMBER, count: int = 1) -> Json:
    """The form, once it is ready: `count` views were updated in all."""
    bot.slack.wait_for("views.update", count)
    return bot.slack.modal(user)


def open_form(bot: Bot, user: str = MEMBER, count: int = 1) -> Json:
    bot.slack.command(ids.UPDATE_COMMAND, user=user).acknowledged()
    return opened(bot, user, count)


def check(bot: Bot, user: str = MEMBER, **changed: str) -> Json:
    """Submit the first step; the second one, which then lies on top."""
    form = bot.slack.modal(user)
    said = bot.slack.submit_view(form, FILLED | changed, user).acknowledged()
    assert said["response_action"] == "push", said
    return bot.slack.modal(user)


def confirm(bot: Bot, user: str = MEMBER) -> Delivery:
    return bot.slack.submit_view(bot.slack.modal(user), {}, user)


def enter(bot: Bot, user: str = MEMBER, count: int = 1, **changed: str) -> None:
    """The whole way through the form, until the confirmation has arrived."""
    open_form(bot, user, count)
    check(bot, user, **changed)
    assert confirm(bot, user).acknowledged() == {"response_action": "clear"}


def direct(bot: Bot, user: str = MEMBER, count: int = 1) -> Json:
    """The newest direct message to this person, once there are `count`."""
    channel = bot.slack.direct_channel(user)
    bot.slack.wait_until(lambda: len(bot.slack.messages(channel)) >= count)
    return bot.slack.messages(channel)[-1]


def answered(bot: Bot, question: str, user: str = MEMBER) -> Json:
    """The bot's answer in the thread of a question; lines that announce stand in no thread."""
    thread = bot.slack.mention(user, GENERAL, question).ts

    def found() -> list[Json]:
        return [m for m in bot.slack.messages() if m.get("bot_id") and m.get("thread_ts") == thread]

    bot.slack.wait_until(lambda: bool(found()))
    return found()[-1]
