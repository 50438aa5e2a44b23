"""Values and years as people type them, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kpi_core.dossier import Dossier
from kpi_core.errors import BadEntry
from kpi_core.language import Bilingual
from kpi_core.store import Store
from kpi_core.typed_values import read_typed_year, read_value
from tests.bot.kaga import RECORD

TODAY = date(2026, 2, 25)


def dossier(measure: str, *, unit: str | None = None) -> Dossier:
    with Store.open(RECORD) as store:
        (found,) = store.dossiers([measure])
    return found if unit is None else replace(found, measure=replace(found.measure, unit=Bilingual(unit, "")))


@pytest.mark.parametrize(
    ("measure", "typed", "value"),
    [
        ("maas_downloads", "2,000", "2000"),
        ("maas_downloads", "２０００", "2000"),
        ("maas_downloads", "2千", "2000"),
        ("maas_downloads", "1万8740", "18740"),
        ("maas_downloads", "1.2億", "120000000"),
        ("maas_downloads", " 2,000 DL ", "2000"),
        ("maas_downloads", "2000件", "2000"),
        ("maas_downloads", "2,000 downloads", "2000"),
        ("female_employment_rate", "55.5%", "55.5"),
        ("female_employment_rate", "５５．５％", "55.5"),
        ("female_employment_rate", "55.50", "55.50"),
        ("disabled_hires", "▲3", "-3"),
        ("disabled_hires", "−3", "-3"),
        ("ghg_emissions", "480,000 t-CO₂", "480000"),
        ("clubhouse_uses", "1,800名", "1800"),
        ("new_power_contracts", "80件（高圧）", "80"),
    ],
)
def test_values_as_people_type_them(measure: str, typed: str, value: str) -> None:
    read = read_value(typed, dossier(measure))
    assert (str(read.value), read.other_unit) == (value, False)


@pytest.mark.parametrize(
    ("measure", "typed", "unit"),
    [("maas_downloads", "40%", "%"), ("female_employment_rate", "55.5人", "人"), ("public_solar", "15kW", "kW")],
)
def test_another_unit_is_noticed(measure: str, typed: str, unit: str) -> None:
    read = read_value(typed, dossier(measure))
    assert (read.unit, read.other_unit) == (unit, True)


def test_a_power_of_ten_is_read_and_said() -> None:
    read = read_value("2千件", dossier("maas_downloads"))
    assert read.read_as == Bilingual("「2千件」は 2,000 DL と読みました。", "“2千件” was read as 2,000 downloads.")
    assert read_value("2,000件", dossier("maas_downloads")).read_as is None


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("1,234", "1234", None),
        ("1,234千円", "1234", None),
        ("1.2億円", "120000", "「1.2億円」は 120,000 千円 と読みました。"),
        ("1234円", "1.234", "「1234円」は 1.234 千円 と読みました。"),
    ],
)
def test_a_measure_that_is_counted_in_thousands(typed: str, value: str, said: str | None) -> None:
    read = read_value(typed, dossier("maas_downloads", unit="千円"))
    assert read.value == Decimal(value)
    assert (None if read.read_as is None else read.read_as.ja) == said


@pytest.mark.parametrize(
    ("typed", "told"), [("1.2億", "単位をつけて入力してください"), ("1.2億千円", "数として読み取れません")]
)
def test_a_power_that_could_mean_two_things_is_refused_where_thousands_are_counted(typed: str, told: str) -> None:
    with pytest.raises(BadEntry) as refused:
        read_value(typed, dossier("maas_downloads", unit="千円"))
    assert told in refused.value.ja


@pytest.mark.parametrize(
    ("typed", "ja", "en"),
    [
        ("", "値を入力してください（例: 2,000）。", "Please enter a value, such as 2,000."),
        ("80以上", "「80以上」の「以上」は範囲の言い方です。実績は「1,234」のような一つの数で入力してください。", "is a range"),
        ("たくさん", "「たくさん」を数として読み取れません。", "cannot be read as a number"),
        ("約2000", "「約2000」を数として読み取れません。", "cannot be read"),
        ("20〜30", "「20〜30」を数として読み取れません。", "cannot be read"),
        ("12,34", "「12,34」を数として読み取れません。", "cannot be read"),
        ("5千2百", "「5千2百」を数として読み取れません。", "cannot be read"),
        ("未集計", "「未集計」は値がないことを表します。", "stands for no value"),
        ("257（速報値）", "「257（速報値）」の「(速報値)」は数値と一緒に登録できません。", "Enter the number alone"),
        ("(3)", "「(3)」を数として読み取れません。", "cannot be read"),
        ("3百", "「3百」の「百」は読み取れません。", "“百” in “3百” cannot be read"),
        ("3百万件", "「3百万件」の「百万件」は読み取れません。", "cannot be read"),
        ("5割", "「5割」の「割」は読み取れません。", "cannot be read"),
        ("2k", "「2k」の「k」は読み取れません。", "“k” in “2k” cannot be read"),
        ("1.2 million", "「1.2 million」の「million」は読み取れません。", "Enter the number in full"),
        ("1e3", "「1e3」の「e3」は読み取れません。", "cannot be read"),
        ("=1+1", "「=1+1」を数として読み取れません。", "cannot be read"),
        ("9" * 200, "を数として読み取れません。", "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused_with_the_reason(typed: str, ja: str, en: str) -> None:
    with pytest.raises(BadEntry) as refused:
        read_value(typed, dossier("maas_downloads"))
    assert ja in refused.value.ja
    assert en in refused.value.en


@pytest.mark.parametrize("typed", ["20m2", "20km", "20kWh", "20 days"])
def test_a_unit_that_begins_like_a_size_is_only_warned_of(typed: str) -> None:
    read = read_value(typed, dossier("maas_downloads"))
    assert (read.value, read.other_unit) == (Decimal(20), True)


def test_minus_nothing_is_nothing() -> None:
    assert str(read_value("-0", dossier("maas_downloads")).value) == "0"


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("2024", "2024年"), ("2024年", "2024年"), ("R6", "2024年"), ("令和6年度", "2024年"), ("FY2024", "2024年"),
        ("２０２４年", "2024年"), ("去年", "2025年"), ("昨年度", "2024年"), ("last year", "2025年"), ("今年", "2026年"),
    ],
)  # fmt: skip
def test_years_as_people_type_them_are_printed_as_the_measures_are(typed: str, year: str) -> None:
    assert str(read_typed_year(typed, dossier("maas_downloads"), TODAY)) == year


@pytest.mark.parametrize(
    ("typed", "ja"),
    [
        ("", "いつの実績かを入力してください"),
        ("24", "「24」を年として読み取れません。"),
        ("来年", "「来年」を年として読み取れません。"),
        ("2024年と2025年", "年が二つ以上あります"),
        ("経2の2024年", "「経2の2024年」を年として読み取れません。"),
    ],
)
def test_what_is_no_year_is_refused_with_the_reason(typed: str, ja: str) -> None:
    with pytest.raises(BadEntry) as refused:
        read_typed_year(typed, dossier("maas_downloads"), TODAY)
    assert ja in refused.value.ja
