"""The weekly summary in words, for Slack and the terminal alike: a headline, and parts of lines. Pure.

Short: what the last one said is not said again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot import wording
from kpi_core.assessment import Assessment
from kpi_core.digest import Count, Digest, RowChange, Side, Update
from kpi_core.dossier import Dossier
from kpi_core.language import Bilingual, Language
from kpi_core.missing import Missing
from kpi_core.record import Observation

_MOST = 12  # updates, moves or sections that are told one by one
_NAMES = 4  # of measures in one line
_NAME = 80  # characters of a name


@dataclass(frozen=True, slots=True)
class Item:
    """A line, what is said beneath it, and the city's own words on it."""

    text: str
    beneath: tuple[str, ...] = ()
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading that says the most of it by itself, and its lines."""

    title: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class WeeklyText:
    """`headline` says the whole in one line, for notifications."""

    title: str
    headline: str
    parts: tuple[Part, ...]


def weekly_text(d: Digest, language: Language) -> WeeklyText:
    title = _title(d.today, language)
    parts = [part for part in (_news(d, language), _record(d, language), _standing(d, language), *_moved(d, language),
                               _behind(d, language), _missing(d, language)) if part is not None]  # fmt: skip
    return WeeklyText(title, f"{title}: {_headline(d, language)}", tuple(parts))


def _title(today: date, language: Language) -> str:
    return Bilingual(
        f"SDGs指標の週次まとめ　{today.year}年{today.month}月{today.day}日",
        f"SDG indicators, weekly summary of {today.isoformat()}",
    ).to(language)


def _headline(d: Digest, language: Language) -> str:
    lagging = sum(c.now for c in d.total if c.status in wording.NOT_ON_PACE)
    updates, gaps = len(d.updates), len(d.missing)
    if d.first:
        news = Bilingual("初回", "first summary")
    else:
        news = Bilingual(f"更新{updates}件" if updates else "更新なし", f"{_several(updates, 'update')}")
    if d.record_changed:
        news = Bilingual(f"公表データの入れ替え、{news.ja}", f"record replaced, {news.en}")
    return Bilingual(
        f"{news.ja}、遅れなど {lagging}、実績の未入力 {gaps}",
        f"{news.en}, {lagging} not on pace, {_several(gaps, 'missing actual')}",
    ).to(language)


def _several(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _news(d: Digest, language: Language) -> Part | None:
    if d.first:
        return Part(Bilingual(
            "はじめてのまとめです。次回からは、変わったことだけをお知らせします。",
            "This is the first summary. From the next one on, only changes are told.",
        ).to(language))  # fmt: skip
    since = wording.day(d.since, language) if d.since is not None else ""
    if not d.updates:
        return Part(Bilingual(f"前回（{since}）からの更新はありません", f"No updates since {since}").to(language))
    title = Bilingual(f"前回（{since}）からの更新 {len(d.updates)}件", f"Updates since {since}: {len(d.updates)}")
    return Part(title.to(language), _cut([_update(u, language) for u in d.updates], language))


def _record(d: Digest, language: Language) -> Part | None:
    """Said where figures may be others than in the last summary though nobody entered any."""
    if not d.record_changed:
        return None
    return Part(Bilingual(
        "前回のあと、公表データが入れ替わりました。前回との差は、前回の時点をいまの公表データで計算し直して比べたものです。",
        "The published record was replaced since then. What is said to have changed is compared with that day as computed from the new record.",
    ).to(language))  # fmt: skip


def _update(u: Update, language: Language) -> Item:
    """MaaSアプリのダウンロード件数　2024年 2,000 DL（新規）; beneath: 経2 達成度 29% → 40%; 加賀 花子、出典: アプリ管理画面."""
    name, year = _name(u.dossier, language), u.year.label(language)
    figure, was = _figure(u.after, u.dossier, language), _figure(u.before, u.dossier, language)
    if u.after is None or u.after.value is None:
        told = Bilingual(f"{was} → 取り消し", f"{was} → taken back").to(language)
    elif u.before is None or u.before.value is None:
        told = _figure(u.after, u.dossier, language, Bilingual("新規", "new").to(language))
    else:
        told = f"{was} → {figure}"
    text = Bilingual(f"{name}　{year} {told}", f"{name}, {year}: {told}").to(language)
    return Item(text, (*_changes(u, language), _by(u, language)))


def _figure(o: Observation | None, dossier: Dossier, language: Language, *inside: str) -> str:
    if o is None or o.value is None:
        return Bilingual("なし", "none").to(language)
    mark = [Bilingual("暫定", "provisional").to(language)] if o.provisional else []
    return wording.bracketed(wording.amount(o.value, dossier.measure.unit, language), [*inside, *mark], language)


def _by(u: Update, language: Language) -> str:
    source, reason = wording.shortly(u.source), wording.shortly(u.reason)
    parts = [
        Bilingual(f"入力: {u.by}", f"entered by {u.by}").to(language),
        Bilingual(f"出典: {source}", f"source: {source}").to(language) if source else "",
        Bilingual(f"理由: {reason}", f"reason: {reason}").to(language) if reason else "",
    ]
    return wording.joined([part for part in parts if part], language)


def _changes(u: Update, language: Language) -> Iterator[str]:
    """Each row that follows; those that say the same are one line."""
    lines = [(_change(c, language), c.after.row.code) for c in u.rows]
    for text in dict.fromkeys(text for text, _ in lines):
        codes = "・".join(code for other, code in lines if other == text)
        yield f"{codes} {text}"


def _change(c: RowChange, language: Language) -> str:
    before, after = c.before, c.after
    share = Bilingual("達成度", "achievement").to(language)
    shares = "" if before.shown == after.shown else f"{share} {_share(before, language)} → {_share(after, language)}"
    now = wording.status_by_line(after, language)
    if before.status is not after.status:
        now = f"{wording.status_word(before.status, language)} → {now}"
    return f"{shares}　{now}" if language == "ja" and shares else ", ".join(x for x in (shares, now) if x)


def _share(r: Assessment, language: Language) -> str:
    return wording.percent(r.shown) if r.shown is not None else Bilingual("なし", "none").to(language)


def _standing(d: Digest, language: Language) -> Part:
    """How many rows stand at each status; by dimension, where it has changed or is told for the first time."""
    rows = sum(c.now for c in d.total)
    counts = _counts(d.total, language)
    same = not d.first and not d.record_changed and not any(c.change for side in d.sides for c in side.counts)
    if same:
        return Part(Bilingual(
            f"全体（{rows}指標）: {counts}（前回と同じ）", f"All {rows} indicators: {counts} (as last time)"
        ).to(language))  # fmt: skip
    title = Bilingual(f"全体（{rows}指標）: {counts}", f"All {rows} indicators: {counts}").to(language)
    told = [side for side in d.sides if d.first or d.record_changed or any(c.change for c in side.counts)]
    return Part(title, _cut([_side(side, language) for side in told], language))


def _side(side: Side, language: Language) -> Item:
    name = wording.dimension(side.dimension, language)
    return Item(f"{name}: {_counts(side.counts, language)}")


def _counts(counts: Sequence[Count], language: Language) -> str:
    """達成 1・順調 6（+1）・遅れ 0（-1）."""
    parts = [f"{wording.status_word(c.status, language)} {c.now}{_signed(c.change, language)}" for c in counts]
    return ("・" if language == "ja" else ", ").join(parts)


def _signed(change: int, language: Language) -> str:
    if not change:
        return ""
    return f"（{change:+}）" if language == "ja" else f" ({change:+})"


def _moved(d: Digest, language: Language) -> Iterator[Part]:
    if d.reached:
        title = Bilingual("目標に達しました", "Reached the target")
        yield Part(title.to(language), _cut([_reached(c.after, language) for c in d.reached], language))
    if d.fell_back:
        title = Bilingual("状況が下がりました", "Fell back")
        yield Part(title.to(language), _cut([_fell(c, language) for c in d.fell_back], language))


def _reached(r: Assessment, language: Language) -> Item:
    share = f"　{wording.percent(r.shown)}" if r.shown is not None else ""
    return Item(f"{_row(r, language)}{share}{_year(r, language)}")


def _fell(c: RowChange, language: Language) -> Item:
    before = wording.status_word(c.before.status, language)
    return Item(
        f"{_row(c.after, language)}　{before} → {wording.status_by_line(c.after, language)}{_year(c.after, language)}"
    )


def _year(r: Assessment, language: Language) -> str:
    return f"　{wording.year_of(r.observation, language)}" if r.observation is not None else ""


def _row(r: Assessment, language: Language) -> str:
    return f"{r.row.code} {_name(r.dossier, language)}"


def _behind(d: Digest, language: Language) -> Part | None:
    """The three furthest behind with the plan's own words; only their codes where the last one told of the same."""
    if d.quiet or not d.behind:
        return None
    title = Bilingual("目安からの遅れが大きい指標", "Furthest behind the straight line")
    if d.behind_told:
        codes = wording.joined([r.row.code for r in d.behind], language)
        return Part(
            Bilingual(f"{title.ja}は前回と同じです: {codes}", f"{title.en}, as last time: {codes}").to(language)
        )
    return Part(title.to(language), tuple(_lagging(r, language) for r in d.behind))


