"""How a figure that a question asks about (3,000件超えたって本当?) compares with the one that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot import wording
from kpi_core.assessment import Assessment
from kpi_core.figures import places, rounded
from kpi_core.language import Bilingual, Language
from kpi_core.questions import Intent
from kpi_core.stated import Stated

_PERCENT = Bilingual("%", "%")


def compared(stated: Sequence[Stated], lead: Assessment, intent: Intent, language: Language) -> list[str]:
    """The sentences on `stated`; none where the figure that answers `intent` is not of their kind."""
    return [sentence.to(language) for s in stated for sentence in _sentences(s, lead, intent)]


def _sentences(stated: Stated, lead: Assessment, intent: Intent) -> list[Bilingual]:
    own, said = wording.unit_of(lead), Decimal(stated.value)
    baseline, target = lead.basis.baseline, lead.basis.target
    match intent:
        case Intent.ACTUAL | Intent.PROGRESS if stated.is_percent and own.ja != "%":
            return _of_achievement(said, lead)
        case Intent.PROGRESS if own.ja == "%" or not stated.unit:
            return _of_achievement(said, lead) if stated.is_percent else []  # 29 can be the achievement or the actual
        case Intent.ACTUAL | Intent.PROGRESS:
            newest = lead.later[-1] if lead.later and lead.asked_year is None else lead.observation
            if newest is None or newest.value is None:
                return []
            what = Bilingual(f"{newest.year.label('ja')}の実績", f"the actual for {newest.year.label('en')}")
            found = [_compared(said, stated.unit, newest.value, what, own)]
            if lead.target is not None and lead.target.value == said != newest.value and target and target.year:
                found.append(_is_the_target(said, stated.unit, target.year.label("ja"), target.year.label("en"), own))
            return found
        case Intent.TARGET if lead.target is not None and target is not None and target.year is not None:
            what = Bilingual(f"{target.year.label('ja')}の目標", f"the target for {target.year.label('en')}")
            return [_compared(said, stated.unit, lead.target.value, what, own)]
        case Intent.BASELINE if baseline.value is not None and baseline.year is not None:
            what = Bilingual(f"{baseline.year.label('ja')}の当初値", f"the baseline of {baseline.year.label('en')}")
            return [_compared(said, stated.unit, baseline.value, what, own)]
        case _:
            return []


def _of_achievement(said: Decimal, lead: Assessment) -> list[Bilingual]:
    if lead.percent is None or lead.observation is None:
        return []
    year = lead.observation.year
    what = Bilingual(
        f"{lead.row.code}の{year.label('ja')}の達成度", f"the achievement of {lead.row.code} in {year.label('en')}"
    )
    return [_compared(said, "%", rounded(lead.percent, places(said)), what, _PERCENT)]


def _compared(said: Decimal, unit: str, value: Decimal, what: Bilingual, own: Bilingual) -> Bilingual:
    ja, en = _quoted(said, unit, own, "ja"), _quoted(said, unit, own, "en")
    if said == value:
        return Bilingual(f"お尋ねの {ja} は、{what.ja}と同じです。", f"The {en} you ask about is exactly {what.en}.")
    side = Bilingual("上回って", "above") if value > said else Bilingual("下回って", "below")
    is_en = wording.amount(value, own, "en")
    return Bilingual(
        f"{what.ja}（{wording.amount(value, own, 'ja')}）は、お尋ねの {ja} を{side.ja}います。",
        f"{what.en[0].upper()}{what.en[1:]} ({is_en}) is {side.en} the {en} you ask about.",
    )


def _is_the_target(said: Decimal, unit: str, year_ja: str, year_en: str, own: Bilingual) -> Bilingual:
    ja, en = _quoted(said, unit, own, "ja"), _quoted(said, unit, own, "en")
    return Bilingual(f"{ja} は{year_ja}の目標です。", f"{en} is the target for {year_en}.")


def _quoted(said: Decimal, unit: str, own: Bilingual, language: Language) -> str:
    """The figure in the unit in which it was said, or in the indicator's."""
    typed = Bilingual(unit, unit) if unit and unit != "dl" and unit.isascii() == (language == "en") else own
    return wording.amount(said, typed, language)
