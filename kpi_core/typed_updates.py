"""An actual in one line, as somebody types it behind a command: 「MaaSダウンロード 2024年 2,000 出典:アプリ管理画面」.

The year, the number and what is labelled are taken out; what remains names the measure, by the same matching as a question
does. A measure must be certain: where several could be meant, all are offered and none is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpi_core.answers import vocabulary_of
from kpi_core.errors import BadEntry, shortened
from kpi_core.intents import Intent
from kpi_core.language import Bilingual, Language, language_of, normalise
from kpi_core.matching import Ambiguous, Candidate, Found, Match, NotFound, resolve
from kpi_core.negation import excludes
from kpi_core.numbers_typed import Span, numbers, year_and_numbers
from kpi_core.questions import Question
from kpi_core.record import Dossier
from kpi_core.store import Store
from kpi_core.typed_values import TypedValue, read_typed_year, read_value
from kpi_core.years import Year

LONGEST = 1_000  # characters; nobody types more in one line
_MOST_NUMBERS = 6

_LABELS = {
    "source": r"(?:出典|出所|根拠|資料)\s*(?:[:：=＝]|は(?=\S)|\s)|\b(?:source|src)\s*[:：=＝]",
    "reason": r"(?:理由|備考|メモ)\s*(?:[:：=＝]|は(?=\S)|\s)|\b(?:reason|note|remark|memo)\s*[:：=＝]",
}
_LABEL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS.items()), re.IGNORECASE)
_EDGE, _END = r"(?<![^\s\d%％(（、,])", r"(?![^\s)）、,。.])"
_CERTAINTY = re.compile(
    rf"{_EDGE}[(（]?(?:(?P<provisional>暫定値?|速報値?|見込み?値?|概数|provisional|preliminary|estimated?)|確定値?|final){_END}[)）]?",
    re.IGNORECASE,
)
_PROVISIONAL_TAIL = re.compile(r"\s*[(（]?(?:暫定値?|速報値?|見込み?値?|概数|推計値?)[)）]?$")
_ASKED = re.compile(
    r"[をにへと]?\s*(?:更新|登録|入力|変更|修正|訂正|セット)(?:し(?:て|ます|ました|た)?|する|を?お?願い(?:します|いたします|致します)?|下さい|ください)*[。.!！]*\s*$"
    r"|^\s*(?:please\s+)?(?:update|set|enter|record|change|correct)\s+",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"(?:^|(?<=\s))[のをにはが](?=[^ぁ-ゖ\s])|[をはにが](?=\s|$)")
_JOINING = frozenset(
    [
        "の",
        "を",
        "に",
        "は",
        "が",
        "で",
        "と",
        "へ",
        ":",
        "=",
        "→",
        "to",
        "for",
        "in",
        "is",
        "as",
        "at",
        "of",
        "the",
        "was",
        "were",
        "now",
    ]
)
_OTHER_THAN_ACTUALS = {
    Intent.TARGET: Bilingual("目標値", "targets"),
    Intent.BASELINE: Bilingual("当初値", "baselines"),
    Intent.NOTE: Bilingual("第2期計画への反映", "notes"),
}


@dataclass(frozen=True, slots=True)
class TypedUpdate:
    """What was understood. `measure` is empty where it is not certain: then `candidates` are those it could be.

    `year_text` and `value_text` are what was taken for them, also where they could not be read. `problems` says what is
    missing or cannot be read; without any, all that an entry needs is there.
    """

    language: Language
    measure: str = ""
    candidates: tuple[Candidate, ...] = ()
    year_text: str = ""
    value_text: str = ""
    year: Year | None = None
    value: TypedValue | None = None
    source: str = ""
    reason: str = ""
    provisional: bool = False
    problems: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class _Split:
    """One way to read a line: its year, its number, and what is left to name the measure."""

    year: str
    value: str
    subject: str


def read_update(text: str, store: Store, today: date) -> TypedUpdate:
    """What `text` would enter; `today` is the day in the plan's time zone. Nothing is refused: see `problems`."""
    vocabulary = vocabulary_of(store)
    language = language_of(text, vocabulary.neutral, store.plan.language)
    if len(text) > LONGEST:
        return TypedUpdate(language, problems=(_too_long(len(text)),))
    line, labelled = _labelled(text)
    line, provisional = _certainty(line)
    splits, several = _splits(_ASKED.sub(" ", line), store, today)
    tried = [(split, *resolve(split.subject, vocabulary)) for split in splits]
    split, question, found = next((t for t in tried if _certain(t[1], t[2])), tried[0])
    measure = found.measures[0] if isinstance(found, Found) and _certain(question, found) else ""
    year, value, unread = _read(split, measure, store, today, tell_year=not several)
    if _PROVISIONAL_TAIL.search(split.value):
        provisional = True
    problems = [*([] if measure else _which(split, question, found)), *several, *unread]
    return TypedUpdate(
        language,
        measure,
        () if measure else _candidates(found),
        split.year,
        _PROVISIONAL_TAIL.sub("", split.value),
        year,
        value,
        labelled.get("source", ""),
        labelled.get("reason", ""),
        provisional,
        tuple(problems),
    )


def measure_named(words: str, store: Store) -> str:
    """The key of the measure that `words` (a key, a code or a name) mean for certain. Raises `BadEntry`."""
    known = {normalise(m.key): m.key for m in store.catalogue().measures}
    known |= {normalise(code): m.key for m in store.catalogue().measures for code in m.codes}
    if normalise(words) in known:
        return known[normalise(words)]
    question, found = resolve(words[:LONGEST], vocabulary_of(store))
    if isinstance(found, Found) and _certain(question, found):
        return found.measures[0]
    reason = _which(_Split("", "", " ".join(words.split())), question, found)[0]
    names = store.names([c.measure for c in _candidates(found)])
    if not names:
        raise BadEntry(ja=reason.ja, en=reason.en)
    raise BadEntry(
        ja=f"{reason.ja}候補: {'、'.join(f'{code} {name.ja}' for _, name, code in names)}",
        en=f"{reason.en} It could be: {', '.join(f'{code} {name.en or name.ja}' for _, name, code in names)}",
    )


