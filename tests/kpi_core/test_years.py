"""Years as Japanese tables print them, read and printed back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_core.years import FIRST, LAST, Year, YearKind, find_spoken_years, find_years, read_year

years = st.integers(FIRST, LAST)
kinds = st.sampled_from(YearKind)


@pytest.mark.parametrize(
    ("cell", "printed_back"),
    [
        # cases/README.md, "years"
        ("2023年度", "2023年度"),
        ("2022年", "2022年"),
        ("R5", "2023年"),
        ("R6.4", "2024年"),
        ("令和５年度", "2023年度"),
        ("平成31年度", "2019年度"),
        ("平成32年", "2020年"),
        ("2018年3月", "2018年"),
        ("202７年度", "2027年度"),
        ("2023～27年度累計", "2027年度"),
        # DESIGN.md, section 4
        ("2022年度", "2022年度"),
        ("令和4年度", "2022年度"),
        ("R4", "2022年"),
        ("2022", "2022年"),
        # eras
        ("令和元年", "2019年"),
        ("令和五年", "2023年"),
        ("平成三十一年度", "2019年度"),
        ("平成三〇年", "2018年"),
        ("令和一二年度", "2030年度"),
        ("令和十年", "2028年"),
        ("二〇二二年度", "2022年度"),
        ("平成元年度", "1989年度"),
        ("令和 4 年度", "2022年度"),
        ("令和5年3月", "2023年"),
        ("令和5年3月31日", "2023年"),
        ("R4年度", "2022年度"),
        ("H30", "2018年"),
        ("H31.4", "2019年"),
        ("昭和64年", "1989年"),
        ("S.63", "1988年"),
        ("大正15年", "1926年"),
        ("明治元年", "1868年"),
        ("Reiwa 5", "2023年"),
        # English
        ("FY2022", "2022年度"),
        ("FY22", "2022年度"),
        ("FY'22", "2022年度"),
        ("fiscal year 2022", "2022年度"),
        ("年度2022", "2022年度"),
        # days and ends of years
        ("2022年3月31日", "2022年"),
        ("2022-03", "2022年"),
        ("2022年度末", "2022年度"),
        ("2018年3月末時点", "2018年"),
        # spans: the year in which they are complete
        ("2023〜2027年度", "2027年度"),
        ("2019-2022", "2022年"),
        ("R5～R9", "2027年"),
        ("令和5年度～令和9年度累計", "2027年度"),
        # one year in two calendars, and what the count is of
        ("2022年度（令和4年度）", "2022年度"),
        ("令和4年度（2022年度）", "2022年度"),
        ("2022年度（累計）", "2022年度"),
        (" 2022 年 ", "2022年"),
        ("２０２２年度", "2022年度"),
        ("2199", "2199年"),
    ],
)
def test_a_printed_year_is_read_and_printed_back_with_its_kind(cell: str, printed_back: str) -> None:
    assert str(read_year(cell)) == printed_back


@pytest.mark.parametrize(
    "cell",
    [
        "", "-", "未定", "100", "99年", "1867", "2200年", "20022", "2,022", "2022%", "2022/23", "2022年2023年",
        "2022年度（見込み）", "2023～22年度", "2023～1927年", "2023～999年", "平成", "令和年", "令和十十年", "令和〇年", "令和〇〇年", "R", "約2022年頃",
    ],
)  # fmt: skip
def test_what_is_no_single_year_is_not_read(cell: str) -> None:
    assert read_year(cell) is None


@given(years, kinds)
def test_what_is_printed_is_read_back(number: int, kind: YearKind) -> None:
    read = read_year(str(Year(number, kind)))
    assert read is not None
    assert (read.number, read.kind) == (number, kind)


@given(years, kinds)
def test_what_is_printed_in_english_is_read_back(number: int, kind: YearKind) -> None:
    read = read_year(Year(number, kind).label("en"))
    assert read is not None
    assert (read.number, read.kind) == (number, kind)


@pytest.mark.parametrize(
    ("year", "ja", "en"),
    [
        (Year(2022, YearKind.CALENDAR), "2022年", "2022"),
        (Year(2030, YearKind.FISCAL), "2030年度", "FY2030"),
    ],
)
def test_a_year_is_labelled_as_it_was_printed(year: Year, ja: str, en: str) -> None:
    assert (year.label("ja"), year.label("en")) == (ja, en)


@given(st.integers(1, 69), kinds)
def test_an_era_counts_on_past_its_end(in_era: int, kind: YearKind) -> None:
    assert read_year(f"令和{in_era}{kind}") == read_year(f"平成{in_era + 30}{kind}") == Year(2018 + in_era)


@given(st.text())
def test_any_cell_is_read_or_refused_without_an_exception(cell: str) -> None:
    read = read_year(cell)
    assert read is None or FIRST <= read.number <= LAST


def test_a_year_is_its_number_and_its_kind_is_for_printing_only() -> None:
    assert Year(2022, YearKind.CALENDAR) == Year(2022, YearKind.FISCAL)
    assert len({Year(2022, YearKind.CALENDAR), Year(2022, YearKind.FISCAL)}) == 1
    assert not Year(2022, YearKind.CALENDAR) < Year(2022, YearKind.FISCAL) < Year(2023)


@pytest.mark.parametrize(
    ("cell", "last_day"),
    [("2022年", date(2022, 12, 31)), ("2022年度", date(2023, 3, 31)), ("令和5年度", date(2024, 3, 31))],
)
def test_a_year_is_over_on_the_day_after_its_last(cell: str, last_day: date) -> None:
    year = read_year(cell)
    assert year is not None
    assert not year.ended(last_day)
    assert year.ended(date.fromordinal(last_day.toordinal() + 1))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("経2の2023年の達成度", [("2023年", "2023年", False)]),
        ("令和4年度とr5を比べて", [("令和4年度", "2022年度", True), ("r5", "2023年", True)]),
        ("fy2022 maas progress", [("fy2022", "2022年度", False)]),
        ("2020年から2022年まで", [("2020年", "2020年", False), ("2022年", "2022年", False)]),
        ("社3と環8", []),
        ("5,000件と1320人", []),
        ("https://example.jp/2022", []),
        ("2022-03-31の値", [("2022-03", "2022年", False)]),
    ],
)
def test_years_are_found_in_running_text(text: str, found: list[tuple[str, str, bool]]) -> None:
    mentions = list(find_years(text))
    assert [(m.text, str(m.year), m.era) for m in mentions] == found
    assert [text[m.start : m.end] for m in mentions] == [m.text for m in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ghg in twenty twenty two", ["2022年"]),
        ("by twenty-thirty", ["2030年"]),
        ("from twenty twenty to twenty twenty-three", ["2020年", "2023年"]),
        ("ghg in twenty fifteen", ["2015年"]),
        ("two thousand and thirty users", []),
        ("twenty fifteen three", ["2015年"]),
        ("two thousand contracts", []),
        ("twenty twentyfive contracts", []),
        ("twenty contracts", []),
    ],
)
def test_years_are_found_as_they_are_spoken(text: str, found: list[str]) -> None:
    mentions = list(find_spoken_years(text))
    assert [str(mention.year) for mention in mentions] == found
    assert all(mention.text == text[mention.start : mention.end] for mention in mentions)
