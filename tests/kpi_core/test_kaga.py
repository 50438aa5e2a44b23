"""Kaga's published record as tables: how each of its 24 rows stands, beside what the city printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kpi_core.achievement import Undefined
from kpi_core.assessment import Assessment, assess, lead_rows
from kpi_core.dossier import Dossier
from kpi_core.figures import plain
from kpi_core.record import NoteKind, Plan
from kpi_core.store import Store
from tests.kpi_core.plans import DATA, built
from tests.kpi_core.results import TODAY, expected_share, percent_shown


@pytest.fixture(scope="module")
def kaga(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, tuple[Dossier, ...]]:
    """Kaga's plan and all that is known of its twelve measures, through a real database."""
    with Store.open(built(DATA, tmp_path_factory.mktemp("kaga") / "kaga.db")) as store:
        return store.plan, store.dossiers()


@pytest.mark.parametrize(
    ("code", "on", "actual", "percent", "expected", "status", "published", "differs"),
    [
        # published: code, year and percentage of the row and of those that borrow from it; an asterisk where ours differs
        ("経1", "2022年", "79", "30", "20", "on_track", "経1 2022 30", False),
        ("経2", "2023年", "1457", "29", "30", "on_track", "経2 2022 22, 成3 2023 29", False),
        ("社3", "2023年", "1721", "102", "36", "achieved", "社3 2022 58, 成7 2023 101*", True),
        ("社4", "2022年", "55.5", "28", "47", "behind", "社4 2022 28", False),
        ("社5", "2022年", "1", "-33", "20", "regressing", "社5 2022 -33", False),
        ("社6", "2023年", "51", "51", "30", "on_track", "社6 2022 50, 成8 2023 51", False),
        ("環7", "2022年", "79", "30", "20", "on_track", "環7 2022 30", False),
        ("環8", "2022年", "505960", "81", "53", "on_track", "環8 2022 81", False),
        ("環9", "2023年", "14", "89", "30", "on_track", "環9 2022 89, 成1 2023 89", False),
        ("取1", "2022年", "79", "90", "100", "missed", "取1 2022 90", False),
        ("取2", "2022年", "1", "25", "100", "missed", "取2 2022 25", False),
        ("取3", "2022年", "1117", "45", "100", "missed", "取3 2022 45", False),
        ("取4", "2022年", "5", "71", "100", "missed", "取4 2022 71, 成4 2023 71", False),
        ("取5", "2022年", "1320", "74", "100", "missed", "取5 2022 74", False),
        ("取6", "2022年", "1", "25", "100", "missed", "取6 2022 25", False),
        ("取7", "2022年", "50", "167", "100", "achieved", "取7 2022 167", False),
        ("成1", "2023年", "14", "89", "30", "on_track", "成1 2023 89", False),
        ("成2", "2023年", "5", None, None, "not_available", "成2 2023 100", None),
        ("成3", "2023年", "1457", "29", "30", "on_track", "成3 2023 29", False),
        ("成4", "2023年", "5", "71", None, "missed", "成4 2023 71", False),
        ("成5", "2023年", "345", None, None, "not_available", "成5 2023 69", None),
        ("成6", "2023年", "1", None, None, "not_available", "成6 2023 100", None),
        ("成7", "2023年", "1721", "102", "36", "achieved", "成7 2023 101*", True),
        ("成8", "2023年", "51", "51", "30", "on_track", "成8 2023 51", False),
    ],
)
def test_kagas_24_rows_stand_as_published(
    kaga: tuple[Plan, tuple[Dossier, ...]],
    code: str,
    on: str,
    actual: str,
    percent: str | None,
    expected: str | None,
    status: str,
    published: str,
    differs: bool | None,
) -> None:
    result = _kaga(kaga, code)
    assert result.observation is not None
    assert (str(result.observation.year), plain(result.observation.value or Decimal(0))) == (on, actual)
    assert (percent_shown(result), expected_share(result), str(result.status)) == (percent, expected, status)
    shown = [
        f"{c.published.code} {c.published.year.number} {c.published.percent}{'*' if c.differs else ''}"
        for c in result.comparisons
    ]
    assert ", ".join(shown) == published
    assert result.differs is differs


