"""What the fake Slack remembers: people, channels, and what stands in them.

No network and no threads here: whoever calls holds the lock. A refusal of Slack's is raised
as `SlackRefusal` and becomes `{"ok": false, "error": …}` at the edge.
"""

import copy
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

Json = dict[str, Any]
Kind = Literal["public", "private", "im", "mpim"]

TEAM, OTHER_TEAM = "T0TEAM", "T0OTHER"
APP, BOT, BOT_USER = "A0APP", "B0BOT", "U0BOT"
MEMBER, COLLEAGUE = "U0MEMBER", "U0COLLEAGUE"
GUEST, SINGLE_GUEST, STRANGER, ROBOT = "U0GUEST", "U0SINGLE", "U0STRANGER", "U0ROBOT"
GENERAL, PRIVATE, ELSEWHERE, SHARED, GROUP_DM = (
    "C0GENERAL",
    "C0PRIVATE",
    "C0ELSEWHERE",
    "C0SHARED",
    "C0GROUPDM",
)
EDITORS = "S0EDITORS"

# How Slack's scopes call the kinds of channels: `channels:history`, `im:read` and so on.
SCOPE_PREFIX: dict[Kind, str] = {
    "public": "channels",
    "private": "groups",
    "im": "im",
    "mpim": "mpim",
}


class SlackRefusal(Exception):
    """Slack's `ok: false`: the error's code, and whatever else that answer carries."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.answer: Json = {"ok": False, "error": error, **more}


@dataclass(slots=True)
class User:
    """A person or a bot as `users.info` shows it."""

    id: str
    name: str
    real_name: str = ""
    display_name: str = ""
    team_id: str = TEAM
    locale: str = "ja-JP"
    tz: str = "Asia/Tokyo"
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    is_admin: bool = False
    deleted: bool = False

    def as_json(self, *, with_locale: bool = False) -> Json:
        offset = datetime.now(ZoneInfo(self.tz)).utcoffset()
        shown: Json = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "deleted": self.deleted,
            "real_name": self.real_name or self.name,
            "tz": self.tz,
            "tz_label": self.tz,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "profile": {
                "real_name": self.real_name or self.name,
                "display_name": self.display_name,
                "team": self.team_id,
            },
            "is_admin": self.is_admin,
            "is_owner": False,
            "is_restricted": self.is_restricted or self.is_ultra_restricted,
            "is_ultra_restricted": self.is_ultra_restricted,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": 1_700_000_000,
        }
        if self.is_stranger:
            shown["is_stranger"] = True
        if with_locale:
            shown["locale"] = self.locale
        return shown


@dataclass(slots=True)
class Channel:
    """A conversation; `messages` are Slack's own message objects, oldest first."""

    id: str
    name: str
    kind: Kind = "public"
    members: set[str] = field(default_factory=set)
    is_ext_shared: bool = False
    is_archived: bool = False
    messages: list[Json] = field(default_factory=list)

    def as_json(self) -> Json:
        shown: Json = {
            "id": self.id,
            "created": 1_700_000_000,
            "is_channel": self.kind == "public",
            "is_group": self.kind == "private",
            "is_im": self.kind == "im",
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "public",
            "is_archived": self.is_archived,
            "is_ext_shared": self.is_ext_shared,
            "is_shared": self.is_ext_shared,
            "is_org_shared": False,
            "is_member": BOT_USER in self.members,
            "num_members": len(self.members),
        }
        if self.kind == "im":
            return shown | {"user": next(iter(self.members - {BOT_USER}), BOT_USER)}
        return shown | {"name": self.name}


@dataclass(frozen=True, slots=True)
class Ephemeral:
    """A message that only `user` sees; Slack keeps it nowhere, the fake does."""

    channel: str
    user: str
    message: Json


@dataclass(slots=True)
class Group:
    """A user group such as @editors."""

    id: str
    handle: str
    users: list[str] = field(default_factory=list)


def _people() -> list[User]:
    return [
        User(BOT_USER, "kpibot", "KPI bot", "kpibot", is_bot=True),
        User(MEMBER, "hanako", "加賀 花子", "花子"),
        User(COLLEAGUE, "taro", "Taro Kaga", "taro", locale="en-US", tz="Europe/London"),
        User(GUEST, "guest", "Guest", "guest", is_restricted=True),
        User(
            SINGLE_GUEST,
            "single",
            "Single-channel guest",
            "single",
            is_ultra_restricted=True,
        ),
        User(STRANGER, "stranger", "Stranger", "stranger", OTHER_TEAM, is_stranger=True),
        User(ROBOT, "robot", "Another bot", "robot", is_bot=True),
    ]


