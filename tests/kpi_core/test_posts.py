"""Claims of posts: of many hands one gets a thing, and nobody overwrites what another has settled."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_core.live import LiveStore
from kpi_core.posts import Key, Kind, Post, Posts, PostState, last_posted
from tests.kpi_core.plans import plan

KEY = Key(Kind.DIGEST, "C1", "2026-W48")
NEW = Post(KEY, PostState.SENDING, "a", "2026-11-23T00:00:00Z", "2026-11-23T00:00:01Z", "", "C1", "", "", 7)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    LiveStore.create(tmp_path / "kaga.db", plan())
    return tmp_path / "kaga.db"


@pytest.fixture
def posts(path: Path) -> Iterator[Posts]:
    with Posts.open(path, plan()) as found:
        yield found


@pytest.mark.parametrize(
    ("state", "free"),
    [
        (PostState.SENDING, False),
        (PostState.UNKNOWN, False),
        (PostState.POSTED, False),
        (PostState.REFUSED, True),
        (PostState.LAPSED, True),
    ],
)
def test_only_what_certainly_does_not_stand_there_can_be_taken(posts: Posts, state: PostState, free: bool) -> None:
    assert posts.take(NEW)
    if state is not PostState.SENDING:
        assert posts.change(NEW, replace(NEW, state=state))
    assert posts.take(replace(NEW, attempt="b")) is free
    found = posts.get(KEY)
    assert found is not None
    assert found.attempt == ("b" if free else "a")


def test_of_eight_hands_one_gets_it(path: Path) -> None:
    start, taken = threading.Barrier(8), []

    def work(hand: int) -> None:
        with Posts.open(path, plan()) as posts:
            start.wait()
            taken.append(posts.take(replace(NEW, attempt=str(hand))))

    hands = [threading.Thread(target=work, args=(hand,)) for hand in range(8)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(taken) == [False] * 7 + [True]


def test_a_change_names_the_attempt_and_the_state_that_were_seen(posts: Posts) -> None:
    posts.take(NEW)
    assert not posts.change(replace(NEW, attempt="another"), replace(NEW, state=PostState.POSTED))
    assert posts.change(NEW, replace(NEW, state=PostState.POSTED, ts="1.5"))
    assert not posts.change(NEW, replace(NEW, state=PostState.REFUSED))
    found = posts.get(KEY)
    assert found is not None
    assert (found.state, found.ts, found.last_entry) == (PostState.POSTED, "1.5", 7)


def test_what_may_stand_there_does_not_lapse(posts: Posts) -> None:
    lapsed = replace(NEW, state=PostState.LAPSED)
    assert posts.lapse(lapsed)
    assert posts.take(NEW)
    assert not posts.lapse(lapsed)
    assert posts.change(NEW, replace(NEW, state=PostState.REFUSED))
    assert posts.lapse(lapsed)


def test_the_first_start_holds_and_a_clock_put_back_brings_it_back(posts: Posts) -> None:
    assert posts.start(Kind.DIGEST, "C1") is None
    assert posts.started(Kind.DIGEST, "C1", "2026-11-20T00:00:00Z") == "2026-11-20T00:00:00Z"
    assert posts.started(Kind.DIGEST, "C1", "2026-11-25T00:00:00Z") == "2026-11-20T00:00:00Z"
    assert posts.started(Kind.DIGEST, "C1", "2026-11-10T00:00:00Z") == "2026-11-10T00:00:00Z"
    assert posts.started(Kind.DIGEST, "C2", "2026-11-25T00:00:00Z") == "2026-11-25T00:00:00Z"
    assert posts.start(Kind.DIGEST, "C1") == "2026-11-10T00:00:00Z"


def test_the_last_posted_one_is_found_by_channel_and_time(path: Path, posts: Posts) -> None:
    for week, channel, state, entry in (
        ("2026-W46", "C1", PostState.POSTED, 3),
        ("2026-W47", "C1", PostState.POSTED, 5),
        ("2026-W48", "C1", PostState.UNKNOWN, 9),
        ("2026-W48", "C2", PostState.POSTED, 8),
    ):
        key, at = Key(Kind.DIGEST, channel, week), f"2026-11-{week[-2:]}"
        posts.take(replace(NEW, key=key, at=at, state=state, last_entry=entry))

    def found(channel: str | None, before: str | None = None) -> int | None:
        post = last_posted(path, plan(), Kind.DIGEST, channel, before)
        return post.last_entry if post is not None else None

    assert found("C1") == 5
    assert found("C1", "2026-11-47") == 3
    assert found("C1", "2026-11-46") is None
    assert found(None) == 8
    assert found("C3") is None


def test_what_is_open_and_what_is_unsettled(posts: Posts) -> None:
    for number, state in enumerate(PostState):
        posts.take(replace(NEW, key=Key(Kind.DIGEST, f"C{number}", "2026-W48"), state=state))
    posts.take(replace(NEW, key=Key(Kind.ALERT, "U1", "x"), state=PostState.UNKNOWN))
    assert [post.state for post in posts.open_since("2026-11-22")] == [
        PostState.SENDING, PostState.UNKNOWN, PostState.REFUSED, PostState.LAPSED,
    ]  # fmt: skip
    assert posts.open_since("2026-11-24") == ()
    assert [post.key.channel for post in posts.unsettled()] == ["C0", "C1", "U1"]
    assert len(posts.all(Kind.DIGEST, "C0")) == 1
