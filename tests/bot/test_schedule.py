"""When the weekly summary is due: in every week once, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import BadTime, WeeklyTime, iso_week, moment, stamp

TOKYO, BERLIN = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Berlin")
MONDAY = WeeklyTime.parse("Mon 09:00")


@pytest.mark.parametrize(
    ("text", "weekday", "at"),
    [
        ("Mon 09:00", 0, time(9, 0)),
        ("mon 9:00", 0, time(9, 0)),
        ("Friday 17:30", 4, time(17, 30)),
        (" SUN 00:00 ", 6, time(0, 0)),
        ("月 09:00", 0, time(9, 0)),
        ("火曜 8:15", 1, time(8, 15)),
        ("水曜日　１８：００", 2, time(18, 0)),
    ],
)
def test_a_day_and_a_time_are_read(text: str, weekday: int, at: time) -> None:
    assert WeeklyTime.parse(text) == WeeklyTime(weekday, at)


@pytest.mark.parametrize(
    "text",
    ["", "Mon", "09:00", "Mon 24:00", "Mon 09:60", "Mon 9", "Moon 09:00", "毎週 09:00", "Mon 09:00 JST", "曜 09:00"],
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadTime, match="such as “Mon 09:00”") as caught:
        WeeklyTime.parse(text)
    assert "「Mon 09:00」のように" in caught.value.words.ja


@pytest.mark.parametrize(
    ("now", "due", "week"),
    [
        ("2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", "2026-W48"),  # 09:00 in Tokyo sharp
        ("2026-11-22T23:59:59Z", "2026-11-16T00:00:00Z", "2026-W47"),
        ("2026-11-29T14:59:59Z", "2026-11-23T00:00:00Z", "2026-W48"),  # the week's last second
        ("2026-11-29T15:00:00Z", "2026-11-23T00:00:00Z", "2026-W48"),  # Monday 00:00: not due yet
        ("2026-12-28T00:00:00Z", "2026-12-28T00:00:00Z", "2026-W53"),
        ("2027-01-01T00:00:00Z", "2026-12-28T00:00:00Z", "2026-W53"),
        ("2027-01-04T00:00:00Z", "2027-01-04T00:00:00Z", "2027-W01"),
        ("2021-01-03T12:00:00Z", "2020-12-28T00:00:00Z", "2020-W53"),
    ],
)
def test_what_is_due_last_and_in_which_week(now: str, due: str, week: str) -> None:
    found = MONDAY.last_until(moment(now), TOKYO)
    assert (stamp(found), iso_week(found, TOKYO)) == (due, week)


@pytest.mark.parametrize(
    ("at", "now", "due"),
    [
        ("Sun 02:30", "2026-03-29T12:00:00Z", "2026-03-29T01:30:00Z"),  # 02:30 does not exist: 03:30 summer time
        ("Sun 02:30", "2026-10-25T12:00:00Z", "2026-10-25T00:30:00Z"),  # 02:30 comes twice: the first
        ("Mon 09:00", "2026-03-30T12:00:00Z", "2026-03-30T07:00:00Z"),
        ("Mon 09:00", "2026-10-26T12:00:00Z", "2026-10-26T08:00:00Z"),
    ],
)
def test_over_a_change_of_the_clocks(at: str, now: str, due: str) -> None:
    assert stamp(WeeklyTime.parse(at).last_until(moment(now), BERLIN)) == due


TIMES = st.builds(WeeklyTime, st.integers(0, 6), st.builds(time, st.integers(0, 23), st.integers(0, 59)))
MOMENTS = st.datetimes(datetime(2019, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone


@given(weekly=TIMES, now=MOMENTS, zone=st.sampled_from([TOKYO, BERLIN, ZoneInfo("America/St_Johns")]))
def test_last_and_next_enclose_now_and_lie_in_neighbouring_weeks(
    weekly: WeeklyTime, now: datetime, zone: ZoneInfo
) -> None:
    last, following = weekly.last_until(now, zone), weekly.next_after(now, zone)
    assert last <= now < following
    assert timedelta(days=6, hours=22) < following - last < timedelta(days=7, hours=2)
    assert iso_week(last, zone) != iso_week(following, zone)
    assert weekly.last_until(following - timedelta(seconds=1), zone) == last


def test_ten_years_have_one_due_time_in_each_iso_week() -> None:
    due, weeks = MONDAY.last_until(moment("2020-01-01T00:00:00Z"), TOKYO), []
    while due.year < 2030:
        weeks.append(iso_week(due, TOKYO))
        due = MONDAY.next_after(due, TOKYO)
    assert len(weeks) == len(set(weeks)) == 523  # 522, and the first of 2030, which begins on 31 December
    assert {week[:4] for week in weeks if week.endswith("W53")} == {"2020", "2026"}
