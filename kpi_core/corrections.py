"""What a person takes back: あ、ごめん、太陽光でした; no, I meant solar; MaaSじゃなくて太陽光.

Only in a conversation are these no words of the question. Words that say what is *not* meant are passed over only where they
name what was asked about before; elsewhere they exclude something, which `negation` refuses.
"""

from __future__ import annotations

import re

from kpi_core.contents import Choice
from kpi_core.filters import Filters, carried_over, named_in
from kpi_core.matching import Found, resolve
from kpi_core.vocabulary import Vocabulary

_LONGEST = 200  # signs of a text in which something is taken back
_OPENING = re.compile(
    r"(?:(?:"
    r"(?:あ+っ?|え+っ?と?|いや+|いえ+|いいえ|ううん|ちょっと待って|待って|違う|ちがう|違った|違いました|違います|ちがいます"
    r"|ごめん(?:なさい|ね)?|す[みい]ません|失礼(?:しま(?:した|す))?|間違(?:えた|えました|い(?:です|でした)?)|訂正(?:です|します)?"
    r"|やっぱ[りし]?|nope|oh|ah|oops|wait|my (?:mistake|bad|fault)|wrong (?:one|indicator)|correction|scratch that|never ?mind"
    r"|not (?:that|this)(?: one)?)(?:[、,。.!:：;…\s—-]++|$)"
    r"|no(?:[,.!;—-]+|(?= (?:sorry|wait|actually|i mean)))"  # no late ones is something else
    r"|(?:それ|そっち|そう|そちら|これ)?(?:じゃ|では)なくて[、\s]*+|やっぱ[りし]?(?=\S)"
    r"|(?:sorry|actually|i (?:meant|mean)|meant|rather|make (?:that|it)|i'm sorry)(?:[,.!:\s]++))\s*+)+",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:の(?:こと|話|はなし|間違い|つもり)(?:です|でした|だった|だよ|ね)*|,?\s+i mean(?:t)?)[\s。.!]*$", re.IGNORECASE
)
_NOT_BUT = (
    re.compile(r"(?P<no>.+?)(?:の(?:ほう|方))?(?:じゃ|では|で)なく(?:て)?[、,\s]*(?P<yes>.+)"),
    re.compile(r"not (?:about )?(?P<no>.+?)(?:,? but|,|;)\s+(?P<yes>.+)", re.IGNORECASE),
    re.compile(r"(?P<yes>.+?)(?:,\s*not|,?\s+instead of|,?\s+rather than)\s+(?P<no>.+)", re.IGNORECASE),
)


def corrected(text: str, previous: Choice, vocabulary: Vocabulary) -> str:
    """`text` without the words by which it takes something back; as it is where it takes back nothing."""
    if len(text) > _LONGEST:
        return text
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else text
    for pattern in _NOT_BUT:
        found = pattern.fullmatch(rest)
        # "solar, not power contracts": what is meant comes first, whatever was asked before.
        if found and (pattern is _NOT_BUT[-1] or _was_asked(found["no"].strip(), previous, vocabulary)):
            rest = found["yes"]
            break
    rest = _END.sub("", rest)
    return rest if rest.strip(" 、,。.!?？") else text


def _was_asked(text: str, previous: Choice, vocabulary: Vocabulary) -> bool:
    """Whether words name what was asked before: the indicator, what was asked of it, its year, or what narrowed a list."""
    question, found = resolve(text.rstrip("、,。.!"), vocabulary)
    if question.left_over:
        return False
    if isinstance(found, Found) and (found.measures or found.passages):
        return bool({*found.measures, *found.passages} & {*previous.measures, *previous.passages})
    if not question.bare and question.evidence:
        return False
    years = {mention.year.number for mention in question.years}
    if years:
        return years <= {*previous.years, *previous.target_years}
    named = named_in(question.text, vocabulary)
    narrows = Filters(dimensions=named.dimensions, programme=named.programme, goal=named.goal, statuses=named.statuses)
    if narrows != Filters():
        return carried_over(narrows, previous.filters) == previous.filters
    return question.intent is previous.intent
