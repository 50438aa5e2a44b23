"""Modals and Home tabs of the fake: triggers, the stack of views of each person, hashes."""

import copy
from dataclasses import dataclass

from tests.fake_state import APP, BOT, TEAM, Json, SlackRefusal, Workspace

TRIGGER_SECONDS = 3
DEEPEST_STACK = 3


@dataclass(slots=True)
class Trigger:
    """The right to open one modal, for three seconds, once."""

    user: str
    born: float
    view_id: str | None = None
    used: bool = False


class Views:
    """Every open view; a closed modal is forgotten, and updating it is answered by `not_found`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._triggers: dict[str, Trigger] = {}
        self._owner: dict[str, str] = {}
        self.open: dict[str, Json] = {}
        self.stacks: dict[str, list[str]] = {}
        self.homes: dict[str, str] = {}

    def new_trigger(self, user: str, view_id: str | None = None) -> str:
        name = f"{self._workspace.new_id('')}.{self._workspace.new_id('')}.{'0' * 24}"
        self._triggers[name] = Trigger(user, self._workspace.clock(), view_id)
        return name

    def push(self, trigger_id: str, view: Json, *, root: bool) -> Json:
        """`views.open` where `root`, `views.push` otherwise."""
        trigger = self._take(trigger_id)
        stack = self.stacks.setdefault(trigger.user, [])
        if root:
            self._close_all(trigger.user)
        elif trigger.view_id not in stack:
            raise SlackRefusal("invalid_trigger_id")
        elif len(stack) >= DEEPEST_STACK:
            raise SlackRefusal("push_limit_reached")
        return self._put_on_top(trigger.user, view)

    def update(self, view: Json, *, view_id: str = "", external_id: str = "", hash_: str = "") -> Json:
        for old in self.open.values():
            if old["id"] == view_id or (external_id and old["external_id"] == external_id):
                return self._replace(old, view, hash_)
        raise SlackRefusal("not_found")

    def publish(self, user: str, view: Json, hash_: str = "") -> Json:
        self._workspace.user(user)
        if user in self.homes:
            return self._replace(self.open[self.homes[user]], view, hash_)
        made = self._made(view)
        self.open[made["id"]] = made
        self.homes[user] = made["id"]
        return copy.deepcopy(made)

    def answered(self, user: str, view_id: str, acknowledgement: Json) -> None:
        """What Slack does with the modal once its submission was acknowledged."""
        match acknowledgement.get("response_action"):
            case "errors":
                return
            case "update":
                self._replace(self.open[view_id], acknowledgement["view"], "")
            case "push":
                self._put_on_top(user, acknowledgement["view"])
            case "clear":
                self._close_all(user)
            case _:
                self.close(user, view_id)

    def close(self, user: str, view_id: str) -> None:
        self.stacks[user].remove(view_id)
        del self.open[view_id]

    def top(self, user: str) -> Json:
        """The modal that the person sees now."""
        stack = self.stacks.get(user)
        if not stack:
            raise AssertionError(f"{user} has no modal open; open are those of {sorted(self.stacks)}")
        return copy.deepcopy(self.open[stack[-1]])

    def _take(self, trigger_id: str) -> Trigger:
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackRefusal("invalid_trigger_id")
        if trigger.used:
            raise SlackRefusal("exchanged_trigger_id")
        if self._workspace.clock() - trigger.born > TRIGGER_SECONDS:
            raise SlackRefusal("expired_trigger_id")
        trigger.used = True
        return trigger

    def _put_on_top(self, user: str, view: Json) -> Json:
        stack = self.stacks.setdefault(user, [])
        made = self._made(view)
        made["previous_view_id"] = stack[-1] if stack else None
        made["root_view_id"] = stack[0] if stack else made["id"]
        self.open[made["id"]] = made
        stack.append(made["id"])
        return copy.deepcopy(made)

    def _close_all(self, user: str) -> None:
        for view_id in list(self.stacks.get(user, ())):
            self.close(user, view_id)

    def _made(self, view: Json) -> Json:
        view_id = self._workspace.new_id("V")
        defaults: Json = {
            "id": view_id,
            "team_id": TEAM,
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "state": {"values": {}},
            "hash": self._workspace.new_ts(),
            "clear_on_close": False,
            "notify_on_close": False,
            "title": None,
            "close": None,
            "submit": None,
            "previous_view_id": None,
            "root_view_id": view_id,
            "app_id": APP,
            "app_installed_team_id": TEAM,
            "bot_id": BOT,
        }
        return defaults | copy.deepcopy(view) | {"blocks": self._workspace.with_block_ids(view["blocks"])}

    def _replace(self, old: Json, view: Json, hash_: str) -> Json:
        if hash_ and hash_ != old["hash"]:
            raise SlackRefusal("hash_conflict")
        kept = {key: old[key] for key in ("id", "previous_view_id", "root_view_id")}
        old_id = old["id"]
        self.open[old_id] = self._made(view) | kept
        return copy.deepcopy(self.open[old_id])
