"""A record with the entries laid over it, from real files; reading leaves both as they are."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kpi_core.errors import NotAStore, StoreError, StoreMissing, StoreTooNew, WrongPlan
from kpi_core.live import LiveStore, NewEntry
from kpi_core.record import Observation, Plan
from kpi_core.store import Store
from tests.kpi_core.plans import built, edit, plan, small_folder

ENTRY = NewEntry(
    key="1",
    measure="visitors",
    year=2022,
    year_kind="年",
    value="160",
    source="観光課",
    by_id="U1",
    by_name="山田",
    at="2024-05-01T00:00:00Z",
    via="slack",
    reason="確定",
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The record of a small city: 150 visitors in 2022年度."""
    return built(small_folder(tmp_path / "data"), tmp_path / "record.db")


@pytest.fixture
def live(tmp_path: Path) -> Path:
    LiveStore.create(tmp_path / "live.db", plan())
    return tmp_path / "live.db"


def _enter(live: Path, *entries: NewEntry, of: Plan | None = None) -> None:
    with LiveStore.open(live, of or plan()) as store:
        for entry in entries:
            store.enter(entry)


def _observations(record: Path, live: Path | None) -> list[Observation]:
    with Store.open(record, live) as store:
        return [o for d in store.dossiers() for o in d.observations]


def _values(record: Path, live: Path | None) -> dict[str, str]:
    return {str(o.year): str(o.value) for o in _observations(record, live)}


def test_an_entry_supersedes_the_records_value_of_its_year(record: Path, live: Path) -> None:
    _enter(live, ENTRY, replace(ENTRY, key="2", value="165"))
    (observation,) = _observations(record, live)
    assert (observation.value, observation.published) == (Decimal(165), Decimal(150))
    assert str(observation.year) == "2022年度"  # as the record prints it
    assert observation.entry is not None
    assert (observation.entry.by, observation.entry.at, observation.entry.reason) == ("山田", ENTRY.at, "確定")
    assert (observation.source, observation.provisional) == ("観光課", False)


def test_an_entry_of_another_year_stands_beside_the_record(record: Path, live: Path) -> None:
    entry = replace(ENTRY, year=2024, year_kind="年度", value="190.50", provisional=True)
    _enter(live, entry, replace(entry, key="2", year=2019, value="90"))
    assert _values(record, live) == {"2019年度": "90", "2022年度": "150", "2024年度": "190.50"}
    newest = _observations(record, live)[-1]
    assert (newest.provisional, newest.published) == (True, None)


def test_an_entry_over_a_missing_figure_replaces_no_figure(tmp_path: Path, live: Path) -> None:
    folder = small_folder(tmp_path / "missing")
    edit(folder, "observations", 2, value="未集計")
    _enter(live, ENTRY)
    (observation,) = _observations(built(folder, tmp_path / "missing.db"), live)
    assert (observation.value, observation.published, observation.mark) == (Decimal(160), None, "")


def test_taking_an_entry_back_returns_to_the_record(record: Path, live: Path) -> None:
    later = replace(ENTRY, key="2", year=2024)
    _enter(live, ENTRY, later)
    assert _values(record, live) == {"2022年度": "160", "2024年": "160"}
    _enter(live, replace(ENTRY, key="3", value=None, undoes=1), replace(later, key="4", value=None, undoes=2))
    assert _observations(record, live) == _observations(record, None)
    _enter(live, replace(ENTRY, key="5", value="170"))
    assert _values(record, live) == {"2022年度": "170"}


def test_without_the_live_store_there_is_only_what_was_published(record: Path, live: Path) -> None:
    _enter(live, ENTRY)
    assert _values(record, None) == {"2022年度": "150"}
    with Store.open(record) as store:
        assert not store.has_entries
    with Store.open(record, live) as store:
        assert store.has_entries


def test_a_corrected_record_is_seen_under_the_entries(tmp_path: Path, record: Path, live: Path) -> None:
    _enter(live, replace(ENTRY, year=2024))
    folder = small_folder(tmp_path / "corrected")
    edit(folder, "observations", 2, value="155")
    built(folder, record)
    assert _values(record, live) == {"2022年度": "155", "2024年": "160"}


