"""The question sets of tests/questions, and whether a question of theirs was understood as its row says."""

from __future__ import annotations

import csv
from pathlib import Path

from kpi_core.matching import Ambiguous, Found, resolve
from kpi_core.pace import Status
from kpi_core.questions import Question
from kpi_core.vocabulary import Vocabulary

QUESTIONS = Path(__file__).resolve().parents[1] / "questions"
LISTS = {"list", "ranking"}  # their measures follow from the figures, not from the question

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (QUESTIONS / name).open(encoding="utf-8") as file:
        return [
            row | {"question": row["question"].replace("\\n", "\n")}
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def verdict(row: Row, vocabulary: Vocabulary) -> str:
    """right, wrong (another measure is answered), other (another intent or passage), or refused."""
    question, found = resolve(row["question"], vocabulary)
    wanted = set(filter(None, row["measures"].split(";")))
    if row["intent"] == "clarify":
        offered = isinstance(found, Ambiguous) and wanted <= {c.measure for c in found.candidates}
        return "right" if offered else "wrong" if isinstance(found, Found) else "refused"
    if not isinstance(found, Found):
        return "refused"
    if row["intent"] not in LISTS and set(found.measures) != wanted:
        return "wrong"
    detail = dict(part.split("=", 1) for part in row["detail"].split(";") if part)
    right = question.intent == row["intent"] and all(holds(*of, question, found) for of in detail.items())
    return "right" if right else "other"


STATUSES: dict[str, set[Status]] = {
    "behind": {Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.REGRESSING, Status.MISSED},
    "open": set(Status) - {Status.ACHIEVED, Status.NOT_AVAILABLE},
}


def holds(name: str, value: str, question: Question, found: Found) -> bool:
    """Whether what a row's `detail` says of filters, years, codes and passages was understood."""
    filters = question.filters
    match name:
        case "passage":
            return value in found.passages
        case "code":
            return value in found.codes
        case "year" | "target_year":
            return int(value) in {mention.year.number for mention in question.years}
        case "plan":
            return filters.term == value
        case "order":
            return filters.order == value
        case "status":
            return set(filters.statuses) == (STATUSES[value] if value in STATUSES else {Status(value)})
        case "programme":
            return value in filters.programme
        case "goal":
            return str(filters.goal) == value
        case "sdg":
            return filters.sdg_target == value
        case "dimension":
            return "・".join(filters.dimensions) == value
        case "table":
            return filters.table == value
    raise ValueError(name)
