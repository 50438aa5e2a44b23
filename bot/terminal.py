"""An answer as lines of text: for the terminal, and as the `text` of the JSON form.

Columns are aligned by what a character takes on the screen (a full-width one takes two). Colour only repeats what
a word says, and is left out where the output is no terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from wcwidth import wcswidth

from bot import wording
from bot.phrasing import MeasureText, measure_text, source
from kpi_core.answers import Answer
from kpi_core.assessment import Assessment
from kpi_core.contents import Audit, Clarify, Figures, Help, Listing, Option, Passages, Ranking, Summary, Unknown
from kpi_core.figures import rounded
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Intent, Order

_BAR = 20  # characters
_COLOURS = {
    Status.ACHIEVED: "32",
    Status.ON_TRACK: "32",
    Status.SLIGHTLY_BEHIND: "33",
    Status.BEHIND: "31",
    Status.REGRESSING: "31",
    Status.MISSED: "31",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """What the lines are written for: `width` in columns, and whether it shows colour."""

    width: int = 100
    colour: bool = False

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def tinted(self, text: str, status: Status) -> str:
        code = _COLOURS.get(status)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text


def plain_text(answer: Answer) -> str:
    """The answer without colour, for programs and pipes."""
    return "\n".join(lines(answer, Screen()))


def lines(answer: Answer, screen: Screen) -> list[str]:
    language = answer.language
    body = _body(answer, screen)
    plan = f"{answer.city}　{answer.plan.name.ja}" if language == "ja" else f"{answer.city}, {answer.plan.name.to('en')}"
    return [*body, "", screen.dim(plan)]


def _body(answer: Answer, screen: Screen) -> list[str]:
    language = answer.language
    content = answer.content
    match content:
        case Figures():
            return _figures(answer, content, screen)
        case Listing():
            return _listing(answer, content, screen)
        case Ranking():
            return _ranking(content, language, screen)
        case Summary():
            return _summary(content, language, screen)
        case Audit():
            return _audit(content, language, screen)
        case Passages():
            out: list[str] = []
            for passage in content.passages:
                out += [screen.bold(passage.title.to(language)), *_wrapped(passage.text.to(language), "  ", screen)]
                small = Bilingual("出典", "Source").to(language) + ": " + source(passage.source, language, answer.sources)
                if language == "en" and passage.text.en:
                    small += " / our translation"
                out += [screen.dim(f"  {small}"), ""]
            return out[:-1]
        case Help():
            return _help(answer)
        case Clarify():
            head = Bilingual(
                f"「{content.words}」は、次のどれについてのお尋ねですか？" if content.words else "どの指標についてのお尋ねですか？",
                f"Which of these do you mean by “{content.words}”?" if content.words else "Which indicator do you mean?",
            ).to(language)
            return [head, *_options(content.options, language)]
        case Unknown():
            return unknown_lines(answer, content)


def unknown_sentence(content: Unknown, language: Language) -> str:
    if content.words:
        return Bilingual(
            f"「{content.words}」に当たる指標は、この計画には見つかりません。",
            f"This plan has no indicator for “{content.words}”.",
        ).to(language)
    return Bilingual(
        "この計画の指標についてのご質問とは読み取れませんでした。", "This does not seem to ask about an indicator of this plan."
    ).to(language)


def unknown_lines(answer: Answer, content: Unknown) -> list[str]:
    language = answer.language
    out = [unknown_sentence(content, language)]
    if content.near:
        out += [Bilingual("近い名前の指標:", "Indicators with a similar name:").to(language), *_options(content.near, language)]
    out.append(Bilingual("お尋ねいただける例:", "You can ask, for example:").to(language))
    return out + [f"  {wording.quoted(e, language)}" for e in answer.examples]


def _help(answer: Answer) -> list[str]:
    language = answer.language
    head = Bilingual(
        f"{answer.city}の指標について、達成度・実績・目標・当初値・推移・見通し、第2期計画での対応をお答えします。",
        f"Ask about {answer.city}'s indicators: progress, actual, target, baseline, trend, outlook, and what the second-term plan says.",
    ).to(language)
    more = Bilingual(
        "指標の名前は略称や番号（経2 など）でもお尋ねいただけます。全体の状況、遅れている指標、計画の文章もお答えします。",
        "Names may be short or codes (such as 経2). You can also ask for a summary, for what is behind, and for the plan's text.",
    ).to(language)
    example = Bilingual("例:", "For example:").to(language)
    return [head, more, example, *(f"  {wording.quoted(e, language)}" for e in answer.examples)]


def _options(options: Sequence[Option], language: Language) -> list[str]:
    return [f"  {o.code}  {o.name.to(language)}" for o in options]


def _figures(answer: Answer, content: Figures, screen: Screen) -> list[str]:
    language = answer.language
    out: list[str] = []
    for measure in content.measures:
        text = measure_text(measure, answer.intent, language, answer.sources, content.label)
        out += _measure(text, measure.rows, answer.intent, language, screen) + [""]
    if content.more:
        names = wording.joined([f"{o.name.to(language)}（{o.code}）" for o in content.more], language)
        out += [Bilingual(f"ほかに当てはまる指標: {names}", f"Further indicators: {names}").to(language), ""]
    if content.also:
        names = wording.joined([f"{o.name.to(language)}（{o.code}）" for o in content.also], language)
        out += [Bilingual(f"こちらの指標でしたか: {names}", f"Or did you mean: {names}").to(language), ""]
    return out[:-1]


def _measure(
    text: MeasureText, rows: Sequence[Assessment], intent: Intent, language: Language, screen: Screen
) -> list[str]:
    lead = rows[0]
    out = [f"{screen.bold(text.title)}  {text.codes}"]
    pairs = list(text.fields)
    verdict = screen.tinted(text.status, lead.status)
    label = Bilingual("達成度", "Progress").to(language)
    if text.result:
        first = (label, f"{screen.bold(text.result)}  {bar(text.share)}  {verdict}")
    else:
        first = (label, verdict)
    asked_other = intent in {Intent.ACTUAL, Intent.TARGET, Intent.BASELINE}
    pairs.insert(1 if asked_other else 0, first)
    out += _aligned(pairs)
    if intent is Intent.TREND:
        out += _series(rows, language)
    elif text.others:
        out += [f"  {line}" for line in text.others]
    if intent is Intent.OUTLOOK:
        out += _wrapped(outlook_sentence(lead, language), "  ", screen)
    for reason in text.reasons:
        out += _wrapped(reason, "  ", screen)
    for note in text.notes:
        out += _wrapped(f"{note.title} {note.codes}", "  ", screen)
        out += _wrapped(wording.quoted(note.text, language), "    ", screen)
    for line in text.small:
        out += [screen.dim(part) for part in _wrapped(line, "  ", screen)]
    return out


def bar(share: Decimal | None) -> str:
    """`share` in percent as a bar of twenty; empty below 0, full from 100 on. The figure always stands beside it."""
    if share is None:
        return ""
    filled = int(min(max(share, Decimal(0)), Decimal(100)) * _BAR / 100)
    return "█" * filled + "░" * (_BAR - filled)


def outlook_sentence(result: Assessment, language: Language) -> str:
    """Where a straight line leads, said to be one."""
    view, target = result.outlook, result.basis.target
    if view is None or target is None or target.year is None:
        return Bilingual(
            "見通しは計算できません（当初値・目標値・実績のいずれかがありません）。",
            "No outlook can be computed: a baseline, a target or an actual is missing.",
        ).to(language)
    unit = wording.unit_of(result)
    present = wording.amount(_two(view.present), unit, language)
    goal = target.year.label(language)
    assert result.observation is not None
    since = result.observation.year.label(language)
    if result.status is Status.MISSED:
        return Bilingual(
            f"目標年（{goal}）は過ぎています。", f"The target year ({goal}) is over."
        ).to(language)  # fmt: skip
    if result.percent is not None and result.percent >= 100:
        return Bilingual(f"{since}の時点で目標に達しています。", f"The target was reached in {since}.").to(language)
    arrives = (
        Bilingual(f"{view.arrives}年ごろに目標に達する見込みです", f"it reaches the target around {view.arrives}")
        if view.arrives is not None
        else Bilingual("2100年より前に目標に達する見込みはありません", "it does not reach the target before 2100")
    ).to(language)
    needed = ""
    if view.needed is not None:
        each = wording.amount(_two(view.needed), unit, language)
        needed = Bilingual(
            f"{goal}に間に合うには、{since}から年に {each} の変化が必要です。",
            f" To reach it by {goal}, {each} a year are needed from {since} on.",
        ).to(language)
    return (
        Bilingual(
            f"これまでのペース（年に {present}）がそのまま続くと、{arrives}（直線で延ばした計算です）。",
            f"At the present pace ({present} a year), {arrives} (a straight line, no forecast).",
        ).to(language)
        + needed
    )


def _two(value: Decimal) -> Decimal:
    short = rounded(value, 2)
    whole = short.to_integral_value()
    return whole if whole == short else short


def _series(rows: Sequence[Assessment], language: Language) -> list[str]:
    """The leading row's series, a line a year, with its bar."""
    code = rows[0].row.code
    table = []
    for r in rows:
        if r.row.code != code or r.observation is None:
            continue
        unit = wording.unit_of(r)
        share = "" if r.shown is None else wording.percent(r.shown)
        word = "" if r.status is Status.NOT_AVAILABLE else wording.status_word(r.status, language)
        value = wording.amount(r.observation.value, unit, language) if r.observation.value is not None else ""
        table.append([r.observation.year.label(language), value, share, bar(r.percent), word])
    return [f"  {line}" for line in columns(table, right={1, 2})]


