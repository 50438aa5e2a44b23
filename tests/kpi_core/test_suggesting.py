"""What is offered while somebody types the name of a measure: everything that they can mean, and never more than fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_core.store import Store
from kpi_core.suggesting import MOST, suggestions
from tests.bot import hostile
from tests.bot.kaga import RECORD


def codes(typed: str, *, record: Path = RECORD, first: tuple[str, ...] = ()) -> list[str]:
    with Store.open(record) as store:
        return [option.code for option in suggestions(typed, store, first)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("経2", ["経2"]),
        ("取3", ["取3"]),  # another row of the same measure: offered under the code that was typed
        ("成3", ["成3"]),
        ("MaaS", ["経2", "取4"]),
        ("ダウンロ", ["経2"]),
        ("ﾀﾞｳﾝﾛｰﾄﾞ", ["経2"]),
        ("登録", ["社6", "成5"]),
        ("女性", ["社4"]),
        ("downloads", ["経2"]),
        ("femal", ["社4"]),
        ("solr panels", ["環9"]),
        ("zzz", []),
        ("ひろし", []),
        ("'; drop table entries; --", []),
    ],
)
def test_what_is_typed_is_matched_as_in_a_question_and_by_parts_of_names(typed: str, found: list[str]) -> None:
    assert codes(typed)[: len(found)] == found
    assert bool(codes(typed)) is bool(found)


@pytest.mark.parametrize("typed", ["", " ", "\u3000", "\x00", "\u200b"])
def test_where_nothing_is_typed_all_are_offered_and_those_first_that_were_asked_about(typed: str) -> None:
    assert codes(typed)[:2] == ["経1", "経2"]
    assert len(codes(typed)) == 12
    assert codes(typed, first=("maas_services", "gone", "e_citizens"))[:3] == ["取4", "成5", "経1"]


@pytest.mark.parametrize("typed", ["", "女性就業率", "社1", "あ" * 5_000])
def test_at_most_twenty_are_offered(tmp_path: Path, typed: str) -> None:
    found = codes(typed, record=hostile.large(tmp_path / "record.db"))
    assert len(found) == len(set(found)) <= MOST
    if typed and typed[0] == "社":
        assert found[0] == "社1"
