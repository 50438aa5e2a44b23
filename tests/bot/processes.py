"""`kaga` as a process of its own: started with settings in the environment, read when it has ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bot.kaga import ROOT
from tests.fake_slack import FakeSlack

TIMEOUT = 60  # seconds, after which something hangs


def environment(home: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """The environment of a user who has nothing but `settings`; files of theirs would be in `home`."""
    ours = (
        "SLACK_",
        "KAGA_",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "NO_PROXY",
        "SSL_",
        "LANG",
        "LC_",
        "XDG_",
        "NO_COLOR",
        "COLUMNS",
        "LINES",
    )
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(ours)}
    return kept | {"HOME": str(home), "LANG": "ja_JP.UTF-8", "PYTHONPATH": str(ROOT)} | dict(settings)


def tokens(slack: FakeSlack) -> dict[str, str]:
    return {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token, "SLACK_API_URL": slack.api_url}


@dataclass(frozen=True, slots=True)
class Ended:
    """What a process left: its exit status and what it wrote."""

    status: int
    out: str
    err: str


def kaga(
    home: Path,
    *arguments: str,
    settings: Mapping[str, str] | None = None,
    stdin: str | bytes = "",
    cwd: Path | None = None,
) -> Ended:
    """Run `kaga` to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=environment(home, settings or {}),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        cwd=cwd or home,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


class Serving:
    """A running `kaga serve`."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self._process = process
        self._log = log

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def ended(self) -> Ended:
        """Wait for its end. No token of the fake Slack's may stand in what it wrote."""
        status = self._process.wait(TIMEOUT)
        written = self._log.read_text("utf-8")
        assert FakeSlack.bot_token not in written
        assert FakeSlack.app_token not in written
        assert "Traceback" not in written
        return Ended(status, "", written)

    def stopped(self) -> Ended:
        """Ask it to stop, as a supervisor does, and wait."""
        self.signal(signal.SIGTERM)
        return self.ended()


@contextmanager
def serving(home: Path, settings: Mapping[str, str]) -> Iterator[Serving]:
    """`kaga serve` while the test runs."""
    log = home / "stderr"
    with log.open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve"], env=environment(home, settings), stderr=err, stdout=err, cwd=home
        )
    try:
        yield Serving(process, log)
    finally:
        process.kill()
        process.wait()
