"""What is asked for by a number: rows (取組3, 指標5, KPI 3), goals and targets of the SDGs, terms, tables, counts, short years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpi_core.cues import Cue

_DIGITS = dict(zip("〇一二三四五六七八九", range(10), strict=True))
_WORDS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_NOT_A_COUNT = r"(?![\d,.]?\d|[年月日人件個名%回社時期次倍割施箇ヶか]|つ|\s*(?:%|percent|people|times|years?\b))"
_NOT_INSIDE = r"(?<![a-z0-9一-鿿ァ-ヺ])"

_ROW = re.compile(
    rf"(?:(?P<kpi>kpi)|指標|しひょう|評価指標|項目|shihyou|shihyo|indicator|measure|metric)s?\s*(?:の|no\.?|nr\.?|#|番号|ナンバー|number|-)*\s*(?P<n>{_NUMBER}){_NOT_A_COUNT}(?:番目?|号)?"
    rf"|(?<!\d)(?P<before>\d{{1,3}})番目?の(?:指標|項目)"
)
_TARGET = re.compile(
    r"(?:(?:sdgs?|sdgsの)?\s*(?:ターゲット|target)s?\s*(?:no\.?|#)?\s*)?(?<![\d.,a-z])(?P<n>(?:1[0-7]|[1-9])\.(?:1[0-9]|[1-9]|[a-e]))(?![\d%a-z]|\.\d|,\d|倍|点|ポイント|ポイ|人|件|万)"
)
_GOAL = re.compile(
    rf"(?:sdgs?\s*(?:の|-|:)?\s*)?(?:ゴール|goal)s?\s*(?:no\.?|#|番号|number)?\s*(?P<goal>{_NUMBER}){_NOT_A_COUNT}(?:番目?)?"
    rf"|sdgs?\s*(?:の|-|no\.?|#|目標|:)*\s*(?P<sdg>{_NUMBER}){_NOT_A_COUNT}(?!の?(?:目標|ゴール)|個|\s*goals)(?:番目?)?"
    r"|(?<![\d.])(?P<nth>1[0-7]|[1-9])番目?の?(?:ゴール|目標)"
    rf"|(?<![一-鿿])目標\s*(?P<mokuhyou>1[0-7]|[1-9])(?![\d,.]|[^\W\d_]|%)"
)
_TERM = re.compile(
    rf"第?\s*(?P<ja>{_NUMBER})\s*期(?:目(?!標))?(?:の?計画)?(?:の?期間)?(?!間)"
    r"|(?P<en>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]*(?:term|plan|period|phase)(?:'s)?(?:\s+plan)?(?:'s)?"
    r"|(?:term|phase|daini|dai)\s*-?\s*(?P<number>[1-9]|ni|ichi)\s*(?:ki)?(?:\s*keikaku)?(?![\d.])"
)
_TABLE = re.compile(
    r"(?:表|テーブル|table)\s*(?:no\.?)?\s*\(?(?P<n>[1-9一二三])\)?(?!\d)|(?<![\w)])\((?P<p>[1-9])\)の?(?:表|指標)"
)
_ORDER = "トップ|ワースト|ベスト|上位|下位|top|bottom|worst|best|lowest|highest"
_COUNT = re.compile(
    rf"(?P<order>{_ORDER})\s*-?\s*(?P<n>{_NUMBER}|{'|'.join(_WORDS)})(?:つ|件|個|位|指標)?(?!\d|年|%)"
    rf"|\b(?P<before>\d{{1,2}}|{'|'.join(_WORDS)})\s+(?P<after>top|bottom|worst|best|lowest|highest)\b"
)
_SHORT_YEAR = re.compile(
    r"(?<![\d.,'’約後前第年])(?<!過去)(?<!直近)(?<!今後)(?:'(?P<bare>2\d|3\d)(?!\d)|(?P<n>[23]\d)年(?:度)?(?!間|前|後|以|ぶ|連|目|分))"
)

_ORDER_CUES = {
    "トップ": Cue.BEST, "ベスト": Cue.BEST, "上位": Cue.BEST, "top": Cue.BEST, "best": Cue.BEST, "highest": Cue.BEST,
    "ワースト": Cue.WORST, "下位": Cue.WORST, "bottom": Cue.WORST, "worst": Cue.WORST, "lowest": Cue.WORST,
}  # fmt: skip


class Numbered(NamedTuple):
    """`text[start:end]` names something by a number. `kind`: row, kpi, target, goal, term, table, count, year.

    `value` is the number as text (a target's has a dot); `cue` is what a count says of the order.
    """

    kind: str
    start: int
    end: int
    value: str
    cue: Cue | None = None


def number_of(text: str) -> int | None:
    """12, 十二 and twelve as a number; None if it is none."""
    if text.isdecimal():
        return int(text)
    if text in _WORDS:
        return _WORDS[text]
    if not text or any(c not in _DIGITS and c != "十" for c in text):
        return None
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS[text] if len(text) == 1 else None
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def find_numbered(text: str) -> Iterator[Numbered]:
    """What `text`, normalised, asks for by a number. Finds may overlap; only one of them then holds."""
    for match in _ROW.finditer(text):
        number = number_of(match["n"] or match["before"])
        if number is not None:
            yield Numbered("kpi" if match["kpi"] else "row", *match.span(), str(number))
    for match in _TARGET.finditer(text):
        yield Numbered("target", *match.span(), match["n"])
    for match in _GOAL.finditer(text):
        number = number_of(match["goal"] or match["sdg"] or match["nth"] or match["mokuhyou"])
        if number is not None and 1 <= number <= 17:
            yield Numbered("goal", *match.span(), str(number))
    for match in _TERM.finditer(text):
        ordinal = _ORDINALS.get(match["en"] or "") or {"ichi": 1, "ni": 2}.get(match["number"] or "")
        number = ordinal or number_of(
            match["ja"] or match["number"] or ("2" if match.group().startswith("daini") else "")
        )
        if number is not None:
            yield Numbered("term", *match.span(), str(number))
    for match in _TABLE.finditer(text):
        number = number_of(match["n"] or match["p"])
        if number is not None:
            yield Numbered("table", *match.span(), str(number))
    for match in _COUNT.finditer(text):
        number = number_of(match["n"] or match["before"])
        if number:
            yield Numbered("count", *match.span(), str(number), _ORDER_CUES[match["order"] or match["after"]])
    for match in _SHORT_YEAR.finditer(text):
        yield Numbered("year", *match.span(), f"20{match['n'] or match['bare']}")


def code_pattern(prefixes: str, words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a row's code where it is written more freely than in the record: 取組3, 社の四, 環-8, 経済2.

    `prefixes` are the characters that codes begin with, `words` the longer ones that stand for them (取組, 環境).
    """
    known = "|".join([*sorted(map(re.escape, words), key=len, reverse=True), *map(re.escape, dict.fromkeys(prefixes))])
    return re.compile(
        rf"(?:(?<=指標)|(?<=番号)|(?<=コード)|(?<=項目)|{_NOT_INSIDE})(?P<prefix>{known})(?:\s|の|-|ー|\.|no\.?|第|#|番号)*(?P<n>{_NUMBER})(?:番目?)?{_NOT_A_COUNT}(?![一-鿿]*覧)"
    )
