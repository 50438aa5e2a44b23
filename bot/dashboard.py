"""The dashboard as a value: how everything stands, narrowed to what a person chose, a page of it at a time. Pure.

What was chosen travels in the dashboard's own buttons and menus, whole in each, so nothing of it is kept here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot import wording
from kpi_core import overviews
from kpi_core.assessment import Assessment
from kpi_core.contents import Summary, rows_of
from kpi_core.language import Bilingual, Language
from kpi_core.missing import Missing
from kpi_core.pace import Status
from kpi_core.questions import Filters
from kpi_core.record import Plan
from kpi_core.store import Store
from kpi_core.years import Year

ROWS = 25  # of a page: two blocks each, and a heading at most, of the hundred that a view takes
NOT_ON_PACE = "not_on_pace"  # a choice of status that stands for all that lag
NOT_ENTERED = "not_entered"  # … for what has no actual of the last year that is over

Side = tuple[str, tuple[Assessment, ...]]  # a dimension, and its lead rows


@dataclass(frozen=True, slots=True)
class State:
    """What a person chose to see. `dimension`: a `dimension_key`; `status`: a status, `NOT_ON_PACE` or `NOT_ENTERED`; empty: all.

    `page` counts from 0. `language` None: the plan's.
    """

    dimension: str = ""
    status: str = ""
    goal: int | None = None
    page: int = 0
    language: Language | None = None

    @property
    def narrowed(self) -> bool:
        return bool(self.dimension or self.status or self.goal is not None)

    def encode(self) -> str:
        """At most 150 characters, which is what a menu's option can hold."""
        form = {
            "dimension": self.dimension, "status": self.status, "goal": self.goal, "page": self.page,
            "language": self.language,
        }  # fmt: skip
        return json.dumps({key: value for key, value in form.items() if value not in ("", None)})

    @classmethod
    def decode(cls, value: str) -> State:
        """Raises `ValueError` for a value that is not one of ours."""
        try:
            form: dict[str, Any] = json.loads(value)
            status, goal = str(form.get("status", "")), form.get("goal")
            if status not in {"", NOT_ON_PACE, NOT_ENTERED}:
                status = Status(status).value
            return cls(
                dimension=str(form.get("dimension", "")),
                status=status,
                goal=None if goal is None else int(goal),
                page=max(0, int(form.get("page", 0))),
                language=_language(form.get("language")),
            )
        except (AttributeError, OverflowError, RecursionError, TypeError) as error:
            message = f"not a dashboard's state: {type(error).__name__}"
            raise ValueError(message) from error


def _language(value: object) -> Language | None:
    return "en" if value == "en" else "ja" if value == "ja" else None


def dimension_key(name: str) -> str:
    """A name of any length as a dozen characters, so that it fits into an option, and stays when others come or go."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Updated:
    """An actual that was entered here; `value` None: one that was taken back. `at` is in the plan's time zone."""

    name: Bilingual
    year: Year
    value: Decimal | None
    unit: Bilingual
    by: str
    at: datetime
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """What a person is told beside the figures. `updates`: newest first.

    `posted`, `due`: when the weekly summary went out and goes out next, in the plan's time zone; without `due` none does.
    """

    missing: tuple[Missing, ...] = ()
    updates: tuple[Updated, ...] = ()
    posted: datetime | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What is shown. `sides` holds the page's rows, `found` counts all that `state` leaves, `measures` theirs.

    `can_enter`: the person may be offered the form for an actual. `published_only`: there are entries, and this person
    gets none.
    """

    plan: Plan
    plans: tuple[Bilingual, ...]  # whose rows count
    today: date
    state: State
    summary: Summary
    sides: tuple[Side, ...]
    found: int
    measures: int
    goals: tuple[int, ...]
    can_enter: bool
    published_only: bool
    news: News

    @property
    def language(self) -> Language:
        return self.state.language or self.plan.language

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // ROWS))


def dashboard(
    store: Store, today: date, state: State, news: News, *, can_enter: bool, published_only: bool
) -> Dashboard:
    """How everything stands on `today`. A dimension that is gone narrows nothing; a page past the last is the last."""
    summary = overviews.standing(store, today)
    if state.dimension not in {dimension_key(name) for name, _ in summary.dimensions}:
        state = replace(state, dimension="")
    lacking = frozenset(one.dossier.measure.key for one in news.missing)
    left = [(name, row) for name, rows in summary.dimensions for row in rows if _chosen(name, row, state, lacking)]
    state = replace(state, page=min(state.page, max(0, (len(left) - 1) // ROWS)))
    return Dashboard(
        plan=store.plan,
        plans=overviews.plans_of(rows_of(summary), store),
        today=today,
        state=state,
        summary=summary,
        sides=tuple(_by_dimension(left[state.page * ROWS : (state.page + 1) * ROWS])),
        found=len(left),
        measures=len({row.row.measure for _, row in left}),
        goals=_goals(summary),
        can_enter=can_enter,
        published_only=published_only,
        news=news,
    )


def _chosen(dimension: str, row: Assessment, state: State, lacking: frozenset[str]) -> bool:
    if state.dimension and dimension_key(dimension) != state.dimension:
        return False
    if state.status == NOT_ENTERED and row.row.measure not in lacking:
        return False
    return overviews.passes(row, Filters(goal=state.goal, statuses=_STATUSES.get(state.status, frozenset())))


_STATUSES = {NOT_ON_PACE: wording.NOT_ON_PACE} | {status.value: frozenset({status}) for status in Status}


def _by_dimension(rows: Sequence[tuple[str, Assessment]]) -> Iterator[Side]:
    names = dict.fromkeys(name for name, _ in rows)
    for name in names:
        yield name, tuple(row for other, row in rows if other == name)


def _goals(summary: Summary) -> tuple[int, ...]:
    """The SDG goals that some lead row works for."""
    rows = (row for _, side in summary.dimensions for row in side)
    heads = {target.split(".")[0] for row in rows for target in overviews.sdg_targets(row)}
    return tuple(sorted(int(head) for head in heads if head.isdecimal()))
