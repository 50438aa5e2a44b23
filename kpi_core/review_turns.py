"""English turns of phrase that ask how the whole plan went, what its review says, and what holds things back."""

from __future__ import annotations

from kpi_core.cues import Cue
from kpi_core.expressions import Turns, either

_SUMMARIES = (
    # the one-minute version; the short version; in a nutshell
    (
        r"\b(?:in )?(?:a |the )?(?:\d{1,3}|one|two|five|ten|thirty|sixty)[ -]"
        r"(?:second|minute|line|page|paragraph|sentence)s? (?:version|pitch|summary|recap|overview)\b"
    ),
    r"\b(?:the )?(?:short|quick|brief|abridged|condensed) version\b",
    r"\bon the whole\b",
    r"\bby and large\b",
    r"\bas (?:a )?whole\b(?! (?:city|town|number))",
    r"\ball things considered\b",
    r"\btaken? (?:as a whole|together|overall|all in all)\b",
    r"\b(?:in )?a nutshell\b",
    # how did the first plan go; is it all working out
    (
        r"\bhow (?:did|has|have|is|was|does|do|are|'s|were) (?:the |our |this )?"
        r"(?:first |whole |entire |sdgs? |city |city's |first-term |future city )*"
        r"(?:plan|programme of work|everything|it all|things|the lot)(?: (?:all|overall|generally|so far))? "
        + either(
            "go|gone|going|do|done|doing|fare|fared|faring|turn out|turned out|went|look|looking",
            "stand|standing|work out|worked out|coming along|shaping up|getting on",
        )
        + r"\b"
    ),
    # the whole shebang; the entire picture
    r"\b(?:the )?whole (?:shebang|caboodle|nine yards|lot|thing|story|situation|status|progress|state)\b",
    r"\bentire (?:situation|status|state|progress|picture)\b",
    r"\b(?:is|are) (?:the )?(?:plan|plans|things|it all) working(?: out)?\b",
)
_NOTES = (
    # any published comment; what remark was published
    r"\bpublished (?:remarks?|comments?|explanations?|notes?|statements?|opinions?|views?|reasons?)\b",
    r"\b(?:remarks?|comments?|explanations?|opinions?) (?:(?:that|which) )?(?:was|were|is|are|has been|have been|got) published\b",
    # in its annual review; what the assessment says
    (
        r"\b(?:in|by|from|of) (?:its|the|their|our|that|this|your) (?:progress |annual |plan )?"
        r"(?:review|evaluation|assessment)(?: sheet| report)?\b"
        r"(?= *(?:[?!.,;⏎]|$|about|of|on|for|say|concerning|regarding))"
    ),
    (
        r"\b(?:the |a |any )?(?:review|evaluation|assessment)(?: sheet| report)? (?="
        + either(
            "say|says|said|mention|mentions|note|notes|state|states|comment|comments|give|gives|tell|tells",
            "put|conclude|concludes|remark|explain|explains|have to say",
        )
        + r"\b)"
    ),
    # the reviewer's remarks
    (
        r"\b(?:the )?(?:review|reviewer|reviewers|reviewer's|evaluator|evaluators|evaluation)(?:'s|')? "
        r"(?:notes?|comments?|remarks?|text|sentence|wording|statement|verdict|feedback|opinion)\b"
    ),
    r"\b(?:the |our )?(?:reviewers?|evaluators?)\b",
    # what did they write about; but not: what did they say the target
    (
        r"\bwh?at (?:did|do|does|has|have) "
        r"(?:they|the city|it|the plan|the report|the review|the sheet|you|we|people) "
        r"(?:write|written|say|said|put|note|noted|jot|state|remark|comment|add|have to say)"
        r"(?: down)?(?: there| about| on| of| regarding| concerning)?\b(?! (?:the )?(?:target|baseline|goal))"
    ),
    # is it carried over into the next plan; in the coming term; what is done about it
    (
        r"\b(?:carry|carried|carrying|continue|continued|keep|kept|go|gone|roll|rolled) "
        r"(?:on |over |forward |up )?(?:in|into|to|under) the "
        r"(?:2nd|second|next|new|following) (?:plan|term|period|phase|stage)\b"
    ),
    r"\bin the (?:next|following|coming|new) (?:phase|stage|round|plan|term|period)\b",
    r"\b(?:do|doing|done) about\b",
    r"\bplan(?:s|ned|ning)? to do (?:about|with|for|regarding)\b",
)
_REASONS = (
    # what is holding us back; what stands in the way; what's to blame for
    (
        r"\b(?:holding|held|holds|keeping|kept|dragging|weighing|pulling) (?:(?:us|it|them|this|that|things) )?"
        r"(?:back|down|up)(?= (?:the|our|on|this|that|it|us|those|progress|[a-z]+)|\s*[?!.]|$)"
    ),
    r"\b(?:stands?|standing|getting|gets|got|is|are) in the way(?: of)?\b",
    (
        r"\bwhat(?:'s| is| has been)? "
        + either(
            "to blame|stopping|slowing|hindering|hampering|the matter|the trouble|the problem",
            "the hold-?up|the holdup|up",
        )
        + r"(?: with| for| on| here)?\b(?= [a-z])"
    ),
)

TURNS: Turns = (
    (frozenset({Cue.SUMMARY}), _SUMMARIES),
    (frozenset({Cue.NOTE}), _NOTES),
    (frozenset({Cue.WHY}), _REASONS),
)
