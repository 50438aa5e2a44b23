"""A prefecture with all its municipalities: the one that a question names narrows what is meant."""

from __future__ import annotations

import pytest

from kpi_core.catalogue import Catalogue, MeasureNames
from kpi_core.language import Bilingual
from kpi_core.matching import Ambiguous, Found, resolve
from kpi_core.record import Table
from kpi_core.titles import municipalities
from kpi_core.vocabulary import Vocabulary

CITIES = {"加賀市": "Kaga City", "小松市": "Komatsu City", "金沢市": "Kanazawa City"}
COUNTED = {
    "待機児童数": ("Children on waiting lists", "待機児童"),
    "観光客数": ("Tourists", "観光客"),
    "女性就業率": ("Female employment rate", "女性の就業率"),
}


@pytest.fixture(scope="module")
def prefecture() -> Vocabulary:
    measures = tuple(
        MeasureNames(
            key=f"{city} {counted}",
            name=Bilingual(f"{city}の{counted}", f"{en} in {city_en}"),
            aliases=(f"{city}の{alias}",),
            printed=(f"{city}の{counted}",),
            codes=(f"経{10 * number + place}",),
            programmes=(),
            dimensions=("経済",),
            sdg_targets=(),
        )
        for number, (city, city_en) in enumerate(CITIES.items(), 1)
        for place, (counted, (en, alias)) in enumerate(COUNTED.items())
    )
    table = Table("vision", "経社環", Bilingual("表", "Table"), None)
    city = Bilingual("石川県", "Ishikawa Prefecture")
    return Vocabulary.of(Catalogue(city, "ja", measures, (), (), (table,), ()))


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("加賀市の待機児童数", "加賀市 待機児童数"),
        ("小松市の待機児童数の達成度は?", "小松市 待機児童数"),
        ("小松の待機児童は?", "小松市 待機児童数"),
        ("待機児童数、加賀市は?", "加賀市 待機児童数"),
        ("小松市で待機児童は何人?", "小松市 待機児童数"),
        ("加賀の女性就業率", "加賀市 女性就業率"),
        ("Komatsu tourists", "小松市 観光客数"),
        ("children on waiting lists in Komatsu", "小松市 待機児童数"),
        ("female employment rate in Kaga City", "加賀市 女性就業率"),
        ("加賀市と小松市の待機児童数", "加賀市 待機児童数, 小松市 待機児童数"),
        ("加賀市の待機児童と観光客", "加賀市 待機児童数, 加賀市 観光客数"),
    ],
)
def test_a_municipality_narrows_what_is_meant(question: str, measures: str, prefecture: Vocabulary) -> None:
    found = resolve(question, prefecture)[1]
    assert isinstance(found, Found)
    assert ", ".join(sorted(found.measures)) == measures


@pytest.mark.parametrize("question", ["待機児童数は?", "小松市は?", "県の待機児童数"])
def test_without_one_it_asks_back(question: str, prefecture: Vocabulary) -> None:
    assert isinstance(resolve(question, prefecture)[1], Ambiguous)


@pytest.mark.parametrize(
    "question",
    [
        "富山市の待機児童数",
        "tourists in Toyama",
        "小松市の男性就業率",
        "加賀市と富山市の待機児童数",
        "小松市の図書館数",
    ],
)
def test_another_place_or_matter_is_not_answered(question: str, prefecture: Vocabulary) -> None:
    assert not isinstance(resolve(question, prefecture)[1], Found)


def test_the_names_tell_which_municipalities_there_are() -> None:
    names = [
        Bilingual("加賀市の人口", ""),
        Bilingual("加賀市の税収", ""),
        Bilingual("市場の数", ""),
        Bilingual("小松市の人口", ""),
    ]
    assert municipalities(names) == {"加賀": "加賀市", "加賀市": "加賀市"}
