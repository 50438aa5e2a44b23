"""What is entered here, as frozen values: what is to be stored, what was stored, and why something cannot be.

An entry is never changed: a correction stands over it, and taking one back is an entry too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kpi_core.errors import BadEntry, KpiError, shortened
from kpi_core.figures import grouped
from kpi_core.years import Year

OPERATOR = "os:"  # begins the id of whoever entered at the command line


@dataclass(frozen=True, slots=True)
class By:
    """Who did something, when (ISO 8601, UTC) and from where. `name` is the name as it was."""

    id: str
    name: str
    at: str
    via: str


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An actual to be stored. `key` makes a repetition of the same submission known; `value` None takes one back.

    `published` is the record's own value of that year: it held until now where nothing was entered. `to_confirm`: somebody
    waits to be told that it is stored, and is told at the next start if a kill comes in between; of an operator's entry
    only a line that stands in the channel already is to be told.
    """

    key: str
    measure: str
    year: int
    year_kind: str
    value: str | None
    source: str
    by_id: str
    by_name: str
    at: str  # ISO 8601, UTC
    via: str
    reason: str = ""
    provisional: bool = False
    undoes: int | None = None
    published: str | None = None
    to_confirm: bool = False


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry as it is stored. `old` is what held before, `new` None takes back: then the record's value holds again."""

    id: int
    key: str
    measure: str
    year: Year
    old: Decimal | None
    new: Decimal | None
    provisional: bool
    source: str
    reason: str
    by_id: str
    by: str
    at: str
    via: str
    undoes: int | None

    @property
    def by_operator(self) -> bool:
        return self.by_id.startswith(OPERATOR)


@dataclass(frozen=True, slots=True)
class Stored:
    """`first` is False where the same submission was stored before: its entry is found, and nothing is told twice."""

    entry: Entered
    first: bool


@dataclass(frozen=True, slots=True)
class Announcement:
    """The message that told of an entry."""

    entry: int
    channel: str
    ts: str


class UnknownEntry(KpiError):
    """No entry has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            ja=f"{number}番の入力はありません。kaga history で番号を確かめてください。",
            en=f"There is no entry {number}. `kaga history` shows the numbers.",
        )


class Overtaken(KpiError):
    """Something cannot be done because another entry stands in the way: `entry`."""

    def __init__(self, entry: Entered, *, ja: str, en: str) -> None:
        super().__init__(ja=ja, en=en)
        self.entry = entry


class Conflict(Overtaken):
    """Somebody else entered an actual for this measure and year since this one was begun."""

    def __init__(self, entry: Entered) -> None:
        super().__init__(
            entry,
            ja=f"入力しているあいだに、{entry.by}さんが{entry.year}の実績を変更しました（{change_ja(entry)}）。まだ登録していません。内容を確かめてから、登録するかどうかをお決めください。",
            en=f"Meanwhile {entry.by} changed the actual for {entry.year.label('en')} ({change_en(entry)}). Nothing was stored; please look at it and decide again.",
        )


class Superseded(Overtaken):
    """What is to be undone does not hold any more: `entry` does."""

    def __init__(self, entry: Entered) -> None:
        super().__init__(
            entry,
            ja=f"この入力のあとに、{entry.by}さんが{entry.year}の実績を変更しています（{change_ja(entry)}、{entry.id}番）。取り消していません。",
            en=f"{entry.by} has changed the actual for {entry.year.label('en')} since ({change_en(entry)}, entry {entry.id}). Nothing was undone.",
        )


class UndoneAlready(Overtaken):
    """What is to be undone was undone by `entry`."""

    def __init__(self, entry: Entered) -> None:
        super().__init__(
            entry,
            ja=f"この入力は、{entry.by}さんがすでに取り消しています（{entry.id}番）。",
            en=f"{entry.by} has undone this entry already (entry {entry.id}).",
        )


def change_ja(entry: Entered) -> str:
    return f"{_figure(entry.old, 'なし')} → {_figure(entry.new, '取り消し')}"


def change_en(entry: Entered) -> str:
    return f"{_figure(entry.old, 'none')} → {_figure(entry.new, 'taken back')}"


def _figure(value: Decimal | None, missing: str) -> str:
    return missing if value is None else grouped(value)


LONGEST_TEXT = 500  # characters of a source or a reason


def told_text(text: str, *, longest: int = LONGEST_TEXT) -> str:
    """A source or a reason on one line. Raises `BadEntry` where it is too long to be kept whole."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(line) > longest:
        raise BadEntry(
            ja=f"「{shortened(line, 20)}」は長すぎます（{len(line):,}文字）。{longest}文字以内にしてください。",
            en=f"“{shortened(line, 20)}” is too long ({len(line):,} characters). Keep it within {longest}.",
        )
    return line
