"""The Web API of the fake Slack, tried with the real client: faults, refusals, memory."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.fake_slack import FakeSlack
from tests.fake_state import (
    COLLEAGUE,
    EDITORS,
    ELSEWHERE,
    GENERAL,
    GUEST,
    MEMBER,
    PRIVATE,
    SHARED,
    STRANGER,
    TEAM,
)
from tests.slack_rules import problems_of_calls

BUTTON = {
    "type": "button",
    "action_id": "share",
    "value": "KPI-1",
    "text": {"type": "plain_text", "text": "共有"},
}
ASKED = {"type": "actions", "block_id": "answer", "elements": [BUTTON]}


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as fake:
        yield fake
        assert problems_of_calls(fake.calls) == []


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    """A client that never sends twice by itself, as the one that posts must be."""
    return slack.client(timeout=5, retry_handlers=[])


def error_of(call: Callable[[], Any]) -> str:
    with pytest.raises(SlackApiError) as refused:
        call()
    return str(refused.value.response.get("error"))


def post(client: WebClient) -> Any:
    return client.chat_postMessage(channel=GENERAL, text="weekly")


def test_stored_and_dropped_stands_once_and_twice_with_the_default_retry(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", "store_and_drop")
    with pytest.raises(ConnectionError):
        post(client)
    assert len(slack.messages()) == 1
    slack.fail_next("chat.postMessage", "store_and_drop")
    post(slack.client())
    assert len(slack.messages()) == 3
    errors = [call.error for call in slack.sent("chat.postMessage")]
    assert errors == ["store_and_drop", "store_and_drop", None]


def test_stored_and_500_stands_although_it_failed(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", "store_and_500")
    with pytest.raises(SlackApiError) as failed:
        post(client)
    assert failed.value.response.status_code == 500
    assert len(slack.messages()) == 1


def test_too_many_says_when_to_come_back(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", "429", times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(SlackApiError) as limited:
            post(client)
        assert limited.value.response.status_code == 429
        assert limited.value.response.headers["Retry-After"] == "7"
    assert post(client)["ok"]


def test_no_answer_leaves_the_client_waiting(slack: FakeSlack) -> None:
    slack.fail_next("chat.postMessage", "no_answer")
    client = slack.client(retry_handlers=[])
    client.timeout = 0.2  # type: ignore[assignment]  # an int by its type, any number to a socket
    with pytest.raises((TimeoutError, URLError)):
        post(client)
    assert slack.messages() == []


@pytest.mark.parametrize("error", ["invalid_blocks", "ratelimited", "channel_not_found", "token_revoked"])
def test_any_error_of_slacks_can_be_ordered(slack: FakeSlack, client: WebClient, error: str) -> None:
    slack.fail_next("chat.postMessage", error)
    assert error_of(lambda: post(client)) == error
    assert post(client)["ok"]


def test_tokens_and_scopes_are_checked() -> None:
    with FakeSlack(scopes={"chat:write"}) as slack:
        client = slack.client()
        assert client.auth_test().headers["x-oauth-scopes"] == "chat:write"
        with pytest.raises(SlackApiError) as refused:
            client.users_info(user=MEMBER)
        answer = refused.value.response
        assert (answer["error"], answer["needed"], answer["provided"]) == (
            "missing_scope",
            "users:read",
            "chat:write",
        )
        assert error_of(WebClient("xoxb-other", slack.api_url).auth_test) == "invalid_auth"
        assert error_of(lambda: client.apps_connections_open(app_token=slack.bot_token)) == ("not_allowed_token_type")
        assert error_of(lambda: client.api_call("chat.shout")) == "unknown_method"
        slack.revoked.add(slack.bot_token)
        assert error_of(client.auth_test) == "token_revoked"


@pytest.mark.parametrize(
    ("error", "arguments"),
    [
        ("not_in_channel", {"channel": ELSEWHERE, "text": "x"}),
        ("channel_not_found", {"channel": "C0NOWHERE", "text": "x"}),
        ("no_text", {"channel": GENERAL, "text": ""}),
        ("msg_too_long", {"channel": GENERAL, "text": "x" * 40_001}),
        ("invalid_arguments", {"channel": "", "text": "x"}),
    ],
)
def test_a_message_that_slack_refuses_stands_nowhere(error: str, arguments: dict[str, Any]) -> None:
    with FakeSlack() as slack:
        client = slack.client()
        assert error_of(lambda: client.api_call("chat.postMessage", json=arguments)) == error
        assert slack.messages() == []


def test_blocks_that_this_workspace_does_not_take_are_refused_and_blocks_validate_says_so() -> None:
    chart = {
        "type": "data_visualization",
        "title": "推移",
        "chart": {"type": "pie", "segments": [{"label": "a", "value": 1}]},
    }
    with FakeSlack(refused_blocks={"data_visualization"}) as slack:
        client = slack.client()
        assert error_of(lambda: client.chat_postMessage(channel=GENERAL, text="x", blocks=[chart])) == (
            "invalid_blocks"
        )
        assert error_of(lambda: client.api_call("blocks.validate", json={"blocks": [chart]})) == ("invalid_blocks")
        assert client.api_call("blocks.validate", json={"blocks": [ASKED]})["ok"]


def test_history_replies_updates_and_reactions_are_kept(slack: FakeSlack, client: WebClient) -> None:
    key = {"event_type": "digest", "event_payload": {"week": "2026-W30"}}
    top = client.chat_postMessage(channel=GENERAL, text="top", blocks=[ASKED], metadata=key)["ts"]
    client.chat_postMessage(channel=GENERAL, text="reply", thread_ts=top)
    client.chat_update(channel=GENERAL, ts=top, text="changed")
    client.reactions_add(channel=GENERAL, timestamp=top, name="eyes")
    found = client.conversations_history(channel=GENERAL, include_all_metadata=True, limit=5, oldest="0")
    (message,) = found["messages"]
    assert (message["text"], message["metadata"], message["reply_count"]) == (
        "changed",
        key,
        1,
    )
    assert message["blocks"][0]["block_id"] == "answer"
    replies = client.conversations_replies(channel=GENERAL, ts=top)["messages"]
    assert [reply["text"] for reply in replies] == ["changed", "reply"]
    client.chat_delete(channel=GENERAL, ts=top)
    assert [message["text"] for message in slack.messages()] == ["reply"]


def test_people_groups_and_channels_are_what_slack_tells_of_them(slack: FakeSlack, client: WebClient) -> None:
    member = client.users_info(user=MEMBER, include_locale=True)["user"]
    assert (member["locale"], member["tz_offset"]) == ("ja-JP", 9 * 3600)
    assert client.users_info(user=GUEST)["user"]["is_restricted"]
    stranger = client.users_info(user=STRANGER)["user"]
    assert stranger["is_stranger"]
    assert stranger["team_id"] != TEAM
    assert client.usergroups_users_list(usergroup=EDITORS)["users"] == [MEMBER]
    assert client.conversations_info(channel=SHARED)["channel"]["is_ext_shared"]
    assert client.conversations_info(channel=PRIVATE)["channel"]["is_private"]
    direct = client.conversations_open(users=MEMBER)["channel"]["id"]
    client.chat_postMessage(channel=MEMBER, text="just you")
    client.chat_postEphemeral(channel=GENERAL, user=COLLEAGUE, text="psst")
    assert [message["text"] for message in slack.messages(direct)] == ["just you"]
    assert [message["text"] for message in slack.seen_by(COLLEAGUE)] == ["psst"]
    assert slack.scopes_used >= {
        "users:read",
        "channels:read",
        "groups:read",
        "im:write",
    }


def test_a_file_is_uploaded_and_shared(slack: FakeSlack, client: WebClient) -> None:
    client.files_upload_v2(
        channel=GENERAL,
        content=b"a,b",
        filename="kpi.csv",
        title="KPI",
        initial_comment="here",
    )
    (message,) = slack.messages()
    (file,) = message["files"]
    assert (message["text"], file["title"], file["size"]) == ("here", "KPI", 3)
    assert slack.workspace.files[file["id"]]["content"] == b"a,b"
