"""Eight processes write a thousand updates each into one store: none is lost, none is there twice, all waits are counted.

Every update opens the store anew, as a listener does; one in ten is submitted twice. Half go to one measure and year.
"""

from __future__ import annotations

import multiprocessing
import random
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kpi_core.backups import verify
from kpi_core.entries import NewEntry
from kpi_core.live import LiveStore
from kpi_core.record import Plan
from kpi_core.store import Store
from tests.bot.kaga import RECORD

MEASURES = ("maas_downloads", "clubhouse_uses", "sdgs_partners")


def run(seed: int, processes: int = 8, each: int = 1000) -> list[str]:
    """Raises `AssertionError` if an update is lost or doubled, and whatever refused a writer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kaga.db"
        plan = _plan()
        LiveStore.create(path, plan)
        began = time.monotonic()
        with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
            hands = [pool.submit(write, path, hand, each, seed) for hand in range(processes)]
            waits = [wait for hand in hands for wait in hand.result()]
        took = time.monotonic() - began
        with LiveStore.open(path, plan) as live:
            keys = Counter(entry.key for entry in live.history())
        verify(path, plan)
    wanted = {f"{hand}-{number}" for hand in range(processes) for number in range(each)}
    assert set(keys) == wanted, f"{len(wanted - set(keys))} lost"
    assert max(keys.values()) == 1, "doubled"
    waits.sort()
    return [
        f"{processes} processes x {each:,} updates: {len(keys):,} stored, 0 lost, 0 doubled, {len(waits):,} submissions in {took:.0f} s",
        f"longest wait {waits[-1]:.2f} s, half within {waits[len(waits) // 2] * 1000:.0f} ms,"
        f" 99 of 100 within {waits[len(waits) * 99 // 100]:.2f} s",
    ]


def write(path: Path, hand: int, each: int, seed: int) -> list[float]:
    """One process: how long each submission took, in seconds."""
    chance, plan, waits = random.Random(f"{seed}-{hand}"), _plan(), []
    for number in range(each):
        measure, year = (MEASURES[0], 2024) if chance.random() < 0.5 else (chance.choice(MEASURES), 2020 + number % 10)
        new = NewEntry(
            key=f"{hand}-{number}", measure=measure, year=year, year_kind="年", value=str(chance.randrange(10_000)),
            source="soak", by_id=f"U{hand}", by_name=f"hand {hand}", at="2026-11-25T00:00:00Z", via="soak",
        )  # fmt: skip
        for _ in range(2 if chance.random() < 0.1 else 1):
            began = time.monotonic()
            with LiveStore.open(path, plan) as live:
                assert live.enter(new).entry.key == new.key
            waits.append(time.monotonic() - began)
    return waits


def _plan() -> Plan:
    with Store.open(RECORD) as store:
        return store.plan
