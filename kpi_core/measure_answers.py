"""What is shown of one measure: which of its rows in which order, for which of the years that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kpi_core.assessment import Assessment, assess, lead_rows, series, target_year
from kpi_core.contents import Choice, MeasureAnswer, YearLabel
from kpi_core.dossier import Dossier
from kpi_core.questions import Intent
from kpi_core.record import Indicator, Plan
from kpi_core.years import Year, YearKind, YearMention

# A year stands for an actual here (2022年の達成度), for a target's elsewhere (2030年の目標, 2030年の見通し).
_OF_ACTUALS = frozenset({Intent.PROGRESS, Intent.ACTUAL, Intent.TREND})
_OF_NO_TARGET = frozenset({Intent.BASELINE, Intent.NOTE})


def measure_answer(dossier: Dossier, choice: Choice, plan: Plan, today: date) -> MeasureAnswer:
    """One measure's block, with the rows and years that `choice` asks for."""
    relative = choice.relative_year if choice.intent in _OF_ACTUALS else None
    without = relative if relative is not None and dossier.actual(relative) is None else None
    if relative is not None and without is None:
        choice = replace(choice, years=(*choice.years, relative))
    return MeasureAnswer(dossier, _rows(dossier, choice, plan, today), _without_target(choice, dossier), without)


def year_label(measures: Sequence[MeasureAnswer], intent: Intent, asked: Sequence[YearMention]) -> YearLabel | None:
    """How the asked year is printed, where the question printed it otherwise; None where the two agree."""
    in_turn = _printed_years([row for measure in measures for row in measure.rows], intent)
    for mention in asked:
        if not (mention.era or mention.year.kind is YearKind.FISCAL):
            continue
        said, number = mention.text.upper(), mention.year.number
        for years in in_turn:
            printed = [str(year) for year in years if year is not None and year.number == number]
            other = next((year for year in printed if year != said), None)
            if other is not None:
                return YearLabel(said, other, number)
            if printed:
                break
    return None


def _printed_years(rows: Sequence[Assessment], intent: Intent) -> tuple[list[Year | None], list[Year | None]]:
    """The years of the figures that are asked for, and of those that stand beside them."""
    actuals = [row.observation.year if row.observation is not None else None for row in rows]
    targets = [row.basis.target.year if row.basis.target is not None else None for row in rows]
    match intent:
        case Intent.TARGET:
            return targets, actuals
        case Intent.BASELINE:
            return [row.basis.baseline.year for row in rows], actuals
        case _:
            return actuals, targets


def _rows(dossier: Dossier, choice: Choice, plan: Plan, today: date) -> tuple[Assessment, ...]:
    rows = _in_order(dossier, choice, today)
    results: list[Assessment] = []
    if choice.intent is Intent.TREND:
        results = [result for row in rows for result in series(row, dossier, plan, today)]
        # Without any actual there is no series, and the rows still say what is known.
        return tuple(results) or tuple(assess(row, dossier, plan, today) for row in rows)
    for year in _years_of_actuals(choice, dossier):
        # A row that reports another year has no place here, unless the measure has no other row.
        of_year = [row for row in rows if row.reports_year in {None, year}] or rows
        results += [assess(row, dossier, plan, today, year=year) for row in of_year]
    return tuple(results) or tuple(assess(row, dossier, plan, today) for row in rows)


def _in_order(dossier: Dossier, choice: Choice, today: date) -> list[Indicator]:
    """Rows asked for, then lead rows, then the others."""
    # Of a year's actual, the target in force in that year speaks first.
    year = max(_years_of_actuals(choice, dossier), default=None)
    leads = {row.code: place for place, row in enumerate(lead_rows(dossier, today, year=year))}
    # 第2期計画での対応: there the term names the note, and the note may stand on a row of another plan.
    term = "" if choice.intent is Intent.NOTE else choice.filters.term
    rows = [r for r in dossier.indicators if not term or r.plan == term or r.code in choice.codes]
    wanted = [r for r in rows if not choice.filters.table or r.table == choice.filters.table]
    targets = _target_years(choice, dossier)
    return sorted(
        wanted or rows or dossier.indicators,
        key=lambda r: (
            r.code not in choice.codes,
            target_year(r, dossier) not in targets,
            leads.get(r.code, len(leads)),
            r.order,
        ),
    )


def _target_years(choice: Choice, dossier: Dossier) -> set[int]:
    """The asked years that mean a target's: 2030年の目標."""
    if choice.intent in _OF_NO_TARGET:
        return set(choice.target_years)
    return set(choice.target_years) | set(choice.years) - set(_years_of_actuals(choice, dossier))


def _without_target(choice: Choice, dossier: Dossier) -> tuple[int, ...]:
    """The asked years for which the measure has no target, where a target was asked for."""
    if choice.intent is not Intent.TARGET:
        return ()
    targets = {target_year(row, dossier) for row in dossier.indicators}
    return tuple(year for year in (*choice.target_years, *choice.years) if year not in targets)


def _years_of_actuals(choice: Choice, dossier: Dossier) -> tuple[int, ...]:
    """The years whose actuals are asked for: those that have one, and those that are no target's either."""
    if choice.intent not in _OF_ACTUALS:
        return ()
    if choice.intent is Intent.ACTUAL:
        return choice.years
    targets = {target_year(row, dossier) for row in dossier.indicators}
    known = {o.year.number for o in dossier.observations}
    return tuple(year for year in choice.years if year in known or year not in targets)
