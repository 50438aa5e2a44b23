"""What names count: a rate or a number, and 登録件数 as the head of a longer name."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_core.keys import keys
from kpi_core.lexicon import contrasts
from kpi_core.questions import Intent, Question
from kpi_core.stated import Stated
from kpi_core.units import (
    asked_percent,
    asked_share,
    can_be_asked_in,
    english_units,
    is_named_as_counted_in,
    is_rate,
    unit_wanted,
)
from kpi_core.vocabulary import Vocabulary

_ANY_COUNT = frozenset({"", "件", "個"})
_RATE_WORDS = frozenset(
    keys(
        [
            *("率", "割合", "比率", "パーセンテージ", "何割", "wariai", "ritsu"),
            *("rate", "rates", "share", "ratio", "proportion", "percentage"),
        ]
    )
)


def wrong_count(question: Question, places: Sequence[int], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words that ask for a rate of what is counted, or for a number where there is a rate."""
    rates = {is_rate(place, vocabulary) for place in places}
    if len(rates) != 1 or not question.counting:
        return ()
    (rate,) = rates
    words = keys(question.counting)
    return tuple(
        w for w, key in zip(question.counting, words, strict=True) if (key in _RATE_WORDS) != rate and not _plain(key)
    )


def wrong_unit(
    stated: Sequence[Stated], places: Sequence[int], vocabulary: Vocabulary, *, of_achievement: bool
) -> tuple[str, ...]:
    """The figures in whose unit none of these measures is counted: クラブハウスは3か所あるって本当?

    `of_achievement` is whether an achievement is spoken of, which is a percentage of anything.
    """
    return tuple(
        f"{s.value}{s.unit}"
        for s in stated
        if s.asked_about
        and not (s.is_percent and of_achievement)
        and not any(_is_counted_in(s, place, vocabulary) for place in places)
    )


def _is_counted_in(stated: Stated, place: int, vocabulary: Vocabulary) -> bool:
    if stated.is_percent or is_rate(place, vocabulary):
        return is_rate(place, vocabulary) and (stated.is_percent or not stated.unit)
    return stated.unit in _ANY_COUNT or is_named_as_counted_in(stated.unit, place, vocabulary)


def wrong_asked(question: Question, measures: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words that ask for a figure in a unit in which none of these measures is counted: 新電力は何円?"""
    japanese = (
        (unit_wanted(part.text, question.typed[part.end :]), part.text)
        for part in question.parts
        if part.role == "frame" or (part.role == "intent" and "quantity" in part.explains)
    )
    units = [(unit, words) for unit, words in (*dict.fromkeys(japanese), *english_units(question.text)) if unit]
    share = ""
    if question.intent is Intent.ACTUAL:
        share = asked_share(question.text)
    elif question.intent in {Intent.TARGET, Intent.BASELINE}:
        share = asked_percent(question.text)  # パートナーの目標は何%?
    if not (measures and (units or share)):
        return ()
    places = [place for place, measure in enumerate(vocabulary.measures) if measure.key in measures]
    wrong = [words for unit, words in units if not any(can_be_asked_in(unit, p, vocabulary) for p in places)]
    if share and not any(is_rate(place, vocabulary) for place in places):
        wrong.append(share)
    return tuple(dict.fromkeys(wrong))


def _plain(key: str) -> bool:
    """Whether a word counts anything, rates too: "the number", 数."""
    return key in {"number", "figure", "数", "count", "total", "合計", "累計", "累積"}


_HEADS = ("件数", "者数", "人数", "回数", "率", "割合", "数", "量", "額")


def is_head(key: str, place: int, vocabulary: Vocabulary) -> bool:
    """Whether `key` is what one name counts (登録件数), and what stands before it makes no difference of kind."""
    counter = next((c for c in _HEADS if key.endswith(c)), "")
    if not counter or len(key) - len(counter) < 2:
        return False
    measure = vocabulary.measures[place]
    for name in keys([measure.name.ja, *measure.printed]):
        if name.endswith(key):
            before = name[: -len(key)]
            if not any(
                before[s:e] in contrasts()
                for s in range(len(before))
                for e in range(s + 2, min(s + 5, len(before)) + 1)
            ):
                return True
    return False


def of_stem(key: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    counter = next((c for c in _HEADS if key.endswith(c)), "")
    return tuple(
        owner for owner in vocabulary.near.holding(key[: len(key) - len(counter)]) if owner < len(vocabulary.measures)
    )
