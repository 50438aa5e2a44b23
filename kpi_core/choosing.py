"""Which of the options asked back a question chooses: 環のほう, 2番目, the clubhouse one, 両方, はい.

An option is chosen by a name, or a part of one, that no other option has; by how its code begins; by its place among the
options; or by a yes where there is only one. A word that nothing explains chooses nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kpi_core.contents import Choice
from kpi_core.evidence import Evidence
from kpi_core.explained_parts import said
from kpi_core.filters import Filters, named_in
from kpi_core.intents import OF_MEASURES
from kpi_core.keys import keys
from kpi_core.matches import owners_of
from kpi_core.questions import Question
from kpi_core.vocabulary import Sort, Vocabulary


class Picked(NamedTuple):
    """An option: a measure, and the row of it that was offered."""

    measure: str
    code: str
    place: int  # of the measure in the catalogue


# A short answer: じゃあ2番目のほうで, the first one please.
_MOST_SIGNS = 40
_SHORTEST = 2  # signs of a part of a name
_SHORT = re.compile(
    r"(?:(?:じゃあ?|では|えっと|えーと|あ|はい|うん|そう|番号|yes|ok|okay|um|oh|i mean|the|option|number|no\.|#)[、, ]*)*"
    r"(?P<which>.+?)"
    r"(?:\s*(?:の|ほう|方|やつ|もの|指標|行|こと|で|です|でした|だ|かな|お願い(?:します)?|を|が|は|知りたい|見たい|教えて"
    r"|ください|下さい|見せて|ones?|row|indicator|please|pls|plz|thanks|then))*[\s。.!?、,]*"
)
_PLACES = (
    r"[1一](?:番目?|つ目?|個目)?|ひとつ目?|上|前者|first|one|1st|former|upper|top",
    r"[2二](?:番目?|つ目?|個目)?|ふたつ目?|second|two|2nd",
    r"[3三](?:番目?|つ目?|個目)?|みっつ目?|third|three|3rd",
    r"[4四](?:番目?|つ目?|個目)?|よっつ目?|fourth|4th",
    r"[5五](?:番目?|つ目?|個目)?|いつつ目?|fifth|5th",
)
_LAST = re.compile(r"最後|下|後者|last|latter|lower|bottom")
_OF_TWO = re.compile(r"[上下]|[前後]者|former|latter|upper|lower|top|bottom")  # of three they are not clear
_BOTH = re.compile(r"両方(?:とも)?|両者|双方|どちらも|どっちも|\bboth\b")
_EVERY = re.compile(
    r"全部|ぜんぶ|すべて|全て|どれも|^(?:show me |give me )?all(?: of (?:them|those|these)| (?:three|four|five))?\b(?! good| right)"
)
_YES = re.compile(
    r"(?:(?:はい|ええ|うん|そう|それ|その(?:通り|とおり)|合って(?:ます|います|る|いる)|お願いします|です|で|だ|ね|よ"
    r"|yes|yeah|yep|yup|right|correct|exactly|that|one|it is|please|pls)[\s、,。.!]*)+"
)
_NEGATED = re.compile(r"(?:じゃ|では)な|以外|\b(?:not|but|neither|none|nor)\b|n't\b")
_BESIDE = frozenset({"environment", "economy", "society", "how", "which", "all", "plan"})  # cues that ask for nothing


def picked(question: Question, previous: Choice, vocabulary: Vocabulary) -> list[Picked]:
    """The options of `previous` that the question chooses; empty where it chooses none."""
    places = {measure.key: place for place, measure in enumerate(vocabulary.measures)}
    pairs = zip(previous.measures, previous.codes, strict=True)
    options = [Picked(measure, code, places[measure]) for measure, code in pairs if measure in places]
    text, asks = question.text, bool(said(question.parts) - _BESIDE)
    if _NEGATED.search(text):
        return []  # パートナーじゃないほう: what it is not
    if len(text) <= _MOST_SIGNS:
        if len(options) == 1 and _YES.fullmatch(text):
            return options
        short = _SHORT.fullmatch(text)
        found = _pointed_at(short["which"], options, vocabulary) if short else []
        if short and not found and not asks:
            found = _holding(short["which"], options, vocabulary)
        if found:
            return found
    if question.left_over or question.rows or any(e.places(Sort.CODE) for e in question.evidence):
        return []  # a code is found by itself
    if question.intent not in OF_MEASURES and asks:
        return []  # worst social indicator
    if question.evidence or question.narrowing or question.filters.table:
        fitting = [option for option in options if _fits(question, option, vocabulary)]
        return _only(_among(named_in(text, vocabulary), fitting, vocabulary))
    every = _EVERY.search(text) or (_BOTH.search(text) and len(options) == 2)
    return options if every and question.bare else []


def _pointed_at(which: str, options: list[Picked], vocabulary: Vocabulary) -> list[Picked]:
    """The option whose code begins so (環, 取組), or that stands there."""
    if which in {*vocabulary.by_code.beginnings.prefixes, *vocabulary.by_code.beginnings.words}:
        return _only([option for option in options if option.code[:1] == which[:1]])
    if _LAST.fullmatch(which):
        return options[-1:] if len(options) == 2 or not _OF_TWO.fullmatch(which) else []
    for option, place in zip(options, _PLACES, strict=False):
        if re.fullmatch(place, which):
            return [option] if len(options) == 2 or not _OF_TWO.fullmatch(which) else []
    return []


def _holding(which: str, options: list[Picked], vocabulary: Vocabulary) -> list[Picked]:
    """The one option in whose names these words stand, unless they are another indicator's name."""
    key = keys([which])[0]
    named = any(thing.sort is Sort.MEASURE for thing in vocabulary.names.values.get(key, ()))
    if named or len(key) < _SHORTEST:
        return []
    return _only([option for option in options if vocabulary.speaks(option.place, key)])


def _only(found: list[Picked]) -> list[Picked]:
    return found if len(found) == 1 else []


def _fits(question: Question, option: Picked, vocabulary: Vocabulary) -> bool:
    """Whether every name and part of a name in the question is one of the option's."""
    return all(_is_of(e, option, vocabulary) for e in question.evidence) and all(
        vocabulary.speaks(option.place, keys([word])[0]) for word in question.counting
    )


def _is_of(e: Evidence, option: Picked, vocabulary: Vocabulary) -> bool:
    owners = owners_of(e, vocabulary)
    if e.full and owners:
        return option.place in owners
    return not e.meant and vocabulary.speaks(option.place, e.key)


def _among(named: Filters, options: list[Picked], vocabulary: Vocabulary) -> list[Picked]:
    """The options of a table or dimension that the question names."""
    if named.table:
        options = [option for option in options if option.code in vocabulary.by_code.of_table[named.table]]
    if not named.dimensions:
        return options
    by_code = [option for option in options if option.code[:1] in {side[:1] for side in named.dimensions}]
    return by_code or [o for o in options if set(named.dimensions) & set(vocabulary.measures[o.place].dimensions)]
