"""In what a question wants its figure (何円, 何枚, how many women), and whether an indicator is counted so.

新電力は何円? asks for no number of contracts, and 太陽光パネルは何枚? for none of facilities: the right figure would answer
another question. The unit of the record decides; only what is counted in 件, which says of nothing what it is, is told by its name.
"""

from __future__ import annotations

import re

from kpi_core.catalogue import MeasureNames
from kpi_core.expressions import any_of
from kpi_core.keys import keys
from kpi_core.language import normalise
from kpi_core.vocabulary import Vocabulary

_RATES = ("率", "割合", "比率", "rate", "ratio", "share", "percentage", "proportion", "%")

# The spellings of each unit, normalised; that of the first is its name.
_SPELLINGS = (
    ("件", "けん"),
    ("個",),
    ("人", "名", "にん", "people", "persons", "women", "workers", "employees"),
    ("社", "しゃ", "企業", "団体", "事業者", "事業所", "店舗"),
    ("施設", "か所", "カ所", "ヶ所", "ケ所", "ヵ所", "箇所", "個所", "かしょ", "places"),
    ("回", "かい", "times"),
    ("dl", "ダウンロード"),
    ("サービス", "機能"),
    ("台", "基"),
    ("世帯", "戸"),
    ("枚",),
    ("本",),
    ("口",),
    ("冊",),
    ("頭",),
    ("棟",),
    ("校",),
    ("点",),
    ("円",),
    ("t", "トン", "とん", "tons", "tonnes", "tco2"),
    ("g", "グラム"),
    ("kg", "キログラム"),
    ("m", "メートル"),
    ("km", "キロメートル"),
    ("m2", "平方メートル", "平米"),
    ("ha", "ヘクタール"),
    ("l", "リットル"),
    ("kl", "キロリットル"),
    ("kw", "キロワット"),
    ("kwh", "キロワット時"),
    ("%", "パーセント"),
)
_UNITS = {spelling: spellings[0] for spellings in _SPELLINGS for spelling in spellings}
_AMOUNTS = frozenset({"点", "円", "t", "g", "kg", "m", "km", "m2", "ha", "l", "kl", "kw", "kwh", "%"})
_KILO = frozenset({"kg", "km", "kl", "kw"})  # what キロ can be
_NAMELESS = frozenset({"件", "dl", "サービス"})  # of which the name says what else it can be counted in

_PEOPLE = re.compile(
    "者数?$|[人者名]数|利用者|登録者|[市町村区県住]民|雇用|採用|users|people|hires|citizens|residents|persons"
)
_FIRMS = re.compile("(?<!会)社|企業|事業[者所]|団体|パートナー|店")
_TIMES = re.compile("回|開催|実施|利用|ダウンロード|download|held|uses|times")
_PLACES = re.compile("施設|[か箇カヶ]所|拠点|会場")
_TONNES = re.compile("排出|ガス|co2|ごみ|emission|gas|waste|tonnes")
# In what things are counted whose names say so.
_NAMED = {
    "人": _PEOPLE,
    "社": _FIRMS,
    "回": _TIMES,
    "施設": _PLACES,
    "t": _TONNES,
    "サービス": re.compile("サービス|機能"),
    "dl": re.compile("ダウンロード|download"),
}
# What people do, and what firms do, so that it can be counted by who does it: 新電力は何社? MaaSのダウンロードは何人?
_DONE_BY = {
    "人": re.compile("登録|加入|契約|ダウンロード|参加|申請|申し?込|応募|相談|contract|registration|download"),
    "社": re.compile("登録|加入|契約|参加|申請|申し?込|応募|認定|認証|contract|registration"),
}

