"""What tests of the Slack and command-line side share: the real record, a fake Slack, stores with entries."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.command_line import CommandLine
from tests.bot.serving_bot import Bot, serving
from tests.fake_slack import FakeSlack
from tests.slack_rules import problems_of_calls


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Slack that remembers; every call that was sent to it is judged when the test is over."""
    with FakeSlack() as fake:
        yield fake
        assert problems_of_calls(fake.calls) == []


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any setting of ours."""
    for name in list(os.environ):
        if name.upper().startswith(("SLACK_", "KAGA_")) or name.upper() in {"HTTPS_PROXY", "HTTP_PROXY"}:
            monkeypatch.delenv(name)
    return monkeypatch


@pytest.fixture
def bot(slack: FakeSlack, tmp_path: Path) -> Iterator[Bot]:
    """The real app on the fake Slack, with no entries yet."""
    with serving(slack, tmp_path / "kaga.db") as running:
        yield running


@pytest.fixture
def run(bare_environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> CommandLine:
    """`kaga` in this process; files of the user's would be in the test's folder."""
    bare_environment.setenv("HOME", str(tmp_path))
    bare_environment.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    bare_environment.setenv("LANG", "ja_JP.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        bare_environment.delenv(name, raising=False)
    return CommandLine(bare_environment, capsys)
