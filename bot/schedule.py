"""When the weekly summary is due: a day of the week and a time, in the plan's time zone. Pure.

Each ISO week has one due time, also over New Year. Where the clocks are put forward over it, it is the moment that
comes next; where they are put back, the first of the two.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kpi_core.language import Bilingual

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS_JA = ("月", "火", "水", "木", "金", "土", "日")
_TIME = re.compile(r"(?P<day>[a-z]+|[月火水木金土日](?:曜日?)?)\s+(?P<hour>\d{1,2}):(?P<minute>\d\d)")


class BadTime(ValueError):
    """No day and time; carries the sentence in both languages."""

    def __init__(self) -> None:
        self.words = Bilingual(
            "曜日と時刻を「Mon 09:00」のように入れてください", "must be a day and a time such as “Mon 09:00”"
        )
        super().__init__(self.words.en)


@dataclass(frozen=True, slots=True)
class WeeklyTime:
    """`weekday`: 0 is Monday."""

    weekday: int
    at: time

    @classmethod
    def parse(cls, text: str) -> WeeklyTime:
        """Mon 09:00, friday 17:30, 月曜日 9:00. Raises `BadTime`."""
        found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
        if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
            raise BadTime
        for names in (_DAYS, _DAYS_EN, _DAYS_JA):
            day = found["day"][0] if names is _DAYS_JA else found["day"]
            if day in names:
                return cls(names.index(day), time(int(found["hour"]), int(found["minute"])))
        raise BadTime

    def in_week(self, year: int, week: int, zone: ZoneInfo) -> datetime:
        """The due time (UTC) of an ISO week."""
        local = datetime.combine(date.fromisocalendar(year, week, self.weekday + 1), self.at, zone)
        return local.astimezone(UTC)

    def last_until(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The newest due time (UTC) that is not after `now`."""
        day = now.astimezone(zone).date()
        due = self._in_week_of(day, zone)
        return due if due <= now else self._in_week_of(day - timedelta(days=7), zone)

    def next_after(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The first due time (UTC) after `now`."""
        day = now.astimezone(zone).date()
        due = self._in_week_of(day, zone)
        return due if due > now else self._in_week_of(day + timedelta(days=7), zone)

    def _in_week_of(self, day: date, zone: ZoneInfo) -> datetime:
        year, week, _ = day.isocalendar()
        return self.in_week(year, week, zone)


def iso_week(moment: datetime, zone: ZoneInfo) -> str:
    """2026-W53: the ISO week that `moment` lies in, in `zone`."""
    year, week, _ = moment.astimezone(zone).isocalendar()
    return f"{year}-W{week:02}"


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second, as the live store keeps times."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(stamped: str) -> datetime:
    """Back from `stamp`."""
    return datetime.fromisoformat(stamped)
