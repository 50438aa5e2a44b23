"""Published percentages recomputed: what agrees, what would explain those that differ, and why some cannot be checked."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpi_core.alternatives import Way
from kpi_core.audit import Audit, Checked, Result, audit
from kpi_core.catalogue import Catalogue
from kpi_core.dossier import Dossier
from kpi_core.record import Indicator, Rule
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD, TODAY
from tests.kpi_core.plans import dossier, plan, printed, row, seen

EMPTY = Catalogue(plan().city, "ja", (), (), (), (), ())


def audited(*dossiers: Dossier, floor: str | None = None) -> Audit:
    settings = plan(percent_floor=None if floor is None else Decimal(floor))
    return audit(dossiers, EMPTY, settings, TODAY)


def checked(
    baseline: str, actual: str, target: str, percent: str, rule: Rule = Rule.INTERVAL, floor: str | None = None
) -> Checked:
    """One published percentage of a row without years, as other governments' tables print it."""
    indicator = row("経1", f"- {baseline}", f"- {target}", rule=rule)
    known = dossier(indicator, actuals={"2023年度": actual}, published=[printed("経1", "2023年度", percent)])
    (only,) = audited(known, floor=floor).checked
    return only


@pytest.mark.parametrize(
    ("baseline", "actual", "target", "percent", "floor"),
    [
        ("104", "91", "0", "13%", None),  # 12.5 goes up
        ("75", "50", "60", "167%", None),
        ("75", "50", "60", "（167％）", None),
        ("75", "50", "60", "100%超", None),
        ("607", "606", "850", "0%", None),  # -0.41
        ("91.7", "80.4", "100", "0%", "0"),
        ("91.7", "80.4", "100", "-136%", "0"),  # printed all the same
        ("91.7", "80.4", "100", "0%未満", None),
        ("3", "1", "9", "-33%", None),
        ("3", "1", "9", "▲33.3%", None),
        ("0", "5", "16", "31.3%", None),
        ("0", "5", "16", "31.25%", None),
        ("0", "1万8740", "2万", "94%", None),
        ("0", "30", "30", "達成", None),
        ("0", "29", "30", "未達成", None),
    ],
)
def test_what_follows_the_rule_agrees(baseline: str, actual: str, target: str, percent: str, floor: str | None) -> None:
    assert checked(baseline, actual, target, percent, floor=floor).result is Result.AGREES


R = Rule


@pytest.mark.parametrize(
    ("rule", "baseline", "actual", "target", "percent", "ways", "said"),
    [
        (R.INTERVAL, "800", "1,721", "1,700", "101%", [Way.RULE], "単純な比率（1,721 ÷ 1,700 ≒ 101.24%）なら一致します"),
        (R.INTERVAL, "1,276", "575", "3,200", "(18%)", [Way.RULE], "単純な比率（575 ÷ 3,200 ≒ 17.97%）"),
        (R.INTERVAL, "13,500", "11,583", "10,193", "86.4%", [Way.RULE], "2 − 11,583 ÷ 10,193"),
        (R.RATIO, "800", "1,500", "1,700", "78%", [Way.RULE], "当初値からの進み具合（(1,500 − 800)"),
        (R.INTERVAL, "90.1", "91.1", "91.7", "(62%)", [Way.BINARY_ROUNDING], "2進数の計算"),
        (R.INTERVAL, "0", "5", "8", "62%", [Way.OTHER_ROUNDING], "四捨五入でない端数処理"),
        (R.INTERVAL, "0", "2", "3", "66%", [Way.OTHER_ROUNDING], "切り捨て"),
        (R.INTERVAL, "0", "1", "3", "34%", [Way.OTHER_ROUNDING], "切り上げ"),
        (R.INTERVAL, "91.7", "80.4", "100", "0%", [Way.FLOOR], "0%より下を表示しない"),
        (R.INTERVAL, "0", "142", "100", "100%", [Way.CAP], "100%を上限"),
        (R.INTERVAL, "13,134", "13,228", "13,070", "100%", [Way.ALREADY_MET], "すでに目標を満たしていた指標"),
        (R.INTERVAL, "3", "2", "9", "17%", [Way.SIGN], "マイナスの符号"),
        (R.INTERVAL, "40", "50", "80", "0.25", [Way.FRACTION], "百分率ではなく比"),
        (R.INTERVAL, "100", "110", "150", "10%", [Way.GROWTH], "増減率（(110 − 100) ÷ 100）"),
        (R.INTERVAL, "100", "110", "150", "110%", [Way.TO_BASELINE], "110 ÷ 100"),
        (R.INTERVAL, "100", "90", "80", "88.9%", [Way.REVERSED], "目標値を実績で割った比率（80 ÷ 90）"),
        (R.INTERVAL, "100", "90", "80", "87.5%", [Way.RULE], "少ないほど良い値の比率（2 − 90 ÷ 80"),
        (R.INTERVAL, "0", "30", "60", "37%", [], "計算方法は見つかりませんでした"),
        (R.INTERVAL, "0", "30", "30", "未達成", [], "目標に対する判定と異なります"),
        (R.INTERVAL, "0", "29", "30", "達成", [], "目標に対する判定と異なります"),
    ],
)  # fmt: skip
def test_what_differs_says_what_else_would_give_it(
    rule: Rule, baseline: str, actual: str, target: str, percent: str, ways: list[Way], said: str
) -> None:
    found = checked(baseline, actual, target, percent, rule)
    assert found.result is Result.DIFFERS
    assert [way.way for way in found.ways] == ways
    assert said in found.explanation.ja
    assert found.explanation.en


