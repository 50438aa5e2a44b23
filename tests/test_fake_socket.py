"""The socket of the fake Slack and the proxy before it, tried with the builtin client."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import App

from tests.fake_certificate import OPENSSL_ABSENT
from tests.fake_proxy import FakeProxy
from tests.fake_slack import FakeSlack
from tests.fake_state import (
    MEMBER,
    TEAM,
)
from tests.slack_rules import problems_of_calls


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as fake:
        yield fake
        assert problems_of_calls(fake.calls) == []


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
    app = App(client=slack.client())
    app.event("message")(lambda say: say("here"))
    with slack.serving(app):
        assert slack.socket.ping()
        trouble(slack)
        slack.direct_message(MEMBER, "still there?").acknowledged()
        slack.wait_for("chat.postMessage")
    assert slack.socket.connected_times == 2


def test_sockets_are_refused_until_they_are_allowed_again(slack: FakeSlack) -> None:
    app = App(client=slack.client())
    app.event("message")(lambda: None)
    with slack.serving(app):
        slack.refuse_sockets()
        slack.drop_socket()
        slack.wait_for("apps.connections.open", count=3)
        slack.refuse_sockets(False)
        slack.direct_message(MEMBER, "hello").acknowledged()
    assert [call.error for call in slack.sent("apps.connections.open")][1:3] == ["internal_error"] * 2


def test_a_silent_socket_stays_open_and_answers_no_ping(slack: FakeSlack) -> None:
    with slack.serving(App(client=slack.client())):
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
        app = App(client=slack.client())

        @app.command("/kpi")
        def ask(ack: Any, respond: Any) -> None:
            ack()
            respond("through")

        with slack.serving(app):
            slack.command("/kpi").acknowledged()
            slack.wait_for("response_url")
        addresses = {f"127.0.0.1:{url.split(':')[2].split('/')[0]}" for url in (slack.url, slack.socket.url)}
        assert set(proxy.passed) == {("CONNECT", address) for address in addresses}


def test_a_plain_request_through_a_proxy_keeps_its_whole_address(
    slack: FakeSlack,
) -> None:
    with FakeProxy() as proxy:
        client = slack.client(proxy=proxy.url)
        assert client.auth_test()["team_id"] == TEAM
        assert proxy.passed == [("POST", f"{slack.api_url}auth.test")]
