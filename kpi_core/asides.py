"""Clauses that only say why somebody asks: 議会で聞かれそうなので、… / My boss wants a figure for the leaflet. …

They may hold any word at all, so what they say is not asked to be explained. Only whole clauses are passed over that say
who asks, or that somebody asks, tells or writes something, and that name no indicator, year or figure. A clause that says of
whom, of where or which figure stays: 「図書館の件ですが」, 「正社員に絞ります」, 「七尾の数字を聞かれた」, "for men only".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kpi_core.expressions import any_of, either

MOST_CLAUSES = 8  # a text of more is no question
LONGEST = 600  # characters

_ENDS = re.compile(
    any_of(
        # a mark that ends a sentence, dots, an emoji, a dash; a bracket to the end: … (for the council)
        r"[。!?⏎…\U0001f300-\U0001faff\u2600-\u27bf]+",
        r"\.(?=\s)",
        r"\.{2,}",
        r"[;:](?=\s)",
        r"\s[—–-]\s",
        r"\s*(?=\([^()]{5,}\)\s*$)",
        r"(?<=です|ます|した)\s+(?=[^\s])",
        # a clause that gives the reason, and what follows from it: 聞かれたので、…
        "(?<=ので)(?!す|し)、?|(?<=[すだん]が)、|(?<=けど)、?|(?<=けども)、?|(?<=けれど)、?|(?<=けれども)、?",
        "(?<=ため)、|(?<=ために)、|(?<=から)、|(?<=まして)、|(?<=おり)、|(?<=あり)、|(?<=ところ)、|(?<=んで)、",
        "(?<=げんけど)、?|(?<=さかい)、?|(?<=けん)、|(?<=き)、",
        # …を書いていて、; …してください、
        "(?<=いて)、|(?<=てて)、|(?<=でて)、|(?<=ください)、|(?<=下さい)、|(?<=でしょうか)、|(?<=ますか)、",
        # 来たばかりですみません、
        "(?<=すみません)、?|(?<=すいません)、?|(?<=ごめんなさい)、?|(?<=恐縮ですが)、",
        # … because my boss asked; …, so I need; …, we are updating the website
        r",?\s+(?=because\b)",
        r",\s*(?=(?:so|but|and (?:i|we|my)|as (?:i|we|my))\b)",
        r",\s+(?=(?:i|i'm|i've|i'd|i'll|we|we're|we've|my|our|he|she|they|somebody|someone|nobody)\b)",
    )
)
_ASKS = re.compile(r"\?|(?:か|かな|かね|け|かい)[。、⏎\s]*$")
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
                r"(?<!care )(?<!cares )(?<!lot )(?<!talk )(?<!talks )(?<!speak )about(?! (?:two|three|a few|some|several|these|the following)\b)",
                "regarding|concerning|list|compare|how|what|which",
            )
            + r"\b"
        ),
    )
)
# What a reason speaks of: somebody asked or told, something is written or held, the asker's own post or hurry.
_REASON = re.compile(
    any_of(
        "聞か|きか|訊か|問わ|言わ|頼ま|求め|突っ込|つっこ|叩か|たたか|詰めら|怒ら|質問|照会|問い?合わ|依頼|報告|説明|発表|答弁",
        "会議|議会|委員会|審議会|協議会|部会|打ち?合わ|レク|記者|取材|会見|新聞|広報|プレス|挨拶|あいさつ|視察|来客",
        "資料|記事|原稿|スライド|パワポ|メール|チラシ|ポスター|冊子|載せ|掲載|貼[るりっ]|(?:更新|公開|掲載|提出|印刷|決裁)(?:[前中後]の|の(?=確認))|書[いきくけこ]|作成|作[っりるら]|まとめ|準備|提出",
        "部長|課長|係長|局長|室長|市長|町長|村長|知事|上司|先輩|同僚|議員|議長|監査|[者課係室部局]です|[者課係室部局]なの|[者課係室部局]ですが",
        "授業|講座|講演|使[いうわえっ]|使お|配[るりっ]|見直し|転記|様式|心配|不安|割り振り|おっしゃ|仰[りっる]|話[すし]|出[しす]|営業|発破|案内文|要る|要りま",
        "後任|新任|異動|着任|来たばかり|新人|不慣れ|担当です|引き?継|急い|急ぎ|急で|時間が|締め?切|明日|あした|本日|来週|午後|午前|分後|音声入力|電話",
        (
            r"\b"
            + either(
                "boss|mayor|chief|manager|supervisor|director|colleagues?|councill?ors?|council|assembly|committee|deputy",
                "reports?|reporting|article|newsletter|leaflet|brochure|slides?|deck|poster|presentation|presenting|speech|talk",
                r"brief\w*|meeting|minutes?|press|journalist|reporter|newspaper|paper|website|blog|thesis|study|research\w*",
                r"delegation|interpreter|translat\w*|draft\w*|writ\w+|wrote|prepar\w+|publish\w*|print\w*|quot\w+|checking|updat\w+",
                r"fill\w*|form|questionnaire|asked|asks|asking|told|tell|said|says|mention\w*|claim\w*|wonder\w*|heard|emails?",
                r"deadline|hurry|rush|arriving|drawing|table|column|cell|sorry|apolog\w+|new here|intern|joined|desk|audit\w*|voucher\w*|graphic|chart|headline",
            )
            + r"\b"
        ),
    )
)
# What narrows, excludes, counts, assumes or asks for something else, so that its words matter.
_MATTERS = re.compile(
    any_of(
        "ではな|じゃな|でなく|以外|除[いくき外]|(?<!枚)(?<!回)だけ(?!です)|のみ|に限|限定|限[りっ]|絞|ごと|別[にの]|単年|平均|当たり|あたり|数え|集計|みたい",
        # 石川県内の数字を聞かれた, the teenagers' numbers: which figure is wanted; but a figure, the exact numbers
        "(?<!最新)(?<!直近)(?<!最近)(?<!今)の(?:数字|数値|値|実績|割合|件数|人数|数|データ|分|状況|件)|分を",
        (
            r"\b(?!(?:an?|the|this|that|these|those|some|any|our|my|your|its|exact|latest|right|correct|current|real|key|main"
            r"|final|same|no|of|which|what|for|with|new|few|two|three)\b)[a-z]+(?:'s?)? "
            r"(?:figures?|numbers?|values?|data|stats|statistics|rates?)\b"
        ),
        # another plan, another order; 小松の資料, but 議会の資料
        "(?:総合|基本|別の|他の)(?:計画|プラン|戦略)|次期|順位|ランキング|抜い|省い|外[しす]|含ま|含め|無視",
        "(?<![会議課係部局室長用け月日週年度報誌校学内前後者例査回])の(?:資料|スライド|報告)",
        "対象|似た|辞退|解約|差し引|探し|費用|予算|場所|申し?込|変更|仮に|もし|たら、|なら",
        r"\d(?!\d*\s*(?:分|時|日|月|階|minutes?|mins?|pm|am|o'clock|:))",
        (
            r"\b"
            + either(
                "not|never|no longer|only|per|without|net|average|instead|versus|vs|compared|besides|apart|if|in mind|interested",
                r"by (?:district|age|sex|gender|month|area)|except\w*|exclud\w*|leav\w+ aside|ignor\w*|omit\w*|skip\w*|minus|count\w*|looking for|register|sign up",
                r"join|apply|costs?|prices?|assum\w*|suppose|also|too|as well",
            )
            + r"\b|n't\b"
        ),
    )
)
# 人権・男女共同の担当です: who somebody is. 対象は環境課です says of what.
_INTRODUCES = re.compile(
    r"[^。?!はが]{1,25}(?:担当|[課係室]|課の者|係の者|室の者|事務局)(?:です|でございます|と申します)[。⏎\s]*"
)
_PAPERS = "(?:slides?|reports?|papers?|articles?|data|decks?|materials?|documents?|posters?|brief\\w*)"
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")  # marks, brackets and emoji round a clause
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
    """Whether a clause that names nothing only says why somebody asks; `left_over`: its unknown words."""
    if _INTRODUCES.fullmatch(clause) and not (_WANTS.search(clause) or _MATTERS.search(clause)):
        return True
    if _ASKS.search(clause) or _WANTS.search(clause) or any(_CONTRASTS.search(words) for words in left_over):
        return False
    if any(re.search(rf"\b{_PAPERS} (?:on|of|for|about|in) {re.escape(words)}\b", clause) for words in left_over):
        return False  # slides on Komatsu
    stripped = _EDGES.sub("", clause)
    return _REASON.search(stripped) is not None and _MATTERS.search(stripped) is None


def without(text: str, asides: Sequence[tuple[int, int]]) -> str:
    """The text with blanks in place of `asides`."""
    for start, end in asides:
        text = f"{text[:start]}⏎{' ' * (end - start - 1)}{text[end:]}"
    return text
