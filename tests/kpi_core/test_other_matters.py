"""What no figure tells is asked back, though an indicator is named in full; the twin that a figure tells is answered."""

from __future__ import annotations

import pytest

from kpi_core.contents import Clarify, Figures, Unknown
from tests.kpi_core.asked import ask


@pytest.mark.parametrize(
    "question",
    [
        "how can I join the sdgs partner scheme",
        "How do companies register as SDGs partners?",
        "which companies are sdgs partners",
        "names of sdgs partners",
        "SDGs Partner registration form",
        "how many trials failed",
        "how much power do the solar panels produce",
        "date of the next joint interview fair",
        "disabled people who lost their jobs",
        "solar panels in the next town",
        "solar in other towns",
        "what does MaaS mean",
        "Remind me on Monday to report on the SDGs partners.",
        "SDGsパートナーに登録するには?",
        "リスキリングセミナーの申込方法は?",
        "SDGsパートナーの登録用紙",
        "クラブハウスに何人まで入れるの",
        "どんな企業がSDGsパートナーなの?",
        "隣の市の太陽光は?",
    ],
)
def test_what_no_figure_tells_is_asked_back(question: str) -> None:
    assert isinstance(ask(question).content, Clarify | Unknown)


@pytest.mark.parametrize(
    "question",
    [
        "how many sdgs partners have joined",
        "which indicator is worst: solar or ghg? how is solar",
        "how is the solar target going",
        "remind me on the solar target",
        "remind me what the target for sdgs partners is",
        "SDGsパートナーは何社登録した?",
        "リスキリングセミナーは何回?",
        "クラブハウスの利用者は何人?",
    ],
)
def test_its_twin_that_a_figure_tells_is_answered(question: str) -> None:
    assert isinstance(ask(question).content, Figures)
