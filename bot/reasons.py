"""Sentences that must not be missed beside a figure: why there is none, why it differs, where it comes from.

Each returns an empty string where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot import stated_words, wording
from kpi_core.achievement import Undefined
from kpi_core.assessment import Assessment
from kpi_core.comparison import Comparison
from kpi_core.contents import MeasureAnswer, YearLabel
from kpi_core.figures import grouped, places, rounded
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Intent
from kpi_core.years import Year


def reasons(
    answer: MeasureAnswer, lead: Assessment, label: YearLabel | None, language: Language, intent: Intent
) -> tuple[str, ...]:
    """All that there is to say about `lead`, the row that leads the answer on its measure, where `intent` is asked of it."""
    sentences = [
        *stated_words.compared(answer, lead, intent, language),
        _without_note(answer, language) if intent is Intent.NOTE else "",
        _without_target(answer, language),
        _without_actual(answer, language),
        why_no_percent(lead, language),
        _said_absent(answer, lead, language),
        why_not_assessed(lead, language),
        _implied(lead, language),
        _borrowed(lead, language),
        *_why_differing(answer.rows, lead, language),
        _years_known(lead, language),
        _later(lead, language),
        *(_entered_over(row, language) for row in _by_year(lead, answer.rows)),
        _labelled(label, language),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _why_differing(rows: Sequence[Assessment], lead: Assessment, language: Language) -> list[str]:
    """Why each published figure of the measure that differs does, those of the leading row first."""
    found: dict[tuple[str, int], str] = {}
    for result in (lead, *rows):
        for c in result.comparisons:
            if not _of_an_entry(c, result):
                found.setdefault((c.published.code, c.published.year.number), why_differs(c, language))
    return list(found.values())


def _said_absent(answer: MeasureAnswer, lead: Assessment, language: Language) -> str:
    """What staff have said about the year asked for, or about a year after the newest actual."""
    dossier, asked = lead.dossier, lead.asked_year if lead.asked_year is not None else answer.without_actual
    if asked is not None:
        said = [dossier.absence(asked)]
    else:
        newest = max((o.year.number for o in dossier.observations if o.value is not None), default=0)
        said = [dossier.absence(a.year) for a in dossier.absences if a.year > newest]
    kind = dossier.measure.year_kind
    lines = [f"{Year(a.year, kind).label(language)}: {wording.absent(a, language)}" for a in said if a is not None]
    return wording.joined(lines, language)


def why_no_percent(result: Assessment, language: Language) -> str:
    code, asked = result.row.code, result.asked_year
    target = result.basis.target
    until = str(target.year) if target is not None and target.year is not None else "-"
    no_actual = Bilingual("実績がまだありません。", "There is no actual yet.")
    if asked is not None:
        no_actual = Bilingual(f"{asked}年の実績は記録にありません。", f"There is no actual for {asked} in the record.")
    sentences: dict[Undefined, Bilingual] = {
        Undefined.NO_TARGET: Bilingual(
            f"{code} には目標値の記載がないため、達成度は計算できません。",
            f"No target is published for {code}, so its achievement cannot be computed.",
        ),
        Undefined.TARGET_IN_WORDS: Bilingual(
            "目標が数値ではないため、達成度は計算できません。",
            "The target is in words, so no percentage can be computed.",
        ),
        Undefined.NO_ACTUAL: no_actual,
        Undefined.NO_BASELINE: Bilingual(
            "当初値の記載がないため、達成度は計算できません。",
            "No baseline is published, so no percentage can be computed.",
        ),
        Undefined.TARGET_IS_BASELINE: Bilingual(
            "目標値が当初値と同じため、達成度は計算できません。",
            "The target equals the baseline, so no percentage can be computed.",
        ),
        Undefined.TARGET_IS_ZERO: Bilingual(
            "目標値が0のため、比率は計算できません。", "The target is 0, so no ratio can be computed."
        ),
        Undefined.VERDICT_ONLY: Bilingual(
            "この目標は達成・未達成だけを判定します。", "This target is either achieved or not; it has no percentage."
        ),
        Undefined.AFTER_TARGET_YEAR: Bilingual(
            f"{asked}年は目標年（{until}）のあとのため、達成度は計算していません。",
            f"{asked} is after the target year ({until}), so no percentage is computed.",
        ),
    }
    return sentences[result.undefined].to(language) if result.undefined is not None else ""


def why_not_assessed(result: Assessment, language: Language) -> str:
    """Where a percentage has no status, or its status needs a word more."""
    if result.target_year_missing:
        return Bilingual("目標年の実績がまだありません。", "There is no actual for the target year yet.").to(language)
    if result.status is Status.NOT_AVAILABLE and result.percent is not None:
        start, observation = result.basis.baseline.year, result.observation
        if start is not None and observation is not None and observation.year.number <= start.number:
            return Bilingual(
                "当初値の年より後の実績ではないため、順調かどうかは判定できません。",
                "This actual is not after the baseline's year, so pace cannot be assessed.",
            ).to(language)
        return Bilingual(
            "進み方の目安を出せないため、順調かどうかは判定できません。",
            "There is no straight line to compare with, so pace cannot be assessed.",
        ).to(language)
    target, observation = result.target, result.observation
    if (
        target is not None
        and observation is not None
        and result.percent == 100
        and result.status is not Status.ACHIEVED
    ):
        value = wording.amount(target.value, wording.unit_of(result), language)
        return Bilingual(
            f"目標は「{value}{target.bound}」のため、ちょうど{value}では達成になりません。",
            f"The target excludes {value} itself, so it is not achieved at exactly that figure.",
        ).to(language)
    if result.status is Status.REGRESSING and result.shown == 0:
        return Bilingual("当初値をわずかに下回る方向です。", "Slightly worse than the baseline.").to(language)
    return ""


def _implied(lead: Assessment, language: Language) -> str:
    implied = lead.implied
    if implied is None:
        return ""
    unit = wording.unit_of(lead)
    printed = next((c.published.printed for c in lead.comparisons if c.published.code == lead.row.code), None)
    if printed is None:
        return ""  # of another year than the published one
    about = wording.amount(implied.target, unit, language)
    bounds = ""
    if implied.lowest != implied.highest:
        low, high = grouped(implied.lowest), wording.amount(implied.highest, unit, language)
        bounds = Bilingual(f"（{low}〜{high}の範囲）", f" (between {low} and {high})").to(language)
    return Bilingual(
        f"公表値 {printed} から逆算すると、当初値が0なら目標は {about}{bounds}と推定されます（公表された目標値ではありません）。",
        f"The published {printed} implies a target of {about}{bounds}, if the baseline is 0; it is not a published target.",
    ).to(language)


def _borrowed(lead: Assessment, language: Language) -> str:
    lender = lead.row.compare_with
    if lender is None:
        return ""
    return Bilingual(
        f"{lead.row.code} には当初値・目標値の記載がないため、同じ指標の {lender} の値で計算しています。",
        f"{lead.row.code} prints no baseline or target; those of {lender}, the same measure, are used.",
    ).to(language)


def why_differs(comparison: Comparison, language: Language) -> str:
    """That a published percentage is not ours, and what would give it."""
    published = comparison.published
    if not comparison.differs:
        return ""
    year, ours = published.year.label(language), computed(comparison)
    head = Bilingual(
        f"{year}の公表値は {published.printed}（{published.code}）ですが、計算式では {ours} になります。",
        f"The published figure for {year} is {published.printed} ({published.code}); the formula gives {ours}.",
    )
    why = Bilingual("", "")
    actual, target = published.actual, comparison.target
    if comparison.plain_ratio and actual is not None and target is not None:
        ratio = f"{grouped(actual)} ÷ {grouped(target)}"
        why = Bilingual(
            f"公表値は当初値を引かない単純な比率（{ratio}）と一致します。",
            f" The published one is the plain ratio ({ratio}), without the baseline.",
        )
    elif comparison.other_actual and actual is not None:
        why = Bilingual(
            f"公表時の実績は {grouped(actual)} でした。", f" It was published with an actual of {grouped(actual)}."
        )
    return f"{head.to(language)}{why.to(language)}"


def computed(comparison: Comparison) -> str:
    """Our percentage beside a published one, to as many places; empty where there is none."""
    value, printed = comparison.computed, comparison.published.percent
    return "" if value is None else wording.percent(rounded(value, 0 if printed is None else places(printed)))


def _years_known(lead: Assessment, language: Language) -> str:
    years = [o.year for o in lead.dossier.observations if o.value is not None]
    if lead.asked_year is None or lead.observation is not None or not years:
        return ""
    known = wording.joined([year.label(language) for year in years], language)
    return Bilingual(f"実績があるのは{known}です。", f"There are actuals for {known}.").to(language)


def _later(lead: Assessment, language: Language) -> str:
    if not lead.later:
        return ""
    unit = wording.unit_of(lead)
    shown = wording.joined([wording.actual(o, unit, language) for o in lead.later], language)
    return Bilingual(f"目標年のあとの実績: {shown}", f"Actual after the target year: {shown}").to(language)


def _of_an_entry(comparison: Comparison, lead: Assessment) -> bool:
    """Whether a published figure differs because its year's actual was entered here: then `_entered_over` says so."""
    o = lead.observation
    return comparison.other_actual and o is not None and o.entry is not None and comparison.published.year == o.year


