"""A button's value: one JSON object, read whole, so that it works after a restart and keeps what was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kpi_core.contents import Choice
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent, Order

LONGEST = 2000  # characters, Slack's limit
_QUESTION = 150  # characters of a question that go into a button: its JSON form can be six times as long

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    """「違う指標です」: what had been asked (cut short), and what was answered."""

    text: str
    choice: Choice


def encode(choice: Choice) -> str:
    return _fitting(_form(choice))


def encode_wrong(text: str, choice: Choice) -> str:
    return _fitting(_form(choice) | {"text": text[:_QUESTION]})


def decode(value: str) -> Choice:
    """Raises `ValueError` for a value that is not one of ours."""
    return decode_wrong(value).choice


def decode_wrong(value: str) -> Wrong:
    """Raises `ValueError` for a value that is not one of ours."""
    try:
        form = json.loads(value)
        return Wrong(str(form.get("text", "")), _choice(form))
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError) as error:
        message = f"not a button's value: {type(error).__name__}"
        raise ValueError(message) from error


def _fitting(form: Json) -> str:
    """`form` as text; where that is too long, without the question, the codes and then the last measures."""
    return next(text for text in _shorter_and_shorter(form) if len(text) <= LONGEST)


def _shorter_and_shorter(form: Json) -> Iterator[str]:
    yield _text(form)
    form = {key: value for key, value in form.items() if key not in {"text", "codes"}}
    for count in range(len(form.get("measures", ())), -1, -1):
        yield _text(form | {"measures": form.get("measures", [])[:count]})
    yield _text({"intent": form["intent"], "language": form["language"]})


def _text(form: Json) -> str:
    return json.dumps(form, ensure_ascii=False, separators=(",", ":"))


def _form(choice: Choice) -> Json:
    f = choice.filters
    form: Json = {
        "intent": str(choice.intent),
        "measures": list(choice.measures),
        "year": list(choice.years),
        "target_year": list(choice.target_years),
        "language": choice.language,
        "codes": list(choice.codes),
        "passages": list(choice.passages),
        "dimensions": list(f.dimensions),
        "programme": f.programme,
        "goal": f.goal,
        "sdg_target": f.sdg_target,
        "statuses": sorted(str(s) for s in f.statuses),
        "table": f.table,
        "term": f.term,
        "order": str(f.order) if f.order is not None else None,
        "count": f.count,
        "targets": f.targets or None,
    }
    return {key: value for key, value in form.items() if value not in ("", None, [])}


def _choice(form: Json) -> Choice:
    order, goal, count = form.get("order"), form.get("goal"), form.get("count")
    one = form.get("dimension")  # as buttons have it that were posted when a list was of one
    return Choice(
        intent=Intent(form["intent"]),
        measures=_strings(form, "measures"),
        language="en" if form.get("language") == "en" else "ja",
        years=_numbers(form, "year"),
        codes=_strings(form, "codes"),
        passages=_strings(form, "passages"),
        filters=Filters(
            dimensions=(str(one),) if one else _strings(form, "dimensions"),
            programme=str(form.get("programme", "")),
            goal=int(goal) if goal is not None else None,
            sdg_target=str(form.get("sdg_target", "")),
            statuses=frozenset(Status(s) for s in form.get("statuses", ())),
            table=str(form.get("table", "")),
            term=str(form.get("term", "")),
            order=Order(order) if order is not None else None,
            count=int(count) if count is not None else None,
            targets=bool(form.get("targets")),
        ),
        target_years=_numbers(form, "target_year"),
    )


def _strings(form: Json, name: str) -> tuple[str, ...]:
    return tuple(str(value) for value in form.get(name, ()))


def _numbers(form: Json, name: str) -> tuple[int, ...]:
    return tuple(int(value) for value in form.get(name, ()))
