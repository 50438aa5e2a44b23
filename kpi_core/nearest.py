"""Names that look like a question's subject, for 「違う指標です」: offered as buttons, never answered.

Rejecting is not its task, so a bare score is enough here, as it is nowhere else.
"""

from __future__ import annotations

from kpi_core.language import normalise
from kpi_core.matching import Candidate
from kpi_core.questions import Question
from kpi_core.vocabulary import Vocabulary

_LOWEST = 35  # of 100: below it a name shares hardly a sign with the words


def nearest(question: Question, vocabulary: Vocabulary, limit: int = 8) -> tuple[Candidate, ...]:
    """The measures whose name or alias is most like the question's subject, best first."""
    from rapidfuzz import fuzz, process  # a twentieth of the time of `kaga ask`, which seldom needs it

    words = " ".join(part.text for part in question.parts if part.role in {"subject", "left_over"})
    if not words:
        return ()
    names = {
        (measure.key, name): name
        for measure in vocabulary.measures
        for name in (measure.name.ja, measure.name.en, *measure.aliases)
        if name
    }
    found = process.extract(
        words, names, scorer=fuzz.ratio, processor=normalise, limit=4 * limit, score_cutoff=_LOWEST
    )  # fmt: skip
    keys = dict.fromkeys(key for _, _, (key, _) in found)
    return tuple(Candidate(key) for key in keys)[:limit]
