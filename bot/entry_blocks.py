"""Of which measure an entry is, and what it changes in each of its rows: as Slack blocks, before and after it is stored. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from slack_sdk.models.blocks import RichTextElement

from bot import entry_words
from bot.blocks import Line, bold, bullets, code, words
from kpi_core.assessment import Assessment
from kpi_core.dossier import Dossier
from kpi_core.language import Language
from kpi_core.years import Year

_ROWS = 12


def title(dossier: Dossier, language: Language) -> Line:
    return [bold(dossier.measure.name.to(language)), words("　"), code(entry_words.codes(dossier))]


def rows(pairs: Sequence[tuple[Assessment, Assessment]], year: Year, language: Language) -> RichTextElement:
    """A line a row, before → after in `year`."""
    return bullets(
        [code(after.row.code), words(f" {entry_words.row(before, after, year.number, language)}")]
        for before, after in pairs[:_ROWS]
    )
