"""A question in words becomes a value: what is asked for, about what, for which years, and what remained unexplained."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from kpi_core import asides, intents
from kpi_core.conditions import unexplained
from kpi_core.covering import Kind
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.evidence import Evidence, gather
from kpi_core.explained_parts import Part, parts_of
from kpi_core.filters import Filters, filters_of, kept, narrowing, sided
from kpi_core.intents import Intent, Narrowing, Order
from kpi_core.language import Language, language_of, normalise
from kpi_core.meanings import Aim, Named, NamePart
from kpi_core.numbered import Numbered
from kpi_core.repairs import dissect
from kpi_core.vocabulary import Sort, Vocabulary
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
    if not question.left_over and not question.bare:
        return question
    shorter = _without_asides(cleaned, vocabulary)
    return question if shorter is None else shorter


def _without_asides(text: str, vocabulary: Vocabulary) -> Question | None:
    """What `text` asks if its clauses that only say why are passed over; None if that leaves no question without unknown words."""
    spans = list(asides.clauses(text)) if len(text) <= asides.LONGEST else []
    if not 1 < len(spans) <= asides.MOST_CLAUSES:
        return None
    aside: list[tuple[int, int]] = []
    naming = 0
    for start, end in spans:
        clause = _understood(text[start:end], vocabulary)
        names = [(e.start, e.end) for e in clause.evidence if e.full and not e.is_passage]
        names += [(row.start, row.end) for row in clause.rows]
        naming += bool(names)
        if not clause.left_over or not asides.may_be_aside(text[start:end], clause.left_over):
            continue
        unknown = [(part.start, part.end) for part in clause.parts if part.role == "left_over"]
        if asides.stands_apart(text[start:end], names, unknown):
            aside += [(start + first, start + last) for first, last in asides.around(names, end - start)]
    if not aside or aside == spans or naming > 1:
        return None
    question = _understood(asides.without(text, aside), vocabulary)
    if question.left_over or question.bare or question.intent is Intent.UNKNOWN:
        return None
    if question.evidence and not any(e.full for e in question.evidence):
        return None  # 利用者数は? could be of what the aside speaks of
    said = tuple(Part(text[start:end].strip(), "aside", start, end, ()) for start, end in aside)
    return replace(
        question,
        typed=text,
        language=language_of(text, vocabulary.neutral, vocabulary.catalogue.language),
        parts=tuple(sorted((*question.parts, *said), key=lambda part: part.start)),
    )


def _understood(cleaned: str, vocabulary: Vocabulary) -> Question:
    evidence, found = gather(dissect(cleaned, vocabulary), vocabulary)
    words = _words(found)
    doubtful = unexplained(found, evidence, vocabulary)
    intent, standing = _intent(found, evidence, doubtful, vocabulary)
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


# --- what is asked for


def _intent(
    found: Dissection, evidence: Sequence[Evidence], doubtful: Set[int], vocabulary: Vocabulary
) -> tuple[Intent, bool]:
    """What is asked for, and whether that stands without a subject."""
    if found.text == "?":
        return Intent.HELP, True
    cues: set[Cue] = set().union(*(phrase for place, phrase in enumerate(found.cues) if place not in doubtful))
    if _counts_a_name(found):
        cues.add(Cue.QUANTITY)
    if any(n.kind == "term" and int(n.value) == len(vocabulary.catalogue.terms) + 1 for n in found.numbers):
        cues.add(Cue.NOTE)
    if any(n.kind in {"row", "kpi"} for n in found.numbers):
        return intents.of_subject(cues), True
    measured = [e for e in evidence if not e.is_passage]
    if any(e.full and e.places(Sort.PASSAGE) for e in evidence) and not any(e.full for e in measured):
        return (Intent.UNKNOWN if _asks_for_figures(found, cues) else Intent.CONTEXT), True
    filters = filters_of(found, evidence, vocabulary)
    if measured:
        of_several = filters.programme and Cue.GENERIC in cues
        pointed = filters.statuses and cues & {Cue.WHICH, Cue.LISTING, Cue.ALL}
        if of_several and (pointed or not intents.says_something(cues)):
            return Intent.LIST, True
        if any(isinstance(piece.meaning, Aim) for piece in found.pieces) and not intents.says_something(
            cues - {Cue.QUANTITY}
        ):
            return Intent.OUTLOOK, True  # 5000いく?
        if not intents.says_something(cues) and _is_count_of_a_year(found, measured, vocabulary):
            return Intent.ACTUAL, True
        return intents.of_subject(cues), True
    if evidence:
        return (Intent.UNKNOWN if _asks_for_figures(found, cues) else Intent.CONTEXT), True
    by = Narrowing(
        filters.order,
        filters.count,
        filters.statuses,
        dimension=bool(filters.dimension),
        sided=sided(found),
        by_number=bool(filters.goal or filters.sdg_target or filters.table or filters.term),
        by_year=any(isinstance(piece.meaning, YearMention) for piece in found.pieces),
    )
    intent = intents.of_all(cues, by)
    if intent is not None:
        return intent, True
    if intents.says_something(cues):
        return intents.of_subject(cues), False
    asks_how = _ASKING.search(found.text) and not doubtful and all(p.kind is not Kind.REST for p in found.pieces)
    return (Intent.HELP, True) if asks_how else (Intent.UNKNOWN, False)


# Who only says that they ask (質問してもいいですか) is told what can be asked.
_ASKING = re.compile(r"質問|[聞訊][いきくけこ]|尋ね|教え|使[いえっ]|\b(?:ask|question|tell me)\b")


# What no prose tells of what it speaks of: 人口の推移は? which city has the highest population?
_NOT_IN_PROSE = frozenset({Cue.TREND, Cue.MOST, Cue.RANKING, Cue.BEST, Cue.WORST})
_TARGET = re.compile(r"目標|target|goal")


def _asks_for_figures(found: Dissection, cues: Set[Cue]) -> bool:
    """Whether what is asked for is in no prose; until when (いつまで) is asked of a period too."""
    aims = any(
        Cue.TARGET in cue and _TARGET.search(found.words(p)) for p, cue in zip(found.pieces, found.cues, strict=True)
    )
    return aims or bool(cues & _NOT_IN_PROSE)


def _is_count_of_a_year(found: Dissection, measured: Sequence[Evidence], vocabulary: Vocabulary) -> bool:
    """Whether an indicator and a year before its target's are all that is said: 令和4年のダウンロード数."""
    years = [piece.meaning.year.number for piece in found.pieces if isinstance(piece.meaning, YearMention)]
    places = {place for e in measured for place in e.places(Sort.MEASURE)}
    if not years or len(places) != 1 or any(e.places(Sort.CODE) or e.places(Sort.PROGRAMME) for e in measured):
        return False
    aims = vocabulary.measures[places.pop()].aim_years
    return max(years) < max(aims, default=max(years) + 1)


def _counts_a_name(found: Dissection) -> bool:
    """Whether 何 stands right before a name: MaaSは何ダウンロード?"""
    return any(
        found.key(piece) in {"何", "なん"} and isinstance(after.meaning, Named | NamePart)
        for piece, after in pairwise(found.pieces)
    )
