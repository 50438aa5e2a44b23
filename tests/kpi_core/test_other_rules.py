"""Rows under other rules than the interval: a percentage or a verdict, and no pace."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_core.achievement import Undefined
from kpi_core.pace import Status
from kpi_core.record import Rule
from tests.kpi_core.plans import row
from tests.kpi_core.results import assessed, percent_shown


@pytest.mark.parametrize(
    ("rule", "target", "actual", "percent", "before", "after"),
    [
        (Rule.RATIO, "400", "568", "142", Status.ACHIEVED, Status.ACHIEVED),
        (Rule.RATIO, "400", "300", "75", Status.NOT_AVAILABLE, Status.MISSED),
        (Rule.RATIO, "400", "-300", "-75", Status.NOT_AVAILABLE, Status.MISSED),
        # from 50 down to 25 towards 10 is the right direction, whatever the ratio says
        (Rule.INVERSE_RATIO, "10", "25", "-50", Status.NOT_AVAILABLE, Status.MISSED),
        (Rule.INVERSE_RATIO, "10193", "11583", "86", Status.NOT_AVAILABLE, Status.MISSED),
        (Rule.AT_LEAST, "80以上", "85", None, Status.ACHIEVED, Status.ACHIEVED),
        (Rule.AT_LEAST, "80以上", "79", None, Status.MISSED, Status.MISSED),
        (Rule.AT_MOST, "10以下", "11", None, Status.MISSED, Status.MISSED),
    ],
)
def test_other_rules_have_no_pace(
    rule: Rule, target: str, actual: str, percent: str | None, before: Status, after: Status
) -> None:
    indicator = row("経1", "2020年 50", f"2022年 {target}", rule=rule)
    for today, status in ((date(2022, 12, 31), before), (date(2023, 1, 1), after)):
        result = assessed(indicator, {"2022年": actual}, today=today)
        assert (percent_shown(result), result.expected, result.outlook, result.status) == (percent, None, None, status)


def test_a_limit_without_an_actual_of_its_year_cannot_be_told() -> None:
    indicator = row("経1", "2020年 85", "2022年 80以上", rule=Rule.AT_LEAST)
    result = assessed(indicator, {"2021年": "85"}, today=date(2023, 1, 1))
    assert (result.status, result.target_year_missing, result.undefined) == (
        Status.NOT_AVAILABLE, True, Undefined.VERDICT_ONLY,
    )  # fmt: skip
