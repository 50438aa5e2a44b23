"""A record, read-only, with the live store laid over it: all that is asked of the two files, as values.

An entered value supersedes the record's for the same measure and year; neither file is ever changed by reading.
A `Store` belongs to the thread that opened it (SQLite's rule), so each listener opens its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlite_utils.db import Database

from kpi_core import rows
from kpi_core.connections import LIVE, RECORD, reading
from kpi_core.language import Bilingual
from kpi_core.live import check_plan
from kpi_core.record import (
    Catalogue,
    Dossier,
    Indicator,
    MeasureNames,
    Observation,
    Passage,
    PassageNames,
    Plan,
    Programme,
    Source,
    Table,
    Term,
)

_Value = TypeVar("_Value")
_CHUNK = 500  # values in one `in (…)`: older builds of SQLite take 999 variables at most


class Store:
    """What is known: `plan`, `catalogue()`, `dossiers()`, `passages()`, all as values."""

    def __init__(self, record: Database, live: Database | None) -> None:
        self._record = record
        self._live = live
        values: dict[str, str] = {row["key"]: row["value"] for row in record.query("select key, value from plan")}
        self.plan: Plan = rows.plan(values)
        self._version = str(values["record_version"])

    @classmethod
    @contextmanager
    def open(cls, record: Path, live: Path | None = None) -> Iterator[Store]:
        """Both files, read-only. Without `live`: the published record alone.

        Raises `StoreMissing`, `NotAStore`, `StoreTooNew`, `StoreTooOld` or `WrongPlan`.
        """
        with reading(record, RECORD) as record_db:
            if live is None:
                yield cls(record_db, None)
                return
            with reading(live, LIVE) as live_db:
                store = cls(record_db, live_db)
                check_plan(live_db, live, store.plan)
                yield store

    @property
    def version(self) -> str:
        """Changes whenever the record does."""
        return self._version

    @property
    def has_entries(self) -> bool:
        """Whether what was entered is laid over the record."""
        return self._live is not None

    def tables(self) -> tuple[Table, ...]:
        return tuple(
            Table(
                r["key"],
                r["prefix"],
                Bilingual(r["title_ja"], r["title_en"]),
                r["reports_year"],
            )
            for r in self._record.query("select * from tables order by rowid")
        )

    def terms(self) -> tuple[Term, ...]:
        return tuple(
            Term(
                r["key"],
                Bilingual(r["name_ja"], r["name_en"]),
                r["term_start"],
                r["term_end"],
            )
            for r in self._record.query("select * from plans order by rowid")
        )

    def sources(self) -> dict[str, Source]:
        """By their Japanese name, which is what a figure's `source` says."""
        return {
            r["source"]: Source(Bilingual(r["source"], r["source_en"]), r["as_of"])
            for r in self._record.query("select * from sources")
        }

    def programmes(self) -> tuple[Programme, ...]:
        """Those named in the record's file, then those that only rows name."""
        known = {
            r["name"]: Programme(Bilingual(r["name"], r["name_en"]), rows.many(r["aliases"]))
            for r in self._record.query("select * from programmes order by rowid")
        }
        for r in self._record.query("select programme from indicators where programme <> '' order by position"):
            known.setdefault(r["programme"], Programme(Bilingual(r["programme"], ""), ()))
        return tuple(known.values())

    def passages(self, keys: Sequence[str] | None = None) -> tuple[Passage, ...]:
        found = {r["key"]: rows.passage(r) for r in self._record.query("select * from passages order by position")}
        return tuple(found.values()) if keys is None else tuple(found[key] for key in keys if key in found)

    def catalogue(self) -> Catalogue:
        """The names of all there is to ask for; no figures."""
        printed: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for r in self._record.query(
            "select measure, code, name_printed, programme, dimension, sdg_targets from indicators order by position"
        ):
            of = printed[r["measure"]]
            of["code"].append(r["code"])
            for column in ("name_printed", "programme", "dimension"):
                if r[column] and r[column] not in of[column]:
                    of[column].append(r[column])
            of["sdg"].extend(t for t in rows.many(r["sdg_targets"]) if t not in of["sdg"])
        measures = tuple(
            MeasureNames(
                key=r["key"],
                name=Bilingual(r["name_ja"], r["name_en"]),
                aliases=rows.many(r["aliases"]),
                printed=tuple(printed[r["key"]]["name_printed"]),
                codes=tuple(printed[r["key"]]["code"]),
                programmes=tuple(printed[r["key"]]["programme"]),
                dimensions=tuple(printed[r["key"]]["dimension"]),
                sdg_targets=tuple(printed[r["key"]]["sdg"]),
            )
            for r in self._record.query("select key, name_ja, name_en, aliases from measures order by position")
        )
        passages = tuple(
            PassageNames(
                r["key"],
                Bilingual(r["title_ja"], r["title_en"]),
                rows.many(r["aliases"]),
            )
            for r in self._record.query("select key, title_ja, title_en, aliases from passages order by position")
        )
        return Catalogue(
            self.plan.city,
            self.plan.language,
            measures,
            self.programmes(),
            passages,
            self.tables(),
            self.terms(),
        )

    def names(self, measures: Sequence[str]) -> tuple[tuple[str, Bilingual, str], ...]:
        """Of these measures: key, name, and the code of the first row."""
        first = {
            r["measure"]: r["code"]
            for r in self._select(
                "select measure, code from indicators",
                "measure",
                measures,
                "position desc",
            )
        }
        return tuple(
            (r["key"], Bilingual(r["name_ja"], r["name_en"]), first[r["key"]])
            for r in self._select(
                "select key, name_ja, name_en from measures",
                "key",
                measures,
                "position",
            )
        )

    def first_names(self, count: int) -> tuple[Bilingual, ...]:
        """The names of the record's first measures, for examples."""
        found = self._record.query("select name_ja, name_en from measures order by position limit ?", [count])
        return tuple(Bilingual(r["name_ja"], r["name_en"]) for r in found)

    def first_code(self) -> str:
        """The code of the record's first row; empty for a record without rows."""
        found = self._record.query("select code from indicators order by position limit 1")
        return next((r["code"] for r in found), "")

    def dossiers(self, measures: Sequence[str] | None = None) -> tuple[Dossier, ...]:
        """All that is known of these measures, in this order; of every measure, in the record's order, without them."""
        measures = None if measures is None else tuple(dict.fromkeys(measures))
        found = {
            row["key"]: rows.measure(row) for row in self._select("select * from measures", "key", measures, "position")
        }
        indicators: dict[str, list[Indicator]] = defaultdict(list)
        for row in self._select(
            'select indicators.*, tables.reports_year from indicators join tables on tables.key = indicators."table"',
            "measure", measures, "position",
        ):  # fmt: skip
            indicators[row["measure"]].append(rows.indicator(row))
        series = self._series(measures)
        codes = [i.code for of in indicators.values() for i in of] if measures is not None else None
        published = _grouped(
            self._select("select * from published", "code", codes, "year, rowid"),
            rows.published_figure,
        )
        notes = _grouped(self._select("select * from notes", "code", codes, "position"), rows.note)
        return tuple(
            Dossier(
                measure=found[key],
                indicators=tuple(indicators[key]),
                observations=tuple(series[key][year] for year in sorted(series[key])),
                published=tuple(p for i in indicators[key] for p in published[i.code]),
                notes=tuple(n for i in indicators[key] for n in notes[i.code]),
            )
            for key in (found if measures is None else measures)
            if key in found
        )

    def _series(self, measures: Sequence[str] | None) -> dict[str, dict[int, Observation]]:
        """By measure and year, what was entered over what was published."""
        series: dict[str, dict[int, Observation]] = defaultdict(dict)
        for row in self._select("select * from observations", "measure", measures, "year"):
            series[row["measure"]][row["year"]] = rows.observation(row)
        if self._live is not None:
            newest = "select * from entries where id in (select max(id) from entries group by measure, year)"
            for row in self._live.query(newest):
                if row["value"] is not None and (measures is None or row["measure"] in measures):
                    under = series[row["measure"]].get(row["year"])
                    series[row["measure"]][row["year"]] = rows.entered(row, under)
        return series

    def _select(self, sql: str, column: str, values: Sequence[str] | None, order: str) -> Iterator[rows.DbRow]:
        """`sql` for these values of `column`, in chunks; without restriction where `values` is None."""
        if values is None:
            yield from self._record.query(f"{sql} order by {order}")
            return
        for start in range(0, len(values), _CHUNK):
            chunk = values[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            yield from self._record.query(f"{sql} where {column} in ({marks}) order by {order}", list(chunk))


def _grouped(found: Iterable[rows.DbRow], make: Callable[[rows.DbRow], _Value]) -> dict[str, list[_Value]]:
    by_code: dict[str, list[_Value]] = defaultdict(list)
    for row in found:
        by_code[row["code"]].append(make(row))
    return by_code
