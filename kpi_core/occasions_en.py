"""What a figure is for, in English: who wants it, in which paper it is to stand, before which meeting.

These stand in the clause that asks, unlike the words of `Cue.CONTEXT` in `phrases_en`. Each pattern holds a determiner
or preposition and a word of the office, so that "the employment rate in the council" still is another rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kpi_core.expressions import either, within

_DETERMINER = (
    "(?:"
    + either(
        "the|a|an|my|our|your|his|her|their|this|that|these|those|some|one of (?:our|my|the)|next|upcoming|coming|last",
        "today's|tomorrow's|yesterday's|tonight's|monday's|tuesday's|wednesday's|thursday's|friday's",
        "week's|month's|year's|morning's|afternoon's|annual|monthly|weekly|quarterly|yearly",
        "mid-term|midterm|interim|final|new|big|short|little|quick|small|draft|internal|official",
        "english|japanese|bilingual|city|city's|mayor's|boss's|director's|councillor's|section's|department's",
        r"\d{1,2}:\d\d(?: ?[ap]m)?|\d{1,2} ?[ap]m|\d{1,2} o'?clock",
        "chief's|team's|press|media|budget|progress|status|sdgs?|kpi|closing|opening|friend's|colleague's",
    )
    + " ){1,5}"
)
# Who is one person, for whom a figure can be; "for the councillors" may be a rate of theirs.
_ROLE = either(
    "vice mayor|deputy mayor|mayor|section chief|section head|team leader|team lead|department head|department chief",
    "division head|division chief|head of (?:section|department|division)",
    "boss|chief|director|manager|supervisor|superior",
    "bucho|buchou|kacho|kachou|kakaricho|kakarichou|shicho|shichou|fukushicho|jocho|joshi",
    "sempai|senpai|tantosha|tanto",
    "councillor|councilor|council member|assembly member|auditor|inspector|examiner",
    "journalist|reporter|editor|press officer|spokesperson",
    "secretary|assistant|intern|trainee|newcomer|successor|predecessor|counterpart|colleague|coworker|co-worker",
    "governor|minister|ambassador|professor|prof|consultant|accountant|treasurer",
    "webmaster|moderator|presenter|interpreter|translator|reviewer|evaluator|donor partner|donor|funder|sponsor",
)
_PEOPLE = either(
    "bosses|higher-ups|higher ups|top brass|bigwigs|folks upstairs",
    "councillors|councilors|council members|assembly members|auditors|inspectors",
    "journalists|reporters|editors|readers|colleagues|coworkers|co-workers|delegates|delegation",
    "evaluators|reviewers|audience|listeners|consultants|counterparts|donors|funders|sponsors|donor partners",
)
_OUTSIDER = either(
    "visitor|guest|resident|student|friend|neighbou?r|fellow|researcher|scholar|expert|official|citizen",
    "mother|father|lady|gentleman|caller|volunteer|teacher|tourist",
)
_COMMITTEE = either(
    "city council|town council|council|assembly|gikai|committee|board|cabinet office|headquarters|hq|secretariat",
    "audit office|press office|budget team|planning team|pr team|communications team|finance team",
    "sdgs? team|sdgs? office|web team|steering group|steering committee|working group|task force",
)
_ORGANISATION = either("undp|un-habitat|un habitat|unu|unesco|unicef|jica|oecd|iges|world bank|united nations|un")
_BODY = either(
    "ministry|prefecture|prefectural office|ken|kencho|national government|central government|government",
    "press club|press|media|newspaper|tv station|broadcaster",
    "budget section|planning section|planning department|pr section|public relations(?: team| section)?",
    "finance department|finance section|sister city|sister cities|partner city|faculty|university",
    _ORGANISATION,
    "head office|front office|office next door|general affairs(?: section)?|personnel section|it section|management",
)
_ANYBODY = either(_ROLE, _PEOPLE, _COMMITTEE, _BODY)
# Sato-san; but not what is his: Sato-san's solar panels.
_TITLED = (
    "-(?:san|sama|kun|chan|sensei|bucho|buchou|kacho|kachou|kakaricho|kakarichou|shicho|shichou|shunin|sempai|senpai)"
)
_PERSON = rf"[a-z]{{2,14}}{_TITLED}(?!'s|-)"
_BOSSES = "(?:bucho|buchou|kacho|kachou|shicho|shichou|fukushicho|gikai)"
_PAPER = either(
    "press release|press kit|press pack|annual report|status report|progress report|sustainability report",
    "white paper|fact sheet|factsheet|cheat sheet|info sheet|briefing note|briefing paper|briefing pack",
    "talking points|position paper|cover letter|covering letter|evaluation sheet",
    "powerpoint|power point|google doc|word file|excel file|excel sheet|excel|ppt|pptx|pdf|xlsx?",
    "spreadsheet|worksheet|slide deck|slides?|deck",
    "article|newsletter|leaflet|brochure|pamphlet|booklet|flyer|flier|poster|banner|infographic|caption|headline",
    "editorial|op-ed|column|tweet|social media post|reports?|paper|memo|memorandum|minutes|handout|hand-out|handover",
    "questionnaire|template|document|documents|doc|docs|draft|manuscript|script|speech|statement",
    "answer|reply|response|letter|e-mail|email|mail|summary sheet|agenda|dossier",
    "voluntary local review|local review|vlr annex|vlr|annex|appendix|foreword|preface|case study|profile|chapter|thesis|dissertation|essay|homework|bulletin|gazette|yearbook|kairan|shiryo|shiryou",
)
# What a figure can be for, but also be counted in: downloads from the website.
_PLACE = either(
    "footnotes?|endnotes?|notes|grant application|funding application|application form|survey form|form|proposal|bid",
    "blog post|blog|post|web page|webpage|website|home page|homepage|textbook",
    "video|podcast|radio show|radio interview|tv interview|interview|exhibition panel|display panel",
    "translation|newspaper|feature|file|chart|graph|table|diagram",
)
_MEETING = either(
    "council meeting|assembly meeting|board meeting|committee meeting|team meeting|staff meeting|budget meeting",
    "town hall meeting|section meeting|department meeting|management meeting|review meeting",
    "press conference|press briefing|press call|council session|assembly session|plenary session|plenary",
    "question time|q&a session|q&a|meetings?|kaigi|uchiawase|chorei|hearing|briefing|session|debriefing|huddle",
    "stand-up|standup|conference call|video call|zoom call|zoom|teams call|call",
    "conference|symposium|forum|summit|panel discussion|panel|audit|inspection|site visit",
    "workshop|webinar|presentation|interview|lecture|talk|speech|ceremony|deadline",
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
        rf"\b{_FOR} (?:{_MAKING} )?{_DETERMINER}?(?:(?:{_ROLE}|{_COMMITTEE}){_THEIRS} )?"
        rf"(?:{_PAPER}|{_PLACE}|{_MEETING})\b"
        rf"(?: (?:of|for|to|with|by|from|at) {_DETERMINER}(?:{_ROLE}|{_COMMITTEE}|{_BODY})\b)?"
    ),
    rf"\b{_FOR} (?:the )?{_ORGANISATION}\b(?!-| [a-z]+ (?:rate|number|share))",
    # for my boss; for kacho
    rf"\b{_FOR} {_DETERMINER}(?:{_ROLE}|{_COMMITTEE})\b{_THEIRS}",
    rf"\b{_FOR} (?:{_BOSSES}|kaigi)\b",
)
_IN_PAPERS = (
    # it is for the UN-Habitat profile
    rf"\b(?:it|this|that)(?:'s| is| will be) (?:all )?for {_DETERMINER}?(?:[a-z-]+ ){{0,2}}{_PAPER}\b",
    # writing the VLR annex -
    rf"(?:^|[.,!?⏎] ?)(?:currently |still |just |i'm |i am |we're |we are ){{0,3}}{_MAKING} {_DETERMINER}?(?:[a-z-]+ ){{0,2}}?(?:{_PAPER}|footnotes?)\b(?= *[-,:;–—.])",
    # in the report, on the poster; to Excel
    rf"\b(?:in|into|on|onto|to|from) {_DETERMINER}{_PAPER}\b",
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
        + rf" (?:[a-z]+ )?{_MEETING}\b"
    ),
    # at a hearing; into the budget meeting
    (
        r"\b(?:at|during|after|in|into|to) (?:the|a) (?:[a-z]+ )?"
        r"(?:meeting|hearing|briefing|session|kaigi|press conference|council meeting|q&a|plenary)\b"
    ),
    # the mayor has a briefing at 10, where do we stand
    (
        rf"(?:^|[.,!?⏎] ?)(?:(?:{_DETERMINER}(?:{_ROLE}|{_COMMITTEE})|i|we|they) )?(?:has|have|has got|have got|got|'ve got) "
        rf"{_DETERMINER}{_MEETING}(?: with (?:{_DETERMINER})?(?:[a-z]+ )?(?:{_ROLE}|{_PEOPLE}|{_COMMITTEE}))?"
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
    rf"\b{_TELLING} {_SAID}(?:(?:to|for|with) )?(?:{_DETERMINER}{_ANYBODY}|{_BOSSES})\b",
    # mayor's aide here,
    (
        rf"(?:^|[.,!?⏎] ?)(?:it's |this is )?(?:{_DETERMINER})?(?:(?:{_ROLE}|{_COMMITTEE}){_THEIRS} )?"
        r"(?:aide|assistant|secretary|office|intern|coordinator|secretariat|desk) here(?= ?[,.:!⏎-])"
    ),
    # Hi Tanaka-san,
    rf"(?:^|[.!?⏎] ?)(?:hi|hello|hey|dear|thanks|thank you|morning|good morning|sorry),? {_PERSON}(?= ?[,.:!⏎-])",
)
_ASKED = (
    # the mayor wants to know; the budget team has asked me for; someone from the press club is asking
    (
        rf"\b(?:{_DETERMINER}{_ANYBODY}|{_BOSSES}(?: san|-san)?|{_PERSON}"
        rf"|(?:someone|somebody|people|person|one) (?:from|on|at|in) {_DETERMINER}(?:{_ANYBODY}|{_MEETING}))"
        rf"(?: (?:from|on|of|in|at) {_DETERMINER}(?:{_COMMITTEE}|{_BODY}))?"
        rf" ?{_AUXILIARY}{_WANTING}\b{_BEHIND_WANTING}"
    ),
    # a fellow at UNU wants; a visitor has asked
    (
        r"(?:^|[.,!?⏎] ?)(?:an?|some|another|one) "
        rf"(?:[a-z]+ )?(?:{_OUTSIDER})"
        rf"(?: (?:from|at|of|in|with) (?:the )?[a-z]+(?: [a-z]+)?)? {_AUXILIARY}{_WANTING}\b{_BEHIND_WANTING}{_NOT_OF_THEIRS}"
    ),
    # a student emailed us,
    (
        rf"(?:^|[.,!?⏎] ?)(?:someone|somebody|(?:an?|some|another|one|the|our|my) (?:[a-z]+ )?(?:{_OUTSIDER}|{_ROLE})) "
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
    (rf"\b(?:{_ROLE}|mr|mrs|ms|dr|prof)\.? [a-z]{{2,14}} {_AUXILIARY}{_WANTING}\b{_BEHIND_WANTING}"),
    # what it is according to the review
    r"\baccording to (?:the |our |your |this )?(?:review|report|sheet|table|record|document)\b",
    # the labour office wants to know
    (
        r"\b(?:the|our|an?) (?:[a-z]+ ){1,2}?(?:office|bureau|agency|department|section|team|division|association|union|chamber"
        rf"|foundation|committee|ministry|school|university|embassy|bank) {_AUXILIARY}{_WANTING}\b{_BEHIND_WANTING}{_NOT_OF_THEIRS}"
    ),
    # the economics faculty has asked me for
    (
        rf"(?:^|[.,;:!?⏎] ?)(?:the|our|my|an?) [a-z]+ {_ANYBODY} {_AUXILIARY}"
        r"(?:asks?|asked|asking|wants?|wanted|needs?|requests?|requested)"
        r"(?: (?:me|us|to know|for|about|whether|if))+\b"
    ),
)
_CLAIMED = (
    # our director is nervous about
    (
        rf"\b(?:{_DETERMINER}(?:{_ROLE}|{_PEOPLE}|{_COMMITTEE})|{_PERSON}) "
        r"(?:is|are|was|gets?|got|seems?|looks?|(?:is|are) getting) (?:(?:very|really|quite|so|rather|a bit|a little|already) ){0,3}"
        r"(?:nervous|worried|anxious|curious|impatient|unhappy|sceptical|skeptical|concerned|excited)\b(?: (?:about|over|whether|if|that))?"
    ),
    # the mayor says that; someone in the meeting claimed; a colleague told me
    (
        rf"\b(?:{_DETERMINER}(?:{_ANYBODY})|{_PERSON}|someone|somebody|people|they)"
        rf"(?: (?:from|on|of|in|at) {_DETERMINER}(?:{_ANYBODY}|{_MEETING}))?"
        r" (?:has |have |just |keeps? |once ){0,3}"
        r"(?:says?|said|saying|claims?|claimed|claiming|thinks?|believes?|swears?|insists?|(?:told|tells) (?:me|us))\b(?: that\b)?"
    ),
    r"\b(?:i|we) (?:heard|read|was told|were told|have heard|have read|saw)\b(?: that\b| somewhere\b)*",
)
_WRITTEN = (
    # the paper in front of me just says
    (
        rf"\b(?:the|my|this|that|our) "
        rf"(?:{_PAPER}|{_PLACE}|note|list|sheet|margin|printout|cell|row|line|label|entry)"
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

_SENTENCE = re.compile(rf"(?<![a-z'])[a-z']+ [a-z']+ [a-z0-9']+|{_TITLED}\b")


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
