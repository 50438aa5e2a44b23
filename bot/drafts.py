"""What somebody is about to enter, as they typed it: carried by the form, its second step and the buttons. Pure.

One JSON object of at most 2,000 characters. It is read again at every step, since nothing in a payload is trusted.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bot.blocks import one_line
from kpi_core.language import Language

# Characters of what may be typed: with every one of them written as two, a draft still fits into a button.
YEAR, AMOUNT, SOURCE, REASON = 20, 60, 200, 300
_KEY = 60
MEASURE = 150  # … of a measure's key, Slack's limit for the value of an option
_OFFERED = 5
_HOME = 150  # … of what the Home tab shows, a menu's value there
_LONGEST = 2_000  # characters of a button's value


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be. `measure` is empty while none is chosen, `offered` are those that the answer was about.

    `seen` is the newest entry of the store when it was begun: what changed since is told. `key` makes the repetition of
    a submission known; it is empty before there is anything to store. `via` says where it was begun. `home` is what the
    Home tab showed, where it was begun there: it is shown anew once the entry is stored.
    """

    language: Language
    via: str
    measure: str = ""
    year: str = ""
    amount: str = ""
    provisional: bool = False
    source: str = ""
    reason: str = ""
    offered: tuple[str, ...] = ()
    seen: int = 0
    key: str = ""
    home: str = ""


def draft(language: Language, via: str, **typed: Any) -> Draft:
    """A draft of what was typed, each text on one line and within its length."""
    longest = {
        "measure": MEASURE, "year": YEAR, "amount": AMOUNT, "source": SOURCE, "reason": REASON, "key": _KEY,
        "home": _HOME,
    }  # fmt: skip
    cut: dict[str, Any] = {
        name: one_line(typed[name])[:most].rstrip() for name, most in longest.items() if name in typed
    }
    return Draft(language, via, **(typed | cut))


def encode(value: Draft) -> str:
    form = {name: kept for name, kept in asdict(value).items() if kept not in ("", (), 0, False)}
    offered = form.pop("offered", ())[:_OFFERED]
    with_offered = form | ({"offered": offered} if offered else {})
    return next(text for text in map(_text, (with_offered, form)) if len(text) <= _LONGEST)


def _text(form: dict[str, Any]) -> str:
    return json.dumps(form, ensure_ascii=False, separators=(",", ":"))


_KINDS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("measure", "year", "amount", "source", "reason", "key", "home"), str),
    "provisional": bool,
    "seen": int,
    "offered": lambda keys: tuple(map(str, keys)),
}


def decode(text: str) -> Draft:
    """Raises `ValueError` for what is not one of ours."""
    try:
        form = json.loads(text)
        typed = {name: read(form[name]) for name, read in _KINDS.items() if name in form}
        return draft("en" if form["language"] == "en" else "ja", str(form["via"]), **typed)
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError) as error:
        message = f"not a draft: {type(error).__name__}"
        raise ValueError(message) from error
