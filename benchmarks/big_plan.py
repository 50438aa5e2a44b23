"""A whole plan of a made-up city, as the CSV files that `kaga build` reads: any number of measures and observations.

Names come from `names`; everything else is drawn with a fixed seed, so that the same numbers give the same files. Some
measures fall, and some newest actuals are provisional.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import names
from benchmarks.names import Parts

_SEED = 20
_FIRST, _TARGET = 2020, 2030  # years of baseline and target
_SOURCE = "見本市の進捗評価結果報告シート（様式3-2）表（1）"
_DIMENSIONS = (("経", "経済", "8.9;9.5"), ("社", "社会", "3.8;4.4;10.2"), ("環", "環境", "7.2;13.1;15.3"))
_SECTIONS = ("企画課", "健康課", "産業振興課", "環境課", "福祉課", "教育委員会")
_PROGRAMMES = ("健康なまちの推進", "学びの機会の充実", "にぎわいの創出", "ゼロカーボンの推進")
_PLAN = {
    "key": "mihon-2020", "city_ja": "見本市", "city_en": "Mihon City", "plan_ja": "見本市SDGs未来都市計画",
    "plan_en": "Mihon SDGs Future City Plan", "term_start": "2020", "term_end": "2030", "timezone": "Asia/Tokyo",
    "language": "ja", "percent_decimals": "0", "percent_floor": "", "report_opens": "04-01", "selected": "2020年度",
    "title_ja": "見本となるまち", "title_en": "A model town",
}  # fmt: skip
_COLUMNS = {
    "plan": "key,value",
    "plans": "key,name_ja,name_en,term_start,term_end",
    "tables": "key,prefix,title_ja,title_en,reports_year",
    "measures": "key,name_ja,name_en,unit_ja,unit_en,aliases_ja,aliases_en,year_kind,running_total,section",
    "indicators": "code,table,plan,measure,name_printed,programme,dimension,sdg_targets,unit_printed,"
    "baseline_year,baseline,target_year,target,target_from,rule,compare_with",
    "observations": "measure,year,value,mark,source",
    "published": "code,year,actual,percent,source",
    "notes": "code,kind,year,text_ja,text_en,certainty,source",
    "passages": "key,title_ja,title_en,text_ja,text_en,aliases_ja,aliases_en,source",
}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One measure: what it is called, its row's code and dimension, and its figures."""

    parts: Parts
    number: int
    baseline: int
    target: int

    @property
    def dimension(self) -> tuple[str, str, str]:
        return _DIMENSIONS[self.number % len(_DIMENSIONS)]

    @property
    def code(self) -> str:
        return f"{self.dimension[0]}{self.number // len(_DIMENSIONS) + 1}"

    @property
    def unit(self) -> tuple[str, str]:
        return ("%", "%") if self.parts.count.ja.endswith(("率", "度")) else ("件", "cases")


def write(folder: Path, measures: int, observations: int) -> None:
    """Write the files of a plan with so many measures, and so many observations spread over them evenly.

    Raises `ValueError` for more than 100,000 measures, or more observations than a hundred a measure.
    """
    if measures > 100_000 or observations > measures * 100:
        message = f"{measures} measures with {observations} observations are more than there are names and years"
        raise ValueError(message)
    draw = random.Random(_SEED)  # noqa: S311  (the same files at every run, no secret)
    drawn = [_one(parts, number, draw) for number, parts in enumerate(names.some(names.everything(), measures, draw))]
    folder.mkdir(parents=True, exist_ok=True)
    _file(folder, "plan", iter(_PLAN.items()))
    _file(folder, "plans", iter([("first", "第1期計画", "First plan", "2020", "2030")]))
    _file(folder, "tables", iter([("vision", "経社環", "2030年のあるべき姿", "Vision for 2030", "")]))
    _file(folder, "measures", (_measure(one) for one in drawn))
    _file(folder, "indicators", (_indicator(one) for one in drawn))
    _file(folder, "observations", _observations(drawn, observations, draw))
    _file(folder, "published", iter(()))
    _file(folder, "notes", (_note(one) for one in drawn))
    _file(folder, "passages", iter(()))


def _one(parts: Parts, number: int, draw: random.Random) -> _Drawn:
    is_share = parts.count.ja.endswith(("率", "度"))
    baseline = draw.randint(5, 60) if is_share else draw.randint(0, 5_000)
    step = draw.randint(5, 35) if is_share else draw.randint(10, 4_000)
    falls = parts.count.ja in {"苦情件数", "待機者数"}
    return _Drawn(parts, number, baseline, baseline - min(step, baseline) - falls if falls else baseline + step)


def _measure(one: _Drawn) -> tuple[str, ...]:
    section = _SECTIONS[one.number % len(_SECTIONS)]
    return (one.parts.key, one.parts.name.ja, one.parts.name.en, *one.unit, "", "", "年度", "no", section)


def _indicator(one: _Drawn) -> tuple[str, ...]:
    _, dimension, targets = one.dimension
    return (
        one.code, "vision", "first", one.parts.key, one.parts.name.ja, _PROGRAMMES[one.number % len(_PROGRAMMES)],
        dimension, targets, one.unit[0], f"{_FIRST}年度", f"{one.baseline:,}", f"{_TARGET}年度", f"{one.target:,}", "",
        "interval", "",
    )  # fmt: skip


def _observations(drawn: list[_Drawn], count: int, draw: random.Random) -> Iterator[tuple[str, ...]]:
    """Newest year last; the first years of a long series lie before the baseline."""
    each, more = divmod(count, len(drawn)) if drawn else (0, 0)
    for one in drawn:
        years = each + (one.number < more)
        first = min(_FIRST, _TARGET - years)
        for year in range(first, first + years):
            way = (one.target - one.baseline) * (year - _FIRST)
            value = max(0, one.baseline + way // (_TARGET - _FIRST) + draw.randint(-3, 3))
            mark = "暫定" if year == first + years - 1 and one.number % 10 == 0 else ""
            yield one.parts.key, f"{year}年度", f"{value:,}", mark, _SOURCE


def _note(one: _Drawn) -> tuple[str, ...]:
    text = "順調に進捗しており、引き続き進捗を確認していく。"
    return one.code, "second_term", "2022年度", text, "On track; progress is being followed.", "certain", _SOURCE


def _file(folder: Path, name: str, lines: Iterator[tuple[str, ...]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS[name].split(","))
        writer.writerows(lines)
