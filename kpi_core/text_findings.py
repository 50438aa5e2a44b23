"""What does not fit together between a row's figures and the texts that stand on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kpi_core.assessment import Assessment, assess
from kpi_core.catalogue import Catalogue
from kpi_core.dossier import Dossier
from kpi_core.figures import grouped, read_percent, rounded
from kpi_core.findings import Finding, FindingKind, finding, listed, quoted
from kpi_core.language import Bilingual, normalise
from kpi_core.pace import Status, status_on_the_way
from kpi_core.record import Certainty, Indicator, Note, NoteKind, Plan

# What a second-term note says of the achievement; where it says both, it says neither.
_LOW = re.compile(r"低い|低く|低調|遅れ|未達|達していない|届いていない|下回|不十分")
_GOOD = re.compile(r"順調|達成でき|達成した|達成し(?:てい|た)|達した|上回")
_AHEAD = frozenset({Status.ACHIEVED, Status.ON_TRACK})
_BEHIND = frozenset({Status.BEHIND, Status.REGRESSING, Status.MISSED})

_PERCENT = re.compile(r"達成(?:度|率)[はがも]?\s*(?:約|およそ)?\s*(?P<percent>[-▲△]?\d+(?:\.\d+)?\s*%)")
# A word long enough to be about something: katakana, kanji or Latin in one piece. 事業 and サービス are about anything.
_WORD = re.compile(r"[ァ-ヺー]{5,}|[一-鿿々]{4,}|[a-z]{4,}")


def notes_against_pace(dossier: Dossier, plan: Plan, today: date) -> Iterator[Finding]:
    """Second-term notes that call low what is ahead of pace in the year of their review, or good what is behind."""
    alike: dict[tuple[str, str], list[tuple[Indicator, Note]]] = defaultdict(list)
    for note in dossier.notes:
        if note.kind is not NoteKind.SECOND_TERM:
            continue
        row = dossier.indicator(note.code)
        result = assess(row, dossier, plan, today, year=note.year.number)
        text = _against(note, result)
        if text is not None:
            alike[text.ja, text.to("en")].append((row, note))
    for (ja, en), rows in alike.items():
        codes, name = [row.code for row, _ in rows], dossier.measure.name
        text = Bilingual(f"{name.ja}（{listed(codes, 'ja')}）の{ja}", f"{name.to('en')} ({listed(codes, 'en')}): {en}")
        sources = [note.source for _, note in rows]
        yield finding(FindingKind.NOTE_AGAINST_PACE, dossier, [row for row, _ in rows], text, sources)


def _against(note: Note, result: Assessment) -> Bilingual | None:
    low, good = bool(_LOW.search(note.text.ja)), bool(_GOOD.search(note.text.ja))
    if low == good or result.percent is None or result.expected is None or result.shown is None:
        return None
    # By the pace of that year, and whether the target was missed in the end: both can contradict the note.
    statuses = {result.status, status_on_the_way(result.percent, result.expected)}
    year, ours, line = note.year, grouped(result.shown), grouped(rounded(result.expected, 0))
    if low and statuses & _AHEAD:
        return Bilingual(
            f"第2期計画への反映の文は{year}の達成度を低いとしていますが、その年の目安 {line}% に対して {ours}% で、遅れていません。",
            f"the second-term note calls the achievement of {year.label('en')} low, but {ours}% is not behind the {line}% expected by then.",
        )
    if good and statuses & _BEHIND:
        return Bilingual(
            f"第2期計画への反映の文は{year}の進捗を良いとしていますが、その年の目安 {line}% に対して {ours}% で、届いていません。",
            f"the second-term note calls the progress of {year.label('en')} good, but {ours}% is short of the {line}% expected by then.",
        )
    return None


def inferred_notes(dossiers: Iterable[Dossier]) -> Iterator[Finding]:
    """The notes of one review whose row was worked out and not printed beside them: one finding for them all."""
    by_year: dict[str, list[tuple[int, Note]]] = defaultdict(list)
    for dossier in dossiers:
        for note in dossier.notes:
            if note.certainty is Certainty.INFERRED:
                by_year[str(note.year)].append((dossier.indicator(note.code).order, note))
    for year, notes in by_year.items():
        ordered = [note for _, note in sorted(notes, key=lambda pair: pair[0])]
        text = Bilingual(
            f"{year}の進捗評価の文のうち{len(ordered)}件は、どの行のものかを資料の並びから推定しています。原本で確かめてください。",
            f"For {len(ordered)} notes of the review of {ordered[0].year.label('en')} the row was inferred from the order of the text;"
            " check them against the original.",
        )
        codes, sources = (
            tuple(dict.fromkeys(values)) for values in zip(*((n.code, n.source) for n in ordered), strict=True)
        )
        yield Finding(FindingKind.NOTE_INFERRED, codes, text, sources)


@dataclass(frozen=True, slots=True)
class Subjects:
    """The long words of a plan's names, each with the measures and programmes that it names."""

    of: dict[str, tuple[str, ...]]  # word → keys of measures and names of programmes
    names: dict[str, Bilingual]

    @classmethod
    def in_catalogue(cls, catalogue: Catalogue) -> Subjects:
        """Words that stand in the city's own name are about everything, and left out."""
        named = {m.key: (m.name, *(Bilingual(name, "") for name in m.printed)) for m in catalogue.measures}
        named |= {p.name.ja: (p.name,) for p in catalogue.programmes}
        found: dict[str, list[str]] = defaultdict(list)
        for key, names in named.items():
            for word in dict.fromkeys(word for name in names for word in _words(name.ja)):
                if word not in normalise(catalogue.city.ja):
                    found[word].append(key)
        return cls({word: tuple(keys) for word, keys in found.items()}, {key: names[0] for key, names in named.items()})

    def foreign(self, text: str, own: Sequence[str]) -> dict[str, str]:
        """Words in `text` that name only other things than `own`, each with the first thing that it names."""
        return {
            word: self.of[word][0]
            for word in dict.fromkeys(_words(text))
            if word in self.of and not set(self.of[word]) & set(own)
        }


