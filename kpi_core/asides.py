"""Clauses that only say why somebody asks: 議会で聞かれそうなので、… / My boss wants a figure for the leaflet. …

They may hold any word at all, so what they say is not asked to be explained. Only whole clauses are passed over, that
make a statement, name nothing that is counted, and set no topic: 「図書館の件ですが」 and "for men only" say what is
asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kpi_core.expressions import any_of, either

MOST_CLAUSES = 8  # a text of more is no question
LONGEST = 600  # characters

_ENDS = re.compile(
    any_of(
        # a mark that ends a sentence, an emoji, a dash; a bracket to the end: … (for the council)
        r"[。!?⏎…\U0001f300-\U0001faff\u2600-\u27bf]+",
        r"\.(?=\s)",
        r"[;:](?=\s)",
        r"\s[—–-]\s",
        r"\s*(?=\([^()]{5,}\)\s*$)",
        r"(?<=です|ます|した)\s+(?=[^\s])",
        # a clause that gives the reason, and what follows from it: 聞かれたので、…
        "(?<=ので)、?|(?<=[すだん]が)、|(?<=けど)、?|(?<=けども)、?|(?<=けれど)、?|(?<=けれども)、?",
        "(?<=ため)、|(?<=ために)、|(?<=から)、|(?<=まして)、|(?<=おり)、|(?<=あり)、|(?<=ところ)、|(?<=んで)、",
        "(?<=げんけど)、?|(?<=さかい)、?|(?<=けん)、|(?<=き)、",
        # … because my boss asked; …, so I need; …, we are updating the website
        r",?\s+(?=because\b)",
        r",\s*(?=(?:so|but|and (?:i|we|my)|as (?:i|we|my))\b)",
        r",\s+(?=(?:i|i'm|i've|i'd|i'll|we|we're|we've|my|our|he|she|they|somebody|someone|nobody)\b)",
    )
)
_ASKS = re.compile(r"\?|(?:か|かな|かね|け|かい)[。⏎\s]*$")
# Who wants to know something says what it is: its words must be explained.
_WANTS = re.compile(
    any_of(
        # 図書館の件を知りたい
        "知りたい|聞きたい|教えて|見たい|見せて|について|に関し|に関する",
        "のこと(?:で|を|は|$)|の件|の話|調べて|比べ",
        # I'd like to know about; but not: about two hundred
        (
            r"\b"
            + either(
                "tell me|show me|give me|want to know|like to know|need to know",
                r"about(?! (?:two|three|a few|some|several|these|the following)\b)",
                "regarding|concerning|list|compare|how|what|which",
            )
            + r"\b"
        ),
    )
)
# 男性です。 sets a topic; 環境課です。 or 準備中です。 does not.
_COPULA = re.compile(
    "(?P<before>.)(?:です|だ|でございます|である|なの|なん)?(?:です|だ)?"
    r"(?:が|けど|けれど|けども|けれども)?[、。⏎\s]*$"
)
_SAID_OF_ASKING = frozenset("課係室部局者員用長生中前後日めたうりん会来る")
# A clause that ends in a verb: 聞かれそうなんですけど, まとめています
_VERB = re.compile(
    either(
        "ま(?:す|した|して|せん|しょう)|[いきしちにひみりぎじびえけせてねべめれげぜでた]?たい|そう",
        "(?<!で)す|[うくつぬむるぐぶ]|[いきしちっん][ただ]",
        "てる|てん|とる|とん|のん|おり|あり|ない",
    )
    + either(
        "です|だ|の|ん|んです|のです|ので|んで|もので|もんで|から|けど|けれど|けども|けれども|が|ため|ために|ところ",
        "さかい|けん|げん|わ|よ|ね|な|んよ|し|んだ|ねん|ばい|で|ぞ|ぜ|だけ",
    )
    + r"*[、。⏎\s!~ー〜]*$"
)
# A statement: we are updating the website; just checking
_FINITE = re.compile(
    r"\b"
    + either(
        "i|i'm|i've|i'd|i'll|we|we're|we've|my|our|he|she|they|it|it's|there|there's",
        "is|are|was|were|has|have|had|will|just|no|got|need|needs|wants|asked",
    )
    + r"\b|^\W*(?:just |still )?\w{3,}ing\b"
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")  # marks, brackets and emoji round a clause
_KANA = re.compile(r"[ぁ-ゟ]")
# What tells apart, among words that nothing explains: of other people, places, owners.
_CONTRASTS = re.compile(
    any_of(
        "男|女|高齢|年寄|老人|シニア|若者|若い|若年|子ども|子供|こども|児童|生徒|外国|観光|旅行",
        "民間|企業|家庭|住宅|個人|全国|国内|日本|世界|他の",
        # 大津市の; but not 市長
        "[一-鿿]{1,4}(?:市|町|村|県|区)(?!長|役|議|庁|民|内)|大阪府|京都府",
        (
            r"\b"
            + either(
                "men|man|male|males|boys?|women|girls?|elderly|seniors?|youths?|young|children|kids",
                "foreigners|foreign (?:residents|workers|visitors|tourists|students)|tourists?|visitors?",
                "private|households?|homes?|residential",
                r"national\w*|japan|prefectur\w+|other cit\w+|city of|town|village",
            )
            + r"\b"
        ),
    )
)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a normalised text begin and end, with the marks that end them."""
    start = 0
    for end in _ENDS.finditer(text):
        if text[start : end.end()].strip():
            yield start, end.end()
            start = end.end()
    if text[start:].strip():
        yield start, len(text)


def may_be_aside(clause: str, left_over: Sequence[str]) -> bool:
    """Whether a clause that names nothing can only say why somebody asks; `left_over`: its unknown words."""
    if _ASKS.search(clause) or _WANTS.search(clause) or any(_CONTRASTS.search(words) for words in left_over):
        return False
    stripped = _EDGES.sub("", clause)
    if stripped[:1].isascii() and not _KANA.search(stripped):
        return len(stripped.split()) >= 3 and _FINITE.search(stripped) is not None
    if _VERB.search(stripped):
        return True
    copula = _COPULA.search(stripped)
    return copula is not None and copula["before"] in _SAID_OF_ASKING


# Between an unknown word and a name these make one thing of both: 図書館のアプリ, アプリ開発費, an app for tourists.
_BELONGS = re.compile(
    r"\s*"
    + either(
        "の|での?|への?|における|による|からの?",
        r"\b(?:of|for|in|at|by|on|with|without|among|from)(?:\s+(?:the|an?|our|its|this|that|all))*",
    )
    + r"?\s*"
)


def stands_apart(clause: str, names: Sequence[tuple[int, int]], unknown: Sequence[tuple[int, int]]) -> bool:
    """Whether no unknown word of a clause can belong to a name."""
    return not any(
        _BELONGS.fullmatch(clause, min(end, last), max(start, first)) for start, end in names for first, last in unknown
    )


def around(names: Sequence[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """What of a clause, which ends at `end`, is not one of `names`."""
    start = 0
    for first, last in sorted(names):
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def without(text: str, asides: Sequence[tuple[int, int]]) -> str:
    """The text with blanks in place of `asides`."""
    for start, end in asides:
        text = f"{text[:start]}{'⏎' if end - start > 0 else ''}{' ' * (end - start - 1)}{text[end:]}"
    return text
