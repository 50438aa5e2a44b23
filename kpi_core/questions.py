"""A question in words becomes a value: what is asked for, about what, for which years, and what remained unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from kpi_core import intents
from kpi_core.covering import Kind, Piece
from kpi_core.cues import Cue
from kpi_core.dissection import Meaning, Named, dissect
from kpi_core.dissection import Part as NamePart
from kpi_core.intents import Intent, Order
from kpi_core.keys import Reading
from kpi_core.language import Language, language_of, normalise
from kpi_core.numbered import Numbered
from kpi_core.pace import Status
from kpi_core.vocabulary import Sort, Thing, Vocabulary
from kpi_core.years import YearMention

__all__ = ["Evidence", "Filters", "Intent", "Order", "Part", "Question", "understand"]

_SLACK = re.compile(
    r"<(?:@|!)[^>]{0,200}>|<#[^>]{0,200}>|<(?:https?|mailto)[^>]{0,2000}>|https?://\S+|:[a-z0-9_+'-]{1,60}:(?!\d)"
)
_NUMBERED_LINE = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•・])\s+", re.MULTILINE)
_LINE_END = re.compile(r"\s*[\r\n]+\s*")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list or ranking is narrowed to; empty fields narrow nothing.

    `dimension` is spelt as in the catalogue, `programme` is its Japanese name, `table` and `term` are keys.
    """

    dimension: str = ""
    programme: str = ""
    goal: int | None = None
    sdg_target: str = ""
    statuses: frozenset[Status] = frozenset()
    table: str = ""
    term: str = ""
    order: Order | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a question: `Question.text[start:end]`, and what explains it.

    `role` is frame, intent, year, filter, code, subject or left_over; `explains` is what it was taken for: an intent's cue,
    the year, the filter's value, or the names it stands for.
    """

    text: str
    role: str
    start: int
    end: int
    explains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that name something. `full` is a whole name or alias, otherwise they are only a part of one.

    `meant` is the name where it was misspelt. `joined` is whether the words before it join it to another subject (と, and),
    `apart` whether it is at least not said to belong to that (の, of).
    """

    words: str
    key: str
    start: int
    end: int
    things: tuple[Thing, ...]
    full: bool
    meant: str = ""
    joined: bool = True
    apart: bool = True

    def places(self, sort: Sort) -> tuple[int, ...]:
        return tuple(thing.place for thing in self.things if thing.sort is sort)


@dataclass(frozen=True, slots=True)
class Question:
    """What was understood of a text. `bare` is whether it names nothing of its own: じゃあ目標は?"""

    text: str  # normalised, without Slack's markup
    language: Language
    intent: Intent
    years: tuple[YearMention, ...]
    filters: Filters
    parts: tuple[Part, ...]
    evidence: tuple[Evidence, ...]
    left_over: tuple[str, ...]  # words that nothing explains
    rows: tuple[Numbered, ...]  # 指標5, KPI 3: rows by number alone
    counting: tuple[str, ...]  # 件数, 割合: fit a count or a rate
    words: tuple[str, ...]  # the keys of all its words
    narrowed: tuple[str, ...]  # the words of a dimension, goal or status
    bare: bool


