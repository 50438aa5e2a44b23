"""`kaga update` and `kaga history`: shown before it is stored, stored once agreed to, and told."""

from __future__ import annotations

import csv
import getpass
import io
import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.entering import Desk, Typed
from bot.paths import Place
from kpi_core.entries import Conflict
from kpi_core.store import Store
from tests.bot.command_line import CommandLine, one_line
from tests.bot.entering import unconfirmed
from tests.bot.kaga import RECORD, enter
from tests.bot.processes import environment

SOURCE = ("--source", "アプリ管理画面")


@pytest.fixture
def kaga(run: CommandLine, tmp_path: Path) -> CommandLine:
    run("init", KAGA_DB=str(tmp_path / "kaga.db"), LANG="ja_JP.UTF-8")
    return run


def history(kaga: CommandLine, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(kaga("history", *arguments, "--json").out)
    return found


def test_the_form_for_programs(kaga: CommandLine) -> None:
    ended = kaga("update", "経2", "R6", "2千", *SOURCE, "--yes", "--json")
    assert ended.status == 0
    found = json.loads(ended.out)
    assert {name: found[name] for name in ("id", "measure", "year", "old", "new")} == {
        "id": 1, "measure": "maas_downloads", "year": "2024", "old": None, "new": "2000",
    }  # fmt: skip
    assert [(r["code"], r["before"], r["after"]) for r in found["rows"]] == [
        ("経2", "29", "40"), ("取3", "45", "45"), ("成3", "29", "29"),
    ]  # fmt: skip


def test_a_line_in_the_channel_is_to_be_corrected_by_an_update_and_an_undo(kaga: CommandLine, tmp_path: Path) -> None:
    kaga("update", "経2", "R6", "2千", *SOURCE, "--yes")
    kaga("update", "--undo", "1", "--yes")
    assert unconfirmed(tmp_path / "kaga.db") == [1, 2]


def test_the_value_before_is_the_records_where_nothing_was_entered(kaga: CommandLine) -> None:
    found = json.loads(kaga("update", "社5", "2022", "▲3", *SOURCE, "--yes", "--json").out)
    assert (found["old"], found["new"]) == ("1", "-3")
    again = json.loads(kaga("update", "社5", "2022", "-4", *SOURCE, "--yes", "--json").out)
    assert (again["old"], again["new"]) == ("-3", "-4")


def test_what_changes_is_shown_and_what_stays_says_why(kaga: CommandLine) -> None:
    shown = kaga("update", "経2", "2024", "2,000", *SOURCE, "--yes")
    assert "2024年の実績: なし → 2,000 DL" in shown.err
    assert "経2  29%（順調） → 40%（順調）" in shown.err
    assert "取3  45%（未達成）のまま（目標年が2022年のため）" in shown.err
    assert shown.out == "登録しました（番号 1）。元に戻すには kaga update --undo 1 を使います。\n"
    english = kaga("update", "経2", "2025", "40%", *SOURCE, "--yes", LANG="en_GB.UTF-8")
    assert "Note: You typed 40%, but this indicator is counted in downloads." in english.err
    assert "Stored (entry 2)." in english.out


def test_the_next_question_has_the_new_value_with_source_name_and_time(kaga: CommandLine) -> None:
    kaga("update", "経2", "2024", "2,000", *SOURCE, "--provisional", "--yes")
    answer = kaga("ask", "MaaSダウンロードの達成度は?").out
    assert "2,000 DL（2024年、暫定）" in answer
    assert f"入力: {getpass.getuser()}（" in answer
    assert "アプリ管理画面" in answer
    (result,) = [r for r in json.loads(kaga("ask", "経2", "--json").out)["results"] if r["code"] == "経2"]
    assert (result["provisional"], result["entered_by"], result["source"]) == (
        True,
        getpass.getuser(),
        "アプリ管理画面",
    )


def test_where_the_record_says_otherwise_both_are_shown(kaga: CommandLine) -> None:
    kaga("update", "経2", "2022", "1,200", *SOURCE, "--yes")
    assert "2022年の公表データの実績は 1,117 DL です（入力された値を使っています）。" in kaga("ask", "取3は?").out
    assert (
        "2022年の公表データの実績は 1,117 DL です" in kaga("ask", "MaaSダウンロードの達成度は?").out
    )  # 取3 is not its lead
    assert "入力値 1200 と公表データ 1117 が違います" in kaga("doctor").out


def test_without_a_terminal_and_without_yes_nothing_is_stored(kaga: CommandLine) -> None:
    ended = kaga("update", "経2", "2024", "2,000", *SOURCE)
    assert ended.status == 2
    assert "--yes を付けてください" in ended.err
    assert history(kaga) == []


def test_at_a_terminal_it_is_asked(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db")
    for typed, status, told, count in (("n", 1, "登録していません。", 1), ("y", 0, "登録しました（番号 2）", 2)):
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "update", "経2", "2024", "2,000", *SOURCE],
            env=environment(tmp_path, {"KAGA_DB": str(live)}), stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        os.write(ours, f"{typed}\n".encode())
        out, err = process.communicate(timeout=60)
        os.close(ours)
        os.close(theirs)
        assert "登録しますか？ / Store it? [y/N]" in err.decode()
        assert (process.returncode, told in out.decode()) == (status, True)
        listed = subprocess.run(
            [sys.executable, "-m", "bot", "history", "--json"],
            env=environment(tmp_path, {"KAGA_DB": str(live)}), capture_output=True, check=True,
        )  # fmt: skip
        assert len(json.loads(listed.stdout)) == count


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("経2", "2024", "たくさん", *SOURCE), "「たくさん」を数として読み取れません"),
        (("経2", "24", "3", *SOURCE), "「24」を年として読み取れません"),
        (("MaaS", "2024", "3", *SOURCE), "候補: 経2"),
        (("図書館", "2024", "3", *SOURCE), "見つかりません"),
        (("経2", "2024", "3"), "--source に出典を指定してください"),
        (("経2", "2024", "3", "--source", " "), "--source に出典を指定してください"),
        (("経2", "2024", *SOURCE), "どれか一つを指定してください"),
        ((), "どれか一つを指定してください"),
        (("経2", "2024", "3", "--undo", "1"), "どれか一つを指定してください"),
        (("--undo", "99"), "99番の入力はありません"),
        (("経2", "2024", "3", "--source", "長" * 501), "長すぎます（501文字）"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    kaga: CommandLine, arguments: tuple[str, ...], told: str
) -> None:
    ended = kaga("update", *arguments, "--yes")
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err
    assert "Traceback" not in ended.err
    assert history(kaga) == []


