"""Rankings: each order over the lead rows, each measure once, within filters and years."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_core import overviews
from kpi_core.contents import Choice, Ranking
from kpi_core.questions import Filters, Intent, Order
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD, TODAY, ask, codes, told
from tests.kpi_core.towns import town


def ranked(order: Order | None, *, years: tuple[int, ...] = (), record: Path = RECORD, **filters: str | int) -> Ranking:
    with Store.open(record) as store:
        narrowed = Filters(order=order, **filters)  # type: ignore[arg-type]
        return overviews.ranking(Choice(Intent.RANKING, (), "ja", years, filters=narrowed), store, TODAY)


@pytest.mark.parametrize(
    ("order", "shown", "unranked"),
    [
        (Order.BEST, "社3 環9 環8 取4 社6 経1 経2 社4 取2 社5", 2),
        (Order.WORST, "社5 取2 社4 経2 経1 社6 取4 環8 環9 社3", 2),
        (Order.FURTHEST_BEHIND, "取2 社5 取4 社4 経2 経1 社6 環8 環9 社3", 2),
        (Order.MOST_IMPROVED, "環8 取4 社3 経1 社4 取2 経2 社6 環9 社5", 2),
    ],
)
def test_each_order_over_the_lead_rows_each_measure_once(order: Order, shown: str, unranked: int) -> None:
    found = ranked(order)
    assert (found.order, codes(found), found.unranked) == (order, shown, unranked)


def test_without_an_order_the_best_come_first() -> None:
    assert codes(ranked(None)) == codes(ranked(Order.BEST))


@pytest.mark.parametrize(("count", "shown"), [(1, "社3"), (3, "社3 環9 環8"), (99, codes(ranked(Order.BEST)))])
def test_a_count_cuts_and_leaves_out_no_one_else(count: int, shown: str) -> None:
    found = ranked(Order.BEST, count=count)
    assert (codes(found), found.unranked) == (shown, 2)


@pytest.mark.parametrize(
    ("filters", "shown", "unranked"),
    [
        ({"dimensions": ("環境",)}, "環9 環8 環7", 0),  # 環7, though its measure leads in 経済 too
        ({"dimensions": ("経済",)}, "経1 経2", 0),
        ({"table": "programmes"}, "取7 取1 取5 取4 取3 取2", 0),  # 取6 counts what 取2 counts
        ({"table": "results"}, "成7 成1 成4 成8 成3", 3),
        ({"programme": "「加賀市版MaaS」の推進"}, "取4 取3", 0),
        ({"goal": 7}, "環9 環8 経1", 0),
        ({"dimensions": ("環境",), "count": 1}, "環9", 0),
    ],
)
def test_a_ranking_within_a_filter(filters: dict[str, str | int], shown: str, unranked: int) -> None:
    found = ranked(Order.BEST, **filters)
    assert (codes(found), found.unranked) == (shown, unranked)
    assert found.filters == Filters(order=Order.BEST, **filters)  # type: ignore[arg-type]


def test_a_ranking_of_a_year_goes_by_that_year() -> None:
    found = ranked(Order.BEST, years=(2023,))
    assert (codes(found), found.unranked, found.years) == ("社3 環9 社6 経2", 4, (2023,))
    gained = ranked(Order.MOST_IMPROVED, years=(2022,), dimensions=("経済",))
    assert changes(gained) == ["経1 0% → 30%", "経2 0% → 22%"]


def test_the_gain_is_since_the_actual_before_in_percentage_points() -> None:
    assert changes(ranked(Order.MOST_IMPROVED, count=3)) == ["環8 0% → 81%", "取4 0% → 71%", "社3 58% → 102%"]
    assert all(place.change is None for place in ranked(Order.BEST).places)


def changes(found: Ranking) -> list[str]:
    shown = []
    for place in found.places:
        assert place.change is not None
        ends = " → ".join(f"{r.shown}%" for r in (place.change.before, place.change.after))
        shown.append(f"{place.result.row.code} {ends}")
    return shown


@pytest.mark.parametrize(
    ("order", "shown", "unranked"),
    [
        (Order.BEST, "経1 経3 経2 経4", 1),
        (Order.WORST, "経4 経2 経1 経3", 1),
        (Order.FURTHEST_BEHIND, "経4 経2 経1 経3", 1),
        (Order.MOST_IMPROVED, "経2 経1 経3", 2),  # 経4 has one actual only
    ],
)
def test_equals_stand_in_the_records_order(tmp_path: Path, order: Order, shown: str, unranked: int) -> None:
    record = town(tmp_path / "town", "40 50", "10 40", "40 50", "20", "")
    found = ranked(order, record=record)
    assert (codes(found), found.unranked) == (shown, unranked)


@pytest.mark.parametrize(
    ("cells", "change"),
    [
        ("10 未集計 40", ["経1 10% → 40%"]),  # a year with a mark is no actual
        ("10 40 未集計", ["経1 10% → 40%"]),
        ("未集計 40 50", ["経1 40% → 50%"]),
        ("未集計 未集計 50", []),
        ("未集計 未集計", []),
        ("50", []),
        ("", []),
    ],
)
def test_years_without_an_actual_are_passed_over(tmp_path: Path, cells: str, change: list[str]) -> None:
    found = ranked(Order.MOST_IMPROVED, record=town(tmp_path / "town", cells))
    assert changes(found) == change
    assert found.unranked == 1 - len(change)


def test_without_a_target_there_is_no_gain(tmp_path: Path) -> None:
    found = ranked(Order.MOST_IMPROVED, record=town(tmp_path / "town", "10 40", target=""))
    assert (found.places, found.unranked) == ((), 1)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("環境で一番進んでいる指標は?", "ranking: 環9 環8 環7"),
        ("達成度が高い上位3つは?", "ranking: 社3 環9 環8"),
        ("2022年に一番進んでいた指標は?", "ranking: 環9 環8 取4 社3 社6 経1 社4 取2 経2 社5"),
    ],
)
def test_asked_in_words(question: str, shown: str) -> None:
    assert told(ask(question)) == shown


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("達成度の低い順に指標を並べて", Order.WORST),
        ("指標を達成率の悪い順に", Order.WORST),
        ("下から順に指標を見せて", Order.WORST),
        ("遅れとる順に指標を並べて", Order.FURTHEST_BEHIND),
        ("達成率の高い順に指標を並べて", Order.BEST),
        ("指標のランキング", Order.BEST),
    ],
)
def test_an_order_begins_where_it_is_said_to(question: str, order: Order) -> None:
    content = ask(question).content
    assert isinstance(content, Ranking)
    assert content.order == order
