"""What stands small beneath a figure: published figures, how sure a note is, who entered it, the sources."""

from __future__ import annotations

from collections.abc import Sequence

from bot import reasons, wording
from kpi_core.assessment import Assessment
from kpi_core.comparison import Comparison
from kpi_core.figures import rounded
from kpi_core.language import Bilingual, Language, normalise
from kpi_core.pace import ON_TRACK_FROM, Status
from kpi_core.record import Certainty, Source
from kpi_core.years import find_years


def lines(
    rows: Sequence[Assessment],
    lead: Assessment,
    language: Language,
    sources: dict[str, Source],
    *,
    timezone: str = "UTC",
) -> tuple[str, ...]:
    """For the block of one measure, whose leading row is `lead`. `timezone` is the plan's, in which times are told."""
    found = [_published(lead, language), *_published_of_old_targets(rows, lead, language)]
    if any(n.certainty is Certainty.INFERRED for r in rows for n in r.second_term):
        found.append(inferred(language))
    if language == "en" and any(n.text.en for r in rows for n in (*r.second_term, *r.remarks)):
        found.append("English texts are our translation")
    found += _entered(rows, lead, language, timezone)
    found.append(_tolerance(lead, language))
    found.append(_sources(rows, language, sources))
    return tuple(line for line in found if line)


def _tolerance(lead: Assessment, language: Language) -> str:
    """Why 29 % of the way is on track where 30 % are expected; empty where nobody would ask."""
    if lead.status is not Status.ON_TRACK or lead.expected is None or lead.shown is None:
        return ""
    if lead.shown >= rounded(lead.expected, 0):
        return ""
    share = wording.percent(rounded(ON_TRACK_FROM * 100, 0))
    return Bilingual(
        f"目安の{share}以上なら「順調」としています", f"“On track” means at least {share} of what is expected by then"
    ).to(language)


def _entered(rows: Sequence[Assessment], lead: Assessment, language: Language, timezone: str) -> list[str]:
    """Who entered the figures that are shown here and when; of which year, unless it is the leading row's."""
    found: dict[int, str] = {}
    for row in (lead, *rows):
        o = row.observation
        if o is None or o.entry is None:
            continue
        who, at = o.entry.by, wording.local_time(o.entry.at, timezone)
        of_lead = lead.observation is not None and o.year == lead.observation.year
        year = "" if of_lead else o.year.label(language)
        found.setdefault(
            o.year.number,
            Bilingual(
                f"{year}{'の' if year else ''}入力: {who}（{at}）",
                f"{year}{': e' if year else 'E'}ntered by {who} ({at})",
            ).to(language),
        )
    return list(found.values())


def inferred(language: Language) -> str:
    """Said beside second-term notes whose row is not printed with them."""
    return Bilingual(
        "第2期計画での対応の文は、PDFの表の並びから対応づけたものです",
        "The second-term notes were matched to their rows by their order in the PDF (inferred)",
    ).to(language)


def _published(lead: Assessment, language: Language) -> str:
    """公表値 2022年 22%、2023年 29%（成3）。計算と一致."""
    if not lead.comparisons:
        return ""
    shown = [_one_published(c, lead, language) for c in lead.comparisons]
    verdict = ""
    if lead.differs is False:
        verdict = Bilingual("。計算と一致", "; agrees with the computation").to(language)
    elif lead.differs is None:
        verdict = Bilingual("。計算では確かめられません", "; cannot be checked").to(language)
    return f"{Bilingual('公表値', 'Published').to(language)} {wording.joined(shown, language)}{verdict}"


def _published_of_old_targets(rows: Sequence[Assessment], lead: Assessment, language: Language) -> list[str]:
    """What was published under the target of an earlier plan stays, beneath the row that leads now."""
    plan = lead.basis.target.plan if lead.basis.target is not None else None
    older = [r for r in rows if r.row.compare_with is None and r.target is not None and r.row.plan != plan]
    return [f"{r.row.code} {shown}" for r in older if (shown := _published(r, language))]


def _one_published(comparison: Comparison, lead: Assessment, language: Language) -> str:
    p, ours = comparison.published, reasons.computed(comparison)
    code = "" if p.code == lead.row.code else p.code
    mark = Bilingual(f"計算では {ours}", f"computed {ours}").to(language) if comparison.differs else ""
    return wording.bracketed(f"{p.year.label(language)} {p.printed}", [x for x in (code, mark) if x], language)


def _sources(rows: Sequence[Assessment], language: Language, sources: dict[str, Source]) -> str:
    used = [r.observation.source for r in rows if r.observation is not None]
    used += [c.published.source for r in rows for c in r.comparisons] + [n.source for r in rows for n in r.second_term]
    names = [source(name, language, sources) for name in dict.fromkeys(used) if name]
    return f"{Bilingual('出典', 'Source').to(language)}: {wording.joined(names, language)}" if names else ""


def source(name: str, language: Language, sources: dict[str, Source]) -> str:
    """A source with its date: 様式3-2 表（1）（2022年実績）; in English with the year alone."""
    known = sources.get(name)
    if known is None:
        return name
    shown, as_of = known.name.to(language), known.as_of
    if language == "en":
        as_of = ", ".join(mention.year.label("en") for mention in find_years(normalise(as_of))) or as_of
    return shown if not as_of or as_of in shown else wording.bracketed(shown, [as_of], language)