def understand(text: str, vocabulary: Vocabulary) -> Question:
    """What `text` asks. Never fails: what cannot be explained is `left_over`."""
    cleaned = _cleaned(text)
    reading, pieces = dissect(cleaned, vocabulary)
    evidence = _evidence(cleaned, reading, pieces)
    evidence, pieces = _passages_as_intents(evidence, pieces, reading)
    evidence, pieces = _passages_as_plan(evidence, pieces, reading, vocabulary)
    phrases = [_cues(piece.meaning) for piece in pieces]
    numbers = [piece.meaning for piece in pieces if isinstance(piece.meaning, Numbered)]
    unexplained = _unexplained(pieces, phrases, reading, cleaned, evidence, numbers, vocabulary)
    cues: set[Cue] = set().union(*(phrase for place, phrase in enumerate(phrases) if place not in unexplained))
    if _next_term(numbers, vocabulary):
        cues.add(Cue.NOTE)
    filters = _filters(phrases, numbers, evidence, pieces, vocabulary)
    rows = tuple(n for n in numbers if n.kind in {"row", "kpi"})
    intent, standing = _intent(cues, evidence, rows, filters, sided=_sided(reading, pieces, phrases))
    words = tuple(
        reading.part(p.start, p.stop)
        for p in pieces
        if p.kind not in {Kind.PARTICLE, Kind.START, Kind.ENDING} and not isinstance(p.meaning, Numbered)
    )
    if (not standing and not evidence) or (intent is Intent.CONTEXT and not any(e.full for e in evidence)):
        passage = vocabulary.passage_of(words, [e.key for e in evidence])
        if passage is not None:
            intent, standing = Intent.CONTEXT, True
            evidence = (Evidence(cleaned, " ".join(words), 0, len(cleaned), (passage,), full=True),)
    if intent is not Intent.LIST:
        filters = _without_list_filters(filters, intent)
    left_over = _left_over(cleaned, reading, pieces, unexplained)
    if not pieces and cleaned.strip("?!。. "):
        left_over = (cleaned[:60],)
    if cleaned == "?":
        intent, standing = Intent.HELP, True
    return Question(
        text=cleaned,
        language=language_of(cleaned, vocabulary.neutral, vocabulary.catalogue.language),
        intent=intent,
        years=tuple(piece.meaning for piece in pieces if isinstance(piece.meaning, YearMention)),
        filters=filters,
        parts=_told(cleaned, reading, pieces, phrases, unexplained, vocabulary),
        evidence=evidence,
        left_over=left_over,
        rows=rows,
        counting=tuple(
            _text(cleaned, reading, piece)
            for piece, phrase in zip(pieces, phrases, strict=True)
            if phrase & {Cue.COUNT, Cue.RATE} and not phrase & {Cue.FRAME, Cue.QUANTITY, Cue.PROGRESS}
        ),
        words=words,
        narrowed=tuple(
            _text(cleaned, reading, piece)
            for piece, phrase in zip(pieces, phrases, strict=True)
            if phrase & {Cue.ENVIRONMENT, Cue.ECONOMY, Cue.SOCIETY}
            or (isinstance(piece.meaning, Numbered) and piece.meaning.kind in {"goal", "target"})
            or (isinstance(piece.meaning, Named) and any(t.sort is Sort.DIMENSION for t in piece.meaning.things))
        ),
        bare=not standing and not evidence and not rows,
    )


def _cleaned(text: str) -> str:
    text = _SLACK.sub(" ", text)
    text = _NUMBERED_LINE.sub(" ", text)
    return normalise(_LINE_END.sub("⏎", text.strip()))


def _cues(meaning: object) -> frozenset[Cue]:
    if isinstance(meaning, frozenset):
        return meaning
    if isinstance(meaning, Numbered) and meaning.cue is not None:
        return frozenset({meaning.cue})
    return frozenset()


def _text(text: str, reading: Reading, piece: Piece) -> str:
    return text[reading.starts[piece.start] : reading.ends[piece.stop - 1]]


# --- what is named

_JOINS = re.compile(
    r"(?:^|[^ぁ-ゟ])(?:と|や|か|も|及び|および|並びに|ならびに|とか|かつ|または)(?![ぁ-ゟ])|[、,;/&+⏎。!?]|\b(?:and|or|vs|versus|plus|to|oyobi)\b|対|、"
)
_OF = re.compile(r"の|における|による|での|への|で|に|が|を|は|\b(?:of|for|in|on|at|by|from|no|the|with)\b|'s|'")


def _evidence(text: str, reading: Reading, pieces: Sequence[Piece]) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for piece in pieces:
        meaning = piece.meaning
        if not isinstance(meaning, Named | NamePart):
            continue
        things = tuple(t for t in meaning.things if t.sort not in {Sort.TABLE, Sort.TERM, Sort.DIMENSION, Sort.OWN})
        if not things:
            continue
        start, end = reading.starts[piece.start], reading.ends[piece.stop - 1]
        between = text[found[-1].end : start] if found else ","
        found.append(
            Evidence(
                words=text[start:end],
                key=reading.part(piece.start, piece.stop),
                start=start,
                end=end,
                things=things,
                full=isinstance(meaning, Named),
                meant=meaning.meant if isinstance(meaning, Named) else "",
                joined=_JOINS.search(between) is not None,
                apart=_apart(between),
            )
        )
    return tuple(found)


