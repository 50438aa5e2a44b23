"""The fake Slack, tried with the real Bolt and the real clients: the scenarios others build on."""

import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.error import URLError

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from tests.fake_certificate import OPENSSL_ABSENT
from tests.fake_proxy import FakeProxy
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
MODAL = {
    "type": "modal",
    "callback_id": "update",
    "title": {"type": "plain_text", "text": "更新"},
    "submit": {"type": "plain_text", "text": "送信"},
    "blocks": [
        {
            "type": "input",
            "block_id": "figure",
            "label": {"type": "plain_text", "text": "値"},
            "element": {"type": "plain_text_input", "action_id": "typed"},
        },
        {
            "type": "input",
            "block_id": "indicator",
            "label": {"type": "plain_text", "text": "指標"},
            "element": {
                "type": "external_select",
                "action_id": "chosen",
                "min_query_length": 0,
            },
        },
    ],
}


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as fake:
        yield fake
        assert problems_of_calls(fake.calls) == []


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    """A client that never sends twice by itself, as the one that posts must be."""
    return WebClient(slack.bot_token, slack.api_url, timeout=5, retry_handlers=[])


def app_of(slack: FakeSlack, **options: Any) -> App:
    return App(client=WebClient(slack.bot_token, slack.api_url, **options))


def error_of(call: Callable[[], Any]) -> str:
    with pytest.raises(SlackApiError) as refused:
        call()
    return str(refused.value.response.get("error"))


# ---- conversations through Bolt --------------------------------------------------------------


def test_a_mention_is_answered_in_its_thread(slack: FakeSlack) -> None:
    app = app_of(slack)

    @app.event("app_mention")
    def answer(event: dict[str, Any], say: Any) -> None:
        say(text=f"heard {event['text']}", thread_ts=event["ts"])

    with slack.serving(app):
        mention = slack.mention(MEMBER, GENERAL, "出生率は?")
        assert mention.acknowledged() == {}
        slack.wait_for("chat.postMessage")
    question, reply = slack.messages(GENERAL, thread_ts=mention.ts)
    assert reply["text"] == "heard <@U0BOT> 出生率は?"
    assert question["reply_count"] == 1


def test_a_command_is_answered_to_the_person_and_shared_by_the_button(
    slack: FakeSlack,
) -> None:
    app = app_of(slack)

    @app.command("/kpi")
    def ask(ack: Any, respond: Any, command: dict[str, str]) -> None:
        ack()
        respond(text=command["text"], blocks=[ASKED])

    @app.action("share")
    def share(ack: Any, respond: Any, action: dict[str, str]) -> None:
        ack()
        respond(
            text=action["value"], response_type="in_channel", replace_original=False
        )

    with slack.serving(app):
        slack.command("/kpi", "待機児童").acknowledged()
        slack.wait_for("response_url")
        assert [shown["text"] for shown in slack.seen_by(MEMBER)] == ["待機児童"]
        assert slack.seen_by(COLLEAGUE) == slack.messages() == []
        press = slack.press("share")
        press.acknowledged()
        assert press.payload["container"]["is_ephemeral"] is True
        assert "message" not in press.payload
        slack.wait_for("response_url", count=2)
    assert [message["text"] for message in slack.messages()] == ["KPI-1"]


