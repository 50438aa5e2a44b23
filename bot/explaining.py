"""`kaga ask --explain`: which words of a question were taken for what, so that a wrong match can be understood."""

from __future__ import annotations

from bot import wording
from bot.text_layout import columns
from kpi_core.answers import Answer
from kpi_core.language import Bilingual
from kpi_core.questions import Intent

ROLES: dict[str, Bilingual] = {
    "frame": Bilingual("言い回し", "frame"),
    "intent": Bilingual("聞きたいこと", "intent"),
    "year": Bilingual("年", "year"),
    "filter": Bilingual("絞り込み", "filter"),
    "code": Bilingual("番号", "code"),
    "subject": Bilingual("指標など", "subject"),
    "left_over": Bilingual("読み取れない言葉", "left over"),
    "aside": Bilingual("質問の事情（読み飛ばし）", "why it is asked (passed over)"),
}

INTENTS: dict[Intent, Bilingual] = wording.INTENTS | {
    Intent.LIST: Bilingual("指標の一覧", "list"),
    Intent.RANKING: Bilingual("順位", "ranking"),
    Intent.SUMMARY: Bilingual("全体の状況", "summary"),
    Intent.CONTEXT: Bilingual("計画の文章", "text of the plan"),
    Intent.AUDIT: Bilingual("公表値の点検", "published figures"),
    Intent.HELP: Bilingual("使い方", "help"),
    Intent.UNKNOWN: Bilingual("不明", "not known"),
}


def explanation(answer: Answer) -> list[str]:
    """A line a word: what it is, and what it stands for. Empty for an answer to a button."""
    question = answer.question
    if question is None:
        return []
    language = answer.language
    meant = {(e.start, e.end): e.meant for e in question.evidence if e.meant}
    table = []
    for part in question.parts:
        role = ROLES[part.role].to(language) if part.role in ROLES else part.role
        told = ", ".join(part.explains)
        slip = meant.get((part.start, part.end))
        if slip:
            told += Bilingual(f"（「{slip}」の誤字と判断）", f" (taken for “{slip}”)").to(language)
        table.append((part.text, role, told))
    asked = question.intent
    name = INTENTS[asked].to(language)
    heading = Bilingual(f"読み取り: {name}", f"Understood as: {name}").to(language)
    return [heading, *(f"  {line}" for line in columns(table))]
