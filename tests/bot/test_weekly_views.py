"""The weekly summary as people read it, week after week."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot import choices, ids
from bot.reminder_views import not_yet_window, reminder_message
from bot.schedule import moment
from bot.weekly import weekly, weekly_as_of
from bot.weekly_forms import as_json, as_text
from bot.weekly_views import digest_message
from kpi_core.building import build
from kpi_core.importing import read_record
from kpi_core.language import Bilingual
from kpi_core.missing import missing
from kpi_core.questions import Intent
from kpi_core.record import Certainty, Note, NoteKind, Observation
from kpi_core.store import Store
from kpi_core.years import Year, YearKind
from tests.bot import hostile
from tests.bot.every_answer import words_of
from tests.bot.test_every_view import types
from tests.bot.weeks import MONDAY, Clock, Town, record_in
from tests.fake_slack import FakeSlack
from tests.kpi_core.plans import DATA
from tests.slack_rules import problems_of_message, problems_of_view

Json = dict[str, Any]


@pytest.fixture
def clock() -> Clock:
    return Clock(MONDAY)


@pytest.fixture
def town(clock: Clock, tmp_path: Path) -> Iterator[Town]:
    """The first summary is posted."""
    with FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        town = Town(slack, tmp_path / "kaga.db", clock)
        town.bot().post_now(town.channel or "", clock.now, again=False)
        yield town


def next_week(town: Town) -> str:
    """All that can be read of the summary of the Monday after."""
    monday = town.clock.now + timedelta(days=7 - town.clock.now.weekday())
    town.clock.set(monday.replace(hour=0))
    town.bot().post_now(town.channel or "", town.clock.now, again=False)
    return words(town.digests()[-1])


def words(message: Json) -> str:
    return words_of([block for block in message["blocks"] if block["type"] != "actions"])


def test_the_first_one_is_a_baseline(town: Town) -> None:
    said = words(town.digests()[0])
    assert "はじめてのまとめです" in said
    assert "全体（12指標）: 達成 1・順調 5・遅れ 1・後退 1・未達成 2・判定不可 2" in said
    assert "社会: 達成 1・順調 1・遅れ 1・後退 1" in said
    assert "社5 合同面接会やテレワークによる新規障がい者雇用件数　-33%　後退（目安 20%）　2022年" in said
    assert (
        "第2期計画での対応（2022年の進捗評価）: 目標達成度が低いため、第2期計画では取組達成へ向け推進を図る予定。"
        in said
    )
    assert "2025年の実績が未入力: 12指標（担当者未設定 12）担当課未設定: 自治体新電力加入件数" in said
    assert "PDFの表の並びから対応づけたもの" in said
    assert "次回: 11月30日（月）9:00" in said
    assert "更新" not in said
    assert "+" not in said


def test_of_several_reviews_the_last_one_is_quoted(town: Town, tmp_path: Path) -> None:
    kaga = read_record(DATA).record
    later = Note(
        "社4",
        NoteKind.SECOND_TERM,
        Year(2024, YearKind.FISCAL),
        Bilingual("いまは改善している。", ""),
        Certainty.CERTAIN,
        "報告",
    )
    build(replace(kaga, notes=(*kaga.notes, later)), tmp_path / "next.db")
    town.record = tmp_path / "next.db"
    said = next_week(town)
    assert "第2期計画での対応（2024年度の進捗評価）: いまは改善している。" in said
    assert said.count("第2期計画での対応（2022年の進捗評価）") == 1  # 社5


def test_a_provisional_figure_says_so_wherever_it_counts(town: Town) -> None:
    town.enter("maas_downloads", 2025, "2000", provisional=True)
    said = next_week(town)
    assert "2025年 2,000 DL（新規、暫定）" in said
    assert "経2 MaaSアプリのダウンロード件数　40%　やや遅れ（目安 50%）　2025年（暫定）" in said
    assert "状況が下がりました経2 MaaSアプリのダウンロード件数　順調 → やや遅れ（目安 50%）　2025年（暫定）" in said
    town.enter("maas_downloads", 2025, "6000", provisional=True)
    assert "目標に達しました経2 MaaSアプリのダウンロード件数　120%　2025年（暫定）" in next_week(town)


def test_a_record_that_was_replaced_is_said_and_nothing_is_as_last_time(town: Town, tmp_path: Path) -> None:
    """Next year's actuals came by `kaga import`: what the last summary said is not what it would say now."""
    kaga = read_record(DATA).record
    reached = Observation("maas_downloads", Year(2025, YearKind.CALENDAR), Decimal(6000), "", "第2期計画")
    build(replace(kaga, observations=(*kaga.observations, reached)), tmp_path / "next.db")
    town.record = tmp_path / "next.db"
    said = next_week(town)
    assert "更新はありません" in said
    assert "前回のあと、公表データが入れ替わりました" in said
    assert "前回と同じ" not in said
    assert "社会: 達成 1・順調 1・遅れ 1・後退 1" in said
    assert "社5 合同面接会" in said
    assert "公表データの入れ替え、更新なし" in town.digests()[-1]["text"]
    assert "公表データが入れ替わりました" not in next_week(town)


