"""A disk that is full, over and over: a clear error for whoever enters, and a store that still answers all that it held.

On a tmpfs of its own, in a mount namespace that ends with its process; skipped, with the reason, where none can be made.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from kpi_core.backups import back_up, verify
from kpi_core.entries import NewEntry
from kpi_core.errors import StoreBusy
from kpi_core.live import LiveStore
from kpi_core.store import Store
from tests.bot.kaga import RECORD, ROOT
from tests.bot.processes import environment

SIZE = 512  # KiB
_NO_DISK = 77  # the exit status for "no tmpfs can be made"


class NoDisk(Exception):
    """No small disk can be made here."""


def run(seed: int, rounds: int = 100) -> list[str]:
    """Raises `AssertionError` at the first thing that is wrong."""
    try:
        return on_a_small_disk(seed, rounds)
    except NoDisk as error:
        return [f"skipped: {error}"]


def on_a_small_disk(seed: int, rounds: int) -> list[str]:
    """The campaign in a process of its own. Raises `NoDisk`."""
    unshare = shutil.which("unshare")
    if unshare is None or shutil.which("mount") is None:
        message = "unshare or mount is not there"
        raise NoDisk(message)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [unshare, "--mount", "--map-root-user", sys.executable, "-m", "soak.disk", folder, str(seed), str(rounds)],
            cwd=ROOT, capture_output=True, text=True, check=False, env=environment(Path(folder), {}),
        )  # fmt: skip
    if done.returncode == _NO_DISK or "unshare" in done.stderr:
        raise NoDisk(done.stderr.strip() or "no tmpfs can be mounted")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def campaign(folder: Path, seed: int, rounds: int) -> list[str]:
    """Fill the disk to a random degree, enter until it refuses, look at everything, make room, go on."""
    chance, count, path = random.Random(seed), Counter[str](), folder / "kaga.db"
    with Store.open(RECORD) as store:
        plan = store.plan
    LiveStore.create(path, plan)
    stored: list[str] = []  # the values that were entered, in order
    for number in range(rounds):
        _fill(folder, chance.randrange(0, 60_000))
        for tried in range(200):
            value = str(1_000 + len(stored))
            new = NewEntry(
                key=f"{number}-{tried}", measure="maas_downloads", year=2024, year_kind="年", value=value,
                source="長" * chance.randrange(1, 500), by_id="U1", by_name="花子", at="2026-11-25T00:00:00Z", via="soak",
            )  # fmt: skip
            try:
                with LiveStore.open(path, plan) as live:
                    live.enter(new)
            except StoreBusy as error:
                _says_what_to_do(error, path)
                count["refused"] += 1
                break
            stored.append(value)
        else:
            message = "the disk never refused"
            raise AssertionError(message)
        _look(path, stored)
        count["answered while full"] += 1
        if number % 10 == 0:
            _ask_and_enter(path, stored)
            count["asked and entered by the program"] += 1
        with contextlib.suppress(StoreBusy):
            back_up(path, folder / "copy.db", plan)
            count["backups that fitted"] += 1
        assert not [p for p in folder.iterdir() if p.name.endswith(".new")], "a half-made backup is left"
        for name in ("filler", "copy.db"):
            (folder / name).unlink(missing_ok=True)
        if path.stat().st_size > SIZE * 1024 // 3:  # begin anew, so that there is room to work in
            path.unlink()
            LiveStore.create(path, plan)
            stored.clear()
    return [f"full disks: {rounds}, " + ", ".join(f"{name} {times:,}" for name, times in sorted(count.items()))]


def _fill(folder: Path, left: int) -> None:
    """Leave about `left` bytes on the disk."""
    free = shutil.disk_usage(folder).free
    with contextlib.suppress(OSError), (folder / "filler").open("wb", buffering=0) as filler:
        filler.write(b"\0" * max(0, free - left))


def _says_what_to_do(error: StoreBusy, path: Path) -> None:
    assert "空き容量" in error.ja
    assert str(path) in error.en


def _look(path: Path, stored: list[str]) -> None:
    with Store.open(RECORD, path) as store:
        (dossier,) = store.dossiers(["maas_downloads"])
        value = dossier.actual(2024)
        assert (None if value is None else str(value)) == (stored[-1] if stored else None), "another value holds"
        assert verify(path, store.plan) == len(stored), "lost or doubled"


def _ask_and_enter(path: Path, stored: list[str]) -> None:
    """The same through the program: it answers, and refuses in a sentence."""
    settings = {"KAGA_DB": str(path)}

    def kaga(*arguments: str) -> subprocess.CompletedProcess[str]:
        home = Path("/tmp")  # noqa: S108 - another disk: what the program keeps of its own fits there
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT, capture_output=True, text=True, check=False, env=environment(home, settings),
        )  # fmt: skip

    asked = kaga("ask", "MaaSダウンロードの実績は?")
    assert asked.returncode == 0, asked.stderr
    assert not stored or f"{int(stored[-1]):,}" in asked.stdout
    value = str(1_000 + len(stored))
    entered = kaga("update", "経2", "2024", value, "--source", "長" * 499, "--yes")
    assert "Traceback" not in entered.stderr
    if entered.returncode == 0:  # shorter than what was refused before
        stored.append(value)
    else:
        assert entered.returncode == 2
        assert "空き容量" in entered.stderr
    _look(path, stored)


def main(folder: Path, seed: int, rounds: int) -> int:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}k", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode != 0:
        sys.stderr.write(mounted.stderr)
        return _NO_DISK
    os.chdir(ROOT)
    for line in campaign(folder, seed, rounds):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
