"""`kaga audit`: lines, JSON, CSV and the exit status."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from bot import audit_words, views
from bot.auditing import audited
from kpi_core.contents import Audited, Choice
from kpi_core.csv_tables import harmless
from kpi_core.questions import Intent
from tests.bot.command_line import CommandLine, one_line
from tests.bot.every_answer import words_of
from tests.bot.kaga import RECORD, TODAY, enter, press
from tests.kpi_core.plans import built, edit, small_folder


def test_the_whole_record_in_lines(run: CommandLine) -> None:
    ended = run("audit")
    assert (ended.status, ended.err) == (1, "")
    lines = ended.out.splitlines()
    assert lines[0] == "公表値の点検（24件）: 一致 20・相違 1・確認できない 3"
    assert [line for line in lines if line.startswith("  成7  ")]
    assert [line for line in lines if line and not line.startswith(" ")][1:] == [
        "公表値と計算が異なるもの", "確かめられないもの", "そのほかの気づき（要確認）", "そのほかの気づき（参考）",
    ]  # fmt: skip
    assert run("audit", "--lang", "en").out.startswith(
        "Published figures (24): 20 agree, 1 differ, 3 cannot be checked"
    )


def test_one_json_object(run: CommandLine) -> None:
    ended = run("audit", "--json")
    found = json.loads(ended.out)
    assert ended.status == 1
    assert set(found) == {"checked", "findings"}
    by_code = {c["code"]: c for c in found["checked"]}
    assert len(found["checked"]) == len(by_code) == 24
    results = [c["result"] for c in found["checked"]]
    assert {r: results.count(r) for r in results} == {"agrees": 20, "differs": 1, "unverifiable": 3}
    seven = by_code["成7"]
    assert (seven["year"], seven["published"], seven["percent"]) == ("2023", "101", "102")
    assert "1,721 ÷ 1,700" in seven["explanation"]
    assert by_code["成5"]["percent"] is None
    assert "497〜503" in by_code["成5"]["explanation"]
    assert by_code["社5"]["published"] == by_code["社5"]["percent"] == "-33"
    for finding in found["findings"]:
        assert {"kind", "severity", "codes", "text"} <= set(finding)
        assert set(finding["codes"]) <= set(by_code)


def test_what_was_entered_changes_nothing(run: CommandLine, tmp_path: Path) -> None:
    before = run("audit", "--json").out
    assert run("audit", "--json", KAGA_DB=str(enter(tmp_path / "kaga.db"))).out == before


def test_a_record_without_differences_ends_with_0(run: CommandLine, tmp_path: Path) -> None:
    record = built(small_folder(tmp_path / "small"), tmp_path / "small.db")
    ended = run("--record", str(record), "audit")
    assert (ended.status, ended.out) == (0, "公表値の点検（1件）: 一致 1・相違 0・確認できない 0\n")


def test_the_table_opens_in_a_japanese_spreadsheet(run: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "点検.csv"
    ended = run("audit", "--csv", str(file))
    assert (ended.status, ended.out) == (1, f"{file}: 書き出しました / written\n")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = list(csv.reader(lines))
    assert all(len(row) == len(header) for row in rows)
    checked = [row for row in rows if row[0] == "checked"]
    assert len(checked) == 24
    assert next(row for row in checked if row[1] == "社5")[3:6] == ["-33%", "-33%", "agrees"]
    assert {row[6] for row in rows if row[0] == "finding"} == {"warning", "notice"}
    assert list(tmp_path.iterdir()) == [file]


def test_with_json_the_notice_of_the_table_stands_on_stderr(run: CommandLine, tmp_path: Path) -> None:
    ended = run("audit", "--json", "--csv", str(tmp_path / "audit.csv"))
    assert json.loads(ended.out)
    assert "audit.csv" in ended.err


@pytest.mark.parametrize("name", ["nowhere/audit.csv", "."])
def test_a_file_that_cannot_be_written_gets_a_sentence(run: CommandLine, tmp_path: Path, name: str) -> None:
    one_line(run("audit", "--csv", str(tmp_path / name)), "書き込めません")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-cmd", "'-cmd"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        ("-33%", "-33%"),
        ("+1,234.5", "+1,234.5"),
        ("-1+cmd|x", "'-1+cmd|x"),
        ("成7", "成7"),
        ("", ""),
    ],
)
def test_no_cell_becomes_a_formula(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


def test_a_name_that_is_a_formula_is_only_a_name(run: CommandLine, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "small")
    edit(folder, "published", 2, code="経1", year="2022年度", percent="51%", source='=HYPERLINK("http://x")')
    record = built(folder, tmp_path / "small.db")
    run("--record", str(record), "audit", "--csv", str(tmp_path / "audit.csv"))
    with (tmp_path / "audit.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert not [cell for row in csv.reader(lines) for cell in row if cell.startswith("=")]


def test_slack_and_the_terminal_say_the_same() -> None:
    found = press(Choice(Intent.AUDIT, (), "ja"))
    assert isinstance(found.content, Audited)
    whole = audited(RECORD, TODAY)
    assert audit_words.sections(found.content.audit, "ja") == audit_words.sections(whole, "ja")
    assert [r.row.code for r in found.content.rows] == ["成7", "成2", "成5", "成6"]


def test_a_finding_on_many_rows_names_the_first() -> None:
    last = audited(RECORD, TODAY).findings[-1]
    assert len(last.codes) == 16
    assert audit_words.codes(last) == "経1, 経2, 社3, 社4 …"


def test_an_audit_of_many_lines_loses_few_blocks(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "small")
    for number in range(200):
        key = f"m{number}"
        edit(folder, "measures", number + 3, key=key, name_ja=f"とても長い名前の指標{number}" * 5, year_kind="年度")
        edit(
            folder, "indicators", number + 3, code=f"経{number + 2}", table="vision", plan="first", measure=key,
            name_printed=f"とても長い名前の指標{number}" * 5, baseline="0", target="200", rule="interval",
        )  # fmt: skip
        edit(
            folder,
            "published",
            number + 3,
            code=f"経{number + 2}",
            year="2022年度",
            actual="30",
            percent="77%",
            source="表",
        )
    record = built(folder, tmp_path / "small.db")
    found = views.message(press(Choice(Intent.AUDIT, (), "ja"), record=record))
    shown = words_of(list(found.blocks))
    assert found.text == "公表値の点検（201件）: 一致 1・相違 200・確認できない 0"
    assert shown.count("計算では 15%") >= 15
    assert "長い" in shown
