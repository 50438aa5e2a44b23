"""Questions from the command line and from standard input, a line each."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.asking import How, ask_once
from kpi_core.errors import BadQuestion
from tests.bot.command_line import CommandLine, one_line
from tests.bot.kaga import RECORD
from tests.bot.processes import environment

MAAS = "MaaSの達成度は?"
DAY = date(2025, 6, 2)


def how(**changes: Any) -> How:
    return How(**({"as_json": False, "explain": False, "language": None, "day": DAY} | changes))


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


# ---- one question --------------------------------------------------------------------------------


@pytest.mark.parametrize(("question", "status"), [(MAAS, 0), ("使い方は?", 0), ("登録は?", 1), ("待機児童は?", 1)])
def test_the_exit_status_says_whether_it_was_answered(
    question: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask_once(question, RECORD, None, how()) == status
    assert capsys.readouterr().out.endswith("加賀市　第1期SDGs未来都市計画\n")


@pytest.mark.parametrize("question", ["", "　", "\x01", "あ" * 4001])
def test_a_question_that_cannot_be_asked_opens_no_file(question: str, tmp_path: Path) -> None:
    with pytest.raises(BadQuestion):
        ask_once(question, tmp_path / "not there.db", None, how())


def test_an_answer_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    ask_once("女性就業率は?", RECORD, None, how(explain=True))
    assert "\n\n読み取り: 達成度\n  女性就業率  指標など" in capsys.readouterr().out


def test_without_a_day_it_is_today_in_the_plans_time_zone() -> None:
    assert how().today("Asia/Tokyo") == DAY
    west, east = (how(day=None).today(zone) for zone in ("Etc/GMT+12", "Pacific/Kiritimati"))
    assert west < east


# ---- a question a line ---------------------------------------------------------------------------

LINES = [
    (MAAS.encode(), "progress"),
    (b"", "error"),
    (b"   ", "error"),
    ("あ".encode() * 4001, "error"),
    ("登録は?".encode(), "clarify"),
    (b"\x01\x02", "error"),
    ("女性就業率は?".encode("cp932"), "error"),
    (b"\xff\xfe MaaS", "error"),
    ("待機児童は?".encode(), "unknown"),
    (b"GHG progress?\r", "progress"),
    ("じゃあ目標は?".encode(), "unknown"),  # each line stands for itself
    ("遅れている指標は?".encode(), "list"),  # without a line end
]


def test_every_line_gets_its_object_in_order(run: CommandLine) -> None:
    ended = run("ask", "-", "--json", stdin=b"\xef\xbb\xbf" + b"\n".join(line for line, _ in LINES))
    assert (ended.status, ended.err) == (0, "")
    found = objects(ended.out)
    assert [form["intent"] for form in found] == [intent for _, intent in LINES]
    assert all(form["text"] for form in found)
    assert len({frozenset(form) for form in found}) == 1
    assert found[0]["question"] == MAAS
    assert found[9]["question"] == "GHG progress?"


@pytest.mark.parametrize(
    ("line", "language", "text"),
    [
        (b"", "ja", "質問が空です。例: 「遅れている指標は?」のように入力してください。"),
        ("あ".encode() * 4001, "ja", "質問が長すぎます（4,001文字）。4,000文字以内で入力してください。"),
        (b"a" * 4001, "en", "The question is too long (4,001 characters). Keep it within 4,000."),
        ("経2の達成度は?".encode("cp932"), "ja", "文字を読み取れません。UTF-8 で入力してください。"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_asked_says_why(run: CommandLine, line: bytes, language: str, text: str) -> None:
    (form,) = objects(run("ask", "-", "--json", stdin=line + b"\n").out)
    assert (form["intent"], form["language"], form["text"]) == ("error", language, text)
    assert form["city"] == ("加賀市" if language == "ja" else "Kaga City")
    assert len(form["question"]) <= 200
    assert (form["measures"], form["results"], form["candidates"], form["passages"]) == ([], [], [], [])


def test_the_language_of_the_answers_is_that_of_the_errors(run: CommandLine) -> None:
    answered, refused = objects(run("ask", "-", "--json", "--lang", "en", stdin=f"{MAAS}\n\n").out)
    assert (answered["language"], refused["language"]) == ("en", "en")
    assert refused["text"].startswith("The question is empty.")


def test_without_json_the_answers_are_apart(run: CommandLine) -> None:
    ended = run("ask", "-", stdin="経2は?\n\n待機児童は?\n")
    assert ended.status == 0
    answered, refused, unknown = re.split(r"\n\n(?=質問|「待機)", ended.out)
    assert answered.startswith("MaaSアプリのダウンロード件数  経2\n")
    assert refused.startswith("質問が空です。")
    assert unknown.endswith("計画\n\n")


def test_no_line_is_no_question(run: CommandLine) -> None:
    ended = run("ask", "-", "--json")
    assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_an_answer_is_written_before_the_next_line_is_read(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "-", "--json"],
        env=environment(tmp_path, {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for question in ("経2は?", "環9は?"):
        process.stdin.write(f"{question}\n".encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["question"] == question
    process.stdin.close()
    assert process.wait(60) == 0
    process.stdout.close()


def test_a_record_that_is_missing_ends_it(run: CommandLine, tmp_path: Path) -> None:
    one_line(run("ask", "-", stdin=MAAS, KAGA_RECORD=str(tmp_path / "gone.db")), "gone.db")
