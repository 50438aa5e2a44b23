"""The slash command and the buttons beneath answers, with the real app."""

from __future__ import annotations

from pathlib import Path

from bot import ids
from bot.choices import decode
from bot.listeners.desk import plain
from kpi_core.live import LiveStore
from kpi_core.questions import Intent
from kpi_core.store import Store
from tests.bot.kaga import RECORD
from tests.bot.serving_bot import Bot, labels, read, serving
from tests.fake_slack import FakeSlack
from tests.fake_state import (
    COLLEAGUE,
    ELSEWHERE,
    GENERAL,
    MEMBER,
)

ASK, TREND, OUTLOOK = (ids.numbered(ids.ASK, n) for n in (1, 2, 3))
FIRST = ids.numbered(ids.CHOOSE, 1)


def misses(path: Path) -> list[tuple[str, str, str]]:
    with Store.open(RECORD) as store:
        plan = store.plan
    with LiveStore.open(path, plan) as live:
        return [(m["kind"], m["question"], m["chosen"]) for m in live.misses()]


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
    assert labels(shared) == ["推移を見る", "見通しを見る", "実績を入力", "履歴", "違う指標です"]
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
    assert plain("R&amp;D &lt;3&gt; &amp;lt;") == "R&D <3> &lt;"
    assert plain("\ud83d経2") == "?経2"


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
