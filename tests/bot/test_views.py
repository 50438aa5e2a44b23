"""Answers as Slack shows them: the figure first, everything within the limits, and nothing in the words means anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import ids, views
from kpi_core.answers import Answer
from kpi_core.contents import Choice, Passages
from kpi_core.questions import Filters, Intent, Order
from tests.bot.every_answer import as_json, buttons, messages, words, words_of
from tests.bot.kaga import RECORD, about, ask, enter, press

MAAS = ("maas_downloads", "maas_services")

# ---- what is read in three seconds --------------------------------------------------------------


def lines_of(answer: Answer) -> list[str]:
    """The lines of the first block, as they are read."""
    first = as_json(views.message(answer))["blocks"][0]
    return "".join(piece["text"] for piece in first["elements"][0]["elements"]).split("\n")


def test_the_figure_stands_first_with_the_reason_beside_it() -> None:
    assert lines_of(about("maas_downloads")) == [
        "MaaSアプリのダウンロード件数　経2",
        "29%　▰▰▰▱▱▱▱▱▱▱　順調（2023年の目安 30%）",
        "実績 1,457 DL（2023年）　目標 5,000 DL（2030年）　当初値 0 DL（2020年）",
        "取3 目標 2,500 DL（2022年）、達成度 45%、未達成",
    ]
    assert lines_of(about("maas_downloads", language="en"))[1] == "29%　▰▰▰▱▱▱▱▱▱▱　on track (30% expected by 2023)"


@pytest.mark.parametrize(
    ("intent", "second"),
    [
        (Intent.TARGET, "目標　67.4%（2030年）"),
        (Intent.ACTUAL, "実績　55.5%（2022年）"),
        (Intent.BASELINE, "当初値　50.9%（2015年度）"),
        (Intent.PROGRESS, "28%　▰▰▰▱▱▱▱▱▱▱　遅れ（2022年の目安 47%）"),
    ],
)
def test_what_was_asked_for_stands_before_the_rest(intent: Intent, second: str) -> None:
    assert lines_of(about("female_employment_rate", intent))[1] == second


def test_a_figure_that_cannot_be_computed_shows_what_was_published() -> None:
    lines = lines_of(about("e_citizens"))
    assert lines[1] == "判定不可"
    assert lines[2].startswith("公表値 69%（2023年）　実績 345 件（2023年）")


def test_a_differing_figure_says_why_beside_it() -> None:
    lines = lines_of(ask("成7の達成度は?"))
    assert lines[1].startswith("102%　▰▰▰▰▰▰▰▰▰▰　達成")
    assert any("公表値は 101%（成7）ですが、計算式では 102%" in line for line in lines)


def test_an_outlook_stands_beneath_the_figure() -> None:
    assert lines_of(about("maas_downloads", Intent.OUTLOOK))[2].startswith("2020年から2023年までの平均のペース")


def test_a_trend_has_a_line_a_year() -> None:
    (listed,) = [
        part
        for part in as_json(views.message(about("maas_downloads", Intent.TREND)))["blocks"][0]["elements"]
        if part["type"] == "rich_text_list"
    ]
    assert [words_of(item) for item in listed["elements"]] == [
        "2020年　0 DL　0%　▱▱▱▱▱▱▱▱▱▱",
        "2022年　1,117 DL　22%　▰▰▱▱▱▱▱▱▱▱　順調（目安 20%）",
        "2023年　1,457 DL　29%　▰▰▰▱▱▱▱▱▱▱　順調（目安 30%）",
    ]


def quotes(answer: Answer) -> list[str]:
    blocks = as_json(views.message(answer))["blocks"]
    rich = [part for block in blocks if block["type"] == "rich_text" for part in block["elements"]]
    return [words_of(part) for part in rich if part["type"] == "rich_text_quote"]


def test_the_citys_words_are_quoted_with_their_rows() -> None:
    assert quotes(about("maas_downloads")) == [
        "経2 目標達成度が低いため、第2期計画では取組達成へ向け推進を図る予定。",
        "取3 目標達成度が低いため、プロモーションなど周知活動を積極的に行う必要がある。第2期計画では取組達成へ向け推進を図る予定。",
    ]
    assert words(about("maas_downloads")).count("第2期計画での対応（2022年の進捗評価）") == 1


def test_notes_that_were_asked_for_stand_before_the_figures() -> None:
    shown = words(about("maas_downloads", Intent.NOTE))
    assert shown.index("目標達成度が低いため") < shown.index("29%")
    assert words(about("maas_downloads")).index("29%") < words(about("maas_downloads")).index("目標達成度が低いため")


def test_the_small_print_has_computation_published_figures_certainty_source_and_city() -> None:
    blocks = as_json(views.message(about("maas_downloads")))["blocks"]
    small, city = [b for b in blocks if b["type"] == "context"]
    assert [e["text"].split(":")[0].split(" ")[0] for e in small["elements"]] == [
        "計算",
        "公表値",
        "第2期計画での対応の文は、PDFの表の並びから対応づけたものです",
        "目安の95%以上なら「順調」としています",
        "出典",
    ]
    assert city["elements"][0]["text"] == "加賀市　第1期SDGs未来都市計画"


def test_two_measures_are_two_blocks_with_a_line_between() -> None:
    answer = ask("MaaSの達成度は?")
    message = as_json(views.message(answer))
    assert [b["type"] for b in message["blocks"]].count("divider") == 1
    assert message["text"] == (
        "MaaSアプリのダウンロード件数: 達成度 29%（順調） / MaaSアプリによる提供サービス（機能）数: 達成度 71%（未達成）"
    )


def test_an_entry_is_shown_with_who_entered_it(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db", by="<!channel> 花子")
    shown = words(about("maas_downloads", live=live))
    assert "50%" in shown
    assert "2,500 DL" in shown
    assert "入力: <!channel> 花子（2025-05-12 10:23）" in shown


def test_a_summary_counts_then_names_what_needs_attention() -> None:
    blocks = as_json(views.message(ask("全体の状況は?")))["blocks"]
    assert words_of(blocks[0]).startswith("全体の状況（12指標）\n達成 1・順調 5・遅れ 1・後退 1・未達成 2・判定不可 2")
    assert words_of(blocks[1]).startswith("注意が必要な指標25%　未達成　先端技術")
    assert "公表値は 101%" in words_of(blocks[2])


def test_a_list_has_a_line_a_row_with_the_figure_first() -> None:
    shown = words(ask("遅れている指標は?"))
    assert shown.startswith(
        "指標の一覧（やや遅れ・遅れ・後退・未達成）: 4件28%　遅れ（目安 47%）　女性就業率 社4　2022年"
    )


def test_a_ranking_is_numbered_and_shows_changes() -> None:
    answer = press(Choice(Intent.RANKING, (), "ja", filters=Filters(order=Order.MOST_IMPROVED)))
    block = as_json(views.message(answer))["blocks"][0]
    assert block["elements"][1]["style"] == "ordered"
    assert "2022年 22% → 2023年 29%（+6.8ポイント）" in words_of(block)


def test_a_text_of_the_plan_is_quoted_with_its_source() -> None:
    answer = press(Choice(Intent.CONTEXT, (), "en", passages=("period",)))
    shown = words(answer)
    assert "plan period 2020 to 2022" in shown
    assert "Source: " in shown
    assert "English text: our translation" in shown
    assert isinstance(answer.content, Passages)


def test_a_button_for_what_the_record_no_longer_has_says_so() -> None:
    message = views.message(press(Choice(Intent.TARGET, ("abolished",), "ja")))
    assert message.text == "その指標は、いまのデータにはありません。"
    assert "指標の一覧" in buttons(message)


# ---- buttons -------------------------------------------------------------------------------------


def test_a_few_buttons_lead_on() -> None:
    assert list(buttons(views.message(about("maas_downloads")))) == [
        "推移を見る",
        "見通しを見る",
        "実績を入力",
        "履歴",
        "違う指標です",
    ]
    private = views.message(about("maas_downloads", Intent.TREND), shareable=True)
    assert list(buttons(private)) == [
        "チャンネルに共有",
        "達成度を見る",
        "見通しを見る",
        "実績を入力",
        "履歴",
        "違う指標です",
    ]


def test_every_action_has_a_listener() -> None:
    known = [ids.family(action) for action in (ids.ASK, ids.CHOOSE, ids.WRONG, ids.SHARE, ids.UPDATE, ids.HISTORY)]
    for name, message in messages(RECORD):
        for button in buttons(message).values():
            assert any(family.match(button["action_id"]) for family in known), (name, button)


def test_what_found_nothing_is_not_shared() -> None:
    for question in ("待機児童は?", "登録の目標は?", "使い方"):
        assert "チャンネルに共有" not in buttons(views.message(ask(question), shareable=True))
