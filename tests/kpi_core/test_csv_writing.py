"""A record to CSV and back: the same record."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from kpi_core.csv_writing import csv_cells, figure_cell, header
from kpi_core.figures import Figure, read_figure
from kpi_core.importing import read_record
from kpi_core.record import Record
from tests.kpi_core.plans import DATA, built, cells_of, dump, small_folder, write_cells
from tests.kpi_core.records import records


def _read_back(record: Record, folder: Path) -> Record:
    for file, lines in csv_cells(record).items():
        write_cells(folder, file, lines)
    return read_record(folder).record


def test_kagas_record_comes_back_whole(tmp_path: Path) -> None:
    record = read_record(DATA).record
    assert _read_back(record, tmp_path) == record


def test_kagas_database_comes_back_the_same(tmp_path: Path) -> None:
    before = built(DATA, tmp_path / "before.db")
    _read_back(read_record(DATA).record, tmp_path)
    assert dump(built(tmp_path, tmp_path / "after.db")) == dump(before)


@given(records())
@settings(max_examples=60, deadline=None)
def test_any_record_comes_back_whole(record: Record) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert _read_back(record, Path(folder)) == record


@pytest.mark.parametrize("file", ["plan", "measures", "indicators", "observations", "published", "notes", "passages"])
def test_columns_are_those_of_the_files(tmp_path: Path, file: str) -> None:
    assert header(file) == cells_of(small_folder(tmp_path / "small"), file)[0]


@pytest.mark.parametrize("cell", ["80%以上", "0.1未満※", "100件(高圧)", "-41.4", "5.0t-CO2以下", "257人(速報値)"])
def test_a_figure_is_written_as_it_is_read(cell: str) -> None:
    figure = read_figure(cell)
    assert isinstance(figure, Figure)
    assert read_figure(figure_cell(figure)) == figure
