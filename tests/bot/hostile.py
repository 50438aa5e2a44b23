"""Records whose every word tries to do something in Slack or a terminal, very large ones, and one without actuals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kpi_core.building import build
from kpi_core.importing import read_record
from kpi_core.language import Bilingual
from kpi_core.record import Record
from tests.kpi_core.plans import DATA

NASTY = "<!channel> <@U0MEMBER> <https://x.example|x> & *b* _i_ ~s~ `c` :tada: www.example.com\n> q\x1b[31m\u202e"
LONG = "とても長い名前の指標" * 60


def nasty(path: Path, words: str = NASTY) -> Path:
    """Kaga's record with `words` before every name, note, text, source and unit."""
    return _built(_worded(read_record(DATA).record, words), path)


def large(path: Path, measures: int = 2_000) -> Path:
    """A record of so many measures, each with a row of its own like 社4 (behind)."""
    kaga = read_record(DATA).record
    measure = next(m for m in kaga.measures if m.key == "female_employment_rate")
    row = next(r for r in kaga.indicators if r.code == "社4")
    seen = [o for o in kaga.observations if o.measure == measure.key]
    keys = [f"{measure.key}_{n}" for n in range(measures)]
    return _built(
        replace(
            kaga,
            measures=tuple(
                replace(
                    measure, key=key, name=Bilingual(f"女性就業率その{n}", f"Female employment rate {n}"), aliases=()
                )
                for n, key in enumerate(keys)
            ),
            indicators=tuple(
                replace(row, code=f"社{n}", order=n, measure=key, dimension=f"側面{n % 40}")
                for n, key in enumerate(keys)
            ),
            observations=tuple(replace(o, measure=key) for key in keys for o in seen),
            published=(),
            notes=(),
        ),
        path,
    )


def long_texts(path: Path, characters: int = 20_000) -> Path:
    """Kaga's record with notes and passages of so many characters."""
    kaga = read_record(DATA).record
    text = Bilingual("長い文章。" * (characters // 5), "A long text. " * (characters // 13))
    return _built(
        replace(
            kaga,
            notes=tuple(replace(note, text=text) for note in kaga.notes),
            passages=tuple(replace(passage, text=text) for passage in kaga.passages),
        ),
        path,
    )


def without_actuals(path: Path) -> Path:
    """Kaga's plan on its first day: nothing was counted, published or noted yet."""
    return _built(replace(read_record(DATA).record, observations=(), published=(), notes=()), path)


def without_dimensions(path: Path) -> Path:
    """Kaga's record as a plan that knows neither dimensions nor SDG targets."""
    kaga = read_record(DATA).record
    return _built(
        replace(kaga, indicators=tuple(replace(row, dimension="", sdg_targets=()) for row in kaga.indicators)), path
    )


def _worded(record: Record, words: str) -> Record:
    def before(text: Bilingual) -> Bilingual:
        return Bilingual(f"{words}{text.ja}", f"{words}{text.en}")

    return replace(
        record,
        plan=replace(record.plan, city=before(record.plan.city), name=before(record.plan.name)),
        tables=tuple(replace(t, title=before(t.title)) for t in record.tables),
        terms=tuple(replace(t, name=before(t.name)) for t in record.terms),
        measures=tuple(replace(m, name=before(m.name), unit=before(m.unit)) for m in record.measures),
        indicators=tuple(
            replace(r, name_printed=words + r.name_printed, dimension=words + r.dimension, unit_printed=words)
            for r in record.indicators
        ),
        observations=tuple(replace(o, source=words + o.source) for o in record.observations),
        published=tuple(replace(p, source=words + p.source) for p in record.published),
        notes=tuple(replace(n, text=before(n.text), source=words + n.source) for n in record.notes),
        passages=tuple(
            replace(p, title=before(p.title), text=before(p.text), source=words + p.source) for p in record.passages
        ),
    )


def _built(record: Record, path: Path) -> Path:
    build(record, path)
    return path
