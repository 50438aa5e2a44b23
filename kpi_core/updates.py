"""What an entry would change, before anything is stored: every row of its measure before and after, and what looks odd.

Nothing here forbids: a warning can be overridden by whoever knows better. Published figures are never restated; those
that would then differ from the computation are named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kpi_core.assessment import Assessment, assess
from kpi_core.comparison import Comparison, compare
from kpi_core.dossier import Dossier
from kpi_core.figures import EXACT, grouped
from kpi_core.language import Bilingual, Language
from kpi_core.record import Entry, Measure, Observation, Plan
from kpi_core.typed_values import TypedValue
from kpi_core.years import Year

MOST_TIMES = 3  # a value this many times the one before, or the next, is asked about


class CautionKind(StrEnum):
    FALL = "fall"  # a running total would fall
    JUMP = "jump"  # more than three times what the series would let expect
    YEAR = "year"  # ahead of today, or before the baseline
    UNIT = "unit"  # typed with another unit than the measure's


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that a person should look at again before it is stored."""

    kind: CautionKind
    text: Bilingual

    def to(self, language: Language) -> str:
        return self.text.to(language)


@dataclass(frozen=True, slots=True)
class Draft:
    """An actual that somebody wants to enter, read for its measure."""

    measure: str
    year: Year
    value: TypedValue
    source: str
    reason: str = ""
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """Before → after. `dossier` is the measure as it stands, `old` what holds for the year now.

    `rows`: each row of the measure as it is assessed today, without and with the new value. `differing`: published figures
    of the year that would then differ from the computation. `unchanged`: the same value is there already.
    """

    dossier: Dossier
    after: Dossier
    draft: Draft
    old: Observation | None
    rows: tuple[tuple[Assessment, Assessment], ...]
    warnings: tuple[Caution, ...]
    differing: tuple[Comparison, ...]
    unchanged: bool

    @property
    def measure(self) -> Measure:
        return self.dossier.measure

    @property
    def year(self) -> Year:
        return self.draft.year

    @property
    def new(self) -> Decimal:
        return self.draft.value.value

    @property
    def provisional(self) -> bool:
        return self.draft.provisional

    @property
    def read_as(self) -> Bilingual | None:
        return self.draft.value.read_as


def preview(draft: Draft, dossier: Dossier, plan: Plan, today: date) -> Preview:
    """What `draft` would change in `dossier`, its measure's; `today` is the day in the plan's time zone."""
    old = dossier.observation(draft.year.number)
    after = with_value(dossier, draft)
    return Preview(
        dossier=dossier,
        after=after,
        draft=draft,
        old=old,
        rows=before_and_after(dossier, after, plan, today),
        warnings=_cautions(draft, dossier, today),
        differing=_differing(draft, after, plan),
        unchanged=old is not None and old.value == draft.value.value and old.provisional == draft.provisional,
    )


def with_value(dossier: Dossier, draft: Draft) -> Dossier:
    """`dossier` as it would be with the draft stored."""
    new = Observation(
        measure=draft.measure,
        year=draft.year,
        value=draft.value.value,
        mark="",
        source=draft.source,
        provisional=draft.provisional,
        entry=Entry("", "", draft.reason),
    )
    series = {o.year.number: o for o in dossier.observations} | {draft.year.number: new}
    return replace(dossier, observations=tuple(series[year] for year in sorted(series)))


def before_and_after(
    before: Dossier, after: Dossier, plan: Plan, today: date
) -> tuple[tuple[Assessment, Assessment], ...]:
    """Every row of a measure, assessed without and with a change of its series."""
    return tuple((assess(row, before, plan, today), assess(row, after, plan, today)) for row in before.indicators)


def _differing(draft: Draft, after: Dossier, plan: Plan) -> tuple[Comparison, ...]:
    """Figures published for the draft's year that the computation would no longer give."""
    rows = {row.code: row for row in after.indicators}
    found = (
        compare(p, rows[p.code], after, plan)
        for p in after.published
        if p.year.number == draft.year.number and p.code in rows
    )
    return tuple(c for c in found if c.differs)


# --- what looks odd


