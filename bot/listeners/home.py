"""What happens on the Home tab: it is opened, narrowed, turned over, and an indicator is looked at over it."""

from __future__ import annotations

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot import choices, home_views, ids, posting, views, windows
from bot.dashboard import State, dashboard
from bot.listeners.desk import Desk, Payload, is_member, sees
from kpi_core.answers import Answer, choose
from kpi_core.language import Language


def register(app: App, desk: Desk) -> None:
    """The listeners of the Home tab."""

    @app.event("app_home_opened")
    def opened(event: Payload, context: BoltContext, client: WebClient) -> None:
        if event.get("tab") != "messages":
            publish(desk, client, context, event, event["user"], state_of(event.get("view")))

    @app.action(ids.family(ids.HOME))
    def turned(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        value = action["selected_option"]["value"] if "selected_option" in action else action["value"]
        publish(desk, client, context, body["user"], body["user"]["id"], State.decode(value))

    @app.action(ids.family(ids.HOME_SHOW))
    def shown(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        choice = choices.decode(action["value"])
        window = body["view"]["id"] if body["view"]["type"] == "modal" else _opened(client, body, choice.language)
        found = _choose(desk, action, sees(desk, client, context, body["user"]))
        with desk.computing:
            view = windows.window(found, choice)
        client.views_update(view_id=window, view=view)

    @app.action(ids.HOME_SEND)
    def sent(ack: Ack, action: Payload, body: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        found = _choose(desk, action, sees(desk, client, context, body["user"]))
        with desk.computing:
            message = views.message(found)
        posting.post(client, body["user"]["id"], message, newer=desk.newer)
        client.views_update(view_id=body["view"]["id"], view=windows.sent(found.language))


def _opened(client: WebClient, body: Payload, language: Language) -> str:
    """A new window's id. At once: who sees what is looked up afterwards, and may take longer than the three seconds."""
    view: Payload = client.views_open(trigger_id=body["trigger_id"], view=windows.loading(language))["view"]
    return str(view["id"])


def publish(desk: Desk, client: WebClient, context: BoltContext, person: Payload, user: str, state: State) -> None:
    """Show this person's Home tab as it is now."""
    member = is_member(desk, client, context, person)
    entered = desk.has_entries()
    with desk.computing, desk.open_store(member and entered) as store:
        news = desk.news(store, member)
        board = dashboard(
            store, desk.today(store.plan), state, news, can_enter=member, published_only=entered and not member
        )
        view = home_views.home(board)
    client.views_publish(user_id=user, view=view)


def _choose(desk: Desk, action: Payload, entries: bool) -> Answer:
    with desk.computing, desk.open_store(entries) as store:
        return choose(choices.decode(action["value"]), store, desk.today(store.plan))


def state_of(view: Payload | None) -> State:
    """What the Home tab showed last; everything, where it was never shown or shows something else."""
    try:
        return State.decode((view or {}).get("private_metadata", ""))
    except ValueError:
        return State()
