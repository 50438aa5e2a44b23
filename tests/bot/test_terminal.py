"""Answers as lines of text, with colour only where asked for."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.terminal import Screen, lines, plain_text
from bot.text_layout import columns_of
from kpi_core.contents import Choice, Clarify, Figures, Option, Unknown
from kpi_core.language import Bilingual
from kpi_core.questions import Filters, Intent, Order
from tests.bot import hostile
from tests.bot.every_answer import choices
from tests.bot.kaga import about, ask, press

ESCAPE = re.compile(r"\x1b\[\d+m")


def test_the_maas_question_is_answered_with_bars_and_aligned_labels() -> None:
    shown = lines(ask("MaaSの達成度は?"), Screen(100))
    assert shown[:7] == [
        "MaaSアプリのダウンロード件数  経2",
        "  達成度  29%  ██████░░░░░░░░░░░░░░  順調（2023年の目安 30%）",
        "  実績    1,457 DL（2023年）",
        "  目標    5,000 DL（2030年）",
        "  当初値  0 DL（2020年）",
        "  計算    (1,457 − 0) ÷ (5,000 − 0) = 29.14%",
        "  取3  目標 2,500 DL（2022年）、達成度 45%、未達成",
    ]
    assert "  達成度  71%  ██████████████░░░░░░  未達成（2022年の目標に対して）" in shown
    assert shown[-1] == "加賀市　第1期SDGs未来都市計画"


def test_the_same_in_english() -> None:
    shown = lines(ask("How is MaaS going?"), Screen(100))
    assert shown[1] == "  Progress  29%  ██████░░░░░░░░░░░░░░  on track (30% expected by 2023)"
    assert shown[5] == "  Computed  (1,457 − 0) ÷ (5,000 − 0) = 29.14%"


@pytest.mark.parametrize(
    ("intent", "label"), [(Intent.TARGET, "  目標    67.4%（2030年）"), (Intent.PROGRESS, "  達成度  28%  ██████")]
)
def test_what_was_asked_for_is_the_first_line(intent: Intent, label: str) -> None:
    assert lines(about("female_employment_rate", intent), Screen(100))[1].startswith(label)


def test_a_note_that_was_asked_for_stands_before_the_figures() -> None:
    shown = lines(about("maas_services", Intent.NOTE), Screen(100))
    assert shown[2] == "    「順調に進捗しており引き続き第2期計画で進捗を確認していく。」"
    assert shown[3].startswith("  達成度  71%")


def test_a_trend_is_a_table() -> None:
    shown = plain_text(about("maas_downloads", Intent.TREND)).split("\n")
    assert shown[6:9] == [
        "  2020年      0 DL   0%  ░░░░░░░░░░░░░░░░░░░░",
        "  2022年  1,117 DL  22%  ████░░░░░░░░░░░░░░░░  順調（目安 20%）",
        "  2023年  1,457 DL  29%  ██████░░░░░░░░░░░░░░  順調（目安 30%）",
    ]


def test_an_outlook_stands_beneath_the_figures() -> None:
    assert "平均のペース（1年あたり +486 DL）" in plain_text(about("maas_downloads", Intent.OUTLOOK))


def test_further_measures_are_offered() -> None:
    option = Option("sdgs_partners", Bilingual("登録件数", "Registrations"), "社6")
    found = about("maas_downloads")
    assert isinstance(found.content, Figures)
    shown = plain_text(replace(found, content=replace(found.content, more=(option,), also=(option,))))
    assert "ほかに当てはまる指標:\n  社6  登録件数\n\nこちらの指標でしたか？\n  社6  登録件数" in shown
    assert plain_text(replace(found, content=Figures(()))).startswith("その指標は、いまのデータにはありません。")


def test_what_is_not_clear_and_what_is_not_ours() -> None:
    options = (
        Option("a", Bilingual("登録件数", "Registrations"), "社6"),
        Option("b", Bilingual("利用", "Users"), "社10"),
    )
    found = press(Choice(Intent.HELP, (), "ja"))
    clarify = plain_text(replace(found, content=Clarify("登録", Intent.TARGET, options)))
    assert clarify.startswith("「登録」は、次のどの指標についてのお尋ねですか？\n  社6   登録件数\n  社10  利用\n")
    unknown = plain_text(replace(found, content=Unknown("待機児童", Intent.TARGET, options)))
    assert "近い名前の指標:\n  社6   登録件数" in unknown
    assert "お尋ねいただける例:\n  「自治体新電力加入件数の達成度は？」" in unknown
    assert "近い名前" not in plain_text(replace(found, content=Unknown("待機児童", Intent.TARGET, ())))


def test_a_ranking_aligns_its_places_and_says_what_changed() -> None:
    best = press(Choice(Intent.RANKING, (), "ja", filters=Filters(order=Order.BEST)))
    shown = plain_text(best).split("\n")
    assert shown[0] == "達成度の高い順"
    assert shown[1].startswith(" 1.  社3  コンピュータクラブハウス加賀の利用者数")
    assert shown[10].startswith("10.  社5")
    assert shown[11] == "比べられる達成度がない2件は含めていません。"
    improved = press(Choice(Intent.RANKING, (), "ja", filters=Filters(order=Order.MOST_IMPROVED)))
    assert "    2022年 22% → 2023年 29%（+6.8ポイント）" in plain_text(improved)


def test_a_list_shortens_names_on_a_narrow_screen_and_nowhere_else() -> None:
    found = press(Choice(Intent.LIST, (), "ja"))
    narrow = lines(found, Screen(72))
    assert all(columns_of(line) <= 72 for line in narrow)
    assert any("…" in line for line in narrow)
    assert "先端技術を活用した実証実験の実施数（累計）※官民連携によるもの" in plain_text(found)


def test_a_text_of_the_plan_has_title_text_and_source() -> None:
    shown = plain_text(press(Choice(Intent.CONTEXT, (), "en", passages=("period",))))
    assert shown.startswith("Period of the plan\n  Kaga City, Ishikawa Prefecture.")
    assert "  Source: " in shown
    assert "  English text: our translation" in shown
    assert plain_text(press(Choice(Intent.CONTEXT, (), "ja"))).startswith("当てはまる文章はありません。")


def test_for_programs_nothing_is_broken() -> None:
    assert max(len(line) for line in plain_text(ask("MaaSの達成度は?")).split("\n")) > 100


# ---- colour and steering signs -------------------------------------------------------------------


def test_colour_only_repeats_what_a_word_says() -> None:
    found = ask("女性就業率の達成度は?")
    plain, coloured = lines(found, Screen(100)), lines(found, Screen(100, colour=True))
    assert [ESCAPE.sub("", line) for line in coloured] == plain
    assert any("\x1b[31m遅れ" in line for line in coloured)
    assert not any("\x1b" in line for line in plain)


def test_every_kind_of_answer_is_the_same_with_and_without_colour() -> None:
    for choice in [*choices("ja"), *choices("en")]:
        found = press(choice)
        assert [ESCAPE.sub("", line) for line in lines(found, Screen(80, colour=True))] == lines(found, Screen(80))


def test_a_plan_without_any_actual_is_answered_too(tmp_path: Path) -> None:
    record = hostile.without_actuals(tmp_path / "record.db")
    for choice in [*choices("ja"), *choices("en")]:
        assert lines(press(choice, record=record), Screen(80))
    trend = press(Choice(Intent.TREND, ("maas_downloads",), "ja"), record=record)
    assert "実績がまだありません。" in plain_text(trend)


def test_names_that_would_steer_the_terminal_do_not(tmp_path: Path) -> None:
    record = hostile.nasty(tmp_path / "record.db", "\x1b[2J\x1b]0;title\x07\u202e\r")
    for choice in [*choices("ja"), *choices("en")]:
        for screen in (Screen(), Screen(80), Screen(80, colour=True)):
            for line in lines(press(choice, record=record), screen):
                shown = ESCAPE.sub("", line) if screen.colour else line
                assert all(c.isprintable() or c == "\u3000" for c in shown), (choice, line)
