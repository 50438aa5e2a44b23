"""`kaga serve` as a process, with its settings in the environment."""

from __future__ import annotations

import shutil
import signal
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlite_utils import Migrations
from sqlite_utils.db import Database

from bot.app import dead_token
from bot.schedule import stamp
from kpi_core import migrations
from kpi_core.live import LiveStore
from kpi_core.posts import Kind, Posts
from kpi_core.store import Store
from tests.bot.kaga import RECORD, enter
from tests.bot.processes import kaga, serving, tokens
from tests.fake_certificate import OPENSSL_ABSENT
from tests.fake_proxy import FakeProxy
from tests.fake_slack import FakeSlack
from tests.fake_state import GENERAL, MEMBER


def test_it_answers_until_it_is_asked_to_stop(slack: FakeSlack, tmp_path: Path) -> None:
    with serving(tmp_path, tokens(slack) | {"KAGA_DB": str(tmp_path / "kaga.db")}) as process:
        slack.wait_connected(timeout=30)
        mention = slack.mention(MEMBER, GENERAL, "MaaSの達成度は?")
        mention.acknowledged()
        slack.wait_for("chat.postMessage")
        assert "達成度 29%（順調）" in slack.messages(thread_ts=mention.ts)[-1]["text"]
        ended = process.stopped()
    assert ended.status == 0
    assert f"record: {RECORD} (加賀市, kaga-2020)" in ended.err
    assert f"entries: {tmp_path / 'kaga.db'} (made by the first write)" in ended.err
    assert "connected; answering" in ended.err


def test_an_answer_on_its_way_still_arrives(slack: FakeSlack, tmp_path: Path) -> None:
    slack.fail_next("chat.postMessage", "429", retry_after=1)
    with serving(tmp_path, tokens(slack)) as process:
        slack.wait_connected(timeout=30)
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        slack.wait_for("chat.postMessage")  # and is now waiting for its second try
        assert len(slack.messages()) == 1
        ended = process.stopped()
    assert ended.status == 0
    assert "29%" in slack.messages()[-1]["text"]


def test_an_interrupt_is_a_stop_too(slack: FakeSlack, tmp_path: Path) -> None:
    with serving(tmp_path, tokens(slack)) as process:
        slack.wait_connected(timeout=30)
        process.signal(signal.SIGINT)
        assert process.ended().status == 0


