"""What was answered last in a conversation, for an hour."""

from __future__ import annotations

from bot.memory import KEPT, Memory
from kpi_core.contents import Choice
from kpi_core.questions import Intent

HERE, THERE = ("C1", "1.0", "U1"), ("C1", "1.0", "U2")
RATE = Choice(Intent.PROGRESS, ("female_employment_rate",), "ja")
MAAS = Choice(Intent.TARGET, ("maas_downloads",), "ja")


class Clock:
    """Seconds, as the test says."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_last_answer_is_recalled_in_its_own_conversation() -> None:
    memory = Memory(Clock())
    memory.keep(HERE, RATE)
    memory.keep(HERE, MAAS)
    assert memory.recall(HERE) == MAAS
    assert memory.recall(THERE) is None


def test_what_leaves_nothing_to_lean_on_ends_the_conversation() -> None:
    memory = Memory(Clock())
    memory.keep(HERE, RATE)
    memory.keep(THERE, MAAS)
    memory.keep(HERE, None)
    assert memory.recall(HERE) is None
    assert memory.recall(THERE) == MAAS


def test_after_an_hour_it_is_forgotten() -> None:
    clock = Clock()
    memory = Memory(clock)
    memory.keep(HERE, RATE)
    clock.now += KEPT - 1
    assert memory.recall(HERE) == RATE
    clock.now += 1
    assert memory.recall(HERE) is None


def test_the_oldest_conversations_are_forgotten_first() -> None:
    memory = Memory(Clock(), most=2)
    memory.keep(("1",), RATE)
    memory.keep(("2",), RATE)
    memory.keep(("1",), MAAS)
    memory.keep(("3",), RATE)
    assert [memory.recall((name,)) for name in "123"] == [MAAS, None, RATE]
