"""What was answered last is kept for each conversation, for a while, and in bounded number."""

from __future__ import annotations

import threading

from bot import ids
from bot.memory import KEPT, Memory
from kpi_core.contents import Choice
from kpi_core.questions import Intent
from tests.bot.serving_bot import Bot
from tests.fake_state import GENERAL, MEMBER

THREAD = ("C1", "1700000000.000100", "U1")


class Clock:
    """Seconds, as a test sets them."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def choice(measure: str = "public_solar") -> Choice:
    return Choice(Intent.PROGRESS, (measure,), "ja")


def test_what_was_answered_last_is_recalled() -> None:
    memory = Memory(Clock())
    assert memory.recall(THREAD) is None
    memory.keep(THREAD, choice("maas_downloads"))
    memory.keep(THREAD, choice())
    assert memory.recall(THREAD) == choice()
    assert memory.recall(THREAD) == choice()


def test_each_channel_thread_and_person_has_a_conversation_of_its_own() -> None:
    memory = Memory(Clock())
    memory.keep(THREAD, choice())
    for other in (("C2", *THREAD[1:]), ("C1", "1700000000.000200", "U1"), ("C1", THREAD[1], "U2"), ("C1", "", "U1")):
        assert memory.recall(other) is None


def test_it_is_forgotten_an_hour_after_the_last_answer() -> None:
    clock = Clock()
    memory = Memory(clock)
    memory.keep(THREAD, choice())
    clock.now = KEPT - 1
    assert memory.recall(THREAD) == choice()
    memory.keep(THREAD, choice())
    clock.now = 2 * KEPT - 2
    assert memory.recall(THREAD) == choice()
    clock.now = 2 * KEPT - 1
    assert memory.recall(THREAD) is None


def test_nothing_to_lean_on_is_kept_too() -> None:
    memory = Memory(Clock())
    memory.keep(THREAD, choice())
    memory.keep(THREAD, None)
    assert memory.recall(THREAD) is None
    memory.keep(("C9",), None)
    assert memory.recall(("C9",)) is None


def test_beyond_the_bound_the_conversation_that_is_quiet_longest_is_forgotten() -> None:
    memory = Memory(Clock(), most=3)
    for name in ("a", "b", "c"):
        memory.keep((name,), choice(name))
    memory.keep(("a",), choice("a"))
    memory.keep(("d",), choice("d"))
    recalled = {name: memory.recall((name,)) for name in ("a", "b", "c", "d")}
    assert [name for name, known in recalled.items() if known is not None] == ["a", "c", "d"]


def test_threads_do_not_disturb_each_other() -> None:
    memory = Memory(Clock(), most=50)
    wrong: list[object] = []

    def converse(person: str) -> None:
        for n in range(200):
            memory.keep((person,), choice(f"{person}{n}"))
            if memory.recall((person,)) != choice(f"{person}{n}"):
                wrong.append((person, n))

    threads = [threading.Thread(target=converse, args=(f"U{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_in_slack_a_wrong_indicator_is_leant_on_no_more(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "経2は?")
    bot.said()
    bot.slack.press(ids.WRONG).acknowledged()
    bot.said(count=2)
    bot.slack.mention(MEMBER, GENERAL, "じゃあ目標は?", thread_ts=mention.ts).acknowledged()
    assert "5,000" not in bot.said(count=3)["text"]


def test_in_slack_what_was_not_found_is_leant_on_no_more(bot: Bot) -> None:
    mention = bot.slack.mention(MEMBER, GENERAL, "経2は?")
    bot.said()
    for count, question in enumerate(("図書館の利用者数は?", "じゃあ目標は?"), start=2):
        bot.slack.mention(MEMBER, GENERAL, question, thread_ts=mention.ts).acknowledged()
        assert "5,000" not in bot.said(count=count)["text"]
