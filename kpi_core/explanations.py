"""One sentence or two on a published percentage: that it is ours, by how much it is not, or why nobody can say."""

from __future__ import annotations

from decimal import Decimal

from kpi_core.achievement import Undefined, achievement
from kpi_core.alternatives import Alternative, Operands, Way, own_operands
from kpi_core.amounts import amount
from kpi_core.comparison import Comparison, ImpliedTarget, implied_by
from kpi_core.dossier import Dossier
from kpi_core.figure_findings import counts_up
from kpi_core.figures import EXACT, Figure, Missing, Words, grouped, percent_figure, places, read_figure, rounded
from kpi_core.language import Bilingual
from kpi_core.record import Plan, Rule
from kpi_core.way_words import formula, said_of


def explained(comparison: Comparison, fitting: tuple[Alternative, ...], dossier: Dossier, plan: Plan) -> Bilingual:
    """What to say of one published percentage; `fitting` are the other ways that give it."""
    own = own_operands(comparison, dossier)
    if comparison.differs is None:
        parts = [
            _why_not(comparison, dossier),
            *map(said_of, fitting),
            _implied(comparison, own, fitting, dossier),
        ]
    elif comparison.differs:
        parts = [_differs(comparison, own), *map(said_of, fitting)]
        if not fitting and comparison.published.percent is not None:
            parts.append(
                Bilingual("公表値になる計算方法は見つかりませんでした。", "No other way of computing it was found.")
            )
        parts.append(_restarted(own, fitting, dossier))
    else:
        parts = [_agrees(comparison, own, plan), _borrowed(comparison, dossier)]
    return _joined(parts)


def _joined(parts: list[Bilingual]) -> Bilingual:
    said = [part for part in parts if part.ja]
    return Bilingual("".join(part.ja for part in said), " ".join(part.en for part in said).replace("≒", "≈"))


_NOTHING = Bilingual("", "")


def ours(comparison: Comparison) -> Decimal | None:
    """Our percentage, rounded to the places that the published one prints."""
    if comparison.computed is None:
        return None
    printed = comparison.published.percent
    return rounded(comparison.computed, 0 if printed is None else places(printed))


# ---- it agrees, or it differs ------------------------------------------------------------------------


def _agrees(comparison: Comparison, own: Operands | None, plan: Plan) -> Bilingual:
    value, printed = ours(comparison), comparison.published
    if own is None or value is None:  # 達成 and 未達成
        return Bilingual(f"「{printed.printed}」は判定と一致します。", f"“{printed.printed}” agrees with the verdict.")
    how = formula(own)
    figure = percent_figure(printed.printed)
    if figure is not None and figure.bound is not None:
        return Bilingual(f"計算では {grouped(value)}%（{how}）で、{printed.printed} に当たります。", f"Computed {grouped(value)}% ({how}), which {printed.printed} covers.")  # fmt: skip
    if plan.percent_floor is not None and value < plan.percent_floor == printed.percent:
        floor = grouped(plan.percent_floor)
        return Bilingual(
            f"計算では {grouped(value)}%（{how}）ですが、{floor}%より下は {floor}% と表示するきまりのため一致します。",
            f"Computed {grouped(value)}% ({how}); it agrees, since nothing below {floor}% is printed.",
        )
    return Bilingual(f"計算（{how}）と一致します。", f"Agrees with the computation ({how}).")


def _borrowed(comparison: Comparison, dossier: Dossier) -> Bilingual:
    lender = dossier.basis(comparison.row).code
    if lender == comparison.row.code:
        return _NOTHING
    return Bilingual(f"当初値・目標値は {lender} のものです。", f"Baseline and target are those of {lender}.")


def _differs(comparison: Comparison, own: Operands | None) -> Bilingual:
    published, value = comparison.published, ours(comparison)
    if own is None or value is None or published.percent is None:
        return Bilingual(
            f"公表値は「{published.printed}」ですが、目標に対する判定と異なります。",
            f"Published as “{published.printed}”, which is not the verdict on its target.",
        )
    how = formula(own)
    head = Bilingual(
        f"公表値は {published.printed}、計算では {grouped(value)}%（{how}）です",
        f"Published as {published.printed}, computed {grouped(value)}% ({how})",
    )
    figure = percent_figure(published.printed)
    apart = EXACT.subtract(published.percent, value)
    if apart == 0 or (figure is not None and figure.bound is not None):
        return Bilingual(f"{head.ja}。", f"{head.en}.")
    side = Bilingual("高く", "above") if apart > 0 else Bilingual("低く", "below")
    points = grouped(abs(apart))
    return Bilingual(
        f"{head.ja}（公表値のほうが{points}ポイント{side.ja}なっています）。",
        f"{head.en}: {points} point{'' if abs(apart) == 1 else 's'} {side.en} it.",
    )


