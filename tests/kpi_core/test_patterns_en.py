"""Idioms are understood for what they ask, in whole questions; beside what the plan does not have, they answer nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kpi_core.answers import vocabulary_of
from kpi_core.intents import Intent
from kpi_core.matching import Found, resolve
from kpi_core.store import Store
from kpi_core.vocabulary import Vocabulary
from tests.kpi_core.asked import RECORD


@pytest.fixture(scope="module")
def vocabulary() -> Iterator[Vocabulary]:
    with Store.open(RECORD) as store:
        yield vocabulary_of(store)


@pytest.mark.parametrize(
    ("question", "intent", "measures"),
    [
        ("What fraction of the 2030 MaaS download target has been reached?", Intent.PROGRESS, "maas_downloads"),
        ("are sdgs partners where they should be by now?", Intent.PROGRESS, "sdgs_partners"),
        ("female employment rate: thumbs up or thumbs down?", Intent.PROGRESS, "female_employment_rate"),
        ("is ghg going good or bad", Intent.PROGRESS, "ghg_emissions"),
        ("What number of sdgs partners is the city after?", Intent.TARGET, "sdgs_partners"),
        ("What level are greenhouse gas emissions to be cut to by 2030?", Intent.TARGET, "ghg_emissions"),
        ("clubhouse users back when the plan kicked off", Intent.BASELINE, "clubhouse_uses"),
        ("what's happened to the female employment rate since 2015", Intent.TREND, "female_employment_rate"),
        ("new power contracts: up, down or flat?", Intent.TREND, "new_power_contracts"),
        ("sdgs partners - how many to go?", Intent.OUTLOOK, "sdgs_partners"),
        ("in which year do sdgs partners get to 100", Intent.OUTLOOK, "sdgs_partners"),
        ("are the sdgs partners going to hit 100", Intent.OUTLOOK, "sdgs_partners"),
        ("What's holding back the power company contracts?", Intent.NOTE, "new_power_contracts"),
        ("power contracts at the start of the plan", Intent.BASELINE, "new_power_contracts"),
        ("which kpi has made the biggest leap", Intent.RANKING, ""),
        ("Which three indicators are doing worst?", Intent.RANKING, ""),
        ("Which indicators have already cleared their targets?", Intent.LIST, ""),
        ("which ones went the wrong way", Intent.LIST, ""),
        ("where do we stand on the whole", Intent.SUMMARY, ""),
        ("did anyone mess up the percentages in the report", Intent.AUDIT, ""),
        ("what sort of stuff can i ask", Intent.HELP, ""),
    ],
)
def test_idioms_say_what_is_asked(question: str, intent: Intent, measures: str, vocabulary: Vocabulary) -> None:
    understood, found = resolve(question, vocabulary)
    assert isinstance(found, Found)
    assert (understood.intent, ";".join(found.measures)) == (intent, measures)


@pytest.mark.parametrize(
    "question",
    [
        "what's our star player",
        "did the mayor keep his promise",
        "stock price up or down",
        "where will the olympics be in 2030",
        "what did we pledge on waste",
        "how do u make curry",
        "what does the review say about childcare",
        "did anyone mess up the budget",
    ],
)
def test_idioms_beside_another_matter_answer_nothing(question: str, vocabulary: Vocabulary) -> None:
    assert not isinstance(resolve(question, vocabulary)[1], Found)