def _listing(answer: Answer, content: Listing, screen: Screen) -> list[str]:
    language = answer.language
    what = wording.filters(content.filters, language, tables=answer.tables, terms=answer.terms)
    count = len(content.rows)
    head = Bilingual(
        f"指標の一覧{'（' + what + '）' if what else ''}　{count}件", f"Indicators{' (' + what + ')' if what else ''}: {count}"
    ).to(language)
    if not content.rows:
        return [Bilingual(f"{what}に当てはまる指標はありません。", f"No indicator is {what}.").to(language)]
    return [screen.bold(head), *columns([row_cells(r, language) for r in content.rows], right={2})]


def row_cells(r: Assessment, language: Language) -> list[str]:
    """code, name, percentage, status with what it was compared with, year of the actual."""
    name = r.row.name_printed if language == "ja" else r.dossier.measure.name.to(language)
    share = "-" if r.shown is None else wording.percent(r.shown)
    word = wording.status_word(r.status, language)
    if r.expected is not None and r.status not in {Status.ACHIEVED, Status.MISSED, Status.NOT_AVAILABLE}:
        share_then = wording.expected(r.expected)
        word = wording.bracketed(word, [Bilingual(f"目安 {share_then}", f"{share_then} expected").to(language)], language)
    year = r.observation.year.label(language) if r.observation is not None else ""
    return [r.row.code, name, share, word, year]


