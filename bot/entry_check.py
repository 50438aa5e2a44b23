"""Before → after: what an entry would change, shown before anything is stored. Pure.

The same lines stand in the second step of the form and beneath what was typed behind the command.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from bot import drafts, entry_blocks, entry_words, ids, views
from bot.blocks import (
    actions,
    as_sent,
    bold,
    bullets,
    button,
    fitted,
    headline,
    paragraph,
    rich,
    sentence,
    small,
    words,
)
from bot.drafts import Draft
from bot.modals import Head, View, modal
from bot.views import Message
from kpi_core.language import Bilingual, Language
from kpi_core.updates import Preview

_LONGEST = 6_000  # characters: the second step travels in the acknowledgement, of at most 65,535 bytes

_NOTICE = "notice"  # the id of the block that stands above the rest

TITLE = Bilingual("登録内容の確認", "Before it is stored")
STORE = Bilingual("登録する", "Store it")
STORE_ANYWAY = Bilingual("確認して登録する", "Store it anyway")
EDIT = Bilingual("直す", "Correct it")
DISMISS = Bilingual("やめる", "Cancel")


def step(draft: Draft, preview: Preview, notices: Sequence[str] = ()) -> View:
    """The second step of the form; `notices` are what the person must know before all else."""
    draft, language = _settled(draft, preview), draft.language
    label = STORE_ANYWAY if preview.warnings else STORE
    head = Head(
        TITLE.to(language),
        EDIT.to(language),
        label.to(language),
        ids.CHECK,
        drafts.encode(draft),
    )
    return modal(head, _blocks(draft, preview, notices), left_out=_left_out(language), longest=_LONGEST)


def question(draft: Draft, preview: Preview, notices: Sequence[str] = ()) -> Message:
    """The same as a message, with the buttons that store it, correct it or leave it."""
    draft, language = _settled(draft, preview), draft.language
    label = STORE_ANYWAY if preview.warnings else STORE
    steps = _steps(draft, label)
    asked = Bilingual("まだ登録していません。次の内容でよろしいですか？", "Nothing is stored yet. Is this right?")
    blocks = [sentence(asked.to(language)), *_blocks(draft, preview, notices)]
    said = headline(f"{asked.to(language)} {entry_words.of_preview(preview, language)}")
    return Message(said, fitted(blocks, _left_out(language), actions(steps)))


def _settled(draft: Draft, preview: Preview) -> Draft:
    """With the year that is shown: 去年 would be another one if it were confirmed after New Year."""
    return replace(draft, year=str(preview.year))


def _steps(draft: Draft, label: Bilingual) -> list[ButtonElement]:
    """Store it, correct it, leave it."""
    language, value = draft.language, drafts.encode(draft)
    store = button(ids.STORE, label.to(language), value)
    store.style = "primary"
    return [
        store,
        button(ids.EDIT, EDIT.to(language), value),
        button(ids.DISMISS, DISMISS.to(language), value),
    ]


def once_more(shown: Mapping[str, Any], notice: str, language: Language) -> View:
    """The second step as it was shown (`shown` is the view in the payload), under `notice`, to be pressed again."""
    label = str((shown.get("submit") or {}).get("text", STORE.to(language)))
    head = Head(
        TITLE.to(language), EDIT.to(language), label, ids.CHECK, str(shown["private_metadata"])
    )  # fmt: skip
    before = [block for block in shown["blocks"] if block.get("block_id") != _NOTICE]
    view = modal(head, [sentence(notice)])
    notices = [block | {"block_id": _NOTICE} for block in view["blocks"]]
    return view | {"blocks": [*notices, *before]}


def again(draft: Draft, notice: str) -> Message:
    """What stands in place of the message where it could not be stored now; its button stores it under the same key."""
    return views.notice(notice, _steps(draft, STORE))


def _blocks(draft: Draft, preview: Preview, notices: Sequence[str]) -> list[Block]:
    language = draft.language
    title, rows = entry_blocks.title(preview.dossier, language), entry_blocks.rows(preview.rows, preview.year, language)
    read_as = preview.read_as.to(language) if preview.read_as is not None else ""
    return [
        *(sentence(notice) for notice in (*notices, *_unchanged(preview, language))),
        rich(paragraph(title, [bold(entry_words.of_preview(preview, language))], [words(read_as)]), rows),
        *_warnings(preview, language),
        *small(
            [
                *(entry_words.published(c, language) for c in preview.differing),
                entry_words.origin(draft.source, draft.reason, language),
            ]
        ),
    ]


def _unchanged(preview: Preview, language: Language) -> list[str]:
    """That nothing would change, which is seldom what was meant."""
    same = Bilingual(
        "同じ値がすでにあります。登録すると、出典と入力者だけが新しくなります。",
        "The same value is there already. Storing it renews the source and the name only.",
    )
    return [same.to(language)] if preview.unchanged else []


def _warnings(preview: Preview, language: Language) -> list[Block]:
    if not preview.warnings:
        return []
    title = Bilingual("ご確認ください", "Please check").to(language)
    anyway = Bilingual(
        f"このままでよければ「{STORE_ANYWAY.ja}」を押してください。", f"If it is right, press “{STORE_ANYWAY.en}”."
    )
    lines = bullets([words(warning.to(language))] for warning in preview.warnings)
    return [rich(paragraph([bold(title)]), lines, paragraph([words(anyway.to(language))]))]


def _left_out(language: Language) -> str:
    return Bilingual("長いため途中までです。", "Cut short: it is too long for Slack.").to(language)


def refused(problems: Sequence[str], choices: Sequence[tuple[str, Draft]], language: Language) -> Message:
    """Why nothing can be stored of what was typed, with a button that opens the form for each thing it can mean."""
    steps: list[ButtonElement] = [
        button(ids.numbered(ids.EDIT, n), label, drafts.encode(draft)) for n, (label, draft) in enumerate(choices, 1)
    ]
    lines = rich(bullets([words(problem)] for problem in problems)) if len(problems) > 1 else sentence(problems[0])
    head = Bilingual("登録していません。", "Nothing was stored.").to(language)
    return Message(headline(f"{head} {problems[0]}"), tuple(as_sent([sentence(head), lines, *actions(steps)])))
