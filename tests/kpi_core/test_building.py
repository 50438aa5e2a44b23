"""A record to the file that answers are read from: the same each time, and whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kpi_core.assessment import assess
from kpi_core.building import build
from kpi_core.errors import NotAStore
from kpi_core.importing import read_record
from kpi_core.store import Store
from tests.kpi_core.plans import (
    DATA,
    built,
    copy_of_data,
    dump,
    edit,
    plan,
    record,
    row,
    row_of,
    seen,
    small_folder,
)

TODAY = date(2024, 6, 1)


def _shown(path: Path, code: str) -> str:
    """The percentage of a row, as the next answer has it."""
    with Store.open(path) as store:
        of, indicator = next((d, r) for d in store.dossiers() for r in d.indicators if r.code == code)
        return str(assess(indicator, of, store.plan, TODAY).shown)


def test_building_twice_gives_the_same_dump(tmp_path: Path) -> None:
    first, second = built(DATA, tmp_path / "first.db"), built(DATA, tmp_path / "second.db")
    assert dump(first) == dump(second)


def test_the_committed_record_is_what_data_builds(tmp_path: Path) -> None:
    """If this fails: `kaga build`, and commit data/kaga.db with the change."""
    assert dump(DATA / "kaga.db") == dump(built(DATA, tmp_path / "kaga.db"))


def test_a_corrected_cell_is_in_the_next_answer(tmp_path: Path) -> None:
    folder = copy_of_data(tmp_path / "data")
    path = built(folder, tmp_path / "kaga.db")
    with Store.open(path) as store:
        version = store.version
    assert _shown(path, "経2") == "29"

    edit(folder, "observations", row_of(folder, "observations", measure="maas_downloads", year="2023年"), value="2,457")
    built(folder, path)
    assert _shown(path, "経2") == "49"
    assert _shown(path, "成3") == "49"  # the row that borrows follows
    with Store.open(path) as store:
        assert store.version != version


@pytest.mark.parametrize(
    ("changes", "differs"),
    [({"value": "1,457"}, False), ({"year": "2023年度"}, True), ({"value": "1457.0"}, True)],
)
def test_the_version_changes_with_what_is_recorded_and_not_with_how_it_is_typed(
    tmp_path: Path, changes: dict[str, str], differs: bool
) -> None:
    folder = copy_of_data(tmp_path / "data")
    edit(folder, "observations", row_of(folder, "observations", measure="maas_downloads", year="2023年"), **changes)
    with Store.open(built(folder, tmp_path / "a.db")) as store, Store.open(DATA / "kaga.db") as committed:
        assert (store.version != committed.version) is differs


def test_a_record_comes_back_as_it_was_read(tmp_path: Path) -> None:
    """Every value of Kaga's record, through the database and back; kinds of years are compared as text."""
    read = read_record(DATA).record
    with Store.open(built(DATA, tmp_path / "kaga.db")) as store:
        dossiers = store.dossiers()
        assert repr(store.plan) == repr(read.plan)
        assert repr(store.tables()) == repr(read.tables)
        assert repr(store.terms()) == repr(read.terms)
        assert repr(store.passages()) == repr(read.passages)
        assert repr(store.programmes()) == repr(read.programmes)
        assert repr(tuple(store.sources().values())) == repr(read.sources)
    assert repr([d.measure for d in dossiers]) == repr(list(read.measures))
    rows = sorted((r for d in dossiers for r in d.indicators), key=lambda r: r.order)
    assert repr(rows) == repr(list(read.indicators))
    for attribute in ("observations", "published", "notes"):
        back = sorted(repr(x) for d in dossiers for x in getattr(d, attribute))
        assert back == sorted(repr(x) for x in getattr(read, attribute))


@pytest.mark.parametrize(
    ("baseline", "target"),
    [
        ("2020年度 60.50", "2030年 80.0％以上"),
        ("- 前年並み", "2030年度 前年より減少"),
        ("2020年 ▲2.3", "- 257（速報値）"),
        ("- -", "- -"),
    ],
)
def test_what_a_row_prints_survives_the_database(tmp_path: Path, baseline: str, target: str) -> None:
    made = row("経1", baseline, target, since=date(2023, 4, 1))
    observation = seen("2022年度", "未集計")
    build(record(made, observations=[observation]), tmp_path / "a.db")
    with Store.open(tmp_path / "a.db") as store:
        (of,) = store.dossiers()
    assert repr(of.indicators) == repr((made,))
    assert repr(of.observations) == repr((observation,))


def test_a_borrowing_row_may_stand_before_the_one_that_lends(tmp_path: Path) -> None:
    build(record(row("成1", "-", "", compare_with="環9", order=1), row("環9", order=2)), tmp_path / "a.db")
    with Store.open(tmp_path / "a.db") as store:
        assert [r.code for d in store.dossiers() for r in d.indicators] == ["成1", "環9"]


def test_a_record_without_figures_is_dated_by_its_plan(tmp_path: Path) -> None:
    """The migrations' date is the record's own: the newest year, or the plan's last."""
    build(record(), tmp_path / "empty.db")
    build(record(observations=[seen("2024年度", "5")]), tmp_path / "newer.db")
    with sqlite3.connect(tmp_path / "empty.db") as empty, sqlite3.connect(tmp_path / "newer.db") as newer:
        dates = [db.execute("select distinct applied_at from _sqlite_migrations").fetchall() for db in (empty, newer)]
    empty.close()
    newer.close()
    assert dates == [[("2022-12-31 00:00:00+00:00",)], [("2024-12-31 00:00:00+00:00",)]]


def test_the_floor_of_a_city_is_kept(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "plan", 7, key="percent_floor", value="0.0")
    with Store.open(built(folder, tmp_path / "a.db")) as store:
        assert store.plan.percent_floor == Decimal(0)
    build(record(), tmp_path / "b.db")
    with Store.open(tmp_path / "b.db") as store:
        assert store.plan == plan()


def test_a_failing_build_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    output = built(DATA, tmp_path / "kaga.db")
    before = (output.read_bytes(), output.stat().st_mtime_ns)
    twice = record(row("経1"), row("経1"))  # what `read_record` would have complained about
    with pytest.raises(sqlite3.IntegrityError):
        build(twice, output)
    assert (output.read_bytes(), output.stat().st_mtime_ns) == before
    assert os.listdir(tmp_path) == ["kaga.db"]


def test_a_reader_keeps_the_file_that_it_has_opened(tmp_path: Path) -> None:
    output = built(DATA, tmp_path / "kaga.db")
    with Store.open(output) as store:
        build(record(), output)
        assert store.dossiers(["maas_downloads"])[0].observations[-1].value == 1457
    with Store.open(output) as store:
        assert store.plan.city.ja == "見本市"


def test_the_file_can_be_read_by_everyone(tmp_path: Path) -> None:
    assert stat.S_IMODE(built(DATA, tmp_path / "kaga.db").stat().st_mode) == 0o644


@pytest.mark.parametrize("output", ["missing/kaga.db", "folder", "file/kaga.db"])
def test_an_output_that_cannot_be_written_is_an_error_of_ours(tmp_path: Path, output: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    path = tmp_path / output
    with pytest.raises(NotAStore, match=r"cannot be written \(.+\)\. Check the folder it goes to") as caught:
        build(record(), path)
    assert caught.value.path == path
    assert caught.value.sentence("ja").startswith(f"{path} に書き込めません（")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
    assert os.listdir(tmp_path / "folder") == []


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAStore, match="is not written over"):
        build(record(), tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()
