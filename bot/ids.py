"""The names that views and listeners share, and the slash commands. Each stands here once.

Another app in the workspace may have `/kpi`: change `ASK_COMMAND` here and in manifest.json (a test compares them).
"""

from __future__ import annotations

import re

ASK_COMMAND = "/kpi"
REPORT_COMMAND = "/kpi-report"

ASK = "ask"  # a button whose value is a Choice: another view of what was asked
CHOOSE = "choose"  # one of several candidates
WRONG = "wrong"  # 「違う指標です」
SHARE = "share"
UPDATE = "update"  # opens the form to enter an actual; its value is a Choice with the measure, and the year if known
HISTORY = "history"  # what was entered for a measure; its value is a Choice


def numbered(action: str, number: int) -> str:
    """An id that is unique in its message: `choose:2`."""
    return f"{action}:{number}"


def family(action: str) -> re.Pattern[str]:
    """Matches `action` with and without a number."""
    return re.compile(rf"^{re.escape(action)}(:\d+)?$")
