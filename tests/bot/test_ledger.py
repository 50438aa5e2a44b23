"""Entries from Slack on real files: begun with the year that is due, read whole or refused whole, stored once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot import ids
from bot.drafts import Draft, draft
from bot.ledger import BadFields, Ledger
from kpi_core.building import build
from kpi_core.entries import Conflict, Superseded, UnknownEntry
from kpi_core.importing import read_record
from kpi_core.years import YearKind
from tests.bot.kaga import RECORD, TODAY
from tests.kpi_core.plans import DATA

NOW = datetime(2025, 6, 2, 3, 0, tzinfo=UTC)
FILLED = draft("ja", "command", measure="maas_downloads", year="2024年", amount="2,000", source="表", key="k1")


def ledger(tmp_path: Path, today: date = TODAY) -> Ledger:
    return Ledger(RECORD, tmp_path / "kaga.db", lambda _: today, lambda: NOW)


@pytest.mark.parametrize(
    ("measure", "today", "year"),
    [
        ("maas_downloads", date(2025, 12, 31), "2024年"),
        ("maas_downloads", date(2026, 1, 1), "2025年"),
        ("", date(2026, 4, 1), "2025"),
        ("gone", date(2026, 4, 1), "2025"),
    ],
)
def test_the_year_that_is_over_is_the_one_to_enter(tmp_path: Path, measure: str, today: date, year: str) -> None:
    begun, dossier = ledger(tmp_path, today).begun(Draft("ja", "button", measure=measure))
    assert begun.year == year
    assert begun.measure == (measure if dossier is not None else "")


@pytest.mark.parametrize(("today", "year"), [(date(2026, 3, 31), "FY2024"), (date(2026, 4, 1), "FY2025")])
def test_a_fiscal_year_is_over_at_the_end_of_march(tmp_path: Path, today: date, year: str) -> None:
    kaga, record = read_record(DATA).record, tmp_path / "record.db"
    measures = tuple(replace(m, year_kind=YearKind.FISCAL) for m in kaga.measures)
    build(replace(kaga, measures=measures), record)
    book = Ledger(record, tmp_path / "kaga.db", lambda _: today, lambda: NOW)
    assert book.begun(Draft("en", "button", measure="maas_downloads"))[0].year == year


def test_a_year_that_was_typed_stays(tmp_path: Path) -> None:
    assert ledger(tmp_path).begun(replace(FILLED, year="R4"))[0].year == "R4"


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"amount": "x"}, {ids.AMOUNT}),
        ({"amount": "", "year": ""}, {ids.AMOUNT, ids.YEAR}),
        ({"measure": ""}, {ids.MEASURE}),
        ({"measure": "gone", "amount": "x"}, {ids.MEASURE}),
    ],
)
def test_all_that_cannot_be_read_is_told_by_field(tmp_path: Path, changed: dict[str, str], fields: set[str]) -> None:
    with pytest.raises(BadFields) as raised:
        ledger(tmp_path).preview(replace(FILLED, **changed))  # type: ignore[arg-type]  # texts, all of them
    assert set(raised.value.problems) == fields
    with pytest.raises(BadFields):
        ledger(tmp_path).store(replace(FILLED, **changed), "U1", "Hanako")  # type: ignore[arg-type]
    assert not (tmp_path / "kaga.db").exists()


def test_the_first_entry_makes_the_store_and_a_repetition_finds_it(tmp_path: Path) -> None:
    book = ledger(tmp_path)
    first, again = (book.store(FILLED, "U1", "Hanako") for _ in range(2))
    assert (first.first, again.first) == (True, False)
    assert first.entry == again.entry
    assert (first.entry.by, first.entry.at, first.entry.via) == ("Hanako", "2025-06-02T03:00:00Z", "slack command")
    assert (tmp_path / "kaga.db").stat().st_mode & 0o777 == 0o600
    assert book.unconfirmed() == (first.entry,)
    book.confirm(first.entry)
    assert book.unconfirmed() == ()


def test_what_changed_since_it_was_begun_is_in_the_way_and_named(tmp_path: Path) -> None:
    book = ledger(tmp_path)
    entry = book.store(FILLED, "U1", "Hanako").entry
    late = replace(FILLED, key="k2", amount="2,100")
    assert book.changed_since(late, 2024) == entry
    assert book.changed_since(late, 2023) is None
    assert book.changed_since(replace(late, seen=entry.id), 2024) is None
    with pytest.raises(Conflict) as raised:
        book.store(late, "U2", "Taro")
    assert raised.value.entry == entry
    assert book.store(replace(late, seen=entry.id), "U2", "Taro").first


def test_an_effect_is_that_of_the_entry_whatever_came_later(tmp_path: Path) -> None:
    book = ledger(tmp_path)
    first = book.store(FILLED, "U1", "Hanako").entry
    second = book.store(replace(FILLED, key="k2", amount="5,000", seen=first.id), "U1", "Hanako").entry
    for entry, was, becomes in ((first, 29, 40), (second, 40, 100)):
        effect = book.effect(entry)
        assert effect is not None
        before, after = effect.rows[0]
        assert (before.shown, after.shown) == (was, becomes)
    with pytest.raises(Superseded):
        book.undo(first.id, "u1", "U1", "Hanako")
    back = book.undo(second.id, "u2", "U1", "Hanako").entry
    assert (back.old, back.new) == (Decimal(5000), Decimal(2000))


def test_taking_back_the_only_entry_lets_the_record_hold(tmp_path: Path) -> None:
    book = ledger(tmp_path)
    entry = book.store(replace(FILLED, year="2023", amount="1,500"), "U1", "Hanako").entry
    assert (entry.old, entry.new) == (Decimal(1457), Decimal(1500))
    effect = book.effect(book.undo(entry.id, "u", "U1", "Hanako").entry)
    assert effect is not None
    assert effect.dossier.actual(2023) == 1457
    with pytest.raises(UnknownEntry):
        book.undo(99, "u9", "U1", "Hanako")


def test_without_a_store_there_is_no_history(tmp_path: Path) -> None:
    book = ledger(tmp_path)
    ((dossier, entries),) = book.history(["maas_downloads", "gone"])
    assert (dossier.measure.key, entries) == ("maas_downloads", ())
    assert not (tmp_path / "kaga.db").exists()
