"""The weekly summary for the terminal, and as the one JSON object that other programs read. Pure."""

from __future__ import annotations

from typing import Any

from bot.terminal import visible
from bot.weekly_words import weekly_text
from kpi_core.assessment import Assessment
from kpi_core.digest import Count, Digest, RowChange, Update
from kpi_core.figures import plain, rounded
from kpi_core.missing import Missing
from kpi_core.record import Observation

Json = dict[str, Any]


def as_text(d: Digest) -> str:
    """In the plan's language."""
    text = weekly_text(d, d.plan.language)
    lines = [text.title]
    for part in text.parts:
        lines.append(part.title)
        for item in part.items:
            lines.append(f"  - {item.text}")
            lines += [f"      {line}" for line in item.beneath]
            lines += (
                [f"      「{item.quoted}」" if d.plan.language == "ja" else f"      “{item.quoted}”"]
                if item.quoted
                else []
            )
    return "\n".join(visible(line) for line in lines)


def as_json(d: Digest) -> Json:
    """Figures are strings in plain decimal notation, years strings of four digits, and what is absent is null."""
    language = d.plan.language
    return {
        "city": d.plan.city.to(language),
        "language": language,
        "date": d.today.isoformat(),
        "since": d.since.isoformat() if d.since is not None else None,
        "first": d.first,
        "record_changed": d.record_changed,
        "updates": [_update(u, d) for u in d.updates],
        "counts": [_count(c) for c in d.total],
        "dimensions": [{"dimension": s.dimension, "counts": [_count(c) for c in s.counts]} for s in d.sides],
        "reached": [_change(c, d) for c in d.reached],
        "fell_back": [_change(c, d) for c in d.fell_back],
        "behind": [_behind(r, d) for r in d.behind],
        "missing": [_missing(gap, d) for gap in d.missing],
        "missing_before": d.missing_before,
        "text": as_text(d),
    }


def _update(u: Update, d: Digest) -> Json:
    return {
        "measure": u.dossier.measure.key,
        "name": u.dossier.measure.name.to(d.plan.language),
        "year": str(u.year.number),
        "before": _value(u.before),
        "after": _value(u.after),
        "provisional": u.after.provisional if u.after is not None else False,
        "by": u.by,
        "source": u.source,
        "reason": u.reason,
        "rows": [_change(c, d) for c in u.rows],
    }


def _value(o: Observation | None) -> str | None:
    return plain(o.value) if o is not None and o.value is not None else None


def _change(c: RowChange, d: Digest) -> Json:
    return {
        "code": c.after.row.code,
        "name": c.after.dossier.measure.name.to(d.plan.language),
        "percent_before": _percent(c.before),
        "percent": _percent(c.after),
        "status_before": str(c.before.status),
        "status": str(c.after.status),
    }


def _count(c: Count) -> Json:
    return {"status": str(c.status), "count": c.now, "before": c.before}


def _behind(r: Assessment, d: Digest) -> Json:
    note = r.newest_second_term
    expected = None if r.expected is None else plain(rounded(r.expected, d.plan.percent_decimals))
    return {
        "code": r.row.code, "name": r.dossier.measure.name.to(d.plan.language), "percent": _percent(r),
        "expected_percent": expected, "status": str(r.status), "note": note.text.to(d.plan.language) if note is not None else None,
    }  # fmt: skip


def _percent(r: Assessment) -> str | None:
    return plain(r.shown) if r.shown is not None else None


def _missing(gap: Missing, d: Digest) -> Json:
    said = gap.absence
    return {
        "measure": gap.dossier.measure.key, "name": gap.dossier.measure.name.to(d.plan.language),
        "year": str(gap.year.number), "year_kind": str(gap.year.kind), "section": gap.section or None,
        "owner": gap.owner or None, "mark": gap.mark or None, "reason": said.reason if said is not None else None,
        "said_by": said.by if said is not None else None,
    }  # fmt: skip
