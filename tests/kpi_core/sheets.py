"""Report sheets for tests: written as `kaga report` does, then changed as a person would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from kpi_core.form_3_2 import Material, form_3_2
from kpi_core.importing import read_record
from kpi_core.spreadsheet import workbook

TODAY = date(2024, 6, 1)


def sheet_of(folder: Path, file: Path, year: int = 2022) -> Path:
    """The report of `year` from the CSV files in `folder`."""
    material = Material.of(read_record(folder).record)
    file.write_bytes(workbook(form_3_2(material, year, TODAY), TODAY))
    return file


def type_in(file: Path, sheet: str, cells: Mapping[str, Any]) -> Path:
    """Cells typed over, and what Excel would have computed anew laid beside the formulas: openpyxl stores no results."""
    shown = openpyxl.load_workbook(file, data_only=True)
    book = openpyxl.load_workbook(file)
    for name in book.sheetnames:
        for row in book[name].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = shown[name][cell.coordinate].value
    for place, value in cells.items():
        book[sheet][place] = value
    book.save(file)
    shown.close()
    book.close()
    return file
