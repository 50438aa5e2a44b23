"""What becomes of stored entries in Slack: taken back, shown as a history, announced, and told after a kill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import buttons, ids
from bot.ledger import Ledger
from bot.telling import Teller, Unconfirmed
from kpi_core.building import build
from kpi_core.contents import Choice
from kpi_core.entries import NewEntry
from kpi_core.importing import read_record
from kpi_core.live import LiveStore
from kpi_core.questions import Intent
from tests.bot import hostile
from tests.bot.entering import answered, direct, enter, opened, plan, stored, unconfirmed, with_editors
from tests.bot.every_answer import words_of
from tests.bot.kaga import RECORD, TODAY
from tests.bot.serving_bot import Bot, Json, labels, read
from tests.fake_slack import FakeSlack
from tests.fake_state import COLLEAGUE, EDITORS, GENERAL, GUEST, MEMBER, SHARED, STRANGER
from tests.kpi_core.plans import DATA

NOW = datetime(2025, 6, 2, 3, 0, tzinfo=UTC)


@pytest.fixture
def bot(slack: FakeSlack, tmp_path: Path) -> Iterator[Bot]:
    with with_editors(slack, tmp_path / "kaga.db") as running:
        yield running


def undo(bot: Bot, user: str = MEMBER) -> None:
    """By the newest button that this person sees in their direct messages."""
    bot.slack.press(ids.UNDO, user=user, channel=bot.slack.direct_channel(user)).acknowledged()


# ---- undo ------------------------------------------------------------------------------------------


def test_the_author_takes_back_and_the_published_value_holds_again(bot: Bot) -> None:
    enter(bot, **{ids.YEAR: "2023年", ids.AMOUNT: "1,500"})
    told = direct(bot)
    (pressed,) = [
        e for b in told["blocks"] if b["type"] == "actions" for e in b["elements"] if e["action_id"] == ids.UNDO
    ]
    assert pressed["confirm"]["text"]["text"] == "2023年の実績を元に戻します: 1,500 DL → 1,457 DL"
    undo(bot)
    told = direct(bot, count=2)
    assert told["text"] == "取り消しました。 MaaSアプリのダウンロード件数 2023年の実績: 1,500 DL → 1,457 DL"
    assert "達成度 29%" in answered(bot, "経2は?")["text"]
    bot.finish()
    assert [(e.undoes, e.new) for e in stored(bot.live)][1] == (1, None)
    assert unconfirmed(bot.live) == []


def test_the_history_never_says_that_there_is_none_where_the_published_value_holds_again(bot: Bot) -> None:
    enter(bot, **{ids.YEAR: "2023年", ids.AMOUNT: "1,500"})
    direct(bot)
    undo(bot)
    direct(bot, count=2)
    answered(bot, "経2は?")
    message = history(bot, MEMBER)
    assert "2番　2023年　1,500 DL → 取り消し（入力前の値に戻す）" in read(message)
    assert "なし" not in read(message)
    (again,) = [e for b in message["blocks"] if b["type"] == "actions" for e in b["elements"]]
    assert again["confirm"]["text"]["text"] == "2023年の実績を元に戻します: 1,457 DL → 1,500 DL"


def test_an_undo_can_be_taken_back_too(bot: Bot) -> None:
    enter(bot)
    direct(bot)
    undo(bot)
    assert labels(direct(bot, count=2))[0] == "取り消しをやめて元に戻す"
    undo(bot)
    assert "なし → 2,000 DL" in direct(bot, count=3)["text"]
    assert [str(e.new) for e in stored(bot.live)] == ["2000", "None", "2000"]


def test_a_double_click_takes_back_once(bot: Bot) -> None:
    enter(bot)
    direct(bot)
    first = bot.slack.press(ids.UNDO, channel=bot.slack.direct_channel(MEMBER))
    bot.slack.again(first).acknowledged()
    first.acknowledged()
    bot.finish()
    assert len(stored(bot.live)) == 2
    assert len(bot.slack.messages(bot.slack.direct_channel(MEMBER))) == 2


def test_what_was_superseded_is_not_overwritten(bot: Bot) -> None:
    enter(bot)
    direct(bot)
    enter(bot, COLLEAGUE, 2, **{ids.AMOUNT: "2,100"})
    direct(bot, COLLEAGUE)
    undo(bot)
    bot.slack.wait_for("response_url")
    said = bot.slack.seen_by(MEMBER, bot.slack.direct_channel(MEMBER))[-1]
    assert "Taro Kagaさんが2024年の実績を変更しています（2,000 → 2,100、2番）" in said["text"]
    assert len(stored(bot.live)) == 2


def test_what_was_taken_back_already_says_so(bot: Bot) -> None:
    enter(bot)
    told = direct(bot)
    undo(bot)
    direct(bot, count=2)
    channel = bot.slack.direct_channel(MEMBER)
    other = next(
        e for b in told["blocks"] if b["type"] == "actions" for e in b["elements"] if e["action_id"] == ids.UNDO
    )
    forged = other["value"].replace('"key":"', '"key":"x')
    bot.slack.press(ids.UNDO, channel=channel, message_ts=told["ts"], forged=forged).acknowledged()
    bot.slack.wait_for("response_url")
    assert "すでに取り消しています" in bot.slack.seen_by(MEMBER, channel)[-1]["text"]


def history(bot: Bot, user: str, count: int = 1) -> Json:
    """What the button under an answer shows to this person; `count` replies were sent in all."""
    bot.slack.press(ids.HISTORY, user=user).acknowledged()
    return bot.private(user, count=count)


def test_any_editor_takes_back_from_the_history(bot: Bot) -> None:
    enter(bot)
    direct(bot)
    answered(bot, "経2は?")
    assert "メンバーだけが見られます" in history(bot, GUEST)["text"]
    assert labels(history(bot, COLLEAGUE, 2)) == ["経2 2024年を取り消す"]
    bot.slack.press(ids.numbered(ids.UNDO, 1), user=COLLEAGUE).acknowledged()
    assert bot.private(COLLEAGUE, count=3)["text"].startswith("取り消しました。")
    assert stored(bot.live)[-1].by == "Taro Kaga"


@pytest.mark.parametrize(("editors", "may"), [((COLLEAGUE,), True), ((), False)])
def test_the_author_may_take_back_also_when_no_editor_any_more(
    slack: FakeSlack, tmp_path: Path, editors: tuple[str, ...], may: bool
) -> None:
    live = tmp_path / "kaga.db"
    with with_editors(slack, live) as bot:
        enter(bot)
        direct(bot)
    with with_editors(slack, live, editors=editors) as bot:
        undo(bot)
        bot.finish()
    assert len(stored(live)) == 1 + may


def test_somebody_who_is_neither_author_nor_editor_may_not_take_back(slack: FakeSlack, tmp_path: Path) -> None:
    with with_editors(slack, tmp_path / "kaga.db", editors=(EDITORS,)) as bot:
        enter(bot)
        direct(bot)
        answered(bot, "経2は?", COLLEAGUE)
        assert labels(history(bot, COLLEAGUE)) == []
        # The author's own button, pressed by somebody who speaks to Slack without its client.
        channel = slack.direct_channel(MEMBER)
        slack.press(ids.UNDO, user=COLLEAGUE, channel=channel).acknowledged()
        slack.wait_for("response_url", 2)
        assert "実績を入力する権限がありません" in slack.seen_by(COLLEAGUE, channel)[-1]["text"]
    assert len(stored(tmp_path / "kaga.db")) == 1


# ---- the history -----------------------------------------------------------------------------------


def test_the_history_is_private_and_newest_first(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
    bot.said()
    assert "まだ何も入力されていません。" in read(history(bot, MEMBER))
    enter(bot, **{ids.REASON: "速報から"})
    direct(bot)
    enter(bot, COLLEAGUE, 2, **{ids.AMOUNT: "2,100", ids.SOURCE: "決算"})
    direct(bot, COLLEAGUE)
    shown = read(history(bot, MEMBER, 2))
    assert "2番　2024年　2,000 DL → 2,100 DL" in shown
    assert shown.index("2番") < shown.index("1番")
    assert "Taro Kaga" in shown
    assert "いまは有効ではありません" in shown
    assert "出典: アプリ管理画面　理由・備考: 速報から" in shown
    assert len(bot.slack.seen_by(COLLEAGUE)) == 0


def test_the_history_of_several_measures_is_one_message(bot: Bot) -> None:
    bot.slack.mention(MEMBER, GENERAL, "MaaSの達成度は?").acknowledged()
    bot.said()
    assert read(history(bot, MEMBER)).count("まだ何も入力されていません。") == 2


def test_a_stranger_does_not_see_the_history(bot: Bot) -> None:
    enter(bot)
    direct(bot)
    bot.slack.mention(STRANGER, SHARED, "経2は?").acknowledged()
    bot.slack.wait_until(lambda: any(m.get("bot_id") for m in bot.slack.messages(SHARED)))
    bot.slack.press(ids.HISTORY, user=STRANGER, channel=SHARED).acknowledged()
    bot.slack.wait_for("response_url")
    assert "メンバーだけが見られます" in bot.slack.seen_by(STRANGER, SHARED)[-1]["text"]


def test_the_buttons_work_in_the_home_tab_too(bot: Bot) -> None:
    steps = [b.to_dict() for b in buttons.entering(Choice(Intent.ACTUAL, ("maas_downloads",), "ja"))]
    home = {"type": "home", "blocks": [{"type": "actions", "elements": steps}]}
    number = bot.slack.client().views_publish(user_id=MEMBER, view=home)["view"]["id"]
    bot.slack.press(ids.HISTORY, view_id=number).acknowledged()
    assert "まだ何も入力されていません。" in read(direct(bot))
    bot.slack.press(ids.UPDATE, view_id=number).acknowledged()
    assert "経2 MaaSアプリのダウンロード件数" in words_of(opened(bot)["blocks"])


# ---- the channel -----------------------------------------------------------------------------------


def test_an_entry_is_announced_and_its_correction_and_undo_edit_the_line(bot: Bot) -> None:
    enter(bot)
    direct(bot)
    bot.slack.wait_until(lambda: len(bot.slack.messages()) == 1)
    (line,) = bot.slack.messages()
    assert line["text"] == (
        "MaaSアプリのダウンロード件数　2024年の実績: なし → 2,000 DL　経2 29%（順調） → 40%（順調）　入力: 加賀 花子"
    )
    enter(bot, COLLEAGUE, 2, **{ids.AMOUNT: "2,100"})
    direct(bot, COLLEAGUE)
    bot.slack.wait_for("chat.update")
    (line,) = bot.slack.messages()
    assert "2,000 DL → 2,100 DL" in read(line)
    assert "　訂正: Taro Kaga" in read(line)
    undo(bot, COLLEAGUE)
    bot.slack.wait_for("chat.update", 2)
    (line,) = bot.slack.messages()
    assert "2,100 DL → 2,000 DL" in read(line)
    assert "　取り消し: Taro Kaga" in read(line)


def test_a_line_that_was_deleted_is_said_anew(bot: Bot) -> None:
    enter(bot)
    direct(bot)
    bot.slack.wait_until(lambda: len(bot.slack.messages()) == 1)
    bot.slack.workspace.channel(GENERAL).messages.clear()
    enter(bot, count=2, **{ids.AMOUNT: "2,100"})
    direct(bot, count=2)
    bot.slack.wait_until(lambda: len(bot.slack.messages()) == 1)


def test_without_a_channel_nothing_is_announced(slack: FakeSlack, tmp_path: Path) -> None:
    with with_editors(slack, tmp_path / "kaga.db", kaga_digest_channel=None) as bot:
        enter(bot)
        direct(bot)
        bot.finish()
    assert slack.messages() == []


def test_a_plan_in_english_is_told_in_english(slack: FakeSlack, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    kaga = read_record(DATA).record
    build(replace(kaga, plan=replace(kaga.plan, language="en")), record)
    with with_editors(slack, tmp_path / "kaga.db", record=record) as bot:
        enter(bot)
        assert direct(bot)["text"].startswith("Stored. MaaS app downloads")
        slack.wait_until(lambda: len(slack.messages()) == 1)
    assert slack.messages()[0]["text"] == (
        "MaaS app downloads; Actual for 2024: none → 2,000 downloads; 経2 29% (on track) → 40% (on track); entered by 加賀 花子"
    )


@pytest.mark.parametrize("error", ["not_in_channel", "channel_not_found", "internal_error"])
def test_a_channel_that_cannot_be_told_leaves_the_confirmation_alone(
    slack: FakeSlack, tmp_path: Path, error: str, caplog: pytest.LogCaptureFixture
) -> None:
    with with_editors(slack, tmp_path / "kaga.db", kaga_digest_channel="C0NOWHERE") as bot:
        enter(bot)
        assert direct(bot)["text"].startswith("登録しました。")
        bot.finish()
    assert unconfirmed(tmp_path / "kaga.db") == []
    assert "was not announced" in caplog.text


def test_a_name_that_would_mention_everybody_is_shown_as_it_is(bot: Bot) -> None:
    bot.slack.workspace.user(MEMBER).real_name = hostile.NASTY
    enter(bot)
    direct(bot)
    bot.slack.wait_until(lambda: len(bot.slack.messages()) == 1)
    (line,) = bot.slack.messages()
    assert not set("<>") & set(line["text"])
    assert {b["type"] for b in line["blocks"]} == {"rich_text"}
    assert "<!channel>" in read(line)


# ---- after a kill ----------------------------------------------------------------------------------


def killed(live: Path, at: datetime, *, by: str = MEMBER, measure: str = "maas_downloads") -> None:
    """A store as a process leaves it that was killed between the commit and the confirmation."""
    LiveStore.create(live, plan())
    new = NewEntry(
        key=f"{at}", measure=measure, year=2024, year_kind="年", value="2000", source="表", by_id=by, by_name="加賀 花子",
        at=at.strftime("%Y-%m-%dT%H:%M:%SZ"), via="slack command", to_confirm=True,
    )  # fmt: skip
    with LiveStore.open(live, plan()) as store:
        store.enter(new)


def job(slack: FakeSlack, live: Path, started: datetime = NOW) -> Unconfirmed:
    ledger = Ledger(RECORD, live, lambda _: TODAY, lambda: NOW)
    return Unconfirmed(ledger, Teller(ledger, GENERAL), slack.client(), started)


def test_what_a_kill_cut_off_is_told_once_at_the_next_start(slack: FakeSlack, tmp_path: Path) -> None:
    live = tmp_path / "kaga.db"
    killed(live, NOW - timedelta(seconds=2))
    telling = job(slack, live)
    telling.round(NOW)
    telling.round(NOW + timedelta(seconds=10))
    job(slack, live, NOW + timedelta(hours=1)).round(NOW + timedelta(hours=1))
    (told,) = slack.messages(slack.direct_channel(MEMBER))
    assert told["text"].startswith("次の内容は登録されています。")
    assert "2024年の実績: なし → 2,000 DL" in told["text"]
    assert labels(told)[0] == "取り消す"
    assert len(slack.messages(GENERAL)) == 1
    assert unconfirmed(live) == []


def test_what_is_just_being_told_is_left_alone_for_a_minute(slack: FakeSlack, tmp_path: Path) -> None:
    live = tmp_path / "kaga.db"
    killed(live, NOW + timedelta(seconds=5))
    telling = job(slack, live)
    telling.round(NOW + timedelta(seconds=60))
    assert slack.calls == []
    telling.round(NOW + timedelta(seconds=65))
    assert unconfirmed(live) == []


def test_where_slack_fails_it_is_tried_again(slack: FakeSlack, tmp_path: Path) -> None:
    live = tmp_path / "kaga.db"
    killed(live, NOW - timedelta(seconds=2))
    slack.fail_next("chat.postMessage", "internal_error")
    telling = job(slack, live)
    telling.round(NOW)
    assert unconfirmed(live) == [1]
    telling.round(NOW)
    assert unconfirmed(live) == []


def operate(live: Path, value: str | None = "2100", undoes: int | None = None) -> None:
    new = NewEntry(
        key=f"operator {value}", measure="maas_downloads", year=2024, year_kind="年", value=value, source="決算",
        by_id="os:kaga", by_name="kaga", at="2025-06-02T02:59:58Z", via="terminal", undoes=undoes, to_confirm=True,
    )  # fmt: skip
    LiveStore.create(live, plan())
    with LiveStore.open(live, plan()) as store:
        store.enter(new)


def test_an_operators_correction_edits_the_line_and_writes_to_nobody(slack: FakeSlack, tmp_path: Path) -> None:
    live = tmp_path / "kaga.db"
    killed(live, NOW - timedelta(seconds=2))
    job(slack, live).round(NOW)
    operate(live)
    job(slack, live).round(NOW)
    (line,) = slack.messages(GENERAL)
    assert "2,000 DL → 2,100 DL" in line["text"]
    assert line["text"].endswith("訂正: kaga")
    assert len(slack.messages(slack.direct_channel(MEMBER))) == 1
    assert [call.method for call in slack.calls].count("chat.postMessage") == 2
    assert unconfirmed(live) == []


def test_what_an_operator_enters_first_is_not_announced(slack: FakeSlack, tmp_path: Path) -> None:
    live = tmp_path / "kaga.db"
    operate(live)
    job(slack, live).round(NOW)
    assert (unconfirmed(live), slack.calls) == ([], [])


def test_an_author_who_is_not_there_any_more_is_given_up(slack: FakeSlack, tmp_path: Path) -> None:
    live = tmp_path / "kaga.db"
    killed(live, NOW - timedelta(seconds=2), by="U0GONE")
    job(slack, live).round(NOW)
    assert unconfirmed(live) == []


def test_an_entry_on_a_measure_that_the_record_lost_is_given_up(slack: FakeSlack, tmp_path: Path) -> None:
    live = tmp_path / "kaga.db"
    killed(live, NOW - timedelta(seconds=2), measure="gone")
    job(slack, live).round(NOW)
    assert (unconfirmed(live), slack.calls) == ([], [])


def test_without_a_store_there_is_nothing_to_tell(slack: FakeSlack, tmp_path: Path) -> None:
    job(slack, tmp_path / "kaga.db").round(NOW)
    assert slack.calls == []
    assert not (tmp_path / "kaga.db").exists()
