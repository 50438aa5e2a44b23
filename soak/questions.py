"""A million arbitrary inputs through `understand` and `answer`: nothing fails, nothing is slow, nothing foreign is answered.

Each chunk of inputs is one conversation, in which every other question may lean on the one before. Times are processor
times of one thread; a slow one is taken three times more and the least counts, since other programs disturb caches.
"""

from __future__ import annotations

import heapq
import multiprocessing
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import FrameType

from benchmarks import progress
from kpi_core.answers import LONGEST, Answer, answer, vocabulary_of
from kpi_core.contents import Choice, Clarify, Figures, Help, Unknown
from kpi_core.errors import BadQuestion
from kpi_core.questions import Question, understand
from kpi_core.store import Store
from soak import growth
from soak.inputs import ROOT, TODAY, Input, Material, drawn, material

INPUTS = 1_000_000
CHUNK = 1_000
PROCESSES = 2
MOST_SECONDS = 0.05  # of processor time for one input, through either function
AGAIN = 3
NO_END = 10.0  # seconds of processor time after which an input is given up: it once took for ever
KEPT = 5  # slowest, and failures of each chunk
RECORD = ROOT / "data" / "kaga.db"


@dataclass(frozen=True, slots=True, order=True)
class Slow:
    """Seconds of processor time of one call, the least of `AGAIN`."""

    seconds: float
    kind: str
    text: str


@dataclass(slots=True)
class Tally:
    """What was counted so far, of one chunk or of all."""

    inputs: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    intents: Counter[str] = field(default_factory=Counter)
    refused: int = 0  # empty, or too long
    leaning: int = 0  # asked within a conversation
    seconds: float = 0.0  # of processor time, through both functions
    slowest: list[Slow] = field(default_factory=list)
    over: int = 0  # calls that took `MOST_SECONDS` or more, each time
    failures: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.inputs += other.inputs
        self.kinds += other.kinds
        self.intents += other.intents
        self.refused += other.refused
        self.leaning += other.leaning
        self.seconds += other.seconds
        self.slowest = heapq.nlargest(KEPT, self.slowest + other.slowest)
        self.over += other.over
        self.failures += other.failures


def run(seed: int) -> list[str]:
    """Lines of counts. Raises `AssertionError` with the inputs that failed, were slow, or were answered without cause."""
    grown = growth.measured(seed)
    progress.clear()
    total = campaign(seed, INPUTS)
    progress.clear()
    problems = total.failures + [
        f"{slow.seconds * 1000:.1f} ms: {slow.kind} {slow.text!a}"
        for slow in total.slowest
        if slow.seconds >= MOST_SECONDS
    ]
    problems += growth.problems(grown)
    lines = [*described(total), *growth.described(grown)]
    assert not problems, "\n".join([f"{len(problems):,} problems", *problems[:20], *lines])
    return lines


