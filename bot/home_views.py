"""The dashboard on the app's Home tab. Pure.

A row is a paragraph of its own with its buttons beneath, and no cell of Slack's `table`: that one stands in messages only, takes
no button, is scrolled sideways on a phone, and is read out far from its headings. What a bar or a place shows, words say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DividerBlock,
    HeaderBlock,
    PlainTextObject,
    SectionBlock,
)

from bot import choices, ids, reasons, sentences, views, wording
from bot.blocks import Line, actions, as_sent, bold, bullets, button, code, one_line, paragraph, rich, small, words
from bot.dashboard import NOT_ENTERED, Dashboard, State, Updated, dimension_key
from bot.home_filters import filters, go, goal_words, status_words
from kpi_core.assessment import Assessment
from kpi_core.contents import Choice
from kpi_core.language import Bilingual, Language
from kpi_core.missing import Missing
from kpi_core.questions import Intent

View = dict[str, Any]

_SIDES = 10  # dimensions whose counts are listed
_LISTED = 3  # missing actuals, updates
_NAME = 150  # characters of a name
_LABEL, _TITLE = 75, 150  # … of a button as it is read out, of a heading
_BAR = ("▰" * 10, "▱" * 10)


def home(board: Dashboard) -> View:
    """The Home tab."""
    whole = board.state.page == 0 and not board.state.narrowed
    shown: list[Block] = [
        *_head(board),
        *(_news(board) if whole else []),
        DividerBlock(),
        *filters(board),
        *_rows(board),
        *_pager(board),
    ]
    return {"type": "home", "private_metadata": board.state.encode(), "blocks": as_sent(shown)}


def notice(message: views.Message) -> View:
    """A sentence on the Home tab, where there is no dashboard to show."""
    return {"type": "home", "blocks": list(message.blocks)}


def _head(board: Dashboard) -> list[Block]:
    language = board.language
    title = sentences.plan_name(board.plan, board.plans, language)
    counts = sentences.counts(board.summary.total, language)
    sides = [
        [words(f"{wording.dimension(side, language)}　{sentences.counts(sentences.tally(rows), language)}")]
        for side, rows in board.summary.dimensions
        if side or len(board.summary.dimensions) > 1  # of a plan without dimensions the counts stand above already
    ]
    overall = rich(
        paragraph([bold(sentences.summary(board.summary, language))], [bold(counts)]), bullets(sides[:_SIDES])
    )
    more = _more(len(sides) - _SIDES, language)
    return [
        HeaderBlock(text=PlainTextObject(text=_cut(title, _TITLE), emoji=False)),
        overall,
        *small([more, *_dates(board)]),
    ]


def _dates(board: Dashboard) -> list[str]:
    """As of when, and when the weekly summary went out and goes out next."""
    language, news = board.language, board.news
    day = wording.day(board.today, language)
    lines = [Bilingual(f"{day}現在", f"As of {day}").to(language)]
    if news.due is not None:
        last = Bilingual("週次まとめはまだありません", "No weekly summary yet")
        if news.posted is not None:
            at = moment(news.posted, language)
            last = Bilingual(f"前回の週次まとめ {at}", f"Last weekly summary {at}")
        due = moment(news.due, language)
        lines.append(last.to(language))
        lines.append(Bilingual(f"次回の週次まとめ {due}", f"Next weekly summary {due}").to(language))
    if board.published_only:
        lines.append(Bilingual("公表値だけを表示しています", "Published figures only").to(language))
    return lines


_DAYS = tuple(zip("月火水木金土日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))


def moment(at: datetime, language: Language) -> str:
    """2026年11月30日（月）9:00; Mon 2026-11-30 09:00."""
    ja, en = _DAYS[at.weekday()]
    said = f"{at.year}年{at.month}月{at.day}日（{ja}）{at.hour}:{at.minute:02}"
    return Bilingual(said, f"{en} {at:%Y-%m-%d %H:%M}").to(language)


# ---- what is missing, what is new ----------------------------------------------------------------


def _news(board: Dashboard) -> list[Block]:
    language, news = board.language, board.news
    shown: list[Block] = []
    if news.missing:
        count = len(news.missing)
        title = Bilingual(f"未入力の実績: {count:,}件", f"Actuals still missing: {count:,}")
        shown.append(rich(paragraph([bold(title.to(language))])))
        shown += [_missing(one, board) for one in news.missing[:_LISTED]]
        if count > _LISTED:
            all_ = Bilingual(f"{count:,}件すべてを見る", f"Show all {count:,}").to(language)
            shown += actions([go(8, all_, State(status=NOT_ENTERED, language=board.state.language))])
    if news.updates:
        title = Bilingual("最近の入力", "Last entries")
        lines = bullets(_updated(one, language) for one in news.updates[:_LISTED])
        shown.append(rich(paragraph([bold(title.to(language))]), lines))
    return shown


def _missing(one: Missing, board: Dashboard) -> Block:
    """経2 MaaSアプリのダウンロード件数　2025年（交通政策課）, beneath it why, where somebody said so; with the way to the form."""
    language, measure = board.language, one.dossier.measure
    name, year = measure.name.to(language), one.year.label(language)
    inside = [_cut(known, _NAME) for known in (one.section, one.mark) if known]
    lines = [f"{_cut(name, _NAME)}　{wording.bracketed(year, inside, language)}"]
    if one.absence is not None:
        lines.append(wording.absent(one.absence, language))
    enter = _enter(measure.key, name, language, one.year.number) if board.can_enter else None
    return SectionBlock(text=PlainTextObject(text="\n".join(lines), emoji=False), accessory=enter)


def _updated(one: Updated, language: Language) -> Line:
    """11月24日（火）10:15　MaaSアプリのダウンロード件数　*2,000 DL*（2024年）　加賀 花子."""
    gone = Bilingual("取り消し", "taken back").to(language)
    value = gone if one.value is None else wording.amount(one.value, one.unit, language)
    early = [Bilingual("暫定", "provisional").to(language)] if one.provisional and one.value is not None else []
    return [
        words(f"{moment(one.at, language)}　{_cut(one.name.to(language), _NAME)}　"),
        bold(value),
        words(f"{wording.bracketed('', [one.year.label(language), *early], language)}　{_cut(one.by, _NAME)}"),
    ]


def _more(count: int, language: Language) -> str:
    return Bilingual(f"ほか{count:,}件", f"{count:,} more").to(language) if count > 0 else ""


# ---- pages ---------------------------------------------------------------------------------------


def _pager(board: Dashboard) -> list[Block]:
    """前へ, 次へ, and which page this is; nothing where there is one."""
    language, state = board.language, board.state
    if board.pages == 1:
        return []
    place = Bilingual(f"{state.page + 1}／{board.pages}ページ", f"Page {state.page + 1} of {board.pages}")
    steps = []
    if state.page > 0:
        back = Bilingual("前へ", "Previous").to(language)
        steps.append(go(6, back, replace(state, page=state.page - 1)))
    if state.page + 1 < board.pages:
        on = Bilingual("次へ", "Next").to(language)
        steps.append(go(7, on, replace(state, page=state.page + 1)))
    return [DividerBlock(), *actions(steps), *small([place.to(language)])]


# ---- rows ----------------------------------------------------------------------------------------


def _rows(board: Dashboard) -> Iterator[Block]:
    language = board.language
    if board.state.narrowed:
        yield rich(paragraph([words(_narrowed(board))]))
    if not board.found:
        none = Bilingual(
            "当てはまる指標はありません。絞り込みを変えるか、解除してください。",
            "No indicator fits. Change the filters, or show all.",
        )
        yield rich(paragraph([words(none.to(language))]))
    for name, rows in board.sides:
        title = wording.dimension(name, language)
        if not name and len(board.summary.dimensions) == 1:
            title = Bilingual("指標", "Indicators").to(language)
        yield HeaderBlock(text=PlainTextObject(text=_cut(title, _TITLE), emoji=False))
        for row in rows:
            yield _row(row, language)
            yield ActionsBlock(elements=_steps(row, board))


def _narrowed(board: Dashboard) -> str:
    """絞り込み（環境、順調）: 3件. A measure that stands in two dimensions is two rows, and counts once above."""
    language, state = board.language, board.state
    side = [
        wording.dimension(name, language)
        for name, _ in board.summary.dimensions
        if dimension_key(name) == state.dimension
    ]
    status = [status_words(state.status, language)] if state.status else []
    goal = [goal_words(state.goal, language)] if state.goal is not None else []
    heading = Bilingual("絞り込み", "Filtered").to(language)
    what = wording.bracketed(heading, [_cut(one, _NAME) for one in (*side, *status, *goal)], language)
    once = Bilingual(
        f"{board.measures:,}指標。複数の側面にあるものは、それぞれに表示しています",
        f"{board.measures:,} indicators; one that stands in several dimensions is shown in each",
    )  # fmt: skip
    count = Bilingual(f"{board.found:,}件", f"{board.found:,}").to(language)
    return f"{what}: {wording.bracketed(count, [once.to(language)] if board.measures < board.found else [], language)}"


def _row(r: Assessment, language: Language) -> Block:
    """The name; then 達成度 *29%*　▰▰▰▱▱▱▱▱▱▱　*順調*（目安 30%）　2023年の実績."""
    row, name, share, status, year = sentences.row(r, language)
    seen = Bilingual(f"{year}の実績", f"in {year}").to(language) if year else ""
    title: Line = [bold(_cut(name, _NAME)), words("　"), code(row)]
    if r.shown is None:
        return rich(paragraph(title, [bold(status), words(f"　{seen}" if seen else "")], [words(_why(r, language))]))
    word = Bilingual("達成度", "Achievement").to(language)
    figure: Line = [
        words(f"{word} "),
        bold(share),
        words(f"　{wording.bar(r.percent, *_BAR)}　"),
        bold(status),
        words(f"　{seen}"),
    ]
    return rich(paragraph(title, figure, [words(_why(r, language))]))


def _why(r: Assessment, language: Language) -> str:
    """Why there is no percentage, or no status; empty where there are both."""
    return reasons.why_no_percent(r, language) or reasons.why_not_assessed(r, language)


def _steps(r: Assessment, board: Dashboard) -> list[ButtonElement]:
    language, name = board.language, r.dossier.measure.name.to(board.language)
    choice = Choice(Intent.PROGRESS, (r.row.measure,), language, codes=(r.row.code,))
    labels = ((Intent.PROGRESS, Bilingual("詳しく", "Details")), (Intent.TREND, Bilingual("推移", "Trend")))
    steps = [
        _named(
            button(ids.numbered(ids.HOME_SHOW, n), label.to(language), choices.encode(replace(choice, intent=intent))),
            name,
        )
        for n, (intent, label) in enumerate(labels, start=1)
    ]
    return [*steps, _enter(r.row.measure, name, language)] if board.can_enter else steps


def _enter(measure: str, name: str, language: Language, year: int | None = None) -> ButtonElement:
    """Opens the form to enter an actual, filled in as far as it is known."""
    choice = Choice(Intent.ACTUAL, (measure,), language, () if year is None else (year,))
    return _named(
        button(ids.UPDATE, Bilingual("実績を入力", "Enter actual").to(language), choices.encode(choice)), name
    )


def _named(step: ButtonElement, name: str) -> ButtonElement:
    """A screen reader that jumps from button to button hears of which indicator each is."""
    step.accessibility_label = _cut(f"{step.text.text if step.text else ''}: {name}", _LABEL)
    return step


def _cut(text: str, length: int) -> str:
    line = one_line(text)
    return line if len(line) <= length else f"{line[: length - 1]}…"
