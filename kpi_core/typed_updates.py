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
from kpi_core.dossier import Dossier
from kpi_core.errors import BadEntry
from kpi_core.language import Bilingual, Language, language_of, normalise
from kpi_core.matching import Candidate, Found, resolve
from kpi_core.naming import candidates_of, certain, why_not
from kpi_core.numbers_typed import Span, numbers, year_and_numbers
from kpi_core.store import Store
from kpi_core.typed_values import TypedValue, read_typed_year, read_value
from kpi_core.years import Year

LONGEST = 1_000  # characters; nobody types more in one line
_MOST_NUMBERS = 6

_LABELS = {
    "source": r"出典\s*(?:[:：=＝]|は(?=\S)|\s)|(?:出所|根拠|\bsource|\bsrc)\s*[:：=＝]",
    "reason": r"(?:理由|備考)\s*(?:[:：=＝]|は(?=\S)|\s)|(?:メモ|\breason|\bnote|\bremark|\bmemo)\s*[:：=＝]",
}
_LABEL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS.items()), re.IGNORECASE)
_EDGE, _END = r"(?<![^\s\d%％(（、,])", r"(?![^\s)）、,。.])"
_PROVISIONAL = re.compile(rf"{_EDGE}[(（]?(?:暫定値?|速報値?|provisional){_END}[)）]?", re.IGNORECASE)
# These are words of names too (final energy use, 見込み客): only behind the last number they speak of it.
_BEHIND = re.compile(
    rf"(?P<provisional>{_EDGE}[(（]?(?:見込み?値?|概数|推計値?|preliminary|estimated?){_END}[)）]?)"
    rf"|{_EDGE}[(（]?(?:確定値?|final){_END}[)）]?",
    re.IGNORECASE,
)
_PROVISIONAL_TAIL = re.compile(r"\s*[(（]?(?:暫定値?|速報値?|見込み?値?|概数|推計値?)[)）]?$")
_ASKED = re.compile(
    r"(?:[をにへと]\s*|(?<=[\s\d%％件人名社回台]))(?:更新|登録|入力|変更|修正|訂正|セット)"
    r"(?:し(?:て|ます|ました|た)?|する|を?お?願い|いたします|致します|下さい|ください)*[。.!！]*\s*$"
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
    split, question, found = next((t for t in tried if certain(t[1], t[2])), tried[min(1, len(tried) - 1)])
    measure = found.measures[0] if isinstance(found, Found) and certain(question, found) else ""
    year, value, unread = _read(split, measure, store, today, tell_year=not several)
    if _PROVISIONAL_TAIL.search(split.value):
        provisional = True
    problems = [*([] if measure else [why_not(split.subject, question, found, split.value)]), *several, *unread]
    return TypedUpdate(
        language,
        measure,
        () if measure else candidates_of(found),
        split.year,
        _PROVISIONAL_TAIL.sub("", split.value),
        year,
        value,
        labelled.get("source", ""),
        labelled.get("reason", ""),
        provisional,
        tuple(problems),
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
    """The line without the words that say how certain its number is, and whether they say provisional."""
    last = max((match.end() for match in re.finditer(r"\d", line)), default=0)
    head, tail = line[:last], line[last:]
    behind = list(_BEHIND.finditer(tail))
    line = head + _BEHIND.sub(" ", tail)
    provisional = any(match["provisional"] for match in behind) or _PROVISIONAL.search(line) is not None
    return _PROVISIONAL.sub(" ", line), provisional


def _splits(line: str, store: Store, today: date) -> tuple[list[_Split], list[Bilingual]]:
    """Every way to read the line: without a value, then with one of its numbers, the last first; and what is wrong with all."""
    text = unicodedata.normalize("NFKC", line)
    codes = frozenset(normalise(code) for measure in store.catalogue().measures for code in measure.codes)
    found = numbers(text, codes, _units(store))
    taken, values, several = year_and_numbers(text, found, codes, today)
    shown = text[taken[0].start : taken[0].end] if len(taken) == 1 else ""
    splits = [
        _Split(shown, text[v.start : v.end].strip(), _without(text, [*taken, v])) for v in values[::-1][:_MOST_NUMBERS]
    ]
    # First that none of them is: then every number belongs to a name (65歳以上の…率).
    return [_Split(shown, "", _without(text, taken)), *splits], [] if several is None else [several]


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
