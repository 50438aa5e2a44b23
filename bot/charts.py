"""An indicator's course as Slack's native line chart, and the same in words for whoever does not see it. Pure.

The chart is a plain dictionary, since the library has no model of it. Slack wants a value of every series at every
category, so the categories are the years that have an actual: a missing year cannot be drawn as a zero or a guess. Years
stand at equal distances there, which the axis says. A figure that a JSON number cannot hold exactly gets no chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot import wording
from kpi_core.assessment import Assessment
from kpi_core.course import Course, Milestone, course
from kpi_core.language import Bilingual, Language
from kpi_core.questions import Intent

TYPE = "data_visualization"
MOST = 2  # charts in a message

_POINTS = 20  # categories of a chart
_TITLE, _AXIS, _CATEGORY = 50, 50, 20  # characters
_WITH_CHART = frozenset({Intent.TREND, Intent.OUTLOOK})
_LARGEST = 2**53  # beyond it a JSON number is not exact for its readers


@dataclass(frozen=True, slots=True)
class Chart:
    """A course with the words around it: two years at least."""

    title: str
    course: Course
    unit: Bilingual
    target: str  # 目標 5,000 DL（2030年）; empty where there is no line to it
    language: Language

    @property
    def actual_name(self) -> str:
        return Bilingual("実績", "Actual").to(self.language)

    @property
    def line_name(self) -> str:
        return Bilingual("直線の目安", "Straight line").to(self.language)

    def amount(self, value: Decimal) -> str:
        return wording.amount(value, self.unit, self.language)


def chart(result: Assessment, intent: Intent, language: Language) -> Chart | None:
    """The chart that belongs to an answer on `result`'s row; None where it has none, or fewer than two actuals."""
    if intent not in _WITH_CHART:
        return None
    found = course(result)
    if len(found.milestones) < 2:
        return None
    unit = wording.unit_of(result)
    return Chart(
        result.dossier.measure.name.to(language), found, unit, _target(result, found, unit, language), language
    )


def _target(result: Assessment, found: Course, unit: Bilingual, language: Language) -> str:
    goal = result.basis.target
    if found.target is None or goal is None:
        return ""
    # A borrowed target keeps the unit of the row that lends it.
    own = Bilingual(result.basis.unit_printed or unit.ja, unit.en)
    return f"{Bilingual('目標', 'Target').to(language)} {wording.target(goal, own, language)}"


def words(shown: Chart) -> str:
    """実績: 2020年 0 DL、2022年 1,117 DL（目安 1,000 DL）。目標 5,000 DL（2030年）."""
    years = wording.joined([_year_in_words(shown, point) for point in shown.course.milestones], shown.language)
    end = Bilingual("。", ". ").to(shown.language) if shown.target else ""
    return f"{shown.actual_name}: {years}{end}{shown.target}"


def _year_in_words(shown: Chart, point: Milestone) -> str:
    actual, year = shown.amount(point.actual), point.year.label(shown.language)
    said = Bilingual(f"{year} {actual}", f"{actual} in {year}").to(shown.language)
    beside = wording.marks(point.observation, shown.language) if point.observation is not None else []
    begins = point == shown.course.milestones[0] and point.line == point.actual
    if point.line is not None and not begins:  # where the line begins there is nothing to compare
        line = shown.amount(point.line)
        beside.append(Bilingual(f"目安 {line}", f"straight line: {line}").to(shown.language))
    return wording.bracketed(said, beside, shown.language)


def block(shown: Chart) -> dict[str, Any] | None:
    """The chart in Slack's JSON, the newest twenty years of it; None where a figure cannot be a number there."""
    points = shown.course.milestones[-_POINTS:]
    names = [_short(point.year.label(shown.language), _CATEGORY) for point in points]
    series = [_series(shown.actual_name, names, [point.actual for point in points])]
    lines = [point.line for point in points if point.line is not None]
    if lines:
        series.append(_series(shown.line_name, names, lines))
    if any(one is None for one in series):
        return None
    only = Bilingual("実績のある年のみ", "Only years with an actual").to(shown.language)
    axis = {
        "categories": names,
        "x_label": _short(f"{only}{Bilingual('。', '. ').to(shown.language)}{shown.target}", _AXIS)
        if shown.target
        else only,
        "y_label": _short(shown.unit.to(shown.language), _AXIS) or shown.actual_name,
    }
    return {
        "type": TYPE,
        "title": _short(shown.title, _TITLE) or shown.actual_name,
        "chart": {"type": "line", "series": series, "axis_config": axis},
    }


def _series(name: str, labels: list[str], values: list[Decimal]) -> dict[str, Any] | None:
    numbers = [number(value) for value in values]
    if None in numbers:
        return None
    data = [{"label": label, "value": value} for label, value in zip(labels, numbers, strict=True)]
    return {"name": name, "data": data}


def number(value: Decimal) -> int | float | None:
    """`value` as JSON writes numbers; None where that would be another figure."""
    if value == value.to_integral_value():
        return int(value) if abs(value) < _LARGEST else None
    near = float(value)
    return near if Decimal(repr(near)) == value else None


def _short(text: str, most: int) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
