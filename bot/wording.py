"""Words in Japanese and English for what `kpi_core` computes: statuses, amounts, years, filters.

Numbers and years are printed by `figures` and `years`; nothing here computes.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from kpi_core.amounts import amount as amount  # as one of the words that views ask for here
from kpi_core.assessment import Assessment
from kpi_core.figures import Bound, Figure, Words, grouped, rounded
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent, Order
from kpi_core.record import Absence, Observation, Rule, Target

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


def status_by_line(result: Assessment, language: Language) -> str:
    """順調（目安 30%）; a status that no line decides stands alone."""
    word = status_word(result.status, language)
    if result.expected is None or result.status in {Status.ACHIEVED, Status.MISSED, Status.NOT_AVAILABLE}:
        return word
    then = expected(result.expected)
    return bracketed(word, [Bilingual(f"目安 {then}", f"{then} expected").to(language)], language)


def percent(value: Decimal) -> str:
    """29%, -33%, 99.6%: the same in both languages."""
    return f"{grouped(value)}%"


def expected(value: Decimal) -> str:
    """The share that a straight line would have made, to whole percent."""
    return percent(rounded(value, 0))


def bar(share: Decimal | None, full: str, empty: str) -> str:
    """`share` in percent as a bar of as many signs as `full` and `empty` have; it is full from 100 on, and not before."""
    if share is None:
        return ""
    length = len(full)
    filled = length if share >= 100 else min(int(rounded(max(share, Decimal(0)) * length / 100, 0)), length - 1)
    return full[:filled] + empty[filled:]


def unit_of(result: Assessment) -> Bilingual:
    """The row's own unit as printed; in English the measure's."""
    measure = result.dossier.measure
    return Bilingual(result.row.unit_printed or measure.unit.ja, measure.unit.en)


def local_time(at: str, timezone: str) -> str:
    """A moment (ISO 8601) on the plan's clock: 2025-05-12 10:23."""
    return datetime.fromisoformat(at).astimezone(ZoneInfo(timezone)).strftime("%Y-%m-%d %H:%M")


def actual(observation: Observation, unit: Bilingual, language: Language) -> str:
    """An actual with its year and marks: 1,457 DL（2023年）, 2,000 DL（2024年、暫定）."""
    value = amount(observation.value, unit, language) if observation.value is not None else ""
    if not value:
        value = Bilingual("実績なし", "no actual").to(language)
    return bracketed(value, [observation.year.label(language), *marks(observation, language)], language)


def year_of(observation: Observation, language: Language) -> str:
    """The year of an actual that is not shown itself: 2024年, 2024年（暫定）."""
    inside = marks(observation, language) if observation.provisional else []
    return bracketed(observation.year.label(language), inside, language)


def marks(observation: Observation, language: Language) -> list[str]:
    """What is said beside a figure: 暫定, or the sign that is printed there."""
    if observation.provisional:
        return [Bilingual("暫定", "provisional").to(language)]
    return [observation.mark] if observation.mark else []


def target(value: Target, unit: Bilingual, language: Language, *, plan: Bilingual | None = None) -> str:
    """5,000 DL（2030年）; a bound is said: 80%以上（2030年）; words stay words. `plan`, where there are targets of several."""
    shown = value.value.text if isinstance(value.value, Words) else _bounded(value.value, unit, language)
    inside = [value.year.label(language)] if value.year is not None else []
    if plan is not None:
        since = value.since.isoformat() if value.since is not None else ""
        inside += [plan.to(language), *([Bilingual(f"{since}から", f"from {since}").to(language)] if since else [])]
    return bracketed(shown, inside, language)


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
    return f"{left} {sign} {percent(trimmed(exact))}"


def _operand(value: Decimal) -> str:
    return f"({grouped(value)})" if value < 0 else grouped(value)


def trimmed(value: Decimal) -> Decimal:
    """Without zeros behind the point: 25.00 → 25, 0.50 → 0.5."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def dimension(name: str, language: Language) -> str:
    if language == "en":
        return DIMENSIONS.get(name, name)
    return name or "その他"


def filters(value: Filters, language: Language, *, tables: dict[str, Bilingual], terms: dict[str, Bilingual]) -> str:
    """What a list was narrowed to, in words."""
    parts: list[str] = []
    if value.dimensions:
        english = ", ".join(dimension(name, "en") for name in value.dimensions)
        heading = "dimension" if len(value.dimensions) == 1 else "dimensions"
        parts.append(Bilingual(f"{'・'.join(value.dimensions)}の側面", f"{heading}: {english}").to(language))
    if value.programme:
        ja = f"取組{value.programme}" if value.programme.startswith("「") else f"取組「{value.programme}」"
        parts.append(Bilingual(ja, f"programme: {value.programme}").to(language))
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
    Order.MOST_IMPROVED: Bilingual("前回の実績からの伸びが大きい順", "Largest gain since the previous actual first"),
}


def day(value: date, language: Language) -> str:
    """2026年11月23日; 2026-11-23."""
    return f"{value.year}年{value.month}月{value.day}日" if language == "ja" else value.isoformat()


def absent(said: Absence, language: Language) -> str:
    """まだ出ていません: 国の統計が11月公表のため（加賀 花子、2026年11月20日）."""
    reason = shortly(said.reason)
    text = Bilingual(f"まだ出ていません: {reason}", f"Not out yet: {reason}").to(language)
    return bracketed(text, [said.by, day(said.day, language)], language)


def shortly(text: str) -> str:
    """What somebody typed, on one line of 160 characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= _SAID else f"{line[: _SAID - 1]}…"


_SAID = 160
