"""Words in Japanese and English for what `kpi_core` computes: statuses, amounts, years, reasons.

Numbers and years are printed by `figures` and `years`; nothing here computes.
"""

from __future__ import annotations

from decimal import Decimal

from kpi_core.questions import Filters, Intent, Order

from kpi_core.achievement import Undefined
from kpi_core.assessment import Assessment
from kpi_core.comparison import Comparison
from kpi_core.figures import Bound, Figure, Words, grouped, rounded
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.record import Measure, Observation, Rule, Target
from kpi_core.years import Year

STATUSES: dict[Status, Bilingual] = {
    Status.ACHIEVED: Bilingual("達成", "achieved"),
    Status.ON_TRACK: Bilingual("順調", "on track"),
    Status.SLIGHTLY_BEHIND: Bilingual("やや遅れ", "slightly behind"),
    Status.BEHIND: Bilingual("遅れ", "behind"),
    Status.REGRESSING: Bilingual("後退", "moving backwards"),
    Status.MISSED: Bilingual("未達成", "not achieved"),
    Status.NOT_AVAILABLE: Bilingual("判定不可", "cannot be assessed"),
}

NOT_ON_PACE = frozenset({Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.REGRESSING, Status.MISSED})

# The three sides of the 様式3-2 sheets; another name is shown as it stands.
DIMENSIONS = {"経済": "Economy", "社会": "Society", "環境": "Environment", "": "Other"}

INTENTS: dict[Intent, Bilingual] = {
    Intent.PROGRESS: Bilingual("達成度", "progress"),
    Intent.ACTUAL: Bilingual("実績", "actual"),
    Intent.TARGET: Bilingual("目標", "target"),
    Intent.BASELINE: Bilingual("当初値", "baseline"),
    Intent.TREND: Bilingual("推移", "trend"),
    Intent.OUTLOOK: Bilingual("見通し", "outlook"),
    Intent.NOTE: Bilingual("第2期計画での対応", "second-term note"),
}

_BOUNDS = {
    Bound.AT_LEAST: "at least {}",
    Bound.ABOVE: "more than {}",
    Bound.AT_MOST: "at most {}",
    Bound.BELOW: "less than {}",
}


def status_word(status: Status, language: Language) -> str:
    return STATUSES[status].to(language)


def percent(value: Decimal) -> str:
    """29%, -33%, 99.6%: the same in both languages."""
    return f"{grouped(value)}%"


def expected(value: Decimal) -> str:
    """The share that a straight line would have made, to whole percent."""
    return percent(rounded(value, 0))


def amount(value: Decimal, unit: Bilingual, language: Language) -> str:
    """1,457 DL, 55.5%; in English `1 facility` and `14 facilities`."""
    word = unit.to(language)
    if word.startswith(("%", "％")):
        return f"{grouped(value)}{word}"
    if language == "en" and unit.en and value == 1:
        word = _singular(word)
    return f"{grouped(value)} {word}".rstrip()


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def unit_of(result: Assessment) -> Bilingual:
    """The row's own unit as printed; in English the measure's."""
    measure = result.dossier.measure
    return Bilingual(result.row.unit_printed or measure.unit.ja, measure.unit.en)


def actual(observation: Observation, unit: Bilingual, language: Language) -> str:
    """An actual with its year and marks: 1,457 DL（2023年）, 2,000 DL（2024年、暫定）."""
    value = amount(observation.value, unit, language) if observation.value is not None else ""
    provisional = Bilingual("暫定", "provisional").to(language) if observation.provisional else ""
    marks = [m for m in (provisional, observation.mark if not observation.provisional else "") if m]
    if not value:
        value = Bilingual("実績なし", "no actual").to(language)
    return bracketed(value, [observation.year.label(language), *marks], language)


