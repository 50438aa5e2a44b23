"""`kaga serve` and the echo bot as processes of their own, each connected to a fake Slack of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stopwatch import Stopwatch
from bot.app import THREADS

ROOT = Path(__file__).resolve().parent.parent
PEER = f"a Bolt bot that only echoes (benchmarks/echo.py), {THREADS} threads as `kaga serve` has"
_START = 30.0  # seconds until a bot has connected
_STOP = 30.0  # seconds for it to end


@dataclass(frozen=True, slots=True)
class Bot:
    pid: int
    slack: Stopwatch


@contextmanager
def kaga(record: Path | None = None) -> Iterator[Bot]:
    """The real app with its default settings, this record (or the committed one), and an empty store of entries."""
    with _folder() as folder:
        settings = {"KAGA_DB": str(folder / "kaga.db")} | ({} if record is None else {"KAGA_RECORD": str(record)})
        subprocess.run((*_KAGA, "init"), check=True, capture_output=True, cwd=ROOT, env=_environment(settings))
        with _running((*_KAGA, "serve"), folder, settings) as bot:
            yield bot


@contextmanager
def echo() -> Iterator[Bot]:
    with (
        _folder() as folder,
        _running((sys.executable, str(ROOT / "benchmarks" / "echo.py"), str(THREADS)), folder) as bot,
    ):
        yield bot


_KAGA = (sys.executable, "-m", "bot")


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="kaga-bench-") as name:
        yield Path(name)


@contextmanager
def _running(command: tuple[str, ...], folder: Path, settings: dict[str, str] | None = None) -> Iterator[Bot]:
    """What goes wrong in the fake Slack, or in waiting for the bot, is raised with the end of what the bot said."""
    with ExitStack() as stack:
        slack = stack.enter_context(Stopwatch())
        said = stack.enter_context((folder / "stderr.txt").open("w+", encoding="utf-8"))
        slack_settings = {
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
        }
        environment = _environment(slack_settings | (settings or {}))
        process = subprocess.Popen(command, stdout=said, stderr=said, cwd=ROOT, env=environment)
        stack.callback(_stop, process)
        try:
            slack.wait_connected(timeout=_START)
            yield Bot(process.pid, slack)
        except (AssertionError, RuntimeError) as error:
            said.seek(0)
            error.add_note(f"{' '.join(command)} said last:\n{said.read()[-3000:]}")
            raise


def _environment(settings: dict[str, str]) -> dict[str, str]:
    """This environment without settings of the person who measures, nor a proxy that loopback would go through."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(("KAGA_", "SLACK_"))}
    return {n: v for n, v in kept.items() if not n.upper().endswith("_PROXY")} | settings


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
