"""The Home tab with the real app: opened, narrowed, turned over, looked into."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot import charts, choices, ids
from bot.dashboard import State, dimension_key
from kpi_core.contents import Choice
from kpi_core.questions import Intent
from tests.bot import hostile
from tests.bot.boards import Json, codes, elements, headings, option, pressable
from tests.bot.every_answer import words_of
from tests.bot.kaga import RECORD, enter
from tests.bot.serving_bot import Bot, labels, serving
from tests.fake_slack import FakeSlack
from tests.fake_state import COLLEAGUE, GUEST, MEMBER, STRANGER

MENUS = {"側面": 1, "状況": 2, "SDGs": 3}


def home(bot: Bot, user: str = MEMBER, count: int = 1) -> Json:
    """The Home tab, once `count` were published in all."""
    bot.slack.wait_for("views.publish", count)
    return bot.slack.home(user)


def opened(bot: Bot, user: str = MEMBER, count: int = 1) -> Json:
    bot.slack.open_home(user).acknowledged()
    return home(bot, user, count)


def select(bot: Bot, words: str, count: int, user: str = MEMBER) -> Json:
    """The Home tab after the option with these words was chosen."""
    view = bot.slack.home(user)
    menu = ids.numbered(ids.HOME, MENUS[words.split(":")[0].split(" ")[0]])
    bot.slack.select(menu, option(view, words), user, view_id=view["id"]).acknowledged()
    return home(bot, user, count)


def press(bot: Bot, action: str, words: str, user: str = MEMBER) -> None:
    """Press the first button with these words on the Home tab."""
    view = bot.slack.home(user)
    bot.slack.press(action, pressable(view, words), user, view_id=view["id"]).acknowledged()


def window(bot: Bot, updates: int, user: str = MEMBER) -> Json:
    """What is open over the Home tab, once `updates` windows were filled in all."""
    bot.slack.wait_for("views.update", updates)
    return bot.slack.modal(user)


def read(view: Json) -> str:
    return words_of(view["blocks"])


# ---- opened, narrowed, turned over ---------------------------------------------------------------


def test_opening_it_shows_the_dashboard(bot: Bot) -> None:
    view = opened(bot)
    assert headings(view) == ["加賀市　第1期SDGs未来都市計画", "経済", "社会", "環境", "その他"]
    assert len(codes(view)) == 13


def test_the_messages_tab_is_no_dashboard(bot: Bot) -> None:
    bot.slack.open_home(tab="messages").acknowledged()
    bot.finish()
    assert bot.slack.sent("views.publish") == []


def test_filters_narrow_one_after_another_and_lead_back(bot: Bot) -> None:
    opened(bot)
    assert codes(select(bot, "側面: 社会", 2)) == ["社3", "社4", "社5", "社6"]
    assert codes(select(bot, "状況: やや遅れ・遅れ・後退・未達成", 3)) == ["社4", "社5"]
    assert codes(select(bot, "SDGs ゴール10", 4)) == ["社5"]
    assert codes(select(bot, "状況: 達成", 5)) == []
    press(bot, ids.numbered(ids.HOME, 4), "絞り込みを解除")
    assert len(codes(home(bot, count=6))) == 13


def test_it_is_each_persons_own_and_stays_as_it_was_left(bot: Bot) -> None:
    opened(bot)
    select(bot, "側面: 環境", 2)
    press(bot, ids.numbered(ids.HOME, 5), "English")
    assert headings(home(bot, count=3)) == ["Kaga City, First SDGs Future City Plan", "Environment"]
    assert len(codes(opened(bot, COLLEAGUE, count=4))) == 13
    again = opened(bot, count=5)
    assert headings(again)[1:] == ["Environment"]


def test_pages_of_two_thousand_indicators(slack: FakeSlack, tmp_path: Path) -> None:
    record = hostile.large(tmp_path / "record.db", 2_000)
    with serving(slack, tmp_path / "kaga.db", record=record) as bot:
        first = codes(opened(bot))
        press(bot, ids.numbered(ids.HOME, 7), "次へ")
        second = codes(home(bot, count=2))
        assert "2／80ページ" in read(slack.home())
        press(bot, ids.numbered(ids.HOME, 6), "前へ")
        assert codes(home(bot, count=3)) == first
        assert len(set(first) | set(second)) == 50
        narrowed = select(bot, "側面: 側面7", 4)
        assert len(codes(narrowed)) == 25
        assert "1／2ページ" in read(narrowed)


def test_a_delivery_that_comes_again_changes_nothing(bot: Bot) -> None:
    opening = bot.slack.open_home()
    opening.acknowledged()
    before = home(bot)
    bot.slack.retry(opening).acknowledged()
    assert read(home(bot, count=2)) == read(before)


# ---- looked into ---------------------------------------------------------------------------------


def test_details_and_trend_open_over_it_and_lead_on(bot: Bot) -> None:
    opened(bot)
    press(bot, ids.numbered(ids.HOME_SHOW, 2), "推移")
    trend = window(bot, 1)
    assert "件（高圧）" in read(trend)
    assert charts.TYPE not in {block["type"] for block in trend["blocks"]}
    bot.slack.press(ids.numbered(ids.HOME_SHOW, 3), view_id=trend["id"]).acknowledged()
    outlook = window(bot, 2)
    assert outlook["id"] == trend["id"]
    assert "平均のペース" in read(outlook)
    bot.slack.press(ids.numbered(ids.HOME_SHOW, 1), view_id=trend["id"]).acknowledged()
    assert "計算: (79 − 70) ÷ (100 − 70) = 30%" in read(window(bot, 3))
    assert bot.slack.messages(bot.slack.direct_channel(MEMBER)) == []


def test_an_answer_can_be_had_as_a_message_with_its_chart(bot: Bot) -> None:
    opened(bot)
    press(bot, ids.numbered(ids.HOME_SHOW, 2), "推移")
    shown = window(bot, 1)
    bot.slack.press(ids.HOME_SEND, view_id=shown["id"]).acknowledged()
    assert "「メッセージ」タブ" in read(window(bot, 2))
    (message,) = bot.answers(bot.slack.direct_channel(MEMBER))
    assert charts.TYPE in {block["type"] for block in message["blocks"]}
    assert labels(message) == ["達成度を見る", "見通しを見る", "実績を入力", "履歴", "違う指標です"]


def test_the_form_for_an_actual_is_one_click_away(bot: Bot) -> None:
    view = opened(bot)
    (first, *_) = [e for e in elements(view) if e["action_id"] == ids.UPDATE]
    assert choices.decode(first["value"]) == Choice(Intent.ACTUAL, ("new_power_contracts",), "ja")


# ---- who sees what -------------------------------------------------------------------------------


@pytest.mark.parametrize(("user", "ours"), [(MEMBER, True), (GUEST, False), (STRANGER, False)])
def test_guests_and_strangers_get_the_published_record(slack: FakeSlack, tmp_path: Path, user: str, ours: bool) -> None:
    with serving(slack, enter(tmp_path / "kaga.db", value="2500")) as bot:
        view = opened(bot, user)
        assert ("達成度 50%" in read(view)) is ours
        assert ("達成度 29%" in read(view)) is not ours
        assert ("公表値だけを表示しています" in read(view)) is not ours
        assert (ids.UPDATE in {e["action_id"] for e in elements(view)}) is ours
        bot.slack.press(
            ids.numbered(ids.HOME_SHOW, 1),
            choices.encode(Choice(Intent.PROGRESS, ("maas_downloads",), "ja", codes=("経2",))),
            user,
            view_id=view["id"],
        ).acknowledged()
        assert ("実績 2,500 DL" in read(window(bot, 1, user))) is ours


# ---- trouble -------------------------------------------------------------------------------------


def test_where_it_cannot_be_shown_it_says_so(slack: FakeSlack, tmp_path: Path) -> None:
    record = Path(shutil.copy(RECORD, tmp_path / "record.db"))
    with serving(slack, tmp_path / "kaga.db", record=record) as bot:
        opened(bot)
        press(bot, ids.numbered(ids.HOME, 5), "English")
        home(bot, count=2)
        record.unlink()
        told = opened(bot, count=3)
        assert read(told).startswith("Sorry, something went wrong (reference ")
        shutil.copy(RECORD, record)
        assert len(codes(opened(bot, count=4))) == 13


def test_a_button_that_fails_is_told_in_a_direct_message(slack: FakeSlack, tmp_path: Path) -> None:
    record = Path(shutil.copy(RECORD, tmp_path / "record.db"))
    with serving(slack, tmp_path / "kaga.db", record=record) as bot:
        opened(bot)
        record.unlink()
        press(bot, ids.numbered(ids.HOME_SHOW, 1), "詳しく")
        (told,) = bot.answers(slack.direct_channel(MEMBER))
        assert told["text"].startswith("申し訳ありません。エラーが起きました（受付番号 ")
        assert "読み込んでいます。表示されないときは" in read(slack.modal())


def test_a_value_of_nobodys_is_told_and_changes_nothing(bot: Bot) -> None:
    before = opened(bot)
    action = ids.numbered(ids.HOME, 5)
    bot.slack.press(action, forged='{"page": []}', view_id=before["id"]).acknowledged()
    (told,) = bot.answers(bot.slack.direct_channel(MEMBER))
    assert "受付番号" in told["text"]
    assert len(bot.slack.sent("views.publish")) == 1


def test_a_window_is_opened_before_anybody_is_looked_up(slack: FakeSlack, tmp_path: Path) -> None:
    with serving(slack, enter(tmp_path / "kaga.db")) as bot:
        opened(bot)
        press(bot, ids.numbered(ids.HOME_SHOW, 1), "詳しく")
        window(bot, 1)
        order = [call.method for call in slack.calls if call.method.startswith(("views.", "users."))]
    assert order[-2:] == ["views.open", "views.update"]


def test_an_old_view_of_another_making_is_begun_anew(bot: Bot) -> None:
    client: WebClient = bot.slack.client()
    client.views_publish(
        user_id=MEMBER, view={"type": "home", "private_metadata": "{}x", "blocks": [{"type": "divider"}]}
    )
    assert len(codes(opened(bot, count=2))) == 13


def test_a_dimension_that_is_gone_narrows_nothing(bot: Bot) -> None:
    view = opened(bot)
    gone = replace(State(), dimension=dimension_key("文化"))
    bot.slack.press(ids.numbered(ids.HOME, 5), forged=gone.encode(), view_id=view["id"]).acknowledged()
    assert len(codes(home(bot, count=2))) == 13
