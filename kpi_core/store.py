"""A record, read-only, with the live store laid over it: all that is asked of the two files, as values.

An entered value supersedes the record's for the same measure and year; neither file is ever changed by reading.
What was read of the record is kept in the process until its file changes, so that a question seldom waits for it.
A `Store` belongs to the thread that opened it (SQLite's rule), so each listener opens its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils.db import Database

from kpi_core import live_file, rows
from kpi_core.catalogue import Catalogue, PassageNames
from kpi_core.connections import BUSY_SECONDS, RECORD, Stamp, reading, stamp
from kpi_core.dossier import Dossier
from kpi_core.duties import Duties, duties
from kpi_core.figures import plain
from kpi_core.holding import Holding, holding
from kpi_core.language import Bilingual
from kpi_core.record import Indicator, Observation, Passage, Plan, Programme, Source, Table, Term

_Value = TypeVar("_Value")
_MOST_KEPT = 5_000  # dossiers in memory, some 5 kB each
_CHUNK = 500  # values in one `in (…)`: older builds of SQLite take 999 variables at most


class _Read:
    """What has been read of one state of the two files. Filled by whichever thread needs a thing first."""

    def __init__(self) -> None:
        self.things: dict[str, Any] = {}
        self.dossiers: dict[str, Dossier] = {}


_read: dict[Path, tuple[Stamp, _Read]] = {}


class Store:
    """What is known: `plan`, `catalogue()`, `dossiers()`, `passages()`, all as values."""

    def __init__(self, record: Path, live: Path | None, until: int | None, files: ExitStack, wait: float) -> None:
        self._path = record
        self._files = files
        self._connection: Database | None = None
        at, known = stamp(record), _read.get(record)
        self._at = at
        kept = known[1] if known is not None and at is not None and known[0] == at else None
        self._memory = kept or _Read()
        self.plan: Plan = self._once("plan", lambda: rows.plan(self._values()))
        if kept is None:
            _read[record] = (at, self._memory)  # only what could be read is kept
        # Never kept: what was entered must be seen at the next question, and its file is written by several processes.
        self._entered: Holding | None = None
        self._duties = Duties({}, {})
        if live is not None:
            with live_file.reading(live, self.plan, wait) as db:
                self._entered, self._duties = holding(db, until), duties(db, self.plan)

    @classmethod
    @contextmanager
    def open(
        cls, record: Path, live: Path | None = None, *, until: int | None = None, wait: float = BUSY_SECONDS
    ) -> Iterator[Store]:
        """Both files, read-only. Without `live`: the published record alone. `wait`: seconds for a locked file.

        `until`: the id of the last entry that counts, for how things stood then.

        Raises `StoreMissing`, `NotAStore`, `StoreTooNew`, `StoreTooOld` or `WrongPlan`.
        """
        with ExitStack() as files:
            yield cls(record, live, until, files, wait)

    @property
    def _record(self) -> Database:
        """Opened when the first thing is needed that was not read before."""
        if self._connection is None:
            self._connection = self._files.enter_context(reading(self._path, RECORD))
            if stamp(self._path) != self._at:
                self._memory = _Read()  # another record has come since: nothing of it belongs to what was read before
        return self._connection

    def _once(self, name: str, read: Callable[[], _Value]) -> _Value:
        things = self._memory.things
        if name not in things:
            things[name] = read()
        found: _Value = things[name]
        return found

    def _values(self) -> dict[str, str]:
        return self._once(
            "values", lambda: {row["key"]: row["value"] for row in self._record.query("select key, value from plan")}
        )

    @property
    def version(self) -> str:
        """Changes whenever the record does."""
        return self._values()["record_version"]

    @property
    def has_entries(self) -> bool:
        """Whether what was entered is laid over the record."""
        return self._entered is not None

    @property
    def last_entry(self) -> int:
        """The newest entry: what is entered after it was not seen yet. 0 where there is none."""
        return self._entered.last if self._entered is not None else 0

    def tables(self) -> tuple[Table, ...]:
        return self._once("tables", self._read_tables)

    def _read_tables(self) -> tuple[Table, ...]:
        return tuple(
            Table(r["key"], r["prefix"], Bilingual(r["title_ja"], r["title_en"]), r["reports_year"])
            for r in self._record.query("select * from tables order by rowid")
        )

    def terms(self) -> tuple[Term, ...]:
        return self._once("terms", self._read_terms)

    def _read_terms(self) -> tuple[Term, ...]:
        return tuple(
            Term(r["key"], Bilingual(r["name_ja"], r["name_en"]), r["term_start"], r["term_end"])
            for r in self._record.query("select * from plans order by rowid")
        )

    def sources(self) -> dict[str, Source]:
        """By their Japanese name, which is what a figure's `source` says."""
        return self._once("sources", self._read_sources)

    def _read_sources(self) -> dict[str, Source]:
        return {
            r["source"]: Source(Bilingual(r["source"], r["source_en"]), r["as_of"])
            for r in self._record.query("select * from sources")
        }

    def programmes(self) -> tuple[Programme, ...]:
        """Those named in the record's file, then those that only rows name."""
        return self._once("programmes", self._read_programmes)

    def _read_programmes(self) -> tuple[Programme, ...]:
        known = {
            r["name"]: Programme(Bilingual(r["name"], r["name_en"]), rows.many(r["aliases"]))
            for r in self._record.query("select * from programmes order by rowid")
        }
        for r in self._record.query(
            "select programme from indicators where programme <> '' group by programme order by min(position)"
        ):
            known.setdefault(r["programme"], Programme(Bilingual(r["programme"], ""), ()))
        return tuple(known.values())

    def passages(self, keys: Sequence[str] | None = None) -> tuple[Passage, ...]:
        """These passages, in this order; without `keys` all, in the record's."""
        found = self._once(
            "passages",
            lambda: {r["key"]: rows.passage(r) for r in self._record.query("select * from passages order by position")},
        )
        return tuple(found.values()) if keys is None else tuple(found[key] for key in keys if key in found)

    def catalogue(self) -> Catalogue:
        """The names of all there is to ask for."""
        return self._once("catalogue", self._read_catalogue)

    def _read_catalogue(self) -> Catalogue:
        of_measure: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for measure, *cells in self._record.execute(
            "select measure, code, name_printed, programme, dimension, sdg_targets, target, target_year"
            " from indicators order by position"
        ):
            of_measure[measure].append(tuple(cells))
        measures = tuple(
            rows.measure_names(r, of_measure[r[0]])
            for r in self._record.execute(
                "select key, name_ja, name_en, aliases, unit_ja, unit_en from measures order by position"
            )
        )
        passages = tuple(
            PassageNames(r["key"], Bilingual(r["title_ja"], r["title_en"]), rows.many(r["aliases"]))
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
        known = self._once("names", lambda: {m.key: (m.key, m.name, m.codes[0]) for m in self.catalogue().measures})
        return tuple(known[key] for key in measures if key in known)

    def first_names(self, count: int) -> tuple[Bilingual, ...]:
        """The names of the record's first measures, for examples."""
        return tuple(measure.name for measure in self.catalogue().measures[:count])

    def first_code(self) -> str:
        """The code of the record's first row; empty for a record without rows."""
        codes = (code for measure in self.catalogue().measures for code in measure.codes)
        return next(codes, "")

    def dossiers(self, measures: Sequence[str] | None = None) -> tuple[Dossier, ...]:
        """All that is known of these measures, in this order; of every measure, in the record's order, without them."""
        keys = self._keys() if measures is None else tuple(dict.fromkeys(measures))
        kept = self._memory.dossiers
        missing = [key for key in keys if key not in kept]
        fresh = {d.measure.key: d for d in self._published(missing)} if missing else {}
        if len(kept) + len(fresh) <= _MOST_KEPT:
            kept.update(fresh)
        found = (kept.get(key) or fresh.get(key) for key in keys)
        return tuple(self._laid_over(dossier) for dossier in found if dossier is not None)

    def recorded(self, measure: str, year: int) -> str | None:
        """The record's own value, whatever was entered; in plain notation."""
        for dossier in self.dossiers([measure]):
            o = dossier.observation(year)
            value = None if o is None else o.value if o.entry is None else o.published
            return None if value is None else plain(value)
        return None

    def _keys(self) -> tuple[str, ...]:
        return self._once(
            "keys", lambda: tuple(r["key"] for r in self._record.query("select key from measures order by position"))
        )

    def _laid_over(self, dossier: Dossier) -> Dossier:
        """What was entered over what was published."""
        key = dossier.measure.key
        owner, absences = self._duties.owners.get(key, ""), self._duties.absences.get(key, ())
        if owner or absences:
            dossier = replace(dossier, owner=owner, absences=absences)
        return self._entered.over(dossier) if self._entered is not None else dossier

    def _published(self, measures: Sequence[str]) -> tuple[Dossier, ...]:
        """These measures, as the record has them."""
        found = {
            row["key"]: rows.measure(row) for row in self._select("select * from measures", "key", measures, "position")
        }
        indicators: dict[str, list[Indicator]] = defaultdict(list)
        for row in self._select(
            "select indicators.*, tables.reports_year, plans.term_start from indicators"
            ' join tables on tables.key = indicators."table" join plans on plans.key = indicators.plan',
            "measure", measures, "position",
        ):  # fmt: skip
            indicators[row["measure"]].append(rows.indicator(row))
        series = self._series(measures)
        codes = [i.code for of in indicators.values() for i in of]
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
            for key in found
        )

    def _series(self, measures: Sequence[str]) -> dict[str, dict[int, Observation]]:
        """By measure and year."""
        series: dict[str, dict[int, Observation]] = defaultdict(dict)
        for row in self._select("select * from observations", "measure", measures, "year"):
            series[row["measure"]][row["year"]] = rows.observation(row)
        return series

    def _select(self, sql: str, column: str, values: Sequence[str], order: str) -> Iterator[rows.DbRow]:
        """`sql` for these values of `column`, in chunks."""
        for start in range(0, len(values), _CHUNK):
            chunk = values[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            yield from self._record.query(f"{sql} where {column} in ({marks}) order by {order}", list(chunk))


def _grouped(found: Iterable[rows.DbRow], make: Callable[[rows.DbRow], _Value]) -> dict[str, list[_Value]]:
    by_code: dict[str, list[_Value]] = defaultdict(list)
    for row in found:
        by_code[row["code"]].append(make(row))
    return by_code
