"""Questions that found nothing are counted in the live store: text and day, no user."""

from __future__ import annotations

import stat
import threading
from datetime import date
from pathlib import Path

import pytest

from bot.misses import Misses
from kpi_core.live import LiveStore
from kpi_core.record import Plan
from kpi_core.store import Store
from tests.bot.kaga import RECORD
from tests.kpi_core.plans import plan as other_plan

MONDAY, TUESDAY = date(2025, 6, 2), date(2025, 6, 3)


@pytest.fixture
def plan() -> Plan:
    with Store.open(RECORD) as store:
        return store.plan


def kept(path: Path, plan: Plan) -> list[tuple[str, str, str, str, int]]:
    with LiveStore.open(path, plan) as live:
        return [(m["day"], m["kind"], m["question"], m["chosen"], m["count"]) for m in live.misses()]


def test_the_first_miss_makes_the_store_for_nobody_else_to_read(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "new folder" / "kaga.db"
    Misses(path).count(plan, MONDAY, "unknown", "待機児童は？")
    assert kept(path, plan) == [("2025-06-02", "unknown", "待機児童は？", "", 1)]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_question_of_a_day_is_counted_up(tmp_path: Path, plan: Plan) -> None:
    misses = Misses(tmp_path / "kaga.db")
    for day in (MONDAY, MONDAY, TUESDAY):
        misses.count(plan, day, "unknown", "待機児童は？")
    misses.count(plan, MONDAY, "wrong", "待機児童は？", "maas_downloads;maas_services")
    assert kept(tmp_path / "kaga.db", plan) == [
        ("2025-06-03", "unknown", "待機児童は？", "", 1),
        ("2025-06-02", "unknown", "待機児童は？", "", 2),
        ("2025-06-02", "wrong", "待機児童は？", "maas_downloads;maas_services", 1),
    ]


def test_switched_off_nothing_is_kept(tmp_path: Path, plan: Plan) -> None:
    Misses(None).count(plan, MONDAY, "unknown", "待機児童は？")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("question", ["", " \n　"])
def test_without_words_nothing_is_counted(tmp_path: Path, plan: Plan, question: str) -> None:
    Misses(tmp_path / "kaga.db").count(plan, MONDAY, "wrong", question, "maas_downloads")
    assert list(tmp_path.iterdir()) == []


def test_a_long_question_is_cut_and_set_on_one_line(tmp_path: Path, plan: Plan) -> None:
    Misses(tmp_path / "kaga.db").count(plan, MONDAY, "unknown", f"待機\n 児童{'は' * 4000}")
    ((_, _, question, _, _),) = kept(tmp_path / "kaga.db", plan)
    assert question.startswith("待機 児童は")
    assert len(question) == 300


@pytest.mark.parametrize("kind", ["of another plan", "no database", "a folder"])
def test_a_store_that_cannot_be_written_is_logged_and_hinders_nobody(
    tmp_path: Path, plan: Plan, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "kaga.db"
    if kind == "of another plan":
        LiveStore.create(path, other_plan())
    elif kind == "no database":
        path.write_text("hello")
    else:
        path.mkdir()
    Misses(path).count(plan, MONDAY, "unknown", "待機児童は？")
    assert "was not counted" in caplog.text


@pytest.mark.parametrize("gathered", [0.0, 0.05])
def test_threads_that_miss_at_once_lose_nothing(tmp_path: Path, plan: Plan, gathered: float) -> None:
    misses = Misses(tmp_path / "kaga.db", gathered)
    together = threading.Barrier(8)

    def miss() -> None:
        together.wait()
        misses.count(plan, MONDAY, "unknown", "待機児童は？")

    threads = [threading.Thread(target=miss) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept(tmp_path / "kaga.db", plan) == [("2025-06-02", "unknown", "待機児童は？", "", 8)]
    assert [path.name for path in tmp_path.iterdir()] == ["kaga.db"]
