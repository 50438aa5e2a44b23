"""How the time for a question grows with its length: families of texts at 250 to 4,000 characters, and the exponent of each."""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from benchmarks import progress
from kpi_core.answers import LONGEST, answer
from kpi_core.store import Store
from soak.inputs import ROOT, TODAY, Material, material

LENGTHS = (250, 500, 1000, 2000, LONGEST)
TIMES = 5  # of which the least counts
MOST_EXPONENT = 1.15  # 1 is linear; the rest is what the clock and caches add


@dataclass(frozen=True, slots=True)
class Grown:
    """A family's seconds of processor time at each of `LENGTHS`."""

    family: str
    seconds: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """The slope of a straight line through length and time, both as logarithms.

        A text that is too long to be a question takes less time than a shorter one, which must not hide how that one
        grew: the time at a length is the most that any beginning took.
        """
        lengths = [math.log(length) for length in LENGTHS]
        most = accumulate(self.seconds, max)
        return statistics.linear_regression(lengths, [math.log(seconds) for seconds in most]).slope


def families(seed: int, having: Material) -> dict[str, str]:
    """Texts of the greatest length, of which each measurement takes the beginning."""
    draw = random.Random(seed)
    questions = draw.sample(having.questions, len(having.questions))
    names = draw.sample(having.names, len(having.names))
    units = {
        "questions behind one another": " ".join(questions),
        "questions without blanks": "".join(questions),
        "lines of questions": "\n".join(questions),
        "names": "と".join(names),
        "names in English": " and ".join(name for name in names if name.isascii()),
        "one name": "MaaSアプリのダウンロード件数",
        "one question": "女性就業率の達成度は?",
        "a misspelt question": "女性修業率の達生度は? ",
        "a misspelt question in English": "femal employement raet progess ",
        "unknown words": "".join(draw.choices("亜唖娃阿哀愛挨姶逢葵茜穐悪握渥旭葦芦", k=LONGEST)),
        "unknown words in English": " ".join("".join(draw.choices("bcdfghklmnpqrstvz", k=6)) for _ in range(800)),
        "line ends within": "太陽光" + "\n" * (LONGEST - 6) + "MaaS",
        "line ends": "MaaS\n",
        "one kanji": "率",
        "one kana": "の",
        "katakana": "ダウンロード",
        "hiragana": "じょせいしゅうぎょうりつ",
        "one letter": "a",
        "a letter that ends words": "s",  # a word of thousands of letters was cut at each of them
        "a letter that is written out": "ßnlo",
        "syllables cut in two ways": "ehind",
        "one word": "rate ",
        "digits": "2022",
        "years": "2022年と",
        "codes": "経1環8",
        "marks": "。、！",
        "blanks": "a ",
        "emoji": "😊",
        "emoji in code": "①🇯🇵```d```",  # hundreds of words apart that nothing explains
        "markup": "? <@U1> ",
        "open markup": "<https://",
        "combining marks": "が\u0301",
        "lone surrogates": "?\ud800",
    }
    return {family: (unit * (LONGEST // len(unit) + 1))[:LONGEST] for family, unit in units.items()}


def measured(seed: int) -> list[Grown]:
    with Store.open(ROOT / "data" / "kaga.db") as store:
        texts = families(seed, material(store.catalogue()))
        found = []
        for number, (family, text) in enumerate(texts.items(), 1):
            seconds = tuple(_least(partial(answer, text[:length], store, TODAY)) for length in LENGTHS)
            found.append(Grown(family, seconds))
            progress.show("questions: growth", number, len(texts))
    return found


def _least(work: Callable[[], object]) -> float:
    work()
    taken = []
    for _ in range(TIMES):
        start = time.thread_time()
        work()
        taken.append(time.thread_time() - start)
    return min(taken)


def problems(found: Sequence[Grown]) -> list[str]:
    return [f"grows faster than linearly: {one.family}, {_line(one)}" for one in found if one.exponent > MOST_EXPONENT]


def described(found: Sequence[Grown]) -> list[str]:
    """The three that grow the most, and the one that takes the longest."""
    steepest = sorted(found, key=lambda one: -one.exponent)[:3]
    longest = max(found, key=lambda one: max(one.seconds))
    lengths = ", ".join(f"{length:,}" for length in LENGTHS)
    return [
        f"growth of {len(found)} families at {lengths} characters:",
        *(f"  steepest: {one.family}, {_line(one)}" for one in steepest),
        f"  longest: {longest.family}, {_line(longest)}",
    ]


def _line(one: Grown) -> str:
    taken = ", ".join(f"{seconds * 1000:.2f}" for seconds in one.seconds)
    return f"exponent {one.exponent:.2f} ({taken} ms)"
