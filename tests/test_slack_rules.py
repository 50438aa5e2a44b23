"""The judges: each limit of Slack's is broken once, and what is right is left alone."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests import fake_calls, slack_limits
from tests.fake_calls import Call, as_schema, read_body
from tests.slack_rules import (
    SLACK_API,
    SLACK_API_ABSENT,
    problems_of_blocks,
    problems_of_call,
    problems_of_calls,
    problems_of_manifest,
    problems_of_message,
    problems_of_view,
    scopes_needed,
    scopes_of_manifest,
)

Json = dict[str, Any]

needs_reference = pytest.mark.skipif(SLACK_API_ABSENT is not None, reason=str(SLACK_API_ABSENT))


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(**more: Any) -> Json:
    return {"type": "section"} | more


def button(**more: Any) -> Json:
    return {"type": "button", "action_id": "a", "text": plain("OK"), "value": "v"} | more


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements)} | more


def option(value: str = "v", **more: Any) -> Json:
    return {"text": plain("選択"), "value": value} | more


def options(count: int) -> list[Json]:
    return [option(str(n)) for n in range(count)]


def menu(kind: str = "static_select", **more: Any) -> Json:
    return {"type": kind, "action_id": "m", "options": [option()]} | more


def entry(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("値"), "element": element} | more


def table(rows: int, columns: int, text: str = "1") -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns] * rows}


def chart(categories: int = 2, series: int = 1, **more: Any) -> Json:
    names = [f"c{n}" for n in range(categories)]
    data = [{"label": name, "value": 1} for name in names]
    drawn = {
        "type": "line",
        "series": [{"name": f"s{n}", "data": data} for n in range(series)],
        "axis_config": {"categories": names, "x_label": "年", "y_label": "人"},
    }
    return {"type": "data_visualization", "title": "推移", "chart": drawn | more}


CONFIRM = {name: plain(name) for name in ("title", "text", "confirm", "deny")}

RIGHT = [
    {"type": "header", "text": plain("h" * 150)},
    section(text=mrkdwn("t" * 3000), fields=[mrkdwn("f" * 2000)] * 10, accessory=button()),
    {"type": "divider", "block_id": "b" * 255},
    actions(
        *(button(action_id=f"a{n}", value="v" * 2000, text=plain("x" * 75)) for n in range(24)), button(confirm=CONFIRM)
    ),
    actions(menu(options=options(100)), menu("overflow", action_id="o", options=options(5))),
    {"type": "context", "elements": [mrkdwn("c")] * 10},
    {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "a" * 2000},
    table(100, 20),
    chart(20, 6),
    {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "rich"}]},
        ],
    },
]

BAD: list[tuple[str, list[Json]]] = [
    ("51 blocks, at most 50", [{"type": "divider"}] * 51),
    ("there is no block of type 'sectoin'", [{"type": "sectoin"}]),
    ("alert does not stand in a message", [{"type": "alert", "text": plain("x")}]),
    ("text or fields is missing", [section()]),
    ("text: 3001 characters, at most 3000", [section(text=mrkdwn("x" * 3001))]),
    ("text: text is missing or empty", [section(text=mrkdwn(""))]),
    ("fields: 11 items, 1 to 10", [section(fields=[mrkdwn("x")] * 11)]),
    ("fields[0]: 2001 characters, at most 2000", [section(fields=[mrkdwn("x" * 2001)])]),
    ("text: 151 characters, at most 150", [{"type": "header", "text": plain("x" * 151)}]),
    ("text: only plain_text", [{"type": "header", "text": mrkdwn("x")}]),
    ("elements: 26 items", [actions(*(button(action_id=str(n)) for n in range(26)))]),
    ("elements: 0 items", [actions()]),
    ("text: 76 characters, at most 75", [actions(button(text=plain("x" * 76)))]),
    ("value: 2001 characters, at most 2000", [actions(button(value="x" * 2001))]),
    ("action_id: 256 characters, at most 255", [actions(button(action_id="x" * 256))]),
    ("block_id: 256 characters, at most 255", [{"type": "divider", "block_id": "x" * 256}]),
    ("action_id 'a' stands 2 times", [actions(button(), button())]),
    ("block_id 'b' stands 2 times", [{"type": "divider", "block_id": "b"}] * 2),
    ("'image' does not stand in actions.elements", [actions({"type": "image", "alt_text": "x"})]),
    ("value: 151 characters, at most 150", [actions(menu(options=[option("x" * 151)]))]),
    ("text: 76 characters, at most 75", [actions(menu(options=[option(text=plain("x" * 76))]))]),
    ("options: 101 items, 1 to 100", [actions(menu(options=options(101)))]),
    ("options: only plain_text", [actions(menu(options=[option(text=mrkdwn("x"))]))]),
    ("value 'v' stands 2 times", [actions(menu(options=[option(), option()]))]),
    ("options or option_groups is missing", [actions(menu(options=None))]),
    ("options: 6 items, 1 to 5", [actions(menu("overflow", options=options(6)))]),
    ("options: 11 items, 1 to 10", [actions(menu("radio_buttons", options=options(11)))]),
    ("placeholder: 151 characters", [actions(menu(placeholder=plain("x" * 151)))]),
    (
        "confirm.title: 101 characters, at most 100",
        [actions(button(confirm={"title": plain("x" * 101), "text": plain("x")}))],
    ),
    ("confirm: text is missing", [actions(button(confirm=CONFIRM | {"text": None}))]),
    ("elements: 11 items, 1 to 10", [{"type": "context", "elements": [mrkdwn("x")] * 11}]),
    ("alt_text: 2001 characters", [{"type": "image", "image_url": "u", "alt_text": "x" * 2001}]),
    ("alt_text is missing", [{"type": "image", "image_url": "u"}]),
    ("label: 2001 characters", [entry({"type": "plain_text_input"}, label=plain("x" * 2001))]),
    ("'button' does not stand in input.element", [entry(button())]),
    ("2 blocks of type table, at most 1", [table(1, 1), table(1, 1)]),
    ("rows: 101 items, 1 to 100", [table(101, 1)]),
    ("rows: 21 columns, at most 20", [table(1, 21)]),
    ("rows[0][0]: text is missing or empty", [table(1, 1, "")]),
    ("3 blocks of type data_visualization, at most 2", [chart()] * 3),
    ("series: 7 items, 1 to 6", [chart(2, 7)]),
    ("categories: 21 items, 1 to 20", [chart(21)]),
    ("its labels are not the categories", [chart(axis_config={"categories": ["c0"]})]),
    ("12002 characters of markdown together", [{"type": "markdown", "text": "x" * 6001}] * 2),
]


@pytest.mark.parametrize(("problem", "blocks"), BAD)
def test_each_breach_is_said_once(problem: str, blocks: list[Json]) -> None:
    assert len([said for said in problems_of_blocks(blocks) if problem in said]) == 1


def test_what_just_fits_is_left_alone() -> None:
    assert problems_of_blocks(RIGHT) == []


@pytest.mark.parametrize(
    ("problem", "change"),
    [
        ("view.title: 25 characters, at most 24", {"title": plain("x" * 25)}),
        ("title is missing", {"title": None}),
        ("title: only plain_text", {"title": mrkdwn("x")}),
        ("view.private_metadata: 3001 characters", {"private_metadata": "x" * 3001}),
        ("view.callback_id: 256 characters", {"callback_id": "x" * 256}),
        ("submit is missing", {"submit": None}),
        ("101 blocks, at most 100", {"blocks": [{"type": "divider"}] * 101}),
        ("table does not stand in a modal", {"blocks": [table(1, 1)]}),
    ],
)
def test_a_view_is_judged_with_its_head(problem: str, change: Json) -> None:
    view = {
        "type": "modal",
        "title": plain("x" * 24),
        "submit": plain("送信"),
        "private_metadata": "x" * 3000,
        "blocks": [entry({"type": "plain_text_input", "action_id": "t"})],
    }
    assert problems_of_view(view) == []
    assert problem in " ".join(problems_of_view(view | change))


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        ("text is missing", {"blocks": [{"type": "divider"}]}),
        ("text is missing", {"text": " \n"}),
        ("4000 are recommended", {"text": "x" * 4001}),
        ("at most 40000", {"text": "x" * 40_001}),
        ("text or fields is missing", {"text": "x", "blocks": [section()]}),
    ],
)
def test_a_message_says_something_in_text_and_not_too_much(problem: str, message: Json) -> None:
    assert problem in " ".join(problems_of_message(message))


def test_the_table_agrees_with_somebody_elses() -> None:
    theirs = vars(pytest.importorskip("slackblocks._limits"))
    compared = 0
    for kind, fields in slack_limits.LENGTHS.items():
        for field, most in fields.items():
            name = f"{kind}_{field}_MAX_LENGTH".upper()
            if name in theirs:
                assert (name, most) == (name, theirs[name])
                compared += 1
    assert compared > 20


# ---- Slack's own reference -------------------------------------------------------------------


def recorded(method: str, **arguments: Any) -> Call:
    return Call(method, as_schema(method, arguments, "xoxb-x"), arguments, 0.0)


@needs_reference
@pytest.mark.parametrize(
    ("problem", "call"),
    [
        ("'channel' is a required property", recorded("chat.postMessage", text="x")),
        ("chanel is none of its arguments", recorded("chat.postMessage", chanel="C", channel="C")),
        ("$.channel", recorded("chat.postMessage", channel=7)),
        ("no such method", recorded("chat.shout")),
        ("'view' is a required property", recorded("views.open", trigger_id="1")),
        ("$.limit", recorded("conversations.history", channel="C", limit="many")),
    ],
)
def test_a_call_that_breaks_its_schema_is_found(problem: str, call: Call) -> None:
    assert problem in " ".join(problems_of_call(call))


@needs_reference
def test_a_call_as_the_clients_send_it_fits_its_schema() -> None:
    form = read_body("application/x-www-form-urlencoded", b"channel=C1&limit=5&inclusive=1", "")
    assert problems_of_call(recorded("conversations.history", **form)) == []
    sent = recorded("chat.postMessage", channel="C", text="x", blocks=RIGHT, unfurl_links=False)
    assert sent.arguments["blocks"] == json.dumps(RIGHT, ensure_ascii=False)
    assert problems_of_calls([sent]) == []


def typed_arguments() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for path in sorted((SLACK_API / "methods").glob("*.json")):
        arguments = json.loads(path.read_text("utf-8"))["args"]["properties"]
        yield from ((path.stem, name, schema) for name, schema in arguments.items())


@needs_reference
def test_the_fake_knows_which_arguments_are_no_text() -> None:
    kinds: dict[str, set[str]] = {}
    for method, name, schema in typed_arguments():
        if method != fake_calls.ALL_TEXT:
            kinds.setdefault(schema.get("type", ""), set()).add(name)
    assert kinds["boolean"] <= fake_calls.BOOLEANS
    assert kinds["number"] | kinds["integer"] <= fake_calls.NUMBERS
    assert kinds["array"] <= fake_calls.STRUCTURES


MANIFEST = {
    "display_information": {"name": "KPI"},
    "features": {
        "bot_user": {"display_name": "kpi"},
        "slash_commands": [{"command": "/kpi", "description": "ask", "should_escape": True}],
    },
    "oauth_config": {"scopes": {"bot": ["chat:write", "commands", "app_mentions:read"]}},
    "settings": {
        "event_subscriptions": {"bot_events": ["app_mention", "app_home_opened"]},
        "socket_mode_enabled": True,
    },
}


@needs_reference
def test_scopes_are_those_of_the_methods_and_of_the_manifests_own_features() -> None:
    methods = ["chat.postMessage", "auth.test", "apps.connections.open", "response_url"]
    assert scopes_needed(methods, MANIFEST) == scopes_of_manifest(MANIFEST)
    more = scopes_needed([*methods, "users.info", "conversations.history"], MANIFEST)
    # A mention comes from public and private channels; one of the two is named.
    assert more - scopes_of_manifest(MANIFEST) == {"users:read", "groups:history"}
    direct = scopes_needed(["conversations.history"], MANIFEST, kinds=["im"])
    assert direct - scopes_of_manifest(MANIFEST) == {"im:history"}


@needs_reference
def test_a_manifest_is_judged_by_slacks_schema() -> None:
    assert problems_of_manifest(MANIFEST) == []
    wrong = MANIFEST | {"display_information": {"name": "x" * 36}, "setings": {}}
    assert len(problems_of_manifest(wrong)) == 2
