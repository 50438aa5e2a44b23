"""Which stretch of a typed line is the year, and which are numbers that can be the value. Pure.

2000 is both a year and a number: a marked year (2024年, R6, FY2024) decides, else only a number near the present is a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from kpi_core.language import Bilingual, normalise
from kpi_core.relative_years import relative_year
from kpi_core.typed_values import RELATIVE_YEAR
from kpi_core.years import find_years

_NEAR = 15  # years from today within which a bare number of four digits is rather a year

_NUMBER = re.compile(
    r"""(?<![A-Za-z0-9.,])(?P<sign>[-+▲△−]\s?)?
    (?P<digits>(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s?[兆億万千]+(?:\d[\d,]*(?:\.\d+)?)?)*)
    (?P<unit>[^\s\d、。,:;()=ぁ-ゖ]*(?:(?<=[A-Za-z])[23](?!\d))?(?:\((?:暫定|速報|見込み?)値?\))?)
    (?P<bound>\s*(?:以上|以下|未満|超))?""",
    re.VERBOSE,
)
_WORD = re.compile(r"\s+(\S+)")
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def numbers(text: str, codes: Set[str], units: Set[str]) -> list[Span]:
    """The numbers of `text` (NFKC) with what is typed behind them; not the digits of a code or of a name that they end."""
    taken = _code_spans(text, codes)
    found = []
    for match in _NUMBER.finditer(text):
        before = text[: match.start()]
        span = Span(match.start(), _with_unit(text, match.end(), units))
        if not any(span.overlaps(code) for code in taken) and not _ends_a_name(before):
            found.append(span)
    return found


def _code_spans(text: str, codes: Set[str]) -> list[Span]:
    tokens = (Span(match.start(), match.end()) for match in _TOKEN.finditer(text))
    found = []
    for token in tokens:
        word = normalise(text[token.start : token.end])
        fits = [code for code in codes if word.startswith(code) and not word[len(code) : len(code) + 1].isdigit()]
        if fits:
            found.append(Span(token.start, token.start + max(map(len, fits))))
    return found


def _ends_a_name(before: str) -> bool:
    """Whether a number is the end of a word that begins before it: 第2, 経2. Kana and 年 do not run into a number."""
    last = before[-1:]
    return bool(last) and last.isalpha() and not re.match(r"[ぁ-ゖァ-ヺー年度数率量値]", last)


def _with_unit(text: str, end: int, units: Set[str]) -> int:
    follows = _WORD.match(text, end)
    return follows.end() if follows is not None and normalise(follows[1]) in units else end


def year_and_numbers(
    text: str, found: Sequence[Span], codes: Set[str], today: date
) -> tuple[list[Span], list[Span], Bilingual | None]:
    """The year (several where there is no telling, with the reason), and the numbers that can be the value."""
    low = text.casefold()
    if len(low) != len(text):  # a letter that folds into two
        low = text.lower() if len(text.lower()) == len(text) else text
    taken = _code_spans(text, codes)
    marked: dict[int, Span] = {}
    bare: dict[int, Span] = {}
    for mention in find_years(low):
        span = Span(mention.start, mention.end)
        if not any(span.overlaps(code) for code in taken):
            (bare if mention.text.strip().isdigit() else marked).setdefault(mention.year.number, span)
    spoken = RELATIVE_YEAR.search(low)
    if spoken is not None:
        number = relative_year(spoken.group(), today)
        if number is not None:
            marked.setdefault(number, Span(spoken.start(), spoken.end()))
    if len(marked) > 1:
        return list(marked.values()), _but(found, list(marked.values())), _several(text, list(marked.values()))
    if marked:
        year = next(iter(marked.values()))
        return [year], _but(found, [year]), None
    near = [span for number, span in bare.items() if abs(today.year - number) <= _NEAR]
    if near:
        return near[:1], _but(found, near[:1]), None
    return [], list(found), None  # 経2 6 2000 is R6 and 2,000 rather than the year 2000


def _but(found: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    return [span for span in found if not any(span.overlaps(other) for other in taken)]


def _several(text: str, spans: Sequence[Span]) -> Bilingual:
    shown = [text[span.start : span.end].strip() for span in spans]
    return Bilingual(
        f"年が二つ以上あります（{'、'.join(shown)}）。一つだけ入力してください。",
        f"There is more than one year ({', '.join(shown)}). Please give one.",
    )
