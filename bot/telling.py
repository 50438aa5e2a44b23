"""Who is told that an entry is stored: its author, and the channel of the weekly summary in one line.

An entry counts as confirmed once its author was told. What a kill cut off is told by a later round, to the author alone
in a direct message.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot import entry_messages, posting
from bot.ledger import Effect, Ledger
from bot.views import Message
from kpi_core.entries import Entered
from kpi_core.errors import KpiError, StoreError
from kpi_core.language import Bilingual, Language

_FAILURES = (SlackClientError, OSError, HTTPException)
_AGE = timedelta(seconds=60)  # an entry younger than that may just be being told by whoever stored it
# What Slack answers where nobody can be told any more.
_NOBODY_THERE = {"user_not_found", "user_disabled", "account_inactive", "cannot_dm_bot", "channel_not_found"}

log = logging.getLogger(__name__)


class Teller:
    """`channel`: KAGA_DIGEST_CHANNEL; None: nothing is announced."""

    def __init__(self, ledger: Ledger, channel: str | None) -> None:
        self._ledger = ledger
        self._channel = channel
        self._announcing = threading.Lock()  # or an undo and the entry that it takes back would each have a line

    def tell(self, client: WebClient, entry: Entered, language: Language, send: Callable[[Message], None]) -> None:
        """Confirm by `send`, announce, and keep that it is done. Raises what `send` raises: a later round tells it then.

        The entry is stored whatever happens here: a store that is locked meanwhile is no error to anybody.
        """
        try:
            effect = self._ledger.effect(entry)
            if effect is not None:
                send(self._confirmation(effect, language, _heading(entry)))
                self._announce(client, effect)
            self._ledger.confirm(entry)
        except StoreError as error:
            log.warning("entry %d is stored, and to be confirmed later: %s", entry.id, error)

    def tell_late(self, client: WebClient, entry: Entered) -> None:
        """What a kill cut off, in a direct message; what an operator entered is told to nobody but the channel."""
        effect = self._ledger.effect(entry)
        if effect is not None and not entry.by_operator:
            message = self._confirmation(effect, effect.plan.language, entry_messages.STORED_BEFORE)
            try:
                posting.post(client, entry.by_id, message)
            except SlackApiError as error:
                if error.response.get("error") not in _NOBODY_THERE:
                    raise
                log.warning("the author of entry %d cannot be told: %s", entry.id, error.response.get("error"))
        if effect is not None:
            self._announce(client, effect)
        self._ledger.confirm(entry)

    def _confirmation(self, effect: Effect, language: Language, heading: Bilingual) -> Message:
        return entry_messages.stored(effect, language, str(uuid.uuid4()), heading)

    def _announce(self, client: WebClient, effect: Effect) -> None:
        """Nobody goes without a confirmation because the channel cannot be told: that is logged."""
        try:
            with self._announcing:
                self._tell_channel(client, effect)
        except (*_FAILURES, KpiError) as error:
            code = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
            log.warning("entry %d was not announced: %s", effect.entry.id, code)

    def _tell_channel(self, client: WebClient, effect: Effect) -> None:
        entry, language = effect.entry, effect.plan.language
        last = self._ledger.announcement(entry)
        if last.entry >= entry.id if last is not None else entry.by_operator:
            return  # a year's worth from a file is no news to a channel; a line that no longer holds is
        line = entry_messages.announcement(effect, language, correction=last is not None)
        if last is not None and _edited(client, last.channel, last.ts, line):
            self._ledger.announced(entry, last.channel, last.ts)
        elif self._channel is not None:
            self._ledger.announced(entry, self._channel, posting.post(client, self._channel, line))


def _heading(entry: Entered) -> Bilingual:
    return entry_messages.STORED if entry.undoes is None else entry_messages.UNDONE


def _edited(client: WebClient, channel: str, ts: str, line: Message) -> bool:
    """False where the message is not there any more."""
    try:
        posting.update(client, channel, ts, line)
    except SlackApiError as error:
        if error.response.get("error") not in {"message_not_found", "cant_update_message", "edit_window_closed"}:
            raise
        return False
    return True


class Unconfirmed:
    """A job of the rounds: tells of entries that nobody was told of, those from before `started` at once."""

    def __init__(self, ledger: Ledger, teller: Teller, client: WebClient, started: datetime) -> None:
        self._ledger = ledger
        self._teller = teller
        self._client = client
        self._started = started

    def round(self, now: datetime) -> None:
        for entry in self._ledger.unconfirmed():
            at = datetime.fromisoformat(entry.at)
            if at >= self._started and now - at < _AGE:
                continue
            try:
                self._teller.tell_late(self._client, entry)
            except _FAILURES as error:
                log.warning("entry %d is still to be confirmed: %s", entry.id, type(error).__name__)
