"""今年, 昨年度, last year: years that only the day tells."""

from __future__ import annotations

import re
from datetime import date

_JAPANESE = {
    "一昨年度": 2, "一昨年": 2, "おととし": 2, "昨年度": 1, "去年度": 1, "前年度": 1, "去年": 1, "昨年": 1,
    "今年度": 0, "本年度": 0, "今年": 0, "本年": 0, "ことし": 0,
}  # fmt: skip
_ENGLISH = {"year before last": 2, "last fiscal year": 1, "last year": 1, "this fiscal year": 0, "this year": 0}
_BACK = _JAPANESE | _ENGLISH
_PATTERN = re.compile("|".join(sorted(map(re.escape, _BACK), key=len, reverse=True)))


def relative_year(text: str, today: date) -> int | None:
    """The year that `text` names by its distance from `today`, the day in the plan's time zone; None for none.

    A fiscal year (年度) begins in April.
    """
    match = _PATTERN.search(text)
    if match is None:
        return None
    word = match.group()
    fiscal = word.endswith("年度") or "fiscal" in word
    return today.year - _BACK[word] - (1 if fiscal and today.month < 4 else 0)
