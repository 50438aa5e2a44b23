"""What is asked for, from the cues of a question's frame: pure rules, strongest first."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kpi_core.cues import Cue
from kpi_core.pace import Status


class Intent(StrEnum):
    """What a question asks for; CLARIFY and UNKNOWN are answers, not questions."""

    PROGRESS = "progress"
    ACTUAL = "actual"
    TARGET = "target"
    BASELINE = "baseline"
    TREND = "trend"
    OUTLOOK = "outlook"
    NOTE = "note"
    RANKING = "ranking"
    LIST = "list"
    SUMMARY = "summary"
    CONTEXT = "context"
    AUDIT = "audit"
    HELP = "help"
    CLARIFY = "clarify"
    UNKNOWN = "unknown"


# What can be asked of an indicator.
OF_MEASURES = frozenset(
    {
        Intent.PROGRESS,
        Intent.ACTUAL,
        Intent.TARGET,
        Intent.BASELINE,
        Intent.TREND,
        Intent.OUTLOOK,
        Intent.NOTE,
    }
)


class Order(StrEnum):
    """What a ranking goes by."""

    BEST = "best"
    WORST = "worst"
    FURTHEST_BEHIND = "furthest_behind"
    MOST_IMPROVED = "most_improved"


_BEHIND = frozenset({Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.REGRESSING, Status.MISSED})
_STATUSES: dict[Cue, frozenset[Status]] = {
    Cue.ACHIEVED: frozenset({Status.ACHIEVED}),
    Cue.ON_TRACK: frozenset({Status.ON_TRACK}),
    Cue.LATE: _BEHIND,
    Cue.NOT_LATE: frozenset({Status.ACHIEVED, Status.ON_TRACK}),
    Cue.SLIGHTLY: frozenset({Status.SLIGHTLY_BEHIND}),
    Cue.REGRESSING: frozenset({Status.REGRESSING}),
    Cue.MISSED: frozenset({Status.MISSED}),
    Cue.OPEN: frozenset(Status) - {Status.ACHIEVED, Status.NOT_AVAILABLE},
    Cue.UNCLEAR: frozenset({Status.NOT_AVAILABLE}),
}
# A phrase that says two of these means the first: 悪化した is a regression rather than lateness.
_NARROWEST = (
    Cue.SLIGHTLY,
    Cue.REGRESSING,
    Cue.MISSED,
    Cue.OPEN,
    Cue.NOT_LATE,
    Cue.UNCLEAR,
    Cue.LATE,
    Cue.ON_TRACK,
    Cue.ACHIEVED,
)


def statuses(phrases: Sequence[Set[Cue]]) -> frozenset[Status]:
    """The statuses that are asked for, by the cues of each phrase of the question."""
    found: frozenset[Status] = frozenset()
    for cues in phrases:
        cue = next((cue for cue in _NARROWEST if cue in cues), None)
        if cue is not None:
            found |= _STATUSES[cue]
    return found


def order(phrases: Sequence[Set[Cue]]) -> Order | None:
    """What a ranking is to go by; None where none is asked for. Of several orders the first named holds."""
    cues: set[Cue] = set().union(*phrases)
    most = Cue.MOST in cues
    if Cue.FURTHEST in cues or (most and cues & {Cue.LATE} and not _directly(phrases)):
        return Order.FURTHEST_BEHIND
    if Cue.IMPROVED in cues and (
        most or Cue.RANKING in cues or any(Cue.IMPROVED in p and Cue.TREND not in p for p in phrases)
    ):
        return Order.MOST_IMPROVED
    direct = _directly(phrases)
    if direct is not None:
        return direct
    if most or Cue.RANKING in cues:
        for phrase in phrases:
            if Cue.BAD in phrase:
                return Order.WORST
            if Cue.GOOD in phrase:
                return Order.BEST
    return Order.BEST if Cue.RANKING in cues else _of_such(phrases)


# All that may be said beside the word for good or bad, where such indicators are asked for: 悪い指標の理由は? asks for something else.
_OF_SUCH = frozenset(
    {Cue.GOOD, Cue.BAD, Cue.GENERIC, Cue.PROGRESS, Cue.WHICH, Cue.HOW, Cue.FRAME, Cue.ENDING, Cue.PARTICLE}
)


def _of_such(phrases: Sequence[Set[Cue]]) -> Order | None:
    """The order in which such indicators come first: 悪い指標は? 達成度が低いものは?"""
    cues: set[Cue] = set().union(*phrases)
    if not cues <= _OF_SUCH or {Cue.GOOD, Cue.BAD} <= cues:
        return None
    said = [phrase for phrase in phrases if not phrase <= {Cue.FRAME, Cue.ENDING}]
    for phrase, behind in pairwise(said):
        of_such = Cue.GENERIC in behind or (Cue.WHICH in behind and Cue.PROGRESS in phrase)
        if of_such and phrase & {Cue.GOOD, Cue.BAD}:
            return Order.BEST if Cue.GOOD in phrase else Order.WORST
    return None


def _directly(phrases: Sequence[Set[Cue]]) -> Order | None:
    for phrase in phrases:
        if Cue.WORST in phrase and Cue.BEST not in phrase:
            return Order.WORST
        if Cue.BEST in phrase:
            return Order.BEST
    return None


def of_subject(cues: Set[Cue]) -> Intent:
    """What is asked of an indicator."""
    published = Cue.PUBLISHED in cues and (Cue.PROGRESS not in cues or Cue.MISMATCH in cues)
    if Cue.AUDIT in cues or published or {Cue.MISMATCH, Cue.SOURCE} <= cues:
        return Intent.AUDIT
    if cues & {Cue.NOTE, Cue.WHY}:
        return Intent.NOTE
    if cues & {Cue.OUTLOOK, Cue.FUTURE} or {Cue.WHEN, Cue.ARRIVE} <= cues:
        return Intent.OUTLOOK
    if Cue.TREND in cues and not cues & {Cue.ON_TRACK, Cue.LATE}:  # 順調に増えてる?
        return Intent.TREND
    figures = cues & {Cue.BASELINE, Cue.TARGET, Cue.ACTUAL}
    if len(figures) > 1 or Cue.AGAINST in cues:
        return Intent.PROGRESS
    if Cue.BASELINE in cues:
        return Intent.BASELINE
    if cues & {Cue.PROGRESS, Cue.ARRIVE}:
        return Intent.PROGRESS
    if Cue.TARGET in cues:
        return Intent.TARGET
    if cues & {Cue.ACTUAL, Cue.QUANTITY}:
        return Intent.ACTUAL
    if Cue.HOW in cues:
        return Intent.PROGRESS
    return Intent.ACTUAL if cues & {Cue.RECENT, Cue.VALUE} and Cue.SUMMARY not in cues else Intent.PROGRESS


def of_stated(cues: Set[Cue], *, aimed: bool) -> Intent:
    """What is asked of an indicator beside a figure, which is a target of it (`aimed`) or said to be its value."""
    others = cues - {Cue.AUDIT, Cue.MISMATCH, Cue.QUANTITY}  # で合ってる? is asked of that figure
    if says_something(others):
        return of_subject(others)
    return Intent.OUTLOOK if aimed else Intent.ACTUAL  # 5000いく? and 3000って本当?


def says_something(cues: Set[Cue]) -> bool:
    """Whether the cues ask for anything at all."""
    return bool(
        cues
        & {
            Cue.AUDIT, Cue.NOTE, Cue.WHY, Cue.OUTLOOK, Cue.FUTURE, Cue.ARRIVE, Cue.TREND, Cue.BASELINE, Cue.TARGET, Cue.ACTUAL,
            Cue.PROGRESS, Cue.AGAINST, Cue.QUANTITY, Cue.HOW, Cue.RECENT, Cue.VALUE, Cue.PUBLISHED,
        }
    )  # fmt: skip


_OTHER_MATTERS = frozenset(
    {Cue.WHEN, Cue.WHY, Cue.QUANTITY, Cue.NOTE, Cue.OUTLOOK, Cue.TREND, Cue.BASELINE, Cue.ACTUAL}
)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What narrows a question without a subject. `sided` is whether a dimension is named as one: 経済面, not 経済."""

    order: Order | None
    count: int | None
    statuses: frozenset[Status]
    dimension: bool
    sided: bool
    by_number: bool  # a goal, a target of the SDGs, a table, a term of the plan
    by_year: bool


