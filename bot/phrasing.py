"""One measure's answer in words, laid out for no surface yet: the terminal and Slack both show these parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot import outlook_words, reasons, small_print, wording
from kpi_core.assessment import Assessment
from kpi_core.contents import MeasureAnswer, YearLabel
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Intent
from kpi_core.record import Note, NoteKind, Source

Field = tuple[str, str]  # a label, and what stands beside it


@dataclass(frozen=True, slots=True)
class Quoted:
    """A note word for word: which rows it stands on, and what it is."""

    codes: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series; `share` in percent draws the bar, `status` says what it was measured by."""

    year: str
    amount: str
    result: str
    share: Decimal | None
    status: str


@dataclass(frozen=True, slots=True)
class MeasureText:
    """What is said about one measure, by the row that leads.

    `asked`: the field that was asked for, where it is not the achievement. `result` is the percentage, `share` (in
    percent, or None) draws the bar, `against` says what `status` was measured by. `others`: further rows of the measure,
    each with its code. `reasons` must not be missed; `small` is small print. `headline` says the answer by itself.
    """

    lead: Assessment
    title: str
    codes: str
    asked: Field | None
    result: str
    share: Decimal | None
    status: str
    against: str
    fields: tuple[Field, ...]
    formula: str
    series: tuple[Point, ...]
    others: tuple[Field, ...]
    outlook: str
    reasons: tuple[str, ...]
    notes: tuple[Quoted, ...]
    small: tuple[str, ...]
    headline: str


def measure_text(
    answer: MeasureAnswer,
    intent: Intent,
    language: Language,
    sources: dict[str, Source],
    label: YearLabel | None = None,
    *,
    terms: Mapping[str, Bilingual] | None = None,
    timezone: str = "UTC",
) -> MeasureText:
    """Words for `answer`; `intent` decides what is said first.

    Of `terms`, those whose targets it shows are named. Times are told in `timezone`, the plan's.
    """
    plans = terms if terms is not None and answer.dossier.has_several_plans else {}
    series = [r for r in answer.rows if r.row.code == answer.rows[0].row.code] if intent is Intent.TREND else []
    lead = next((r for r in reversed(series) if r.percent is not None), answer.rows[0])
    same = [] if series else [r for r in answer.rows[1:] if _same(r, lead)]
    others = [] if series else [r for r in answer.rows[1:] if not _same(r, lead) and not _covered(r, answer.rows)]
    fields = _fields(lead, language, plans)
    asked = fields.pop(intent, None)
    notes = _notes(answer.rows, language)
    outlook = outlook_words.outlook(lead, language) if intent is Intent.OUTLOOK else ""
    status, against = wording.status_word(lead.status, language), _against(lead, language)
    result = "" if lead.shown is None else wording.percent(lead.shown)
    name = answer.dossier.measure.name.to(language)
    return MeasureText(
        lead=lead,
        title=name,
        codes=_codes([lead.row.code, *(r.row.code for r in same)], language),
        asked=asked,
        result=result,
        share=lead.percent,
        status=status,
        against=against,
        fields=tuple(fields.values()),
        formula=wording.formula(lead, language),
        series=tuple(_point(r, language) for r in series),
        others=tuple(line for r in others for line in _other(r, language, plans)),
        outlook=outlook,
        reasons=reasons.reasons(answer, lead, label, language, intent),
        notes=notes,
        small=small_print.lines(answer.rows, lead, language, sources, timezone=timezone),
        headline=f"{name}: {_headline(lead, intent, asked, tuple(fields.values()), notes, language)}",
    )


def _codes(codes: Sequence[str], language: Language) -> str:
    return ("・" if language == "ja" else ", ").join(codes)


def _same(result: Assessment, lead: Assessment) -> bool:
    """Another row that says just the same (環7 beside 経1): its code joins the title."""
    return (
        result.row.compare_with is None
        and result.basis.target == lead.basis.target
        and result.basis.baseline == lead.basis.baseline
        and result.observation == lead.observation
        and result.status is lead.status
        and result.row.unit_printed == lead.row.unit_printed
    )


def _covered(result: Assessment, rows: Sequence[Assessment]) -> bool:
    """A row that borrows from one that is shown: its published figure stands there already."""
    return result.row.compare_with is not None and any(r.row.code == result.row.compare_with for r in rows)


def _headline(
    lead: Assessment,
    intent: Intent,
    asked: Field | None,
    fields: Sequence[Field],
    notes: Sequence[Quoted],
    language: Language,
) -> str:
    """The answer in a few words."""
    status = wording.status_word(lead.status, language)
    if intent is Intent.OUTLOOK:
        return outlook_words.outlook(lead, language)
    if intent is Intent.NOTE and notes:
        return notes[0].text
    if asked is not None:
        return " ".join(asked)
    if lead.shown is not None:
        what = Bilingual("達成度", "achievement").to(language)
        return wording.bracketed(f"{what} {wording.percent(lead.shown)}", [status], language)
    return " ".join(fields[0]) if lead.status is Status.NOT_AVAILABLE else status


def _label(intent: Intent, language: Language) -> str:
    word = wording.INTENTS[intent].to(language)
    return word.capitalize() if language == "en" else word


