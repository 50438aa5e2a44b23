"""Names that look like a question's subject, best first: offered, never answered."""

from __future__ import annotations

import pytest

from kpi_core.answers import vocabulary_of
from kpi_core.catalogue import Catalogue, MeasureNames
from kpi_core.language import Bilingual
from kpi_core.matching import Candidate
from kpi_core.nearest import nearest
from kpi_core.questions import understand
from kpi_core.store import Store
from kpi_core.vocabulary import Vocabulary
from tests.kpi_core.asked import RECORD

with Store.open(RECORD) as store:
    KAGA = vocabulary_of(store)


def near(question: str, vocabulary: Vocabulary = KAGA) -> list[str]:
    return [candidate.measure for candidate in nearest(understand(question, vocabulary), vocabulary)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("男性就業率は?", ["female_employment_rate"]),
        ("登録件数は?", ["sdgs_partners", "e_citizens"]),
        ("マースの利用者", ["maas_downloads", "maas_services", "clubhouse_uses"]),
        ("リスキリング講座の開催数は?", ["reskilling_seminars"]),
        ("solar panel facilities", ["public_solar"]),
        ("ＭａａＳアプリ", ["maas_downloads", "maas_services"]),
    ],
)
def test_names_that_share_signs_with_the_subject(question: str, first: list[str]) -> None:
    assert near(question)[: len(first)] == first


@pytest.mark.parametrize("question", ["目標は?", "ありがとう", "2022年は?", "遅れている指標は?"])
def test_without_a_subject_nothing_is_near(question: str) -> None:
    assert near(question) == []


@pytest.mark.parametrize("question", ["待機児童は?", "xyzzy?"])
def test_what_shares_hardly_a_sign_is_not_near(question: str) -> None:
    assert near(question) == []


def named(*names: Bilingual) -> Vocabulary:
    """The vocabulary of a record that counts m1, m2 … of these names, each with an alias."""
    measures = tuple(
        MeasureNames(f"m{n}", name, (f"{name.ja}の合計",), (name.ja,), (f"経{n}",), (), (), ())
        for n, name in enumerate(names, start=1)
    )
    return Vocabulary.of(Catalogue(Bilingual("見本市", "Sample City"), "ja", measures, (), (), (), ()))


@pytest.mark.parametrize("limit", [1, 3, 8])
def test_a_measure_is_offered_once_and_at_most_as_many_as_wanted(limit: int) -> None:
    many = named(*(Bilingual(f"図書館{n}号館の来館者数", f"Visitors of library {n}") for n in range(30)))
    found = nearest(understand("図書館の席数", many), many, limit)
    assert len(found) == len(set(found)) == limit


def test_a_name_that_is_missing_in_one_language_is_no_name() -> None:
    only = named(Bilingual("来館者数", ""))
    assert nearest(understand("来館者の数", only), only) == (Candidate("m1"),)
    assert nearest(understand("visitors", only), only) == ()
