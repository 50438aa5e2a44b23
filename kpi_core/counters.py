"""What names count: a rate or a number, and 登録件数 as the head of a longer name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpi_core.keys import keys
from kpi_core.lexicon import contrasts
from kpi_core.questions import Question
from kpi_core.stated import Stated
from kpi_core.vocabulary import Vocabulary

_RATES = ("率", "割合", "比率", "rate", "ratio", "share", "percentage", "proportion", "%")
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
    rates = {_is_rate(place, vocabulary) for place in places}
    if len(rates) != 1 or not question.counting:
        return ()
    (rate,) = rates
    words = keys(question.counting)
    return tuple(
        w for w, key in zip(question.counting, words, strict=True) if (key in _RATE_WORDS) != rate and not _plain(key)
    )


# In what things are counted; 件 and 個 fit any.
_COUNTED_IN = {
    **dict.fromkeys(
        ("人", "名", "people", "persons"),
        re.compile(
            "者数?$|[人者名]数|利用者|登録者|[市町村区県住]民|雇用|採用|users|people|hires|citizens|residents|persons"
        ),
    ),
    "社": re.compile("(?<!会)社|企業|事業[者所]|団体|パートナー|店"),
    **dict.fromkeys(("回", "times"), re.compile("回|開催|実施|利用|ダウンロード|download|held|uses|times")),
    **dict.fromkeys(
        ("施設", "か所", "カ所", "ヶ所", "箇所", "所", "places"), re.compile("施設|[か箇カヶ]所|拠点|会場")
    ),
    **dict.fromkeys(
        ("トン", "t", "tons", "tonnes", "t-co2"), re.compile("排出|ガス|co2|ごみ|emission|gas|waste|tonnes")
    ),
    **dict.fromkeys(("サービス", "機能"), re.compile("サービス|機能")),
    "dl": re.compile("ダウンロード|download"),
}
_ANY_COUNT = frozenset({"", "件", "個"})


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
    if stated.is_percent or _is_rate(place, vocabulary):
        return _is_rate(place, vocabulary) and (stated.is_percent or not stated.unit)
    if stated.unit in _ANY_COUNT:
        return True
    measure = vocabulary.measures[place]
    fits = _COUNTED_IN.get(stated.unit)
    names = (re.split("[（(※]", name)[0].strip().casefold() for name in (measure.name.ja, measure.name.en))
    return any(map(fits.search, names)) if fits else vocabulary.speaks(place, keys([stated.unit])[0])


def _is_rate(place: int, vocabulary: Vocabulary) -> bool:
    name = vocabulary.measures[place].name
    return name.ja.endswith(_RATES) or name.en.casefold().endswith(_RATES)


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
