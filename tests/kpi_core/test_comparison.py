"""Published percentages beside ours, and the targets that they imply."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_core.comparison import Comparison, ImpliedTarget, compare, comparisons, implied_by, implied_target
from kpi_core.figures import EXACT
from kpi_core.record import Rule
from tests.kpi_core.plans import dossier, plan, printed, row, seen


@pytest.mark.parametrize(
    ("actual", "published", "floor", "differs"),
    [
        ("20", "20%", None, False),
        ("20", "21%", None, True),
        ("20.5", "21%", None, False),  # half up
        ("20.4", "20%", None, False),
        ("20.44", "20.4%", None, False),  # to the places that are printed
        ("20.44", "20.5%", None, True),
        ("20", "(20%)", None, False),
        ("20", "20.0%", None, False),
        ("99.6", "100%", None, False),
        ("-0.41", "0%", None, False),  # minus zero
        # moved away: -33 %, 0 % or 0%未満
        ("-33", "-33%", None, False),
        ("-33", "0%", None, True),
        ("-33", "0%", "0", False),
        ("-33", "0%未満", None, False),
        ("33", "0%未満", None, True),
        # over 100: as it is, capped, or 100%超
        ("300", "300%", None, False),
        ("133", "100%", None, True),
        ("133", "100%超", None, False),
        ("100", "100%超", None, True),
        ("99.9", "100%以上", None, True),
        # words can be compared with nothing
        ("20", "達成", None, None),
    ],
)
def test_a_published_percentage_is_ours_as_the_city_prints_it(
    actual: str, published: str, floor: str | None, differs: bool | None
) -> None:
    of = dossier(row(), actuals={"2022年": actual}, published=[printed("経1", "2022年", published, actual)])
    found = compare(
        of.published[0], of.indicators[0], of, plan(percent_floor=None if floor is None else Decimal(floor))
    )
    assert found.differs is differs
    assert found.computed == Decimal(actual)


@pytest.mark.parametrize(
    ("actual", "baseline", "target", "published", "plain_ratio", "other_actual"),
    [
        # the record's actual, and the percentage with the actual that was printed beside it
        ("1721", "800", "1700", ("101%", "1721"), True, False),  # Kaga's 成7: 1,721 ÷ 1,700
        ("1721", "800", "1700", ("99%", "1721"), False, False),  # nothing explains it
        ("25", "0", "100", ("20%", "20"), False, True),  # baseline 0: the ratio is the formula, and explains nothing
        ("30", "10", "50", ("40%", "20"), True, True),
        ("30", "10", "50", ("25%", "20"), False, True),
        ("30", "10", "50", ("25%", None), False, False),
    ],
)
def test_a_difference_is_explained_where_it_can_be(
    actual: str, baseline: str, target: str, published: tuple[str, str | None], plain_ratio: bool, other_actual: bool
) -> None:
    of = dossier(
        row("社3", f"2019年 {baseline}", f"2030年 {target}"),
        actuals={"2022年": actual},
        published=[printed("社3", "2022年", *published)],
    )
    found = compare(of.published[0], of.indicators[0], of, plan())
    assert (found.differs, found.plain_ratio, found.other_actual) == (True, plain_ratio, other_actual)
    assert found.target == Decimal(target)


def test_an_entered_value_over_a_published_one_is_compared_with_what_was_printed() -> None:
    of = dossier(row(), actuals=[seen("2022年", "25", over="20")], published=[printed("経1", "2022年", "20%", "20")])
    found = compare(of.published[0], of.indicators[0], of, plan())
    assert (found.computed, found.differs, found.other_actual, found.plain_ratio) == (25, True, True, False)


@pytest.mark.parametrize("actuals", [{}, {"2022年": "未集計"}, {"2021年": "99"}])
def test_without_an_actual_of_the_year_the_one_printed_beside_it_counts(actuals: dict[str, str]) -> None:
    of = dossier(row(), actuals=actuals, published=[printed("経1", "2022年", "20%", "20")])
    found = compare(of.published[0], of.indicators[0], of, plan())
    assert (found.computed, found.differs) == (20, False)


@pytest.mark.parametrize("target", ["", "2030年 設置", "2030年 0"])
def test_what_cannot_be_computed_is_not_said_to_differ(target: str) -> None:
    of = dossier(row(target=target), actuals={"2022年": "20"}, published=[printed("経1", "2022年", "20%", "20")])
    found = compare(of.published[0], of.indicators[0], of, plan())
    assert found == Comparison(of.published[0], of.indicators[0], None, None)


def test_a_row_is_compared_with_its_own_figures_and_those_of_rows_that_borrow_from_it() -> None:
    of = dossier(
        row("環9", "2020年 6", "2030年 15"),
        row("成1", "-", "", compare_with="環9", order=2),
        row("取9", "2020年 6", "2022年 15", order=3),
        actuals={"2022年": "14", "2023年": "14"},
        published=[printed("環9", "2022年", "89%"), printed("成1", "2023年", "89%"), printed("取9", "2022年", "89%")],
    )
    found = {r.code: [c.published.code for c in comparisons(r, of, plan(), None)] for r in of.indicators}
    assert found == {"環9": ["環9", "成1"], "成1": ["成1"], "取9": ["取9"]}


def test_the_rule_of_the_row_is_what_is_compared() -> None:
    of = dossier(
        row("経1", "2020年 0", "2022年 10,193", rule=Rule.INVERSE_RATIO),
        published=[printed("経1", "2022年", "86.4%", "11583")],
    )
    assert compare(of.published[0], of.indicators[0], of, plan()).differs is False


# --- the target that a percentage implies


@pytest.mark.parametrize(
    ("actual", "percent", "target", "lowest", "highest"),
    [
        ("345", "69%", "500", "497", "503"),  # Kaga's 成5
        ("5", "100%", "5", "5", "5"),
        ("1", "100%", "1", "1", "1"),
        ("345", "69.0%", "500", "500", "500"),
        ("0.5", "20%", "2.5", "2.5", "2.5"),
        ("1", "3%", "33", "29", "40"),
        ("50", "167%", "30", "30", "30"),
        ("345", "100.0%", "345", "345", "345"),
        ("7", "130%", "5", None, None),  # 7 ÷ 5 is 140 %, 7 ÷ 6 is 117 %: no whole target
    ],
)
def test_a_percentage_implies_a_target_within_bounds(
    actual: str, percent: str, target: str, lowest: str | None, highest: str | None
) -> None:
    of = dossier(row("成5", "-", ""), published=[printed("成5", "2023年", percent, actual)])
    implied = implied_target(of.indicators[0], of)
    if lowest is None:
        assert implied is None
        return
    assert implied is not None
    assert [str(v) for v in (implied.target, implied.lowest, implied.highest)] == [target, lowest, highest]


@given(st.integers(1, 100), st.integers(1, 150))
def test_the_bounds_are_the_targets_that_round_to_the_percentage(actual: int, percent: int) -> None:
    """The slow way: try every whole target."""
    half_up = ((target, (200 * actual + target) // (2 * target)) for target in range(1, 200 * actual + 1))
    fitting = [target for target, shown in half_up if shown == percent]
    of = dossier(row("成5", "-", ""), published=[printed("成5", "2023年", f"{percent}%", str(actual))])
    implied = implied_target(of.indicators[0], of)
    if not fitting:
        assert implied is None
        return
    assert implied is not None
    assert (implied.lowest, implied.highest) == (fitting[0], fitting[-1])
    exact = EXACT.divide(Decimal(actual * 100), Decimal(percent))
    assert implied.target in fitting
    assert all(abs(implied.target - exact) <= abs(other - exact) for other in fitting)


@pytest.mark.parametrize(
    ("baseline", "published"),
    [
        ("- 10", ("69%", "345")),  # a baseline that is not 0
        ("-", ("69%", None)),
        ("-", ("0%", "345")),
        ("-", ("-5%", "345")),
        ("-", ("69%", "0")),
        ("-", ("100%超", "345")),
        ("-", ("達成", "345")),
    ],
)
def test_no_target_is_implied_by_what_does_not_tell(baseline: str, published: tuple[str, str | None]) -> None:
    of = dossier(row("成5", baseline, ""), published=[printed("成5", "2023年", *published)])
    assert implied_target(of.indicators[0], of) is None


def test_a_row_with_a_target_or_one_to_borrow_implies_none() -> None:
    of = dossier(
        row("経1"),
        row("成1", "-", "", compare_with="経1", order=2),
        row("成2", "- 0", "", order=3),
        published=[printed(code, "2023年", "69%", "345") for code in ("経1", "成1")],
    )
    assert [implied_target(r, of) for r in of.indicators] == [None, None, None]


@pytest.mark.parametrize(
    ("actual", "percent", "baseline", "implied"),
    [
        ("5", "50", "10", ("0", "0", "0")),  # falling: 10 → 5 is half of the way to 0 only
        ("1", "0", "0", None),  # nothing of the way: any target would do
        ("10", "50", "10", None),  # not moved
    ],
)
def test_what_a_percentage_implies_from_a_baseline(
    actual: str, percent: str, baseline: str, implied: tuple[str, str, str] | None
) -> None:
    expected = None if implied is None else ImpliedTarget(*map(Decimal, implied))
    assert implied_by(Decimal(actual), Decimal(percent), Decimal(baseline)) == expected
