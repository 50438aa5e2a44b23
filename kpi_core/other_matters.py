"""What is asked of an indicator and no figure tells: how to join, who, which companies, how much power, another town.

Each of its words may be one of the frame (how can I …, which …, next town), so that only their order says it. They are
left over, and lead to asking back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_core.cues import Cue
from kpi_core.expressions import any_of, either

OTHER = frozenset({Cue.OTHER})

_DO = either(
    r"join|register|apply|sign\s?up|enrol|download|install|use|enter|subscribe|switch|participate|take part",
    "attend|become|contact|book|reserve|visit|buy",
)
_NOT_THE_BOT = r"(?! (?:u|you|this|it|the bot|/?kpi|kaga)\b)"
_WHO = either(
    "i|you|we|one|someone|somebody|people|residents|citizens|companies|firms|businesses|tourists|they",
    r"a \w+",
)
_THINGS = either(
    "partners|companies|firms|businesses|organi[sz]ations|members|citizens|people|persons|women",
    "facilities|buildings|schools|services|functions|features|participants|users|trials",
    "technologies|contracts|customers|seminars|hires",
)
_ENGLISH = (
    # how can I join; how to register, but not: how to use this bot
    rf"\bhow (?:can|do|could|should|would|might) {_WHO} {_DO}\b{_NOT_THE_BOT}",
    rf"\bhow to {_DO}\b{_NOT_THE_BOT}",
    rf"\bwhere (?:can|do|could|should) {_WHO} {_DO}\b",
    # which companies have joined, but not: which services have reached the target; the names of all partners
    (
        rf"\b(?:which|what) (?:\w+ )?{_THINGS} "
        r"(?=(?:are|is|were|was|have|has|had|do|does|did|joined|took|offer)\b"
        r"(?!.*\b(?:track|behind|achieved|reached|target)\b))"
    ),
    rf"\b(?:names?|addresses|a list|the list) of (?:all |the |our |these |those )*(?:\w+ ){{0,2}}{_THINGS}\b",
    # how many of the trials failed; how much power does it
    r"\bhow many (?:\w+ ){1,4}(?:failed|were (?:cancelled|dropped|men|women))\b",
    (
        r"\bhow much (?:power|electricity|energy|money|profit|revenue|tax)\b"
        r"(?= (?:do|does|did|is|are|was|were|has|have|had|can|will|it)\b)"
    ),
    # the next town; the registration form; dates of; the next job fair
    (
        r"\b(?:next|neighbou?ring|other|another|adjacent|nearby) "
        r"(?:towns?|cit(?:y|ies)|villages?|municipality|prefectures?|region|area)\b"
    ),
    (
        r"\b(?:registration|application|sign-?up|entry|enrolment|contract) "
        r"(?:forms?|fees?|procedures?|process|deadline|page|site|link)\b"
    ),
    # what share of the city's electricity is renewable
    (
        r"\bwhat (?:share|proportion|percentage|fraction) of (?:the city's |our |the |all )*"
        r"(?:electricity|energy|power|trips|households|waste)\b"
    ),
    r"(?<!target )\bdates? of\b",
    r"\bthe next (?=(?:\w+ ){1,3}(?:fair|seminar|event|trial|meeting|class|course|lecture)s?\b)",
    # who dropped out; remind me tomorrow; what does it mean
    r"\bwho (?:lost|left|quit|cancelled|stopped|dropped|failed|refused|needs?|wants?|cannot|can't)\b",
    (
        r"\bremind me (?:tomorrow|next|every|to\b"
        r"|(?:again )?(?:on|at|in) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|an? |the (?:morning|afternoon|evening)|noon))"
    ),
    r"\bhow (?:satisfied|happy|pleased|content) (?:are|were|was|is) (?!we\b|you\b|the city\b)",
    r"\bwhen\b[^.?!⏎]{0,30}\b(?:apply|submit)\b",
    r"\bmean(?=\s*(?:[?.!]|$))",
)
_JOINING = "(?:登録|加入|参加|申し?込み?|応募|ダウンロード|インストール|利用|契約|導入|切り?替え)"
_JAPANESE = (
    # パートナーに登録するには, 参加する条件, ダウンロード方法, パートナーになる条件
    (
        f"(?:に|へ|を)?{_JOINING}(?:する|できる|をする)"
        "(?:に(?=は|どう|何|な[にん]|[?!。]|$)|ため|方法|やり方|手順|条件|資格|要件)(?:は)?"
    ),
    f"{_JOINING}(?:の)?(?:方法|やり方|手順|条件|資格|要件|手続き?)",
    "に(?:なる|なれる)(?:に(?=は)|方法|条件)",
    # 登録ってどうやるん
    (
        f"{_JOINING}(?:する|の|を|は|って|、){{0,2}}"
        r"どう(?:やる|やって(?:やる|する))(?:の|ん|が|と)?(?:です|でしょう|や|だ)?(?:か|け|ね|ろ)?(?=[\s?!。]|$)"
    ),
    # 何人まで乗れる
    "(?:何|なん)人まで(?:入|乗|使|利用でき|参加でき|座)[るれ]?",
    # いくらかかった, いくら払う
    "(?:いくら|なんぼ|何円)(?:くらい|ぐらい|ほど)?(?:かか[っりる]|払[いうっ]|もらえ|使っ|儲か)",
    # 何時まで, 何時に開く; but 何時までに達成する, which is いつ
    "(?<!計画は)(?<!計画って)(?<!期間は)(?<!期間って)(?<!目標は)(?<!データは)(?<!から)何時(?:から|まで(?!に)|に?(?:開[いくけ館]|閉[まめ館]|始ま|終わ))",
    # どんな企業, どの施設
    "どんな(?:企業|会社|団体|人|方|施設|学校|サービス|機能|技術|実験)",
    "どの(?:企業|会社|団体|施設|学校|サービス|機能|技術)",
    # 申込書, 登録料; 隣の市の
    "(?:登録|申し?込み?|申請|加入|応募)(?:用紙|書|フォーム|様式|サイト|ページ|期限|料|費|窓口)",
    "(?:隣|となり|近隣|周辺|よそ|ほか|他|別)の(?:市|町|村|県|自治体|地域)(?=の|で|は|も|が|と|より|に比)",
    "(?:他|ほか|よそ)と(?:比べ|比較|くらべ)",
)
_PATTERNS = re.compile(any_of(*_ENGLISH, *_JAPANESE))


def find_other_matters(text: str) -> Iterator[tuple[int, int]]:
    """Where `text`, normalised, asks for what no figure tells."""
    return (match.span() for match in _PATTERNS.finditer(text))
