"""The catalogue of the committed record, and small ones made up for a test."""

from __future__ import annotations

import csv
from pathlib import Path

from kpi_core.catalogue import Catalogue, MeasureNames, PassageNames
from kpi_core.language import Bilingual
from kpi_core.record import Programme, Table, Term

DATA = Path(__file__).resolve().parents[2] / "data"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def kaga() -> Catalogue:
    plan = {row["key"]: row["value"] for row in _rows("plan")}
    rows = _rows("indicators")
    measures = []
    for m in _rows("measures"):
        own = [row for row in rows if row["measure"] == m["key"]]
        measures.append(
            MeasureNames(
                key=m["key"],
                name=Bilingual(m["name_ja"], m["name_en"]),
                aliases=_split(m["aliases_ja"]) + _split(m["aliases_en"]),
                printed=_unique([row["name_printed"] for row in own]),
                codes=tuple(row["code"] for row in own),
                programmes=_unique([row["programme"] for row in own]),
                dimensions=_unique([row["dimension"] for row in own]),
                sdg_targets=_unique([t for row in own for t in _split(row["sdg_targets"])]),
            )
        )
    return Catalogue(
        city=Bilingual(plan["city_ja"], plan["city_en"]),
        language="ja" if plan["language"] == "ja" else "en",
        measures=tuple(measures),
        programmes=tuple(
            Programme(Bilingual(p["name"], p["name_en"]), _split(p["aliases_ja"]) + _split(p["aliases_en"]))
            for p in _rows("programmes")
        ),
        passages=tuple(
            PassageNames(
                p["key"], Bilingual(p["title_ja"], p["title_en"]), _split(p["aliases_ja"]) + _split(p["aliases_en"])
            )
            for p in _rows("passages")
        ),
        tables=tuple(
            Table(
                t["key"],
                t["prefix"],
                Bilingual(t["title_ja"], t["title_en"]),
                int(t["reports_year"]) if t["reports_year"] else None,
            )
            for t in _rows("tables")
        ),
        terms=tuple(
            Term(t["key"], Bilingual(t["name_ja"], t["name_en"]), int(t["term_start"]), int(t["term_end"]))
            for t in _rows("plans")
        ),
    )