_JAPANESE = re.compile(
    rf"(?:何|なん)[十百千万億]*(?P<unit>{'|'.join(map(re.escape, _UNITS.keys() - {'%', 'パーセント'}))}|キロ|ダース)"
    "(?:くらい|ぐらい|ほど)?"
)
_NUMBER = re.compile("(?P<unit>人|社|枚|台|世帯|戸)数[はがも]?")  # 働く女性の人数は?
# 何点か教えてください, 何回もすみません, 何社かから: some, and no question for a number, unless it ends so or asks to be told.
_SOME = re.compile(
    r"(?<=[点件回社枚個名人])(?:も|か(?!所|か[っりる]|[?!。]|$|教|知|お|ご|確|調))|(?<=[点回])か(?!か[っりる])"
)
_ENGLISH = re.compile(r"\bhow many (?:\w+ )?(?P<unit>people|persons|tons|tonnes|women|workers|employees)\b")
_PERCENT = "(?:何|なん)(?:%|パーセント|パー(?!ト)|ぱーせんと|割)"
_SHARE = re.compile(
    any_of(
        f"の(?:うち|内|中の?)?{_PERCENT}",
        f"{_PERCENT}の(?=[^\\s、。?!])(?!達成|進捗|割合)",
        f"は{_PERCENT}[がに](?!達|な[るりっ]|届|到)",
        r"\bwhat(?:'s| is)? (?:the )?(?:percentage|percent|per cent|share|proportion|fraction|%) of\b",
    )
)
# 計画の何% is no share of a whole.
_OF_AIM = re.compile(r"(?:目標|ゴール|計画|kpi|予定|ノルマ|当初|基準|前年|去年|昨年)[^\s、。]{0,3}$")
_PERCENT_WANTED = re.compile(_PERCENT)


def unit_wanted(words: str, behind: str) -> str:
    """The unit in which the words for how much (何枚) want a figure; empty where they name none, or want none (何点か, 何回も)."""
    match = _JAPANESE.fullmatch(words) or _NUMBER.fullmatch(words)
    if match is None or _SOME.match(words + behind, len(words)):
        return ""
    return match["unit"]


def english_units(text: str) -> tuple[tuple[str, str], ...]:
    """The units in which a normalised English text wants a figure, each with the words that say so."""
    return tuple(dict.fromkeys((match["unit"], match[0]) for match in _ENGLISH.finditer(text)))


def asked_share(text: str) -> str:
    """The words that ask which part of a whole something is (公共施設の何%に); empty where none do."""
    match = _SHARE.search(text)
    return match[0].lstrip("のは") if match and not _OF_AIM.search(text[: match.start()]) else ""


def asked_percent(text: str) -> str:
    """The words that ask for a percentage; empty where none do."""
    match = _PERCENT_WANTED.search(text)
    return match[0] if match else ""


def is_rate(place: int, vocabulary: Vocabulary) -> bool:
    """Whether a measure is a rate, by its name or its unit."""
    measure = vocabulary.measures[place]
    named = measure.name.ja.endswith(_RATES) or measure.name.en.casefold().endswith(_RATES)
    return named or _unit_of(measure) == "%"


def is_named_as_counted_in(unit: str, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a measure's name says that it is counted in a unit as typed."""
    named = _NAMED.get(_UNITS.get(unit, ""))
    if named is None:
        return vocabulary.speaks(place, keys([unit])[0])
    return any(map(named.search, _names(vocabulary.measures[place])))


def can_be_asked_in(unit: str, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a measure's figure answers how many of a unit, as typed, there are. Of a measure without a unit any could be."""
    measure = vocabulary.measures[place]
    own, wanted = _unit_of(measure), _UNITS.get(unit, unit)
    if not own or own == wanted:
        return True
    if unit == "キロ":
        return own in _KILO
    if is_rate(place, vocabulary):
        return False
    if wanted == "件":
        return own in _UNITS.values() and own not in _AMOUNTS
    if own not in _NAMELESS:
        return False
    if wanted == "個":
        return True
    done = _DONE_BY.get(wanted)
    if done and any(map(done.search, _names(measure))):
        return wanted == "人" or not any(map(_PEOPLE.search, _names(measure)))
    return is_named_as_counted_in(unit, place, vocabulary) and (wanted in _NAMED or len(unit) > 1)


def _unit_of(measure: MeasureNames) -> str:
    """The name of a measure's unit: 件 of 件（高圧）, t of 千t-CO₂, 円 of 円/人; of one that is none of ours all of it."""
    written = normalise(measure.unit.ja or measure.unit.en).lstrip("十百千万億兆").strip()
    head = re.split(r"[(（・/\s-]", written)[0]
    return _UNITS.get(head, written)


def _names(measure: MeasureNames) -> tuple[str, ...]:
    return tuple(re.split("[（(※]", name)[0].strip().casefold() for name in (measure.name.ja, measure.name.en))
