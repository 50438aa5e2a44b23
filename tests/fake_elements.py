"""What can be pressed, chosen and filled in: elements found in blocks, and what they then say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.fake_state import PASSIVE, Json

# The field of an action or of a view's state that carries what was chosen.
ANSWER_FIELD = {
    "button": "value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "overflow": "selected_option",
    "radio_buttons": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}
# The field of an element that says what it was opened with.
INITIAL_FIELD = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_conversation": "initial_conversation",
    "selected_conversations": "initial_conversations",
    "selected_channel": "initial_channel",
    "selected_channels": "initial_channels",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
}


def elements_of(blocks: Sequence[Json]) -> Iterator[tuple[str, Json]]:
    """Every element that a person can use, with its block's id."""
    for block in blocks:
        for element in (
            block.get("accessory"),
            block.get("element"),
            *block.get("elements", ()),
        ):
            if isinstance(element, dict) and element.get("type") not in PASSIVE:
                yield block["block_id"], element


def find(blocks: Sequence[Json], action_id: str, value: str | None = None) -> tuple[str, Json] | None:
    """The first element of that id, and of that value where one is given."""
    for block_id, element in elements_of(blocks):
        if element.get("action_id") == action_id and (value is None or element.get("value") == value):
            return block_id, element
    return None


def option_of(element: Json, value: str) -> Json:
    """The option with that value; one that an external select was offered is made up from its value."""
    options = list(element.get("options", ()))
    for group in element.get("option_groups", ()):
        options += group["options"]
    for option in options:
        if option["value"] == value:
            return dict(option)
    if "external" in element["type"]:
        return {"text": {"type": "plain_text", "text": value}, "value": value}
    values = [option["value"] for option in options]
    raise AssertionError(f"no option {value!r} in {element['action_id']}; it has {values}")


def answer_of(element: Json, given: Any) -> Json:
    """What the element says once `given` was chosen or typed: the field of Slack's, filled."""
    field = ANSWER_FIELD.get(element["type"], "value")
    if field == "selected_option":
        given = None if given is None else option_of(element, given)
    elif field == "selected_options":
        given = [option_of(element, value) for value in given or ()]
    return {field: given}


def initial_of(element: Json) -> Json:
    """What the element says when nobody touched it."""
    field = ANSWER_FIELD.get(element["type"], "value")
    initial = element.get(INITIAL_FIELD[field])
    return {field: [] if field == "selected_options" and initial is None else initial}


def state_of(view: Json, values: Mapping[str, Any]) -> Json:
    """The `state` that Slack sends with a view: what was opened with, changed by `values`.

    `values` name an input by its block_id or its action_id; a choice is an option's value.
    """
    left = dict(values)
    state: dict[str, Json] = {}
    for block_id, element in elements_of(view["blocks"]):
        if element["type"] in ("button", "overflow"):
            continue
        said = initial_of(element)
        for name in (block_id, element["action_id"]):
            if name in left:
                said = answer_of(element, left.pop(name))
        state.setdefault(block_id, {})[element["action_id"]] = {"type": element["type"]} | said
    if left:
        there = [(block, element["action_id"]) for block, element in elements_of(view["blocks"])]
        raise AssertionError(f"the view has no input {sorted(left)}; it has {there}")
    return {"values": state}
