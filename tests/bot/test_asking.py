"""Questions a line and conversations: `kaga ask -` and `kaga chat`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bot.command_line import MAAS, CommandLine
from tests.bot.kaga import enter
from tests.bot.processes import kaga


def test_each_line_of_standard_input_is_a_question(run: CommandLine) -> None:
    lines = f"\ufeff{MAAS}\r\n\n待機児童は?\n{'あ' * 5000}\nHow is MaaS going?"
    ended = run("ask", "-", "--json", stdin=lines)
    assert (ended.status, ended.err) == (0, "")
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert [one["intent"] for one in found] == ["progress", "error", "unknown", "error", "progress"]
    assert [one["language"] for one in found] == ["ja", "ja", "ja", "ja", "en"]
    assert found[0]["question"] == MAAS
    assert found[1]["text"].startswith("質問が空です。")
    assert found[3]["text"].startswith("質問が長すぎます（5,000文字）")
    assert list(found[1]) == list(found[0])


def test_lines_are_answered_in_words_too_with_a_blank_between(run: CommandLine) -> None:
    ended = run("ask", "-", "--lang", "en", stdin=b"\xff\xfe?\n" + MAAS.encode() + b"\n\n")
    assert ended.status == 0
    assert "MaaS app downloads" in ended.out
    assert "The question is empty." in ended.out
    assert ended.out.endswith("\n\n")


def test_no_lines_are_no_answers(run: CommandLine) -> None:
    assert run("ask", "-", "--json").out == ""


def test_a_process_answers_lines_in_order(tmp_path: Path) -> None:
    ended = kaga(tmp_path, "ask", "-", "--json", stdin="経1は?\n経2は?\n社3は?\n")
    assert (ended.status, ended.err) == (0, "")
    assert [json.loads(line)["results"][0]["code"] for line in ended.out.splitlines()] == ["経1", "経2", "社3"]


# ---- chat ----------------------------------------------------------------------------------------


def test_a_conversation_leans_on_itself_until_it_is_left(run: CommandLine, tmp_path: Path) -> None:
    ended = run("chat", stdin="女性就業率は?\n\nじゃあ目標は?\n待機児童は?\n\x01\n終了\n経1は?\n")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("加賀市の指標についてお尋ねください")
    assert "  達成度  28%" in ended.out
    assert "  目標    67.4%（2030年）\n  達成度" in ended.out
    assert "見つかりませんでした" in ended.out
    assert "質問が空です。" in ended.out
    assert "自治体新電力加入件数  経1" not in ended.out
    assert list(tmp_path.iterdir()) == []


def test_a_conversation_ends_with_the_input(run: CommandLine) -> None:
    ended = run("chat", "--lang", "en", stdin=MAAS)
    assert (ended.status, ended.err) == (0, "")
    assert "MaaS app downloads" in ended.out


def test_an_entry_is_seen_in_the_same_conversation(run: CommandLine, tmp_path: Path) -> None:
    ended = run("chat", stdin="経2は?\nquit\n", KAGA_DB=str(enter(tmp_path / "kaga.db")))
    assert "  達成度  50%" in ended.out


def test_a_process_converses_without_a_terminal(tmp_path: Path) -> None:
    ended = kaga(tmp_path, "chat", stdin="社4の実績は?\nexit\n")
    assert (ended.status, ended.err) == (0, "")
    assert "  実績    55.5%（2022年）" in ended.out
