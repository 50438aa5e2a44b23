"""What an answer can hold, as values, and the choice that a button stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpi_core.assessment import Assessment
from kpi_core.dossier import Dossier
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent, Order
from kpi_core.record import Passage
from kpi_core.stated import Stated

if TYPE_CHECKING:  # a question that asks for no audit need not load what makes one
    from kpi_core.audit import Audit

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a button asks for, instead of words: the same answer, without understanding again."""

    intent: Intent
    measures: tuple[str, ...]
    language: Language
    years: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    filters: Filters = NO_FILTERS
    target_years: tuple[int, ...] = ()  # of targets that were named by their year
    relative_year: int | None = None  # of actuals: 今年, last year
    asked_back: bool = False  # whether `measures`, and of each one of `codes`, are options that none was chosen of yet
    otherwise_counted: bool = False  # whether they are since none of them is counted in the unit that was asked for


@dataclass(frozen=True, slots=True)
class Option:
    """A measure that could be meant."""

    measure: str
    name: Bilingual
    code: str


@dataclass(frozen=True, slots=True)
class MeasureAnswer:
    """One measure's block. `rows`: those asked for first, then lead rows, then the others, one result each (and year).

    `without_target`: years for which a target was asked and none is published.
    """

    dossier: Dossier
    rows: tuple[Assessment, ...]
    without_target: tuple[int, ...] = ()
    without_actual: int | None = None  # the year asked for as 今年 or last year, which has none yet
    stated: tuple[Stated, ...] = ()  # figures that the question says and asks about: 3,000件超えた?


@dataclass(frozen=True, slots=True)
class Figures:
    """How measures stand. `more`: measures that did not fit in; `also`: others that could have been meant."""

    measures: tuple[MeasureAnswer, ...]
    more: tuple[Option, ...] = ()
    also: tuple[Option, ...] = ()
    label: YearLabel | None = None


@dataclass(frozen=True, slots=True)
class YearLabel:
    """A year was asked for in one way (令和4年度) and is printed in another (2022年)."""

    asked: str
    printed: str
    year: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Lead rows that a filter leaves, or all rows of a table, a programme, a plan, a target's year or a verdict; in its order."""

    filters: Filters
    rows: tuple[Assessment, ...]
    years: tuple[int, ...] = ()
    target_years: tuple[int, ...] = ()
    without_actual: int | None = None  # as in `MeasureAnswer`


@dataclass(frozen=True, slots=True)
class Ranked:
    """One place of a ranking; `change` is in percentage points since the observation before."""

    result: Assessment
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """From the earlier result to the newer one."""

    before: Assessment
    after: Assessment


@dataclass(frozen=True, slots=True)
class Ranking:
    order: Order
    places: tuple[Ranked, ...]
    unranked: int  # rows that have no figure to be ranked by
    filters: Filters = NO_FILTERS
    years: tuple[int, ...] = ()
    without_actual: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """How many lead rows stand where. `total` counts a measure once, the dimensions each of their own."""

    total: tuple[tuple[Status, int], ...]
    dimensions: tuple[tuple[str, tuple[Assessment, ...]], ...]
    attention: tuple[Assessment, ...]  # regressing, (slightly) behind, missed: furthest behind first
    differing: tuple[Assessment, ...]  # whose published figure is not what we compute
    years: tuple[int, ...] = ()  # at most one: how they stood then
    without_actual: int | None = None


@dataclass(frozen=True, slots=True)
class Passages:
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Audited:
    """The record checked against itself; `rows` are those whose published figures differ from ours or cannot be checked."""

    audit: Audit
    rows: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class Clarify:
    """Asked back: `words` of the question fit several measures, or are left over beside one (`left_over`).

    Or they ask for a unit in which none of the options is counted (`otherwise_counted`).
    """

    words: str
    intent: Intent  # what was asked of it, kept for when one is chosen
    options: tuple[Option, ...]
    years: tuple[int, ...] = ()
    left_over: bool = False
    target_years: tuple[int, ...] = ()
    otherwise_counted: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """`words` of the question name nothing that is known; `near` are names that share some of them."""

    words: str
    intent: Intent  # what was asked, kept for when one of `near` is chosen
    near: tuple[Option, ...]
    years: tuple[int, ...] = ()
    target_years: tuple[int, ...] = ()
    excluding: bool = False  # what is asked for is what something is not (順調ではない, 環境以外)


def rows_of(content: Content) -> tuple[Assessment, ...]:
    """The rows that `content` shows figures of."""
    match content:
        case Figures():
            return tuple(row for measure in content.measures for row in measure.rows)
        case Listing() | Audited():
            return content.rows
        case Ranking():
            return tuple(place.result for place in content.places)
        case Summary():
            return tuple(row for _, rows in content.dimensions for row in rows)
        case _:
            return ()


Content = Figures | Listing | Ranking | Summary | Passages | Audited | Help | Clarify | Unknown
