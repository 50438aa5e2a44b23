"""What people call a table and the city, beside the names that the record has for them; and what municipalities names are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kpi_core.language import Bilingual

_CITY_ENDINGS = ("市", "町", "村", "区", "県", "府", "都", "道")
_CITY_WORDS = re.compile(r"\s+(?:city|town|village|ward|prefecture)$", re.IGNORECASE)
_REPORTS = re.compile(r"の(?:達成)?状況$")
_AIM = re.compile(r"の実現|に資する|へ向けた|に向けた")
_EFFORTS = re.compile(r"^(?:achievement of )?(?:the )?efforts (?:towards |that |for )?(?:the )?|(?: of)? the efforts$")


def table_names(title: Bilingual) -> Iterable[str]:
    """A table's title, and what people leave of it: 2030年のあるべき姿 of …の実現へ向けた取組の達成状況; "results table"."""
    yield from (title.ja, title.en)
    short = _REPORTS.sub("", title.ja)
    aim = _AIM.split(short)[0]
    yield from (f"{short}の表", f"{aim}の表", f"{short.removeprefix('取組')}の表")
    yield from (name for name in (short, aim) if len(name) > len("取組の状況"))
    core = _EFFORTS.sub("", title.en.casefold())
    if core:
        yield from (f"{core} table", f"{core.split()[0]} table", f"table of {core}")


def city_names(city: Bilingual) -> Iterable[str]:
    ja, en = city.ja, city.en
    yield ja
    if ja.endswith(_CITY_ENDINGS) and len(ja) > 2:
        kind = ja[-1]
        yield from (
            ja[:-1],
            kind,
            f"本{kind}",
            f"当{kind}",
            f"我が{kind}",
            f"わが{kind}",
            f"{kind}内",
            f"{kind}として",
        )
    if en:
        short = _CITY_WORDS.sub("", en)
        yield from (en, short, f"city of {short}", f"{short} shi", f"{short}-shi")


_JA = re.compile(r"^(?P<full>(?P<short>[^\x00-\x7fぁ-ゟ]{1,5})[市町村区])の?(?=[^\x00-\x7fぁ-ゟ])")
_EN = re.compile(r"\bin (?P<full>(?P<short>[a-z]+) (?:city|town|village))$", re.IGNORECASE)
_LEAST = 2  # names that begin with it; else it is a part of one name


def municipalities(names: Iterable[Bilingual]) -> dict[str, str]:
    """The full names of the municipalities (keys) that measures' names begin or end with, by themselves and by their short names."""
    found: Counter[tuple[str, str]] = Counter()
    for name in names:
        for pattern, text in ((_JA, name.ja), (_EN, name.en)):
            match = pattern.search(text)
            if match:
                found[match["full"].casefold(), match["short"].casefold()] += 1
    known = [(full, short) for (full, short), count in found.items() if count >= _LEAST]
    return {short: full for full, short in known} | {full: full for full, _ in known}
