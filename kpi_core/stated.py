"""Figures that somebody states and asks about: 53.4%で合ってる? 3,000件超えたって本当? did it really hit 3,000?

A number alone may be part of what is counted (18歳以上の, 10人以上の事業所の), so that only those count that are followed or
preceded, in the same sentence, by words that ask whether they are so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kpi_core.expressions import any_of, either


class Stated(NamedTuple):
    """A figure in a question: a target (5000いく?), or what somebody says that an indicator stands at.

    `value` is in plain notation, `unit` as typed; `asked_about` is whether the question asks if it is so.
    """

    value: str
    unit: str = ""
    asked_about: bool = False

    @property
    def is_percent(self) -> bool:
        return self.unit.startswith(("%", "パ", "per"))


_UNIT = either(
    "%|パーセント|パー(?!ト)|ポイント|件|人|名|社|回|個|施設|か所|カ所|ヶ所|箇所|所|トン|dl|t-co2|サービス|機能",
    "percent|per cent|tonnes|tons|t|people|sites|places|times",
)
_FIGURE = re.compile(
    rf"(?<![\d.,])(?<![a-z](?!\d{{4}}))(?P<value>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?!\d|[.,]\d)(?P<scale>[千万]?)(?:\s*(?P<unit>{_UNIT})(?![a-z]))?"
)
_SCALES = {"千": 1_000, "万": 10_000}
# 10人以上の事業所の: a number that says of what size, age or length; 3か月; 2 of the targets.
_QUALIFIES = re.compile(
    r"(?:以上|以下|以内|未満|超|前後)の|[歳才代年月日時分週階番位割]|か月|ヶ月|カ月|キロ|km|kw|mw| of (?:the|these|those|our)\b"
    r"| (?:or more|years?|months?|weeks?|days?|hours?|km|indicators|measures|kpis)\b"
)
_NARROWS = re.compile(r"(?:上位|下位|あと|残り|毎年|毎月|毎日|[年月週日]に|\b(?:top|for|on|in|from|per|every)) ?$")
_SO = "本当|ほんと|ホント|マジ|まじ|合って|あって(?:る|い|ま)|合うて|正し|間違[いっ]|まちがい|正解"
_BEHIND = re.compile(
    any_of(
        # で合ってる; という数字は正しい; もいるって本当
        rf"[^。!?⏎\d]{{0,30}}?(?:{_SO})",
        "で(?:いい|よい|よかった|よろし|ok|大丈夫|確か|たしか)",
        # を超えた; にまで増えた; の大台に乗った; いった
        (
            "(?:以上|大台|台|まで|[のをもはに]){0,4}(?:もう|既に|すでに|本当に|ほんとに|実際に?)?"
            "(?:超え|越え|こえ|突破|届い|達し|いった|いって|行った|行って|上回っ|下回っ|割っ|切っ|乗っ|乗せ|増え|減っ|伸び|なった|なって)"
        ),
        # もいるの; しかない; でしたっけ; ですよね
        "(?:[もし]か?)?(?:いる|ある|いた|あった|おる|ない|なかった|いない)(?:の|ん|っけ|って|わけ|よね)",
        "(?:でした|だった|なんだ|んだ|だ)?っけ|(?:です|でした|だ|だった)よね|でしたか|ですか|か[」』]?と?[聞訊問確言]|なの|なん(?:です|だ)|じゃな[いか]",
        # is 53.4 % right; 3,000 already?
        rf"[^.?!⏎\d]{{0,50}}?\b{either('right|correct|true|accurate|ok|okay|wrong|legit|already|yet|now|figure|number')}\b",
    )
)
_BEFORE = re.compile(
    any_of(
        (
            r"\b"
            + either(
                "true|really|actually|correct|right|confirm|verify|check|double-check|accurate|claims?|says?|said|heard|told"
            )
            + r"\b[^.?!⏎\d]{0,70}$"
        ),
        (
            r"\b"
            + either(
                "hit|reache?[ds]?|exceed(?:ed)?|pass(?:ed)?|surpass(?:ed)?|topped|crossed|over|above|below|under|got to|get to",
                "(?:more|fewer|less) than|at least|at most|dropped to|fallen to|risen to|up to|down to|stands? at|(?:is|are|was|were)(?: it| they)?(?: at| now| already)?",
            )
            + r" (?:the |about |around |only |just |really |still |already )*$"
        ),
        r"\b(?:is|are|was|were|do we have|did we have|did we get|have we got|do we really have)(?: [^.?!⏎\d]{2,60})? $",
    )
)


def find_stated(text: str) -> Iterator[tuple[int, int, Stated]]:
    """Where the numbers of a normalised text stand, and what each says."""
    for figure in _FIGURE.finditer(text):
        value = Decimal(figure["value"].replace(",", ""))
        if figure["scale"]:
            value = (value * _SCALES[figure["scale"]]).normalize()  # 1.5万 is no 15,000.0
        yield *figure.span(), Stated(f"{value:f}", figure["unit"] or "", _is_asked_about(text, *figure.span()))


def _is_asked_about(text: str, start: int, end: int) -> bool:
    if _QUALIFIES.match(text, end) or _NARROWS.search(text[:start]):
        return False
    return _BEHIND.match(text, end) is not None or _BEFORE.search(text[max(0, start - 100) : start]) is not None
