"""The words of a question that were not understood, as they were typed, for quoting them back."""

from __future__ import annotations

import re
import unicodedata

from kpi_core.keys import is_kanji
from kpi_core.questions import Part, Question

_MARKUP = re.compile(r"<[@#!][^<>]*>")  # Slack's mentions: their letters are nobody's words
_LONGEST = 80  # characters
_SHORTEST = 2
_LINE_END = "⏎"  # as `understand` writes it


def not_understood(asked: str, question: Question) -> str:
    """What nothing explains, with what belongs to it (男性就業率, not 男), in the case in which it was typed.

    Empty where it is scraps of the question, or every word was explained and yet nothing was meant.
    """
    runs: list[list[Part]] = []
    for part in question.parts:
        if part.role not in {"left_over", "subject"}:
            continue
        if runs and part.start - runs[-1][-1].end <= 1:
            runs[-1].append(part)
        else:
            runs.append([part])
    left = [run for run in runs if any(part.role == "left_over" and not part.explains for part in run)]
    words = {question.text[_begin(question, run[0]) : run[-1].end] for run in left}
    words = words or _strange_plan(question)
    shown = as_typed(words.pop(), asked) if len(words) == 1 else ""
    # Scraps of words tell nobody anything.
    return shown[:_LONGEST] if len(shown) >= _SHORTEST else ""


def _strange_plan(question: Question) -> set[str]:
    """The plan that is asked for by a number which the record has none of: 第2期計画の進捗は?"""
    numbered = (part.text for part in question.parts if any(word.startswith("term ") for word in part.explains))
    return set() if question.filters.term else set(numbered)


def _begin(question: Question, first: Part) -> int:
    """Where the word begins that `first` stands in: 市民 is one word, although 市 alone can be a word of the frame."""
    before = next((part for part in question.parts if part.end == first.start), None)
    one_word = before is not None and len(before.text) == 1 and is_kanji(before.text) and is_kanji(first.text[0])
    return before.start if before is not None and one_word else first.start


def as_typed(words: str, asked: str) -> str:
    """`words`, which are in lower case, as they stand in `asked`; as they are where they cannot be found there."""
    typed = unicodedata.normalize("NFKC", _MARKUP.sub(" ", asked))
    folded = typed.casefold()
    at = folded.find(words) if len(folded) == len(typed) else -1
    return (typed[at : at + len(words)] if at >= 0 else words).replace(_LINE_END, " ")
