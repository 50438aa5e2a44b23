"""What holds of all that was entered, and a measure with it laid over what is published."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlite_utils.db import Database

from kpi_core import rows
from kpi_core.dossier import Dossier
from kpi_core.record import Observation
from kpi_core.years import Year


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds of all that was entered: by measure, the newest entry for each year that was not taken back.

    `last` is the newest entry of all; 0 where there is none. `published`: by measure and year, the record's value as it
    was when the first entry was made that is left out; since then the record may have taken that entry over.
    """

    entries: dict[str, list[rows.DbRow]]
    last: int
    published: dict[str, dict[int, str | None]]

    def over(self, dossier: Dossier) -> Dossier:
        """What was entered over what is published."""
        measure = dossier.measure
        entries, published = self.entries.get(measure.key, []), self.published.get(measure.key, {})
        if not entries and not published:
            return dossier
        series = {o.year.number: o for o in dossier.observations}
        for year, text in published.items():
            now, value = series.pop(year, None), rows.decimal(text)
            if now is not None and now.value == value:
                series[year] = now
            elif value is not None:
                series[year] = Observation(measure.key, Year(year, measure.year_kind), value, "", "")
        for row in entries:
            series[row["year"]] = rows.entered(row, series.get(row["year"]))
        return replace(dossier, observations=tuple(series[year] for year in sorted(series)))


def holding(db: Database, until: int | None = None) -> Holding:
    """`until`: the id of the last entry that counts, for how things stood then."""
    found: dict[str, list[rows.DbRow]] = {}
    last = 0
    newest = (
        "select * from entries where id in"
        " (select max(id) from entries where :until is null or id <= :until group by measure, year)"
    )
    for row in db.query(newest, {"until": until}):
        last = max(last, row["id"])
        if row["value"] is not None:
            found.setdefault(row["measure"], []).append(row)
    return Holding(found, last, {} if until is None else _published(db, until, found))


def _published(db: Database, until: int, held: dict[str, list[rows.DbRow]]) -> dict[str, dict[int, str | None]]:
    found: dict[str, dict[int, str | None]] = {}
    first = (
        "select measure, year, old_value from entries where id in"
        " (select min(id) from entries where id > :until group by measure, year)"
    )
    for row in db.query(first, {"until": until}):
        if all(entry["year"] != row["year"] for entry in held.get(row["measure"], ())):
            found.setdefault(row["measure"], {})[row["year"]] = row["old_value"]
    return found