@pytest.mark.parametrize(
    ("code", "published", "expected", "status"),
    [
        # table (1), 2022
        ("経1", "30%", "20", "on_track"),
        ("経2", "22%", "20", "on_track"),
        ("社3", "58%", "27", "on_track"),
        ("社4", "28%", "47", "behind"),
        ("社5", "-33%", "20", "regressing"),
        ("社6", "50%", "20", "on_track"),
        ("環7", "30%", "20", "on_track"),
        ("環8", "81%", "53", "on_track"),
        ("環9", "89%", "20", "on_track"),
        # table (2), 2022, which was its target year
        ("取1", "90%", "100", "missed"),
        ("取2", "25%", "100", "missed"),
        ("取3", "45%", "100", "missed"),
        ("取4", "71%", "100", "missed"),
        ("取5", "74%", "100", "missed"),
        ("取6", "25%", "100", "missed"),
        ("取7", "167%", "100", "achieved"),
    ],
)
def test_the_formula_gives_all_sixteen_published_percentages(
    kaga: tuple[Plan, tuple[Dossier, ...]], code: str, published: str, expected: str, status: str
) -> None:
    result = _kaga(kaga, code, asked=2022)
    assert f"{percent_shown(result)}%" == published
    assert (expected_share(result), str(result.status)) == (expected, status)
    own = next(c for c in result.comparisons if c.published.code == code)
    assert (own.published.printed, own.differs) == (published, False)


def test_社3_and_成7_differ_from_the_published_101_percent_which_is_the_plain_ratio(
    kaga: tuple[Plan, tuple[Dossier, ...]],
) -> None:
    comparison = _kaga(kaga, "成7").comparisons[0]
    assert (comparison.published.printed, comparison.plain_ratio, comparison.other_actual) == ("101%", True, False)
    assert comparison.target == 1700
    assert _kaga(kaga, "成7").basis.code == "社3"


@pytest.mark.parametrize(
    ("code", "target", "lowest", "highest"),
    [("成2", "5", "5", "5"), ("成5", "500", "497", "503"), ("成6", "1", "1", "1")],
)
def test_rows_without_a_target_name_the_one_that_is_implied(
    kaga: tuple[Plan, tuple[Dossier, ...]], code: str, target: str, lowest: str, highest: str
) -> None:
    result = _kaga(kaga, code)
    assert (result.percent, result.undefined) == (None, Undefined.NO_TARGET)
    assert result.implied is not None
    assert [plain(v) for v in (result.implied.target, result.implied.lowest, result.implied.highest)] == [
        target, lowest, highest,
    ]  # fmt: skip


def test_no_other_row_of_kaga_implies_a_target(kaga: tuple[Plan, tuple[Dossier, ...]]) -> None:
    implied = {r.code for d in kaga[1] for r in d.indicators if assess(r, d, kaga[0], TODAY).implied is not None}
    assert implied == {"成2", "成5", "成6"}


@pytest.mark.parametrize(
    ("measure", "leads"),
    [
        ("new_power_contracts", ["経1", "環7"]),
        ("maas_downloads", ["経2"]),
        ("clubhouse_uses", ["社3"]),
        ("female_employment_rate", ["社4"]),
        ("disabled_hires", ["社5"]),
        ("sdgs_partners", ["社6"]),
        ("ghg_emissions", ["環8"]),
        ("public_solar", ["環9"]),
        ("tech_trials", ["取2"]),
        ("maas_services", ["取4"]),
        ("e_citizens", ["成5"]),
        ("reskilling_seminars", ["成6"]),
    ],
)
def test_each_measure_of_kaga_has_its_lead_rows(
    kaga: tuple[Plan, tuple[Dossier, ...]], measure: str, leads: list[str]
) -> None:
    of = next(d for d in kaga[1] if d.measure.key == measure)
    assert [r.code for r in lead_rows(of, TODAY)] == leads


def test_kagas_second_term_notes_and_remarks_stand_on_their_rows(kaga: tuple[Plan, tuple[Dossier, ...]]) -> None:
    assert len(_kaga(kaga, "経1").second_term) == 1
    assert _kaga(kaga, "経1").remarks == ()
    assert [n.kind for n in _kaga(kaga, "取7").remarks] == [NoteKind.REMARK]
    assert _kaga(kaga, "成1").second_term == ()


def _kaga(kaga: tuple[Plan, tuple[Dossier, ...]], code: str, asked: int | None = None) -> Assessment:
    of, indicator = next((d, r) for d in kaga[1] for r in d.indicators if r.code == code)
    return assess(indicator, of, kaga[0], TODAY, year=asked)
