"""What does not fit together in a record: each kind with what brings it about, and what does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kpi_core.audit import audit
from kpi_core.catalogue import Catalogue, MeasureNames
from kpi_core.dossier import Dossier
from kpi_core.findings import Finding, FindingKind, Severity
from kpi_core.language import Bilingual
from kpi_core.record import Certainty, Indicator, Note, NoteKind, Observation, Programme, PublishedFigure
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD, TODAY
from tests.kpi_core.plans import dossier, plan, printed, row, seen, year

K = FindingKind


def names(key: str, name: str) -> MeasureNames:
    return MeasureNames(key, Bilingual(name, ""), (), (name,), (), (), (), ())


CATALOGUE = Catalogue(
    Bilingual("見本市", "Sample City"),
    "ja",
    (
        names("visitors", "来館者数"),
        names("trials", "スマートシティの実証実験の実施数"),
        names("solar", "太陽光発電の設置数"),
    ),
    (Programme(Bilingual("再生可能エネルギーの導入", ""), ()),),
    (),
    (),
    (),
)


def found(*dossiers: Dossier) -> tuple[Finding, ...]:
    return audit(dossiers, CATALOGUE, plan(), TODAY).findings


def kinds(*dossiers: Dossier) -> list[tuple[FindingKind, str]]:
    return [(f.kind, " ".join(f.codes)) for f in found(*dossiers)]


def note(
    text: str, kind: NoteKind = NoteKind.REMARK, certainty: Certainty = Certainty.CERTAIN, code: str = "経1"
) -> Note:
    return Note(code, kind, year("2022年"), Bilingual(text, ""), certainty, "様式3-2")


def with_notes(known: Dossier, *notes: Note) -> Dossier:
    return replace(known, notes=notes)


ONE = row("経1", "2020年 0", "2030年 100")
TWO = row("取1", "2020年 0", "2022年 40", order=2)


@pytest.mark.parametrize(
    ("rows", "actuals", "published", "said"),
    [
        ([ONE, TWO], {"2022年": "20"}, [printed("経1", "2022年", "20%", "20"), printed("取1", "2022年", "53%", "21")], "20（経1）、21（取1）"),
        ([ONE, TWO], {}, [printed("経1", "2022年", "20%", "20"), printed("取1", "2022年", "50%", "20")], ""),
        ([ONE, TWO], {"2022年": "20"}, [printed("取1", "2022年", "53%", "21")], "20（年ごとの実績）、21（取1）"),
        ([ONE, row("取1", "2020年 5", "2022年 40", order=2)], {}, [], "0（経1）、5（取1）"),
        ([ONE, row("取1", "2019年 5", "2022年 40", order=2)], {}, [], ""),
    ],
)  # fmt: skip
def test_different_values_for_one_year_are_an_error(
    rows: Sequence[Indicator], actuals: dict[str, str], published: Sequence[PublishedFigure], said: str
) -> None:
    found_ = [f for f in found(dossier(*rows, actuals=actuals, published=published)) if f.kind is K.VALUES_DIFFER]
    assert bool(found_) is bool(said)
    assert all(said in f.text.ja and f.severity is Severity.ERROR for f in found_)


@pytest.mark.parametrize(
    ("name", "running", "actuals", "falls"),
    [
        ("来館者数", True, {"2021年": "10", "2022年": "12", "2023年": "11"}, True),
        ("来館者数（累計）", False, {"2021年": "10", "2022年": "9"}, True),
        ("来館者数", False, {"2021年": "10", "2022年": "9"}, False),
        ("来館者数", True, {"2021年": "10", "2022年": "10", "2023年": "11"}, False),
        ("来館者数", True, {"2021年": "10", "2022年": "未集計", "2023年": "9"}, True),
    ],
)
def test_a_running_total_that_falls_is_an_error(name: str, running: bool, actuals: dict[str, str], falls: bool) -> None:
    known = dossier(replace(ONE, name_printed=name), actuals=actuals)
    known = replace(known, measure=replace(known.measure, running_total=running))
    assert ((K.RUNNING_TOTAL_FALLS, "経1") in kinds(known)) is falls


def test_a_running_total_below_a_baseline_without_a_year_falls() -> None:
    known = dossier(
        replace(row("経1", "- 1,276", "- 3,200"), name_printed="受講者数（累計）"), actuals={"2023年度": "575"}
    )
    (fall,) = found(known)
    assert "当初値の 1,276 から2023年度の 575 に減っています" in fall.text.ja


@pytest.mark.parametrize(
    ("remark", "doubtful"),
    [
        ("令和4年度実績が低くなっているが、実装へ移ったことによる。", True),
        ("件数が減少したのは、事業を終えたため。", True),
        ("引き続き実施する。", False),
    ],
)
def test_a_running_total_with_a_low_year_is_doubtful(remark: str, doubtful: bool) -> None:
    known = with_notes(dossier(replace(ONE, name_printed="実施数（累計）"), actuals={"2022年": "1"}), note(remark))
    assert ((K.RUNNING_TOTAL_DOUBTFUL, "経1") in kinds(known)) is doubtful
    plain = with_notes(dossier(ONE, actuals={"2022年": "1"}), note(remark))
    assert K.RUNNING_TOTAL_DOUBTFUL not in [kind for kind, _ in kinds(plain)]


@pytest.mark.parametrize(
    ("reports", "percent", "labelled"), [(2023, "30%", True), (2030, "30%", False), (2023, "31%", False)]
)
def test_a_table_of_one_year_that_fits_another_years_target(reports: int, percent: str, labelled: bool) -> None:
    borrows = row("成1", "", "", compare_with="経1", reports_year=reports, order=2)
    known = dossier(ONE, borrows, actuals={"2023年": "30"}, published=[printed("成1", "2023年", percent, "30")])
    assert ((K.YEAR_LABEL, "成1") in kinds(known)) is labelled


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ({"unit_printed": "人"}, {"unit_printed": "件"}, K.UNITS_DIFFER),
        ({"unit_printed": "ｔ"}, {"unit_printed": "t"}, None),
        ({"unit_printed": "人"}, {"unit_printed": ""}, None),
        ({"second_unit": "件"}, {}, K.UNITS_IN_ROW),
        ({"name_printed": "来館者数"}, {"name_printed": "来館数"}, K.NAMES_DIFFER),
        ({"name_printed": "来館者数"}, {"name_printed": "来館者数（再掲）"}, None),
        ({"name_printed": "SDGs の 登録数"}, {"name_printed": "ＳＤＧｓの登録数"}, None),
    ],
)
def test_units_and_names_that_differ(one: dict[str, str], two: dict[str, str], kind: FindingKind | None) -> None:
    known = dossier(replace(ONE, **one), replace(TWO, **two))  # type: ignore[arg-type]
    assert [f.kind for f in found(known)] == ([] if kind is None else [kind])


def test_one_year_printed_in_two_ways() -> None:
    known = dossier(row("経1", "2019年 8", "2030年度 10"), row("取1", "2019年度 8", "2022年度 10", order=2))
    assert kinds(known) == [(K.YEAR_KINDS_DIFFER, "経1 取1")]
    assert "2019年、2019年度" in found(known)[0].text.ja


@pytest.mark.parametrize(
    ("actuals", "still"),
    [
        ({"2021年": "5", "2022年": "5", "2023年": "5"}, "2021年から2023年まで 5"),
        ({"2020年": "5", "2023年": "5"}, "2020年から2023年まで 5"),
        ({"2022年": "5", "2023年": "5"}, ""),
        ({"2020年": "5", "2021年": "5", "2022年": "5", "2023年": "6"}, ""),
        ({"2020年": "5", "2021年": "5.0", "2022年": "5"}, "2020年から2022年まで 5"),
        ({}, ""),
    ],
)
def test_an_actual_that_has_not_moved_for_three_years(actuals: dict[str, str], still: str) -> None:
    moved = [f for f in found(dossier(row("経1", "2019年 0", "2030年 100"), actuals=actuals)) if f.kind is K.NOT_MOVED]
    assert bool(moved) is bool(still)
    assert all(still in f.text.ja for f in moved)


S = NoteKind.SECOND_TERM


@pytest.mark.parametrize(
    ("actual", "text", "against"),
    [
        ("30", "目標達成度が低いため、第2期計画では推進を図る予定。", True),
        ("10", "目標達成度が低いため、第2期計画では推進を図る予定。", False),
        ("10", "順調に進捗している。", True),
        ("-5", "順調に進捗している。", True),
        ("15", "順調に進捗している。", False),
        ("30", "順調に進捗している。", False),
        ("30", "順調だが、一部に遅れがある。", False),
        ("30", "第2期計画でも続ける。", False),
        ("", "目標達成度が低い。", False),
    ],
)  # fmt: skip
def test_a_second_term_note_against_the_pace(actual: str, text: str, against: bool) -> None:
    # 2022 is a fifth of the way from 2020 to 2030: 20 are expected.
    known = with_notes(dossier(ONE, actuals={"2022年": actual}), note(text, S))
    assert ((K.NOTE_AGAINST_PACE, "経1") in kinds(known)) is against


def test_a_note_that_calls_good_what_was_missed_in_its_target_year() -> None:
    known = with_notes(dossier(TWO, actuals={"2022年": "36"}), note("順調に進捗している。", S, code="取1"))
    assert kinds(known) == [(K.NOTE_AGAINST_PACE, "取1")]


def test_inferred_notes_are_one_finding_a_review() -> None:
    known = with_notes(
        dossier(ONE, TWO),
        note("続ける。", S, Certainty.INFERRED),
        note("続ける。", S, Certainty.INFERRED, "取1"),
        note("続ける。", NoteKind.REMARK, Certainty.CERTAIN),
    )
    assert kinds(known) == [(K.NOTE_INFERRED, "経1 取1")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("達成度100％に到達したが、引き続き実施する。", K.REMARK_PERCENT),
        ("達成率は約３０%であった。", None),  # what the row prints
        ("参加者の80%が満足した。", None),  # not the achievement
        ("引き続き実証実験を行う。", K.REMARK_SUBJECT),
        ("スマートシティ化を目指す。", K.REMARK_SUBJECT),
        ("再生可能エネルギーを広める。", K.REMARK_SUBJECT),
        ("来館者数を増やす。", None),
        ("見本市の施設として運営する。", None),
    ],
)
def test_a_remark_that_is_about_something_else(text: str, kind: FindingKind | None) -> None:
    published = [printed("経1", "2022年", "30%", "30")]
    known = with_notes(dossier(ONE, actuals={"2022年": "30"}, published=published), note(text))
    assert [f.kind for f in found(known)] == ([] if kind is None else [kind])


def test_every_finding_has_both_languages_a_source_and_the_gravest_come_first() -> None:
    known = with_notes(
        dossier(
            replace(ONE, second_unit="件"),
            TWO,
            actuals={"2022年": "20"},
            published=[printed("経1", "2022年", "20%", "21")],
        ),
        note("達成度100％に到達した。"),
    )
    findings = found(known)
    severities = [list(Severity).index(f.severity) for f in findings]
    assert severities == sorted(severities)
    assert len(severities) >= 3
    for f in findings:
        assert f.text.ja
        assert f.text.en
        assert f.sources


def test_what_is_found_in_kagas_record() -> None:
    with Store.open(RECORD) as store:
        findings = audit(store.dossiers(), store.catalogue(), store.plan, TODAY).findings
    assert [(str(f.kind), " ".join(f.codes)) for f in findings] == [
        ("running_total_doubtful", "取2 取6"),
        ("year_label", "成1"),
        ("year_label", "成3"),
        ("year_label", "成4"),
        ("year_label", "成8"),
        ("units_in_row", "取3"),
        ("note_against_pace", "経1 環7"),
        ("note_against_pace", "経2"),
        ("note_against_pace", "社3"),
        ("note_against_pace", "社6"),
        ("note_against_pace", "取1"),
        ("note_against_pace", "取4"),
        ("note_against_pace", "取5"),
        ("remark_percent", "取7"),
        ("remark_subject", "取7"),
        ("units_differ", "経1 環7 取1"),
        ("units_differ", "経2 取3 成3"),
        ("units_differ", "社3 取5 成7"),
        ("units_differ", "環9 成1"),
        ("names_differ", "社3 取5 成7"),
        ("names_differ", "取2 取6 成2"),
        ("names_differ", "取4 成4"),
        ("year_kinds_differ", "社3 取5"),
        ("note_inferred", "経1 経2 社3 社4 社5 社6 環7 環8 環9 取1 取2 取3 取4 取5 取6 取7"),
    ]
    assert all(f.sources for f in findings)


def test_an_observation_with_a_mark_only_is_no_value() -> None:
    unknown: list[Observation] = [seen("2021年", "未集計"), seen("2022年", "未集計"), seen("2023年", "未集計")]
    assert found(dossier(ONE, actuals=unknown)) == ()
