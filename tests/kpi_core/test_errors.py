"""Sentences for people: in both languages, about one place, and never longer than a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_core import errors
from kpi_core.errors import BadRecord, Complaint, KpiError, StoreMissing, shortened


@pytest.mark.parametrize(
    ("row", "column", "cell", "ja", "en"),
    [
        (None, None, None, "a.csv: だめ", "a.csv: no"),
        (3, None, None, "a.csv 3行目: だめ", "a.csv, row 3: no"),
        (3, "year", None, "a.csv 3行目 year列: だめ", "a.csv, row 3, column year: no"),
        (3, "year", "昔", "a.csv 3行目 year列: 「昔」: だめ", "a.csv, row 3, column year: '昔': no"),
        (3, "year", "", "a.csv 3行目 year列: 「」: だめ", "a.csv, row 3, column year: '': no"),
        (None, "year", None, "a.csv year列: だめ", "a.csv, column year: no"),
    ],
)
def test_a_complaint_names_its_place(row: int | None, column: str | None, cell: str | None, ja: str, en: str) -> None:
    complaint = Complaint("a.csv", row, column, cell, "だめ", "no")
    assert (complaint.sentence("ja"), complaint.sentence("en")) == (ja, en)


def test_an_error_is_told_in_the_language_that_is_asked_for() -> None:
    error = StoreMissing(Path("kaga.db"), ja="ありません。", en="Not there.")
    assert (error.sentence("ja"), error.sentence("en"), str(error)) == ("ありません。", "Not there.", "Not there.")


def test_every_error_of_ours_is_one_that_a_person_can_put_right() -> None:
    ours = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)]
    assert len(ours) >= 10
    assert all(issubclass(e, KpiError) for e in ours)
    assert all(e.__name__ in (errors.__doc__ or "") for e in ours)  # the tree that is drawn there


def test_a_bad_record_counts_its_complaints() -> None:
    error = BadRecord([Complaint("a.csv", n, None, None, "だめ", "no") for n in range(3)])
    assert error.sentence("en").startswith("3 places in the data cannot be read; nothing was written.")
    assert BadRecord(error.complaints[:1]).sentence("en").startswith("1 place in the data cannot be read;")
    assert error.sentence("ja").startswith("データを読み取れないところが3件あります。何も書き込んでいません。")


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("短い", 60, "短い"),
        ("長" * 60, 60, "長" * 60),
        ("長" * 61, 60, "長" * 59 + "…"),
        ("一行目\n二行目\tx", 60, "一行目 二行目 x"),
        ("\x1b[31m赤\x00", 60, "[31m赤"),
        ("abcdef", 3, "ab…"),
    ],
)
def test_what_is_quoted_is_one_short_line(text: str, length: int, short: str) -> None:
    assert shortened(text, length) == short


@given(st.text())
def test_a_quotation_is_printable_and_short(text: str) -> None:
    short = shortened(text)
    assert len(short) <= 60
    assert short.isprintable()
