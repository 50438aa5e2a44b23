"""`/kpi-report` with the real app: the sheet comes privately, from what the person may see, and failures are told."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot import ids, report_words
from bot.report_words import BadReport, Wanted, above, language_of, wanted
from bot.reporting import report_file, year_due
from kpi_core.record import Plan
from kpi_core.store import Store
from tests.bot.command_line import CommandLine, one_line
from tests.bot.kaga import RECORD, TODAY, enter
from tests.bot.serving_bot import Bot, read, serving
from tests.fake_slack import FakeSlack
from tests.fake_state import GENERAL, GUEST, MEMBER, SHARED, STRANGER
from tests.kpi_core.plans import plan

Json = dict[str, Any]


def ask(bot: Bot, text: str = "2022", user: str = MEMBER, channel: str = GENERAL, replies: int = 1) -> Json:
    """The private reply to the command, once all is sent."""
    bot.slack.command(ids.REPORT_COMMAND, text, user=user, channel=channel).acknowledged()
    return bot.private(user, channel, replies)


def files_for(bot: Bot, user: str = MEMBER) -> list[Json]:
    """The files in the person's direct messages, with what is in them."""
    messages = bot.slack.messages(bot.slack.direct_channel(user))
    return [bot.slack.workspace.files[file["id"]] for message in messages for file in message.get("files", ())]


def downloads(file: Json) -> object:
    """The newest MaaS downloads that the sheet shows."""
    sheet = openpyxl.load_workbook(io.BytesIO(file["content"]))["表1"]
    return sheet["G8"].value


def test_the_sheet_comes_as_a_direct_message_and_nothing_else_is_seen(bot: Bot) -> None:
    reply = ask(bot)
    assert read(reply) == "2022年の報告シートを、ダイレクトメッセージでお送りしました。"
    (file,) = files_for(bot)
    assert (file["name"], file["title"]) == (
        "様式3-2_加賀市_2022年.xlsx", "第1期SDGs未来都市計画（2020～2022）の進捗評価結果報告シート（様式3-2）",
    )  # fmt: skip
    assert downloads(file) == 1117
    said = bot.slack.messages(bot.slack.direct_channel(MEMBER))
    assert "2022年分をお送りします" in said[0]["text"]
    assert [m for m in bot.slack.messages(GENERAL) if m.get("bot_id")] == []


@pytest.mark.parametrize(
    ("user", "channel", "figure"), [(MEMBER, GENERAL, 2500), (GUEST, GENERAL, 1457), (STRANGER, SHARED, 1457)]
)
def test_guests_and_strangers_get_the_published_record_only(
    slack: FakeSlack, tmp_path: Path, user: str, channel: str, figure: int
) -> None:
    with serving(slack, enter(tmp_path / "kaga.db")) as bot:
        ask(bot, "2023", user, channel)
        assert downloads(files_for(bot, user)[0]) == figure
        text = bot.slack.messages(bot.slack.direct_channel(user))[0]["text"]
        assert ("庁内で入力された実績" in text) is (user == MEMBER)


def test_as_csv(bot: Bot) -> None:
    ask(bot, "令和4年度 csv")
    (file,) = files_for(bot)
    assert file["name"].endswith("2022年.csv")
    assert file["content"].startswith(b"\xef\xbb\xbf")


def test_without_a_year_the_one_that_is_due(bot: Bot) -> None:
    reply = ask(bot, "")
    assert "年の報告シートを、ダイレクトメッセージでお送りしました。" in read(reply)
    assert len(files_for(bot)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("さいきん", "「さいきん」を読み取れません"),
        ("2022 2023", "を読み取れません。報告する年を"),
        ("2019", "2019年の報告シートは作れません。計画は2020年からです。"),
        ("<!channel>", "を読み取れません。報告する年を"),
        ("last summer", "“last summer” cannot be read"),
    ],
)
def test_what_cannot_be_reported_gets_a_sentence_and_no_file(bot: Bot, text: str, said: str) -> None:
    assert said in read(ask(bot, text))
    assert bot.slack.sent("chat.postMessage") == []
    assert bot.slack.sent("files.getUploadURLExternal") == []


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
@pytest.mark.parametrize("code", ["file_uploads_disabled", "storage_limit_reached"])
def test_a_file_that_slack_does_not_take_is_told_in_both_places(bot: Bot, method: str, code: str) -> None:
    bot.slack.fail_next(method, code)
    reply = ask(bot)
    assert read(reply).startswith(f"報告シートを Slack でお送りできませんでした（{code}）。")
    (message,) = [m for m in bot.slack.messages(bot.slack.direct_channel(MEMBER)) if m.get("bot_id")]
    assert "お送りできませんでした" in message["text"]
    assert ask(bot, replies=2)["text"].startswith("2022年の報告シートを")


