"""Headings and sentences about whole answers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot import sentences, wording
from kpi_core.contents import Choice, Clarify, Figures, Listing, Option, Ranking, Summary, Unknown
from kpi_core.language import Bilingual, Language
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent, Order
from tests.bot.kaga import ask, press

PARTNERS = Option("sdgs_partners", Bilingual("登録件数", "Registrations"), "社6")


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "加賀市　第1期SDGs未来都市計画"), ("en", "Kaga City, First SDGs Future City Plan")]
)
def test_every_answer_names_the_city_and_the_plan(language: Language, said: str) -> None:
    answer = press(Choice(Intent.HELP, (), language))
    assert sentences.plan_name(answer.plan, answer.plans, language) == said


def test_the_plans_whose_rows_are_shown_are_named_each() -> None:
    plan = press(Choice(Intent.HELP, (), "ja")).plan
    plans = [Bilingual("第1期計画", "First Plan"), Bilingual("第2期計画", "Second Plan")]
    assert sentences.plan_name(plan, plans, "ja") == "加賀市　第1期計画・第2期計画"
    assert sentences.plan_name(plan, plans, "en") == "Kaga City, First Plan, Second Plan"


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ("待機児童", "ja", "「待機児童」に当たる指標は、この計画には見つかりませんでした。"),
        ("waiting lists", "en", "This plan has no indicator for “waiting lists”."),
        ("", "ja", "この計画の指標についてのご質問とは読み取れませんでした。"),
        ("", "en", "This does not seem to ask about an indicator of this plan."),
    ],
)
def test_what_is_not_ours_is_said_to_be_so(words: str, language: Language, said: str) -> None:
    assert sentences.unknown(Unknown(words, Intent.PROGRESS, ()), language) == said


@pytest.mark.parametrize(
    ("words", "offered", "language", "said"),
    [
        ("登録", 2, "ja", "「登録」は、次のどの指標についてのお尋ねですか？"),
        ("登録", 1, "ja", "「登録」が何を指すか、はっきりしませんでした。次の指標についてのお尋ねですか？"),
        ("registrations", 2, "en", "Which of these do you mean by “registrations”?"),
        ("registrations", 1, "en", "I am not sure what “registrations” means. Do you mean this one?"),
        ("", 2, "ja", "どの指標についてのお尋ねですか？"),
        ("", 2, "en", "Which indicator do you mean?"),
    ],
)
def test_what_is_not_clear_is_asked_back(words: str, offered: int, language: Language, said: str) -> None:
    assert sentences.clarify(Clarify(words, Intent.TARGET, (PARTNERS,) * offered), language) == said


@pytest.mark.parametrize(("offered", "said"), [(1, "Do you mean this one?"), (2, "Do you mean one of these?")])
def test_words_left_over_are_named(offered: int, said: str) -> None:
    content = Clarify("revenue", Intent.TARGET, (PARTNERS,) * offered, left_over=True)
    assert sentences.clarify(content, "en") == f"I could not place “revenue”. {said}"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("新電力は何円？", "「何円」でお答えできる値がありません。次の指標についてのお尋ねですか？"),
        ("How many women are employed?", "No figure here answers “How many women”. Do you mean this one?"),
        ("MaaSは何円？", "「何円」でお答えできる値がありません。次の指標についてのお尋ねですか？"),
    ],
)
def test_a_unit_that_no_figure_has_is_named(question: str, said: str) -> None:
    asked_back = ask(question)
    assert isinstance(asked_back.content, Clarify)
    assert sentences.clarify(asked_back.content, asked_back.language) == said


def test_help_names_the_city_the_questions_and_a_code_that_works() -> None:
    what, how = sentences.help_texts(press(Choice(Intent.HELP, (), "ja")))
    assert what.startswith("加賀市の指標について、達成度・実績・目標・当初値・推移・見通し")
    assert "番号（経1 など）" in how
    english = sentences.help_texts(press(Choice(Intent.HELP, (), "en")))
    assert "Kaga City" in english[0]
    assert "経1" in english[1]


def test_examples_are_questions() -> None:
    answer = press(Choice(Intent.HELP, (), "ja"))
    assert sentences.examples(answer) == [f"「{question}」" for question in answer.examples]
    english = press(Choice(Intent.HELP, (), "en"))
    assert sentences.examples(english) == list(english.examples)
    assert len(english.examples) == 3


def listing(language: Language = "ja", filters: Filters | None = None) -> tuple[str, Listing]:
    found = press(Choice(Intent.LIST, (), language, filters=filters or Filters()))
    assert isinstance(found.content, Listing)
    return sentences.listing(found, found.content), found.content


def test_a_list_says_what_it_lists_and_how_many() -> None:
    assert listing()[0] == "指標の一覧: 13件"
    assert listing("en")[0] == "Indicators: 13"
    assert listing(filters=Filters(dimensions=("環境",)))[0] == "指標の一覧（環境の側面）: 3件"
    assert listing("en", Filters(dimensions=("環境",)))[0] == "Indicators (dimension: Environment): 3"


def test_an_empty_list_is_said_to_be_empty() -> None:
    assert listing(filters=Filters(goal=1))[0] == "SDGs ゴール1に当てはまる指標はありません。"
    assert listing("en", Filters(goal=1))[0] == "There is no indicator for: SDG 1."
    found = press(Choice(Intent.LIST, (), "ja"))
    assert sentences.listing(found, Listing(Filters(), ())) == "一覧に当てはまる指標はありません。"


def test_a_row_says_code_name_figure_status_with_what_is_expected_and_year() -> None:
    rows = {r.row.code: r for r in listing()[1].rows}
    assert sentences.row(rows["社4"], "ja") == ("社4", "女性就業率", "28%", "遅れ（目安 47%）", "2022年")
    assert sentences.row(rows["社4"], "en") == ("社4", "Female employment rate", "28%", "behind (47% expected)", "2022")
    assert sentences.row(rows["社3"], "ja")[2:] == ("102%", "達成", "2023年")
    assert sentences.row(rows["成5"], "ja") == ("成5", "e-加賀市民登録者数", "-", "判定不可", "2023年")
    assert sentences.row(replace(rows["成5"], observation=None), "ja")[4] == ""


def test_a_change_is_in_points_of_the_unrounded_figures() -> None:
    found = press(Choice(Intent.RANKING, (), "ja", filters=Filters(order=Order.MOST_IMPROVED)))
    assert isinstance(found.content, Ranking)
    change = next(p.change for p in found.content.places if p.result.row.code == "経2")
    assert change is not None
    assert sentences.change(change.before, change.after, "ja") == "2022年 22% → 2023年 29%（+6.8ポイント）"
    assert sentences.change(change.before, change.after, "en") == "2022 22% → 2023 29% (+6.8 points)"
    worse = replace(change.after, percent=Decimal("20.04"), shown=Decimal(20))
    assert sentences.change(change.before, worse, "en") == "2022 22% → 2023 20% (-2.3 points)"
    assert sentences.change(replace(change.before, percent=None), change.after, "ja") == ""


def test_what_is_left_out_of_a_ranking_is_counted() -> None:
    assert sentences.unranked(Ranking(Order.BEST, (), 0), "ja") == ""
    assert sentences.unranked(Ranking(Order.BEST, (), 2), "ja") == "比べられる達成度がない2件は含めていません。"
    assert sentences.unranked(Ranking(Order.BEST, (), 2), "en") == "2 without a comparable figure are left out."


def test_the_summary_counts_each_measure_once() -> None:
    found = press(Choice(Intent.SUMMARY, (), "ja"))
    assert isinstance(found.content, Summary)
    assert sentences.summary(found.content, "ja") == "全体の状況（12指標）"
    assert sentences.summary(found.content, "en") == "Overall (12 indicators)"
    assert sentences.counts(found.content.total, "ja") == "達成 1・順調 5・遅れ 1・後退 1・未達成 2・判定不可 2"
    sides = {name: sentences.counts(sentences.tally(rows), "en") for name, rows in found.content.dimensions}
    assert sides["社会"] == "achieved 1, on track 1, behind 1, moving backwards 1"
    assert sentences.tally(())[0] == (Status.ACHIEVED, 0)


def test_published_figures_that_differ_are_named_once() -> None:
    found = press(Choice(Intent.SUMMARY, (), "ja"))
    assert isinstance(found.content, Summary)
    (line,) = sentences.differing((*found.content.differing, *found.content.differing), "ja")
    assert line.startswith("コンピュータクラブハウス加賀の利用者数: 2023年の公表値は 101%（成7）ですが")


@pytest.mark.parametrize(("count", "said"), [(-5, ""), (0, ""), (1970, "ほか1,970件。")])
def test_a_cut_list_says_how_many_are_left(count: int, said: str) -> None:
    assert sentences.left_over(count, "ja").startswith(said)
    assert bool(sentences.left_over(count, "en")) is bool(said)


def test_further_measures_are_offered_as_what_they_are() -> None:
    assert sentences.others(Figures((), more=(PARTNERS,)), "ja") == "ほかにも当てはまる指標があります。"
    assert sentences.others(Figures((), also=(PARTNERS,)), "ja") == "こちらの指標でしたか？"
    assert sentences.others(Figures((), also=(PARTNERS,)), "en").endswith("?")


def test_after_a_wrong_indicator_there_is_a_question_or_a_way_on() -> None:
    assert sentences.other_candidates("ja", "経1", found=True).startswith("失礼しました。")
    assert "経1" in sentences.other_candidates("ja", "経1", found=False)
    assert "経1" in sentences.other_candidates("en", "経1", found=False)


def test_a_translation_is_only_named_in_english() -> None:
    assert sentences.translated("ja") == ""
    assert sentences.translated("en") == "English text: our translation"


def test_a_formula_is_labelled_and_an_empty_one_is_not() -> None:
    assert sentences.formula("1 ÷ 2", "ja") == "計算: 1 ÷ 2"
    assert sentences.formula("", "en") == ""


def test_a_greeting_names_the_city() -> None:
    assert sentences.greeting(press(Choice(Intent.HELP, (), "ja"))).startswith("はじめまして。加賀市の")
    assert "Kaga City" in sentences.greeting(press(Choice(Intent.HELP, (), "en")))


def test_each_sentence_has_both_languages() -> None:
    for sentence in (
        sentences.near,
        sentences.examples_heading,
        sentences.cut_short,
        sentences.no_passage,
        sentences.gone,
    ):
        assert sentence("ja") != sentence("en")
    assert (
        wording.joined([sentences.source("様式3-2", "ja"), sentences.source("Form", "en")], "ja")
        == "出典: 様式3-2、Source: Form"
    )


def test_a_row_says_where_its_actual_is_provisional() -> None:
    found = press(Choice(Intent.LIST, (), "ja")).content
    assert isinstance(found, Listing)
    row = next(r for r in found.rows if r.row.code == "経2")
    assert row.observation is not None
    early = replace(row, observation=replace(row.observation, provisional=True))
    assert sentences.row(row, "ja")[-1] == "2023年"
    assert sentences.row(early, "ja")[-1] == "2023年（暫定）"
    assert sentences.row(early, "en")[-1] == "2023 (provisional)"
