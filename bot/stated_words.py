"""How a figure that a question asks about (3,000件超えたって本当?) compares with the one that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot import wording
from kpi_core.assessment import Assessment
from kpi_core.language import Bilingual, Language
from kpi_core.questions import Intent
from kpi_core.stated import Stated
from kpi_core.years import Year


def compared(stated: Sequence[Stated], lead: Assessment, intent: Intent, language: Language) -> list[str]:
    """A sentence for each of `stated` that can be one of the figure's; `intent` decides which figure answers."""
    found = _figure(lead, intent)
    if found is None:
        return []
    value, year, word = found
    what = Bilingual(f"{year.label('ja')}の{word.ja}", f"The {word.en} for {year.label('en')}")
    unit = wording.unit_of(lead)
    return [
        _sentence(Decimal(s.value), value, what, unit).to(language) for s in stated if _can_be_one(s, intent, unit.ja)
    ]


def _figure(lead: Assessment, intent: Intent) -> tuple[Decimal, Year, Bilingual] | None:
    """The figure that answers `intent`, its year, and what it is."""
    target, baseline, actual = lead.basis.target, lead.basis.baseline, lead.observation
    match intent:
        case Intent.ACTUAL | Intent.PROGRESS if actual is not None and actual.value is not None:
            return actual.value, actual.year, Bilingual("実績", "actual")
        case Intent.TARGET if lead.target is not None and target is not None and target.year is not None:
            return lead.target.value, target.year, Bilingual("目標", "target")
        case Intent.BASELINE if isinstance(baseline.value, Decimal) and baseline.year is not None:
            return baseline.value, baseline.year, Bilingual("当初値", "baseline")
        case _:
            return None


def _can_be_one(stated: Stated, intent: Intent, unit: str) -> bool:
    """Whether a figure is in the indicator's unit. Beside progress, 29 or 29% can be the achievement itself."""
    if intent is Intent.PROGRESS:
        return bool(stated.unit) and not stated.is_percent
    return not stated.is_percent or unit == "%"


def _sentence(stated: Decimal, value: Decimal, what: Bilingual, unit: Bilingual) -> Bilingual:
    said = Bilingual(wording.amount(stated, unit, "ja"), wording.amount(stated, unit, "en"))
    if stated == value:
        return Bilingual(f"お尋ねの {said.ja} は、{what.ja}と同じです。", f"{what.en} is {said.en}, as you say.")
    side = Bilingual("上回って", "above") if value > stated else Bilingual("下回って", "below")
    return Bilingual(
        f"{what.ja}（{wording.amount(value, unit, 'ja')}）は、お尋ねの {said.ja} を{side.ja}います。",
        f"{what.en} ({wording.amount(value, unit, 'en')}) is {side.en} the {said.en} you ask about.",
    )