def test_a_week_without_changes_is_three_lines(town: Town) -> None:
    next_week(town)
    blocks = [b for b in town.digests()[-1]["blocks"] if b["type"] == "rich_text"]
    assert [words_of(block) for block in blocks] == [
        "SDGs指標の週次まとめ　2026年11月30日",
        "前回（2026年11月23日）からの更新はありません",
        "全体（12指標）: 達成 1・順調 5・遅れ 1・後退 1・未達成 2・判定不可 2（前回と同じ）",
        "2025年の実績が未入力: 12指標（担当者未設定 12）",
    ]


def test_one_update_is_told_with_whom_and_source_and_nothing_else_again(town: Town) -> None:
    town.enter("maas_downloads", 2024, "2000", by="スマートシティ課 山田", source="アプリ管理画面")
    said = next_week(town)
    assert "前回（2026年11月23日）からの更新 1件" in said
    assert "MaaSアプリのダウンロード件数　2024年 2,000 DL（新規）" in said
    assert "経2 達成度 29% → 40%　順調（目安 40%）" in said
    assert "入力: スマートシティ課 山田、出典: アプリ管理画面" in said
    assert "（前回と同じ）" in said
    assert "目安からの遅れが大きい指標は前回と同じです: 社5、社4" in said
    assert "推進を図る予定" not in said
    assert "更新はありません" in next_week(town)


def test_a_correction_is_told_as_what_it_comes_to(town: Town) -> None:
    town.enter("maas_downloads", 2024, "2000")
    next_week(town)
    town.enter("maas_downloads", 2024, "9999")
    town.enter("maas_downloads", 2024, "1900", by="田中 一郎", reason="入力間違い")
    said = next_week(town)
    assert "2024年 2,000 DL → 1,900 DL" in said
    assert "経2 達成度 40% → 38%" in said
    assert "入力: 田中 一郎、出典: 課の集計、理由: 入力間違い" in said
    assert "9,999" not in said


def test_what_was_entered_and_undone_is_not_told(town: Town) -> None:
    entry = town.enter("sdgs_partners", 2024, "70")
    town.enter("sdgs_partners", 2024, None, undoes=entry)
    assert "更新はありません" in next_week(town)


def test_what_was_taken_back_is_told(town: Town) -> None:
    entry = town.enter("sdgs_partners", 2024, "70")
    next_week(town)
    town.enter("sdgs_partners", 2024, None, undoes=entry, reason="年度を間違えた")
    said = next_week(town)
    assert "2024年 70 件 → 取り消し" in said
    assert "理由: 年度を間違えた" in said


