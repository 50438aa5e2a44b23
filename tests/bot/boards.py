"""Dashboards of records, as a person would see them, and what stands on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import home_views
from bot.dashboard import Dashboard, News, State, Updated, dashboard, dimension_key
from kpi_core.language import Bilingual
from kpi_core.missing import Missing
from kpi_core.store import Store
from kpi_core.years import Year
from tests.bot.kaga import RECORD, TODAY

Json = dict[str, Any]

JAPAN = ZoneInfo("Asia/Tokyo")
EVERYTHING = State()
NO_NEWS = News()
with Store.open(RECORD) as _store:
    (_maas,) = _store.dossiers(["maas_downloads"])
MISSING = Missing(replace(_maas, measure=replace(_maas.measure, section="交通政策課")), Year(2024), "")
UPDATED = Updated(
    _maas.measure.name,
    Year(2023),
    Decimal(2500),
    Bilingual("DL", "downloads"),
    "加賀 花子",
    datetime(2025, 5, 12, 10, 23, tzinfo=JAPAN),
)
NEWS = News((MISSING,), (UPDATED,), datetime(2025, 5, 26, 9, tzinfo=JAPAN), datetime(2025, 6, 2, 9, tzinfo=JAPAN))


def board(
    state: State = EVERYTHING,
    record: Path = RECORD,
    *,
    news: News = NO_NEWS,
    today: date = TODAY,
    can_enter: bool = True,
    published_only: bool = False,
) -> Dashboard:
    with Store.open(record) as store:
        return dashboard(store, today, state, news, can_enter=can_enter, published_only=published_only)


def home(state: State = EVERYTHING, record: Path = RECORD, **more: Any) -> Json:
    return home_views.home(board(state, record, **more))


def side(name: str) -> State:
    return State(dimension=dimension_key(name))


def elements(view: Json) -> list[Json]:
    """Everything on it that can be used."""
    found = [e for block in view["blocks"] if block["type"] == "actions" for e in block["elements"]]
    return found + [block["accessory"] for block in view["blocks"] if "accessory" in block]


def menus(view: Json) -> dict[str, list[str]]:
    """The options of each menu, by the words of the first."""
    shown = [[o["text"]["text"] for o in e["options"]] for e in elements(view) if e["type"] == "static_select"]
    return {options[0]: options for options in shown}


def codes(view: Json) -> list[str]:
    """The codes of the rows that are shown."""
    return [
        piece["text"]
        for block in view["blocks"]
        if block["type"] == "rich_text"
        for part in block["elements"]
        for piece in part["elements"]
        if piece.get("style") == {"code": True}
    ]


def headings(view: Json) -> list[str]:
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "header"]


def option(view: Json, words: str) -> str:
    """The value of the option with these words."""
    (value,) = [o["value"] for e in elements(view) for o in e.get("options", ()) if o["text"]["text"] == words]
    return str(value)


def pressable(view: Json, words: str) -> str:
    """The value of the first button with these words."""
    return next(str(e["value"]) for e in elements(view) if e["type"] == "button" and e["text"]["text"] == words)
