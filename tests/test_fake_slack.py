"""The fake Slack, tried with the real Bolt: the conversations that other tests build on."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from tests.fake_slack import FakeSlack
from tests.fake_state import (
    COLLEAGUE,
    GENERAL,
    MEMBER,
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


def error_of(call: Callable[[], Any]) -> str:
    with pytest.raises(SlackApiError) as refused:
        call()
    return str(refused.value.response.get("error"))


def test_a_mention_is_answered_in_its_thread(slack: FakeSlack) -> None:
    app = App(client=slack.client())

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
    app = App(client=slack.client())

    @app.command("/kpi")
    def ask(ack: Any, respond: Any, command: dict[str, str]) -> None:
        ack()
        respond(text=command["text"], blocks=[ASKED])

    @app.action("share")
    def share(ack: Any, respond: Any, action: dict[str, str]) -> None:
        ack()
        respond(text=action["value"], response_type="in_channel", replace_original=False)

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


def test_what_an_acknowledgement_says_is_shown(slack: FakeSlack) -> None:
    app = App(client=slack.client())
    app.command("/kpi")(lambda ack: ack("at once"))
    with slack.serving(app):
        assert slack.command("/kpi").acknowledged() == {"text": "at once"}
    assert [shown["text"] for shown in slack.seen_by(MEMBER)] == ["at once"]


def test_a_modal_stays_until_its_submission_is_accepted(slack: FakeSlack) -> None:
    app = App(client=slack.client())

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
        slack.submit_view(values={"figure": "12.5", "indicator": "KPI-2"}).acknowledged()
        with pytest.raises(AssertionError, match="no modal open"):
            slack.modal()


def test_a_retry_and_a_doubled_mention_are_the_same_event_and_the_same_message(
    slack: FakeSlack,
) -> None:
    app, seen, enough = App(client=slack.client()), [], threading.Semaphore(0)

    def note(body: dict[str, Any], request: Any) -> None:
        retry = request.headers["x-slack-retry-num"][0]
        seen.append((body["event"]["type"], body["event_id"], body["event"]["ts"], retry))
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
    app, chosen = App(client=slack.client()), []
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


def test_a_trigger_and_a_response_url_wear_out() -> None:
    now = [1_800_000_000.0]
    with FakeSlack(clock=lambda: now[0]) as slack:
        app = App(client=slack.client())
        app.command("/kpi")(lambda ack: ack())

        def asked() -> dict[str, str]:
            command = slack.command("/kpi")
            command.acknowledged()
            return command.payload

        def opened(payload: dict[str, str]) -> Any:
            return slack.client().views_open(trigger_id=payload["trigger_id"], view=MODAL)

        with slack.serving(app):
            first, second = asked(), asked()
        reply = WebhookClient(first["response_url"])
        statuses = [reply.send(text=str(n)).status_code for n in range(6)]
        assert statuses == [200] * 5 + [404]
        assert opened(first)["view"]["id"] == slack.modal()["id"]
        assert error_of(lambda: opened(first)) == "exchanged_trigger_id"
        now[0] += 4
        assert error_of(lambda: opened(second)) == "expired_trigger_id"
        now[0] += 30 * 60
        assert "expired_url" in WebhookClient(second["response_url"]).send(text="late").body


def test_a_wait_that_fails_says_what_came_instead(slack: FakeSlack) -> None:
    slack.client().auth_test()
    with pytest.raises(
        AssertionError,
        match=r"chat.postMessage: fewer than 1 .* \['auth.test \(ok\)'\]",
    ):
        slack.wait_for("chat.postMessage", timeout=0.01)
    with pytest.raises(AssertionError, match="nothing to use is called 'share'"):
        slack.press("share")