def _ranking(content: Ranking, language: Language, screen: Screen) -> list[str]:
    out = [screen.bold(wording.ORDERS[content.order].to(language))]
    table = []
    for place, ranked in enumerate(content.places, start=1):
        r = ranked.result
        cells = [f"{place}.", *row_cells(r, language)]
        if content.order is Order.MOST_IMPROVED and ranked.change is not None:
            cells.append(change_words(ranked.change.before, ranked.change.after, language))
        table.append(cells)
    out += columns(table, right={0, 3})
    if content.unranked:
        n = content.unranked
        out.append(
            Bilingual(
                f"比べられる達成度のない指標 {n}件は含めていません。", f"{n} indicators without a comparable figure are left out."
            ).to(language)
        )
    return out


def change_words(before: Assessment, after: Assessment, language: Language) -> str:
    """2022年 22% → 2023年 29%（+7ポイント）, from the unrounded figures."""
    assert before.percent is not None and after.percent is not None
    assert before.shown is not None and after.shown is not None
    assert before.observation is not None and after.observation is not None
    points = rounded(after.percent - before.percent, 1)
    sign = "+" if points > 0 else ""
    return Bilingual(
        f"{before.observation.year} {wording.percent(before.shown)} → {wording.percent(after.shown)}（{sign}{points}ポイント）",
        f"{before.observation.year.label('en')} {wording.percent(before.shown)} → {wording.percent(after.shown)} ({sign}{points} points)",
    ).to(language)


