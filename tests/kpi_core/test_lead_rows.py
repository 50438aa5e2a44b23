"""The rows that stand for a measure in summaries and rankings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kpi_core.assessment import lead_rows
from kpi_core.dossier import Dossier
from tests.kpi_core.plans import dossier, row
from tests.kpi_core.results import TODAY


def test_the_lead_row_has_the_latest_target_year() -> None:
    of = dossier(row("取1", target="2022年 80", order=1), row("経1", target="2030年 100", order=2))
    assert _leads(of) == ["経1"]


def test_a_target_that_does_not_hold_yet_does_not_lead() -> None:
    later = row("経2", target="2035年 100", order=2, since=date(2024, 6, 2))
    of = dossier(row("経1", order=1), later)
    assert (_leads(of), _leads(of, TODAY + timedelta(days=1))) == (["経1"], ["経2"])


def test_a_target_revised_for_the_same_year_leads_from_its_date_on() -> None:
    revised = row("経2", target="2030年 120", order=2, since=date(2024, 6, 2))
    of = dossier(row("経1", target="2030年 100", order=1), revised)
    assert (_leads(of), _leads(of, TODAY + timedelta(days=1))) == (["経1"], ["経2"])


def test_a_measure_in_two_dimensions_leads_in_both() -> None:
    of = dossier(
        row("取1", target="2030年 100", order=1),
        row("経1", target="2030年 100", order=2, dimension="経済"),
        row("環7", target="2030年 100", order=3, dimension="環境"),
        row("環8", target="2030年 100", order=4, dimension="環境"),
        row("社1", target="2022年 100", order=5, dimension="社会"),
    )
    assert _leads(of) == ["取1", "経1", "環7"]


@pytest.mark.parametrize("target", ["", "- 100", "- 設置"])
def test_a_row_leads_where_there_is_no_other(target: str) -> None:
    assert _leads(dossier(row("成5", "-", target))) == ["成5"]


def test_a_target_of_no_printed_year_leads_over_none() -> None:
    assert _leads(dossier(row("成1", "-", "", order=1), row("成2", "-", "- 100", order=2))) == ["成2"]


SECOND = date(2023, 4, 1)


def test_a_row_that_a_later_plan_prints_anew_leads_no_longer() -> None:
    old = row("経1", target="2030年 100", order=1, begins=date(2020, 4, 1))
    new = row("経9", target="2025年 80", order=2, plan="second", begins=SECOND)
    assert _leads(dossier(old, new)) == ["経9"]
    assert _leads(dossier(old, new), SECOND - timedelta(days=1)) == ["経1"]  # a plan that has not begun leads nothing
    assert [r.code for r in lead_rows(dossier(old, new), TODAY, year=2022)] == ["経1"]


def test_a_plan_that_has_not_begun_takes_nothing_out_of_force() -> None:
    old = row("経1", target="2030年 100", order=1, begins=date(2020, 4, 1))
    new = row("経9", target="2035年 80", order=2, plan="second", begins=SECOND)
    assert _leads(dossier(old, new), SECOND - timedelta(days=1)) == ["経1"]


def test_what_a_later_plan_sets_elsewhere_leaves_the_latest_target_year_in_the_lead() -> None:
    vision = row("経1", target="2030年 100", order=1, dimension="経済", begins=date(2020, 4, 1))
    programme = replace(row("取8", target="2025年 80", order=2, plan="second", begins=SECOND), table="programmes")
    assert _leads(dossier(vision, programme)) == ["経1"]


def test_two_targets_of_one_plan_stand_beside_each_other() -> None:
    final = row("経1", target="2030年 100", order=1, begins=SECOND)
    interim = row("経2", target="2025年 50", order=2, since=date(2024, 4, 1), begins=SECOND)
    assert _leads(dossier(final, interim)) == ["経1"]


def test_targets_that_have_not_begun_still_lead_where_there_are_no_others() -> None:
    first, later = (
        row("経1", target="2030年 1", begins=date(2030, 4, 1)),
        row("経2", target="2035年 1", begins=date(2030, 4, 1)),
    )
    assert _leads(dossier(first, later)) == ["経2"]


def _leads(of: Dossier, today: date = TODAY) -> list[str]:
    return [r.code for r in lead_rows(of, today)]
