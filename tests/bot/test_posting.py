"""Sending: rate limits are waited for, nothing that may have been stored is sent again, refusals are told."""

from __future__ import annotations

import json
from typing import Any
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import posting, views
from tests.fake_slack import FakeSlack
from tests.fake_state import ELSEWHERE, GENERAL, MEMBER

HELLO = views.notice("こんにちは <!channel> & *all*")


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    return posting.web_client(slack.bot_token, slack.api_url)


def url(slack: FakeSlack, channel: str = GENERAL) -> str:
    return slack._response_url(channel, MEMBER)


def blocks(message: views.Message) -> list[Any]:
    return list(message.blocks)


def test_a_message_goes_to_its_conversation_or_into_its_thread(slack: FakeSlack, client: WebClient) -> None:
    posting.post(client, GENERAL, HELLO)
    (first,) = slack.messages()
    posting.post(client, GENERAL, HELLO, thread_ts=first["ts"])
    assert [m.get("thread_ts") for m in slack.messages()] == [first["ts"], first["ts"]]
    sent = slack.sent("chat.postMessage")[0].arguments
    assert sent["text"] == HELLO.text
    assert json.loads(sent["blocks"]) == blocks(HELLO)
    assert sent["unfurl_links"] is sent["unfurl_media"] is False


@pytest.mark.parametrize("times", [1, 3])
def test_rate_limits_are_waited_for(slack: FakeSlack, client: WebClient, times: int) -> None:
    slack.fail_next("chat.postMessage", "429", times=times, retry_after=0)
    posting.post(client, GENERAL, HELLO)
    assert [call.error for call in slack.sent("chat.postMessage")] == ["429"] * times + [None]
    assert len(slack.messages()) == 1


def test_after_three_waits_it_is_given_up(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", "429", times=4, retry_after=0)
    with pytest.raises(SlackApiError):
        posting.post(client, GENERAL, HELLO)
    assert slack.messages() == []


@pytest.mark.parametrize("how", ["store_and_drop", "store_and_500"])
def test_what_may_have_been_stored_is_not_sent_again(slack: FakeSlack, client: WebClient, how: str) -> None:
    slack.fail_next("chat.postMessage", how)
    with pytest.raises((URLError, OSError, SlackApiError)):
        posting.post(client, GENERAL, HELLO)
    assert len(slack.sent("chat.postMessage")) == len(slack.messages()) == 1


def test_a_refusal_is_an_error(slack: FakeSlack, client: WebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        posting.post(client, ELSEWHERE, HELLO)
    assert refused.value.response["error"] == "not_in_channel"


# ---- response_url ------------------------------------------------------------------------------


def test_a_reply_is_private_unless_it_is_shared(slack: FakeSlack, client: WebClient) -> None:
    posting.reply(url(slack), HELLO, client)
    assert [m["text"] for m in slack.seen_by(MEMBER)] == [HELLO.text]
    assert slack.messages() == []
    posting.reply(url(slack), HELLO, client, in_channel=True)
    assert [m["text"] for m in slack.messages()] == [HELLO.text]
    first, second = slack.sent("response_url")
    assert first.arguments["replace_original"] is second.arguments["replace_original"] is False
    assert first.arguments["blocks"] == blocks(HELLO)


def test_a_reply_waits_for_rate_limits_too(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("response_url", "429", retry_after=0)
    posting.reply(url(slack), HELLO, client)
    assert len(slack.seen_by(MEMBER)) == 1


@pytest.mark.parametrize("error", ["used_url", "expired_url"])
def test_a_refused_reply_is_an_error(slack: FakeSlack, client: WebClient, error: str) -> None:
    slack.fail_next("response_url", error)
    with pytest.raises(SlackApiError) as refused:
        posting.reply(url(slack), HELLO, client)
    assert error in refused.value.response["error"]
    assert slack.seen_by(MEMBER) == []


def test_where_the_bot_is_no_member_the_person_is_answered_privately(slack: FakeSlack, client: WebClient) -> None:
    posting.post_or_reply(client, ELSEWHERE, HELLO, None, url(slack, ELSEWHERE))
    assert [m["text"] for m in slack.seen_by(MEMBER, ELSEWHERE)] == [HELLO.text]
    posting.post_or_reply(client, GENERAL, HELLO, None, url(slack))
    assert [m["text"] for m in slack.messages()] == [HELLO.text]
    assert slack.seen_by(MEMBER) == []


def test_any_other_refusal_stays_one(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", "is_archived")
    with pytest.raises(SlackApiError):
        posting.post_or_reply(client, GENERAL, HELLO, None, url(slack))
    assert slack.sent("response_url") == []


def test_the_token_goes_nowhere_but_into_the_header(slack: FakeSlack, client: WebClient) -> None:
    posting.post(client, GENERAL, HELLO)
    assert slack.bot_token not in str(slack.sent("chat.postMessage")[0].raw)
    assert slack.bot_token not in repr(client)
