"""Conversations with the real app: what people do in Slack, and what they get."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bot import ids, listeners
from bot.choices import decode
from kpi_core.live import LiveStore
from kpi_core.questions import Intent
from kpi_core.store import Store
from tests.bot.kaga import RECORD, enter
from tests.bot.serving_bot import Bot, labels, read, serving
from tests.fake_slack import FakeSlack
from tests.fake_state import (
    BOT_USER,
    COLLEAGUE,
    ELSEWHERE,
    GENERAL,
    GUEST,
    MEMBER,
    PRIVATE,
    ROBOT,
    SHARED,
    SINGLE_GUEST,
    STRANGER,
)

ASK, TREND, OUTLOOK = (ids.numbered(ids.ASK, n) for n in (1, 2, 3))
FIRST = ids.numbered(ids.CHOOSE, 1)


def misses(path: Path) -> list[tuple[str, str, str]]:
    with Store.open(RECORD) as store:
        plan = store.plan
    with LiveStore.open(path, plan) as live:
        return [(m["kind"], m["question"], m["chosen"]) for m in live.misses()]


# ---- mentions and direct messages ----------------------------------------------------------------


def test_a_mention_is_answered_in_its_thread(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "MaaSの達成度は?")
    assert mention.acknowledged() == {}
    answer = bot.said()
    assert answer["thread_ts"] == mention.ts
    assert answer["text"].startswith("MaaSアプリのダウンロード件数: 達成度 29%（順調）")
    assert "71%" in read(answer)
    assert labels(answer) == ["推移を見る", "見通しを見る", "違う指標です"]


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
    assert labels(answer) == ["Show the trend", "Show the outlook", "Wrong indicator"]


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


# ---- the slash command ---------------------------------------------------------------------------


def test_the_command_is_answered_privately_and_shared_by_choice(bot: Bot) -> None:
    command = bot.slack.command(ids.ASK_COMMAND, "MaaSの達成度は?")
    assert command.acknowledged() == {}
    answer = bot.private()
    assert "29%" in read(answer)
    assert labels(answer)[0] == "チャンネルに共有"
    assert bot.slack.messages() == bot.slack.seen_by(COLLEAGUE) == []
    bot.slack.press(ids.SHARE).acknowledged()
    bot.slack.wait_for("response_url", 2)
    (shared,) = bot.slack.messages()
    assert shared["text"] == answer["text"]
    assert labels(shared) == ["推移を見る", "見通しを見る", "違う指標です"]
    assert len(bot.slack.seen_by(MEMBER)) == 1


def test_the_command_works_where_the_bot_is_no_member(bot: Bot) -> None:
    bot.slack.command(ids.ASK_COMMAND, "経2は?", channel=ELSEWHERE).acknowledged()
    bot.private(channel=ELSEWHERE)
    bot.slack.press(ids.SHARE, channel=ELSEWHERE).acknowledged()
    bot.slack.wait_for("response_url", 2)
    assert len(bot.slack.messages(ELSEWHERE)) == 1
    # A follow-up cannot be posted there, so the person who pressed gets it alone.
    bot.slack.press(TREND, user=COLLEAGUE, channel=ELSEWHERE).acknowledged()
    assert "2022年" in read(bot.private(COLLEAGUE, ELSEWHERE, count=3))


def test_the_command_without_words_gives_help(bot: Bot) -> None:
    bot.slack.command(ids.ASK_COMMAND).acknowledged()
    assert bot.private()["text"].startswith("加賀市の指標について")


def test_what_is_typed_arrives_as_it_was_typed() -> None:
    assert listeners.plain("R&amp;D &lt;3&gt; &amp;lt;") == "R&D <3> &lt;"
    assert listeners.plain("\ud83d経2") == "?経2"


# ---- buttons -------------------------------------------------------------------------------------


def test_a_follow_up_on_a_public_answer_comes_in_its_thread(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "経2は?")
    bot.said()
    bot.slack.press(TREND, user=COLLEAGUE).acknowledged()
    trend = bot.said(count=2)
    assert trend["thread_ts"] == mention.ts
    assert "1,117 DL" in read(trend)
    bot.slack.press(OUTLOOK).acknowledged()
    outlook = bot.said(count=3)
    assert "2031年ごろ" in read(outlook)
    bot.slack.press(ASK, message_ts=outlook["ts"]).acknowledged()
    assert bot.said(count=4)["text"].endswith("達成度 29%（順調）")


def test_a_follow_up_on_a_private_answer_takes_its_place(bot: Bot) -> None:
    bot.slack.command(ids.ASK_COMMAND, "経2は?").acknowledged()
    bot.private()
    bot.slack.press(TREND).acknowledged()
    replaced = bot.slack.wait_for("response_url", 2)[-1].arguments
    assert (replaced["replace_original"], replaced["response_type"]) == (True, "ephemeral")
    assert "1,117 DL" in read(dict(replaced))
    assert labels(dict(replaced))[0] == "チャンネルに共有"
    assert bot.slack.messages() == []


def test_a_follow_up_on_a_shared_answer_comes_beneath_it(bot: Bot) -> None:
    bot.slack.command(ids.ASK_COMMAND, "経2は?").acknowledged()
    bot.private()
    bot.slack.press(ids.SHARE).acknowledged()
    bot.slack.wait_for("response_url", 2)
    (shared,) = bot.slack.messages()
    bot.slack.press(TREND, message_ts=shared["ts"]).acknowledged()
    assert bot.said()["thread_ts"] == shared["ts"]


def test_a_question_leans_on_what_a_button_showed(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "経2は?")
    bot.said()
    bot.slack.press(TREND).acknowledged()
    bot.said(count=2)
    bot.slack.mention(MEMBER, GENERAL, "じゃあ目標は?", thread_ts=mention.ts).acknowledged()
    assert bot.said(count=3)["text"] == "MaaSアプリのダウンロード件数: 目標 5,000 DL（2030年）"


def test_asking_back_keeps_the_intent_and_the_year(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "2022年の登録の実績は?").acknowledged()
    question = bot.said()
    assert question["text"].startswith("「登録」は、次のどの指標")
    assert len(labels(question)) == 2
    press = bot.slack.press(FIRST)
    press.acknowledged()
    kept = decode(press.payload["actions"][0]["value"])
    assert (kept.intent, kept.years) == (Intent.ACTUAL, (2022,))
    assert bot.said(count=2)["text"] == "加賀市SDGsパートナー制度への登録件数: 実績 50 件（2022年）"
    bot.finish()
    assert misses(bot.live) == [("clarify", "2022年の登録の実績は?", "")]


def test_a_wrong_indicator_offers_the_next_ones_and_is_counted(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "登録件数の目標は?").acknowledged()
    bot.said()
    bot.slack.press(ids.WRONG).acknowledged()
    offered = bot.said(count=2)
    assert offered["text"].startswith("失礼しました。次のどの指標")
    assert "成5 e-加賀市民登録者数" in labels(offered)
    bot.slack.press(FIRST, message_ts=offered["ts"]).acknowledged()
    assert "目標" in bot.said(count=3)["text"]
    bot.finish()
    assert misses(bot.live) == [("wrong", "登録件数の目標は?", "sdgs_partners")]


def test_a_wrong_indicator_without_next_ones_says_how_to_ask(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "女性就業率は?").acknowledged()
    bot.said()
    bot.slack.press(TREND).acknowledged()
    bot.said(count=2)
    bot.slack.press(ids.WRONG).acknowledged()
    said = bot.said(count=3)
    assert "経1 など" in said["text"]
    bot.finish()
    assert not bot.live.exists()  # the button knew no question: there is nothing to learn from


def test_what_is_unknown_is_counted_after_the_answer(bot: Bot) -> None:
    bot.slack.command(ids.ASK_COMMAND, "待機児童の数は?").acknowledged()
    answer = bot.private()
    assert "見つかりませんでした" in answer["text"]
    assert "お尋ねいただける例" in read(answer)
    bot.finish()
    assert [(kind, question) for kind, question, _ in misses(bot.live)] == [("unknown", "待機児童の数は?")]


def test_switched_off_nothing_is_counted(slack: FakeSlack, tmp_path: Path) -> None:
    with serving(slack, tmp_path / "kaga.db", kaga_misses=False) as bot:
        slack.mention(MEMBER, GENERAL, "待機児童の数は?").acknowledged()
        bot.said()
        slack.mention(MEMBER, GENERAL, "登録件数の目標は?").acknowledged()
        bot.said(count=2)
        slack.press(ids.WRONG).acknowledged()
        bot.said(count=3)
        bot.finish()
    assert list(tmp_path.iterdir()) == []


# ---- who sees what was entered -------------------------------------------------------------------


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
