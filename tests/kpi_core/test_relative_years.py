"""今年 and last year, on a given day."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_core.relative_years import relative_year


@pytest.mark.parametrize(
    ("text", "today", "year"),
    [
        ("今年の太陽光の実績", date(2026, 11, 23), 2026),
        ("今年度の実績", date(2026, 11, 23), 2026),
        ("今年度の実績", date(2027, 3, 31), 2026),  # the fiscal year ends on 31 March
        ("今年度の実績", date(2027, 4, 1), 2027),
        ("昨年度は", date(2026, 11, 23), 2025),
        ("去年は", date(2026, 1, 1), 2025),
        ("一昨年の実績", date(2026, 11, 23), 2024),
        ("solar last year?", date(2026, 11, 23), 2025),
        ("last fiscal year", date(2026, 2, 1), 2024),
        ("2022年の実績", date(2026, 11, 23), None),
        ("", date(2026, 11, 23), None),
    ],
)
def test_the_day_tells_the_year(text: str, today: date, year: int | None) -> None:
    assert relative_year(text, today) == year
