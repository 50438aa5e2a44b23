"""Which indicators, rows or passages a question is about: by evidence, never by a bare score.

An indicator is answered only where every word of the question is explained, and one name of it is there in full. A word that
contrasts (男性, 図書館, tourists) is explained by no name, and so leads to asking back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kpi_core.counters import is_head, of_stem, wrong_asked, wrong_count, wrong_unit
from kpi_core.keys import keys
from kpi_core.matches import (
    MOST_CANDIDATES,
    Ambiguous,
    Candidate,
    Found,
    Match,
    NotFound,
    candidates,
    measures_of,
    owners_of,
)
from kpi_core.municipalities import in_full, with_places
from kpi_core.name_words import explains, officially
from kpi_core.near_names import MOST_OWNERS
from kpi_core.questions import Evidence, Intent, Question, understand
from kpi_core.stated import speaks_of_achievement
from kpi_core.vocabulary import Sort, Vocabulary

__all__ = ["Ambiguous", "Candidate", "Found", "Match", "NotFound", "match", "resolve"]

MOST_NAMES = 40  # in one question; each is held against those before it


def resolve(text: str, vocabulary: Vocabulary) -> tuple[Question, Match]:
    """`understand` and `match` in one."""
    question = understand(text, vocabulary)
    return question, match(question, vocabulary)


def match(question: Question, vocabulary: Vocabulary) -> Match:
    """What `question` is about."""
    subject = _subject(question, vocabulary)
    if question.left_over:
        return _refused(question, question.left_over, vocabulary)
    if isinstance(subject, Ambiguous | NotFound):
        return subject
    if subject is not None:
        wrong = wrong_asked(question, subject.measures, vocabulary)
        codes = subject.codes[:1] if len(subject.measures) == 1 else ()
        offered = tuple(Candidate(measure, *codes) for measure in subject.measures)[:MOST_CANDIDATES]
        return Ambiguous(wrong, offered, otherwise_counted=True) if wrong else subject
    if question.bare or question.intent is Intent.UNKNOWN:
        return _counted(question, vocabulary) or NotFound((), ())
    return Found()


def _refused(question: Question, words: tuple[str, ...], vocabulary: Vocabulary) -> Match:
    """The answer where words are left over: the names that explain the others are offered, none is answered."""
    strong = [e for e in question.evidence if e.full]
    offered = candidates(measures_of(strong or question.evidence, vocabulary), vocabulary)
    explained = sum(len(e.words) for e in question.evidence)
    left = sum(map(len, words))
    if strong and offered and len(words) <= 2 and left <= 2 * explained + 4:
        return Ambiguous(words, offered)
    return NotFound(words, offered if left <= 3 * explained + 4 else ())


# --- the subject


def _subject(question: Question, vocabulary: Vocabulary) -> Match | None:
    """What the evidence means; None where there is none."""
    if question.rows:
        return _by_number(question, vocabulary)
    evidence = question.evidence
    if not evidence:
        return None
    if question.intent is Intent.CONTEXT:
        if question.narrowing:
            return NotFound(question.narrowing, ())
        return _passage(question, vocabulary)
    if not any(e.full and owners_of(e, vocabulary) for e in evidence):
        return _by_parts(question, vocabulary)
    evidence = tuple(e if e.full or not (e.joined or e.apart) else _as_head(e, vocabulary) for e in evidence)
    evidence = with_places(evidence, vocabulary)
    full = [e for e in evidence if e.full and owners_of(e, vocabulary)]
    if len(full) > MOST_NAMES:
        return NotFound((), ())
    groups = _groups(full, vocabulary)
    if groups is None:
        return Ambiguous(tuple(e.words for e in full), candidates(measures_of(full, vocabulary), vocabulary))
    groups = _narrowed(groups, [e for e in evidence if not e.full], full, question.words, vocabulary)
    if groups is None:
        parts = tuple(e.words for e in evidence if not e.full)
        return Ambiguous(parts, candidates(measures_of(evidence, vocabulary), vocabulary))
    aims = {stated.value for stated in question.stated}  # MaaSは5000いく? is asked of the one whose target that is
    groups = [tuple(p for p in group if aims & set(vocabulary.measures[p].aims)) or group for group in groups]
    places = list(dict.fromkeys(place for group in groups for place in group))
    wrong = wrong_count(question, places, vocabulary) or wrong_unit(
        question.stated, places, vocabulary, of_achievement=speaks_of_achievement(question.text)
    )
    if wrong:
        return Ambiguous(wrong, candidates(places, vocabulary))
    return _found(question, places, vocabulary)


def _groups(full: Sequence[Evidence], vocabulary: Vocabulary) -> list[tuple[int, ...]] | None:
    """The subjects: names that share measures narrow each other, others stand beside each other.

    None where one is named as belonging to another that it does not belong to (クラブハウスのダウンロード数).
    """
    groups: list[tuple[int, ...]] = []
    for number, e in enumerate(full):
        owners = owners_of(e, vocabulary)
        shared = next((n for n in reversed(range(len(groups))) if set(groups[n]) & set(owners)), None)
        if shared is not None:
            groups[shared] = tuple(place for place in groups[shared] if place in owners)
        elif not groups or e.joined:
            groups.append(owners)
        elif all(explains(place, e.key, full[:number], (), vocabulary) for place in groups[-1]):
            continue  # "trials with private partners": a word of the name, though partners are counted too
        elif e.apart:
            groups.append(owners)
        else:
            return None
    return groups


def _as_head(e: Evidence, vocabulary: Vocabulary) -> Evidence:
    """The evidence for the one measure of which it is the head: ダウンロード数とサービス数."""
    heads = tuple(t for t in e.things if t.sort is Sort.MEASURE and is_head(e.key, t.place, vocabulary))
    return replace(e, things=heads, full=True) if len(heads) == 1 else e


def _narrowed(
    groups: list[tuple[int, ...]],
    parts: Sequence[Evidence],
    full: Sequence[Evidence],
    words: Sequence[str],
    vocabulary: Vocabulary,
) -> list[tuple[int, ...]] | None:
    """The subjects, narrowed by further words of their names; None where a word is of none of them.

    A word that is joined to one before can be of another of them: MaaSのダウンロードとサービス.
    """

    def fitting(part: Evidence, among: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
        return [
            tuple(place for place in group if explains(place, part.key, full, words, vocabulary)) for group in among
        ]

    named = [owners_of(e, vocabulary) for e in full]
    all_of_them = [tuple(place for owners in named if set(owners) & set(group) for place in owners) for group in groups]
    several = False
    for part in parts:
        narrow = fitting(part, groups)
        if any(narrow):
            groups = [of or group for group, of in zip(groups, narrow, strict=True)]
        elif part.joined and any(beside := fitting(part, all_of_them)):
            groups = [tuple(dict.fromkeys(group + of)) for group, of in zip(groups, beside, strict=True)]
            several = True
        else:
            return None
    if parts and not several:
        # Of two that hold the word, the one of which a whole name is there: MaaSアプリで使えるサービス.
        held = [part.key for part in parts]
        whole = [
            tuple(place for place in group if len(group) > 1 and vocabulary.is_whole(words, place, holding=held))
            for group in groups
        ]
        groups = [narrow or group for group, narrow in zip(groups, whole, strict=True)]
    return groups


def _found(question: Question, places: Sequence[int], vocabulary: Vocabulary) -> Found:
    codes = [t.key for e in question.evidence for t in e.things if t.sort is Sort.CODE]
    if question.filters.table and question.intent is not Intent.LIST:
        of_table = vocabulary.by_code.of_table[question.filters.table]
        codes += [code for place in places for code in vocabulary.measures[place].codes if code in of_table]
    if question.intent is Intent.LIST and question.filters.programme:
        return Found()
    for e in question.evidence:  # RE100の達成度は?: the programme's own rows first
        for programme in e.places(Sort.PROGRAMME):
            own = vocabulary.by_code.of_programme.get(vocabulary.programmes[programme].name.ja, frozenset())
            codes += [code for place in places for code in vocabulary.measures[place].codes if code in own]
    measures = tuple(vocabulary.measures[place].key for place in places)
    return Found(measures, tuple(dict.fromkeys(codes)))


def _by_number(question: Question, vocabulary: Vocabulary) -> Match:
    """指標5 means the first table's row and offers the others'; KPI 5 asks back between the first table and the one of results."""
    tables = vocabulary.catalogue.tables
    results = next((n for n, table in enumerate(tables) if table.reports_year is not None), len(tables) - 1)
    measures: list[int] = []
    codes: list[str] = []
    also: list[Candidate] = []
    for row in question.rows:
        number = int(row.value)
        named = [n for n, table in enumerate(tables) if table.key == question.filters.table]
        order = named or (list(range(len(tables))) if row.kind == "row" else [0, results])  # 表2の3番
        rows = [vocabulary.by_code.numbered.get((table, number), ()) for table in dict.fromkeys(order)]
        rows = [things for things in rows if things]
        if not rows:
            return NotFound((row.value,), ())
        choice = [Candidate(vocabulary.measures[t.place].key, t.key) for things in rows for t in things]
        if len(rows[0]) > 1 or (row.kind == "kpi" and len(rows) > 1):
            return Ambiguous((question.text,), tuple(choice)[:MOST_CANDIDATES])
        measures.append(rows[0][0].place)
        codes.append(rows[0][0].key)
        also += [c for c in choice[1:2] if row.kind == "row"]
    full = [e for e in question.evidence if owners_of(e, vocabulary)]
    if any(not set(owners_of(e, vocabulary)) & set(measures) for e in full):
        both = [*measures, *measures_of(full, vocabulary)]
        return Ambiguous(tuple(e.words for e in full), candidates(dict.fromkeys(both), vocabulary))
    keys_ = tuple(dict.fromkeys(vocabulary.measures[place].key for place in measures))
    return Found(keys_, tuple(codes), (), tuple(also))


def _passage(question: Question, vocabulary: Vocabulary) -> Match:
    full = [e for e in question.evidence if e.full]
    parts = [e for e in question.evidence if not e.full]
    if full:
        places = list(dict.fromkeys(place for e in full for place in e.places(Sort.PASSAGE)))
        first = len(vocabulary.measures)
        strange = tuple(p.words for p in parts if not any(vocabulary.speaks(first + place, p.key) for place in places))
        if strange:
            return NotFound(strange, ())
        if question.counting:  # 再エネの割合は?: prose that happens to name the thing is no figure of it
            return NotFound((*(e.words for e in full), *question.counting), ())
        return Found(passages=tuple(vocabulary.passages[place].key for place in places))
    return NotFound(tuple(e.words for e in parts), ())


# --- parts of names


def _by_parts(question: Question, vocabulary: Vocabulary) -> Match:
    """登録 asks back; 登録件数, the whole head of one name, means that one; parts that make up a whole name mean it."""
    parts = question.evidence
    if question.intent is Intent.LIST and all(t.sort is Sort.PROGRAMME for e in parts for t in e.things):
        return Found()
    sets = [set(owners_of(e, vocabulary)) for e in parts]
    whole = max(map(len, sets)) < MOST_OWNERS  # else they are only the first of too many
    together = {owner for owner in vocabulary.near.holding(*(e.key for e in parts)) if owner < len(vocabulary.measures)}
    shared = sorted(together | (set.intersection(*sets) if whole else set()))
    words = tuple(e.words for e in parts)
    if len(parts) == 1:
        shared = officially(parts[0].key, shared, vocabulary)
    if not shared:
        return NotFound(words, candidates(measures_of(parts, vocabulary), vocabulary))
    if len(parts) == 1:
        heads = [place for place in shared if is_head(parts[0].key, place, vocabulary)]
        if len(heads) == 1:
            others = [place for place in shared if place != heads[0]] + [
                p for p in of_stem(parts[0].key, vocabulary) if p not in shared
            ]
            wrong = wrong_count(question, heads, vocabulary)
            if wrong:
                return Ambiguous(wrong, candidates(heads, vocabulary))
            found = _found(question, heads, vocabulary)
            return Found(found.measures, found.codes, (), candidates(others, vocabulary))
    else:
        said = in_full(question.words, vocabulary.municipalities)
        full = [place for place in shared if vocabulary.is_whole(said, place)]
        if len(full) == 1:
            return _found(question, full, vocabulary)
    return Ambiguous(words, candidates(shared, vocabulary))


def _counted(question: Question, vocabulary: Vocabulary) -> Match | None:
    """件数は? names what several names count: it asks back."""
    for word in question.counting:
        key = keys([word])[0]
        places = [owner for owner in vocabulary.near.holding(key) if owner < len(vocabulary.measures)]
        places = officially(key, places, vocabulary)
        if places:
            return Ambiguous((word,), candidates(places, vocabulary))
    return None
