"""The weekly summary stands in its channel once: never twice, and never not at all where that could be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.deliveries import GRACE, Deliveries
from bot.weekly import weekly
from kpi_core.backups import back_up, restore
from kpi_core.posts import Kind, PostState
from tests.bot.weeks import ADMIN, MONDAY, Clock, Town
from tests.fake_slack import FakeSlack
from tests.fake_state import ELSEWHERE, GENERAL, MEMBER, PRIVATE
from tests.slack_rules import problems_of_calls


@pytest.fixture
def clock() -> Clock:
    return Clock(MONDAY - timedelta(days=3))


@pytest.fixture
def town(clock: Clock, tmp_path: Path) -> Iterator[Town]:
    """Started on the Friday before; nothing is due yet."""
    with FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        town = Town(slack, tmp_path / "kaga.db", clock)
        town.bot().round(clock.now)
        clock.set(MONDAY + timedelta(seconds=5))
        yield town
        assert problems_of_calls(slack.calls) == []


def live(town: Town, hours: float, *, every: float = 10.0) -> None:
    """A process that runs so long, with a round every so many minutes."""
    bot = town.bot()
    for _ in range(int(hours * 60 / every) + 1):
        bot.round(town.clock.now)
        town.clock.pass_(minutes=every)


# ---- when ------------------------------------------------------------------------------------------


def test_nothing_before_it_is_due_and_one_message_then(town: Town) -> None:
    town.clock.set(MONDAY - timedelta(seconds=1))
    bot = town.bot()
    bot.round(town.clock.now)
    assert town.weeks() == []
    town.clock.set(MONDAY)
    bot.round(town.clock.now)
    bot.round(town.clock.now)
    assert town.weeks() == ["2026-W48"]


def test_a_due_time_before_the_first_start_does_not_count(tmp_path: Path) -> None:
    clock = Clock(MONDAY + timedelta(hours=2))
    with FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        town = Town(slack, tmp_path / "kaga.db", clock)
        live(town, 48)
        assert town.weeks() == []
        clock.set(MONDAY + timedelta(days=7))
        live(town, 1)
        assert town.weeks() == ["2026-W49"]
        assert town.direct(ADMIN, "alert") == []


@pytest.mark.parametrize(("hours", "weeks"), [(1, 1), (47.9, 1), (48.1, 0)])
def test_a_process_that_comes_late_makes_up_for_it_within_48_hours(town: Town, hours: float, weeks: int) -> None:
    town.clock.set(MONDAY + timedelta(hours=hours))
    town.bot().round(town.clock.now)
    town.bot().round(town.clock.now)
    assert len(town.weeks()) == weeks
    assert len(town.direct(ADMIN, "alert")) == 1 - weeks


def test_three_weeks_out_of_work_are_told_and_not_made_up_for(town: Town) -> None:
    town.clock.set(MONDAY + timedelta(days=17))
    live(town, 24)
    assert town.weeks() == []
    alerts = [m["text"] for m in town.direct(ADMIN, "alert")]
    assert len(alerts) == 2  # that of three weeks ago is past helping
    assert all("48時間以内に投稿できなかったため、見送りました" in text for text in alerts)
    assert all("kaga weekly --post" in text for text in alerts)


def test_without_a_channel_nothing_is_posted_and_no_store_is_made(tmp_path: Path) -> None:
    clock = Clock(MONDAY - timedelta(days=3))
    with FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        town = Town(slack, tmp_path / "kaga.db", clock, channel=None)
        live(town, 24 * 7, every=60)
        assert slack.calls == []
        assert not town.live.exists()


# ---- trouble with Slack --------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["store_and_drop", "store_and_500", "internal_error", "fatal_error"])
def test_an_answer_that_was_lost_is_looked_for_and_nothing_sent_twice(town: Town, fault: str) -> None:
    town.slack.fail_next("chat.postMessage", fault)
    live(town, 1)
    assert town.weeks() == ["2026-W48"]
    assert [post.state for post in town.rows()] == [PostState.POSTED]
    stored = fault.startswith("store")
    assert len(town.slack.sent("chat.postMessage")) == (1 if stored else 2)


def test_rate_limits_are_waited_for_as_long_as_slack_asks(town: Town) -> None:
    town.slack.fail_next("chat.postMessage", "429", times=2, retry_after=120)
    bot = town.bot()
    for _ in range(40):
        bot.round(town.clock.now)
        town.clock.pass_(seconds=10)
    tries = [call.at for call in town.slack.sent("chat.postMessage")]
    assert len(tries) == 3
    assert all(later - earlier >= 120 for earlier, later in pairwise(tries))
    assert town.weeks() == ["2026-W48"]
    assert town.direct(ADMIN, "alert") == []


def test_lost_and_never_arrived_is_sent_again_after_the_grace_and_not_before(town: Town) -> None:
    town.slack.fail_next("chat.postMessage", "fatal_error")
    bot = town.bot()
    bot.round(town.clock.now)
    began = town.clock.seconds
    while not town.weeks():
        assert town.clock.seconds - began < 600
        town.clock.pass_(seconds=10)
        bot.round(town.clock.now)
    assert town.clock.seconds - began >= GRACE


def test_without_the_history_nothing_is_sent_on_a_guess_and_the_administrator_is_told_once(town: Town) -> None:
    town.slack.scopes = {"chat:write", "im:write"}
    town.slack.fail_next("chat.postMessage", "store_and_drop")
    live(town, 60)
    live(town, 10)
    assert town.weeks() == ["2026-W48"]
    assert [post.reason for post in town.rows()] == ["history: missing_scope"]
    (alert,) = town.direct(ADMIN, "alert")
    assert "投稿できたかどうか確かめられません（missing_scope）" in alert["text"]
    assert "--again" in alert["text"]


def test_a_history_that_comes_back_settles_it(town: Town) -> None:
    town.slack.fail_next("chat.postMessage", "fatal_error")
    town.slack.fail_next("conversations.history", "internal_error", times=30)
    live(town, 20)
    assert town.weeks() == ["2026-W48"]
    assert town.direct(ADMIN, "alert") == []


def test_the_history_of_a_busy_channel_is_read_to_the_end(town: Town) -> None:
    town.slack.fail_next("chat.postMessage", "store_and_drop")
    bot = town.bot()
    bot.round(town.clock.now)
    channel = town.slack.workspace.channel(GENERAL)
    for number in range(450):
        channel.messages.append(town.slack.workspace.stamped({"type": "message", "user": MEMBER, "text": str(number)}))
    live(town, 1)
    assert town.weeks() == ["2026-W48"]
    assert len(town.slack.sent("chat.postMessage")) == 1


@pytest.mark.parametrize(
    ("channel", "words"),
    [(ELSEWHERE, "/invite"), ("C0NOWHERE", "KAGA_DIGEST_CHANNEL を確かめ")],
)
def test_where_the_bot_may_not_post_the_administrator_is_told_once_with_what_to_do(
    town: Town, channel: str, words: str
) -> None:
    town.channel = channel
    town.clock.set(MONDAY - timedelta(hours=1))
    town.bot().round(town.clock.now)
    town.clock.set(MONDAY)
    live(town, 60)
    (alert,) = town.direct(ADMIN, "alert")
    assert words in alert["text"]


def test_an_invitation_on_tuesday_is_in_time(town: Town) -> None:
    town.channel = ELSEWHERE
    town.clock.set(MONDAY - timedelta(hours=1))
    town.bot().round(town.clock.now)
    town.clock.set(MONDAY)
    live(town, 24)
    town.slack.workspace.channel(ELSEWHERE).members.add("U0BOT")
    live(town, 2)
    assert town.weeks() == ["2026-W48"]


def test_a_private_channel_works_too(town: Town) -> None:
    town.channel = PRIVATE
    town.clock.set(MONDAY - timedelta(hours=1))
    town.bot().round(town.clock.now)
    town.clock.set(MONDAY)
    town.slack.fail_next("chat.postMessage", "store_and_drop")
    live(town, 1)
    assert town.weeks() == ["2026-W48"]


def test_while_slack_is_out_of_reach_no_claim_is_made(town: Town) -> None:
    town.slack.fail_next("auth.test", "store_and_500", times=6)
    bot = town.bot()
    for _ in range(3):
        bot.round(town.clock.now)  # it asks twice: who it is, and whether anybody answers
    assert town.rows() == ()
    bot.round(town.clock.now)
    assert town.weeks() == ["2026-W48"]


def test_a_message_to_the_administrator_stands_once_too(town: Town) -> None:
    town.clock.set(MONDAY + timedelta(hours=49))
    town.slack.fail_next("chat.postMessage", "store_and_drop")
    live(town, 5)
    assert len(town.direct(ADMIN, "alert")) == 1


# ---- several processes, and clocks ---------------------------------------------------------------


def test_eight_processes_at_once_post_one(town: Town) -> None:
    start = threading.Barrier(8)

    def process() -> None:
        bot = town.bot()
        start.wait()
        for _ in range(3):
            bot.round(town.clock.now)

    processes = [threading.Thread(target=process) for _ in range(8)]
    for one in processes:
        one.start()
    for one in processes:
        one.join()
    assert town.weeks() == ["2026-W48"]


def test_a_process_that_finds_anothers_claim_waits_for_the_grace_on_its_own_clock(town: Town) -> None:
    """The other died between its claim and the post; meanwhile the wall clock was put forward by hours."""
    town.slack.fail_next("chat.postMessage", "fatal_error")
    town.bot().round(town.clock.now)
    heir = town.bot()
    town.clock.set(town.clock.now + timedelta(hours=5))
    heir.round(town.clock.now)
    assert town.weeks() == []
    town.clock.pass_(seconds=GRACE / 2)
    heir.round(town.clock.now)
    assert town.weeks() == []
    town.clock.pass_(seconds=GRACE)
    heir.round(town.clock.now)
    heir.round(town.clock.now)
    assert town.weeks() == ["2026-W48"]


@pytest.mark.parametrize("ahead", [1, 26, 24 * 7, 24 * 400])
def test_a_clock_ahead_and_put_right_again_costs_no_week_and_doubles_none(town: Town, ahead: float) -> None:
    true = MONDAY - timedelta(minutes=30)
    bot = town.bot()
    bot.round(true + timedelta(hours=ahead))
    for minutes in range(0, 60 * 3, 10):
        bot.round(true + timedelta(minutes=minutes))
    weeks = town.weeks()
    assert weeks.count("2026-W48") == 1
    assert len(weeks) == len(set(weeks))


def test_a_clock_set_back_over_the_hour_and_forward_again_posts_once(town: Town) -> None:
    bot = town.bot()
    for minutes in (0, -70, -10, 5, -61, 0, 30, 130):
        bot.round(MONDAY + timedelta(minutes=minutes))
        town.bot().round(MONDAY + timedelta(minutes=minutes))
    assert town.weeks() == ["2026-W48"]


def test_a_claim_made_by_a_clock_ahead_is_found_in_the_history(town: Town) -> None:
    town.slack.fail_next("chat.postMessage", "store_and_drop")
    true = MONDAY - timedelta(minutes=30)
    town.clock.set(true)
    town.bot().round(true + timedelta(hours=30))
    heir = town.bot()
    for minutes in range(0, 180, 5):
        town.clock.pass_(minutes=5)
        heir.round(true + timedelta(minutes=minutes))
    assert town.weeks() == ["2026-W48"]


def test_new_year_has_a_week_53_and_a_week_1(town: Town) -> None:
    town.clock.set(datetime(2026, 12, 24, tzinfo=UTC))
    live(town, 24 * 20, every=60)
    assert town.weeks() == ["2026-W53", "2027-W01", "2027-W02"]


def test_another_day_and_another_channel(town: Town) -> None:
    """A change of the day within a week posts no second one; another channel begins anew, from its next due time on."""
    live(town, 2)
    town.at = "Wed 09:00"
    town.clock.set(MONDAY + timedelta(days=2))
    live(town, 2)
    assert town.weeks() == ["2026-W48"]
    town.channel = PRIVATE
    live(town, 24)
    assert town.weeks() == []
    town.clock.set(MONDAY + timedelta(days=9))
    live(town, 1)
    assert town.weeks() == ["2026-W49"]
    assert "はじめてのまとめです" in str(town.digests()[0]["blocks"])


# ---- by hand ---------------------------------------------------------------------------------------


def test_by_hand_it_is_posted_once_a_week_and_again_only_when_asked_for(town: Town) -> None:
    found, before = town.bot().post_now(GENERAL, town.clock.now, again=False)
    assert found is not None
    assert (found.state, before) == (PostState.POSTED, False)
    _, before = town.bot().post_now(GENERAL, town.clock.now, again=False)
    assert before
    live(town, 1)
    assert town.weeks() == ["2026-W48"]
    town.bot().post_now(GENERAL, town.clock.now, again=True)
    town.bot().post_now(GENERAL, town.clock.now, again=True)
    assert town.weeks() == ["2026-W48", "2026-W48.2", "2026-W48.3"]


def test_after_it_lapsed_it_can_be_posted_by_hand(town: Town) -> None:
    town.clock.set(MONDAY + timedelta(hours=72))
    town.bot().round(town.clock.now)
    assert [post.state for post in town.rows()] == [PostState.LAPSED]
    found, before = town.bot().post_now(GENERAL, town.clock.now, again=False)
    assert found is not None
    assert (found.state, before) == (PostState.POSTED, False)


def test_a_claim_whose_try_was_slept_over_is_not_sent(town: Town) -> None:
    """The machine slept between the claim and the try: by then another process may have settled it."""

    class Sleepy(type(town.outbox())):  # type: ignore[misc]
        def place(self, channel: str) -> str:
            return channel

    ticks = iter([0.0, 0.0, 60.0] + [61.0] * 20)
    errands = town.bot()
    deliveries = Deliveries(errands._posts, Sleepy(town.outbox()._client), lambda: next(ticks))
    errands._deliveries = deliveries
    errands.round(town.clock.now)
    assert town.weeks() == []
    assert [post.state for post in town.rows()] == [PostState.REFUSED]
    assert town.rows(Kind.DIGEST)[0].reason == "lost"


# ---- a store restored to what it was ---------------------------------------------------------------


def restored(town: Town, backup: Path) -> None:
    restore(backup, town.live, town.plan, "now")


def test_a_restored_store_posts_no_week_again_and_tells_what_is_entered_from_then_on(
    town: Town, tmp_path: Path
) -> None:
    """Its rows are gone, and its next entries get the numbers of those that were told and lost."""
    town.clock.set(MONDAY - timedelta(days=1))
    town.own("public_solar")
    back_up(town.live, tmp_path / "backup.db", town.plan)
    town.enter("maas_downloads", 2025, "2000")
    town.enter("clubhouse_uses", 2025, "900")
    town.clock.set(MONDAY + timedelta(minutes=5))
    live(town, 1)
    restored(town, tmp_path / "backup.db")
    town.clock.pass_(minutes=5)
    town.enter("female_employment_rate", 2025, "80")
    live(town, 24 * 6)
    assert town.weeks() == ["2026-W48"]
    assert len(town.direct(MEMBER, "reminder")) == 1
    found = weekly(town.record, town.live, town.channel, town.clock.now).digest
    assert [u.dossier.measure.key for u in found.updates] == ["female_employment_rate"]
    assert found.since == MONDAY.date()


def test_a_week_that_a_restored_store_has_forgotten_has_not_lapsed(town: Town, tmp_path: Path) -> None:
    back_up(town.live, tmp_path / "backup.db", town.plan)
    live(town, 1)
    town.clock.set(MONDAY + timedelta(days=5))
    restored(town, tmp_path / "backup.db")
    live(town, 1)
    assert town.direct(ADMIN, "alert") == []
    assert [post.state for post in town.rows()] == [PostState.POSTED]


def test_what_a_restored_store_has_forgotten_is_posted_by_hand_only_if_asked_for_again(
    town: Town, tmp_path: Path
) -> None:
    back_up(town.live, tmp_path / "backup.db", town.plan)
    live(town, 1)
    restored(town, tmp_path / "backup.db")
    found, before = town.bot().post_now(town.channel or "", town.clock.now, again=False)
    assert (found is not None and found.state, before, len(town.weeks())) == (PostState.POSTED, True, 1)
    town.bot().post_now(town.channel or "", town.clock.now, again=True)
    assert town.weeks() == ["2026-W48", "2026-W48.2"]
