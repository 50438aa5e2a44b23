"""Whether somebody writes to the bot for the first time."""

from __future__ import annotations

import logging
from collections import OrderedDict
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

_MOST = 5_000  # conversations

log = logging.getLogger(__name__)


class Greetings:
    """Asks the conversation's own history, so that a restart greets nobody twice."""

    def __init__(self) -> None:
        self._greeted: OrderedDict[str, None] = OrderedDict()

    def due(self, client: WebClient, channel: str) -> bool:
        """True for the first message of a direct conversation, once. Where Slack does not tell, False."""
        if channel in self._greeted:
            return False
        try:
            earlier = client.conversations_history(channel=channel, limit=2).get("messages") or []
        except (SlackClientError, URLError, OSError) as error:
            log.warning("conversations.history failed, so nobody is greeted: %s", type(error).__name__)
            return False
        self._greeted[channel] = None
        while len(self._greeted) > _MOST:
            self._greeted.popitem(last=False)
        return len(earlier) <= 1
