"""How a figure that a question asks about (3,000件超えたって本当?) compares with the one that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot import wording
from kpi_core.assessment import Assessment
from kpi_core.contents import MeasureAnswer
from kpi_core.figures import places, rounded
from kpi_core.language import Bilingual, Language
from kpi_core.questions import Intent
from kpi_core.stated import Stated

_PERCENT = Bilingual("%", "%")
_SYMBOLS = frozenset({"", "%", "dl", "t-co2"})  # normalised, so that the indicator's own is the better spelling


def compared(answer: MeasureAnswer, lead: Assessment, intent: Intent, language: Language) -> list[str]:
    """The sentences on the figures that were stated; none where what answers `intent` is not of their kind."""
    return [sentence.to(language) for s in answer.stated for sentence in _sentences(s, lead, answer.rows, intent)]


def _sentences(stated: Stated, lead: Assessment, rows: Sequence[Assessment], intent: Intent) -> list[Bilingual]:
    own, said, baseline = wording.unit_of(lead), Decimal(stated.value), lead.basis.baseline
    aimed = next((row for row in (lead, *rows) if row.target is not None and row.target.value == said), None)
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
            if aimed is not None and newest.value != said:
                ja, target = _quoted(said, stated.unit, own, "ja"), _target(aimed)
                found.append(Bilingual(f"{ja} は{target.ja}です。", f"That figure is {target.en}."))
            return found
        case Intent.TARGET:
            row = lead if aimed is None else aimed  # 2,500 is the one of 2022, where that of 2030 leads
            return [] if row.target is None else [_compared(said, stated.unit, row.target.value, _target(row), own)]
        case Intent.BASELINE if baseline.value is not None and baseline.year is not None:
            what = Bilingual(f"{baseline.year.label('ja')}の当初値", f"the baseline of {baseline.year.label('en')}")
            return [_compared(said, stated.unit, baseline.value, what, own)]
        case _:
            return []


def _target(row: Assessment) -> Bilingual:
    code, year = row.row.code, row.basis.target.year if row.basis.target is not None else None
    if year is None:
        return Bilingual(f"{code}の目標", f"the target of {code}")
    return Bilingual(f"{code}の{year.label('ja')}の目標", f"the target of {code} for {year.label('en')}")


def _of_achievement(said: Decimal, lead: Assessment) -> list[Bilingual]:
    if lead.percent is None or lead.observation is None:
        return []
    year, value = lead.observation.year, rounded(lead.percent, places(said))
    what = Bilingual(
        f"{lead.row.code}の{year.label('ja')}の達成度", f"the achievement of {lead.row.code} in {year.label('en')}"
    )
    if said == value != lead.percent:
        what = Bilingual(f"{what.ja}（四捨五入）", f"{what.en}, rounded")
    return [_compared(said, "%", value, what, _PERCENT)]


def _compared(said: Decimal, unit: str, value: Decimal, what: Bilingual, own: Bilingual) -> Bilingual:
    ja, en = _quoted(said, unit, own, "ja"), _quoted(said, unit, own, "en")
    if said == value:
        return Bilingual(f"お尋ねの {ja} は、{what.ja}と同じです。", f"The figure you ask about ({en}) is {what.en}.")
    side = Bilingual("上回って", "above") if value > said else Bilingual("下回って", "below")
    is_en = wording.amount(value, own, "en")
    return Bilingual(
        f"{what.ja}（{wording.amount(value, own, 'ja')}）は、お尋ねの {ja} を{side.ja}います。",
        f"{what.en[0].upper()}{what.en[1:]} ({is_en}) is {side.en} the figure you ask about ({en}).",
    )


def _quoted(said: Decimal, unit: str, own: Bilingual, language: Language) -> str:
    """The figure in the unit in which it was said, or in the indicator's."""
    typed = Bilingual(unit, unit) if unit not in _SYMBOLS and unit.isascii() == (language == "en") else own
    return wording.amount(said, typed, language)
