"""Answers over many measures: lists by every filter, the summary, and the audit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kpi_core import overviews
from kpi_core.assessment import Assessment
from kpi_core.audit import Audit, Result
from kpi_core.contents import NO_FILTERS, Choice, Listing, Ranking, Summary
from kpi_core.pace import Status
from kpi_core.questions import Filters, Intent
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD, TODAY, ask, codes, row, talk, told
from tests.kpi_core.plans import built, edit, small_folder
from tests.kpi_core.towns import town

LEADS = "経1 経2 社3 社4 社5 社6 環7 環8 環9 取2 取4 成5 成6"
BEHIND = frozenset({Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.REGRESSING, Status.MISSED})


def listed(
    filters: Filters = NO_FILTERS, *, years: tuple[int, ...] = (), target_years: tuple[int, ...] = (), record: Path = RECORD
) -> Listing:  # fmt: skip
    with Store.open(record) as store:
        choice = Choice(Intent.LIST, (), "ja", years, filters=filters, target_years=target_years)
        return overviews.listing(choice, store, TODAY)


def summed(record: Path = RECORD, today: date = TODAY) -> Summary:
    with Store.open(record) as store:
        return overviews.summary(Choice(Intent.SUMMARY, (), "ja"), store, today)


def audited(
    filters: Filters = NO_FILTERS, *, measures: tuple[str, ...] = (), years: tuple[int, ...] = (), record: Path = RECORD
) -> Audit:
    with Store.open(record) as store:
        return overviews.audit(Choice(Intent.AUDIT, measures, "ja", years, filters=filters), store, TODAY).audit


EVERY = " ".join([*LEADS.split()[:9], *(f"取{n}" for n in range(1, 8)), *(f"成{n}" for n in range(1, 9))])


# ---- lists ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        (Filters(), LEADS),
        (Filters(dimensions=("経済",)), "経1 経2"),
        (Filters(dimensions=("社会",)), "社3 社4 社5 社6"),
        (Filters(dimensions=("環境",)), "環7 環8 環9"),
        (Filters(dimensions=("環境", "社会")), "社3 社4 社5 社6 環7 環8 環9"),
        (Filters(programme="「加賀市版MaaS」の推進"), "取3 取4"),
        (Filters(programme="未来を担う産業人材の育成"), "取5 取6"),
        (Filters(goal=7), "経1 環7 環8 環9"),
        (Filters(goal=4), "社3"),
        (Filters(goal=1), ""),  # not goals 10 to 17
        (Filters(sdg_target="8.9"), "経2"),
        (Filters(sdg_target="17.17"), "経1 社6 環7 環8 環9"),
        (Filters(sdg_target="8.1"), ""),
        (Filters(statuses=frozenset({Status.ACHIEVED})), "社3 取7"),
        (Filters(statuses=frozenset({Status.MISSED})), "取1 取2 取3 取4 取5 取6"),
        (Filters(statuses=frozenset({Status.REGRESSING})), "社5"),
        (Filters(statuses=BEHIND), "社4 社5 取2 取4"),
        (Filters(statuses=frozenset({Status.NOT_AVAILABLE})), "成5 成6"),
        (Filters(table="programmes"), "取1 取2 取3 取4 取5 取6 取7"),
        (Filters(table="results"), "成1 成2 成3 成4 成5 成6 成7 成8"),
        (Filters(term="first"), EVERY),
        (Filters(term="second"), ""),
        (Filters(dimensions=("社会",), statuses=BEHIND), "社4 社5"),
        (Filters(dimensions=("環境",), goal=4), ""),
        (Filters(table="programmes", statuses=frozenset({Status.ACHIEVED})), "取7"),
        (Filters(table="results", goal=11), "成1 成8"),  # rows without targets take their measure's
    ],
)
def test_a_list_by_each_filter_in_the_records_order(filters: Filters, shown: str) -> None:
    found = listed(filters)
    assert (codes(found), found.filters) == (shown, filters)


@pytest.mark.parametrize(
    ("years", "target_years", "shown"),
    [
        ((2023,), (), "経2 2023 29%, 社3 2023 102%, 社6 2023 51%, 環9 2023 89%, 取2 2023 -, 取4 2023 -, 成5 2023 -, 成6 2023 -"),
        ((2015,), (), "社4 2015 0%"),
        ((2013,), (), "環8 2013 0%"),
        ((2021,), (), ""),
        ((1999,), (), ""),
        # No actual is of 2030, but targets are.
        ((2030,), (), "経1 2022 30%, 経2 2023 29%, 社3 2023 102%, 社4 2022 28%, 社5 2022 -33%, 社6 2023 51%, 環7 2022 30%, 環8 2022 81%, 環9 2023 89%"),
        ((), (2022,), "取1 2022 90%, 取2 2022 25%, 取3 2022 45%, 取4 2022 71%, 取5 2022 74%, 取6 2022 25%, 取7 2022 167%"),
        ((), (2025,), ""),
    ],
)  # fmt: skip
def test_a_list_of_a_year_is_how_things_stood_in_it(
    years: tuple[int, ...], target_years: tuple[int, ...], shown: str
) -> None:
    found = listed(years=years, target_years=target_years)
    assert ", ".join(row(r) for r in found.rows) == shown
    assert (found.years, found.target_years) == (years, target_years)


def test_a_list_of_two_years_has_both() -> None:
    found = listed(Filters(dimensions=("経済",)), years=(2022, 2023))
    assert ", ".join(row(r) for r in found.rows) == "経1 2022 30%, 経2 2022 22%, 経2 2023 29%"


def test_a_table_that_reports_one_year_has_no_other() -> None:
    assert codes(listed(Filters(table="results"), years=(2022,))) == ""
    assert codes(listed(Filters(table="results"), years=(2023,))) == "成1 成2 成3 成4 成5 成6 成7 成8"


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("遅れている指標は?", "list: 社4 社5 取2 取4"),
        ("達成した指標は?", "list: 社3 取7"),
        ("未達成の指標は?", "list: 取1 取2 取3 取4 取5 取6"),
        ("環境の指標は?", "list: 環7 環8 環9"),
        ("ゴール7の指標", "list: 経1 環7 環8 環9"),
        ("RE100の指標は?", "list: 取1"),
        ("取組成果の指標一覧", "list: 成1 成2 成3 成4 成5 成6 成7 成8"),
        ("2023年に達成した指標は?", "list: 社3"),
        ("2022年に達成した指標は?", "list: 取7"),
        ("2022年の目標の指標一覧", "list: 取1 取2 取3 取4 取5 取6 取7"),
        ("2022年が目標の指標一覧", "list: 取1 取2 取3 取4 取5 取6 取7"),
        ("Which indicators are behind?", "list: 社4 社5 取2 取4"),
        ("List the environmental indicators", "list: 環7 環8 環9"),
    ],
)
def test_asked_in_words(question: str, shown: str) -> None:
    assert told(ask(question)) == shown


# ---- the summary ---------------------------------------------------------------------------------


def test_the_summary_counts_twelve_measures_once_and_each_dimension_its_own() -> None:
    found = summed()
    assert {str(status): count for status, count in found.total} == {
        "achieved": 1, "on_track": 5, "slightly_behind": 0, "behind": 1, "regressing": 1, "missed": 2, "not_available": 2,
    }  # fmt: skip
    assert [status for status, _ in found.total] == list(Status)
    assert [(name, " ".join(r.row.code for r in rows)) for name, rows in found.dimensions] == [
        ("経済", "経1 経2"),
        ("社会", "社3 社4 社5 社6"),
        ("環境", "環7 環8 環9"),
        ("", "取2 取4 成5 成6"),  # その他, last
    ]


def test_the_summary_names_what_needs_attention_furthest_behind_first() -> None:
    found = summed()
    assert shown(found.attention) == "取2 社5 取4 社4"
    assert shown(found.differing) == "社3"


def shown(results: tuple[Assessment, ...]) -> str:
    return " ".join(r.row.code for r in results)


def test_before_its_year_has_ended_a_target_is_not_missed() -> None:
    counts = dict(summed(today=date(2022, 6, 1)).total)
    assert (counts[Status.MISSED], counts[Status.BEHIND]) == (0, 2)  # 取2; 取4 is slightly behind


def test_a_measure_without_dimension_first_in_the_record_is_still_last(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "small")
    edit(folder, "indicators", 2, dimension="")
    assert [name for name, _ in summed(built(folder, tmp_path / "small.db")).dimensions] == [""]


def test_a_measure_without_observations_cannot_be_assessed_and_counts(tmp_path: Path) -> None:
    record = town(tmp_path / "town", "", "50")
    found = summed(record)
    assert dict(found.total)[Status.NOT_AVAILABLE] == 1
    assert (found.attention, found.differing) == ((), ())
    assert [row(r) for r in listed(record=record).rows] == ["経1 - -", "経2 2021 50%"]
    assert codes(listed(years=(2021,), record=record)) == "経2"
    assert audited(record=record) == Audit((), ())


# ---- published beside computed -------------------------------------------------------------------


def results(found: Audit) -> tuple[int, str, str]:
    """How many agree, and the codes of those that differ and that cannot be checked."""
    return (
        len(found.of(Result.AGREES)),
        " ".join(c.row.code for c in found.of(Result.DIFFERS)),
        " ".join(c.row.code for c in found.of(Result.UNVERIFIABLE)),
    )


def test_of_kagas_24_figures_20_agree_one_differs_and_three_cannot_be_checked() -> None:
    assert results(audited()) == (20, "成7", "成2 成5 成6")


@pytest.mark.parametrize(
    ("table", "agreeing", "differing", "unverifiable"),
    [("vision", 9, "", ""), ("programmes", 7, "", ""), ("results", 4, "成7", "成2 成5 成6")],
)
def test_an_audit_of_one_table(table: str, agreeing: int, differing: str, unverifiable: str) -> None:
    found = audited(Filters(table=table))
    assert results(found) == (agreeing, differing, unverifiable)
    codes_of_table = {c.row.code for c in found.checked}
    assert all(codes_of_table & set(f.codes) for f in found.findings)


def test_an_audit_of_one_measure_and_of_one_year() -> None:
    assert results(audited(measures=("clubhouse_uses",))) == (2, "成7", "")
    assert results(audited(years=(2022,))) == (16, "", "")


def test_each_figure_of_a_row_is_one(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "small")
    edit(folder, "observations", 3, measure="visitors", year="2023年度", value="160", source="様式3-2")
    for line, cells in enumerate((("2022年度", "51%"), ("2023年度", "61%")), start=2):
        edit(folder, "published", line, code="経1", year=cells[0], percent=cells[1], source="様式3-2")
    assert results(audited(record=built(folder, tmp_path / "small.db"))) == (0, "経1 経1", "")


@pytest.mark.parametrize(
    ("question", "today", "without", "years"),
    [
        ("去年いちばん伸びた指標は", date(2026, 11, 25), 2025, ()),
        ("which improved most last year?", date(2026, 11, 25), 2025, ()),
        ("今年遅れている指標は?", date(2026, 11, 25), 2026, ()),
        ("今年度の全体の状況は?", date(2026, 11, 25), 2026, ()),
        ("去年遅れていた指標は?", date(2024, 6, 3), None, (2023,)),
        ("昨年の全体の状況は?", date(2024, 6, 3), None, (2023,)),
        ("2022年の全体の状況は?", date(2026, 11, 25), None, (2022,)),
        ("遅れている指標は?", date(2026, 11, 25), None, ()),
    ],
)
def test_a_year_without_any_actual_is_said_to_have_none(
    question: str, today: date, without: int | None, years: tuple[int, ...]
) -> None:
    content = ask(question, today=today).content
    assert isinstance(content, Listing | Ranking | Summary)
    assert (content.without_actual, content.years) == (without, years)


def test_the_summary_of_a_year_is_how_things_stood_then() -> None:
    content = ask("2022年の全体の状況は?").content
    assert isinstance(content, Summary)
    shown = {row(r) for _, rows in content.dimensions for r in rows}
    assert {"経2 2022 22%", "社3 2022 58%"} <= shown
    assert not {code for code in shown if code.startswith("成")}  # which report 2023


@pytest.mark.parametrize("question", ["2030年の目標は?", "2030年の目標一覧", "targets for 2030", "2030年が目標のやつ"])
def test_a_targets_year_alone_lists_its_rows(question: str) -> None:
    assert told(ask(question)) == "list: 経1 経2 社3 社4 社5 社6 環7 環8 環9"


def test_a_targets_year_behind_an_indicator_asks_of_that() -> None:
    assert told(talk("女性就業率は?", "2030年の目標は?")[-1]).startswith("target: 社4")
