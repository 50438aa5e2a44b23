"""Sending a message: to a conversation, or as the reply that a command or button is owed."""

from __future__ import annotations

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


def quick_client(client: WebClient, seconds: int) -> WebClient:
    """The same connection for a look-up that somebody waits for: `seconds` at most for a call, and no second try."""
    return WebClient(
        token=client.token, base_url=client.base_url, timeout=seconds, proxy=client.proxy, ssl=client.ssl,
        retry_handlers=[],
    )  # fmt: skip


def _rate_limits() -> RateLimitErrorRetryHandler:
    return RateLimitErrorRetryHandler(max_retry_count=3)


def post(client: WebClient, channel: str, message: Message, *, thread_ts: str | None = None) -> str:
    """The message's `ts`; `channel` may be a person. Raises `SlackApiError` if Slack refuses."""
    response = client.chat_postMessage(
        channel=channel,
        text=message.text,
        blocks=message.blocks,
        thread_ts=thread_ts,
        unfurl_links=False,
        unfurl_media=False,
    )
    return str(response["ts"])


def edit(client: WebClient, channel: str, ts: str, message: Message) -> None:
    """Say something else in its place. Raises `SlackApiError` if Slack refuses."""
    client.chat_update(channel=channel, ts=ts, text=message.text, blocks=message.blocks)


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
