"""English turns of phrase that ask what was aimed at, how much of it is done, and whether it will be reached."""

from __future__ import annotations

from kpi_core.cues import Cue
from kpi_core.expressions import END, Turns, either, within

_WE = either("we|they|you|it|the city|this city|kaga|the plan|us|our city|the town|one")
# the 2030 app download (target)
_WHOLE = r"(?:(?:the |our |its |their |this |that )?(?:fy ?)?(?:20\d\d )?(?:[a-z-]{2,} ){0,4}?)"

_HOW_MUCH_OF_IT = (
    # what share of the 2030 target; how much of the way
    (
        r"\b(?:what |which |how (?:big|large) (?:a )?)?"
        r"(?:share|fraction|proportion|percentage|percent|part|portion|much|bit|chunk|slice)"
        rf" of (?={_WHOLE}(?:target|goal|objective)s?\b)"
    ),
    r"\b(?:how much|what part|how far|what share|some|much|most|part) of the (?:way|distance|road|journey)\b",
    # anywhere near where we wanted to be
    (
        r"\b(?:anywhere |somewhere )?(?:near |close to )?"
        r"where (?:it|they|we|this|that|things|the city|these|those) "
        + either(
            "should|ought to|needs? to|wants? to|wanted to|hoped to|planned to|expected to",
            "are supposed to|is supposed to|were supposed to|was supposed to",
            "are meant to|is meant to|were meant to|was meant to|must|'d like to|would like to",
        )
        + r" (?:be|have been|stand)\b"
    ),
    # living up to the plan
    (
        r"\b(?:live[ds]?|living|measure[ds]?|measuring) up(?: to (?:the |its |our |their )?"
        r"(?:plan|plans|target|goal|promise|promises|expectations?|hopes|billing|hype))?\b"
    ),
    # did it turn out the way we had planned
    (
        r"\b(?:(?:turn|turned|come|came|work|worked|pan|panned|play|played) out |go |gone |went |goes |going )?"
        r"(?:the way|like|just as|as) (?:we|it|they|the city) (?:had |was |were |is |are )*"
        r"(?:planned|hoped|intended|wanted|expected|promised|said)\b"
    ),
)
_TARGETS = (
    # what number is the city after; the bar for partners; emissions to be cut to
    rf"\b(?:is|are) {_WE} after\b",
    r"\bthe bar (?=for|on|set|to)\b",
    (
        r"\bto be "
        r"(?:cut|reduced|brought|lowered|raised|increased|lifted|taken|pushed|got|held|kept|slashed|trimmed)"
        r" (?:down |up |back )?(?:to|by|at|below|under)\b"
    ),
    # we committed ourselves to; did we sign up to; the city set itself; did we set out to win
    r"\b(?:commit|commits|committed|pledge|pledges|pledged) (?:ourselves |itself |themselves )?to\b",
    (
        rf"\b(?:did|do|does|has|have|had) {_WE} "
        + either(
            "commit|committed|sign up to|signed up to|pledge|pledged|promise|promised",
            "undertake|undertaken|vow|vowed",
        )
        + r"(?: itself| ourselves| themselves)?(?: to| for)?\b"
    ),
    r"\bset (?:itself|ourselves|themselves|yourselves|yourself)\b",
    rf"\b(?:did|do|does|had|have|has) {_WE} set out (?:to [a-z]+)?",
    # how many does the city intend to have
    (
        rf"\b(?:did|do|does|had|have|has) {_WE} "
        + either(
            "intend|intended|aspire|aspired|undertake|resolve|resolved|plan|planned",
            "mean|meant|want|wanted|hope|hoped|promise|promised",
        )
        + " to "
        + either(
            "have|reach|get|do(?! (?:about|with|regarding))|make|hold|run|achieve|equip|fit|put|install|offer|provide",
            "sign|register|enrol|enroll|cut|bring|hire|employ|win|be",
        )
        + r"\b"
    ),
    # the plan foresees; what does the city promise
    (
        r"\bplan(?:'s)? "
        + either(
            "foresees?|foresaw|calls? for|called for|requires?|required|envisages?|envisaged|envisions?",
            "asks? for|asked for|stipulates?|prescribes?|provides? for|demands?|aims? (?:at|for)",
            "say we should|wants?|promises?|promised",
        )
        + r"\b"
    ),
    (
        r"\bthe (?:plan|city) (?:foresee|call for|require|envisage|envision|ask for|stipulate|prescribe|provide for"
        r"|demand|promise|pledge)\b"
    ),
    # how many should there be; but not: should I be, should we be
    (
        r"(?<!\bi )(?<!\bwe )\bshould (?:there |we |they |it )?"
        r"(?:have|be|become|have been|have become|reach|get to|stand at|amount to|come to|total)\b"
    ),
    # how many functions should the app have had by 2022
    (
        r"\bhow (?:many|much)\b[^.?!⏎]{0,50}?\b(should) (?:the|our|this|that) [^.?!⏎]{1,40}? "
        r"(?:have(?: [a-z]+)?|be at|offer|reach|get to)(?= (?:by|in) )"
    ),
    # by when and how many; how many until when
    r"\b(?:until|till|by) (?:when|what year|which year),? (?:and )?how (?:many|much)\b",
    r"\bhow (?:many|much),? (?:and )?(?:until|till|by) when\b",
    # what are we striving for; what are we to reach; to reach by 2030
    r"\b(?:hope|hopes|hoped|hoping|wish|wishes|wished|wishing|strive|strives|striving|push|pushing|vie) for\b",
    (
        r"\b(?:are|is|was|were) (?:we|they|it|the city|kaga) "
        r"to (?=(?:cut|reduce|reach|have|achieve|get|increase|raise|make|hold|lower|be|bring|win)\b)"
    ),
    r"\bto (?:reach|have|achieve|hit|attain|get) by (?=(?:fy ?)?20\d\d|the end|then|when)",
    # the number (originally planned); down to what level must it come
    (
        r"\b(?:number|figure|value|level|many|much|rate|percentage)\b[^.?!⏎]{0,50}?"
        r"\b((?:was|were|is|are|had been) (?:originally |initially |first )?planned)\b"
    ),
    (
        r"\b(?:down |up )?to (?:what|which) (?:level|number|figure|value|point|percentage|amount|extent)\b"
        r"(?=[^?⏎]{0,70}\b(?:must|should|have to|has to|need|needs|supposed|want|are we|is it)\b)"
    ),
    # what level must our emissions come down to
    (
        rf"\b(?:what|which) (?:level|number|figure|value|percentage|share|amount|total)\b"
        rf"(?={within(70)}\b(?:must|should|have to|has to|need to|needs to|supposed to|meant to)\b{within(60)}"
        r"\b(?:come|get|go|fall|drop|rise|climb|be|grow|shrink)\b[^.?!⏎]{0,20}\bto\b)"
    ),
    # the city set its sights on; what would count as a success
    r"\bset (?:its|our|their|your|the) (?:sights?|heart|mind) on\b",
    (
        r"\bwould (?:count|be|mean|spell|constitute|make)(?: as| for)? (?:a |the )?"
        r"(?:success|enough|sufficient|satisfactory|goal)\b"
    ),
)
_OUTLOOKS = (
    # in which year does it get to 67.4 %?
    (
        rf"\b(?:in |by |from )?(?:which|what) (?:year|fiscal year|yr|fy)\b(?={within(90)}\b"
        + either(
            "get|gets|come|comes|go|goes|climb|climbs|rise|rises|fall|falls|grow|grows|arrive|arrives|be",
            "pass|passes|cross|crosses|end up",
        )
        + r"\b(?: (?:up|down))?(?: to| at| the)? )"
    ),
    # whether we'll make the 2030 target; can we make our goal
    (
        r"(?:'ll|\b(?:will|can|could|would|gonna|going to|able to)\b)"
        r"(?: (?:we|it|they|the city|kaga|really|ever|still|actually)){0,2} "
        r"(make) (?=(?:the|our|its|their|that|this) (?:[\w-]+ ){0,5}?(?:target|goal)s?\b)"
    ),
    # how many to go; how far short are we
    rf"\bto go{END}",
    r"\bto go (?:until|till|before)\b",
    r"\bhow (?:many|much|far) short\b",
    rf"\bhow (?:many|much|far)\b(?={within(70)}\bshort\b)",
    # get it back on track
    (
        r"\b(?:put|bring|get|gets|puts|brings) (?:us|it|them|this|that|things) (?:back )?"
        r"(?:on|onto|in|into) (?:course|track|schedule|pace|line)\b"
    ),
    # how much must emissions be cut
    (
        rf"\bhow (?:much|many)\b(?={within(70)}"
        r"\b(?:must|have to|need to|needs to|has to|should)(?: we| it| they| still| be)? "
        + either(
            "reduce[ds]?|increase[ds]?|add|added|cut|grow|gain|gained|raise[ds]?|lower|lowered|climb|rise|fall|drop",
            "find|recruit|win|save[ds]?|be cut|be added|be reduced",
        )
        + r"\b)"
    ),
    # where will it end up
    (
        rf"\bwhere (?:will|would|might|could) (?={within(70)}"
        r"\b(?:be|end|land|stand|finish|get|go|come out|wind up)\b)"
    ),
    # if we carry on like this; should nothing change
    (
        r"\bif (?:we|things|it|this|they|matters|everything) "
        + either(
            "keep|keeps|carry|carries|stay|stays|go|goes|continue|continues|proceed|proceeds",
            "remain|remains|move|moves",
        )
        + "(?: "
        + either(
            "on|up|going|this|at it|it|the|same|as|like|way|they|that|are|have|is|now|been|so far|before",
            "rate|pace|unchanged|moving",
        )
        + r")*\b"
    ),
    (
        r"\b(?:should|if) (?:nothing|things) (?:changes?|go on|carry on|continue|stay)"
        r"(?: (?:as|like|the|same|this|they|are|is|so))*\b"
    ),
    # how many more; the gap left to close; how wide is the gap
    r"\bhow (?:many|much) more\b",
    r"\b(?:gap|distance) (?:left|remaining|to close|to cover|to bridge|to fill|still open)\b",
    r"\bhow (?:big|wide|large) (?:is |a )?(?:the )?(?:remaining )?gap\b",
    # on course to; still time to; what would it take
    r"\bon course to\b",
    r"\bon course for\b(?= (?:the |its |our |20))",
    r"\b(?:still|enough|any) time (?:left )?(?:to|for|until|till)\b",
    r"\bwhat (?:would|will|does|do|'ll) (?:it take|we need)(?: to)?\b(?! (?:know|ask|do))",
    # if the present pace continues
    (
        r"\bif (?:(?:the|this|that|our|current|present|same) )*(?:pace|rate|trend|speed|tempo|momentum) "
        r"(?:continues?|holds?|keeps? (?:up|on)|stays?|persists?|goes on|is kept|is maintained|lasts?)\b"
    ),
    # is the goal within sight; a pipe dream; can it still be saved
    r"\b(?:with)?in sight\b",
    (
        r"\b(?:a |just )?(?:pipe dream|long shot|tall order|cakewalk|shoo-in|lost cause|forlorn hope|sure thing|fantasy"
        r"|safe bet|foregone conclusion)\b"
    ),
    r"\bpie in the sky\b",
    r"\bwishful thinking\b",
    r"\bstill be (?:saved|rescued|salvaged|met|reached|made|done|achieved)\b",
)
_FUTURE = (
    # is it really going to reach; are the partners (going to) reach
    (
        r"\b(?:is|are|'s|'re) (?:it|we|they|this|that|these|the city|kaga) "
        r"(?:really |ever |still |actually |also )?going to (?=[a-z])"
    ),
    r"\b(?:is|are|'s|'re) [^.?!⏎]{1,60}? (going to) (?=[a-z])",
)
_ARRIVING = (
    # get to its 2030 goal
    (
        r"\bg[eo]t(?:s|ting)? (?:up |down |there |close )?(?:to )?"
        r"(?=(?:its|the|our|their|that) (?:(?:fy ?)?20\d\d )?(?:target|goal|level)s?\b)"
    ),
)

TURNS: Turns = (
    (frozenset({Cue.AGAINST, Cue.PROGRESS}), _HOW_MUCH_OF_IT),
    (frozenset({Cue.TARGET}), _TARGETS),
    (frozenset({Cue.OUTLOOK}), _OUTLOOKS),
    (frozenset({Cue.FUTURE}), _FUTURE),
    (frozenset({Cue.ARRIVE}), _ARRIVING),
)
