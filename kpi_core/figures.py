"""Numbers as tables print them, to `Decimal` and back.

One pattern, after NFKC, says what a figure is; `Decimal()` is never called on a raw cell. Words that
are no figure stay words, and a missing figure stays missing: neither becomes a zero.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

# Enough digits that no figure is cut before it is rounded: twenty before the point and twenty behind it, divided.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_LONGEST = 100  # characters; a longer cell is no figure
_PLACES = 20  # before the point, and behind it; no table prints more

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_NUMBER = rf"(?P<sign>[-+▲△])?\s*(?P<digits>(?:(?:{_DIGITS})\s*[兆億万千]+\s*)*(?:{_DIGITS})?)"
_PROVISIONAL = r"(?:速報値?|暫定値?|見込み?値?|概数|推計値?)"
# The marks are possessive (`*+`): ※※※… would otherwise be taken apart in every possible way.
_FIGURE = re.compile(
    rf"""^(?P<before>約)?\s*{_NUMBER}\s*
    (?P<unit>[^\d※*(),、~〜]*?(?:[A-Za-z][23])?(?:\((?!{_PROVISIONAL})[^()\d]*\))?)\s*
    (?P<bound>以上|以下|未満|超)?\s*
    (?P<mark>(?:※\S*|\*|\({_PROVISIONAL}\)|{_PROVISIONAL})\s*)*+$""",
    re.VERBOSE,
)
# Behind a number these make it a change, a band or a wish: 5%増, 50件以上を維持, 22万人台. Of vehicles, 100台 is a count.
# The letters O and I are slips for 0 and 1.
_NO_UNIT = re.compile(r"以上|以下|未満|以内|程度|前後|維持|[増減]|.台$|^[^\w%‰°]+$|^[OoI](?![A-Za-z])")
_NO_UNIT_OF_POWERS = re.compile(r"^[百十台]")  # 5千2百, 22万台; but 427百万円
_POWERS = {
    "": Decimal(1), "千": Decimal(10**3), "万": Decimal(10**4), "千万": Decimal(10**7), "億": Decimal(10**8),
    "千億": Decimal(10**11), "兆": Decimal(10**12),
}  # fmt: skip
_MISSING = {
    "",
    "-",
    "ー",
    "―",
    "‐",
    "–",
    "—",
    "…",
    "...",
    "未集計",
    "集計中",
    "調査未実施",
    "調査中",
    "未実施",
    "未公表",
    "未把握",
    "未確定",
    "未定",
    "算定中",
    "n/a",
    "na",
    "*",
    "※",
}
# R8.10月: when it will be known
_LATER = re.compile(r"^(?:(?:r|令和)\d{1,2}[.年/]\d{1,2}月?|\d{4}[.年/]\d{1,2}月)(?:頃|予定|公表)*$")
_BRACKETED = re.compile(r"^\(([^()]*)\)(\s*%)?$")  # a printed mark that means nothing: (34%), (1,117), (集計中)
_MINUS = str.maketrans({"−": "-", "－": "-", "‒": "-", "–": "-", "—": "-", "△": "▲"})


class Bound(StrEnum):
    """A word behind a target that makes it a limit."""

    AT_LEAST = "以上"
    ABOVE = "超"
    AT_MOST = "以下"
    BELOW = "未満"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed. `value` keeps the printed scale: 50.90 has two decimals."""

    value: Decimal
    unit: str = ""
    bound: Bound | None = None
    mark: str = ""  # 速報値, ※ …: said beside the number, never dropped

    def meets(self, actual: Decimal) -> bool:
        """Whether `actual` satisfies this target; without a bound, at least as much."""
        match self.bound:
            case Bound.ABOVE:
                return actual > self.value
            case Bound.AT_MOST:
                return actual <= self.value
            case Bound.BELOW:
                return actual < self.value
            case _:
                return actual >= self.value


