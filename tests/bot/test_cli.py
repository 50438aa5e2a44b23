"""The command line: what is printed where, with which exit status, and that asking changes nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot import cli
from tests.bot.command_line import MAAS, CommandLine, one_line
from tests.bot.processes import environment, kaga

# ---- ask -----------------------------------------------------------------------------------------


def test_a_question_is_answered(run: CommandLine) -> None:
    ended = run("ask", MAAS)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("MaaSアプリのダウンロード件数  経2\n  達成度  29%  ██████")
    assert "71%" in ended.out


def test_words_without_quotation_marks_are_one_question(run: CommandLine) -> None:
    assert run("ask", "female", "employment", "rate").out.startswith("Female employment rate  社4")


@pytest.mark.parametrize(("question", "intent"), [("登録の目標は?", "clarify"), ("待機児童は?", "unknown")])
def test_what_is_asked_back_or_unknown_ends_with_1(run: CommandLine, question: str, intent: str) -> None:
    ended = run("ask", question, "--json")
    assert (ended.status, ended.err) == (1, "")
    assert json.loads(ended.out)["intent"] == intent


def test_json_is_one_object_on_one_line(run: CommandLine) -> None:
    ended = run("ask", MAAS, "--json")
    assert ended.out.count("\n") == 1
    found = json.loads(ended.out)
    assert found["results"][0]["percent"] == "29"
    assert "加賀市" in ended.out  # not as escapes


def test_the_language_can_be_chosen(run: CommandLine) -> None:
    assert run("ask", "--lang", "en", MAAS).out.startswith("MaaS app downloads  経2")
    assert run("ask", "--lang", "ja", "How is MaaS going?").out.startswith("MaaSアプリの")


@pytest.mark.parametrize(
    ("day", "status"), [("2022-06-01", "slightly_behind"), ("2031-06-01", "not_available"), ("2025-06-02", "behind")]
)
def test_the_day_can_be_chosen(run: CommandLine, day: str, status: str) -> None:
    found = json.loads(run("ask", "取3と社4の達成度は?", "--json", "--as-of", day).out)
    statuses = {r["code"]: r["status"] for r in found["results"]}
    if status == "slightly_behind":
        assert statuses["取3"] == "behind"  # its target year is not over
    elif status == "not_available":
        assert statuses["社4"] == status  # its target year is, and has no actual
    else:
        assert (statuses["社4"], statuses["取3"]) == ("behind", "missed")


def test_it_can_be_explained(run: CommandLine) -> None:
    ended = run("ask", "--explain", "女性就業率の目標は?")
    assert ended.status == 0
    assert "読み取り: 目標" in ended.out
    assert "女性就業率" in ended.out.split("読み取り")[1]


BAD_QUESTIONS = {
    "nothing": [],
    "an empty one": [""],
    "blanks": ["  ", "　"],
    "control characters": ["\x01\x02\x1b"],
    "100,000 characters": ["あ" * 100_000],
    "4,001 characters": ["a" * 4_001],
}


@pytest.mark.parametrize("words", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_a_question_that_cannot_be_asked_gets_a_sentence(run: CommandLine, words: Sequence[str]) -> None:
    one_line(run("ask", *words), "質問" if not any("a" in word for word in words) else "too long")


@pytest.mark.parametrize("question", ["<!channel>", "*_~`", "経2\x1b[2Jは?", "%s %d {}", "--", "\udcff経2は?"])
def test_hostile_words_get_an_answer_that_does_not_steer_the_terminal(run: CommandLine, question: str) -> None:
    ended = run("ask", "--", question)
    assert ended.status in {0, 1}
    assert ended.err == ""
    assert all(c.isprintable() or c in "\n\u3000" for c in ended.out)
    assert json.loads(run("ask", "--json", "--", question).out)["intent"]


def test_bytes_that_are_no_text_are_no_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", b"\xff\xfe"],
        env=environment(tmp_path, {}),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")


WRONG_USE = [
    (("ask", "--lang", "fr", MAAS), "'fr'"),
    (("ask", "--lang", "fr", MAAS), "'--lang' に使えない値です。 / "),
    (("import",), "'--into' を指定してください。 / "),
    (("backup", "a.db", "b.db"), "コマンドの指定が正しくありません。 / Got unexpected extra argument (b.db)"),
    (("restore", "--yes"), "--yes というオプションはありません。 / "),
    (("ask", "--as-of", "soon", MAAS), "%Y-%m-%d"),
    (("ask", "--as-of", "2026-13-45", MAAS), "2026-13-45"),
    (("ask", "--nonsense", MAAS), "--nonsense"),
    (("nonsense",), "nonsense"),
    (("--record",), "--record"),
]


@pytest.mark.parametrize(("arguments", "word"), WRONG_USE)
def test_wrong_use_is_told_in_one_line_with_where_to_look(
    run: CommandLine, arguments: Sequence[str], word: str
) -> None:
    one_line(run(*arguments), word, "--help)")


# ---- the terminal --------------------------------------------------------------------------------


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    questions = f"{MAAS}\n" * 300
    command = f"{sys.executable} -m bot ask - | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        input=questions,
        env=environment(tmp_path, {}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("MaaSアプリ")
    assert done.stderr == ""


def on_terminal(home: Path, **settings: str) -> str:
    """What `kaga ask` writes to a terminal of 80 columns."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "社4は?"],
        env=environment(home, {"TERM": "xterm", "COLUMNS": "80"} | settings),
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        written += part
    os.close(ours)
    assert process.wait(60) == 0
    return written.decode()


@pytest.mark.parametrize(("settings", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_is_for_terminals_that_want_it(tmp_path: Path, settings: dict[str, str], colour: bool) -> None:
    written = on_terminal(tmp_path, **settings)
    assert ("\x1b[31m" in written) is colour
    assert "遅れ" in written


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX"}]
)
def test_an_output_that_is_not_utf_8_is_no_error(tmp_path: Path, locale: dict[str, str]) -> None:
    ended = kaga(tmp_path, "ask", MAAS, settings=locale)
    assert (ended.status, ended.err) == (0, "")
    assert "29%" in ended.out


# ---- help and version ----------------------------------------------------------------------------

COMMANDS = sorted(cli.cli.commands)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help_with_an_example(run: CommandLine, command: str, option: str) -> None:
    ended = run(command, option)
    assert (ended.status, ended.err) == (0, "")
    assert "例 / Example" in ended.out
    assert "kaga " in ended.out.split("Example")[1]


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_without_a_command_all_are_listed(run: CommandLine, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.err) == (0, "")
    for command in COMMANDS:
        assert f"\n  {command} " in ended.out
    assert "..." not in ended.out.split("Commands:")[1]


def test_the_version_is_told(run: CommandLine) -> None:
    ended = run("--version")
    assert ended.status == 0
    assert ended.out.startswith("kaga ")
