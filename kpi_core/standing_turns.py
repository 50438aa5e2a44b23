"""English turns of phrase that ask how an indicator stands: as planned, not where it should be, over the line."""

from __future__ import annotations

from kpi_core.cues import Cue
from kpi_core.expressions import Turns, either

_ON_TRACK = (
    # as it should; as intended; according to plan
    (
        r"\bas (?:it|they|we|things) "
        + either(
            "should|ought to|were supposed to|was supposed to|is supposed to|are supposed to",
            "were meant to|was meant to",
        )
        + r"(?: be)?\b"
    ),
    (
        r"\bas (?:intended|hoped|foreseen|scheduled|projected|designed|promised|agreed|announced"
        r"|envisaged|desired|wished|anticipated|it should be)\b"
    ),
    r"\b(?:according )?to (?:plan|schedule|expectations)\b",
    # without a hitch; like clockwork; in good shape; ahead of the curve
    r"\bwithout (?:a )?(?:hitch|problems?|trouble|delay|incident)\b",
    r"\blike clockwork\b",
    r"\bup to speed\b",
    r"\bin (?:good|great|fine|decent|rude) (?:shape|health|order|nick)\b",
    r"\bahead of (?:the )?(?:plan|target|time|curve|game|itself|schedule|pace)\b",
)
_LATE = (
    # any cause for concern; what causes us headaches
    r"\b(?:give|gives|giving|a|any|is|are|be)? ?cause for (?:concern|alarm|worry)\b",
    r"\bcaus(?:e|es|ing) (?:us )?(?:concern|worry|headaches|problems|trouble)\b",
    # in the red; not where it should be
    (
        r"\bin (?:the (?:red|danger zone)|difficulty|difficulties"
        r"|bad shape|poor shape|a bad way|dire straits|hot water)\b"
    ),
    (
        r"\b(?:not|isn't|aren't|n't) (?:really |quite |yet )?"
        + either(
            "where (?:it|they|we) should be|performing|moving|going anywhere|up to (?:scratch|par|speed)",
            "making (?:any |much )?(?:headway|progress)",
        )
        + r"\b"
    ),
    # which ones need urgent attention
    (
        r"\b(?:needs?|needing|require[sd]?|requiring|deserve[sd]?|merits?) "
        r"(?:our |more |urgent |special |some |a )?"
        + either(
            "attention|action|push|help|support|boost|intervention|watching|looking (?:at|into)",
            "work|care|improvement",
        )
        + r"\b"
    ),
    # what lets us down; what worries you
    r"\blet(?:ting|s)? us down\b",
    r"\bworr(?:y|ies|ying) (?:us|you|me|about)\b",
    r"\bworried about\b",
)
_WHERE_LATE = (
    # where are we falling behind; where are the weak spots
    (
        r"\bwhere (?:are|do|did|have) we "
        + either(
            "fall|fell|fallen|falling|lag|lagging|slip|slipping|struggle|struggling|trail|trailing",
            "underperform|underperforming|doing badly|doing poorly|failing",
        )
        + r"(?: (?:down|short|behind|back|badly))?\b"
    ),
    (
        r"\bwhere (?:is|are) (?:the )?"
        r"(?:weak spots?|weak points?|trouble spots?|problems?|problem areas|shortfalls?|bottlenecks?|delays?|gaps?)\b"
    ),
)
_REGRESSING = (
    # the wrong way; worse than at the start; below where it started
    r"\b(?:the )?wrong (?:way|direction)\b",
    (
        r"\b(?:worse|lower|further away|further) (?:off )?than "
        r"(?:at |when |it was |they were |where )?(?:the |we |in the |it |they |its |their )?"
        r"(?:start|started|began|beginning|outset|baseline|starting point|before)\b"
    ),
    # going downhill; slid back; losing ground
    r"\b(?:going|gone|went|goes|heading|headed) downhill\b",
    (
        r"\b(?:slid|slide|slides|sliding|slip|slipped|slipping|fell|fallen|falling|moved|went|gone|going) "
        r"back(?:ward|wards)?\b(?! (?:to|on) (?:track|course))"
    ),
    r"\b(?:lost|losing|lose) ground\b",
    r"\bbacksl(?:id|ide|iding)\b",
    r"\bin reverse\b",
    r"\bbelow where (?:it|they|we) (?:started|began|were|was)\b",
)
_MISSED = (
    # they never made it to the target; did we blow it; came up short
    (
        r"\b(?:never|didn't|did not|haven't|have not|hasn't|has not|not|couldn't|failed to|fail to|fails to) "
        r"(?:quite |really |even |actually )?"
        r"(?:made? it|makes? it|got there|get there|hit|cleared?|come through|arrive[ds]?)"
        r"(?: to)?(?: (?:the |its |their )?(?:targets?|goals?|mark))?\b"
    ),
    (
        r"\b(?:did|have|had) we "
        r"(?:blow|blown|flunk|flunked|miss|missed|fail|failed|fluff|fluffed|botch|botched)\b"
    ),
    r"\b(?:came|come|coming|comes) up short\b",
    r"\bundersho(?:t|ot)\b",
)
_ACHIEVED = (
    # what have we already hit; but not: have we made progress
    (
        r"\b(?:have|did|has|had) (?:we|they|the city|kaga) (?:already |actually |really |ever )?"
        + either(
            "hit|meet|met|clear|cleared|reach|reached|achieve|achieved|nail|nailed|attain|attained|pass|passed",
            "beat|beaten|accomplish|accomplished|crack|cracked|make|made",
        )
        + r"\b(?! (?:up|any|so|of|much|progress|headway|in)\b)"
    ),
    # done and dusted; over the line
    (
        r"\b"
        + either(
            "done and dusted|ticked off|tick off|crossed off|in the bag|past the (?:finish(?:ing)? line|post)",
            "over the (?:line|finish(?:ing)? line)|wrapped up|signed, sealed|home and dry|made it",
        )
        + r"\b(?! (?:to be|up))"
    ),
    # cleared the bar; past 100 %
    (
        r"\b(?:already |have |has )?(?:cleared|nailed|smashed|cracked|beat|beaten|passed|topped|crossed) "
        r"(?:the |its |their |our )?(?:targets?|goals?|mark|bar|line)\b"
    ),
    (
        r"\b(?:reached|hit|got to|above|at|over|past) (?:the )?100 ?%?\b"
        r"(?= *(?:[?!.,]|$|percent|already|yet|now))"
    ),
)
_ARRIVING = (
    # did we keep our promises; did it deliver what was promised; come in below or above
    r"\b(?:keep|keeping|kept) (?:our|its|their|the) (?:word|promises?)\b",
    (
        r"\bdeliver(?:s|ed|ing)? (?:on |what |as )?"
        r"(?:was |is |were |we |it |they |the |its |our |had |have )*"
        r"(?:promised|promises?|pledged|commitments?|targets?|goals?)\b"
    ),
    (
        r"\b(?:come|came|coming|land|landed|landing) in (?:at|on|above|below|under|over)"
        r"(?:,? (?:at|on|above|below|under|over|or))*\b"
    ),
)
_AGAINST = (
    # compared with what was promised
    (
        r"\b(?:relative|compared|comparing|in relation|in comparison|measured|set|put|next"
        r"|as against|against|versus|vs\.?) ?(?:to|with|against)? (?:what|that which) "
        r"(?:was|is|were|had been|has been|we|they|the city|it)"
        r"(?: (?:was|were|had|have|is|are|has|originally|first|once|initially))* "
        + either(
            "promised|planned|pledged|intended|agreed|foreseen|expected|announced|envisaged|set",
            "aimed for|aiming for|wanted|hoped for|laid down|meant to|supposed to",
        )
        + r"(?: (?:be|do|achieve|reach))?\b"
    ),
    # good news or bad; good or not; well or badly
    r"\bgood (?:news )?or bad(?: news)?\b",
    r"\bbad (?:news )?or good(?: news)?\b",
    r"\bgood or not(?: good)?\b",
    r"\b(?:well|ok|okay|fine|good) or (?:not(?: well| ok| okay| good)?|no|badly|bad)\b",
    # thumbs up or down; a hit or a flop
    r"\bthumbs? (?:up|down)(?:,? or (?:thumbs? )?(?:up|down))?\b",
    r"\bwin(?:ning)? or los(?:e|ing)\b",
    r"\ba hit or (?:a )?(?:flop|miss)\b",
    r"\bhit or miss\b",
    r"\b(?:success|triumph) or (?:a )?(?:failure|flop|disaster)\b",
    r"\b(?:ok|okay|good|fine) or ng\b",
    # how many % done; what % of the target
    (
        r"\b(?:what|how many|how much)? ?% "
        r"(?:done|complete|completed|achieved|reached|fulfilled|there)\b"
    ),
    (
        r"\b(?:what|how many|how much)? ?(?:%|pct|percent) of "
        r"(?=(?:the |our |its )?(?:target|goal|plan|objective))"
    ),
    # RAG status; green, amber or red
    r"\brag (?:status|rating)\b",
    r"\b(?:green|red),? (?:amber|yellow),?(?: or)? (?:red|green)\b",
    r"\btraffic[ -]lights?\b",
)

TURNS: Turns = (
    (frozenset({Cue.ON_TRACK, Cue.PROGRESS}), _ON_TRACK),
    (frozenset({Cue.LATE, Cue.PROGRESS}), _LATE),
    (frozenset({Cue.LATE, Cue.PROGRESS, Cue.WHICH}), _WHERE_LATE),
    (frozenset({Cue.REGRESSING, Cue.PROGRESS}), _REGRESSING),
    (frozenset({Cue.MISSED, Cue.PROGRESS}), _MISSED),
    (frozenset({Cue.ACHIEVED, Cue.ARRIVE, Cue.PROGRESS}), _ACHIEVED),
    (frozenset({Cue.ARRIVE, Cue.PROGRESS}), _ARRIVING),
    (frozenset({Cue.AGAINST}), _AGAINST),
)
