"""Conversations in the terminal: each question may lean on the one before, and no error ends them."""

from __future__ import annotations

import io
import os
import pty
import re
import shutil
import stat
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from bot.asking import How, converse
from kpi_core.errors import StoreMissing
from tests.bot.command_line import CommandLine
from tests.bot.kaga import RECORD, enter
from tests.bot.processes import environment, kaga

HOW = How(as_json=False, explain=False, language=None, day=date(2025, 6, 2))


def said(run: CommandLine, *questions: str | bytes, arguments: tuple[str, ...] = ()) -> list[str]:
    """What `kaga chat` says to each question; the greeting is left out."""
    lines = [question.encode() if isinstance(question, str) else question for question in questions]
    ended = run("chat", *arguments, stdin=b"\n".join(lines))
    assert (ended.status, ended.err) == (0, "")
    greeting, _, rest = ended.out.partition("\n")
    assert greeting == "加賀市の指標についてお尋ねください（終わるには Ctrl-D）。 / Ask about Kaga City; Ctrl-D ends."
    # An answer to a question ends with the city, an error with its one sentence.
    return [part for part in re.split(r"(?<=計画\n)\n|(?<=。\n)\n|\n\Z", rest) if part]


def test_questions_lean_on_the_ones_before(run: CommandLine) -> None:
    first, target, solar, unknown = said(run, "女性就業率は?", "じゃあ目標は?", "太陽光は?", "じゃあ男性は?")
    assert first.startswith("女性就業率  社4\n  達成度  28%")
    assert target.startswith("女性就業率  社4\n  目標    67.4%（2030年）\n")
    assert solar.startswith("公共施設の太陽光パネル設置数  環9\n  目標")
    assert unknown.startswith("「男性」に当たる指標は、この計画には見つかりませんでした。")


def test_an_error_ends_nothing(run: CommandLine) -> None:
    answers = said(run, "女性就業率は?", b"\xff\xfe", "", "\x01", "あ" * 4001, "じゃあ目標は?")
    assert answers[1:4] == [
        "文字を読み取れません。UTF-8 で入力してください。\n",
        "質問が空です。例: 「遅れている指標は?」のように入力してください。\n",
        "質問が長すぎます（4,001文字）。4,000文字以内で入力してください。\n",
    ]
    assert answers[4].startswith("女性就業率  社4\n  目標    67.4%（2030年）\n")


@pytest.mark.parametrize("word", ["終了", "おわり", "exit", "QUIT", " quit "])
def test_a_word_ends_it(run: CommandLine, word: str) -> None:
    assert len(said(run, "経2は?", word, "環9は?")) == 1


def test_the_language_of_a_conversation_can_be_chosen(run: CommandLine) -> None:
    (answer,) = said(run, "MaaSの達成度は?", arguments=("--lang", "en"))
    assert answer.startswith("MaaS app downloads  経2\n")


def test_a_corrected_record_is_seen_at_the_next_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = Path(shutil.copy(RECORD, tmp_path / "kaga.db"))

    class Typing(io.StringIO):
        """Takes the record away after the first question."""

        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # None is what `input` never gives
            line = super().readline(-1 if size is None else size)
            if line.startswith("環9"):
                record.unlink()
            return line

    monkeypatch.setattr(sys, "stdin", Typing("経2は?\n環9は?\n"))
    converse(record, None, HOW)
    out = capsys.readouterr().out
    assert "経2\n" in out
    assert "環9" not in out
    assert str(record) in out


def test_a_conversation_needs_a_record_to_begin(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        converse(tmp_path / "gone.db", None, HOW)


def test_a_conversation_sees_what_was_entered(run: CommandLine, tmp_path: Path) -> None:
    run("--help", KAGA_DB=str(enter(tmp_path / "live.db", value="2600")))
    (answer,) = said(run, "経2は?")
    assert answer.startswith("MaaSアプリのダウンロード件数  経2\n  達成度  52%")


def test_a_conversation_as_a_process(tmp_path: Path) -> None:
    lines = b"MaaS\xe3\x81\xae\xe9\x81\x94\xe6\x88\x90\xe5\xba\xa6\xe3\x81\xaf?\n\xff\nAnd the target?\nexit\n"
    ended = kaga(tmp_path, "chat", stdin=lines)
    assert (ended.status, ended.err) == (0, "")
    assert "> " not in ended.out
    assert "  Target    5,000 downloads (2030)\n  Progress  29%" in ended.out
    assert list(tmp_path.iterdir()) == []


def typed(home: Path, *keys: bytes) -> str:
    """What a terminal shows of a conversation in which these keys are pressed, each after the answer before."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        env=environment(home, {"TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "100"}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    for pressed in (*keys, b"\x04"):
        shown += _until_prompt(ours)
        os.write(ours, pressed)
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # Linux says so when the other end is closed
            break
        shown += part
    os.close(ours)
    assert process.wait(60) == 0
    return shown.decode()


def _until_prompt(terminal: int) -> bytes:
    shown, deadline = b"", time.monotonic() + 30
    while not shown.endswith(b"> ") and time.monotonic() < deadline:
        shown += os.read(terminal, 65_536)
    return shown


def test_arrow_keys_bring_earlier_questions_back(tmp_path: Path) -> None:
    assert "女性就業率  社4" in typed(tmp_path, "社4は?\r".encode())
    (history,) = tmp_path.rglob("chat_history")
    assert history.read_text("utf-8").splitlines()[-1] == "社4は?"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    assert "女性就業率  社4" in typed(tmp_path, b"\x1b[A\r")


@pytest.mark.parametrize("kept", ["社4は?\n", None])
def test_the_history_is_read_and_written_even_if_the_conversation_breaks_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str | None
) -> None:
    class Interrupted(io.StringIO):
        def isatty(self) -> bool:
            return True

        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    import readline

    readline.clear_history()
    history = tmp_path / "kaga" / "chat_history"
    if kept is not None:
        history.parent.mkdir()
        history.write_text(kept, "utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", Interrupted())
    with pytest.raises(KeyboardInterrupt):
        converse(RECORD, None, HOW)
    assert history.read_text("utf-8") == (kept or "")


def test_a_conversation_does_without_a_history_that_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / ".local").write_text("in the way")
    assert "女性就業率  社4" in typed(tmp_path, "社4は?\r".encode())
