"""Every listener of the app, a file for what people do."""

from __future__ import annotations

from slack_bolt import App

from bot.listeners import asking, duties, entries, home, reporting, typed, updating
from bot.listeners.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Every listener of the app."""
    asking.register(app, desk)
    updating.register(app, desk)
    typed.register(app, desk)
    entries.register(app, desk)
    home.register(app, desk)
    duties.register(app, desk)
    reporting.register(app, desk)
