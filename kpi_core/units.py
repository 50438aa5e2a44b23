"""In what a question wants its figure (何円, 何枚, how many tonnes, what percentage), and whether an indicator is counted so.

新電力は何円? asks for no number of contracts, and 太陽光パネルは何枚? for none of facilities: the right figure would answer
another question. A percentage of what is counted can be its achievement (パートナーは何%?), but no share of a whole
(公共施設の何%に太陽光がある?).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kpi_core.catalogue import MeasureNames
from kpi_core.expressions import any_of, either
from kpi_core.intents import Intent
from kpi_core.keys import keys
from kpi_core.language import normalise
from kpi_core.vocabulary import Vocabulary

_RATES = ("率", "割合", "比率", "rate", "ratio", "share", "percentage", "proportion", "%")
PERCENTS = frozenset({"%", "パー", "パーセント", "ぱー", "ぱーせんと", "割", "percent", "per cent", "percentage"})
_ANY_COUNT = frozenset({"件", "個", "けん"})

_PEOPLE = re.compile(
    "者数?$|[人者名]数|利用者|登録者|[市町村区県住]民|雇用|採用|users|people|hires|citizens|residents|persons"
)
_FIRMS = re.compile("(?<!会)社|企業|事業[者所]|団体|パートナー|店")
_TIMES = re.compile("回|開催|実施|利用|ダウンロード|download|held|uses|times")
_PLACES = re.compile("施設|[か箇カヶ]所|拠点|会場")
_TONNES = re.compile("排出|ガス|co2|ごみ|emission|gas|waste|tonnes")
# In what things are counted whose names say so.
_COUNTED_IN = {
    **dict.fromkeys(("人", "名", "にん", "people", "persons"), _PEOPLE),
    **dict.fromkeys(("社", "しゃ", "企業", "団体", "事業者", "事業所", "店舗"), _FIRMS),
    **dict.fromkeys(("回", "かい", "times"), _TIMES),
    **dict.fromkeys(("施設", "か所", "カ所", "ヶ所", "ケ所", "ヵ所", "箇所", "所", "かしょ", "places"), _PLACES),
    **dict.fromkeys(("トン", "とん", "t", "tons", "tonnes", "t-co2"), _TONNES),
    **dict.fromkeys(("サービス", "機能"), re.compile("サービス|機能")),
    "dl": re.compile("ダウンロード|download"),
}
# What people and firms do, so that each can be counted by who does it: 新電力は何社? パートナーは何人?
_DONE = re.compile("登録|加入|契約|ダウンロード|参加|申請|申し?込|応募|認定|認証|相談|contract|registration|download")
_OF_A_RATE = frozenset({"women", "workers", "employees"})  # of whom there can be a rate: how many women are employed?
_DOERS = frozenset({"人", "名", "にん", "people", "persons", "社", "しゃ", "企業", "団体", "事業者", "事業所", "店舗"})
_AMOUNT = re.compile(r"(?:[十百千万億兆]*円|k?t|トン|k?g|[km]?wh?|k?m2?|ha|k?l)(?![a-z])")

# As a record's units are written, where that is not how they are typed.
_WRITTEN = {
    "トン": "t",
    "とん": "t",
    "グラム": "g",
    "キログラム": "kg",
    "メートル": "m",
    "キロメートル": "km",
    "平方メートル": "m2",
    "平米": "m2",
    "ヘクタール": "ha",
    "リットル": "l",
    "キロリットル": "kl",
    "キロワット": "kw",
    "キロワット時": "kwh",
    "キロ": "k",
}

_JAPANESE = re.compile(
    "(?:何|なん)[十百千万億]*(?P<unit>"
    + either(
        "件|個|けん(?!い)|人(?!に1)|名|にん|社|しゃ|企業|団体|事業者|事業所|店舗|回|かい(?=開催|実施|利用|や)|施設",
        "[かカヶケヵ箇]所|かしょ|棟|校|トン|とん|t(?![a-z])|dl|%|パーセント|パー|ぱーせんと|ぱー|割",
        "円|枚|台|基|本(?!当)|戸|世帯|口|点|ダース|冊|頭",
        "(?:キロ)?(?:グラム|メートル|リットル)|キロワット時?|キロ|ヘクタール|平方メートル|平米|(?:k?g|k?m|k?l|kwh?|ha)(?![a-z])",
    )
    + ")"
)
_ENGLISH = re.compile(
    r"\bhow many (?:\w+ )?(?P<unit>people|persons|times|places|tons|tonnes|women|workers|employees)\b"
)
_PERCENT = re.compile(
    any_of(
        r"(?:何|なん)(?:%|パーセント|パー|ぱーせんと|ぱー|割)",
        r"\bwhat(?:'s| is)? (?:the )?(?:percentage|percent|per cent)\b",
    )
)
_SHARE = re.compile(
    any_of(
        "(?<!目標)(?<!目標値)(?<!ゴール)(?<!計画)の(?:うち|内|中の?)?(?:何|なん)(?:%|パーセント|パー|ぱーせんと|ぱー|割)",
        r"\bwhat(?:'s| is)? (?:the )?(?:percentage|percent|per cent|share|proportion|fraction) of\b",
    )
)


def of_percent(intent: Intent, text: str, places: Iterable[int], vocabulary: Vocabulary) -> Intent:
    """`intent`; where a percentage is asked for of measures that are none, their achievement: パートナーは何%?"""
    asks = intent is Intent.ACTUAL and _PERCENT.search(text) is not None and _SHARE.search(text) is None
    return Intent.PROGRESS if asks and not any(is_rate(place, vocabulary) for place in places) else intent


def asked_units(text: str) -> tuple[tuple[str, str], ...]:
    """The units in which a normalised text wants a figure that is no percentage, each with the words that say so."""
    found = (match for pattern in (_JAPANESE, _ENGLISH) for match in pattern.finditer(text))
    return tuple(dict.fromkeys((match["unit"], match[0]) for match in found if match["unit"] not in PERCENTS))


def asked_share(text: str) -> str:
    """The words that ask which part of a whole something is; empty where none do."""
    match = _SHARE.search(text)
    return match[0].removeprefix("の") if match else ""


def is_rate(place: int, vocabulary: Vocabulary) -> bool:
    """Whether a measure is a rate, by its name or its unit."""
    measure = vocabulary.measures[place]
    return (
        measure.name.ja.endswith(_RATES)
        or measure.name.en.casefold().endswith(_RATES)
        or measure.unit.ja.startswith(("%", "％"))
    )


def is_counted_in(unit: str, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a measure is counted in a unit as typed; 件 and 個 fit what is counted at all."""
    if unit in PERCENTS or is_rate(place, vocabulary):
        return is_rate(place, vocabulary) and (unit in PERCENTS or not unit)
    measure = vocabulary.measures[place]
    if not unit or _has_unit(unit, measure):
        return True
    if unit in _ANY_COUNT:
        return _AMOUNT.match(normalise(measure.unit.ja)) is None
    fits = _COUNTED_IN.get(unit)
    return any(map(fits.search, _names(measure))) if fits else vocabulary.speaks(place, keys([unit])[0])


def can_be_asked_in(unit: str, place: int, vocabulary: Vocabulary) -> bool:
    """`is_counted_in`, or by who does what is counted: 新電力は何社? A measure without a unit fits any."""
    if not vocabulary.measures[place].unit.ja or is_counted_in(unit, place, vocabulary):
        return True
    if is_rate(place, vocabulary):
        return False
    if unit in _OF_A_RATE:
        return True
    done = unit in _DOERS and any(map(_DONE.search, _names(vocabulary.measures[place])))
    return done or (len(unit) > 1 and vocabulary.speaks(place, keys([unit])[0]))


def _has_unit(unit: str, measure: MeasureNames) -> bool:
    written = normalise(measure.unit.ja).lstrip("十百千万億兆")
    return written.startswith((unit, _WRITTEN.get(unit, unit))) or measure.unit.en.casefold() == unit


def _names(measure: MeasureNames) -> tuple[str, ...]:
    return tuple(re.split("[（(※]", name)[0].strip().casefold() for name in (measure.name.ja, measure.name.en))
