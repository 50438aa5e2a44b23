"""Whether anything of a name is left where the words of a question have been taken out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpi_core.cues import Cue
from kpi_core.keys import is_hiragana
from kpi_core.lexicon import lexicon

_BETWEEN = re.compile(r"[ |]+")
_LATIN = re.compile(r"[a-z0-9][a-z0-9 ]*")


def explain_all(words: Sequence[str], name: str) -> bool:
    """Whether the words leave nothing of a name, but for what says nothing."""
    name = _spaced(name)
    for word in words:
        name = name.replace(f" {word} " if word.isascii() else _spaced(word).strip(), "  ", 1)
    return all(not word or _joins(word) for word in _BETWEEN.split(name))


def _spaced(key: str) -> str:
    """A key with blanks round its Latin words and numbers."""
    return f" {key} " if key.isascii() else f" {_LATIN.sub(lambda found: f' {found.group().strip()} ', key)} "


def _joins(word: str) -> bool:
    """Whether a word of a name says nothing: は, からの, 年間, 累計."""
    cues = lexicon().values.get(word, frozenset())
    return bool(
        cues & {Cue.PARTICLE, Cue.FRAME}
        if all(map(is_hiragana, word))
        else cues & ({Cue.COUNT} if word.isascii() else {Cue.FRAME, Cue.COUNT})
    )
