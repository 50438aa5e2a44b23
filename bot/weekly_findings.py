"""What the doctor has to say about the weekly summary, the reminders and the owners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.alerts import alert_words
from bot.deliveries import TIME, needs_somebody
from bot.schedule import WeeklyTime, iso_week, moment, stamp
from bot.weekly_views import due_words
from kpi_core.duties import read_duties
from kpi_core.language import Bilingual
from kpi_core.posts import Key, Kind, Posts, last_posted
from kpi_core.record import Plan
from kpi_core.store import Store

_LOOKED_BACK = timedelta(days=28)

Found = tuple[str, bool, Bilingual]


def findings(record: Path, live: Path, channel: str | None, at: WeeklyTime, now: datetime) -> Iterator[Found]:
    """What, whether something must be done, and what it is. Raises a `StoreError`."""
    with Store.open(record) as store:
        plan, measures = store.plan, {m.key for m in store.catalogue().measures}
    yield _digest(live, channel, at, plan, now)
    if not live.exists():
        return
    yield from _troubles(live, plan, now)
    if channel is not None:
        yield from _overdue(live, channel, at, plan, now)
    yield from _owners(live, plan, measures)


def _digest(live: Path, channel: str | None, at: WeeklyTime, plan: Plan, now: datetime) -> Found:
    if channel is None:
        off = Bilingual(
            "週次まとめは投稿しません（チャンネル未設定）", "no weekly summary is posted (no channel is set)"
        )
        return "KAGA_DIGEST_CHANNEL", False, off
    zone = ZoneInfo(plan.timezone)
    last = last_posted(live, plan, Kind.DIGEST, channel) if live.exists() else None
    due = at.next_after(now, zone)
    ago = (
        (due_words(moment(last.at), plan, "ja"), due_words(moment(last.at), plan, "en"))
        if last is not None
        else ("なし", "none")
    )
    return (
        "KAGA_DIGEST_CHANNEL", False,
        Bilingual(f"{channel}（前回 {ago[0]}、次回 {due_words(due, plan, 'ja')}）", f"last {ago[1]}; next {due_words(due, plan, 'en')}"),
    )  # fmt: skip


def _troubles(live: Path, plan: Plan, now: datetime) -> Iterator[Found]:
    with Posts.open(live, plan) as posts:
        troubled = [post for post in posts.open_since(stamp(now - _LOOKED_BACK)) if needs_somebody(post, now)]
    for post in troubled:
        yield str(post.key), True, alert_words(post, plan)


def _overdue(live: Path, channel: str, at: WeeklyTime, plan: Plan, now: datetime) -> Iterator[Found]:
    """Nothing was even tried, as while the bot does not run."""
    zone = ZoneInfo(plan.timezone)
    due = at.last_until(now, zone)
    key = Key(Kind.DIGEST, channel, iso_week(due, zone))
    with Posts.open(live, plan) as posts:
        start, post = posts.start(Kind.DIGEST, channel), posts.get(key)
    if post is not None or start is None or moment(start) > due or now - due < timedelta(minutes=10):
        return
    when = due_words(due, plan, "ja"), due_words(due, plan, "en")
    late = now - due > TIME
    yield (
        str(key),
        True,
        Bilingual(
            f"{when[0]} の週次まとめが投稿されていません。kaga serve が動いているか確かめてください"
            + ("。kaga weekly --post で投稿できます。" if late else "（48時間以内なら自動で投稿します）。"),
            f"the summary of {when[1]} was not posted; check that `kaga serve` runs"
            + (". `kaga weekly --post` posts it." if late else " (it is made up for within 48 hours)."),
        ),
    )


def _owners(live: Path, plan: Plan, measures: set[str]) -> Iterator[Found]:
    owners = read_duties(live, plan).owners
    for measure in sorted(set(owners) - measures):
        yield (
            "kaga owner", True,
            Bilingual(
                f"担当者 {owners[measure]} の指標 {measure} は、いまの公表データにありません。ほかの指標に付け替えてください。",
                f"{owners[measure]} owns {measure}, which the record does not have; give them another measure",
            ),
        )  # fmt: skip
    count = len(set(owners) & measures)
    yield (
        "kaga owner",
        False,
        Bilingual(f"担当者のいる指標: {count}/{len(measures)}", f"measures with an owner: {count} of {len(measures)}"),
    )
