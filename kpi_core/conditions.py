"""Words of the frame that explain something only beside others: いつ beside a goal, 議会 beside a clause that asks, 使い方 of the bot.

Where their condition does not hold they are left over, as an unknown word is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.evidence import Evidence
from kpi_core.filters import dimensions_of
from kpi_core.numbered import Numbered
from kpi_core.occasions import Clauses
from kpi_core.stated import Stated
from kpi_core.vocabulary import Sort, Vocabulary


def unexplained(found: Dissection, evidence: Sequence[Evidence], vocabulary: Vocabulary) -> frozenset[int]:
    """The numbers of the pieces that explain nothing here."""
    cues: set[Cue] = set().union(*found.cues)
    counted = [e for e in evidence if not e.is_passage]
    passages = any(e.is_passage for e in evidence)
    full = [e for e in evidence if e.full] or list(evidence)
    alone = len(full) == 1 and bool(counted) and not passages
    clauses = Clauses(found)
    stated = any(isinstance(piece.meaning, Stated) for piece in found.pieces)
    aims = {aim for e in full for p in _measures(e) for aim in vocabulary.measures[p].aims} if stated else set()
    of_rows = not evidence and bool(cues & _ASKS_OF_ROWS)
    places: set[int] = set()
    for place, (piece, phrase) in enumerate(zip(found.pieces, found.cues, strict=True)):
        if isinstance(piece.meaning, Numbered):
            holds = _number_holds(piece.meaning, len(full), of_rows=of_rows, vocabulary=vocabulary)
            if piece.meaning.kind == "count" and alone and Cue.GENERIC not in cues:
                holds = found.words(piece).endswith(_ROWS)  # RE100の上位3指標, but not e-加賀市民は上位3位?
        elif isinstance(piece.meaning, Stated):
            aimed = piece.meaning.value in aims
            of_it = piece.meaning.asked_about and bool(counted) and not cues & _OF_THE_FUTURE
            holds = aimed or (of_it and not any(n.kind == "term" for n in found.numbers))
        elif not phrase or Cue.FRAME in phrase:
            continue
        elif of_rows and Cue.NOTE in phrase and found.words(piece).startswith(_NEXT):
            holds = False  # 次期計画の指標の一覧: the next plan, of which only the notes speak
        elif phrase == {Cue.DEFINE} and not counted and cues & _SUCH:
            holds = passages or found.text[: found.span(piece)[0]].endswith(_ROWS)
        elif Cue.CONTEXT in phrase and phrase <= {Cue.CONTEXT, Cue.OCCASION}:
            holds = clauses.is_beside(place)
        else:
            holds = _holds(phrase, cues, counted=bool(counted), passages=passages, alone=alone, stated=stated)
        if not holds:
            places.add(place)
    sides = dimensions_of(found, vocabulary)
    if not counted and len(set(sides.values())) > 1 and _SIDES_APART.search(found.text):
        places.update(sides)
    return frozenset(places)


# A list of two sides tells neither them apart nor what they share: 経済と社会のどちらが…, 経済と環境の両方に….
_SIDES_APART = re.compile(
    r"両方|双方|共通|それぞれ|おのおの|別々|どちら|どっち|より|比べ|比較|対(?=[環経社])"
    r"|\b(?:both|each|either|neither|respectively|separately|better|worse|compar\w+|than|vs|versus|which (?:is|of|one|side)|or)\b"
)
_NEXT = ("次", "後継", "next", "following")
_ASKS_OF_ROWS = frozenset({Cue.GENERIC, Cue.LISTING, Cue.ALL, Cue.SUMMARY, Cue.RANKING, Cue.MOST, Cue.BEST, Cue.WORST})
_WITH_WHEN = frozenset({Cue.ARRIVE, Cue.OUTLOOK, Cue.FUTURE, Cue.TARGET, Cue.BASELINE})
_OF_THE_FUTURE = frozenset({Cue.WHEN, Cue.FUTURE, Cue.OUTLOOK})  # of which nothing is told but of the target
_WITH_WHERE = frozenset({Cue.HOW, Cue.PROGRESS, Cue.TARGET, Cue.BASELINE, Cue.AUDIT, Cue.PUBLISHED})
_WITH_MISMATCH = frozenset({Cue.SOURCE, Cue.PUBLISHED, Cue.AUDIT, Cue.GENERIC})
# 遅れている指標って何? asks which they are; 達成って何? what the word means.
_ROWS = ("指標", "項目", "kpi", "もの", "indicator", "indicators")
_SUCH = frozenset(
    {Cue.MOST, Cue.BEST, Cue.WORST, Cue.LATE, Cue.MISSED, Cue.REGRESSING, Cue.ACHIEVED, Cue.ON_TRACK, Cue.OPEN}
)
_OF_SEVERAL = frozenset({Cue.RANKING, Cue.MOST, Cue.BEST, Cue.WORST, Cue.LISTING})


def _holds(phrase: Set[Cue], cues: Set[Cue], *, counted: bool, passages: bool, alone: bool, stated: bool) -> bool:
    """Whether a phrase explains something beside all `cues` of the question.

    `counted` is whether it names an indicator, `alone` whether it names one and nothing else, `passages` whether it names prose,
    `stated` whether it states a figure.
    """
    if phrase <= {Cue.WHEN}:
        return passages or bool(cues & _WITH_WHEN)
    if phrase <= {Cue.WHERE}:
        return passages or bool(cues & _WITH_WHERE)
    if phrase <= {Cue.DEFINE}:
        return passages
    if phrase <= {Cue.OTHER}:
        return False  # nor where it leans on what was asked before
    if phrase <= {Cue.HELP}:
        return not counted
    if phrase <= {Cue.MISMATCH, Cue.SOURCE} and Cue.MISMATCH in phrase:
        return stated or bool(cues & _WITH_MISMATCH)
    if alone and phrase & _OF_SEVERAL and not phrase & {Cue.PROGRESS, Cue.LATE}:
        return bool(cues & {Cue.GENERIC, Cue.TREND, Cue.ACTUAL})
    return True


def _measures(e: Evidence) -> tuple[int, ...]:
    return e.places(Sort.MEASURE) + e.places(Sort.CODE)


def _number_holds(numbered: Numbered, named: int, *, of_rows: bool, vocabulary: Vocabulary) -> bool:
    """Whether the record has what a number names, or the question as many names as it says (この3つ).

    `of_rows` is whether the plan's rows as such are asked for: the next plan, of which only the notes speak, has none yet.
    """
    number = numbered.value
    match numbered.kind:
        case "several":
            return int(number) == named
        case "term":
            return int(number) <= len(vocabulary.catalogue.terms) + (not of_rows)
        case "table":
            return int(number) <= len(vocabulary.catalogue.tables)
        case "row" | "kpi":
            return any(
                (table, int(number)) in vocabulary.by_code.numbered for table in range(len(vocabulary.catalogue.tables))
            )
        case _:
            return True