def _words(text: str) -> list[str]:
    return _WORD.findall(normalise(text))


def remarks(dossier: Dossier, plan: Plan, today: date, subjects: Subjects) -> Iterator[Finding]:
    """Remarks that print another percentage than the row, or speak of what another row counts."""
    for note in dossier.notes:
        if note.kind is not NoteKind.REMARK:
            continue
        row = dossier.indicator(note.code)
        yield from _percent(note, row, dossier, plan, today)
        own = [row.measure, *(r.programme for r in dossier.indicators if r.programme)]
        foreign = subjects.foreign(note.text.ja, own)
        if foreign:
            names = [subjects.names[key] for key in dict.fromkeys(foreign.values())]
            said = [_as_written(word, note.text.ja) for word in foreign]
            text = Bilingual(
                f"{row.code} の特筆事項にある{quoted(said, 'ja')}は、{quoted([n.ja for n in names], 'ja')}の言葉です。"
                "別の指標の説明ではないかを確かめてください。",
                f"The remark on {row.code} has {quoted(said, 'en')}, a word of {quoted([n.to('en') for n in names], 'en')};"
                " is it about another indicator?",
            )
            yield finding(FindingKind.REMARK_SUBJECT, dossier, [row], text, [note.source])


def _as_written(word: str, text: str) -> str:
    """`word`, which was normalised, as `text` writes it."""
    return next((part for part in re.findall(r"[ァ-ヺー]+|[一-鿿々]+|\w+", text) if normalise(part) == word), word)


def _percent(note: Note, row: Indicator, dossier: Dossier, plan: Plan, today: date) -> Iterator[Finding]:
    """達成度100％に到達, where the row prints 167%."""
    printed = [p for p in dossier.published if p.code == row.code and p.year == note.year and p.percent is not None]
    result = assess(row, dossier, plan, today, year=note.year.number)
    known = {p.percent for p in printed} | ({result.shown} if result.shown is not None else set())
    said = [match["percent"] for match in _PERCENT.finditer(normalise(note.text.ja))]
    other = [text for text in said if _value(text) not in known]
    if known and other:
        shown = [p.printed for p in printed] or [f"{grouped(result.shown)}%" for _ in [0] if result.shown is not None]
        text = Bilingual(
            f"{row.code} の特筆事項は達成度を {listed(other, 'ja')} としていますが、表の達成度は {listed(shown, 'ja')} です。",
            f"The remark on {row.code} puts the achievement at {listed(other, 'en')}; the table has {listed(shown, 'en')}.",
        )
        yield finding(FindingKind.REMARK_PERCENT, dossier, [row], text, [note.source])


def _value(text: str) -> Decimal | None:
    return read_percent(text.replace(" ", ""))
