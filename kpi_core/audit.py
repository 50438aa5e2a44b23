"""The record checked against itself: each published percentage recomputed, and what else does not fit together.

Published figures are audited, not entries: what was entered here is taken out before anything is compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kpi_core.achievement import achievement
from kpi_core.alternatives import Alternative, alternatives, own_operands
from kpi_core.catalogue import Catalogue
from kpi_core.comparison import Comparison, compare
from kpi_core.dossier import Dossier
from kpi_core.explanations import explained, ours
from kpi_core.figure_findings import of_figures
from kpi_core.findings import Finding, FindingKind, Severity
from kpi_core.language import Bilingual
from kpi_core.record import Indicator, Observation, Plan, PublishedFigure
from kpi_core.text_findings import Subjects, inferred_notes, notes_against_pace, remarks

_GRAVEST_FIRST = tuple(Severity)
_KINDS = tuple(FindingKind)
_VERDICT = re.compile(r"(?:目標)?(?P<no>未|非|不)?達成(?:済み?)?$")


class Result(StrEnum):
    AGREES = "agrees"
    DIFFERS = "differs"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class Checked:
    """One published percentage. `percent` is ours, to as many places; None where there is none.

    `ways` are other ways of computing that give what was published.
    """

    row: Indicator
    name: Bilingual  # the measure's
    published: PublishedFigure
    percent: Decimal | None
    result: Result
    ways: tuple[Alternative, ...]
    explanation: Bilingual


@dataclass(frozen=True, slots=True)
class Audit:
    """`checked` in the record's order; `findings` with the gravest first."""

    checked: tuple[Checked, ...]
    findings: tuple[Finding, ...]

    def of(self, result: Result) -> tuple[Checked, ...]:
        return tuple(c for c in self.checked if c.result is result)

    def among(self, codes: set[str], years: Sequence[int] = ()) -> Audit:
        """What concerns these rows; of `years` the published figures only, if any are named."""
        checked = tuple(
            c for c in self.checked if c.row.code in codes and (not years or c.published.year.number in years)
        )
        return Audit(checked, tuple(f for f in self.findings if codes.intersection(f.codes)))


def audit(dossiers: Sequence[Dossier], catalogue: Catalogue, plan: Plan, today: date) -> Audit:
    """All that there is to say about `dossiers`; `catalogue` holds the names of the whole plan."""
    published = [as_published(dossier) for dossier in dossiers]
    checked = [c for dossier in published for c in _checked(dossier, plan)]
    subjects = Subjects.in_catalogue(catalogue)
    findings = [
        *(f for d in published for f in of_figures(d, plan)),
        *(f for d in published for f in notes_against_pace(d, plan, today)),
        *(f for d in published for f in remarks(d, plan, today, subjects)),
        *inferred_notes(published),
    ]
    order = {row.code: row.order for dossier in published for row in dossier.indicators}
    checked.sort(key=lambda c: (c.row.order, c.published.year))
    findings.sort(key=lambda f: (_GRAVEST_FIRST.index(f.severity), _KINDS.index(f.kind), order[f.codes[0]]))
    return Audit(tuple(checked), tuple(findings))


def as_published(dossier: Dossier) -> Dossier:
    """Without what was entered: an entry gives way to the value that it stands over, or falls away."""

    def restored(o: Observation) -> Observation | None:
        if o.entry is None:
            return o
        return None if o.published is None else replace(o, value=o.published, entry=None, published=None)

    kept = [o for o in map(restored, dossier.observations) if o is not None]
    return replace(dossier, observations=tuple(kept))


def _checked(dossier: Dossier, plan: Plan) -> list[Checked]:
    found = []
    for published in dossier.published:
        row = dossier.indicator(published.code)
        comparison = _with_verdict(compare(published, row, dossier, plan), dossier)
        result = Result.UNVERIFIABLE
        if comparison.differs is not None:
            result = Result.DIFFERS if comparison.differs else Result.AGREES
        ways = () if result is Result.AGREES else alternatives(comparison, dossier, plan)
        text = explained(comparison, ways, dossier, plan)
        name = dossier.measure.name
        found.append(Checked(row, name, published, ours(comparison), result, ways, text))
    return found


def _with_verdict(comparison: Comparison, dossier: Dossier) -> Comparison:
    """Where 達成 or 未達成 is printed instead of a percentage, whether that is what the target says."""
    printed = comparison.published.printed
    own, basis = own_operands(comparison, dossier), dossier.basis(comparison.row)
    verdict = _VERDICT.match(printed.strip())
    if comparison.published.percent is not None or verdict is None or own is None or basis.target is None:
        return comparison
    result = achievement(basis.rule, baseline=own.baseline, target=basis.target.value, actual=own.actual)
    if result.met is None:
        return comparison
    return replace(comparison, differs=result.met is (verdict["no"] is not None))