def _lagging(r: Assessment, language: Language) -> Item:
    note = r.newest_second_term
    said = "" if note is None else wording.shortly(note.text.to(language))
    review = (
        ""
        if note is None
        else Bilingual(
            f"第2期計画での対応（{note.year.label('ja')}の進捗評価）: {said}",
            f"Second-term plan (review of {note.year.label('en')}): {said}",
        ).to(language)
    )
    text = f"{_row(r, language)}　{_share(r, language)}　{wording.status_by_line(r, language)}{_year(r, language)}"
    return Item(text, (), review)


def _missing(d: Digest, language: Language) -> Part:
    """How many, as ever; by name those that lack since the last summary, and what was said since."""
    if not d.missing:
        return Part(Bilingual("実績はすべて入力されています", "No actual is missing").to(language))
    years = wording.joined(sorted({gap.year.label(language) for gap in d.missing}), language)
    count, nobody = len(d.missing), sum(not gap.owner for gap in d.missing)
    inside = [
        Bilingual(f"前回 {d.missing_before}", f"{d.missing_before} last time").to(language)
        if d.missing_before not in {None, count} and not d.newly_missing
        else "",
        Bilingual(f"担当者未設定 {nobody}", f"{nobody} without an owner").to(language) if nobody else "",
    ]  # fmt: skip
    title = Bilingual(f"{years}の実績が未入力: {count}指標", f"Missing actuals for {years}: {count}").to(language)
    explained = {gap.dossier.measure.key for gap in d.explained}
    plain = [gap for gap in d.newly_missing if gap.dossier.measure.key not in explained]
    items = [*_by_section(plain, language), *(_explained(gap, language) for gap in d.explained)]
    return Part(wording.bracketed(title, [x for x in inside if x], language), _cut(items, language))


def _by_section(gaps: Sequence[Missing], language: Language) -> Iterator[Item]:
    """A line a section, with the names."""
    for section, found in groupby(sorted(gaps, key=lambda gap: gap.section), key=lambda gap: gap.section):
        names = [_name(gap.dossier, language) for gap in found]
        left = len(names) - _NAMES
        more = Bilingual(f" ほか{left}指標", f" and {left} more").to(language) if left > 0 else ""
        head = section or Bilingual("担当課未設定", "No section named").to(language)
        yield Item(f"{head}: {wording.joined(names[:_NAMES], language)}{more}")


def _explained(gap: Missing, language: Language) -> Item:
    said, name = gap.absence, _name(gap.dossier, language)
    head = f"{gap.section}: {name}" if gap.section else name
    return Item(head, (wording.absent(said, language),) if said is not None else ())


def _name(dossier: Dossier, language: Language) -> str:
    name = dossier.measure.name.to(language)
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"


def _cut(items: Sequence[Item], language: Language) -> tuple[Item, ...]:
    left = len(items) - _MOST
    if left <= 0:
        return tuple(items)
    return (*items[:_MOST], Item(Bilingual(f"ほか{left}件", f"{left} more").to(language)))
