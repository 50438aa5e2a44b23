"""Which actuals are missing: those of the last year that is over, for every measure. Pure.

A year printed as 年 is over after 31 December, one printed as 年度 after 31 March.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kpi_core.dossier import Dossier
from kpi_core.record import Absence, Plan
from kpi_core.store import Store
from kpi_core.years import Year, YearKind


@dataclass(frozen=True, slots=True)
class Missing:
    """A measure that has no figure for `year`. `mark` is what is printed in its place (未集計)."""

    dossier: Dossier
    year: Year
    mark: str

    @property
    def section(self) -> str:
        """The section that has the figure; empty where none is named."""
        return self.dossier.measure.section

    @property
    def owner(self) -> str:
        return self.dossier.owner

    @property
    def absence(self) -> Absence | None:
        return self.dossier.absence(self.year.number)


def missing(store: Store, today: date) -> tuple[Missing, ...]:
    """In the record's order."""
    found = (missing_of(dossier, today) for dossier in store.dossiers())
    return tuple(one for one in found if one is not None)


def missing_of(dossier: Dossier, today: date) -> Missing | None:
    """None where the last closed year has its figure."""
    year = closed_year(dossier.measure.year_kind, today)
    observation = dossier.observation(year.number)
    if observation is None:
        return Missing(dossier, year, "")
    return Missing(dossier, year, observation.mark) if observation.value is None else None


def closed_year(kind: YearKind, today: date) -> Year:
    """The last year of this kind that is over."""
    last = Year(today.year - 1, kind)
    return last if last.ended(today) else Year(today.year - 2, kind)


def reporting_open(plan: Plan, year: Year, today: date) -> bool:
    """Whether the actuals of `year`, which is over, are asked for: from `report_opens` in the year after."""
    month, day = (int(part) for part in plan.report_opens.split("-"))
    opens = date(year.number + 1, month, day) if (month, day) != (2, 29) else date(year.number + 1, 3, 1)
    return today >= opens
