"""The app as a whole: what a person is told when something goes wrong, when it stops, and what its manifest asks for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltRequest

from bot import app as app_module
from bot import doctor, ids, posting
from bot.app import DEAD_TOKEN, Stop, dead_token
from bot.outbox import Outbox
from kpi_core.language import Bilingual
from kpi_core.store import Store
from tests.bot.kaga import RECORD, enter
from tests.bot.serving_bot import MANIFEST, Bot, read, serving
from tests.fake_slack import FakeSlack
from tests.fake_state import COLLEAGUE, EDITORS, GENERAL, MEMBER
from tests.slack_rules import SLACK_API_ABSENT, problems_of_manifest, scopes_needed, scopes_of_manifest

needs_reference = pytest.mark.skipif(SLACK_API_ABSENT is not None, reason=str(SLACK_API_ABSENT))
TREND = ids.numbered(ids.ASK, 2)


# ---- errors --------------------------------------------------------------------------------------


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record that a test can take away."""
    return Path(shutil.copy(RECORD, tmp_path / "record.db"))


def reference(text: str) -> str:
    """The number that a person was told."""
    (number,) = re.findall(r"（受付番号 ([0-9a-f]{8})）|\(reference ([0-9a-f]{8})\)", text)
    return "".join(number)


def test_an_unexpected_error_is_told_with_a_number_that_stands_in_the_log(
    slack: FakeSlack, tmp_path: Path, record: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(slack, tmp_path / "kaga.db", record=record) as bot:
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        bot.said()
        record.unlink()
        mention = slack.mention(MEMBER, GENERAL, "経2は?")
        assert mention.acknowledged() == {}
        told = bot.said(count=2)
        assert told["thread_ts"] == mention.ts
        assert told["text"].startswith("申し訳ありません。エラーが起きました（受付番号 ")
        assert str(record) not in read(told)
        assert f"unexpected error {reference(told['text'])}" in caplog.text
        assert "StoreMissing" in caplog.text
        shutil.copy(RECORD, record)
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        assert "29%" in bot.said(count=3)["text"]


def test_a_command_and_a_button_are_told_privately(slack: FakeSlack, tmp_path: Path, record: Path) -> None:
    with serving(slack, tmp_path / "kaga.db", record=record) as bot:
        slack.mention(COLLEAGUE, GENERAL, "How is MaaS going?").acknowledged()
        bot.said()
        record.unlink()
        slack.command(ids.ASK_COMMAND, "female employment rate").acknowledged()
        told = bot.private()
        assert told["text"].startswith("Sorry, something went wrong (reference ")
        slack.press(TREND, user=COLLEAGUE).acknowledged()
        # The button was an English answer's.
        assert bot.private(COLLEAGUE, count=2)["text"].startswith("Sorry, something went wrong")
        slack.press(ids.WRONG, user=COLLEAGUE, forged="garbage").acknowledged()
        assert bot.private(COLLEAGUE, count=3)["text"].startswith("申し訳ありません")
        assert len(slack.messages()) == 2


def test_in_a_direct_message_it_is_told_beneath(slack: FakeSlack, tmp_path: Path, record: Path) -> None:
    with serving(slack, tmp_path / "kaga.db", record=record) as bot:
        record.unlink()
        slack.direct_message(MEMBER, "経2は?").acknowledged()
        told = bot.said(slack.direct_channel(MEMBER))
        assert "thread_ts" not in told
        assert reference(told["text"])


@pytest.mark.parametrize(
    ("text", "ja"),
    [("How is it going? " * 300, False), ("進捗" * 2500, True), ("!" * 5000, True), ("<@U0BOT> " * 600, True)],
)
def test_what_is_wrong_with_a_question_is_told_in_its_language(bot: Bot, text: str, ja: bool) -> None:
    bot.slack.mention(MEMBER, GENERAL, text).acknowledged()
    said = bot.said()["text"]
    if "<@" in text:  # nothing but the bot's name: help
        assert said.startswith("加賀市の指標")
    else:
        assert ("質問が長すぎます" in said) is ja
        assert ("The question is too long" in said) is not ja


def test_an_error_of_the_network_is_told_where_that_works(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    bot.slack.fail_next("chat.postMessage", "store_and_500")
    bot.slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
    assert reference(bot.said(count=2)["text"]) in caplog.text
    assert bot.slack.bot_token not in caplog.text


def test_where_nobody_can_be_told_it_is_logged_and_acknowledged(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    bot.slack.fail_next("chat.postMessage", "is_archived", times=2)
    mention = bot.slack.mention(MEMBER, GENERAL, "経2は?")
    assert mention.acknowledged() == {}
    bot.finish()
    assert "the person could not be told: SlackApiError" in caplog.text
    assert bot.slack.messages()[1:] == []
    assert not bot.stop.event.is_set()


def test_a_delivery_whose_answer_failed_is_answered_when_it_comes_again(bot: Bot) -> None:
    bot.slack.fail_next("chat.postMessage", "internal_error", times=2)
    mention = bot.slack.mention(MEMBER, GENERAL, "経2は?")
    mention.acknowledged()
    bot.slack.wait_for("chat.postMessage", 2)
    again = bot.slack.retry(mention)
    again.acknowledged()
    assert "29%" in bot.said(count=3)["text"]


def test_a_response_url_that_has_worn_out_is_logged(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    bot.slack.fail_next("response_url", "expired_url", times=2)
    bot.slack.command(ids.ASK_COMMAND, "経2は?").acknowledged()
    bot.finish()
    assert "the person could not be told" in caplog.text


# ---- a token that no longer works ----------------------------------------------------------------


@pytest.mark.parametrize("code", ["invalid_auth", "token_revoked", "account_inactive"])
def test_a_dead_token_stops_the_app_with_a_sentence(bot: Bot, code: str) -> None:
    bot.slack.fail_next("chat.postMessage", code, times=2)
    bot.slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
    assert bot.stop.event.wait(10)
    assert bot.stop.status == 1
    assert bot.stop.sentence == dead_token("SLACK_BOT_TOKEN")


def test_any_other_refusal_does_not_stop_it(bot: Bot) -> None:
    bot.slack.fail_next("chat.postMessage", "msg_too_long")
    bot.slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
    bot.finish()
    assert not bot.stop.event.is_set()


@pytest.mark.parametrize("name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_the_sentence_on_a_dead_token_names_it_and_where_to_get_another(name: str) -> None:
    sentence = dead_token(name)
    for said in (sentence.ja, sentence.en):
        assert said.startswith(name)
        assert "https://api.slack.com/apps" in said
    assert "invalid_auth" in DEAD_TOKEN


# ---- stopping ------------------------------------------------------------------------------------


def test_a_stop_is_asked_for_once() -> None:
    stop = Stop()
    stop.ask(1, Bilingual("理由", "reason"))
    stop.ask(0)
    assert (stop.status, stop.sentence) == (1, Bilingual("理由", "reason"))


def test_what_comes_while_it_stops_is_left_to_the_next_process(bot: Bot) -> None:
    answered = bot.slack.mention(MEMBER, GENERAL, "経2は?")
    answered.acknowledged()
    bot.said()
    bot.stop.ask(0)
    for payload in (
        answered.payload | {"event_id": "EvNEW"},
        {"type": "block_actions", "actions": [{"action_id": ids.SHARE}], "user": {"id": MEMBER}},
    ):
        assert bot.app.dispatch(BoltRequest(mode="socket_mode", body=payload)).status == 503
    assert len(bot.answers()) == 1


def test_what_nobody_listens_to_is_no_error(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    press = bot.slack.send_event({"type": "channel_rename", "channel": {"id": GENERAL, "name": "x"}, "event_ts": "1.0"})
    bot.finish()
    assert "unexpected error" not in caplog.text
    assert press is not None


def test_the_day_is_the_plans_own() -> None:
    with Store.open(RECORD) as store:
        assert str(app_module._today(store.plan)).count("-") == 2


# ---- the manifest --------------------------------------------------------------------------------


@needs_reference
def test_the_manifest_is_valid() -> None:
    assert problems_of_manifest(MANIFEST) == []


@needs_reference
def test_the_manifest_asks_for_the_scopes_that_are_used_and_no_others(slack: FakeSlack, tmp_path: Path) -> None:
    with serving(slack, enter(tmp_path / "kaga.db"), kaga_editors=(EDITORS,)) as bot:
        slack.direct_message(MEMBER, "経2は?").acknowledged()
        slack.wait_for("chat.postMessage", 2)
        slack.command(ids.UPDATE_COMMAND).acknowledged()
        slack.wait_for("views.update")
        slack.mention(MEMBER, GENERAL, "待機児童は?").acknowledged()
        slack.command(ids.ASK_COMMAND, "経2は?").acknowledged()
        bot.private()
        slack.press(ids.SHARE).acknowledged()
        slack.wait_for("response_url", 2)
        slack.press(TREND, message_ts=slack.messages()[-1]["ts"]).acknowledged()
        slack.command(ids.REPORT_COMMAND, "2022").acknowledged()
        bot.finish()
    # What the bot posts by itself goes to people in their direct conversation.
    Outbox(posting.single_try_client(slack.bot_token, slack.api_url)).place(MEMBER)
    methods = {call.method for call in slack.calls}
    assert methods >= {
        "chat.postMessage",
        "users.info",
        "conversations.history",
        "response_url",
        "usergroups.users.list",
    }
    assert scopes_needed(methods, MANIFEST) == scopes_of_manifest(MANIFEST)
    assert slack.scopes_used < scopes_of_manifest(MANIFEST)


def test_the_doctor_asks_for_the_manifests_scopes() -> None:
    assert set(doctor.SCOPES) == scopes_of_manifest(MANIFEST)
    assert list(doctor.HISTORY) == MANIFEST["oauth_config"]["scopes"]["bot_optional"]


def test_the_manifest_has_the_programs_commands_and_shortcut() -> None:
    commands = MANIFEST["features"]["slash_commands"]
    assert [command["command"] for command in commands] == [ids.ASK_COMMAND, ids.UPDATE_COMMAND, ids.REPORT_COMMAND]
    assert all(command["should_escape"] is True for command in commands)
    (shortcut,) = MANIFEST["features"]["shortcuts"]
    assert (shortcut["type"], shortcut["callback_id"]) == ("message", ids.UPDATE_SHORTCUT)
    assert len(shortcut["name"]) <= 24


def test_the_manifest_lets_people_write_to_the_bot_without_an_open_port() -> None:
    settings: dict[str, Any] = MANIFEST["settings"]
    assert settings["event_subscriptions"]["bot_events"] == ["app_home_opened", "app_mention", "message.im"]
    assert (settings["socket_mode_enabled"], settings["interactivity"]["is_enabled"]) == (True, True)
    home = MANIFEST["features"]["app_home"]
    assert (home["messages_tab_enabled"], home["messages_tab_read_only_enabled"]) == (True, False)
    assert home["home_tab_enabled"] is True
