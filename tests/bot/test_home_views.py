"""The Home tab: within Slack's limits whatever a plan holds, and in words whatever a bar shows."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from benchmarks import big_plan
from bot import choices, ids, windows
from bot.dashboard import News, State
from bot.home_views import moment
from kpi_core.contents import Choice
from kpi_core.language import Bilingual, Language
from kpi_core.missing import missing
from kpi_core.questions import Intent
from kpi_core.record import Absence
from kpi_core.store import Store
from tests.bot import hostile
from tests.bot.boards import (
    JAPAN,
    MISSING,
    NEWS,
    UPDATED,
    Json,
    board,
    codes,
    elements,
    headings,
    home,
    menus,
    option,
    pressable,
    side,
)
from tests.bot.every_answer import choices as every_choice
from tests.bot.every_answer import words_of
from tests.bot.kaga import RECORD, TODAY, press
from tests.bot.test_every_view import types
from tests.kpi_core.plans import built
from tests.slack_rules import problems_of_view

LANGUAGES: tuple[Language, ...] = ("ja", "en")


def read(view: Json) -> str:
    return words_of(view["blocks"])


def test_the_first_thing_is_how_everything_stands() -> None:
    view = home(news=NEWS)
    assert headings(view)[0] == "加賀市　第1期SDGs未来都市計画"
    assert words_of(view["blocks"][1]) == (
        "全体の状況（12指標）\n達成 1・順調 5・遅れ 1・後退 1・未達成 2・判定不可 2"
        "経済　順調 2社会　達成 1・順調 1・遅れ 1・後退 1環境　順調 3その他　未達成 2・判定不可 2"
    )
    assert words_of(view["blocks"][2]) == (
        "2025年6月2日現在前回の週次まとめ 2025年5月26日（月）9:00次回の週次まとめ 2025年6月2日（月）9:00"
    )


def test_a_row_says_in_words_what_its_bar_shows() -> None:
    shown = [words_of(block) for block in home()["blocks"] if block["type"] == "rich_text"]
    assert "女性就業率　社4\n達成度 28%　▰▰▰▱▱▱▱▱▱▱　遅れ（目安 47%）　2022年の実績" in shown
    assert (
        "e-加賀市民登録者数　成5\n判定不可　2023年の実績\n成5 には目標値の記載がないため、達成度は計算できません。"
        in shown
    )
    shown = [words_of(block) for block in home(State(language="en"))["blocks"] if block["type"] == "rich_text"]
    assert "Female employment rate　社4\nAchievement 28%　▰▰▰▱▱▱▱▱▱▱　behind (47% expected)　in 2022" in shown


def test_rows_stand_under_their_dimension() -> None:
    assert headings(home())[1:] == ["経済", "社会", "環境", "その他"]
    assert headings(home(State(language="en")))[1:] == ["Economy", "Society", "Environment", "Other"]
    assert codes(home(side("環境"))) == ["環7", "環8", "環9"]


def test_each_row_leads_to_detail_trend_and_form_in_one_click() -> None:
    view = home(side("社会"))
    row = [e for block in view["blocks"] if block["type"] == "actions" for e in block["elements"]][5:8]
    assert [e["text"]["text"] for e in row] == ["詳しく", "推移", "実績を入力"]
    assert [e["accessibility_label"] for e in row] == [
        f"{what}: コンピュータクラブハウス加賀の利用者数" for what in ("詳しく", "推移", "実績を入力")
    ]
    meant = [choices.decode(e["value"]) for e in row]
    assert meant[:2] == [
        Choice(intent, ("clubhouse_uses",), "ja", codes=("社3",)) for intent in (Intent.PROGRESS, Intent.TREND)
    ]
    assert row[2]["action_id"] == ids.UPDATE
    assert meant[2] == Choice(Intent.ACTUAL, ("clubhouse_uses",), "ja")


def test_a_missing_actual_leads_to_the_form_for_its_year() -> None:
    view = home(news=NEWS)
    assert "未入力の実績: 1件" in read(view)
    (missing,) = [block for block in view["blocks"] if block["type"] == "section"]
    assert missing["text"]["text"] == "MaaSアプリのダウンロード件数　2024年（交通政策課）"
    button = missing["accessory"]
    assert button["action_id"] == ids.UPDATE
    assert button["value"] == choices.encode(Choice(Intent.ACTUAL, ("maas_downloads",), "ja", (2024,)))


def test_what_is_missing_says_why_and_whose_or_that_nobody_is_named() -> None:
    absence = Absence(2024, "統計の公表が9月のため", "加賀 花子", "2025-05-12T01:23:45Z", date(2025, 5, 12))
    bare = replace(MISSING.dossier, measure=replace(MISSING.dossier.measure, section=""), absences=(absence,))
    shown = read(home(news=News((replace(MISSING, dossier=bare, mark="未集計"),) * 7)))
    assert "未入力の実績: 7件" in shown
    assert "2024年（未集計）\nまだ出ていません: 統計の公表が9月のため（加賀 花子、2025年5月12日）" in shown
    assert shown.count("統計の公表が9月のため") == 3


def test_all_that_is_missing_is_one_click_away() -> None:
    with Store.open(RECORD) as store:
        lacking = News(missing(store, TODAY))
    view = home(news=lacking)
    assert "未入力の実績: 12件" in read(view)
    state = State.decode(pressable(view, "12件すべてを見る"))
    assert option(view, "状況: 実績が未入力") == state.encode()
    assert len(codes(home(state, news=lacking))) == 13
    one = News(tuple(m for m in lacking.missing if m.dossier.measure.key == "ghg_emissions"))
    assert codes(home(state, news=one)) == ["環8"]
    assert "状況: 実績が未入力" not in menus(home())["状況: すべて"]


def test_without_a_channel_nothing_is_said_of_a_summary() -> None:
    assert "週次まとめ" not in read(home())
    assert "週次まとめはまだありません次回の週次まとめ 2025年6月2日（月）9:00" in read(home(news=News(due=NEWS.due)))


def test_the_last_entries_say_who_and_when() -> None:
    assert "最近の入力2025年5月12日（月）10:23　MaaSアプリのダウンロード件数　2,500 DL（2023年）　加賀 花子" in read(
        home(news=NEWS)
    )
    early = read(home(news=News(updates=(replace(UPDATED, provisional=True),))))
    assert "MaaSアプリのダウンロード件数　2,500 DL（2023年、暫定）　加賀 花子" in early
    gone = read(home(news=News(updates=(replace(UPDATED, value=None),))))
    assert "MaaSアプリのダウンロード件数　取り消し（2023年）　加賀 花子" in gone
    shown = read(home(State(language="en"), news=NEWS))
    assert "Last entriesMon 2025-05-12 10:23　MaaS app downloads　2,500 downloads (2023)　加賀 花子" in shown


def test_news_stands_before_the_whole_only(tmp_path: Path) -> None:
    record = hostile.large(tmp_path / "record.db", 60)
    assert "最近の入力" in read(home(record=record, news=NEWS))
    assert "最近の入力" not in read(home(State(page=1), record, news=NEWS))
    assert "最近の入力" not in read(home(State(status="behind"), record, news=NEWS))


def test_who_cannot_enter_is_not_offered_to() -> None:
    view = home(can_enter=False, published_only=True, news=NEWS)
    assert ids.UPDATE not in {e["action_id"] for e in elements(view)}
    assert "公表値だけを表示しています" in read(view)
    assert "公表値だけ" not in read(home())


# ---- filters and pages ---------------------------------------------------------------------------


def test_the_menus_offer_what_there_is() -> None:
    found = menus(home())
    assert found["側面: すべて"] == [f"側面: {name}" for name in ("すべて", "経済", "社会", "環境", "その他")]
    assert found["状況: すべて"][1:4] == ["状況: やや遅れ・遅れ・後退・未達成", "状況: 達成", "状況: 順調"]
    assert found["SDGs ゴール: すべて"][1:3] == ["SDGs ゴール4", "SDGs ゴール5"]
    english = menus(home(State(language="en")))
    assert list(english) == ["Dimension: all", "Status: all", "SDG: all"]


def test_an_option_keeps_what_was_chosen_before_and_begins_again() -> None:
    view = home(State(status="on_track", page=0, language="en"))
    chosen = State.decode(option(view, "Dimension: Environment"))
    assert chosen == replace(side("環境"), status="on_track", language="en")
    assert codes(home(chosen)) == ["環7", "環8", "環9"]
    assert State.decode(pressable(view, "Show all")) == State(language="en")
    assert State.decode(pressable(view, "日本語")) == State(status="on_track", language="ja")


def test_what_is_chosen_stands_in_the_menus_and_in_words() -> None:
    view = home(replace(side("環境"), status="on_track", goal=13))
    initial = [e["initial_option"]["text"]["text"] for e in elements(view) if e["type"] == "static_select"]
    assert initial == ["側面: 環境", "状況: 順調", "SDGs ゴール13"]
    assert "絞り込み（環境、順調、SDGs ゴール13）: 3件" in read(view)
    assert "絞り込み" not in read(home())


def test_rows_that_are_more_than_indicators_say_why() -> None:
    """経1 and 環7 are one measure, which the counts above count once."""
    view = home(State(status="on_track"))
    assert "順調 5" in read(view)
    assert "絞り込み（順調）: 6件（5指標。複数の側面にあるものは、それぞれに表示しています）" in read(view)
    english = read(home(State(status="on_track", language="en")))
    assert "Filtered (on track): 6 (5 indicators; one that stands in several dimensions is shown in each)" in english


def test_the_menus_are_new_with_every_state() -> None:
    def block_id(view: Json) -> str:
        return str(next(b["block_id"] for b in view["blocks"] if b["type"] == "actions"))

    assert block_id(home()) != block_id(home(State(goal=13)))


def test_where_nothing_fits_it_says_so_and_leads_back() -> None:
    view = home(State(goal=1))
    assert "絞り込み（SDGs ゴール1）: 0件当てはまる指標はありません。絞り込みを変えるか、解除してください。" in read(
        view
    )
    assert codes(view) == []
    assert State.decode(pressable(view, "絞り込みを解除")) == State()


def test_pages_lead_forwards_and_back(tmp_path: Path) -> None:
    record = hostile.large(tmp_path / "record.db", 60)
    first, second, last = (home(State(page=page), record) for page in range(3))
    assert "1／3ページ" in read(first)
    assert State.decode(pressable(first, "次へ")).page == 1
    assert State.decode(pressable(second, "前へ")).page == 0
    assert [e["text"]["text"] for e in elements(last) if e["type"] == "button"].count("次へ") == 0
    assert len(codes(first)) == len(codes(second)) == 25
    assert len(codes(last)) == 10
    assert "ページ" not in read(home())


def test_a_plan_without_dimensions_has_one_list_and_no_menu_for_them(tmp_path: Path) -> None:
    view = home(record=hostile.without_dimensions(tmp_path / "record.db"))
    assert headings(view)[1:] == ["指標"]
    assert list(menus(view)) == ["状況: すべて"]
    assert len(codes(view)) == 12


def test_a_plan_on_its_first_day(tmp_path: Path) -> None:
    view = home(record=hostile.without_actuals(tmp_path / "record.db"))
    assert "達成度" not in read(view).replace("達成度は計算できません", "")
    assert "実績がまだありません。" in read(view)


# ---- limits --------------------------------------------------------------------------------------


def a_big_plan(path: Path) -> Path:
    big_plan.write(path.parent / "csv", 2_000, 10_000)
    return built(path.parent / "csv", path)


RECORDS = {
    "a plan of 2,000": a_big_plan,
    "kaga": lambda path: RECORD,
    "nasty": lambda path: hostile.nasty(path),
    "long names": lambda path: hostile.nasty(path, hostile.LONG),
    "one name 2,000 times": lambda path: hostile.large(path, 2_000),
    "no dimensions": hostile.without_dimensions,
    "no actuals": hostile.without_actuals,
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_home_is_within_slacks_limits_and_means_nothing_to_it(
    record: Json, language: Language, tmp_path: Path
) -> None:
    path = record(tmp_path / "record.db")
    name = Bilingual(hostile.NASTY + hostile.LONG, hostile.NASTY)
    absence = Absence(2024, hostile.NASTY * 40, hostile.LONG, "2025-05-12T01:23:45Z", date(2025, 5, 12))
    measure = replace(MISSING.dossier.measure, name=name, section=hostile.LONG)
    dossier = replace(MISSING.dossier, measure=measure, absences=(absence,))
    hard = News(
        (replace(MISSING, dossier=dossier, mark=hostile.NASTY),) * 2_000,
        (replace(UPDATED, name=name, unit=name, by=hostile.NASTY * 9),) * 50,
        NEWS.posted,
        NEWS.due,
    )
    for state in (State(), State(page=1), State(goal=1), State(status="behind"), State(page=79)):
        view = home(replace(state, language=language), path, news=hard)
        assert problems_of_view(view) == []
        assert len(json.dumps(view, ensure_ascii=False).encode()) < 250_000  # Slack: view_too_large
        assert "mrkdwn" not in set(types(view["blocks"]))
        assert len(elements(view)) > 1


def test_forty_dimensions_on_one_page_fit(tmp_path: Path) -> None:
    # The first forty rows, each of a dimension of its own.
    record = hostile.large(tmp_path / "record.db", 40)
    view = home(record=record, news=replace(NEWS, missing=(MISSING,) * 9, updates=(UPDATED,) * 9))
    assert len(headings(view)) == 26
    assert problems_of_view(view) == []


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_answer_fits_into_a_window(record: Json, tmp_path: Path) -> None:
    path = record(tmp_path / "record.db")
    for language in LANGUAGES:
        for choice in every_choice(language):
            if choice.measures:
                view = windows.window(press(choice, record=path), choice)
                assert problems_of_view(view) == []
                assert "data_visualization" not in {block["type"] for block in view["blocks"]}
        assert problems_of_view(windows.loading(language)) == []
        assert problems_of_view(windows.sent(language)) == []


def test_a_window_leads_to_the_other_views_and_into_a_message() -> None:
    choice = Choice(Intent.TREND, ("maas_downloads",), "ja", codes=("経2",))
    view = windows.window(press(choice), choice)
    assert [e["text"]["text"] for e in elements(view)] == ["詳しく", "見通し", "メッセージで受け取る"]
    assert "1,117 DL" in read(view)
    assert "違う指標です" not in read(view)


def test_a_time_is_said_with_its_day() -> None:
    assert moment(datetime(2026, 1, 5, 9, 5, tzinfo=JAPAN), "ja") == "2026年1月5日（月）9:05"
    assert moment(datetime(2026, 1, 4, 23, tzinfo=JAPAN), "en") == "Sun 2026-01-04 23:00"


def test_the_state_travels_with_the_view() -> None:
    state = replace(side("環境"), language="en")
    assert State.decode(home(state)["private_metadata"]) == state
    assert board(state).language == "en"