def test_a_published_figure_that_an_entry_stands_over_is_the_figure_before(town: Town) -> None:
    town.enter("maas_downloads", 2023, "1500")
    assert "2023年 1,457 DL → 1,500 DL" in next_week(town)


def test_a_target_reached_and_a_fall_are_told_with_the_counts_that_changed(town: Town) -> None:
    town.enter("public_solar", 2025, "40")
    town.enter("ghg_emissions", 2025, "650000")
    said = next_week(town)
    assert "目標に達しました環9 公共施設の太陽光パネル設置数　378%" in said
    assert "状況が下がりました環8 温室効果ガスの削減　順調 → 遅れ（目安 71%）" in said
    assert (
        "全体（12指標）: 達成 2（+1）・順調 3（-2）・遅れ 2（+1）・後退 1・未達成 2・判定不可 2環境: 達成 1（+1）"
        in said
    )
    assert "経済:" not in said
    assert "2025年の実績が未入力: 10指標（前回 12、担当者未設定 10）" in said
    assert "環8 温室効果ガスの削減　9%　遅れ（目安 71%）　2025年" in said


def test_a_new_year_lacks_its_actuals_anew(town: Town) -> None:
    town.clock.set(moment("2026-12-28T00:00:00Z"))
    said = next_week(town)
    assert "2026年の実績が未入力: 12指標（担当者未設定 12）担当課未設定: " in said
    assert "前回 12" not in said


def test_a_reason_is_told_once_beside_the_missing_figure(town: Town) -> None:
    town.clock.pass_(days=1)
    town.say_absent("female_employment_rate", 2025, "国の統計の公表が11月のため")
    said = next_week(town)
    assert "女性就業率まだ出ていません: 国の統計の公表が11月のため（加賀 花子、2026年11月24日）" in said.replace(
        "\n", ""
    )
    assert "まだ出ていません" not in next_week(town)


def test_a_day_is_told_as_it_was_at_its_end(town: Town) -> None:
    town.clock.pass_(days=1)
    town.enter("maas_downloads", 2024, "2000")
    tuesday = town.clock.now.date()
    town.clock.pass_(days=1)
    town.enter("public_solar", 2025, "40")
    found = weekly_as_of(town.record, town.live, town.channel, tuesday).digest
    assert [u.dossier.measure.key for u in found.updates] == ["maas_downloads"]
    before = weekly_as_of(town.record, town.live, town.channel, tuesday - timedelta(days=2)).digest
    assert before.first
    assert len(weekly(town.record, town.live, town.channel, town.clock.now).digest.updates) == 2


def test_every_figure_is_in_the_json_form_too(town: Town) -> None:
    town.enter("maas_downloads", 2024, "2000", source="アプリ管理画面")
    form = as_json(weekly(town.record, town.live, town.channel, town.clock.now).digest)
    assert json.loads(json.dumps(form))["updates"] == [
        {
            "measure": "maas_downloads", "name": "MaaSアプリのダウンロード件数", "year": "2024", "before": None,
            "after": "2000", "provisional": False, "by": "加賀 花子", "source": "アプリ管理画面", "reason": "",
            "rows": [
                {
                    "code": "経2", "name": "MaaSアプリのダウンロード件数", "percent_before": "29", "percent": "40",
                    "status_before": "on_track", "status": "on_track",
                }
            ],
        }
    ]  # fmt: skip
    assert {c["status"]: (c["count"], c["before"]) for c in form["counts"]}["on_track"] == (5, 5)
    assert form["behind"][0] == {
        "code": "社5", "name": "合同面接会やテレワークによる新規障がい者雇用件数", "percent": "-33",
        "expected_percent": "20", "status": "regressing",
        "note": "目標達成度が低いため、第2期計画では取組達成へ向け推進を図る予定。",
    }  # fmt: skip
    assert len(form["missing"]) == form["missing_before"] == 12
    assert form["text"].splitlines()[1] == "前回（2026年11月23日）からの更新 1件"


