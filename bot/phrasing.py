"""One measure's answer in words, laid out for no surface yet: the terminal and Slack both show these parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpi_core.questions import Intent

from bot import wording
from kpi_core.assessment import Assessment
from kpi_core.comparison import Comparison
from kpi_core.contents import MeasureAnswer, YearLabel
from kpi_core.figures import grouped, rounded
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.record import Certainty, Note, Source


@dataclass(frozen=True, slots=True)
class Quoted:
    """A note word for word: which rows it stands on, what it is, the text, and whether the text is our translation."""

    codes: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MeasureText:
    """`result` is the leading row's percentage or verdict; `share` (0 to 100, or None) draws the bar.

    `fields` are (label, text) pairs, the one asked for first. `others` are further rows of the measure, a line each.
    `reasons` are sentences that must not be missed; `small` is what stands in small print.
    """

    title: str
    codes: str
    result: str
    share: Decimal | None
    status: str
    fields: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
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
) -> MeasureText:
    """Words for `answer`; `intent` decides which field leads."""
    lead = answer.rows[0]
    same = [r for r in answer.rows[1:] if _same(r, lead)]
    others = [r for r in answer.rows[1:] if not _same(r, lead) and not _covered(r, answer.rows)]
    fields = _fields(lead, intent, language)
    status, reasons = _status(lead, language), _reasons(lead, language)
    name = answer.dossier.measure.name.to(language)
    codes = "・".join([lead.row.code, *(r.row.code for r in same)]) if language == "ja" else ", ".join(
        [lead.row.code, *(r.row.code for r in same)]
    )  # fmt: skip
    result = "" if lead.shown is None else wording.percent(lead.shown)
    return MeasureText(
        title=name,
        codes=codes,
        result=result,
        share=lead.percent,
        status=status,
        fields=fields,
        others=tuple(line for r in others for line in [_other(r, language)] if line),
        reasons=(*_without_target(answer, language), *reasons, *_label(label, language)),
        notes=_notes(answer.rows, language),
        small=_small(answer, lead, language, sources),
        headline=f"{name}: {_headline(lead, intent, fields, result, status, language)}",
    )


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
    lead: Assessment, intent: Intent, fields: Sequence[tuple[str, str]], result: str, status: str, language: Language
) -> str:
    if intent in {Intent.TARGET, Intent.ACTUAL, Intent.BASELINE} and fields:
        label, text = fields[0]
        return f"{label} {text}"
    if result:
        what = Bilingual("達成度", "achievement").to(language)
        return wording.bracketed(f"{what} {result}", [status] if status else [], language)
    if lead.status is Status.NOT_AVAILABLE:
        label, text = fields[0]
        return f"{label} {text}"
    return status


def _status(lead: Assessment, language: Language) -> str:
    """順調（2023年の目安 30%）: the word, and what it was compared with."""
    word = wording.status_word(lead.status, language)
    if lead.status in {Status.ACHIEVED, Status.MISSED}:
        target = lead.basis.target
        year = target.year.label(language) if target is not None and target.year is not None else ""
        inside = Bilingual(f"{year}の目標に対して", f"against the {year} target").to(language) if year else ""
        return wording.bracketed(word, [inside] if inside else [], language)
    if lead.expected is not None and lead.observation is not None and lead.status is not Status.NOT_AVAILABLE:
        year = lead.observation.year.label(language)
        share = wording.expected(lead.expected)
        inside = Bilingual(f"{year}の目安 {share}", f"{share} expected by {year}").to(language)
        return wording.bracketed(word, [inside], language)
    return word


def _fields(lead: Assessment, intent: Intent, language: Language) -> tuple[tuple[str, str], ...]:
    """実績, 目標, 当初値, 計算; the one that was asked for first."""
    unit = wording.unit_of(lead)
    none = Bilingual("記載なし", "not published").to(language)
    asked = lead.asked_year
    missing = Bilingual(
        f"{asked}年は記録なし" if asked else "まだありません", f"none for {asked}" if asked else "none yet"
    )
    actual = missing.to(language)
    if lead.observation is not None:
        actual = wording.actual(lead.observation, unit, language)
    target = wording.target(lead.basis.target, unit, language) if lead.basis.target is not None else none
    baseline = lead.basis.baseline
    start = baseline.words or none
    if baseline.value is not None:
        # 取3 prints 0 件 beside a target in DL: each figure keeps the unit that stands behind it.
        own = Bilingual(lead.basis.second_unit or unit.ja, unit.en)
        years = [baseline.year.label(language)] if baseline.year is not None else []
        start = wording.bracketed(wording.amount(baseline.value, own, language), years, language)
    fields = {
        Intent.ACTUAL: (wording.INTENTS[Intent.ACTUAL].to(language), actual),
        Intent.TARGET: (wording.INTENTS[Intent.TARGET].to(language), target),
        Intent.BASELINE: (wording.INTENTS[Intent.BASELINE].to(language), start),
    }
    ordered = [fields.pop(intent)] if intent in fields else []
    ordered.extend(fields.values())
    sums = wording.formula(lead, language)
    if sums:
        ordered.append((Bilingual("計算", "computed").to(language), sums))
    return tuple((label.capitalize() if language == "en" else label, text) for label, text in ordered)


def _reasons(lead: Assessment, language: Language) -> tuple[str, ...]:
    sentences = [wording.why_no_percent(lead, language), wording.why_not_assessed(lead, language)]
    sentences.append(_implied(lead, language))
    sentences.append(_borrowed(lead, language))
    sentences.extend(wording.why_differs(c, lead.dossier.measure, language) for c in lead.comparisons)
    sentences.append(_years_known(lead, language))
    sentences.append(_later(lead, language))
    sentences.append(_entered_over(lead, language))
    return tuple(sentence for sentence in sentences if sentence)


def _implied(lead: Assessment, language: Language) -> str:
    implied = lead.implied
    if implied is None:
        return ""
    unit = wording.unit_of(lead)
    figure = next(c.published for c in lead.comparisons if c.published.code == lead.row.code)
    about = wording.amount(implied.target, unit, language)
    if implied.lowest == implied.highest:
        bounds = ""
    else:
        low, high = grouped(implied.lowest), wording.amount(implied.highest, unit, language)
        bounds = Bilingual(f"（{low}〜{high}の範囲）", f" (between {low} and {high})").to(language)
    return Bilingual(
        f"公表値 {figure.printed} から逆算すると、当初値が0なら目標は {about}{bounds}と推定されます（公表された目標値ではありません）。",
        f"The published {figure.printed} implies a target of {about}{bounds}, if the baseline is 0; it is not a published target.",
    ).to(language)


def _borrowed(lead: Assessment, language: Language) -> str:
    if lead.row.compare_with is None:
        return ""
    code = lead.row.compare_with
    return Bilingual(
        f"{lead.row.code} には当初値・目標値の記載がないため、同じ指標の {code} の値で計算しています。",
        f"{lead.row.code} prints no baseline or target; those of {code}, the same measure, are used.",
    ).to(language)


def _years_known(lead: Assessment, language: Language) -> str:
    if lead.asked_year is None or lead.observation is not None:
        return ""
    years = [o.year for o in lead.dossier.observations if o.value is not None]
    if not years:
        return ""
    known = wording.year_span(years, language)
    return Bilingual(f"実績がある年は {known} です。", f"There are actuals for {known}.").to(language)


def _later(lead: Assessment, language: Language) -> str:
    if not lead.later:
        return ""
    unit = wording.unit_of(lead)
    shown = wording.joined([wording.actual(o, unit, language) for o in lead.later], language)
    return Bilingual(f"目標年のあとの実績: {shown}", f"Actual after the target year: {shown}").to(language)


def _entered_over(lead: Assessment, language: Language) -> str:
    """Where an entry and the record disagree, both are shown."""
    o = lead.observation
    if o is None or o.entry is None or o.published is None or o.published == o.value:
        return ""
    was = wording.amount(o.published, wording.unit_of(lead), language)
    return Bilingual(
        f"{o.year.label(language)}の公表データの実績は {was} です（入力された値を使っています）。",
        f"The record's actual for {o.year.label(language)} is {was}; the entered one is used.",
    ).to(language)


def _without_target(answer: MeasureAnswer, language: Language) -> tuple[str, ...]:
    if not answer.without_target:
        return ()
    asked = wording.joined([f"{year}年" if language == "ja" else str(year) for year in answer.without_target], language)
    targets = [r.basis.target.year for r in answer.rows if r.basis.target is not None and r.basis.target.year is not None]
    known = wording.year_span(sorted(set(targets)), language)
    if not known:
        return ()
    return (
        Bilingual(
            f"{asked}の目標値は公表されていません。公表されているのは {known} の目標です。",
            f"No target for {asked} is published; there are targets for {known}.",
        ).to(language),
    )


def _label(label: YearLabel | None, language: Language) -> tuple[str, ...]:
    if label is None:
        return ()
    return (
        Bilingual(
            f"お尋ねの「{label.asked}」は、公表資料では「{label.printed}」と表示されています。",
            f"What you call {label.asked} is printed as {label.printed} in the published tables.",
        ).to(language),
    )


def _other(result: Assessment, language: Language) -> str:
    """Another row of the measure in one line."""
    unit = wording.unit_of(result)
    code = result.row.code
    if result.basis.target is None:
        figures = [c.published for c in result.comparisons if c.published.code == code]
        if not figures or result.observation is None:
            return ""
        actual = wording.actual(result.observation, unit, language)
        printed = figures[-1].printed
        return Bilingual(
            f"{code}　{actual}、公表値 {printed}（目標値の記載なし）",
            f"{code}  {actual}, published {printed} (no target published)",
        ).to(language)
    target = wording.target(result.basis.target, unit, language)
    word = wording.status_word(result.status, language)
    if result.shown is None:
        return Bilingual(f"{code}　目標 {target}: {word}", f"{code}  Target {target}: {word}").to(language)
    share = wording.percent(result.shown)
    years = ""
    o, goal = result.observation, result.basis.target.year
    if o is not None and goal is not None and o.year.number != goal.number:
        years = Bilingual(f"{o.year.label(language)}に ", f"in {o.year.label(language)} ").to(language)
    return Bilingual(
        f"{code}　目標 {target}に対し {years}{share}、{word}",
        f"{code}  {share} of the target {target} {years}— {word}".replace(") —", "), "),
    ).to(language)


def _notes(rows: Sequence[Assessment], language: Language) -> tuple[Quoted, ...]:
    """Every row's notes, each text once with the codes it stands on."""
    found: dict[tuple[str, int, str], list[str]] = {}
    kinds: dict[tuple[str, int, str], Note] = {}
    for result in rows:
        for note in (*result.second_term, *result.remarks):
            key = (note.kind, note.year.number, note.text.ja)
            kinds[key] = note
            codes = found.setdefault(key, [])
            if note.code not in codes:
                codes.append(note.code)
    return tuple(
        Quoted(
            ("・" if language == "ja" else ", ").join(codes),
            _note_title(kinds[key], language),
            kinds[key].text.to(language),
        )
        for key, codes in found.items()
    )


