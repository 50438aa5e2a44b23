"""進捗評価結果報告シート（様式3-2） as values: the tables and texts of one year, before they become a workbook or a CSV file.

The form is restored from published sheets. What a person must write is left empty and said in `remarks`; nothing is
guessed. Every percentage comes from `assessment.assess`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kpi_core.achievement import Undefined, achievement
from kpi_core.assessment import Assessment, assess
from kpi_core.dossier import Dossier
from kpi_core.errors import KpiError
from kpi_core.figures import Figure, Words
from kpi_core.form_parts import NOT_COUNTED, NOTICE, PROVISIONAL, TO_WRITE, Amount, Form, FormRemark, FormRow, FormTable
from kpi_core.language import normalise
from kpi_core.record import Indicator, NoteKind, Observation, Passage, Plan, Record, Source, Table, Term
from kpi_core.years import Year, find_years

_ENDING = re.compile(r"\s*(?:[（(][^（(）)]*[）)]|※.*)\s*$", re.DOTALL)  # （再掲）, （累計） ※官民連携によるもの
_WORD = re.compile(r"[^\W_ー]")  # a dash that stands for a missing figure says nothing of why
_NTH = re.compile(r"第(\d+)期")


class NoSuchReport(KpiError):
    """A year in which no plan was in force yet."""

    def __init__(self, year: int, first: int) -> None:
        self.year = year
        super().__init__(
            ja=f"{year}年の報告シートは作れません。計画は{first}年からです。{first}年以降の年を指定してください。",
            en=f"There is no report for {year}: the plan begins in {first}. Name a year from then on.",
        )


@dataclass(frozen=True, slots=True)
class Material:
    """What a form is made of: a record, with or without what was entered."""

    plan: Plan
    terms: tuple[Term, ...]
    tables: tuple[Table, ...]
    dossiers: tuple[Dossier, ...]
    passages: tuple[Passage, ...]
    sources: dict[str, Source]

    @classmethod
    def of(cls, record: Record) -> Material:
        """From the record itself, as its CSV files hold it."""
        dossiers = []
        for measure in record.measures:
            rows = tuple(r for r in record.indicators if r.measure == measure.key)
            codes = {r.code for r in rows}
            seen = sorted((o for o in record.observations if o.measure == measure.key), key=lambda o: o.year)
            printed = tuple(p for p in record.published if p.code in codes)
            notes = tuple(n for n in record.notes if n.code in codes)
            dossiers.append(Dossier(measure, rows, tuple(seen), printed, notes))
        sources = {source.name.ja: source for source in record.sources}
        return cls(record.plan, record.terms, record.tables, tuple(dossiers), record.passages, sources)


def form_3_2(material: Material, year: int, today: date) -> Form:
    """The sheet of `year`. Raises `NoSuchReport` for a year before the first plan."""
    term = _term(material.terms, year)
    tables = _tables(material, term, year, today)
    city, period = material.plan.city.ja, f"計画期間{term.start}年～{term.end}年"
    late = (f"{year}年は計画期間（{term.start}年～{term.end}年）のあとの年です。",) if year > term.end else ()
    return Form(
        year=year,
        plan=material.plan.key,
        term=term.key,
        city=city,
        title=f"{term.name.ja}（{term.start}～{term.end}）の進捗評価結果報告シート（様式3-2）",
        period=f"{city}　{term.name.ja}：{period}",
        notices=(NOTICE, *late),
        reflection_heading=f"{_next_plan(term)}（または独自計画）のKPIへの反映状況",
        summary_heading=f"（{len(tables) + 1}）{term.name.ja}の進捗評価結果を踏まえた総括",
        tables=tables,
        remarks=_remarks(material, term, year),
        texts=tuple((heading, _passage(material, key, year)) for key, heading in _TEXTS),
        experts_heading=f"（{len(tables) + 2}）有識者からの取組に対する評価",
        experts=_passage(material, "experts", year),
        percent_decimals=material.plan.percent_decimals,
        percent_floor=material.plan.percent_floor,
    )


_TEXTS = (("results", "成果"), ("issues", "課題"), ("prospects", "今後の展望"))


def _term(terms: Sequence[Term], year: int) -> Term:
    """The plan in force; after its end and before the next one begins it is still the one that is reported on."""
    begun = [term for term in terms if term.start <= year]
    if not begun:
        raise NoSuchReport(year, min(term.start for term in terms))
    return max(begun, key=lambda term: term.start)


def _next_plan(term: Term) -> str:
    nth = _NTH.search(normalise(term.name.ja))
    return f"第{int(nth[1]) + 1}期計画" if nth is not None else "次期計画"


# ---- the tables --------------------------------------------------------------------------------------


def _of_table(material: Material, table: Table, term: Term) -> list[tuple[Indicator, Dossier]]:
    """The plan's rows in one table, in the record's order."""
    rows = [
        (row, d) for d in material.dossiers for row in d.indicators if (row.table, row.plan) == (table.key, term.key)
    ]
    return sorted(rows, key=lambda pair: pair[0].order)


def _tables(material: Material, term: Term, year: int, today: date) -> tuple[FormTable, ...]:
    """Those that report on every year; a table with a year of its own is another sheet's."""
    found: list[FormTable] = []
    for table in material.tables:
        rows = [_row(row, d, material.plan, year, today) for row, d in _of_table(material, table, term)]
        if rows and table.reports_year is None:
            found.append(FormTable(len(found) + 1, table.title.ja, tuple(rows)))
    return tuple(found)


