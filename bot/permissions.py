"""Who may enter actuals from Slack: the people and user groups that KAGA_EDITORS names, members of the workspace all.

Asked when something is stored, not only when a form is opened. Slack gets two seconds to say who somebody is and who
is in a group; an answer is kept for five minutes, and where there is none, nobody is let in.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot import posting
from bot.people import People

LIMIT = 2.0  # seconds for all that is asked about one person: Slack waits three for the answer to a submission
_KEPT = 300.0  # seconds that an answer about a group holds
_THREADS = 8

log = logging.getLogger(__name__)


class Refusal(StrEnum):
    """Why somebody may not write."""

    NOBODY = "nobody"  # KAGA_EDITORS is empty
    OUTSIDER = "outsider"  # a guest, somebody of another workspace, a bot
    NOT_AN_EDITOR = "not an editor"
    NOT_KNOWN = "not known"  # Slack did not say in time


class Editors:
    """`ids` is KAGA_EDITORS; `clock` gives monotonic seconds; `limit` is in seconds."""

    def __init__(self, ids: Sequence[str], people: People, clock: Callable[[], float], *, limit: float = LIMIT) -> None:
        self._users = frozenset(i for i in ids if not i.startswith("S"))
        self._groups = tuple(i for i in ids if i.startswith("S"))
        self._people = people
        self._clock = clock
        self._limit = limit
        self._known: dict[str, tuple[float, frozenset[str]]] = {}
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="editors")

    def refusal(self, client: WebClient, user: str, home: str, workspaces: tuple[str | None, ...]) -> Refusal | None:
        """Why this person may not write; None where they may. `home` and `workspaces` are as `People` takes them."""
        if not self._users and not self._groups:
            return Refusal.NOBODY
        asked = self._threads.submit(self._look_up, posting.quick_client(client, 2), user, home, workspaces)
        try:
            return asked.result(timeout=self._limit)
        except TimeoutError:
            log.warning("Slack did not say in %s seconds whether somebody may enter actuals: refused", self._limit)
            return Refusal.NOT_KNOWN

    def _look_up(self, client: WebClient, user: str, home: str, workspaces: tuple[str | None, ...]) -> Refusal | None:
        member = self._people.is_member(client, user, home, workspaces)
        if member is None:
            return Refusal.NOT_KNOWN
        if not member:
            return Refusal.OUTSIDER
        if user in self._users:
            return None
        members = [self._members(client, group) for group in self._groups]
        if any(user in known for known in members if known is not None):
            return None
        return Refusal.NOT_KNOWN if None in members else Refusal.NOT_AN_EDITOR

    def _members(self, client: WebClient, group: str) -> frozenset[str] | None:
        """Who is in the group; None where Slack does not say."""
        now = self._clock()
        with self._lock:
            known = self._known.get(group)
        if known is not None and now - known[0] < _KEPT:
            return known[1]
        try:
            found = client.usergroups_users_list(usergroup=group).get("users") or ()
        except (SlackClientError, OSError, HTTPException) as error:
            log.warning("usergroups.users.list failed for %s: %s", group, type(error).__name__)
            return None
        members = frozenset(map(str, found))
        with self._lock:
            self._known[group] = (now, members)
        return members
