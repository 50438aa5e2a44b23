"""An answer as the one JSON object that other programs read. Names are kept to the letter."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot import terminal
from bot.small_print import source
from kpi_core.answers import Answer
from kpi_core.assessment import Assessment
from kpi_core.comparison import Comparison
from kpi_core.contents import (
    Audited,
    Clarify,
    Content,
    Figures,
    Help,
    Listing,
    Option,
    Passages,
    Ranking,
    Summary,
    Unknown,
)
from kpi_core.figures import plain, rounded
from kpi_core.language import Language
from kpi_core.questions import Intent

Json = dict[str, Any]


def as_json(answer: Answer) -> Json:
    """Figures are strings in plain decimal notation, years strings of four digits, and what is absent is null."""
    content = answer.content
    results = _results(content)
    return {
        "question": answer.text,
        "city": answer.city,
        "language": answer.language,
        "intent": str(answer.intent),
        "measures": list(dict.fromkeys(r.row.measure for r in results)),
        "results": [_result(r, answer) for r in _in_order(content, results)],
        "candidates": [_candidate(o, answer.language) for o in _candidates(content)],
        "passages": [
            {
                "key": p.key,
                "title": p.title.to(answer.language),
                "text": p.text.to(answer.language),
                "source": p.source,
                "translated": answer.language == "en" and bool(p.text.en),
            }
            for p in (content.passages if isinstance(content, Passages) else ())
        ],
        "text": terminal.plain_text(answer),
    }


def error_json(question: str, city: str | None, language: Language, text: str) -> Json:
    """A line that cannot be asked."""
    empty: dict[str, list[Json]] = {"measures": [], "results": [], "candidates": [], "passages": []}
    return {"question": question, "city": city, "language": language, "intent": "error", **empty, "text": text}


def _results(content: Content) -> list[Assessment]:
    match content:
        case Figures():
            return [r for m in content.measures for r in m.rows]
        case Listing():
            return list(content.rows)
        case Ranking():
            return [p.result for p in content.places]
        case Summary():
            return _once(r for _, rows in content.dimensions for r in rows)
        case Audited():
            return list(content.rows)
        case Passages() | Help() | Clarify() | Unknown():
            return []


def _in_order(content: Content, results: list[Assessment]) -> list[Assessment]:
    """Of several measures: each one's leading row, then the others. A series stays as it is."""
    if not isinstance(content, Figures) or len({r.asked_year for r in results}) > 1:
        return results
    first = [m.rows[0] for m in content.measures if m.rows]
    return first + [r for r in results if all(r is not f for f in first)]


def _once(results: Iterable[Assessment]) -> list[Assessment]:
    return list({r.row.code: r for r in results}.values())


def _candidates(content: Content) -> tuple[Option, ...]:
    match content:
        case Clarify():
            return content.options
        case Unknown():
            return content.near
        case Figures():
            return content.also + content.more
        case _:
            return ()


def _candidate(option: Option, language: Language) -> Json:
    return {"measure": option.measure, "name": option.name.to(language), "code": option.code}


def _result(r: Assessment, answer: Answer) -> Json:
    language, plan = answer.language, answer.plan
    baseline, target, o = r.basis.baseline, r.basis.target, r.observation
    note = r.newest_second_term
    unit = r.row.unit_printed or r.dossier.measure.unit.ja
    shown: Json = {
        "code": r.row.code,
        "measure": r.row.measure,
        "name": r.row.name_printed if language == "ja" else r.dossier.measure.name.to(language),
        "year": _year(o.year.number) if o is not None else _year(r.asked_year),
        "year_kind": str(o.year.kind) if o is not None else None,
        "actual": _figure(o.value) if o is not None else None,
        "unit": unit,
        "baseline": _figure(baseline.value),
        "baseline_year": _year(baseline.year.number if baseline.year is not None else None),
        "target": _figure(r.target.value) if r.target is not None else None,
        "target_year": _year(target.year.number if target is not None and target.year is not None else None),
        "percent": _figure(r.shown),
        "expected_percent": None if r.expected is None else plain(rounded(r.expected, plan.percent_decimals)),
        "status": str(r.status),
        "compared_with": r.row.compare_with,
        "published": [_published(c) for c in r.comparisons],
        "differs": r.differs,
        "note": note.text.to(language) if note is not None else None,
        "note_year": _year(note.year.number) if note is not None else None,
        "note_certainty": str(note.certainty) if note is not None else None,
        "translated": language == "en" and (note is None or bool(note.text.en)),
        "source": source(_where(r), language, answer.sources) or None,
        "provisional": o.provisional if o is not None else False,
        "entered_by": o.entry.by if o is not None and o.entry is not None else None,
        "entered_at": o.entry.at if o is not None and o.entry is not None else None,
        "recorded": _figure(o.published) if o is not None and o.entry is not None else None,
        "undefined": str(r.undefined) if r.undefined is not None else None,
        "implied_target": None
        if r.implied is None
        else {"target": plain(r.implied.target), "from": plain(r.implied.lowest), "to": plain(r.implied.highest)},
    }
    if answer.intent is Intent.OUTLOOK:
        shown["needed_per_year"] = (
            _figure(_short(r.outlook.needed)) if r.outlook is not None and r.outlook.needed is not None else None
        )
        shown["arrives"] = _year(r.outlook.arrives) if r.outlook is not None else None
    return shown


def _where(r: Assessment) -> str:
    """The source of the row's own figure: the table that prints it, or who entered it."""
    o = r.observation
    own = [c.published for c in r.comparisons if c.published.code == r.row.code]
    if o is not None and o.entry is not None:
        return o.source
    of_year = [p for p in own if o is not None and p.year.number == o.year.number]
    if of_year:
        return of_year[0].source
    return o.source if o is not None else next((p.source for p in own), "")


def _published(c: Comparison) -> Json:
    p = c.published
    percent = None if p.percent is None else plain(p.percent)
    return {"code": p.code, "year": _year(p.year.number), "percent": percent, "differs": c.differs}


def _short(value: Decimal) -> Decimal:
    """An amount a year, to two places."""
    short = rounded(value, 2)
    whole = short.to_integral_value()
    return whole if whole == short else short


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _year(number: int | None) -> str | None:
    return None if number is None else f"{number:04d}"
