"""The summary as a value, on a small plan."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from kpi_core.building import build
from kpi_core.csv_editing import replace_all
from kpi_core.digest import Before, Digest, digest
from kpi_core.entries import NewEntry
from kpi_core.entry_importing import edited_by_entries
from kpi_core.importing import read_record
from kpi_core.live import LiveStore, entries_after, last_entry_before, latest_entries
from kpi_core.pace import Status
from kpi_core.store import Store
from tests.bot.kaga import RECORD
from tests.kpi_core.plans import DATA

THEN, TODAY = date(2026, 11, 23), date(2026, 11, 30)
AT = "2026-11-23T00:00:00Z"
Typed = tuple[str, int, str | None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(RECORD) as store:
        LiveStore.create(tmp_path / "kaga.db", store.plan)
    return tmp_path / "kaga.db"


def enter(path: Path, *typed: Typed, provisional: bool = False) -> None:
    with Store.open(RECORD) as store, LiveStore.open(path, store.plan) as live:
        for measure, year, value in typed:
            count = len(latest_entries(path, store.plan, 1_000))
            live.enter(
                NewEntry(
                    f"k{count}", measure, year, "年", value, "", "U1", "花子", f"2026-11-24T00:00:{count:02}Z", "test",
                    provisional=provisional, published=store.recorded(measure, year),
                )
            )  # fmt: skip


@contextmanager
def told(path: Path, since: int, then: date = THEN, today: date = TODAY, record: Path = RECORD) -> Iterator[Digest]:
    """The summary after one that told of the entries until `since`."""
    with Store.open(record, path) as now, Store.open(record, path, until=since) as before:
        yield digest(now, today, Before(before, AT, then), entries_after(path, now.plan, since))


CHANGES: list[tuple[str, list[Typed], list[Typed], list[tuple[str, int, str | None, str | None]]]] = [
    ("new", [], [("maas_downloads", 2024, "2000")], [("maas_downloads", 2024, None, "2000")]),
    ("corrected twice", [("maas_downloads", 2024, "2000")],
     [("maas_downloads", 2024, "9"), ("maas_downloads", 2024, "1900")], [("maas_downloads", 2024, "2000", "1900")]),
    ("entered and undone", [], [("maas_downloads", 2024, "2000"), ("maas_downloads", 2024, None)], []),
    ("corrected and corrected back", [("maas_downloads", 2024, "2000")],
     [("maas_downloads", 2024, "9"), ("maas_downloads", 2024, "2000")], []),
    ("the same in another form", [("maas_downloads", 2024, "2000")], [("maas_downloads", 2024, "2000.0")], []),
    ("taken back", [("maas_downloads", 2024, "2000")], [("maas_downloads", 2024, None)],
     [("maas_downloads", 2024, "2000", None)]),
    ("over the record", [], [("maas_downloads", 2023, "1500")], [("maas_downloads", 2023, "1457", "1500")]),
    ("the record's own figure", [], [("maas_downloads", 2023, "1457")], []),
    ("undone to the record's", [("maas_downloads", 2023, "1500")], [("maas_downloads", 2023, None)],
     [("maas_downloads", 2023, "1500", "1457")]),
    ("two years of one, and another, in the record's order", [],
     [("public_solar", 2024, "15"), ("maas_downloads", 2025, "2500"), ("maas_downloads", 2024, "2000")],
     [("maas_downloads", 2024, None, "2000"), ("maas_downloads", 2025, None, "2500"), ("public_solar", 2024, None, "15")]),
    ("a measure that the record does not know", [], [("gone", 2024, "5")], []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "since", "updates"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_entries_are_told_by_what_they_come_to(
    path: Path, before: list[Typed], since: list[Typed], updates: list[tuple[str, int, str | None, str | None]]
) -> None:
    enter(path, *before)
    enter(path, *since)
    with told(path, len(before)) as found:
        assert [
            (
                u.dossier.measure.key,
                u.year.number,
                None if u.before is None else str(u.before.value),
                None if u.after is None else str(u.after.value),
            )
            for u in found.updates
        ] == updates


def test_a_provisional_figure_that_becomes_final_is_told(path: Path) -> None:
    enter(path, ("maas_downloads", 2024, "2000"), provisional=True)
    enter(path, ("maas_downloads", 2024, "2000"))
    with told(path, 1) as found:
        assert len(found.updates) == 1


def test_an_entry_that_the_record_has_taken_over_since_is_told(path: Path, tmp_path: Path) -> None:
    """`kaga import --entries` before the summary was due: the record says the same by now, and did not then."""
    enter(path, ("maas_downloads", 2025, "6000"), ("maas_downloads", 2023, "1500"), ("public_solar", 2024, "15"))
    shutil.copytree(DATA, tmp_path / "data")
    replace_all(tmp_path / "data", edited_by_entries(path, tmp_path / "data").contents())
    record = tmp_path / "record.db"
    build(read_record(tmp_path / "data").record, record)
    with told(path, 2, record=record) as found:
        assert [(u.dossier.measure.key, u.before, u.by) for u in found.updates] == [("public_solar", None, "花子")]
    with told(path, 0, record=record) as found:
        assert [(u.year.number, None if u.before is None else str(u.before.value)) for u in found.updates] == [
            (2023, "1457"), (2025, None), (2024, None),
        ]  # fmt: skip
        assert [c.after.row.code for c in found.reached] == ["経2", "環9"]
        assert found.missing_before == 12
    with told(path, 3, record=record) as found:
        assert found.updates == ()


def test_each_row_that_follows_is_told_and_no_other(path: Path) -> None:
    enter(path, ("maas_downloads", 2024, "2000"), ("maas_downloads", 2021, "5"))
    with told(path, 0) as found:
        rows = {
            u.year.number: [(c.after.row.code, c.before.shown, c.after.shown) for c in u.rows] for u in found.updates
        }
        assert [code for code, _, _ in rows[2024]] == ["経2"]
        assert (str(rows[2024][0][1]), str(rows[2024][0][2])) == ("29", "40")


def test_moves_counts_and_gaps_are_those_since_the_last_one(path: Path) -> None:
    enter(path, ("public_solar", 2025, "40"), ("ghg_emissions", 2025, "650000"))
    with told(path, 0) as found:
        assert [(c.after.row.code, c.after.status) for c in found.reached] == [("環9", Status.ACHIEVED)]
        assert [(c.after.row.code, c.before.status, c.after.status) for c in found.fell_back] == [
            ("環8", Status.ON_TRACK, Status.BEHIND)
        ]
        assert {c.status: (c.before, c.now) for c in found.total if c.change} == {
            Status.ACHIEVED: (1, 2), Status.ON_TRACK: (5, 3), Status.BEHIND: (1, 2),
        }  # fmt: skip
        assert (found.missing_before, len(found.missing), found.newly_missing) == (12, 10, ())
        assert not found.quiet


def test_what_time_alone_brings_is_told_too(path: Path) -> None:
    """On 1 January 2027 the actuals of 2026 begin to lack."""
    with told(path, 0, date(2026, 12, 28), date(2027, 1, 4)) as found:
        assert len(found.newly_missing) == 12
        assert not found.quiet
    with told(path, 0, date(2027, 1, 4), date(2027, 1, 11)) as found:
        assert found.quiet


def test_a_target_year_that_ends_changes_the_counts_without_any_entry(path: Path) -> None:
    """After 2030 only an actual of 2030 itself can say whether a target was reached."""
    with told(path, 0, date(2030, 12, 30), date(2031, 1, 6)) as found:
        changed = {c.status: (c.before, c.now) for c in found.total if c.change}
        assert changed[Status.ON_TRACK] == (5, 0)
        assert changed[Status.NOT_AVAILABLE] == (2, 9)
        assert found.fell_back == ()  # nobody knows yet
        assert found.updates == ()


def test_the_first_one_has_no_before(path: Path) -> None:
    enter(path, ("maas_downloads", 2024, "2000"))
    with Store.open(RECORD, path) as store:
        found = digest(store, TODAY, None, ())
    assert (found.first, found.updates, found.missing_before) == (True, (), None)
    assert all(count.before is None and count.change == 0 for count in found.total)
    assert len(found.newly_missing) == len(found.missing) == 12


def test_the_store_as_it_was_at_an_entry(path: Path) -> None:
    enter(path, ("maas_downloads", 2024, "1"), ("maas_downloads", 2024, "2"), ("maas_downloads", 2024, None))
    shown = []
    for until in (0, 1, 2, 3, None):
        with Store.open(RECORD, path, until=until) as store:
            (dossier,) = store.dossiers(["maas_downloads"])
            shown.append(dossier.actual(2024))
    assert [None if value is None else str(value) for value in shown] == [None, "1", "2", None, None]
    with Store.open(RECORD) as store:
        plan = store.plan
    assert last_entry_before(path, plan, "2026-11-24T00:00:01Z") == 1
    assert last_entry_before(path, plan, "2026-11-24T00:00:00Z") == 0
    assert [row["id"] for row in latest_entries(path, plan, 2)] == [3, 2]
    assert [row["id"] for row in entries_after(path, plan, 1, 2)] == [2]
