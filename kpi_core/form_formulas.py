"""達成度 as a formula over a row's cells, and how numbers are shown: pure, for whatever writes the sheet."""

from __future__ import annotations

import math
from decimal import Decimal

from kpi_core.figures import Bound, plain, rounded
from kpi_core.form_parts import FormRow
from kpi_core.record import Rule

_DIGITS = 15  # of a number that a double keeps
_COMPARED = {Bound.AT_LEAST: ">=", Bound.ABOVE: ">", Bound.AT_MOST: "<=", Bound.BELOW: "<"}


def is_double(value: Decimal) -> bool:
    """Whether a spreadsheet keeps all the digits of `value`."""
    return len(value.normalize().as_tuple().digits) <= _DIGITS and Decimal(repr(float(value))) == value


def number_format(decimals: int, suffix: str) -> str:
    """`#,##0.00"以上"`: as many places as are printed, and what is printed behind them."""
    shown = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    # A quotation mark cannot stand in a quoted part.
    return f'{shown}"{suffix}"' if suffix and '"' not in suffix else shown


def formula_of(row: FormRow, cells: dict[str, str], decimals: int, floor: Decimal | None) -> str:
    """達成度 from the row's cells; empty where there is no rule to compute by, or a spreadsheet would get another figure."""
    figures = (row.target.value, row.actual.value)
    if row.target.value is None or not all(value is None or is_double(value) for value in figures):
        return ""
    b, a, t = cells["b"], cells["a"], cells["t"]
    match row.rule:
        case Rule.AT_LEAST | Rule.AT_MOST:
            return f'=IF(ISNUMBER({a}),IF({a}{_sign(row)}{t},"達成","未達成"),"")'
        case Rule.INTERVAL:
            if (
                row.baseline.value is None
                or not is_double(row.baseline.value)
                or row.baseline.value == row.target.value
            ):
                return ""
            share = f"({a}-{b})/({t}-{b})"
        case Rule.RATIO:
            share = f"{a}/{t}"
        case Rule.INVERSE_RATIO:
            share = f"(2-{a}/{t})"
    if row.target.value == 0 and row.rule is not Rule.INTERVAL:
        return ""
    # Rounded twice: binary arithmetic leaves 62.4999… of 62.5, which would be printed as 62.
    whole = f"ROUND(ROUND({share}*100,9),{decimals})"
    whole = whole if floor is None else f"MAX({plain(floor)},{whole})"
    if row.percent is not None and row.actual.value is not None and not _agrees(row, decimals, floor):
        return ""
    return f'=IF(ISNUMBER({a}),{whole},"")'


def _sign(row: FormRow) -> str:
    figure = row.target_figure
    if figure is not None and figure.bound is not None:
        return _COMPARED[figure.bound]
    return ">=" if row.rule is Rule.AT_LEAST else "<="


def _agrees(row: FormRow, decimals: int, floor: Decimal | None) -> bool:
    """Whether a spreadsheet, computing in binary, gets the figure that we print."""
    a, t = row.actual.value, row.target.value
    if a is None or t is None or not is_double(a):
        return False
    actual, target, baseline = float(a), float(t), float(row.baseline.value or 0)
    match row.rule:
        case Rule.RATIO:
            share = actual / target
        case Rule.INVERSE_RATIO:
            share = 2 - actual / target
        case _:
            share = (actual - baseline) / (target - baseline)
    if not math.isfinite(share):
        return False
    once = rounded(Decimal(repr(share * 100)), 9)
    value = rounded(once, decimals)
    return (value if floor is None else max(value, floor)) == row.percent
