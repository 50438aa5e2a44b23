"""What a word of a question's frame can say. The words themselves stand in `phrases_ja` and `phrases_en`.

A cue says something about what is asked for, never what it is asked about: nothing here may be a city's.
"""

from __future__ import annotations

from enum import StrEnum


class Cue(StrEnum):
    """What a phrase contributes. Several can stand on one phrase (目標達成: `ARRIVE` and `PROGRESS`)."""

    FRAME = "frame"  # explained, says nothing: を教えてください, please
    PARTICLE = "particle"  # one kana that joins: は, を; only behind another word
    FINAL = "final"  # one kana that ends a sentence: か, ね
    ENDING = "ending"  # kana that inflect: only behind a word of the frame
    LINK = "link"  # joins subjects: と, and
    CONTEXT = "context"  # what the figure is for (議会, meeting): explained only beside a clause that asks
    OCCASION = "occasion"  # a context that "for" can stand before: for the meeting
    OWN = "own"  # the city itself: 本市, our city
    COUNT = "count"  # 件数, number: nothing new about something counted
    RATE = "rate"  # 割合, share: nothing new about a rate
    GENERIC = "generic"  # indicators as such: 指標, KPI
    PLAN = "plan"  # the whole: 計画, SDGs
    WHICH = "which"
    LISTING = "listing"
    ALL = "all"
    SUMMARY = "summary"
    PROGRESS = "progress"
    HOW = "how"  # progress, unless anything else is asked for: どう, 状況
    TARGET = "target"
    AGAINST = "against"  # against the target: progress
    ACTUAL = "actual"
    QUANTITY = "quantity"  # 何件, how many
    VALUE = "value"  # what is the …: the actual, unless anything else is asked for
    RECENT = "recent"
    BASELINE = "baseline"
    TREND = "trend"
    OUTLOOK = "outlook"
    FUTURE = "future"  # outlook, with `ARRIVE` or on its own
    WHEN = "when"  # outlook with `ARRIVE`; otherwise nothing we can answer
    ARRIVE = "arrive"
    NOTE = "note"
    WHY = "why"
    AUDIT = "audit"
    PUBLISHED = "published"  # audit, unless progress is asked for
    MISMATCH = "mismatch"  # audit with `SOURCE`
    SOURCE = "source"
    HELP = "help"
    DEFINE = "define"  # passages only: a figure is no definition
    OTHER = "other"  # what no figure tells: how to join, which companies
    WHERE = "where"  # only with `HOW` or `PROGRESS`
    RANKING = "ranking"
    MOST = "most"
    GOOD = "good"
    BAD = "bad"
    LATE = "late"
    BEST = "best"
    WORST = "worst"
    FURTHEST = "furthest"
    IMPROVED = "improved"
    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    NOT_LATE = "not_late"
    SLIGHTLY = "slightly"
    REGRESSING = "regressing"
    MISSED = "missed"
    OPEN = "open"  # not achieved yet
    UNCLEAR = "unclear"  # 判定不可
    ENVIRONMENT = "environment"
    ECONOMY = "economy"
    SOCIETY = "society"
