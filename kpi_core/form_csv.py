"""様式3-2 as one table: a line for each row of its tables, then a line for each text."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_core.csv_tables import table_bytes
from kpi_core.figures import plain
from kpi_core.form_parts import TO_WRITE, Amount, Form, FormRow, figure_text, text_lines

_HEADER = (
    "区分", "No", "取組名", "指標名", "ゴール・ターゲット番号",
    "当初値の年", "当初値", "当初値の単位", "実績の年", "実績", "実績の単位", "目標年", "目標値", "目標値の単位",
    "達成度(%)", "反映状況・内容", "備考",
)  # fmt: skip


def form_csv(form: Form) -> bytes:
    """The file as it is saved."""
    return table_bytes([_HEADER, *_rows(form)])


def _rows(form: Form) -> Iterator[tuple[str, ...]]:
    for table in form.tables:
        for row in table.rows:
            yield (table.heading, *_cells(row))
    blank = ("",) * 11
    for section, heading, text in text_lines(form):
        yield (section, "", "", heading, *blank, text, "" if text else TO_WRITE)
    for notice in (form.title, form.period, *form.notices):
        yield ("注記", "", "", "", *blank, notice, "")


def _cells(row: FormRow) -> tuple[str, ...]:
    amounts = (cell for amount in (row.baseline, row.actual, row.target) for cell in _amount(amount))
    percent = plain(row.percent) if row.percent is not None else row.verdict
    remarks = "、".join(row.remarks)
    return (
        row.number, row.programme, row.name, ",".join(row.sdg_targets), *amounts, percent, row.reflection, remarks,
    )  # fmt: skip


def _amount(amount: Amount) -> tuple[str, str, str]:
    return "" if amount.year is None else str(amount.year), figure_text(amount), amount.unit
