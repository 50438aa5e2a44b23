"""`kaga ask` as a whole process, beside `sqlite-utils` running the least it can on the same file."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import progress
from benchmarks.installed import ROOT, Place, place
from benchmarks.table import Row, Table, milliseconds, times

RUNS = 15
WARM_UPS = 2
QUESTION = "MaaSの達成度は?"


def run() -> Table:
    with tempfile.TemporaryDirectory(prefix="kaga-bench-") as folder:
        where = place(Path(folder))
        commands = (
            (*where.kaga, "ask", QUESTION),
            (*where.sqlite_utils, str(ROOT / "data" / "kaga.db"), "select 1"),
            (where.python, "-c", "pass"),
        )
        ours, peer, bare = _interleaved(commands, where)
    rows = (
        Row("kaga ask, median", *_cells(statistics.median(ours), statistics.median(peer)), "≤ 1.5 ×"),
        Row("  fastest", *_cells(min(ours), min(peer))),
        Row("  slowest", *_cells(max(ours), max(peer))),
        Row("  the interpreter alone, median", milliseconds(statistics.median(bare))),
    )
    return Table(
        "ask: a question as a whole process",
        'sqlite-utils data/kaga.db "select 1"',
        rows,
        (f"{where.what}; {RUNS} runs of each in turn after {WARM_UPS} warm-ups.",),
    )


def _interleaved(commands: Sequence[Sequence[str]], where: Place) -> tuple[list[float], ...]:
    """Seconds of each run, by command. Each command runs once a round, so that a busy machine slows all alike."""
    taken: tuple[list[float], ...] = tuple([] for _ in commands)
    for number in range(WARM_UPS + RUNS):
        progress.show("ask", number, WARM_UPS + RUNS)
        for command, seconds in zip(commands, taken, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=where.folder, env=where.environment)
            if number >= WARM_UPS:
                seconds.append(time.perf_counter() - start)
    return taken


def _cells(ours: float, peer: float) -> tuple[str, str, str]:
    return milliseconds(ours), milliseconds(peer), times(ours, peer)
