"""Questions as a person asks them, and what of an answer a test's table can be read against."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kpi_core.answers import Answer, answer
from kpi_core.assessment import Assessment
from kpi_core.contents import Clarify, Content, Figures, Listing, Passages, Ranking, Unknown
from kpi_core.language import Language
from kpi_core.store import Store
from tests.kpi_core.plans import DATA

RECORD = DATA / "kaga.db"
TODAY = date(2025, 6, 2)


def ask(
    question: str,
    *,
    record: Path = RECORD,
    live: Path | None = None,
    today: date = TODAY,
    language: Language | None = None,
) -> Answer:
    with Store.open(record, live) as store:
        return answer(question, store, today, language=language)


def talk(*questions: str, record: Path = RECORD) -> list[Answer]:
    """The answers of one conversation, in which each question may lean on the ones before."""
    answers: list[Answer] = []
    with Store.open(record) as store:
        for question in questions:
            previous = answers[-1].kept if answers else None
            answers.append(answer(question, store, TODAY, previous=previous))
    return answers


def figures(found: Answer) -> Figures:
    assert isinstance(found.content, Figures), found.content
    return found.content


def rows(found: Answer) -> str:
    """Code, year and percentage of each row; measures apart: 経2 2023 29%, 取3 2022 45% / 取4 2022 71%."""
    return " / ".join(", ".join(row(r) for r in measure.rows) for measure in figures(found).measures)


def row(result: Assessment) -> str:
    year = "-" if result.observation is None else str(result.observation.year.number)
    share = "-" if result.shown is None else f"{result.shown}%"
    return f"{result.row.code} {year} {share}"


def codes(content: Content) -> str:
    """The codes of a list or ranking, in order."""
    assert isinstance(content, Listing | Ranking), content
    results = content.rows if isinstance(content, Listing) else [place.result for place in content.places]
    return " ".join(result.row.code for result in results)


def told(found: Answer) -> str:
    """An answer in one line: its intent, and what it shows."""
    match found.content:
        case Figures():
            shown = rows(found)
        case Listing() | Ranking():
            shown = codes(found.content)
        case Clarify():
            shown = " ".join(option.code for option in found.content.options)
        case Unknown():
            shown = found.content.words
        case Passages():
            shown = " ".join(passage.key for passage in found.content.passages)
        case _:
            shown = ""
    return f"{found.intent}: {shown}".rstrip(": ")
