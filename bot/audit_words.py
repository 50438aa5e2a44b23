"""The audit in words, for Slack and the terminal alike: a heading, then what differs, cannot be checked, or does not fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kpi_core.audit import Audit, Checked, Result
from kpi_core.findings import Finding, Severity
from kpi_core.language import Bilingual, Language

RESULTS = {
    Result.AGREES: Bilingual("一致", "agree"),
    Result.DIFFERS: Bilingual("相違", "differ"),
    Result.UNVERIFIABLE: Bilingual("確認できない", "cannot be checked"),
}

SEVERITIES = {
    Severity.ERROR: Bilingual("誤りの疑い", "likely wrong"),
    Severity.WARNING: Bilingual("要確認", "to be looked at"),
    Severity.NOTICE: Bilingual("参考", "to be known"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one title; each begins with the codes that it is about."""

    title: str
    lines: tuple[tuple[str, str], ...]


def heading(audit: Audit, language: Language) -> str:
    """公表値の点検（24件）: 一致 20・相違 1・確認できない 3."""
    counted = [(RESULTS[result].to(language), len(audit.of(result))) for result in Result]
    total = len(audit.checked)
    if language == "en":
        return f"Published figures ({total}): {', '.join(f'{n} {word}' for word, n in counted)}"
    return f"公表値の点検（{total}件）: {'・'.join(f'{word} {n}' for word, n in counted)}"


def sections(audit: Audit, language: Language) -> list[Section]:
    """What differs first; sections without lines are left out."""
    differs = Bilingual("公表値と計算が異なるもの", "Published and computed differ")
    unknown = Bilingual("確かめられないもの", "Cannot be checked")
    found = [
        Section(differs.to(language), _checks(audit.of(Result.DIFFERS), language)),
        Section(unknown.to(language), _checks(audit.of(Result.UNVERIFIABLE), language)),
    ]
    for severity, word in SEVERITIES.items():
        title = Bilingual(f"そのほかの気づき（{word.ja}）", f"Also found ({word.en})").to(language)
        found.append(Section(title, _findings((f for f in audit.findings if f.severity is severity), language)))
    return [section for section in found if section.lines]


def _checks(checked: Iterable[Checked], language: Language) -> tuple[tuple[str, str], ...]:
    return tuple((c.row.code, f"{_name(c, language)}: {c.explanation.to(language)}") for c in checked)


def _name(c: Checked, language: Language) -> str:
    name = c.row.name_printed if language == "ja" else c.name.to(language)
    year = c.published.year.label(language)
    return f"{name} ({year})" if language == "en" else f"{name}（{year}）"


def _findings(findings: Iterable[Finding], language: Language) -> tuple[tuple[str, str], ...]:
    return tuple((codes(f), f.text.to(language)) for f in findings)


_MOST_CODES = 4


def codes(found: Finding) -> str:
    """経1, 経2, 社3, 社4 …: the first few rows that a finding is about."""
    more = " …" if len(found.codes) > _MOST_CODES else ""
    return ", ".join(found.codes[:_MOST_CODES]) + more
