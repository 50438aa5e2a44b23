"""From a mention to the reply over Socket Mode on loopback, beside a bot that only echoes."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Sequence

from benchmarks import progress
from benchmarks.asked import mixed
from benchmarks.bots import PEER, Bot, echo, kaga
from benchmarks.machine import processor_seconds
from benchmarks.mentions import Replied, in_flight, one_at_a_time, warm_up
from benchmarks.table import Row, Table, milliseconds, times

ROUNDS = 10  # of the fifty questions, one at a time
MENTIONS = 1_000  # in flight
WIDTH = 32  # and no more: a burst of 400 ends in RecursionError in the builtin Socket Mode client


def run() -> Table:
    questions = mixed()
    with kaga() as ours, echo() as peer:
        known = warm_up(ours, questions)
        warm_up(peer, questions)
        slow: tuple[list[Replied], list[Replied]] = ([], [])
        for number in range(ROUNDS):
            # By turns, so that a busy machine slows both alike.
            for bot, replies in zip((ours, peer), slow, strict=True):
                replies.extend(one_at_a_time(bot, questions))
            progress.show("reply: one at a time", (number + 1) * len(questions), ROUNDS * len(questions))
        our_load, differing = _loaded(ours, lambda question: known[question])
        peer_load, _ = _loaded(peer, lambda question: f"<@U0BOT> {question}")
    differing += sum(known[reply.asked.text] != reply.text for reply in slow[0])
    return Table(
        "reply: from a mention to the reply over Socket Mode",
        PEER,
        (*_latency(*slow), *_throughput(our_load, peer_load)),
        (
            f"{ROUNDS} × {len(questions)} different questions one at a time, both bots by turns; then {MENTIONS:,} with {WIDTH} in flight.",
            "Time runs from sending the envelope until the fake Slack has read chat.postMessage.",
            f"Replies that differ from the reply to the same question before: {differing}.",
        ),
    )


def _latency(ours: Sequence[Replied], peer: Sequence[Replied]) -> list[Row]:
    a, b = [r.seconds for r in ours], [r.seconds for r in peer]
    answered = [r.seconds for r in ours if r.asked.answerable]
    missed = [r.seconds for r in ours if not r.asked.answerable]
    median, peer_median, p99, peer_p99 = statistics.median(a), statistics.median(b), _p99(a), _p99(b)
    return [
        Row(
            "mention to reply, median",
            milliseconds(median),
            milliseconds(peer_median),
            times(median, peer_median),
            "≤ 3 ×",
        ),
        Row(
            "mention to reply, p99",
            milliseconds(p99),
            milliseconds(peer_p99),
            f"{(p99 - peer_p99) * 1000:+.2f} ms",
            "≤ 10 ms more",
        ),
        Row("  answered, median", milliseconds(statistics.median(answered))),
        Row("  not understood (and counted in the store), median", milliseconds(statistics.median(missed))),
    ]


def _p99(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[98]


Load = tuple[
    float, float | None, float | None
]  # mentions a second; processor seconds a mention of the bot, and of the fake


def _loaded(bot: Bot, expected: Callable[[str], str]) -> tuple[Load, int]:
    """What `MENTIONS` in flight took, and how many replies were not the `expected` ones."""
    before = [processor_seconds(pid) for pid in (bot.pid, os.getpid())]
    seconds, answered = in_flight(bot, mixed(), MENTIONS, WIDTH)
    after = [processor_seconds(pid) for pid in (bot.pid, os.getpid())]
    used = [None if a is None or b is None else (a - b) / MENTIONS for a, b in zip(after, before, strict=True)]
    return (MENTIONS / seconds, used[0], used[1]), sum(expected(question) != text for question, text in answered)


def _throughput(ours: Load, peer: Load) -> list[Row]:
    rows = [
        Row(
            f"mentions a second, {WIDTH} in flight",
            f"{ours[0]:,.0f}",
            f"{peer[0]:,.0f}",
            times(ours[0], peer[0]),
            "≥ 200",
        )
    ]
    for name, a, b in (("the bot", ours[1], peer[1]), ("the fake Slack", ours[2], peer[2])):
        if a is not None and b is not None:
            ratio = times(a, b) if b else ""
            rows.append(Row(f"  processor time a mention: {name}", milliseconds(a), milliseconds(b), ratio))
    return rows
