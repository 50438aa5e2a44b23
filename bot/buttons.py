"""What can be done next: the buttons beneath an answer, each with the whole of what it asks for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import ButtonElement

from bot import blocks, choices, ids, wording
from kpi_core.answers import Answer
from kpi_core.contents import Choice, Clarify, Figures, Help, Option, Unknown
from kpi_core.language import Bilingual, Language
from kpi_core.questions import Filters, Intent

_MOST_OPTIONS = 10


def next_steps(answer: Answer, content: Figures, choice: Choice) -> list[ButtonElement]:
    """Other views of the same measures, what can be entered and what was, and 「違う指標です」."""
    language = answer.language
    # A row whose table reports one year only has no trend and no outlook: those are its measure's.
    of_one_year = {r.row.code for m in content.measures for r in m.rows if r.row.reports_year is not None}
    others = replace(choice, years=(), codes=tuple(code for code in choice.codes if code not in of_one_year))
    steps = [
        (replace(choice, intent=Intent.PROGRESS), Bilingual("達成度を見る", "Show the progress")),
        (replace(others, intent=Intent.TREND), Bilingual("推移を見る", "Show the trend")),
        (replace(others, intent=Intent.OUTLOOK), Bilingual("見通しを見る", "Show the outlook")),
    ]
    wrong = Bilingual("違う指標です", "Wrong indicator").to(language)
    return [
        *(
            blocks.button(ids.numbered(ids.ASK, n), label.to(language), choices.encode(step))
            for n, (step, label) in enumerate(steps, start=1)
            if step.intent is not answer.intent
        ),
        *entering(choice),
        blocks.button(ids.WRONG, wrong, choices.encode_wrong(answer.text, choice)),
    ]


def entering(choice: Choice) -> list[ButtonElement]:
    """Opens the form for what `choice` is about, and shows what was entered for it."""
    about = Choice(Intent.ACTUAL, choice.measures, choice.language, choice.years)
    return [
        blocks.button(
            ids.UPDATE, Bilingual("実績を入力", "Enter an actual").to(choice.language), choices.encode(about)
        ),
        blocks.button(ids.HISTORY, Bilingual("履歴", "History").to(choice.language), choices.encode(about)),
    ]


def options(
    candidates: Sequence[Option],
    intent: Intent,
    language: Language,
    years: tuple[int, ...] = (),
    target_years: tuple[int, ...] = (),
) -> list[ButtonElement]:
    """A button a candidate; what was asked for (target, a year …) is kept in it."""
    about_one = intent not in {Intent.LIST, Intent.RANKING, Intent.SUMMARY, Intent.AUDIT, Intent.CONTEXT, Intent.HELP}
    kept = intent if about_one and intent not in {Intent.CLARIFY, Intent.UNKNOWN} else Intent.PROGRESS
    return [
        blocks.button(
            ids.numbered(ids.CHOOSE, n),
            f"{option.code} {option.name.to(language)}",
            choices.encode(
                Choice(kept, (option.measure,), language, years, codes=(option.code,), target_years=target_years)
            ),
        )
        for n, option in enumerate(candidates[:_MOST_OPTIONS], start=1)
    ]


def overviews(answer: Answer) -> list[ButtonElement]:
    """Ways into the whole, but for the one that is shown."""
    language = answer.language
    behind = Filters(statuses=wording.NOT_ON_PACE)
    steps = [
        (Choice(Intent.SUMMARY, (), language), Bilingual("全体の状況", "Summary")),
        (Choice(Intent.LIST, (), language, filters=behind), Bilingual("遅れている指標", "What is behind")),
        (Choice(Intent.LIST, (), language), Bilingual("指標の一覧", "All indicators")),
    ]
    return [
        blocks.button(ids.numbered(ids.ASK, n), label.to(language), choices.encode(choice))
        for n, (choice, label) in enumerate(steps, start=1)
        if choice != answer.choice
    ]


def share(answer: Answer) -> list[ButtonElement]:
    """Posts a private answer into the channel. What found nothing is not shared."""
    if answer.choice is None or isinstance(answer.content, Help | Clarify | Unknown):
        return []
    label = Bilingual("チャンネルに共有", "Share in the channel").to(answer.language)
    return [blocks.button(ids.SHARE, label, choices.encode(answer.choice))]
