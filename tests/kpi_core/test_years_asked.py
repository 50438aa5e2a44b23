"""A year that the question names, and the series of all years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from kpi_core.achievement import Undefined
from kpi_core.assessment import Assessment, series
from kpi_core.figures import plain
from kpi_core.pace import Status
from kpi_core.record import Indicator
from tests.kpi_core.plans import dossier, plan, row
from tests.kpi_core.results import TODAY, assessed, expected_share, percent_shown, year_used


@pytest.mark.parametrize(
    ("asked", "actual", "percent", "expected", "status", "undefined"),
    [
        (2019, None, None, None, Status.NOT_AVAILABLE, Undefined.NO_ACTUAL),
        (2020, "0", "0", None, Status.NOT_AVAILABLE, None),  # the baseline's own
        (2021, "30", "30", "25", Status.ON_TRACK, None),
        (2022, "40", "40", "50", Status.SLIGHTLY_BEHIND, None),  # before the target year, although that is over
        (2023, None, None, None, Status.NOT_AVAILABLE, Undefined.NO_ACTUAL),
        (2024, "90", "90", "100", Status.MISSED, None),  # the target year itself
        (2025, "100", None, None, Status.NOT_AVAILABLE, Undefined.AFTER_TARGET_YEAR),
        (2026, None, None, None, Status.NOT_AVAILABLE, Undefined.AFTER_TARGET_YEAR),
    ],
)
def test_a_year_asked_for_is_assessed_as_of_itself(
    asked: int,
    actual: str | None,
    percent: str | None,
    expected: str | None,
    status: Status,
    undefined: Undefined | None,
) -> None:
    actuals = {"2020年": "0", "2021年": "30", "2022年": "40", "2024年": "90", "2025年": "100"}
    result = assessed(row(target="2024年 100"), actuals, today=date(2026, 6, 1), asked=asked)
    value = None if result.observation is None else plain(result.observation.value or Decimal(0))
    assert (value, percent_shown(result), expected_share(result)) == (actual, percent, expected)
    assert (result.status, result.undefined, result.asked_year) == (status, undefined, asked)
    assert (result.later, result.outlook, result.target_year_missing) == ((), None, False)


def test_a_target_year_asked_for_before_it_is_over_is_not_decided() -> None:
    """In June of the target year its provisional 60 is behind, and not yet missed: asked for or not."""
    for asked in (None, 2024):
        result = assessed(row(target="2024年 100"), {"2024年": "60"}, today=date(2024, 6, 1), asked=asked)
        assert result.status is Status.SLIGHTLY_BEHIND


def test_a_series_has_each_year_with_an_actual_oldest_first() -> None:
    actuals = {"2020年": "0", "2021年": "30", "2022年": "未集計", "2023年": "60", "2025年": "90"}
    results = _series(row(target="2024年 100"), actuals, today=date(2026, 6, 1))
    assert [(year_used(r), percent_shown(r), r.status) for r in results] == [
        ("2020年", "0", Status.NOT_AVAILABLE),
        ("2021年", "30", Status.ON_TRACK),
        ("2023年", "60", Status.SLIGHTLY_BEHIND),
        ("2025年", None, Status.NOT_AVAILABLE),
    ]
    assert [r.asked_year for r in results] == [2020, 2021, 2023, 2025]


def test_a_series_of_a_row_that_reports_one_year_has_that_year() -> None:
    actuals = {"2022年": "40", "2023年": "60", "2024年": "70"}
    assert [year_used(r) for r in _series(row("成1", reports_year=2023), actuals)] == ["2023年"]


def _series(indicator: Indicator, actuals: Mapping[str, str], *, today: date = TODAY) -> tuple[Assessment, ...]:
    return series(indicator, dossier(indicator, actuals=actuals), plan(), today)
