"""「順調ではない指標」「環境以外」: what a question excludes. Answered as if it did not, it would be the opposite.

Negations that have a meaning of their own (達成していない, 遅れていない, not on track) are phrases of the lexicon and come here
as one word. What is left is not understood, and is said to be.
"""

from __future__ import annotations

import re

from kpi_core.questions import Intent, Part, Question

_EXCLUDING = {
    "以外", "以外の", "以外で", "以外は", "除く", "除き", "除いて", "除いた", "を除く", "を除いて", "抜き", "ではなく", "じゃなく", "でなく",
    "except", "excluding", "exclude", "besides", "other than", "apart from", "but not", "instead of", "rather than",
}  # fmt: skip
_NOT_BEHIND = {
    "ない",
    "いない",
    "なし",
    "ません",
    "いません",
    "ないの",
    "なかった",
    "じゃない",
    "ではない",
    "でない",
    "ありません",
}
_NOT_BEFORE = {"not", "n't", "isn't", "aren't", "wasn't", "weren't", "haven't", "hasn't", "never", "no", "without"}
_JOINING = {
    "じゃ",
    "では",
    "で",
    "は",
    "とは",
    "も",
    "て",
    "して",
    "言え",
    "いえ",
    "そう",
    "been",
    "yet",
    "be",
    "very",
    "quite",
    "really",
    "the",
    "a",
}
# 課題ではなく成果; 順調に進んでいない, which the lexicon takes for 順調 and 進んでいない
_IN_TEXT = re.compile(
    r"(?:では|じゃ)なく(?!な)|順調に[^。、?!]{0,6}(?:ない|ません|なく)"
    r"|\bno (?:late|delayed|missed|regressing|achieved|on[- ]track)\b|\bleast improved\b"
)
_OVER_MANY = {Intent.LIST, Intent.RANKING, Intent.SUMMARY, Intent.CONTEXT, Intent.AUDIT}


# 太陽光ではない。 not solar; but 女性就業率は順調じゃない? asks.
_IS_NOT_JA = re.compile(r"\s*(?:じゃ|では)(?:ない|ありません)(?:です|よ|ほう|方)*[。.!\s]*$")
_IS_NOT_EN = re.compile(r"(?:^|[,.!;]\s*)(?:no[,.! ]+)?(?:not|anything but|everything but|all but)(?: the| about)?\s*$")


def _is_negated(text: str, start: int, end: int) -> bool:
    """Whether a name in a text is said not to be meant."""
    return _IS_NOT_JA.match(text, end) is not None or _IS_NOT_EN.search(text[:start]) is not None


def excludes(question: Question) -> bool:
    """Whether the question says of what it asks for that it is *not* that."""
    if any(e.full and _is_negated(question.text, e.start, e.end) for e in question.evidence):
        return True
    if question.intent in _OVER_MANY and _IN_TEXT.search(question.text):
        return True
    parts = [part for part in question.parts if part.text.strip()]
    for place, part in enumerate(parts):
        if part.role != "frame":
            continue
        if part.text in _EXCLUDING:
            return True
        if question.intent not in _OVER_MANY:
            continue
        if part.text in _NOT_BEHIND and _says_something(list(reversed(parts[:place]))):
            return True
        if part.text in _NOT_BEFORE and _says_something(parts[place + 1 :]):
            return True
    return False


def _says_something(beside: list[Part]) -> bool:
    """Whether the next word, but for those that join, is one of what is asked for."""
    for part in beside:
        if part.role == "frame" and part.text in _JOINING:
            continue
        return part.role in {"intent", "filter", "subject"} and bool(part.explains)
    return False