def test_entries_of_a_measure_that_the_record_no_longer_has_are_kept_and_not_shown(record: Path, live: Path) -> None:
    _enter(live, replace(ENTRY, measure="guests"))
    assert _values(record, live) == {"2022年度": "150"}
    with Store.open(record, live) as store:
        assert store.dossiers(["guests"]) == ()


@pytest.mark.parametrize("named", [None, ["visitors"], ["visitors", "visitors"]])
def test_entries_are_laid_over_however_the_measure_is_asked_for(
    record: Path, live: Path, named: list[str] | None
) -> None:
    _enter(live, ENTRY, replace(ENTRY, key="2", measure="guests"))
    with Store.open(record, live) as store:
        (of,) = store.dossiers(named)
    assert [o.value for o in of.observations] == [160]


# --- what reading does to files: nothing


def test_reading_changes_no_file_and_makes_none(tmp_path: Path, record: Path, live: Path) -> None:
    _enter(live, ENTRY)
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.iterdir() if p.is_file()}
    with Store.open(record, live) as store:
        store.catalogue()
        store.dossiers()
        store.passages()
    after = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.iterdir() if p.is_file()}
    assert after == before


def test_read_only_files_still_answer(tmp_path: Path, record: Path, live: Path) -> None:
    _enter(live, ENTRY)
    for path, mode in ((record, 0o444), (live, 0o444), (tmp_path, 0o555)):
        path.chmod(mode)
    try:
        assert _values(record, live) == {"2022年度": "160"}
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    "name",
    ["with blank.db", "who?.db", "no#1.db", "100%25.db", "a&b=c;d.db", "引用'\"符.db", "加賀市.db", "new\nline.db", "-x.db", ":memory:"],
)  # fmt: skip
def test_a_path_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    record = built(small_folder(tmp_path / "data"), tmp_path / name)
    live = tmp_path / f"live {name}" / name
    LiveStore.create(live, plan())
    _enter(live, ENTRY)
    assert _values(record, live) == {"2022年度": "160"}
    assert sorted(os.listdir(tmp_path)) == sorted([name, "data", f"live {name}"])
    assert folder.is_file()


def test_a_path_may_be_no_unicode_at_all(tmp_path: Path) -> None:
    record = built(small_folder(tmp_path / "data"), tmp_path / os.fsdecode(b"kaga-\xff.db"))
    assert _values(record, None) == {"2022年度": "150"}


def test_a_path_may_be_relative(tmp_path: Path, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert _values(Path(record.name), None) == {"2022年度": "150"}


# --- files that cannot be used: `test_connections.py` has every case; here, that both are looked at


@pytest.mark.parametrize("which", ["record", "live"])
@pytest.mark.parametrize(
    ("case", "error"),
    [
        ("missing", StoreMissing),
        ("folder", NotAStore),
        ("text", NotAStore),
        ("another database", NotAStore),
        ("newer", StoreTooNew),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_left_as_it_is(
    tmp_path: Path, record: Path, live: Path, which: str, case: str, error: type[StoreError]
) -> None:
    bad = tmp_path / f"bad-{which}.db"
    if case == "folder":
        bad.mkdir()
    elif case == "text":
        bad.write_text("経1,79\n", encoding="utf-8")
    elif case == "another database":
        with closing(sqlite3.connect(bad)) as db:
            db.execute("create table recipes (name text)")
            db.commit()
    elif case == "newer":
        bad.write_bytes((record if which == "record" else live).read_bytes())
        with closing(sqlite3.connect(bad)) as db:
            db.execute("update _sqlite_migrations set name = 'x999' where name glob '?001*'")
            db.commit()
    before = sorted((str(p), p.stat().st_mtime_ns) for p in tmp_path.rglob("*"))
    files = (bad, live) if which == "record" else (record, bad)
    with pytest.raises(error) as caught, Store.open(*files):
        pass
    assert caught.value.path == bad
    assert ("record" if which == "record" else "store of entries") in caught.value.sentence("en")
    assert sorted((str(p), p.stat().st_mtime_ns) for p in tmp_path.rglob("*")) == before


def test_the_entries_of_another_plan_are_refused(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    LiveStore.create(other, plan(key="other-2021"))
    with pytest.raises(WrongPlan, match=r"belong to the plan other-2021, the record is sample-2020\.") as caught:
        _values(record, other)
    assert caught.value.path == other
