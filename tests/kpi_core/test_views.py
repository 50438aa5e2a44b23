"""The record's views: what was published, as printed, for people with SQLite's own tools."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.kpi_core.plans import DATA


@pytest.fixture
def record() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{DATA / 'kaga.db'}?mode=ro", uri=True)) as connection:
        yield connection


def test_each_row_shows_what_was_published_of_it(record: sqlite3.Connection) -> None:
    found = record.execute(
        "select measure, baseline, baseline_year, target, target_year, published_year, published_actual,"
        " published_percent from indicator_progress where code = '社3'"
    ).fetchall()
    assert found == [
        ("コンピュータクラブハウス加賀の利用者数", "800", "2019年", "1700", "2030年度", "2022年", "1320", "58%")
    ]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("select count(*) from indicator_progress", 24),
        ("select count(*) from actuals_by_year", 28),
        ("select count(*) from published_figures", 24),
        ("select count(*) from notes_by_indicator", 20),
    ],
)
def test_nothing_is_left_out_and_nothing_twice(record: sqlite3.Connection, query: str, count: int) -> None:
    assert record.execute(query).fetchone() == (count,)


def test_actuals_stand_by_year(record: sqlite3.Connection) -> None:
    found = record.execute(
        "select year, actual, unit from actuals_by_year where key = 'maas_downloads' order by year"
    ).fetchall()
    assert found == [("2020年", "0", "DL"), ("2022年", "1117", "DL"), ("2023年", "1457", "DL")]
