"""A seeded slice of each long campaign; `make soak` runs them at full length."""

from __future__ import annotations

import importlib

import pytest

from soak import disk, kills, writers
from soak.__main__ import NAMES

SEED = 4


def test_many_writers_lose_nothing_and_double_nothing() -> None:
    assert "100 stored, 0 lost, 0 doubled" in writers.run(SEED, processes=4, each=25)[0]


def test_a_full_disk_is_said_and_the_store_still_answers() -> None:
    try:
        (line,) = disk.on_a_small_disk(SEED, rounds=3)
    except disk.NoDisk as error:
        pytest.skip(f"no small disk can be made here: {error}")
    assert line.startswith("full disks: 3, answered while full 3")


def test_a_kill_at_any_point_of_an_update_loses_nothing() -> None:
    assert kills.run(SEED, kills=4)[0] == (
        "kills: 4 (before commit 1, after commit 1, before confirmation 1, by chance 1)"
    )


def test_every_campaign_can_be_run() -> None:
    assert {"disk", "kills", "writers"} <= set(NAMES)
    for name in NAMES:
        assert callable(importlib.import_module(f"soak.{name}").run)
