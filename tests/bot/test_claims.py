"""One answer to a question, however often it is delivered."""

from __future__ import annotations

import threading

import pytest

from bot.claims import Claims
from kpi_core.errors import BadQuestion


def taken(claims: Claims, *keys: str) -> bool:
    with claims.once(*keys) as first:
        return first


def test_the_first_delivery_is_answered_and_no_later_one() -> None:
    claims = Claims()
    assert [taken(claims, "event Ev1", "message C1 1.0") for _ in range(3)] == [True, False, False]


def test_one_shared_key_is_enough_to_be_the_same_question() -> None:
    claims = Claims()
    assert taken(claims, "event Ev1", "message C1 1.0")
    assert not taken(claims, "event Ev2", "message C1 1.0")
    assert not taken(claims, "event Ev1", "message C1 2.0")
    assert taken(claims, "event Ev3", "message C1 3.0")


def test_a_delivery_that_failed_may_be_answered_when_it_comes_again() -> None:
    claims = Claims()
    with pytest.raises(ConnectionError), claims.once("event Ev1"):
        raise ConnectionError
    assert taken(claims, "event Ev1")


def test_the_failure_of_a_second_delivery_leaves_the_first_ones_claim() -> None:
    claims = Claims()
    assert taken(claims, "event Ev1")
    with pytest.raises(ConnectionError), claims.once("event Ev1"):
        raise ConnectionError
    assert not taken(claims, "event Ev1")


def test_a_question_that_cannot_be_asked_is_told_once() -> None:
    claims = Claims()
    with pytest.raises(BadQuestion), claims.once("event Ev1"):
        raise BadQuestion(ja="長すぎます。", en="Too long.")
    assert not taken(claims, "event Ev1")


def test_the_oldest_claims_are_forgotten() -> None:
    claims = Claims(most=3)
    for number in range(4):
        assert taken(claims, f"event {number}")
    assert not taken(claims, "event 3")
    assert taken(claims, "event 0")


def test_of_many_threads_one_is_first() -> None:
    claims, together, firsts = Claims(), threading.Barrier(16), []

    def deliver() -> None:
        together.wait()
        with claims.once("event Ev1", "message C1 1.0") as first:
            firsts.append(first)

    threads = [threading.Thread(target=deliver) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(firsts) == [False] * 15 + [True]
