"""`kaga audit`: the audit as JSON and as CSV, beside the lines that the terminal shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from bot.whole_files import write_whole
from kpi_core.audit import Audit, Checked, audit
from kpi_core.csv_tables import table_bytes
from kpi_core.figures import plain
from kpi_core.findings import Finding
from kpi_core.store import Store

Json = dict[str, Any]

_HEADER = (
    "区分 / type", "コード / code", "年 / year", "公表値 / published", "計算 / computed", "結果・種類 / result, kind",
    "重要度 / severity", "説明", "explanation", "出典 / source",
)  # fmt: skip


def audited(record: Path, today: date) -> Audit:
    """The audit of a whole record; what was entered has no part in it."""
    with Store.open(record) as store:
        return audit(store.dossiers(), store.catalogue(), store.plan, today)


def as_json(found: Audit) -> Json:
    """Figures are strings in plain decimal notation, years strings of four digits, and what is absent is null."""
    return {"checked": [_check(c) for c in found.checked], "findings": [_finding(f) for f in found.findings]}


def _check(c: Checked) -> Json:
    published = c.published
    return {
        "code": c.row.code,
        "year": f"{published.year.number:04d}",
        "published": published.printed if published.percent is None else plain(published.percent),
        "percent": None if c.percent is None else plain(c.percent),
        "result": str(c.result),
        "explanation": c.explanation.ja,
        "explanation_en": c.explanation.to("en"),
        "printed": published.printed,
        "ways": [str(way.way) for way in c.ways],
        "source": published.source,
    }


def _finding(f: Finding) -> Json:
    return {
        "kind": str(f.kind),
        "severity": str(f.severity),
        "codes": list(f.codes),
        "text": f.text.ja,
        "text_en": f.text.to("en"),
        "sources": list(f.sources),
    }


def write_csv(found: Audit, file: Path) -> None:
    """The audit as a table that a Japanese spreadsheet opens; whole or not at all. Raises `NotWritten`."""
    rows = (*map(_check_row, found.checked), *map(_finding_row, found.findings))
    write_whole(file, table_bytes([_HEADER, *rows]))


def _check_row(c: Checked) -> tuple[str, ...]:
    p, ours = c.published, "" if c.percent is None else f"{plain(c.percent)}%"
    said = c.explanation
    return ("checked", c.row.code, str(p.year), p.printed, ours, str(c.result), "", said.ja, said.to("en"), p.source)


def _finding_row(f: Finding) -> tuple[str, ...]:
    codes, sources = " ".join(f.codes), "\n".join(f.sources)
    return ("finding", codes, "", "", "", str(f.kind), str(f.severity), f.text.ja, f.text.to("en"), sources)
