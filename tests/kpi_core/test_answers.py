"""Questions and what is answered, on Kaga's own record and on small ones of other cities."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kpi_core.answers import answer, check, choose, other_options
from kpi_core.building import build
from kpi_core.contents import Choice, Clarify, Figures, Help, Unknown
from kpi_core.entries import NewEntry
from kpi_core.errors import BadQuestion
from kpi_core.importing import read_record
from kpi_core.language import Bilingual, Language
from kpi_core.live import LiveStore
from kpi_core.questions import Intent
from kpi_core.record import Entry
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD, TODAY, ask, figures, rows, told
from tests.kpi_core.plans import built, cells_of, copy_of_data, edit, plan, row_of, small_folder, write_cells
from tests.kpi_core.stores import snapshot
from tests.kpi_core.towns import facilities

MAAS = "MaaSの達成度は?"
ENTERED_AT = "2025-05-12T01:23:45Z"


def test_at_most_five_measures_are_shown_and_the_rest_is_offered(tmp_path: Path) -> None:
    found = figures(ask("にぎわいの創出の達成度は?", record=facilities(tmp_path / "city")))
    assert [measure.dossier.measure.key for measure in found.measures] == [f"measure_{n}" for n in range(1, 6)]
    assert [option.code for option in found.more] == [f"経{n}" for n in range(6, 13)]
    assert found.more[0].name == Bilingual("児童館の来館者数", "Measure 6")


# ---- asked back, and not known -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "intent", "words", "options", "years", "target_years"),
    [
        ("登録の達成度は?", Intent.PROGRESS, "登録", "社6 成5", (), ()),
        ("登録の2022年の実績は?", Intent.ACTUAL, "登録", "社6 成5", (2022,), ()),
        ("登録の2022年の目標は?", Intent.TARGET, "登録", "社6 成5", (), (2022,)),
        ("登録の推移は?", Intent.TREND, "登録", "社6 成5", (), ()),
        ("Registrations outlook?", Intent.OUTLOOK, "Registrations", "社6 成5", (), ()),
        ("KPI 3の実績", Intent.ACTUAL, "KPI 3の実績", "社3 成3", (), ()),
    ],
)
def test_asking_back_keeps_words_intent_and_years(
    question: str, intent: Intent, words: str, options: str, years: tuple[int, ...], target_years: tuple[int, ...]
) -> None:
    found = ask(question)
    assert found.intent is Intent.CLARIFY
    assert isinstance(found.content, Clarify)
    content = found.content
    assert (content.intent, content.words, content.left_over) == (intent, words, False)
    assert " ".join(option.code for option in content.options) == options
    assert (content.years, content.target_years) == (years, target_years)
    assert found.choice is None
    assert found.kept is not None
    assert found.kept.asked_back


def test_words_that_are_left_over_beside_an_indicator_are_named() -> None:
    content = ask("女性就業率の順位表は?").content
    assert isinstance(content, Clarify)
    assert content.left_over
    assert [option.measure for option in content.options] == ["female_employment_rate"]


def test_several_words_are_named_as_the_language_joins_them() -> None:
    content = ask("r u kidding me, 29% on maas??").content
    assert isinstance(content, Clarify)
    assert (content.left_over, content.words) == (True, "kidding, 29")


def test_what_is_not_known_keeps_intent_and_year_for_the_names_that_come_near() -> None:
    content = ask("男性就業率の2022年の実績は?").content
    assert isinstance(content, Unknown)
    assert (content.intent, content.years) == (Intent.ACTUAL, (2022,))
    assert [option.code for option in content.near] == ["社4"]


def test_an_indicator_that_has_the_number_in_another_table_is_offered() -> None:
    found = figures(ask("指標5の達成度は?"))
    assert [(option.measure, option.code) for option in found.also] == [("clubhouse_uses", "取5")]


# ---- examples ------------------------------------------------------------------------------------


def records(tmp_path: Path) -> list[Path]:
    return [RECORD, facilities(tmp_path / "facilities"), built(small_folder(tmp_path / "small"), tmp_path / "small.db")]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_example_is_answered_in_its_language(tmp_path: Path, language: Language) -> None:
    for record in records(tmp_path):
        examples = ask("?", record=record, language=language).examples
        assert len(set(examples)) == 3
        answered = [ask(example, record=record) for example in examples]
        assert [found.intent for found in answered] == [Intent.PROGRESS, Intent.TARGET, Intent.LIST]
        assert {found.language for found in answered} == {language}
        assert [len(figures(found).measures) for found in answered[:2]] == [1, 1]


@pytest.mark.parametrize("question", [MAAS, "待機児童は?", "登録は?", "使い方は?", "遅れている指標は?"])
def test_every_answer_has_examples_a_code_and_the_city(question: str) -> None:
    found = ask(question)
    assert len(found.examples) == 3
    assert (found.example_code, found.city) == ("経1", "加賀市")
    assert ask(question, language="en").city == "Kaga City"


def test_help_is_help() -> None:
    for question in ("使い方は?", "?", "What can you do?"):
        found = ask(question)
        assert isinstance(found.content, Help)
        assert found.intent is Intent.HELP


# ---- buttons -------------------------------------------------------------------------------------


def test_a_button_asks_for_the_same_again() -> None:
    for question in (
        MAAS,
        "取3の2022年の実績は?",
        "MaaSの2022年の目標は?",
        "遅れている指標は?",
        "有識者の評価は?",
        "達成度の上位3つは?",
    ):
        found = ask(question)
        assert found.choice is not None
        with Store.open(RECORD) as store:
            again = choose(found.choice, store, TODAY)
        assert (again.intent, again.text, again.choice) == (found.intent, "", found.choice)
        label = None
        expected = replace(found.content, label=label) if isinstance(found.content, Figures) else found.content
        assert again.content == expected


def test_a_measure_that_the_record_does_not_know_any_more_is_passed_over() -> None:
    with Store.open(RECORD) as store:
        found = choose(Choice(Intent.PROGRESS, ("gone", "public_solar"), "ja"), store, TODAY)
        none = choose(Choice(Intent.PROGRESS, ("gone",), "ja"), store, TODAY)
    assert rows(found) == "環9 2023 89%, 成1 2023 89%"
    assert figures(none).measures == ()


@pytest.mark.parametrize(
    ("question", "shown", "options"),
    [
        (MAAS, ("maas_downloads", "maas_services"), []),
        ("女性就業率は?", (), ["female_employment_rate"]),
        ("登録件数は?", ("sdgs_partners",), ["e_citizens"]),
        ("登録は?", (), ["sdgs_partners", "e_citizens"]),
        ("図書館の利用者数は?", (), ["clubhouse_uses"]),
        ("ありがとう", (), []),
    ],
)
def test_what_else_could_have_been_meant(question: str, shown: tuple[str, ...], options: list[str]) -> None:
    with Store.open(RECORD) as store:
        found = [option.measure for option in other_options(question, shown, store)]
    assert found[: len(options)] == options
    assert not set(found) & set(shown)
    assert len(found) <= 5


# ---- the record, and what was entered over it ----------------------------------------------------


def test_a_corrected_cell_is_in_the_next_answer(tmp_path: Path) -> None:
    folder, record = copy_of_data(tmp_path / "data"), tmp_path / "kaga.db"
    built(folder, record)
    assert rows(ask("女性就業率は?", record=record)) == "社4 2022 28%"
    line = row_of(folder, "observations", measure="female_employment_rate", year="2022年")
    edit(folder, "observations", line, value="60.0")
    build(read_record(folder).record, record)
    assert rows(ask("女性就業率は?", record=record)) == "社4 2022 55%"


def test_an_alias_that_is_added_or_taken_away_is_known_at_the_next_question(tmp_path: Path) -> None:
    folder, record = small_folder(tmp_path / "data"), tmp_path / "small.db"
    for alias, known, unknown in (("ビジター", "ビジター", "ゲスト"), ("ゲスト", "ゲスト", "ビジター")):
        edit(folder, "measures", 2, aliases_ja=alias)
        built(folder, record)
        assert told(ask(f"{known}は?", record=record)) == "progress: 経1 2022 50%"
        assert told(ask(f"{unknown}は?", record=record)) == f"unknown: {unknown}"


def test_two_records_in_turn_are_not_mixed_up(tmp_path: Path) -> None:
    other = built(small_folder(tmp_path / "data"), tmp_path / "small.db")
    for _ in range(2):
        assert told(ask("来館者数は?", record=other)) == "progress: 経1 2022 50%"
        assert told(ask("来館者数は?")) == "clarify: 社3"  # whose visitors?
        assert told(ask("女性就業率は?")) == "progress: 社4 2022 28%"
        assert told(ask("女性就業率は?", record=other)).startswith("unknown")


def test_a_record_without_any_measure_says_that_nothing_is_known(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    for file in ("measures", "indicators", "observations", "published"):
        write_cells(folder, file, cells_of(folder, file)[:1])
    record = built(folder, tmp_path / "small.db")
    found = ask("来館者数は?", record=record)
    assert (found.intent, found.examples, found.example_code) == (Intent.UNKNOWN, ("遅れている指標は？",), "")
    assert told(ask("遅れている指標は？", record=record)) == "list"
    assert told(ask("全体の状況は?", record=record)) == "summary"


def test_what_was_entered_is_laid_over_the_record(tmp_path: Path) -> None:
    live = entered(tmp_path / "live.db", "female_employment_rate", 2023, "58.5")
    assert rows(ask("女性就業率は?", live=live)) == "社4 2023 46%"
    assert rows(ask("女性就業率は?")) == "社4 2022 28%"
    entered(live, "female_employment_rate", 2022, "59.15")
    (measure,) = figures(ask("女性就業率の2022年の実績は?", live=live)).measures
    o = measure.rows[0].observation
    assert o is not None
    assert (o.value, o.published, o.entry) == (Decimal("59.15"), Decimal("55.5"), Entry("加賀 花子", ENTERED_AT, "", 2))


def test_an_entry_follows_in_every_row_of_its_measure(tmp_path: Path) -> None:
    live = entered(tmp_path / "live.db", "maas_downloads", 2022, "2500")
    assert rows(ask("MaaSダウンロードの2022年の達成度は?", live=live)) == "経2 2022 50%, 取3 2022 100%"


def test_asking_changes_no_file(tmp_path: Path) -> None:
    record = built(copy_of_data(tmp_path / "data"), tmp_path / "kaga.db")
    live = entered(tmp_path / "live.db", "maas_downloads", 2024, "2000")
    before = snapshot(tmp_path)
    for question in (MAAS, "待機児童は?", "遅れている指標は?", "公表値と違うところは?"):
        ask(question, record=record, live=live)
    assert snapshot(tmp_path) == before


def entered(path: Path, measure: str, year: int, value: str) -> Path:
    """A live store at `path` with one entry more."""
    with Store.open(RECORD) as store:
        of = store.plan
    LiveStore.create(path, of)
    entry = NewEntry(
        key=f"{measure} {year} {value}", measure=measure, year=year, year_kind="年", value=value, source="庁内集計",
        by_id="U0MEMBER", by_name="加賀 花子", at=ENTERED_AT, via="slack",
    )  # fmt: skip
    with LiveStore.open(path, of) as live:
        live.enter(entry)
    return path


# ---- what cannot be asked ------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " ", "　\n\t", "\x00\x01\x1b", "\u200b\ufeff", "\u202e \x07"])
def test_a_question_without_a_sign_is_empty(text: str) -> None:
    with pytest.raises(BadQuestion, match=r"^The question is empty\."):
        check(text)
    with Store.open(RECORD) as store, pytest.raises(BadQuestion):
        answer(text, store, TODAY)


def test_a_question_may_have_4000_characters() -> None:
    check("あ" * 4000)
    with pytest.raises(BadQuestion, match=r"4,001 characters.*4,000") as refused:
        check("あ" * 4001)
    assert refused.value.ja == "質問が長すぎます（4,001文字）。4,000文字以内で入力してください。"


@pytest.mark.parametrize(
    "text", ["。", "!", "👍", "<!channel>", "*_~", "% s {} \\", "あ" * 4000, "経" * 4000, "2022年" * 800]
)
def test_anything_else_can_be_asked(text: str) -> None:
    found = ask(text)
    assert found.intent in {Intent.UNKNOWN, Intent.HELP, Intent.CLARIFY}
    assert found.plan.key != plan().key


@pytest.mark.parametrize(
    ("question", "language", "spoken"),
    [
        (MAAS, None, "ja"),
        (MAAS, "en", "en"),
        ("GHG progress?", None, "en"),
        ("GHG progress?", "ja", "ja"),
        ("MaaS?", None, "ja"),
    ],
)
def test_the_language_is_the_questions_own_unless_another_is_wanted(
    question: str, language: Language | None, spoken: Language
) -> None:
    found = ask(question, language=language)
    assert found.language == spoken
    assert found.choice is not None
    assert found.choice.language == spoken
