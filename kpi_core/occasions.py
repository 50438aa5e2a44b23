"""Words of the office beside what is asked: why a figure is wanted, to whom and at what it is told.

明日の議会で使うので explains 議会, 議会の出席率 does not: such a word has to stand in another clause, or say what the figure is for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpi_core import intents
from kpi_core.covering import Kind, Piece
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.keys import is_hiragana
from kpi_core.meanings import Named, NamePart
from kpi_core.numbered import Numbered

_ASKS_OF_ALL = frozenset({Cue.HELP, Cue.RANKING, Cue.GENERIC, Cue.PLAN})
_ASKS_OF_ANYTHING = frozenset({Cue.SUMMARY, Cue.LISTING})  # minutes too can be summed up
# A clause that gives the reason for asking ends so, with or without a comma.
_REASONS = (
    *("ので", "けど", "ですが", "ため", "用に", "用で", "から", "向け", "向けに", "向けの", "使う", "使います"),
    *("聞かれた", "言われた", "問われた", "求められた", "頼まれた", "依頼された", "質問された", "尋ねられた"),
)
_FOR = re.compile(
    r"\b(?:for|before)\s+(?:(?:the|a|an|my|our|your|his|her|their|this|that|today's|tomorrow's|next|upcoming|week's|monday's|city)\s+)*$"
)


# At what a figure is told; nothing here has figures of its own.
_OCCASIONS = (
    *(
        "会議",
        "会見",
        "査定",
        "レク",
        "答弁",
        "議会",
        "委員会",
        "審議会",
        "説明会",
        "懇談会",
        "打合せ",
        "打ち合わせ",
        "打合わせ",
    ),
    *(
        "ヒアリング",
        "取材",
        "プレゼン",
        "発表",
        "報告会",
        "朝礼",
        "庁議",
        "ミーティング",
        "mtg",
        "監査",
        "審査",
        "挨拶",
    ),
    *("面談", "要求", "一般質問", "代表質問", "質疑", "部会", "懇談", "意見交換", "意見交換会", "勉強会", "スピーチ"),
    *("記者会見", "議会答弁", "決算審査"),
)
_TOLD_AT = re.compile(
    r"(?:で|では|の場で|の席で|の中で)(?!の)[^\n]*(?:確認|説明|報告|紹介|使|触れ|話[しす]|発表|答え|答弁|聞か|訊か|問わ|言わ|突っ込|つっこ|取り上げ|議論|必要|知り|配|示)"
)


_WANTS = frozenset(("want", "need", "ask", "asked", "asking", "wonder", "wondering", "like", "is", "would", "keep"))


class Clauses:
    """The clauses of a question: in which of them its pieces stand, and which of them ask."""

    def __init__(self, found: Dissection) -> None:
        self._found = found
        self._of = _numbered_clauses(found)
        self._with_rest = {clause for clause, p in zip(self._of, found.pieces, strict=True) if p.kind is Kind.REST}
        self._naming = {
            clause
            for clause, piece in zip(self._of, found.pieces, strict=True)
            if isinstance(piece.meaning, Named | NamePart | Numbered)
        }
        cues: set[Cue] = set().union(*found.cues)
        self._asks = intents.says_something(cues) or bool(cues & _ASKS_OF_ALL)
        self._asking = {
            clause for clause, phrase in zip(self._of, found.cues, strict=True) if phrase & _ASKS_OF_ANYTHING
        }

    def is_beside(self, place: int) -> bool:
        """Whether a word about the occasion stands beside what is asked: in another clause, or after "for"."""
        clause = self._of[place]
        if clause in self._naming:
            return self._is_occasion(place) or self._is_told(clause, place) or self._is_where_told(place)
        if clause in self._with_rest:
            return False
        if self._naming or self._asking - {clause} or (self._asks and len(set(self._of)) > 1):
            return True
        return bool(self._asks or self._asking) and (self._is_occasion(place) or self._is_told(clause))

    def _is_told(self, clause: int, place: int | None = None) -> bool:
        """Whether a clause says to whom the figure is told: 部長に女性就業率の進捗を報告したい.

        A word at `place` must be of what opens or ends the clause: 市長から太陽光の予算を聞かれた is about a budget.
        """
        inside = [at for at, number in enumerate(self._of) if number == clause]
        contexts = [at for at in inside if Cue.CONTEXT in self._found.cues[at]]
        if len(contexts) < 2:
            return False
        if place is not None and not self._at_an_end(place, contexts):
            return False
        first, last = (self._found.pieces[at] for at in (contexts[0], contexts[-1]))
        end = self._found.span(first)[1]
        opens = all(Cue.FRAME in self._found.cues[at] for at in inside if at < contexts[0])
        joins = ("に", "へ", "で", "が", "から", "より") if opens else ("に", "へ")
        return self._found.text.startswith(joins, end) and is_hiragana(self._found.key(last)[-1])

    def _at_an_end(self, place: int, contexts: Sequence[int]) -> bool:
        """Whether a context is of the first or the last run of those with nothing between them, not even を."""
        spans = [self._found.span(self._found.pieces[at]) for at in contexts]
        gaps = [n for n in range(1, len(contexts)) if spans[n][0] > spans[n - 1][1]]
        return not gaps or place < contexts[gaps[0]] or place >= contexts[gaps[-1]]

    def _is_where_told(self, place: int) -> bool:
        """Whether a word says at what the figure is told: 予算査定で太陽光の進捗を説明する."""
        clause = self._of[place]
        inside = [at for at, number in enumerate(self._of) if number == clause]
        if not all(self._found.cues[at] & {Cue.FRAME, Cue.CONTEXT} for at in inside if at < place):
            return False
        text = self._found.text[: self._found.span(self._found.pieces[inside[-1]])[1]]
        return _TOLD_AT.match(text, self._found.span(self._found.pieces[place])[1]) is not None and (
            self._found.words(self._found.pieces[place]).endswith(_OCCASIONS)
        )

    def _is_occasion(self, place: int) -> bool:
        """Whether a word says what the figure is for: "for the council meeting", first or last in the clause."""
        pieces, cues = self._found.pieces, self._found.cues
        first = after = place
        while first and Cue.CONTEXT in cues[first - 1]:
            first -= 1
        while after < len(pieces) and Cue.CONTEXT in cues[after]:
            after += 1
        if not any(Cue.OCCASION in phrase for phrase in cues[first:after]):
            return False
        if after < len(pieces) and self._found.key(pieces[after]) in _WANTS:
            return True  # "my boss wants to know …"
        if _FOR.search(self._found.text[: self._found.span(pieces[first])[0]]) is None:
            return False
        while after < len(pieces) and Cue.FRAME in cues[after]:
            after += 1
        return (
            after == len(pieces)
            or pieces[after].kind is Kind.START
            or all(Cue.FRAME in phrase for phrase in cues[:first])
        )


def _numbered_clauses(found: Dissection) -> list[int]:
    clause = 0
    numbers: list[int] = []
    for place, piece in enumerate(found.pieces):
        numbers.append(clause)
        if piece.kind is Kind.START:
            # A comma behind a name does not end a clause: 女性就業率、達成度は?
            clause += found.words(piece) not in {"、", ",", "/"} or not place or not _is_name(found.pieces[place - 1])
        elif (found.key(piece).endswith(_REASONS) and not _is_from(found, place)) or _is_use(found, place):
            clause += 1
    return numbers


def _is_use(found: Dissection, place: int) -> bool:
    """Whether a word says for what the figure is used: 部長説明用に, 議会用の."""
    key = found.key(found.pieces[place])
    if key in {"用", "用の"}:
        return True
    of_the_office = key.endswith("用") and Cue.CONTEXT in found.cues[place]
    return of_the_office and found.text.startswith("に", found.span(found.pieces[place])[1])


def _is_from(found: Dissection, place: int) -> bool:
    """Whether から says from whom or when, rather than why: 市長から, 2020年から; not だから, 見たいから."""
    return (
        found.key(found.pieces[place]) == "から"
        and bool(place)
        and not is_hiragana(found.key(found.pieces[place - 1])[-1])
    )


def _is_name(piece: Piece) -> bool:
    return piece.kind is Kind.NOUN
