"""Which measure some typed words mean for certain, for storing something: by the matching of questions, and stricter.

Where a question could offer something beside its answer, nothing is certain: an entry under the wrong measure is worse
than a question asked back.
"""

from __future__ import annotations

from kpi_core.answers import vocabulary_of
from kpi_core.errors import BadEntry, shortened
from kpi_core.intents import Intent
from kpi_core.language import Bilingual, normalise
from kpi_core.matching import Ambiguous, Candidate, Found, Match, NotFound, resolve
from kpi_core.negation import excludes
from kpi_core.questions import Question
from kpi_core.store import Store

_LONGEST = 1_000  # characters

_OTHER_THAN_ACTUALS = {
    Intent.TARGET: Bilingual("目標値", "targets"),
    Intent.BASELINE: Bilingual("当初値", "baselines"),
    Intent.NOTE: Bilingual("第2期計画への反映", "notes"),
}


def measure_named(words: str, store: Store) -> str:
    """The key of the measure that `words` (a key, a code or a name) mean for certain. Raises `BadEntry`."""
    known = {normalise(m.key): m.key for m in store.catalogue().measures}
    known |= {normalise(code): m.key for m in store.catalogue().measures for code in m.codes}
    if normalise(words) in known:
        return known[normalise(words)]
    question, found = resolve(words[:_LONGEST], vocabulary_of(store))
    if isinstance(found, Found) and certain(question, found):
        return found.measures[0]
    reason = why_not(" ".join(words.split()), question, found)
    names = store.names([c.measure for c in candidates_of(found)])
    if not names:
        raise BadEntry(ja=reason.ja, en=reason.en)
    raise BadEntry(
        ja=f"{reason.ja}候補: {'、'.join(f'{code} {name.ja}' for _, name, code in names)}",
        en=f"{reason.en} It could be: {', '.join(f'{code} {name.en or name.ja}' for _, name, code in names)}",
    )


def certain(question: Question, found: Match) -> bool:
    """Whether exactly one measure is meant, and nothing but its actual; a year is to be taken out of the words before."""
    return (
        isinstance(found, Found)
        and len(found.measures) == 1
        and not found.also
        and not question.years
        and not excludes(question)
        and question.intent not in _OTHER_THAN_ACTUALS
    )


def candidates_of(found: Match) -> tuple[Candidate, ...]:
    """What could be meant."""
    match found:
        case Found():
            return (*map(Candidate, found.measures), *found.also)
        case Ambiguous():
            return found.candidates
        case NotFound():
            return found.near


def why_not(words: str, question: Question, found: Match, value: str = "") -> Bilingual:
    """Why the measure that `words` name is not certain; `value` is the number that stood beside them."""
    words = shortened(words, 40)
    other = _OTHER_THAN_ACTUALS.get(question.intent)
    if not words:
        return Bilingual(
            "どの指標かが分かりません。指標の名前か番号を入力してください。",
            "Which indicator is it? Please add its name or code.",
        )
    if other is not None and isinstance(found, Found):
        return Bilingual(
            f"入力できるのは実績だけです（「{words}」は{other.ja}を指しているようです）。",
            f"Only actuals can be entered; “{words}” seems to be about {other.en}.",
        )
    if value and (question.years or (isinstance(found, Ambiguous) and "".join(found.words).isdigit())):
        return Bilingual(
            f"数が二つ以上あり、どれが値か分かりません（{words} {value}）。一つだけ入力してください。",
            f"There is more than one number ({words} {value}). Please give one value.",
        )
    if isinstance(found, NotFound) or not candidates_of(found):
        return Bilingual(
            f"「{words}」に当たる指標が見つかりません。指標の名前か番号を確かめてください。",
            f"There is no indicator called “{words}”. Please check its name or code.",
        )
    return Bilingual(
        f"「{words}」がどの指標かをはっきりさせられません。指標を選んでください。",
        f"It is not clear which indicator “{words}” is. Please choose one.",
    )
