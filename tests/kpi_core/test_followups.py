"""Conversations: what a question keeps of the one before, and what it must not."""

from __future__ import annotations

import pytest

from kpi_core.answers import Answer
from kpi_core.contents import Figures
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent
from tests.kpi_core.asked import ask, talk, told

ABOUT_MAAS = "MaaSの達成度は?"
NO_FIGURE = {Intent.UNKNOWN, Intent.CLARIFY, Intent.HELP}


def last(*questions: str) -> str:
    return told(talk(*questions)[-1])


def measures(found: Answer) -> list[str]:
    return [m.dossier.measure.key for m in found.content.measures] if isinstance(found.content, Figures) else []


def test_a_conversation_keeps_the_indicator_and_what_was_asked_of_it() -> None:
    assert [told(found) for found in talk(
        "MaaSの達成度は?", "じゃあ目標は?", "2022年は?", "なぜ低い?", "太陽光は?", "推移も見せて"
    )] == [
        "progress: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%",
        "target: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%",
        "target: 取3 2022 45%, 経2 2023 29%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%",  # the 2022 target first
        "note: 経2 2023 29%, 取3 2022 45%, 成3 2023 29% / 取4 2022 71%, 成4 2023 71%",
        "note: 環9 2023 89%, 成1 2023 89%",
        "trend: 環9 2020 0%, 環9 2022 89%, 環9 2023 89%, 成1 2023 89%",
    ]  # fmt: skip


def test_a_conversation_in_english() -> None:
    answers = talk(
        "How are MaaS downloads going?",
        "And the target?",
        "What about 2022?",
        "Why so low?",
        "And solar?",
        "Show the trend too",
    )
    assert [told(found) for found in answers] == [
        "progress: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%",
        "target: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%",
        "target: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%",
        "note: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%",
        "note: 環9 2023 89%, 成1 2023 89%",
        "trend: 環9 2020 0%, 環9 2022 89%, 環9 2023 89%, 成1 2023 89%",
    ]  # fmt: skip
    assert {found.language for found in answers} == {"en"}


