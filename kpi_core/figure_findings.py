"""What does not fit together among the figures, years, units and names of one measure's rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from kpi_core.comparison import compare
from kpi_core.dossier import Dossier
from kpi_core.figures import grouped
from kpi_core.findings import Finding, FindingKind, finding, listed, quoted
from kpi_core.language import Bilingual, normalise
from kpi_core.record import Indicator, Measure, NoteKind, Observation, Plan
from kpi_core.years import Year

_STILL = 3  # years without a move, or actuals without one
_AGAIN = re.compile(r"\((?:再掲|再)\)|\s")  # said of a row, and no part of the name
_TOTAL = re.compile(r"累計|累積|延べ総数")
# Said of a count within a year; a running total knows no such year.
_LOW_YEAR = re.compile(r"実績[がは]?(?:低|減|少な|下が|落ち)|(?:件数|回数|人数)[がは](?:減|低|少な|下が|落ち)")


def of_figures(dossier: Dossier, plan: Plan) -> Iterator[Finding]:
    """The findings on one measure, the gravest kinds first."""
    yield from _values(dossier)
    yield from _falling(dossier)
    yield from _doubtful(dossier)
    yield from _year_labels(dossier, plan)
    yield from _units_in_a_row(dossier)
    yield from _units(dossier)
    yield from _names(dossier)
    yield from _year_kinds(dossier)
    yield from _still(dossier)


def _values(dossier: Dossier) -> Iterator[Finding]:
    """One measure with different values for one year: between tables, or between a table and the series."""
    seen: dict[int, dict[Decimal, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for o in dossier.observations:
        if o.value is not None:
            seen[o.year.number][o.value].append(("", o.source))
    for p in dossier.published:
        if p.actual is not None:
            seen[p.year.number][p.actual].append((p.code, p.source))
    for row in dossier.indicators:
        if row.baseline.year is not None and row.baseline.value is not None:
            seen[row.baseline.year.number][row.baseline.value].append((row.code, ""))
    for year, values in sorted(seen.items()):
        if len(values) < 2:
            continue
        codes = {code for places in values.values() for code, _ in places}
        rows = [row for row in dossier.indicators if row.code in codes]
        sources = [source for places in values.values() for _, source in places]
        ja = [_value_at(value, places, "ja") for value, places in values.items()]
        en = [_value_at(value, places, "en") for value, places in values.items()]
        name = dossier.measure.name
        text = Bilingual(
            f"{name.ja}の{year}年の値が一致していません: {listed(ja, 'ja')}。",
            f"{name.to('en')} has different values for {year}: {listed(en, 'en')}.",
        )
        yield finding(FindingKind.VALUES_DIFFER, dossier, rows or dossier.indicators, text, sources)


def _value_at(value: Decimal, places: list[tuple[str, str]], language: str) -> str:
    codes = list(dict.fromkeys(code for code, _ in places if code))
    where = codes or (["年ごとの実績"] if language == "ja" else ["the series"])
    if language == "en":
        return f"{grouped(value)} ({', '.join(where)})"
    return f"{grouped(value)}（{'、'.join(where)}）"


def counts_up(measure: Measure, rows: tuple[Indicator, ...]) -> bool:
    """Whether the record or a printed name calls it a running total."""
    names = [measure.name.ja, *(row.name_printed for row in rows)]
    return measure.running_total or any(_TOTAL.search(name) for name in names)


def _falling(dossier: Dossier) -> Iterator[Finding]:
    if not counts_up(dossier.measure, dossier.indicators):
        return
    known = [(o.year, o.value, o.source) for o in dossier.observations if o.value is not None]
    for (before, high, _), (after, low, source) in pairwise(known):
        if low < high:
            yield _fall(dossier, dossier.indicators, (str(before), before.label("en"), high), after, low, source)
    # A baseline without a year stands before all that was counted since.
    undated = [r for r in dossier.indicators if r.baseline.year is None and r.baseline.value is not None]
    for row in undated:
        for year, value, source in known[:1]:
            if row.baseline.value is not None and value < row.baseline.value:
                yield _fall(dossier, (row,), ("当初値", "the baseline", row.baseline.value), year, value, source)


def _fall(
    dossier: Dossier,
    rows: tuple[Indicator, ...],
    before: tuple[str, str, Decimal],
    after: Year,
    low: Decimal,
    source: str,
) -> Finding:
    ja, en, high = before
    text = Bilingual(
        f"{dossier.measure.name.ja}は累計ですが、{ja}の {grouped(high)} から{after}の {grouped(low)} に減っています。"
        "数え直したか、年ごとの値かを確かめてください。",
        f"{dossier.measure.name.to('en')} is a running total, but falls from {grouped(high)} ({en}) to {grouped(low)} ({after.label('en')});"
        " was it started again, or is it a count by year?",
    )
    return finding(FindingKind.RUNNING_TOTAL_FALLS, dossier, rows, text, [source])


def _doubtful(dossier: Dossier) -> Iterator[Finding]:
    """Called a running total, while a remark speaks of a low year, which a running total does not have."""
    if not counts_up(dossier.measure, dossier.indicators):
        return
    for note in dossier.notes:
        if note.kind is NoteKind.REMARK and _LOW_YEAR.search(normalise(note.text.ja)):
            rows = [r for r in dossier.indicators if r.code in {n.code for n in dossier.notes if n.text == note.text}]
            values = [f"{o.year} {grouped(o.value)}" for o in dossier.observations if o.value is not None]
            english = [
                f"{grouped(o.value)} in {o.year.label('en')}" for o in dossier.observations if o.value is not None
            ]
            text = Bilingual(
                f"{dossier.measure.name.ja}は累計とされていますが、特筆事項は{note.year}の実績が低いと述べています（実績: {listed(values, 'ja')}）。"
                "年ごとの件数である可能性があります。",
                f"{dossier.measure.name.to('en')} is called a running total, but a remark says that {note.year.label('en')} was low"
                f" (actuals: {listed(english, 'en')}); it may be a count by year.",
            )
            yield finding(FindingKind.RUNNING_TOTAL_DOUBTFUL, dossier, rows, text, [note.source])
            return


def _year_labels(dossier: Dossier, plan: Plan) -> Iterator[Finding]:
    """A table that reports one year, whose percentage fits the target of another."""
    for row in dossier.indicators:
        target = dossier.basis(row).target
        if row.reports_year is None or target is None or target.year is None or target.year.number == row.reports_year:
            continue
        for p in dossier.published:
            if p.code == row.code and compare(p, row, dossier, plan).differs is False:
                lender = dossier.basis(row).code
                text = Bilingual(
                    f"{row.code} の表は{row.reports_year}年のものですが、公表値 {p.printed} は{target.year}の目標値（{lender}）に対する値です。",
                    f"The table of {row.code} is for {row.reports_year}, but its {p.printed} is measured against the target for"
                    f" {target.year.label('en')} ({lender}).",
                )
                yield finding(FindingKind.YEAR_LABEL, dossier, [row], text, [p.source])


def _units_in_a_row(dossier: Dossier) -> Iterator[Finding]:
    for row in dossier.indicators:
        if row.second_unit:
            text = Bilingual(
                f"{row.code} は一つの行の中で単位が異なります（「{row.second_unit}」と「{row.unit_printed}」）。",
                f"{row.code} prints two units in one row (“{row.second_unit}” and “{row.unit_printed}”).",
            )
            yield finding(FindingKind.UNITS_IN_ROW, dossier, [row], text)


def _units(dossier: Dossier) -> Iterator[Finding]:
    by_unit: dict[str, list[Indicator]] = defaultdict(list)
    for row in dossier.indicators:
        if row.unit_printed:
            by_unit[normalise(row.unit_printed)].append(row)
    if len(by_unit) > 1:
        variants = [(rows[0].unit_printed, [row.code for row in rows]) for rows in by_unit.values()]
        name = dossier.measure.name
        text = Bilingual(
            f"{name.ja}の単位が行によって異なります: {_variants(variants, 'ja')}。",
            f"The unit of {name.to('en')} differs between rows: {_variants(variants, 'en')}.",
        )
        yield finding(FindingKind.UNITS_DIFFER, dossier, dossier.indicators, text)


def _names(dossier: Dossier) -> Iterator[Finding]:
    by_name: dict[str, list[Indicator]] = defaultdict(list)
    for row in dossier.indicators:
        by_name[_AGAIN.sub("", normalise(row.name_printed))].append(row)
    if len(by_name) > 1:
        variants = [(" ".join(rows[0].name_printed.split()), [row.code for row in rows]) for rows in by_name.values()]
        text = Bilingual(
            f"同じ指標の名称が行によって異なります: {_variants(variants, 'ja')}。",
            f"One measure has different names: {_variants(variants, 'en')}.",
        )
        yield finding(FindingKind.NAMES_DIFFER, dossier, dossier.indicators, text)


def _variants(variants: list[tuple[str, list[str]]], language: str) -> str:
    if language == "en":
        return ", ".join(f"{quoted([printed], 'en')} ({', '.join(codes)})" for printed, codes in variants)
    return "、".join(f"{quoted([printed], 'ja')}（{'、'.join(codes)}）" for printed, codes in variants)


def _year_kinds(dossier: Dossier) -> Iterator[Finding]:
    """One year printed as 年 in one cell and as 年度 in another, of the measure's rows."""
    kinds: dict[int, set[str]] = defaultdict(set)
    for row in dossier.indicators:
        for year in _years(row):
            kinds[year.number].add(str(year))
    mixed = sorted(number for number, shown in kinds.items() if len(shown) > 1)
    if mixed:
        shown = [text for number in mixed for text in sorted(kinds[number])]
        rows = [row for row in dossier.indicators if any(year.number in mixed for year in _years(row))]
        text = Bilingual(
            f"{dossier.measure.name.ja}の同じ年が、行によって「年」と「年度」で書かれています: {listed(shown, 'ja')}。",
            f"{dossier.measure.name.to('en')}: the same year is printed as 年 and as 年度: {listed(shown, 'en')}.",
        )
        yield finding(FindingKind.YEAR_KINDS_DIFFER, dossier, rows, text)


def _years(row: Indicator) -> list[Year]:
    """The years of the row's baseline and target."""
    return [y for y in (row.baseline.year, row.target.year if row.target is not None else None) if y is not None]


def _still(dossier: Dossier) -> Iterator[Finding]:
    """The newest actuals are the same for three years, or three times."""
    known = [o for o in dossier.observations if o.value is not None]
    runs: list[list[Observation]] = [list(run) for _, run in groupby(known, key=lambda o: o.value)]
    if not runs:
        return
    first, last = runs[-1][0], runs[-1][-1]
    if last.value is None or (len(runs[-1]) < _STILL and last.year.number - first.year.number < _STILL):
        return
    text = Bilingual(
        f"{dossier.measure.name.ja}の実績は{first.year}から{last.year}まで {grouped(last.value)} のまま変わっていません。",
        f"{dossier.measure.name.to('en')} has stayed at {grouped(last.value)} from {first.year.label('en')} to {last.year.label('en')}.",
    )
    yield finding(FindingKind.NOT_MOVED, dossier, dossier.indicators, text, [o.source for o in runs[-1]])
