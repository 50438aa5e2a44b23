"""The names that views and listeners share, and the slash commands. Each stands here once.

Another app in the workspace may have `/kpi` or `/kpi-update`: change the command here and in manifest.json (a test
compares them).
"""

from __future__ import annotations

import re

ASK_COMMAND = "/kpi"
UPDATE_COMMAND = "/kpi-update"
UPDATE_SHORTCUT = "update_from_message"  # on a message: opens the form filled in
REPORT_COMMAND = "/kpi-report"

ASK = "ask"  # a button whose value is a Choice: another view of what was asked
CHOOSE = "choose"  # one of several candidates
WRONG = "wrong"  # 「違う指標です」
SHARE = "share"
UPDATE = "update"  # opens the form to enter an actual; its value is a Choice with the measure, and the year if known
HISTORY = "history"  # what was entered for a measure; its value is a Choice
HOME = "home"  # a button or menu of the dashboard; its value is the State to show next
HOME_SHOW = "home_show"  # an indicator, opened over the dashboard; its value is a Choice
HOME_SEND = "home_send"  # what is open there, as a direct message; its value is a Choice

NOT_YET = (
    "not_yet"  # 「まだ出ていません」: opens the window for the reason; its value is a Choice with measure and year
)
OPEN_HOME = "open_home"  # leads to the dashboard by its address; nothing is to be done

# The form to enter an actual, its fields (each the id of its block and of the input in it), and its second step.
FORM = "entry_form"
MEASURE, YEAR, AMOUNT, CERTAINTY, SOURCE, REASON = "measure", "year", "amount", "certainty", "source", "reason"
CHECK = "entry_check"

# Buttons whose value is a Draft: beneath what was understood of a typed update.
STORE = "store"
EDIT = "edit"
DISMISS = "dismiss"
UNDO = "undo"  # takes an entry back; its value names the entry


def numbered(action: str, number: int) -> str:
    """An id that is unique in its message: `choose:2`."""
    return f"{action}:{number}"


def family(action: str) -> re.Pattern[str]:
    """Matches `action` with and without a number."""
    return re.compile(rf"^{re.escape(action)}(:\d+)?$")
