"""No pattern takes for ever: a stretch that can be cut in two ways, repeated, makes `re` try all ways to cut it.

「ehindehindehind…」 was cut in 2**n ways by the pattern of romaji, and so one message could have stopped the bot. Every repeat
of every pattern is attacked with strings of its own body, and has to come to an end before a signal.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import signal
from collections.abc import Iterator
from itertools import islice, product
from types import FrameType
from typing import Any

import bot
import kpi_core

sre: Any = importlib.import_module("re._constants")
sre_parser: Any = importlib.import_module("re._parser")

_SECONDS = 5.0  # of processor time for one attack; what ends takes microseconds, what does not takes years
_TIMES = 28  # 2**28 ways
_MOST_BODIES, _MOST_PAIRS = 40, 150


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that stands in a module, alone, in a collection, or behind a cached function."""
    for package in (kpi_core, bot):
        for found in pkgutil.iter_modules(package.__path__):
            if found.name == "__main__":
                continue
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            for name, value in vars(module).items():
                if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                    value = value()
                yield from ((f"{module.__name__}.{name}", pattern) for pattern in _within(value, 3))


def _within(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from _within(item, depth - 1)
    elif depth and isinstance(value, dict):
        yield from _within(tuple(value.values()), depth - 1)


def samples(tree: Any, most: int) -> list[str]:
    """Some strings that a part of a pattern matches; what looks ahead or back is left out of account."""
    found = [""]
    for operator, argument in tree:
        alternatives = _alternatives(operator, argument, most)
        found = [before + after for before in found for after in alternatives][:60]
    return found


def _alternatives(operator: Any, argument: Any, most: int) -> list[str]:
    match operator:
        case sre.LITERAL:
            return [chr(argument)]
        case sre.NOT_LITERAL | sre.ANY:
            return ["x"]
        case sre.IN:
            if argument[0][0] is sre.NEGATE:
                return ["x", "あ", "亜", " "]
            return [letter for kind, value in argument for letter in _letters(kind, value)][:6]
        case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
            least, _, body = argument
            return [text * max(least, 1) for text in samples(body, most)[:most]] + [""] * (least == 0)
        case sre.BRANCH:
            return [text for branch in argument[1] for text in samples(branch, 3)]
        case sre.SUBPATTERN:
            return samples(argument[3], most)
        case sre.ATOMIC_GROUP:
            return samples(argument, most)
    return [""]


def _letters(kind: Any, value: Any) -> list[str]:
    if kind is sre.LITERAL:
        return [chr(value)]
    if kind is sre.RANGE:
        return [chr(value[0]), chr(value[1])]
    return {sre.CATEGORY_DIGIT: ["1"], sre.CATEGORY_SPACE: [" "], sre.CATEGORY_WORD: ["w"]}.get(value, ["-"])


def attacks(tree: Any, before: list[str]) -> Iterator[str]:
    """Texts that repeat, many times, what a repeat of the pattern repeats."""
    parts = list(tree)
    for place, (operator, argument) in enumerate(parts):
        so_far = [b + text for b in before for text in samples(parts[:place], 4)[:3]][:6]
        match operator:
            case sre.MAX_REPEAT | sre.MIN_REPEAT:
                _, most, body = argument
                if most >= _TIMES:
                    bodies = [text for text in dict.fromkeys(samples(body, _MOST_BODIES)) if text][:_MOST_BODIES]
                    pairs = (one + other for one, other in islice(product(bodies, bodies), _MOST_PAIRS))
                    yield from (b + text * _TIMES + "\x01" for text in (*bodies, *pairs) for b in so_far[:2])
                yield from attacks(body, so_far)
            case sre.BRANCH:
                for branch in argument[1]:
                    yield from attacks(branch, so_far)
            case sre.SUBPATTERN:
                yield from attacks(argument[3], so_far)
            case sre.ASSERT | sre.ASSERT_NOT:
                yield from attacks(argument[1], so_far)


class _NoEnd(Exception):
    pass


def _stop(signum: int, frame: FrameType | None) -> None:
    raise _NoEnd


def without_end(pattern: re.Pattern[str]) -> str:
    """The first attack that `pattern` does not come to an end with; "" if there is none."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        for text in attacks(sre_parser.parse(pattern.pattern, pattern.flags), [""]):
            signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
            try:
                pattern.search(text)
                pattern.fullmatch(text)
            except _NoEnd:
                return text
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)
    return ""


def test_every_pattern_comes_to_an_end() -> None:
    found = list(patterns())
    assert len(found) > 200
    assert [(name, text) for name, pattern in found if (text := without_end(pattern))] == []


def test_a_pattern_without_end_is_found_out() -> None:
    assert without_end(re.compile(r"(?:a+)+b"))
    assert not without_end(re.compile(r"a+b"))
