"""Answers on Kaga's own record, as a person would ask for them, and stores with entries laid over it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kpi_core.answers import Answer, answer, choose
from kpi_core.contents import Choice, Figures
from kpi_core.entries import NewEntry
from kpi_core.language import Language
from kpi_core.live import LiveStore
from kpi_core.questions import Intent
from kpi_core.store import Store

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "data" / "kaga.db"
TODAY = date(2025, 6, 2)


def ask(
    question: str,
    *,
    language: Language | None = None,
    record: Path = RECORD,
    live: Path | None = None,
    today: date = TODAY,
) -> Answer:
    with Store.open(record, live) as store:
        return answer(question, store, today, language=language)


def press(choice: Choice, *, record: Path = RECORD, live: Path | None = None, today: date = TODAY) -> Answer:
    with Store.open(record, live) as store:
        return choose(choice, store, today)


def about(
    measure: str,
    intent: Intent = Intent.PROGRESS,
    language: Language = "ja",
    *,
    years: tuple[int, ...] = (),
    live: Path | None = None,
) -> Answer:
    """The answer on one measure, without any words being understood."""
    return press(Choice(intent, (measure,), language, years=years), live=live)


def figures(found: Answer) -> Figures:
    assert isinstance(found.content, Figures)
    return found.content


def enter(
    path: Path, measure: str = "maas_downloads", year: int = 2023, value: str = "2500", by: str = "加賀 花子"
) -> Path:
    """A live store at `path` with one entry more."""
    with Store.open(RECORD) as store:
        plan = store.plan
    LiveStore.create(path, plan)
    entry = NewEntry(
        key=f"{measure} {year} {value}",
        measure=measure,
        year=year,
        year_kind="年",
        value=value,
        source="アプリ管理画面",
        by_id="U0MEMBER",
        by_name=by,
        at="2025-05-12T01:23:45Z",
        via="slack",
    )
    with LiveStore.open(path, plan) as live:
        live.enter(entry)
    return path
