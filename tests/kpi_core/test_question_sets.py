"""The questions of tests/questions, written before the code was tuned: counted, per part and language.

The part `held` is only counted, never looked at question by question. Printed with `pytest -s`.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from kpi_core.answers import vocabulary_of
from kpi_core.matching import Ambiguous, Found, resolve
from kpi_core.pace import Status
from kpi_core.questions import Question
from kpi_core.store import Store
from kpi_core.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "tests" / "questions"
UNRELATED = ROOT.parent / "shared" / "cases" / "unrelated_ja.txt"
LISTS = {"list", "ranking"}  # their measures follow from the figures, not from the question

Row = dict[str, str]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    with Store.open(ROOT / "data" / "kaga.db") as store:
        return vocabulary_of(store)


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
            return filters.dimension == value
        case "table":
            return filters.table == value
    raise ValueError(name)


@pytest.mark.parametrize(("part", "least"), [("tuning", 0.97), ("held", 0.90)])
def test_the_questions_of_staff_are_understood(part: str, least: float, vocabulary: Vocabulary) -> None:
    counts: dict[str, Counter[str]] = {"ja": Counter(), "en": Counter()}
    for row in rows("answerable.tsv"):
        if row["part"] == part:
            counts[row["language"]][verdict(row, vocabulary)] += 1
    for language, count in counts.items():
        print(part, language, dict(count))
    total = counts["ja"] + counts["en"]
    assert total["right"] / total.total() >= least
    assert total["wrong"] / total.total() <= 0.005


@pytest.mark.parametrize("part", ["tuning", "held"])
def test_what_is_not_in_the_plan_is_never_answered(part: str, vocabulary: Vocabulary) -> None:
    asked = [row["question"] for row in rows("unanswerable.tsv") if row["part"] == part]
    answered = sum(isinstance(resolve(question, vocabulary)[1], Found) for question in asked)
    print(part, "answered", answered, "of", len(asked))
    assert len(asked) > 100
    assert answered == 0


@pytest.mark.skipif(not UNRELATED.exists(), reason="the 1,500 unrelated questions are not beside this clone")
def test_questions_about_the_world_are_never_answered(vocabulary: Vocabulary) -> None:
    asked = [line.strip() for line in UNRELATED.read_text(encoding="utf-8").splitlines() if line.strip()]
    answered = [question for question in asked if isinstance(resolve(question, vocabulary)[1], Found)]
    assert len(asked) == 1500
    assert answered == []
