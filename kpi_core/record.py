"""What was published and what was entered, as frozen values. Units stand on the measure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kpi_core.figures import Figure, Words
from kpi_core.language import Bilingual, Language
from kpi_core.years import Year, YearKind


class Rule(StrEnum):
    """How an indicator's achievement is computed; the formulas stand in `achievement`."""

    INTERVAL = "interval"
    RATIO = "ratio"
    INVERSE_RATIO = "inverse_ratio"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class NoteKind(StrEnum):
    SECOND_TERM = "second_term"
    REMARK = "remark"


class Certainty(StrEnum):
    """How sure it is that a note belongs to its row."""

    CERTAIN = "certain"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan that a record reports on, and the city it belongs to."""

    key: str
    city: Bilingual
    name: Bilingual
    term_start: int
    term_end: int
    timezone: str  # an IANA name; days and due times are counted in it
    language: Language  # where a question has no words that tell
    percent_decimals: int  # places to which the city prints percentages
    percent_floor: Decimal | None  # in percent: the city prints nothing below it; None: no floor
    report_opens: str  # MM-DD: from then on the last fiscal year's actuals are asked for
    selected: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Term:
    """One of the plans that targets belong to: 第1期, 2020–2022."""

    key: str
    name: Bilingual
    start: int
    end: int

    @property
    def begins(self) -> date:
        return first_day(self.start)


def first_day(term_start: int) -> date:
    """The day on which a plan begins: municipalities' plans run by fiscal years, also where only 年 is printed."""
    return date(term_start, 4, 1)


@dataclass(frozen=True, slots=True)
class Table:
    """A published table. `prefix` holds the first characters of its codes, 経社環.

    `reports_year`: the one year that the table reports; its rows stay at that year.
    """

    key: str
    prefix: str
    title: Bilingual
    reports_year: int | None


@dataclass(frozen=True, slots=True)
class Programme:
    """取組: several indicators can belong to one."""

    name: Bilingual
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is published. `as_of` is how its date is printed there."""

    name: Bilingual  # the Japanese name is what `source` says elsewhere
    as_of: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted. `running_total`: a count that cannot fall by its nature."""

    key: str
    name: Bilingual
    unit: Bilingual
    aliases: tuple[str, ...]
    year_kind: YearKind
    running_total: bool
    section: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """当初値. `value` is None where no figure is printed; words in its place are kept."""

    year: Year | None
    value: Decimal | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """目標値, of the plan (term) `plan`. In force from `since`; None: from the plan's start (`Indicator.plan_begins`)."""

    plan: str
    year: Year | None
    value: Figure | Words
    since: date | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of a published table: a measure with baseline and target.

    `order` is the row's place in the record. `compare_with` is the code of another row of the same
    measure, which lends this one its baseline, target and years. `second_unit` is a unit printed
    behind one of the figures that is not the row's (Kaga's 取3: 0 件, then DL).
    """

    code: str
    order: int
    table: str
    plan: str
    measure: str
    name_printed: str
    programme: str
    dimension: str
    sdg_targets: tuple[str, ...]
    unit_printed: str
    baseline: Baseline
    target: Target | None
    rule: Rule
    compare_with: str | None
    reports_year: int | None = None  # its table's: the row stays at that year
    plan_begins: date | None = None  # its plan's first day
    second_unit: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Who entered an observation here, and when (ISO 8601, UTC). `id` is its number in the history."""

    by: str
    at: str
    reason: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Observation:
    """A measure's value in one year, in the measure's unit.

    `value` is None where only a mark (未集計) is printed: a missing figure is no zero. `entry` is
    None for what was published. `published` is the record's value that an entry stands over.
    """

    measure: str
    year: Year
    value: Decimal | None
    mark: str
    source: str
    provisional: bool = False
    entry: Entry | None = None
    published: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is no actual for `year` yet, as somebody said here: 「まだ出ていません」.

    `at`: ISO 8601, UTC; `day`: the same in the plan's time zone.
    """

    year: int
    reason: str
    by: str
    at: str
    day: date


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A percentage as printed, with the actual that stands beside it. Never restated."""

    code: str
    year: Year
    actual: Decimal | None
    percent: Decimal | None  # None where words are printed
    printed: str
    source: str


@dataclass(frozen=True, slots=True)
class Note:
    """Text on an indicator, from the review of `year`."""

    code: str
    kind: NoteKind
    year: Year
    text: Bilingual
    certainty: Certainty
    source: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of prose. The English text is our translation."""

    key: str
    title: Bilingual
    text: Bilingual
    aliases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Record:
    """A whole record, as the CSV files hold it and the database is made from."""

    plan: Plan
    terms: tuple[Term, ...]
    tables: tuple[Table, ...]
    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    published: tuple[PublishedFigure, ...]
    notes: tuple[Note, ...]
    passages: tuple[Passage, ...]
    programmes: tuple[Programme, ...]
    sources: tuple[Source, ...]
