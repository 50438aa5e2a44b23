"""An actual in one line: what is read of it, and what is said where something is missing or not certain."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_core.errors import BadEntry
from kpi_core.naming import measure_named
from kpi_core.store import Store
from kpi_core.typed_updates import TypedUpdate, read_update
from tests.bot.kaga import RECORD

TODAY = date(2026, 11, 25)


def read(text: str) -> TypedUpdate:
    with Store.open(RECORD) as store:
        return read_update(text, store, TODAY)


@pytest.mark.parametrize(
    ("text", "measure", "year", "value"),
    [
        ("MaaSダウンロード 2024年 2,000", "maas_downloads", 2024, "2000"),
        ("経2 R6 2000", "maas_downloads", 2024, "2000"),
        ("取3 令和6年度 1万8740", "maas_downloads", 2024, "18740"),
        ("経2　２０２４年　２，０００", "maas_downloads", 2024, "2000"),
        ("経2 2024 2000", "maas_downloads", 2024, "2000"),
        ("経2 2000年 6", "maas_downloads", 2000, "6"),
        ("経2 2000 2024", "maas_downloads", 2024, "2000"),
        ("経2 2024年 2025", "maas_downloads", 2024, "2025"),
        ("MaaSダウンロード2024年2,000", "maas_downloads", 2024, "2000"),
        ("MaaSダウンロードの2024年の実績を2,000件に更新してください", "maas_downloads", 2024, "2000"),
        ("e-加賀市民登録者数 2024 400件 を登録", "e_citizens", 2024, "400"),
        ("2024年 400 e-加賀市民登録", "e_citizens", 2024, "400"),
        ("経2 2024年 2,000件登録お願いします", "maas_downloads", 2024, "2000"),
        ("女性就業率は去年 55.5%", "female_employment_rate", 2025, "55.5"),
        ("社5 2024 ▲3", "disabled_hires", 2024, "-3"),
        ("温室効果ガス 2024年 480,000 t-CO₂", "ghg_emissions", 2024, "480000"),
        ("MaaS downloads 2024 2000", "maas_downloads", 2024, "2000"),
        ("update maas downloads to 2,000 for 2024", "maas_downloads", 2024, "2000"),
        ("maas_downloads 2024 2000", "maas_downloads", 2024, "2000"),
    ],
)
def test_measure_year_and_value_are_read(text: str, measure: str, year: int, value: str) -> None:
    found = read(text)
    assert found.problems == ()
    assert found.measure == measure
    assert found.year is not None
    assert found.value is not None
    assert (found.year.number, str(found.value.value)) == (year, value)


@pytest.mark.parametrize(
    ("text", "source", "reason", "provisional"),
    [
        ("経2 2024 2000 出典:アプリ管理画面", "アプリ管理画面", "", False),
        ("経2 2024 2000 出典：アプリ 管理画面　理由：確定したため", "アプリ 管理画面", "確定したため", False),
        ("経2 2024 2000 理由:訂正 出典:A課", "A課", "訂正", False),
        ("経2 2024 2000 暫定", "", "", True),
        ("暫定 経2 2024 2000", "", "", True),
        ("経2 2024 2000 見込み", "", "", True),
        ("経2 2024 2000 final", "", "", False),
        ("経2 2024 2000 メモ:口頭で確認", "", "口頭で確認", False),
        ("経2 2024 2000（暫定値）出典はA課", "A課", "", True),
        ("経2 2024 2,000件（速報値）", "", "", True),
        ("経2 2024 2000 確定 出典:2023年の暫定値を確定", "2023年の暫定値を確定", "", False),
        ("MaaS downloads 2024 2000 provisional source: app console reason: final count is late", "app console", "final count is late", True),
    ],
)  # fmt: skip
def test_what_is_labelled_is_kept_as_it_stands(text: str, source: str, reason: str, provisional: bool) -> None:
    found = read(text)
    assert found.problems == ()
    assert (found.source, found.reason, found.provisional) == (source, reason, provisional)


@pytest.mark.parametrize(
    ("text", "candidates", "problem"),
    [
        ("MaaS 2024 2000", ("maas_downloads", "maas_services"), "どの指標かをはっきりさせられません"),
        ("指標5 2024 4", ("disabled_hires", "clubhouse_uses"), "どの指標かをはっきりさせられません"),
        ("経2 取5 2024 4", ("maas_downloads", "clubhouse_uses"), "どの指標かをはっきりさせられません"),
        ("男性就業率 2024 50", ("female_employment_rate",), "に当たる指標が見つかりません"),
        ("MaaSダウンロード以外 2024 5", ("maas_downloads",), "どの指標かをはっきりさせられません"),
        ("太陽光 目標 2030 20", ("public_solar",), "入力できるのは実績だけです"),
        ("図書館 2024 5", (), "「図書館」に当たる指標が見つかりません"),
        ("2024年 5", (), "どの指標かが分かりません"),
    ],
)
def test_a_measure_that_is_not_certain_is_never_guessed(text: str, candidates: tuple[str, ...], problem: str) -> None:
    found = read(text)
    assert found.measure == ""
    assert found.value is None
    assert tuple(c.measure for c in found.candidates) == candidates
    assert problem in found.problems[0].ja


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("経2", ["いつの実績か", "値を入力してください"]),
        ("経2 2024", ["値を入力してください"]),
        ("経2 2000", ["いつの実績か"]),
        ("経2 2,000", ["いつの実績か"]),
        ("経2 6 2000", ["数が二つ以上あり", "いつの実績か"]),
        ("経2 24年 2000", ["数が二つ以上あり", "いつの実績か"]),
        ("経2 2024 80以上", ["範囲の言い方です"]),
        ("経2 2024年 2025年 3", ["年が二つ以上あります（2024年、2025年）"]),
        ("経2 2024 2,000 3,000", ["数が二つ以上あり"]),
        ("経2 2024 2000 3000", ["数が二つ以上あり"]),
        ("経2 2024年 2000 2100", ["数が二つ以上あり"]),
        ("", ["どの指標か", "いつの実績か", "値を入力してください"]),
        ("経" * 1_001, ["入力が長すぎます"]),
    ],
)
def test_what_is_missing_is_said_all_at_once(text: str, problems: list[str]) -> None:
    found = read(text).problems
    assert len(found) == len(problems)
    for problem, words in zip(found, problems, strict=True):
        assert words in problem.ja
        assert problem.en


@pytest.mark.parametrize(
    ("words", "measure"),
    [("経2", "maas_downloads"), ("maas_downloads", "maas_downloads"), ("ＭａａＳダウンロード", "maas_downloads")],
)
def test_a_measure_is_named_by_key_code_or_name(words: str, measure: str) -> None:
    with Store.open(RECORD) as store:
        assert measure_named(words, store) == measure


@pytest.mark.parametrize(
    ("words", "told"), [("MaaS", "候補: 経2 MaaSアプリのダウンロード件数、取4"), ("図書館", "見つかりません")]
)
def test_a_name_that_is_not_certain_is_refused(words: str, told: str) -> None:
    with Store.open(RECORD) as store, pytest.raises(BadEntry) as refused:
        measure_named(words, store)
    assert told in refused.value.ja
