"""The Web API methods of the fake that only read, and those for files and assistants."""

from collections.abc import Iterable
from typing import Any

from tests.fake_methods import Methods, method
from tests.fake_state import BOT_USER, Json, SlackRefusal


def page(found: list[Json], arguments: Json) -> tuple[list[Json], Json]:
    """One page of a list; the cursor is the place where the next one begins."""
    start, limit = int(arguments.get("cursor") or 0), int(arguments.get("limit") or 100)
    end = start + limit
    more = end < len(found)
    return found[start:end], {
        "has_more": more,
        "response_metadata": {"next_cursor": str(end) if more else ""},
    }


def between(messages: Iterable[Json], arguments: Json) -> list[Json]:
    oldest = float(arguments.get("oldest") or 0)
    latest = float(arguments.get("latest") or "inf")
    inclusive = bool(arguments.get("inclusive"))
    kept = [
        message
        for message in messages
        if oldest < float(message["ts"]) < latest or (inclusive and float(message["ts"]) in (oldest, latest))
    ]
    if arguments.get("include_all_metadata"):
        return kept
    return [{k: v for k, v in message.items() if k != "metadata"} for message in kept]


def is_reply(message: Json) -> bool:
    return bool(message.get("thread_ts", message["ts"]) != message["ts"])


@method("conversations.history", "{}:history")
def history(slack: Methods, arguments: Json) -> Json:
    messages = slack.own_channel(arguments).messages
    top = [message for message in reversed(messages) if not is_reply(message)]
    found, more = page(between(top, arguments), arguments)
    return {"messages": found, "pin_count": 0} | more


@method("conversations.replies", "{}:history")
def replies(slack: Methods, arguments: Json) -> Json:
    ts = slack.need(arguments, "ts")
    messages = slack.own_channel(arguments).messages
    thread = [message for message in messages if ts in (message["ts"], message.get("thread_ts"))]
    if not any(message["ts"] == ts for message in thread):
        raise SlackRefusal("thread_not_found")
    found, more = page(between(thread, arguments), arguments)
    return {"messages": found} | more


@method("conversations.info", "{}:read")
def channel_info(slack: Methods, arguments: Json) -> Json:
    return {"channel": slack.channel(arguments).as_json()}


@method("conversations.open", "im:write")
def open_channel(slack: Methods, arguments: Json) -> Json:
    if arguments.get("channel"):
        channel = slack.channel(arguments)
    elif arguments.get("users"):
        channel = slack.workspace.direct(arguments["users"].split(","))
    else:
        raise SlackRefusal("users_list_not_supplied")
    return {"channel": channel.as_json() if arguments.get("return_im") else {"id": channel.id}}


@method("users.info", "users:read")
def user_info(slack: Methods, arguments: Json) -> Json:
    user = slack.workspace.user(slack.need(arguments, "user"))
    return {"user": user.as_json(with_locale=bool(arguments.get("include_locale")))}


@method("usergroups.list", "usergroups:read")
def groups(slack: Methods, arguments: Json) -> Json:
    shown: list[Json] = []
    for group in slack.workspace.groups.values():
        one: dict[str, Any] = {
            "id": group.id,
            "handle": group.handle,
            "name": group.handle,
        }
        if arguments.get("include_users"):
            one["users"] = list(group.users)
        shown.append(one)
    return {"usergroups": shown}


@method("usergroups.users.list", "usergroups:read")
def group_users(slack: Methods, arguments: Json) -> Json:
    group = slack.workspace.groups.get(slack.need(arguments, "usergroup"))
    if group is None:
        raise SlackRefusal("no_such_subteam")
    return {"users": list(group.users)}


@method("files.getUploadURLExternal", "files:write")
def upload_url(slack: Methods, arguments: Json) -> Json:
    length, name = slack.need(arguments, "length"), slack.need(arguments, "filename")
    file_id = slack.workspace.new_id("F")
    slack.workspace.files[file_id] = {"id": file_id, "name": name, "size": length}
    return {"upload_url": f"{slack.url}/upload/{file_id}", "file_id": file_id}


@method("files.completeUploadExternal", "files:write")
def complete_upload(slack: Methods, arguments: Json) -> Json:
    done: list[Json] = []
    for given in slack.need(arguments, "files"):
        file = slack.workspace.files.get(given.get("id"))
        if file is None or "content" not in file:
            raise SlackRefusal("file_not_found")
        file["title"] = given.get("title") or file["name"]
        done.append({key: value for key, value in file.items() if key != "content"})
    channels = (arguments.get("channels") or arguments.get("channel_id") or "").split(",")
    for channel_id in filter(None, channels):
        channel = slack.own_channel({"channel": channel_id})
        said: Json = {"text": arguments.get("initial_comment") or "", "files": done}
        if arguments.get("thread_ts"):
            said["thread_ts"] = arguments["thread_ts"]
        slack.workspace.store(channel, slack.workspace.made_by_bot(said))
    return {"files": done}


@method("files.info", "files:read")
def file_info(slack: Methods, arguments: Json) -> Json:
    file = slack.workspace.files.get(slack.need(arguments, "file"))
    if file is None:
        raise SlackRefusal("file_not_found")
    return {"file": {k: v for k, v in file.items() if k != "content"} | {"user": BOT_USER}}


@method("assistant.threads.setStatus", "chat:write")
@method("assistant.threads.setTitle", "assistant:write")
@method("assistant.threads.setSuggestedPrompts", "assistant:write")
def assistant(slack: Methods, arguments: Json) -> None:
    slack.own_channel(arguments, "channel_id")
