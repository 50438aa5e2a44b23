"""A chart as lines of text, for the terminal. Pure.

Years stand at their distance from one another, values at their height, so falling targets and negative values need no
rule of their own. Only signs of ASCII: every terminal gives them one column, which it does not give to ● or ░.
Between two actuals nothing is drawn, since nothing is known there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from wcwidth import wcswidth

from bot.charts import Chart
from kpi_core.figures import EXACT, grouped, rounded

ROWS = 8
_WIDEST, _NARROWEST = 60, 24  # columns of the whole; in fewer nothing can be told apart
_ACTUAL, _LINE, _ZERO = "*", ".", "-"


def lines(shown: Chart, width: int) -> list[str]:
    """The chart in at most `width` columns, then what its signs mean; nothing where that is too narrow."""
    levels = _levels(shown)
    gutter = max(len(label) for label in levels.labels)
    columns = min(width, _WIDEST) - gutter - 2
    if min(width, _WIDEST) < _NARROWEST or columns < _NARROWEST // 2:
        return []
    years = _years(shown)
    grid = [[" "] * columns for _ in range(ROWS)]
    if levels.zero is not None:
        grid[levels.zero] = [_ZERO] * columns
    for column, value in _line(shown, years, columns):
        grid[levels.row(value)][column] = _LINE
    for point in shown.course.milestones:
        grid[levels.row(point.actual)][_column(point.year.number, years, columns)] = _ACTUAL
    drawn = [f"{label:>{gutter}} |{''.join(row)}".rstrip() for label, row in zip(levels.labels, grid, strict=True)]
    return [
        *drawn,
        f"{'':>{gutter}} +{'-' * columns}",
        f"{'':>{gutter}}  {_scale(shown, years, columns)}",
        *_legend(shown, width),
    ]


@dataclass(frozen=True, slots=True)
class _Levels:
    """The rows by value, the highest value on top. `labels`: a figure or nothing for each; `zero`: the row of a nought."""

    lowest: Decimal
    highest: Decimal

    @property
    def zero(self) -> int | None:
        """Where values stand on both sides of it."""
        return self.row(Decimal(0)) if self.lowest < 0 < self.highest else None

    @property
    def labels(self) -> list[str]:
        found = [""] * ROWS
        if self.zero is not None:
            found[self.zero] = "0"
        found[self.row(self.highest)] = grouped(self.highest)
        found[self.row(self.lowest)] = grouped(self.lowest)
        return found

    def row(self, value: Decimal) -> int:
        height = EXACT.subtract(self.highest, self.lowest)
        if height == 0:
            return ROWS // 2
        down = EXACT.divide(EXACT.multiply(EXACT.subtract(self.highest, value), Decimal(ROWS - 1)), height)
        return int(rounded(down, 0))


def _levels(shown: Chart) -> _Levels:
    values = [point.actual for point in shown.course.milestones]
    values += [point.line for point in shown.course.milestones if point.line is not None]
    if shown.course.target is not None:
        values.append(shown.course.target)
    return _Levels(min(values), max(values))


def _years(shown: Chart) -> range:
    """From the first actual to the target's year, or to the last actual where there is no line."""
    numbers = [point.year.number for point in shown.course.milestones]
    last = shown.course.target_year.number if shown.course.target_year is not None else numbers[-1]
    return range(numbers[0], last + 1)


def _column(year: int, years: range, columns: int) -> int:
    passed, all_ = year - years[0], years[-1] - years[0]
    return (2 * passed * (columns - 1) + all_) // (2 * all_)  # the nearest column


def _line(shown: Chart, years: range, columns: int) -> list[tuple[int, Decimal]]:
    """The straight line: column by column its value."""
    start, goal = shown.course.milestones[0].line, shown.course.target
    if start is None or goal is None:
        return []
    way = EXACT.subtract(goal, start)
    return [
        (column, EXACT.add(start, EXACT.divide(EXACT.multiply(way, Decimal(column)), Decimal(columns - 1))))
        for column in range(columns)
    ]


def _scale(shown: Chart, years: range, columns: int) -> str:
    """The years beneath their columns: the ends, then the newest actuals that find room."""
    signs = [" "] * columns
    marked = [years[0], years[-1], *(point.year.number for point in reversed(shown.course.milestones))]
    for year in dict.fromkeys(marked):
        label = str(year)
        start = min(max(_column(year, years, columns) - 1, 0), columns - len(label))
        around = signs[max(start - 1, 0) : start + len(label) + 1]
        if not "".join(around).strip():
            signs[start : start + len(label)] = label
    return "".join(signs).rstrip()


def _legend(shown: Chart, width: int) -> list[str]:
    """What the signs mean, on one line where it has room."""
    signs = [f"{_ACTUAL} {shown.actual_name}"]
    if shown.course.target is not None:
        signs += [f"{_LINE} {shown.line_name}", shown.target]
    whole = "  ".join(signs)
    return [whole] if wcswidth(whole) <= width else _that_fit(signs, width)


def _that_fit(signs: Sequence[str], width: int) -> list[str]:
    return [sign for sign in signs if wcswidth(sign) <= width]