def _labelled(text: str) -> tuple[str, dict[str, str]]:
    """The line without what is labelled in it, and that by its label. A label reaches to the next one."""
    marks = list(_LABEL.finditer(text))
    if not marks:
        return text, {}
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    found: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=True):
        found.setdefault(str(mark.lastgroup), " ".join(text[mark.end() : end].split()).strip("、,;； "))
    return text[: marks[0].start()], found


def _certainty(line: str) -> tuple[str, bool]:
    marks = list(_CERTAINTY.finditer(line))
    return _CERTAINTY.sub(" ", line), any(mark["provisional"] for mark in marks)


def _splits(line: str, store: Store, today: date) -> tuple[list[_Split], list[Bilingual]]:
    """Every way in which one of the numbers is the value, the last number first; and what makes none of them certain."""
    text = unicodedata.normalize("NFKC", line)
    codes = frozenset(normalise(code) for measure in store.catalogue().measures for code in measure.codes)
    found = numbers(text, codes, _units(store))
    year, values, several = year_and_numbers(text, found, codes, today)
    taken = [] if year is None else [year]
    shown = "" if year is None else text[year.start : year.end]
    splits = [
        _Split(shown, text[v.start : v.end].strip(), _without(text, [*taken, v])) for v in values[::-1][:_MOST_NUMBERS]
    ]
    return splits or [_Split(shown, "", _without(text, taken))], [] if several is None else [several]


def _units(store: Store) -> frozenset[str]:
    """The units of all measures: behind a blank, such a word belongs to the number."""
    units = {normalise(u) for d in store.dossiers() for u in (d.measure.unit.ja, d.measure.unit.en) if u}
    return frozenset(units | {"%", "percent", "パーセント", "件", "人", "名"})


def _without(text: str, taken: Sequence[Span]) -> str:
    """`text` without these stretches, and without the particles that joined them to it."""
    for span in sorted(taken, key=lambda s: s.start, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    text = _PARTICLE.sub(" ", text)
    words = [word for word in text.replace("、", " ").replace("=", " ").split() if word.casefold() not in _JOINING]
    return " ".join(words)


def _certain(question: Question, found: Match) -> bool:
    return (
        isinstance(found, Found)
        and len(found.measures) == 1
        and not found.also
        and not excludes(question)
        and question.intent not in _OTHER_THAN_ACTUALS
    )


def _candidates(found: Match) -> tuple[Candidate, ...]:
    match found:
        case Found():
            return (*map(Candidate, found.measures), *found.also)
        case Ambiguous():
            return found.candidates
        case NotFound():
            return found.near


def _which(split: _Split, question: Question, found: Match) -> list[Bilingual]:
    """Why the measure is not certain."""
    words = shortened(split.subject, 40)
    other = _OTHER_THAN_ACTUALS.get(question.intent)
    if not words:
        return [
            Bilingual(
                "どの指標かが分かりません。指標の名前かコードを入力してください。",
                "Which indicator is it? Please add its name or code.",
            )
        ]
    if other is not None and isinstance(found, Found):
        return [
            Bilingual(
                f"入力できるのは実績だけです（「{words}」は{other.ja}を指しているようです）。",
                f"Only actuals can be entered; “{words}” seems to be about {other.en}.",
            )
        ]
    if isinstance(found, Ambiguous) and "".join(found.words).isdigit():
        return [
            Bilingual(
                f"数が二つ以上あり、どれが値か分かりません（{words} {split.value}）。一つだけ入力してください。",
                f"There is more than one number ({words} {split.value}). Please give one value.",
            )
        ]
    if isinstance(found, NotFound) or not _candidates(found):
        return [
            Bilingual(
                f"「{words}」にあたる指標が見つかりません。指標の名前かコードを確かめてください。",
                f"There is no indicator called “{words}”. Please check its name or code.",
            )
        ]
    return [
        Bilingual(
            f"「{words}」がどの指標かをはっきりさせられません。指標を選んでください。",
            f"It is not clear which indicator “{words}” is. Please choose one.",
        )
    ]


def _read(
    split: _Split, measure: str, store: Store, today: date, *, tell_year: bool
) -> tuple[Year | None, TypedValue | None, list[Bilingual]]:
    """Year and value for the measure, and why one of them cannot be had. Without a measure only what is missing is said."""
    dossier: Dossier | None = next(iter(store.dossiers([measure])), None) if measure else None
    year: Year | None = None
    value: TypedValue | None = None
    problems: list[Bilingual] = []
    sample = dossier or next(iter(store.dossiers()), None)
    if sample is None:
        return None, None, problems
    try:
        read = read_typed_year(split.year, sample, today)
        year = read if dossier is not None else None
    except BadEntry as error:
        problems += [Bilingual(error.ja, error.en)] if tell_year else []
    try:
        if dossier is not None or not split.value:
            value = read_value(_PROVISIONAL_TAIL.sub("", split.value), sample)
    except BadEntry as error:
        problems.append(Bilingual(error.ja, error.en))
    return year, value, problems


def _too_long(length: int) -> Bilingual:
    return Bilingual(
        f"入力が長すぎます（{length:,}文字）。{LONGEST:,}文字以内で入力してください。",
        f"That is too long ({length:,} characters). Keep it within {LONGEST:,}.",
    )
