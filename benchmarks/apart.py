"""An environment for a peer whose packages must not be in ours: made once by pip under `build`, which git ignores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "build" / "benchmarks"
_PATIENCE = 300  # seconds for pip


@dataclass(frozen=True, slots=True)
class Apart:
    """The environment's interpreter, or None and why there is none."""

    python: Path | None
    missing: str = ""


def environment(name: str, packages: tuple[str, ...]) -> Apart:
    """The environment of that name with exactly those packages; made anew where they are others than before."""
    folder = _FOLDER / name
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    made = folder / "packages.txt"
    wanted = "\n".join((*packages, sys.version))
    if python.exists() and made.exists() and made.read_text(encoding="utf-8") == wanted:
        return Apart(python)
    shutil.rmtree(folder, ignore_errors=True)
    pip = (str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *packages)
    for command in ((sys.executable, "-m", "venv", str(folder)), pip):
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
        except (subprocess.SubprocessError, OSError) as error:
            # What pip says names folders and servers of this machine, which belong into no table.
            shutil.rmtree(folder, ignore_errors=True)
            return Apart(None, f"{', '.join(packages)} cannot be installed here ({type(error).__name__})")
    made.write_text(wanted, encoding="utf-8")
    return Apart(python)
