"""A slice of the campaign `digest`; `make soak` runs the whole."""

from __future__ import annotations

from soak.digest import lines, runs


def test_however_a_week_goes_one_summary_stands_in_the_channel() -> None:
    done = list(runs(5, 10))
    assert [one.posts for one in done if not one.blind] == [1] * 8
    assert sum(one.seen["killed"] for one in done) > 5
    assert lines(done)[0].startswith("runs 10; lives, deaths and faults: ")
