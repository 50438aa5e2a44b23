"""The questions of tests/questions, written before the code was tuned: counted, per part and language.

The part `held` is only counted, never looked at question by question. Printed with `pytest -s`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kpi_core.answers import vocabulary_of
from kpi_core.matching import Found, resolve
from kpi_core.store import Store
from kpi_core.vocabulary import Vocabulary
from tests.kpi_core.question_sets import rows, verdict

ROOT = Path(__file__).resolve().parents[2]
UNRELATED = ROOT.parent / "shared" / "cases" / "unrelated_ja.txt"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    with Store.open(ROOT / "data" / "kaga.db") as store:
        return vocabulary_of(store)


@pytest.mark.parametrize(("part", "least"), [("tuning", 0.99), ("held", 0.97)])
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
