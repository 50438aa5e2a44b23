"""One row of a small plan, assessed; and what of a result a test's table can be read against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kpi_core.assessment import Assessment, assess
from kpi_core.figures import rounded
from kpi_core.record import Indicator
from tests.kpi_core.plans import dossier, plan

TODAY = date(2024, 6, 1)


def assessed(
    indicator: Indicator, actuals: Mapping[str, str], *, today: date = TODAY, asked: int | None = None
) -> Assessment:
    """How `indicator` stands with these cells by year, on `today` or in the year that is asked for."""
    return assess(indicator, dossier(indicator, actuals=actuals), plan(), today, year=asked)


def percent_shown(result: Assessment) -> str | None:
    """The percentage, as it is printed."""
    return None if result.shown is None else str(result.shown)


def expected_share(result: Assessment) -> str | None:
    """The share that a straight line would have made, to whole percent."""
    return None if result.expected is None else str(rounded(result.expected, 0))


def year_used(result: Assessment) -> str | None:
    """The year of the actual that counts, as it is printed."""
    return None if result.observation is None else str(result.observation.year)
