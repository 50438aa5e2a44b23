"""Actuals entered by an operator at the command line: shown before → after, agreed to, stored, and told.

Nothing is stored before it was shown, and nothing without a word of agreement: an answer at the terminal, or --yes.
"""

from __future__ import annotations

import getpass
import os
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import entry_words, paths
from bot.terminal import visible
from kpi_core.assessment import Assessment
from kpi_core.dossier import Dossier
from kpi_core.entries import OPERATOR, By, Entered, NewEntry, Stored, told_text
from kpi_core.errors import KpiError
from kpi_core.figures import plain
from kpi_core.language import Bilingual, Language
from kpi_core.live import LiveStore
from kpi_core.naming import measure_named
from kpi_core.record import Measure, Plan
from kpi_core.store import Store
from kpi_core.typed_values import read_typed_year, read_value
from kpi_core.update_files import Planned, read_updates
from kpi_core.updates import Draft, Preview, before_and_after, preview

Rows = Sequence[tuple[Assessment, Assessment]]


@dataclass(frozen=True, slots=True)
class Typed:
    """One actual as it stands on the command line."""

    measure: str
    year: str
    value: str
    source: str
    reason: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class Done:
    """A stored entry, and what it changed."""

    entry: Entered
    rows: Rows
    warnings: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an operator enters actuals: the two files, and the time. `agree` gets what would be done, and says whether to."""

    record: Path
    live: paths.Place
    now: datetime
    language: Language
    agree: Callable[[list[str]], bool]

    def enter(self, typed: Typed) -> list[Done]:
        """Store one actual; nothing where it is not agreed to. Raises `KpiError`."""
        with Store.open(self.record, paths.to_read(self.live)) as store:
            seen = preview(self._draft(typed, store), *self._about(typed.measure, store))
            if not self.agree(told(seen, self.language)):
                return []
            return self._store([seen], store, "terminal")

    def enter_file(self, file: Path) -> tuple[list[Done], list[str]]:
        """Store every row of a CSV file, or none; and what should be known of the file. Raises `KpiError`."""
        with Store.open(self.record, paths.to_read(self.live)) as store:
            reading = read_updates(file, store, self._today(store.plan))
            remarks = [remark.to(self.language) for remark in reading.remarks]
            if reading.there:
                rows = ", ".join(map(str, reading.there))
                remarks.append(
                    Bilingual(
                        f"{rows}行目は同じ値がすでに登録されているため、登録しません。",
                        f"Row {rows}: the same value is stored already and is left out.",
                    ).to(self.language)
                )
            if not reading.planned or not self.agree(_told_file(reading.planned, self.language)):
                return [], remarks
            return self._store([planned.preview for planned in reading.planned], store, "file"), remarks

    def undo(self, number: int, reason: str) -> list[Done]:
        """Let hold again what held before an entry. Raises `KpiError`."""
        with Store.open(self.record, paths.to_read(self.live)) as store:
            plan = store.plan
            with LiveStore.open(self.live.path, plan) as live:
                entry = live.undoable(number)
            before = store.dossiers([entry.measure])
            if not before:
                raise _gone(entry)
            recorded = store.recorded(entry.measure, entry.year.number)
        if not self.agree([_told_undo(entry, before[0].measure, self.language)]):
            return []
        with LiveStore.open(self.live.path, plan) as live:
            by, key = self._by("terminal"), uuid.uuid4().hex
            stored = live.undo(number, key, by, reason=told_text(reason), published=recorded, to_confirm=True)
        with Store.open(self.record, self.live.path) as store:
            after = store.dossiers([entry.measure])
        rows = [pair for old, new in zip(before, after, strict=True) for pair in self._pairs(old, new, plan)]
        return [Done(stored.entry, rows)]

    def _pairs(self, old: Dossier, new: Dossier, plan: Plan) -> Rows:
        return before_and_after(old, new, plan, self._today(plan))

    def _about(self, measure: str, store: Store) -> tuple[Dossier, Plan, date]:
        return store.dossiers([measure_named(measure, store)])[0], store.plan, self._today(store.plan)

    def _draft(self, typed: Typed, store: Store) -> Draft:
        dossier, _, today = self._about(typed.measure, store)
        return Draft(
            dossier.measure.key,
            read_typed_year(typed.year, dossier, today),
            read_value(typed.value, dossier),
            told_text(typed.source),
            told_text(typed.reason),
            typed.provisional,
        )

    def _store(self, previews: Sequence[Preview], store: Store, via: str) -> list[Done]:
        """All of them in one transaction."""
        by = self._by(via)
        new = [_new_entry(p, by, store) for p in previews]
        if not self.live.path.exists():
            LiveStore.create(self.live.path, store.plan)
        with LiveStore.open(self.live.path, store.plan) as live:
            stored: tuple[Stored, ...] = live.enter_all(new, store.last_entry)
        return [Done(s.entry, p.rows, tuple(w.text for w in p.warnings)) for s, p in zip(stored, previews, strict=True)]

    def _today(self, plan: Plan) -> date:
        return self.now.astimezone(ZoneInfo(plan.timezone)).date()

    def _by(self, via: str) -> By:
        name = operator()
        return By(f"{OPERATOR}{name}", name, self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), via)


def operator() -> str:
    """The operating system's name for whoever calls; the number where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


