"""A plan of 2,000 indicators and 20,000 observations beside Kaga's: building it, and one question as a whole process."""

from __future__ import annotations

import csv
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import big_plan, progress
from benchmarks.installed import ROOT, Place, place
from benchmarks.table import Row, Table, milliseconds, times

MEASURES, OBSERVATIONS = 2_000, 20_000
RUNS = 11
WARM_UPS = 1
_KAGA = "MaaSアプリのダウンロード件数の達成度は?"


def run() -> Table:
    with tempfile.TemporaryDirectory(prefix="kaga-bench-") as folder:
        root = Path(folder)
        progress.show("plans: files")
        big_plan.write(root / "big", MEASURES, OBSERVATIONS)
        where = place(root)
        builds = [
            _seconds((*where.kaga, "build", "--data", str(data), "--output", str(root / f"{name}.db")), where)
            for name, data in (("big", root / "big"), ("kaga", ROOT / "data"))
        ]
        asked = _names(root / "big")
        rows = [Row("kaga build", milliseconds(builds[0]), milliseconds(builds[1]), times(*builds))]
        for what, question in (
            ("kaga ask, by its full name", f"{asked[0]}の達成度は?"),
            ("  by its code", "経1の達成度は?"),
            ("  misspelt", f"{asked[0][:-2]}{asked[0][-1]}の達成度は?"),
            ("  of a name that is not there", "給食の残食率の達成度は?"),
        ):
            commands = [
                (*where.kaga, "--record", str(root / f"{name}.db"), "ask", text)
                for name, text in (("big", question), ("kaga", _KAGA))
            ]
            ours, peer = _interleaved(commands, where, what.strip())
            target = "≤ 1.5 ×" if what.startswith("kaga ask") else ""
            rows.append(Row(f"{what}, median", milliseconds(ours), milliseconds(peer), times(ours, peer), target))
    return Table(
        f"plans: {MEASURES:,} indicators with {OBSERVATIONS:,} observations",
        f"Kaga's 24 indicators: the same build, and “{_KAGA}”",
        tuple(rows),
        (f"{where.what}; {RUNS} runs of each in turn after {WARM_UPS} warm-up; each build once.",),
    )


def _names(folder: Path) -> list[str]:
    with (folder / "measures.csv").open(encoding="utf-8", newline="") as lines:
        return [line["name_ja"] for line in csv.DictReader(lines)]


def _interleaved(commands: Sequence[Sequence[str]], where: Place, what: str) -> tuple[float, float]:
    """Median seconds of each of two commands, run in turn, so that a busy machine slows both alike."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UPS + RUNS):
        progress.show(f"plans: {what}", number, WARM_UPS + RUNS)
        for command, seconds in zip(commands, taken, strict=True):
            passed = _seconds(command, where)
            if number >= WARM_UPS:
                seconds.append(passed)
    return statistics.median(taken[0]), statistics.median(taken[1])


def _seconds(command: Sequence[str], where: Place) -> float:
    """How long the command takes; 1 is an answer too (asked back, or not known)."""
    start = time.perf_counter()
    ended = subprocess.run(command, capture_output=True, cwd=where.folder, env=where.environment)
    passed = time.perf_counter() - start
    if ended.returncode not in {0, 1}:
        raise RuntimeError(ended.stderr.decode(errors="replace"))
    return passed