@pytest.mark.parametrize(
    ("rule", "baseline", "actual", "target", "percent", "ways", "said"),
    [
        (R.INTERVAL, "0", "568", "毎年400以上", "142%", [Way.TARGET_IN_WORDS], "目標の文の中の 400 を目標値とすれば"),
        (R.INTERVAL, "0", "0.75", "全所属1", "75%", [Way.TARGET_IN_WORDS], "0.75 ÷ 1"),
        (R.INTERVAL, "10", "16", "前年より増加", "50%", [], "当初値が 10 なので、公表値から逆算した目標は 22 人です"),
        (R.INTERVAL, "0", "345", "", "69%", [], "当初値は0なので、公表値から逆算した目標は 500 人（四捨五入の幅で 497〜503 人）"),
        (R.INTERVAL, "", "345", "", "69%", [], "当初値が0なら、公表値から逆算した目標は 500 人（四捨五入の幅で 497〜503 人）"),
        (R.INTERVAL, "", "1,721", "1,700", "101%", [Way.RULE], "当初値の記載がないため確かめられません。当初値を引かない"),
        (R.INTERVAL, "71", "71", "71", "100%", [Way.MET, Way.RULE, Way.RULE], "目標値が当初値と同じ"),
        (R.INTERVAL, "10,193", "11,583", "10,193", "86.4%", [Way.RULE], "少ないほど良い値の比率（2 − 11,583 ÷ 10,193 ≒ 86.36%）"),
        (R.INTERVAL, "5", "4", "5", "0%", [Way.KEPT_OUT], "満たしていなければ 0%"),
        (R.AT_LEAST, "85", "88", "80以上", "110%", [Way.RULE], "達成・未達成だけを判定する目標"),
        (R.AT_LEAST, "85", "88", "80", "100%", [Way.MET], "目標を満たしていれば 100%"),
        (R.INTERVAL, "0", "", "100", "30%", [], "実績の記載がないため確かめられません"),
        (R.INTERVAL, "0", "10", "100", "－", [], "公表値の記載がない（「－」）"),
        (R.INTERVAL, "0", "10", "100", "順調", [], "公表値が数値ではない（「順調」）"),
        (R.RATIO, "5", "3", "0", "90%", [], "目標値が0で、比率を計算できない"),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_says_why_and_what_would_fit(
    rule: Rule, baseline: str, actual: str, target: str, percent: str, ways: list[Way], said: str
) -> None:
    found = checked(baseline, actual, target, percent, rule)
    assert (found.result, found.percent is None or percent in {"－", "順調"}) == (Result.UNVERIFIABLE, True)
    assert [way.way for way in found.ways] == ways
    assert said in found.explanation.ja


FIGURES = st.decimals(min_value=-(10**6), max_value=10**6, places=1)


@given(baseline=FIGURES, actual=FIGURES, target=FIGURES, places=st.integers(0, 2))
def test_what_is_printed_as_computed_agrees_and_a_point_more_does_not(
    baseline: Decimal, actual: Decimal, target: Decimal, places: int
) -> None:
    assume(target != baseline)
    exact = Fraction(actual - baseline) / Fraction(target - baseline) * 100 * 10**places
    whole = math.floor(abs(exact) + Fraction(1, 2)) * (1 if exact >= 0 else -1)  # half away from zero
    percent = Decimal(whole).scaleb(-places)
    assert checked(str(baseline), str(actual), str(target), f"{percent:f}%").result is Result.AGREES
    other = checked(str(baseline), str(actual), str(target), f"{percent + 1:f}%")
    assert other.result is Result.DIFFERS
    assert other.percent == percent
    assert other.explanation.ja


def two_rows(percent: str, *, own: Indicator, other: Indicator) -> Checked:
    known = dossier(own, other, actuals={"2022年": "30", "2023年": "50"}, published=[printed("経1", "2023年", percent)])
    (only,) = audited(known).checked
    return only


OWN = row("経1", "2020年 10", "2030年 110")


@pytest.mark.parametrize(
    ("percent", "other", "said"),
    [
        ("25%", row("経2", "2020年 10", "2022年 170", order=2), "経2 の目標値（(50 − 10) ÷ (170 − 10) = 25%）"),
        ("56%", row("経2", "2020年 -20", "2022年 110", order=2), ""),
        ("33%", row("経2", "2021年 20", "2030年 110", order=2), "経2 の当初値（(50 − 20) ÷ (110 − 20)"),
        ("60%", row("経2", "2021年 20", "2022年 70", order=2), "経2 の当初値と目標値（(50 − 20) ÷ (70 − 20) = 60%）"),
        ("71%", row("経2", "2020年 10", "2022年 70", order=2), "経2 の目標値とし、当初値を引かない比率（50 ÷ 70"),
        ("20%", row("経2", "2020年 10", "2030年 110", order=2), "2022年の実績（(30 − 10) ÷ (110 − 10) = 20%）"),
    ],
)  # fmt: skip
def test_another_row_or_year_of_the_measure_can_explain_it(percent: str, other: Indicator, said: str) -> None:
    found = two_rows(percent, own=OWN, other=other)
    assert found.result is Result.DIFFERS
    assert said in found.explanation.ja


def test_the_actual_printed_beside_it_can_explain_it() -> None:
    known = dossier(OWN, actuals={"2023年": "50"}, published=[printed("経1", "2023年", "35%", "45")])
    (found,) = audited(known).checked
    assert found.ways[0].way is Way.OTHER_ACTUAL
    assert "公表時の実績 45（(45 − 10) ÷ (110 − 10) = 35%）なら一致します" in found.explanation.ja


def test_a_running_total_that_was_started_again_is_said() -> None:
    counted = replace(row("経1", "- 1,276", "- 3,200"), name_printed="研修の受講者数（累計）")
    known = dossier(counted, actuals={"2023年度": "575"}, published=[printed("経1", "2023年度", "(18%)")])
    (found,) = audited(known).checked
    assert "累計が当初値の 1,276 を下回っているため、数え直した値とみられます。" in found.explanation.ja


def test_a_floor_explains_only_what_is_printed_at_it() -> None:
    assert "0%より下は 0% と表示するきまり" in checked("91.7", "80.4", "100", "0%", floor="0").explanation.ja
    printed_all_the_same = checked("91.7", "80.4", "100", "-136%", floor="0").explanation
    assert printed_all_the_same.ja == "計算（(80.4 − 91.7) ÷ (100 − 91.7) ≒ -136.14%）と一致します。"


def test_of_a_verdict_no_other_computation_is_sought() -> None:
    assert checked("0", "29", "30", "達成").explanation.ja == "公表値は「達成」ですが、目標に対する判定と異なります。"


def test_what_was_entered_is_not_audited() -> None:
    over = seen("2023年", "99", over="50")
    new = replace(seen("2024年", "100", over="0"), published=None)
    known = dossier(OWN, actuals=[over, new], published=[printed("経1", "2023年", "40%", "50")])
    found = audited(known)
    assert [c.result for c in found.checked] == [Result.AGREES]
    assert found.findings == ()


def test_an_entry_of_a_year_that_was_not_published_is_no_part_of_the_audit() -> None:
    entered = replace(seen("2023年", "5", over="0"), published=None)
    known = dossier(OWN, actuals=[seen("2021年", "5"), seen("2022年", "5"), entered])
    assert audited(known).findings == ()  # with it, the actual would not have moved for three years


def test_each_of_kagas_figures_is_explained() -> None:
    with Store.open(RECORD) as store:
        found = audit(store.dossiers(), store.catalogue(), store.plan, TODAY)
    said = {c.row.code: c.explanation for c in found.checked}
    assert len(said) == len(found.checked) == 24
    assert [c.row.code for c in found.checked][:3] == ["経1", "経2", "社3"]
    assert said["経1"].ja == "計算（(79 − 70) ÷ (100 − 70) = 30%）と一致します。"
    assert said["成1"].ja.endswith("当初値・目標値は 環9 のものです。")
    assert said["成7"].ja == (
        "公表値は 101%、計算では 102%（(1,721 − 800) ÷ (1,700 − 800) ≒ 102.33%）です（公表値のほうが1ポイント低くなっています）。"
        "当初値を引かない単純な比率（1,721 ÷ 1,700 ≒ 101.24%）なら一致します。"
    )
    assert said["成5"].en == (
        "Cannot be checked: no target is printed. If the baseline is 0, it implies a target of 500 registrations"
        " (between 497 and 503 registrations); that is no published target."
    )
    assert "a target of 1 seminar;" in said["成6"].en
