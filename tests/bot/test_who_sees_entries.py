"""Who sees what was entered here, with the real app, and the store that misses are counted in."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bot import ids
from tests.bot.kaga import enter
from tests.bot.serving_bot import Bot, read, serving
from tests.fake_slack import FakeSlack
from tests.fake_state import (
    COLLEAGUE,
    GENERAL,
    GUEST,
    MEMBER,
    SHARED,
    SINGLE_GUEST,
    STRANGER,
)

ASK, TREND, OUTLOOK = (ids.numbered(ids.ASK, n) for n in (1, 2, 3))
FIRST = ids.numbered(ids.CHOOSE, 1)


@pytest.mark.parametrize(
    ("user", "channel", "figure"),
    [
        (MEMBER, GENERAL, "50%"),
        (COLLEAGUE, GENERAL, "50%"),
        (GUEST, GENERAL, "29%"),
        (SINGLE_GUEST, GENERAL, "29%"),
        (STRANGER, SHARED, "29%"),
    ],
)
def test_members_see_entries_and_guests_and_strangers_the_published_record(
    slack: FakeSlack, tmp_path: Path, user: str, channel: str, figure: str
) -> None:
    with serving(slack, enter(tmp_path / "kaga.db")) as bot:
        slack.mention(user, channel, "経2は?").acknowledged()
        assert f"達成度 {figure}" in bot.said(channel)["text"]
        slack.command(ids.ASK_COMMAND, "経2は?", user=user, channel=channel).acknowledged()
        assert f"達成度 {figure}" in bot.private(user, channel)["text"]
        slack.press(TREND, user=user, channel=channel, message_ts=bot.said(channel)["ts"]).acknowledged()
        assert f"達成度 {figure}" in bot.said(channel, count=2)["text"]
        slack.press(ids.SHARE, user=user, channel=channel).acknowledged()
        slack.wait_for("response_url", 2)
        assert f"達成度 {figure}" in slack.messages(channel)[-1]["text"]


def test_where_slack_does_not_say_who_somebody_is_the_record_is_shown(slack: FakeSlack, tmp_path: Path) -> None:
    slack.fail_next("users.info", "internal_error")
    with serving(slack, enter(tmp_path / "kaga.db")) as bot:
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        assert "達成度 29%" in bot.said()["text"]
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        assert "達成度 50%" in bot.said(count=2)["text"]


def test_nobody_is_looked_up_while_nothing_is_entered(bot: Bot) -> None:
    bot.slack.mention(GUEST, GENERAL, "経2は?").acknowledged()
    bot.said()
    assert bot.slack.sent("users.info") == []


def test_an_entry_is_seen_at_the_next_question(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
    assert "29%" in bot.said()["text"]
    enter(bot.live)
    bot.slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
    answer = bot.said(count=2)
    assert "50%" in answer["text"]
    assert "2023年の公表データの実績は 1,457 DL です" in read(answer)
    assert "入力: 加賀 花子" in read(answer)


def test_questions_that_miss_at_once_are_all_answered(bot: Bot) -> None:
    together = threading.Barrier(4)

    def miss(number: int) -> None:
        together.wait()
        bot.slack.mention(MEMBER, GENERAL, f"待機児童の数は? {'?' * number}").acknowledged()

    threads = [threading.Thread(target=miss, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(bot.answers()) == 4
    assert all("見つかりません" in m["text"] or "読み取れません" in m["text"] for m in bot.answers())