def _apart(between: str) -> bool:
    """Whether two subjects with these words between them are not said to belong to one another."""
    return bool(between) and not between.strip() or len(between) > 6 and not _OF.fullmatch(between.strip())


def _passages_as_intents(
    evidence: tuple[Evidence, ...], pieces: list[Piece], reading: Reading
) -> tuple[tuple[Evidence, ...], list[Piece]]:
    """Beside an indicator, a passage's word that also belongs to the frame says what is asked: 女性就業率の課題は?"""
    if not any(
        e.full and (e.places(Sort.MEASURE) or e.places(Sort.PROGRAMME) or e.places(Sort.CODE)) for e in evidence
    ):
        return evidence, pieces
    kept: list[Piece] = []
    dropped: set[int] = set()
    for piece in pieces:
        meaning = piece.meaning
        if isinstance(meaning, Named) and all(thing.sort is Sort.PASSAGE for thing in meaning.things):
            if reading.part(piece.start, piece.stop) in _NOTE_WORDS:
                dropped.add(reading.starts[piece.start])
                piece = Piece(piece.start, piece.stop, Kind.WORD, piece.cost, frozenset({Cue.NOTE}))
        kept.append(piece)
    return tuple(e for e in evidence if e.start not in dropped), kept


def _passages_as_plan(
    evidence: tuple[Evidence, ...], pieces: list[Piece], reading: Reading, vocabulary: Vocabulary
) -> tuple[tuple[Evidence, ...], list[Piece]]:
    """"The SDGs efforts" are a passage, but beside progress they are all that the plan counts: SDGsの取組は進んでいる?"""
    cues: set[Cue] = set().union(*(_cues(piece.meaning) for piece in pieces))
    if not evidence or not cues & _ASKS_OF_ALL or any(not e.places(Sort.PASSAGE) for e in evidence):
        return evidence, pieces
    if not all(vocabulary.is_generic(e.key) for e in evidence):
        return evidence, pieces
    starts = {e.start for e in evidence}
    return (), [
        Piece(p.start, p.stop, Kind.WORD, p.cost, frozenset({Cue.PLAN}))
        if isinstance(p.meaning, Named) and reading.starts[p.start] in starts
        else p
        for p in pieces
    ]


_ASKS_OF_ALL = frozenset({Cue.PROGRESS, Cue.SUMMARY, Cue.LATE, Cue.ON_TRACK, Cue.ACHIEVED, Cue.MOST, Cue.AUDIT})
_NOTE_WORDS = frozenset(
    "課題 成果 今後展望 展望 今後展開 展開 今後取組 今後取り組み issue challenge result prospect next step future plan future effort".split()
)


# --- what is left over


def _clauses(text: str, reading: Reading, pieces: Sequence[Piece]) -> list[int]:
    """The number of the clause that each piece stands in."""
    clause = 0
    found: list[int] = []
    for place, piece in enumerate(pieces):
        found.append(clause)
        key = reading.part(piece.start, piece.stop)
        if piece.kind is Kind.START:
            mark = text[reading.starts[piece.start]]
            before = pieces[place - 1].kind if place else Kind.START
            clause += mark not in "、,/" or before is not Kind.NOUN
        elif key.endswith(("ので", "けど", "ですが", "のですが", "ため", "用に", "用で", "から")) or key in {
            "用",
            "用の",
        }:
            clause += 1
    return found


