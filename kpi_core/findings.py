"""What the audit says beyond single percentages: one kind, one severity, one sentence in both languages, its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kpi_core.dossier import Dossier
from kpi_core.language import Bilingual, Language
from kpi_core.record import Indicator


class Severity(StrEnum):
    """How much a finding asks of staff; the first is the gravest."""

    ERROR = "error"  # a figure must be wrong
    WARNING = "warning"  # a figure or text is likely to be read wrongly
    NOTICE = "notice"  # to be known


class FindingKind(StrEnum):
    VALUES_DIFFER = "values_differ"
    RUNNING_TOTAL_FALLS = "running_total_falls"
    RUNNING_TOTAL_DOUBTFUL = "running_total_doubtful"
    YEAR_LABEL = "year_label"
    UNITS_IN_ROW = "units_in_row"
    UNITS_DIFFER = "units_differ"
    NAMES_DIFFER = "names_differ"
    YEAR_KINDS_DIFFER = "year_kinds_differ"
    NOT_MOVED = "not_moved"
    NOTE_AGAINST_PACE = "note_against_pace"
    NOTE_INFERRED = "note_inferred"
    REMARK_PERCENT = "remark_percent"
    REMARK_SUBJECT = "remark_subject"


# What has no entry is a notice.
SEVERITY_OF = {
    FindingKind.VALUES_DIFFER: Severity.ERROR,
    FindingKind.RUNNING_TOTAL_FALLS: Severity.ERROR,
    FindingKind.RUNNING_TOTAL_DOUBTFUL: Severity.WARNING,
    FindingKind.YEAR_LABEL: Severity.WARNING,
    FindingKind.UNITS_IN_ROW: Severity.WARNING,
    FindingKind.REMARK_PERCENT: Severity.WARNING,
    FindingKind.REMARK_SUBJECT: Severity.WARNING,
    FindingKind.NOTE_AGAINST_PACE: Severity.WARNING,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`codes` are the rows that it is about, in the record's order; `sources` are as the record names them."""

    kind: FindingKind
    codes: tuple[str, ...]
    text: Bilingual
    sources: tuple[str, ...]

    @property
    def severity(self) -> Severity:
        return SEVERITY_OF.get(self.kind, Severity.NOTICE)


def finding(
    kind: FindingKind, dossier: Dossier, rows: Iterable[Indicator], text: Bilingual, sources: Iterable[str] = ()
) -> Finding:
    """A finding on rows of one measure; without sources of its own, those of the rows' published figures."""
    codes = tuple(row.code for row in rows)
    named = tuple(dict.fromkeys(s for s in sources if s))
    printed = dict.fromkeys(p.source for p in dossier.published if p.code in codes and p.source)
    return Finding(kind, codes, text, named or tuple(printed))


def listed(parts: Iterable[str], language: Language) -> str:
    return (", " if language == "en" else "、").join(parts)


def quoted(parts: Iterable[str], language: Language) -> str:
    """Each in quotation marks: what stands in a table is told apart from what is said of it."""
    if language == "en":
        return ", ".join(f"“{part}”" for part in parts)
    return "、".join(f"「{part}」" for part in parts)
