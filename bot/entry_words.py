"""Sentences about entering an actual: what changes and what stays, who may enter, what was stored and taken back. Pure."""

from __future__ import annotations

from decimal import Decimal

from bot import reasons, wording
from kpi_core.assessment import Assessment
from kpi_core.comparison import Comparison
from kpi_core.dossier import Dossier
from kpi_core.entries import Entered
from kpi_core.language import Bilingual, Language
from kpi_core.updates import Preview

# ---- what changes --------------------------------------------------------------------------------


def amount(value: Decimal | None, unit: Bilingual, language: Language) -> str:
    """2,000 DL; なし where there is none."""
    return Bilingual("なし", "none").to(language) if value is None else wording.amount(value, unit, language)


def change(
    old: Decimal | None, new: Decimal | None, unit: Bilingual, language: Language, *, provisional: bool = False
) -> str:
    """1,457 DL → 2,000 DL（暫定）."""
    becomes = amount(new, unit, language)
    marks = [Bilingual("暫定", "provisional").to(language)] if provisional else []
    return f"{amount(old, unit, language)} → {wording.bracketed(becomes, marks, language)}"


def of_entry(entry: Entered, unit: Bilingual, language: Language) -> str:
    """What an entry changed. With one that takes back, what held before anything was entered holds again: rarely none."""
    if entry.new is None:
        back = Bilingual("取り消し（入力前の値に戻す）", "taken back (as before anything was entered)").to(language)
        return f"{amount(entry.old, unit, language)} → {back}"
    return change(entry.old, entry.new, unit, language, provisional=entry.provisional)


def of_preview(preview: Preview, language: Language) -> str:
    """2024年の実績: なし → 2,000 DL."""
    old = preview.old.value if preview.old is not None else None
    changed = change(old, preview.new, preview.measure.unit, language, provisional=preview.provisional)
    year = preview.year
    return Bilingual(f"{year}の実績: {changed}", f"Actual for {year.label('en')}: {changed}").to(language)


def codes(dossier: Dossier) -> str:
    """経2・取3・成3."""
    return "・".join(row.code for row in dossier.indicators)


def result(assessed: Assessment, language: Language) -> str:
    """29%（順調）; the status alone where there is no percentage."""
    status = wording.status_word(assessed.status, language)
    if assessed.shown is None:
        return status
    return wording.bracketed(wording.percent(assessed.shown), [status], language)


def row(before: Assessment, after: Assessment, year: int, language: Language) -> str:
    """What becomes of one row: 29%（順調） → 40%（順調）; or that it stays, and why."""
    was, becomes = result(before, language), result(after, language)
    if was != becomes:
        return f"{was} → {becomes}"
    why = why_it_stays(after, year, language)
    stays = Bilingual(f"{becomes}のまま", f"stays {becomes}").to(language)
    if not why:
        return stays
    return f"{stays}（{why}）" if language == "ja" else f"{stays}: {why}"


def why_it_stays(after: Assessment, year: int, language: Language) -> str:
    """Why an actual of `year` changes nothing in this row."""
    row, basis, used = after.row, after.basis, after.observation
    if row.reports_year is not None and row.reports_year != year:
        return Bilingual(
            f"{row.reports_year}年の実績を載せる表のため", f"its table reports the actual of {row.reports_year}"
        ).to(language)
    goal = basis.target.year if basis.target is not None else None
    if goal is not None and goal.number < year:
        return Bilingual(f"目標年が{goal}のため", f"its target year was {goal.label('en')}").to(language)
    if used is not None and used.year.number > year:
        return Bilingual(
            f"より新しい{used.year}の実績によるため", f"it uses the newer actual of {used.year.label('en')}"
        ).to(language)
    return reasons.why_no_percent(after, language).rstrip("。.")


def published(comparison: Comparison, language: Language) -> str:
    """That a published figure would no longer be what we compute; it stays as it was published."""
    p = comparison.published
    ours = reasons.computed(comparison)
    return Bilingual(
        f"{p.code} の{p.year}の公表値 {p.printed} は、計算（{ours}）と違うことになります。公表値はそのまま残ります。",
        f"The published {p.printed} of {p.code} for {p.year.label('en')} will differ from the computed {ours}; it stays as published.",
    ).to(language)


def origin(source: str, reason: str, language: Language) -> str:
    """出典: アプリ管理画面　理由: 訂正; that there is no source is said."""
    named = source or Bilingual("記載なし", "none given").to(language)
    parts = [f"{Bilingual('出典', 'Source').to(language)}: {named}"]
    if reason:
        parts.append(f"{Bilingual('理由・備考', 'Reason').to(language)}: {reason}")
    return ("　" if language == "ja" else "; ").join(parts)
