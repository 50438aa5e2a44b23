"""What the record and the entries hold on one measure, gathered in one value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kpi_core.record import Absence, Indicator, Measure, Note, Observation, PublishedFigure


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one measure: its rows, its series and what was printed about them.

    `owner` (a person's id in Slack) and `absences` were entered here, and are empty for the published record alone.
    """

    measure: Measure
    indicators: tuple[Indicator, ...]  # in the record's order
    observations: tuple[Observation, ...]  # by year, oldest first; at most one a year
    published: tuple[PublishedFigure, ...]
    notes: tuple[Note, ...]
    owner: str = ""
    absences: tuple[Absence, ...] = ()

    def indicator(self, code: str) -> Indicator:
        """The row with this code. Raises `KeyError` if it is not one of this measure's."""
        for row in self.indicators:
            if row.code == code:
                return row
        raise KeyError(code)

    def observation(self, year: int) -> Observation | None:
        """What is known of `year`; its value is None where only a mark is printed."""
        return next((o for o in self.observations if o.year.number == year), None)

    @property
    def has_several_plans(self) -> bool:
        """Whether its targets belong to more than one plan, so that each must say which."""
        return len({row.plan for row in self.indicators if row.target is not None}) > 1

    def actual(self, year: int) -> Decimal | None:
        """The measure's value in `year`, in its unit."""
        observation = self.observation(year)
        return observation.value if observation is not None else None

    def absence(self, year: int) -> Absence | None:
        """Why `year` has no actual; None where it has one, or nobody said."""
        if self.actual(year) is not None:
            return None
        return next((a for a in self.absences if a.year == year), None)

    def basis(self, row: Indicator) -> Indicator:
        """The row that lends `row` its baseline, target and years: itself, but for `compare_with`."""
        return self.indicator(row.compare_with) if row.compare_with else row
