"""English turns of phrase that say nothing of what is asked for: when you get a chance, it slipped my mind."""

from __future__ import annotations

from kpi_core.cues import Cue
from kpi_core.expressions import Turns, either, within

_CLOCK = "tomorrow|noon|lunch|tonight|monday|tuesday|wednesday|thursday|friday"

_WHEN_WANTED = (
    # when you get a chance; when it comes to the partners
    (
        r"\bwhen(?:ever)? (?:you|u) (?:get|have|find|can|are|'re) ?(?:a |the |some |any )?"
        r"(?:chance|moment|minute|min|time|sec|second|free|ready|able|spare time)?\b"
    ),
    r"\bwhen it comes to\b",
    # before we meet; before lunch; before the end of the week
    rf"\bbefore (?=(?:i|we|you|they|it|he|she|that|then|{_CLOCK}|my|our)\b)",
    r"\bbefore (?:lunch|noon|tomorrow|tonight|then|long|the (?:weekend|deadline|end of the (?:day|week)))\b",
    r"\bbeforehand\b",
    # at your earliest convenience; to this day; at this point in time; at the end of the day
    r"\bat (?:your|the) (?:earliest|soonest)(?: (?:convenience|possible|opportunity))?\b",
    r"\b(?:to|till|until|up to) (?:this|the present) (?:day|point|moment)\b",
    r"\bat (?:this|the present|that|the current) (?:point|moment|stage|juncture)(?: in time)?\b",
    r"\bat (?:the )?end of the day\b",
)
_POLITE = (
    # may I trouble you for; sorry to bother you
    r"\bmay i trouble you(?: for)?\b",
    (
        r"\b(?:sorry|not|hate|don't (?:want|mean)) to "
        r"(?:trouble|bother|disturb|interrupt|pester|bug|nag)(?: you)?\b"
    ),
    # please intimate the same; do the needful; with reference to your good office; as per
    r"\b(?:please |kindly )intimate\b",
    r"\bdo the needful\b",
    r"\bthe (?:needful|same)\b",
    r"\bthe said\b",
    r"\byour good (?:self|office|offices)\b",
    r"\bwith (?:due )?(?:reference|regards?|respect) to\b",
    r"\bas per\b",
    r"\bin (?:case|respect) of\b",
)
_FORGOT = (
    # jog my memory; I completely forgot; it slipped my mind; off the top of your head
    r"\b(?:jog|refresh) my memory\b",
    (
        r"\b(?:i|i've|we|we've|i have|just) (?:completely |totally |clean |always |just )?"
        r"(?:forget|forgot|forgotten)\b"
    ),
    r"\b(?:slipped|slips) my mind\b",
    r"\boff the top of (?:your|my) head\b",
)
_FRANK = (
    # need some good news for the press release: which
    r"\bgood news (?:for|to) (?=[^,.?!⏎]{1,40}[,.:;–—-] ?(?:which|what|how|who|are|is|list|any)\b)",
    # aren't growing faster, of what one grows at all; but not: which grows faster
    r"(?:n't|\bnot) (?:been )?(?:growing|rising|going|moving|increasing|improving|progressing|falling|dropping) (faster|quicker|more quickly)\b",
    # tell me straight; to be honest; in all fairness; hands down
    r"\bstraight up\b",
    r"\b(?:give it to me|tell me) straight\b",
    r"\b(?:be|to be) (?:quite |perfectly |totally )?(?:honest|frank|fair)\b",
    r"\bin (?:all )?(?:honesty|fairness)\b",
    r"\bhands? (?:down|up)\b",
)
_WHERE_NOTED = (
    # on our books; on record; partners on board; what we have
    r"\bon (?:the|our|its|your) (?:books|list|record|records|register|roll|rolls)\b",
    r"\bon board\b",
    r"\bon (?:record|file|hand)\b",
    r"\bwhat we (?=have|got|has)\b",
    # the sheet in front of me; in the margin; on the phone with; on my desk; up for discussion
    r"\bin front of (?:me|us)\b",
    r"\bin the margin\b",
    r"\bon the phone(?: with| to)?\b",
    r"\bon (?:my|the) desk\b",
    r"\b(?:up|coming up) (?:for|in) (?:discussion|debate)\b",
    # who is in charge of it
    r"\bin charge(?: of)?\b",
    r"\bresponsible for\b",
)
_DOING = (
    # that took place; companies that took part; the trials we pulled off
    r"\b(?:take|takes|took|taken|taking) (?:place|part)\b",
    r"\bpulled off\b",
    r"\bdid (?:we|they|the city) (?:actually |really |even )?pull off\b",
    # filling in the form; point me to; keeping tabs on; putting the finishing touches to
    r"\bfill(?:ing|ed)? (?:in|out|up)\b",
    r"\bpoint(?:s|ed|ing)? (?:out|me to|to)\b",
    r"\bput(?:ting)? the finishing touches (?:to|on)\b",
    r"\bfinishing touches\b",
    r"\bkeep(?:ing|s)? (?:tabs|an eye|track|an eye out) (?:on|of)\b",
    # it came up in the council; somebody brought up; they are bound to ask
    r"\bcame? (?:about|up|along)\b(?! with)",
    r"\bbrought? up\b",
    r"\bbound to (?=(?:bring|ask|come|say|want|mention|raise)\b)",
)
_HOW_LONG = (
    # in one line; the 30-second version; two bullet points; but not: before, a term, a plan
    (
        r"\b(?:in|within|with)? ?(?:a|one|two|three|four|five|ten|\d{1,3})[ -]"
        + either(
            "line|lines|liner|sentence|sentences|second|seconds|sec|minute|minutes",
            "bullet|bullets|bullet point|bullet points|word|words|paragraph|page",
        )
        + r"\b(?! (?:before|until|till|term|plan|period|phase|indicator))"
    ),
    # one quick question; two things
    r"\bone (?:quick |more |last )?(?:thing|question)\b",
    r"\btwo (?:quick )?(?:questions|things)\b",
    # what kind of; something of the sort; no details please; chapter and verse; the whole of
    r"\bof the sort\b",
    r"\b(?:what|which|whatever) kinds? of\b",
    (
        r"\bno (?:time(?! (?:series|since))|details?|frills|fluff|waffle|jargon|rush|hurry|pressure"
        r"|worries|offence|offense)\b"
    ),
    r"\bchapter and verse\b",
    r"\bthe whole of\b",
)
_REASONS = (
    # Since the mayor asks …; but not: since 2018, since the start
    (
        r"(?:^|[.!?⏎] ?)since\b"
        + r"(?! *"
        + either(
            r"\d|fy|the (?:start|beginning|plan|launch|outset|baseline)|when|then|last|this|we (?:started|began)",
            "it (?:started|began)|day|launch|inception|january|april|reiwa|heisei",
        )
        + ")"
    ),
    # To recompute the percentage I need …
    (
        r"\bto (?:recompute|recalculate|work out|compute|calculate|check|verify) (?:the|its|their|this|that) "
        r"(?:percentage|rate|achievement rate|ratio|percent|figure)s?\b"
        r"(?=[^?⏎]{0,90}\b(?:i|we) (?:need|want|require|am looking|would like)\b)"
    ),
    # When the plan was made, how many did we set out to …
    (
        r"\b(?:when|before|as) (?:the |this |our )?(?:first |whole |sdgs? )*(?:plan|programme|program) "
        r"(?:was |had been |got )"
        r"(?:made|written|drawn up|drafted|adopted|set up|launched|agreed|approved|started)\b"
        + rf"(?={within(110)}\b"
        + either(
            "set out to|aim|aimed|target|planned|plan to|promised?|intend|intended",
            "want|wanted|supposed|meant|goal|hope|hoped|pledged?",
        )
        + r"\b)"
    ),
)
_CHANGES_WANTED = (
    # how many (new) contracts do we need
    rf"\bhow many (new)\b(?={within(70)}\b(?:need|needed|required|must|have to)\b)",
    # how far must emissions (fall); they should (drop) to
    (
        r"\b(?:must|have to|has to|need to|needs to|should|shall)\b[^.?!⏎]{1,60}?"
        r"\b(fall|rise|drop|climb|grow|decrease|increase|decline)\b(?= (?:to|by)\b|[?!. ]*$)"
    ),
)

TURNS: Turns = (
    (
        frozenset({Cue.FRAME}),
        (_WHEN_WANTED + _POLITE + _FORGOT + _FRANK + _WHERE_NOTED + _DOING + _HOW_LONG + _REASONS + _CHANGES_WANTED),
    ),
)
