"""The response_url addresses of the fake: five uses, thirty minutes, and what each use does."""

from collections.abc import Set
from dataclasses import dataclass

from tests.fake_state import Ephemeral, Json, SlackRefusal, Workspace
from tests.slack_blocks import problems_of_blocks

LIFE_SECONDS = 30 * 60
MOST_USES = 5


@dataclass(slots=True)
class ResponseUrl:
    """Where the answers go, and the message they may replace; a command has none."""

    channel: str
    user: str
    born: float
    source: Json | None = None
    uses: int = 0


class ResponseUrls:
    """Handed out with commands, presses and shortcuts; `use` is what a POST does."""

    def __init__(self, workspace: Workspace, refused_blocks: Set[str] = frozenset()) -> None:
        self._workspace = workspace
        self._refused_blocks = refused_blocks
        self.known: dict[str, ResponseUrl] = {}

    def new(self, channel: str, user: str, source: Json | None = None) -> str:
        name = self._workspace.new_id("R")
        self.known[name] = ResponseUrl(channel, user, self._workspace.clock(), source)
        return name

    def use(self, name: str, body: Json) -> None:
        """Raise `SlackRefusal` when the address is unknown, too old or used up, or the message is bad."""
        url = self.known.get(name)
        if url is None:
            raise SlackRefusal("no_such_url")
        if self._workspace.clock() - url.born > LIFE_SECONDS:
            raise SlackRefusal("expired_url")
        if url.uses >= MOST_USES:
            raise SlackRefusal("used_url")
        content = {key: body[key] for key in ("text", "blocks", "thread_ts", "metadata") if body.get(key)}
        refused = {block["type"] for block in content.get("blocks", [])} & self._refused_blocks
        if problems := [*problems_of_blocks(content.get("blocks", [])), *sorted(refused)]:
            raise SlackRefusal("invalid_blocks", errors=problems)
        url.uses += 1
        if body.get("delete_original"):
            self._remove(url)
        elif body.get("replace_original") and url.source is not None:
            self._workspace.change(url.source, {"blocks": [], **content})
        elif not content.get("text") and not content.get("blocks"):
            raise SlackRefusal("no_text")
        else:
            self._put(url, content, in_channel=body.get("response_type") == "in_channel")

    def acknowledged(self, channel: str, user: str, body: Json) -> None:
        """What a command's acknowledgement itself says, if it says anything."""
        content = {key: body[key] for key in ("text", "blocks") if body.get(key)}
        if content:
            url = ResponseUrl(channel, user, self._workspace.clock())
            self._put(url, content, in_channel=body.get("response_type") == "in_channel")

    def _put(self, url: ResponseUrl, content: Json, *, in_channel: bool) -> None:
        message = self._workspace.made_by_bot(content)
        if in_channel:
            self._workspace.store(self._workspace.channel(url.channel), message)
        else:
            self._workspace.ephemerals.append(Ephemeral(url.channel, url.user, message))

    def _remove(self, url: ResponseUrl) -> None:
        if url.source is None:
            return
        ts = url.source["ts"]
        channel = self._workspace.channel(url.channel)
        channel.messages[:] = [one for one in channel.messages if one["ts"] != ts]
        self._workspace.ephemerals[:] = [one for one in self._workspace.ephemerals if one.message["ts"] != ts]
