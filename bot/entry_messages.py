"""What is said of entries that are stored: the confirmation, the line in the channel, and a measure's history. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject, PlainTextObject

from bot import choices, entry_blocks, entry_words, ids, views, wording
from bot.blocks import (
    Line,
    actions,
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
from bot.ledger import Effect
from bot.permissions import Refusal
from bot.views import Message
from kpi_core.contents import Choice
from kpi_core.dossier import Dossier
from kpi_core.entries import Entered
from kpi_core.language import Bilingual, Language
from kpi_core.questions import Intent

_SHOWN = 10  # entries of one measure
_UNDOABLE = 5  # buttons beneath a history
_KEY = 60


# ---- buttons -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Undo:
    """The value of a button that takes an entry back; `key` makes its second press known."""

    entry: int
    key: str
    language: Language


def encode_undo(undo: Undo) -> str:
    return json.dumps({"entry": undo.entry, "key": undo.key, "language": undo.language}, separators=(",", ":"))


def decode_undo(value: str) -> Undo:
    """Raises `ValueError` for what is not one of ours."""
    try:
        form = json.loads(value)
        return Undo(int(form["entry"]), str(form["key"])[:_KEY], "en" if form.get("language") == "en" else "ja")
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError) as error:
        message = f"not the value of an undo: {type(error).__name__}"
        raise ValueError(message) from error


def _undo(entry: Entered, dossier: Dossier, undo: Undo, label: str, number: int | None = None) -> ButtonElement:
    """Asks once more before it takes anything back. `entry` is the one that holds in `dossier`."""
    language = undo.language
    back = entry_words.change(dossier.actual(entry.year.number), entry.old, dossier.measure.unit, language)
    year = entry.year
    text = Bilingual(f"{year}の実績を元に戻します: {back}", f"The actual for {year.label('en')} goes back: {back}")
    made = button(ids.UNDO if number is None else ids.numbered(ids.UNDO, number), label, encode_undo(undo))
    made.confirm = ConfirmObject(
        title=_plain(Bilingual("取り消しますか？", "Take it back?").to(language)),
        text=_plain(text.to(language)),
        confirm=_plain(Bilingual("取り消す", "Take it back").to(language)),
        deny=_plain(Bilingual("やめる", "Cancel").to(language)),
    )
    return made


def _plain(text: str) -> PlainTextObject:
    line = _short(text)
    return PlainTextObject(text=line, emoji=False)


def _short(text: str, most: int = 280) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


# ---- what was stored -----------------------------------------------------------------------------

STORED = Bilingual("登録しました。", "Stored.")
UNDONE = Bilingual("取り消しました。", "Taken back.")
STORED_BEFORE = Bilingual(
    "次の内容は登録されています。お知らせする前に中断したため、いまお知らせします。",
    "The following is stored. The bot was interrupted before it could tell you.",
)


def stored(effect: Effect, language: Language, key: str, heading: Bilingual = STORED) -> Message:
    """The confirmation, with the button that takes it back."""
    entry, measure = effect.entry, effect.dossier.measure
    title, rows = entry_blocks.title(effect.dossier, language), entry_blocks.rows(effect.rows, entry.year, language)
    changed = what_changed(effect, language)
    origin = entry_words.origin(entry.source, entry.reason, language) if entry.new is not None else ""
    blocks = [sentence(heading.to(language)), rich(paragraph(title, [bold(changed)]), rows), *small([origin])]
    text = headline(f"{heading.to(language)} {measure.name.to(language)} {changed}")
    return Message(text, fitted(blocks, "…", actions(_after(effect, language, key))))


def _after(effect: Effect, language: Language, key: str) -> list[ButtonElement]:
    about = Choice(Intent.PROGRESS, (effect.entry.measure,), language)
    again = effect.entry.undoes is not None
    label = Bilingual("取り消しをやめて元に戻す", "Restore it") if again else Bilingual("取り消す", "Undo")
    show = Bilingual("達成度を見る", "Show the progress").to(language)
    return [
        _undo(effect.entry, effect.dossier, Undo(effect.entry.id, key, language), label.to(language)),
        button(ids.HISTORY, Bilingual("履歴", "History").to(language), choices.encode(about)),
        button(ids.numbered(ids.ASK, 1), show, choices.encode(about)),
    ]


def what_changed(effect: Effect, language: Language) -> str:
    """2024年の実績: なし → 2,000 DL."""
    entry = effect.entry
    becomes = effect.dossier.actual(entry.year.number)
    changed = entry_words.change(
        entry.old, becomes, effect.dossier.measure.unit, language, provisional=entry.provisional
    )
    year = entry.year
    return Bilingual(f"{year}の実績: {changed}", f"Actual for {year.label('en')}: {changed}").to(language)


def announcement(effect: Effect, language: Language, *, correction: bool) -> Message:
    """One line for the channel, with the name as plain words. A correction takes the place of the line before."""
    entry, measure = effect.entry, effect.dossier.measure
    rows = [
        f"{after.row.code} {entry_words.row(before, after, entry.year.number, language)}"
        for before, after in effect.rows
        if entry_words.result(before, language) != entry_words.result(after, language)
    ]
    did = Bilingual("入力", "entered")
    if entry.undoes is not None:
        did = Bilingual("取り消し", "taken back")
    elif correction:
        did = Bilingual("訂正", "corrected")
    who = Bilingual(f"{did.ja}: {entry.by}", f"{did.en} by {entry.by}").to(language)
    parts = [measure.name.to(language), what_changed(effect, language), wording.joined(rows, language), who]
    text = ("　" if language == "ja" else "; ").join(part for part in parts if part)
    return views.notice(text)


# ---- the history ---------------------------------------------------------------------------------


def history(
    sections: Sequence[tuple[Dossier, Sequence[Entered]]],
    language: Language,
    timezone: str,
    undo_key: Callable[[Entered], str],
) -> Message:
    """What was entered for each measure, newest first. `undo_key` is empty for an entry that this person may not undo."""
    shown: list[Block] = []
    steps: list[ButtonElement] = []
    for dossier, entries in sections:
        shown += _section(dossier, entries, language, timezone)
        steps += [
            _undo(e, dossier, Undo(e.id, key, language), _undo_label(e, dossier, language), n)
            for n, e in enumerate(_holding(entries), len(steps) + 1)
            if (key := undo_key(e))
        ]
    names = wording.joined([dossier.measure.name.to(language) for dossier, _ in sections], language)
    text = headline(f"{Bilingual('入力の履歴', 'What was entered').to(language)}: {names}")
    return Message(text, fitted(shown, "…", actions(steps[:_UNDOABLE])))


def _section(dossier: Dossier, entries: Sequence[Entered], language: Language, timezone: str) -> list[Block]:
    title = entry_blocks.title(dossier, language)
    if not entries:
        none = Bilingual("まだ何も入力されていません。", "Nothing was entered yet.").to(language)
        return [rich(paragraph(title, [words(none)]))]
    holding = {entry.id for entry in _holding(entries)}
    lines = [_line(entry, dossier, language, timezone, holds=entry.id in holding) for entry in entries[:_SHOWN]]
    left = len(entries) - _SHOWN
    more = Bilingual(f"ほか{left:,}件（kaga history で全件を見られます）", f"{left:,} more: `kaga history` shows all")
    return [rich(paragraph(title), bullets(lines)), *small([more.to(language) if left > 0 else ""])]


def _line(entry: Entered, dossier: Dossier, language: Language, timezone: str, *, holds: bool) -> Line:
    """3番　2024年　*2,000 DL → 1,900 DL（暫定）*　いまは有効ではありません; beneath it who and when, and the source."""
    changed = entry_words.of_entry(entry, dossier.measure.unit, language)
    number = Bilingual(f"{entry.id}番　{entry.year}", f"No. {entry.id}　{entry.year.label('en')}").to(language)
    over = "" if holds else Bilingual("　いまは有効ではありません", "　no longer holds").to(language)
    via = "Slack" if entry.via.startswith("slack") else entry.via
    notes = [wording.local_time(entry.at, timezone), entry.by, via]
    if entry.undoes is not None:
        notes.append(Bilingual(f"{entry.undoes}番の取り消し", f"takes back No. {entry.undoes}").to(language))
    said = entry_words.origin(entry.source, entry.reason, language) if entry.source or entry.reason else ""
    return [
        words(f"{number}　"),
        bold(changed),
        words(over),
        words(f"\n{wording.joined(notes, language)}"),
        words(f"\n{said}" if said else ""),
    ]


def _holding(entries: Sequence[Entered]) -> list[Entered]:
    """The newest of each year; `entries` are newest first."""
    newest: dict[int, Entered] = {}
    for entry in entries:
        newest.setdefault(entry.year.number, entry)
    return list(newest.values())


def _undo_label(entry: Entered, dossier: Dossier, language: Language) -> str:
    code = dossier.indicators[0].code if dossier.indicators else ""
    return Bilingual(f"{code} {entry.year}を取り消す", f"Undo {code} {entry.year.label('en')}").to(language)


# ---- refusals ------------------------------------------------------------------------------------


def refusal(why: Refusal, user: str, language: Language) -> str:
    """Why somebody may not enter actuals, and what can be done about it."""
    sentences = {
        Refusal.NOBODY: Bilingual(
            "Slack から実績を入力できる人が、まだ決められていません。管理者の方は、環境変数 KAGA_EDITORS に入力する人のメンバーID"
            "（U…）かユーザーグループID（S…）を設定して、kaga serve を起動し直してください。",
            "Nobody may enter actuals from Slack yet. An administrator sets KAGA_EDITORS to the user ids (U…) or user-group"
            " ids (S…) of those who may, and restarts kaga serve.",
        ),
        Refusal.OUTSIDER: Bilingual(
            "実績を入力できるのは、このワークスペースのメンバーだけです（ゲスト、ほかのワークスペースの方、ボットはできません）。",
            "Only members of this workspace may enter actuals: no guests, no people of other workspaces, no bots.",
        ),
        Refusal.NOT_AN_EDITOR: Bilingual(
            f"実績を入力する権限がありません。管理者に、KAGA_EDITORS への追加を依頼してください（メンバーID: {user}）。",
            f"You may not enter actuals. Ask your administrator to add you to KAGA_EDITORS (your user id: {user}).",
        ),
        Refusal.NOT_KNOWN: Bilingual(
            "入力する権限があるかどうかを Slack に確かめられませんでした。何も登録していません。少し待ってから、もう一度お試しください。",
            "Slack did not say in time whether you may enter actuals. Nothing was stored. Please try again in a moment.",
        ),
    }
    return sentences[why].to(language)
