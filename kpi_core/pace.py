"""How far an indicator should be by now, and the word for where it stands."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How an indicator stands. Ours, and apart from the city's own second-term note, which may disagree."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    SLIGHTLY_BEHIND = "slightly_behind"
    BEHIND = "behind"
    REGRESSING = "regressing"
    MISSED = "missed"
    NOT_AVAILABLE = "not_available"
