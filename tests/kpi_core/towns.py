"""Records of small cities, with as many measures as a test needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.kpi_core.plans import built, small_folder, write_cells

FACILITIES = (
    "図書館", "博物館", "美術館", "体育館", "公民館", "児童館", "水族館", "植物園", "動物園", "市民プール", "資料館", "音楽堂",
)  # fmt: skip
_HEADERS = {
    "measures": "key,name_ja,name_en,unit_ja,unit_en,aliases_ja,aliases_en,year_kind,running_total,section",
    "indicators": "code,table,plan,measure,name_printed,programme,dimension,sdg_targets,unit_printed,"
    "baseline_year,baseline,target_year,target,target_from,rule,compare_with",
    "observations": "measure,year,value,mark,source",
    "published": "code,year,actual,percent,source",
}


def town(folder: Path, *actuals: str, names: Sequence[str] = (), programme: str = "", target: str = "100") -> Path:
    """The record of a city with a measure for each of `actuals`: its cells from 2021 on (未集計 is a mark).

    Every measure was 0 in 2020 and is to be `target` in 2030.
    """
    small_folder(folder)
    tables = {file: [header] for file, header in _HEADERS.items()}
    for n, cells in enumerate(actuals, start=1):
        name = names[n - 1] if names else f"指標{n}号"
        tables["measures"].append(f"measure_{n},{name},Measure {n},人,people,,,年,no,")
        tables["indicators"].append(
            f"経{n},vision,first,measure_{n},{name},{programme},経済,,人,2020年,0,2030年,{target},,interval,"
        )
        for year, cell in enumerate(cells.split(), start=2021):
            value_and_mark = f",{cell}" if cell == "未集計" else f"{cell},"
            tables["observations"].append(f"measure_{n},{year}年,{value_and_mark},様式3-2")
    for file, lines in tables.items():
        write_cells(folder, file, [line.split(",") for line in lines])
    return built(folder, folder / "town.db")


def facilities(folder: Path) -> Path:
    """The record of a city that counts the visitors of twelve facilities, all under one programme."""
    names = [f"{facility}の来館者数" for facility in FACILITIES]
    return town(folder, *map(str, range(1, 13)), names=names, programme="にぎわいの創出")