@dataclass(frozen=True, slots=True)
class Words:
    """A cell in words (前年より減少, 22万人台): kept, and nothing is computed from it."""

    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """No figure, and the mark that says why (未集計); empty where the cell is empty."""

    mark: str


def read_figure(cell: str) -> Figure | Words | Missing:
    """What a cell holds.

    `1,117`, `１．５６`, `57.10%`, `611g/人`, `1万8740人`, `427億円`, `▲2.3`, `80以上`, `257（速報値）` and `18,579※`
    are figures, also in parentheses; `22万人台`, `20～30㎢`, `毎年400以上` and `全国値` are words; `ー` and `R8.10月` are
    missing, also with a footnote (未集計※).
    """
    text = _BRACKETED.sub(r"\1\2", unicodedata.normalize("NFKC", cell).translate(_MINUS).strip()).strip()
    if text.casefold().rstrip("※*").strip() in _MISSING or _LATER.match(text.casefold()):
        return Missing(cell.strip())
    match = _FIGURE.match(text) if len(text) <= _LONGEST else None
    if match is None or not match["digits"].strip() or match["before"]:
        return Words(cell.strip())
    unit = match["unit"].strip()
    value = _value(match["digits"], unit)
    if value is None or value.adjusted() >= _PLACES or places(value) > _PLACES or _NO_UNIT.search(unit):
        return Words(cell.strip())
    if match["sign"] in {"-", "▲"}:
        value = value.copy_negate()  # unlike -value, which rounds to 28 digits
    bound = Bound(match["bound"]) if match["bound"] else None
    return Figure(
        value,
        unit,
        bound,
        text[match.end("bound") if bound else match.end("unit") :].strip(),
    )


def _value(digits: str, unit: str) -> Decimal | None:
    """1万8740 → 18740, 1.2億 → 120000000, 2億5千万 → 250000000; None for powers out of order or left open (5千2百)."""
    plain = "".join(digits.replace(",", "").split())
    if plain.replace(".", "").isdigit():
        return Decimal(plain)
    if _NO_UNIT_OF_POWERS.match(unit):
        return None
    total, last = Decimal(0), Decimal("Infinity")
    for number, power in re.findall(r"([\d.]+)([兆億万千]*)", plain):
        weight = _POWERS.get(power, last)
        if weight >= last:
            return None
        total = EXACT.fma(Decimal(number), weight, total)
        last = weight
    if total.adjusted() >= _PLACES:
        return None
    return total.quantize(Decimal(1), context=EXACT) if total == total.to_integral_value() else total.normalize(EXACT)


def percent_figure(cell: str) -> Figure | None:
    """A printed percentage with its bound and marks: `-33%`, `(34%)`, `100％超` and `▲2.3%` are read, words are None."""
    figure = read_figure(cell)
    return figure if isinstance(figure, Figure) and figure.unit in {"", "%"} else None


def read_percent(cell: str) -> Decimal | None:
    """The number of a printed percentage; None where words are printed."""
    figure = percent_figure(cell)
    return None if figure is None else figure.value


def places(value: Decimal) -> int:
    """The digits behind the point, as printed: 2 of 50.90, 0 of 1117."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def plain(value: Decimal) -> str:
    """ASCII digits, `-`, `.`, no grouping, the value's own scale: for programs."""
    text = f"{value:f}"
    return text[1:] if value == 0 and text.startswith("-") else text


def grouped(value: Decimal) -> str:
    """1117 → 1,117: for people, in both languages."""
    text = f"{value:,f}"
    return text[1:] if value == 0 and text.startswith("-") else text


def rounded(value: Decimal, decimals: int) -> Decimal:
    """`value` to `decimals` places, half away from zero; a minus zero is a zero.

    The rule is that of the published figures: 12.5 is printed as 13 %, 62.5 as 63 %.
    """
    result = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=EXACT)
    return abs(result) if result == 0 else result
