"""Whether a person belongs to the bot's own workspace: only then they see what was entered here, or may enter.

Guests and people of other workspaces get the published record. Where Slack does not say who somebody is, they do too.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

_KEPT = 300.0  # seconds that an answer about a person holds
_MOST = 5_000  # people

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Person:
    """What Slack said of somebody, and when (monotonic seconds)."""

    at: float
    member: bool
    name: str


class People:
    """Asks Slack who somebody is, and keeps the answer for five minutes. `clock` gives monotonic seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._known: OrderedDict[str, _Person] = OrderedDict()
        self._lock = threading.Lock()

    def sees_entries(self, client: WebClient, user: str, home: str, workspaces: tuple[str | None, ...]) -> bool:
        """`home` is the bot's own workspace, `workspaces` those that the payload names for this person."""
        return self.is_member(client, user, home, workspaces) is True

    def is_member(self, client: WebClient, user: str, home: str, workspaces: tuple[str | None, ...]) -> bool | None:
        """Whether they are a person of `home` and no guest; None where Slack does not say."""
        if any(team is not None and team != home for team in workspaces):
            return False
        now = self._clock()
        with self._lock:
            known = self._known.get(user)
        if known is not None and now - known.at < _KEPT:
            return known.member
        try:
            found = client.users_info(user=user).get("user") or {}
        except (SlackClientError, URLError, OSError) as error:
            log.warning("users.info failed, so nothing entered is shown or taken: %s", type(error).__name__)
            return None
        person = _Person(now, _is_member(found, home), str(found.get("real_name") or found.get("name") or user))
        with self._lock:
            self._known[user] = person
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
        return person.member

    def name(self, user: str) -> str:
        """The name of somebody who was asked about before; their id where Slack has not said it."""
        with self._lock:
            known = self._known.get(user)
        return known.name if known is not None else user


def _is_member(user: dict[str, object], home: str) -> bool:
    outside = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted")
    return user.get("team_id") == home and not any(user.get(mark) for mark in outside)
