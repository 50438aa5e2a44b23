"""What an actual changes, in words: every row before and after, and why one stays as it was."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot import entry_words
from kpi_core.language import Bilingual, Language
from kpi_core.store import Store
from kpi_core.typed_values import read_typed_year, read_value
from kpi_core.updates import Draft, Preview, preview
from tests.bot.kaga import RECORD, TODAY


def previewed(measure: str, year: str, value: str) -> Preview:
    with Store.open(RECORD) as store:
        (dossier,) = store.dossiers([measure])
        draft = Draft(measure, read_typed_year(year, dossier, TODAY), read_value(value, dossier), "表")
        return preview(draft, dossier, store.plan, TODAY)


def rows(found: Preview, language: Language) -> dict[str, str]:
    return {a.row.code: entry_words.row(b, a, found.year.number, language) for b, a in found.rows}


def test_rows_follow_or_say_why_they_stay() -> None:
    found = previewed("maas_downloads", "2024年", "2,000")
    assert rows(found, "ja") == {
        "経2": "29%（順調） → 40%（順調）",
        "取3": "45%（未達成）のまま（目標年が2022年のため）",
        "成3": "29%（順調）のまま（2023年の実績を載せる表のため）",
    }
    assert rows(found, "en") == {
        "経2": "29% (on track) → 40% (on track)",
        "取3": "stays 45% (not achieved): its target year was 2022",
        "成3": "stays 29% (on track): its table reports the actual of 2023",
    }
    assert entry_words.of_preview(found, "ja") == "2024年の実績: なし → 2,000 DL"
    assert entry_words.of_preview(found, "en") == "Actual for 2024: none → 2,000 downloads"
    assert entry_words.codes(found.dossier) == "経2・取3・成3"


def test_an_older_year_leaves_a_row_that_uses_a_newer_one() -> None:
    found = previewed("maas_downloads", "2021年", "500")
    assert rows(found, "ja")["経2"] == "29%（順調）のまま（より新しい2023年の実績によるため）"
    assert rows(found, "en")["経2"] == "stays 29% (on track): it uses the newer actual of 2023"


def test_a_row_without_a_target_says_so() -> None:
    found = previewed("e_citizens", "2023年", "400")
    assert rows(found, "ja")["成5"] == "判定不可のまま（成5 には目標値の記載がないため、達成度は計算できません）"


def test_published_figures_that_would_differ_are_named() -> None:
    found = previewed("maas_downloads", "2023年", "2,500")
    assert [entry_words.published(c, "ja") for c in found.differing] == [
        "成3 の2023年の公表値 29% は、計算（50%）と違うことになります。公表値はそのまま残ります。"
    ]
    assert "stays as published" in entry_words.published(found.differing[0], "en")


@pytest.mark.parametrize(
    ("old", "new", "provisional", "shown"),
    [
        (None, "2000", True, "なし → 2,000 DL（暫定）"),
        ("1457", "2000", False, "1,457 DL → 2,000 DL"),
        ("2000", None, False, "2,000 DL → なし"),
        ("0", "0.50", False, "0 DL → 0.50 DL"),
    ],
)
def test_a_change_is_from_what_held_to_what_holds(
    old: str | None, new: str | None, provisional: bool, shown: str
) -> None:
    unit = Bilingual("DL", "downloads")
    values = [None if value is None else Decimal(value) for value in (old, new)]
    assert entry_words.change(values[0], values[1], unit, "ja", provisional=provisional) == shown


def test_a_missing_source_is_said() -> None:
    assert entry_words.origin("", "", "ja") == "出典: 記載なし"
    assert entry_words.origin("表", "訂正", "ja") == "出典: 表　理由・備考: 訂正"
    assert entry_words.origin("sheet", "typo", "en") == "Source: sheet; Reason: typo"