def target(value: Target, unit: Bilingual, language: Language) -> str:
    """5,000 DL（2030年）; a bound is said: 80%以上（2030年）; words stay words."""
    if isinstance(value.value, Words):
        shown = value.value.text
    else:
        shown = _bounded(value.value, unit, language)
    return bracketed(shown, [value.year.label(language)] if value.year is not None else [], language)


def _bounded(figure: Figure, unit: Bilingual, language: Language) -> str:
    shown = amount(figure.value, unit, language)
    if figure.bound is None:
        return shown
    return _BOUNDS[figure.bound].format(shown) if language == "en" else f"{shown}{figure.bound}"


def bracketed(text: str, inside: list[str], language: Language) -> str:
    if not inside:
        return text
    return f"{text} ({', '.join(inside)})" if language == "en" else f"{text}（{'、'.join(inside)}）"


def joined(parts: list[str], language: Language) -> str:
    return ", ".join(parts) if language == "en" else "、".join(parts)


def quoted(text: str, language: Language) -> str:
    return f"“{text}”" if language == "en" else f"「{text}」"


def formula(result: Assessment, language: Language) -> str:
    """The computation with its figures: (1,457 − 0) ÷ (5,000 − 0) = 29.14%; empty where there is none."""
    basis, figure, observation = result.basis, result.target, result.observation
    if result.percent is None or figure is None or observation is None or observation.value is None:
        return ""
    a, t = _operand(observation.value), _operand(figure.value)
    match basis.rule:
        case Rule.INTERVAL:
            if basis.baseline.value is None:
                return ""
            b = _operand(basis.baseline.value)
            left = f"({a} − {b}) ÷ ({t} − {b})"
        case Rule.RATIO:
            left = f"{a} ÷ {t}"
        case Rule.INVERSE_RATIO:
            left = f"2 − {a} ÷ {t}"
        case _:
            return ""
    exact = rounded(result.percent, 2)
    sign = "=" if exact == result.percent else "≒" if language == "ja" else "≈"
    return f"{left} {sign} {percent(_trimmed(exact))}"


def _operand(value: Decimal) -> str:
    return f"({grouped(value)})" if value < 0 else grouped(value)


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros behind the point: 25.00 → 25."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def why_no_percent(result: Assessment, language: Language) -> str:
    """One sentence where there is no percentage, else an empty one."""
    code, basis = result.row.code, result.basis
    asked = result.asked_year
    years = Bilingual(
        f"{asked}年の実績は記録にありません。", f"There is no actual for {asked} in the record."
    )  # fmt: skip
    sentences: dict[Undefined, Bilingual] = {
        Undefined.NO_TARGET: Bilingual(
            f"{code} には目標値の記載がないため、達成度は計算できません。",
            f"No target is published for {code}, so its achievement cannot be computed.",
        ),
        Undefined.TARGET_IN_WORDS: Bilingual(
            "目標が数値ではないため、達成度は計算できません。",
            "The target is in words, so no percentage can be computed.",
        ),
        Undefined.NO_ACTUAL: years
        if asked is not None
        else Bilingual("実績がまだありません。", "There is no actual yet."),
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
            f"{asked}年は目標年（{_target_year(basis.target)}）のあとのため、達成度は計算していません。",
            f"{asked} is after the target year ({_target_year(basis.target)}), so no percentage is computed.",
        ),
    }
    return sentences[result.undefined].to(language) if result.undefined is not None else ""


def _target_year(value: Target | None) -> str:
    return str(value.year) if value is not None and value.year is not None else "-"


