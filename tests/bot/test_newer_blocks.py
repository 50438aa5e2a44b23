"""Newer blocks where Slack takes them, and the same message without where it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import charts, ids, posting, views
from bot.newer_blocks import NewerBlocks, without
from kpi_core.questions import Intent
from tests.bot.every_answer import Json
from tests.bot.kaga import about
from tests.bot.serving_bot import Bot, labels, read, serving
from tests.fake_slack import FakeSlack
from tests.fake_state import ELSEWHERE, GENERAL, MEMBER

TREND = views.message(about("maas_downloads", Intent.TREND))
DAY = 86_400.0


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def newer(clock: Clock) -> NewerBlocks:
    return NewerBlocks(clock)


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    return posting.web_client(slack.bot_token, slack.api_url)


@pytest.fixture
def refusing(slack: FakeSlack) -> Iterator[FakeSlack]:
    """A workspace that does not take charts yet."""
    slack.refused_blocks.add(charts.TYPE)
    return slack


def drawn(message: Json) -> int:
    return sum(block["type"] == charts.TYPE for block in message["blocks"])


def errors(slack: FakeSlack, method: str) -> list[str | None]:
    return [call.error for call in slack.sent(method)]


def test_without_them_everything_else_stays() -> None:
    assert len(TREND.blocks) - len(without(TREND.blocks)) == 1
    assert without(without(TREND.blocks)) == without(TREND.blocks)
    said = "".join(json.dumps(block, ensure_ascii=False) for block in without(TREND.blocks))
    assert "1,117 DL" in said
    assert "順調（目安 20%）" in said


def test_where_they_are_taken_one_message_goes(slack: FakeSlack, client: WebClient, newer: NewerBlocks) -> None:
    posting.post(client, GENERAL, TREND, newer=newer)
    (posted,) = slack.messages()
    assert drawn(posted) == 1
    assert newer.taken


def test_a_refusal_is_remembered_for_a_day(
    refusing: FakeSlack, client: WebClient, newer: NewerBlocks, clock: Clock
) -> None:
    posting.post(client, GENERAL, TREND, newer=newer)
    assert errors(refusing, "chat.postMessage") == ["invalid_blocks", None]
    clock.now += DAY - 1
    posting.post(client, GENERAL, TREND, newer=newer)
    assert errors(refusing, "chat.postMessage") == ["invalid_blocks", None, None]
    clock.now += 1
    refusing.refused_blocks.clear()
    posting.post(client, GENERAL, TREND, newer=newer)
    assert [drawn(message) for message in refusing.messages()] == [0, 0, 1]
    assert [message["text"] for message in refusing.messages()] == [TREND.text] * 3


def test_without_a_memory_each_message_tries(refusing: FakeSlack, client: WebClient) -> None:
    for _ in range(2):
        posting.post(client, GENERAL, TREND)
    assert errors(refusing, "chat.postMessage") == ["invalid_blocks", None] * 2


@pytest.mark.parametrize("private", [True, False])
def test_a_reply_falls_back_too(refusing: FakeSlack, client: WebClient, newer: NewerBlocks, private: bool) -> None:
    for _ in range(2):
        posting.reply(refusing._response_url(GENERAL, MEMBER), TREND, client, in_channel=not private, newer=newer)
    assert errors(refusing, "response_url") == ["invalid_blocks", None, None]
    shown = refusing.seen_by(MEMBER) if private else refusing.messages()
    assert [drawn(message) for message in shown] == [0, 0]


def test_an_update_falls_back_too(refusing: FakeSlack, client: WebClient, newer: NewerBlocks) -> None:
    posting.post(client, GENERAL, views.notice("before"))
    (posted,) = refusing.messages()
    posting.update(client, GENERAL, posted["ts"], TREND, newer=newer)
    assert errors(refusing, "chat.update") == ["invalid_blocks", None]
    (updated,) = refusing.messages()
    assert (updated["text"], drawn(updated)) == (TREND.text, 0)
    assert not newer.taken


def test_what_is_refused_for_another_reason_is_no_reason_to_remember(
    slack: FakeSlack, client: WebClient, newer: NewerBlocks
) -> None:
    slack.fail_next("chat.postMessage", "invalid_blocks", times=2)
    with pytest.raises(SlackApiError):
        posting.post(client, GENERAL, TREND, newer=newer)
    assert newer.taken
    with pytest.raises(SlackApiError):
        posting.post(client, ELSEWHERE, TREND, newer=newer)
    assert errors(slack, "chat.postMessage")[2:] == ["not_in_channel"]


def test_a_message_without_them_is_not_sent_twice(slack: FakeSlack, client: WebClient, newer: NewerBlocks) -> None:
    slack.fail_next("chat.postMessage", "invalid_blocks")
    with pytest.raises(SlackApiError):
        posting.post(client, GENERAL, views.notice("plain"), newer=newer)
    assert errors(slack, "chat.postMessage") == ["invalid_blocks"]


# ---- the real app --------------------------------------------------------------------------------


def test_a_trend_and_an_outlook_are_drawn_wherever_they_are_asked(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "MaaSアプリのダウンロード数の推移は?").acknowledged()
    assert drawn(bot.said()) == 1
    bot.slack.press(ids.numbered(ids.ASK, 3)).acknowledged()
    assert drawn(bot.said(count=2)) == 1
    bot.slack.command(ids.ASK_COMMAND, "経2の見通しは?").acknowledged()
    assert drawn(bot.private()) == 1
    bot.slack.press(ids.SHARE).acknowledged()
    bot.slack.wait_for("response_url", 2)
    assert drawn(bot.slack.messages()[-1]) == 1


def test_the_app_remembers_a_refusal(slack: FakeSlack, tmp_path: Path) -> None:
    slack.refused_blocks.add(charts.TYPE)
    with serving(slack, tmp_path / "kaga.db") as bot:
        slack.command(ids.ASK_COMMAND, "経2の推移は?").acknowledged()
        answer = bot.private(count=2)
        assert "1,117 DL　22%　▰▰▱▱▱▱▱▱▱▱　順調（目安 20%）" in read(answer)
        assert labels(answer)[0] == "チャンネルに共有"
        bot.rest()
        slack.mention(MEMBER, GENERAL, "経2の見通しは?").acknowledged()
        assert drawn(bot.said()) == 0
        slack.press(ids.SHARE).acknowledged()
        slack.wait_for("response_url", 3)
    assert errors(slack, "response_url") == ["invalid_blocks", None, None]
    assert errors(slack, "chat.postMessage") == [None]


# ---- what a response_url answers -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, '{"ok": false, "error": "invalid_blocks"}'),
        (200, '{"ok":false,"error":"invalid_blocks"}'),
        (400, "invalid_blocks"),
    ],
)
def test_every_form_of_a_refusal_is_understood(status: int, body: str) -> None:
    response = posting.WebhookResponse(url="", status_code=status, body=body, headers={})
    with pytest.raises(SlackApiError) as refused:
        posting._check(response)
    assert refused.value.response["error"] == "invalid_blocks"


@pytest.mark.parametrize("body", ["ok", '{"ok": true}', "", "[]"])
def test_anything_else_with_200_is_none(body: str) -> None:
    posting._check(posting.WebhookResponse(url="", status_code=200, body=body, headers={}))
