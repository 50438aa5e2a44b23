"""What stands small beneath a figure."""

from __future__ import annotations

from pathlib import Path

from bot import small_print
from kpi_core.language import Bilingual, Language
from kpi_core.record import Source
from tests.bot.kaga import about, enter, figures


def lines(measure: str, language: Language = "ja", live: Path | None = None) -> tuple[str, ...]:
    found = about(measure, language=language, live=live)
    rows = figures(found).measures[0].rows
    return small_print.lines(rows, rows[0], language, found.sources, timezone=found.plan.timezone)


def test_published_figures_that_agree_say_so() -> None:
    assert lines("maas_downloads")[0] == "公表値 2022年 22%、2023年 29%（成3）。計算と一致"
    assert lines("maas_downloads", "en")[0] == "Published 2022 22%, 2023 29% (成3); agrees with the computation"


def test_published_figures_that_differ_show_ours_beside_them() -> None:
    assert lines("clubhouse_uses")[0] == "公表値 2022年 58%、2023年 101%（成7、計算では 102%）"
    assert lines("clubhouse_uses", "en")[0] == "Published 2022 58%, 2023 101% (成7, computed 102%)"


def test_published_figures_that_cannot_be_checked_say_so() -> None:
    assert lines("e_citizens")[0] == "公表値 2023年 69%。計算では確かめられません"
    assert lines("e_citizens", "en")[0] == "Published 2023 69%; cannot be checked"


def test_an_inferred_note_says_that_it_is_inferred() -> None:
    assert "第2期計画での対応の文は、PDFの表の並びから対応づけたものです" in lines("maas_downloads")
    assert not any("PDF" in line for line in lines("e_citizens"))


def test_a_translation_is_said_to_be_ours() -> None:
    assert "English texts are our translation" in lines("maas_downloads", "en")
    assert "English texts are our translation" not in lines("e_citizens", "en")


def test_sources_stand_once_with_their_dates() -> None:
    source = lines("maas_downloads")[-1]
    assert source.startswith("出典: SDGs未来都市の事例シート「6.取組成果」（2023年時点）、")
    assert source.count("表（1）（2022年実績）") == source.count("表（2）（2022年実績）") == 1
    english = lines("maas_downloads", "en")[-1]
    assert english.startswith("Source: SDGs Future City case sheet, 6. Results of the efforts (2023), ")
    assert "年" not in english


def test_an_entry_says_who_and_when(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db")
    assert "入力: 加賀 花子（2025-05-12 10:23）" in lines("maas_downloads", live=live)
    assert "Entered by 加賀 花子 (2025-05-12 10:23)" in lines("maas_downloads", "en", live)


def test_an_entry_of_another_row_says_its_year(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db", year=2024, value="2000")
    enter(live, year=2022, value="1200", by="片山 次郎")
    found = lines("maas_downloads", live=live)
    assert [line for line in found if "入力" in line] == [
        "入力: 加賀 花子（2025-05-12 10:23）",
        "2022年の入力: 片山 次郎（2025-05-12 10:23）",
    ]
    assert "2022: entered by 片山 次郎 (2025-05-12 10:23)" in lines("maas_downloads", "en", live)


def test_a_source_that_is_not_in_the_list_is_named_as_it_stands() -> None:
    known = {
        "白書": Source(Bilingual("白書", "White paper"), "令和5年度"),
        "白書（2023年）": Source(Bilingual("白書（2023年）", ""), "2023年"),
        "日誌": Source(Bilingual("日誌", "Diary"), "毎月"),
        "無日付": Source(Bilingual("無日付", "Undated"), ""),
    }
    assert small_print.source("アプリ管理画面", "ja", known) == "アプリ管理画面"
    assert small_print.source("白書", "ja", known) == "白書（令和5年度）"
    assert small_print.source("白書", "en", known) == "White paper (FY2023)"
    assert small_print.source("白書（2023年）", "ja", known) == "白書（2023年）"
    assert small_print.source("日誌", "en", known) == "Diary (毎月)"
    assert small_print.source("無日付", "en", known) == "Undated"


def test_without_any_source_nothing_is_said() -> None:
    rows = figures(about("clubhouse_uses")).measures[0].rows
    assert small_print.lines((), rows[0], "ja", {})[-1].startswith("公表値")


def test_on_track_below_what_is_expected_says_how_far_that_goes() -> None:
    assert "目安の95%以上なら「順調」としています" in lines("maas_downloads")  # 29% against 30%
    assert "“On track” means at least 95% of what is expected by then" in lines("maas_downloads", "en")
    assert not any("95%" in line for line in lines("sdgs_partners") + lines("clubhouse_uses"))
