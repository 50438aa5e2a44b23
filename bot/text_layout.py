"""Words set out on a screen: aligned columns, and lines broken where they may be. Pure.

Both go by what a character takes on the screen: a full-width one takes two columns.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Sequence

from wcwidth import wcswidth, wcwidth

_NARROWEST = 20  # columns: nothing is broken or cut to less
_STAYS = re.compile(r"[「『（〔［｛〈《【〝“‘]*$")  # an opening mark stays with what it opens,
_STAYS_WHOLE = re.compile(r"[「『（〔［｛〈《【〝“‘]*[!-~]*$")  # and 1,700 and words of Latin letters stay in one
_NOT_AT_START = "、。，．」』）〕］｝〉》】〟’”！？：；・ー々％)],.!?:;%"


def aligned(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Labels, and what stands behind each, beneath one another."""
    width = max((columns_of(label) for label, _ in pairs), default=0)
    return [f"  {_padded(label, width)}  {text}" for label, text in pairs]


def columns(
    table: Sequence[Sequence[str]], *, right: Collection[int] = (), name: int | None = None, width: int | None = None
) -> list[str]:
    """Rows with aligned columns, those in `right` set to the right; column `name` gives way where `width` is too small."""
    if not table:
        return []
    count = max(len(row) for row in table)
    rows = [[*row, *[""] * (count - len(row))] for row in table]
    widths = [max(columns_of(row[i]) for row in rows) for i in range(count)]
    if name is not None and width is not None:
        left = width - sum(widths) + widths[name] - 2 * (count - 1)
        widths[name] = min(widths[name], max(_NARROWEST, left))
        for row in rows:
            row[name] = _shortened(row[name], widths[name])
    return ["  ".join(_padded(row[i], widths[i], right=i in right) for i in range(count)).rstrip() for row in rows]


def columns_of(text: str) -> int:
    """How many columns `text` takes on the screen; a control character takes none."""
    return sum(max(0, wcwidth(char)) for char in text) if wcswidth(text) < 0 else wcswidth(text)


def _shortened(text: str, width: int) -> str:
    if columns_of(text) <= width:
        return text
    kept, used = "", 1  # of the ellipsis
    for char in text:
        used += columns_of(char)
        if used > width:
            break
        kept += char
    return f"{kept}…"


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blank = " " * max(0, width - columns_of(text))
    return blank + text if right else text + blank


def broken(text: str, indent: str, width: int | None) -> list[str]:
    """`text` in lines of at most `width` columns (None: any), each behind `indent`.

    English is broken at blanks, Japanese between characters, never before a closing mark or in a figure.
    """
    limit = None if width is None else max(_NARROWEST, width - len(indent))
    return [indent + line for paragraph in text.splitlines() for line in _parts(paragraph, limit)]


def _parts(text: str, limit: int | None) -> list[str]:
    if limit is None or columns_of(text) <= limit:
        return [text]
    if sum(c.isascii() for c in text) > len(text) * 0.8:
        return textwrap.wrap(text, limit, break_on_hyphens=False)
    out, line, used = [], "", 0
    for char in text:
        width = columns_of(char)
        if used + width > limit and char not in _NOT_AT_START:
            stays = (_STAYS_WHOLE if "!" <= char <= "~" else _STAYS).search(line)
            cut = stays.start() if stays and columns_of(stays[0]) < limit // 2 else len(line)
            out.append(line[:cut])
            line = line[cut:]
            used = columns_of(line)
        line, used = line + char, used + width
    return [*out, line]
