"""A slice of the campaign against damaged files."""

from __future__ import annotations

from soak import tables


def test_damaged_files_are_read_or_refused() -> None:
    counts = tables.run(20261125, files=120)
    assert sum(int(line.rsplit(" ", 1)[1].replace(",", "")) for line in counts) == 120
    assert any(line.startswith("xlsx taken, with changes") for line in counts)
    assert any(line.startswith("CSV refused") for line in counts)
