"""Whether two cells say the same: other widths, blanks, groupings or units in the row's own are no change."""

from __future__ import annotations

import re

from kpi_core.figures import Figure, places, read_figure
from kpi_core.language import normalise
from kpi_core.years import read_year

_PROVISIONAL = ("暫定", "速報", "見込")


def mark_word(text: str) -> str:
    """One word for each way of saying that a figure is provisional; other marks without their parentheses."""
    if any(word in text for word in _PROVISIONAL):
        return "暫定"
    return text.strip("()（）")


def year_number(cell: str) -> int | None:
    year = read_year(cell)
    return None if year is None else year.number


def same(text: str) -> str:
    """What a name is compared by: not by its width, its blanks or its line breaks."""
    return "".join(normalise(text).split())


def with_unit(text: str, unit: str) -> str:
    """1117以上 in DL → 1117DL以上."""
    digits = re.match(r"^[-▲]?[\d,.]+", text)
    return text if digits is None else f"{digits.group()}{unit}{text[digits.end() :]}"


def agree(new: str, old: str, unit: str) -> bool:
    """Whether two cells of a baseline or target say the same."""
    a, b = read_figure(new), read_figure(old)
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return same(new) == same(old)

    def key(f: Figure) -> tuple[object, ...]:
        own = "" if same(f.unit) == same(unit) else same(f.unit)
        return (f.value, places(f.value), own, f.bound, same(f.mark))

    return key(a) == key(b)
