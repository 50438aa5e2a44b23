"""What the owner of a measure gets while its actual is missing, and the window for 「まだ出ていません」. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, InputBlock, PlainTextInputElement, PlainTextObject
from slack_sdk.models.views import View

from bot import blocks, choices, ids, sentences, wording
from bot.blocks import actions, bold, button, code, fitted, headline, paragraph, rich, small, words
from bot.views import Message
from bot.weekly_views import enter_button
from kpi_core.contents import Choice
from kpi_core.language import Bilingual, Language
from kpi_core.missing import Missing
from kpi_core.questions import Intent
from kpi_core.record import Plan

REASON = "reason"  # the block and the field of the window
LONGEST_REASON = 200  # characters
_MOST = 10  # measures of one reminder


def reminder_message(gaps: Sequence[Missing], plan: Plan) -> Message:
    """To the owner of `gaps`: each with a button for the form, and one for 「まだ出ていません」."""
    language = plan.language
    count = len(gaps)
    title = Bilingual(
        f"実績の入力をお願いします（{count}件）", f"Please enter {'an actual' if count == 1 else f'{count} actuals'}"
    ).to(language)
    shown: list[Block] = [rich(paragraph([bold(title)]))]
    for number, gap in enumerate(gaps[:_MOST], start=1):
        said = gap.absence
        line = wording.absent(said, language) if said is not None else gap.mark
        codes = "・".join(row.code for row in gap.dossier.indicators)
        shown.append(rich(paragraph([bold(_asked(gap, language)), words("　"), code(codes)], [words(line)])))
        shown += actions([enter_button(gap, number, language), _not_yet(gap, number, language)])
    left = count - _MOST
    more = Bilingual(f"ほか{left}件。", f"{left} more.").to(language) if left > 0 else ""
    why = Bilingual(
        "この指標の担当者として登録されている方にお送りしています。入力されるまで週に1回お知らせします。",
        "You are registered as the owner. This reminder comes once a week until the figure is entered.",
    ).to(language)
    names = " / ".join(_asked(gap, language) for gap in gaps[:_MOST])
    return Message(headline(f"{title}: {names}"), fitted(shown, sentences.cut_short(language), small([more, why])))


def _asked(gap: Missing, language: Language) -> str:
    name, year = gap.dossier.measure.name.to(language), gap.year.label(language)
    return Bilingual(f"{name}　{year}の実績", f"{name}, actual for {year}").to(language)


def _not_yet(gap: Missing, number: int, language: Language) -> ButtonElement:
    label = Bilingual("まだ出ていません", "Not out yet").to(language)
    choice = Choice(Intent.ACTUAL, (gap.dossier.measure.key,), language, (gap.year.number,))
    return button(ids.numbered(ids.NOT_YET, number), label, choices.encode(choice))


def not_yet_window(gap: Missing, language: Language) -> dict[str, Any]:
    """Asks why there is no figure yet; what was said before stands in it."""
    said = gap.absence
    hint = Bilingual("例: 国の統計の公表が11月のため", "Example: the national statistics come out in November")
    field = PlainTextInputElement(
        action_id=REASON,
        initial_value=said.reason if said is not None else None,
        placeholder=PlainTextObject(text=hint.to(language)),
        max_length=LONGEST_REASON,
        multiline=True,
    )
    label = Bilingual("まだ実績がない理由", "Why there is no figure yet").to(language)
    choice = Choice(Intent.ACTUAL, (gap.dossier.measure.key,), language, (gap.year.number,))
    view = View(
        type="modal",
        callback_id=ids.NOT_YET,
        title=_plain(Bilingual("まだ出ていません", "Not out yet").to(language)),
        submit=_plain(Bilingual("記録する", "Keep").to(language)),
        close=_plain(Bilingual("やめる", "Cancel").to(language)),
        private_metadata=choices.encode(choice),
        blocks=[
            rich(paragraph([bold(_asked(gap, language))])),
            InputBlock(block_id=REASON, label=_plain(label), element=field),
        ],
    )
    shown: dict[str, Any] = view.to_dict()
    return shown


def not_yet_kept(gap: Missing, reason: str) -> Bilingual:
    return Bilingual(
        f"{_asked(gap, 'ja')}: 「まだ出ていません（{blocks.one_line(reason)}）」と記録しました。週次まとめとお答えに添えて表示します。",
        f"{_asked(gap, 'en')}: kept as “not out yet ({blocks.one_line(reason)})”. It is shown beside the missing figure.",
    )


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)
