"""The Web API methods of the fake: what each does to the workspace, and what it answers."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fake_state import (
    APP,
    BOT,
    BOT_USER,
    SCOPE_PREFIX,
    TEAM,
    Channel,
    Ephemeral,
    Json,
    SlackRefusal,
    Workspace,
)
from tests.fake_views import Views
from tests.slack_blocks import problems_of_blocks, problems_of_view
from tests.slack_limits import MESSAGE_TEXT

Run = Callable[["Methods", Json], Json | None]


@dataclass(frozen=True, slots=True)
class Method:
    """`scope` may hold `{}`, which stands for the kind of channel in the argument `channel`."""

    scope: str | None
    run: Run


TABLE: dict[str, Method] = {}


def method(name: str, scope: str | None = None) -> Callable[[Run], Run]:
    def register(run: Run) -> Run:
        TABLE[name] = Method(scope, run)
        return run

    return register


class Methods:
    """Answers methods by name; `refused_blocks` are the types that this workspace does not take."""

    def __init__(self, workspace: Workspace, views: Views, url: str, refused_blocks: set[str]) -> None:
        self.workspace = workspace
        self.views = views
        self.url = url
        self.refused_blocks = refused_blocks

    def scope_of(self, name: str, arguments: Json) -> str | None:
        """The scope that this very call needs; unknown methods and channels need none."""
        known = TABLE.get(name)
        if known is None or known.scope is None or "{}" not in known.scope:
            return known.scope if known else None
        try:
            channel = self.workspace.channel(str(arguments.get("channel")))
        except SlackRefusal:
            return None
        return known.scope.format(SCOPE_PREFIX[channel.kind])

    def run(self, name: str, arguments: Json) -> Json:
        """Raise `SlackRefusal` where Slack would answer `ok: false`."""
        if name not in TABLE:
            raise SlackRefusal("unknown_method", req_method=name)
        return {"ok": True} | (TABLE[name].run(self, arguments) or {})

    def need(self, arguments: Json, name: str) -> Any:
        if arguments.get(name) in (None, ""):
            said = {"messages": [f"[ERROR] missing required field: {name}"]}
            raise SlackRefusal("invalid_arguments", response_metadata=said)
        return arguments[name]

    def content(self, arguments: Json) -> Json:
        """What a message says, from its arguments; refused as Slack refuses it."""
        kept = ("text", "blocks", "attachments", "metadata", "thread_ts")
        content = {name: arguments[name] for name in kept if arguments.get(name) is not None}
        for name in ("blocks", "attachments", "metadata"):
            if isinstance(content.get(name), str):
                content[name] = parsed(content[name], f"invalid_{name}_format")
        if len(content.get("text", "")) > MESSAGE_TEXT:
            raise SlackRefusal("msg_too_long")
        if not any(content.get(name) for name in ("text", "blocks", "attachments")):
            raise SlackRefusal("no_text")
        self.judge(content.get("blocks", []), problems_of_blocks(content.get("blocks", [])))
        return content

    def view(self, arguments: Json) -> Json:
        view: Json = self.need(arguments, "view")
        self.judge(view.get("blocks", []), problems_of_view(view), "invalid_arguments")
        return view

    def judge(self, blocks: list[Json], problems: list[str], error: str = "invalid_blocks") -> None:
        refused = {str(block.get("type")) for block in blocks} & self.refused_blocks
        problems = problems + [f"unsupported type: {name}" for name in sorted(refused)]
        if problems:
            said = {"messages": [f"[ERROR] {problem}" for problem in problems]}
            raise SlackRefusal(error, errors=problems, response_metadata=said)

    def channel(self, arguments: Json, name: str = "channel") -> Channel:
        """The channel, if the bot can see it: a private one that it is not in does not exist."""
        channel = self.workspace.channel(self.need(arguments, name))
        if channel.kind != "public" and BOT_USER not in channel.members:
            raise SlackRefusal("channel_not_found")
        return channel

    def own_channel(self, arguments: Json, name: str = "channel") -> Channel:
        """The channel, if the bot may write and read there."""
        channel = self.channel(arguments, name)
        if channel.is_archived:
            raise SlackRefusal("is_archived")
        if BOT_USER not in channel.members:
            raise SlackRefusal("not_in_channel")
        return channel


def parsed(text: str, error: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as broken:
        raise SlackRefusal(error) from broken


@method("auth.test")
def auth_test(slack: Methods, arguments: Json) -> Json:
    return {
        "url": "https://kaga-test.slack.com/",
        "team": "Kaga",
        "user": slack.workspace.users[BOT_USER].name,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "app_id": APP,
        "is_enterprise_install": False,
    }


@method("chat.postMessage", "chat:write")
def post_message(slack: Methods, arguments: Json) -> Json:
    channel = slack.own_channel(arguments)
    made = slack.workspace.made_by_bot(slack.content(arguments))
    message = slack.workspace.store(channel, made)
    return {"channel": channel.id, "ts": message["ts"], "message": message}


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(slack: Methods, arguments: Json) -> Json:
    channel = slack.own_channel(arguments)
    user = slack.need(arguments, "user")
    if user not in channel.members:
        raise SlackRefusal("user_not_in_channel")
    message = slack.workspace.made_by_bot(slack.content(arguments))
    slack.workspace.ephemerals.append(Ephemeral(channel.id, user, message))
    return {"message_ts": message["ts"]}


@method("chat.update", "chat:write")
def update(slack: Methods, arguments: Json) -> Json:
    channel = slack.own_channel(arguments)
    message = slack.workspace.message(channel.id, slack.need(arguments, "ts"))
    if message.get("bot_id") != BOT:
        raise SlackRefusal("cant_update_message")
    slack.workspace.change(message, slack.content(arguments))
    return {
        "channel": channel.id,
        "ts": message["ts"],
        "text": message.get("text", ""),
        "message": message,
    }


@method("chat.delete", "chat:write")
def delete(slack: Methods, arguments: Json) -> Json:
    channel = slack.own_channel(arguments)
    message = slack.workspace.message(channel.id, slack.need(arguments, "ts"))
    if message.get("bot_id") != BOT:
        raise SlackRefusal("cant_delete_message")
    channel.messages.remove(message)
    return {"channel": channel.id, "ts": message["ts"]}


@method("reactions.add", "reactions:write")
def add_reaction(slack: Methods, arguments: Json) -> None:
    channel = slack.own_channel(arguments)
    message = slack.workspace.message(channel.id, slack.need(arguments, "timestamp"))
    name = slack.need(arguments, "name")
    reactions = message.setdefault("reactions", [])
    if any(one["name"] == name and BOT_USER in one["users"] for one in reactions):
        raise SlackRefusal("already_reacted")
    reactions.append({"name": name, "users": [BOT_USER], "count": 1})


@method("views.open")
def open_view(slack: Methods, arguments: Json) -> Json:
    trigger = slack.need(arguments, "trigger_id")
    return {"view": slack.views.push(trigger, slack.view(arguments), root=True)}


@method("views.push")
def push_view(slack: Methods, arguments: Json) -> Json:
    trigger = slack.need(arguments, "trigger_id")
    return {"view": slack.views.push(trigger, slack.view(arguments), root=False)}


@method("views.update")
def update_view(slack: Methods, arguments: Json) -> Json:
    view = slack.view(arguments)
    which = {name: arguments.get(name) or "" for name in ("view_id", "external_id")}
    return {"view": slack.views.update(view, hash_=arguments.get("hash") or "", **which)}


@method("views.publish")
def publish_view(slack: Methods, arguments: Json) -> Json:
    user, view = slack.need(arguments, "user_id"), slack.view(arguments)
    return {"view": slack.views.publish(user, view, arguments.get("hash") or "")}


@method("blocks.validate")
def validate(slack: Methods, arguments: Json) -> None:
    given = [name for name in ("blocks", "message", "view") if arguments.get(name)]
    if len(given) != 1:
        raise SlackRefusal("invalid_arguments")
    value = parsed(arguments[given[0]], f"invalid_{given[0]}")
    if given == ["view"]:
        slack.judge(value.get("blocks", []), problems_of_view(value), "invalid_view")
    else:
        blocks = value if given == ["blocks"] else value.get("blocks", [])
        slack.judge(blocks, problems_of_blocks(blocks), f"invalid_{given[0]}")


def every_scope() -> set[str]:
    """All scopes that any method of the fake asks for."""
    asked = [known.scope for known in TABLE.values() if known.scope is not None]
    return {scope.format(prefix) for scope in asked for prefix in SCOPE_PREFIX.values()}
