"""What the dashboard tells beside the figures, from a real store."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.dashboard import News
from bot.news import Newsroom
from bot.schedule import WeeklyTime
from kpi_core.entries import NewEntry
from kpi_core.live import LiveStore
from kpi_core.posts import Key, Kind, Post, Posts, PostState
from kpi_core.store import Store
from tests.bot.kaga import RECORD, enter

NOW = datetime(2025, 6, 2, 1, 0, tzinfo=UTC)  # 10:00 in Japan, a Monday


def told(live: Path, *, channel: str | None = "C1", entries: bool = True, now: datetime = NOW) -> News:
    with Store.open(RECORD, live if entries and live.exists() else None) as store:
        return Newsroom(live, channel, WeeklyTime.parse("Mon 09:00")).news(store, now, entries=entries)


def posted(live: Path, channel: str, state: PostState, at: str) -> None:
    with Store.open(RECORD) as store:
        plan = store.plan
    LiveStore.create(live, plan)
    with Posts.open(live, plan) as posts:
        key = Key(Kind.DIGEST, channel, at[:10])
        assert posts.take(
            Post(key, state, "a", due=at, at=at, not_before="", place=channel, ts="1.0", reason="", last_entry=0)
        )


def test_before_anything_was_entered(tmp_path: Path) -> None:
    news = told(tmp_path / "kaga.db")
    assert len(news.missing) == 12
    assert (news.updates, news.posted) == ((), None)
    assert news.due is not None
    assert news.due.isoformat() == "2025-06-09T09:00:00+09:00"
    assert not (tmp_path / "kaga.db").exists()


def test_without_a_channel_no_summary_is_due(tmp_path: Path) -> None:
    news = told(tmp_path / "kaga.db", channel=None)
    assert (news.posted, news.due) == (None, None)


def test_an_hour_before_it_the_summary_is_due_today(tmp_path: Path) -> None:
    due = told(tmp_path / "kaga.db", now=datetime(2025, 6, 1, 23, 0, tzinfo=UTC)).due
    assert due is not None
    assert due.isoformat() == "2025-06-02T09:00:00+09:00"


def test_what_was_entered_is_no_longer_missing_and_stands_among_the_last(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db", year=2024, value="2500")
    news = told(live)
    assert "maas_downloads" not in {one.dossier.measure.key for one in news.missing}
    (update,) = news.updates
    assert (update.name.en, str(update.year), str(update.value), update.by) == (
        "MaaS app downloads", "2024年", "2500", "加賀 花子",
    )  # fmt: skip
    assert update.at.isoformat() == "2025-05-12T10:23:45+09:00"


def test_the_newest_come_first_and_what_was_taken_back_says_so(tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db", year=2024, value="2500")
    with Store.open(RECORD) as store:
        plan = store.plan
    with LiveStore.open(live, plan) as changing:
        for key, measure, value in (("b", "maas_downloads", None), ("c", "gone_from_the_record", "1")):
            new = NewEntry(
                key=key, measure=measure, year=2024, year_kind="年", value=value, source="", by_id="U1",
                by_name="加賀 太郎", at="2025-05-13T00:00:00Z", via="slack",
            )  # fmt: skip
            changing.enter(new)
    newest, before = told(live).updates
    assert (newest.by, newest.value, before.by) == ("加賀 太郎", None, "加賀 花子")
    assert "maas_downloads" in {one.dossier.measure.key for one in told(live).missing}


def test_who_gets_no_entries_is_told_of_the_summary_only(tmp_path: Path) -> None:
    news = told(enter(tmp_path / "kaga.db"), entries=False)
    assert (news.missing, news.updates) == ((), ())
    assert news.due is not None


@pytest.mark.parametrize(
    ("channel", "state", "known"),
    [
        ("C1", PostState.POSTED, True),
        ("C2", PostState.POSTED, False),
        ("C1", PostState.UNKNOWN, False),
        ("C1", PostState.REFUSED, False),
    ],
)
def test_only_what_stands_in_the_channel_went_out(tmp_path: Path, channel: str, state: PostState, known: bool) -> None:
    posted(tmp_path / "kaga.db", channel, state, "2025-05-26T00:00:05Z")
    last = told(tmp_path / "kaga.db").posted
    assert (last is not None) is known
    if last is not None:
        assert last.isoformat() == "2025-05-26T09:00:05+09:00"