def test_a_modal_stays_until_its_submission_is_accepted(slack: FakeSlack) -> None:
    app = app_of(slack)

    @app.shortcut("change")
    def open_modal(ack: Any, client: WebClient, shortcut: dict[str, Any]) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=MODAL)

    @app.options("chosen")
    def suggest(ack: Any, payload: dict[str, str]) -> None:
        text = {"type": "plain_text", "text": payload["value"]}
        ack(options=[{"text": text, "value": "KPI-2"}])

    @app.view("update")
    def submit(ack: Any, view: dict[str, Any]) -> None:
        values = view["state"]["values"]
        assert values["indicator"]["chosen"]["selected_option"]["value"] == "KPI-2"
        if values["figure"]["typed"]["value"] == "12.5":
            ack()
        else:
            ack(response_action="errors", errors={"figure": "数字で"})

    with slack.serving(app):
        slack.shortcut("change").acknowledged()
        slack.wait_for("views.open")
        view_id = slack.modal()["id"]
        offered = slack.suggest("chosen", "出生", view_id=view_id).acknowledged()
        assert offered["options"][0]["value"] == "KPI-2"
        refused = slack.submit_view(values={"figure": "many", "indicator": "KPI-2"})
        assert refused.acknowledged() == {
            "response_action": "errors",
            "errors": {"figure": "数字で"},
        }
        assert slack.modal()["id"] == view_id
        slack.submit_view(
            values={"figure": "12.5", "indicator": "KPI-2"}
        ).acknowledged()
        with pytest.raises(AssertionError, match="no modal open"):
            slack.modal()


def test_a_retry_and_a_doubled_mention_are_the_same_event_and_the_same_message(
    slack: FakeSlack,
) -> None:
    app, seen, enough = app_of(slack), [], threading.Semaphore(0)

    def note(body: dict[str, Any], request: Any) -> None:
        retry = request.headers["x-slack-retry-num"][0]
        seen.append(
            (body["event"]["type"], body["event_id"], body["event"]["ts"], retry)
        )
        enough.release()

    app.event("app_mention")(note)
    app.event("message")(note)
    with slack.serving(app):
        mention = slack.mention(MEMBER, GENERAL, "hi", also_as_message=True)
        assert mention.twin is not None
        again = slack.retry(mention)
        for delivery in (mention, mention.twin, again):
            delivery.acknowledged()
        assert all(enough.acquire(timeout=10) for _ in range(3))
    assert again.envelope["envelope_id"] != mention.envelope["envelope_id"]
    event_id, twin_id = mention.payload["event_id"], mention.twin.payload["event_id"]
    assert sorted(seen) == [
        ("app_mention", event_id, mention.ts, "0"),
        ("app_mention", event_id, mention.ts, "1"),
        ("message", twin_id, mention.ts, "0"),
    ]


def test_home_is_published_and_a_choice_on_it_carries_the_view(
    slack: FakeSlack,
) -> None:
    app, chosen = app_of(slack), []
    option = {"text": {"type": "plain_text", "text": "English"}, "value": "en"}
    menu = {"type": "static_select", "action_id": "language", "options": [option]}
    home = {"type": "home", "blocks": [{"type": "actions", "elements": [menu]}]}

    @app.event("app_home_opened")
    def publish(event: dict[str, Any], client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view=home)

    @app.action("language")
    def choose(ack: Any, body: dict[str, Any], action: dict[str, Any]) -> None:
        chosen.append((body["view"]["id"], action["selected_option"]["value"]))
        ack()

    with slack.serving(app):
        slack.open_home().acknowledged()
        slack.wait_for("views.publish")
        view_id = slack.home()["id"]
        slack.select("language", "en", view_id=view_id).acknowledged()
    assert chosen == [(view_id, "en")]


# ---- the socket ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "trouble",
    [
        lambda slack: slack.drop_socket("reset"),
        lambda slack: slack.drop_socket("close"),
        lambda slack: slack.disconnect_notice(),
    ],
    ids=["reset", "close", "notice"],
)
def test_after_trouble_with_the_socket_the_app_comes_back(
    slack: FakeSlack, trouble: Callable[[FakeSlack], None]
) -> None:
    app = app_of(slack)
    app.event("message")(lambda say: say("here"))
    with slack.serving(app):
        assert slack.socket.ping()
        trouble(slack)
        slack.direct_message(MEMBER, "still there?").acknowledged()
        slack.wait_for("chat.postMessage")
    assert slack.socket.connected_times == 2


