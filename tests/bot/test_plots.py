"""The chart in the terminal: within its width, years and values where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from bot import plots, terminal
from bot.charts import Chart
from kpi_core.questions import Intent
from tests.bot.kaga import about
from tests.bot.test_charts import chart, made


def plot(measure: str, width: int = 60) -> list[str]:
    found = chart(measure)
    assert found is not None
    return plots.lines(found, width)


def test_a_rising_course() -> None:
    assert plot("maas_downloads", 48) == [
        "5,000 |                                      ...",
        "      |                                ......",
        "      |                          ......",
        "      |                     .....",
        "      |               ......",
        "      |        *...*..",
        "      |   ......",
        "    0 |*..",
        "      +-----------------------------------------",
        "       2020       2023                      2030",
        "* 実績  . 直線の目安  目標 5,000 DL（2030年）",
    ]


def test_a_falling_one_begins_on_top() -> None:
    shown = plot("ghg_emissions")
    assert shown[0].startswith("667,494 |*")
    assert shown[plots.ROWS - 1].startswith("467,246 |")
    assert shown[plots.ROWS - 1].endswith(".")
    # 81 % of the way down: below the line, which has made 53 %.
    assert [number for number, line in enumerate(shown[: plots.ROWS]) if "*" in line] == [0, 6]
    assert shown[6].index("*") < shown[6].index(".")


def test_values_on_both_sides_of_nothing_have_a_line_of_zeros() -> None:
    shown = plots.lines(made("2020年 -10", "2030年 10", {"2025年": "-5", "2026年": "8"}), 40)
    zero = next(line for line in shown if line.startswith("  0 |"))
    assert set(zero[5:]) == {"-", "."}
    assert shown[0].startswith(" 10 |")
    assert shown[plots.ROWS - 1].startswith("-10 |")


def test_values_all_below_nothing_have_none() -> None:
    shown = plots.lines(made("2020年 -10", "2030年 -1", {"2025年": "-5"}), 40)
    assert shown[0].startswith(" -1 |")
    assert not any(line.startswith("  0 |") for line in shown)


def test_a_course_that_does_not_move_is_a_row_in_the_middle() -> None:
    found = made("2020年 -", "2030年 5", {"2021年": "5", "2022年": "5"})
    shown = plots.lines(found, 40)
    assert shown[plots.ROWS // 2].count("*") == 2
    assert shown[-1] == "* 実績"


def test_nothing_is_drawn_between_two_actuals() -> None:
    assert sum(line.count("*") for line in plot("maas_downloads")[: plots.ROWS]) == 3


@pytest.mark.parametrize("width", [0, 10, 23])
def test_where_it_is_too_narrow_there_is_none(width: int) -> None:
    assert plot("maas_downloads", width) == []


VALUES = st.decimals(min_value=-(10**6), max_value=10**6, places=1).map(str)


@given(VALUES, VALUES, st.dictionaries(st.integers(2021, 2030), VALUES, min_size=1, max_size=6), st.integers(24, 100))
def test_it_never_breaks_out_of_its_width(baseline: str, target: str, actuals: dict[int, str], width: int) -> None:
    found = made(f"2020年 {baseline}", f"2030年 {target}", {f"{year}年": cell for year, cell in actuals.items()})
    shown = plots.lines(found, width)
    assert all(wcswidth(line) <= width for line in shown)
    if shown:
        marks = sum(line[line.index("|") :].count("*") for line in shown[: plots.ROWS])
        assert 1 <= marks <= len(found.course.milestones)
        assert shown[plots.ROWS].rstrip("-").endswith("+")


def test_the_terminal_draws_it_and_a_program_gets_words() -> None:
    trend, outlook = about("maas_downloads", Intent.TREND), about("maas_downloads", Intent.OUTLOOK)
    for found in (trend, outlook):
        assert "  5,000 |" in "\n".join(terminal.lines(found, terminal.Screen(80)))
        assert "5,000 |" not in terminal.plain_text(found)
    assert "2022年 1,117 DL（目安 1,000 DL）" in terminal.plain_text(outlook)


def test_it_needs_no_colour() -> None:
    found: Chart | None = chart("maas_downloads")
    assert found is not None
    assert not any("\x1b" in line for line in plots.lines(found, 80))