def _note_title(note: Note, language: Language) -> str:
    year = note.year.label(language)
    titles = {
        "second_term": Bilingual(f"第2期計画での対応（{year}の進捗評価）", f"Second-term plan (review of {year})"),
        "remark": Bilingual(f"特筆事項（{year}の進捗評価）", f"Remark (review of {year})"),
    }
    return titles[note.kind].to(language)


def _small(answer: MeasureAnswer, lead: Assessment, language: Language, sources: dict[str, Source]) -> tuple[str, ...]:
    rows = answer.rows
    lines = [_published(lead, language)]
    if any(n.certainty is Certainty.INFERRED for r in rows for n in r.second_term):
        lines.append(
            Bilingual(
                "第2期計画での対応の文は、PDFの表の並びから対応づけたものです",
                "The second-term notes were matched to their rows by their order in the PDF (inferred)",
            ).to(language)
        )
    if language == "en" and any(n.text.en for r in rows for n in (*r.second_term, *r.remarks)):
        lines.append("English texts are our translation")
    o = lead.observation
    if o is not None and o.entry is not None:
        at = o.entry.at[:16].replace("T", " ")
        lines.append(Bilingual(f"入力: {o.entry.by}（{at} UTC）", f"Entered by {o.entry.by} ({at} UTC)").to(language))
    lines.append(_sources(rows, language, sources))
    return tuple(line for line in lines if line)