def _unexplained(
    pieces: Sequence[Piece],
    phrases: Sequence[Set[Cue]],
    reading: Reading,
    text: str,
    evidence: Sequence[Evidence],
    numbers: Sequence[Numbered],
    vocabulary: Vocabulary,
) -> set[int]:
    """The pieces that explain nothing here, though elsewhere they would: いつ without a goal, 使い方 of an indicator."""
    cues: set[Cue] = set().union(*phrases)
    measured = any(e.places(Sort.MEASURE) or e.places(Sort.PROGRAMME) or e.places(Sort.CODE) for e in evidence)
    passages = any(e.places(Sort.PASSAGE) for e in evidence)
    one = len([e for e in evidence if e.full] or evidence) == 1 and measured and not passages
    clauses = _clauses(text, reading, pieces)
    with_rest = {clauses[n] for n, p in enumerate(pieces) if p.kind is Kind.REST}
    named = {clauses[n] for n, p in enumerate(pieces) if isinstance(p.meaning, Named | NamePart | Numbered)}
    found: set[int] = set()
    for place, (piece, phrase) in enumerate(zip(pieces, phrases, strict=True)):
        meaning = piece.meaning
        if isinstance(meaning, Numbered):
            if not _numbered_holds(meaning, numbers, vocabulary):
                found.add(place)
            continue
        if not phrase or Cue.FRAME in phrase:
            continue
        if Cue.CONTEXT in phrase and phrase <= {Cue.CONTEXT, Cue.OCCASION}:
            elsewhere = (named - {clauses[place]}) or (
                not named and len(set(clauses)) > 1 and intents.says_something(cues)
            )
            beside = clauses[place] in named and _occasion(text, reading, pieces, phrases, place)
            if not beside and (clauses[place] in named | with_rest or not elsewhere):
                found.add(place)
        elif phrase <= {Cue.WHEN} and not (
            cues & {Cue.ARRIVE, Cue.OUTLOOK, Cue.FUTURE, Cue.TARGET, Cue.BASELINE} or passages
        ):
            found.add(place)
        elif phrase <= {Cue.WHERE} and not cues & {Cue.HOW, Cue.PROGRESS, Cue.TARGET, Cue.BASELINE}:
            found.add(place)
        elif phrase <= {Cue.DEFINE} and measured and not passages:
            found.add(place)
        elif phrase <= {Cue.HELP} and measured:
            found.add(place)
        elif (
            one
            and phrase & {Cue.RANKING, Cue.MOST, Cue.BEST, Cue.WORST, Cue.LISTING}
            and not phrase & {Cue.PROGRESS, Cue.LATE}
            and not (cues & {Cue.GENERIC, Cue.TREND, Cue.ACTUAL})
        ):
            found.add(place)
        elif (
            phrase <= {Cue.MISMATCH, Cue.SOURCE}
            and Cue.MISMATCH in phrase
            and not cues & {Cue.SOURCE, Cue.PUBLISHED, Cue.AUDIT, Cue.GENERIC}
        ):
            found.add(place)
    return found


_FOR = re.compile(
    r"\b(?:for|before)\s+(?:(?:the|a|an|my|our|your|his|her|their|this|that|today's|tomorrow's|next|upcoming|week's|monday's|city)\s+)*$"
)


def _occasion(text: str, reading: Reading, pieces: Sequence[Piece], phrases: Sequence[Set[Cue]], place: int) -> bool:
    """Whether a word says what the figure is for: "for the council meeting", at the end of what is asked."""
    first = place
    while first and phrases[first - 1] and (Cue.CONTEXT in phrases[first - 1]):
        first -= 1
    if Cue.OCCASION not in phrases[place] and not any(Cue.OCCASION in phrase for phrase in phrases[first:]):
        return False
    if _FOR.search(text[: reading.starts[pieces[first].start]]) is None:
        return False
    if first == 0 or all(Cue.FRAME in phrase for phrase in phrases[:first]):
        return True
    after = place + 1
    while after < len(pieces) and phrases[after] and phrases[after] & {Cue.CONTEXT, Cue.FRAME}:
        after += 1
    return after == len(pieces) or pieces[after].kind is Kind.START


def _numbered_holds(numbered: Numbered, numbers: Sequence[Numbered], vocabulary: Vocabulary) -> bool:
    terms, tables = len(vocabulary.catalogue.terms), len(vocabulary.catalogue.tables)
    match numbered.kind:
        case "term":
            return int(numbered.value) <= terms + 1
        case "table":
            return int(numbered.value) <= tables
        case "row" | "kpi":
            return bool(_rows(numbered, vocabulary))
        case _:
            return True


def _rows(numbered: Numbered, vocabulary: Vocabulary) -> tuple[Thing, ...]:
    number = int(numbered.value)
    return tuple(
        t for table in range(len(vocabulary.catalogue.tables)) for t in vocabulary.rows.get((table, number), ())
    )


def _next_term(numbers: Iterable[Numbered], vocabulary: Vocabulary) -> bool:
    return any(n.kind == "term" and int(n.value) == len(vocabulary.catalogue.terms) + 1 for n in numbers)


