"""Questions in channels and direct messages, with the real app: answered once, where they were asked, whatever they say."""

from __future__ import annotations

import pytest

from bot import ids
from tests.bot.serving_bot import Bot, labels, read
from tests.fake_state import (
    BOT_USER,
    COLLEAGUE,
    GENERAL,
    MEMBER,
    PRIVATE,
    ROBOT,
)

ASK, TREND, OUTLOOK = (ids.numbered(ids.ASK, n) for n in (1, 2, 3))
FIRST = ids.numbered(ids.CHOOSE, 1)


# ---- mentions and direct messages ----------------------------------------------------------------


def test_a_mention_is_answered_in_its_thread(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "MaaSの達成度は?")
    assert mention.acknowledged() == {}
    answer = bot.said()
    assert answer["thread_ts"] == mention.ts
    assert answer["text"].startswith("MaaSアプリのダウンロード件数: 達成度 29%（順調）")
    assert "71%" in read(answer)
    assert labels(answer) == ["推移を見る", "見通しを見る", "実績を入力", "履歴", "違う指標です"]


def test_a_mention_inside_a_thread_is_answered_there(bot: Bot) -> None:
    first = bot.slack.message(COLLEAGUE, GENERAL, "ところで")
    mention = bot.slack.mention(MEMBER, GENERAL, "女性就業率は?", thread_ts=first.ts)
    mention.acknowledged()
    assert bot.said()["thread_ts"] == first.ts


def test_a_mention_in_a_private_channel_is_answered_there(bot: Bot) -> None:
    bot.slack.mention(MEMBER, PRIVATE, "社4の目標は?").acknowledged()
    assert "目標 67.4%（2030年）" in bot.said(PRIVATE)["text"]


def test_a_direct_message_is_answered_beneath_it(bot: Bot) -> None:
    channel = bot.slack.direct_channel(MEMBER)
    bot.slack.direct_message(MEMBER, "経2の実績は?").acknowledged()
    bot.slack.wait_for("chat.postMessage", 2)
    assert [m.get("thread_ts") for m in bot.answers(channel)] == [None, None]
    assert "実績 1,457 DL（2023年）" in bot.answers(channel)[1]["text"]


def test_a_direct_message_in_a_thread_is_answered_in_it(bot: Bot) -> None:
    channel = bot.slack.direct_channel(MEMBER)
    bot.slack.direct_message(MEMBER, "使い方").acknowledged()
    first = bot.said(channel, 2)
    bot.slack.direct_message(MEMBER, "経2は?", thread_ts=first["ts"]).acknowledged()
    assert bot.said(channel, 3)["thread_ts"] == first["ts"]


def test_the_first_direct_message_is_greeted_with_three_questions_that_work(bot: Bot) -> None:
    channel = bot.slack.direct_channel(MEMBER)
    bot.slack.direct_message(MEMBER, "経2は?").acknowledged()
    bot.slack.wait_for("chat.postMessage", 2)
    greeting, answer = (m for m in bot.slack.messages(channel) if m.get("bot_id"))
    assert greeting["text"].startswith("はじめまして。加賀市の指標")
    assert "29%" in answer["text"]
    questions = [line.strip("「」") for line in read(greeting).replace("」", "」\n").splitlines() if "「" in line]
    questions = [question.split("「")[-1] for question in questions]
    assert len(questions) == 3
    for count, question in enumerate(questions, start=3):
        bot.slack.direct_message(MEMBER, question).acknowledged()
        said = bot.said(channel, count)
        assert "はじめまして" not in said["text"]
        assert "%" in read(said), question
    assert len(bot.answers(channel)) == 5
    assert not bot.live.exists()  # nothing was missed


