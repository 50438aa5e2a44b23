"""A year's actuals in one file: read whole, or every problem told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kpi_core.errors import BadRecord
from kpi_core.figures import plain
from kpi_core.store import Store
from kpi_core.update_files import Reading, read_updates
from tests.bot.kaga import RECORD, enter

TODAY = date(2026, 2, 25)
HEAD = "measure,year,value,source,reason,provisional\n"


def read(path: Path, text: str | bytes, live: Path | None = None) -> Reading:
    file = path / "updates.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with Store.open(RECORD, live) as store:
        return read_updates(file, store, TODAY)


def shown(reading: Reading) -> list[tuple[int, str, str, str]]:
    return [
        (p.row, p.preview.measure.key, str(p.preview.year), plain(p.preview.new)) for p in reading.planned
    ]  # fmt: skip


def problems(path: Path, text: str) -> list[str]:
    with pytest.raises(BadRecord) as refused:
        read(path, text)
    assert all(c.sentence("en") for c in refused.value.complaints)
    return [c.sentence("ja") for c in refused.value.complaints]


def test_rows_are_read_by_key_code_or_name(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        HEAD
        + 'maas_downloads,2024,"2,000",A課,,\n'
        + "経1,R6,81件,B課,確定,\n\n"
        + "女性就業率,2024年,55.8%,C課,,暫定\n",
    )
    assert shown(found) == [
        (2, "maas_downloads", "2024年", "2000"),
        (3, "new_power_contracts", "2024年", "81"),
        (5, "female_employment_rate", "2024年", "55.8"),
    ]
    drafts = [p.preview.draft for p in found.planned]
    assert [(d.source, d.reason, d.provisional) for d in drafts] == [
        ("A課", "", False), ("B課", "確定", False), ("C課", "", True),
    ]  # fmt: skip


def test_a_code_will_do_and_columns_that_are_not_needed_may_be_left_out(tmp_path: Path) -> None:
    assert shown(read(tmp_path, "code,year,value,source\n取3,2024,2000,A課\n")) == [
        (2, "maas_downloads", "2024年", "2000")
    ]


def test_a_file_that_excel_saved_is_read_and_that_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, (HEAD + "経2,2024年,2000,A課,,暫定\n").encode("cp932"))
    assert len(found.planned) == 1
    assert [r.en for r in found.remarks] == ["updates.csv was read as CP932 (Shift_JIS)."]


def test_a_row_is_seen_over_the_rows_before_it(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "経2,2024,2000,A課,,\n経2,2025,1900,A課,,\n")
    assert [[str(w.kind) for w in p.preview.warnings] for p in found.planned] == [[], ["fall"]]
    before, after = found.planned[1].preview.rows[0]
    assert (str(before.shown), str(after.shown)) == ("40", "38")


def test_what_is_there_already_is_left_out(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db", year=2024, value="2000")
    found = read(tmp_path, HEAD + "経2,2024,2000,アプリ管理画面,,\n経2,2025,2100,アプリ管理画面,,\n", live)
    assert (shown(found), found.there) == ([(3, "maas_downloads", "2025年", "2100")], (2,))


def test_every_problem_is_told_by_row(tmp_path: Path) -> None:
    text = HEAD + "MaaS,2024,2000,A課,,\n経2,24,80以上,,,たぶん\n経2,2024,1,A課,,\n取3,2024,2,A課,,\n,2024,1,A課,,\n"
    found = problems(tmp_path, text)
    assert [line.partition("列")[0].partition(": ")[0] for line in found] == [
        "updates.csv 2行目 measure",
        "updates.csv 3行目 source",
        "updates.csv 3行目 provisional",
        "updates.csv 3行目 year",
        "updates.csv 3行目 value",
        "updates.csv 6行目",
        "updates.csv 5行目",
    ]
    assert "候補: 経2" in found[0]
    assert "4行目と同じ指標・同じ年です" in found[-1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["year", "value", "source"]),
        (HEAD, ["登録する行がありません"]),
        ("measure,year,value,source,colour\n経2,2024,1,A課,red\n", ["知らない列です"]),
        ("measure,code,year,value,source\n経2,経1,2024,1,A課\n", ["別の指標を指しています"]),
        (HEAD + "経2,2024,1\n", ["列が3個あります"]),
        (HEAD + f"経2,2024,1,{'長' * 501},,\n", ["長すぎます（501文字）"]),
    ],
)
def test_a_file_that_is_not_right(tmp_path: Path, text: str, told: list[str]) -> None:
    found = problems(tmp_path, text)
    assert len(found) == len(told)
    for line, words in zip(found, told, strict=True):
        assert words in line


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with Store.open(RECORD) as store, pytest.raises(BadRecord) as refused:
        read_updates(tmp_path / "nowhere.csv", store, TODAY)
    assert "nowhere.csv: ファイルがありません" in refused.value.complaints[0].sentence("ja")


def test_a_file_without_an_ending_is_not_looked_for_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "updates").write_text(HEAD, encoding="utf-8")
    with Store.open(RECORD) as store, pytest.raises(BadRecord) as refused:
        read_updates(tmp_path / "updates", store, TODAY)
    assert refused.value.complaints[0].sentence("ja") == "updates: 名前が .csv で終わるファイルを指定してください"
