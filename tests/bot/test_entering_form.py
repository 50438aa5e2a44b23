"""An actual entered through the form, with the real app: opened, checked, confirmed, stored, told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import ids
from tests.bot import hostile
from tests.bot.entering import (
    FILLED,
    answered,
    check,
    confirm,
    direct,
    enter,
    open_form,
    opened,
    stored,
    unconfirmed,
    with_editors,
)
from tests.bot.every_answer import words_of
from tests.bot.serving_bot import Bot, labels, read
from tests.fake_slack import FakeSlack
from tests.fake_state import COLLEAGUE, EDITORS, GENERAL, GUEST, MEMBER, ROBOT, SHARED, STRANGER


@pytest.fixture
def bot(slack: FakeSlack, tmp_path: Path) -> Iterator[Bot]:
    with with_editors(slack, tmp_path / "kaga.db") as running:
        yield running


# ---- the way through the form ----------------------------------------------------------------------


def test_from_the_command_to_the_next_answer(bot: Bot) -> None:
    form = open_form(bot)
    assert form["callback_id"] == ids.FORM
    second = check(bot)
    assert second["callback_id"] == ids.CHECK
    shown = words_of(second["blocks"])
    assert "2024年の実績: なし → 2,000 DL" in shown
    assert "経2 29%（順調） → 40%（" in shown
    assert "取3 45%（未達成）のまま（目標年が2022年のため）" in shown
    assert second["submit"]["text"] == "登録する"
    assert stored(bot.live) == []
    assert confirm(bot).acknowledged() == {"response_action": "clear"}
    assert bot.slack.views.stacks[MEMBER] == []
    told = direct(bot)
    assert told["text"] == "登録しました。 MaaSアプリのダウンロード件数 2024年の実績: なし → 2,000 DL"
    assert labels(told) == ["取り消す", "履歴", "達成度を見る"]
    answer = answered(bot, "経2は?")
    assert "達成度 40%" in answer["text"]
    assert "2,000 DL（2024年）" in read(answer)
    assert "アプリ管理画面" in read(answer)
    assert "加賀 花子" in read(answer)
    bot.finish()
    (entry,) = stored(bot.live)
    assert (entry.measure, str(entry.year), str(entry.new), entry.old) == ("maas_downloads", "2024年", "2000", None)
    assert (entry.by_id, entry.by, entry.via, entry.source) == (MEMBER, "加賀 花子", "slack command", "アプリ管理画面")
    assert unconfirmed(bot.live) == []


def test_three_taps_from_an_answer(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "2022年の経2の実績は?").acknowledged()
    bot.said()
    bot.slack.press(ids.UPDATE).acknowledged()
    form = opened(bot)
    shown = words_of(form["blocks"])
    assert "経2 MaaSアプリのダウンロード件数" in shown
    assert "値（DL）" in shown
    fields = {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}
    assert fields[ids.YEAR]["initial_value"] == "2022"
    assert fields[ids.MEASURE]["initial_option"]["value"] == "maas_downloads"
    said = bot.slack.submit_view(form, {ids.AMOUNT: "1,200", ids.SOURCE: "再集計"}).acknowledged()
    assert said["response_action"] == "push"
    assert "1,117 DL → 1,200 DL" in words_of(said["view"]["blocks"])
    assert "取3 の2022年の公表値 45%" in words_of(said["view"]["blocks"])
    confirm(bot).acknowledged()
    assert "1,117 DL → 1,200 DL" in direct(bot)["text"]


def test_an_answer_about_several_measures_offers_them_first_and_chooses_none(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "MaaSの達成度は?").acknowledged()
    bot.said()
    bot.slack.press(ids.UPDATE).acknowledged()
    form = opened(bot)
    fields = {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}
    assert "initial_option" not in fields[ids.MEASURE]
    options = bot.slack.suggest(ids.MEASURE, "", view_id=form["id"]).acknowledged()["options"]
    assert [option["value"] for option in options[:2]] == ["maas_downloads", "maas_services"]
    assert len(options) == 12
    found = bot.slack.suggest(ids.MEASURE, "女性", view_id=form["id"]).acknowledged()["options"]
    assert [option["text"]["text"] for option in found] == ["社4 女性就業率"]
    said = bot.slack.submit_view(form, {ids.YEAR: "2024", ids.AMOUNT: "1", ids.SOURCE: "x"}).acknowledged()
    assert said == {"response_action": "errors", "errors": {ids.MEASURE: "指標を選んでください。"}}


def test_choosing_a_measure_shows_its_unit_and_what_is_known(bot: Bot) -> None:
    form = open_form(bot)
    assert "値（" not in words_of(form["blocks"])
    bot.slack.select(ids.MEASURE, "female_employment_rate", view_id=form["id"]).acknowledged()
    bot.slack.wait_for("views.update", 2)
    shown = words_of(bot.slack.modal()["blocks"])
    assert "値（%）" in shown
    assert "これまでの実績: 2015年度 50.9%、2022年 55.5%" in shown


def test_a_shortcut_on_an_answer_and_on_words_fills_in_the_form(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
    answer = bot.said()
    bot.slack.shortcut(ids.UPDATE_SHORTCUT, MEMBER, GENERAL, answer["ts"]).acknowledged()
    assert "経2 MaaSアプリのダウンロード件数" in words_of(opened(bot)["blocks"])
    words = bot.slack.message(COLLEAGUE, GENERAL, "女性就業率 2023年 56.1% 出典:国勢調査")
    bot.slack.shortcut(ids.UPDATE_SHORTCUT, MEMBER, GENERAL, words.ts).acknowledged()
    form = opened(bot, count=2)
    fields = {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}
    assert fields[ids.MEASURE]["initial_option"]["value"] == "female_employment_rate"
    assert [fields[name]["initial_value"] for name in (ids.YEAR, ids.AMOUNT, ids.SOURCE)] == [
        "2023年", "56.1%", "国勢調査",
    ]  # fmt: skip


def test_the_form_speaks_the_language_of_the_answer(bot: Bot) -> None:
    bot.slack.mention(COLLEAGUE, GENERAL, "How is the female employment rate going?").acknowledged()
    bot.said()
    bot.slack.press(ids.UPDATE, user=COLLEAGUE).acknowledged()
    assert opened(bot, COLLEAGUE)["title"]["text"] == "Enter an actual"
    second = check(bot, COLLEAGUE, **{ids.MEASURE: "female_employment_rate", ids.YEAR: "2023", ids.AMOUNT: "57"})
    assert "Actual for 2023: none → 57%" in words_of(second["blocks"])
    confirm(bot, COLLEAGUE).acknowledged()
    assert direct(bot, COLLEAGUE)["text"].startswith("Stored. Female employment rate")


def test_three_seconds_are_kept_although_slack_is_slow_to_say_who_somebody_is(bot: Bot) -> None:
    bot.slack.fail_next("users.info", "no_answer")
    bot.slack.command(ids.UPDATE_COMMAND).acknowledged()
    bot.slack.wait_for("views.open")  # opened before anything was looked up
    assert "確かめられませんでした" in words_of(opened(bot)["blocks"])


def test_a_form_that_cannot_be_made_ready_says_so(bot: Bot) -> None:
    bot.live.write_text("no database")
    bot.slack.command(ids.UPDATE_COMMAND).acknowledged()
    assert "入力欄を準備できませんでした" in words_of(opened(bot)["blocks"])
    assert "受付番号" in bot.private()["text"]


def test_a_form_that_was_closed_meanwhile_is_left_alone(bot: Bot) -> None:
    form = open_form(bot)
    bot.slack.fail_next("views.update", "not_found")
    bot.slack.select(ids.MEASURE, "maas_downloads", view_id=form["id"]).acknowledged()
    bot.slack.wait_for("views.update", 2)
    bot.finish()
    assert bot.slack.seen_by(MEMBER) == []


def test_a_confirmation_that_cannot_be_sent_is_left_for_later(bot: Bot) -> None:
    open_form(bot)
    check(bot)
    bot.slack.fail_next("chat.postMessage", "internal_error")
    assert confirm(bot).acknowledged() == {"response_action": "clear"}
    bot.finish()
    assert len(stored(bot.live)) == 1
    assert unconfirmed(bot.live) == [1]


# ---- what is wrong and what is odd -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (ids.AMOUNT, "たくさん", "数として読み取れません"),
        (ids.AMOUNT, "未集計", "値がないことを表します"),
        (ids.AMOUNT, "80以上", "範囲の言い方です"),
        (ids.YEAR, "いつか", "年として読み取れません"),
        (ids.YEAR, "2022年と2023年", "年が二つ以上あります"),
    ],
)
def test_what_cannot_be_read_is_refused_beside_its_field(bot: Bot, field: str, typed: str, said: str) -> None:
    form = open_form(bot)
    answer = bot.slack.submit_view(form, FILLED | {field: typed}).acknowledged()
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == [field]
    assert said in answer["errors"][field]
    assert stored(bot.live) == []


def test_all_fields_that_are_wrong_are_told_at_once(bot: Bot) -> None:
    form = open_form(bot)
    answer = bot.slack.submit_view(form, FILLED | {ids.AMOUNT: "x", ids.YEAR: "y"}).acknowledged()
    assert set(answer["errors"]) == {ids.AMOUNT, ids.YEAR}


@pytest.mark.parametrize(
    ("changed", "warning"),
    [
        ({ids.AMOUNT: "1,000"}, "累計の指標ですが"),
        ({ids.AMOUNT: "200,000"}, "3倍を超える差"),
        ({ids.YEAR: "2099年"}, "まだ始まっていません"),
        ({ids.YEAR: "2010年"}, "当初値の年（2020年）より前"),
        ({ids.AMOUNT: "40%"}, "単位はDLです"),
    ],
)
def test_what_is_odd_is_asked_about_and_can_be_overridden(bot: Bot, changed: dict[str, str], warning: str) -> None:
    open_form(bot)
    second = check(bot, **changed)
    shown = words_of(second["blocks"])
    assert "ご確認ください" in shown
    assert warning in shown
    assert "このままでよければ「確認して登録する」を押してください。" in shown
    assert second["submit"]["text"] == "確認して登録する"
    assert second["close"]["text"] == "直す"
    confirm(bot).acknowledged()
    direct(bot)
    assert len(stored(bot.live)) == 1


def test_thousands_are_read_and_shown_as_they_were_read(bot: Bot) -> None:
    open_form(bot)
    assert "「2千件」は 2,000 DL と読みました。" in words_of(check(bot, **{ids.AMOUNT: "2千件"})["blocks"])


def test_closing_the_second_step_leads_back_to_the_first(bot: Bot) -> None:
    form = open_form(bot)
    check(bot)
    bot.slack.close_view()
    assert bot.slack.modal()["id"] == form["id"]
    assert "2,500 DL" in words_of(check(bot, **{ids.AMOUNT: "2500"})["blocks"])


# ---- who may ---------------------------------------------------------------------------------------


def test_without_editors_it_says_how_to_name_some(slack: FakeSlack, tmp_path: Path) -> None:
    with with_editors(slack, tmp_path / "kaga.db", editors=()) as bot:
        assert "KAGA_EDITORS" in words_of(open_form(bot)["blocks"])
        assert "submit" not in bot.slack.modal() or bot.slack.modal()["submit"] is None


@pytest.mark.parametrize(("user", "channel"), [(GUEST, GENERAL), (STRANGER, SHARED), (ROBOT, GENERAL)])
def test_guests_strangers_and_bots_get_no_form(slack: FakeSlack, tmp_path: Path, user: str, channel: str) -> None:
    with with_editors(slack, tmp_path / "kaga.db", editors=(user, MEMBER)) as bot:
        slack.command(ids.UPDATE_COMMAND, user=user, channel=channel).acknowledged()
        assert "このワークスペースのメンバーだけ" in words_of(opened(bot, user)["blocks"])
        slack.command(ids.UPDATE_COMMAND, "経2 2024年 2,000", user=user, channel=channel).acknowledged()
        assert "このワークスペースのメンバーだけ" in bot.private(user, channel)["text"]
    assert stored(tmp_path / "kaga.db") == []


@pytest.mark.parametrize("step", ["form", "check"])
def test_who_is_no_editor_any_more_is_refused_when_it_is_submitted(slack: FakeSlack, tmp_path: Path, step: str) -> None:
    with with_editors(slack, tmp_path / "kaga.db", editors=(EDITORS,)) as bot:
        form = open_form(bot)
        second = check(bot) if step == "check" else form
        # Somebody else, who never was one, submits the same view.
        slack.views.stacks[COLLEAGUE] = slack.views.stacks[MEMBER]
        said = slack.submit_view(second, FILLED if step == "form" else {}, COLLEAGUE).acknowledged()
        assert said["response_action"] == "update"
        assert f"メンバーID: {COLLEAGUE}" in words_of(said["view"]["blocks"])
    assert stored(tmp_path / "kaga.db") == []


@pytest.mark.parametrize("how", ["internal_error", "missing_scope", "store_and_drop"])
def test_where_the_group_cannot_be_looked_up_nobody_is_let_in(slack: FakeSlack, tmp_path: Path, how: str) -> None:
    slack.fail_next("usergroups.users.list", how)
    with with_editors(slack, tmp_path / "kaga.db") as bot:
        assert "確かめられませんでした" in words_of(open_form(bot)["blocks"])
        assert open_form(bot, count=2)["callback_id"] == ids.FORM


# ---- once, and never half --------------------------------------------------------------------------


def test_a_double_click_and_a_retry_store_and_tell_once(bot: Bot) -> None:
    open_form(bot)
    check(bot)
    first = confirm(bot)
    again = bot.slack.again(first)
    assert first.acknowledged() == {"response_action": "clear"}
    assert again.acknowledged() == {"response_action": "clear"}
    bot.slack.again(first).acknowledged()
    direct(bot)
    bot.finish()
    assert len(stored(bot.live)) == 1
    assert len(bot.slack.messages(bot.slack.direct_channel(MEMBER))) == 1
    assert len(bot.slack.messages(GENERAL)) == 1


@pytest.mark.parametrize("how", ["immediate", "exclusive"])
def test_a_store_that_stays_locked_is_told_and_nothing_is_half_written(bot: Bot, how: str) -> None:
    enter(bot)
    direct(bot)
    open_form(bot, count=2)
    check(bot, **{ids.YEAR: "2023年", ids.AMOUNT: "1500"})
    with sqlite3.connect(bot.live) as lock:
        lock.execute(f"begin {how}")
        delivery = confirm(bot)
        said = delivery.acknowledged()
        assert delivery.took is not None
        assert delivery.took < 3
        lock.rollback()
    lock.close()
    assert said["response_action"] == "update"
    assert "まだ何も変わっていません" in words_of(said["view"]["blocks"])
    assert "2023年の実績: 1,457 DL → 1,500 DL" in words_of(said["view"]["blocks"])
    assert len(stored(bot.live)) == 1
    assert confirm(bot).acknowledged() == {"response_action": "clear"}
    direct(bot, count=2)
    assert len(stored(bot.live)) == 2


def test_a_store_that_is_locked_at_the_first_step_keeps_what_was_typed(bot: Bot) -> None:
    enter(bot)
    direct(bot)
    form = open_form(bot, count=2)
    lock = sqlite3.connect(bot.live)
    lock.execute("begin exclusive")
    said = bot.slack.submit_view(form, FILLED | {ids.YEAR: "2023"}).acknowledged()
    lock.rollback()
    lock.close()
    assert list(said["errors"]) == [ids.AMOUNT]
    assert check(bot, **{ids.YEAR: "2023"})["callback_id"] == ids.CHECK


def test_a_second_editor_sees_what_changed_since_the_form_was_opened(bot: Bot) -> None:
    open_form(bot)
    enter(bot, COLLEAGUE, 2, **{ids.AMOUNT: "1,900"})
    direct(bot, COLLEAGUE)
    second = check(bot)
    shown = words_of(second["blocks"])
    assert "入力しているあいだに、Taro Kagaさんが2024年の実績を変更しました（なし → 1,900）" in shown
    assert "1,900 DL → 2,000 DL" in shown
    assert confirm(bot).acknowledged() == {"response_action": "clear"}
    direct(bot)
    bot.finish()
    assert [(str(e.old), str(e.new)) for e in stored(bot.live)] == [("None", "1900"), ("1900", "2000")]


def test_a_change_between_check_and_confirmation_asks_again(bot: Bot) -> None:
    open_form(bot)
    check(bot)
    enter(bot, COLLEAGUE, 2, **{ids.AMOUNT: "1,900"})
    said = confirm(bot).acknowledged()
    assert said["response_action"] == "update"
    assert "Taro Kagaさんが2024年の実績を変更しました" in words_of(said["view"]["blocks"])
    assert len(stored(bot.live)) == 1
    assert confirm(bot).acknowledged() == {"response_action": "clear"}
    assert len(stored(bot.live)) == 2


def test_another_year_of_the_same_measure_is_no_conflict(bot: Bot) -> None:
    open_form(bot)
    check(bot)
    enter(bot, COLLEAGUE, 2, **{ids.YEAR: "2023年", ids.AMOUNT: "1,500"})
    assert confirm(bot).acknowledged() == {"response_action": "clear"}


# ---- hostile words ---------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [hostile.NASTY, hostile.LONG, "\u202e\u0000\"'\\{}"])
def test_what_is_typed_can_do_nothing(bot: Bot, words: str) -> None:
    open_form(bot)
    check(bot, **{ids.SOURCE: words, ids.REASON: words})
    confirm(bot).acknowledged()
    bot.slack.wait_for("chat.postMessage", 2)
    bot.slack.workspace.user(MEMBER).real_name = words
    direct(bot)
    for call in (*bot.slack.sent("chat.postMessage"), *bot.slack.sent("views.update")):
        assert "mrkdwn" not in str(call.arguments)
        assert not set("<>") & set(str(call.arguments.get("text", "")))


def test_a_forged_measure_and_a_forged_draft_are_refused(bot: Bot) -> None:
    form = open_form(bot)
    said = bot.slack.submit_view(form, FILLED | {ids.MEASURE: "'; drop table entries"}).acknowledged()
    assert said["errors"] == {ids.MEASURE: "指標を選んでください。"}
    second = check(bot)
    bot.slack.views.open[second["id"]]["private_metadata"] = '{"by_id":"U0COLLEAGUE"}'
    said = confirm(bot).acknowledged()
    assert said["response_action"] == "update"
    assert "受付番号" in words_of(said["view"]["blocks"])
    assert stored(bot.live) == []
