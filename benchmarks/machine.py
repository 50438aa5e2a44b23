"""The machine that figures were measured on, without its name, and what a process takes of it. Linux only, else None."""

from __future__ import annotations

import os
import platform
import sqlite3
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory of a process in bytes: now, and at its highest."""

    now: int
    peak: int


def described() -> str:
    """Python, SQLite, system and processor."""
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return (
        f"Measured on {platform.python_implementation()} {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} × {_processor()}{load}."
    )


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or "processor"


def memory(pid: int) -> Memory | None:
    """VmRSS and VmHWM of a process; None where the system does not say."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return None
    sizes = dict(line.split(":", 1) for line in status.splitlines() if line.startswith(("VmRSS", "VmHWM")))
    return Memory(_bytes(sizes["VmRSS"]), _bytes(sizes["VmHWM"]))


def _bytes(cell: str) -> int:
    return int(cell.split()[0]) * 1024  # the kernel's kB are 1,024 bytes


def processor_seconds(pid: int) -> float | None:
    """Processor time of a process and its threads so far, to a hundredth of a second; None where unknown."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
