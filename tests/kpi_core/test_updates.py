"""Before → after, and the four warnings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kpi_core.figures import plain
from kpi_core.store import Store
from kpi_core.typed_values import read_typed_year, read_value
from kpi_core.updates import CautionKind, Draft, Preview, preview
from tests.bot.kaga import RECORD, enter

TODAY = date(2026, 2, 25)


def seen(measure: str, year: str, value: str, *, live: Path | None = None, provisional: bool = False) -> Preview:
    with Store.open(RECORD, live) as store:
        (dossier,) = store.dossiers([measure])
        draft = Draft(
            measure, read_typed_year(year, dossier, TODAY), read_value(value, dossier), "A課", "", provisional
        )
        return preview(draft, dossier, store.plan, TODAY)


def rows(p: Preview) -> list[tuple[str, str | None, str | None]]:
    def shown(it: object) -> str | None:
        return None if it is None else plain(it)  # type: ignore[arg-type]

    return [(b.row.code, shown(b.shown), shown(a.shown)) for b, a in p.rows]


def test_every_row_of_the_measure_is_shown_before_and_after() -> None:
    found = seen("maas_downloads", "2024", "2,000")
    assert rows(found) == [("経2", "29", "40"), ("取3", "45", "45"), ("成3", "29", "29")]
    assert (found.old, plain(found.new), found.warnings, found.differing) == (None, "2000", (), ())


def test_a_row_without_achievement_has_none_on_either_side() -> None:
    assert rows(seen("e_citizens", "2024", "400")) == [("成5", None, None)]


def test_a_value_over_the_records_says_which_published_figures_would_differ() -> None:
    found = seen("maas_downloads", "2022", "1,200")
    assert [c.published.code for c in found.differing] == ["経2", "取3"]
    assert found.old is not None
    assert found.old.value is not None
    assert plain(found.old.value) == "1117"
    assert seen("maas_downloads", "2022", "1,117").differing == ()


def test_the_same_value_changes_nothing(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db", year=2024, value="2000")
    assert seen("maas_downloads", "2024", "2000", live=live).unchanged
    assert not seen("maas_downloads", "2024", "2000", live=live, provisional=True).unchanged
    assert not seen("maas_downloads", "2024", "2001", live=live).unchanged


@pytest.mark.parametrize(
    ("measure", "year", "value", "kinds"),
    [
        ("maas_downloads", "2024", "2000", []),
        ("maas_downloads", "2024", "1,400", ["fall"]),
        ("maas_downloads", "2022", "1,500", ["fall"]),  # 2023 has 1,457
        ("maas_downloads", "2024", "4,371", []),  # three times 1,457
        ("maas_downloads", "2024", "4,372", ["jump"]),
        ("maas_downloads", "2024", "40%", ["unit", "fall", "jump"]),
        ("maas_downloads", "2026", "2000", []),
        ("maas_downloads", "2027", "2000", ["year"]),
        ("maas_downloads", "2019", "0", ["year"]),
        ("female_employment_rate", "2024", "54", []),  # no running total
        ("female_employment_rate", "2024", "0.555", ["jump"]),
        ("disabled_hires", "2024", "-3", []),
        ("public_solar", "2024", "15", []),
    ],
)
def test_what_looks_odd_is_asked_about(measure: str, year: str, value: str, kinds: list[str]) -> None:
    found = seen(measure, year, value).warnings
    assert [str(w.kind) for w in found] == kinds
    assert all(w.to("ja") and w.to("en") for w in found)


def test_a_fiscal_year_begins_in_april() -> None:
    with Store.open(RECORD) as store:
        (dossier,) = store.dossiers(["female_employment_rate"])
        year = read_typed_year("2026", dossier, TODAY)
        if str(year.kind) != "年度":
            year = type(year)(2026, next(o.year.kind for o in dossier.observations if str(o.year.kind) == "年度"))
        draft = Draft(dossier.measure.key, year, read_value("56", dossier), "A課")
        kinds = [
            [w.kind for w in preview(draft, dossier, store.plan, today).warnings]
            for today in (date(2026, 3, 31), date(2026, 4, 1))
        ]
    assert kinds == [[CautionKind.YEAR], []]


def test_the_words_of_a_warning_name_the_figures() -> None:
    fall, jump = seen("maas_downloads", "2024", "40").warnings
    assert fall.to("ja") == "累計の指標ですが、2023年の 1,457 DL から2024年の 40 DL に減ります。"
    assert (
        fall.to("en")
        == "This is a running total, but it would fall from 1,457 downloads in 2023 to 40 downloads in 2024."
    )
    assert jump.to("ja") == "2023年の 1,457 DL と3倍を超える差があります。桁や単位をお確かめください。"
