"""What is asked of an indicator and no figure tells: how to join, who, which companies, by whom, how much power, another town.

Each of its words may be one of the frame (how can I …, which …, next town), so that only their order says it. They are left over,
and lead to asking back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_core.cues import Cue

OTHER = frozenset({Cue.OTHER})

_DO = r"(?:join|register|apply|sign\s?up|enrol|download|install|use|enter|subscribe|switch|participate|take part|attend|become|contact|book|reserve|visit|buy)"
_NOT_THE_BOT = r"(?! (?:u|you|this|it|the bot|/?kpi|kaga)\b)"
_WHO = r"(?:i|you|we|one|someone|somebody|people|residents|citizens|companies|firms|businesses|tourists|they|a \w+)"
_THINGS = (
    r"(?:partners|companies|firms|businesses|organi[sz]ations|members|citizens|people|persons|women|facilities|buildings|schools|services|functions"
    r"|features|participants|users|trials|technologies|contracts|customers|seminars|hires)"
)
_PATTERNS = re.compile(
    rf"\bhow (?:can|do|could|should|would|might) {_WHO} {_DO}\b{_NOT_THE_BOT}|\bhow to {_DO}\b{_NOT_THE_BOT}|\bwhere (?:can|do|could|should) {_WHO} {_DO}\b"
    rf"|\b(?:which|what) (?:\w+ )?{_THINGS} (?=(?:are|is|were|was|have|has|had|do|does|did|joined|took|offer)\b(?!.*\b(?:track|behind|achieved|reached|target)\b))"
    rf"|\b(?:names?|addresses|a list|the list) of (?:all |the |our |these |those )*(?:\w+ ){{0,2}}{_THINGS}\b"
    r"|\bhow many (?:\w+ ){1,4}(?:failed|were (?:cancelled|dropped|men|women))\b"
    r"|\bhow much (?:power|electricity|energy|money|profit|revenue|tax)\b(?= (?:do|does|did|is|are|was|were|has|have|had|can|will|it)\b)"
    r"|\b(?:next|neighbou?ring|other|another|adjacent|nearby) (?:town|city|village|municipality|prefecture|region|area)\b"
    r"|\b(?:registration|application|sign-?up|entry|enrolment|contract) (?:forms?|fees?|procedures?|process|deadline|page|site|link)\b"
    r"|\bwhat (?:share|proportion|percentage|fraction) of (?:the city's |our |the |all )*(?:electricity|energy|power|trips|households|waste)\b"
    r"|\bdates? of\b|\bthe next (?=(?:\w+ ){1,3}(?:fair|seminar|event|trial|meeting|class|course|lecture)s?\b)"
    r"|\bwho (?:lost|left|quit|cancelled|stopped|dropped|failed|refused|needs?|wants?|cannot|can't)\b"
    r"|\bremind me (?:on|at|in|to|tomorrow|next|every|again on)\b"
    r"|\bmean(?=\s*(?:[?.!]|$))"
    r"|(?:に|へ|を)?(?:登録|加入|参加|申し?込み?|応募|ダウンロード|インストール|利用|契約|導入|切り?替え)(?:する|できる|をする)(?:に(?=は|どう|何|な[にん]|[?!。]|$)|ため|方法|やり方|手順|条件|資格|要件)(?:は)?"
    r"|(?:登録|加入|参加|申し?込み?|応募|ダウンロード|インストール|利用|契約|導入|切り?替え)(?:の)?(?:方法|やり方|手順|条件|資格|要件|手続き?)"
    r"|に(?:なる|なれる)(?:に(?=は)|方法|条件)"
    r"|(?:何|なん)人まで(?:入|乗|使|利用でき|参加でき|座)[るれ]?"
    r"|どんな(?:企業|会社|団体|人|方|施設|学校|サービス|機能|技術|実験)|どの(?:企業|会社|団体|施設|学校|サービス|機能|技術)"
    r"|(?:登録|申し?込み?|申請|加入|応募)(?:用紙|書|フォーム|様式|サイト|ページ|期限|料|費|窓口)"
    r"|(?:隣|となり|近隣|周辺|よそ|ほか|他|別)の(?:市|町|村|県|自治体|地域)(?=の|で|は|と|より|に比)"
)


def find_other_matters(text: str) -> Iterator[tuple[int, int]]:
    """Where `text`, normalised, asks for what no figure tells."""
    return (match.span() for match in _PATTERNS.finditer(text))
