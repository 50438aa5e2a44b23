"""What a chart may show of a row: its actuals and the straight line, and nothing that nobody counted."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_core.course import course
from kpi_core.figures import EXACT, plain
from kpi_core.record import Rule
from tests.kpi_core.plans import row
from tests.kpi_core.results import assessed

UP = ("2020年 0", "2030年 5000")
# Baseline, target, actuals by year; then year, actual and line of each point, as printed.
COURSES = {
    "MaaS": (*UP, {"2020年": "0", "2022年": "1117", "2023年": "1457"}, "2020 0 0, 2022 1117 1000, 2023 1457 1500"),
    "a falling target (GHG)": (
        "2013年 667494", "2030年 467246", {"2022年": "505960"}, "2013 667494 667494, 2022 505960 561480.4",
    ),
    "below nothing": ("2020年 -10", "2030年 10", {"2025年": "-2.5"}, "2020 -10 -10, 2025 -2.5 0"),
    "a missing year is no point": (*UP, {"2021年": "未集計", "2022年": "10"}, "2020 0 0, 2022 10 1000"),
    "before the baseline and after the target": (
        *UP, {"2019年": "1", "2022年": "2", "2031年": "3"}, "2020 0 0, 2022 2 1000",
    ),
    "thirds are rounded to a place more": ("2020年 0", "2023年 1", {"2021年": "0.5"}, "2020 0 0, 2021 0.5 0.33"),
    "the target's own year": (*UP, {"2030年": "4999"}, "2020 0 0, 2030 4999 5000"),
    "another actual of the baseline's year": (*UP, {"2020年": "7", "2021年": "8"}, "2020 7 0, 2021 8 500"),
    "no actual at all": (*UP, {}, "2020 0 0"),
}  # fmt: skip


@pytest.mark.parametrize(("baseline", "target", "actuals", "points"), COURSES.values(), ids=COURSES)
def test_the_points_are_the_years_with_an_actual(
    baseline: str, target: str, actuals: dict[str, str], points: str
) -> None:
    found = course(assessed(row(baseline=baseline, target=target), actuals))
    shown = [f"{m.year.number} {plain(m.actual)} {plain(m.line)}" for m in found.milestones if m.line is not None]
    assert ", ".join(shown) == points
    assert len(shown) == len(found.milestones)
    assert found.target_year is not None
    assert str(found.target_year.number) in target


WITHOUT_A_LINE = {
    "another rule": {"rule": Rule.RATIO},
    "a target in words": {"target": "2030年 前年より増加"},
    "a baseline without a figure": {"baseline": "2020年 -"},
    "a target year that is not after the baseline's": {"target": "2020年 100"},
}


@pytest.mark.parametrize("cells", WITHOUT_A_LINE.values(), ids=WITHOUT_A_LINE)
def test_without_a_line_there_are_actuals_only(cells: dict[str, str]) -> None:
    found = course(assessed(row(**cells), {"2021年": "1", "2035年": "2"}))
    assert [m.line for m in found.milestones] == [None] * len(found.milestones)
    assert [m.year.number for m in found.milestones][-2:] == [2021, 2035]
    assert (found.target, found.target_year) == (None, None)


def test_the_kind_of_a_year_is_as_it_was_printed() -> None:
    found = course(assessed(row(baseline="2019年 800", target="2030年度 1700"), {"2022年": "1320"}))
    assert [str(m.year) for m in found.milestones] == ["2019年", "2022年"]
    assert str(found.target_year) == "2030年度"


FIGURES = st.decimals(min_value=-1000, max_value=1000, places=2)


@given(FIGURES, FIGURES, st.integers(2021, 2030))
def test_the_line_is_the_share_of_the_way_that_pace_expects(baseline: Decimal, target: Decimal, year: int) -> None:
    result = assessed(row(baseline=f"2020年 {baseline}", target=f"2030年 {target}"), {f"{year}年": "1"})
    point = course(result).milestones[-1]
    assert result.expected is not None
    assert point.line is not None
    exact = EXACT.add(baseline, EXACT.divide(EXACT.multiply(target - baseline, result.expected), Decimal(100)))
    assert abs(point.line - exact) <= Decimal("0.0005")
