"""One try, and what is known of it: each fault of Slack's with what follows."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk import WebClient

from bot import posting
from bot.outbox import Absent, Found, Outbox, Refused, Sent, Unknown, Unreadable
from bot.views import notice
from kpi_core.posts import Key, Kind
from tests.fake_slack import FakeSlack
from tests.fake_state import ELSEWHERE, GENERAL, MEMBER

KEY = Key(Kind.DIGEST, GENERAL, "2026-W48")
NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(clock=NOW.timestamp) as fake:
        yield fake


@pytest.fixture
def outbox(slack: FakeSlack) -> Outbox:
    return Outbox(posting.single_try_client(slack.bot_token, slack.api_url))


def send(outbox: Outbox, key: Key = KEY, place: str = GENERAL) -> Sent | Refused | Unknown:
    return outbox.send(place, notice("週次まとめ"), key, 7)


def find(outbox: Outbox, key: Key = KEY) -> Found | Absent | Unreadable:
    return outbox.find(GENERAL, key, NOW - timedelta(days=8))


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("store_and_drop", Unknown("RemoteDisconnected")),
        ("store_and_500", Unknown("HTTP 500")),
        ("429", Refused("ratelimited", 30)),
        ("internal_error", Unknown("internal_error")),
        ("fatal_error", Unknown("fatal_error")),
        ("not_in_channel", Refused("not_in_channel")),
        ("invalid_blocks", Refused("invalid_blocks")),
        ("token_revoked", Refused("token_revoked")),
    ],
)
def test_each_fault_says_whether_the_message_may_stand_there(
    slack: FakeSlack, outbox: Outbox, fault: str, outcome: object
) -> None:
    slack.fail_next("chat.postMessage", fault, retry_after=30)
    assert send(outbox) == outcome
    assert len(slack.sent("chat.postMessage")) == 1  # never again by itself
    assert len(slack.messages(GENERAL)) == fault.startswith("store")


def test_where_no_answer_comes_nobody_knows(slack: FakeSlack) -> None:
    slack.fail_next("chat.postMessage", "no_answer")
    client = WebClient(slack.bot_token, slack.api_url, timeout=1, retry_handlers=[])
    assert send(Outbox(client)) == Unknown("TimeoutError")


def test_where_no_connection_comes_about_it_certainly_does_not(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    with FakeSlack() as gone:
        address = gone.api_url
    outbox = Outbox(posting.single_try_client(slack.bot_token, address))
    with caplog.at_level(logging.CRITICAL):
        assert send(outbox) == Refused("out_of_reach")
        assert not outbox.reachable()
        assert outbox.home() == ""


def test_what_was_sent_is_found_with_the_entry_that_it_tells_of(outbox: Outbox) -> None:
    sent = send(outbox)
    assert isinstance(sent, Sent)
    assert find(outbox) == Found(sent.ts, 7)
    assert find(outbox, Key(Kind.DIGEST, GENERAL, "2026-W49")) == Absent()
    assert find(outbox, Key(Kind.ALERT, GENERAL, "2026-W48")) == Absent()


def test_metadata_holds_ids_only(slack: FakeSlack, outbox: Outbox) -> None:
    send(outbox)
    assert slack.messages(GENERAL)[0]["metadata"] == {
        "event_type": "kaga_post",
        "event_payload": {"key": "digest C0GENERAL 2026-W48", "last_entry": 7},
    }


def test_the_same_words_of_somebody_else_are_not_taken_for_it(slack: FakeSlack, outbox: Outbox) -> None:
    slack.client().chat_postMessage(
        channel=GENERAL, text="x", metadata={"event_type": "another_app", "event_payload": {"key": str(KEY)}}
    )
    slack.client().chat_postMessage(
        channel=GENERAL, text=str(KEY), metadata={"event_type": "kaga_post", "event_payload": {}}
    )
    assert find(outbox) == Absent()


def test_it_is_found_on_a_later_page(slack: FakeSlack, outbox: Outbox) -> None:
    send(outbox)
    channel = slack.workspace.channel(GENERAL)
    for number in range(430):
        channel.messages.append(slack.workspace.stamped({"type": "message", "user": MEMBER, "text": str(number)}))
    assert isinstance(find(outbox), Found)
    assert len(slack.sent("conversations.history")) == 3


@pytest.mark.parametrize(
    ("fault", "lasting"),
    [("missing_scope", True), ("not_in_channel", True), ("ratelimited", False), ("429", False), ("internal_error", False),
     ("store_and_500", False), ("store_and_drop", False)],
)  # fmt: skip
def test_a_history_that_cannot_be_read_says_whether_that_lasts(
    slack: FakeSlack, outbox: Outbox, fault: str, lasting: bool
) -> None:
    slack.fail_next("conversations.history", fault)
    found = find(outbox)
    assert isinstance(found, Unreadable)
    assert found.lasting is lasting


def test_a_trouble_on_the_second_page_does_not_make_it_absent(slack: FakeSlack, outbox: Outbox) -> None:
    send(outbox)
    channel = slack.workspace.channel(GENERAL)
    for number in range(250):
        channel.messages.append(slack.workspace.stamped({"type": "message", "user": MEMBER, "text": str(number)}))
    first = outbox._client.conversations_history
    assert len(first(channel=GENERAL, limit=200)["messages"]) == 200
    slack.fail_next("conversations.history", "", times=1)
    slack.fail_next("conversations.history", "internal_error")
    assert find(outbox) == Unreadable("internal_error", lasting=False)


def test_a_person_is_written_to_in_the_direct_conversation(slack: FakeSlack, outbox: Outbox) -> None:
    direct = slack.workspace.direct([MEMBER]).id
    assert outbox.place(MEMBER) == direct
    assert outbox.place(GENERAL) == GENERAL
    slack.scopes = {"chat:write"}
    assert outbox.place(MEMBER) == MEMBER  # without im:write Slack finds the conversation, and we have no history of it


def test_the_dashboards_address_comes_from_the_app_itself(slack: FakeSlack, outbox: Outbox) -> None:
    assert outbox.home() == "slack://app?team=T0TEAM&id=A0APP&tab=home"
    slack.fail_next("auth.test", "internal_error")
    assert outbox.home() == ""


def test_a_channel_without_the_bot_is_a_refusal(outbox: Outbox) -> None:
    assert send(outbox, place=ELSEWHERE) == Refused("not_in_channel")
