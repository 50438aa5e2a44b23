"""English turns of phrase that ask which indicators, and for the best, the worst, the most improved of them."""

from __future__ import annotations

from kpi_core.cues import Cue
from kpi_core.expressions import Turns, either, within

_SHAPE = "(?:shape|state|position|condition|situation)"

_MOST_IMPROVED = (
    # which got better most; which has come on the most
    r"\b(?:got|gotten|getting|became|become|did) (?:much )?better (?:the )?most\b",
    (
        r"\b(?:came|come|coming|moved|move|advanced|jumped|rose|grew|gained|progressed) "
        r"(?:on|along|up|forward|ahead)? ?(?:the )?most(?= *(?:[?!.,]|$|since|from|over|in|of|compared|between))"
    ),
    # the biggest leap forward; the top improvers
    (
        r"\b(?:biggest|largest|greatest|most|best|huge|longest) "
        + either(
            "leaps?|strides?|steps?|jumps?|headway|advances?|upswing|comeback|turnaround|growth|rise|climb|gains?",
            "improvements?",
        )
        + r"(?: forward| ahead| up)?\b"
    ),
    r"\b(?:biggest|top|best|greatest|most|fastest) (?:improvers?|improving|climbers?|movers?)\b",
)
_TOP_RESULTS = (
    # the star performers; the highest scorer
    r"\b(?:star|top|best|lead|leading) (?:performers?|achievers?|results?|scores?|scorers?|marks?)\b",
    r"\b(?:highest|best) (?:achiever|scorer|achieving|scoring)s?\b",
)
_POOREST_RESULTS = (
    # the poorest result
    r"\b(?:poorest|lowest|worst|weakest) (?:results?|scores?|performers?|marks?|performance|achievers?)\b",
)
_BEST = (
    # killing it; our biggest success; what are we most proud of
    r"\b(?:kill|crush|smash|nail|rock|ac|slay)ing it\b",
    r"\b(?:our |the )?(?:biggest|greatest) (?:success|successes|triumph|achievement|win)\b",
    r"\b(?:most )?proud(?:est)? of\b",
    r"\bmost proud\b",
    r"\bmost good\b",
    # the furthest along; it has come the furthest
    r"\b(?:the )?furthest (?:towards?|to|along|ahead|on)\b",
    r"\b(?:come|came|gone|got|gotten|advanced|progressed) (?:the )?(?:furthest|farthest)\b",
    # the standouts; top of the class; shines brightest; in the best shape
    r"\bstand-?outs?\b",
    r"\btop of the (?:class|pile|heap|pack)\b",
    r"\b(?:ahead|leader|leads?) (?:of )?the pack\b",
    r"\bshin(?:es|ing) (?:brightest|most)\b",
    r"\bexcel(?:s|led|ling)?\b(?! (?:file|sheet|for|by))",
    r"\bfront-?runners?\b",
    r"\bchampions?\b",
    r"\bwinners?\b",
    rf"\bin (?:the )?best {_SHAPE}\b",
    r"\bnearest (?:to )?(?:its |the |their )?(?:target|goal)s?\b",
)
_WORST = (
    # the worst offenders; what drags us down the most; the most ashamed of
    (
        r"\b(?:worst|biggest|greatest|main) "
        + either(
            "offenders?|disappointments?|failures?|flops?|headaches?|worry|worries|problems?|let-?downs?",
            "underperformers?|results?|scores?|laggards?|duds?",
        )
        + r"\b"
    ),
    r"\b(?:drag(?:s|ging)?|pull(?:s|ing)?|let(?:s|ting)?|bring(?:s|ing)?) us down (?:the )?most\b",
    r"\bmost ashamed(?: of)?\b",
    r"\bashamed of\b",
    # the weakest link; bottom of the class; the wooden spoon
    r"\bweakest (?:links?|points?|spots?|results?|performers?|scores?)\b",
    r"\bbottom of the (?:class|pile|heap|pack)\b",
    r"\bwooden spoon\b",
    r"\bblack sheep\b",
    # the most disappointing; the lowest score; the problem child; in the worst shape
    r"\bmost (?:bad|disappointing|embarrassing|miserable|dismal)\b",
    r"\b(?:poorest|lowest|worst) (?:results?|scores?|performers?|marks?|performance)\b",
    r"\bproblem child(?:ren)?\b",
    r"\bsor(?:e|est) spots?\b",
    rf"\bin (?:the )?worst {_SHAPE}\b",
    r"\bleast (?:successful|good|well|impressive)\b",
    r"\bbasket case\b",
    # which needs the most work; which brings up the rear
    r"\bneeds? (?:the )?most (?:work|attention|help|improvement|care|effort|support|action)\b",
    r"\b(?:brings|bring|bringing|brought) up the rear\b",
)
_RANKINGS = (
    # highest first; in descending order; rank them all; who's leading
    r"\b(?:highest|best|lowest|worst|largest|biggest|furthest|strongest|weakest) (?:ones? )?first\b",
    r"\bin (?:descending|ascending|rank|ranked) order\b",
    r"\bin order of\b",
    r"\brank (?:'?em|them|these|those|everything)(?: all)?\b",
    r"\bwho(?:'s| is) (?:leading|ahead|winning|first|last)\b",
)
_HOW = (
    # any joy with; where has it got to; where are we at
    r"\bany joy\b",
    r"\b(?:are|is) (?:we|it|they) in business\b",
    (
        rf"\bwhere (?:has|have|is|are|did|does|do)\b(?={within(70)}"
        r"\b(?:got to|gotten to|get to|at now|stand|standing|headed|heading|up to|come to)\b)"
    ),
    rf"\bwhere(?:'s| is| are) (?={within(60)} (?:at|now|up to)[?!. ]*$)",
    # where we've got to with; where things are at with; where solar has got to
    (
        r"\bwhere (?:we|it|they|things?|that|this|everything)(?:'ve|'re|'s| have| are| is| has| had| were)?(?: all)? "
        r"(?:got to|gotten to|at|up to|come to)\b"
    ),
    rf"\bwhere (?={within(60)}\b(?:has|have|had|is|are) (?:got to|gotten to|up to|come to)\b)",
    # any reason to worry; any bright spot; are we happy with
    r"\breasons? to (?:be|feel|worry|celebrate|cheer|complain|smile)\b",
    r"\b(?:a |one |the |only ){0,3}bright (?:spot|side)\b",
    r"\b(?:happy|pleased|satisfied|content|proud) (?:with|about|of)\b(?= (?:the|our|how))",
)
_WHAT_IS_TRACKED = (
    # what is being tracked here
    (
        r"\bwhat(?:'s| is| are|s| do| does)? (?:all )?(?:being |you |we |the bot )?"
        r"(?:tracked|tracking|monitored|monitoring|track|monitor|keep track of)\b(?=[?!. ]*$| here| by| in)"
    ),
)
_WHICH = (
    # what are all our (indicators); where have we (improved the most)
    rf"\b(?:what|which) (?:are|is) (?:the |our |all )*(?={within(40)}\b(?:indicators|kpis|metrics)\b)",
    (
        r"\bwhere (?:have|did|are|do|has|is|does) (?:we|the city|kaga|it|they)\b"
        r"(?=[^?⏎]{0,50}\b(?:most|best|worst|least|furthest|behind|ahead|improved)\b)"
    ),
)
_FURTHEST = (
    # furthest from where it should be; furthest behind schedule
    (
        r"\b(?:furthest|farthest) (?:away )?(?:from|behind) "
        r"where (?:it|they|we) (?:should|ought to|needs? to) be\b"
    ),
    (
        r"\b(?:furthest|farthest) (?:from|off|behind|back from) (?:the |its )?"
        r"(?:schedule|pace|plan|track)\b"
    ),
    # furthest behind their targets
    r"\b(?:furthest|farthest|most) behind (?:the |its |their |our )?(?:20\d\d )?(?:target|goal)s?\b",
)

TURNS: Turns = (
    (frozenset({Cue.IMPROVED, Cue.MOST}), _MOST_IMPROVED),
    (frozenset({Cue.BEST, Cue.PROGRESS}), _TOP_RESULTS),
    (frozenset({Cue.WORST, Cue.PROGRESS}), _POOREST_RESULTS),
    (frozenset({Cue.BEST}), _BEST),
    (frozenset({Cue.WORST}), _WORST),
    (frozenset({Cue.RANKING}), _RANKINGS),
    (frozenset({Cue.HOW}), _HOW),
    (frozenset({Cue.LISTING, Cue.GENERIC}), _WHAT_IS_TRACKED),
    (frozenset({Cue.WHICH}), _WHICH),
    (frozenset({Cue.FURTHEST}), _FURTHEST),
)
