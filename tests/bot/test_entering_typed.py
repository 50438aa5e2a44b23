"""An actual typed behind the command: what was understood is shown, and nothing is stored before a button says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import ids
from tests.bot import hostile
from tests.bot.entering import direct, enter, opened, stored, unconfirmed, with_editors
from tests.bot.every_answer import words_of
from tests.bot.serving_bot import Bot, labels, read
from tests.fake_slack import FakeSlack
from tests.fake_state import COLLEAGUE, ELSEWHERE, GENERAL, GUEST, MEMBER

FIRST = ids.numbered(ids.EDIT, 1)


@pytest.fixture
def bot(slack: FakeSlack, tmp_path: Path) -> Iterator[Bot]:
    with with_editors(slack, tmp_path / "kaga.db") as running:
        yield running


def typed(bot: Bot, text: str, user: str = MEMBER, count: int = 1, channel: str = GENERAL) -> dict[str, object]:
    bot.slack.command(ids.UPDATE_COMMAND, text, user=user, channel=channel).acknowledged()
    return bot.private(user, channel, count)


def test_what_was_understood_is_stored_after_a_button_says_so(bot: Bot) -> None:
    asked = typed(bot, "MaaSダウンロード 2024年 2,000 出典:アプリ管理画面")
    shown = read(asked)
    assert shown.startswith("まだ登録していません。次の内容でよろしいですか？")
    assert "2024年の実績: なし → 2,000 DL" in shown
    assert "経2 29%（順調） → 40%（" in shown
    assert "出典: アプリ管理画面" in shown
    assert labels(asked) == ["登録する", "直す", "やめる"]
    assert stored(bot.live) == []
    bot.slack.press(ids.STORE).acknowledged()
    told = bot.private(count=2)
    assert told["text"].startswith("登録しました。")
    assert labels(told) == ["取り消す", "履歴", "達成度を見る"]
    assert len(bot.slack.seen_by(MEMBER)) == 1  # in place of the question
    bot.finish()
    (entry,) = stored(bot.live)
    assert (str(entry.new), entry.source, entry.via) == ("2000", "アプリ管理画面", "slack command")
    assert unconfirmed(bot.live) == []


@pytest.mark.parametrize(
    ("text", "change", "word"),
    [
        ("経2 R6 2000", "2024年の実績: なし → 2,000 DL", "出典: 記載なし"),
        ("経2 令和6年 ２０００ 暫定 出典:速報 理由:訂正", "なし → 2,000 DL（暫定）", "理由・備考: 訂正"),
        ("MaaS downloads 2024 2,000 source: console", "Actual for 2024: none → 2,000 downloads", "Source: console"),
        ("female employment rate 2023 57.1%", "Actual for 2023: none → 57.1%", "Source: none given"),
        ("女性就業率 2023年 57.1%", "2023年の実績: なし → 57.1%", "出典: 記載なし"),
    ],
)
def test_both_languages_and_all_kinds_of_numbers_are_understood(bot: Bot, text: str, change: str, word: str) -> None:
    shown = read(typed(bot, text))
    assert change in shown
    assert word in shown


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("経2 2,000", "いつの実績かを入力してください"),
        ("経2 2024年", "値を入力してください"),
        ("図書館の来館者数 2024年 2,000", "指標が見つかりません"),
        ("経2の目標 2024年 2,000", "入力できるのは実績だけです"),
        ("MaaS downloads 2024", "Please enter a value"),
        ("経2 2024年 2000 出典:" + "長" * 201, "出典が長すぎます（201文字）"),
        ("経2 2024年 2000" + "長" * 2_000, "長すぎます"),
    ],
)
def test_what_is_missing_is_said_and_the_form_opens_with_the_rest(bot: Bot, text: str, problem: str) -> None:
    said = typed(bot, text)
    assert read(said).startswith(("登録していません。", "Nothing was stored."))
    assert problem in read(said)
    assert stored(bot.live) == []
    bot.slack.press(FIRST).acknowledged()
    assert opened(bot)["callback_id"] == ids.FORM


def test_several_measures_that_can_be_meant_are_offered(bot: Bot) -> None:
    said = typed(bot, "登録 2024年 60 出典:名簿")
    assert labels(said) == ["社6 加賀市SDGsパートナー制度への登録件数", "成5 e-加賀市民登録者数"]
    bot.slack.press(FIRST).acknowledged()
    form = opened(bot)
    fields = {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}
    assert fields[ids.MEASURE]["initial_option"]["value"] == "sdgs_partners"
    assert [fields[name]["initial_value"] for name in (ids.YEAR, ids.AMOUNT, ids.SOURCE)] == ["2024年", "60", "名簿"]


def test_correcting_opens_the_form_filled_in(bot: Bot) -> None:
    typed(bot, "経2 2024年 2千 暫定 出典:表")
    bot.slack.press(ids.EDIT).acknowledged()
    form = opened(bot)
    fields = {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}
    assert fields[ids.AMOUNT]["initial_value"] == "2千"
    assert fields[ids.CERTAINTY]["initial_option"]["value"] == "provisional"


def test_leaving_it_stores_nothing(bot: Bot) -> None:
    typed(bot, "経2 2024年 2,000")
    bot.slack.press(ids.DISMISS).acknowledged()
    assert bot.private(count=2)["text"] == "登録しませんでした。"
    assert stored(bot.live) == []


def test_a_warning_is_overridden_by_the_button(bot: Bot) -> None:
    asked = typed(bot, "経2 2024年 1,000")
    assert "累計の指標ですが" in read(asked)
    assert labels(asked)[0] == "確認して登録する"
    bot.slack.press(ids.STORE).acknowledged()
    bot.private(count=2)
    assert len(stored(bot.live)) == 1


def test_a_double_click_stores_and_tells_once(bot: Bot) -> None:
    typed(bot, "経2 2024年 2,000")
    first = bot.slack.press(ids.STORE)
    again = bot.slack.again(first)
    first.acknowledged()
    again.acknowledged()
    bot.finish()
    assert len(stored(bot.live)) == 1
    assert len(bot.slack.sent("response_url")) == 2
    assert len(bot.slack.messages(GENERAL)) == 1


def test_a_change_by_somebody_else_is_shown_and_decided_anew(bot: Bot) -> None:
    typed(bot, "経2 2024年 2,000")
    enter(bot, COLLEAGUE, **{ids.AMOUNT: "1,900"})
    direct(bot, COLLEAGUE)
    bot.slack.press(ids.STORE).acknowledged()
    asked = bot.private(count=2)
    assert "Taro Kagaさんが2024年の実績を変更しました" in read(asked)
    assert "1,900 DL → 2,000 DL" in read(asked)
    assert len(stored(bot.live)) == 1
    bot.slack.press(ids.STORE).acknowledged()
    assert bot.private(count=3)["text"].startswith("登録しました。")
    assert len(stored(bot.live)) == 2


@pytest.mark.parametrize("how", ["immediate", "exclusive"])
def test_a_locked_store_is_told_and_the_button_works_afterwards(bot: Bot, how: str) -> None:
    enter(bot)
    direct(bot)
    typed(bot, "経2 2023年 1,500")
    lock = sqlite3.connect(bot.live)
    lock.execute(f"begin {how}")
    delivery = bot.slack.press(ids.STORE)
    delivery.acknowledged()
    assert delivery.took is not None
    assert delivery.took < 3
    assert "まだ何も変わっていません" in read(bot.private(count=2))
    lock.rollback()
    lock.close()
    bot.slack.press(ids.STORE).acknowledged()
    assert bot.private(count=3)["text"].startswith("登録しました。")
    assert len(stored(bot.live)) == 2


def test_who_may_not_is_refused_before_and_at_the_button(bot: Bot) -> None:
    assert "このワークスペースのメンバーだけ" in read(typed(bot, "経2 2024年 2,000", GUEST))
    typed(bot, "経2 2024年 2,000", count=2)
    asked = bot.slack.workspace.ephemerals[-1]
    # Somebody else cannot see it, but who speaks to Slack without its client can press it.
    bot.slack.workspace.ephemerals.append(type(asked)(asked.channel, GUEST, asked.message))
    bot.slack.press(ids.STORE, user=GUEST).acknowledged()
    assert "このワークスペースのメンバーだけ" in read(bot.private(GUEST, count=3))
    assert stored(bot.live) == []


def test_it_works_where_the_bot_is_no_member(bot: Bot) -> None:
    typed(bot, "経2 2024年 2,000", channel=ELSEWHERE)
    bot.slack.press(ids.STORE, channel=ELSEWHERE).acknowledged()
    assert bot.private(channel=ELSEWHERE, count=2)["text"].startswith("登録しました。")


@pytest.mark.parametrize("value", ["", "{}", '{"language":"ja","via":"x","measure":"gone","amount":"1"}', "[1]"])
def test_a_forged_button_stores_nothing(bot: Bot, value: str) -> None:
    typed(bot, "経2 2024年 2,000")
    bot.slack.press(ids.STORE, forged=value).acknowledged()
    assert words_of(bot.private(count=2)["blocks"])
    bot.finish()
    assert stored(bot.live) == []


@pytest.mark.parametrize(
    "text", [hostile.NASTY, "経2 2024年 2000 出典:" + hostile.NASTY, "\u202e\u0000", "出典:", "   x"]
)
def test_hostile_words_are_answered_with_a_sentence(bot: Bot, text: str) -> None:
    said = typed(bot, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    assert "受付番号" not in str(said["text"])
    assert not set("<>") & set(str(said["text"]))
