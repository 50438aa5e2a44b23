"""Years as Japanese tables print them: 2022年, 2022年度, 令和4年度, R4, FY2022.

A year is its number. 年 or 年度 is how a cell prints it, and is kept for printing only, because
published tables mix both within one row. Era years are converted by the calendar of eras, also
past an era's end (平成32年 is 2020), since plans were printed before the era changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise

from kpi_core.numerals import kanji_digits, kanji_number

FIRST, LAST = 1868, 2199

# The number of an era's year 0: 令和1年 is 2019.
_ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867,
    "r": 2018, "h": 1988, "s": 1925, "t": 1911, "m": 1867,
    "reiwa": 2018, "heisei": 1988, "showa": 1925,
}  # fmt: skip

_PATTERN = re.compile(
    r"""
    (?<![a-z0-9.,/])
    (?:
      (?P<era>(?:令和|平成|昭和|大正|明治|reiwa|heisei|showa)\s*|[rhstm]\.?(?=\d))
      (?P<era_year>元|\d{1,2}|[〇一二三四五六七八九十]{1,3}(?=年))
      (?P<era_kind>\s*年度|\s*年)?
      (?:[.．/]\d{1,2}月?|(?<=年)\d{1,2}月(?:\d{1,2}日)?)?
      (?![a-z0-9])
    |
      (?:fy|fiscal\s+year\s+|fiscal\s+|年度\s*)(?P<fiscal>(?:18|19|20|21)\d\d)(?!\d)
    |
      fy'?(?P<short_fiscal>\d\d)(?![\d.])
    |
      (?P<kanji>[一二][〇一二三四五六七八九]{3})(?P<kanji_kind>年度|年)
    |
      (?P<west>(?:18|19|20|21)\d\d)
      (?:\s*[~〜–-]\s*(?P<until>\d{4}|\d{2}))?
      (?P<kind>\s*年度|\s*年)?
      (?:\d{1,2}月(?:\d{1,2}日)?|度)?
      (?![\d,]\d|[a-z%])
    )
    """,
    re.VERBOSE,
)


class YearKind(StrEnum):
    """How a cell prints a year."""

    CALENDAR = "年"
    FISCAL = "年度"


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A year by its number. `kind` is how it was printed and takes no part in comparison."""

    number: int
    kind: YearKind = field(default=YearKind.CALENDAR, compare=False)

    def __str__(self) -> str:
        return f"{self.number}{self.kind}"

    def label(self, language: str) -> str:
        """2022年, 2030年度; in English 2022, FY2030."""
        if language == "en":
            return f"FY{self.number}" if self.kind is YearKind.FISCAL else str(self.number)
        return str(self)

    def ended(self, today: date) -> bool:
        """Whether the year is over: after 31 December, or after 31 March for 年度."""
        last = date(self.number + 1, 3, 31) if self.kind is YearKind.FISCAL else date(self.number, 12, 31)
        return today > last


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year found in running text: `text[start:end]`, after NFKC and in lower case."""

    year: Year
    start: int
    end: int
    text: str
    era: bool  # 令和4年, R4: not the way in which most tables print it


_ONES = {word: n for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)}
_TENS = {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16}
_TENS |= {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30}
# twenty fifteen, twenty twenty two; two thousand twenty is rather a number
_SPOKEN = re.compile(rf"\btwenty[ -]({'|'.join(_TENS)})(?:(?<=ty)[ -]({'|'.join(_ONES)}))?\b")


def find_years(text: str) -> Iterator[YearMention]:
    """The years in `text`, in order. `text` must be NFKC in lower case, as `language.normalise` gives it.

    A bare number is a year only with four digits from 1868 to 2199. A span (2023~27年度) is its
    last year, the one in which it is complete.
    """
    for match in _PATTERN.finditer(text):
        groups = match.groupdict()
        if groups["era"] is not None:
            base = _ERAS[groups["era"].strip().rstrip(".")]
            in_era = _in_era(groups["era_year"])
            if in_era is None:
                continue
            number = base + in_era
            kind = groups["era_kind"]
        elif groups["kanji"] is not None:
            number, kind = kanji_digits(groups["kanji"]) or 0, groups["kanji_kind"]
        elif groups["fiscal"] is not None:
            number, kind = int(groups["fiscal"]), "年度"
        elif groups["short_fiscal"] is not None:
            number, kind = 2000 + int(groups["short_fiscal"]), "年度"
        else:
            number, kind = int(groups["west"]), groups["kind"]
            if groups["until"] is not None:
                last = int(groups["west"][: -len(groups["until"])] + groups["until"])
                if last < number and not 1 <= int(groups["until"]) <= 12:
                    continue  # runs backwards, and is no month (2022-03) either
                number = max(number, last)
        if FIRST <= number <= LAST:
            fiscal = YearKind.FISCAL if (kind or "").strip() == "年度" else YearKind.CALENDAR
            yield YearMention(
                Year(number, fiscal),
                match.start(),
                match.end(),
                match.group(),
                groups["era"] is not None,
            )


def _in_era(year: str) -> int | None:
    """元, 4, 四, 三十一 and 三一 as a number; None for 十十, which is none, and for 〇."""
    if year == "元":
        return 1
    if year.isdecimal():
        return int(year)
    return kanji_number(year) or kanji_digits(year) or None


def find_spoken_years(text: str) -> Iterator[YearMention]:
    """The years of `text` (as in `find_years`) in English words: twenty twenty two."""
    for match in _SPOKEN.finditer(text):
        number = 2000 + _TENS[match[1]] + _ONES.get(match[2] or "", 0)
        yield YearMention(Year(number), match.start(), match.end(), match.group(), era=False)


# Between two years of one cell: a span (R5～R9), whose last year counts, or the same year in another calendar.
_SPAN = re.compile(r"\s*[~〜–-]\s*")
_AGAIN = re.compile(r"\s*\(")
_BEHIND = re.compile(r"\(?(?:累計|末|末時点|時点|現在)?\)?")


def read_year(cell: str) -> Year | None:
    """The year that a cell prints; None where it prints none or several.

    2022年, 2022年度, 令和4年度, R4, R6.4, 平成32年, 2018年3月, 202７年度, 2023～27年度累計, R5～R9, 2022年度（令和4年度）
    and FY2022 are read.
    """
    text = unicodedata.normalize("NFKC", cell).strip().casefold()
    found = list(find_years(text))
    if not found or text[: found[0].start].strip() or not _BEHIND.fullmatch(text[found[-1].end :].strip()):
        return None
    for before, after in pairwise(found):
        between = text[before.end : after.start]
        is_span = _SPAN.fullmatch(between) and before.year < after.year
        if not is_span and not (_AGAIN.fullmatch(between) and before.year == after.year):
            return None
    return found[-1].year if len(found) == 1 or found[-1].year != found[0].year else found[0].year
