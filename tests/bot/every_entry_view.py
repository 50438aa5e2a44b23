"""Every message and every modal about entering actuals, on any record, for laws that hold for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot import drafts, entry_check, entry_form, entry_messages, views
from bot.drafts import Draft
from bot.ledger import Effect, Ledger
from bot.permissions import Refusal
from bot.views import Message
from kpi_core.dossier import Dossier
from kpi_core.entries import Conflict, Entered
from kpi_core.language import Language
from kpi_core.store import Store
from kpi_core.years import Year
from tests.bot.kaga import TODAY

Json = dict[str, Any]
LANGUAGES: tuple[Language, ...] = ("ja", "en")
NOW = datetime(2025, 6, 2, 3, 0, tzinfo=UTC)


def ledger(record: Path) -> Ledger:
    return Ledger(record, record.with_name("no such store.db"), lambda _: TODAY, lambda: NOW)


def dossiers(record: Path) -> tuple[Dossier, ...]:
    """MaaS downloads with three rows, and another one; of a record without it the first two."""
    with Store.open(record) as store:
        known = store.dossiers(["maas_downloads", "clubhouse_uses"])
        return known or store.dossiers()[:2]


def draft(language: Language, measure: str, words: str, amount: str = "2千", year: str = "2023") -> Draft:
    return drafts.draft(
        language, "command", measure=measure, year=year, amount=amount, provisional=True, source=words * 9,
        reason=words * 9, key="k" * 36,
    )  # fmt: skip


def entered(dossier: Dossier, words: str, number: int = 1, *, undoes: int | None = None) -> Entered:
    new = None if undoes is not None else Decimal("2000.50")
    return Entered(
        number, "k", dossier.measure.key, Year(2023), Decimal(1457), new, True, words[:500], words[:500],
        "U0MEMBER", words[:80], "2025-06-02T03:00:00Z", "slack command", undoes,
    )  # fmt: skip


def effect(record: Path, entry: Entered) -> Effect:
    found = ledger(record).effect(entry)
    assert found is not None
    return found


def messages(record: Path, words: str) -> Iterator[tuple[str, Message]]:
    """Every kind of message, in both languages."""
    first, second = dossiers(record)
    key = first.measure.key
    for language in LANGUAGES:
        for amount in ("2千", "0", "99,999,999,999", "50%"):
            made = draft(language, key, words, amount, "2010" if amount == "0" else "2023")
            yield f"question {amount}", entry_check.question(made, ledger(record).preview(made))
        made = draft(language, key, words)
        entry, taken = entered(first, words), entered(first, words, 2, undoes=1)
        yield "conflict", entry_check.question(made, ledger(record).preview(made), [Conflict(entry).sentence(language)])
        yield "refused", entry_check.refused([words, words], [(words, made)] * 5, language)
        yield "again", entry_check.again(made, words)
        yield "stored", entry_messages.stored(effect(record, entry), language, "k" * 36)
        yield "undone", entry_messages.stored(effect(record, taken), language, "k" * 36, entry_messages.UNDONE)
        for correction in (False, True):
            for each in (entry, taken):
                yield "line", entry_messages.announcement(effect(record, each), language, correction=correction)
        long = [entered(first, words, n, undoes=n - 1 if n % 3 == 0 else None) for n in range(40, 0, -1)]
        for may in ("k" * 36, ""):
            yield (
                "history",
                entry_messages.history(
                    [(first, long), (second, ()), (second, long[:1])], language, "Asia/Tokyo", lambda _, may=may: may
                ),
            )
        for why in Refusal:
            yield str(why), views.notice(entry_messages.refusal(why, "U0MEMBER", language))


def modals(record: Path, words: str) -> Iterator[tuple[str, Json]]:
    """Every modal, in both languages."""
    first, _ = dossiers(record)
    for language in LANGUAGES:
        made = draft(language, first.measure.key, words)
        preview = ledger(record).preview(made)
        yield "form", entry_form.form(made, first)
        yield "empty form", entry_form.form(Draft(language, "command"), None)
        yield "waiting", entry_form.waiting(language)
        yield "told", entry_form.told(words, language)
        yield "check", entry_check.step(made, preview, [Conflict(entered(first, words)).sentence(language)])
        odd = draft(language, first.measure.key, words, "99,999,999,999件", "2010")
        yield "odd", entry_check.step(odd, ledger(record).preview(odd))
        shown = entry_check.step(made, preview)
        yield "once more", entry_check.once_more(shown, words, language)