def of_all(cues: Set[Cue], by: Narrowing) -> Intent | None:
    """What is asked of the indicators as such; None if nothing.

    Each intent needs words that speak of indicators: 一番高いのは? has none.
    """
    indicators = bool(cues & {Cue.GENERIC, Cue.PLAN})
    progress = Cue.PROGRESS in cues
    sided = by.sided or by.by_number
    pointed = bool(cues & {Cue.WHICH, Cue.LISTING, Cue.ALL})
    narrowed = sided or (by.dimension and (indicators or progress or pointed or Cue.TARGET in cues))
    if Cue.HELP in cues:
        return Intent.HELP
    if of_subject(cues) is Intent.AUDIT and cues & {Cue.AUDIT, Cue.SOURCE, Cue.GENERIC, Cue.PROGRESS}:
        return Intent.AUDIT
    moved = by.order in {Order.FURTHEST_BEHIND, Order.MOST_IMPROVED}
    ranked = Cue.RANKING in cues or (Cue.WORST in cues and Cue.MOST not in cues) or {Cue.MOST, Cue.TARGET} <= cues
    if by.order is not None and (indicators or narrowed or progress or moved or ranked or by.count is not None):
        return Intent.RANKING
    if by.statuses and (Cue.GENERIC in cues or narrowed or pointed) and not cues & {Cue.SUMMARY, Cue.WHEN, Cue.WHY}:
        return Intent.LIST
    other = bool(cues & _OTHER_MATTERS)
    counted = bool(by.statuses) and cues & _OTHER_MATTERS <= {Cue.QUANTITY}  # how many achieved, how many behind
    if Cue.SUMMARY in cues and (indicators or not other or counted):
        return Intent.SUMMARY
    if narrowed and (Cue.GENERIC in cues or not other):
        return Intent.LIST
    if (
        Cue.TARGET in cues
        and not other
        and not cues & {Cue.FUTURE, Cue.ARRIVE}
        and (Cue.LISTING in cues or (by.by_year and (pointed or indicators)))
    ):
        return Intent.LIST  # 2030年の目標一覧
    if indicators and Cue.LISTING in cues:
        return Intent.LIST
    if indicators and cues & {Cue.PROGRESS, Cue.HOW} and not other:
        return Intent.SUMMARY
    if Cue.GENERIC in cues and (pointed or not says_something(cues - {Cue.QUANTITY, Cue.VALUE})):
        return Intent.LIST
    return None
