"""Which year is over, and which actuals it lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kpi_core.missing import closed_year, missing_of, reporting_open
from kpi_core.record import Absence
from kpi_core.years import Year, YearKind
from tests.kpi_core.plans import dossier, plan, row


@pytest.mark.parametrize(
    ("kind", "today", "year"),
    [
        (YearKind.CALENDAR, date(2026, 12, 31), 2025),
        (YearKind.CALENDAR, date(2027, 1, 1), 2026),
        (YearKind.CALENDAR, date(2027, 4, 1), 2026),
        (YearKind.FISCAL, date(2026, 12, 31), 2025),
        (YearKind.FISCAL, date(2027, 3, 31), 2025),
        (YearKind.FISCAL, date(2027, 4, 1), 2026),
    ],
)
def test_the_last_closed_year(kind: YearKind, today: date, year: int) -> None:
    assert closed_year(kind, today) == Year(year, kind)


@pytest.mark.parametrize(
    ("opens", "year", "today", "open_"),
    [
        ("04-01", 2025, date(2026, 3, 31), False),
        ("04-01", 2025, date(2026, 4, 1), True),
        ("04-01", 2026, date(2027, 1, 4), False),
        ("02-29", 2025, date(2026, 2, 28), False),
        ("02-29", 2025, date(2026, 3, 1), True),
    ],
)
def test_from_when_on_they_are_asked_for(opens: str, year: int, today: date, open_: bool) -> None:
    assert reporting_open(replace(plan(), report_opens=opens), Year(year), today) is open_


def test_a_figure_a_mark_and_nothing() -> None:
    today = date(2026, 6, 1)
    assert missing_of(dossier(row(), actuals={"2025年": "5"}), today) is None
    assert missing_of(dossier(row(), actuals={"2025年": "0"}), today) is None  # zero is a figure
    gap = missing_of(dossier(row(), actuals={"2024年": "5"}), today)
    assert gap is not None
    assert (gap.year.number, gap.mark, gap.absence, gap.owner) == (2025, "", None, "")


def test_what_was_said_stands_beside_it_until_there_is_a_figure() -> None:
    said = Absence(2025, "国の統計待ち", "加賀 花子", "2026-06-01T00:00:00Z", date(2026, 6, 1))
    gap = missing_of(replace(dossier(row(), actuals={"2024年": "5"}), absences=(said,), owner="U1"), date(2026, 6, 1))
    assert gap is not None
    assert (gap.absence, gap.owner) == (said, "U1")
    entered = replace(dossier(row(), actuals={"2025年": "5"}), absences=(said,))
    assert entered.absence(2025) is None
