"""Names are made into keys at once, questions token by token: both must give the same key, or a name is not found in a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_core.answers import vocabulary_of
from kpi_core.keys import Reading, keys, tokens
from kpi_core.language import normalise
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD

_PIECES = st.sampled_from([
    "MaaS", "アプリ", "女性", "就業率", "ぱーとなー", "せいど", "とうろく", "CO2", "e-加賀", "市民", "100", "%", "、", "(", ")", "「", "・", "データー",
    "の", "を", "に", "が", "は", "で", "へ", "への", "での", "のの", "による", "における", " ", "of", "the", "users", "'s",
])  # fmt: skip


def key_of_question(text: str) -> str:
    return Reading(tokens(normalise(text))).key.strip("|")


@given(st.lists(_PIECES, max_size=8).map("".join))
def test_a_name_and_a_question_have_one_key(text: str) -> None:
    assert keys([text])[0] == key_of_question(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("MaaS アプリの「ダウンロード」件数", "maasアプリダウンロード件数"),
        ("ぱーとなーせいどへのとうろく", "ぱーとなーせいどへのとうろく"),
        ("パートナー制度への登録", "パートナー制度登録"),
        ("登録者への女性", "登録者女性"),
        ("CO2 of the cities", "co 2 citie"),
    ],
)
def test_particles_go_only_between_words_that_are_no_hiragana(text: str, key: str) -> None:
    assert (keys([text])[0], key_of_question(text)) == (key, key)


def test_every_name_of_the_record_has_the_key_of_a_question() -> None:
    with Store.open(RECORD) as store:
        measures = vocabulary_of(store).measures
    names = [name for measure in measures for name in (measure.name.ja, measure.name.en, *measure.aliases)]
    assert len(names) > 1000
    assert [(name, key) for name, key in zip(names, keys(names), strict=True) if key != key_of_question(name)] == []