def number_of(row: Indicator) -> str:
    """What stands in the column No: 経1, where the first character is the row's dimension; else the number alone."""
    return row.code if row.dimension or len(row.code) < 2 else row.code[1:]


def _row(row: Indicator, dossier: Dossier, plan: Plan, year: int, today: date) -> FormRow:
    basis = dossier.basis(row)
    observation = _newest(basis, dossier, year)
    shown_year = year if observation is None else observation.year.number
    result = assess(row, dossier, plan, today, year=shown_year)
    percent = result.shown if observation is not None else None
    if percent is not None and plan.percent_floor is not None:
        percent = max(percent, plan.percent_floor)
    reflection = [n.text.ja for n in result.second_term if n.year.number == year]
    return FormRow(
        number=number_of(row),
        programme=row.programme,
        name=row.name_printed,
        sdg_targets=row.sdg_targets,
        baseline=_baseline(basis, row),
        actual=_actual(observation, dossier, row, year),
        target=_target(basis, row),
        target_figure=result.target,
        rule=basis.rule,
        percent=percent,
        verdict=_verdict(basis, observation, percent),
        reflection="\n".join(reflection),
        remarks=tuple(_said(result, observation, dossier, year, bool(reflection))),
    )


def _newest(basis: Indicator, dossier: Dossier, year: int) -> Observation | None:
    """The newest actual up to `year` and the target's year; one of the baseline's year is no progress."""
    target, start = basis.target, basis.baseline.year
    last = min(year, target.year.number) if target is not None and target.year is not None else year
    first = start.number if start is not None else 0
    known = [o for o in dossier.observations if o.value is not None and first < o.year.number <= last]
    return known[-1] if known else None


def _baseline(basis: Indicator, row: Indicator) -> Amount:
    """With the unit that is printed beside it: Kaga's 取3 has 件 here and DL in the rest of the row."""
    target = basis.target.value if basis.target is not None else None
    of_target = target.unit if isinstance(target, Figure) else ""
    unit = basis.second_unit if basis.second_unit and basis.second_unit != of_target else row.unit_printed
    b = basis.baseline
    return Amount(b.year, b.value, unit if b.value is not None else "", b.words)


def _target(basis: Indicator, row: Indicator) -> Amount:
    target = basis.target
    if target is None:
        return Amount(None, None, "")
    if isinstance(target.value, Words):
        return Amount(target.year, None, "", target.value.text)
    figure = target.value
    return Amount(target.year, figure.value, figure.unit or row.unit_printed, "", f"{figure.bound or ''}{figure.mark}")


def _actual(o: Observation | None, dossier: Dossier, row: Indicator, year: int) -> Amount:
    if o is not None:
        mark = f"（{PROVISIONAL}）" if o.provisional else o.mark
        return Amount(o.year, o.value, row.unit_printed, "", mark)
    there = dossier.observation(year)
    printed = there.year if there is not None else Year(year, dossier.measure.year_kind)
    return Amount(printed, None, "", (there.mark if there is not None else "") or NOT_COUNTED)