def _restarted(own: Operands | None, fitting: tuple[Alternative, ...], dossier: Dossier) -> Bilingual:
    """A running total below its baseline, published as a plain ratio."""
    ratio = any(a.way is Way.RULE and a.operands.rule is Rule.RATIO for a in fitting)
    if own is None or own.baseline is None or own.actual >= own.baseline or not ratio:
        return _NOTHING
    if not counts_up(dossier.measure, dossier.indicators):
        return _NOTHING
    return Bilingual(
        f"累計が当初値の {grouped(own.baseline)} を下回っているため、数え直した値とみられます。",
        f"The running total is below its baseline of {grouped(own.baseline)}: it seems to have been started again.",
    )


# ---- it cannot be checked ----------------------------------------------------------------------------


def _why_not(comparison: Comparison, dossier: Dossier) -> Bilingual:
    published, basis = comparison.published, dossier.basis(comparison.row)
    if published.percent is None and _is_missing(published.printed):
        return Bilingual(
            f"公表値の記載がない（「{published.printed}」）ため確かめられません。",
            f"Cannot be checked: no percentage is printed (“{published.printed}”).",
        )
    if published.percent is None and comparison.computed is not None:
        return Bilingual(
            f"公表値が数値ではない（「{published.printed}」）ため確かめられません。",
            f"Cannot be checked: what is published is no figure (“{published.printed}”).",
        )
    own = own_operands(comparison, dossier)
    target = basis.target.value if basis.target is not None else None
    result = achievement(
        basis.rule, baseline=basis.baseline.value, target=target, actual=None if own is None else own.actual
    )
    ja, en = {
        Undefined.NO_TARGET: ("目標値の記載がない", "no target is printed"),
        Undefined.TARGET_IN_WORDS: (
            f"目標が数値ではない（「{target.text if isinstance(target, Words) else ''}」）",
            f"the target is in words (“{target.text if isinstance(target, Words) else ''}”)",
        ),
        Undefined.NO_ACTUAL: ("実績の記載がない", "no actual is printed"),
        Undefined.NO_BASELINE: ("当初値の記載がない", "no baseline is printed"),
        Undefined.TARGET_IS_BASELINE: (
            "目標値が当初値と同じで、計算式の分母が0になる",
            "the target equals the baseline, so that the formula would divide by zero",
        ),
        Undefined.TARGET_IS_ZERO: ("目標値が0で、比率を計算できない", "the target is 0, so that there is no ratio"),
        Undefined.VERDICT_ONLY: (
            "達成・未達成だけを判定する目標である",
            "the target is either achieved or not, without a percentage",
        ),
    }.get(result.undefined or Undefined.NO_ACTUAL, ("計算できない", "it cannot be computed"))
    return Bilingual(f"{ja}ため確かめられません。", f"Cannot be checked: {en}.")


def _implied(
    comparison: Comparison, own: Operands | None, fitting: tuple[Alternative, ...], dossier: Dossier
) -> Bilingual:
    """The target that would make the published percentage right, within which bounds, and under which assumption."""
    published, basis = comparison.published, dossier.basis(comparison.row)
    figure = percent_figure(published.printed)
    printed_target = basis.target is not None and isinstance(basis.target.value, Figure)
    if own is None or figure is None or figure.bound is not None or printed_target or basis.rule is not Rule.INTERVAL:
        return _NOTHING
    if any(a.way in {Way.TARGET_IN_WORDS, Way.OTHER_ROW} for a in fitting):
        return _NOTHING
    implied = implied_by(own.actual, figure.value, own.baseline or Decimal(0))
    if implied is None:
        return _NOTHING
    known = own.baseline is not None
    ja = f"当初値が {grouped(own.baseline)} なので、" if own.baseline is not None else "当初値が0なら、"
    en = f"With the baseline of {grouped(own.baseline)}" if own.baseline is not None else "If the baseline is 0"
    if known and not own.baseline:
        ja, en = "当初値は0なので、", "With the baseline of 0"
    unit = dossier.measure.unit
    about = Bilingual(amount(implied.target, unit, "ja"), amount(implied.target, unit, "en"))
    bounds = _bounds(implied, unit)
    return Bilingual(
        f"{ja}公表値から逆算した目標は {about.ja}{bounds.ja}です（推定で、公表された目標値ではありません）。",
        f"{en}, it implies a target of {about.en}{bounds.en}; that is no published target.",
    )


def _bounds(implied: ImpliedTarget, unit: Bilingual) -> Bilingual:
    if implied.lowest == implied.highest:
        return _NOTHING
    low, high = grouped(implied.lowest), implied.highest
    return Bilingual(
        f"（四捨五入の幅で {low}〜{amount(high, unit, 'ja')}）", f" (between {low} and {amount(high, unit, 'en')})"
    )


def _is_missing(cell: str) -> bool:
    """Whether a published cell prints that there is nothing (－, 未集計)."""
    return isinstance(read_figure(cell), Missing)
