"""416 published percentages of another government, and the eight that follow another rule.

Gifu Prefecture prints whole percent, rounded half up and never below 0. The file belongs to the project's shared
cases and is not copied into it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kpi_core.achievement import Undefined, achievement
from kpi_core.comparison import compare
from kpi_core.figures import Figure, read_figure, read_percent, rounded
from kpi_core.record import PublishedFigure, Rule
from tests.kpi_core.plans import dossier, plan, row, year

GIFU = Path(__file__).resolve().parents[3] / "shared" / "cases" / "gifu.csv"
FLOOR = Decimal(0)

RESTARTED = "the count was started again: what is printed is actual ÷ target"
IN_WORDS = "the target is in words, so that there is no percentage of ours"
ZERO_SPAN = "target and baseline are equal: 維持"
BINARY = "62.5 exactly, which a spreadsheet's binary arithmetic pushed under the half"

# Rows as a spreadsheet numbers them, the header being 1.
EXCEPTIONS = {
    24: ("スマホ教室等参加者数", "142%", IN_WORDS),
    147: ("全所属１名以上のデジタル公務員研修受講", "75%", IN_WORDS),
    191: ("東海環状自動車道県内整備率", "100%", ZERO_SPAN),
    378: ("ヤングケアラーに関する研修の受講者数（累計）", "(18%)", RESTARTED),
    379: ("ヤングケアラーに関する研修の受講者数（累計）", "90%", RESTARTED),
    380: ("ヤングケアラーに関するオンラインサロン参加者数（累計）", "(19%)", RESTARTED),
    381: ("ヤングケアラーに関するオンラインサロン参加者数（累計）", "96%", RESTARTED),
    411: ("県営水道重要給水施設基幹管路の耐震適合率", "(62%)", BINARY),
}


def _rows() -> Iterator[tuple[int, dict[str, str]]]:
    if GIFU.exists():
        with GIFU.open(encoding="utf-8", newline="") as lines:
            yield from enumerate(csv.DictReader(lines), start=2)


ROWS = dict(_rows())
pytestmark = pytest.mark.skipif(not ROWS, reason=f"{GIFU} is not there: the shared cases are no part of the project")


def _compared(number: int) -> tuple[PublishedFigure, bool | None, Decimal | None]:
    """Row `number` as an indicator row of ours, with Gifu's floor: what was published, whether ours differs, ours."""
    cells = ROWS[number]
    actual = read_figure(cells["actual"])
    assert isinstance(actual, Figure)
    indicator = row("経1", f"- {cells['baseline']}", f"- {cells['target']}")
    percent = read_percent(cells["published_percent"])
    published = PublishedFigure("経1", year("2023年度"), actual.value, percent, cells["published_percent"], "岐阜県")
    found = compare(published, indicator, dossier(indicator), plan(percent_floor=FLOOR))
    return published, found.differs, found.computed


def test_the_file_holds_the_424_rows() -> None:
    assert len(ROWS) == 424


@pytest.mark.parametrize("number", [number for number in ROWS if number not in EXCEPTIONS])
def test_the_formula_gives_the_published_percentage(number: int) -> None:
    published, differs, computed = _compared(number)
    assert differs is False, (published.printed, computed)


def test_62_of_them_agree_only_because_nothing_is_printed_below_0() -> None:
    below = [n for n in ROWS if n not in EXCEPTIONS and rounded(_compared(n)[2] or FLOOR, 0) < FLOOR]
    assert len(below) == 62


@pytest.mark.parametrize("number", [n for n in ROWS if n in EXCEPTIONS])
def test_each_of_the_eight_exceptions_differs_in_its_own_way(number: int) -> None:
    name, printed, reason = EXCEPTIONS[number]
    cells = ROWS[number]
    assert (cells["indicator"], cells["published_percent"]) == (name, printed)
    baseline, actual, target = (read_figure(cells[column]) for column in ("baseline", "actual", "target"))
    assert isinstance(baseline, Figure)
    assert isinstance(actual, Figure)
    published, differs, computed = _compared(number)
    if reason is IN_WORDS:
        assert not isinstance(target, Figure)
        assert (differs, computed) == (None, None)
        return
    assert isinstance(target, Figure)
    ours = achievement(Rule.INTERVAL, baseline=baseline.value, target=target, actual=actual.value)
    ratio = achievement(Rule.RATIO, baseline=None, target=target, actual=actual.value)
    assert ratio.percent is not None
    if reason is ZERO_SPAN:
        assert (ours.undefined, differs) == (Undefined.TARGET_IS_BASELINE, None)
        assert rounded(ratio.percent, 0) == published.percent
    elif reason is RESTARTED:
        assert differs
        assert actual.value < baseline.value  # a running total that fell
        assert rounded(ratio.percent, 0) == published.percent
    else:
        assert differs
        assert computed == Decimal("62.5")
        binary = (float(actual.value) - float(baseline.value)) / (float(target.value) - float(baseline.value))
        assert binary * 100 < 62.5