def _gone(entry: Entered) -> KpiError:
    return KpiError(
        ja=f"指標 {entry.measure} はいまの公表データにありません。KAGA_RECORD を確かめてください。",
        en=f"The record has no measure {entry.measure} any more. Check KAGA_RECORD.",
    )


def _new_entry(p: Preview, by: By, store: Store) -> NewEntry:
    return NewEntry(
        key=uuid.uuid4().hex,
        measure=p.measure.key,
        year=p.year.number,
        year_kind=str(p.year.kind),
        value=plain(p.new),
        source=p.draft.source,
        by_id=by.id,
        by_name=by.name,
        at=by.at,
        via=by.via,
        reason=p.draft.reason,
        provisional=p.provisional,
        published=store.recorded(p.measure.key, p.year.number),
        to_confirm=True,
    )


# --- what is shown


def told(p: Preview, language: Language) -> list[str]:
    """Before → after, every row of the measure, and what looks odd."""
    between = Bilingual("　", ". ").to(language)
    lines = [f"{p.measure.name.to(language)}{between}{entry_words.of_preview(p, language)}"]
    lines += [f"  {b.row.code}  {entry_words.row(b, a, p.year.number, language)}" for b, a in p.rows]
    if p.read_as is not None:
        lines.append(p.read_as.to(language))
    lines += [f"{Bilingual('注意', 'Note').to(language)}: {w.to(language)}" for w in p.warnings]
    if p.unchanged:
        lines.append(Bilingual("同じ値がすでにあります。", "The same value is there already.").to(language))
    lines += [entry_words.published(c, language) for c in p.differing]
    return [visible(line) for line in lines]


def _told_file(planned: Sequence[Planned], language: Language) -> list[str]:
    lines = []
    for each in planned:
        first, *rest = told(each.preview, language)
        lines += [f"{Bilingual(f'{each.row}行目', f'row {each.row}').to(language)}  {first}", *rest]
    return lines


def _told_undo(entry: Entered, measure: Measure, language: Language) -> str:
    old, new = (
        entry_words.amount(entry.new, measure.unit, language),
        entry_words.amount(entry.old, measure.unit, language),
    )
    return visible(
        Bilingual(
            f"{entry.id}番の入力を取り消します: {measure.name.ja} {entry.year}　{old} → {new}",
            f"Undo entry {entry.id}: {measure.name.to('en')} {entry.year.label('en')}: {old} → {new}",
        ).to(language)
    )


def as_json(done: Done) -> dict[str, Any]:
    """Percentages are those that are shown, as strings in plain notation; null where there is none."""
    entry = done.entry
    return {
        "id": entry.id,
        "measure": entry.measure,
        "year": f"{entry.year.number:04d}",
        "old": None if entry.old is None else plain(entry.old),
        "new": None if entry.new is None else plain(entry.new),
        "provisional": entry.provisional,
        "rows": [
            {"code": b.row.code, "before": _percent(b), "after": _percent(a), "status": str(a.status)}
            for b, a in done.rows
        ],
        "warnings": [w.en for w in done.warnings],
        "undoes": entry.undoes,
    }


def _percent(assessed: Assessment) -> str | None:
    return None if assessed.shown is None else plain(assessed.shown)
