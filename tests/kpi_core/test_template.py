"""The files to begin with: for Excel, and good as they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kpi_core.csv_editing import NotChanged
from kpi_core.csv_writing import MODELS
from kpi_core.importing import read_record
from kpi_core.store import Store
from kpi_core.template import NotEmpty, write_template
from tests.kpi_core.plans import built


def test_the_template_builds_and_answers_as_it_is(tmp_path: Path) -> None:
    from kpi_core.answers import answer
    from kpi_core.contents import Figures

    write_template(tmp_path / "city")
    with Store.open(built(tmp_path / "city", tmp_path / "city.db")) as store:
        content = answer("図書の貸出冊数の達成度は?", store, date(2025, 6, 1)).content
    assert isinstance(content, Figures)
    row = content.measures[0].rows[0]
    assert (str(row.shown), row.differs) == ("20", False)


def test_every_file_is_there_with_an_example_and_opens_in_excel(tmp_path: Path) -> None:
    names = write_template(tmp_path)
    assert sorted(names) == sorted(f"{file}.csv" for file in MODELS)
    for name in names:
        raw = (tmp_path / name).read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        assert raw.count(b"\n") == raw.count(b"\r\n") >= 2
    assert read_record(tmp_path).remarks == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)  # nothing is left beside them


def test_files_that_are_there_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("mine")
    with pytest.raises(NotEmpty, match=r"notes\.csv already"):
        write_template(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.csv"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotChanged):
        write_template(tmp_path / "file" / "city")
