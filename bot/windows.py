"""What opens over the dashboard: an answer in a window of its own. Pure.

A window and no message, because the Home tab is no conversation: what is looked up there is seen at once, where the person is,
and by nobody else. Whoever wants to keep or share an answer has it sent as a direct message.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import choices, ids, newer_blocks, views
from bot.blocks import actions, as_sent, button
from kpi_core.answers import Answer
from kpi_core.contents import Choice
from kpi_core.language import Bilingual, Language
from kpi_core.questions import Intent

View = dict[str, Any]


def loading(language: Language) -> View:
    """Opened at once, since the right to open a window ends after three seconds."""
    said = Bilingual(
        "読み込んでいます。表示されないときは、閉じてもう一度お試しください。",
        "Loading. If nothing comes, please close this and try again.",
    )
    return _window(language, list(views.notice(said.to(language)).blocks))


def window(answer: Answer, choice: Choice) -> View:
    """An answer over the dashboard, with the other views of it. Charts do not stand in windows: it can be sent as a message."""
    language = answer.language
    steps = [
        (Intent.PROGRESS, Bilingual("詳しく", "Details")),
        (Intent.TREND, Bilingual("推移", "Trend")),
        (Intent.OUTLOOK, Bilingual("見通し", "Outlook")),
    ]
    shown = [
        button(ids.numbered(ids.HOME_SHOW, n), label.to(language), choices.encode(replace(choice, intent=intent)))
        for n, (intent, label) in enumerate(steps, start=1)
        if intent is not choice.intent
    ]
    send = Bilingual("メッセージで受け取る", "Send me this as a message").to(language)
    last = actions([*shown, button(ids.HOME_SEND, send, choices.encode(choice))])
    return _window(language, [*newer_blocks.without(views.content(answer)), *as_sent(last)])


def sent(language: Language) -> View:
    """After an answer went out as a message."""
    said = Bilingual(
        "メッセージで送りました。このアプリの「メッセージ」タブをご覧ください。",
        "Sent. See the Messages tab of this app.",
    )
    return _window(language, list(views.notice(said.to(language)).blocks))


def _window(language: Language, blocks: list[View]) -> View:
    title = Bilingual("指標", "Indicator").to(language)
    close = Bilingual("閉じる", "Close").to(language)
    return {
        "type": "modal",
        "title": {"type": "plain_text", "text": title, "emoji": False},
        "close": {"type": "plain_text", "text": close, "emoji": False},
        "blocks": blocks,
    }