def test_sockets_are_refused_until_they_are_allowed_again(slack: FakeSlack) -> None:
    app = app_of(slack)
    app.event("message")(lambda: None)
    with slack.serving(app):
        slack.refuse_sockets()
        slack.drop_socket()
        slack.wait_for("apps.connections.open", count=3)
        slack.refuse_sockets(False)
        slack.direct_message(MEMBER, "hello").acknowledged()
    assert [call.error for call in slack.sent("apps.connections.open")][1:3] == [
        "internal_error"
    ] * 2


def test_a_silent_socket_stays_open_and_answers_no_ping(slack: FakeSlack) -> None:
    with slack.serving(app_of(slack)):
        slack.silence_socket()
        assert not slack.socket.ping(timeout=0.2)
        slack.silence_socket(False)
        assert slack.socket.ping()


@pytest.mark.skipif(OPENSSL_ABSENT is not None, reason=str(OPENSSL_ABSENT))
def test_through_a_proxy_pass_the_web_api_and_the_socket(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with FakeProxy() as proxy, FakeSlack(tls=True) as slack:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.setenv("SSL_CERT_FILE", str(slack.certificate))
        app = app_of(slack)

        @app.command("/kpi")
        def ask(ack: Any, respond: Any) -> None:
            ack()
            respond("through")

        with slack.serving(app):
            slack.command("/kpi").acknowledged()
            slack.wait_for("response_url")
        addresses = {
            f"127.0.0.1:{url.split(':')[2].split('/')[0]}"
            for url in (slack.url, slack.socket.url)
        }
        assert set(proxy.passed) == {("CONNECT", address) for address in addresses}


def test_a_plain_request_through_a_proxy_keeps_its_whole_address(
    slack: FakeSlack,
) -> None:
    with FakeProxy() as proxy:
        client = WebClient(slack.bot_token, slack.api_url, proxy=proxy.url)
        assert client.auth_test()["team_id"] == TEAM
        assert proxy.passed == [("POST", f"{slack.api_url}auth.test")]


# ---- faults ----------------------------------------------------------------------------------


def post(client: WebClient) -> Any:
    return client.chat_postMessage(channel=GENERAL, text="weekly")


def test_stored_and_dropped_stands_once_and_twice_with_the_default_retry(
    slack: FakeSlack, client: WebClient
) -> None:
    slack.fail_next("chat.postMessage", "store_and_drop")
    with pytest.raises(ConnectionError):
        post(client)
    assert len(slack.messages()) == 1
    slack.fail_next("chat.postMessage", "store_and_drop")
    post(WebClient(slack.bot_token, slack.api_url))
    assert len(slack.messages()) == 3
    errors = [call.error for call in slack.sent("chat.postMessage")]
    assert errors == ["store_and_drop", "store_and_drop", None]


def test_stored_and_500_stands_although_it_failed(
    slack: FakeSlack, client: WebClient
) -> None:
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
    client = WebClient(slack.bot_token, slack.api_url, retry_handlers=[])
    client.timeout = 0.2  # type: ignore[assignment]  # an int by its type, any number to a socket
    with pytest.raises((TimeoutError, URLError)):
        post(client)
    assert slack.messages() == []


@pytest.mark.parametrize(
    "error", ["invalid_blocks", "ratelimited", "channel_not_found", "token_revoked"]
)
def test_any_error_of_slacks_can_be_ordered(
    slack: FakeSlack, client: WebClient, error: str
) -> None:
    slack.fail_next("chat.postMessage", error)
    assert error_of(lambda: post(client)) == error
    assert post(client)["ok"]


# ---- what Slack would refuse -----------------------------------------------------------------


def test_tokens_and_scopes_are_checked() -> None:
    with FakeSlack(scopes={"chat:write"}) as slack:
        client = WebClient(slack.bot_token, slack.api_url)
        assert client.auth_test().headers["x-oauth-scopes"] == "chat:write"
        with pytest.raises(SlackApiError) as refused:
            client.users_info(user=MEMBER)
        answer = refused.value.response
        assert (answer["error"], answer["needed"], answer["provided"]) == (
            "missing_scope",
            "users:read",
            "chat:write",
        )
        assert (
            error_of(WebClient("xoxb-other", slack.api_url).auth_test) == "invalid_auth"
        )
        assert error_of(
            lambda: client.apps_connections_open(app_token=slack.bot_token)
        ) == ("not_allowed_token_type")
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
def test_a_message_that_slack_refuses_stands_nowhere(
    error: str, arguments: dict[str, Any]
) -> None:
    with FakeSlack() as slack:
        client = WebClient(slack.bot_token, slack.api_url)
        assert error_of(lambda: client.chat_postMessage(**arguments)) == error
        assert slack.messages() == []


def test_blocks_that_this_workspace_does_not_take_are_refused_and_blocks_validate_says_so() -> (
    None
):
    chart = {
        "type": "data_visualization",
        "title": "推移",
        "chart": {"type": "pie", "segments": [{"label": "a", "value": 1}]},
    }
    with FakeSlack(refused_blocks={"data_visualization"}) as slack:
        client = WebClient(slack.bot_token, slack.api_url)
        assert error_of(
            lambda: client.chat_postMessage(channel=GENERAL, text="x", blocks=[chart])
        ) == ("invalid_blocks")
        assert error_of(
            lambda: client.api_call("blocks.validate", json={"blocks": [chart]})
        ) == ("invalid_blocks")
        assert client.api_call("blocks.validate", json={"blocks": [ASKED]})["ok"]


def test_a_trigger_and_a_response_url_wear_out() -> None:
    now = [1_800_000_000.0]
    with FakeSlack(clock=lambda: now[0]) as slack:
        client, app = WebClient(slack.bot_token, slack.api_url), app_of(slack)
        app.command("/kpi")(lambda ack: ack())
        with slack.serving(app):
            first, second = slack.command("/kpi").payload, slack.command("/kpi").payload
        reply = WebhookClient(first["response_url"])
        assert [reply.send(text=str(n)).status_code for n in range(6)] == [200] * 5 + [
            404
        ]
        client.views_open(trigger_id=first["trigger_id"], view=MODAL)
        again = lambda payload: client.views_open(
            trigger_id=payload["trigger_id"], view=MODAL
        )  # noqa: E731
        assert error_of(lambda: again(first)) == "exchanged_trigger_id"
        now[0] += 4
        assert error_of(lambda: again(second)) == "expired_trigger_id"
        now[0] += 30 * 60
        assert (
            "expired_url"
            in WebhookClient(second["response_url"]).send(text="late").body
        )


# ---- what it remembers -----------------------------------------------------------------------


def test_history_replies_updates_and_reactions_are_kept(
    slack: FakeSlack, client: WebClient
) -> None:
    key = {"event_type": "digest", "event_payload": {"week": "2026-W30"}}
    top = client.chat_postMessage(
        channel=GENERAL, text="top", blocks=[ASKED], metadata=key
    )["ts"]
    client.chat_postMessage(channel=GENERAL, text="reply", thread_ts=top)
    client.chat_update(channel=GENERAL, ts=top, text="changed")
    client.reactions_add(channel=GENERAL, timestamp=top, name="eyes")
    found = client.conversations_history(
        channel=GENERAL, include_all_metadata=True, limit=5, oldest="0"
    )
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


def test_people_groups_and_channels_are_what_slack_tells_of_them(
    slack: FakeSlack, client: WebClient
) -> None:
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


def test_a_wait_that_fails_says_what_came_instead(
    slack: FakeSlack, client: WebClient
) -> None:
    client.auth_test()
    with pytest.raises(
        AssertionError,
        match=r"chat.postMessage: fewer than 1 .* \['auth.test \(ok\)'\]",
    ):
        slack.wait_for("chat.postMessage", timeout=0.01)
    with pytest.raises(AssertionError, match="nothing to use is called 'share'"):
        slack.press("share")
