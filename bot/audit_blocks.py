"""The audit as Slack blocks. Pure."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot import audit_words, sentences
from bot.blocks import Line, bold, bullets, code, paragraph, rich, small, words
from kpi_core.audit import Audit
from kpi_core.language import Language

_MOST = 30  # sentences under one title
_IN_A_BLOCK = 5  # of them: where all are too long for a message, blocks give way one by one


def audit_blocks(audit: Audit, language: Language) -> list[Block]:
    """The heading, then each section's sentences, the gravest first."""
    shown: list[Block] = [rich(paragraph([bold(audit_words.heading(audit, language))]))]
    for section in audit_words.sections(audit, language):
        lines: list[Line] = [[code(codes), words(f"　{text}")] for codes, text in section.lines[:_MOST]]
        parts = [bullets(lines[i : i + _IN_A_BLOCK]) for i in range(0, len(lines), _IN_A_BLOCK)]
        shown += [rich(paragraph([bold(section.title)]), parts[0]), *(rich(part) for part in parts[1:])]
        shown += small([sentences.left_over(len(section.lines) - _MOST, language)])
    return shown
