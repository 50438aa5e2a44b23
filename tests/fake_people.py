"""What people say and call in the fake Slack, each as the payload that Slack would send of it."""

import copy
import threading
from collections.abc import Callable
from typing import Any

from tests import fake_events as events
from tests.fake_responses import ResponseUrls
from tests.fake_socket import Delivery, FakeSocket
from tests.fake_state import BOT_USER, GENERAL, MEMBER, Channel, Json, Workspace
from tests.fake_views import Views

Place = tuple[Json, Json]  # what stands around an element: the payload's part, and its blocks' owner


class People:
    """Every method returns the `Delivery` on its way; what it did to the workspace is done already."""

    workspace: Workspace
    views: Views
    responses: ResponseUrls
    socket: FakeSocket
    url: str
    _lock: threading.RLock

    # ---- events --------------------------------------------------------------------------

    def send_event(self, event: Json, *, retry: tuple[int, str] | None = None, **outer: Any) -> Delivery:
        """An event as it is; `retry` is (attempt, reason), `outer` changes the payload around it."""
        with self._lock:
            payload = events.event_callback(self.workspace, event) | outer
        return self._send("events_api", payload, retry)

    def retry(self, delivery: Delivery, attempt: int = 1, reason: str = "timeout") -> Delivery:
        """The same event again: same event_id, new envelope, as Slack does when nobody acknowledged."""
        return self._send("events_api", delivery.payload, (attempt, reason))

    def again(self, delivery: Delivery) -> Delivery:
        """The same command, press or submission a second time, as by a double click or a lost acknowledgement."""
        return self._send(delivery.envelope["type"], delivery.payload)

    def mention(
        self,
        user: str,
        channel: str,
        text: str,
        thread_ts: str | None = None,
        *,
        also_as_message: bool = False,
        **more: Any,
    ) -> Delivery:
        """The bot is called; `twin` of the result is the same words as a message event, when asked."""
        if f"<@{BOT_USER}>" not in text:
            text = f"<@{BOT_USER}> {text}"
        where, message = self._said(user, channel, text, thread_ts, more)
        delivery = self.send_event(events.app_mention(where, message))
        if also_as_message:
            delivery.twin = self.send_event(events.message_event(where, message))
        return delivery

    def message(
        self,
        user: str,
        channel: str,
        text: str,
        thread_ts: str | None = None,
        **more: Any,
    ) -> Delivery:
        """Words in a channel that do not call the bot; `more` goes into the message, as `bot_id` does."""
        return self.send_event(events.message_event(*self._said(user, channel, text, thread_ts, more)))

    def direct_message(self, user: str, text: str, thread_ts: str | None = None, **more: Any) -> Delivery:
        return self.message(user, self.direct_channel(user), text, thread_ts, **more)

    def open_home(self, user: str = MEMBER, tab: str = "home") -> Delivery:
        with self._lock:
            channel, ts = self.workspace.direct({user}).id, self.workspace.new_ts()
            event: Json = {"type": "app_home_opened", "user": user, "channel": channel}
            event |= {"tab": tab, "event_ts": ts}
            if tab == "home" and user in self.views.homes:
                event["view"] = copy.deepcopy(self.views.open[self.views.homes[user]])
        return self.send_event(event)

    # ---- commands and shortcuts ----------------------------------------------------------

    def command(self, name: str, text: str = "", user: str = MEMBER, channel: str = GENERAL) -> Delivery:
        with self._lock:
            where = self.workspace.channel(channel)
            payload = events.slash_command(
                name,
                text,
                self.workspace.user(user),
                where,
                response_url=self._response_url(where.id, user),
                trigger_id=self.views.new_trigger(user),
            )
        return self._send("slash_commands", payload, then=lambda said: self._shown(where.id, user, said))

    def shortcut(
        self,
        callback_id: str,
        user: str = MEMBER,
        channel: str | None = None,
        message_ts: str | None = None,
    ) -> Delivery:
        """On a message where `channel` and `message_ts` are given, global otherwise."""
        with self._lock:
            more: Json = {
                "callback_id": callback_id,
                "trigger_id": self.views.new_trigger(user),
                "action_ts": self.workspace.new_ts(),
            }
            kind = "shortcut"
            if channel is not None and message_ts is not None:
                kind = "message_action"
                where = self.workspace.channel(channel)
                more |= {
                    "channel": {"id": where.id, "name": events.channel_name(where)},
                    "message_ts": message_ts,
                    "message": copy.deepcopy(self.workspace.message(channel, message_ts)),
                    "response_url": self._response_url(where.id, user),
                }
            payload = events.interaction(kind, self.workspace.user(user), **more)
        return self._send("interactive", payload)

    # ---- what stands in the channels -----------------------------------------------------

    def messages(self, channel: str = GENERAL, thread_ts: str | None = None) -> list[Json]:
        """Everything in the channel, or in one thread, oldest first; people's messages too."""
        with self._lock:
            found = copy.deepcopy(self.workspace.channel(channel).messages)
        return [one for one in found if thread_ts in (None, one["ts"], one.get("thread_ts"))]

    def seen_by(self, user: str, channel: str = GENERAL) -> list[Json]:
        """The ephemeral messages that only this person sees in the channel, oldest first."""
        with self._lock:
            where = self.workspace.channel(channel).id
            return [
                copy.deepcopy(one.message)
                for one in self.workspace.ephemerals
                if (one.user, one.channel) == (user, where)
            ]

    def direct_channel(self, user: str) -> str:
        with self._lock:
            return self.workspace.direct({user}).id

    # ---- inside --------------------------------------------------------------------------

    def _send(
        self,
        kind: str,
        payload: Json,
        retry: tuple[int, str] | None = None,
        then: Callable[[Json], None] | None = None,
    ) -> Delivery:
        with self._lock:
            envelope = events.envelope(self.workspace, kind, copy.deepcopy(payload))
        if retry is not None:
            envelope["retry_attempt"], envelope["retry_reason"] = retry
        return self.socket.deliver(Delivery(envelope, then))

    def _said(self, user: str, channel: str, text: str, thread_ts: str | None, more: Json) -> tuple[Channel, Json]:
        with self._lock:
            where = self.workspace.channel(channel)
            said = events.typed_by(self.workspace, self.workspace.user(user), text) | more
            if thread_ts is not None:
                said["thread_ts"] = thread_ts
            message = self.workspace.store(where, self.workspace.stamped(said))
            return where, copy.deepcopy(message)

    def _response_url(self, channel: str, user: str, source: Json | None = None) -> str:
        return f"{self.url}/response/{self.responses.new(channel, user, source)}"

    def _shown(self, channel: str, user: str, said: Json) -> None:
        with self._lock:
            self.responses.acknowledged(channel, user, said)
