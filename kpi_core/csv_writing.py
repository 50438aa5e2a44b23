"""A `Record` back to the cells of its CSV files: reading them gives the same record.

Not every cell comes back as it stood: aliases of both languages stand in one column, and a target is printed without
grouping. What is edited in place, so that a person sees only what changed, is `csv_editing`'s matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kpi_core import cells
from kpi_core.figures import Figure, Words, plain
from kpi_core.record import Baseline, Indicator, Measure, Observation, Plan, PublishedFigure, Record, Target
from kpi_core.years import Year

MODELS: dict[str, type[cells.Row]] = {
    "plan": cells.PlanLine,
    "plans": cells.TermCells,
    "tables": cells.TableCells,
    "measures": cells.MeasureCells,
    "indicators": cells.IndicatorCells,
    "observations": cells.ObservationCells,
    "published": cells.PublishedCells,
    "notes": cells.NoteCells,
    "passages": cells.PassageCells,
    "programmes": cells.ProgrammeCells,
    "sources": cells.SourceCells,
}

_Line = Iterable[object]  # None is an empty cell


def header(file: str) -> list[str]:
    """The columns of `file`, in the order in which they are written."""
    return list(MODELS[file].model_fields)


def csv_cells(record: Record) -> dict[str, list[list[str]]]:
    """Every file by its name without `.csv`: the header, then its lines."""
    lines: dict[str, Iterable[_Line]] = {
        "plan": _plan(record.plan),
        "plans": ((t.key, t.name.ja, t.name.en, t.start, t.end) for t in record.terms),
        "tables": ((t.key, t.prefix, t.title.ja, t.title.en, t.reports_year) for t in record.tables),
        "measures": map(_measure, record.measures),
        "indicators": map(_indicator, record.indicators),
        "observations": map(_observation, record.observations),
        "published": map(_published, record.published),
        "notes": ((n.code, n.kind, n.year, n.text.ja, n.text.en, n.certainty, n.source) for n in record.notes),
        "passages": (
            (p.key, p.title.ja, p.title.en, p.text.ja, p.text.en, ";".join(p.aliases), "", p.source)
            for p in record.passages
        ),
        "programmes": ((p.name.ja, p.name.en, ";".join(p.aliases), "") for p in record.programmes),
        "sources": ((s.name.ja, s.name.en, s.as_of) for s in record.sources),
    }
    return {
        file: [header(file), *(["" if cell is None else str(cell) for cell in line] for line in of)]
        for file, of in lines.items()
    }


def figure_cell(figure: Figure) -> str:
    """A figure with its unit, bound and mark, as `figures.read_figure` reads it."""
    return f"{plain(figure.value)}{figure.unit}{figure.bound or ''}{figure.mark}"


def _plan(p: Plan) -> Iterator[_Line]:
    floor = None if p.percent_floor is None else plain(p.percent_floor)
    values = {
        "key": p.key, "city_ja": p.city.ja, "city_en": p.city.en, "plan_ja": p.name.ja, "plan_en": p.name.en,
        "term_start": p.term_start, "term_end": p.term_end, "timezone": p.timezone, "language": p.language,
        "percent_decimals": p.percent_decimals, "percent_floor": floor, "report_opens": p.report_opens,
        "selected": p.selected, "title_ja": p.title.ja, "title_en": p.title.en,
    }  # fmt: skip
    yield from values.items()


def _measure(m: Measure) -> _Line:
    running = "yes" if m.running_total else "no"
    return (
        m.key, m.name.ja, m.name.en, m.unit.ja, m.unit.en, ";".join(m.aliases), "", m.year_kind, running, m.section,
    )  # fmt: skip


def _indicator(row: Indicator) -> _Line:
    target = row.target
    return (
        row.code, row.table, row.plan, row.measure, row.name_printed, row.programme, row.dimension,
        ";".join(row.sdg_targets), row.unit_printed, row.baseline.year, _baseline(row.baseline, target, row.second_unit),
        None if target is None else target.year, _target(target),
        None if target is None or target.since is None else target.since.isoformat(), row.rule, row.compare_with,
    )  # fmt: skip


def _baseline(baseline: Baseline, target: Target | None, second_unit: str) -> str:
    if baseline.value is None:
        return baseline.words
    # The second unit stands behind the baseline, unless it is the target's.
    of_target = target is not None and isinstance(target.value, Figure) and target.value.unit == second_unit
    return plain(baseline.value) + ("" if of_target else second_unit)


def _target(target: Target | None) -> str:
    if target is None:
        return ""
    return target.value.text if isinstance(target.value, Words) else figure_cell(target.value)


def _observation(o: Observation) -> _Line:
    return o.measure, o.year, None if o.value is None else plain(o.value), o.mark, o.source


def _published(p: PublishedFigure) -> tuple[str, Year, str | None, str, str]:
    return p.code, p.year, None if p.actual is None else plain(p.actual), p.printed, p.source