def _left_over(text: str, reading: Reading, pieces: Sequence[Piece], unexplained: Set[int]) -> tuple[str, ...]:
    found: list[tuple[int, int]] = []
    for place, piece in enumerate(pieces):
        if piece.kind is not Kind.REST and place not in unexplained:
            continue
        start, end = reading.starts[piece.start], reading.ends[piece.stop - 1]
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(text[start:end] for start, end in found)


# --- what is asked for


def _filters(
    phrases: Sequence[Set[Cue]],
    numbers: Sequence[Numbered],
    evidence: Sequence[Evidence],
    pieces: Sequence[Piece],
    vocabulary: Vocabulary,
) -> Filters:
    by_kind = {n.kind: n.value for n in reversed(numbers)}
    named = {t.sort: t.key for p in reversed(pieces) if isinstance(p.meaning, Named) for t in p.meaning.things}
    general = (vocabulary.dimension(cue) for phrase in phrases for cue in phrase)
    return Filters(
        dimension=named.get(Sort.DIMENSION) or next(filter(None, general), ""),
        programme=_programme(evidence, vocabulary),
        goal=int(by_kind["goal"]) if "goal" in by_kind else None,
        sdg_target=by_kind.get("target", ""),
        statuses=intents.statuses(list(phrases)),
        table=named.get(Sort.TABLE) or _nth([t.key for t in vocabulary.catalogue.tables], by_kind.get("table")),
        term=named.get(Sort.TERM) or _nth([t.key for t in vocabulary.catalogue.terms], by_kind.get("term")),
        order=intents.order(list(phrases)),
        count=int(by_kind["count"]) if "count" in by_kind else None,
    )


def _nth(names: Sequence[str], number: str | None) -> str:
    return names[int(number) - 1] if number is not None and 0 < int(number) <= len(names) else ""


def _programme(evidence: Sequence[Evidence], vocabulary: Vocabulary) -> str:
    """The programme that the question names, by its own name or by a name that all its measures share (MaaS)."""
    for e in evidence:
        for place in e.places(Sort.PROGRAMME):
            return vocabulary.programmes[place].name.ja
        measures = e.places(Sort.MEASURE)
        if e.full and len(measures) > 1:
            for programme, places in vocabulary.of_programme.items():
                if set(places) == set(measures) and e.key in programme.casefold():
                    return programme
    return ""


def _without_list_filters(filters: Filters, intent: Intent) -> Filters:
    if intent is Intent.RANKING:
        return Filters(
            filters.dimension, filters.programme, filters.goal, filters.sdg_target, frozenset(), filters.table, filters.term,
            filters.order, filters.count,
        )  # fmt: skip
    return Filters(table=filters.table, term=filters.term)


def _intent(
    cues: Set[Cue],
    evidence: Sequence[Evidence],
    rows: Sequence[Numbered],
    filters: Filters,
    *,
    sided: bool,
) -> tuple[Intent, bool]:
    """What is asked for, and whether that stands without a subject."""
    asks = intents.says_something(cues)
    measured = any(e.places(Sort.MEASURE) or e.places(Sort.PROGRAMME) or e.places(Sort.CODE) for e in evidence)
    many = Cue.GENERIC in cues
    if rows:
        return intents.of_subject(cues), True
    if any(e.full and e.places(Sort.PASSAGE) for e in evidence) and not any(
        e.full and e.places(Sort.MEASURE) for e in evidence
    ):
        return Intent.CONTEXT, True
    if measured:
        pointed = many and bool(cues & {Cue.WHICH, Cue.LISTING, Cue.ALL})
        if filters.programme and many and (not asks or (pointed and filters.statuses)):
            return Intent.LIST, True
        return intents.of_subject(cues), True
    if evidence:
        return Intent.CONTEXT, True
    return _without_subject(cues, filters, sided, asks=asks)


def _sided(reading: Reading, pieces: Sequence[Piece], phrases: Sequence[Set[Cue]]) -> bool:
    """Whether a dimension is named as one: 経済面, economic dimension; 経済 alone can be the economy."""
    return any(
        len(reading.part(piece.start, piece.stop).removesuffix("関係").removesuffix("関連")) > 2
        for piece, phrase in zip(pieces, phrases, strict=True)
        if phrase & {Cue.ENVIRONMENT, Cue.ECONOMY, Cue.SOCIETY}
        or (isinstance(piece.meaning, Named) and any(t.sort is Sort.DIMENSION for t in piece.meaning.things))
    )


