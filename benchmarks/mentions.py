"""Asks a bot by mentions: all questions once so that it is warm, then one at a time or many in flight."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from benchmarks import progress
from benchmarks.asked import Asked
from benchmarks.bots import Bot
from tests.fake_state import GENERAL, MEMBER
from tests.slack_rules import problems_of_calls

_PAUSE = 0.002  # seconds after a reply, in which the bot ends what it was doing


@dataclass(frozen=True, slots=True)
class Replied:
    """`seconds` from sending the envelope until Slack has read the reply."""

    asked: Asked
    seconds: float
    text: str


def warm_up(bot: Bot, questions: Sequence[Asked]) -> dict[str, str]:
    """Ask each once, of the whole fake Slack, which refuses what Slack would. The replies' texts, by question.

    Raises `RuntimeError` if a reply breaks a rule of Slack's.
    """
    for number, asked in enumerate(questions, 1):
        bot.slack.mention(MEMBER, GENERAL, asked.text)
        bot.slack.wait_for("chat.postMessage", number)
    problems = problems_of_calls(bot.slack.calls)
    if problems:
        raise RuntimeError("; ".join(problems[:3]))
    posted = bot.slack.sent("chat.postMessage")
    bot.slack.timing = True
    return {asked.text: call.arguments["text"] for asked, call in zip(questions, posted, strict=True)}


def one_at_a_time(bot: Bot, questions: Sequence[Asked]) -> list[Replied]:
    found = []
    for asked in questions:
        thread, start = bot.slack.send(asked.text)
        reply = bot.slack.reply()
        _check(reply.thread, thread)
        found.append(Replied(asked, reply.at - start, reply.text))
        time.sleep(_PAUSE)
    return found


def in_flight(bot: Bot, questions: Sequence[Asked], count: int, width: int) -> tuple[float, list[tuple[str, str]]]:
    """`count` mentions, `width` of them unanswered at any time: seconds for all, and each question with its reply."""
    waiting: dict[str, str] = {}
    answered: list[tuple[str, str]] = []
    left = islice(cycle(questions), count)
    first, last = time.perf_counter(), 0.0
    for asked in islice(left, width):
        waiting[bot.slack.send(asked.text)[0]] = asked.text
    while waiting:
        reply = bot.slack.reply()
        last = reply.at
        answered.append((waiting.pop(reply.thread), reply.text))
        asked_next = next(left, None)
        if asked_next is not None:
            waiting[bot.slack.send(asked_next.text)[0]] = asked_next.text
        progress.show("mentions in flight", len(answered), count)
    return last - first, answered


def _check(replied: str, asked: str) -> None:
    if replied != asked:
        wrong = f"a reply to {replied} came where one to {asked} was due"
        raise RuntimeError(wrong)
