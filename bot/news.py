"""What stands on the dashboard beside the figures: what is missing, what was entered last, the weekly summary's times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.dashboard import News, Updated
from bot.schedule import WeeklyTime, moment
from kpi_core import rows
from kpi_core.live import latest_entries
from kpi_core.missing import missing
from kpi_core.posts import Kind, last_posted
from kpi_core.store import Store
from kpi_core.years import Year, YearKind

_UPDATES = 5


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Where news comes from. `live` need not be there; without `channel` no weekly summary is posted."""

    live: Path
    channel: str | None
    weekly: WeeklyTime

    def news(self, store: Store, now: datetime, *, entries: bool) -> News:
        """For whoever sees what was entered; otherwise only when the summary goes out. Raises a `StoreError`."""
        zone = ZoneInfo(store.plan.timezone)
        there = self.live.exists()
        last = last_posted(self.live, store.plan, Kind.DIGEST, self.channel) if there and self.channel else None
        return News(
            missing=missing(store, now.astimezone(zone).date()) if entries else (),
            updates=_updates(self.live, store, zone) if entries and there else (),
            posted=moment(last.at).astimezone(zone) if last is not None else None,
            due=self.weekly.next_after(now, zone).astimezone(zone) if self.channel else None,
        )


def _updates(live: Path, store: Store, zone: ZoneInfo) -> tuple[Updated, ...]:
    """Of measures that the record still knows."""
    found = latest_entries(live, store.plan, _UPDATES)
    measures = {d.measure.key: d.measure for d in store.dossiers([row["measure"] for row in found])}
    return tuple(
        Updated(
            name=measures[row["measure"]].name,
            year=Year(row["year"], YearKind(row["year_kind"])),
            value=rows.decimal(row["value"]),
            unit=measures[row["measure"]].unit,
            by=row["by_name"],
            at=datetime.fromisoformat(row["at"]).astimezone(zone),
            provisional=bool(row["provisional"]),
        )
        for row in found
        if row["measure"] in measures
    )
