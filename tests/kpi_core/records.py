"""Generated records for laws: any plan that CSV files can hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from kpi_core.figures import Bound, Figure, Words
from kpi_core.language import Bilingual
from kpi_core.record import (
    Baseline,
    Certainty,
    Indicator,
    Measure,
    Note,
    NoteKind,
    Observation,
    PublishedFigure,
    Record,
    Rule,
    Table,
    Target,
    Term,
)
from kpi_core.years import Year, YearKind
from tests.kpi_core.plans import plan

_words = st.text(alphabet="あいう漢字MaaSア・（）、, \"'=+@", min_size=1, max_size=20).map(str.strip).filter(bool)
_years = st.builds(Year, st.integers(1990, 2060), st.sampled_from(YearKind))
_decimals = st.builds(
    lambda sign, whole, behind: Decimal(f"{sign}{whole}{behind}"),
    st.sampled_from(["", "-"]), st.integers(0, 10**9), st.from_regex(r"(\.[0-9]{1,4})?", fullmatch=True),
)  # fmt: skip
_UNITS = ("件", "人", "%", "t-CO2", "DL")
_targets = st.one_of(
    st.builds(Figure, _decimals, st.just(""), st.sampled_from([None, *Bound]), st.sampled_from(["", "※"])),
    st.sampled_from(["前年より減少", "全国値", "22万人台", "毎年400以上"]).map(Words),
)


@st.composite
def records(draw: st.DrawFn, *, least: int = 1) -> Record:
    """A plan with a few measures, each with a row, and what was seen and published of them."""
    count = draw(st.integers(least, 4))
    measures, rows = [], []
    observations: list[Observation] = []
    published: list[PublishedFigure] = []
    notes: list[Note] = []
    for n in range(1, count + 1):
        unit = draw(st.sampled_from(_UNITS))
        names = draw(st.tuples(_words, _words))
        kind = draw(st.sampled_from(YearKind))
        measures.append(Measure(f"m{n}", Bilingual(*names), Bilingual(unit, ""), (), kind, draw(st.booleans()), ""))
        row = _row(draw, n, unit)
        rows.append(row)
        seen = draw(st.lists(st.integers(2015, 2029), unique=True, max_size=4))
        observations += [_observation(draw, f"m{n}", Year(year, kind)) for year in sorted(seen)]
        if seen and draw(st.booleans()):
            percent = draw(st.integers(-200, 300))
            shown = f"{percent}%"
            published.append(PublishedFigure(row.code, Year(seen[0], kind), None, Decimal(percent), shown, "様式3-2"))
        if draw(st.booleans()):
            text = Bilingual(draw(_words), "")
            notes.append(
                Note(
                    row.code, NoteKind.SECOND_TERM, Year(2022, kind), text, draw(st.sampled_from(Certainty)), "様式3-2"
                )
            )
    return Record(
        plan=plan(),
        terms=(Term("first", Bilingual("第1期", "First"), 2020, 2022),),
        tables=(Table("vision", "経社環", Bilingual("2030年の姿", "Vision"), None),),
        measures=tuple(measures),
        indicators=tuple(rows),
        observations=tuple(observations),
        published=tuple(published),
        notes=tuple(notes),
        passages=(),
        programmes=(),
        sources=(),
    )


def _row(draw: st.DrawFn, number: int, unit: str) -> Indicator:
    baseline = Baseline(draw(_years), draw(_decimals))
    since = draw(st.none() | st.dates(date(2015, 1, 1), date(2035, 1, 1)))
    target = Target("first", draw(_years), draw(_targets), since)
    if isinstance(target.value, Figure) and target.value.bound is not None:
        rule = draw(st.sampled_from([Rule.AT_LEAST, Rule.AT_MOST, Rule.RATIO]))
    else:
        rule = draw(st.sampled_from(Rule))
    second = draw(st.sampled_from(["", *(other for other in _UNITS if other != unit)]))
    return Indicator(
        code=f"経{number}", order=number, table="vision", plan="first", measure=f"m{number}",
        name_printed=draw(_words), programme=draw(st.just("") | _words), dimension="経済",
        sdg_targets=("8.9",) if draw(st.booleans()) else (), unit_printed=unit, baseline=baseline, target=target,
        rule=rule, compare_with=None, second_unit=second, plan_begins=date(2020, 4, 1),
    )  # fmt: skip


def _observation(draw: st.DrawFn, measure: str, year: Year) -> Observation:
    value = draw(st.none() | _decimals)
    if value is None:
        return Observation(measure, year, None, "未集計", "様式3-2")
    mark = draw(st.sampled_from(["", "暫定", "※"]))
    return replace(Observation(measure, year, value, mark, "様式3-2"), provisional=mark == "暫定")
