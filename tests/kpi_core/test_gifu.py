"""416 published percentages of another government, and the eight that follow another rule.

Gifu Prefecture prints whole percent, rounded half up and never below 0. The file belongs to the project's shared
cases and is not copied into it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kpi_core.achievement import Undefined, achievement
from kpi_core.alternatives import Way
from kpi_core.audit import Audit, Result, audit
from kpi_core.comparison import compare
from kpi_core.figures import Figure, read_figure, read_percent, rounded
from kpi_core.findings import FindingKind
from kpi_core.record import PublishedFigure, Rule
from kpi_core.store import Store
from tests.kpi_core.plans import built, cells_of, dossier, edit, plan, row, small_folder, write_cells, year

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


# ---- as a plan of its own ----------------------------------------------------------------------------

REASONS = {
    IN_WORDS: (Result.UNVERIFIABLE, Way.TARGET_IN_WORDS, "目標が数値ではない"),
    ZERO_SPAN: (Result.UNVERIFIABLE, Way.MET, "目標値が当初値と同じ"),
    RESTARTED: (Result.DIFFERS, Way.RULE, "数え直した値とみられます"),
    BINARY: (Result.DIFFERS, Way.BINARY_ROUNDING, "2進数"),
}


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """The audit of the plan that `gifu.csv` makes: a measure and an indicator each row, without years."""
    folder = small_folder(tmp_path_factory.mktemp("gifu") / "plan")
    lines: dict[str, list[list[str]]] = {"measures": [], "indicators": [], "observations": [], "published": []}
    for number, cells in enumerate(ROWS.values(), start=1):
        key, name, actual = f"g{number:03}", cells["indicator"], cells["actual"]
        lines["measures"].append([key, name, "", "", "", "", "", "年度", "no", ""])
        lines["indicators"].append(
            [
                key,
                "gifu",
                "first",
                key,
                name,
                "",
                "",
                "",
                "",
                "",
                cells["baseline"],
                "",
                cells["target"],
                "",
                "interval",
                "",
            ]
        )
        lines["observations"].append([key, "2023年度", actual, "", "報告書"])
        lines["published"].append([key, "2023年度", actual, cells["published_percent"], "報告書"])
    lines["tables"] = [["gifu", "g", "表", "", ""]]
    for file, rows in lines.items():
        write_cells(folder, file, [cells_of(folder, file)[0], *rows])
    edit(folder, "plan", len(cells_of(folder, "plan")) + 1, key="percent_floor", value="0")
    with Store.open(built(folder, folder.parent / "gifu.db")) as store:
        return audit(store.dossiers(), store.catalogue(), store.plan, date(2026, 1, 1))


def test_of_the_built_plan_416_agree(audited: Audit) -> None:
    assert {r: len(audited.of(r)) for r in Result} == {Result.AGREES: 416, Result.DIFFERS: 5, Result.UNVERIFIABLE: 3}


@pytest.mark.parametrize("number", [n for n in ROWS if n in EXCEPTIONS])
def test_each_of_the_eight_has_its_reason(audited: Audit, number: int) -> None:
    found = audited.checked[number - 2]
    result, way, said = REASONS[EXCEPTIONS[number][2]]
    assert (found.row.code, found.published.printed) == (f"g{number - 1:03}", EXCEPTIONS[number][1])
    assert (found.result, found.ways[0].way) == (result, way)
    assert said in found.explanation.ja


def test_the_counts_that_were_started_again_fell(audited: Audit) -> None:
    assert [(f.kind, f.codes) for f in audited.findings] == [
        (FindingKind.RUNNING_TOTAL_FALLS, (f"g{n - 1:03}",)) for n, e in EXCEPTIONS.items() if e[2] is RESTARTED
    ]
