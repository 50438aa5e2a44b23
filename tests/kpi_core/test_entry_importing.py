"""What was entered, into observations.csv: once, with its source, and with nobody's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_core.csv_editing import replace_all, sentence
from kpi_core.entries import NewEntry
from kpi_core.entry_importing import edited_by_entries
from kpi_core.errors import BadRecord, StoreMissing, WrongPlan
from kpi_core.importing import read_record
from kpi_core.live import LiveStore
from tests.kpi_core.plans import edit, row_of, small_folder


def _entry(key: str, year: int, value: str | None, **more: object) -> NewEntry:
    what: dict[str, object] = {
        "measure": "visitors", "year_kind": "年度", "source": "来館者台帳", "by_id": "U0SECRET", "by_name": "山田太郎",
        "at": "2024-05-01T00:00:00Z", "via": "slack",
    }  # fmt: skip
    return NewEntry(key=key, year=year, value=value, **(what | more))  # type: ignore[arg-type]


def _stored(folder: Path, path: Path, *entries: NewEntry) -> Path:
    plan = read_record(folder).record.plan
    LiveStore.create(path, plan)
    with LiveStore.open(path, plan) as live:
        for entry in entries:
            live.enter(entry)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "data")


def test_the_newest_entry_that_holds_is_taken_and_no_name_with_it(folder: Path, tmp_path: Path) -> None:
    live = _stored(
        folder, tmp_path / "live.db",
        _entry("a", 2023, "170"), _entry("b", 2023, "171"), _entry("c", 2022, "151", provisional=True),
        _entry("d", 2024, "180"), _entry("e", 2024, None),  # taken back
    )  # fmt: skip
    edited = edited_by_entries(live, folder)
    assert [sentence(e).ja for e in edited.edits] == [
        "observations.csv 2行目 value: 「150」→「151」",
        "observations.csv 2行目 mark: 「」→「暫定」",
        "observations.csv 2行目 source: 「様式3-2」→「来館者台帳」",
        "observations.csv 3行目を追加: visitors, 2023年度, 171, 来館者台帳",
    ]
    replace_all(folder, edited.contents())
    written = (folder / "observations.csv").read_text(encoding="utf-8")
    assert "山田" not in written
    assert "U0SECRET" not in written
    assert edited_by_entries(live, folder).edits == ()  # repeated: nothing


def test_an_entry_that_the_record_says_already_changes_nothing(folder: Path, tmp_path: Path) -> None:
    live = _stored(folder, tmp_path / "live.db", _entry("a", 2022, "150"))
    assert edited_by_entries(live, folder).edits == ()


def test_an_entry_of_a_measure_that_is_not_there_is_refused(folder: Path, tmp_path: Path) -> None:
    live = _stored(folder, tmp_path / "live.db", _entry("a", 2022, "1", measure="gone"))
    with pytest.raises(BadRecord) as refused:
        edited_by_entries(live, folder)
    assert "gone" in refused.value.complaints[0].sentence("ja")


def test_entries_of_another_plan_or_none_at_all_are_refused(folder: Path, tmp_path: Path) -> None:
    live = _stored(folder, tmp_path / "live.db", _entry("a", 2022, "1"))
    edit(folder, "plan", row_of(folder, "plan", key="key"), value="other-2020")
    with pytest.raises(WrongPlan):
        edited_by_entries(live, folder)
    with pytest.raises(StoreMissing):
        edited_by_entries(tmp_path / "none.db", folder)
