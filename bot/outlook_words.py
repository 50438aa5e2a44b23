"""Where the course so far leads, in a sentence or two: a straight line, and said to be no forecast. Pure."""

from __future__ import annotations

from decimal import Decimal

from bot import wording
from kpi_core.assessment import Assessment
from kpi_core.figures import rounded
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status


def outlook(result: Assessment, language: Language) -> str:
    """Where a straight line leads, said to be one."""
    view, target, o = result.outlook, result.basis.target, result.observation
    cannot = Bilingual(
        "見通しは計算できません（当初値・目標値・その後の実績のいずれかがありません）。",
        "No outlook can be computed: a baseline, a target or a later actual is missing.",
    ).to(language)
    if target is None or target.year is None or o is None:
        return cannot
    unit = wording.unit_of(result)
    goal, since = target.year.label(language), o.year.label(language)
    if result.status is Status.ACHIEVED:
        return Bilingual(f"{since}の実績で目標に達しています。", f"The target was reached in {since}.").to(language)
    if result.percent is not None and result.status is Status.MISSED:
        return Bilingual(
            f"目標年（{goal}）は過ぎており、目標には届きませんでした。",
            f"The target year ({goal}) is over; it was not reached.",
        ).to(language)
    if view is None:
        return cannot
    present = _a_year(view.present, unit, language)
    if view.arrives is None:
        way = Bilingual("2100年より前に目標へ届く計算にはなりません", "the target is not reached before 2100")
    else:
        way = Bilingual(f"{view.arrives}年ごろに目標へ届く計算です", f"the target is reached around {view.arrives}")
    start = result.basis.baseline.year
    first = start.label(language) if start is not None else ""
    sentence = Bilingual(
        f"{first}から{since}までの平均のペース（1年あたり {present}）が続くと、{way.ja}（直線で延ばした目安です）。",
        f"At the average pace of {first} to {since} ({present} a year), {way.en} (a straight line, not a forecast).",
    ).to(language)
    if view.needed is None:
        return sentence
    needed = _a_year(view.needed, unit, language)
    return sentence + Bilingual(
        f"{goal}の目標に間に合わせるには、{since}のあと1年あたり {needed} のペースが必要です。",
        f" To reach it by {goal}, {needed} a year are needed after {since}.",
    ).to(language)


def _a_year(value: Decimal, unit: Bilingual, language: Language) -> str:
    """An amount a year: to two places, fewer where it is large."""
    decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    short = wording.trimmed(rounded(value, decimals))
    # What a share gains is told in points: 0.66 % more of 50 % would be something else.
    points = Bilingual("ポイント", "percentage points")
    shown = wording.amount(short, points if unit.ja in {"%", "％"} else unit, language)
    return f"+{shown}" if short > 0 else shown
