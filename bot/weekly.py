"""The weekly summary of two files: since the last one that was posted, and what goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.schedule import moment, stamp
from kpi_core.digest import Before, Digest, digest
from kpi_core.live import entries_after, last_entry_before
from kpi_core.posts import Kind, last_posted
from kpi_core.store import Store

_END = "9999"  # after every time


@dataclass(frozen=True, slots=True)
class Weekly:
    """A summary; the id of the last entry and the version of the record that it tells of."""

    digest: Digest
    last_entry: int
    record: str


def weekly(record: Path, live: Path | None, channel: str | None, now: datetime) -> Weekly:
    """The summary that is due at `now` in `channel`; None: since the last one anywhere.

    Raises what `Store.open` raises.
    """
    return _weekly(record, live, channel, now, None)


def weekly_as_of(record: Path, live: Path | None, channel: str | None, day: date) -> Weekly:
    """The summary as it would have been at the end of `day`."""
    with Store.open(record) as store:
        zone = ZoneInfo(store.plan.timezone)
    end = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    return _weekly(record, live, channel, end - timedelta(seconds=1), stamp(end))


def _weekly(record: Path, live: Path | None, channel: str | None, now: datetime, end: str | None) -> Weekly:
    """`end`: the time (UTC) before which an entry and a summary must be to count; None: all do."""
    with Store.open(record) as published:
        plan = published.plan
        zone = ZoneInfo(plan.timezone)
        today = now.astimezone(zone).date()
        if live is None:
            return Weekly(digest(published, today, None, ()), 0, published.version)
    until = last_entry_before(live, plan, end or _END)
    last = last_posted(live, plan, Kind.DIGEST, channel, end)
    with Store.open(record, live, until=until) as store:
        if last is None:
            return Weekly(digest(store, today, None, ()), until, store.version)
        entries = entries_after(live, plan, last.last_entry, until)
        with Store.open(record, live, until=last.last_entry) as then:
            before = Before(then, last.at, moment(last.at).astimezone(zone).date(), last.record)
            return Weekly(digest(store, today, before, entries), until, store.version)
