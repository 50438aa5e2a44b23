"""A greeting on the first direct message only, also after a restart."""

from __future__ import annotations

import pytest

from bot.greetings import Greetings
from tests.fake_slack import FakeSlack
from tests.fake_state import COLLEAGUE, MEMBER, Json


def says(slack: FakeSlack, user: str = MEMBER) -> str:
    """Somebody writes to the bot; the conversation that it stands in."""
    channel = slack.direct_channel(user)
    with slack._lock:
        message: Json = {"type": "message", "user": user, "text": "hello"}
        slack.workspace.store(slack.workspace.channel(channel), slack.workspace.stamped(message))
    return channel


def test_the_first_message_is_greeted_and_the_second_is_not(slack: FakeSlack) -> None:
    greetings, client = Greetings(), slack.client()
    assert greetings.due(client, says(slack))
    assert not greetings.due(client, says(slack))
    assert len(slack.sent("conversations.history")) == 1


def test_after_a_restart_the_conversation_itself_tells(slack: FakeSlack) -> None:
    assert Greetings().due(slack.client(), says(slack))
    assert not Greetings().due(slack.client(), says(slack))


def test_each_person_has_a_conversation_of_their_own(slack: FakeSlack) -> None:
    greetings, client = Greetings(), slack.client()
    assert greetings.due(client, says(slack, MEMBER))
    assert greetings.due(client, says(slack, COLLEAGUE))


@pytest.mark.parametrize("how", ["missing_scope", "store_and_500", "store_and_drop"])
def test_where_slack_does_not_tell_nobody_is_greeted(
    slack: FakeSlack, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    greetings, client = Greetings(), slack.client(retry_handlers=[])
    slack.fail_next("conversations.history", how)
    assert not greetings.due(client, says(slack))
    assert "nobody is greeted" in caplog.text
