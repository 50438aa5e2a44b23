"""What a store hands out of Kaga's record: names to ask for, and all that is known of a measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_core.entries import NewEntry
from kpi_core.importing import read_record
from kpi_core.language import Bilingual
from kpi_core.store import Store
from tests.kpi_core.plans import DATA, built, edit, small_folder

KAGA = DATA / "kaga.db"
ENTRY = NewEntry(
    key="1",
    measure="visitors",
    year=2022,
    year_kind="年",
    value="160",
    source="観光課",
    by_id="U1",
    by_name="山田",
    at="2024-05-01T00:00:00Z",
    via="slack",
    reason="確定",
)

KAGA = DATA / "kaga.db"


def test_kagas_catalogue_has_the_names_of_all_there_is_to_ask_for() -> None:
    with Store.open(KAGA) as store:
        catalogue = store.catalogue()
    assert (catalogue.city, catalogue.language) == (Bilingual("加賀市", "Kaga City"), "ja")
    assert (len(catalogue.measures), len(catalogue.programmes), len(catalogue.tables)) == (12, 5, 3)
    power = next(m for m in catalogue.measures if m.key == "new_power_contracts")
    assert (power.codes, power.dimensions) == (("経1", "環7", "取1"), ("経済", "環境"))
    assert power.printed == ("自治体新電力加入件数",)
    assert power.programmes == ("「加賀市版 RE100」の推進",)
    assert power.sdg_targets[:4] == ("7.2", "7.a", "8.3", "9.5")
    assert len(power.sdg_targets) == len(set(power.sdg_targets))
    trials = next(m for m in catalogue.measures if m.key == "tech_trials")
    assert len(trials.printed) == 3  # three rows print it in three ways
    assert {p.key for p in catalogue.passages} == {p.key for p in read_record(DATA).record.passages}
    assert [t.key for t in catalogue.terms] == ["first"]


def test_measures_come_in_the_order_in_which_they_are_asked_for() -> None:
    with Store.open(KAGA) as store:
        asked = store.dossiers(["maas_services", "nothing", "maas_downloads", "maas_services"])
        everything = store.dossiers()
    assert [d.measure.key for d in asked] == ["maas_services", "maas_downloads"]
    assert [d.measure.key for d in everything] == [m.key for m in read_record(DATA).record.measures]
    assert asked[1] == next(d for d in everything if d.measure.key == "maas_downloads")


def test_more_measures_can_be_asked_for_than_a_statement_takes() -> None:
    with Store.open(KAGA) as store:
        found = store.dossiers([*(f"m{n}" for n in range(1200)), "maas_downloads", *(f"n{n}" for n in range(1200))])
        assert [d.measure.key for d in found] == ["maas_downloads"]
        assert store.dossiers([]) == ()


def test_a_dossier_holds_all_that_is_known_of_its_measure() -> None:
    with Store.open(KAGA) as store:
        (of,) = store.dossiers(["maas_downloads"])
    assert [r.code for r in of.indicators] == ["経2", "取3", "成3"]
    assert [(str(o.year), o.value) for o in of.observations] == [("2020年", 0), ("2022年", 1117), ("2023年", 1457)]
    assert [(p.code, p.printed) for p in of.published] == [("経2", "22%"), ("取3", "45%"), ("成3", "29%")]
    assert [n.code for n in of.notes] == ["経2", "取3"]
    assert of.indicator("取3").second_unit == "件"
    assert of.basis(of.indicator("成3")).code == "経2"
    assert (of.actual(2022), of.actual(2021)) == (1117, None)
    with pytest.raises(KeyError, match="経1"):
        of.indicator("経1")


def test_names_have_the_code_of_the_first_row() -> None:
    with Store.open(KAGA) as store:
        assert store.names(["maas_downloads", "maas_services", "nothing"]) == (
            ("maas_downloads", Bilingual("MaaSアプリのダウンロード件数", "MaaS app downloads"), "経2"),
            (
                "maas_services",
                Bilingual(
                    "MaaSアプリによる提供サービス（機能）数", "Services (functions) offered through the MaaS app"
                ),
                "取4",
            ),
        )
        assert [n.ja for n in store.first_names(2)] == ["自治体新電力加入件数", "MaaSアプリのダウンロード件数"]
        assert store.first_code() == "経1"


def test_passages_come_in_the_order_in_which_they_are_asked_for() -> None:
    with Store.open(KAGA) as store:
        assert [p.key for p in store.passages(["period", "nothing", "title"])] == ["period", "title"]
        assert len(store.passages()) == len(read_record(DATA).record.passages)


def test_programmes_that_only_rows_name_are_there_too(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    edit(folder, "indicators", 2, programme="観光の推進")
    with Store.open(built(folder, tmp_path / "a.db")) as store:
        assert [p.name for p in store.programmes()] == [Bilingual("観光の推進", "")]
        assert store.catalogue().measures[0].programmes == ("観光の推進",)


def test_sources_have_their_dates() -> None:
    with Store.open(KAGA) as store:
        source = store.sources()["SDGs未来都市の事例シート「6.取組成果」"]
    assert (source.name.en, source.as_of) == ("SDGs Future City case sheet, 6. Results of the efforts", "2023年時点")
