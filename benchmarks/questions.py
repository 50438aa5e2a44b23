"""The questions of tests/questions, ours beside peers that know letters only: right, wrongly answered, wrongly refused.

A peer answers the measures of the name that is most like the question, if the score reaches its threshold. That is chosen on
the tuning part, where our own code was tuned as well; what is printed is the held part.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import letters, progress
from benchmarks.letters import Best, Peer
from benchmarks.table import Grid
from kpi_core.answers import vocabulary_of
from kpi_core.catalogue import Catalogue
from kpi_core.language import normalise
from kpi_core.matching import Found, resolve
from kpi_core.store import Store
from kpi_core.vocabulary import Vocabulary
from tests.kpi_core.question_sets import Row, rows, verdict

_RECORD = Path(__file__).resolve().parent.parent / "data" / "kaga.db"
_ONE_SUBJECT = ("progress", "actual", "target", "baseline", "trend", "outlook", "note", "context")
_OF_ALL = ("list", "ranking", "summary", "audit", "clarify", "help")  # asked of no name: peers cannot tell them
_LANGUAGES = ("ja", "en")
_FEW = 0.01  # of unanswerable questions, for the stricter threshold

Verdicts = dict[int, str]  # by the question's place: right, wrong, refused
RIGHT, WRONG, REFUSED = "right", "wrong", "refused"


@dataclass(frozen=True, slots=True)
class Sets:
    """Both question sets. `owners`: what each of `names` stands for, measures by their key and passages."""

    answerable: tuple[Row, ...]
    unanswerable: tuple[Row, ...]
    names: tuple[str, ...]
    owners: tuple[frozenset[str], ...]

    @property
    def questions(self) -> list[str]:
        """The answerable ones first."""
        return [normalise(row["question"]) for row in (*self.answerable, *self.unanswerable)]


def run() -> Grid:
    with Store.open(_RECORD) as store:
        vocabulary = vocabulary_of(store)
        sets = _sets(store.catalogue())
    progress.show("questions: peers")
    peers = letters.all_of(sets.names, sets.questions)
    ours = _ours(sets, vocabulary)
    judged = [_judged(sets, peer) for peer in peers]
    columns = ("right / wrongly answered / wrongly refused, %", "n", "ours", *(peer.name for peer in peers))
    verdicts = (ours, *(Judged({}) if one is None else one for one in judged))
    return Grid(
        "questions: what staff ask, the held part of tests/questions",
        columns,
        tuple(_rows(sets, verdicts)),
        (*_REMARKS, *_missing(peers)),
    )


_REMARKS = (
    "Ours is right only with the intent, years, filters and passage asked for as well; of a peer the measures alone are counted.",
    "A peer looks among all names, aliases, codes, programmes and passages, normalised as ours; it cannot tell a list, a ranking,",
    "a summary, an audit, help or a question to ask back about: those are left out of its figures (–), and of “one subject”.",
    "Threshold of a peer: the score at which most questions of the tuning part, answerable and not, are treated rightly.",
    f"“At {_FEW:.0%}”: the threshold at which it answers at most {_FEW:.0%} of the unanswerable questions of the tuning part.",
)


def _missing(peers: Sequence[Peer]) -> list[str]:
    return [f"{peer.name} is left out: {peer.missing}." for peer in peers if peer.missing]


def _sets(catalogue: Catalogue) -> Sets:
    owners: dict[str, set[str]] = {}
    for owner, words in _named(catalogue):
        for name in filter(None, map(normalise, words)):
            owners.setdefault(name, set()).add(owner)
    return Sets(
        tuple(rows("answerable.tsv")),
        tuple(rows("unanswerable.tsv")),
        tuple(owners),
        tuple(map(frozenset, owners.values())),
    )


def _named(catalogue: Catalogue) -> Iterator[tuple[str, Sequence[str]]]:
    """Every measure and passage with the names that ours has for it; a programme's names are its measures'."""
    programmes = {programme.name.ja: programme for programme in catalogue.programmes}
    for measure in catalogue.measures:
        yield measure.key, (measure.name.ja, measure.name.en, *measure.printed, *measure.aliases, *measure.codes)
        for programme in (programmes[name] for name in measure.programmes if name in programmes):
            yield measure.key, (programme.name.ja, programme.name.en, *programme.aliases)
    for passage in catalogue.passages:
        yield f"passage={passage.key}", (passage.title.ja, passage.title.en, *passage.aliases)


# --- verdicts


@dataclass(frozen=True, slots=True)
class Judged:
    """`strict`: the verdicts at the stricter threshold; ours has one way only."""

    verdicts: Verdicts
    strict: Verdicts | None = None


def _ours(sets: Sets, vocabulary: Vocabulary) -> Judged:
    found: Verdicts = {}
    for place, row in enumerate(sets.answerable):
        said = verdict(row, vocabulary)
        found[place] = said if said in {RIGHT, REFUSED} else WRONG
    for place, row in enumerate(sets.unanswerable, len(sets.answerable)):
        answered = isinstance(resolve(row["question"], vocabulary)[1], Found)
        found[place] = WRONG if answered else RIGHT
    return Judged(found)


def _judged(sets: Sets, peer: Peer) -> Judged | None:
    if not peer.bests:
        return None
    tuning = [place for place, row in enumerate(_all(sets)) if row["part"] == "tuning" and _tells(row)]
    unanswerable = sorted(peer.bests[place].score for place in tuning if "kind" in _all(sets)[place])
    scores = sorted({peer.bests[place].score for place in tuning}, reverse=True)

    def right(threshold: float) -> int:
        return sum(said == RIGHT for said in _at(threshold, sets, peer, tuning).values())

    best = max(scores, key=right)  # the highest of equally good ones
    allowed = unanswerable[-1 - int(len(unanswerable) * _FEW)]
    every = [place for place, row in enumerate(_all(sets)) if _tells(row)]
    strict = next((score for score in reversed(scores) if score > allowed), math.inf)
    return Judged(_at(best, sets, peer, every), strict=_at(strict, sets, peer, every))


def _all(sets: Sets) -> tuple[Row, ...]:
    return (*sets.answerable, *sets.unanswerable)


def _tells(row: Row) -> bool:
    """Whether a peer can be right about a question at all."""
    return "kind" in row or row["intent"] in _ONE_SUBJECT


def _at(threshold: float, sets: Sets, peer: Peer, places: Sequence[int]) -> Verdicts:
    every = _all(sets)
    return {place: _said(every[place], peer.bests[place], threshold, sets) for place in places}


def _said(row: Row, best: Best, threshold: float, sets: Sets) -> str:
    answered = frozenset() if best.place is None or best.score < threshold else sets.owners[best.place]
    if "kind" in row:
        return WRONG if answered else RIGHT
    if not answered:
        return REFUSED
    passage = {part for part in row["detail"].split(";") if part.startswith("passage=")}
    return RIGHT if answered == (passage or set(row["measures"].split(";"))) else WRONG


# --- the table


@dataclass(frozen=True, slots=True)
class _Line:
    """Which questions of the held part a line of the table counts; without `intents` those that must not be answered."""

    what: str
    language: str
    intents: tuple[str, ...] = ()

    def counts(self, row: Row) -> bool:
        of_kind = row.get("intent") in self.intents if self.intents else "kind" in row
        return row["part"] == "held" and row["language"] == self.language and of_kind


def _rows(sets: Sets, judged: Sequence[Judged]) -> Iterator[tuple[str, ...]]:
    strict = [Judged(one.strict or one.verdicts) for one in judged]
    for language in _LANGUAGES:
        yield _row(_Line(f"{language}, all", language, (*_ONE_SUBJECT, *_OF_ALL)), sets, judged)
        yield _row(_Line(f"{language}, one subject", language, _ONE_SUBJECT), sets, judged)
        yield _row(_Line(f"{language}, one subject, at {_FEW:.0%}", language, _ONE_SUBJECT), sets, strict)
    for intent in (*_ONE_SUBJECT, *_OF_ALL):
        for language in _LANGUAGES:
            yield _row(_Line(f"  {intent}, {language}", language, (intent,)), sets, judged)
    for language in _LANGUAGES:
        yield _row(_Line(f"unanswerable, {language}: answered all the same", language), sets, judged)


def _row(line: _Line, sets: Sets, judged: Sequence[Judged]) -> tuple[str, ...]:
    places = [place for place, row in enumerate(_all(sets)) if line.counts(row)]
    return (line.what, str(len(places)), *(_cell(places, one, sets) for one in judged))


def _cell(places: Sequence[int], judged: Judged, sets: Sets) -> str:
    """The three shares; of unanswerable questions the one that is answered."""
    if not places or any(place not in judged.verdicts for place in places):
        return "–"
    counted = Counter(judged.verdicts[place] for place in places)
    if places[0] >= len(sets.answerable):
        return f"{counted[WRONG] / len(places):.1%}"
    return " / ".join(f"{counted[said] / len(places) * 100:.1f}" for said in (RIGHT, WRONG, REFUSED))