def test_a_person_who_cannot_be_written_to_is_told(bot: Bot) -> None:
    bot.slack.fail_next("chat.postMessage", "channel_not_found")
    assert "お送りできませんでした（channel_not_found）" in read(ask(bot))
    assert bot.slack.sent("files.getUploadURLExternal") == []


@pytest.mark.parametrize(
    ("text", "year", "file_format"),
    [
        ("", None, "xlsx"),
        ("2022", 2022, "xlsx"),
        ("2022年度の報告書をエクセル", 2022, "xlsx"),
        ("令和4年度 CSV", 2022, "csv"),
        ("csv", None, "csv"),
        ("R5", 2023, "xlsx"),
        ("report for 2023 please", 2023, "xlsx"),
        ("２０２２　ｃｓｖ", 2022, "csv"),
    ],
)
def test_years_and_formats_are_read(text: str, year: int | None, file_format: str) -> None:
    assert wanted(text) == Wanted(year, file_format)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["x", "2022 2023", "csv xlsx", "MaaSの達成度は?", "2022 please delete"])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(BadReport, match="cannot be read"):
        wanted(text)


@pytest.mark.parametrize(
    ("text", "language"), [("", "ja"), ("2022 csv", "ja"), ("for 2022", "en"), ("2022年 xlsx", "ja")]
)
def test_the_language_of_a_command(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("opens", "today", "year"),
    [("04-01", date(2025, 4, 1), 2024), ("04-01", date(2025, 3, 31), 2023), ("01-01", date(2025, 1, 1), 2024)],
)
def test_the_year_that_is_due(opens: str, today: date, year: int) -> None:
    due: Plan = plan(report_opens=opens)
    assert year_due(due, today) == year


def test_what_is_said_above_the_file_in_english() -> None:
    with Store.open(RECORD) as store:
        made = report_file(store, 2023, "csv", TODAY)
    said = above(made, "en", entries=True)
    assert said.startswith("Here is the progress report sheet (Form 3-2) for 2023. It uses the actuals entered here")
    assert "20 places" in said
    assert report_words.sent(made, "en") == "The report sheet for 2023 was sent to you as a direct message."


# ---- kaga report -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "arguments", "starts"), [
    ("r.xlsx", (), b"PK"), ("r.csv", (), b"\xef\xbb\xbf"), ("r", ("--format", "csv"), b"\xef\xbb\xbf"), ("r", (), b"PK"),
])  # fmt: skip
def test_the_command_writes_the_file(
    run: CommandLine, tmp_path: Path, name: str, arguments: tuple[str, ...], starts: bytes
) -> None:
    file = tmp_path / name
    ended = run("report", "--year", "2022", "--output", str(file), *arguments)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"{file}: 第1期SDGs未来都市計画（2020～2022）の進捗評価結果報告シート（様式3-2）\n"
    assert file.read_bytes().startswith(starts)
    assert list(tmp_path.iterdir()) == [file]


def test_entries_are_used_and_what_is_left_is_counted(run: CommandLine, tmp_path: Path) -> None:
    live, file = enter(tmp_path / "kaga.db"), tmp_path / "r.xlsx"
    ended = run("report", "--year", "2023", "--output", str(file), KAGA_DB=str(live))
    assert "備考・要記入 20か所" in ended.out
    assert openpyxl.load_workbook(file)["表1"]["G8"].value == 2500


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--year", "2019", "--output", "r.xlsx"), "2019年の報告シートは作れません"),
        (("--year", "2022", "--output", "nowhere/r.xlsx"), "書き込めません"),
        (("--year", "22", "--output", "r.xlsx"), "22"),
        (("--output", "r.xlsx"), "--year"),
    ],
)
def test_what_cannot_be_written_gets_a_sentence(
    run: CommandLine, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    where = [str(tmp_path / part) if part.endswith(".xlsx") else part for part in arguments]
    one_line(run("report", *where), said)
    assert list(tmp_path.iterdir()) == []
