"""The watch over the link to Slack: what comes back, and what ends the process."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.app import Stop, dead_token
from bot.paths import Place
from bot.serving import OUT_OF_REACH, Pace, run
from bot.settings import Settings
from tests.bot.kaga import RECORD
from tests.bot.serving_bot import settings
from tests.fake_slack import FakeSlack
from tests.fake_state import GENERAL, MEMBER

# ---- the link ------------------------------------------------------------------------------------

QUICK = Pace(tick=0.02, again=0.05, ping=0.1, out_of_touch=0.5, drain=10.0)
LIVELY = Pace(tick=0.02, again=0.05, ping=0.1, out_of_touch=3.0, drain=10.0)  # time to come to life first
PATIENT = Pace(tick=0.02, again=0.05, ping=0.1, out_of_touch=60.0, drain=10.0)


@contextmanager
def running(given: Settings, folder: Path, pace: Pace) -> Iterator[tuple[Stop, Callable[[], int]]]:
    """`run` in a thread; the second of the pair waits for its end and gives the exit status."""
    stop, ended = Stop(), []
    thread = threading.Thread(
        target=lambda: ended.append(run(given, RECORD, Place(folder / "kaga.db", named=True), stop, pace))
    )

    def status() -> int:
        thread.join(60)
        return ended[0]

    thread.start()
    try:
        yield stop, status
    finally:
        stop.ask(0)
        thread.join(60)


def test_a_link_that_lives_is_left_alone(slack: FakeSlack, tmp_path: Path) -> None:
    with running(settings(slack), tmp_path, Pace(tick=0.01, ping=0.1, out_of_touch=5.0)) as (stop, status):
        slack.wait_connected()
        for count in range(1, 4):
            slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
            slack.wait_for("chat.postMessage", count)
        assert not stop.event.is_set()
        stop.ask(0)
        assert status() == 0
        assert stop.sentence is None


@pytest.mark.parametrize("trouble", ["silent", "refused"])
def test_a_link_that_never_lives_ends_the_process(slack: FakeSlack, tmp_path: Path, trouble: str) -> None:
    if trouble == "silent":
        slack.silence_socket()
    else:
        slack.refuse_sockets()
    with running(settings(slack), tmp_path, QUICK) as (stop, status):
        assert status() == 1
    assert stop.sentence == OUT_OF_REACH
    assert slack.sent("apps.connections.open")


def test_a_link_that_falls_silent_ends_the_process(slack: FakeSlack, tmp_path: Path) -> None:
    with running(settings(slack), tmp_path, LIVELY) as (stop, status):
        slack.wait_connected()
        assert slack.socket.ping()
        slack.silence_socket()
        assert status() == 1
    assert stop.sentence == OUT_OF_REACH


def test_a_link_that_breaks_for_good_ends_the_process(slack: FakeSlack, tmp_path: Path) -> None:
    with running(settings(slack), tmp_path, LIVELY) as (stop, status):
        slack.wait_connected()
        slack.refuse_sockets()
        slack.drop_socket()
        assert status() == 1
    assert stop.sentence == OUT_OF_REACH


def test_where_the_app_token_was_revoked_meanwhile_that_is_the_reason(slack: FakeSlack, tmp_path: Path) -> None:
    with running(settings(slack), tmp_path, LIVELY) as (stop, status):
        slack.wait_connected()
        slack.revoked.add(slack.app_token)
        slack.drop_socket()
        assert status() == 1
    assert stop.sentence == dead_token("SLACK_APP_TOKEN")


def test_an_address_where_nobody_is_ends_the_process(tmp_path: Path, slack: FakeSlack) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    given = settings(slack).model_copy(update={"slack_api_url": f"http://127.0.0.1:{port}/api/"})
    with running(given, tmp_path, QUICK) as (stop, status):
        assert status() == 1
    assert stop.sentence == OUT_OF_REACH


@pytest.mark.parametrize("how", ["reset", "close"])
def test_a_dropped_link_comes_back(slack: FakeSlack, tmp_path: Path, how: str) -> None:
    with running(settings(slack), tmp_path, PATIENT) as (stop, status):
        slack.wait_connected()
        slack.drop_socket("reset" if how == "reset" else "close")
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        slack.wait_for("chat.postMessage")
        stop.ask(0)
        assert status() == 0
    assert slack.socket.connected_times == 2


def test_a_first_connection_that_fails_is_tried_again(
    slack: FakeSlack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    slack.refuse_sockets()
    with running(settings(slack), tmp_path, PATIENT) as (stop, status):
        slack.wait_for("apps.connections.open", 3)
        slack.refuse_sockets(False)
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        slack.wait_for("chat.postMessage")
        stop.ask(0)
        assert status() == 0
    assert "not connected yet: SlackApiError" in caplog.text


def test_an_app_that_cannot_be_built_yet_is_built_later(
    slack: FakeSlack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    slack.fail_next("auth.test", "internal_error", times=2)  # our own look at the token, then Bolt's
    with running(settings(slack), tmp_path, PATIENT) as (stop, status):
        slack.wait_connected()
        stop.ask(0)
        assert status() == 0
    assert "not connected yet: BoltError" in caplog.text


def test_it_can_be_stopped_before_it_is_connected(slack: FakeSlack, tmp_path: Path) -> None:
    slack.refuse_sockets()
    with running(settings(slack), tmp_path, PATIENT) as (stop, status):
        slack.wait_for("apps.connections.open")
        stop.ask(0)
        assert status() == 0


def test_an_answer_that_hangs_is_not_waited_for_without_end(
    slack: FakeSlack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pace = Pace(tick=0.02, ping=0.1, out_of_touch=60.0, drain=0.2)
    slack.fail_next("chat.postMessage", "no_answer")
    with running(settings(slack), tmp_path, pace) as (stop, status):
        slack.wait_connected()
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        slack.wait_for("chat.postMessage")
        stop.ask(0)
        assert status() == 0
    assert "some answers did not finish" in caplog.text


def test_a_very_long_message_does_not_break_the_link(slack: FakeSlack, tmp_path: Path) -> None:
    with running(settings(slack), tmp_path, PATIENT) as (stop, status):
        slack.wait_connected()
        slack.mention(MEMBER, GENERAL, "あ" * 200_000).acknowledged()
        slack.wait_for("chat.postMessage")
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        slack.wait_for("chat.postMessage", 2)
        stop.ask(0)
        assert status() == 0
    assert slack.socket.connected_times == 1


def test_two_minutes_are_the_limit() -> None:
    assert Pace().out_of_touch == 120
    assert "2分間" in OUT_OF_REACH.ja
