"""Numbers written in Chinese characters: 五, 十二, 三十一, 二〇二三."""

from __future__ import annotations

_DIGITS = dict(zip("〇一二三四五六七八九", range(10), strict=True))


def kanji_number(text: str) -> int | None:
    """十二 as 12, below 100; None if it is none."""
    tens, ten, ones = text.partition("十")
    if not text or any(c not in _DIGITS for c in tens + ones):
        return None
    if not ten:
        return _DIGITS[text] if len(text) == 1 else None
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def kanji_digits(text: str) -> int | None:
    """二〇二三 as 2023, digit by digit; None if it is none."""
    return int("".join(str(_DIGITS[c]) for c in text)) if text and all(c in _DIGITS for c in text) else None
