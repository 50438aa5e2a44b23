"""When a process that hears nothing of Slack has to end: a table of seconds."""

from __future__ import annotations

import pytest

from bot.health import OUT_OF_TOUCH, PONG_AGE, Watchdog, link_alive


@pytest.mark.parametrize(
    ("connected", "pong_before", "alive"),
    [
        (True, 0.0, True),
        (True, PONG_AGE - 1, True),
        (True, PONG_AGE, False),  # connected, but nothing comes any more
        (True, None, False),  # the first pong is still to come
        (False, 0.0, False),
        (False, None, False),
    ],
)
def test_a_link_is_alive_while_it_is_connected_and_pongs_come(
    connected: bool, pong_before: float | None, alive: bool
) -> None:
    now = 1_800_000_000.0
    pong = None if pong_before is None else now - pong_before
    assert link_alive(connected, pong, now) is alive


def test_two_minutes_without_a_link_are_too_long() -> None:
    watchdog = Watchdog(last_alive=0.0)
    assert OUT_OF_TOUCH == 120
    assert [watchdog.dead(False, now) for now in (1.0, 60.0, 119.9, 120.0)] == [False, False, False, True]


def test_a_link_that_comes_back_starts_the_two_minutes_anew() -> None:
    watchdog = Watchdog(last_alive=0.0)
    assert not watchdog.dead(False, 119.0)
    assert not watchdog.dead(True, 130.0)
    assert not watchdog.dead(False, 249.0)
    assert watchdog.dead(False, 250.0)


def test_the_limit_can_be_shorter() -> None:
    assert Watchdog(last_alive=0.0, limit=1.0).dead(False, 1.0)
