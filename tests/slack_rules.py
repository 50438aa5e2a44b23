"""Judges for what the fake Slack recorded: argument schemas, limits, scopes, the manifest.

Slack's own reference lies as data beside the project and not in it; where it is absent, as
in a clone elsewhere, `SLACK_API_ABSENT` says so and is the reason to skip with.
"""

import functools
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]

from tests.fake_calls import Call
from tests.slack_blocks import (
    problems_of_blocks,
    problems_of_message,
    problems_of_view,
)

__all__ = [
    "SLACK_API_ABSENT",
    "problems_of_blocks",
    "problems_of_call",
    "problems_of_calls",
    "problems_of_content",
    "problems_of_manifest",
    "problems_of_message",
    "problems_of_view",
    "scopes_needed",
    "scopes_of_manifest",
]

Json = dict[str, Any]

SLACK_API = Path(__file__).resolve().parents[2] / "shared" / "slack_api"
SLACK_API_ABSENT: str | None = (
    None if SLACK_API.is_dir() else "Slack's reference (slack_api) does not lie beside the project"
)

# What is recorded and is no method of the Web API.
NOT_METHODS = frozenset({"response_url", "upload"})

# The scope without which an event cannot be subscribed to; None: it needs none.
SCOPE_OF_EVENT: dict[str, str | None] = {
    "app_home_opened": None,
    "app_uninstalled": None,
    "tokens_revoked": None,
    "app_mention": "app_mentions:read",
    "assistant_thread_context_changed": "assistant:write",
    "assistant_thread_started": "assistant:write",
    "channel_archive": "channels:read",
    "channel_deleted": "channels:read",
    "channel_rename": "channels:read",
    "group_rename": "groups:read",
    "file_shared": "files:read",
    "link_shared": "links:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "subteam_updated": "usergroups:read",
    "team_join": "users:read",
    "user_change": "users:read",
}


@functools.cache
def _method(name: str) -> Json:
    found: Json = json.loads((SLACK_API / "methods" / f"{name}.json").read_text("utf-8"))
    return found


def problems_of_call(call: Call) -> list[str]:
    """Where a recorded call's arguments break the method's own schema, or are none of its arguments."""
    if call.method in NOT_METHODS:
        return []
    if not (SLACK_API / "methods" / f"{call.method}.json").is_file():
        return [f"{call.method}: Slack's reference has no such method"]
    schema = _method(call.method)["args"]
    found = [
        f"{call.method}: {error.json_path}: {error.message}"
        for error in jsonschema.Draft7Validator(schema).iter_errors(dict(call.arguments))
    ]
    # Every client sends a token along, and Bolt's also team_id, whatever the method.
    known = {"token", "team_id", *schema["properties"]}
    return found + [f"{call.method}: {name} is none of its arguments" for name in call.arguments if name not in known]


def problems_of_content(call: Call) -> list[str]:
    """Where the message or the view that a recorded call carries breaks Slack's limits."""
    arguments = dict(call.arguments)
    if isinstance(arguments.get("blocks"), str):
        arguments["blocks"] = json.loads(arguments["blocks"])
    if call.method.startswith("views."):
        found = problems_of_view(arguments.get("view", {}))
    elif call.method == "response_url" and arguments.get("delete_original"):
        found = []
    elif call.method in (
        "response_url",
        "chat.postMessage",
        "chat.update",
        "chat.postEphemeral",
    ):
        found = problems_of_message(arguments)
    else:
        found = problems_of_blocks(arguments.get("blocks") or [])
    return [f"{call.method}: {problem}" for problem in found]


def problems_of_calls(calls: Iterable[Call]) -> list[str]:
    """Everything that is wrong with what was sent; the schemas only where they are at hand."""
    return [
        problem
        for call in calls
        for problem in (
            *problems_of_content(call),
            *([] if SLACK_API_ABSENT else problems_of_call(call)),
        )
    ]


def scopes_of_manifest(manifest: Json) -> set[str]:
    """The bot scopes that the manifest asks for."""
    return set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ()))


def scopes_needed(methods: Iterable[str], manifest: Json, *, kinds: Iterable[str] | None = None) -> set[str]:
    """The bot scopes for these methods and for the manifest's own commands and events.

    Where a method offers one scope for each kind of channel, those that the manifest has and
    that fit count, and one that fits where it has none. `kinds` are Slack's prefixes
    ("channels", "groups", "im", "mpim"); without them they are read from the manifest's events.
    """
    events = manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", ())
    in_use = set(_kinds_of(events) if kinds is None else kinds)
    asked = scopes_of_manifest(manifest)
    needed = {scope for event in events if (scope := SCOPE_OF_EVENT[event]) is not None}
    features = manifest.get("features", {})
    if features.get("slash_commands") or features.get("shortcuts"):
        needed.add("commands")
    if features.get("assistant_view") or features.get("agent_view"):
        needed.add("assistant:write")
    for method in set(methods) - NOT_METHODS:
        offered = _method(method).get("scope", {}).get("bot", [])
        fitting = [scope for scope in offered if scope.split(":")[0] in in_use] or offered
        needed |= set(offered if len(offered) < 2 else asked.intersection(fitting) or fitting[:1])
    return needed


def _kinds_of(events: Iterable[str]) -> Iterable[str]:
    for event in events:
        if event.startswith("message."):
            yield event.removeprefix("message.")
        elif event == "app_mention":
            yield from ("channels", "groups")


def problems_of_manifest(manifest: Json) -> list[str]:
    """Where the manifest breaks Slack's schema for it."""
    schema = json.loads((SLACK_API / "manifest.schema.json").read_text("utf-8"))
    errors = jsonschema.Draft7Validator(schema).iter_errors(manifest)
    return sorted(f"{error.json_path}: {error.message}" for error in errors)