def why_not_assessed(result: Assessment, language: Language) -> str:
    """One sentence where a percentage has no status, or its status needs a word more."""
    if result.target_year_missing:
        return Bilingual(
            "目標年の実績がまだありません。", "There is no actual for the target year yet."
        ).to(language)  # fmt: skip
    if result.status is Status.NOT_AVAILABLE and result.percent is not None:
        baseline, observation = result.basis.baseline.year, result.observation
        if baseline is not None and observation is not None and observation.year.number <= baseline.number:
            return Bilingual(
                "当初値の年より後の実績がまだありません。", "There is no actual after the baseline's year yet."
            ).to(language)  # fmt: skip
        return Bilingual(
            "年の記載がないか、進み方の目安を出せないため、順調かどうかは判定できません。",
            "There is no straight line to compare with, so pace cannot be assessed.",
        ).to(language)
    if result.status is Status.REGRESSING and result.shown == 0:
        return Bilingual("当初値をわずかに下回る方向です。", "Slightly worse than the baseline.").to(language)
    return ""


def why_differs(comparison: Comparison, measure: Measure, language: Language) -> str:
    """One sentence on a published percentage that is not ours, and what would give it."""
    published, computed = comparison.published, comparison.computed
    if not comparison.differs or computed is None:
        return ""
    ours = percent(rounded(computed, 0))
    year = published.year.label(language)
    head = Bilingual(
        f"{year}の公表値は {published.printed}（{published.code}）ですが、計算式では {ours} になります。",
        f"The published figure for {year} is {published.printed} ({published.code}); the formula gives {ours}.",
    ).to(language)
    why = ""
    if comparison.plain_ratio and comparison.row.code:
        ratio = _ratio(comparison, language)
        why = Bilingual(
            f"公表値は当初値を引かない単純な比率（{ratio}）と一致します。",
            f" The published one is the plain ratio ({ratio}), without the baseline.",
        ).to(language)
    elif comparison.other_actual and published.actual is not None:
        shown = grouped(published.actual)
        why = Bilingual(
            f"公表時の実績は {shown} でした。", f" It was published with an actual of {shown}."
        ).to(language)  # fmt: skip
    return head + why


def _ratio(comparison: Comparison, language: Language) -> str:
    actual_value = comparison.published.actual
    return (
        ""
        if actual_value is None or comparison.target is None
        else f"{grouped(actual_value)} ÷ {grouped(comparison.target)}"
    )


def year_span(years: list[Year], language: Language) -> str:
    return joined([year.label(language) for year in years], language)


def dimension(name: str, language: Language) -> str:
    if language == "en":
        return DIMENSIONS.get(name, name)
    return name or "その他"


def filters(value: Filters, language: Language, *, tables: dict[str, Bilingual], terms: dict[str, Bilingual]) -> str:
    """What a list was narrowed to, in words."""
    parts: list[str] = []
    if value.dimension:
        parts.append(
            Bilingual(f"{value.dimension}の側面", f"dimension: {DIMENSIONS.get(value.dimension, value.dimension)}").to(
                language
            )
        )
    if value.programme:
        parts.append(
            Bilingual(f"取組「{value.programme.strip('「」')}」", f"programme: {value.programme}").to(language)
        )
    if value.goal is not None:
        parts.append(Bilingual(f"SDGs ゴール{value.goal}", f"SDG {value.goal}").to(language))
    if value.sdg_target:
        parts.append(Bilingual(f"SDGs ターゲット{value.sdg_target}", f"SDG target {value.sdg_target}").to(language))
    if value.table in tables:
        parts.append(tables[value.table].to(language))
    if value.term in terms:
        parts.append(terms[value.term].to(language))
    if value.statuses:
        words = [status_word(status, language) for status in Status if status in value.statuses]
        parts.append(("・" if language == "ja" else ", ").join(words))
    return (" / " if language == "en" else "、").join(parts)


ORDERS: dict[Order, Bilingual] = {
    Order.BEST: Bilingual("達成度の高い順", "Highest achievement first"),
    Order.WORST: Bilingual("達成度の低い順", "Lowest achievement first"),
    Order.FURTHEST_BEHIND: Bilingual("目安からの遅れが大きい順", "Furthest behind the straight line first"),
    Order.MOST_IMPROVED: Bilingual("前回の実績からの伸びが大きい順", "Largest gain since the observation before first"),
}