def _summary(content: Summary, language: Language, screen: Screen) -> list[str]:
    total = sum(n for _, n in content.total)
    out = [
        screen.bold(Bilingual(f"全体の状況　{total}指標", f"Overall: {total} indicators").to(language)),
        counts_sentence(content, language),
    ]
    for name, rows in content.dimensions:
        out += ["", screen.bold(wording.dimension(name, language))]
        out += columns([row_cells(r, language) for r in rows], right={2})
    for r in content.differing:
        for c in r.comparisons:
            sentence = wording.why_differs(c, r.dossier.measure, language)
            if sentence:
                out += ["", *_wrapped(f"{r.row.code}: {sentence}", "", screen)]
    return out


def counts_sentence(content: Summary, language: Language) -> str:
    counted = [(s, n) for s, n in content.total if n]
    parts = [f"{wording.status_word(s, language)} {n}" for s, n in counted]
    return ("・" if language == "ja" else ", ").join(parts)


def _audit(content: Audit, language: Language, screen: Screen) -> list[str]:
    d, u = len(content.differing), len(content.unverifiable)
    out = [
        screen.bold(
            Bilingual(
                f"公表値の点検　一致 {content.agreeing}・相違 {d}・確認できない {u}",
                f"Published figures: {content.agreeing} agree, {d} differ, {u} cannot be checked",
            ).to(language)
        )
    ]
    for r in content.differing:
        for c in r.comparisons:
            sentence = wording.why_differs(c, r.dossier.measure, language)
            if c.published.code == r.row.code and sentence:
                out += _wrapped(f"{r.row.code}　{r.dossier.measure.name.to(language)}: {sentence}", "  ", screen)
    for r in content.unverifiable:
        name = r.dossier.measure.name.to(language)
        out += _wrapped(f"{r.row.code}　{name}: {wording.why_no_percent(r, language)}", "  ", screen)
    return out


def _aligned(pairs: Sequence[tuple[str, str]]) -> list[str]:
    width = max((wcswidth(label) for label, _ in pairs), default=0)
    return [f"  {_padded(label, width)}  {text}" for label, text in pairs]


def columns(table: Sequence[Sequence[str]], *, right: set[int] | frozenset[int] = frozenset()) -> list[str]:
    """Rows with aligned columns; those in `right` are set to the right."""
    if not table:
        return []
    count = max(len(row) for row in table)
    rows = [[*row, *[""] * (count - len(row))] for row in table]
    widths = [max(wcswidth(row[i]) for row in rows) for i in range(count)]
    return [
        "  ".join(_padded(cell, widths[i], right=i in right) for i, cell in enumerate(row)).rstrip() for row in rows
    ]


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blank = " " * max(0, width - wcswidth(text))
    return blank + text if right else text + blank


def _wrapped(text: str, indent: str, screen: Screen) -> list[str]:
    """`text` broken to the screen: English at blanks, Japanese between any two characters, never before a closing mark."""
    limit = max(20, screen.width - len(indent))
    out: list[str] = []
    for paragraph in text.splitlines() or [""]:
        out += [indent + line for line in _broken(paragraph, limit)]
    return out


_NOT_AT_START = "、。，．」』）〕］｝〉》】〟’”！？：；・ー々％％%)],.!?:;"


def _broken(text: str, limit: int) -> list[str]:
    if wcswidth(text) <= limit:
        return [text]
    if text.isascii() or sum(c.isascii() for c in text) > len(text) * 0.8:
        return textwrap.wrap(text, limit, break_long_words=True, break_on_hyphens=False)
    out, line, used = [], "", 0
    for char in text:
        width = max(0, wcswidth(char))
        if used + width > limit and char not in _NOT_AT_START:
            out.append(line)
            line, used = "", 0
        line, used = line + char, used + width
    return [*out, line]
