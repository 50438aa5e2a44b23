"""Posting what must not stand twice: one try at a time, and what is known of it afterwards.

Slack has no key that makes a second posting harmless. So each message carries its own in its metadata, and where an
answer was lost, the conversation's history is read before anything is sent again. Metadata can be read by everybody
in the workspace: it holds ids only.
"""

from __future__ import annotations

import logging
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.views import Message
from kpi_core.posts import Key

EVENT = "kaga_post"
_WORD = re.compile(r"[a-z0-9_]+")  # an error as Slack names it
_PAGE = 200  # messages of one look into the history

# What Slack answers where it may have done what was asked before it failed.
_PERHAPS = {"fatal_error", "internal_error", "service_unavailable", "request_timeout", "unknown_error"}
# … and where nobody has to do anything: it passes.
PASSING = {"ratelimited", "rate_limited", "out_of_reach", "lost"}

_TROUBLE = (SlackClientError, OSError, HTTPException)

log = logging.getLogger("kaga")


@dataclass(frozen=True, slots=True)
class Sent:
    """It stands there, at `ts`."""

    ts: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It certainly does not. `wait`: seconds that Slack asks for."""

    reason: str
    wait: int = 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """Perhaps it does."""

    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """It was found in the history."""

    ts: str
    last_entry: int


@dataclass(frozen=True, slots=True)
class Absent:
    """The history was read, and it is not there."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The history cannot be read. `lasting`: and not until somebody does something."""

    reason: str
    lasting: bool


class Outbox:
    """`client` must send once and never again by itself, not even for a rate limit: while it slept, another process could send."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def reachable(self) -> bool:
        """Whether Slack answers at all: an outage then costs no claim."""
        try:
            self._client.auth_test()
        except SlackApiError as error:
            log.warning("auth.test: %s", _code(error))
            return False
        except _TROUBLE as error:
            log.warning("Slack is out of reach: %s", type(error).__name__)
            return False
        return True

    def home(self) -> str:
        """The address of the app's Home tab; empty where Slack does not tell which app this is."""
        try:
            about = self._client.auth_test()
            app = about.get("app_id") or (self._client.bots_info(bot=about["bot_id"]).get("bot") or {}).get("app_id")
            return f"slack://app?team={about['team_id']}&id={app}&tab=home" if app else ""
        except (*_TROUBLE, KeyError) as error:
            log.info("no address of the Home tab: %s", _said(error))
            return ""

    def place(self, channel: str) -> str:
        """The conversation that `channel` names; of a person the direct one, which alone has a history to read."""
        if not channel.startswith(("U", "W")):
            return channel
        try:
            opened: dict[str, Any] = self._client.conversations_open(users=channel).get("channel") or {}
        except _TROUBLE as error:
            log.warning("conversations.open: %s", _said(error))
            return channel
        return str(opened.get("id") or channel)

    def send(self, place: str, message: Message, key: Key, last_entry: int) -> Sent | Refused | Unknown:
        """One try."""
        marked = {"event_type": EVENT, "event_payload": {"key": str(key), "last_entry": last_entry}}
        try:
            response = self._client.chat_postMessage(
                channel=place,
                text=message.text,
                blocks=message.blocks,
                metadata=marked,
                unfurl_links=False,
                unfurl_media=False,
            )
        except SlackApiError as error:
            return _refused(error)
        except _TROUBLE as error:
            return Refused("out_of_reach") if _never_left(error) else Unknown(type(error).__name__)
        return Sent(str(response.get("ts", "")))

    def find(self, place: str, key: Key, since: datetime) -> Found | Absent | Unreadable:
        """Look for the message with this key, from `since` on, or from a week before Slack's own time if that is earlier.

        The newest messages come first, so that no clock of ours can hide one.
        """
        floor = since.timestamp()
        try:
            for response in self._pages(place):
                floor = min(floor, _a_week_before(str(_headers(response).get("date", "")), floor))
                for message in response.get("messages") or ():
                    if _key_of(message) == str(key):
                        return Found(str(message["ts"]), _entry_of(message))
                    if float(message["ts"]) < floor:
                        return Absent()
        except SlackApiError as error:
            code = _code(error)
            lasting = _status(error) == 200 and bool(_WORD.fullmatch(code)) and code not in PASSING | _PERHAPS
            return Unreadable(code, lasting)
        except _TROUBLE as error:
            return Unreadable(type(error).__name__, lasting=False)
        return Absent()

    def _pages(self, place: str) -> Iterator[Any]:
        cursor = ""
        while True:
            response = self._client.conversations_history(
                channel=place, limit=_PAGE, include_all_metadata=True, cursor=cursor or None
            )
            yield response
            cursor = str((response.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return


def _refused(error: SlackApiError) -> Refused | Unknown:
    """Slack said no, or something between us and Slack did."""
    code, status = _code(error), _status(error)
    if status == 429 or code in {"ratelimited", "rate_limited"}:
        return Refused("ratelimited", _retry_after(error))
    return Refused(code) if status == 200 and _WORD.fullmatch(code) and code not in _PERHAPS else Unknown(code)


def _retry_after(error: SlackApiError) -> int:
    try:
        return max(1, int(_headers(error.response).get("retry-after", "1")))
    except ValueError:
        return 1


def _never_left(error: Exception) -> bool:
    """No connection came about, so nothing can have been stored."""
    return isinstance(error, URLError) and isinstance(error.reason, ConnectionRefusedError | socket.gaierror)


def _code(error: SlackApiError) -> str:
    """Slack's word for it; of anything that is no answer of Slack's (a proxy's page), the status."""
    code = error.response.get("error")
    return code if isinstance(code, str) and _WORD.fullmatch(code) else f"HTTP {_status(error)}"


def _status(error: SlackApiError) -> int:
    """Of an answer that is no JSON the library hands out a plain dictionary."""
    response = error.response
    return int(response.get("status", 0) if isinstance(response, dict) else response.status_code)


def _said(error: Exception) -> str:
    return _code(error) if isinstance(error, SlackApiError) else type(error).__name__


def _headers(response: Any) -> dict[str, str]:
    headers = response.get("headers") if isinstance(response, dict) else response.headers
    return {name.casefold(): str(value) for name, value in (headers or {}).items()}


def _a_week_before(date: str, otherwise: float) -> float:
    try:
        return (parsedate_to_datetime(date) - timedelta(days=8)).timestamp()
    except ValueError:
        return otherwise


def _payload(message: dict[str, Any]) -> dict[str, Any]:
    marked = message.get("metadata") or {}
    payload = marked.get("event_payload") if marked.get("event_type") == EVENT else None
    return payload if isinstance(payload, dict) else {}


def _key_of(message: dict[str, Any]) -> str:
    return str(_payload(message).get("key", ""))


def _entry_of(message: dict[str, Any]) -> int:
    return int(_payload(message).get("last_entry") or 0)
