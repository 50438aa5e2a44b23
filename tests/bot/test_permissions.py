"""Who may enter actuals: those whom KAGA_EDITORS names, and nobody where Slack does not say who somebody is."""

from __future__ import annotations

import pytest

from bot.people import People
from bot.permissions import Editors, Refusal
from tests.fake_slack import FakeSlack
from tests.fake_state import (
    BOT_USER,
    COLLEAGUE,
    EDITORS,
    GUEST,
    MEMBER,
    OTHER_TEAM,
    ROBOT,
    SINGLE_GUEST,
    STRANGER,
    TEAM,
    Group,
)

EVERYBODY = (MEMBER, COLLEAGUE, GUEST, SINGLE_GUEST, STRANGER, ROBOT, BOT_USER)


class Clock:
    """Seconds, as the test says."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def editors(*ids: str, clock: Clock | None = None, limit: float = 2.0) -> Editors:
    ticking = clock or Clock()
    return Editors(ids, People(ticking), ticking, limit=limit)


def asked(slack: FakeSlack, of: Editors, user: str = MEMBER, teams: tuple[str | None, ...] = ()) -> Refusal | None:
    return of.refusal(slack.client(), user, TEAM, teams)


def test_with_no_editors_nobody_may_and_nobody_is_asked(slack: FakeSlack) -> None:
    assert asked(slack, editors()) is Refusal.NOBODY
    assert slack.calls == []


@pytest.mark.parametrize(
    ("ids", "user", "refusal"),
    [
        ((MEMBER,), MEMBER, None),
        ((MEMBER,), COLLEAGUE, Refusal.NOT_AN_EDITOR),
        ((EDITORS,), MEMBER, None),
        ((EDITORS,), COLLEAGUE, Refusal.NOT_AN_EDITOR),
        ((EDITORS, COLLEAGUE), COLLEAGUE, None),
        (EVERYBODY, GUEST, Refusal.OUTSIDER),
        (EVERYBODY, SINGLE_GUEST, Refusal.OUTSIDER),
        (EVERYBODY, STRANGER, Refusal.OUTSIDER),
        (EVERYBODY, ROBOT, Refusal.OUTSIDER),
        (EVERYBODY, BOT_USER, Refusal.OUTSIDER),
        (EVERYBODY, "U0NOBODY", Refusal.NOT_KNOWN),
        ((MEMBER,), "", Refusal.NOT_KNOWN),
    ],
)
def test_people_and_groups_are_editors_if_they_belong_here(
    slack: FakeSlack, ids: tuple[str, ...], user: str, refusal: Refusal | None
) -> None:
    assert asked(slack, editors(*ids), user) is refusal


def test_a_guest_in_the_group_is_refused(slack: FakeSlack) -> None:
    slack.workspace.groups[EDITORS].users.append(GUEST)
    assert asked(slack, editors(EDITORS), GUEST) is Refusal.OUTSIDER


def test_somebody_of_another_workspace_is_refused_by_the_payload_alone(slack: FakeSlack) -> None:
    assert asked(slack, editors(MEMBER), teams=(OTHER_TEAM,)) is Refusal.OUTSIDER
    assert slack.calls == []


def test_somebody_named_by_id_needs_no_group(slack: FakeSlack) -> None:
    assert asked(slack, editors(MEMBER, EDITORS)) is None
    assert slack.sent("usergroups.users.list") == []


def test_one_of_two_groups_is_enough_even_if_the_other_is_not_known(slack: FakeSlack) -> None:
    slack.workspace.groups["S0OTHER"] = Group("S0OTHER", "other", [COLLEAGUE])
    of = editors("S0GONE", "S0OTHER")
    assert asked(slack, of, COLLEAGUE) is None
    assert asked(slack, of, MEMBER) is Refusal.NOT_KNOWN


def test_a_group_is_asked_for_once_in_five_minutes(slack: FakeSlack) -> None:
    clock = Clock()
    of = editors(EDITORS, clock=clock)
    assert asked(slack, of) is None
    slack.workspace.groups[EDITORS].users.clear()
    clock.now += 299
    assert asked(slack, of) is None
    assert len(slack.sent("usergroups.users.list")) == 1
    clock.now += 1
    assert asked(slack, of) is Refusal.NOT_AN_EDITOR


@pytest.mark.parametrize("method", ["users.info", "usergroups.users.list"])
@pytest.mark.parametrize("how", ["internal_error", "missing_scope", "store_and_500", "store_and_drop", "429"])
def test_where_slack_fails_nobody_may_and_it_is_asked_again(
    slack: FakeSlack, method: str, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    of = editors(EDITORS)
    slack.fail_next(method, how)
    assert asked(slack, of) is Refusal.NOT_KNOWN
    assert f"{method} failed" in caplog.text
    assert slack.bot_token not in caplog.text
    assert asked(slack, of) is None


def test_an_answer_that_was_kept_too_long_does_not_let_in_where_slack_fails(slack: FakeSlack) -> None:
    clock = Clock()
    of = editors(EDITORS, clock=clock)
    assert asked(slack, of) is None
    clock.now += 300
    slack.fail_next("usergroups.users.list", "internal_error")
    assert asked(slack, of) is Refusal.NOT_KNOWN


@pytest.mark.parametrize("method", ["users.info", "usergroups.users.list"])
def test_slack_gets_so_long_and_no_longer(slack: FakeSlack, method: str, caplog: pytest.LogCaptureFixture) -> None:
    slack.fail_next(method, "no_answer")
    assert asked(slack, editors(EDITORS, limit=0.2)) is Refusal.NOT_KNOWN
    assert "did not say in 0.2 seconds" in caplog.text
