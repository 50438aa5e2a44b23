"""A value and a year as a person types them into a form, read for one measure: 2千, 1万8740, 55.5%, ▲3, R6.

What cannot be read is refused with the reason: nothing is guessed into the history. A unit that is not the measure's is
kept, for a warning; a power of ten (千件) is read, and how it was read is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kpi_core.dossier import Dossier
from kpi_core.errors import BadEntry, shortened
from kpi_core.figures import EXACT, Figure, Missing, grouped, read_figure
from kpi_core.language import Bilingual, normalise
from kpi_core.record import Measure
from kpi_core.relative_years import relative_year
from kpi_core.years import Year, find_years, read_year

# A unit that begins with a power: 千円, 百万円, 万人. Its own figures are typed in it, others are turned into it.
_POWERS = {
    "千": Decimal(10**3), "万": Decimal(10**4), "百万": Decimal(10**6), "千万": Decimal(10**7), "億": Decimal(10**8),
    "十億": Decimal(10**9), "兆": Decimal(10**12),
}  # fmt: skip
_POWER_UNIT = re.compile(r"^(百万|千万|十億|[千万億兆])(?=.)")
_TYPED_POWER = re.compile(r"[千万億兆]")
# A size that is not read, where a unit would stand: 3百, 2k, 1e3, 5割. Taken for a unit it would store 3 for 300.
_SIZE = re.compile(r"^(?:[百十割]|e\d|(?:k|m|bn?|hundred|thousand|million|billion)(?![a-z0-9]))")
_SAME = ({"人", "名", "people", "persons", "person"}, {"%", "パーセント", "percent", "ぱーせんと"})
RELATIVE_YEAR = re.compile(
    r"一昨年度?|おととし|昨年度?|前年度|去年|今年度?|本年度?|ことし|(?:year before last|(?:last|this) (?:fiscal )?year)"
)


@dataclass(frozen=True, slots=True)
class TypedValue:
    """In the measure's unit. `unit` is the one that was typed; `other_unit`: it is not the measure's.

    `read_as` says how a power of ten or another size of the unit was read.
    """

    value: Decimal
    unit: str = ""
    other_unit: bool = False
    read_as: Bilingual | None = None


def read_value(text: str, dossier: Dossier) -> TypedValue:
    """Raises `BadEntry`, with a reason that can stand beside the field."""
    shown = shortened(text)
    power = _power_of(dossier.measure)
    own = _in_own_unit(text, dossier.measure)
    read = read_figure(text if own is None else own)
    if not isinstance(read, Figure) or normalise(text).startswith("("):  # (3) is -3 to some
        raise _unreadable(shown, missing=isinstance(read, Missing))
    if read.bound is not None:
        raise BadEntry(
            ja=f"「{shown}」の「{read.bound}」は範囲の言い方です。実績は「1,234」のような一つの数で入力してください。",
            en=f"“{shown}” is a range, not a figure. Enter one number, such as 1,234.",
        )
    if read.mark:
        raise BadEntry(
            ja=f"「{shown}」の「{read.mark}」は数値と一緒に登録できません。数だけを入力してください（暫定値のときは「暫定」を選びます）。",
            en=f"“{shown}” has “{read.mark}” behind the number. Enter the number alone (and choose “provisional” if it is).",
        )
    if own is not None or not power:
        return _plain(read, own or text, shown, dossier)
    return _turned(read, text, shown, dossier, power)


def _plain(read: Figure, text: str, shown: str, dossier: Dossier) -> TypedValue:
    measure, other = dossier.measure, not _is_unit(read.unit, dossier)
    if other and _SIZE.match(normalise(read.unit)):
        raise BadEntry(
            ja=f"「{shown}」の「{read.unit}」は読み取れません。「2,000」のように、数字だけで最後の桁まで入力してください。",
            en=f"“{read.unit}” in “{shown}” cannot be read. Enter the number in full, such as 2,000.",
        )
    # 千件 is read as thousands, which must be seen.
    said = _said(shown, read.value, measure) if _TYPED_POWER.search(text) else None
    return TypedValue(read.value if read.value else Decimal(0), read.unit, other, said)  # -0 is 0


def _turned(read: Figure, text: str, shown: str, dossier: Dossier, power: str) -> TypedValue:
    """A figure for a measure in 千円 that is not typed in 千円: 1.2億円, 1,234円; a bare 1.2億 could mean two things."""
    measure = dossier.measure
    base = normalise(measure.unit.ja)[len(power) :]
    if normalise(read.unit) == base:
        value = EXACT.divide(read.value, _POWERS[power])
        return TypedValue(value, read.unit, False, _said(shown, value, measure))
    if _TYPED_POWER.search(text) and not read.unit:
        raise BadEntry(
            ja=f"この指標の単位は{measure.unit.ja}です。「{shown}」が{base}か{measure.unit.ja}か分からないため、単位をつけて入力してください。",
            en=f"This indicator is counted in {measure.unit.to('en')}. Please type “{shown}” with its unit, so that it is clear.",
        )
    return _plain(read, text, shown, dossier)


def _said(shown: str, value: Decimal, measure: Measure) -> Bilingual:
    figure = grouped(value)
    return Bilingual(
        f"「{shown}」は {_with_unit(figure, measure.unit.ja)} と読みました。",
        f"“{shown}” was read as {_with_unit(figure, measure.unit.to('en'))}.",
    )


def _with_unit(figure: str, unit: str) -> str:
    return f"{figure}%" if unit in {"%", "％"} else f"{figure} {unit}".rstrip()


def _power_of(measure: Measure) -> str:
    match = _POWER_UNIT.match(normalise(measure.unit.ja))
    return match.group() if match else ""


def _in_own_unit(text: str, measure: Measure) -> str | None:
    """What stands before a unit that begins with a power and is typed in full: 1,234 of 1,234千円."""
    unit, typed = normalise(measure.unit.ja), normalise(text)
    if not _power_of(measure) or not typed.endswith(unit):
        return None
    before = typed.removesuffix(unit).rstrip()
    # In 1.2億千円 the powers would meet, and 2千円 of a measure in 千円 is two of them.
    return before if before[-1:].isdigit() else None


def _is_unit(typed: str, dossier: Dossier) -> bool:
    """Whether `typed` is a unit of this measure: its own, or one that its rows print."""
    unit = normalise(typed)
    if not unit:
        return True
    measure = dossier.measure
    known = {normalise(u) for u in (measure.unit.ja, measure.unit.en) if u}
    known |= {normalise(u) for row in dossier.indicators for u in (row.unit_printed, row.second_unit) if u}
    # ダウンロード件数 are counted in 件, whatever the column says.
    known |= {unit} if normalise(measure.name.ja).endswith(f"{unit}数") else set()
    singular = {word.removesuffix("s") for word in known if word.isascii()}
    return unit in known | singular or any(unit in same and known & same for same in _SAME)


def _unreadable(shown: str, *, missing: bool) -> BadEntry:
    if missing and not shown:
        return BadEntry(ja="値を入力してください（例: 2,000）。", en="Please enter a value, such as 2,000.")
    if missing:
        return BadEntry(
            ja=f"「{shown}」は値がないことを表します。実績の数が分かってから入力してください。",
            en=f"“{shown}” stands for no value. Enter the actual once its number is known.",
        )
    return BadEntry(
        ja=f"「{shown}」を数として読み取れません。「2,000」「2千」「1万8740」「55.5%」「▲3」のように入力してください。",
        en=f"“{shown}” cannot be read as a number. Enter it like 2,000, 55.5% or -3.",
    )


def read_typed_year(text: str, dossier: Dossier, today: date) -> Year:
    """The year of an actual, printed as the measure's years are: R6, 2024年度, 去年. Raises `BadEntry`."""
    typed = normalise(text)
    found = read_year(text)
    number = found.number if found is not None else None
    if number is None and RELATIVE_YEAR.fullmatch(typed):
        number = relative_year(typed, today)
    if number is None:
        raise _no_year(shortened(text), several=len(list(find_years(typed))) > 1)
    return year_of(number, dossier)


def year_of(number: int, dossier: Dossier) -> Year:
    """As the measure's series prints it where it has that year, else as its years are."""
    known = dossier.observation(number)
    return known.year if known is not None else Year(number, dossier.measure.year_kind)


def _no_year(shown: str, *, several: bool) -> BadEntry:
    if not shown:
        return BadEntry(
            ja="いつの実績かを入力してください（例: 2024年）。",
            en="Please enter the year of the actual, such as 2024.",
        )
    if several:
        return BadEntry(
            ja=f"「{shown}」には年が二つ以上あります。一つだけ入力してください。",
            en=f"“{shown}” has more than one year. Enter one.",
        )
    return BadEntry(
        ja=f"「{shown}」を年として読み取れません。「2024年」「2024年度」「令和6年度」「R6」のように入力してください。",
        en=f"“{shown}” cannot be read as a year. Enter it like 2024, FY2024 or R6.",
    )
