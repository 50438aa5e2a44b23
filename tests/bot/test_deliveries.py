"""What becomes of a claim, where that is no matter of Slack's: see `test_weekly_round` for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import posting
from bot.alerts import alert_words
from bot.deliveries import Deliveries, Parcel, needs_somebody
from bot.outbox import Outbox
from bot.views import notice
from kpi_core.live import LiveStore
from kpi_core.posts import Key, Kind, Post, Posts, PostState
from tests.fake_slack import FakeSlack
from tests.fake_state import GENERAL
from tests.kpi_core.plans import plan

DUE = datetime(2026, 11, 23, tzinfo=UTC)
KEY = Key(Kind.DIGEST, GENERAL, "2026-W48")


def row(state: PostState, reason: str = "", kind: Kind = Kind.DIGEST) -> Post:
    key = Key(kind, GENERAL if kind is Kind.DIGEST else "U1", "2026-W48")
    return Post(key, state, "a", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", "", GENERAL, "", reason, 0)


@pytest.mark.parametrize(
    ("state", "reason", "hours", "needed"),
    [
        (PostState.POSTED, "", 100, False),
        (PostState.LAPSED, "", 49, True),
        (PostState.SENDING, "", 1, False),
        (PostState.SENDING, "", 49, True),
        (PostState.UNKNOWN, "HTTP 500", 1, False),
        (PostState.UNKNOWN, "HTTP 500", 49, True),
        (PostState.UNKNOWN, "history: missing_scope", 1, True),
        (PostState.REFUSED, "ratelimited", 1, False),
        (PostState.REFUSED, "lost", 1, False),
        (PostState.REFUSED, "out_of_reach", 49, True),
        (PostState.REFUSED, "not_in_channel", 1, True),
    ],
)
def test_when_the_administrator_is_to_be_told(state: PostState, reason: str, hours: int, needed: bool) -> None:
    assert needs_somebody(row(state, reason), DUE + timedelta(hours=hours)) is needed


@pytest.mark.parametrize(
    ("post", "ja", "en"),
    [
        (row(PostState.REFUSED, "not_in_channel"), "チャンネルで /invite してください", "/invite it there"),
        (row(PostState.REFUSED, "no_such_reason"), "Slack の応答は no_such_reason です", "Slack says no_such_reason"),
        (row(PostState.LAPSED), "48時間以内に投稿できなかった", "`kaga weekly --post` posts it"),
        (row(PostState.UNKNOWN, "history: missing_scope"), "確かめられません（missing_scope）", "cannot be found out (missing_scope)"),
        (row(PostState.SENDING), "確かめられません。", "cannot be found out."),
        (row(PostState.REFUSED, "channel_not_found", Kind.REMINDER), "担当者 U1 へのお知らせ", "`kaga owner`"),
    ],
)  # fmt: skip
def test_what_the_administrator_is_told(post: Post, ja: str, en: str) -> None:
    said = alert_words(post, plan())
    assert ja in said.ja
    assert en in said.en
    assert said.ja.startswith("2026-11-23 の")
    assert said.en.endswith((".", "of it"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    LiveStore.create(tmp_path / "kaga.db", plan())
    return tmp_path / "kaga.db"


class Hand:
    """Deliveries with clocks of its own; `composed` counts how often it was asked for a message."""

    def __init__(self, slack: FakeSlack, store: Path) -> None:
        @contextmanager
        def posts() -> Iterator[Posts]:
            with Posts.open(store, plan()) as found:
                yield found

        self.posts, self.seconds, self.composed = posts, 0.0, 0
        outbox = Outbox(posting.single_try_client(slack.bot_token, slack.api_url))
        self.deliveries = Deliveries(posts, outbox, lambda: self.seconds)

    def deliver(self, now: datetime, *, nothing: bool = False, eager: bool = False) -> Post | None:
        def compose() -> Parcel | None:
            self.composed += 1
            return None if nothing else Parcel(notice("x"), 3)

        return self.deliveries.deliver(KEY, DUE, compose, now, eager=eager)

    def row(self) -> Post | None:
        with self.posts() as posts:
            return posts.get(KEY)


@pytest.fixture
def hand(store: Path) -> Iterator[Hand]:
    with FakeSlack(clock=DUE.timestamp) as slack:
        made = Hand(slack, store)
        made.slack = slack  # type: ignore[attr-defined]
        yield made


def test_where_there_is_nothing_to_say_nothing_is_claimed(hand: Hand) -> None:
    assert hand.deliver(DUE, nothing=True) is None
    assert hand.row() is None


def test_what_was_posted_is_not_even_computed_again(hand: Hand) -> None:
    hand.deliver(DUE)
    hand.deliver(DUE)
    assert hand.composed == 1


def test_a_refusal_rests_for_five_minutes_unless_somebody_asks_for_it(hand: Hand) -> None:
    hand.slack.fail_next("chat.postMessage", "is_archived", times=2)  # type: ignore[attr-defined]
    hand.deliver(DUE)
    hand.deliver(DUE + timedelta(minutes=4))
    assert hand.composed == 1
    hand.deliver(DUE + timedelta(minutes=4), eager=True)
    assert hand.composed == 2
    post = hand.deliver(DUE + timedelta(minutes=10))
    assert post is not None
    assert (post.state, post.last_entry, hand.composed) == (PostState.POSTED, 3, 3)


def test_a_rate_limit_is_kept_to_even_when_somebody_asks(hand: Hand) -> None:
    hand.slack.fail_next("chat.postMessage", "429", retry_after=600)  # type: ignore[attr-defined]
    hand.deliver(DUE)
    hand.deliver(DUE + timedelta(minutes=9), eager=True)
    assert hand.composed == 1
    hand.deliver(DUE + timedelta(minutes=11), eager=True)
    assert hand.composed == 2


def test_a_clock_put_back_costs_an_hour_at_most(hand: Hand) -> None:
    hand.slack.fail_next("chat.postMessage", "is_archived")  # type: ignore[attr-defined]
    hand.deliver(DUE + timedelta(days=1))  # the clock was a day ahead
    assert hand.composed == 1
    post = hand.deliver(DUE)
    assert post is not None
    assert post.state is PostState.POSTED


def test_what_nobody_found_is_looked_for_less_and_less_and_not_for_ever(hand: Hand) -> None:
    hand.slack.fail_next("chat.postMessage", "fatal_error")  # type: ignore[attr-defined]
    hand.slack.fail_next("conversations.history", "missing_scope", times=10_000)  # type: ignore[attr-defined]
    hand.deliver(DUE)
    for _ in range(6 * 60):
        hand.seconds += 10
        hand.deliveries.settle(DUE + timedelta(seconds=hand.seconds))
    looks = len(hand.slack.sent("conversations.history"))  # type: ignore[attr-defined]
    assert 20 <= looks <= 26
    hand.seconds += 3_600
    hand.deliveries.settle(DUE + timedelta(days=15))
    assert len(hand.slack.sent("conversations.history")) == looks  # type: ignore[attr-defined]
