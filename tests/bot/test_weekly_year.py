"""A year of the bot in seconds: every week its summary, and the reminders that were due and no other."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bot.weeks import ADMIN, Clock, Town
from tests.fake_slack import FakeSlack
from tests.fake_state import COLLEAGUE, MEMBER
from tests.slack_rules import problems_of_calls

BEGIN = datetime(2026, 3, 29, 3, tzinfo=UTC)  # a Sunday
ASKED_FROM = "2026-W15"  # the first Monday from 1 April on is the 6th


def test_a_year_has_52_summaries_and_the_reminders_that_were_due(tmp_path: Path) -> None:
    clock = Clock(BEGIN)
    with FakeSlack(clock=lambda: clock.now.timestamp()) as slack:
        town = Town(slack, tmp_path / "kaga.db", clock, admin="U0ROBOT")
        town.own("female_employment_rate")
        town.own("disabled_hires")
        town.own("maas_downloads", COLLEAGUE)
        bot = town.bot()
        for hours in range(0, 52 * 7 * 24, 6):
            clock.set(BEGIN + timedelta(hours=hours))
            if clock.now == datetime(2026, 5, 13, 3, tzinfo=UTC):
                town.enter("maas_downloads", 2025, "2300")
            if clock.now == datetime(2026, 7, 1, 3, tzinfo=UTC):
                town.say_absent("female_employment_rate", 2025, "国の統計の公表が9月のため")
                town.enter("disabled_hires", 2025, "4")
            if clock.now == datetime(2026, 9, 16, 3, tzinfo=UTC):
                town.enter("female_employment_rate", 2025, "56.1")
            if hours % (24 * 30) == 0:
                bot = town.bot()  # an upgrade: another process
            bot.round(clock.now)

        weeks = town.weeks()
        assert len(weeks) == len(set(weeks)) == 52
        assert (weeks[0], weeks[39], weeks[40], weeks[-1]) == ("2026-W14", "2026-W53", "2027-W01", "2027-W12")
        assert town.direct("U0ROBOT", "alert") == []
        assert problems_of_calls(slack.calls) == []

        hers, his = town.direct(MEMBER, "reminder"), town.direct(COLLEAGUE, "reminder")
        # W15 to W38: from the first Monday of April to the one before 16 September; he had entered his by 13 May.
        assert [m["metadata"]["event_payload"]["key"].split()[-1] for m in hers] == [
            f"2026-W{n}" for n in range(15, 39)
        ]
        assert [m["metadata"]["event_payload"]["key"].split()[-1] for m in his] == [f"2026-W{n}" for n in range(15, 21)]
        assert Counter("2件" in m["text"] for m in hers) == {True: 13, False: 11}  # one was entered on 1 July
        assert sum("国の統計の公表が9月のため" in str(m["blocks"]) for m in hers) == 11
        assert ADMIN == COLLEAGUE

        quiet = [m for m in town.digests() if "更新なし" in m["text"]]
        assert len(quiet) == 52 - 1 - 3
        assert sum("国の統計の公表が9月のため" in str(m["blocks"]) for m in town.digests()) == 1  # told once
