"""A button's value: one JSON object, read whole, so that it works after a restart and keeps what was asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from kpi_core.questions import Filters, Intent, Order

from kpi_core.contents import Choice
from kpi_core.pace import Status

LONGEST = 2000  # characters, Slack's limit
_QUESTION = 150  # characters of a question that go into a button: its JSON form can be six times as long


@dataclass(frozen=True, slots=True)
class Wrong:
    """「違う指標です」: what had been asked (cut short), and what was answered."""

    text: str
    choice: Choice


def encode(choice: Choice) -> str:
    return json.dumps(_form(choice), ensure_ascii=False, separators=(",", ":"))


def encode_wrong(text: str, choice: Choice) -> str:
    form = _form(choice) | {"text": text[:_QUESTION]}
    return json.dumps(form, ensure_ascii=False, separators=(",", ":"))


def decode(value: str) -> Choice:
    """Raises `ValueError` for a value that is not one of ours."""
    return _choice(_object(value))


def decode_wrong(value: str) -> Wrong:
    """Raises `ValueError` for a value that is not one of ours."""
    form = _object(value)
    return Wrong(str(form.get("text", "")), _choice(form))


def _object(value: str) -> dict[str, Any]:
    form = json.loads(value)
    if not isinstance(form, dict):
        message = "a button's value is a JSON object"
        raise ValueError(message)
    return form


def _form(choice: Choice) -> dict[str, Any]:
    f = choice.filters
    form: dict[str, Any] = {
        "intent": str(choice.intent),
        "measures": list(choice.measures),
        "year": list(choice.years),
        "language": choice.language,
        "codes": list(choice.codes),
        "passages": list(choice.passages),
        "dimension": f.dimension,
        "programme": f.programme,
        "goal": f.goal,
        "sdg_target": f.sdg_target,
        "statuses": sorted(str(s) for s in f.statuses),
        "table": f.table,
        "term": f.term,
        "order": str(f.order) if f.order is not None else None,
        "count": f.count,
    }
    return {key: value for key, value in form.items() if value not in ("", None, [])}


def _choice(form: dict[str, Any]) -> Choice:
    order, goal, count = form.get("order"), form.get("goal"), form.get("count")
    return Choice(
        intent=Intent(form["intent"]),
        measures=tuple(str(key) for key in form.get("measures", ())),
        language="en" if form.get("language") == "en" else "ja",
        years=tuple(int(year) for year in form.get("year", ())),
        codes=tuple(str(code) for code in form.get("codes", ())),
        passages=tuple(str(key) for key in form.get("passages", ())),
        filters=Filters(
            dimension=str(form.get("dimension", "")),
            programme=str(form.get("programme", "")),
            goal=int(goal) if goal is not None else None,
            sdg_target=str(form.get("sdg_target", "")),
            statuses=frozenset(Status(s) for s in form.get("statuses", ())),
            table=str(form.get("table", "")),
            term=str(form.get("term", "")),
            order=Order(order) if order is not None else None,
            count=int(count) if count is not None else None,
        ),
    )
