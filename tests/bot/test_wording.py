"""Words for figures, as tables that anybody at city hall can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import wording
from kpi_core.assessment import assess
from kpi_core.figures import Figure, Words
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent, Order
from kpi_core.record import Rule, Target
from tests.kpi_core.plans import dossier, plan, row, seen, year

DOWNLOADS = Bilingual("DL", "downloads")
FACILITIES = Bilingual("施設", "facilities")
PERCENT = Bilingual("%", "%")


@pytest.mark.parametrize(
    ("value", "unit", "ja", "en"),
    [
        ("1457", DOWNLOADS, "1,457 DL", "1,457 downloads"),
        ("55.50", PERCENT, "55.50%", "55.50%"),
        ("1", FACILITIES, "1 施設", "1 facility"),
        ("14", FACILITIES, "14 施設", "14 facilities"),
        ("1", Bilingual("回", "classes"), "1 回", "1 class"),
        ("1", Bilingual("t-CO₂", "t-CO₂"), "1 t-CO₂", "1 t-CO₂"),
        ("1", Bilingual("人", "loss"), "1 人", "1 loss"),
        ("-2.5", Bilingual("点", "points"), "-2.5 点", "-2.5 points"),
        ("7", Bilingual("", ""), "7", "7"),
        ("611", Bilingual("％（推計）", "% (estimate)"), "611％（推計）", "611% (estimate)"),
    ],
)
def test_an_amount_stands_before_its_unit(value: str, unit: Bilingual, ja: str, en: str) -> None:
    assert wording.amount(Decimal(value), unit, "ja") == ja
    assert wording.amount(Decimal(value), unit, "en") == en


@pytest.mark.parametrize(
    ("cell", "ja", "en"),
    [
        ("200", "200 人（2030年）", "200 people (2030)"),
        ("80以上", "80 人以上（2030年）", "at least 80 people (2030)"),
        ("80超", "80 人超（2030年）", "more than 80 people (2030)"),
        ("80以下", "80 人以下（2030年）", "at most 80 people (2030)"),
        ("80未満", "80 人未満（2030年）", "less than 80 people (2030)"),
        ("前年より減少", "前年より減少（2030年）", "前年より減少 (2030)"),
    ],
)
def test_a_target_keeps_its_bound_and_its_words(cell: str, ja: str, en: str) -> None:
    target = row(target=f"2030年 {cell}").target
    assert target is not None
    unit = Bilingual("人", "people")
    assert wording.target(target, unit, "ja") == ja
    assert wording.target(target, unit, "en") == en


def test_a_target_without_a_year_has_no_brackets() -> None:
    assert wording.target(Target("first", None, Figure(Decimal(5)), None), DOWNLOADS, "ja") == "5 DL"
    assert wording.target(Target("first", None, Words("増加"), None), DOWNLOADS, "en") == "増加"


@pytest.mark.parametrize(
    ("cell", "ja", "en"),
    [
        ("1457", "1,457 DL（2023年度）", "1,457 downloads (FY2023)"),
        ("未集計", "実績なし（2023年度、未集計）", "no actual (FY2023, 未集計)"),
    ],
)
def test_an_actual_says_its_year_and_its_mark(cell: str, ja: str, en: str) -> None:
    assert wording.actual(seen("2023年度", cell), DOWNLOADS, "ja") == ja
    assert wording.actual(seen("2023年度", cell), DOWNLOADS, "en") == en


def test_a_provisional_actual_says_so() -> None:
    observation = replace(seen("2024年", "2000"), provisional=True, mark="暫定")
    assert wording.actual(observation, DOWNLOADS, "ja") == "2,000 DL（2024年、暫定）"
    assert wording.actual(observation, DOWNLOADS, "en") == "2,000 downloads (2024, provisional)"


@pytest.mark.parametrize(
    ("rule", "baseline", "target", "actual", "formula"),
    [
        (Rule.INTERVAL, "2020年 0", "2030年 5,000", "1457", "(1,457 − 0) ÷ (5,000 − 0) = 29.14%"),
        (Rule.INTERVAL, "2020年 0", "2030年 7", "5", "(5 − 0) ÷ (7 − 0) ≒ 71.43%"),
        (Rule.INTERVAL, "2020年 ▲2.5", "2030年 7.5", "0", "(0 − (-2.5)) ÷ (7.5 − (-2.5)) = 25%"),
        (Rule.RATIO, "2020年 800", "2030年 1,700", "1721", "1,721 ÷ 1,700 ≒ 101.24%"),
        (Rule.INVERSE_RATIO, "2020年 800", "2030年 400", "500", "2 − 500 ÷ 400 = 75%"),
        (Rule.AT_LEAST, "2020年 90", "2030年 80以上", "85", ""),
        (Rule.INTERVAL, "2020年 0", "2030年 前年より増加", "5", ""),
        (Rule.INTERVAL, "2020年 ー", "2030年 7", "5", ""),
    ],
)
def test_a_formula_shows_the_figures_that_were_used(
    rule: Rule, baseline: str, target: str, actual: str, formula: str
) -> None:
    measure = dossier(row(baseline=baseline, target=target, rule=rule), actuals={"2023年": actual})
    result = assess(measure.indicators[0], measure, plan(), date(2025, 6, 2))
    assert wording.formula(result, "ja") == formula
    assert wording.formula(result, "en") == formula.replace("≒", "≈")


@pytest.mark.parametrize(
    ("text", "short"), [("25.00", "25"), ("0.50", "0.5"), ("485.67", "485.67"), ("-0.10", "-0.1"), ("100", "100")]
)
def test_zeros_behind_the_point_are_left_out(text: str, short: str) -> None:
    assert str(wording.trimmed(Decimal(text))) == short


def test_every_status_intent_and_order_has_a_word_in_both_languages() -> None:
    words = [*wording.STATUSES.values(), *wording.INTENTS.values(), *wording.ORDERS.values()]
    assert all(word.ja and word.en for word in words)
    assert set(wording.STATUSES) == set(Status)
    assert set(wording.ORDERS) == set(Order)
    assert Intent.PROGRESS in wording.INTENTS


def test_behind_means_every_status_that_is_not_on_pace() -> None:
    assert {wording.status_word(s, "ja") for s in wording.NOT_ON_PACE} == {"やや遅れ", "遅れ", "後退", "未達成"}


@pytest.mark.parametrize(
    ("filters", "ja", "en"),
    [
        (Filters(), "", ""),
        (Filters(dimensions=("環境",)), "環境の側面", "dimension: Environment"),
        (Filters(dimensions=("経済", "社会")), "経済・社会の側面", "dimensions: Economy, Society"),
        (Filters(dimensions=("防災",)), "防災の側面", "dimension: 防災"),
        (
            Filters(programme="「加賀市版MaaS」の推進"),
            "取組「加賀市版MaaS」の推進",
            "programme: 「加賀市版MaaS」の推進",
        ),
        (Filters(programme="産業人材の育成"), "取組「産業人材の育成」", "programme: 産業人材の育成"),
        (Filters(goal=7, sdg_target="7.2"), "SDGs ゴール7、SDGs ターゲット7.2", "SDG 7 / SDG target 7.2"),
        (Filters(table="vision", term="first"), "表一、第1期", "Table one / First"),
        (Filters(table="unknown", term="unknown"), "", ""),
        (Filters(statuses=frozenset({Status.MISSED, Status.BEHIND})), "遅れ・未達成", "behind, not achieved"),
    ],
)
def test_what_a_list_was_narrowed_to_is_said(filters: Filters, ja: str, en: str) -> None:
    tables, terms = {"vision": Bilingual("表一", "Table one")}, {"first": Bilingual("第1期", "First")}
    assert wording.filters(filters, "ja", tables=tables, terms=terms) == ja
    assert wording.filters(filters, "en", tables=tables, terms=terms) == en


@pytest.mark.parametrize(("language", "other"), [("ja", "その他"), ("en", "Other")])
def test_rows_without_a_dimension_are_the_others(language: Language, other: str) -> None:
    assert wording.dimension("", language) == other


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        (None, ""),
        ("-33.3", "▱▱▱▱▱▱▱▱▱▱"),
        ("0", "▱▱▱▱▱▱▱▱▱▱"),
        ("4.9", "▱▱▱▱▱▱▱▱▱▱"),
        ("29.14", "▰▰▰▱▱▱▱▱▱▱"),
        ("99.99", "▰▰▰▰▰▰▰▰▰▱"),
        ("100", "▰▰▰▰▰▰▰▰▰▰"),
        ("167", "▰▰▰▰▰▰▰▰▰▰"),
    ],
)
def test_a_bar_is_full_when_the_target_is_reached_and_not_before(share: str | None, drawn: str) -> None:
    assert wording.bar(None if share is None else Decimal(share), "▰" * 10, "▱" * 10) == drawn


@given(st.decimals(-(10**6), 10**6, places=3))
def test_a_bar_always_has_its_length(share: Decimal) -> None:
    assert len(wording.bar(share, "█" * 20, "░" * 20)) == 20


def test_a_year_is_labelled_as_it_is_printed() -> None:
    assert year("令和4年度").label("ja") == "2022年度"