def _against(lead: Assessment, language: Language) -> str:
    """What the status was measured by: 2023年の目安 30%, 2022年の目標に対して."""
    target, observation = lead.basis.target, lead.observation
    if lead.status in {Status.ACHIEVED, Status.MISSED}:
        if target is None or target.year is None:
            return ""
        year = target.year.label(language)
        return Bilingual(f"{year}の目標に対して", f"against the {year} target").to(language)
    if lead.expected is None or observation is None or lead.status is Status.NOT_AVAILABLE:
        return ""
    year, share = observation.year.label(language), wording.expected(lead.expected)
    return Bilingual(f"{year}の目安 {share}", f"{share} expected by {year}").to(language)


def _fields(lead: Assessment, language: Language, plans: Mapping[str, Bilingual]) -> dict[Intent | None, Field]:
    """実績, 目標, 当初値, by what asks for them; first what was published, where nothing can be computed."""
    unit = wording.unit_of(lead)
    none = Bilingual("記載なし", "not published").to(language)
    asked = lead.asked_year
    missing = Bilingual("まだありません", "none yet")
    if asked is not None:
        missing = Bilingual(f"{asked}年は記録なし", f"none for {asked}")
    actual = missing.to(language)
    if lead.observation is not None:
        actual = wording.actual(lead.observation, unit, language)
    # Borrowed figures keep the unit of the row that lends them (社3 counts 人, 成7 件).
    unit = Bilingual(lead.basis.unit_printed or unit.ja, unit.en)
    aim = lead.basis.target
    target = none if aim is None else wording.target(aim, unit, language, plan=plans.get(aim.plan))
    baseline = lead.basis.baseline
    start = baseline.words or none
    if baseline.value is not None:
        # 取3 prints 0 件 beside a target in DL: each figure keeps the unit that stands behind it.
        own = Bilingual(lead.basis.second_unit or unit.ja, unit.en)
        years = [baseline.year.label(language)] if baseline.year is not None else []
        start = wording.bracketed(wording.amount(baseline.value, own, language), years, language)
    fields: dict[Intent | None, Field] = {}
    own_figures = [c.published for c in lead.comparisons if c.published.code == lead.row.code]
    if lead.shown is None and own_figures:
        newest = own_figures[-1]
        shown = wording.bracketed(newest.printed, [newest.year.label(language)], language)
        fields[None] = (Bilingual("公表値", "Published").to(language), shown)
    fields[Intent.ACTUAL] = (_label(Intent.ACTUAL, language), actual)
    fields[Intent.TARGET] = (_label(Intent.TARGET, language), target)
    fields[Intent.BASELINE] = (_label(Intent.BASELINE, language), start)
    return fields


def _point(result: Assessment, language: Language) -> Point:
    o = result.observation
    year = amount = ""
    if o is not None and o.value is not None:
        year, amount = o.year.label(language), wording.amount(o.value, wording.unit_of(result), language)
        amount = wording.bracketed(amount, wording.marks(o, language), language)
    share = "" if result.shown is None else wording.percent(result.shown)
    word = "" if result.status is Status.NOT_AVAILABLE else wording.status_by_line(result, language)
    return Point(year, amount, share, result.percent, word)


def _other(result: Assessment, language: Language, plans: Mapping[str, Bilingual]) -> tuple[Field, ...]:
    """Another row of the measure, with its code; nothing for a row that says nothing."""
    unit, code, o = wording.unit_of(result), result.row.code, result.observation
    if result.basis.target is None:
        figures = [c.published for c in result.comparisons if c.published.code == code]
        if not figures or o is None:
            return ()
        actual, printed = wording.actual(o, unit, language), figures[-1].printed
        none = Bilingual(
            f"{actual}、公表値 {printed}（目標値の記載なし）", f"{actual}, published {printed} (no target published)"
        )
        return ((code, none.to(language)),)
    aim = result.basis.target
    target = wording.target(aim, unit, language, plan=plans.get(aim.plan))
    word = wording.status_word(result.status, language)
    if result.target_year_missing:
        why = Bilingual("目標年の実績がまだありません", "no actual of the target year yet").to(language)
        word = wording.bracketed(word, [why], language)
    if result.shown is None:
        return ((code, Bilingual(f"目標 {target}: {word}", f"Target {target}: {word}").to(language)),)
    share, goal = wording.percent(result.shown), result.basis.target.year
    then = Bilingual("", "")
    if o is not None and (goal is None or o.year.number != goal.number):
        then = Bilingual(f"{o.year}の", f" in {o.year.label('en')}")
    # Not "45 % of the target": with a baseline above 0 that would be another figure.
    line = Bilingual(
        f"目標 {target}、{then.ja}達成度 {share}、{word}", f"Target {target}, achievement {share}{then.en}, {word}"
    )
    return ((code, line.to(language)),)


def _notes(rows: Sequence[Assessment], language: Language) -> tuple[Quoted, ...]:
    """Every row's notes, each text once with the codes it stands on."""
    found: dict[tuple[NoteKind, int, str], list[Note]] = {}
    for result in rows:
        for note in (*result.second_term, *result.remarks):
            known = found.setdefault((note.kind, note.year.number, note.text.ja), [])
            if all(note.code != other.code for other in known):
                known.append(note)
    return tuple(
        Quoted(_codes([n.code for n in notes], language), _note_title(notes[0], language), notes[0].text.to(language))
        for notes in found.values()
    )


def _note_title(note: Note, language: Language) -> str:
    year = note.year.label(language)
    match note.kind:
        case NoteKind.SECOND_TERM:
            title = Bilingual(f"第2期計画での対応（{year}の進捗評価）", f"Second-term plan (review of {year})")
        case NoteKind.REMARK:
            title = Bilingual(f"特筆事項（{year}の進捗評価）", f"Remark (review of {year})")
    return title.to(language)
