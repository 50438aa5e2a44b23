"""The Home tab: made, beside the library making as many blocks; and opened over Socket Mode, beside an echoed mention."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, PlainTextObject, SectionBlock

from benchmarks import big_plan, progress
from benchmarks.asked import mixed
from benchmarks.bots import PEER, Bot, echo, kaga
from benchmarks.mentions import one_at_a_time, warm_up
from benchmarks.table import Row, Table, milliseconds, times
from bot import home_views
from bot.dashboard import NOT_ON_PACE, News, State, dashboard
from kpi_core.building import build
from kpi_core.importing import read_record
from kpi_core.store import Store
from tests.slack_rules import problems_of_calls

RECORD = Path(__file__).resolve().parent.parent / "data" / "kaga.db"
MEASURES, OBSERVATIONS = 2_000, 10_000
ROUNDS = 50
_DAY = date(2026, 11, 25)
_PAUSE = 0.005  # seconds after a dashboard, in which the bot ends what it was doing

Make = Callable[[], int]  # bytes of JSON


def run() -> Table:
    with tempfile.TemporaryDirectory(prefix="kaga-bench-") as folder:
        large = _built(Path(folder))
        cases = (
            ("Kaga's 24 indicators", RECORD, State()),
            (f"{MEASURES:,}, first page", large, State()),
            (f"{MEASURES:,}, page 40", large, State(page=39)),
            (f"{MEASURES:,}, those that lag", large, State(status=NOT_ON_PACE)),
        )
        rows = [_row(*case) for case in cases]
        opened = _opened((("Kaga's 24 indicators", RECORD), (f"{MEASURES:,}", large)))
        first = _first(large)
    return Table(
        "home: the dashboard",
        f"made: slack_sdk making and serialising as many blocks with fixed words; opened: a mention echoed by {PEER}",
        (*rows, Row(f"made: {MEASURES:,}, first time in a process", milliseconds(first)), *opened),
        (
            f"Median of {ROUNDS} rounds. Made: from the record to JSON, both by turns; every round opens the record anew,",
            "as a listener does. Opened: from sending app_home_opened until the fake Slack has read views.publish, the",
            "first of which it has judged by Slack's limits.",
        ),
    )


def _built(folder: Path) -> Path:
    big_plan.write(folder / "csv", MEASURES, OBSERVATIONS)
    build(read_record(folder / "csv").record, folder / "record.db")
    return folder / "record.db"


def _opened(cases: Sequence[tuple[str, Path]]) -> list[Row]:
    """Over Socket Mode on loopback, one at a time."""
    with echo() as peer:
        warm_up(peer, mixed()[:10])
        echoed = statistics.median(reply.seconds for reply in one_at_a_time(peer, (mixed() * ROUNDS)[:ROUNDS]))
    rows = []
    for what, record in cases:
        with kaga(record) as bot:
            seconds = statistics.median(_openings(bot))
        progress.show(f"home: opened, {what}")
        rows.append(Row(f"opened: {what}", milliseconds(seconds), milliseconds(echoed), times(seconds, echoed)))
    return rows


def _openings(bot: Bot) -> Iterator[float]:
    """Raises `RuntimeError` if the dashboard breaks a rule of Slack's."""
    bot.slack.open_home()
    bot.slack.wait_for("views.publish")
    if problems := problems_of_calls(bot.slack.calls):
        raise RuntimeError("; ".join(problems[:3]))
    bot.slack.timing = True
    for _ in range(ROUNDS):
        start = bot.slack.open()
        yield bot.slack.reply().at - start
        time.sleep(_PAUSE)


def _row(what: str, record: Path, state: State) -> Row:
    blocks = len(_view(record, state)["blocks"])
    ours, peer = _medians(lambda: _size(_view(record, state)), lambda: _size({"blocks": _fixed(blocks)}))
    progress.show(f"home: {what}")
    return Row(f"made: {what} ({blocks} blocks)", milliseconds(ours), milliseconds(peer), times(ours, peer))


def _medians(ours: Make, peer: Make) -> tuple[float, float]:
    ours()  # reads the record for the first time
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for make, seconds in zip((ours, peer), spent, strict=True):
            seconds.append(_seconds(make))
    return statistics.median(spent[0]), statistics.median(spent[1])


def _seconds(make: Make) -> float:
    start = time.perf_counter()
    assert make() > 0
    return time.perf_counter() - start


def _first(record: Path) -> float:
    """Of a record that nothing was read of yet."""
    fresh = record.with_name("fresh.db")
    record.rename(fresh)
    return _seconds(lambda: _size(_view(fresh, State())))


def _view(record: Path, state: State) -> home_views.View:
    with Store.open(record) as store:
        return home_views.home(
            dashboard(store, _DAY, replace(state, language="ja"), News(), can_enter=True, published_only=False)
        )


def _size(view: home_views.View) -> int:
    return len(json.dumps(view, ensure_ascii=False).encode())


def _fixed(count: int) -> Sequence[dict[str, object]]:
    """As many blocks as a dashboard has, every other one with three buttons."""
    return [block.to_dict() for number in range(count) for block in [_block(number)]]


def _block(number: int) -> Block:
    if number % 2:
        buttons = [
            ButtonElement(text=PlainTextObject(text="詳しく"), action_id=f"show:{n}", value='{"intent":"progress"}' * 4)
            for n in range(3)
        ]
        return ActionsBlock(elements=buttons)
    return SectionBlock(
        text=PlainTextObject(text="女性就業率　社4\n達成度 28%　▰▰▰▱▱▱▱▱▱▱　遅れ（目安 47%）　2022年の実績")
    )