def test_a_mention_in_a_channel_is_not_greeted(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
    assert len(bot.answers()) == 1
    assert bot.slack.sent("conversations.history") == []


@pytest.mark.parametrize("text", ["", "  ", "　\n"])
def test_a_mention_without_words_gets_help(bot: Bot, text: str) -> None:
    bot.slack.mention(MEMBER, GENERAL, f"<@{BOT_USER}>{text}").acknowledged()
    assert bot.said()["text"].startswith("加賀市の指標について")


def test_the_bots_name_in_the_middle_of_a_question_is_no_word_of_it(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, f"女性就業率は <@{BOT_USER}|kaga> どう?").acknowledged()
    assert bot.said()["text"].startswith("女性就業率: 達成度 28%")


def test_an_english_question_gets_an_english_answer(bot: Bot) -> None:
    bot.slack.mention(COLLEAGUE, GENERAL, "How is the female employment rate going?").acknowledged()
    answer = bot.said()
    assert answer["text"] == "Female employment rate: achievement 28% (behind)"
    assert labels(answer) == ["Show the trend", "Show the outlook", "Enter an actual", "History", "Wrong indicator"]


def test_a_question_may_lean_on_the_one_before_in_its_thread(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "女性就業率は?")
    mention.acknowledged()
    bot.said()
    bot.slack.mention(MEMBER, GENERAL, "じゃあ目標は?", thread_ts=mention.ts).acknowledged()
    assert bot.said(count=2)["text"] == "女性就業率: 目標 67.4%（2030年）"


def test_another_persons_question_does_not_lean_on_it(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "女性就業率は?")
    mention.acknowledged()
    bot.said()
    bot.slack.mention(COLLEAGUE, GENERAL, "じゃあ目標は?", thread_ts=mention.ts).acknowledged()
    assert "女性就業率" not in bot.said(count=2)["text"]


# ---- once, and not everybody ---------------------------------------------------------------------


def test_a_retry_and_a_double_delivery_are_answered_once(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "経2は?", also_as_message=True)
    assert mention.twin is not None
    again = bot.slack.retry(mention)
    for delivery in (mention, mention.twin, again):
        assert delivery.acknowledged() == {}
    assert len(bot.answers()) == 1


def test_a_doubled_direct_message_is_answered_once(bot: Bot) -> None:
    message = bot.slack.direct_message(MEMBER, "経2は?")
    again = bot.slack.retry(message, 2, "http_timeout")
    as_mention = bot.slack.send_event(message.payload["event"] | {"type": "app_mention"})
    for delivery in (message, again, as_mention):
        delivery.acknowledged()
    assert len(bot.answers(bot.slack.direct_channel(MEMBER))) == 2  # the greeting and the answer


def test_many_questions_at_once_are_each_answered(bot: Bot) -> None:
    deliveries = [bot.slack.mention(MEMBER, GENERAL, "経2は?") for _ in range(20)]
    for delivery in deliveries:
        delivery.acknowledged()
    assert sorted(m["thread_ts"] for m in bot.answers()) == sorted(d.ts for d in deliveries)


NOT_ANSWERED = {
    "another bot": {"bot_id": "B0OTHER", "user": ROBOT},
    "another bot with a profile": {"bot_profile": {"id": "B0OTHER"}},
    "the bot itself": {"user": BOT_USER},
    "nobody": {"user": None},
    "a bot's message": {"subtype": "bot_message", "bot_id": "B0OTHER"},
    "an edit": {"subtype": "message_changed", "message": {"text": "経2は?"}},
    "a deletion": {"subtype": "message_deleted", "deleted_ts": "1.0"},
    "a join": {"subtype": "channel_join"},
    "a topic": {"subtype": "channel_topic"},
    "me_message": {"subtype": "me_message"},
}


@pytest.mark.parametrize("more", NOT_ANSWERED.values(), ids=NOT_ANSWERED)
@pytest.mark.parametrize("kind", ["direct message", "mention"])
def test_what_no_person_asked_is_acknowledged_and_not_answered(bot: Bot, kind: str, more: dict[str, object]) -> None:
    said = bot.slack.message(MEMBER, GENERAL, "経2は?").payload["event"]
    place = {"type": "app_mention"} if kind == "mention" else {"channel": "D0", "channel_type": "im"}
    delivery = bot.slack.send_event(said | place | more)
    assert delivery.acknowledged() == {}
    bot.finish()
    assert bot.slack.sent("chat.postMessage") == []


def test_words_in_a_channel_that_do_not_call_the_bot_are_not_answered(bot: Bot) -> None:
    bot.slack.message(MEMBER, GENERAL, "経2は?").acknowledged()
    bot.finish()
    assert bot.slack.sent("chat.postMessage") == []


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_question_with_a_file_or_broadcast_from_a_thread_is_one(bot: Bot, subtype: str) -> None:
    bot.slack.mention(MEMBER, GENERAL, "経2は?", subtype=subtype).acknowledged()
    assert len(bot.answers()) == 1


# ---- hostile words -------------------------------------------------------------------------------

HOSTILE = {
    "a mention of all": "&lt;!channel&gt; を呼んで",
    "a mention of somebody": "<@U0MEMBER> と <!here> と <#C0GENERAL|general>",
    "formatting": "*_~`*_~` &amp;amp; > quote",
    "control characters": "\x00\x01\x02\x1b[31m\x7f",
    "control characters around a question": "\x00経2\x1b[2Jは?\u202e",
    "100,000 characters": "あ" * 100_000,
    "4,001 characters": "MaaS " * 800 + "!",
    "signs": "?!?!？！",
    "a link": "<https://example.com/経2|経2>の達成度は?",
    "emoji": ":tada: :経2:",
    "half a character": "\ud83d",
    "blanks that cannot be seen": "\u200b\u200b\ufeff",
    "braces": "{} {0} %s %(a)s",
    "a path": "../../etc/passwd",
    "sql": "'; drop table misses; --",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_answered_with_a_sentence(bot: Bot, text: str) -> None:
    bot.slack.mention(MEMBER, GENERAL, text).acknowledged()
    answer = bot.said()
    assert answer["text"].strip()
    assert "受付番号" not in answer["text"]
    assert "reference" not in answer["text"]
    bot.slack.command(ids.ASK_COMMAND, text).acknowledged()
    assert "受付番号" not in bot.private()["text"]
    assert len(bot.answers()) == 1


def test_a_question_that_is_too_long_is_told_once_however_often_it_comes(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "あ" * 5000, also_as_message=True)
    mention.acknowledged()
    bot.said()
    bot.slack.retry(mention).acknowledged()
    (answer,) = bot.answers()
    assert answer["text"].startswith("質問が長すぎます（")
    assert answer["thread_ts"] == mention.ts
