"""Owners and absences in the live store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpi_core.building import build
from kpi_core.duties import Duties, DutyBook, NewAbsence, Owner, read_duties
from kpi_core.entries import NewEntry
from kpi_core.live import LiveStore
from kpi_core.record import Absence
from kpi_core.store import Store
from tests.kpi_core.plans import plan, record, row

OWNER = Owner("visitors", "U1", "2026-05-01T00:00:00Z")
SAID = NewAbsence("visitors", 2025, "国の統計待ち", "U1", "加賀 花子", "2026-05-01T15:30:00Z")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    LiveStore.create(tmp_path / "kaga.db", plan())
    return tmp_path / "kaga.db"


@pytest.fixture
def book(path: Path) -> Iterator[DutyBook]:
    with DutyBook.open(path, plan()) as found:
        yield found


def test_an_owner_is_set_changed_and_removed(book: DutyBook) -> None:
    assert book.set_owner(OWNER)
    assert not book.set_owner(replace(OWNER, at="2026-06-01T00:00:00Z"))  # and stays owner since then
    assert book.owners() == (OWNER,)
    assert book.set_owner(replace(OWNER, slack_id="U2", at="2026-06-01T00:00:00Z"))
    assert book.owners() == (Owner("visitors", "U2", "2026-06-01T00:00:00Z"),)
    assert book.remove_owner("visitors")
    assert not book.remove_owner("visitors")


def test_a_reason_is_kept_with_whom_and_the_day_in_the_plans_time_zone(path: Path, book: DutyBook) -> None:
    assert book.say_absent(SAID)
    kept = Absence(2025, "国の統計待ち", "加賀 花子", "2026-05-01T15:30:00Z", date(2026, 5, 2))
    assert read_duties(path, plan()) == Duties({}, {"visitors": (kept,)})
    assert book.say_absent(replace(SAID, reason="8月の見込み"))
    assert [a.reason for a in read_duties(path, plan()).absences["visitors"]] == ["8月の見込み"]


def test_no_reason_is_kept_for_what_was_entered_until_it_is_taken_back(path: Path, book: DutyBook) -> None:
    entry = NewEntry("k1", "visitors", 2025, "年", "5", "", "U1", "加賀 花子", "2026-05-01T00:00:00Z", "test")
    with LiveStore.open(path, plan()) as live:
        live.enter(entry)
        assert not book.say_absent(SAID)
        live.enter(replace(entry, key="k2", value=None, undoes=1))
        assert book.say_absent(SAID)


def test_both_stand_on_the_dossier_where_entries_are_laid_over_and_only_there(tmp_path: Path, path: Path) -> None:
    found = record(row())
    build(found, tmp_path / "record.db")
    key = found.measures[0].key
    with DutyBook.open(path, plan()) as book:
        book.set_owner(replace(OWNER, measure=key))
        book.say_absent(replace(SAID, measure=key))
    with Store.open(tmp_path / "record.db", path) as store:
        (dossier,) = store.dossiers([key])
        assert dossier.owner == "U1"
        assert [a.year for a in dossier.absences] == [2025]
    with Store.open(tmp_path / "record.db") as store:
        (dossier,) = store.dossiers([key])
        assert (dossier.owner, dossier.absences) == ("", ())
