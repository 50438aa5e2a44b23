"""Reminders to owners, and 「まだ出ていません」 as their answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import choices
from kpi_core.duties import read_duties
from kpi_core.posts import Kind, PostState
from kpi_core.questions import Intent
from tests.bot.every_answer import words_of
from tests.bot.serving_bot import Bot, serving
from tests.bot.weeks import Clock, Town
from tests.fake_slack import FakeSlack
from tests.fake_state import COLLEAGUE, MEMBER

MONDAY = datetime(2026, 5, 11, tzinfo=UTC)
WOMEN = "female_employment_rate"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    clock = Clock(MONDAY - timedelta(days=3))
    with FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        town = Town(slack, tmp_path / "kaga.db", clock, channel=None)
        town.own(WOMEN)
        town.bot().round(clock.now)
        clock.set(MONDAY)
        yield town


def reminders(town: Town, person: str = MEMBER) -> list[str]:
    return [message["text"] for message in town.direct(person, "reminder")]


def test_an_owner_gets_one_a_week_with_a_button_for_the_form(town: Town) -> None:
    for hours in range(0, 47):
        town.bot().round(MONDAY + timedelta(hours=hours))
    assert reminders(town) == ["実績の入力をお願いします（1件）: 女性就業率　2025年の実績"]
    (message,) = town.direct(MEMBER, "reminder")
    buttons = [e for b in message["blocks"] if b["type"] == "actions" for e in b["elements"]]
    assert [b["action_id"] for b in buttons] == ["update:1", "not_yet:1"]
    choice = choices.decode(buttons[0]["value"])
    assert (choice.intent, choice.measures, choice.years) == (Intent.ACTUAL, (WOMEN,), (2025,))
    town.bot().round(MONDAY + timedelta(days=7))
    assert len(reminders(town)) == 2


def test_never_where_it_was_entered_meanwhile(town: Town) -> None:
    town.enter(WOMEN, 2025, "56.0")
    town.bot().round(town.clock.now)
    assert reminders(town) == []


@pytest.mark.parametrize(
    ("monday", "count"),
    [
        (datetime(2026, 3, 30, tzinfo=UTC), 0),  # 2025 is over, and asked for from 1 April on
        (datetime(2026, 4, 6, tzinfo=UTC), 1),
        (datetime(2026, 12, 28, tzinfo=UTC), 1),
        (datetime(2027, 1, 4, tzinfo=UTC), 0),  # now 2026 is the last one
        (datetime(2027, 4, 5, tzinfo=UTC), 1),
    ],
)
def test_from_the_day_on_which_reporting_opens(tmp_path: Path, monday: datetime, count: int) -> None:
    clock = Clock(monday - timedelta(days=3))
    with FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        town = Town(slack, tmp_path / "kaga.db", clock, channel=None)
        town.own(WOMEN)
        town.bot().round(clock.now)
        for hours in range(48):
            clock.set(monday + timedelta(hours=hours))
            town.bot().round(clock.now)
        assert len(reminders(town)) == count


def test_who_became_the_owner_after_the_due_time_is_asked_the_week_after(town: Town) -> None:
    town.clock.set(MONDAY + timedelta(hours=1))
    town.own("disabled_hires", COLLEAGUE)
    town.bot().round(town.clock.now)
    assert reminders(town, COLLEAGUE) == []
    town.bot().round(MONDAY + timedelta(days=7))
    assert len(reminders(town, COLLEAGUE)) == 1


def test_an_answer_that_was_lost_is_looked_for_in_the_direct_messages(town: Town) -> None:
    town.slack.fail_next("chat.postMessage", "store_and_drop")
    town.bot().round(town.clock.now)
    town.bot().round(town.clock.now)
    assert len(reminders(town)) == 1
    assert [post.state for post in town.rows(Kind.REMINDER, MEMBER)] == [PostState.POSTED]


def test_an_owner_whom_slack_does_not_know_is_told_to_the_administrator_once(town: Town) -> None:
    town.clock.set(MONDAY - timedelta(hours=1))
    town.own("disabled_hires", "U0GONE")
    for hours in range(0, 30):
        town.clock.set(MONDAY + timedelta(hours=hours))
        town.bot().round(town.clock.now)
    (alert,) = town.direct(COLLEAGUE, "alert")
    assert "担当者 U0GONE へのお知らせ" in alert["text"]
    assert "kaga owner で担当者を直してください" in alert["text"]
    assert len(reminders(town)) == 1  # the other owner's is none the worse


# ---- 「まだ出ていません」 -----------------------------------------------------------------------------


@pytest.fixture
def bot(town: Town) -> Iterator[Bot]:
    """The app, on a workspace in which the reminder stands. Its own clock is today's."""
    town.bot().round(town.clock.now)
    with serving(town.slack, town.live) as running:
        yield running


