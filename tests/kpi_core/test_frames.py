"""Every indicator, by its names in both languages, in every plain way of asking: no phrase of the frame may swallow a part of a name."""

from __future__ import annotations

import pytest

from kpi_core.answers import vocabulary_of
from kpi_core.intents import Intent
from kpi_core.matching import Found, resolve
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD

_JAPANESE = [
    ("{}", Intent.PROGRESS),
    ("{}の達成度は?", Intent.PROGRESS),
    ("{}の進捗を教えてください", Intent.PROGRESS),
    ("{}はどうなっていますか", Intent.PROGRESS),
    ("{}って順調？", Intent.PROGRESS),
    ("{}どんな感じ?", Intent.PROGRESS),
    ("{}の実績値は?", Intent.ACTUAL),
    ("2022年の{}の実績を教えて", Intent.ACTUAL),
    ("{}の目標値は?", Intent.TARGET),
    ("{}の目標はいくつですか", Intent.TARGET),
    ("{}の当初値は?", Intent.BASELINE),
    ("{}の推移を見せて", Intent.TREND),
    ("{}は2030年の目標に間に合いますか", Intent.OUTLOOK),
    ("{}の見通しは?", Intent.OUTLOOK),
    ("{}は第2期計画でどうなる?", Intent.NOTE),
    ("なぜ{}は低いのですか", Intent.NOTE),
]
_ENGLISH = [
    ("{}", Intent.PROGRESS),
    ("How is {} going?", Intent.PROGRESS),
    ("How is the {} going?", Intent.PROGRESS),
    ("how's {} doing", Intent.PROGRESS),
    ("Is {} on track?", Intent.PROGRESS),
    ("{} progress", Intent.PROGRESS),
    ("progress of {} please", Intent.PROGRESS),
    ("status of {}", Intent.PROGRESS),
    ("How far along are we with {}?", Intent.PROGRESS),
    ("What is the latest figure for {}?", Intent.ACTUAL),
    ("actual value of {} in 2022", Intent.ACTUAL),
    ("What's the target for {}?", Intent.TARGET),
    ("{} target", Intent.TARGET),
    ("baseline of {}", Intent.BASELINE),
    ("{} over the years", Intent.TREND),
    ("trend of {}", Intent.TREND),
    ("Will {} reach its target in time?", Intent.OUTLOOK),
    ("outlook for {}", Intent.OUTLOOK),
    ("What does the second-term plan say about {}?", Intent.NOTE),
    ("Why is {} so low?", Intent.NOTE),
]


@pytest.mark.parametrize(("language", "frames"), [("ja", _JAPANESE), ("en", _ENGLISH)])
def test_every_name_is_understood_in_every_frame(language: str, frames: list[tuple[str, Intent]]) -> None:
    with Store.open(RECORD) as store:
        vocabulary = vocabulary_of(store)
    wrong = []
    for measure in vocabulary.measures:
        names = [
            measure.name.to(language),
            *(alias for alias in measure.aliases if alias.isascii() is (language == "en")),
        ]
        # The shorter and the longer aliases, not hundreds of each.
        chosen = [names[0], *sorted(names[1:], key=len)[:: max(1, len(names) // 8)]]
        for name in dict.fromkeys(chosen):
            alone = resolve(name, vocabulary)[1]
            if not isinstance(alone, Found):
                continue  # an alias that means something else by itself is no name to be asked by
            for frame, intent in frames:
                question, found = resolve(frame.format(name), vocabulary)
                if not isinstance(found, Found) or found.measures != alone.measures or question.intent is not intent:
                    wrong.append((frame.format(name), question.intent, found))
    assert wrong == []
