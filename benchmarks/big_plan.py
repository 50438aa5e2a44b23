"""A made-up city's whole plan as CSV files, of any size: names from `names`, targets that rise and fall, every status."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.names import Parts, everything, some

_DIMENSIONS = {"経": "経済", "社": "社会", "環": "環境"}
_SECTIONS = ("企画課", "環境課", "交通政策課", "子育て支援課", "")
_SOURCE = "見本市の事業報告"
_FIRST, _LAST, _TARGET = 2021, 2025, 2030  # the baseline's year, the last with actuals, the target's

Cells = Sequence[object]

_HEADERS = {
    "plan": "key,value",
    "plans": "key,name_ja,name_en,term_start,term_end",
    "tables": "key,prefix,title_ja,title_en,reports_year",
    "measures": "key,name_ja,name_en,unit_ja,unit_en,aliases_ja,aliases_en,year_kind,running_total,section",
    "indicators": "code,table,plan,measure,name_printed,programme,dimension,sdg_targets,unit_printed,baseline_year,baseline,"
    "target_year,target,target_from,rule,compare_with",
    "observations": "measure,year,value,mark,source",
    "published": "code,year,actual,percent,source",
    "notes": "code,kind,year,text_ja,text_en,certainty,source",
    "passages": "key,title_ja,title_en,text_ja,text_en,aliases_ja,aliases_en,source",
}


def write(folder: Path, measures: int, observations: int) -> None:
    """The plan's files in `folder`: so many measures with a row each, and so many actuals in all, five a measure at most.

    The same every time. Two in a hundred rows have no target, one in ten only 達成 or 未達成.
    """
    draw = random.Random(measures)  # noqa: S311  (a sample, no secret)
    parts = some(everything(), measures, draw)
    files: dict[str, list[Cells]] = {name: [] for name in _HEADERS}
    files["plan"] = [
        ("key", "mihon-2021"), ("city_ja", "見本市"), ("city_en", "Mihon City"), ("plan_ja", "見本計画"),
        ("plan_en", "Mihon Plan"), ("term_start", 2021), ("term_end", 2030),
    ]  # fmt: skip
    files["plans"] = [("first", "第1期", "First term", 2021, 2030)]
    files["tables"] = [("vision", "".join(_DIMENSIONS), "指標", "Indicators", "")]
    for number, one in enumerate(parts):
        seen = observations // measures + (number < observations % measures)
        files["measures"].append(_measure(one, draw))
        row, actuals = _row(number, one, min(seen, _LAST - _FIRST + 1), draw)
        files["indicators"].append(row)
        files["observations"] += actuals
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([_HEADERS[name].split(","), *rows])


def _unit(one: Parts) -> tuple[str, str]:
    return ("%", "%") if one.count.ja.endswith(("率", "度")) else ("人", "people")


def _measure(one: Parts, draw: random.Random) -> Cells:
    return (one.key, one.name.ja, one.name.en, *_unit(one), "", "", "年度", "no", draw.choice(_SECTIONS))


def _row(number: int, one: Parts, seen: int, draw: random.Random) -> tuple[Cells, list[Cells]]:
    """A row, and its actuals: the newest `seen` years, each a share of the way that a straight line would have made."""
    prefix = list(_DIMENSIONS)[number % 3]
    start = draw.randint(10, 5_000)
    goal = start + draw.choice((-1, 1, 1, 1)) * draw.randint(1, start)
    kind = draw.random()
    target = "" if kind < 0.02 else f"{goal}以上" if kind < 0.12 and goal > start else str(goal)
    rule = "at_least" if target.endswith("以上") else "interval"
    goals = ";".join(f"{draw.randint(1, 17)}.{draw.randint(1, 9)}" for _ in range(draw.randint(0, 3)))
    row = (
        f"{prefix}{number // 3 + 1}", "vision", "first", one.key, one.name.ja, "", _DIMENSIONS[prefix], goals, _unit(one)[0],
        f"{_FIRST}年度", start, f"{_TARGET}年度" if target else "", target, "", rule, "",
    )  # fmt: skip
    pace = draw.uniform(-0.4, 2.6)
    actuals: list[Cells] = []
    for year in range(_LAST - seen + 1, _LAST + 1):
        share = pace * (year - _FIRST) / (_TARGET - _FIRST)
        value = (
            f"{start + share * (goal - start):.1f}"
            if _unit(one)[0] == "%"
            else str(round(start + share * (goal - start)))
        )
        missing = draw.random() < 0.03
        actuals.append((one.key, f"{year}年度", "" if missing else value, "未集計" if missing else "", _SOURCE))
    return row, actuals
