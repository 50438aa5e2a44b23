"""Numbers as published tables print them, to `Decimal` and back."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_core.figures import (
    EXACT,
    Bound,
    Figure,
    Missing,
    Words,
    grouped,
    percent_figure,
    places,
    plain,
    read_figure,
    read_percent,
    rounded,
)

# All that a table can print: up to 20 digits before the point and behind it.
figures = st.builds(
    lambda sign, whole, behind: Decimal(f"{sign}{whole}{behind}"),
    st.sampled_from(["", "-"]),
    st.integers(0, 10**20 - 1),
    st.from_regex(r"(\.[0-9]{1,20})?", fullmatch=True),
)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        # cases/README.md, "numbers": printed, and as programs print it
        ("１．５６", "1.56"),
        ("1,117", "1117"),
        ("1117", "1117"),
        ("57.10%", "57.10"),
        ("611g/人", "611"),
        ("427億円", "42700000000"),
        ("1万8740人", "18740"),
        ("▲2.3", "-2.3"),
        ("-41.4", "-41.4"),
        # Kaga's own
        ("70 件（高圧）", "70"),
        ("５件", "5"),
        ("667,494", "667494"),
        ("505960 t-CO₂", "505960"),
        ("1,117 DL", "1117"),
        ("50.9 %", "50.9"),
        # signs
        ("−3", "-3"),
        ("－3", "-3"),
        ("△3.5", "-3.5"),
        ("+5", "5"),
        ("- 5", "-5"),
        ("-0", "0"),
        ("▲0.0", "0.0"),
        # powers
        ("1.5万人", "15000"),
        ("1.2345億", "123450000"),
        ("1.23456万", "12345.6"),
        ("2億5千万円", "250000000"),
        ("10万5,000人", "105000"),
        ("3千人", "3000"),
        ("1\n万8740", "18740"),
        ("1兆2,000億円", "1200000000000"),
        ("427百万円", "427"),
        # shapes
        ("1,117.50", "1117.50"),
        (".5", "0.5"),
        ("00012", "12"),
        ("５００", "500"),
        ("5 ㎡", "5"),
        ("3 OL", "3"),
        ("100台", "100"),
        # parentheses around it are a printed mark
        ("(34%)", "34"),
        ("（1,117）", "1117"),
        ("（▲2.3）", "-2.3"),
        ("(2.3)%", "2.3"),
    ],
)
def test_a_printed_number_is_read_with_its_scale(cell: str, value: str) -> None:
    read = read_figure(cell)
    assert isinstance(read, Figure)
    assert plain(read.value) == value


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("1117", ""), ("57.10%", "%"), ("57.10％", "%"), ("611g/人", "g/人"), ("427億円", "円"), ("427百万円", "百万円"),
        ("1万8740人", "人"), ("70 件（高圧）", "件(高圧)"), ("505960 t-CO₂", "t-CO2"), ("5 ㎡", "m2"), ("100台", "台"),
        ("80人以上", "人"), ("12件※1", "件"), ("61.5% ※速報値", "%"), ("25℃", "°C"),
    ],
)  # fmt: skip
def test_the_unit_behind_a_number_is_kept(cell: str, unit: str) -> None:
    read = read_figure(cell)
    assert isinstance(read, Figure)
    assert read.unit == unit


@pytest.mark.parametrize(
    ("cell", "value", "bound"),
    [
        ("80以上", "80", Bound.AT_LEAST),
        ("66.0以上", "66.0", Bound.AT_LEAST),
        ("0.1未満", "0.1", Bound.BELOW),
        ("12.5 以下", "12.5", Bound.AT_MOST),
        ("100%超", "100", Bound.ABOVE),
        ("80%以上※", "80", Bound.AT_LEAST),
        ("80", "80", None),
    ],
)
def test_a_bound_is_read_with_its_number(cell: str, value: str, bound: Bound | None) -> None:
    read = read_figure(cell)
    assert isinstance(read, Figure)
    assert (read.value, read.bound) == (Decimal(value), bound)


@pytest.mark.parametrize(
    ("cell", "value", "mark"),
    [
        ("257（速報値）", "257", "(速報値)"),
        ("61.5% ※速報値", "61.5", "※速報値"),
        ("25.3% ＊", "25.3", "*"),
        ("18,579※", "18579", "※"),
        ("1,117 暫定", "1117", "暫定"),
        ("1,117（見込み）", "1117", "(見込み)"),
        ("12件※1 ※2", "12", "※1 ※2"),
        ("50以上（速報値）", "50", "(速報値)"),
    ],
)
def test_a_mark_is_kept_beside_the_number(cell: str, value: str, mark: str) -> None:
    read = read_figure(cell)
    assert isinstance(read, Figure)
    assert (read.value, read.mark) == (Decimal(value), mark)


@pytest.mark.parametrize(
    "cell",
    ["", " ", "ー", "－", "―", "-", "−", "–", "…", "未集計", "集計中", "調査未実施", "未公表", "R8.10月", "令和8年10月頃",
     "2026年10月公表予定", "N/A", "＊", "調査中", "（未集計）", "未集計※", "集計中 ＊", "（R8.10月）", "算定中"],
)  # fmt: skip
def test_a_missing_figure_is_no_zero(cell: str) -> None:
    assert read_figure(cell) == Missing(cell.strip())


@pytest.mark.parametrize(
    "cell",
    [
        # cases/README.md: bands, targets in words, two series in one cell
        "22万人台", "20～30㎢", "毎年400以上", "全所属1", "前年より減少", "現状より増加", "全国値", "設置", "維持",
        "法定雇用率以上", "20(80)", "7(16)",
        # changes, wishes and approximations are no levels
        "5%増", "10件減", "30%削減", "80%以上を維持", "100%維持", "3日以内", "22万人程度", "約100", "70%台", "22万台",
        # not numbers at all, or written wrongly
        "12,34", "12,34件", "1.2.3", "1 117", "--5", "5--", "5.", "1/2", "½", "1e5", "NaN", "Infinity", "千", "億円", "(5", "5)", "((5))", "(千)",
        "5千2百", "3万5億", "3億5億", "1万億円", "<5", "1O", "15O件", "２I",
        # longer than anything that is printed
        "9" * 21, "0." + "1" * 21, "1億億億億", "9" * 13 + "億", "1" + " " * 200 + "件",
    ],
)  # fmt: skip
def test_what_is_no_plain_number_stays_words(cell: str) -> None:
    assert read_figure(cell) == Words(cell)


@pytest.mark.parametrize(
    "cell", ["1" + "※" * 90 + " x", "1" + "*" * 90 + "x", "1" + "万" * 90, "9" * 90 + "万", "1," * 45, "1" + "(" * 90]
)
def test_a_hostile_cell_does_not_hold_the_reader_up(cell: str) -> None:
    assert read_figure(cell) == Words(cell)


@given(st.text())
def test_any_cell_is_a_figure_words_or_missing(cell: str) -> None:
    read = read_figure(cell)
    assert isinstance(read, Figure | Words | Missing)
    if isinstance(read, Figure):
        assert read_figure(plain(read.value)) == Figure(read.value)


@given(figures)
def test_what_is_printed_is_read_back_with_its_scale(value: Decimal) -> None:
    for printed in (plain(value), grouped(value)):
        read = read_figure(printed)
        assert isinstance(read, Figure)
        assert read.value == value
        assert places(read.value) == places(value)


@given(figures)
def test_a_sign_is_the_same_in_every_form(value: Decimal) -> None:
    size = plain(value.copy_abs())
    below = Figure(value.copy_abs().copy_negate())
    assert {read_figure(sign + size) for sign in ("-", "−", "－", "▲", "△", "▲ ")} == {below}


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        ("30%", "30"), ("-33%", "-33"), ("▲2.3%", "-2.3"), ("(34%)", "34"), ("（34％）", "34"), ("100%超", "100"),
        ("0%未満", "0"), ("300%", "300"), ("1,000%", "1000"), ("86.4%", "86.4"), ("-0.41%", "-0.41"), ("0％", "0"),
        ("61.5% ※速報値", "61.5"), ("70", "70"),
    ],
)  # fmt: skip
def test_a_printed_percentage_is_read(cell: str, percent: str) -> None:
    assert read_percent(cell) == Decimal(percent)


@pytest.mark.parametrize("cell", ["達成", "-", "", "集計中", "142%～150%", "(34%", "34人", "()"])
def test_what_is_no_percentage_is_none(cell: str) -> None:
    assert read_percent(cell) is None


@pytest.mark.parametrize(
    ("cell", "computed", "agrees"),
    [
        ("100%超", "133.3", True),
        ("100%超", "100", False),
        ("100%以上", "100", True),
        ("0%未満", "-33.3", True),
        ("0%未満", "0", False),
        ("0%以下", "0", True),
        ("30%", "31", True),  # without a bound: at least as much
        ("30%", "29", False),
    ],
)
def test_a_bound_says_what_meets_it(cell: str, computed: str, agrees: bool) -> None:
    figure = percent_figure(cell)
    assert figure is not None
    assert figure.meets(Decimal(computed)) is agrees


@pytest.mark.parametrize(
    ("value", "for_programs", "for_people"),
    [
        ("1117", "1117", "1,117"),
        ("50.90", "50.90", "50.90"),
        ("-33", "-33", "-33"),
        ("-0", "0", "0"),
        ("-0.0", "0.0", "0.0"),
        ("667494", "667494", "667,494"),
        ("1E+3", "1000", "1,000"),
        ("-1234567.5", "-1234567.5", "-1,234,567.5"),
    ],
)
def test_a_figure_is_printed_for_programs_and_for_people(value: str, for_programs: str, for_people: str) -> None:
    assert plain(Decimal(value)) == for_programs
    assert grouped(Decimal(value)) == for_people


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        # cases/README.md, "rounding" and "minus zero"
        ("12.5", 0, "13"),
        ("62.5", 0, "63"),
        ("31.25", 1, "31.3"),
        ("-0.41", 0, "0"),
        ("-0.5", 0, "-1"),
        ("0.5", 0, "1"),
        ("12.4999999999999999999999", 0, "12"),
        ("-12.5", 0, "-13"),
        ("29.14", 2, "29.14"),
        ("29.14", 0, "29"),
        ("5", 1, "5.0"),
    ],
)
def test_rounding_is_half_away_from_zero_and_never_gives_a_minus_zero(value: str, decimals: int, printed: str) -> None:
    assert str(rounded(Decimal(value), decimals)) == printed


@given(figures, st.integers(0, 6))
def test_rounding_moves_a_figure_by_half_a_step_at_most(value: Decimal, decimals: int) -> None:
    result = rounded(value, decimals)
    assert abs(EXACT.subtract(result, value)) * 2 <= Decimal(1).scaleb(-decimals)
    assert rounded(value.copy_negate(), decimals) == result.copy_negate()
    assert rounded(result, decimals) == result


@given(st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_rounding_agrees_with_school_arithmetic(thousandths: int, decimals: int) -> None:
    step = 10 ** (3 - decimals)
    steps = (abs(thousandths) * 2 + step) // (2 * step)
    expected = Decimal(steps if thousandths >= 0 else -steps).scaleb(-decimals)
    assert rounded(Decimal(thousandths).scaleb(-3), decimals) == expected
    assert rounded(Decimal(thousandths), 0) == Decimal(thousandths).quantize(Decimal(1), ROUND_HALF_UP)