def test_a_named_store_that_is_not_there_is_an_error(run: CommandLine, tmp_path: Path) -> None:
    ended = run("update", "経2", "2024", "3", *SOURCE, "--yes", KAGA_DB=str(tmp_path / "none.db"))
    assert ended.status == 2
    assert "kaga init" in ended.err
    one_line(run("history"), "kaga init")
    assert not (tmp_path / "none.db").exists()


def test_an_entry_is_undone_once_and_the_undo_can_be_undone(kaga: CommandLine) -> None:
    kaga("update", "経2", "2022", "1,200", *SOURCE, "--yes")
    undone = json.loads(kaga("update", "--undo", "1", "--reason", "桁の誤り", "--yes", "--json").out)
    assert (undone["id"], undone["old"], undone["new"], undone["undoes"]) == (2, "1200", None, 1)
    assert [(r["code"], r["before"], r["after"]) for r in undone["rows"]][1] == ("取3", "48", "45")
    refused = kaga("update", "--undo", "1", "--yes")
    assert (refused.status, "すでに取り消しています（2番）" in refused.err) == (2, True)
    assert "取り消しました（番号 3）" in kaga("update", "--undo", "2", "--yes").out
    assert [(e["id"], e["old"], e["new"], e["undoes"]) for e in history(kaga)] == [
        (3, "1117", "1200", 2), (2, "1200", None, 1), (1, "1117", "1200", None),
    ]  # fmt: skip


