"""What a button holds comes back as it went in, whatever it is, and nothing else is taken for it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choices import LONGEST, Wrong, decode, decode_wrong, encode, encode_wrong
from kpi_core.contents import Choice
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent, Order

WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
NAMES = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), max_size=5).map(tuple)
YEARS = st.lists(st.integers(1868, 2199), max_size=3).map(tuple)
FILTERS = st.builds(
    Filters,
    dimensions=NAMES,
    programme=WORDS,
    goal=st.none() | st.integers(1, 17),
    sdg_target=WORDS,
    statuses=st.frozensets(st.sampled_from(Status)),
    table=WORDS,
    term=WORDS,
    order=st.none() | st.sampled_from(Order),
    count=st.none() | st.integers(1, 100),
)
CHOICES = st.builds(
    Choice,
    intent=st.sampled_from(Intent),
    measures=NAMES,
    language=st.sampled_from(["ja", "en"]),
    years=YEARS,
    codes=NAMES,
    passages=NAMES,
    filters=FILTERS,
    target_years=YEARS,
)


@given(CHOICES)
def test_a_choice_comes_back_as_it_went_in(choice: Choice) -> None:
    value = encode(choice)
    if len(value) < LONGEST - 100:  # a longer one may have been cut
        assert decode(value) == choice


def test_a_button_that_was_posted_when_a_list_was_of_one_side_still_means_it() -> None:
    old = '{"intent":"list","language":"ja","dimension":"社会"}'
    assert decode(old) == Choice(Intent.LIST, (), "ja", filters=Filters(dimensions=("社会",)))


@given(WORDS, CHOICES)
def test_what_was_wrong_comes_back_with_its_question(text: str, choice: Choice) -> None:
    value = encode_wrong(text, choice)
    if len(value) < LONGEST - 100:
        assert decode_wrong(value) == Wrong(text, choice)


@given(st.text(), CHOICES)
def test_a_value_is_never_longer_than_slack_takes(text: str, choice: Choice) -> None:
    assert len(encode(choice)) <= LONGEST
    assert len(encode_wrong(text, choice)) <= LONGEST


LONG = Choice(
    Intent.PROGRESS,
    tuple(f"{'hires_of_people_with_disabilities_through_telework_' * 2}{n}" for n in range(5)),
    "ja",
    years=(2022, 2023),
    codes=tuple(f"取組{n}" for n in range(5)),
)


def test_five_measures_with_the_longest_keys_fit_with_their_question() -> None:
    assert decode_wrong(encode_wrong("違" * 150, LONG)) == Wrong("違" * 150, LONG)
    assert len(encode_wrong("\x01" * 4000, LONG)) <= LONGEST


def test_where_not_all_fits_the_first_measures_are_kept() -> None:
    longer = Choice(Intent.TARGET, tuple(f"{'k' * 700}{n}" for n in range(5)), "en", codes=("経1",))
    kept = decode(encode(longer))
    assert (kept.intent, kept.language, kept.measures, kept.codes) == (
        Intent.TARGET,
        "en",
        longer.measures[:2],
        (),
    )
    absurd = Choice(Intent.TARGET, ("k" * 3000,), "en", filters=Filters(programme="p" * 3000))
    assert decode(encode(absurd)) == Choice(Intent.TARGET, (), "en")


def test_a_value_is_one_json_object_with_the_intent_the_measures_the_year_and_the_language() -> None:
    value = encode(Choice(Intent.TARGET, ("maas_downloads",), "ja", years=(2022,)))
    assert json.loads(value) == {"intent": "target", "measures": ["maas_downloads"], "year": [2022], "language": "ja"}


GARBAGE = [
    "",
    "null",
    "[]",
    '"target"',
    "17",
    "{}",
    "{",
    '{"intent":"shout"}',
    '{"intent":null}',
    '{"intent":["target"]}',
    '{"intent":"target","measures":7}',
    '{"intent":"target","year":["soon"]}',
    '{"intent":"target","year":[null]}',
    '{"intent":"target","year":[1e999]}',
    '{"intent":"list","statuses":["lost"]}',
    '{"intent":"list","goal":[]}',
    '{"intent":"list","order":"random"}',
    "[" * 2000,
    '{"intent":' * 300,
]


@pytest.mark.parametrize("value", GARBAGE)
def test_garbage_is_a_value_error(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (whatever it says: it goes to the log)
        decode(value)
    with pytest.raises(ValueError):  # noqa: PT011
        decode_wrong(value)


@given(st.text())
def test_text_that_nobody_encoded_is_never_anything_but_a_value_error(value: str) -> None:
    try:
        decode(value)
    except ValueError:
        return
    assert Intent(json.loads(value)["intent"])
