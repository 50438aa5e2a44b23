"""The form in which an actual is entered: its first step, and what stands there while it is made ready. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, Option

from bot import drafts, ids, wording
from bot.blocks import sentence, small
from bot.drafts import Draft
from bot.modals import Field, Head, View, modal, option, radio_field, search_field, text_field
from kpi_core.contents import Option as Candidate
from kpi_core.dossier import Dossier
from kpi_core.language import Bilingual, Language

_KNOWN = 3  # actuals that stand beneath the field, the newest ones

FINAL, PROVISIONAL = "final", "provisional"

TITLE = Bilingual("実績の入力", "Enter an actual")
CANCEL = Bilingual("やめる", "Cancel")
CLOSE = Bilingual("閉じる", "Close")


def form(draft: Draft, dossier: Dossier | None) -> View:
    """Filled in as far as `draft` is; `dossier` is that of its measure."""
    language = draft.language
    head = Head(
        TITLE.to(language),
        CANCEL.to(language),
        Bilingual("内容の確認へ", "Check it").to(language),
        ids.FORM,
        drafts.encode(draft),
    )
    closing = Bilingual(
        "次の画面で、達成度がどう変わるかを確かめてから登録します。",
        "The next step shows what changes, before anything is stored.",
    )
    return modal(head, [*_fields(draft, dossier), *small([closing.to(language)])])


def _fields(draft: Draft, dossier: Dossier | None) -> list[Block]:
    language = draft.language
    return [
        search_field(
            Field(ids.MEASURE, Bilingual("指標", "Indicator").to(language)),
            chosen(dossier, language) if dossier is not None else None,
            Bilingual("名前か番号で探す（例: 経2）", "Search by name or code").to(language),
        ),
        text_field(
            Field(ids.YEAR, Bilingual("いつの実績か", "Year of the actual").to(language)),
            draft.year,
            drafts.YEAR,
            example=Bilingual("例: 2024年、2024年度、令和6年度、R6", "2024, FY2024").to(language),
        ),
        text_field(
            Field(ids.AMOUNT, _amount_label(dossier, language), _known(dossier, language)),
            draft.amount,
            drafts.AMOUNT,
            example=Bilingual("例: 2,000、2千、1万8740、55.5%、▲3", "2,000, 55.5%, -3").to(language),
        ),
        _certainty(draft),
        text_field(
            Field(ids.SOURCE, Bilingual("出典", "Source").to(language)),
            draft.source,
            drafts.SOURCE,
            example=Bilingual("例: アプリ管理画面、〇〇課集計", "Where the figure is from").to(language),
        ),
        text_field(
            Field(ids.REASON, Bilingual("理由・備考", "Reason or remark").to(language), optional=True),
            draft.reason,
            drafts.REASON,
            example=Bilingual("訂正のときは、その理由など", "For a correction, why").to(language),
            multiline=True,
        ),
    ]


def _certainty(draft: Draft) -> Block:
    language = draft.language
    final = Option(text=Bilingual("確定値", "Final").to(language), value=FINAL)
    provisional = Option(text=Bilingual("暫定値", "Provisional").to(language), value=PROVISIONAL)
    field = Field(ids.CERTAINTY, Bilingual("確定・暫定", "Final or provisional").to(language))
    return radio_field(field, [final, provisional], provisional if draft.provisional else final)


def _amount_label(dossier: Dossier | None, language: Language) -> str:
    label = Bilingual("値", "Value").to(language)
    unit = dossier.measure.unit.to(language) if dossier is not None else ""
    return wording.bracketed(label, [unit] if unit else [], language)


def _known(dossier: Dossier | None, language: Language) -> str:
    """これまでの実績: 2022年 1,117 DL、2023年 1,457 DL."""
    found = [o for o in dossier.observations if o.value is not None][-_KNOWN:] if dossier is not None else []
    if dossier is None or not found:
        return ""
    amounts = [
        f"{o.year.label(language)} {wording.amount(o.value, dossier.measure.unit, language)}"
        for o in found
        if o.value is not None
    ]
    return f"{Bilingual('これまでの実績', 'So far').to(language)}: {wording.joined(amounts, language)}"


def chosen(dossier: Dossier, language: Language) -> Option:
    code = dossier.indicators[0].code if dossier.indicators else ""
    return _choice(dossier.measure.key, dossier.measure.name.to(language), code)


def found(candidates: Sequence[Candidate], language: Language) -> list[Option]:
    """What the search field offers."""
    return [_choice(c.measure, c.name.to(language), c.code) for c in candidates if len(c.measure) <= drafts.MEASURE]


def _choice(measure: str, name: str, code: str) -> Option:
    return option(f"{code} {name}".strip(), measure)


def waiting(language: Language) -> View:
    """What is opened at once, since the right to open something lasts three seconds."""
    text = Bilingual("準備しています…", "One moment…")
    return modal(Head(TITLE.to(language), CANCEL.to(language)), [sentence(text.to(language))])


def told(text: str, language: Language) -> View:
    """A sentence in place of the form."""
    return modal(Head(TITLE.to(language), CLOSE.to(language)), [sentence(text)])