def _cautions(draft: Draft, dossier: Dossier, today: date) -> tuple[Caution, ...]:
    known = [o for o in dossier.observations if o.value is not None and o.year.number != draft.year.number]
    before = [o for o in known if o.year.number < draft.year.number]
    after = [o for o in known if o.year.number > draft.year.number]
    found = (
        _other_unit(draft, dossier.measure),
        _odd_year(draft, dossier, today),
        *_falls(draft, dossier.measure, before[-1:], after[:1]),
        _jump(draft, dossier.measure, [*before[-1:], *after[:1]]),
    )
    return tuple(caution for caution in found if caution is not None)


def _other_unit(draft: Draft, measure: Measure) -> Caution | None:
    typed = draft.value
    if not typed.other_unit:
        return None
    ours, figure = measure.unit, grouped(typed.value)
    return Caution(
        CautionKind.UNIT,
        Bilingual(
            f"「{figure}{typed.unit}」と入力されましたが、この指標の単位は{ours.ja}です。{_amount(typed.value, ours, 'ja')} として登録します。",
            f"You typed {_amount(typed.value, Bilingual(typed.unit, ''), 'en')}, but this indicator is counted in {ours.to('en')}. It would be stored as {_amount(typed.value, ours, 'en')}.",
        ),
    )


def _odd_year(draft: Draft, dossier: Dossier, today: date) -> Caution | None:
    year = draft.year
    if year.number > today.year or (year.number == today.year and year.kind == "年度" and today.month < 4):
        return Caution(
            CautionKind.YEAR,
            Bilingual(f"{year}はまだ始まっていません。", f"{year.label('en')} has not begun yet."),
        )
    baselines = [row.baseline.year for row in dossier.indicators if row.baseline.year is not None]
    first = min(baselines, default=None)
    if first is None or year.number >= first.number:
        return None
    return Caution(
        CautionKind.YEAR,
        Bilingual(
            f"{year}は当初値の年（{first}）より前です。",
            f"{year.label('en')} is before the year of the baseline ({first.label('en')}).",
        ),
    )


def _falls(
    draft: Draft, measure: Measure, before: list[Observation], after: list[Observation]
) -> tuple[Caution | None, ...]:
    """A running total never falls: neither from the year before to this one, nor from this one to the next."""
    if not measure.running_total:
        return ()
    value, found = draft.value.value, []
    for o in before:
        if o.value is not None and value < o.value:
            found.append(_fall(measure, o.year, o.value, draft.year, value))
    for o in after:
        if o.value is not None and o.value < value:
            found.append(_fall(measure, draft.year, value, o.year, o.value))
    return tuple(found)


def _fall(measure: Measure, since: Year, more: Decimal, until: Year, less: Decimal) -> Caution:
    return Caution(
        CautionKind.FALL,
        Bilingual(
            f"累計の指標ですが、{since}の {_amount(more, measure.unit, 'ja')} から{until}の {_amount(less, measure.unit, 'ja')} に減ります。",
            f"This is a running total, but it would fall from {_amount(more, measure.unit, 'en')} in {since.label('en')} to {_amount(less, measure.unit, 'en')} in {until.label('en')}.",
        ),
    )


def _jump(draft: Draft, measure: Measure, beside: list[Observation]) -> Caution | None:
    """More than three times, or less than a third, of what stands next to it; zero and changes of sign tell nothing."""
    value = abs(draft.value.value)
    for o in beside:
        if o.value is None or o.value == 0 or (draft.value.value < 0) != (o.value < 0):
            continue
        was = abs(o.value)
        if value > EXACT.multiply(was, Decimal(MOST_TIMES)) or EXACT.multiply(value, Decimal(MOST_TIMES)) < was:
            return Caution(
                CautionKind.JUMP,
                Bilingual(
                    f"{o.year}の {_amount(o.value, measure.unit, 'ja')} と{MOST_TIMES}倍を超える差があります。桁や単位をお確かめください。",
                    f"It differs more than {MOST_TIMES} times from the {_amount(o.value, measure.unit, 'en')} of {o.year.label('en')}. Please check the digits and the unit.",
                ),
            )
    return None


def _amount(value: Decimal, unit: Bilingual, language: Language) -> str:
    shown = unit.to(language)
    return f"{grouped(value)}%" if shown in {"%", "％"} else f"{grouped(value)} {shown}".rstrip()
