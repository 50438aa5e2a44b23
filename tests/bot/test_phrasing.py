"""One measure in words: what was asked for first, every row of it, the city's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.phrasing import MeasureText, measure_text
from kpi_core.assessment import assess
from kpi_core.contents import MeasureAnswer
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Intent
from kpi_core.record import Certainty, Note, NoteKind, Rule
from tests.bot.kaga import about, ask, figures, press
from tests.kpi_core.plans import dossier, plan, row, year

TODAY = date(2025, 6, 2)


def text_of(
    measure: str, intent: Intent = Intent.PROGRESS, language: Language = "ja", years: tuple[int, ...] = ()
) -> MeasureText:
    found = about(measure, intent, language, years=years)
    return measure_text(figures(found).measures[0], intent, language, found.sources)


def test_the_figure_its_bar_its_status_and_what_it_was_measured_by() -> None:
    text = text_of("maas_downloads")
    assert (text.title, text.codes) == ("MaaSアプリのダウンロード件数", "経2")
    assert (text.result, text.status, text.against) == ("29%", "順調", "2023年の目安 30%")
    assert text.fields == (("実績", "1,457 DL（2023年）"), ("目標", "5,000 DL（2030年）"), ("当初値", "0 DL（2020年）"))
    assert text.formula == "(1,457 − 0) ÷ (5,000 − 0) = 29.14%"
    assert text.others == (("取3", "目標 2,500 DL（2022年）、達成度 45%、未達成"),)
    assert text.headline == "MaaSアプリのダウンロード件数: 達成度 29%（順調）"
    assert (text.asked, text.outlook, text.series, text.reasons) == (None, "", (), ())


def test_the_same_in_english() -> None:
    text = text_of("maas_downloads", language="en")
    assert (text.result, text.status, text.against) == ("29%", "on track", "30% expected by 2023")
    assert text.fields[0] == ("Actual", "1,457 downloads (2023)")
    assert text.others == (("取3", "Target 2,500 downloads (2022), achievement 45%, not achieved"),)
    assert text.headline == "MaaS app downloads: achievement 29% (on track)"


@pytest.mark.parametrize(
    ("intent", "asked", "others"),
    [
        (Intent.TARGET, ("目標", "67.4%（2030年）"), ["実績", "当初値"]),
        (Intent.ACTUAL, ("実績", "55.5%（2022年）"), ["目標", "当初値"]),
        (Intent.BASELINE, ("当初値", "50.9%（2015年度）"), ["実績", "目標"]),
    ],
)
def test_what_was_asked_for_leads(intent: Intent, asked: tuple[str, str], others: list[str]) -> None:
    text = text_of("female_employment_rate", intent)
    assert text.asked == asked
    assert [label for label, _ in text.fields] == others
    assert text.headline == f"女性就業率: {asked[0]} {asked[1]}"


def test_rows_that_say_the_same_share_a_line() -> None:
    text = text_of("new_power_contracts")
    assert text.codes == "経1・環7"
    assert text_of("new_power_contracts", language="en").codes == "経1, 環7"
    assert [code for code, _ in text.others] == ["取1"]


def test_each_figure_keeps_the_unit_that_is_printed_behind_it() -> None:
    found = ask("取3の達成度は?")
    text = measure_text(figures(found).measures[0], Intent.PROGRESS, "ja", found.sources)
    assert text.fields == (("実績", "1,117 DL（2022年）"), ("目標", "2,500 DL（2022年）"), ("当初値", "0 件（2020年）"))
    assert (text.status, text.against) == ("未達成", "2022年の目標に対して")


def test_a_row_that_borrows_is_not_repeated_beside_its_lender() -> None:
    codes = {code for code, _ in text_of("clubhouse_uses").others}
    assert codes == {"取5"}


def test_without_a_percentage_the_published_one_comes_first() -> None:
    text = text_of("e_citizens")
    assert (text.result, text.share, text.status) == ("", None, "判定不可")
    assert text.fields[0] == ("公表値", "69%（2023年）")
    assert text.headline == "e-加賀市民登録者数: 公表値 69%（2023年）"
    assert text_of("e_citizens", language="en").fields[0] == ("Published", "69% (2023)")


def test_where_nothing_is_known_that_is_said() -> None:
    measure = dossier(row(baseline="- ー", target=""))
    lead = assess(measure.indicators[0], measure, plan(), TODAY)
    text = measure_text(MeasureAnswer(measure, (lead,)), Intent.PROGRESS, "ja", {})
    assert text.fields == (("実績", "まだありません"), ("目標", "記載なし"), ("当初値", "記載なし"))
    assert text.headline == "来館者数: 実績 まだありません"
    asked = assess(measure.indicators[0], measure, plan(), TODAY, year=2021)
    english = measure_text(MeasureAnswer(measure, (asked,)), Intent.PROGRESS, "en", {})
    assert english.fields[0] == ("Actual", "none for 2021")


def test_a_baseline_in_words_is_kept() -> None:
    measure = dossier(row(baseline="2020年 調査開始前"), actuals={"2023年": "5"})
    lead = assess(measure.indicators[0], measure, plan(), TODAY)
    text = measure_text(MeasureAnswer(measure, (lead,)), Intent.PROGRESS, "ja", {})
    assert ("当初値", "調査開始前") in text.fields


def test_a_verdict_without_a_percentage_is_the_headline() -> None:
    measure = dossier(row(baseline="2020年 90", target="2030年 80以上", rule=Rule.AT_LEAST), actuals={"2023年": "85"})
    lead = assess(measure.indicators[0], measure, plan(), TODAY)
    text = measure_text(MeasureAnswer(measure, (lead,)), Intent.PROGRESS, "ja", {})
    assert (text.headline, text.status, text.against) == ("来館者数: 達成", "達成", "2030年の目標に対して")
    other = dossier(
        row("経1"),
        row("経2", baseline="2020年 90", target="2030年 80以上", rule=Rule.AT_LEAST),
        actuals={"2023年": "85"},
    )
    rows = tuple(assess(r, other, plan(), TODAY) for r in other.indicators)
    assert measure_text(MeasureAnswer(other, rows), Intent.PROGRESS, "ja", {}).others == (
        ("経2", "目標 80 人以上（2030年）: 達成"),
    )
    assert measure_text(MeasureAnswer(other, rows), Intent.PROGRESS, "en", {}).others == (
        ("経2", "Target at least 80 people (2030): achieved"),
    )


def test_a_target_without_a_year_is_measured_by_no_year() -> None:
    measure = dossier(row(target="- 100"), actuals={"2023年": "100"})
    lead = assess(measure.indicators[0], measure, plan(), TODAY)
    assert lead.status is Status.ACHIEVED
    assert measure_text(MeasureAnswer(measure, (lead,)), Intent.PROGRESS, "ja", {}).against == ""


def test_a_further_row_of_another_year_says_of_which() -> None:
    text = text_of("maas_downloads", years=(2022, 2023))
    assert text.result == "22%"
    assert ("経2", "目標 5,000 DL（2030年）、2023年の達成度 29%、順調") in text.others
    english = text_of("maas_downloads", language="en", years=(2022, 2023))
    assert ("経2", "Target 5,000 downloads (2030), achievement 29% in 2023, on track") in english.others


def test_rows_without_a_target_tell_what_was_published() -> None:
    text = text_of("tech_trials")
    assert ("成2", "5 件（2023年）、公表値 100%（目標値の記載なし）") in text.others
    assert ("成2", "5 trials (2023), published 100% (no target published)") in text_of(
        "tech_trials", language="en"
    ).others


def test_rows_that_say_nothing_are_left_out() -> None:
    measure = dossier(row("経1"), row("成1", target=""), actuals={"2023年": "30"})
    rows = tuple(assess(r, measure, plan(), TODAY) for r in measure.indicators)
    assert measure_text(MeasureAnswer(measure, rows), Intent.PROGRESS, "ja", {}).others == ()


# ---- trend, outlook, notes ---------------------------------------------------------------------


def test_a_trend_is_a_point_a_year_and_judged_by_the_newest() -> None:
    text = text_of("maas_downloads", Intent.TREND)
    assert [(p.year, p.amount, p.result, p.status) for p in text.series] == [
        ("2020年", "0 DL", "0%", ""),
        ("2022年", "1,117 DL", "22%", "順調（目安 20%）"),
        ("2023年", "1,457 DL", "29%", "順調（目安 30%）"),
    ]
    assert (text.result, text.status) == ("29%", "順調")
    assert (text.others, text.reasons) == ((), ())


def test_a_trend_past_the_target_year_is_judged_by_the_last_figure_that_counts() -> None:
    text = text_of("maas_services", Intent.TREND)
    assert [p.year for p in text.series] == ["2020年", "2022年", "2023年"]
    assert (text.result, text.status) == ("71%", "未達成")


def test_an_outlook_is_the_headline() -> None:
    text = text_of("maas_downloads", Intent.OUTLOOK)
    assert "2031年ごろ" in text.outlook
    assert text.headline == f"MaaSアプリのダウンロード件数: {text.outlook}"


def test_notes_are_quoted_once_with_the_rows_that_they_stand_on() -> None:
    notes = text_of("new_power_contracts").notes
    assert [(n.codes, n.title) for n in notes] == [
        ("経1・環7", "第2期計画での対応（2022年の進捗評価）"),
        ("取1", "第2期計画での対応（2022年の進捗評価）"),
    ]
    assert notes[0].text == "目標達成度が低いため、第2期計画では取組達成へ向け推進を図る予定。"


def test_remarks_stand_beside_notes() -> None:
    titles = [n.title for n in text_of("disabled_hires").notes]
    assert titles == ["第2期計画での対応（2022年の進捗評価）", "特筆事項（2022年の進捗評価）"]
    assert [n.title for n in text_of("disabled_hires", language="en").notes] == [
        "Second-term plan (review of 2022)",
        "Remark (review of 2022)",
    ]


def test_a_note_that_was_asked_for_is_the_headline() -> None:
    text = text_of("maas_services", Intent.NOTE)
    assert text.headline.endswith("順調に進捗しており引き続き第2期計画で進捗を確認していく。")
    without = text_of("e_citizens", Intent.NOTE)
    assert without.headline == "e-加賀市民登録者数: 公表値 69%（2023年）"
    assert without.reasons[0] == "第2期計画での対応は、公表資料に記載がありません。"


def test_the_same_text_of_two_years_is_two_notes() -> None:
    def note(of: str) -> Note:
        text = Bilingual("順調。", "On course.")
        return Note("経1", NoteKind.SECOND_TERM, year(of), text, Certainty.CERTAIN, "様式3-2")

    measure = replace(dossier(row(), actuals={"2023年": "30"}), notes=(note("2022年"), note("2023年"), note("2023年")))
    lead = assess(measure.indicators[0], measure, plan(), TODAY)
    text = measure_text(MeasureAnswer(measure, (lead, lead)), Intent.PROGRESS, "ja", {})
    assert [(n.codes, n.title) for n in text.notes] == [
        ("経1", "第2期計画での対応（2022年の進捗評価）"),
        ("経1", "第2期計画での対応（2023年の進捗評価）"),
    ]


def test_a_button_gives_the_same_words_as_the_question() -> None:
    asked, pressed = ask("MaaSアプリのダウンロード件数の達成度は?"), about("maas_downloads")
    assert asked.choice is not None
    again = press(asked.choice)
    shown = [measure_text(figures(a).measures[0], a.intent, "ja", a.sources) for a in (asked, pressed, again)]
    assert shown[0].headline == shown[1].headline == shown[2].headline
    assert shown[0].small == shown[1].small == shown[2].small


def test_where_there_are_targets_of_several_plans_each_says_whose_it_is() -> None:
    old = row("経1", target="2030年 100", order=1)
    new = row("経9", target="2030年 150", order=2, plan="second", since=date(2023, 4, 1))
    measure = dossier(old, new, actuals={"2024年": "50"})
    rows = tuple(assess(one, measure, plan(), date(2025, 6, 1)) for one in (new, old))
    terms = {"first": Bilingual("第1期計画", "First Plan"), "second": Bilingual("第2期計画", "Second Plan")}
    text = measure_text(MeasureAnswer(measure, rows), Intent.PROGRESS, "ja", {}, terms=terms)
    assert ("目標", "150 人（2030年、第2期計画、2023-04-01から）") in text.fields
    assert text.others == (("経1", "目標 100 人（2030年、第1期計画）、2024年の達成度 50%、順調"),)
    english = measure_text(MeasureAnswer(measure, rows), Intent.TARGET, "en", {}, terms=terms)
    assert english.asked == ("Target", "150 people (2030, Second Plan, from 2023-04-01)")