def _channels() -> list[Channel]:
    ours = {BOT_USER, MEMBER, COLLEAGUE, GUEST, SINGLE_GUEST, ROBOT}
    return [
        Channel(GENERAL, "general", members=set(ours)),
        Channel(PRIVATE, "planning", "private", {BOT_USER, MEMBER, COLLEAGUE}),
        Channel(ELSEWHERE, "elsewhere", members=ours - {BOT_USER}),
        Channel(SHARED, "shared", members=ours | {STRANGER}, is_ext_shared=True),
        Channel(GROUP_DM, "mpdm-hanako--taro-1", "mpim", {BOT_USER, MEMBER, COLLEAGUE}),
    ]


class Workspace:
    """Users, channels, groups and files, and the identifiers and timestamps given to them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.users = {user.id: user for user in _people()}
        self.channels = {channel.id: channel for channel in _channels()}
        self.groups = {EDITORS: Group(EDITORS, "editors", [MEMBER])}
        self.ephemerals: list[Ephemeral] = []
        self.files: dict[str, Json] = {}
        self._numbers = itertools.count(1)
        self._last = 0

    def new_id(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers):08d}"

    def new_ts(self) -> str:
        """The clock as a message's `ts`; later than every one before, even if the clock stands."""
        self._last = max(int(self.clock() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def user(self, user_id: str) -> User:
        if user_id not in self.users:
            raise SlackRefusal("user_not_found")
        return self.users[user_id]

    def channel(self, channel_id: str) -> Channel:
        """By id, or by `#name`; a user's id means the direct conversation, as with `chat.postMessage`."""
        if channel_id in self.users:
            return self.direct({channel_id})
        for channel in self.channels.values():
            if channel_id in (channel.id, f"#{channel.name}"):
                return channel
        raise SlackRefusal("channel_not_found")

    def direct(self, users: Iterable[str]) -> Channel:
        """The bot's conversation with exactly these people, opened if it was not there yet."""
        members = {self.user(user).id for user in users} | {BOT_USER}
        kind: Kind = "im" if len(members) == 2 else "mpim"
        for channel in self.channels.values():
            if channel.kind == kind and channel.members == members:
                return channel
        made = Channel(self.new_id("D" if kind == "im" else "G"), "directmessage", kind, members)
        self.channels[made.id] = made
        return made

    def message(self, channel_id: str, ts: str) -> Json:
        for message in self.channel(channel_id).messages:
            if message["ts"] == ts:
                return message
        raise SlackRefusal("message_not_found")

    def made_by_bot(self, content: Json) -> Json:
        """A message of the bot's, stamped; not yet standing anywhere."""
        author = {"user": BOT_USER, "bot_id": BOT, "app_id": APP, "team": TEAM}
        return self.stamped({"type": "message"} | author | content)

    def stamped(self, message: Json) -> Json:
        message = copy.deepcopy(message) | {"ts": self.new_ts()}
        if "blocks" in message:
            message["blocks"] = self.with_block_ids(message["blocks"])
        return message

    def with_block_ids(self, blocks: Sequence[Json]) -> list[Json]:
        """As stored by Slack, which gives an id to every block and element that came without."""
        named = []
        for block in copy.deepcopy(list(blocks)):
            block.setdefault("block_id", self.new_id("b"))
            for element in (
                block.get("accessory"),
                block.get("element"),
                *block.get("elements", ()),
            ):
                if isinstance(element, dict) and element.get("type") not in PASSIVE:
                    element.setdefault("action_id", self.new_id("a"))
            named.append(block)
        return named

    def store(self, channel: Channel, message: Json) -> Json:
        """Put a stamped message into its channel, and count it in its thread."""
        parent_ts = message.get("thread_ts")
        for parent in channel.messages:
            if parent["ts"] == parent_ts:
                parent.setdefault("thread_ts", parent_ts)
                parent["reply_count"] = parent.get("reply_count", 0) + 1
                parent["latest_reply"] = message["ts"]
        channel.messages.append(message)
        return message

    def change(self, message: Json, content: Json) -> None:
        """Slack's rule for an update: what is not given stays, an empty list takes away."""
        for key, value in copy.deepcopy(content).items():
            message[key] = self.with_block_ids(value) if key == "blocks" else value
            if value in ([], {}):
                del message[key]
        message["edited"] = {"user": message["user"], "ts": self.new_ts()}


# What stands in an `elements` list and cannot be pressed.
PASSIVE = frozenset(
    [
        "image",
        "mrkdwn",
        "plain_text",
        "rich_text_section",
        "rich_text_list",
        "rich_text_quote",
    ]
) | {"rich_text_preformatted"}
