"""A question in words becomes a value: what is asked for, about what, for which years, and what remained unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
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
from kpi_core.meanings import Aim, NamePart
from kpi_core.numbered import Numbered
from kpi_core.repairs import dissect
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
    aims: tuple[str, ...]  # targets by their value, in plain notation: 5000いく?
    counting: tuple[str, ...]  # 件数, 割合: fit a count or a rate
    narrowing: tuple[str, ...]  # the words of a dimension, goal or target
    words: tuple[str, ...]  # the keys of all its words
    bare: bool


def understand(text: str, vocabulary: Vocabulary) -> Question:
    """What `text` asks. Never fails: what cannot be explained is `left_over`."""
    cleaned = _cleaned(text)
    question = _understood(cleaned, vocabulary)
    fails = bool(question.left_over) or question.bare
    shorter = _without_asides(cleaned, vocabulary) if fails else _without_reasons(cleaned, vocabulary)
    return question if shorter is None else shorter


def _without_asides(text: str, vocabulary: Vocabulary) -> Question | None:
    """What `text` asks if its clauses that only say why are passed over; None if that leaves no question without unknown words."""
    clauses = _clauses(text, vocabulary)
    if sum(bool(_names_in(clause)) for _, _, clause in clauses) > 1:
        return None  # which of them is asked about?
    unknown: list[tuple[int, int]] = []
    known: list[tuple[int, int]] = []
    for start, end, clause in clauses:
        if asides.may_be_aside(text[start:end], clause.left_over):
            beside = [(start + first, start + last) for first, last in _said_besides(text[start:end], clause)]
            (unknown if clause.left_over else known).extend(beside)
    for passed_over in (unknown, sorted(unknown + known)):
        if passed_over and passed_over != [(start, end) for start, end, _ in clauses]:
            question = _understood(asides.without(text, passed_over), vocabulary)
            if _stands(question):
                return _told_in(question, text, passed_over, vocabulary)
    return None


def _without_reasons(text: str, vocabulary: Vocabulary) -> Question | None:
    """The question without clauses that ask for something in passing (引き継ぎに根拠がなくて), where another clause names and asks."""
    clauses = _clauses(text, vocabulary)
    if not clauses or sum(bool(_names_in(clause)) for _, _, clause in clauses) != 1:
        return None
    if not any(_names_in(clause) and said(clause.parts) - {"how"} for _, _, clause in clauses):
        return None
    beside = [
        (start, end)
        for start, end, clause in clauses
        if said(clause.parts)
        and not (_names_in(clause) or clause.evidence or clause.years or clause.narrowing)
        and asides.may_be_aside(text[start:end], ())
    ]
    if not beside:
        return None
    question = _understood(asides.without(text, beside), vocabulary)
    return _told_in(question, text, beside, vocabulary) if _stands(question) else None


def _clauses(text: str, vocabulary: Vocabulary) -> list[tuple[int, int, Question]]:
    """The clauses with where they stand; none of a text that is one clause, or too long to be a question."""
    spans = list(asides.clauses(text)) if len(text) <= asides.LONGEST else []
    if not 1 < len(spans) <= asides.MOST_CLAUSES:
        return []
    return [(start, end, _understood(text[start:end], vocabulary)) for start, end in spans]


def _names_in(clause: Question) -> list[tuple[int, int]]:
    """Where a clause names what is counted."""
    full = [(e.start, e.end) for e in clause.evidence if e.full and not e.is_passage]
    return full + [(row.start, row.end) for row in clause.rows]


def _said_besides(text: str, clause: Question) -> Iterator[tuple[int, int]]:
    """What of a clause may be passed over: all but its names, unless an unknown word can belong to one."""
    names = _names_in(clause)
    if not clause.left_over and (names or clause.years or clause.narrowing):
        return iter(())
    unknown = [(part.start, part.end) for part in clause.parts if part.role == "left_over"]
    return asides.around(names, len(text)) if asides.stands_apart(text, names, unknown) else iter(())


def _stands(question: Question) -> bool:
    """Whether what remains asks by itself. 利用者数は?, a part of a name, could be of what the rest speaks of."""
    if question.left_over or question.bare or question.intent is Intent.UNKNOWN:
        return False
    return not question.evidence or any(e.full for e in question.evidence)


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
        aims=tuple(piece.meaning.value for piece in found.pieces if isinstance(piece.meaning, Aim)),
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
    return normalise(text.replace("\n", "⏎"))


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