@pytest.mark.parametrize(
    ("before", "question", "shown"),
    [
        # what is asked changes, the indicator stays
        ("女性就業率は?", "実績は?", "actual: 社4 2022 28%"),
        ("女性就業率は?", "その当初値は?", "baseline: 社4 2022 28%"),
        ("女性就業率は?", "見通しは?", "outlook: 社4 2022 28%"),
        ("女性就業率は?", "いつ達成する?", "outlook: 社4 2022 28%"),
        ("女性就業率は?", "第2期計画では?", "note: 社4 2022 28%"),
        ("女性就業率の目標は?", "どうなってる?", "progress: 社4 2022 28%"),
        ("女性就業率は?", "この指標の目標は?", "target: 社4 2022 28%"),
        ("Female employment rate?", "its baseline?", "baseline: 社4 2022 28%"),
        ("取3の達成度は?", "目標は?", "target: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%"),  # the row too
        # the year changes
        ("女性就業率は?", "2015年は?", "progress: 社4 2015 0%"),
        ("女性就業率は?", "How about 2015?", "progress: 社4 2015 0%"),
        ("女性就業率の実績は?", "2015年度は?", "actual: 社4 2015 0%"),
        ("女性就業率の実績は?", "2021年は?", "actual: 社4 - -"),
        ("女性就業率の2022年の実績は?", "2015年の達成度は?", "progress: 社4 2015 0%"),
        # a year alone asks for its figure, where what was asked before is of no single year
        ("女性就業率の推移は?", "2022年は?", "progress: 社4 2022 28%"),
        ("女性就業率の推移は?", "去年は?", "progress: 社4 2022 28%"),  # which says that 2024 has no actual
        ("女性就業率と障がい者雇用は?", "どちらが進んでいる?", "progress: 社4 2022 28% / 社5 2022 -33%"),
        (
            "How are female employment and disabled hires?",
            "Which is further along?",
            "progress: 社4 2022 28% / 社5 2022 -33%",
        ),
        ("女性就業率の当初値は?", "2022年は?", "actual: 社4 2022 28%"),
        ("女性就業率の課題は?", "2022年は?", "progress: 社4 2022 28%"),
        ("女性就業率の推移は?", "太陽光の2022年は?", "progress: 環9 2022 89%"),
        # the year stays
        ("太陽光の2022年の達成度は?", "実績は?", "actual: 環9 2022 89%"),
        ("太陽光の2022年の実績は?", "MaaSダウンロードは?", "actual: 経2 2022 22%, 取3 2022 45%"),
        ("MaaSダウンロードの2022年の目標は?", "達成度は?", "progress: 取3 2022 45%, 経2 2023 29%, 成3 2023 29%"),
        # … unless the same is asked again, or the newest
        ("MaaSダウンロードの2022年の実績は?", "実績は?", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("MaaSダウンロードの2022年の達成度は?", "最新は?", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("MaaSダウンロードの2022年の達成度は?", "今は?", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("MaaS downloads in 2022?", "and now?", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        # the indicator changes, what is asked stays
        ("女性就業率の目標は?", "太陽光は?", "target: 環9 2023 89%, 成1 2023 89%"),
        ("女性就業率の目標は?", "じゃあ環8は?", "target: 環8 2022 81%"),
        ("女性就業率の目標は?", "太陽光はどう?", "target: 環9 2023 89%, 成1 2023 89%"),
        ("Female employment target?", "how about solar?", "target: 環9 2023 89%, 成1 2023 89%"),
        ("女性就業率の推移は?", "GHGは?", "trend: 環8 2013 0%, 環8 2022 81%"),
        ("女性就業率の実績は?", "登録は?", "clarify: 社6 成5"),
        # what without anything before is asked of all
        ("Female employment target?", "how is it going?", "progress: 社4 2022 28%"),
        ("Female employment rate?", "how's that one doing?", "progress: 社4 2022 28%"),
        ("Female employment rate?", "what should it be by 2030?", "target: 社4 2022 28%"),
        ("Female employment rate?", "is there any chance of hitting the 2030 target?", "outlook: 社4 2022 28%"),
    ],
)
def test_what_is_left_unsaid_is_taken_from_before(before: str, question: str, shown: str) -> None:
    assert last(before, question) == shown


def test_asking_back_keeps_what_was_asked_before() -> None:
    content = talk("女性就業率の2022年の実績は?", "登録は?")[-1].content
    assert (getattr(content, "intent", None), getattr(content, "years", None)) == (Intent.ACTUAL, (2022,))


@pytest.mark.parametrize(
    "question",
    [
        "太陽光の達成度は?",
        "GHGの2022年の実績は?",
        "遅れている指標は?",
        "全体の状況は?",
        "有識者の評価は?",
        "達成度の上位3つは?",
        "使い方は?",
        "What is the target for solar panels?",
        "e-加賀市民の推移",
    ],
)
def test_a_full_question_is_answered_as_if_nothing_had_been_asked(question: str) -> None:
    for before in ("女性就業率の目標は?", "MaaSの2022年の実績は?", "遅れている指標は?"):
        assert last(before, question) == told(ask(question))


@pytest.mark.parametrize(
    "before",
    [
        "遅れている指標は?",
        "全体の状況は?",
        "達成度の上位3つは?",
        "有識者の評価は?",
        "公表値と違うところは?",
        "使い方は?",
    ],
)
@pytest.mark.parametrize("question", ["じゃあ目標は?", "なぜ?", "ほかは?", "全部"])
def test_of_a_list_a_ranking_or_a_passage_no_indicator_is_kept(before: str, question: str) -> None:
    assert last(before, question) == told(ask(question))
    assert ask(question).intent is Intent.UNKNOWN


@pytest.mark.parametrize(
    ("before", "question", "shown"),
    [
        # the side changes, the rest stays
        ("経済の指標一覧", "社会も", "list: 社3 社4 社5 社6"),
        ("経済の指標一覧", "次は環境", "list: 環7 環8 環9"),
        ("遅れている指標は?", "社会だけだと?", "list: 社4 社5"),
        ("遅れている指標は?", "環境は?", "list"),
        ("一番進んでいる指標は?", "社会だったら?", "ranking: 社3 社6 社4 社5"),
        ("達成度の上位3つは?", "環境の中では?", "ranking: 環9 環8 環7"),
        ("Show me the social indicators", "now the environmental ones", "list: 環7 環8 環9"),
        ("which indicator is doing best?", "and just in the social dimension?", "ranking: 社3 社6 社4 社5"),
        ("which indicators are behind?", "only social", "list: 社4 社5"),
        # so does a programme, a goal, a table
        ("RE100の指標は?", "MaaSのは?", "list: 取3 取4"),
        ("Which indicators are under the RE100 programme?", "And those of the MaaS programme?", "list: 取3 取4"),
        ("ゴール7の指標は?", "ゴール5は?", "list: 社4"),
        ("indicators under target 4.4", "what about goal 17", "list: 経1 社6 環7 環8 環9"),
        ("達成度ランキング", "ゴール7だけ", "ranking: 環9 環8 経1"),
        ("表2の指標一覧", "表3は?", "list: 成1 成2 成3 成4 成5 成6 成7 成8"),
        ("RE100の指標は?", "経済は?", "list: 経1 経2"),
        # a status, an order
        ("遅れている指標は?", "達成したのは?", "list: 社3 取7"),
        ("List the indicators that are behind", "and the ones already achieved?", "list: 社3 取7"),
        ("Which indicators are on track?", "and not on track?", "list: 社4 社5 取2 取4"),
        ("経済の指標一覧", "順調なのはどれ?", "list: 経1 経2"),
        ("経済の指標一覧", "一番遅れてるのは?", "ranking: 経2 経1"),
        ("環境で一番順調な指標は?", "遅れているのは?", "list"),
        ("worst indicator in the economy?", "n the best?", "ranking: 経1 経2"),
        ("top 3 indicators", "bottom 3?", "ranking: 社5 取2 社4"),
        ("上位3つの指標は?", "ワーストは?", "ranking: 社5 取2 社4"),
        ("遅れている指標は?", "一番進んでいるのは?", "ranking: 社3 環9 環8 取4 社6 経1 経2 社4 取2 社5"),
        ("遅れている指標は?", "そのうち一番進んでいるのは?", "ranking: 取4 社4 取2 社5"),
        # a year
        ("2022年に達成していた指標は?", "今は?", "list: 社3 取7"),
        ("Which indicators have been achieved?", "in 2022?", "list: 取7"),
        ("2030年の目標一覧", "2022年は?", "list: 取1 取2 取3 取4 取5 取6 取7"),
        ("環境の達成度ランキング", "2022年は?", "ranking: 環9 環8 環7"),
        # of a summary
        ("全体の状況は?", "環境は?", "list: 環7 環8 環9"),
        ("全体の状況は?", "達成済みは?", "list: 社3 取7"),
        ("全体の状況は?", "2022年は?", "summary"),
        ("How is everything going overall?", "and the economy?", "list: 経1 経2"),
    ],
)
def test_the_rest_of_a_list_a_ranking_or_a_summary_is_kept(before: str, question: str, shown: str) -> None:
    assert last(before, question) == shown


def test_a_conversation_over_many_keeps_all_that_was_said() -> None:
    answers = talk("2022年に遅れていた指標は?", "社会だけだと?", "達成したのは?", "環境は?", "一番いいのは?", "今は?")
    assert [(told(found), found.choice and found.choice.years) for found in answers] == [
        ("list: 社4 社5 取2 取4", (2022,)),
        ("list: 社4 社5", (2022,)),
        ("list", (2022,)),
        ("list", (2022,)),
        ("ranking: 環9 環8 環7", (2022,)),
        ("ranking: 環9 環8 環7", ()),
    ]
    filters = answers[3].choice and answers[3].choice.filters
    assert filters == Filters(dimensions=("環境",), statuses=frozenset({Status.ACHIEVED}))


@pytest.mark.parametrize(
    "question",
    [
        "男性は?",
        "観光客のは?",
        "農業だけだと?",
        "環境以外は?",
        "環境じゃなくて",
        "順調ではないのは?",
        "それ以外は?",
        "県の環境は?",
        "schools only",
        "except the social ones",
    ],
)
def test_what_a_list_cannot_be_narrowed_to_is_not_passed_over(question: str) -> None:
    for before in ("遅れている指標は?", "Which indicators are on track?", "一番進んでいる指標は?", "全体の状況は?"):
        assert talk(before, question)[-1].intent in NO_FIGURE


@pytest.mark.parametrize("question", ["環境は?", "社会も", "n the best?", "達成したのは?", "2022年は?"])
def test_after_something_unknown_no_list_is_kept(question: str) -> None:
    assert last("遅れている指標は?", "図書館の指標は?", question) == told(ask(question))


PARTNERS = "社6 2023 51%, 取7 2022 167%, 成8 2023 51%"


@pytest.mark.parametrize(
    ("before", "question", "shown"),
    [
        # by name, by a part of one, by code
        ("登録の目標は?", "e-加賀市民のほうです", "target: 成5 2023 -"),
        ("登録の目標は?", "市民", "target: 成5 2023 -"),
        ("登録の目標は?", "SDGsのほう", f"target: {PARTNERS}"),
        ("登録の目標は?", "社6", f"target: {PARTNERS}"),
        ("What's the target for registrations?", "the citizens one", "target: 成5 2023 -"),
        ("KPI 3 target?", "The clubhouse one", "target: 社3 2023 102%, 取5 2022 74%, 成7 2023 102%"),
        ("KPI 2の目標は?", "MaaSのほう", "target: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("件数は?", "雇用のほう", "progress: 社5 2022 -33%"),
        # by how its code begins, and what that stands for
        ("KPI 8 の状況は?", "環のほう", "progress: 環8 2022 81%"),
        ("登録の2022年の実績は?", "社の方で", "actual: 社6 2022 50%, 取7 2022 167%"),
        ("登録の目標は?", "成果のほうです", "target: 成5 2023 -"),
        ("登録の目標は?", "社会のほう", f"target: {PARTNERS}"),
        ("KPI 3の推移は?", "取組成果のほう", "trend: 成3 2023 29%, 経2 2020 0%, 経2 2022 22%, 経2 2023 29%, 取3 2020 0%, 取3 2022 45%, 取3 2023 -"),
        ("KPI 3 target?", "the social one", "target: 社3 2023 102%, 取5 2022 74%, 成7 2023 102%"),
        # by its place
        ("登録の目標は?", "2番目のほう", "target: 成5 2023 -"),
        ("登録の目標は?", "①", f"target: {PARTNERS}"),
        ("登録の目標は?", "じゃあ後者でお願いします", "target: 成5 2023 -"),
        ("件数は?", "2つ目", "progress: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("registrations target?", "the first one please", f"target: {PARTNERS}"),
        ("registrations target?", "number two", "target: 成5 2023 -"),
        # all of them, or the only one
        ("登録の目標は?", "両方", f"target: {PARTNERS} / 成5 2023 -"),
        ("What's the target for registrations?", "both please", f"target: {PARTNERS} / 成5 2023 -"),
        ("実施数の目標は?", "はい、そうです", "target: 取2 2022 25%, 取6 2022 25%, 成2 2023 -"),
        ("qwx solar targets", "yes", "target: 環9 2023 89%, 成1 2023 89%"),
        # with something else asked of it, or for another year
        ("登録の目標は?", "e-加賀市民の推移", "trend: 成5 2023 -"),
        ("登録の2022年の実績は?", "パートナーの2023年", "actual: 社6 2023 51%, 取7 2023 -, 成8 2023 51%"),
        # another indicator after all, of which the same is asked
        ("登録の目標は?", "太陽光は?", "target: 環9 2023 89%, 成1 2023 89%"),
    ],
)  # fmt: skip
def test_what_was_asked_back_is_chosen(before: str, question: str, shown: str) -> None:
    assert last(before, question) == shown


@pytest.mark.parametrize(
    "question",
    [
        "図書館のほう",
        "金沢市の",
        "登録率のほう",
        "男性の登録",
        "3番目",
        "はい",
        "目標は?",
        "the library one",
        "neither",
        "yes",
        "パートナーじゃないほう",
        "両方じゃない",
        "not the partners",
        "not both",
        "that's all, thanks",
        "all good",
    ],
)
def test_what_was_not_offered_is_not_chosen(question: str) -> None:
    found = talk("登録の目標は?", question)[-1]
    assert found.intent in NO_FIGURE
    assert measures(found) == []


@pytest.mark.parametrize(
    "question",
    ["遅れてるやつ全部教えて", "worst social indicator", "社会の指標一覧", "環境の状況は?", "いつ?", "最初は?"],
)
def test_a_full_question_chooses_nothing(question: str) -> None:
    assert last("登録の達成度は?", question) == told(ask(question))


def test_of_three_the_upper_is_none() -> None:
    assert [measures(talk("件数は?", words)[-1]) for words in ("上", "後者", "最後", "両方")] == [
        [],
        [],
        ["sdgs_partners"],
        [],
    ]


@pytest.mark.parametrize(
    ("before", "question", "shown"),
    [
        ("MaaSダウンロードの目標は?", "あ、ごめん、聞きたいのはGHGでした", "target: 環8 2022 81%"),
        ("MaaSダウンロードの目標は?", "いや、太陽光のほう", "target: 環9 2023 89%, 成1 2023 89%"),
        ("MaaSダウンロードの目標は?", "違います。女性就業率です", "target: 社4 2022 28%"),
        ("MaaSダウンロードの目標は?", "訂正、社4です", "target: 社4 2022 28%"),
        ("MaaSダウンロードの目標は?", "社4の間違いでした", "target: 社4 2022 28%"),
        ("MaaSダウンロードの目標は?", "MaaSじゃなくて太陽光", "target: 環9 2023 89%, 成1 2023 89%"),
        ("MaaSダウンロードの目標は?", "目標じゃなくて実績", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("太陽光の2023年の実績は?", "2023年じゃなくて2022年", "actual: 環9 2022 89%"),
        ("経済の指標一覧", "ごめん、環境でした", "list: 環7 環8 環9"),
        ("経済の指標一覧", "経済じゃなくて環境", "list: 環7 環8 環9"),
        ("登録の目標は?", "e-加賀市民じゃなくてパートナー", f"target: {PARTNERS}"),
        ("How many MaaS downloads?", "no sorry, I meant disabled hires", "actual: 社5 2022 -33%"),
        ("MaaS downloads target?", "oops, solar panels I mean", "target: 環9 2023 89%, 成1 2023 89%"),
        ("MaaS downloads target?", "solar, not MaaS", "target: 環9 2023 89%, 成1 2023 89%"),
        ("MaaS downloads target?", "not the target, the actual", "actual: 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
        ("list the economy indicators", "not the economy, the environment", "list: 環7 環8 環9"),
    ],
)
def test_who_takes_something_back_keeps_the_rest(before: str, question: str, shown: str) -> None:
    assert last(before, question) == shown


@pytest.mark.parametrize(
    "question",
    [
        "いや、男性の",
        "違う、金沢市の",
        "環境じゃなくて社会の指標",
        "not the men, the women",
        "違う",
        "no",
        "あ、ごめん",
        "順調ではない指標は?",
    ],
)
def test_taking_back_passes_over_nothing_else(question: str) -> None:
    for before in (ABOUT_MAAS, "How is the female employment rate going?"):
        assert talk(before, question)[-1].intent in NO_FIGURE


@pytest.mark.parametrize(
    "question",
    [
        "じゃあ男性は?",
        "男性は?",
        "男性の目標は?",
        "目標は男性だと?",
        "観光客は?",
        "図書館の2022年は?",
        "全国の実績は?",
        "県の目標は?",
        "金沢市の達成度は?",
        "And male?",
        "What about tourists?",
        "the target for libraries?",
    ],
)
def test_a_word_that_nothing_explains_is_never_passed_over(question: str) -> None:
    for before in (ABOUT_MAAS, "女性就業率の目標は?", "How is the female employment rate going?"):
        found = talk(before, question)[-1]
        assert found.intent in NO_FIGURE
        assert measures(found) == []


@pytest.mark.parametrize(
    "question",
    [
        "ほかの指標の目標は?",
        "他の目標は?",
        "次の目標は?",
        "それ以外の目標は?",
        "すべての目標は?",
        "一番高い目標は?",
        "the other indicators' targets?",
        "all targets?",
    ],
)
def test_what_points_away_from_an_indicator_is_not_asked_of_it(question: str) -> None:
    assert measures(talk(ABOUT_MAAS, question)[-1]) == []


@pytest.mark.parametrize(
    "words",
    ["ありがとう", "ありがとうございます", "了解です", "Thanks!", "OK", "okay, got it", "こんにちは", "なるほど"],
)
def test_thanks_ask_for_nothing_and_end_nothing(words: str) -> None:
    thanks, target = talk("女性就業率は?", words, "目標は?")[1:]
    assert thanks.intent is Intent.UNKNOWN
    assert told(target) == "target: 社4 2022 28%"


def test_help_ends_nothing() -> None:
    assert last("女性就業率は?", "使い方は?", "目標は?") == "target: 社4 2022 28%"


@pytest.mark.parametrize("missed", ["図書館の利用者数は?", "男性は?", "登録は?", "女性就業率の順位表は?"])
def test_after_something_that_was_not_found_nothing_is_leant_on(missed: str) -> None:
    found = talk("女性就業率は?", missed, "目標は?")
    assert found[1].kept is None or found[1].kept.asked_back  # then an option can be chosen, and no more
    assert measures(found[2]) == []


@pytest.mark.parametrize(
    ("before", "question", "language"),
    [
        ("How is the female employment rate going?", "2015?", "en"),
        ("How is the female employment rate going?", "経2?", "ja"),
        ("女性就業率は?", "2015?", "ja"),
        ("女性就業率は?", "And the target?", "en"),
    ],
)
def test_a_question_that_tells_no_language_is_answered_in_that_of_the_one_before(
    before: str, question: str, language: str
) -> None:
    found = talk(before, question)[-1]
    assert found.language == language
    assert found.choice is not None
    assert found.choice.language == language


NEW_POWER = "経1 2022 30%, 環7 2022 30%, 取1 2022 90%"
SERVICES = "取4 2022 71%, 成4 2023 71%"


@pytest.mark.parametrize(
    ("before", "question", "shown"),
    [
        # what fits several is asked of the one that was just spoken of, or of the one whose own name has the word
        ("新電力の達成度は?", "件数は?", f"progress: {NEW_POWER}"),
        ("How is the municipal power company doing?", "How many more contracts a year do we need?", "outlook: 経1 2022 30%, 環7 2022 30%, 取1 2022 90%"),
        ("MaaSアプリのダウンロード件数は?", "サービスは?", f"progress: {SERVICES}"),
        ("How many downloads does the MaaS app have?", "And the number of services?", f"actual: {SERVICES}"),
        # what is meant comes first
        ("太陽光の目標は?", "solar, not power contracts", "target: 環9 2023 89%, 成1 2023 89%"),
    ],
)  # fmt: skip
def test_what_was_just_spoken_of_decides_between_several(before: str, question: str, shown: str) -> None:
    assert last(before, question) == shown


def test_a_word_of_another_indicator_is_asked_back_after_all() -> None:
    assert talk("女性就業率は?", "登録の目標は?")[-1].intent is Intent.CLARIFY


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("MaaSアプリは2030年に5000いける?", "outlook: 経2 2023 29%, 成3 2023 29%, 取3 2022 45%"),
        ("クラブハウス1,700人達成と女性就業率の達成度は?", "progress: 社3 2023 102%, 取5 2022 74%, 成7 2023 102% / 社4 2022 28%"),
        ("MaaSのサービスとダウンロード、実績は?", f"actual: {SERVICES} / 経2 2023 29%, 取3 2022 45%, 成3 2023 29%"),
    ],
)  # fmt: skip
def test_a_target_by_its_value_narrows_its_own_subject_only(question: str, shown: str) -> None:
    assert told(ask(question)) == shown
