"""What a figure is for, in English: who wants it, in which paper it is to stand, before which meeting.

These stand in the clause that asks, unlike the words of `Cue.CONTEXT` in `phrases_en`. Each pattern holds a determiner
or preposition and a word of the office, so that "the employment rate in the council" still is another rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kpi_core.expressions import either, within
from kpi_core.office_words_en import (
    ANYBODY,
    BODY,
    BOSSES,
    COMMITTEE,
    DETERMINER,
    MEETING,
    ORGANISATION,
    OUTSIDER,
    PAPER,
    PEOPLE,
    PERSON,
    PLACE,
    ROLE,
    TITLED,
)

_FOR = "(?:for use (?:in|at)|for|before|ahead of|in time for|prior to|in preparation for|in advance of|with a view to)"
_MAKING = either(
    "translating|writing|rewriting|updating|preparing|drafting|making|designing|printing|editing|proofreading",
    "drawing|plotting|sketching|finishing|completing|compiling|filling in|filling out|checking|correcting",
    "illustrating|revising|assembling|creating|laying out",
)
_TELLING = either(
    "report|present|explain|show|give|send|say|tell|pass|forward|submit|hand|speak|talk|answer|reply",
    "brief|inform|update|remind|convince|assure|impress|help|assist|advise",
    "reporting|presenting|explaining|showing|telling|briefing|answering",
)
_SAID = r"(?:(?:it|this|that|them|something|things|back|up|in|over|on|out|a few words|about this|about it)\s){0,4}"
_WANTING = either(
    "wants?|wanted|needs?|needed|asks?|asked|asking|wonders?|wondered|wondering|likes?",
    "requests?|requested|requesting|demands?|demanded|demanding|enquires?|enquired|enquiring",
    "inquires?|inquired|inquiring|insists?|expects?|be asking|worries|worried|keen",
)
_AUXILIARY = (
    "(?:"
    + either(
        "just|also|now|always|often|once|again|has|have|had|will|would|may|might|could|can|is|are|was|were|be|been",
        "surely|probably|certainly|definitely|likely|bound|to|going|keeps?|kept",
        "suddenly|urgently|desperately|really|kindly|only",
    )
    + " |'s |'ll |'d ){0,5}"
)
_BEHIND_WANTING = (
    "(?: (?:me|us|him|her|them|you))?(?: (?:about|for|after|whether|if|to know|to see|to hear|to have|to be told))?"
)
_THEIRS = r"(?:'s?)?"  # the mayor's; my bosses'

# Who asks may mean a figure of their own: an official from Hakusan wants to know what their rate is.
_NOT_OF_THEIRS = rf"(?!{within(100)}\b(?:their|its|his|her|they|them|he|she|how many (?:have|of))\b)"

_FOR_PAPERS = (
    # for my article; before the council meeting; for translating the leaflet of the ministry
    (
        rf"\b{_FOR} (?:{_MAKING} )?{DETERMINER}?(?:(?:{ROLE}|{COMMITTEE}){_THEIRS} )?"
        rf"(?:{PAPER}|{PLACE}|{MEETING})\b"
        rf"(?: (?:of|for|to|with|by|from|at) {DETERMINER}(?:{ROLE}|{COMMITTEE}|{BODY})\b)?"
    ),
    rf"\b{_FOR} (?:the )?{ORGANISATION}\b(?!-| [a-z]+ (?:rate|number|share))",
    # for my boss; for kacho
    rf"\b{_FOR} {DETERMINER}(?:{ROLE}|{COMMITTEE})\b{_THEIRS}",
    rf"\b{_FOR} (?:{BOSSES}|kaigi)\b",
)
_IN_PAPERS = (
    # it is for the UN-Habitat profile
    rf"\b(?:it|this|that)(?:'s| is| will be) (?:all )?for {DETERMINER}?(?:[a-z-]+ ){{0,2}}{PAPER}\b",
    # writing the VLR annex -
    rf"(?:^|[.,!?⏎] ?)(?:currently |still |just |i'm |i am |we're |we are ){{0,3}}{_MAKING} {DETERMINER}?(?:[a-z-]+ ){{0,2}}?(?:{PAPER}|footnotes?)\b(?= *[-,:;–—.])",
    # in the report, on the poster; to Excel
    rf"\b(?:in|into|on|onto|to|from) {DETERMINER}{PAPER}\b",
    r"\b(?:in|into|on|onto|with|to) (?:excel|powerpoint|power point|word|pdf)\b",
)
_AT_MEETINGS = (
    # at tomorrow's council meeting; in the next session
    (
        r"\b(?:at|during|after|in|into|to) "
        + either(
            "my|our|this|next|today's|tomorrow's|yesterday's|tonight's",
            "monday's|tuesday's|wednesday's|thursday's|friday's",
            "(?:this|next|last) (?:week|month)'s|the (?:next|upcoming|coming)",
        )
        + rf" (?:[a-z]+ )?{MEETING}\b"
    ),
    # at a hearing; into the budget meeting
    (
        r"\b(?:at|during|after|in|into|to) (?:the|a) (?:[a-z]+ )?"
        r"(?:meeting|hearing|briefing|session|kaigi|press conference|council meeting|q&a|plenary)\b"
    ),
    # the mayor has a briefing at 10, where do we stand
    (
        rf"(?:^|[.,!?⏎] ?)(?:(?:{DETERMINER}(?:{ROLE}|{COMMITTEE})|i|we|they) )?(?:has|have|has got|have got|got|'ve got) "
        rf"{DETERMINER}{MEETING}(?: with (?:{DETERMINER})?(?:[a-z]+ )?(?:{ROLE}|{PEOPLE}|{COMMITTEE}))?"
        r"(?: (?:at \d{1,2}(?::\d\d)?(?: ?[ap]m)?|today|tomorrow|tonight|soon|later|next week"
        rf"|(?:this|in the|tomorrow) (?:morning|afternoon|evening|week))){{0,2}}(?= *[-,:;–—.]){_NOT_OF_THEIRS}"
    ),
    # in yesterday's assembly
    (
        r"\b(?:at|during|after|in) "
        + either(
            "yesterday's|today's|tomorrow's|this morning's|this afternoon's",
            "last week's|last month's|this week's|next week's",
        )
        + r" (?:assembly|council|committee|board|plenary)\b"
    ),
)
_TOLD = (
    # tell my boss; give it to the vice mayor; report to kacho
    rf"\b{_TELLING} {_SAID}(?:(?:to|for|with) )?(?:{DETERMINER}{ANYBODY}|{BOSSES})\b",
    # mayor's aide here,
    (
        rf"(?:^|[.,!?⏎] ?)(?:it's |this is )?(?:{DETERMINER})?(?:(?:{ROLE}|{COMMITTEE}){_THEIRS} )?"
        r"(?:aide|assistant|secretary|office|intern|coordinator|secretariat|desk) here(?= ?[,.:!⏎-])"
    ),
    # Hi Tanaka-san,
    rf"(?:^|[.!?⏎] ?)(?:hi|hello|hey|dear|thanks|thank you|morning|good morning|sorry),? {PERSON}(?= ?[,.:!⏎-])",
)
_ASKED = (
    # the mayor wants to know; the budget team has asked me for; someone from the press club is asking
    (
        rf"\b(?:{DETERMINER}{ANYBODY}|{BOSSES}(?: san|-san)?|{PERSON}"
        rf"|(?:someone|somebody|people|person|one) (?:from|on|at|in) {DETERMINER}(?:{ANYBODY}|{MEETING}))"
        rf"(?: (?:from|on|of|in|at) {DETERMINER}(?:{COMMITTEE}|{BODY}))?"
        rf" ?{_AUXILIARY}{_WANTING}\b{_BEHIND_WANTING}"
    ),
    # a fellow at UNU wants; a visitor has asked
    (
        r"(?:^|[.,!?⏎] ?)(?:an?|some|another|one) "
        rf"(?:[a-z]+ )?(?:{OUTSIDER})"
        rf"(?: (?:from|at|of|in|with) (?:the )?[a-z]+(?: [a-z]+)?)? {_AUXILIARY}{_WANTING}\b{_BEHIND_WANTING}{_NOT_OF_THEIRS}"
    ),
    # a student emailed us,
    (
        rf"(?:^|[.,!?⏎] ?)(?:someone|somebody|(?:an?|some|another|one|the|our|my) (?:[a-z]+ )?(?:{OUTSIDER}|{ROLE})) "
        r"(?:has |have |just ){0,2}(?:e-?mailed|called|phoned|rang|messaged|texted|pinged)(?: (?:me|us))?(?= ?[,.:;!⏎-])"
        f"{_NOT_OF_THEIRS}"
    ),
    # a welfare NPO asked me if; our Estonian partners are curious how: whoever asks, with a word of what is asked behind it
    (
        rf"(?:^|[.!?⏎] ?)(?:an?|our|the|my|some|one) (?:[a-z'-]+ ){{1,4}}?{_AUXILIARY}"
        r"(?:asks?|asked|asking|wants? to know|wanted to know|needs? to know|wonders?|wondered|curious)(?: (?:me|us))?"
        r"(?: (?:before|by|after) (?:lunch|noon|tonight|tomorrow|monday|friday)| today| now| urgently)?"
        r"(?: (?:if|whether|about))?(?= (?:if|whether|about|how|what|when|which|where|why|we|it|the|our)\b)"
        f"{_NOT_OF_THEIRS}"
    ),
    # Councillor Yamada asked about
    (rf"\b(?:{ROLE}|mr|mrs|ms|dr|prof)\.? [a-z]{{2,14}} {_AUXILIARY}{_WANTING}\b{_BEHIND_WANTING}"),
    # what it is according to the review
    r"\baccording to (?:the |our |your |this )?(?:review|report|sheet|table|record|document)\b",
    # the labour office wants to know
    (
        r"\b(?:the|our|an?) (?:[a-z]+ ){1,2}?(?:office|bureau|agency|department|section|team|division|association|union|chamber"
        rf"|foundation|committee|ministry|school|university|embassy|bank) {_AUXILIARY}{_WANTING}\b{_BEHIND_WANTING}{_NOT_OF_THEIRS}"
    ),
    # the economics faculty has asked me for
    (
        rf"(?:^|[.,;:!?⏎] ?)(?:the|our|my|an?) [a-z]+ {ANYBODY} {_AUXILIARY}"
        r"(?:asks?|asked|asking|wants?|wanted|needs?|requests?|requested)"
        r"(?: (?:me|us|to know|for|about|whether|if))+\b"
    ),
)
_CLAIMED = (
    # our director is nervous about
    (
        rf"\b(?:{DETERMINER}(?:{ROLE}|{PEOPLE}|{COMMITTEE})|{PERSON}) "
        r"(?:is|are|was|gets?|got|seems?|looks?|(?:is|are) getting) (?:(?:very|really|quite|so|rather|a bit|a little|already) ){0,3}"
        r"(?:nervous|worried|anxious|curious|impatient|unhappy|sceptical|skeptical|concerned|excited)\b(?: (?:about|over|whether|if|that))?"
    ),
    # the mayor says that; someone in the meeting claimed; a colleague told me
    (
        rf"\b(?:{DETERMINER}(?:{ANYBODY})|{PERSON}|someone|somebody|people|they)"
        rf"(?: (?:from|on|of|in|at) {DETERMINER}(?:{ANYBODY}|{MEETING}))?"
        r" (?:has |have |just |keeps? |once ){0,3}"
        r"(?:says?|said|saying|claims?|claimed|claiming|thinks?|believes?|swears?|insists?|(?:told|tells) (?:me|us))\b(?: that\b)?"
    ),
    r"\b(?:i|we) (?:heard|read|was told|were told|have heard|have read|saw)\b(?: that\b| somewhere\b)*",
)
_WRITTEN = (
    # the paper in front of me just says
    (
        rf"\b(?:the|my|this|that|our) "
        rf"(?:{PAPER}|{PLACE}|note|list|sheet|margin|printout|cell|row|line|label|entry)"
        r"(?: "
        + either(
            "just|only|also|here|there|in front of (?:me|us)|i have|i've got|i am reading",
            "on my desk|on the desk|from the [a-z]+",
        )
        + r")* (?:says?|said|reads?|mentions?|mentioned|shows?|lists?|has|states?|refers to|talks about|speaks of)\b"
    ),
)
_SOON = (
    # asked me at lunch
    (
        r"(?:(?<=asked )|(?<=asked me )|(?<=asked us )|(?<=told me )|(?<=told us )|(?<=said )|(?<=mentioned ))"
        r"(?:(?:at|over|during) (?:lunch|dinner|breakfast|coffee|drinks|the reception)|on the phone|in passing|in the (?:corridor|hallway|lift|elevator))\b"
    ),
    # in 5 min; within the next half hour; by 3 o'clock
    (
        r"\b(?:in|within) (?:the next )?"
        r"(?:\d{1,2}|a|one|two|three|four|five|ten|fifteen|twenty|thirty|few|a few|a couple of)"
        r" ?(?:min|mins|minutes?|secs?|seconds?)\b"
    ),
    r"\bby (?:\d{1,2}|noon|midday|one|two|three|four|five|six) ?(?:o'clock|oclock|sharp)\b",
    # I only have a minute; five minutes before my
    (
        r"\b(?:i|we) (?:only |just )?(?:have|got|have got) (?:(?:only|just|about|less than) )?"
        r"(?:a|one|two|\d{1,2}) (?:min|mins|minutes?|secs?|seconds?|moment)\b"
    ),
    (
        r"\b(?:a|one|five|two|ten|\d{1,2}) (?:minutes?|mins?|moments?) (?:before|until|till|to)\b"
        r"(?= (?:the|my|our|this|it|i|we)\b)"
    ),
    # before my 10 o'clock
    r"\b(?:before|for) (?:my|our|the) \d{1,2}(?::\d\d)? ?(?:o'?clock|[ap]m)?(?= *(?:[:,.;!?⏎]|$))",
)
_PATTERNS = _FOR_PAPERS + _IN_PAPERS + _AT_MEETINGS + _TOLD + _ASKED + _CLAIMED + _WRITTEN + _SOON

_SENTENCE = re.compile(rf"(?<![a-z'])[a-z']+ [a-z']+ [a-z0-9']+|{TITLED}\b")


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _PATTERNS))


def occasions(text: str) -> Iterator[tuple[int, int]]:
    """Where a normalised text says what the figure is for; stretches may overlap."""
    if _SENTENCE.search(text) is None:
        return  # compiled only where it is needed: it takes longer than answering
    for pattern in _compiled():
        for match in pattern.finditer(text):
            yield match.span()
