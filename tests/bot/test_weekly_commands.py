"""`kaga weekly` and `kaga owner` as somebody types them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.schedule import iso_week, stamp
from kpi_core.duties import read_duties
from tests.bot.command_line import CommandLine, one_line
from tests.bot.kaga import enter
from tests.bot.processes import tokens
from tests.bot.weeks import Clock, Town
from tests.fake_slack import FakeSlack
from tests.fake_state import ELSEWHERE, GENERAL, MEMBER


@pytest.fixture
def town(run: CommandLine, tmp_path: Path, bare_environment: pytest.MonkeyPatch) -> Iterator[Town]:
    """A workspace that `kaga` posts to, at the real time."""
    with FakeSlack() as slack:
        town = Town(slack, tmp_path / "kaga.db", Clock(datetime.now(UTC)))
        for name, value in {**tokens(slack), "KAGA_DIGEST_CHANNEL": GENERAL, "KAGA_DB": str(town.live)}.items():
            bare_environment.setenv(name, value)
        assert run("init").status == 0
        yield town


def test_it_is_shown_in_the_terminal_and_as_json(run: CommandLine, tmp_path: Path) -> None:
    ended = run("weekly", KAGA_DB=str(enter(tmp_path / "kaga.db")))
    assert ended.status == 0
    assert ended.out.splitlines()[1].startswith("はじめてのまとめです")
    assert "（12指標）" in ended.out
    form = json.loads(run("weekly", "--json").out)
    assert (form["first"], form["city"], len(form["missing"])) == (True, "加賀市", 12)


def test_without_entries_it_is_shown_too(run: CommandLine, tmp_path: Path) -> None:
    assert "全体（12指標）" in run("weekly", "--as-of", "2026-11-23").out


def test_as_of_a_day(run: CommandLine, tmp_path: Path) -> None:
    path = enter(tmp_path / "kaga.db")  # on 12 May 2025, MaaS in 2023 is 2,500
    early, late = (
        json.loads(run("weekly", "--as-of", day, "--json", KAGA_DB=str(path)).out)
        for day in ("2025-05-11", "2025-05-12")
    )
    assert early["date"] == "2025-05-11"
    assert early["counts"] == late["counts"]
    assert [gap["year"] for gap in early["missing"]] == ["2024"] * 12


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as-of", "monday"], "「monday」は日付ではありません"),
        (["--as-of", "2026-13-01"], "「2026-13-01」は日付ではありません"),
        (["--again"], "--again は --post と一緒に"),
        (["--post", "--json"], "--post が投稿するのは、いまのまとめだけです"),
    ],
)
def test_what_makes_no_sense_is_said(run: CommandLine, arguments: list[str], words: str) -> None:
    one_line(run("weekly", *arguments), words)


def test_posting_says_where_and_a_second_time_that_it_was_posted(run: CommandLine, town: Town) -> None:
    week = iso_week(datetime.now(UTC), ZoneInfo("Asia/Tokyo"))
    assert run("weekly", "--post").out.startswith(f"{week} のまとめを {GENERAL} に投稿しました。")
    again = run("weekly", "--post")
    assert again.status == 0
    assert "すでに C0GENERAL に投稿されています" in again.out
    assert town.weeks() == [week]
    assert run("weekly", "--post", "--again").status == 0
    assert town.weeks() == [week, f"{week}.2"]


def test_posting_without_a_channel_or_a_place_in_it_is_said(run: CommandLine, town: Town) -> None:
    one_line(run("weekly", "--post", KAGA_DIGEST_CHANNEL=""), "KAGA_DIGEST_CHANNEL に設定してください")
    one_line(run("weekly", "--post", KAGA_DIGEST_CHANNEL=ELSEWHERE), "not_in_channel")
    one_line(run("weekly", "--post", KAGA_DIGEST_CHANNEL="#general"), "KAGA_DIGEST_CHANNEL を直してください", "ID")
    one_line(run("weekly", "--post", KAGA_DIGEST_CHANNEL=GENERAL, KAGA_DIGEST_AT="noon"), "「Mon 09:00」のように")


def test_where_slack_is_out_of_reach_nothing_is_claimed(run: CommandLine, town: Town) -> None:
    with FakeSlack() as gone:
        address = gone.api_url
    one_line(run("weekly", "--post", SLACK_API_URL=address), "Slack につながらないため投稿していません")
    assert town.rows() == ()


def test_an_answer_that_was_lost_is_said_and_settled_by_the_next_call(run: CommandLine, town: Town) -> None:
    town.slack.fail_next("chat.postMessage", "store_and_drop")
    ended = run("weekly", "--post")
    assert (ended.status, ended.out) == (2, "")
    assert "投稿できたかどうか分かりません" in ended.err
    assert "すでに C0GENERAL に投稿されています" in run("weekly", "--post").out
    assert len(town.weeks()) == 1


# ---- owners ----------------------------------------------------------------------------------------


def test_an_owner_is_set_by_key_code_or_name_listed_and_removed(run: CommandLine, town: Town) -> None:
    assert "まだ決まっていません" in run("owner").out
    assert "担当者にしました" in run("owner", "経2", MEMBER).out
    assert "すでに担当者です" in run("owner", "maas_downloads", MEMBER).out
    assert "担当者にしました" in run("owner", "女性就業率", MEMBER).out
    assert run("owner").out.splitlines() == [
        "経2\tmaas_downloads\tU0MEMBER\tMaaSアプリのダウンロード件数",
        "社4\tfemale_employment_rate\tU0MEMBER\t女性就業率",
    ]
    assert "未設定" in run("owner", "環8").out
    assert "外しました" in run("owner", "--remove", "経2").out
    assert "担当者はいません" in run("owner", "--remove", "経2").out
    assert read_duties(town.live, town.plan).owners == {"female_employment_rate": "U0MEMBER"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["経2", "花子"], "「花子」は Slack のメンバーIDではありません"),
        (["経2", "@hanako"], "メンバーIDではありません"),
        (["経2", "C0GENERAL"], "メンバーIDではありません"),
        (["経99", "U0MEMBER"], "「経99」という指標はありません"),
        (["--remove"], "指標を指定してください"),
        (["--remove", "経2", "U0MEMBER"], "SLACK_ID を付けないでください"),
    ],
)
def test_an_owner_that_is_none_is_refused(run: CommandLine, town: Town, arguments: list[str], words: str) -> None:
    one_line(run("owner", *arguments), words)


def test_an_owner_is_set_where_there_is_no_store_yet(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "new" / "kaga.db"
    assert run("owner", "経2", MEMBER, KAGA_DB=str(path)).status == 0
    assert path.exists()


# ---- the doctor ------------------------------------------------------------------------------------


def test_the_doctor_names_channel_last_and_next_and_the_owners(run: CommandLine, town: Town) -> None:
    run("weekly", "--post")
    run("owner", "経2", MEMBER)
    said = run("doctor").out
    assert f"OK  KAGA_DIGEST_CHANNEL: {GENERAL}（前回 " in said
    assert "次回 " in said
    assert "OK  kaga owner: 担当者のいる指標: 1/12" in said
    assert "OK  KAGA_ADMIN: 投稿できなかったときに知らせる相手が決まっていません" in said


def test_the_doctor_says_what_was_not_posted_and_why(run: CommandLine, town: Town) -> None:
    run("weekly", "--post", KAGA_DIGEST_CHANNEL=ELSEWHERE)
    ended = run("doctor")
    assert ended.status == 1
    assert "要対応 / FIX  digest C0ELSEWHERE" in ended.out
    assert "チャンネルで /invite してください" in ended.out


def test_the_doctor_says_when_nobody_even_tried(run: CommandLine, town: Town) -> None:
    town.clock.set(datetime(2020, 1, 1, tzinfo=UTC))
    town.bot().round(town.clock.now)
    assert "週次まとめが投稿されていません。kaga serve が動いているか" in run("doctor").out


def test_the_doctor_says_what_is_lost_without_the_history(run: CommandLine, town: Town) -> None:
    town.slack.scopes = {"app_mentions:read", "chat:write", "commands", "im:history", "im:write", "users:read"}
    said = run("doctor", "--online").out
    assert "OK  scopes (optional): channels:history, groups:history がありません" in said
    assert "送り直しません" in said


def test_the_doctor_names_owners_of_measures_that_are_gone(run: CommandLine, town: Town) -> None:
    town.own("no_such_measure")
    ended = run("doctor")
    assert ended.status == 1
    assert "指標 no_such_measure は、いまの公表データにありません" in ended.out


def test_times_are_kept_to_the_second_in_utc() -> None:
    assert stamp(datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))) == "2026-11-23T00:00:00Z"
