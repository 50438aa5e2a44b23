"""Headings and sentences about whole answers, which the terminal and Slack share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from bot import reasons, wording
from bot.reasons import why_differs
from kpi_core.answers import Answer
from kpi_core.assessment import Assessment
from kpi_core.contents import Clarify, Figures, Listing, Ranking, Summary, Unknown
from kpi_core.figures import rounded
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Filters
from kpi_core.record import Plan


def plan_name(of: Plan, plans: Sequence[Bilingual], language: Language) -> str:
    """加賀市　第1期SDGs未来都市計画: whose figures these are."""
    city, names = of.city.to(language), [plan.to(language) for plan in plans]
    return f"{city}　{'・'.join(names)}" if language == "ja" else f"{city}, {', '.join(names)}"


def unknown(content: Unknown, language: Language) -> str:
    if content.excluding:
        return Bilingual(
            "申し訳ありません。「〜ではない」「〜以外」という条件では、まだお答えできません。ほかの言い方でお尋ねください。",
            "Sorry, I cannot answer yet for what something is not, or all except it. Please ask in another way.",
        ).to(language)
    if content.words:
        return Bilingual(
            f"「{content.words}」に当たる指標は、この計画には見つかりませんでした。",
            f"This plan has no indicator for “{content.words}”.",
        ).to(language)
    return Bilingual(
        "この計画の指標についてのご質問とは読み取れませんでした。",
        "This does not seem to ask about an indicator of this plan.",
    ).to(language)


def near(language: Language) -> str:
    return Bilingual("近い名前の指標:", "Indicators with a similar name:").to(language)


def examples_heading(language: Language) -> str:
    return Bilingual("お尋ねいただける例:", "You can ask, for example:").to(language)


def examples(answer: Answer) -> list[str]:
    """In Japanese in quotation marks; English ones quote a name themselves."""
    return [f"「{example}」" if answer.language == "ja" else example for example in answer.examples]


def clarify(content: Clarify, language: Language) -> str:
    one = len(content.options) == 1
    if content.words and content.left_over:
        return Bilingual(
            f"「{content.words}」の部分を読み取れませんでした。次の指標についてのお尋ねですか？",
            f"I could not place “{content.words}”. Do you mean {'this one' if one else 'one of these'}?",
        ).to(language)
    if content.otherwise_counted:
        return Bilingual(
            f"「{content.words}」でお答えできる値がありません。次の指標についてのお尋ねですか？",
            f"No figure here answers “{content.words}”. Do you mean {'this one' if one else 'one of these'}?",
        ).to(language)
    if content.words and one:
        return Bilingual(
            f"「{content.words}」が何を指すか、はっきりしませんでした。次の指標についてのお尋ねですか？",
            f"I am not sure what “{content.words}” means. Do you mean this one?",
        ).to(language)
    if content.words:
        return Bilingual(
            f"「{content.words}」は、次のどの指標についてのお尋ねですか？",
            f"Which of these do you mean by “{content.words}”?",
        ).to(language)
    return Bilingual("どの指標についてのお尋ねですか？", "Which indicator do you mean?").to(language)


def help_texts(answer: Answer) -> tuple[str, str]:
    """What can be asked, and in which words."""
    language, code = answer.language, answer.example_code
    what = Bilingual(
        f"{answer.city}の指標について、達成度・実績・目標・当初値・推移・見通し、第2期計画での対応をお答えします。",
        f"Ask about {answer.city}'s indicators: progress, actual, target, baseline, trend, outlook, and what the second-term plan says.",
    )
    how = Bilingual(
        f"指標は、略称や番号（{code} など）でもお尋ねいただけます。全体の状況、遅れている指標、公表値の点検、計画の文章もお答えします。",
        f"Names may be short, or codes such as {code}. You can also ask for a summary, for what is behind, for an audit of the published figures, and for the plan's text.",
    )
    return what.to(language), how.to(language)


def greeting(answer: Answer) -> str:
    return Bilingual(
        f"はじめまして。{answer.city}の指標の進み具合をお答えします。次のようにお尋ねください。",
        f"Hello. I answer how {answer.city}'s indicators stand. Ask, for example:",
    ).to(answer.language)


def others(content: Figures, language: Language) -> str:
    """Before further measures: those that did not fit in, or that could have been meant."""
    if content.more:
        return Bilingual("ほかにも当てはまる指標があります。", "There are further indicators.").to(language)
    return Bilingual("こちらの指標でしたか？", "Or did you mean one of these?").to(language)


def other_candidates(language: Language, example_code: str, *, found: bool) -> str:
    """The reply to 「違う指標です」."""
    if found:
        return Bilingual("失礼しました。次のどの指標についてのお尋ねですか？", "Sorry. Which of these do you mean?").to(
            language
        )
    return Bilingual(
        f"失礼しました。ほかに近い指標は見つかりませんでした。指標の名前か番号（{example_code} など）でお尋ねください。",
        f"Sorry. No other indicator comes close. Please ask by its name or its code (such as {example_code}).",
    ).to(language)


def left_over(count: int, language: Language) -> str:
    """Beneath a list that is cut; empty where nothing is."""
    if count <= 0:
        return ""
    return Bilingual(
        f"ほか{count:,}件。側面・取組・状況などで絞り込んでお尋ねください。",
        f"{count:,} more. Narrow the list, for example by dimension, programme or status.",
    ).to(language)


def cut_short(language: Language) -> str:
    return Bilingual("長いため途中までです。", "Cut short.").to(language)


def gone(language: Language) -> str:
    """A button from before the record was changed."""
    return Bilingual("その指標は、いまのデータにはありません。", "The record no longer has that indicator.").to(
        language
    )


def no_passage(language: Language) -> str:
    return Bilingual("当てはまる文章はありません。", "There is no such text.").to(language)


def formula(text: str, language: Language) -> str:
    return f"{Bilingual('計算', 'Computed').to(language)}: {text}" if text else ""


def listing(answer: Answer, content: Listing) -> str:
    """指標の一覧（環境の側面）: 3件."""
    language = answer.language
    what = _narrowed(answer, content.filters, content.years, content.target_years)
    count = len(content.rows)
    if not content.rows:
        return Bilingual(
            f"{what or '一覧'}に当てはまる指標はありません。", f"There is no indicator for: {what or 'this list'}."
        ).to(language)
    heading = Bilingual("指標の一覧", "Indicators").to(language)
    if what:
        heading = wording.bracketed(heading, [what], language)
    return Bilingual(f"{heading}: {count}件", f"{heading}: {count}").to(language)


def ranking(answer: Answer, content: Ranking) -> str:
    """達成度の高い順（環境の側面、2022年）."""
    heading = wording.ORDERS[content.order].to(answer.language)
    what = _narrowed(answer, content.filters, content.years)
    return wording.bracketed(heading, [what] if what else [], answer.language)


def _narrowed(answer: Answer, filters: Filters, years: Sequence[int], target_years: Sequence[int] = ()) -> str:
    """What a list or ranking was narrowed to; empty where it holds all."""
    language = answer.language
    what = wording.filters(filters, language, tables=answer.tables, terms=answer.terms)
    parts = [
        *([what] if what else []),
        *(Bilingual(f"{year}年", str(year)).to(language) for year in years),
        *(Bilingual(f"{year}年の目標", f"target year {year}").to(language) for year in target_years),
    ]
    return ("、" if language == "ja" else " / ").join(parts)


def no_actual_yet(content: Listing | Ranking | Summary, language: Language) -> str:
    """Beneath the heading, where 今年 or last year was asked for and no indicator has an actual of it."""
    return reasons.no_actual_yet(content.without_actual, language)


def unranked(content: Ranking, language: Language) -> str:
    """Empty where every lead row has its place."""
    n = content.unranked
    if not n:
        return ""
    return Bilingual(
        f"比べられる達成度がない{n}件は含めていません。", f"{n} without a comparable figure are left out."
    ).to(language)


def change(before: Assessment, after: Assessment, language: Language) -> str:
    """2022年 22% → 2023年 29%（+6.8ポイント）: the points from the unrounded figures."""
    ends = (before.percent, before.shown, before.observation, after.percent, after.shown, after.observation)
    match ends:
        case (Decimal() as b, Decimal() as b_shown, o, Decimal() as a, Decimal() as a_shown, p) if o and p:
            points = rounded(a - b, 1)
            signed = f"+{points}" if points > 0 else str(points)
            way = f"{o.year.label(language)} {wording.percent(b_shown)} → {p.year.label(language)} {wording.percent(a_shown)}"
            return wording.bracketed(way, [Bilingual(f"{signed}ポイント", f"{signed} points").to(language)], language)
        case _:
            return ""


def summary(content: Summary, language: Language) -> str:
    total = sum(n for _, n in content.total)
    of = Bilingual(f"{total}指標", f"{total} indicators").to(language)
    years = [Bilingual(f"{year}年", str(year)).to(language) for year in content.years]
    return wording.bracketed(Bilingual("全体の状況", "Overall").to(language), [*years, of], language)


def tally(rows: Sequence[Assessment]) -> tuple[tuple[Status, int], ...]:
    """How many rows stand where."""
    return tuple((status, sum(r.status is status for r in rows)) for status in Status)


def joined_statuses(statuses: Collection[Status], language: Language) -> str:
    """やや遅れ・遅れ・後退・未達成."""
    named = [wording.status_word(status, language) for status in Status if status in statuses]
    return ("・" if language == "ja" else ", ").join(named)


def counts(numbers: Sequence[tuple[Status, int]], language: Language) -> str:
    """達成 1・順調 6・遅れ 1."""
    parts = [f"{wording.status_word(status, language)} {n}" for status, n in numbers if n]
    return ("・" if language == "ja" else ", ").join(parts)


def differing(results: Sequence[Assessment], language: Language) -> list[str]:
    """One sentence for each published figure that is not what we compute."""
    found = []
    for r in results:
        for c in r.comparisons:
            sentence = why_differs(c, language)
            if sentence:
                name = r.dossier.measure.name.to(language)
                found.append(f"{name}: {sentence}")
    return list(dict.fromkeys(found))


def row(r: Assessment, language: Language) -> tuple[str, str, str, str, str]:
    """Code, name, percentage, status with what it was compared with, year of the actual (暫定)."""
    name = r.row.name_printed if language == "ja" else r.dossier.measure.name.to(language)
    share = "-" if r.shown is None else wording.percent(r.shown)
    year = wording.year_of(r.observation, language) if r.observation is not None else ""
    return r.row.code, name, share, wording.status_by_line(r, language), year


def goal(r: Assessment, content: Listing, language: Language) -> str:
    """目標 80 件（2022年）, where a list is about targets: those of a year or a plan, or those that were reached or missed."""
    statuses = content.filters.statuses
    verdict = bool(statuses) and statuses <= {Status.ACHIEVED, Status.MISSED}
    asked = content.filters.targets or content.filters.term or content.target_years
    if r.row.target is None or not (asked or verdict):
        return ""
    shown = wording.target(r.row.target, wording.unit_of(r), language)
    return Bilingual(f"目標 {shown}", f"target {shown}").to(language)


def source(name: str, language: Language) -> str:
    return f"{Bilingual('出典', 'Source').to(language)}: {name}"


def translated(language: Language) -> str:
    """Said beside English texts that are not the city's own."""
    return "" if language == "ja" else "English text: our translation"
