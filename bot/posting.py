"""Sending a message: to a conversation, or as the reply that a command or button is owed."""

from __future__ import annotations

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.webhook import WebhookClient

from bot.views import Message

_TIMEOUT = 10  # seconds for one call


def web_client(token: str, base_url: str) -> WebClient:
    """A client that waits for rate limits, and never sends a second time what may have been stored.

    Proxies and certificates come from HTTPS_PROXY and SSL_CERT_FILE, which the library and OpenSSL read.
    """
    return WebClient(token=token, base_url=base_url, timeout=_TIMEOUT, retry_handlers=[_rate_limits()])


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


def change(client: WebClient, posted: Posted, message: Message) -> None:
    """Put `message` in the place of one of the bot's own. Raises `SlackApiError` if Slack refuses."""
    client.chat_update(channel=posted.channel, ts=posted.ts, text=message.text, blocks=message.blocks)


def send_file(client: WebClient, channel: str, name: str, title: str, content: bytes) -> None:
    """Into a conversation that the bot is in. Raises `SlackApiError` if Slack refuses."""
    client.files_upload_v2(channel=channel, filename=name, title=title, content=content)


def post(client: WebClient, channel: str, message: Message, *, thread_ts: str | None = None) -> None:
    """Raises `SlackApiError` if Slack refuses."""
    client.chat_postMessage(
        channel=channel,
        text=message.text,
        blocks=message.blocks,
        thread_ts=thread_ts,
        unfurl_links=False,
        unfurl_media=False,
    )


# What Slack answers where a shared message stands and the bot does not.
_NOT_THERE = {"not_in_channel", "channel_not_found"}


def post_or_reply(client: WebClient, channel: str, message: Message, thread_ts: str | None, url: str) -> None:
    """In the thread; where the bot is no member of the channel, privately to the person who pressed."""
    try:
        post(client, channel, message, thread_ts=thread_ts)
    except SlackApiError as error:
        if error.response.get("error") not in _NOT_THERE:
            raise
        reply(url, message, client)


def reply(url: str, message: Message, client: WebClient, *, in_channel: bool = False, replace: bool = False) -> None:
    """Answer on a `response_url`, privately unless `in_channel`. Raises `SlackApiError` if Slack refuses."""
    webhook = WebhookClient(
        url, timeout=_TIMEOUT, proxy=client.proxy, ssl=client.ssl, retry_handlers=[_rate_limits()]
    )  # fmt: skip
    response = webhook.send(
        text=message.text,
        blocks=message.blocks,
        response_type="in_channel" if in_channel else "ephemeral",
        replace_original=replace,
        unfurl_links=False,
        unfurl_media=False,
    )
    if response.status_code != 200:
        refused = "response_url was refused"
        said = {"ok": False, "error": response.body[:80], "status": response.status_code}
        raise SlackApiError(refused, said)  # type: ignore[no-untyped-call]
