"""Slack's limits for what a message or a view may hold: the one table, and nothing else.

Sources: Slack's block reference, and the project's own notes where they are stricter
(6 series a chart, which Slack has since raised to 12).
"""

from typing import Literal

Surface = Literal["message", "modal", "home"]

BLOCKS = {"message": 50, "modal": 100, "home": 100}
A_MESSAGE = {
    "table": 1,
    "data_visualization": 2,
}  # how many of these blocks one message may hold
MESSAGE_TEXT = 40_000
MESSAGE_TEXT_RECOMMENDED = 4_000
MARKDOWN_TOGETHER = 12_000
TABLE_COLUMNS = 20

# The most characters of a field, be it a string or a text object.
LENGTHS: dict[str, dict[str, int]] = {
    "*": {
        "block_id": 255,
        "action_id": 255,
        "placeholder": 150,
        "alt_text": 2000,
        "image_url": 3000,
    },
    "header": {"text": 150},
    "markdown": {"text": 12_000},
    # Also the limit of a section, which may hold as much as its text object.
    "mrkdwn": {"text": 3000},
    "plain_text": {"text": 3000},
    "image": {"title": 2000},
    "input": {"label": 2000, "hint": 2000},
    "alert": {"text": 200},
    "button": {"text": 75, "value": 2000, "url": 3000, "accessibility_label": 75},
    "plain_text_input": {"initial_value": 3000},
    "option": {"text": 75, "value": 150, "description": 75, "url": 3000},
    "option_group": {"label": 75},
    "confirm": {"title": 100, "text": 300, "confirm": 30, "deny": 30},
    "view": {
        "title": 24,
        "submit": 24,
        "close": 24,
        "private_metadata": 3000,
        "callback_id": 255,
        "external_id": 255,
    },
    "data_visualization": {"title": 50},
    "series": {"name": 20},
    "data_point": {"label": 20},
    "segment": {"label": 20},
    "axis_config": {"x_label": 50, "y_label": 50},
}
# The same of each item of a list.
LENGTHS_OF_ITEMS: dict[str, dict[str, int]] = {
    "section": {"fields": 2000},
    "axis_config": {"categories": 20},
}

# The fewest and the most items of a list.
COUNTS: dict[str, dict[str, tuple[int, int]]] = {
    "section": {"fields": (1, 10)},
    "actions": {"elements": (1, 25)},
    "context": {"elements": (1, 10)},
    "context_actions": {"elements": (1, 5)},
    "rich_text": {"elements": (1, 1000)},
    "table": {"rows": (1, 100), "column_settings": (0, 20)},
    "data_table": {"rows": (2, 201)},
    "overflow": {"options": (1, 5)},
    "checkboxes": {"options": (1, 10)},
    "radio_buttons": {"options": (1, 10)},
    "static_select": {"options": (1, 100), "option_groups": (1, 100)},
    "multi_static_select": {"options": (1, 100), "option_groups": (1, 100)},
    "option_group": {"options": (1, 100)},
    "chart": {"series": (1, 6), "segments": (1, 12)},
    "series": {"data": (1, 20)},
    "axis_config": {"categories": (1, 20)},
}

# What must be there; of a tuple, at least one.
NEEDED: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "section": (("text", "fields"),),
    "header": ("text",),
    "markdown": ("text",),
    "actions": ("elements",),
    "context": ("elements",),
    "input": ("label", "element"),
    "image": ("alt_text", ("image_url", "slack_file")),
    "rich_text": ("elements",),
    "table": ("rows",),
    "data_table": ("rows", "caption"),
    "data_visualization": ("title", "chart"),
    "button": ("text",),
    "static_select": (("options", "option_groups"),),
    "multi_static_select": (("options", "option_groups"),),
    "overflow": ("options",),
    "checkboxes": ("options",),
    "radio_buttons": ("options",),
    "option": ("text", "value"),
    "option_group": ("label", "options"),
    "confirm": ("title", "text"),
    "mrkdwn": ("text",),
    "plain_text": ("text",),
}
# Where no mrkdwn may stand.
PLAIN: dict[str, tuple[str, ...]] = {
    "header": ("text",),
    "button": ("text",),
    "input": ("label", "hint"),
    "image": ("title",),
    "confirm": ("title", "confirm", "deny"),
    "option_group": ("label",),
    "view": ("title", "submit", "close"),
    "*": ("placeholder",),
}

EVERYWHERE = ("message", "modal", "home")
SURFACES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "section",
            "header",
            "actions",
            "context",
            "divider",
            "image",
            "input",
            "rich_text",
            "video",
        ),
        EVERYWHERE,
    ),
    **dict.fromkeys(("markdown", "table", "file", "context_actions"), ("message",)),
    # By hearsay also on Home, where the same fallback stands behind them.
    **dict.fromkeys(("data_visualization", "data_table"), ("message", "home")),
    "alert": ("modal",),
}
SELECTS = {
    f"{many}{what}_select"
    for many in ("", "multi_")
    for what in ("static", "external", "users", "conversations", "channels")
}
PICKERS = {"datepicker", "timepicker", "datetimepicker", "checkboxes", "radio_buttons"}
PRESSABLE = SELECTS | PICKERS | {"button", "overflow"}
TYPED = {f"{what}_input" for what in ("plain_text", "number", "email_text", "url_text", "rich_text", "file")}
INSIDE = {
    ("actions", "elements"): PRESSABLE | {"workflow_button"},
    ("context", "elements"): {"image", "mrkdwn", "plain_text"},
    ("context_actions", "elements"): {"feedback_buttons", "icon_button"},
    ("section", "accessory"): PRESSABLE | {"image", "workflow_button"},
    ("input", "element"): SELECTS | PICKERS | TYPED,
}

# Objects without a `type` are known by the field that holds them.
BY_FIELD = {
    "options": "option",
    "initial_option": "option",
    "initial_options": "option",
    "option_groups": "option_group",
    "confirm": "confirm",
    "chart": "chart",
    "series": "series",
    "data": "data_point",
    "segments": "segment",
    "axis_config": "axis_config",
}