def campaign(seed: int, inputs: int) -> Tally:
    """All chunks, in `PROCESSES` processes at a time."""
    total = Tally()
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        for tally in pool.imap_unordered(partial(chunk, seed, timed=True), range(inputs // CHUNK)):
            total.add(tally)
            progress.show(f"questions: {len(total.failures):,} failures,", total.inputs, inputs)
    return total


def chunk(seed: int, number: int, *, timed: bool, count: int = CHUNK) -> Tally:
    """One chunk as one conversation. Without `timed` no processor time is taken, so that the tally is always the same."""
    tally = Tally()
    signal.signal(signal.SIGVTALRM, _give_up)
    with Store.open(RECORD) as store:
        asked = _Asked(store, material(store.catalogue()))
        asked.warm_up()
        kept: Choice | None = None
        for turn, given in enumerate(drawn(seed, number, count, asked.material)):
            previous = kept if turn % 2 else None
            kept = asked.ask(given, previous, tally, timed=timed) or kept
    return tally


@dataclass(frozen=True, slots=True)
class _Asked:
    store: Store
    material: Material

    def warm_up(self) -> None:
        """What is made at the first question that needs it is made: the index of parts of names, too."""
        for text in ("女性修業率の達成度は?", "femal employement rate", "指標5"):
            answer(text, self.store, TODAY)

    def ask(self, given: Input, previous: Choice | None, tally: Tally, *, timed: bool) -> Choice | None:
        """Ask, count and judge one input. What the next can lean on."""
        tally.inputs += 1
        tally.kinds[given.kind] += 1
        tally.leaning += previous is not None
        vocabulary = vocabulary_of(self.store)
        answered: Answer | None = None
        before = len(tally.failures)
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, NO_END)
            start = time.thread_time()
            question = understand(given.text, vocabulary)
            between = time.thread_time()
            try:
                answered = answer(given.text, self.store, TODAY, previous=previous)
            except BadQuestion:
                tally.refused += 1
            end = time.thread_time()
        except Exception as error:  # any at all is a failure, whose input must be told
            tally.failures.append(_told(f"{type(error).__name__}: {error}", given, previous))
            return None
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if timed:
            tally.seconds += end - start
            _note(tally, given, between - start, partial(understand, given.text, vocabulary))
            if answered is not None:
                again = partial(answer, given.text, self.store, TODAY, previous=previous)
                _note(tally, given, end - between, again)
        tally.failures += [
            _told(p, given, previous) for p in problems(given, question, answered, alone=previous is None)
        ]
        if answered is not None:
            tally.intents[str(answered.intent)] += 1
        return answered.kept if answered is not None and len(tally.failures) == before else None


def _give_up(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"no end after {NO_END:.0f} s")


def _note(tally: Tally, given: Input, seconds: float, again: Callable[[], object]) -> None:
    """Keep the call if it is among the slowest, and count it if it is too slow, by the least of its times."""
    least = tally.slowest[-1].seconds if len(tally.slowest) == KEPT else 0.0
    if seconds <= min(least, MOST_SECONDS):
        return
    for _ in range(AGAIN):
        start = time.thread_time()
        again()
        seconds = min(seconds, time.thread_time() - start)
    tally.over += seconds >= MOST_SECONDS
    if seconds > least:
        tally.slowest = heapq.nlargest(KEPT, [*tally.slowest, Slow(seconds, given.kind, given.text)])


def problems(given: Input, question: Question, answered: Answer | None, *, alone: bool) -> Iterator[str]:
    """What is wrong with an answer, of any text at all; `alone` is whether it was asked without anything before it to correct."""
    text = given.text
    can_be_asked = len(text) <= LONGEST and any(c.isprintable() and not c.isspace() for c in text)
    if can_be_asked != (answered is not None):
        yield "refused" if can_be_asked else "answered, though empty or too long"
    if answered is None:
        return
    content = answered.content
    if alone and answered.question != question:
        yield "understood in two ways"
    if isinstance(content, Figures) and not content.measures:
        yield "figures of no measure"
    if isinstance(content, Figures) and any(not measure.rows for measure in content.measures):
        yield "a measure without rows"
    if given.unrelated and not isinstance(content, Clarify | Unknown | Help):
        yield f"unrelated, but answered with {answered.intent}"


def _told(problem: str, given: Input, previous: Choice | None) -> str:
    after = f" after {previous}" if previous is not None else ""
    return f"{problem} — {given.kind} {given.text!a}{after}"


def described(total: Tally) -> Sequence[str]:
    per = total.seconds / total.inputs * 1000
    return [
        f"{total.inputs:,} inputs, {total.leaning:,} of them leaning on the one before; {total.refused:,} refused as empty or too long",
        "kinds: " + ", ".join(f"{kind} {count:,}" for kind, count in total.kinds.most_common()),
        "intents: " + ", ".join(f"{intent} {count:,}" for intent, count in total.intents.most_common()),
        f"understood and answered in {per:.2f} ms of processor time each, {total.seconds:,.0f} s together",
        f"{total.over:,} calls took {MOST_SECONDS * 1000:.0f} ms or more",
        *(f"slowest: {s.seconds * 1000:.1f} ms, {s.kind}, {len(s.text):,} characters" for s in total.slowest),
    ]