def test_what_somebody_else_enters_while_one_decides_is_not_overwritten(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db", year=2023, value="1500")

    def meanwhile(shown: list[str]) -> bool:
        enter(live, year=2024, value="1900")
        return True

    desk = Desk(RECORD, Place(live, named=True), datetime(2026, 11, 25, tzinfo=UTC), "ja", meanwhile)
    with pytest.raises(Conflict, match="Meanwhile 加賀 花子 changed the actual for 2024"):
        desk.enter(Typed("経2", "2024", "2000", "A課", "", False))
    with Store.open(RECORD, live) as store:
        assert store.last_entry == 2


def test_a_file_is_stored_whole_or_not_at_all(kaga: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "updates.csv"
    head = "measure,year,value,source,reason,provisional\n"
    file.write_text(head + "経2,2024,2000,A課,,暫定\n経1,2024,たくさん,A課,,\n", encoding="utf-8")
    refused = kaga("update", "--file", str(file), "--yes")
    assert (refused.status, refused.out) == (2, "")
    assert "updates.csv 3行目 value列: 「たくさん」" in refused.err
    assert history(kaga) == []
    file.write_text(head + "経2,2024,2000,A課,,暫定\n経1,2024,81,A課,,\n", encoding="utf-8")
    stored = json.loads(kaga("update", "--file", str(file), "--yes", "--json").out)
    assert [(e["measure"], e["new"], e["provisional"]) for e in stored] == [
        ("maas_downloads", "2000", True), ("new_power_contracts", "81", False),
    ]  # fmt: skip
    again = kaga("update", "--file", str(file), "--yes")
    assert again.status == 0
    assert "2, 3行目は同じ値がすでに登録されているため、登録しません。" in again.err
    assert len(history(kaga)) == 2
    assert {e["via"] for e in history(kaga)} == {"file"}


def test_the_history_of_one_measure(kaga: CommandLine) -> None:
    for code, value in (("経2", "2000"), ("経1", "81"), ("取3", "2100")):
        kaga("update", code, "2024", value, *SOURCE, "--yes")
    assert [(e["id"], e["old"], e["new"]) for e in history(kaga, "経2")] == [(3, "2000", "2100"), (1, None, "2000")]
    shown = kaga("history", "MaaSダウンロード").out
    assert "2,000 DL → 2,100 DL" in shown
    assert "件" not in shown.replace("件数", "")
    first = history(kaga)[0]
    assert {"id", "measure", "year", "old", "new", "by", "at", "via", "source", "reason", "undoes"} <= set(first)
    assert (first["by"], first["via"]) == (getpass.getuser(), "terminal")


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=1+1", "'=1+1"), ("+81", "'+81"), ("-3", "'-3"), ("@SUM(A1)", "'@SUM(A1)"), ("＝1+1", "'＝1+1"),
        ("＋81", "'＋81"), ("＠x", "'＠x"), ("－3", "'－3"), ("\u200b=1", "'=1"), ("A課", "A課"), ('"=1"', '"=1"'),
        ("a,b", "a,b"), ("a\n=1", "a =1"),
    ],
)  # fmt: skip
def test_no_cell_of_the_csv_is_a_formula_and_figures_stay(kaga: CommandLine, typed: str, cell: str) -> None:
    kaga("update", "社5", "2024", "▲3", "--source", "A課", "--reason", typed, "--yes")
    out = kaga("history", "--csv").out
    assert out.startswith("\ufeff")
    (row,) = csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline=""))
    assert row["reason"] == cell
    assert row["new"] == "-3"


def test_what_was_typed_steers_no_terminal(kaga: CommandLine) -> None:
    kaga("update", "経2", "2024", "2000", "--source", "\x1b[31mA課\x07", "--yes")
    assert "\x1b" not in kaga("history").out


def test_a_backup_and_back(kaga: CommandLine, tmp_path: Path) -> None:
    kaga("update", "経2", "2024", "2000", *SOURCE, "--yes")
    assert "入力 1 件、検証済み" in kaga("backup", str(tmp_path / "copy.db")).out
    kaga("update", "経2", "2024", "3000", *SOURCE, "--yes")
    ended = kaga("restore", str(tmp_path / "copy.db"))
    assert "戻しました" in ended.out
    assert "kaga.db.replaced-" in ended.out
    assert [e["new"] for e in history(kaga)] == ["2000"]
    one_line(kaga("restore", str(tmp_path / "none.db")), "バックアップのファイル", "none.db", "kaga backup で作った")
