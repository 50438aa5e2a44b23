"""Resident memory of `kaga serve` after 1,000 questions, beside that of a bot that only echoes."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks import progress
from benchmarks.asked import mixed
from benchmarks.bots import PEER, Bot, echo, kaga
from benchmarks.machine import Memory, memory
from benchmarks.mentions import in_flight, one_at_a_time, warm_up
from benchmarks.table import Row, Table, mebibytes, times

QUESTIONS = 1_000
WIDTH = 32


@dataclass(frozen=True, slots=True)
class Grown:
    """A bot's memory: connected, after the questions one at a time, and after as many with 32 in flight."""

    connected: Memory
    after: Memory
    loaded: Memory


def run() -> Table:
    ours, peer = _grown(kaga(), "memory: kaga"), _grown(echo(), "memory: echo")
    rows: tuple[Row, ...] = ()
    if ours is not None and peer is not None:
        rows = (
            _row(f"after {QUESTIONS:,} questions", ours.after.now, peer.after.now, "≤ 2 ×"),
            _row("  its peak", ours.after.peak, peer.after.peak),
            _row("  connected, before the first", ours.connected.now, peer.connected.now),
            _row(f"  after {QUESTIONS:,} more, {WIDTH} in flight", ours.loaded.now, peer.loaded.now),
        )
    remark = f"VmRSS and VmHWM; {len(mixed())} different questions in turn, one at a time."
    return Table(
        "memory: of the serving process",
        PEER,
        rows,
        (remark if rows else "Not measured: this system has no /proc.",),
    )


def _row(what: str, ours: int, peer: int, target: str = "") -> Row:
    return Row(what, mebibytes(ours), mebibytes(peer), times(ours, peer), target)


def _grown(started: AbstractContextManager[Bot], name: str) -> Grown | None:
    questions = mixed()
    with started as bot:
        connected = memory(bot.pid)
        warm_up(bot, questions)
        for done in range(len(questions), QUESTIONS, len(questions)):
            progress.show(name, done, QUESTIONS)
            one_at_a_time(bot, questions)
        after = memory(bot.pid)
        in_flight(bot, questions, QUESTIONS, WIDTH)
        loaded = memory(bot.pid)
    if connected is None or after is None or loaded is None:
        return None
    return Grown(connected, after, loaded)
