"""CSV files changed in place: what does not change stands as it stood, and a change holds whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpi_core.csv_editing import EditedFolder, NotChanged, finish, replace_all, sentence
from kpi_core.csv_files import PENDING
from kpi_core.errors import BadRecord
from kpi_core.importing import read_record
from tests.kpi_core.plans import copy_of_data, small_folder

OLD = "経1,2022年度,150,50%,様式3-2"


@pytest.mark.parametrize(
    ("encoding", "line_end"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("cp932", "\r\n"), ("cp932", "\n")]
)
def test_a_file_keeps_its_encoding_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    folder = small_folder(tmp_path / "data")
    path = folder / "published.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", line_end).encode(encoding))
    before = path.read_bytes()
    edited = EditedFolder(folder)
    edited.change("published", 2, "percent", "51%")
    replace_all(folder, edited.contents())
    assert path.read_bytes() == before.replace("50%".encode(encoding.removesuffix("-sig")), b"51%")


def test_a_character_that_cp932_lacks_makes_the_file_utf_8(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    path = folder / "published.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp932"))
    edited = EditedFolder(folder)
    edited.change("published", 2, "source", "t-CO₂")
    replace_all(folder, edited.contents())
    assert path.read_text(encoding="utf-8-sig").endswith("t-CO₂\n")


def test_nothing_changes_but_the_cell(tmp_path: Path) -> None:
    folder = copy_of_data(tmp_path / "data")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    edited = EditedFolder(folder)
    edited.change("observations", 3, "value", "80")
    edited.change("observations", 2, "value", "70")  # as it stood
    assert [sentence(edit).en for edit in edited.edits] == ["observations.csv, row 3, value: '79' → '80'"]
    replace_all(folder, edited.contents())
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name for name in before if before[name] != after[name]} == {"observations.csv"}
    assert after["observations.csv"] == before["observations.csv"].replace("2022年,79,".encode(), "2022年,80,".encode())


def test_a_row_is_added_at_the_end_and_said(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edited = EditedFolder(folder)
    edited.add("observations", {"measure": "visitors", "year": "2023年度", "value": "160", "source": "市の集計"})
    replace_all(folder, edited.contents())
    assert sentence(edited.edits[0]).ja == "observations.csv 3行目を追加: visitors, 2023年度, 160, 市の集計"
    assert [str(o.value) for o in read_record(folder).record.observations] == ["150", "160"]


def _cut_off(folder: Path, *, listed: bool) -> None:
    """As if the program had been killed before, or after, the change was listed."""
    new = folder / ".published.csv.abc.new"
    new.write_text((folder / "published.csv").read_text(encoding="utf-8").replace("50%", "51%"), encoding="utf-8")
    if listed:
        (folder / PENDING).write_text(
            json.dumps({"published.csv": new.name, "observations.csv": ".observations.csv.gone.new"})
        )


@pytest.mark.parametrize(("listed", "percent"), [(False, "50%"), (True, "51%")])
def test_a_change_that_was_cut_off_holds_whole_or_not_at_all(tmp_path: Path, listed: bool, percent: str) -> None:
    folder = small_folder(tmp_path / "data")
    _cut_off(folder, listed=listed)
    assert [p.printed for p in read_record(folder).record.published] == [percent]
    finish(folder)
    assert [p.printed for p in read_record(folder).record.published] == [percent]
    assert not (folder / PENDING).exists()


@pytest.mark.parametrize(
    "listed",
    ["[]", "{", "{\"published.csv\": 5}", "{\"published.csv\": \"../secret.csv\"}", "{\"../plan.csv\": \".x.new\"}",
     "{\"published.csv\": \".published.csv./../../secret.csv\"}"],
)  # fmt: skip
def test_a_list_that_is_none_of_ours_leads_nowhere(tmp_path: Path, listed: str) -> None:
    folder = small_folder(tmp_path / "data")
    (tmp_path / "secret.csv").write_text(OLD)
    (folder / PENDING).write_text(listed)
    finish(folder)
    assert [p.printed for p in read_record(folder).record.published] == ["50%"]
    assert (tmp_path / "secret.csv").exists()


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    (folder / "published.csv").replace(tmp_path / "elsewhere.csv")
    (folder / "published.csv").symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(BadRecord) as refused:
        read_record(folder)
    assert "リンク" in refused.value.complaints[0].expected_ja
    with pytest.raises(BadRecord):
        EditedFolder(folder).rows("published")


def test_a_folder_that_cannot_be_written_is_said_and_stays(tmp_path: Path) -> None:
    with pytest.raises(NotChanged, match="nothing was changed"):
        replace_all(tmp_path / "gone", {"published.csv": b""})
