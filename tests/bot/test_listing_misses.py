"""`kaga misses`: what found nothing, most frequent first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpi_core.live import LiveStore
from kpi_core.record import Plan
from kpi_core.store import Store
from tests.bot.command_line import CommandLine, one_line
from tests.bot.kaga import RECORD
from tests.kpi_core.plans import plan as other_plan


@pytest.fixture
def misses(tmp_path: Path) -> Path:
    """A store in which some questions were counted."""
    path = tmp_path / "live.db"
    LiveStore.create(path, kaga_plan())
    with LiveStore.open(path, kaga_plan()) as live:
        for day in ("2025-06-02", "2025-06-03", "2025-06-03"):
            live.count_miss(day, "unknown", "待機児童は?")
        live.count_miss("2025-06-01", "wrong", "サービスは?", "maas_services")
    return path


def kaga_plan() -> Plan:
    with Store.open(RECORD) as store:
        return store.plan


def test_misses_are_listed_most_frequent_first(run: CommandLine, misses: Path) -> None:
    ended = run("misses", KAGA_DB=str(misses))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "3  unknown  待機児童は?                 2025-06-03",
        "1  wrong    サービスは?  maas_services  2025-06-01",
    ]


def test_misses_as_json(run: CommandLine, misses: Path) -> None:
    ended = run("misses", "--json", KAGA_DB=str(misses))
    assert json.loads(ended.out) == [
        {"kind": "unknown", "question": "待機児童は?", "chosen": "", "count": 3, "last_day": "2025-06-03"},
        {"kind": "wrong", "question": "サービスは?", "chosen": "maas_services", "count": 1, "last_day": "2025-06-01"},
    ]


def test_without_a_store_there_are_no_misses(run: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bot.paths.checkout", lambda: None)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    record = str(RECORD)
    assert run("misses", KAGA_RECORD=record).out == "ありません。 / None.\n"
    assert run("misses", "--json", KAGA_RECORD=record).out == "[]\n"
    assert not (tmp_path / "data").exists()


def test_an_empty_store_has_no_misses(run: CommandLine, tmp_path: Path) -> None:
    LiveStore.create(tmp_path / "live.db", kaga_plan())
    assert run("misses", KAGA_DB=str(tmp_path / "live.db")).out == "ありません。 / None.\n"


def test_misses_of_a_store_that_cannot_be_used_is_an_error(run: CommandLine, tmp_path: Path) -> None:
    one_line(run("misses", KAGA_DB=str(tmp_path / "gone.db")), "gone.db", "kaga init")
    LiveStore.create(tmp_path / "other.db", other_plan())
    one_line(run("misses", KAGA_DB=str(tmp_path / "other.db")), "sample-2020")


def test_asking_counts_no_misses(run: CommandLine, misses: Path) -> None:
    before = misses.read_bytes()
    run("ask", "待機児童は?", KAGA_DB=str(misses))
    run("chat", stdin="待機児童は?\n", KAGA_DB=str(misses))
    assert misses.read_bytes() == before