def _by_year(lead: Assessment, rows: Sequence[Assessment]) -> list[Assessment]:
    """One row for each year whose actual is shown, the leading row first."""
    found: dict[int, Assessment] = {}
    for row in (lead, *rows):
        if row.observation is not None:
            found.setdefault(row.observation.year.number, row)
    return list(found.values())


def _entered_over(lead: Assessment, language: Language) -> str:
    """Where an entry and the record disagree, both are shown."""
    o = lead.observation
    if o is None or o.entry is None or o.published is None or o.published == o.value:
        return ""
    was, year = wording.amount(o.published, wording.unit_of(lead), language), o.year.label(language)
    return Bilingual(
        f"{year}の公表データの実績は {was} です（入力された値を使っています）。",
        f"The record's actual for {year} is {was}; the entered one is used.",
    ).to(language)


def _without_actual(answer: MeasureAnswer, language: Language) -> str:
    return no_actual_yet(answer.without_actual, language)


def no_actual_yet(year: int | None, language: Language) -> str:
    """The year asked for as 今年 or last year has no actual; empty where it has, or none was asked for."""
    if year is None:
        return ""
    return Bilingual(
        f"{year}年の実績はまだ記録にありません。いまある最新の実績でお答えします。",
        f"There is no actual for {year} in the record yet; this is the newest there is.",
    ).to(language)


