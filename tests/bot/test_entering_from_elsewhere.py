"""The form opened from what the bot shows by itself: the Home tab, the weekly summary, a reminder to an owner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import ids
from tests.bot.boards import codes, option
from tests.bot.entering import Json, confirm, direct, opened, stored, with_editors
from tests.bot.every_answer import words_of
from tests.bot.serving_bot import Bot
from tests.bot.weeks import Clock, Town
from tests.fake_slack import FakeSlack
from tests.fake_state import GENERAL, MEMBER

MONDAY = datetime(2026, 5, 11, tzinfo=UTC)
WOMEN, HIRES = "female_employment_rate", "disabled_hires"


@pytest.fixture
def bot(slack: FakeSlack, tmp_path: Path) -> Iterator[Bot]:
    with with_editors(slack, tmp_path / "kaga.db") as running:
        yield running


def fields(form: Json) -> dict[str, Json]:
    return {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}


def begun(form: Json) -> tuple[str, str]:
    """The measure and the year that stand in the form."""
    inputs = fields(form)
    return inputs[ids.MEASURE].get("initial_option", {}).get("value", ""), inputs[ids.YEAR]["initial_value"]


def submit(bot: Bot, form: Json, **values: str) -> Json:
    said = bot.slack.submit_view(form, {ids.SOURCE: "課の集計"} | values).acknowledged()
    assert said["response_action"] == "push", said
    view: Json = said["view"]
    return view


# ---- the Home tab --------------------------------------------------------------------------------


def of_home(bot: Bot, words: str, *, narrowed: str) -> Json:
    """The form behind 「実績を入力」 of an indicator, on a Home tab narrowed to a dimension."""
    bot.slack.open_home().acknowledged()
    bot.slack.wait_for("views.publish")
    view = bot.slack.home()
    bot.slack.select(ids.numbered(ids.HOME, 1), option(view, narrowed), view_id=view["id"]).acknowledged()
    bot.slack.wait_for("views.publish", 2)
    view = bot.slack.home()
    (value,) = [
        e["value"]
        for e in bot_buttons(view)
        if e["action_id"] == ids.UPDATE and e.get("accessibility_label", "").endswith(words)
    ]
    bot.slack.press(ids.UPDATE, value, view_id=view["id"]).acknowledged()
    return opened(bot)


def bot_buttons(shown: Json) -> list[Json]:
    return [e for b in shown["blocks"] if b["type"] == "actions" for e in b["elements"] if e["type"] == "button"]


def test_the_home_tab_shows_the_new_figure_at_once_narrowed_as_it_was(bot: Bot) -> None:
    form = of_home(bot, "MaaSアプリのダウンロード件数", narrowed="側面: 経済")
    before = bot.slack.home()
    assert begun(form)[0] == "maas_downloads"
    assert "達成度 29%" in words_of(before["blocks"])
    submit(bot, form, **{ids.YEAR: "2024", ids.AMOUNT: "2,000"})
    assert confirm(bot).acknowledged() == {"response_action": "clear"}
    assert "なし → 2,000 DL" in direct(bot)["text"]
    bot.slack.wait_for("views.publish", 3)
    after = bot.slack.home()
    assert "達成度 40%" in words_of(after["blocks"])
    assert codes(after) == codes(before)
    bot.finish()
    assert [(e.measure, e.year.number, str(e.new), e.via) for e in stored(bot.live)] == [
        ("maas_downloads", 2024, "2000", "slack button")
    ]


def test_what_is_stored_is_told_also_where_the_home_tab_cannot_be_shown(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    form = of_home(bot, "MaaSアプリのダウンロード件数", narrowed="側面: 経済")
    submit(bot, form, **{ids.YEAR: "2024", ids.AMOUNT: "2,000"})
    bot.slack.fail_next("views.publish", "internal_error", times=5)
    confirm(bot).acknowledged()
    assert direct(bot)["text"].startswith("登録しました。")
    bot.finish()
    assert "the Home tab still shows the figure before" in caplog.text
    assert len(bot.slack.messages(bot.slack.direct_channel(MEMBER))) == 1
    assert len(stored(bot.live)) == 1


# ---- the weekly summary and the reminder -----------------------------------------------------------


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A workspace in which a summary and a reminder of two figures stand, and one who may enter them."""
    clock = Clock(MONDAY - timedelta(days=3))
    with FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        town = Town(slack, tmp_path / "kaga.db", clock)
        town.own(WOMEN)
        town.own(HIRES)
        town.bot().round(clock.now)
        clock.set(MONDAY)
        town.bot().round(clock.now)
        yield town


def test_the_weekly_summary_opens_the_form_with_nothing_chosen(town: Town) -> None:
    with with_editors(town.slack, town.live) as bot:
        bot.slack.press(ids.numbered(ids.UPDATE, 1), channel=GENERAL).acknowledged()
        form = opened(bot)
        assert begun(form)[0] == ""
        submit(bot, form, **{ids.MEASURE: WOMEN, ids.YEAR: "2025", ids.AMOUNT: "56.0"})
        confirm(bot).acknowledged()
        bot.slack.wait_until(lambda: len(stored(town.live)) == 1)
    (entry,) = stored(town.live)
    assert (entry.measure, entry.year.number, str(entry.new)) == (WOMEN, 2025, "56.0")


@pytest.mark.parametrize("number", [1, 2])
def test_a_reminder_opens_the_form_with_its_measure_and_year(town: Town, number: int) -> None:
    (reminder,) = town.direct(MEMBER, "reminder")
    with with_editors(town.slack, town.live) as bot:
        channel = bot.slack.direct_channel(MEMBER)
        bot.slack.press(ids.numbered(ids.UPDATE, number), channel=channel).acknowledged()
        measure, year = begun(opened(bot))
    name = {WOMEN: "女性就業率", HIRES: "障がい者"}[measure]
    assert name in words_of([reminder["blocks"][2 * number - 1]])
    assert year.startswith("2025")


def test_the_shortcut_on_a_reminder_offers_what_it_asks_for(town: Town) -> None:
    (reminder,) = town.direct(MEMBER, "reminder")
    with with_editors(town.slack, town.live) as bot:
        channel = bot.slack.direct_channel(MEMBER)
        bot.slack.shortcut(ids.UPDATE_SHORTCUT, channel=channel, message_ts=reminder["ts"]).acknowledged()
        form = opened(bot)
        measure, year = begun(form)
        assert (measure, year) == ("", "2025")
        options = bot.slack.suggest(ids.MEASURE, "", view_id=form["id"]).acknowledged()["options"]
        assert {o["value"] for o in options[:2]} == {WOMEN, HIRES}
