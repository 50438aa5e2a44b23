"""Sending a message: to a conversation, or as the reply that a command or button is owed.

Where Slack answers `invalid_blocks` to a message with newer blocks, the same message goes without them. A caller that
hands in `newer` has that remembered, so that only one message a day is sent twice.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.webhook import WebhookClient, WebhookResponse

from bot.blocks import Shown
from bot.newer_blocks import NewerBlocks, without
from bot.views import Message

_TIMEOUT = 10  # seconds for one call


def web_client(token: str, base_url: str) -> WebClient:
    """A client that waits for rate limits, and never sends a second time what may have been stored.

    Proxies and certificates come from HTTPS_PROXY and SSL_CERT_FILE, which the library and OpenSSL read.
    """
    return WebClient(
        token=token, base_url=base_url, timeout=_TIMEOUT, ssl=_trusted(base_url), retry_handlers=[_rate_limits()]
    )  # fmt: skip


def quick_client(client: WebClient, seconds: int) -> WebClient:
    """The same connection for a look-up that somebody waits for: `seconds` at most for a call, and no second try."""
    return WebClient(
        token=client.token, base_url=client.base_url, timeout=seconds, proxy=client.proxy, ssl=client.ssl,
        retry_handlers=[],
    )  # fmt: skip


def single_try_client(token: str, base_url: str) -> WebClient:
    """A client that sends once, and not again for a rate limit either: for posts that are claimed, see `outbox`."""
    return WebClient(token=token, base_url=base_url, timeout=_TIMEOUT, ssl=_trusted(base_url), retry_handlers=[])


def _trusted(base_url: str) -> ssl.SSLContext | None:
    """The certificates to trust, read once for a client: the library reads all of them at every call, for 25 ms."""
    return ssl.create_default_context() if base_url.startswith("https:") else None


def _rate_limits() -> RateLimitErrorRetryHandler:
    return RateLimitErrorRetryHandler(max_retry_count=3)


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands."""

    channel: str
    ts: str


def post_directly(client: WebClient, user: str, message: Message) -> Posted:
    """To a person's direct messages with the bot. Raises `SlackApiError` if Slack refuses."""
    # A person's id opens the conversation where it is not there yet, without the scope that conversations.open takes.
    said = client.chat_postMessage(
        channel=user, text=message.text, blocks=message.blocks, unfurl_links=False, unfurl_media=False
    )
    return Posted(str(said["channel"]), str(said["ts"]))


def send_file(client: WebClient, channel: str, name: str, title: str, content: bytes) -> None:
    """Into a conversation that the bot is in. Raises `SlackApiError` if Slack refuses."""
    client.files_upload_v2(channel=channel, filename=name, title=title, content=content)


def post(
    client: WebClient,
    channel: str,
    message: Message,
    *,
    thread_ts: str | None = None,
    newer: NewerBlocks | None = None,
) -> str:
    """The message's `ts`; `channel` may be a person. Raises `SlackApiError` if Slack refuses."""

    def send(blocks: Sequence[Shown]) -> str:
        response = client.chat_postMessage(
            channel=channel,
            text=message.text,
            blocks=blocks,
            thread_ts=thread_ts,
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(response["ts"])

    return _sent(send, message, newer)


def update(client: WebClient, channel: str, ts: str, message: Message, *, newer: NewerBlocks | None = None) -> None:
    """Put `message` in the place of one that was posted. Raises `SlackApiError` if Slack refuses."""

    def send(blocks: Sequence[Shown]) -> None:
        client.chat_update(channel=channel, ts=ts, text=message.text, blocks=blocks)

    _sent(send, message, newer)


_Answer = TypeVar("_Answer")


def _sent(send: Callable[[Sequence[Shown]], _Answer], message: Message, newer: NewerBlocks | None) -> _Answer:
    """`message` with its newer blocks, or without where Slack does not take them. Raises what `send` raises."""
    plain = without(message.blocks)
    if len(plain) == len(message.blocks) or (newer is not None and not newer.taken):
        return send(plain)
    try:
        return send(message.blocks)
    except SlackApiError as error:
        if error.response.get("error") != _REFUSED:
            raise
        answered = send(plain)
        if newer is not None:  # only now is it known that they were the reason
            newer.refused()
        return answered


_REFUSED = "invalid_blocks"

# What Slack answers where a shared message stands and the bot does not.
_NOT_THERE = {"not_in_channel", "channel_not_found"}


def post_or_reply(
    client: WebClient,
    channel: str,
    message: Message,
    thread_ts: str | None,
    url: str,
    newer: NewerBlocks | None = None,
) -> None:
    """In the thread; where the bot is no member of the channel, privately to the person who pressed."""
    try:
        post(client, channel, message, thread_ts=thread_ts, newer=newer)
    except SlackApiError as error:
        if error.response.get("error") not in _NOT_THERE:
            raise
        reply(url, message, client, newer=newer)


def reply(
    url: str,
    message: Message,
    client: WebClient,
    *,
    in_channel: bool = False,
    replace: bool = False,
    newer: NewerBlocks | None = None,
) -> None:
    """Answer on a `response_url`, privately unless `in_channel`. Raises `SlackApiError` if Slack refuses."""
    webhook = WebhookClient(
        url, timeout=_TIMEOUT, proxy=client.proxy, ssl=client.ssl, retry_handlers=[_rate_limits()]
    )  # fmt: skip

    def send(blocks: Sequence[Shown]) -> None:
        response = webhook.send(
            text=message.text,
            blocks=blocks,
            response_type="in_channel" if in_channel else "ephemeral",
            replace_original=replace,
            unfurl_links=False,
            unfurl_media=False,
        )
        _check(response)

    _sent(send, message, newer)


def _check(response: WebhookResponse) -> None:
    """Raises `SlackApiError` if a `response_url` was refused: by its status, or by `ok: false` in an answer of 200.

    Slack says why as JSON or as a bare word, depending on what refuses.
    """
    try:
        said = json.loads(response.body)
    except ValueError:
        said = None
    reason = str(said.get("error", "")) if isinstance(said, dict) else ""
    if response.status_code == 200 and not (isinstance(said, dict) and said.get("ok") is False):
        return
    refused = "response_url was refused"
    error = _REFUSED if _REFUSED in (reason, response.body.strip()) else response.body[:80]
    raise SlackApiError(refused, {"ok": False, "error": error, "status": response.status_code})  # type: ignore[no-untyped-call]
