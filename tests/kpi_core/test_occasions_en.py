"""What a figure is for is passed over in the clause that asks; what it is counted in or among is not."""

from __future__ import annotations

import pytest

from kpi_core.occasions_en import occasions


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("for my article: how is it going", "for my article"),
        ("for translating the leaflet i need the target", "for translating the leaflet"),
        ("how is it doing, for the vice mayor's speech", "for the vice mayor's speech"),
        ("i have to say something to the vice mayor in 5 min", "say something to the vice mayor"),
        ("the budget team would like to know which are behind", "the budget team would like to know"),
        ("the economics faculty has asked me for every indicator", "the economics faculty has asked me for"),
        ("it came up in yesterday's assembly", "in yesterday's assembly"),
        ("put it on the poster, how many are there", "on the poster"),
        ("how many are there, to show in excel", "in excel"),
    ],
)
def test_an_occasion_is_found(text: str, occasion: str) -> None:
    found = {text[start:end] for start, end in occasions(text)}
    assert any(occasion in stretch or stretch == occasion for stretch in found), found


@pytest.mark.parametrize(
    "text",
    [
        "female employment rate in the council",
        "female employment rate for the councillors",
        "greenhouse gas emissions for the prefecture",
        "maas downloads from the website",
        "solar panels at the university",
        "women on the board",
        "maas downloads during the conference",
    ],
)
def test_what_makes_another_figure_is_no_occasion(text: str) -> None:
    assert list(occasions(text)) == []
