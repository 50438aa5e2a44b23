"""A question in words becomes a value: what is asked for, about what, for which years, and what remained unexplained."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from kpi_core import asides
from kpi_core.asked_for import intent_of
from kpi_core.conditions import unexplained
from kpi_core.covering import Kind
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.evidence import Evidence, gather
from kpi_core.explained_parts import Part, parts_of, said
from kpi_core.filters import Filters, filters_of, kept, narrowing
from kpi_core.intents import Intent, Order
from kpi_core.language import Language, language_of, normalise
from kpi_core.meanings import NamePart
from kpi_core.numbered import Numbered
from kpi_core.repairs import dissect
from kpi_core.stated import Stated
from kpi_core.vocabulary import Vocabulary
from kpi_core.years import YearMention

__all__ = ["Evidence", "Filters", "Intent", "Order", "Part", "Question", "understand"]

_SLACK = re.compile(
    r"<(?:@|!)[^>]{0,200}>|<#[^>]{0,200}>|<(?:https?|mailto)[^>]{0,2000}>|https?://\S+|:[a-z0-9_+'-]{1,60}:(?!\d)"
)
_NUMBERED_LINE = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•・])\s+", re.MULTILINE)
# Thanks,⏎Marta: the name that closes a letter.
_SIGNED = re.compile(
    r"((?:thanks|thank you|thx|cheers|regards|best|sincerely)[,!.]*\s*\n\s*)[A-Z][\w.'-]{0,20}(?: [A-Z][\w.'-]{0,20}){0,2}\s*\Z",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:i\.e|e\.g)\.?", re.IGNORECASE)
# ghg2022: a year that no blank keeps from the word before it.
_GLUED_YEAR = re.compile(r"(?<=[a-z]{3})(?=20[1-3]\d(?![\da-z]))")
_BLANKS = re.compile(r"\s+")
_RUN_ON = re.compile(r"\n(?=(?:の|は|を|が|に|で)[^ぁ-ゟ])")  # a line that goes on with a particle


@dataclass(frozen=True, slots=True)
class Question:
    """What was understood of a text. `bare` is whether it names nothing of its own: じゃあ目標は?"""

    text: str  # normalised, without Slack's markup; blank where clauses only say why it is asked
    typed: str  # the same with those clauses
    language: Language
    intent: Intent
    years: tuple[YearMention, ...]
    filters: Filters
    parts: tuple[Part, ...]
    evidence: tuple[Evidence, ...]
    left_over: tuple[str, ...]  # words that nothing explains
    rows: tuple[Numbered, ...]  # 指標5, KPI 3: rows by number alone
    stated: tuple[Stated, ...]  # targets by their value, and figures that are asked about: 5000いく? 3000って本当?
    counting: tuple[str, ...]  # 件数, 割合: fit a count or a rate
    narrowing: tuple[str, ...]  # the words of a dimension, goal or target
    words: tuple[str, ...]  # the keys of all its words
    bare: bool


def understand(text: str, vocabulary: Vocabulary) -> Question:
    """What `text` asks. Never fails: what cannot be explained is `left_over`."""
    cleaned = _cleaned(text)
    question = _understood(cleaned, vocabulary)
    # An audit of one indicator is often no more than the reason: 監査で聞かれそうでして.
    doubtful = question.left_over or (question.intent is Intent.AUDIT and any(e.full for e in question.evidence))
    shorter = _without_asides(cleaned, vocabulary) if doubtful else None
    return question if shorter is None else shorter


def _without_asides(text: str, vocabulary: Vocabulary) -> Question | None:
    """What `text` asks if its clauses that only say why are passed over; None if that leaves no question without unknown words."""
    spans = list(asides.clauses(text)) if len(text) <= asides.LONGEST else []
    if not 1 < len(spans) <= asides.MOST_CLAUSES:
        return None
    clauses = [(span, _understood(text[slice(*span)], vocabulary)) for span in spans]
    reasons = [(span, clause) for span, clause in clauses if _says_only_why(clause)]
    silent = [span for span, clause in reasons if clause.left_over and not _asks(clause)]
    without_silent = _passing_over(silent, text, vocabulary) if silent != spans else None
    if without_silent is not None:
        return without_silent
    # 引き継ぎ資料に入れたいので seems to ask for a note: where something else is asked for it asks for nothing.
    aside = [span for span, _ in reasons]
    without_all = _passing_over(aside, text, vocabulary) if aside not in (silent, spans) else None
    return without_all if without_all is not None and _asks(without_all) else None


def _passing_over(aside: Sequence[tuple[int, int]], text: str, vocabulary: Vocabulary) -> Question | None:
    """What `text` asks without these clauses; None where there are none, or where the rest is no question."""
    question = _understood(asides.without(text, aside), vocabulary) if aside else None
    return _told_in(question, text, aside, vocabulary) if question is not None and _stands(question) else None


def _says_only_why(clause: Question) -> bool:
    """Whether a clause names and narrows nothing, and gives a reason."""
    names = clause.rows or any(e.full and not e.is_passage for e in clause.evidence)
    narrows = clause.years or clause.narrowing or clause.stated or clause.filters.table or clause.filters.term
    return not (names or narrows) and asides.may_be_aside(clause.text, clause.left_over)


def _asks(question: Question) -> bool:
    return bool(said(question.parts) - {"how"})


def _stands(question: Question) -> bool:
    """Whether what remains asks by itself. 利用者数は?, a part of a name, could be of what the rest speaks of."""
    if question.left_over or question.bare or question.intent is Intent.UNKNOWN:
        return False
    if question.evidence and not any(e.full for e in question.evidence):
        return False
    return bool(said(question.parts)) or "?" in question.text  # a name alone may be what the reason is about


def _told_in(question: Question, text: str, aside: Sequence[tuple[int, int]], vocabulary: Vocabulary) -> Question:
    """The question as one of the whole text, with what was passed over."""
    passed_over = (Part(text[start:end].strip(), "aside", start, end, ()) for start, end in aside)
    return replace(
        question,
        typed=text,
        language=language_of(text, vocabulary.neutral, vocabulary.catalogue.language),
        parts=tuple(sorted((*question.parts, *passed_over), key=lambda part: part.start)),
    )


def _understood(cleaned: str, vocabulary: Vocabulary) -> Question:
    evidence, found = gather(dissect(cleaned, vocabulary), vocabulary)
    words = _words(found)
    doubtful = unexplained(found, evidence, vocabulary)
    intent, standing = intent_of(found, evidence, doubtful, vocabulary)
    if (not standing and not evidence) or (
        intent is Intent.CONTEXT and not any(e.full for e in evidence) and not _figures(found)
    ):
        passage = vocabulary.passage_of(words, [e.key for e in evidence])
        if passage is not None:
            evidence = (Evidence(cleaned, " ".join(words), 0, len(cleaned), (passage,), full=True),)
            doubtful = unexplained(found, evidence, vocabulary)
            intent, standing = Intent.CONTEXT, True
    rows = tuple(n for n in found.numbers if n.kind in {"row", "kpi"})
    return Question(
        text=cleaned,
        typed=cleaned,
        language=language_of(cleaned, vocabulary.neutral, vocabulary.catalogue.language),
        intent=intent,
        years=tuple(piece.meaning for piece in found.pieces if isinstance(piece.meaning, YearMention)),
        filters=kept(filters_of(found, evidence, vocabulary), intent),
        parts=parts_of(found, doubtful),
        evidence=evidence,
        left_over=_left_over(found, doubtful),
        rows=rows,
        stated=tuple(
            piece.meaning
            for place, piece in enumerate(found.pieces)
            if isinstance(piece.meaning, Stated) and place not in doubtful
        ),
        counting=_saying(found, {Cue.COUNT, Cue.RATE}, but={Cue.FRAME, Cue.QUANTITY, Cue.PROGRESS}),
        narrowing=narrowing(found),
        words=words,
        bare=not standing and not evidence and not rows,
    )


def _figures(found: Dissection) -> bool:
    """Whether figures are asked for that prose does not have: 人口の目標は?"""
    return bool(set().union(*found.cues) & {Cue.TARGET, Cue.BASELINE, Cue.TREND, Cue.OUTLOOK, Cue.ACTUAL, Cue.PROGRESS})


def _cleaned(text: str) -> str:
    # Line ends first, and each of them as one sign: patterns that look for blanks around them take for ever over many.
    text = _BLANKS.sub(_one_line_end, _SLACK.sub(" ", text))
    text = _ABBREVIATED.sub(" ", text)
    text = _SIGNED.sub(r"\1", _NUMBERED_LINE.sub(" ", text))
    text = _RUN_ON.sub("", text.strip())
    return _GLUED_YEAR.sub(" ", normalise(text.replace("\n", "⏎")))


def _one_line_end(blanks: re.Match[str]) -> str:
    return "\n" if "\n" in blanks[0] or "\r" in blanks[0] else blanks[0]


def _words(found: Dissection) -> tuple[str, ...]:
    joining = {Kind.PARTICLE, Kind.START, Kind.ENDING}
    return tuple(
        (piece.meaning.meant if isinstance(piece.meaning, NamePart) else "") or found.key(piece)
        for piece in found.pieces
        if piece.kind not in joining and not isinstance(piece.meaning, Numbered)
    )


def _left_over(found: Dissection, doubtful: Set[int]) -> tuple[str, ...]:
    spans: list[tuple[int, int]] = []
    for place, piece in enumerate(found.pieces):
        if piece.kind is not Kind.REST and place not in doubtful:
            continue
        start, end = found.span(piece)
        if spans and not found.text[spans[-1][1] : start].strip():
            start = spans.pop()[0]
        spans.append((start, end))
    return tuple(found.text[start:end] for start, end in spans)


def _saying(found: Dissection, cues: Set[Cue], but: Set[Cue] = frozenset()) -> tuple[str, ...]:
    """The words that say one of `cues`, and none of `but`."""
    return tuple(
        found.words(piece)
        for piece, phrase in zip(found.pieces, found.cues, strict=True)
        if phrase & cues and not phrase & but
    )
