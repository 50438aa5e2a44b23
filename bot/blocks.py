"""Slack blocks made of words. Pure.

Every word stands in plain or rich text, which Slack shows as it is: whatever a person typed or a record holds, nothing
in it can mention, link, format or break out. (Slack's mrkdwn knows no way to escape `*`, `_`, `~` and the backtick.)
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextQuoteElement,
    RichTextSectionElement,
)


class _WalkedOnce:
    """The library walks through what it has walked through already, once for every level: half of a message's time."""

    attributes: set[str]
    _empty_too: ClassVar[bool] = False  # whether `elements` is sent where it is empty

    def get_non_null_attributes(self) -> dict[str, Any]:
        kind = type(self)
        names = _names.get(kind) or _names.setdefault(kind, tuple(sorted(self.attributes)))
        found = [(name, getattr(self, name, None)) for name in names]
        return {
            name: _walked(value)
            for name, value in found
            if value not in (None, "", [], {}) or (self._empty_too and name == "elements")
        }


_names: dict[type, tuple[str, ...]] = {}  # of the attributes of each kind, which the library puts together anew


def _walked(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_walked(one) for one in value]
    return value.to_dict() if isinstance(value, JsonObject) else value


class _WithoutRules(_WalkedOnce):
    """Rich text has no rules in the library, and its search for some took half of a reply's time."""

    _empty_too = True

    def validate_json(self) -> None:
        """Nothing to validate."""


class Piece(_WithoutRules, RichTextElementParts.Text):
    """Words in rich text."""


class _Section(_WithoutRules, RichTextSectionElement):
    pass


class _List(_WithoutRules, RichTextListElement):
    pass


class _Quote(_WithoutRules, RichTextQuoteElement):
    pass


class _RulesByKind(_WalkedOnce):
    """The library searches all names of every object for its rules; here of every kind once."""

    _rules: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        cls._rules = tuple(name for name in dir(cls) if hasattr(getattr(cls, name, None), "validator"))

    def validate_json(self) -> None:
        """Raises `SlackObjectFormationError` as the library does."""
        for rule in self._rules:
            getattr(self, rule)()


class _Rich(_RulesByKind, RichTextBlock):
    pass


class _Small(_RulesByKind, ContextBlock):
    pass


class _Actions(_RulesByKind, ActionsBlock):
    pass


class _Button(_RulesByKind, ButtonElement):
    pass


class _Plain(_RulesByKind, PlainTextObject):
    pass


Line = Sequence[Piece]
Shown = dict[str, Any]  # a block in Slack's JSON


class Raw(Block):
    """A block that the library has no model of, as it is sent."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(type=shown["type"])
        self._shown = shown

    def to_dict(self) -> Shown:
        return self._shown


LONGEST = 12_000  # characters of a message's blocks as JSON; Slack answers msg_blocks_too_long somewhere above 13,000
_HEADLINE = 300  # characters of a message's `text`, which phones show
_MOST_BLOCKS = 40  # of 50
_PIECE = 2_900  # characters of one text; Slack's limit is 3,000
_SMALL = 1_900  # … of one line of small print
_LABEL = 72  # … of a button, of 75


def words(text: str) -> Piece:
    return Piece(text=_cut(text, _PIECE))


def bold(text: str) -> Piece:
    return Piece(text=_cut(one_line(text), _PIECE), style={"bold": True})


def code(text: str) -> Piece:
    return Piece(text=_cut(one_line(text), _PIECE), style={"code": True})


def one_line(text: str) -> str:
    """`text` without line breaks and signs that cannot be seen."""
    if text.isprintable():
        return text.strip()
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in text).strip()


def headline(text: str) -> str:
    """`text` on one line, as a message's `text`: in it, no mention and no link comes of what was typed or stored."""
    line = one_line(text)
    cut = line if len(line) <= _HEADLINE else f"{line[: _HEADLINE - 1]}…"
    return cut.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def paragraph(*lines: Line) -> RichTextSectionElement:
    """Lines beneath one another. A line without words is left out."""
    pieces: list[Piece] = []
    for line in lines:
        kept = [piece for piece in line if piece.text]
        if kept:
            pieces += [*([words("\n")] if pieces else []), *kept]
    return _Section(elements=pieces)


def bullets(lines: Iterable[Line]) -> RichTextListElement:
    return _List(style="bullet", elements=[paragraph(line) for line in lines])


def numbers(lines: Iterable[Line]) -> RichTextListElement:
    """1., 2., 3. …"""
    return _List(style="ordered", elements=[paragraph(line) for line in lines])


def quote(line: Line) -> RichTextQuoteElement:
    return _Quote(elements=[piece for piece in line if piece.text])


def parts(text: str) -> list[str]:
    """A long text in pieces that fit, broken at the ends of lines where there are any."""
    found: list[str] = []
    for line in text.splitlines():
        for start in range(0, len(line), _PIECE):
            piece = line[start : start + _PIECE]
            if found and start == 0 and len(found[-1]) + len(piece) < _PIECE:
                found[-1] += f"\n{piece}"
            else:
                found.append(piece)
    return found


def rich(*parts: RichTextElement) -> RichTextBlock:
    """Paragraphs, lists and quotes, beneath one another. Parts without words are left out."""
    return _Rich(elements=[part for part in parts if getattr(part, "elements", None)])


def sentence(text: str) -> RichTextBlock:
    """One text by itself."""
    return rich(paragraph([words(text)]))


def small(lines: Iterable[str]) -> list[Block]:
    """Small print; nothing where there is nothing to say."""
    shown = [_Plain(text=_cut(line, _SMALL), emoji=False) for line in lines if line][:10]
    return [_Small(elements=shown)] if shown else []


def actions(elements: Sequence[ButtonElement]) -> list[Block]:
    return [_Actions(elements=list(elements)[:25])] if elements else []


def button(action: str, label: str, value: str) -> ButtonElement:
    text = _Plain(text=_cut(one_line(label), _LABEL), emoji=False)
    return _Button(text=text, action_id=action, value=value)


def as_sent(blocks: Iterable[Block]) -> list[Shown]:
    """Blocks in the form in which they are sent. Made once: the library's own walk through a block takes its time."""
    return [block.to_dict() for block in blocks]


def fitted(
    blocks: Sequence[Block], left_out: str, closing: Sequence[Block], *, longest: int = LONGEST
) -> tuple[Shown, ...]:
    """`blocks`, then `closing`; where they are more than a message takes, the last ones go, and `left_out` says so.

    Before that the charts go: words beside each say the same.
    """
    last = as_sent(closing)
    room = longest - sum(map(_size, last))
    sized = [
        (shown, _size(shown), isinstance(block, Raw)) for block, shown in zip(blocks, as_sent(blocks), strict=True)
    ]
    if sum(size for _, size, _ in sized) > room:
        sized = [one for one in sized if not one[2]]
    kept: list[Shown] = []
    for shown, size, _ in sized:
        room -= size
        if room < 0 or len(kept) == _MOST_BLOCKS:
            return (*kept, *as_sent(small([left_out])), *last)
        kept.append(shown)
    return (*kept, *last)


def _size(block: Shown) -> int:
    return len(json.dumps(block, ensure_ascii=False))


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
