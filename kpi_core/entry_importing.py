"""What was entered here into observations.csv, for next year's record: value, year and source, no names and no ids.

An entry that the file says already changes nothing, so that the import can be repeated.
"""

from __future__ import annotations

from pathlib import Path

from kpi_core import live_file, rows
from kpi_core.csv_editing import EditedFolder
from kpi_core.errors import BadRecord, Complaint
from kpi_core.figures import plain
from kpi_core.holding import holding
from kpi_core.importing import check_edited, read_record
from kpi_core.observed import Observed
from kpi_core.record import Plan
from kpi_core.years import Year, YearKind


def edited_by_entries(live: Path, folder: Path) -> EditedFolder:
    """The CSV files of `folder` with the entries of `live` that hold; nothing is written yet.

    Raises what `LiveStore.open` raises, `WrongPlan` for entries of another plan, and `BadRecord` where an entry is of a
    measure that the files do not know, or where they are no record.
    """
    record = read_record(folder).record
    known = {measure.key for measure in record.measures}
    printed = {(o.measure, o.year.number): o.year for o in record.observations}
    edited = EditedFolder(folder)
    observed = Observed(edited)
    unknown: list[Complaint] = []
    for row in entries_to_publish(live, record.plan):
        measure, number = str(row["measure"]), int(row["year"])
        if measure not in known:
            where = Complaint(
                live.name, None, "measure", measure, "measures.csv にない指標の入力です", "is not in measures.csv"
            )
            unknown.append(where)
            continue
        value = rows.decimal(row["value"])
        if value is not None:
            year = printed.get((measure, number), Year(number, YearKind(row["year_kind"])))
            mark = "暫定" if row["provisional"] else ""
            observed.say(measure, str(year), plain(value), mark, str(row["source"]))
    if unknown:
        raise BadRecord(unknown)
    check_edited(edited)
    return edited


def entries_to_publish(live: Path, plan: Plan) -> list[rows.DbRow]:
    """The newest entry of each measure and year that was not taken back, by measure and year."""
    with live_file.reading(live, plan) as db:
        found = [row for of_measure in holding(db).entries.values() for row in of_measure]
    return sorted(found, key=lambda row: (row["measure"], row["year"]))
