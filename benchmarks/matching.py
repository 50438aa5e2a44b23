"""Understanding and matching a question among 100,000 measures, beside RapidFuzz over the same names."""

from __future__ import annotations

import gc
import os
import random
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from benchmarks import names, progress, subjects
from benchmarks.machine import memory
from benchmarks.names import Parts
from benchmarks.subjects import KINDS, Subject
from benchmarks.table import Row, Table, mebibytes, milliseconds, percent
from kpi_core.language import Language, normalise
from kpi_core.matching import Ambiguous, Found, NotFound, match
from kpi_core.questions import understand
from kpi_core.vocabulary import Vocabulary

SEED = 17
PASSES = 3  # over the questions; the peer has one
SIZES = {2_000: 5, 24: 25}  # smaller catalogues, and how many times each is tried


@dataclass(frozen=True, slots=True)
class Verdict:
    """`answer` is the measure answered first, None where none is; `offered` are those asked back about."""

    answer: str | None
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """Seconds of every try, and the verdict on every question."""

    seconds: tuple[float, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Seconds to build it and for its first question, and its size in bytes; None where the system does not tell."""

    build: float
    first: float
    size: int | None


def run() -> Table:
    draw = random.Random(SEED)  # noqa: S311  (the same questions at every run, no secret)
    parts = names.everything()
    asked = subjects.drawn(parts, draw)
    progress.show("matching: index")
    index, vocabulary = _built(parts, next(s for s in asked if s.kind == "misspelt"))
    ours = _judged(asked, lambda subject: _ours(subject.text, vocabulary), PASSES, "matching: ours")
    peer = _judged(asked, _peer(parts), 1, "matching: peer")
    small = [row for size, tries in SIZES.items() for row in _small(names.some(parts, size, draw), tries, draw)]
    return Table(
        f"matching: the measure that a question asks for, among {len(parts):,}",
        "rapidfuzz.process.extractOne(…, scorer=WRatio) over the normalised names of the question's language",
        (
            Row(f"index of {len(parts):,}: build", milliseconds(index.build)),
            Row("  its first question, misspelt", milliseconds(index.first)),
            Row("  memory after that", mebibytes(index.size) if index.size is not None else "not measured"),
            *_speed(ours, peer),
            *_accuracy(asked, ours, peer),
            *small,
        ),
        (
            f"{len(asked)} questions, {subjects.EACH} of each kind, a quarter in English; ours {PASSES} times, the peer once.",
            "Right: the measure asked for is answered first. The peer always answers, so it rejects nothing.",
            "Seconds are of the processor, so that other programs count for little. One-shot: building the index and answering one question, as `kaga ask` does.",
        ),
    )


def _built(parts: tuple[Parts, ...], misspelt: Subject) -> tuple[Index, Vocabulary]:
    catalogue = names.catalogue(parts)
    gc.collect()
    before = memory(os.getpid())
    start = time.process_time()
    vocabulary = Vocabulary.of(catalogue)
    built = time.process_time()
    _ours(misspelt.text, vocabulary)  # what is only made when a question needs it is made here
    end = time.process_time()
    gc.collect()
    after = memory(os.getpid())
    size = None if before is None or after is None else after.now - before.now
    return Index(built - start, end - built, size), vocabulary


def _ours(text: str, vocabulary: Vocabulary) -> Verdict:
    found = match(understand(text, vocabulary), vocabulary)
    match found:
        case Found():
            return Verdict(found.measures[0] if found.measures else None, found.measures)
        case Ambiguous():
            return Verdict(None, tuple(candidate.measure for candidate in found.candidates))
        case NotFound():
            return Verdict(None, tuple(candidate.measure for candidate in found.near))


def _peer(parts: tuple[Parts, ...]) -> Callable[[Subject], Verdict]:
    languages: tuple[Language, ...] = ("ja", "en")
    choices = {language: [normalise(one.name.to(language)) for one in parts] for language in languages}

    def best(subject: Subject) -> Verdict:
        found = process.extractOne(normalise(subject.text), choices[subject.language], scorer=fuzz.WRatio)
        return Verdict(parts[found[2]].key)

    return best


def _judged(asked: Sequence[Subject], judge: Callable[[Subject], Verdict], passes: int, what: str) -> Judged:
    seconds = []
    verdicts: list[Verdict] = []
    for number in range(passes):
        verdicts = []
        for subject in asked:
            start = time.process_time()
            verdicts.append(judge(subject))
            seconds.append(time.process_time() - start)
            progress.show(what, number * len(asked) + len(verdicts), passes * len(asked))
    return Judged(tuple(seconds), tuple(verdicts))


def _speed(ours: Judged, peer: Judged) -> list[Row]:
    rows = []
    for name, at, target in (("median", 50, ""), ("p99", 99, "< 20 ms, 20 × faster")):
        a, b = _percentile(ours.seconds, at), _percentile(peer.seconds, at)
        rows.append(Row(f"a question, {name}", milliseconds(a), milliseconds(b), _faster(a, b), target))
    return rows


def _faster(ours: float, peer: float) -> str:
    ratio, word = (peer / ours, "faster") if peer >= ours else (ours / peer, "slower")
    return f"{ratio:,.{0 if ratio >= 10 else 1}f} × {word}"


def _percentile(values: Sequence[float], at: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[at - 1]


def _accuracy(asked: Sequence[Subject], ours: Judged, peer: Judged) -> list[Row]:
    answerable = KINDS[:-1]
    rows = [_share("right", asked, (ours, peer), answerable, _right, "no lower")]
    rows += [_share(f"  {kind}", asked, (ours, peer), (kind,), _right) for kind in answerable]
    rows.append(_share("another measure answered", asked, (ours, peer), answerable, _wrong))
    rows.append(_share("not answered, the right one offered", asked, (ours, peer), answerable, _offered))
    rows.append(_share("unrelated, answered all the same", asked, (ours, peer), KINDS[-1:], _wrong))
    return rows


def _share(
    what: str,
    asked: Sequence[Subject],
    both: tuple[Judged, Judged],
    kinds: Sequence[str],
    true: Callable[[Subject, Verdict], bool],
    target: str = "",
) -> Row:
    counted = [[true(s, v) for s, v in zip(asked, judged.verdicts, strict=True) if s.kind in kinds] for judged in both]
    ours, peer = (percent(sum(one) / len(one)) for one in counted)
    return Row(what, ours, peer, target=target)


def _right(subject: Subject, verdict: Verdict) -> bool:
    return verdict.answer is not None and verdict.answer == subject.key


def _wrong(subject: Subject, verdict: Verdict) -> bool:
    return verdict.answer is not None and verdict.answer != subject.key


def _offered(subject: Subject, verdict: Verdict) -> bool:
    return verdict.answer is None and subject.key in verdict.offered


def _small(parts: tuple[Parts, ...], tries: int, draw: random.Random) -> list[Row]:
    """A smaller catalogue: its index, building that for one question (medians of `tries`), and the same as of the large one."""
    asked = subjects.drawn(parts, draw)
    catalogue, best = names.catalogue(parts), _peer(parts)
    builds, once, peers = [], [], []
    for subject in asked[:tries]:
        start = time.process_time()
        vocabulary = Vocabulary.of(catalogue)
        builds.append(time.process_time() - start)
        _ours(subject.text, vocabulary)
        once.append(time.process_time() - start)
        start = time.process_time()
        best(subject)
        peers.append(time.process_time() - start)
    a, b, c = (statistics.median(values) for values in (builds, once, peers))
    tracemalloc.start()  # how much the process grows says nothing of so little
    vocabulary = Vocabulary.of(catalogue)
    _ours(next(s.text for s in asked if s.kind == "misspelt"), vocabulary)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    judged = (
        _judged(asked, lambda subject: _ours(subject.text, vocabulary), PASSES, f"matching: ours, {len(parts):,}"),
        _judged(asked, best, 1, f"matching: peer, {len(parts):,}"),
    )
    return [
        Row(f"index of {len(parts):,}: build", milliseconds(a)),
        Row("  memory after a misspelt question", mebibytes(size)),
        Row("  one-shot: build and one question", milliseconds(b), milliseconds(c)),
        *(replace(row, what=f"  {row.what}", target="") for row in _speed(*judged)),
        _share("  right", asked, judged, KINDS[:-1], _right),
        _share("  another measure answered", asked, judged, KINDS[:-1], _wrong),
        _share("  unrelated, answered all the same", asked, judged, KINDS[-1:], _wrong),
    ]