WRONG = {
    "no tokens": ({"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": ""}, "SLACK_BOT_TOKEN か SLACK_BOT_TOKEN_FILE"),
    "no app token": ({"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN か SLACK_APP_TOKEN_FILE"),
    "tokens changed over": ({"SLACK_BOT_TOKEN": FakeSlack.app_token}, "SLACK_BOT_TOKEN を直してください"),
    "a token file that is not there": (
        {"SLACK_BOT_TOKEN": "", "SLACK_BOT_TOKEN_FILE": "/nowhere/token"},
        "SLACK_BOT_TOKEN_FILE が指すファイル /nowhere/token を読めません",
    ),
    "an address that is none": ({"SLACK_API_URL": "slack.com"}, "SLACK_API_URL を直してください"),
    "a switch that is neither": ({"KAGA_MISSES": "perhaps"}, "KAGA_MISSES を直してください"),
    "a record that is not there": (
        {"KAGA_RECORD": "/nowhere/record.db"},
        "公表データのファイル /nowhere/record.db がありません",
    ),
    "entries that are no database": ({"KAGA_DB": __file__}, "は入力データのファイルではありません"),
}


@pytest.mark.parametrize(("change", "sentence"), WRONG.values(), ids=WRONG)
def test_a_setting_that_is_missing_or_wrong_ends_it_at_once_with_a_sentence(
    tmp_path: Path, change: dict[str, str], sentence: str
) -> None:
    given = {"SLACK_BOT_TOKEN": FakeSlack.bot_token, "SLACK_APP_TOKEN": FakeSlack.app_token}
    ended = kaga(tmp_path, "serve", settings=given | change)
    assert ended.status == 2
    assert sentence in ended.err
    assert ended.err.count("\n") == 1
    assert ended.out == ""
    assert FakeSlack.bot_token not in ended.err
    assert FakeSlack.app_token not in ended.err


@pytest.mark.parametrize("name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_a_revoked_token_ends_it_with_a_sentence(slack: FakeSlack, tmp_path: Path, name: str) -> None:
    slack.revoked.add(tokens(slack)[name])
    with serving(tmp_path, tokens(slack)) as process:
        ended = process.ended()
    assert ended.status == 1
    sentence = dead_token(name)
    assert f"{sentence.ja} / {sentence.en}\n" in ended.err


def test_a_token_that_is_revoked_later_ends_it_at_the_next_answer(slack: FakeSlack, tmp_path: Path) -> None:
    with serving(tmp_path, tokens(slack)) as process:
        slack.wait_connected(timeout=30)
        slack.revoked.add(slack.bot_token)
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        ended = process.ended()
    assert ended.status == 1
    assert dead_token("SLACK_BOT_TOKEN").ja in ended.err


def test_tokens_may_stand_in_files(slack: FakeSlack, tmp_path: Path) -> None:
    given = {"SLACK_API_URL": slack.api_url, "KAGA_DB": str(enter(tmp_path / "kaga.db"))}
    for name, value in (("SLACK_BOT_TOKEN", slack.bot_token), ("SLACK_APP_TOKEN", slack.app_token)):
        (tmp_path / name).write_text(f"{value}\n")
        given[f"{name}_FILE"] = str(tmp_path / name)
    with serving(tmp_path, given) as process:
        slack.wait_connected(timeout=30)
        slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
        slack.wait_for("chat.postMessage")
        ended = process.stopped()
    assert ended.status == 0
    assert "50%" in slack.messages()[-1]["text"]  # what was entered
    assert f"entries: {tmp_path / 'kaga.db'}\n" in ended.err


@pytest.mark.skipif(OPENSSL_ABSENT is not None, reason=str(OPENSSL_ABSENT))
def test_the_web_api_and_the_socket_go_through_the_proxy_under_the_named_certificate(tmp_path: Path) -> None:
    with FakeProxy() as proxy, FakeSlack(tls=True) as slack:
        behind = {"HTTPS_PROXY": proxy.url, "SSL_CERT_FILE": str(slack.certificate)}
        with serving(tmp_path, tokens(slack) | behind) as process:
            slack.wait_connected(timeout=30)
            slack.command("/kpi", "経2は?").acknowledged()
            slack.wait_for("response_url")
            slack.mention(MEMBER, GENERAL, "経2は?").acknowledged()
            slack.wait_for("chat.postMessage")
            ended = process.stopped()
        assert ended.status == 0
        addresses = {f"127.0.0.1:{url.split(':')[2].split('/')[0]}" for url in (slack.url, slack.socket.url)}
        assert set(proxy.passed) == {("CONNECT", address) for address in addresses}


def test_a_record_that_another_version_made_ends_it(tmp_path: Path) -> None:
    record = Path(shutil.copy(RECORD, tmp_path / "record.db"))
    record.write_bytes(b"no database")
    given = {"SLACK_BOT_TOKEN": FakeSlack.bot_token, "SLACK_APP_TOKEN": FakeSlack.app_token, "KAGA_RECORD": str(record)}
    ended = kaga(tmp_path, "serve", settings=given)
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert str(record) in ended.err


def test_a_store_of_an_earlier_version_is_brought_up_to_date(slack: FakeSlack, tmp_path: Path) -> None:
    live = tmp_path / "kaga.db"
    with closing(Database(live)) as db:
        first = Migrations("kaga-live")
        first(name="l001_tables")(migrations.l001_tables)
        first.apply(db)
        db.table("about").insert({"key": "plan", "value": "kaga-2020"})
    with serving(tmp_path, tokens(slack) | {"KAGA_DB": str(live)}) as process:
        slack.wait_connected(timeout=30)
        assert process.stopped().status == 0
    with Store.open(RECORD, live) as store:
        assert store.has_entries
    assert (tmp_path / "kaga.db.before-l002_confirmations").exists()


def test_a_weekly_summary_that_is_due_is_posted_by_itself(slack: FakeSlack, tmp_path: Path) -> None:
    """Started an hour ago, due a minute ago."""
    now = datetime.now(ZoneInfo("Asia/Tokyo"))
    due = now - timedelta(minutes=1)
    with Store.open(RECORD) as store:
        LiveStore.create(tmp_path / "kaga.db", store.plan)
        with Posts.open(tmp_path / "kaga.db", store.plan) as posts:
            posts.started(Kind.DIGEST, GENERAL, stamp(now - timedelta(hours=1)))
    given = {
        "KAGA_DB": str(tmp_path / "kaga.db"), "KAGA_DIGEST_CHANNEL": GENERAL, "KAGA_DIGEST_AT": f"{due:%a %H:%M}",
    }  # fmt: skip
    with serving(tmp_path, tokens(slack) | given) as process:
        slack.wait_for("chat.postMessage", timeout=30)
        assert process.stopped().status == 0
    (message,) = slack.messages(GENERAL)
    assert message["text"].startswith("SDGs指標の週次まとめ")
