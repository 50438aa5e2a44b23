"""The conversations of tests/questions: what the last of their questions is taken for, after those before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kpi_core.answers import Answer, answer, vocabulary_of
from kpi_core.contents import Clarify, Figures, Help, Unknown
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD, TODAY
from tests.kpi_core.question_sets import STATUSES, Row, rows

TURN = " ⇒ "


def _last(turns: str, store: Store) -> Answer:
    answers: list[Answer] = []
    for turn in turns.split(TURN):
        previous = answers[-1].kept if answers else None
        answers.append(answer(turn, store, TODAY, previous=previous))
    return answers[-1]


def _wrong(row: Row, found: Answer) -> Iterator[str]:
    content = found.content
    if row["intent"] == "reject":
        if not isinstance(content, Clarify | Unknown | Help):
            yield f"answered with {found.intent}"
        return
    if found.intent not in row["intent"].split("|"):
        yield f"taken for {found.intent}"
    if isinstance(content, Clarify):
        shown = {option.measure for option in content.options}
        if not set(filter(None, row["measures"].split(";"))) <= shown:
            yield f"offers {shown}"
        return
    shown = {m.dossier.measure.key for m in content.measures} if isinstance(content, Figures) else set()
    if shown != set(filter(None, row["measures"].split(";"))):
        yield f"shows {shown}"
    for name, value in (part.split("=", 1) for part in row["detail"].split(";") if part):
        if not _holds(name, value, found):
            yield f"without {name} {value}"


def _holds(name: str, value: str, found: Answer) -> bool:
    choice = found.choice
    if choice is None:
        return False
    match name:
        case "year":
            return int(value) in {*choice.years, *choice.target_years}
        case "order":
            return choice.filters.order == value
        case "dimension":
            return "・".join(choice.filters.dimensions) == value
        case "status":
            return set(choice.filters.statuses) == STATUSES.get(value, {value})
    raise ValueError(name)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_last_question_is_understood_by_those_before(language: str) -> None:
    asked = [row for row in rows("conversations.tsv") if row["language"] == language]
    assert len(asked) > 50
    with Store.open(RECORD) as store:
        vocabulary_of(store)
        wrong = [
            (row["question"], *found) for row in asked if (found := list(_wrong(row, _last(row["question"], store))))
        ]
    assert wrong == []
