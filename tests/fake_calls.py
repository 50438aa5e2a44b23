"""What came in: one `Call` each, in the form in which Slack's argument schemas speak."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

Json = dict[str, Any]

# A form carries strings only. These arguments are something else in Slack's schemas, under
# whichever method they come; a test compares the lists with the schemas themselves.
BOOLEANS = frozenset(
    {
        "as_user",
        "include_all_metadata",
        "include_count",
        "include_disabled",
        "include_locale",
        "include_num_members",
        "include_users",
        "inclusive",
        "link_names",
        "mrkdwn",
        "prevent_creation",
        "reply_broadcast",
        "return_im",
        "unfurl_links",
        "unfurl_media",
    }
)
NUMBERS = frozenset({"count", "length", "limit", "page"})
STRUCTURES = frozenset({"file_ids", "files", "loading_messages", "prompts", "view"})
# The one method that wants its view as text.
ALL_TEXT = "blocks.validate"

TRUE, FALSE = ("1", "true", "True"), ("0", "false", "False")


@dataclass(frozen=True, slots=True)
class Call:
    """One request that the fake received.

    `raw` is the body as it came, `at` the fake's clock in seconds, `error` what was answered
    instead of success: Slack's code, or the name of the fault that `fail_next` had queued.
    """

    method: str
    arguments: Mapping[str, Any]
    raw: Mapping[str, Any]
    at: float
    error: str | None = None


def read_body(content_type: str, body: bytes, query: str) -> Json:
    """The arguments as they came, from JSON or from a form, and from the address."""
    arguments: Json = dict(parse_qsl(query, keep_blank_values=True))
    if content_type.startswith("application/json") and body:
        arguments |= json.loads(body)
    else:
        arguments |= dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True))
    return arguments


def as_schema(method: str, raw: Json, token: str) -> Json:
    """The same arguments in the schemas' form, with the header's token put back."""
    arguments = {name: _value(method, name, value) for name, value in raw.items()}
    return arguments | ({"token": token} if token else {})


def _value(method: str, name: str, value: Any) -> Any:
    if name in STRUCTURES and method != ALL_TEXT:
        return json.loads(value) if isinstance(value, str) else value
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and name in BOOLEANS and value in TRUE + FALSE:
        return value in TRUE
    if isinstance(value, str) and name in NUMBERS and value.isdecimal():
        return int(value)
    return value