def _without_target(answer: MeasureAnswer, language: Language) -> str:
    """Targets were asked for years that have none."""
    targets = [row.basis.target for row in answer.rows]
    years = sorted({target.year for target in targets if target is not None and target.year is not None})
    if not answer.without_target or not years:
        return ""
    asked = wording.joined([f"{year}年" if language == "ja" else str(year) for year in answer.without_target], language)
    known = wording.joined([year.label(language) for year in years], language)
    return Bilingual(
        f"{asked}の目標値は公表されていません。公表されているのは {known} の目標です。",
        f"No target for {asked} is published; there are targets for {known}.",
    ).to(language)


def _without_note(answer: MeasureAnswer, language: Language) -> str:
    if any(row.second_term for row in answer.rows):
        return ""
    return Bilingual(
        "第2期計画での対応は、公表資料に記載がありません。",
        "The published tables have no second-term note on this indicator.",
    ).to(language)


def _labelled(label: YearLabel | None, language: Language) -> str:
    """A year was asked for in one way and is printed in another."""
    if label is None:
        return ""
    return Bilingual(
        f"お尋ねの「{label.asked}」は、公表資料では「{label.printed}」と表示されています。",
        f"What you call {label.asked} is printed as {label.printed} in the published tables.",
    ).to(language)