def said(town: Town) -> dict[int, str]:
    return {a.year: a.reason for a in read_duties(town.live, town.plan).absences.get(WOMEN, ())}


def press(town: Town, user: str = MEMBER) -> None:
    direct = town.slack.workspace.direct([MEMBER]).id
    town.slack.press("not_yet:1", user=user, channel=direct).acknowledged()


def test_a_reason_is_kept_and_shown_and_can_be_changed(town: Town, bot: Bot) -> None:
    press(town)
    town.slack.wait_for("views.open")
    assert "女性就業率　2025年の実績" in words_of(town.slack.modal()["blocks"])
    town.slack.submit_view(values={"reason": "国の統計の公表が11月のため"}).acknowledged()
    town.slack.wait_until(lambda: "記録しました" in town.slack.workspace.direct([MEMBER]).messages[-1]["text"])
    assert said(town) == {2025: "国の統計の公表が11月のため"}
    press(town)
    town.slack.wait_for("views.open", 2)
    field = next(b for b in town.slack.modal()["blocks"] if b["type"] == "input")
    assert field["element"]["initial_value"] == "国の統計の公表が11月のため"
    town.slack.submit_view(values={"reason": "12月になる見込み"}).acknowledged()
    town.slack.wait_until(lambda: "12月" in town.slack.workspace.direct([MEMBER]).messages[-1]["text"])
    assert said(town) == {2025: "12月になる見込み"}
    bot.slack.mention(MEMBER, "C0GENERAL", "女性就業率の達成度は?").acknowledged()
    answer = bot.slack.wait_for("chat.postMessage", 4)[-1]
    assert "2025年: まだ出ていません: 12月になる見込み（加賀 花子、" in str(answer.arguments["blocks"])


def test_without_a_reason_the_window_stays(town: Town, bot: Bot) -> None:
    press(town)
    town.slack.wait_for("views.open")
    delivery = town.slack.submit_view(values={"reason": "  "})
    assert delivery.acknowledged()["errors"] == {"reason": "理由を入力してください。"}
    bot.finish()
    assert said(town) == {}


def test_what_was_entered_meanwhile_needs_no_reason(town: Town, bot: Bot) -> None:
    press(town)
    town.slack.wait_for("views.open")
    town.enter(WOMEN, 2025, "56.0")
    town.slack.submit_view(values={"reason": "まだです"}).acknowledged()
    bot.finish()
    assert said(town) == {}
    assert "すでに入力されている" in town.slack.workspace.direct([MEMBER]).messages[-1]["text"]


def test_only_the_owner_can_say_so(town: Town, bot: Bot) -> None:
    press(town)
    town.slack.wait_for("views.open")
    town.own(WOMEN, COLLEAGUE)
    town.slack.submit_view(values={"reason": "まだです"}).acknowledged()
    bot.finish()
    assert said(town) == {}
    assert "担当者ではない" in town.slack.workspace.direct([MEMBER]).messages[-1]["text"]


def test_where_slack_does_not_say_who_it_is_the_reason_is_kept_all_the_same(town: Town, bot: Bot) -> None:
    press(town)
    town.slack.wait_for("views.open")
    town.slack.fail_next("users.info", "internal_error", times=3)
    town.slack.submit_view(values={"reason": "まだです"}).acknowledged()
    bot.finish()
    assert said(town) == {2025: "まだです"}


def test_where_the_store_cannot_be_used_the_owner_is_told_so(town: Town, bot: Bot) -> None:
    press(town)
    town.slack.wait_for("views.open")
    town.live.write_bytes(b"no database")
    town.slack.submit_view(values={"reason": "まだです"}).acknowledged()
    bot.finish()
    assert "理由を記録できませんでした" in town.slack.workspace.direct([MEMBER]).messages[-1]["text"]
