"""Peers that know letters only: each finds the name that is most like a question, and answers from a score on."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from benchmarks import progress
from benchmarks.apart import Apart, environment


@dataclass(frozen=True, slots=True)
class Best:
    """The place of the best name, None where nothing is like it at all; and its score, higher for better."""

    place: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Peer:
    """`bests` has one for each question; where there are none, `missing` says why."""

    name: str
    bests: tuple[Best, ...]
    missing: str = ""


def all_of(names: Sequence[str], questions: Sequence[str]) -> tuple[Peer, ...]:
    """Every peer's best of `names` for each of `questions`, both normalised."""
    return (
        Peer("WRatio", _extracted(names, questions, fuzz.WRatio)),
        Peer("token_set_ratio", _extracted(names, questions, fuzz.token_set_ratio)),
        Peer("FTS5 trigram", _trigrams(names, questions)),
        _tf_idf(names, questions),
    )


def _extracted(names: Sequence[str], questions: Sequence[str], scorer: Callable[..., float]) -> tuple[Best, ...]:
    found = []
    for question in questions:
        _, score, place = process.extractOne(question, names, scorer=scorer)
        found.append(Best(place, score))
    return tuple(found)


def _trigrams(names: Sequence[str], questions: Sequence[str]) -> tuple[Best, ...]:
    """SQLite's own ranking (bm25) of the names that share any three letters with a question."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table names using fts5(name, tokenize='trigram')")
    database.executemany("insert into names(rowid, name) values (?, ?)", enumerate(names))
    found = []
    for question in questions:
        threes = dict.fromkeys(question[at : at + 3] for at in range(len(question) - 2))
        match = " OR ".join('"' + three.replace('"', '""') + '"' for three in threes)
        row = None
        if match:
            row = database.execute(
                "select rowid, rank from names where names match ? order by rank limit 1", (match,)
            ).fetchone()
        found.append(Best(None, 0.0) if row is None else Best(row[0], -row[1]))
    database.close()
    return tuple(found)


# Runs in the environment apart, where no module of ours is.
_PROGRAM = """
import json, sys
from sklearn.feature_extraction.text import TfidfVectorizer
given = json.load(sys.stdin)
vectors = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
names = vectors.fit_transform(given["names"])
likeness = (vectors.transform(given["questions"]) @ names.T).toarray()
best = likeness.argmax(axis=1)
json.dump([[int(at), float(row[at])] for at, row in zip(best, likeness)], sys.stdout)
"""


def _tf_idf(names: Sequence[str], questions: Sequence[str]) -> Peer:
    """The cosine of one to three letters, weighed by how rare they are (scikit-learn)."""
    name = "TF-IDF"
    progress.show("questions: scikit-learn in an environment of its own")
    apart: Apart = environment("tf-idf", ("scikit-learn==1.9.1",))
    if apart.python is None:
        return Peer(name, (), apart.missing)
    given = json.dumps({"names": list(names), "questions": list(questions)})
    ran = subprocess.run((str(apart.python), "-c", _PROGRAM), input=given, capture_output=True, text=True, check=False)
    if ran.returncode:
        return Peer(name, (), f"scikit-learn ended with {ran.returncode}")
    return Peer(name, tuple(Best(at if score > 0 else None, score) for at, score in json.loads(ran.stdout)))
