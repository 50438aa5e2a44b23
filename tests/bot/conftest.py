"""What tests of the Slack and command-line side share: the real record, a fake Slack, stores with entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fake_slack import FakeSlack
from tests.slack_rules import problems_of_calls

RECORD = Path(__file__).resolve().parents[2] / "data" / "kaga.db"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Slack that remembers; every call that was sent to it is judged when the test is over."""
    with FakeSlack() as fake:
        yield fake
        assert problems_of_calls(fake.calls) == []


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any setting of ours."""
    import os

    for name in list(os.environ):
        if name.upper().startswith(("SLACK_", "KAGA_")) or name.upper() in {"HTTPS_PROXY", "HTTP_PROXY"}:
            monkeypatch.delenv(name)
    return monkeypatch
