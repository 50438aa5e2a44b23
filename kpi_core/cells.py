"""One row of each CSV file, as pydantic reads it: every cell is read or refused with what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from kpi_core.figures import Figure, Missing, Words, read_figure, read_percent
from kpi_core.language import normalise
from kpi_core.record import Certainty, NoteKind, Rule
from kpi_core.years import Year, YearKind, read_year

_BAD_GROUPS = re.compile(r"^[-+▲]?[\d,]*\d,(?=\d)(?!\d{3}(?!\d))")  # 12,34件: digits are grouped by three

_BAND = re.compile(r"^[-+▲]?[\d,.]+[^\d~]*~[-+▲]?\d[\d,.]*[^\d~]*$")  # 20～30㎢, 25～30%
_TWO_SERIES = re.compile(r"[\d,.]+[^\d()]*\([\d,.]+[^\d()]*\)")  # 20(80): the year's count and the running total
_DAY = re.compile(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?")
_MONTH_DAY = re.compile(r"(?:\d{4}[-/年])?(\d{1,2})[-/月](\d{1,2})日?")


def refuse(ja: str, en: str) -> PydanticCustomError:
    """An error that carries what was expected in both languages."""
    return PydanticCustomError("cell", "{en}", {"ja": ja, "en": en})


def _year(cell: str) -> Year:
    year = read_year(cell)
    if year is None:
        raise refuse(
            "年を読み取れません（例: 2022年、2022年度、令和4年度）",
            "not a year (such as 2022年, 2022年度, R4, FY2022)",
        )
    return year


def _figure(cell: str) -> Figure:
    """A figure that is exact: 80以上 is no actual."""
    figure = read_figure(cell)
    if _TWO_SERIES.fullmatch(normalise(cell)):
        raise refuse(
            "二つの数値があります。年ごとの件数と累計は別の measure に分けてください",
            "holds two figures; give the year's count and the running total a measure each",
        )
    if not isinstance(figure, Figure) or figure.bound is not None:
        raise refuse(
            "数値を読み取れません（例: 1,117、50.9、▲3、1万8740）",
            "not a figure (such as 1,117, 50.9, -3)",
        )
    return figure


def _figure_or_missing(cell: str) -> Figure | Missing:
    read = read_figure(cell)
    return read if isinstance(read, Missing) else _figure(cell)


def figure_or_words(cell: str) -> Figure | Words | Missing:
    """A baseline or target may be words (前年より減少) or a band (20～30㎢), but not a number that is written wrongly (12,34)."""
    read, text = read_figure(cell), normalise(cell)
    worded = any(c.isalpha() for c in text) or _BAND.match(text)
    if isinstance(read, Words) and (not worded or _BAD_GROUPS.search(text)):
        raise refuse(
            "数値を読み取れません（例: 5,000、80以上、前年より減少）",
            "neither a figure nor words",
        )
    return read


def _percent(cell: str) -> str:
    if read_percent(cell) is None and any(c.isdigit() for c in cell):
        raise refuse(
            "百分率を読み取れません（例: 30%、-33%、(34%)、100%超）",
            "not a percentage (such as 30%, -33%, (34%))",
        )
    return cell


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _yes(cell: str) -> bool:
    words = {
        "yes": True,
        "true": True,
        "1": True,
        "no": False,
        "false": False,
        "0": False,
        "": False,
    }
    if cell.casefold() not in words:
        raise refuse("yes か no を入れてください", "must be yes or no")
    return words[cell.casefold()]


def _date(cell: str) -> date:
    """A day, also as a spreadsheet writes it back: 2023/4/1, 2023年4月1日."""
    written = _DAY.fullmatch(normalise(cell))
    try:
        return date(int(written[1]), int(written[2]), int(written[3])) if written else date.fromisoformat(cell)
    except ValueError:
        raise refuse("日付を読み取れません（例: 2023-04-01）", "not a date (such as 2023-04-01)") from None


def _month_day(cell: str) -> str:
    """A day that every year has, which 29 February is not; also as a spreadsheet writes it back: 4月1日."""
    written = _MONTH_DAY.fullmatch(normalise(cell))
    try:
        return (date(2001, int(written[1]), int(written[2])) if written else date.fromisoformat(cell)).strftime("%m-%d")
    except ValueError:
        raise refuse("月日を読み取れません（例: 04-01）", "not a month and day (such as 04-01)") from None


def _choice(*choices: str) -> Callable[[Any], Any]:
    def read(cell: Any) -> Any:
        if cell not in choices:
            raise refuse(
                f"次のどれかを入れてください: {'、'.join(choices)}",
                f"must be one of {', '.join(choices)}",
            )
        return cell

    return read


def _or_none(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda cell: None if cell == "" else read(cell)


def _whole(cell: str) -> int:
    figure = read_figure(cell)
    if not isinstance(figure, Figure) or figure.value != int(figure.value) or figure.unit not in {"", "年", "年度"}:
        raise refuse("整数を入れてください", "must be a whole number")
    return int(figure.value)


def _decimals(cell: str) -> int:
    number = _whole(cell)
    if not 0 <= number <= 6:
        raise refuse("0から6までの整数を入れてください", "must be a whole number from 0 to 6")
    return number


Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=64)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=20)]
Many = Annotated[tuple[str, ...], BeforeValidator(_list)]
YearCell = Annotated[Year, BeforeValidator(_year)]
Whole = Annotated[int, BeforeValidator(_whole)]


class Row(BaseModel):
    """A line of a file; cells come in stripped, and no column is left unread."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class PlanLine(Row):
    key: str
    value: str


