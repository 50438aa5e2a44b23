"""The other ways that give a published percentage, in words: each a possibility, with its computation."""

from __future__ import annotations

from decimal import Decimal

from kpi_core.alternatives import Alternative, Operands, Way
from kpi_core.figures import grouped, rounded
from kpi_core.language import Bilingual
from kpi_core.record import Rule

_NOTHING = Bilingual("", "")


def formula(operands: Operands) -> str:
    """(91.1 − 90.1) ÷ (91.7 − 90.1) = 62.5%; empty where nothing is computed."""
    percent = operands.percent
    if percent is None or operands.target is None:
        return ""
    a, t = _operand(operands.actual), _operand(operands.target)
    match operands.rule:
        case Rule.INTERVAL:
            if operands.baseline is None:
                return ""
            b = _operand(operands.baseline)
            left = f"({a} − {b}) ÷ ({t} − {b})"
        case Rule.INVERSE_RATIO:
            left = f"2 − {a} ÷ {t}"
        case _:
            left = f"{a} ÷ {t}"
    exact = rounded(percent, 2)
    whole = exact.to_integral_value()
    shown = whole if whole == exact else exact.normalize()
    return f"{left} {'=' if exact == percent else '≒'} {grouped(shown)}%"


def _operand(value: Decimal) -> str:
    return f"({grouped(value)})" if value < 0 else grouped(value)


_WITHOUT_FIGURES = {
    Way.BINARY_ROUNDING: Bilingual(
        "ちょうど半分の端数で、表計算ソフトの2進数の計算では切り上がらないため、公表値になります。",
        "It is exactly a half, which a spreadsheet's binary arithmetic does not round up.",
    ),
    Way.OTHER_ROUNDING: Bilingual(
        "四捨五入でない端数処理（切り捨て・切り上げなど）なら一致します。",
        "It fits another way of rounding (down, up or to even).",
    ),
    Way.FLOOR: Bilingual("0%より下を表示しないきまりなら一致します。", "It fits if nothing below 0% is printed."),
    Way.CAP: Bilingual("100%を上限とするきまりなら一致します。", "It fits if 100% is the most that is printed."),
    Way.MET: Bilingual(
        "実績が目標を満たしていれば 100% とするきまりなら一致します。",
        "It fits if 100% is printed wherever the target is met.",
    ),
    Way.ALREADY_MET: Bilingual(
        "当初値がすでに目標を満たしていた指標とみて、満たしていれば 100% とするきまりなら一致します。",
        "It fits if the baseline is taken to have met the target already, and 100% is printed as long as it is met.",
    ),
    Way.KEPT_OUT: Bilingual(
        "実績が目標を満たしていなければ 0% とするきまりなら一致します。",
        "It fits if 0% is printed wherever the target is not met.",
    ),
    Way.SIGN: Bilingual("マイナスの符号が落ちたものとみられます。", "The minus sign seems to have been lost."),
    Way.FRACTION: Bilingual(
        "百分率ではなく比（1が100%）で書かれたものとみられます。",
        "It seems to be printed as a share, 1 being 100%.",
    ),
}


def said_of(a: Alternative) -> Bilingual:
    """One sentence on a way that gives what was published."""
    how = formula(a.operands)
    match a.way:
        case Way.OTHER_ACTUAL:
            actual = grouped(a.operands.actual)
            return Bilingual(
                f"公表時の実績 {actual}（{how}）なら一致します。",
                f"It fits the actual printed with it, {actual} ({how}).",
            )
        case Way.RULE:
            return _rule(a.operands.rule, how)
        case Way.OTHER_ROW:
            return _other_row(a, how)
        case Way.TARGET_IN_WORDS:
            number = grouped(a.operands.target) if a.operands.target is not None else ""
            return Bilingual(
                f"目標の文の中の {number} を目標値とすれば一致します（{how}）。",
                f"It fits if {number}, which stands in the words, is the target ({how}).",
            )
        case Way.OTHER_YEAR:
            year = a.year
            return Bilingual(
                f"{year}の実績（{how}）なら一致します。",
                f"It fits the actual of {'' if year is None else year.label('en')} ({how}).",
            )
        case Way.GROWTH | Way.REVERSED | Way.TO_BASELINE:
            return _of_its_own(a)
        case (
            Way.BINARY_ROUNDING | Way.OTHER_ROUNDING | Way.FLOOR | Way.CAP | Way.MET | Way.ALREADY_MET | Way.KEPT_OUT
            | Way.SIGN | Way.FRACTION
        ):  # fmt: skip
            return _WITHOUT_FIGURES[a.way]


def _of_its_own(a: Alternative) -> Bilingual:
    actual, baseline, target = (
        None if v is None else _operand(v) for v in (a.operands.actual, a.operands.baseline, a.operands.target)
    )
    match a.way:
        case Way.REVERSED:
            return Bilingual(
                f"目標値を実績で割った比率（{target} ÷ {actual}）なら一致します。",
                f"It fits target ÷ actual ({target} ÷ {actual}).",
            )
        case Way.TO_BASELINE:
            return Bilingual(
                f"当初値に対する比率（{actual} ÷ {baseline}）なら一致します。",
                f"It fits actual ÷ baseline ({actual} ÷ {baseline}).",
            )
        case _:
            return Bilingual(
                f"当初値からの増減率（({actual} − {baseline}) ÷ {baseline}）なら一致します。",
                f"It fits the growth since the baseline, ({actual} − {baseline}) ÷ {baseline}.",
            )


def _rule(rule: Rule, how: str) -> Bilingual:
    match rule:
        case Rule.RATIO:
            return Bilingual(
                f"当初値を引かない単純な比率（{how}）なら一致します。",
                f"It fits the plain ratio, without the baseline ({how}).",
            )
        case Rule.INVERSE_RATIO:
            return Bilingual(
                f"少ないほど良い値の比率（{how}）なら一致します。",
                f"It fits the inverse ratio, for which less is better ({how}).",
            )
        case _:
            return Bilingual(
                f"当初値からの進み具合（{how}）なら一致します。",
                f"It fits the share of the way from the baseline ({how}).",
            )


def _other_row(a: Alternative, how: str) -> Bilingual:
    what = Bilingual("当初値と目標値", "the baseline and target")
    if not a.target:
        what = Bilingual("当初値", "the baseline")
    elif not a.baseline:
        what = Bilingual("目標値", "the target")
    ratio = Bilingual("とし、当初値を引かない比率", " as a plain ratio")
    if a.operands.rule is not Rule.RATIO:
        ratio = _NOTHING
    return Bilingual(
        f"{a.row} の{what.ja}{ratio.ja}（{how}）なら一致します。", f"It fits {what.en} of {a.row}{ratio.en} ({how})."
    )