def _published(lead: Assessment, language: Language) -> str:
    if not lead.comparisons:
        return ""
    shown = [_one_published(c, lead, language) for c in lead.comparisons]
    head = Bilingual("公表値", "Published").to(language)
    verdict = ""
    if lead.differs is False:
        verdict = Bilingual("（計算と一致）", " (agrees with the computation)").to(language)
    elif lead.differs is None:
        verdict = Bilingual("（計算では確かめられません）", " (cannot be checked)").to(language)
    return f"{head} {wording.joined(shown, language)}{verdict}"


def _one_published(comparison: Comparison, lead: Assessment, language: Language) -> str:
    p = comparison.published
    code = "" if p.code == lead.row.code else p.code
    mark = ""
    if comparison.differs and comparison.computed is not None:
        ours = wording.percent(rounded(comparison.computed, 0))
        mark = Bilingual(f"計算では {ours}", f"computed {ours}").to(language)
    return wording.bracketed(f"{p.year.label(language)} {p.printed}", [x for x in (code, mark) if x], language)


def _sources(rows: Sequence[Assessment], language: Language, sources: dict[str, Source]) -> str:
    names: list[str] = []
    used = [r.observation.source for r in rows if r.observation is not None]
    used += [c.published.source for r in rows for c in r.comparisons] + [n.source for r in rows for n in r.second_term]
    for name in used:
        if name and name not in names:
            names.append(name)
    if not names:
        return ""
    return f"{Bilingual('出典', 'Source').to(language)}: {wording.joined([source(n, language, sources) for n in names], language)}"


def source(name: str, language: Language, sources: dict[str, Source]) -> str:
    """A source with its date: 様式3-2 表（1）（2022年実績）."""
    known = sources.get(name)
    if known is None:
        return name
    shown = known.name.to(language)
    if not known.as_of or known.as_of in shown:
        return shown
    return wording.bracketed(shown, [known.as_of], language)