class PlanCells(Row):
    """plan.csv, turned on its side: one key a line."""

    key: Key
    city_ja: Name
    city_en: str = ""
    plan_ja: Name
    plan_en: str = ""
    term_start: Whole
    term_end: Whole
    timezone: str = "Asia/Tokyo"
    language: Annotated[Literal["ja", "en"], BeforeValidator(_choice("ja", "en"))] = "ja"
    percent_decimals: Annotated[int, BeforeValidator(_decimals)] = 0
    percent_floor: Annotated[Figure | None, BeforeValidator(_or_none(_figure))] = None
    report_opens: Annotated[str, BeforeValidator(_month_day)] = "04-01"
    selected: str = ""
    title_ja: str = ""
    title_en: str = ""


class TermCells(Row):
    key: Key
    name_ja: Name
    name_en: str
    term_start: Whole
    term_end: Whole


class TableCells(Row):
    key: Key
    prefix: Annotated[str, StringConstraints(min_length=1, max_length=10)]
    title_ja: Name
    title_en: str
    reports_year: Annotated[int | None, BeforeValidator(_or_none(lambda cell: _year(cell).number))]


class MeasureCells(Row):
    key: Key
    name_ja: Name
    name_en: str
    unit_ja: str
    unit_en: str
    aliases_ja: Many
    aliases_en: Many
    year_kind: Annotated[YearKind, BeforeValidator(_choice("年", "年度"))]
    running_total: Annotated[bool, BeforeValidator(_yes)]
    section: str


class IndicatorCells(Row):
    code: Code
    table: Key
    plan: Key
    measure: Key
    name_printed: Name
    programme: str
    dimension: str
    sdg_targets: Many
    unit_printed: str
    baseline_year: Annotated[Year | None, BeforeValidator(_or_none(_year))]
    baseline: Annotated[Figure | Words | Missing, BeforeValidator(figure_or_words)]
    target_year: Annotated[Year | None, BeforeValidator(_or_none(_year))]
    target: Annotated[Figure | Words | Missing, BeforeValidator(figure_or_words)]
    target_from: Annotated[date | None, BeforeValidator(_or_none(_date))]
    rule: Annotated[Rule, BeforeValidator(_choice(*Rule))]
    compare_with: str


class ObservationCells(Row):
    measure: Key
    year: YearCell
    value: Annotated[Figure | Missing, BeforeValidator(_figure_or_missing)]
    mark: str
    source: str


class PublishedCells(Row):
    code: Code
    year: YearCell
    actual: Annotated[Figure | Missing, BeforeValidator(_figure_or_missing)]
    percent: Annotated[Name, BeforeValidator(_percent)]
    source: str


class NoteCells(Row):
    code: Code
    kind: Annotated[NoteKind, BeforeValidator(_choice(*NoteKind))]
    year: YearCell
    text_ja: Name
    text_en: str
    certainty: Annotated[Certainty, BeforeValidator(_choice(*Certainty))]
    source: str


class PassageCells(Row):
    key: Key
    title_ja: Name
    title_en: str
    text_ja: Annotated[str, StringConstraints(min_length=1)]
    text_en: str
    aliases_ja: Many
    aliases_en: Many
    source: str


class ProgrammeCells(Row):
    name: Name
    name_en: str
    aliases_ja: Many
    aliases_en: Many


class SourceCells(Row):
    source: Name
    source_en: str
    as_of: str
