"""Laws of any text at all, and a slice of `make soak`: nothing fails, and no work grows faster than its text.

Work is counted in calls, not seconds: the same on every machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_core.answers import LONGEST, answer, vocabulary_of
from kpi_core.contents import Clarify, Figures, Unknown
from kpi_core.errors import BadQuestion
from kpi_core.language import language_of
from kpi_core.matching import MOST_NAMES, Found, NotFound, resolve
from kpi_core.questions import understand
from kpi_core.store import Store
from soak import growth, questions
from soak.inputs import KINDS, drawn, material
from tests.kpi_core.asked import RECORD, TODAY

SEED = 20261125
ABSENT = "unrelated"  # a kind that needs a file beside this clone


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.open(RECORD) as opened:
        yield opened


def texts() -> st.SearchStrategy[str]:
    """Anything, and anything that begins like a question: names and frames with arbitrary text between."""
    with Store.open(RECORD) as opened:
        having = material(opened.catalogue())
    known = st.sampled_from([*having.names, *having.questions])
    anything = st.text(st.characters(codec=None), max_size=40)  # lone surrogates, too
    mixed = st.lists(
        known | anything | st.sampled_from(["の達成度は?", "2022年", "progress of ", "と", "以外"]), max_size=6
    )
    return anything | mixed.map("".join)


TEXTS = texts()


@given(text=TEXTS)
def test_any_text_is_understood_and_every_part_of_it_stands_in_it(text: str, store: Store) -> None:
    question = understand(text, vocabulary_of(store))
    assert question.language in ("ja", "en")
    for part in question.parts:
        assert question.typed[part.start : part.end] == part.text
    for one, behind in pairwise(question.parts):
        assert one.end <= behind.start


@given(text=TEXTS, before=TEXTS)
def test_any_text_is_answered_or_refused_by_name(text: str, before: str, store: Store) -> None:
    previous = None
    for asked in (before, text):
        can_be_asked = len(asked) <= LONGEST and any(c.isprintable() and not c.isspace() for c in asked)
        try:
            found = answer(asked, store, TODAY, previous=previous)
        except BadQuestion:
            assert not can_be_asked
            continue
        assert can_be_asked
        previous = found.kept
        if isinstance(found.content, Figures):
            assert found.content.measures
            assert all(measure.rows for measure in found.content.measures)


@given(text=TEXTS)
def test_a_word_that_nothing_explains_is_never_passed_over(text: str, store: Store) -> None:
    question = understand(text, vocabulary_of(store))
    previous = answer("女性就業率の達成度は?", store, TODAY).kept
    if question.left_over:
        content = answer(text, store, TODAY, previous=previous).content
        assert isinstance(content, Clarify | Unknown)


@given(text=TEXTS)
def test_the_same_question_gets_the_same_answer(text: str, store: Store) -> None:
    if any(c.isprintable() and not c.isspace() for c in text):
        assert answer(text, store, TODAY) == answer(text, store, TODAY)


@given(text=TEXTS)
def test_a_mention_before_and_a_blank_behind_change_nothing(text: str, store: Store) -> None:
    if "<" in text or ">" in text or not any(c.isprintable() and not c.isspace() for c in text):
        return
    plain, mentioned = answer(text, store, TODAY), answer(f"<@U012ABC> {text} ", store, TODAY)
    # How the two were taken apart may differ where there are no words at all (*).
    assert replace(mentioned, text="", question=None) == replace(plain, text="", question=None)


@given(
    text=st.text(st.characters(codec=None)), names=st.sets(st.text(max_size=5)), default=st.sampled_from(["ja", "en"])
)
def test_every_text_is_in_a_language(text: str, names: set[str], default: str) -> None:
    assert language_of(text, names, default) in ("ja", "en")  # type: ignore[arg-type]


@pytest.mark.parametrize("number", range(3))
def test_a_slice_of_the_campaign(number: int) -> None:
    tally = questions.chunk(SEED, number, timed=False)
    assert tally.failures == []
    assert tally.inputs == questions.CHUNK
    assert set(KINDS) - {ABSENT} <= set(tally.kinds)
    assert tally.leaning > questions.CHUNK // 3
    assert tally.intents["progress"] > 20
    assert tally.intents["unknown"] > 20


def test_a_seed_gives_the_same_inputs_again(store: Store) -> None:
    having = material(store.catalogue())
    first, again, other = (list(drawn(seed, 5, 200, having)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls, its own and built in."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


MOST_CALLS = 250_000
AT_ONCE = 100_000  # calls that come with a step: what is left over is looked for among parts of names, misspelt, and by its sound


def test_no_family_of_texts_takes_work_that_grows_faster_than_its_length(store: Store) -> None:
    vocabulary = vocabulary_of(store)
    for family, text in growth.families(SEED, material(store.catalogue())).items():
        counted = []
        for length in growth.LENGTHS:
            cut = text[:length]
            understand(cut, vocabulary)  # what is made once is made
            counted.append(calls(lambda cut=cut: understand(cut, vocabulary)))  # type: ignore[misc]
        most = list(accumulate(counted, max))
        assert most[-1] <= MOST_CALLS, (family, counted)
        for shorter, longer in pairwise(most):
            assert longer <= 2.2 * shorter + AT_ONCE, (family, counted)


def test_a_text_of_many_names_is_no_question(store: Store) -> None:
    """Each name is held against those before it, which took the square of them."""
    assert isinstance(resolve(" and ".join(["MaaS downloads"] * MOST_NAMES), vocabulary_of(store))[1], Found)
    assert resolve(" and ".join(["MaaS downloads"] * (MOST_NAMES + 1)), vocabulary_of(store))[1] == NotFound((), ())


@pytest.mark.parametrize("blanks", ["\n", "\r\n", " \n", "\n\u3000", "\n\n \r"])
def test_many_line_ends_are_one(blanks: str, store: Store) -> None:
    """Patterns that look for blanks around line ends once took for ever over a few hundred of them."""
    many = blanks * (3_900 // len(blanks))
    assert understand(f"太陽光{many}MaaS", vocabulary_of(store)).text == "太陽光⏎maas"
