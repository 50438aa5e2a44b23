"""Figures that somebody states and asks about: 53.4%で合ってる? 3,000件超えたって本当? did it really hit 3,000?

A number can as well be part of what is counted (18歳以上の, 10人以上の事業所の), a change or a difference (300件増えた, a gap of 12%)
or a pace (10 per day). So only those are asked about that words in the same sentence ask whether they are so, and that
nothing makes one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kpi_core.expressions import any_of, either


class Stated(NamedTuple):
    """A figure in a question: a target (5000いく?), or what somebody says that an indicator stands at.

    `value` is in plain notation, `unit` what it counts as typed (件, %, downloads), empty where a bare number is said;
    `asked_about` is whether the question asks if it is so.
    """

    value: str
    unit: str = ""
    asked_about: bool = False

    @property
    def is_percent(self) -> bool:
        return self.unit in {"%", "パー", "パーセント", "percent", "per cent"}


_UNIT = either(
    "%|パーセント|パー(?!ト)|件|人|名|社|回|個|施設|か所|カ所|ヶ所|箇所|所|トン|dl|t-co2|サービス|機能",
    "percent|per cent|tonnes|tons|t|people|persons|places|times",
)
# What is counted behind an English number. It belongs to the indicator's name, so it is looked at and not taken.
_NOUN = either(
    "downloads?|users?|contracts?|partners?|registrations?|hires?|citizens?|residents?|seminars?|services?|functions?",
    "trials?|facilit(?:y|ies)|sites?|buildings?|schools?|households?|members?|participants?|visitors?|visits|uses|companies",
)
_FIGURE = re.compile(
    r"(?<![\d.,−▲△-])(?<!マイナス)(?<!minus )(?<![a-z](?!\d{4}))(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?!\d|[.,]\d)"
    rf"(?P<scale>[千万]?)(?:\s*(?P<unit>{_UNIT})(?![a-z])|(?= (?:[a-z']+[ -]){{0,4}}?(?P<noun>{_NOUN})\b))?"
)
_SCALES = {"千": 1_000, "万": 10_000}

# What stands behind a number that says of what size, age, time or rank, or by how much.
_QUALIFIES = re.compile(
    r"(?:以上|以下|以内|未満|超(?!え)|前後|くらい|ぐらい|ほど|程度|弱|強)の?(?!に)|[歳才代年月日時分週階番位割円台枚倍点つ]|か月|ヶ月|カ月|キロ|km|kw|mw"
    r"|ポイント|\s*points?\b|\s*(?:higher|lower|more|less|above|below|better|worse|short|shy|behind|ahead|off|extra|additional|up|down|left|to go|too (?:many|few))\b"
    r"| of (?:the|these|those|our)\b| (?:or|and) (?:more|over|older|younger|above)\b"
    r"| (?:years?|months?|weeks?|days?|hours?|minutes?|km|dollars?|yen|euros?|indicators|measures|kpis)\b"
)
_NARROWS = re.compile(
    r"(?:上位|下位|あと|残り|毎年|毎月|毎日|(?<!\d)[年月週日]に|約|およそ|ざっと|だいたい|差は?|を|より|比で?"
    r"|\b(?:up|down|climbed|jumped|rose|fell|grew|gained|plus|minus|top|for|on|in|from|per|every|by|about|around|roughly|approximately|nearly|almost|age|aged|another|extra)) ?$"
)
_PACE = re.compile(
    r"毎[日月年週]|(?<!\d)[1一](?:日|か月|ヶ月|カ月|年|人)(?:に|で|間|あたり|当たり)?|[月日年週人]あたり|[月日年週人]当たり|月間|年間"
    r"|\b(?:per|daily|weekly|monthly|yearly|annually|each|every|an? (?:day|week|month|year|hour))\b"
)
_CHANGE = re.compile(
    r"差|削減|増[えや加減]|減[っらりる少]|伸び|上が|下が|低下|上昇|新た"
    r"|\b(?:behind|ahead|shy|extra|additional|climb\w*|gap|difference|margin|reduc\w+|short|gr[eo]wn?|growth|increas\w+|decreas\w+|r[io]sen?|f[ae]ll(?:en)?|drop\w*"
    r"|went|cut|higher|lower|joined|added|gained|lost|new)\b"
)
# Who asks for a figure does not ask whether one is so: how many users were 15?
_OPEN = re.compile(r"何[^\sぁ-ゟ]|いくつ|どれ(?:くらい|ぐらい|だけ)|\b(?:how (?:many|much)|which|who|when|where)\b")
_SO = "本当|ほんと|ホント|マジ|まじ|合って|あって(?:る|い|ま)|合うて|正し|間違[いっ]|まちがい|正解"
# を超えた; の大台に乗った; いった; まで減った: a level, whatever else is said.
_REACHED = re.compile(
    "(?:以上|大台|台|まで|[のをもはに]){0,4}(?:もう|既に|すでに|本当に|ほんとに|実際に?)?"
    "(?:超え|越え|こえ|突破|届い|達し|いった|いって|行った|行って|上回っ|下回っ|割っ|切っ|乗っ|乗せ|なった|なって)"
    "|(?:に?まで|に)(?:もう|既に|すでに)?(?:増え|減っ|減り|伸び|上が|下が|落ち|増加|減少|低下|上昇)"
)
_BEHIND = re.compile(
    any_of(
        # で合ってる; という数字は正しい; もいるって本当
        rf"[^。!?⏎\d]{{0,30}}?(?:{_SO})",
        "で(?:いい|よい|よかった|よろし|ok|大丈夫|確か|たしか)",
        # もいるの; しかない; でしたっけ; ですよね; か」と聞かれ
        "(?:[もし]か?)?(?:いる|ある|いた|あった|おる|ない|なかった|いない)(?:の|ん|っけ|って|わけ|よね)",
        "(?:でした|だった|なんだ|んだ|だ)?っけ|(?:です|でした|だ|だった)よね|でしたか|ですか|か[」』]?と?[聞訊問確言]|なの|なん(?:です|だ)|じゃな[いか]",
        # is 53.4 % right; 3,000 already?
        rf"[^.?!⏎\d]{{0,50}}?\b{either('right|correct|true|accurate|wrong|legit|already|yet')}\b",
    )
)
_ASKED = re.compile(
    any_of(
        (
            r"\b"
            + either(
                "true|really|actually|correct|right|confirm|verify|check|double-check|accurate|claims?|says?|said|heard|told"
            )
            + r"\b[^.?!⏎\d]{0,70}$"
        ),
        # is it 3,000? only where the sentence ends behind the figure and what it counts
        r"\b(?:is|are|was|were|do we have|did we have|did we get|have we got)(?: [^.?!⏎\d]{2,60})? $",
    )
)
_EN_REACHED = re.compile(
    r"\b"
    + either(
        "hit|reache?[ds]?|exceed(?:ed)?|pass(?:ed)?|surpass(?:ed)?|topped|crossed|over|above|below|under",
        "(?:more|fewer|less) than|at least|(?:got|get|gone|went|dropped|drop|fallen|fall|risen|rise|grown|grow|up|down) to",
    )
    + r" (?:the |only |just |really |still |already )*$"
)
# over 18? under 65s: an age, rather than a number of people
_BOUND = re.compile(r"\b(?:over|above|below|under)(?: the)? $")
_OLDEST = 120  # years
_MOST_FIGURES = 12  # in a question
_GOES_ON = re.compile(
    r"\s*(?:[^\x00-\x7f?!]|[?!.,;:)\"'⏎]|$|(?:right|correct|true|now|already|yet|so|today|as of|in|by|or not|the (?:right|correct|actual|latest|real|current))\b)"
)
_ACHIEVEMENT = re.compile("達成|進捗|progress|achiev")
_SENTENCE_ENDS = re.compile(r"[。?!⏎]|\.(?=\s|$)")


def speaks_of_achievement(text: str) -> bool:
    """Whether a percentage in `text` can be an achievement, which is one of anything."""
    return _ACHIEVEMENT.search(text) is not None


def find_stated(text: str) -> Iterator[tuple[int, int, Stated]]:
    """Where the numbers of a normalised text stand, and what each says. Of more than a few none is asked about."""
    figures = list(_FIGURE.finditer(text))
    for figure in figures:
        value = Decimal(figure["value"].replace(",", ""))
        if figure["scale"]:
            value = (value * _SCALES[figure["scale"]]).normalize()  # 1.5万 is no 15,000.0
        asked_about = len(figures) <= _MOST_FIGURES and _is_asked_about(text, figure, value)
        yield *figure.span(), Stated(f"{value:f}", figure["unit"] or figure["noun"] or "", asked_about)


def _is_asked_about(text: str, figure: re.Match[str], value: Decimal) -> bool:
    start, end = figure.span()
    before = text[max(0, start - 100) : start]
    sentence = _SENTENCE_ENDS.split(before)[-1] + _SENTENCE_ENDS.split(text[end : end + 100])[0]
    behind_noun = figure.end("noun") if figure["noun"] else end
    if (
        _QUALIFIES.match(text, end)
        or _QUALIFIES.match(text, behind_noun)
        or _OPEN.search(sentence)
        or _NARROWS.search(before)
        or _PACE.search(sentence)
    ):
        return False
    counts = figure["unit"] or figure["noun"]
    if not counts and (_GOES_ON.match(text, end) is None or (_BOUND.search(before) and value <= _OLDEST)):
        return False
    if _REACHED.match(text, end) or _EN_REACHED.search(before):
        return True
    return not _CHANGE.search(sentence) and bool(_BEHIND.match(text, end) or _ASKED.search(before))
