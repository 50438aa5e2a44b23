"""The judge that walks blocks and views and says where they break Slack's limits.

Slack answers `invalid_blocks` and says little; here each breach is a sentence that begins
with its place. The numbers stand in `slack_limits`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from tests.slack_limits import (
    A_MESSAGE,
    BLOCKS,
    BY_FIELD,
    COUNTS,
    INSIDE,
    LENGTHS,
    LENGTHS_OF_ITEMS,
    MARKDOWN_TOGETHER,
    MESSAGE_TEXT,
    MESSAGE_TEXT_RECOMMENDED,
    NEEDED,
    PLAIN,
    SURFACES,
    TABLE_COLUMNS,
    Surface,
)

Json = dict[str, Any]


TEXTS = ("plain_text", "mrkdwn")


def problems_of_blocks(blocks: Sequence[Json], surface: Surface = "message") -> list[str]:
    """Every breach of Slack's limits, each a sentence that begins with its place; none is an empty list."""
    if not isinstance(blocks, list | tuple) or not all(isinstance(block, dict) for block in blocks):
        return ["blocks: not a list of objects"]
    found = [f"{len(blocks)} blocks, at most {BLOCKS[surface]}"] if len(blocks) > BLOCKS[surface] else []
    types = Counter(block.get("type") for block in blocks)
    found += [
        f"{types[name]} blocks of type {name}, at most {most}" for name, most in A_MESSAGE.items() if types[name] > most
    ]
    together = sum(len(block.get("text", "")) for block in blocks if block.get("type") == "markdown")
    if together > MARKDOWN_TOGETHER:
        found.append(f"{together} characters of markdown together, at most {MARKDOWN_TOGETHER}")
    found += _repeated("block_id", blocks, "blocks")
    for number, block in enumerate(blocks):
        place = f"blocks[{number}]"
        allowed = SURFACES.get(str(block.get("type")))
        if allowed is None:
            found.append(f"{place}: there is no block of type {block.get('type')!r}")
            continue
        if surface not in allowed:
            found.append(f"{place}: {block['type']} does not stand in a {surface}")
        found += _repeated("action_id", list(_pressable(block)), place)
        found += _walk(block, str(block["type"]), place)
    return found


def problems_of_view(view: Json) -> list[str]:
    """A modal or a Home tab with its blocks."""
    surface: Surface = "home" if view.get("type") == "home" else "modal"
    head = {key: value for key, value in view.items() if key != "blocks"}
    found = _own(head, "view", "view")
    if surface == "modal" and not view.get("title"):
        found.append("view: title is missing")
    if any(block.get("type") == "input" for block in view.get("blocks", ())) and (
        surface == "modal" and not view.get("submit")
    ):
        found.append("view: submit is missing, and there are inputs")
    return found + problems_of_blocks(view.get("blocks", []), surface)


def problems_of_message(message: Json) -> list[str]:
    """A message with its blocks; `text` is what a phone's notification and a screen reader say."""
    text = message.get("text") or ""
    found = []
    if not text.strip():
        found.append("message: text is missing or empty")
    if len(text) > MESSAGE_TEXT:
        found.append(f"message.text: {len(text)} characters, at most {MESSAGE_TEXT}")
    elif len(text) > MESSAGE_TEXT_RECOMMENDED:
        found.append(f"message.text: {len(text)} characters, {MESSAGE_TEXT_RECOMMENDED} are recommended")
    return found + problems_of_blocks(message.get("blocks") or [])


def _walk(node: Json, kind: str, place: str) -> Iterator[str]:
    yield from _own(node, kind, place)
    for field, value in node.items():
        for where, child in _children(value, f"{place}.{field}"):
            # A text object says so itself: the words on the button of a `confirm` stand in a field of that name, too.
            own = str(child.get("type", ""))
            inner = own if own in TEXTS else BY_FIELD.get(field) or own
            allowed = INSIDE.get((kind, field))
            if allowed is not None and inner not in allowed:
                yield f"{where}: {inner!r} does not stand in {kind}.{field}"
            yield from _walk(child, inner, where)


def _children(value: Any, place: str) -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict):
        yield place, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _children(item, f"{place}[{number}]")


def _own(node: Json, kind: str, place: str) -> list[str]:
    """What is wrong with the object itself, not with what stands inside it."""
    lengths = LENGTHS["*"] | LENGTHS.get(kind, {})
    found = [
        f"{place}.{field}: {len(text)} characters, at most {lengths[field]}"
        for field in lengths
        if len(text := _text(node.get(field))) > lengths[field]
    ]
    for field, (fewest, most) in COUNTS.get(kind, {}).items():
        count = len(node.get(field) or ())
        if field in node and not fewest <= count <= most:
            found.append(f"{place}.{field}: {count} items, {fewest} to {most}")
    for needed in NEEDED.get(kind, ()):
        names = (needed,) if isinstance(needed, str) else needed
        if not any(node.get(name) for name in names):
            found.append(f"{place}: {' or '.join(names)} is missing or empty")
    for field in PLAIN["*"] + PLAIN.get(kind, ()):
        if isinstance(node.get(field), dict) and node[field].get("type") != "plain_text":
            found.append(f"{place}.{field}: only plain_text")
    for field, most in LENGTHS_OF_ITEMS.get(kind, {}).items():
        for number, item in enumerate(node.get(field) or ()):
            if len(_text(item)) > most:
                found.append(f"{place}.{field}[{number}]: {len(_text(item))} characters, at most {most}")
    return found + _special(node, kind, place)


def _special(node: Json, kind: str, place: str) -> list[str]:
    """The few rules that are not a number beside a field."""
    found = []
    if kind == "raw_text" and not node.get("text"):
        found.append(f"{place}: text is missing or empty")
    if kind in ("table", "data_table"):
        widths = {len(row) for row in (node.get("rows") or ())}
        if widths and max(widths) > TABLE_COLUMNS:
            found.append(f"{place}.rows: {max(widths)} columns, at most {TABLE_COLUMNS}")
        if len(widths) > 1:
            found.append(f"{place}.rows: rows of different lengths {sorted(widths)}")
    if kind == "chart" and "series" in node:
        categories = list(node.get("axis_config", {}).get("categories", ()))
        for number, series in enumerate(node["series"]):
            if [point.get("label") for point in series.get("data", ())] != categories:
                found.append(f"{place}.series[{number}]: its labels are not the categories")
        found += _repeated("name", node["series"], f"{place}.series")
    if kind in (
        "static_select",
        "checkboxes",
        "radio_buttons",
        "overflow",
        "multi_static_select",
    ):
        options = list(node.get("options") or ())
        for group in node.get("option_groups") or ():
            options += group.get("options") or ()
        found += _repeated("value", options, place)
        if "select" in kind or kind == "overflow":
            bad = [option for option in options if option.get("text", {}).get("type") != "plain_text"]
            found += [f"{place}.options: only plain_text"] if bad else []
    return found


def _pressable(block: Json) -> Iterator[Json]:
    for element in (
        block.get("accessory"),
        block.get("element"),
        *block.get("elements", ()),
    ):
        if isinstance(element, dict):
            yield element


def _repeated(field: str, items: Sequence[Json], place: str) -> list[str]:
    counts = Counter(item[field] for item in items if item.get(field))
    return [f"{place}: {field} {name!r} stands {n} times" for name, n in counts.items() if n > 1]


def _text(value: Any) -> str:
    """The characters of a string or of a text object; of anything else, none."""
    if isinstance(value, dict):
        value = value.get("text")
    return value if isinstance(value, str) else ""
