"""The payloads that Slack sends, as values: events, commands, presses, views, shortcuts."""

from typing import Any

from tests.fake_state import (
    APP,
    BOT_USER,
    TEAM,
    Channel,
    Json,
    User,
    Workspace,
)

VERIFICATION = "legacy-verification-value"
HERE: Json = {"id": TEAM, "domain": "kaga-test"}

CHANNEL_TYPE = {"public": "channel", "private": "group", "im": "im", "mpim": "mpim"}
CHANNEL_NAME = {
    "im": "directmessage",
    "private": "privategroup",
    "mpim": "privategroup",
}


def envelope(workspace: Workspace, kind: str, payload: Json) -> Json:
    """As it goes over the socket; only events carry how often they were tried."""
    wrapped: Json = {
        "envelope_id": workspace.new_id("envelope-"),
        "type": kind,
        "accepts_response_payload": kind != "events_api",
        "payload": payload,
    }
    if kind == "events_api":
        wrapped |= {"retry_attempt": 0, "retry_reason": ""}
    return wrapped


def event_callback(workspace: Workspace, event: Json) -> Json:
    channel = workspace.channels.get(str(event.get("channel")))
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": workspace.new_id("Ev"),
        "event_time": int(workspace.clock()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": channel is not None and channel.is_ext_shared,
        "event_context": workspace.new_id("4-"),
    }


def typed_by(workspace: Workspace, user: User, text: str) -> Json:
    """A person's message, not stamped yet."""
    message: Json = {
        "type": "message",
        "user": user.id,
        "text": text,
        "team": user.team_id,
        "client_msg_id": workspace.new_id("client-"),
    }
    if user.is_stranger:
        message |= {"user_team": user.team_id, "source_team": user.team_id}
    return message


def message_event(channel: Channel, message: Json) -> Json:
    placed = {"channel": channel.id, "event_ts": message["ts"]}
    return message | placed | {"channel_type": CHANNEL_TYPE[channel.kind]}


def app_mention(channel: Channel, message: Json) -> Json:
    return message | {
        "type": "app_mention",
        "channel": channel.id,
        "event_ts": message["ts"],
    }


def channel_name(channel: Channel) -> str:
    return CHANNEL_NAME.get(channel.kind, channel.name)


def slash_command(name: str, text: str, user: User, channel: Channel, **addresses: str) -> Json:
    """`addresses` are the trigger_id and the response_url."""
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "team_domain": HERE["domain"],
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        **addresses,
    }


def interaction(kind: str, user: User, **more: Any) -> Json:
    """What all interactive payloads have in common."""
    return {
        "type": kind,
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": user.team_id,
        },
        "api_app_id": APP,
        "token": VERIFICATION,
        "team": HERE,
        "enterprise": None,
        "is_enterprise_install": False,
        **more,
    }


def in_message(channel: Channel, message: Json, *, ephemeral: bool) -> Json:
    """Where an element stands. Of an ephemeral message Slack sends the place, not the message."""
    container: Json = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel.id,
        "is_ephemeral": ephemeral,
    }
    if "thread_ts" in message:
        container["thread_ts"] = message["thread_ts"]
    placed: Json = {
        "container": container,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": {}},
    }
    return placed if ephemeral else placed | {"message": message}


def in_view(view: Json) -> Json:
    return {"container": {"type": "view", "view_id": view["id"]}, "view": view}


def action(block_id: str, element: Json, said: Json, ts: str) -> Json:
    done: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        "action_ts": ts,
    }
    if "text" in element:
        done["text"] = element["text"]
    return done | {key: value for key, value in said.items() if value is not None}