_OTHER_MATTERS = frozenset(
    {Cue.WHEN, Cue.WHY, Cue.QUANTITY, Cue.NOTE, Cue.OUTLOOK, Cue.TREND, Cue.BASELINE, Cue.ACTUAL}
)


def _without_subject(cues: Set[Cue], filters: Filters, sided: bool, *, asks: bool) -> tuple[Intent, bool]:
    """The intent of a question that names no indicator. Each needs words that speak of indicators: 一番高いのは? has none."""
    indicators = bool(cues & {Cue.GENERIC, Cue.PLAN})
    progress = Cue.PROGRESS in cues
    sided = sided or bool(filters.goal or filters.sdg_target or filters.table)
    narrowed = sided or (bool(filters.dimension) and (indicators or progress))
    if Cue.HELP in cues:
        return Intent.HELP, True
    if intents.of_subject(cues) is Intent.AUDIT and cues & {Cue.AUDIT, Cue.SOURCE, Cue.GENERIC, Cue.PROGRESS}:
        return Intent.AUDIT, True
    about = (
        indicators
        or narrowed
        or progress
        or filters.count is not None
        or bool(cues & {Cue.FURTHEST, Cue.IMPROVED} - {Cue.TREND})
    )
    if filters.order is not None and about:
        return Intent.RANKING, True
    pointed = bool(cues & {Cue.WHICH, Cue.LISTING, Cue.ALL})
    if filters.statuses and (indicators or narrowed or pointed) and not cues & {Cue.SUMMARY, Cue.WHEN, Cue.WHY}:
        return Intent.LIST, True
    if Cue.SUMMARY in cues and (indicators or not cues & _OTHER_MATTERS):
        return Intent.SUMMARY, True
    if narrowed and (Cue.GENERIC in cues or not cues & _OTHER_MATTERS):
        return Intent.LIST, True
    if indicators and Cue.LISTING in cues:
        return Intent.LIST, True
    if indicators and cues & {Cue.PROGRESS, Cue.HOW} and not cues & _OTHER_MATTERS:
        return Intent.SUMMARY, True
    if Cue.GENERIC in cues and (pointed or not asks):
        return Intent.LIST, True
    if asks:
        return intents.of_subject(cues), False
    return Intent.UNKNOWN, False


# --- what is told of it


def _told(
    text: str,
    reading: Reading,
    pieces: Sequence[Piece],
    phrases: Sequence[Set[Cue]],
    unexplained: Set[int],
    vocabulary: Vocabulary,
) -> tuple[Part, ...]:
    found: list[Part] = []
    for place, piece in enumerate(pieces):
        if piece.kind is Kind.START:
            continue
        start, end = reading.starts[piece.start], reading.ends[piece.stop - 1]
        role, explains = ("left_over", ()) if place in unexplained else _role(piece.meaning, phrases[place], vocabulary)
        if role == "left_over" and found and found[-1].role == role and not text[found[-1].end : start].strip():
            start = found.pop().start
        found.append(Part(text[start:end], role, start, end, explains))
    return tuple(found)


_INTENT_CUES = frozenset(Cue) - {
    Cue.FRAME,
    Cue.PARTICLE,
    Cue.FINAL,
    Cue.ENDING,
    Cue.LINK,
    Cue.CONTEXT,
    Cue.OWN,
    Cue.COUNT,
    Cue.RATE,
}


def _role(meaning: object, cues: Set[Cue], vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    if meaning is None:
        return "left_over", ()
    if isinstance(meaning, YearMention):
        return "year", (str(meaning.year.number),)
    if isinstance(meaning, Numbered):
        role = "code" if meaning.kind in {"row", "kpi"} else "filter"
        return role, (f"{meaning.kind} {meaning.value}",)
    if isinstance(meaning, Named | NamePart):
        role = "code" if all(thing.sort is Sort.CODE for thing in meaning.things) else "subject"
        role = "filter" if all(t.sort in {Sort.TABLE, Sort.TERM, Sort.DIMENSION} for t in meaning.things) else role
        return role, tuple(f"{thing.sort} {thing.key}" for thing in meaning.things)
    said = sorted(cue.value for cue in cues & _INTENT_CUES)
    return ("intent", tuple(said)) if said and Cue.FRAME not in cues else ("frame", ())