def _verdict(basis: Indicator, o: Observation | None, percent: Decimal | None) -> str:
    if percent is not None or o is None or basis.target is None:
        return ""
    result = achievement(basis.rule, baseline=basis.baseline.value, target=basis.target.value, actual=o.value)
    if result.undefined is not Undefined.VERDICT_ONLY:
        return ""
    return "達成" if result.met else "未達成"


_WHY_EMPTY = {
    Undefined.NO_TARGET: "目標値の記載なし",
    Undefined.TARGET_IN_WORDS: "目標が数値でないため達成度なし",
    Undefined.NO_BASELINE: "当初値の記載なし",
    Undefined.TARGET_IS_BASELINE: "目標値が当初値と同じため達成度なし",
    Undefined.TARGET_IS_ZERO: "目標値が0のため達成度なし",
}


def _said(result: Assessment, o: Observation | None, dossier: Dossier, year: int, reflected: bool) -> list[str]:
    """What is provisional, missing or to be written, in the order of the columns."""
    said: list[str] = []
    target = result.basis.target
    due = min(year, target.year.number) if target is not None and target.year is not None else year
    if o is None or o.year.number < due:
        there = dossier.observation(due)
        printed = there.year if there is not None else Year(due, dossier.measure.year_kind)
        mark = there.mark if there is not None and _WORD.search(there.mark) else NOT_COUNTED
        said.append(f"{printed}の実績は{mark}" + (f"（{o.year}の実績を記載）" if o is not None else f"（{TO_WRITE}）"))
    if due < year and target is not None:
        said.append(f"目標年（{target.year}）を過ぎた行")
    if o is not None and o.provisional:
        said.append(f"実績は{PROVISIONAL}値")
    if o is not None and o.entry is not None:
        said.append("実績は庁内で入力された値（公表前）")
    if o is not None and result.undefined in _WHY_EMPTY:
        said.append(_WHY_EMPTY[result.undefined])
    for c in result.comparisons:
        if o is not None and c.published.code == result.row.code and c.differs:
            said.append(f"公表値は {c.published.printed}（計算と相違）")
    if not reflected:
        said.append(f"反映状況は{TO_WRITE}")
    return said


# ---- the texts beneath -------------------------------------------------------------------------------


def _remarks(material: Material, term: Term, year: int) -> tuple[FormRemark, ...]:
    """One text that stands on several rows of a table is one remark: 指標2、6."""
    found: list[FormRemark] = []
    tables = [t for t in material.tables if t.reports_year is None and _of_table(material, t, term)]
    for place, table in enumerate(tables, start=1):
        by_text: dict[str, list[Indicator]] = {}
        for row, dossier in _of_table(material, table, term):
            for note in dossier.notes:
                if (note.code, note.kind, note.year.number) == (row.code, NoteKind.REMARK, year):
                    by_text.setdefault(note.text.ja, []).append(row)
        for text, rows in by_text.items():
            numbers = tuple(row.code[1:] or row.code for row in rows)
            found.append(FormRemark(place, numbers, _short(rows[0].name_printed), text))
    return tuple(found)


def _short(name: str) -> str:
    """A name without what is said of its row at its end: （再掲）, （累計）, ※官民連携によるもの."""
    while (shorter := _ENDING.sub("", name)) not in {name, ""}:
        name = shorter
    return name


def _passage(material: Material, key: str, year: int) -> str:
    """The text of `key_2023`, or that of `key` where its source is of that year's review; else empty."""
    by_key = {p.key: p for p in material.passages}
    own = by_key.get(f"{key}_{year}") or by_key.get(f"{key}-{year}")
    if own is not None:
        return own.text.ja
    passage = by_key.get(key)
    return passage.text.ja if passage is not None and year in _years_of(passage, material.sources) else ""


def _years_of(passage: Passage, sources: dict[str, Source]) -> set[int]:
    """The years that its source is said to be of."""
    known = sources.get(passage.source)
    said = f"{known.as_of if known is not None else ''} {passage.source}"
    return {mention.year.number for mention in find_years(normalise(said))}
