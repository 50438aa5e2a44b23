"""What is found in a question by its shape: years, numbers that name something, targets, and cues that rest on small words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kpi_core.cues import Cue
from kpi_core.lexicon import Cues
from kpi_core.meanings import Meaning, Named
from kpi_core.numbered import Numbered, find_numbered
from kpi_core.occasions_en import occasions
from kpi_core.other_matters import OTHER, find_other_matters
from kpi_core.patterns_en import english_turns
from kpi_core.patterns_ja import find_cues
from kpi_core.stated import Stated, find_stated
from kpi_core.vocabulary import Vocabulary
from kpi_core.years import Year, YearMention, find_spoken_years, find_years

_FRAME = frozenset({Cue.FRAME})

_PATTERNS: tuple[tuple[re.Pattern[str], Cues], ...] = (
    # Cues that rest on a small word, which keys leave out.
    (re.compile(r"\bon (?:target|plan|time|course)\b(?!\s+(?:for|of|value))"), frozenset({Cue.ON_TRACK, Cue.PROGRESS})),
    (re.compile(r"\b(?:at risk|in danger|in trouble)\b"), frozenset({Cue.LATE, Cue.PROGRESS})),
    (
        re.compile(
            r"(?:^|[,;:⏎-] ?)(?:can|could)\b(?=\s+(?!you\b|u\b|i\b|someone|anyone|somebody|anybody|one of|we (?:see|get|have|know|talk)))"
        ),
        frozenset({Cue.FUTURE}),
    ),
    (re.compile(r"\bthe latest (?:on|with|about)\b"), frozenset({Cue.HOW})),
    (re.compile(r"\b(?:targets|goals)\b(?!\s*\d)"), frozenset({Cue.GENERIC, Cue.TARGET})),
    (
        re.compile(
            r"(?<!kpi )(?<!indicator )(?<!row )(?<!table )\bno\.? ?1\b(?!\.\d)(?= (?:good|best|top|indicator|kpi|result|in|of all)\b)"
        ),
        frozenset({Cue.BEST}),
    ),
    # 1分だけ話す: so long is the speech
    (re.compile(r"\d{1,2}(?:分|秒)(?=で|だけ|くらい|ぐらい|ほど|程度|以内|しか|間|前|後)"), _FRAME),
    # A time of day or a date is when the figure is wanted, not what it counts.
    (
        re.compile(
            r"\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?(?![a-z])|\b\d{1,2}:\d\d\b|\d{1,2}月\d{1,2}日|\d{1,2}時(?:半|\d{1,2}分)?(?=まで|から|に|の|頃)"
        ),
        frozenset({Cue.FRAME}),
    ),
    (
        re.compile(r"\b(?:at|above|below|over|under) (?:the |their |its )?target\b(?! of| for)"),
        frozenset({Cue.ARRIVE, Cue.PROGRESS}),
    ),
    # OK, what about …: an opening, and no question whether all is well.
    (
        re.compile(
            r"(?:^|⏎)\s*(?:ok|okay|alright|right|well)\b[,.! ]*(?=(?:and|so|but|then|now|what|how|which|show|give|tell)\b)"
        ),
        _FRAME,
    ),
    (re.compile(r"\bin time\b"), frozenset({Cue.OUTLOOK})),
    (re.compile(r"\bby hand\b"), _FRAME),
    (
        re.compile(r"\b(?:by|per|for each|for every|across)(?: (?:fiscal|calendar))? years?\b(?!\s*\d)"),
        frozenset({Cue.TREND}),
    ),
    (re.compile(r"\bstands? for\b"), frozenset({Cue.DEFINE})),
    (re.compile(r"\b(?:no|without) (?:data|target|baseline|actual|percentage)s?\b"), frozenset({Cue.UNCLEAR})),
    (
        re.compile(
            r"(?:いくつ|なんぼ|何[^\sぁ-ゟ]{1,3}|どこ|どれ(?:くらい|ぐらい|だけ))(?:くらい)?(?:まで(?=減|増|下げ|上げ|伸ば|もって|持って|や[るり])"
            r"|に(?=する(?:つもり|予定|計画|ん(?:だ|や|です|じゃ|け)|の(?:だ|か|です|[?!。]|$)|って[言い])|した[いく]|しよう|なる(?:予定|べき)))"
        ),
        frozenset({Cue.TARGET}),
    ),
    (
        re.compile(r"(?<=[\d%件人名社回個設所])になる(?=(?:の(?:は|が)?)?\s*(?:いつ|何年|[?!。]|$))"),
        frozenset({Cue.OUTLOOK}),
    ),
    (re.compile(r"目標の何(?:%|パーセント|パー|割)"), frozenset({Cue.AGAINST})),
    (re.compile(r"とは(?=\s*(?:[?!。]|$))"), frozenset({Cue.DEFINE})),
)

# Targets in words: will we reach nine? One and two are too often no number.
_NUMBERS = {
    word: str(n)
    for n, word in enumerate(["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 3)
}
_NUMBERS |= {"fifteen": "15", "thirty": "30", "eighty": "80", "hundred": "100"}
_SPELT_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b")


def by_pattern(text: str, vocabulary: Vocabulary) -> Iterable[tuple[int, int, Meaning]]:
    for mention in (*find_years(text), *find_spoken_years(text)):
        if not (mention.text.isdecimal() and _is_counted(text, mention.start, mention.end)):
            yield mention.start, mention.end, mention
    for numbered in find_numbered(text, vocabulary.by_code.beginnings):
        meaning = _numbered(numbered, text, vocabulary)
        if meaning is not None:
            yield numbered.start, numbered.end, meaning
    for start, end, stated in find_stated(text):
        if stated.asked_about or stated.value in vocabulary.aims:
            yield start, end, stated
    for spelt in _SPELT_NUMBER.finditer(text):
        if _NUMBERS[spelt[0]] in vocabulary.aims:
            yield *spelt.span(), Stated(_NUMBERS[spelt[0]])
    for pattern, cues in _PATTERNS:
        for match in pattern.finditer(text):
            yield *match.span(), cues
    yield from english_turns(text)
    for start, end in occasions(text):
        yield start, end, _FRAME
    if not text.isascii():
        yield from find_cues(text)
    for start, end in find_other_matters(text):
        yield start, end, OTHER


# did it reach 2030 users? 2030人に届いた? But "2022 downloads" are those of the year, as 2022件数 is.
_COUNTS = re.compile(r"[人名社回個]|件(?!数)|施設|か所|箇所|ヶ所|トン|t-co2")
_REACHED = re.compile(
    r"\b(?:reach|reache[ds]|reaching|hit|hits|exceed\w*|pass|passe[ds]|surpass\w*|over|above|than|least) $"
)
_COUNTED = re.compile(
    r" (?:users?|downloads?|contracts?|people|partners?|hires?|citizens?|visitors?|t\b|tons?|tonnes?)"
)


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether four digits without 年 count something, rather than name a year."""
    if _COUNTS.match(text, end):
        return True
    return _COUNTED.match(text, end) is not None and _REACHED.search(text[:start]) is not None


def _numbered(numbered: Numbered, text: str, vocabulary: Vocabulary) -> Meaning | None:
    match numbered.kind:
        case "year":
            mentioned = text[numbered.start : numbered.end]
            return YearMention(Year(int(numbered.value)), numbered.start, numbered.end, mentioned, era=False)
        case "code":
            thing = vocabulary.code(numbered.value)
            return None if thing is None else Named((thing,))
        case _:
            return numbered
