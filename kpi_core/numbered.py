"""What is asked for by a number: rows (取組3, 指標5, KPI 3), goals and targets of the SDGs, terms, tables, counts, short years.

Each number is looked at with the words before and behind it, which is quicker to compile than a pattern for each, and easier
to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpi_core.cues import Cue
from kpi_core.numerals import kanji_number

_WORDS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

_NUMBER = re.compile(rf"\d+|[一二三四五六七八九十]+|\b(?:{'|'.join(_WORDS)})\b")
_BEFORE = 24  # characters before a number that can say what it numbers
_GLUE = re.compile(r"(?:\s|\(|の|no|nr|#|番号|番|ナンバー|number|コード|-|ー|:|第|\.)*$")
# Behind a number that counts something, and so names nothing: 3件, 12月, 5倍.
_COUNTED = frozenset("年月日件人個名%回社時期次倍割施箇ヶかつ点歳才代度位条章号")
_COUNTED_WORDS = re.compile(r"\s*(?:%|percent|people|times|years?\b)|[.,]\d")

_HEADS = (
    ("kpi", ("kpi", "kpis")),
    ("row", ("指標", "しひょう", "項目", "shihyou", "shihyo", "indicator", "indicators", "measure", "metric")),
    (
        "goal",
        ("ゴール", "ごーる", "goal", "goals", "sdg", "sdgs", "sdgs目標", "sdgs目標の", "sdgsの目標", "sdgsのゴール"),
    ),
    ("table", ("表", "テーブル", "table")),
)
_TARGET = re.compile(
    r"(?:(?:sdgs?|sdgsの)?\s*(?:ターゲット|target)s?\s*(?:no\.?|#)?\s*)?(?<![\d.,a-z])"
    r"(?P<n>(?:1[0-7]|[1-9])\.(?:1[0-9]|[1-9]|[a-e]))(?![\d%a-z]|\.\d|,\d)(?:の|は|に|が)?"
)
_EN_TERM = re.compile(
    r"\b(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]*(?:term|plan|period|phase)(?:'s)?(?:\s+plan)?(?:'s)?"
    r"|\b(?:term|phase)\s*(?P<n>[1-9])(?![\d.])|\bdai\s*-?\s*(?P<romaji>ichi|ni|1|2)\s*-?\s*ki(?:\s*keikaku)?\b"
)
_JA_TERM = re.compile(r"\s*期(?:目(?!標))?(?:の?計画)?(?:の?期間)?(?!間)")
_NTH = re.compile(r"番目?の?(?P<what>指標|項目|ゴール|目標)")
_ORDERS = {
    "トップ": Cue.BEST, "ベスト": Cue.BEST, "上位": Cue.BEST, "top": Cue.BEST, "best": Cue.BEST, "highest": Cue.BEST,
    "上から": Cue.BEST, "下から": Cue.WORST, "良い方から": Cue.BEST, "悪い方から": Cue.WORST,
    "ワースト": Cue.WORST, "下位": Cue.WORST, "bottom": Cue.WORST, "worst": Cue.WORST, "lowest": Cue.WORST,
}  # fmt: skip
_ORDER_BEHIND = re.compile(r"\s+(top|bottom|worst|best|lowest|highest)\b")
_BEFORE_COUNT = ("which ", "what ", "name ", "me ", "show ", "list ", "pick ")  # which three indicators
_COUNTED_ROWS = re.compile(r"\s+(?:of (?:the |our )?)?(?:indicators|kpis|metrics)\b")
_GOALS = ("の指標", "の項目", "のkpi", "の取組", "に関", "に紐", "にひも", "に該当", "に対応")  # behind 目標8
_OF_ROWS = re.compile(r"番?の(?:指標|項目)(?!数)")  # 5の指標
_NTH_ROW = re.compile(r"番目?")  # 表2の3番
_IN_TABLE = re.compile(r"(?:表\s*\(?\d{1,2}\)?|成果|の表)の?\s*$")
_STANDS_ALONE = re.compile(r"(?:^|[\s⏎、,。?!]|no\.|#)\s*$")
_EN_NTH = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?P<n>\d{1,2})(?:st|nd|rd|th))"
    r"\s+(?P<what>indicator|kpi|measure|goal)\b"
)
_TENTHS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_AND = re.compile(r"\s*(?:と|や|、|,|・|&|\+|/|及び|および|and)\s*")
_COUNTER = re.compile(r"つ|件|個|位|指標")


class Numbered(NamedTuple):
    """`text[start:end]` names something by a number. `kind`: row, kpi, target, goal, term, table, count, year.

    `value` is the number as text (a target's has a dot); `cue` is what a count says of the order.
    """

    kind: str
    start: int
    end: int
    value: str
    cue: Cue | None = None


class Codes(NamedTuple):
    """How rows' codes begin: with one of `prefixes`, or more freely with one of `words` (取組 for 取, 環境 for 環)."""

    prefixes: str
    words: tuple[str, ...]


def number_of(text: str) -> int | None:
    """12, 十二 and twelve as a number below 1,000; None if it is none."""
    if text.isdecimal():
        return int(text) if len(text) <= 3 else None
    if text in _WORDS:
        return _WORDS[text]
    return kanji_number(text)


def find_numbered(text: str, codes: Codes) -> Iterator[Numbered]:
    """What `text`, normalised, asks for by a number; a row of kind code has its code as value (環8).

    Finds may overlap; only one of them then holds.
    """
    for match in _TARGET.finditer(text):
        yield Numbered("target", *match.span(), match["n"])
    for match in _EN_TERM.finditer(text):
        nth = (
            _ORDINALS.get(match["nth"] or "")
            or {"ichi": 1, "ni": 2, "1": 1, "2": 2}.get(match["romaji"] or "")
            or int(match["n"])
        )
        yield Numbered("term", *match.span(), str(nth))
    for match in _EN_NTH.finditer(text):
        nth = int(match["n"]) if match["n"] else _TENTHS.index(match["word"]) + 1
        yield Numbered("goal" if match["what"] == "goal" else "row", *match.span(), str(nth))
    last: Numbered | None = None  # the code before, which 経2と3 goes on from
    for match in _NUMBER.finditer(text):
        number = number_of(match.group())
        if number is None:
            continue
        found = list(_of_number(_spot(text, *match.span(), number), codes))
        yield from found
        code = next((n for n in found if n.kind == "code"), None)
        if (
            code is None
            and last is not None
            and _AND.fullmatch(text[last.end : match.start()])
            and not _counts(text, match.end())
        ):
            code = Numbered("code", *match.span(), f"{last.value[0]}{number}")
            yield code
        last = code


class _Spot(NamedTuple):
    """A number where it stands in a text. `before`: the characters before it that can say what it numbers.

    `head` is `before` without の, 番号, No. and the like at its end.
    """

    text: str
    start: int
    end: int
    number: int
    before: str
    head: str

    def named(self, kind: str, start: int, end: int, cue: Cue | None = None) -> Numbered:
        return Numbered(kind, start, end, str(self.number), cue)

    def start_of(self, word: str) -> int:
        """Where `word`, with which `head` ends, begins in the text."""
        return self.start - len(self.before) + len(self.head) - len(word)


def _spot(text: str, start: int, end: int, number: int) -> _Spot:
    before = text[max(0, start - _BEFORE) : start]
    glue = _GLUE.search(before)
    return _Spot(text, start, end, number, before, before[: glue.start()] if glue else before)


def _of_number(spot: _Spot, codes: Codes) -> Iterator[Numbered]:
    """All that the number can name, by the words around it."""
    yield from _of_term(spot)
    yield from _in_a_row(spot)
    yield from _so_many(spot)
    yield from _of_short_year(spot)
    yield from _so_many_in_order(spot)
    if not _counts(spot.text, spot.end):
        yield from _behind_its_kind(spot, codes)


def _of_term(spot: _Spot) -> Iterator[Numbered]:
    """第2期の計画."""
    behind = _JA_TERM.match(spot.text, spot.end)
    if behind:
        nth = spot.before.endswith(("第", "第 "))
        start = spot.start - len(spot.before) + spot.before.rindex("第") if nth else spot.start
        yield spot.named("term", start, behind.end())


def _in_a_row(spot: _Spot) -> Iterator[Numbered]:
    """3番目の指標, 5の指標, 表2の3番."""
    nth_of = _NTH.match(spot.text, spot.end)
    if nth_of and not (nth_of["what"] in {"指標", "項目"} and "sdg" in spot.before):
        kind = "row" if nth_of["what"] in {"指標", "項目"} else "goal"
        if kind == "row" or spot.number <= 17:
            yield spot.named(kind, spot.start, nth_of.end())
    of_rows = _OF_ROWS.match(spot.text, spot.end)
    if of_rows and _STANDS_ALONE.search(spot.before):
        yield spot.named("row", spot.start, of_rows.end())
    nth_row = _NTH_ROW.match(spot.text, spot.end)
    if nth_row and _IN_TABLE.search(spot.before):
        yield spot.named("row", spot.start, nth_row.end())


def _so_many(spot: _Spot) -> Iterator[Numbered]:
    """指標5つ, all three, 3 best."""
    text, start, end = spot.text, spot.start, spot.end
    if spot.before.endswith(("指標", "項目", "もの")) and text[end : end + 1] in {"つ", "個"}:
        yield spot.named("count", start, end + 1)
    elif 2 <= spot.number <= 5 and (
        text.startswith(("つ", "個", "指標", "項目", "件の", " things"), end)
        or spot.before.endswith(("all ", "the ", "these ", "those "))
    ):
        yield spot.named("several", start, end + (1 if text[end : end + 1] in {"つ", "個"} else 0))
    if 2 <= spot.number <= 10 and spot.before.endswith(_BEFORE_COUNT) and _COUNTED_ROWS.match(text, end):
        yield spot.named("count", start, end)
    behind = _ORDER_BEHIND.match(text, end)
    if behind:
        yield spot.named("count", start, behind.end(), _ORDERS[behind[1]])


def _of_short_year(spot: _Spot) -> Iterator[Numbered]:
    """22年度, '22."""
    text, start, end, number = spot.text, spot.start, spot.end, spot.number
    if 20 <= number <= 39 and text[start:end].isdecimal() and _is_short_year(text, start, end):
        year_end = end + (2 if text.startswith("年度", end) else 1 if text.startswith("年", end) else 0)
        yield Numbered("year", start - (text[start - 1 : start] == "'"), year_end, f"20{number}")


def _so_many_in_order(spot: _Spot) -> Iterator[Numbered]:
    """ワースト3件."""
    for order, cue in _ORDERS.items():
        if spot.head.endswith(order):
            counter = _COUNTER.match(spot.text, spot.end)
            yield spot.named("count", spot.start_of(order), counter.end() if counter else spot.end, cue)


def _behind_its_kind(spot: _Spot, codes: Codes) -> Iterator[Numbered]:
    """指標5, ゴール3番目, 目標8, 環境2."""
    text, head, number = spot.text, spot.head, spot.number
    end = spot.end
    end += len("番目") if text.startswith("番目", end) else len("番") if text.startswith("番", end) else 0
    for kind, words in _HEADS:
        word = next((w for w in sorted(words, key=len, reverse=True) if head.endswith(w)), None)
        if word is not None and _begins(head, word) and (kind != "goal" or _is_goal(text, end, number)):
            yield spot.named(kind, spot.start_of(word), end)
    if (
        head.endswith("目標")
        and 1 <= number <= 17
        and _begins(head, "目標")
        and (not text[end : end + 1].isalnum() or text.startswith(_GOALS, end))
    ):
        yield spot.named("goal", spot.start_of("目標"), end)
    for word in (*codes.words, *codes.prefixes):
        if head.endswith(word) and _begins(head, word):
            yield Numbered("code", spot.start_of(word), end, f"{word[0]}{number}")


def _begins(head: str, word: str) -> bool:
    """Whether a word before a number is no end of another word: 社4, but not 会社4."""
    rest = head[: -len(word)]
    if rest.endswith(("指標", "番号", "コード", "項目", "評価")) or not rest:
        return True
    last = rest[-1]
    if word.isascii():
        return not (last.isascii() and last.isalnum())
    return not (last.isalnum() and not "ぁ" <= last <= "ゟ")


def _counts(text: str, end: int) -> bool:
    """Whether a number counts what stands behind it."""
    return (
        text[end : end + 1] in _COUNTED
        or _COUNTED_WORDS.match(text, end) is not None
        or text[end : end + 1].isdecimal()
    )


def _is_goal(text: str, end: int, number: int) -> bool:
    # "the 17 goals" are all of them
    return 1 <= number <= 17 and not text.startswith(("の目標", "のゴール", "個", "つ", " goals"), end)


def _is_short_year(text: str, start: int, end: int) -> bool:
    """Whether two digits are a year of this century: 22年度, '22; not 過去20年, 20年間."""
    if text[start - 1 : start] == "'" and text[end : end + 1] not in {"年", ""}:
        return True
    if not text.startswith("年", end):
        return False
    before, behind = text[max(0, start - 2) : start], text[end + 1 : end + 2]
    if before.endswith(("過去", "直近", "今後", "約", "後", "前", "第", "年", ".", ",")) or before[-1:].isalnum():
        return before[-1:].isalnum() and "ぁ" <= before[-1:] <= "ゟ"
    return behind not in set("間前後以ぶ連目分")