def test_in_the_plans_language(town: Town, tmp_path: Path) -> None:
    town.record = record_in("en", tmp_path / "record.db")
    town.enter("maas_downloads", 2024, "2000", source="app console")
    said = next_week(town)
    assert "MaaS app downloads, 2024: 2,000 downloads (new)" in said
    assert "経2 achievement 29% → 40%, on track (40% expected)" in said
    assert "entered by 加賀 花子, source: app console" in said
    assert "Next: Mon 2026-12-07, 09:00" in said
    assert "The published record was replaced since then." in said
    assert town.digests()[-1]["text"] == (
        "SDG indicators, weekly summary of 2026-11-30: record replaced, 1 update, 4 not on pace, 12 missing actuals"
    )


def test_its_buttons_lead_to_details_the_form_and_the_dashboard(town: Town) -> None:
    buttons = [e for b in town.digests()[0]["blocks"] if b["type"] == "actions" for e in b["elements"]]
    assert [b["action_id"] for b in buttons] == ["ask:1", "ask:2", "update:1", "open_home"]
    assert choices.decode(buttons[0]["value"]).intent is Intent.SUMMARY
    assert choices.decode(buttons[2]["value"]).measures == ()
    assert buttons[3]["url"] == "slack://app?team=T0TEAM&id=A0APP&tab=home"


def test_where_one_figure_is_missing_the_form_is_filled_in(town: Town) -> None:
    with Store.open(town.record) as store:
        gaps = missing(store, MONDAY.date())
    for gap in gaps[1:]:
        town.enter(gap.dossier.measure.key, 2025, "1")
    message = digest_message(weekly(town.record, town.live, town.channel, town.clock.now).digest, None)
    (enter,) = [
        e for b in message.blocks if b["type"] == "actions" for e in b["elements"] if e["action_id"] == "update:1"
    ]
    choice = choices.decode(enter["value"])
    assert (choice.intent, choice.measures, choice.years) == (Intent.ACTUAL, (gaps[0].dossier.measure.key,), (2025,))


RECORDS = {
    "nasty": hostile.nasty,
    "long names": lambda path: hostile.nasty(path, hostile.LONG),
    "large": hostile.large,
    "no actuals": hostile.without_actuals,
}


@pytest.mark.parametrize("kind", RECORDS)
def test_nothing_in_it_can_mention_link_or_be_too_long(kind: str, tmp_path: Path) -> None:
    record, clock = RECORDS[kind](tmp_path / "record.db"), Clock(MONDAY)
    with FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        town = Town(slack, tmp_path / "kaga.db", clock, record)
        town.bot().post_now(town.channel or "", clock.now, again=False)
        with Store.open(record) as store:
            keys = [dossier.measure.key for dossier in store.dossiers()[:40]]
        clock.pass_(minutes=1)
        for number, key in enumerate(keys):
            town.enter(key, 2024, str(number + 60), by=hostile.NASTY, source=hostile.LONG, reason=hostile.NASTY)
            town.own(key)
            town.say_absent(key, 2025, hostile.NASTY * 3, by=hostile.NASTY)
        found = weekly(record, town.live, town.channel, clock.now + timedelta(days=7)).digest
        with Store.open(record, town.live) as store:
            gaps = missing(store, MONDAY.date())
            messages = [digest_message(found, MONDAY), reminder_message(gaps, store.plan)]
            window = not_yet_window(gaps[0], "ja")
        for message in messages:
            form = {"text": message.text, "blocks": list(message.blocks)}
            assert problems_of_message(form) == []
            assert len(json.dumps(form["blocks"], ensure_ascii=False)) < 13_000
            assert not {"mrkdwn", "link", "user"} & set(types(form["blocks"]))
            assert not set("<>\n") & set(message.text)
        assert problems_of_view(window) == []
        assert "\x1b" not in as_text(found)
        assert ids.NOT_YET in {
            e["action_id"].split(":")[0] for b in messages[1].blocks if b["type"] == "actions" for e in b["elements"]
        }
