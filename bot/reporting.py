"""The report sheet as a file: which record it is made from, in which format, under which name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kpi_core.form_3_2 import Material, form_3_2
from kpi_core.record import Plan
from kpi_core.store import Store

Format = Literal["xlsx", "csv"]


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report ready to be saved or sent; `to_write`: how many rows and texts a person must look at."""

    year: int
    title: str
    name: str
    content: bytes
    to_write: int


def report_file(store: Store, year: int, file_format: Format, today: date) -> ReportFile:
    """The sheet of `year`, from the record and from what was entered, if that is laid over it. Raises `NoSuchReport`."""
    material = Material(
        store.plan, store.terms(), store.tables(), store.dossiers(), store.passages(), store.sources()
    )  # fmt: skip
    form = form_3_2(material, year, today)
    if file_format == "csv":
        from kpi_core.form_csv import form_csv

        content = form_csv(form)
    else:
        from kpi_core.spreadsheet import workbook

        content = workbook(form, today)
    left = sum(bool(row.remarks) for table in form.tables for row in table.rows)
    left += sum(not text for _, text in form.texts) + (not form.experts)
    return ReportFile(year, form.title, f"様式3-2_{form.city}_{year}年.{file_format}", content, left)


def year_due(plan: Plan, today: date) -> int:
    """The year whose report is written now: the last one, once it has been opened; before that the one before it."""
    opens = date.fromisoformat(f"{today.year}-{plan.report_opens}")
    return today.year - (1 if today >= opens else 2)
