"""What is asked for, from what was found in a question: the cues, the names, and what narrows them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from kpi_core import intents
from kpi_core.covering import Kind
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.evidence import Evidence
from kpi_core.filters import filters_of, sided
from kpi_core.intents import Intent, Narrowing
from kpi_core.meanings import Named, NamePart
from kpi_core.stated import Stated, speaks_of_achievement
from kpi_core.vocabulary import Sort, Vocabulary
from kpi_core.years import YearMention


def intent_of(
    found: Dissection, evidence: Sequence[Evidence], doubtful: Set[int], vocabulary: Vocabulary
) -> tuple[Intent, bool]:
    """What is asked for, and whether that stands without a subject."""
    if found.text == "?":
        return Intent.HELP, True
    cues = _union(found, but=doubtful)
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
        stated = [piece.meaning for piece in found.pieces if isinstance(piece.meaning, Stated)]
        if stated:
            aimed = not any(figure.asked_about for figure in stated)
            of_it = intents.of_stated(cues if aimed else _union(found, doubtful | _reaching(found)), aimed=aimed)
            if of_it is Intent.ACTUAL and _names_aim_year(found, measured, vocabulary):
                of_it = Intent.TARGET  # 2030年に14施設で合ってる?
            return of_it, True
        if not intents.says_something(cues) and _is_count_of_a_year(found, measured, vocabulary):
            return Intent.ACTUAL, True
        return intents.of_subject(cues), True
    if evidence:
        return (Intent.UNKNOWN if _asks_for_figures(found, cues) else Intent.CONTEXT), True
    by = Narrowing(
        filters.order,
        filters.count,
        filters.statuses,
        dimension=bool(filters.dimensions),
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


_OF_REACHING = frozenset({Cue.ACHIEVED, Cue.ARRIVE, Cue.PROGRESS})
_MOVES = re.compile(r"[増減伸]|上が|下が|\b(?:f[ae]ll|drop|r[io]se|gr[eo]w|went|gone|increas|decreas|down|up)")


def _reaching(found: Dissection) -> set[int]:
    """The numbers of the pieces that say that a figure is reached: 3000件超えた? is no question of what is achieved."""
    return {
        place
        for place, (piece, phrase) in enumerate(zip(found.pieces, found.cues, strict=True))
        if (phrase & _OF_REACHING and not speaks_of_achievement(found.words(piece)))
        or (Cue.TREND in phrase and _MOVES.search(found.words(piece)))
    }


def _union(found: Dissection, but: Set[int]) -> set[Cue]:
    """The cues of all pieces but those of these numbers."""
    return set().union(*(phrase for place, phrase in enumerate(found.cues) if place not in but))


# What no prose tells of what it speaks of: 人口の推移は? which city has the highest population?
_NOT_IN_PROSE = frozenset({Cue.TREND, Cue.MOST, Cue.RANKING, Cue.BEST, Cue.WORST})
_TARGET = re.compile(r"目標|target|goal")


def _asks_for_figures(found: Dissection, cues: Set[Cue]) -> bool:
    """Whether what is asked for is in no prose; until when (いつまで) is asked of a period too."""
    aims = any(
        Cue.TARGET in cue and _TARGET.search(found.words(p)) for p, cue in zip(found.pieces, found.cues, strict=True)
    )
    return aims or bool(cues & _NOT_IN_PROSE)


def _names_aim_year(found: Dissection, measured: Sequence[Evidence], vocabulary: Vocabulary) -> bool:
    """Whether a year is named by which all targets of the indicators are to be reached."""
    years = _years(found)
    aimed = [y for e in measured for place in e.places(Sort.MEASURE) for y in vocabulary.measures[place].aim_years]
    return bool(years and aimed) and max(years) >= max(aimed)


def _years(found: Dissection) -> list[int]:
    return [piece.meaning.year.number for piece in found.pieces if isinstance(piece.meaning, YearMention)]


def _is_count_of_a_year(found: Dissection, measured: Sequence[Evidence], vocabulary: Vocabulary) -> bool:
    """Whether indicators and a year before their targets' are all that is said: 令和4年のダウンロード数."""
    years = _years(found)
    places = {place for e in measured for place in e.places(Sort.MEASURE)}
    several = any(e.places(Sort.CODE) or e.places(Sort.PROGRAMME) or len(e.places(Sort.MEASURE)) != 1 for e in measured)
    if not years or not places or several:
        return False
    return all(max(years) < max(vocabulary.measures[place].aim_years, default=max(years) + 1) for place in places)


def _counts_a_name(found: Dissection) -> bool:
    """Whether 何 stands right before a name: MaaSは何ダウンロード?"""
    return any(
        found.key(piece) in {"何", "なん"} and isinstance(after.meaning, Named | NamePart)
        for piece, after in pairwise(found.pieces)
    )
