"""Where `kaga` and `sqlite-utils` are started from: a fresh virtualenv with the wheel in it, or this environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks import progress

ROOT = Path(__file__).resolve().parent.parent
_LEFT_OUT = shutil.ignore_patterns(".*", "var", "build", "dist", "tests", "benchmarks", "*.egg-info", "__pycache__")


@dataclass(frozen=True, slots=True)
class Place:
    """The first words of each command, the folder and environment to start them in, and what to call it all."""

    kaga: tuple[str, ...]
    sqlite_utils: tuple[str, ...]
    python: str
    folder: Path
    environment: dict[str, str]
    what: str


def place(temporary: Path) -> Place:
    """A virtualenv below `temporary` if pip can make one, else the environment that this runs in."""
    home = temporary / "home"
    home.mkdir()
    environment = _environment(home)
    try:
        scripts = _install(temporary)
    except (subprocess.CalledProcessError, OSError) as error:
        return Place(
            (sys.executable, "-m", "bot"),
            (sys.executable, "-m", "sqlite_utils"),
            sys.executable,
            ROOT,
            environment,
            f"THIS environment and the checkout, not an installed wheel, which could not be made: {_reason(error)}",
        )
    return Place(
        (str(scripts / "kaga"),),
        (str(scripts / "sqlite-utils"),),
        str(scripts / "python"),
        home,
        environment,
        "both from a fresh virtualenv with the wheel, without extras, under constraints.txt",
    )


def _environment(home: Path) -> dict[str, str]:
    """Nothing of the person's own: neither settings nor entries, and no module path into the checkout."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TZ") if name in os.environ}
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home)}


def _install(temporary: Path) -> Path:
    """Build the wheel from a copy, since setuptools writes beside what it builds, and install it. The scripts' folder."""
    venv, source, wheels = temporary / "venv", temporary / "source", temporary / "wheels"
    progress.show("ask: virtualenv")
    _run(sys.executable, "-m", "venv", str(venv))
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    pip = (str(scripts / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check")
    progress.show("ask: wheel")
    shutil.copytree(ROOT, source, ignore=_LEFT_OUT)
    _run(*pip, "wheel", "--no-deps", "--wheel-dir", str(wheels), str(source))
    progress.show("ask: installing")
    wheel = next(wheels.glob("kaga-*.whl"))
    _run(*pip, "install", "--constraint", str(ROOT / "constraints.txt"), str(wheel))
    return scripts


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)


def _reason(error: subprocess.CalledProcessError | OSError) -> str:
    """One line: the last that pip calls an error, since notes follow it."""
    said = error.stderr.splitlines() if isinstance(error, subprocess.CalledProcessError) else [str(error)]
    errors = [line for line in said if "ERROR" in line] or said
    return errors[-1].strip()[:200] if errors else type(error).__name__
