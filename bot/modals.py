"""A modal and the fields in it, in Slack's JSON. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    Block,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
)

from bot.blocks import Shown, fitted, one_line

_TITLE = 24  # characters of a modal's title and of its buttons
_OPTION = 75  # … of an option, and of what stands beneath it
_HINT = 300
_LABEL = 150

View = Shown


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around a modal's blocks. `callback` names it to the listener, `metadata` comes back with it."""

    title: str
    close: str
    submit: str = ""
    callback: str = ""
    metadata: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """An input: `name` is the id of its block and of the element in it."""

    name: str
    label: str
    hint: str = ""
    optional: bool = False


def modal(head: Head, blocks: Sequence[Block], *, left_out: str = "", longest: int = 12_000) -> View:
    """`longest`: characters of the blocks; what does not fit is left out, and `left_out` says so."""
    view: View = {
        "type": "modal",
        "title": _plain(head.title, _TITLE),
        "close": _plain(head.close, _TITLE),
        "callback_id": head.callback,
        "private_metadata": head.metadata,
        "blocks": list(fitted(blocks, left_out, (), longest=longest)),
    }
    return view | ({"submit": _plain(head.submit, _TITLE)} if head.submit else {})


def text_field(field: Field, value: str, most: int, *, example: str = "", multiline: bool = False) -> InputBlock:
    """A line, or several, of at most `most` characters; `example` stands in it while it is empty."""
    element = PlainTextInputElement(
        action_id=field.name,
        initial_value=value[:most] or None,
        placeholder=example or None,
        multiline=multiline,
        max_length=most,
    )
    return _input(field, element)


def search_field(field: Field, chosen: Option | None, placeholder: str) -> InputBlock:
    """A menu that the bot fills while somebody types; choosing in it is told at once."""
    element = ExternalDataSelectElement(
        action_id=field.name, placeholder=placeholder, initial_option=chosen, min_query_length=0
    )  # fmt: skip
    return _input(field, element, tells=True)


def radio_field(field: Field, options: Sequence[Option], chosen: Option) -> InputBlock:
    return _input(field, RadioButtonsElement(action_id=field.name, options=list(options), initial_option=chosen))


def option(label: str, value: str) -> Option:
    """The whole of `label` as far as Slack shows one: what is too long for its line goes on beneath it."""
    text = one_line(label)
    rest = text[_OPTION:]
    beneath = rest if len(rest) <= _OPTION else f"{rest[: _OPTION - 1]}…"
    return Option(
        text=PlainTextObject(text=text[:_OPTION], emoji=False),
        value=value,
        description=PlainTextObject(text=beneath, emoji=False) if beneath else None,
    )


def _input(field: Field, element: InputInteractiveElement, *, tells: bool = False) -> InputBlock:
    return InputBlock(
        block_id=field.name,
        label=PlainTextObject(text=_cut(field.label, _LABEL), emoji=False),
        element=element,
        hint=PlainTextObject(text=_cut(field.hint, _HINT), emoji=False) if field.hint else None,
        optional=field.optional,
        dispatch_action=tells or None,
    )


def _plain(text: str, most: int) -> Shown:
    return {"type": "plain_text", "text": _cut(text, most), "emoji": False}


def _cut(text: str, length: int) -> str:
    line = one_line(text)
    return line if len(line) <= length else f"{line[: length - 1]}…"
