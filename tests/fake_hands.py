"""What people press, choose and fill in, in messages, modals and Home tabs of the fake Slack."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

from tests import fake_events as events
from tests.fake_elements import answer_of, elements_of, find, state_of
from tests.fake_people import People
from tests.fake_socket import Delivery
from tests.fake_state import GENERAL, MEMBER, Channel, Json

# The blocks of a message or a view, and how to say in a payload that something stands there.
Place = tuple[list[Json], Callable[[], Json]]


class Hands(People):
    """Only what is really shown can be used: anything else is an AssertionError that lists what is."""

    # ---- elements ------------------------------------------------------------------------

    def press(
        self,
        action_id: str,
        value: str | None = None,
        user: str = MEMBER,
        channel: str = GENERAL,
        *,
        message_ts: str | None = None,
        view_id: str | None = None,
        forged: str | None = None,
    ) -> Delivery:
        """Press a button that stands there, in the newest message that has it unless one is named.

        `value` tells equal action ids apart. `forged` is sent as the value instead of the
        button's own, as somebody could who speaks to Slack without its client.
        """
        with self._lock:
            placed, block_id, element = self._element(action_id, value, user, channel, message_ts, view_id)
            said = {"value": element.get("value") if forged is None else forged}
            payload = self._acted(user, placed, block_id, element, said)
        return self._send("interactive", payload)

    def select(
        self,
        action_id: str,
        choice: Any,
        user: str = MEMBER,
        channel: str = GENERAL,
        *,
        message_ts: str | None = None,
        view_id: str | None = None,
    ) -> Delivery:
        """Choose in a menu, an overflow, a picker; `choice` is an option's value, or a list of them."""
        with self._lock:
            placed, block_id, element = self._element(action_id, None, user, channel, message_ts, view_id)
            said = answer_of(element, choice)
            payload = self._acted(user, placed, block_id, element, said)
        return self._send("interactive", payload)

    def suggest(
        self,
        action_id: str,
        typed: str,
        user: str = MEMBER,
        channel: str = GENERAL,
        *,
        message_ts: str | None = None,
        view_id: str | None = None,
    ) -> Delivery:
        """Type into an external select; the acknowledgement carries the options."""
        with self._lock:
            placed, block_id, _ = self._element(action_id, None, user, channel, message_ts, view_id)
            asked = {"action_id": action_id, "block_id": block_id, "value": typed}
            who = self.workspace.user(user)
            payload = events.interaction("block_suggestion", who, **placed, **asked)
        return self._send("interactive", payload)

    # ---- views ---------------------------------------------------------------------------

    def submit_view(
        self,
        view: Json | str | None = None,
        values: Mapping[str, Any] | None = None,
        user: str = MEMBER,
        *,
        state: Json | None = None,
    ) -> Delivery:
        """Submit the modal (the top one without `view`); what the acknowledgement asks then happens to it.

        `values` name inputs by block_id or action_id; `state` replaces the whole, for forgeries.
        """
        with self._lock:
            shown = self._view(view, user)
            shown["state"] = state or state_of(shown, values or {})
            payload = self._with_view("view_submission", shown, user, response_urls=[])
        view_id = shown["id"]
        return self._send(
            "interactive",
            payload,
            then=lambda said: self._submitted(user, view_id, said),
        )

    def close_view(self, view: Json | str | None = None, user: str = MEMBER) -> Delivery | None:
        """Close the modal; Slack tells of it only where the view has `notify_on_close`."""
        with self._lock:
            shown = self._view(view, user)
            self.views.close(user, shown["id"])
            payload = self._with_view("view_closed", shown, user, is_cleared=False)
        return self._send("interactive", payload) if shown["notify_on_close"] else None

    def modal(self, user: str = MEMBER) -> Json:
        """The modal that the person sees."""
        with self._lock:
            return self.views.top(user)

    def home(self, user: str = MEMBER) -> Json:
        """The Home tab as last published for the person."""
        with self._lock:
            return copy.deepcopy(self.views.open[self.views.homes[user]])

    # ---- inside --------------------------------------------------------------------------

    def _acted(self, user: str, placed: Json, block_id: str, element: Json, said: Json) -> Json:
        done = events.action(block_id, element, said, self.workspace.new_ts())
        view_id = placed.get("container", {}).get("view_id")
        trigger = self.views.new_trigger(user, view_id)
        placed = {
            "state": {"values": {}},
            **placed,
            "trigger_id": trigger,
            "actions": [done],
        }
        return events.interaction("block_actions", self.workspace.user(user), **placed)

    def _element(
        self,
        action_id: str,
        value: str | None,
        user: str,
        channel: str,
        message_ts: str | None,
        view_id: str | None,
    ) -> tuple[Json, str, Json]:
        """The place's part of the payload, the block's id and the element; the newest one wins."""
        places = self._view_places(view_id) if view_id else self._message_places(user, channel, message_ts)
        for blocks, placed in places:
            if found := find(blocks, action_id, value):
                return placed(), *found
        there = [element.get("action_id") for blocks, _ in places for _, element in elements_of(blocks)]
        raise AssertionError(f"nothing to use is called {action_id!r} ({value=}); there are {there}")

    def _view_places(self, view_id: str) -> list[Place]:
        view = copy.deepcopy(self.views.open[view_id])
        view["state"] = state_of(view, {})
        return [(view["blocks"], lambda: events.in_view(view))]

    def _message_places(self, user: str, channel: str, ts: str | None) -> list[Place]:
        where = self.workspace.channel(channel)
        shown = [(message, False) for message in where.messages]
        shown += [
            (one.message, True) for one in self.workspace.ephemerals if (one.user, one.channel) == (user, where.id)
        ]
        shown.sort(key=lambda pair: float(pair[0]["ts"]), reverse=True)
        return [
            (message.get("blocks", []), self._placing(where, user, message, ephemeral))
            for message, ephemeral in shown
            if ts in (None, message["ts"])
        ]

    def _placing(self, where: Channel, user: str, message: Json, ephemeral: bool) -> Callable[[], Json]:
        def placed() -> Json:
            part = events.in_message(where, copy.deepcopy(message), ephemeral=ephemeral)
            return part | {"response_url": self._response_url(where.id, user, message)}

        return placed

    def _view(self, view: Json | str | None, user: str) -> Json:
        if view is None:
            return self.views.top(user)
        return copy.deepcopy(self.views.open[view if isinstance(view, str) else view["id"]])

    def _with_view(self, kind: str, view: Json, user: str, **more: Any) -> Json:
        trigger = self.views.new_trigger(user, view["id"])
        who = self.workspace.user(user)
        return events.interaction(kind, who, view=view, trigger_id=trigger, **more)

    def _submitted(self, user: str, view_id: str, said: Json) -> None:
        with self._lock:
            self.views.answered(user, view_id, said)
