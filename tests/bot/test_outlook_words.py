"""Where the course leads, in both languages: a straight line, and said to be one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.outlook_words import outlook
from kpi_core.assessment import Assessment, assess
from kpi_core.figures import Figure
from kpi_core.record import Indicator
from tests.kpi_core.plans import dossier, plan, row


def latest(indicator: Indicator, actuals: dict[str, str], today: date = date(2025, 6, 2)) -> Assessment:
    found = dossier(indicator, actuals=actuals)
    return assess(found.indicators[0], found, plan(), today)


@pytest.mark.parametrize(
    ("indicator", "actuals", "ja", "en"),
    [
        (
            row(target="2030年 5,000"),
            {"2023年": "1457"},
            "2020年から2023年までの平均のペース（1年あたり +486 人）が続くと、2031年ごろに目標へ届く計算です（直線で延ばした目安です）。"
            "2030年の目標に間に合わせるには、2023年のあと1年あたり +506 人 のペースが必要です。",
            "At the average pace of 2020 to 2023 (+486 people a year), the target is reached around 2031 (a straight line, not a forecast)."
            " To reach it by 2030, +506 people a year are needed after 2023.",
        ),
        (
            row(baseline="2020年 3", target="2030年 9"),
            {"2022年": "1"},
            "2020年から2022年までの平均のペース（1年あたり -1 人）が続くと、2100年より前に目標へ届く計算にはなりません（直線で延ばした目安です）。"
            "2030年の目標に間に合わせるには、2022年のあと1年あたり +1 人 のペースが必要です。",
            "the target is not reached before 2100",
        ),
        (row(), {"2023年": "120"}, "2023年の実績で目標に達しています。", "The target was reached in 2023."),
        (
            row(target="2022年 100"),
            {"2022年": "80"},
            "目標年（2022年）は過ぎており、目標には届きませんでした。",
            "is over; it was not reached",
        ),
        (row(target=""), {"2023年": "5"}, "見通しは計算できません", "No outlook can be computed"),
        (row(), {}, "見通しは計算できません", "No outlook can be computed"),
        (
            row(baseline="2020年 6", target="2030年 15"),
            {"2023年": "14"},
            "1年あたり +2.67 人",
            "+0.14 people a year are needed",
        ),
        (row(baseline="2020年 0", target="2030年 900"), {"2022年": "25"}, "1年あたり +12.5 人", "+109 people a year"),
    ],
)
def test_an_outlook_is_a_straight_line_and_says_so(
    indicator: Indicator, actuals: dict[str, str], ja: str, en: str
) -> None:
    lead = latest(indicator, actuals)
    assert ja in outlook(lead, "ja")
    assert en in outlook(lead, "en")


def test_an_outlook_in_the_target_year_needs_nothing_any_more() -> None:
    lead = latest(row(target="2025年 100"), {"2025年": "80"}, date(2025, 12, 1))
    assert outlook(lead, "ja").endswith("（直線で延ばした目安です）。")


def test_the_figures_are_those_of_the_assessment() -> None:
    lead = latest(row(), {"2023年": "30"})
    assert lead.outlook is not None
    assert lead.outlook.present == Decimal(10)
    assert isinstance(lead.target, Figure)
    assert "+10 人" in outlook(lead, "ja")
