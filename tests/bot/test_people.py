"""Who sees what was entered here: members of the bot's own workspace, and nobody else."""

from __future__ import annotations

import pytest

from bot.people import People
from tests.fake_slack import FakeSlack
from tests.fake_state import (
    BOT_USER,
    COLLEAGUE,
    GUEST,
    MEMBER,
    OTHER_TEAM,
    ROBOT,
    SINGLE_GUEST,
    STRANGER,
    TEAM,
)


class Clock:
    """Seconds, as the test says."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("user", "sees"),
    [
        (MEMBER, True),
        (COLLEAGUE, True),
        (GUEST, False),
        (SINGLE_GUEST, False),
        (STRANGER, False),
        (ROBOT, False),
        (BOT_USER, False),
        ("U0NOBODY", False),
    ],
)
def test_members_see_entries_and_others_the_record(slack: FakeSlack, user: str, sees: bool) -> None:
    assert People(Clock()).sees_entries(slack.client(), user, TEAM, ()) is sees


def test_somebody_who_left_sees_the_record_only(slack: FakeSlack) -> None:
    slack.workspace.user(MEMBER).deleted = True
    assert not People(Clock()).sees_entries(slack.client(), MEMBER, TEAM, ())


@pytest.mark.parametrize(("teams", "sees"), [((TEAM,), True), ((None, TEAM), True), ((None, OTHER_TEAM), False)])
def test_a_payload_that_names_another_workspace_is_believed_without_asking(
    slack: FakeSlack, teams: tuple[str | None, ...], sees: bool
) -> None:
    assert People(Clock()).sees_entries(slack.client(), MEMBER, TEAM, teams) is sees
    assert len(slack.sent("users.info")) == int(sees)


def test_slack_is_asked_once_in_five_minutes(slack: FakeSlack) -> None:
    clock = Clock()
    people, client = People(clock), slack.client()
    assert people.sees_entries(client, MEMBER, TEAM, ())
    slack.workspace.user(MEMBER).is_restricted = True
    clock.now += 299
    assert people.sees_entries(client, MEMBER, TEAM, ())
    assert len(slack.sent("users.info")) == 1
    clock.now += 1
    assert not people.sees_entries(client, MEMBER, TEAM, ())


@pytest.mark.parametrize("how", ["internal_error", "missing_scope", "store_and_500"])
def test_where_slack_does_not_say_the_record_only_is_shown_and_it_is_asked_again(
    slack: FakeSlack, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    people, client = People(Clock()), slack.client(retry_handlers=[])
    slack.fail_next("users.info", how)
    assert not people.sees_entries(client, MEMBER, TEAM, ())
    assert "users.info failed" in caplog.text
    assert slack.bot_token not in caplog.text
    assert people.sees_entries(client, MEMBER, TEAM, ())


def test_a_line_that_breaks_shows_the_record_only(slack: FakeSlack) -> None:
    slack.fail_next("users.info", "store_and_drop")
    assert not People(Clock()).sees_entries(slack.client(retry_handlers=[]), MEMBER, TEAM, ())


def test_the_name_is_that_which_slack_said_last(slack: FakeSlack) -> None:
    people = People(Clock())
    assert people.name(MEMBER) == MEMBER
    people.is_member(slack.client(), MEMBER, TEAM, ())
    assert people.name(MEMBER) == "加賀 花子"
