"""English turns of phrase that ask for a value of one year or of several: at the start, now, from year to year."""

from __future__ import annotations

from kpi_core.cues import Cue
from kpi_core.expressions import Turns, either

_TRENDS = (
    # how many tons of CO2 did we cut: by how much, which the series tells
    (
        r"\bhow (?:many|much) (?:tons|tonnes|co2|ghg|emissions?)\b[^.?!⏎]{0,40}?\b(?:did|have|has) "
        r"(?:we|it|they|you|kaga|the city)(?: already| actually| really)? (cut|reduced?|saved?|eliminated?)\b"
    ),
    # what has happened to the employment rate since 2015
    (
        r"\bwhat(?:'s| has| have| is)? (?:been )?(?:happened|happening) (?:to|with)\b"
        r"(?=[^?!⏎]{0,90}\b(?:since|over|from|between|through)\b)"
    ),
    # for every single year; from one year to the next
    r"\b(?:by|per|each|every|for each|for every) (?:single )?year\b(?!\s*\d)",
    r"\b(?:from )?one year to (?:the next|another)\b",
    # up, down or flat
    r"\bup,?(?: or)? down,?(?: or (?:flat|level|stable|sideways|the same|unchanged))?\b",
    r"\b(?:up|down|rising|falling) or (?:flat|stable|stagnant|level)\b",
    # from the oldest to the newest; on the rise
    r"\b(?:oldest|earliest|first) to (?:the )?(?:newest|latest|last|most recent)\b",
    r"\bon the (?:up|rise|increase|decline|decrease|wane|up and up|way up|way down)\b",
    # 2019 (through) 2023; (between) 2019 and 2023
    r"\b20\d\d (through|thru|until|till|up to) (?:fy ?)?20\d\d\b",
    r"\b(between) (?:fy ?)?20\d\d and (?:fy ?)?20\d\d\b",
    # in which direction is it moving; stable or not
    r"\b(?:in )?(?:which|what) (?:direction|way)\b(?=[^?⏎]{0,60}\b(?:mov|head|go|trend|develop|point|turn))",
    r"\bdirection of travel\b",
    r"\b(?:stable|flat|steady) or (?:not|rising|falling|up|down)\b",
)
_BASELINES = (
    # at the time the plan was made
    (
        r"\b(?:at|from|by) the time (?:of |when )?(?:the )?"
        r"(?:plan|programme|program|project|start|launch|beginning)(?:'s)?(?: (?:was |had been )?"
        + either(
            "start|started|starts|began|begin|begins|launched|made|written|drawn up|drafted|adopted",
            "kicked off|set up|launch|beginning",
        )
        + r")?\b"
    ),
    # back when it all started
    (
        r"\b(?:back )?(?:when|before|at the moment|as|until) (?:the |this |our |its )?(?:first |sdgs? |whole )*"
        r"(?:plan|programme|program|scheme|project|thing|things|everything|it all|all this|all of this) "
        r"(?:first |had |was |got |even )*"
        + either(
            "start|started|starts|began|begun|begin|begins|launched|made|written|drawn up|drafted|adopted",
            "kicked off|set up|came in|came into (?:force|being)|took off|got going|got under way|set off|got started",
        )
        + r"\b"
    ),
    # before we set out
    (
        r"\b(?:back )?(?:when|before|as) we (?:first |had |even )*"
        r"(?:started|began|begun|set out|set off|kicked off|got going|launched)"
        r"(?: (?:the |our |this )?(?:plan|programme|off|out|it|this))?\b"
    ),
    # to begin with; at the very outset, but not: at first glance, at the start of the meeting
    r"\b(?:to|at) (?:begin|start) with\b",
    (
        r"\bat (?:the )?(?:very )?(?:first|beginning|outset|start|launch|kick-off|kickoff)\b"
        r"(?! (?:of (?:the )?(?:year|month|week|meeting|day)|glance|sight))"
    ),
    # where did it set out from; it started off at
    r"\b(?:start|started|starts|starting|set|sets|setting|move[ds]?|came|come) (?:out |off )?from\b",
    r"\bstart(?:ed|s)? (?:out|off)(?: at| with| from| on)?\b",
    r"\bset off\b",
    # what is it measured against; the earliest recorded value; from day one
    r"\b(?:it is|it's|is|are|was|were|be|being) measured (?:from|against)\b",
    (
        r"\b(?:earliest|very first|first) "
        r"(?:value|figure|number|data|datum|reading|level|record|recorded value)s?\b"
    ),
    r"\b(?:on|from|since)? ?day (?:one|1|zero)\b",
    # before any of this started; in the base year
    r"\bbefore (?:any|all) of (?:this|it|that) (?:started|began|begun|kicked off)\b",
    r"\bin the (?:base|baseline|starting|reference|initial|first) year\b",
)
_ACTUALS = (
    # where it stands at now
    (
        r"\b(?:stands?|standing|sits?|sitting|comes?|came|running|runs?|hovers?|hovering|lies?) "
        r"at(?: now| present| currently)?(?=\s*(?:[?!.,;⏎]|$|now|present|right|currently|today))"
    ),
)
_RECENT = (
    # in the latest available year; as of now; to date
    r"\b(?:the )?(?:most recent|latest|last|newest) (?:available |reported |recorded )?year\b(?!\s*\d)",
    r"\bas (?:we speak|of (?:now|today|this moment|late)|it stands|things stand)\b",
    r"\bto date\b",
)

TURNS: Turns = (
    (frozenset({Cue.TREND}), _TRENDS),
    (frozenset({Cue.BASELINE}), _BASELINES),
    (frozenset({Cue.ACTUAL}), _ACTUALS),
    (frozenset({Cue.RECENT, Cue.FRAME}), _RECENT),
)
