"""The menus and buttons that narrow the dashboard. Pure.

Each option and each button holds the whole state that it leads to, so a press needs nothing that is kept anywhere.
"""

from __future__ import annotations

from dataclasses import replace

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    InteractiveElement,
    Option,
    PlainTextObject,
    StaticSelectElement,
)

from bot import ids, sentences, wording
from bot.blocks import button, one_line
from bot.dashboard import NOT_ENTERED, NOT_ON_PACE, Dashboard, State, dimension_key
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status

_OPTION = 75  # characters
_OPTIONS = 100
_FEWEST = 2  # options that are no choice: all, and the one that is all


Steps = list[tuple[State, str]]  # where an option leads, and its words; the first leads to all


def filters(board: Dashboard) -> list[Block]:
    """A menu for dimension, status and SDG goal each, and the way back to all. What has nothing to choose from is left out."""
    language, now = board.language, replace(board.state, page=0)
    menus = [
        _menu(number, options, now)
        for number, options in enumerate((_sides(board, now), _statuses(board, now), _goals(board, now)), start=1)
        if len(options) > _FEWEST
    ]
    steps: list[ButtonElement] = []
    if now.narrowed:
        steps.append(go(4, Bilingual("絞り込みを解除", "Show all").to(language), State(language=now.language)))
    other: Language = "en" if language == "ja" else "ja"
    steps.append(go(5, Bilingual("English", "日本語").to(language), replace(board.state, language=other)))
    # Slack keeps what a person chose in a menu as long as its block has the same id: this one is new with every state.
    return [ActionsBlock(elements=[*menus, *steps], block_id=f"{ids.HOME} {board.state.encode()}")]


def _sides(board: Dashboard, now: State) -> Steps:
    what, names = Bilingual("側面", "Dimension"), [name for name, _ in board.summary.dimensions]
    options = [
        (
            replace(now, dimension=dimension_key(name)),
            _option(what, wording.dimension(name, board.language), board.language),
        )
        for name in names
    ]
    return [(replace(now, dimension=""), _all(what, board.language)), *options]


def _statuses(board: Dashboard, now: State) -> Steps:
    what, language = Bilingual("状況", "Status"), board.language
    together = (NOT_ON_PACE, *([NOT_ENTERED] if board.news.missing else []))
    options = [
        (replace(now, status=status), _option(what, status_words(status, language), language))
        for status in (*together, *(status.value for status in Status))
    ]
    return [(replace(now, status=""), _all(what, language)), *options]


def _goals(board: Dashboard, now: State) -> Steps:
    options = [(replace(now, goal=goal), goal_words(goal, board.language)) for goal in board.goals]
    return [(replace(now, goal=None), _all(Bilingual("SDGs ゴール", "SDG"), board.language)), *options]


def status_words(status: str, language: Language) -> str:
    """Of a state's status: 順調; of all that lag, each by its name."""
    if status == NOT_ENTERED:
        return Bilingual("実績が未入力", "actual still missing").to(language)
    if status == NOT_ON_PACE:
        return sentences.joined_statuses(wording.NOT_ON_PACE, language)
    return wording.status_word(Status(status), language)


def goal_words(goal: int, language: Language) -> str:
    return Bilingual(f"SDGs ゴール{goal}", f"SDG {goal}").to(language)


def _all(what: Bilingual, language: Language) -> str:
    return _option(what, Bilingual("すべて", "all").to(language), language)


def _option(what: Bilingual, value: str, language: Language) -> str:
    """側面: 環境. A menu has no label, so each of its options says what it is about."""
    return f"{what.to(language)}: {value}"


def _menu(number: int, options: Steps, now: State) -> InteractiveElement:
    made = [
        (state, Option(text=PlainTextObject(text=_cut(text), emoji=False), value=state.encode()))
        for state, text in options[:_OPTIONS]
    ]
    chosen = next((option for state, option in made if state == now), None)
    return StaticSelectElement(
        action_id=ids.numbered(ids.HOME, number), options=[option for _, option in made], initial_option=chosen,
        placeholder=options[0][1],
    )  # fmt: skip


def go(number: int, label: str, state: State) -> ButtonElement:
    return button(ids.numbered(ids.HOME, number), label, state.encode())


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _OPTION else f"{line[: _OPTION - 1]}…"
