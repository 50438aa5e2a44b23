"""Turns of English phrase whose sense rests on their order, on small words, or on a number: cues by pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kpi_core.cues import Cue
from kpi_core.lexicon import Cues

_WE = r"(?:we|they|you|it|the city|this city|kaga|the plan|us|our city|the town|one)"
_END = r"(?=\s*(?:[?!.,;⏎]|$))"
_WHOLE = r"(?:(?:the |our |its |their |this |that )?(?:fy ?)?(?:20\d\d )?(?:[a-z-]{2,} ){0,4}?)"

_TABLE: tuple[tuple[Cues, str], ...] = (
    (
        frozenset({Cue.FRAME}),
        # an afterthought, a reason or a politeness, which says nothing of what is asked for
        r"\bwhen(?:ever)? (?:you|u) (?:get|have|find|can|are|'re) ?(?:a |the |some |any )?(?:chance|moment|minute|min|time|sec|second|free|ready|able|spare time)?\b|\bwhen it comes to\b"
        r"|\bbefore (?=(?:i|we|you|they|it|he|she|that|then|tomorrow|noon|lunch|tonight|monday|tuesday|wednesday|thursday|friday|my|our)\b)|\bbefore (?:lunch|noon|tomorrow|tonight|then|long|the (?:weekend|deadline|end of the (?:day|week)))\b|\bbeforehand\b"
        r"|\bat (?:your|the) (?:earliest|soonest)(?: (?:convenience|possible|opportunity))?\b|\bmay i trouble you(?: for)?\b|\b(?:sorry|not|hate|don't (?:want|mean)) to (?:trouble|bother|disturb|interrupt|pester|bug|nag)(?: you)?\b|\b(?:please |kindly )intimate\b|\bdo the needful\b"
        r"|\b(?:jog|refresh) my memory\b|\b(?:i|i've|we|we've|i have|just) (?:completely |totally |clean |always |just )?(?:forget|forgot|forgotten)\b|\b(?:slipped|slips) my mind\b|\boff the top of (?:your|my) head\b|\bstraight up\b|\b(?:give it to me|tell me) straight\b|\b(?:be|to be) (?:quite |perfectly |totally )?(?:honest|frank|fair)\b|\bin (?:all )?(?:honesty|fairness)\b"
        r"|\bon (?:the|our|its|your) (?:books|list|record|records|register|roll|rolls)\b|\bon board\b|\b(?:take|takes|took|taken|taking) (?:place|part)\b|\bpull(?:ed)? off\b(?<=ed off)|\bdid (?:we|they|the city) (?:actually |really |even )?pull off\b|\b(?:to|till|until|up to) (?:this|the present) (?:day|point|moment)\b"
        r"|\bfill(?:ing|ed)? (?:in|out|up)\b|\bpoint(?:s|ed|ing)? (?:out|me to|to)\b|\bput(?:ting)? the finishing touches (?:to|on)\b|\bfinishing touches\b|\bkeep(?:ing|s)? (?:tabs|an eye|track|an eye out) (?:on|of)\b|\bcame? (?:about|up|along)\b(?! with)|\bbrought? up\b|\bbound to (?=(?:bring|ask|come|say|want|mention|raise)\b)"
        r"|\b(?:in|within|with)? ?(?:a|one|two|three|four|five|ten|\d{1,3})[ -](?:line|lines|liner|sentence|sentences|second|seconds|sec|minute|minutes|bullet|bullets|bullet point|bullet points|word|words|paragraph|page)\b(?! (?:before|until|till|term|plan|period|phase|indicator))|\btwo things\b|\bone (?:quick |more |last )?(?:thing|question)\b|\btwo (?:quick )?(?:questions|things)\b"
        r"|\bof the sort\b|\bin front of (?:me|us)\b|\bin the margin\b|\bon the phone(?: with| to)?\b|\bon (?:my|the) desk\b|\b(?:up|coming up) (?:for|in) (?:discussion|debate)\b|\bthe said\b|\byour good (?:self|office|offices)\b|\bwith (?:due )?(?:reference|regards?|respect) to\b|\bas per\b|\bin (?:case|respect) of\b"
        r"|\b(?:what|which|whatever) kinds? of\b|\bthe (?:needful|same)\b|\bno (?:time(?! (?:series|since))|details?|frills|fluff|waffle|jargon|rush|hurry|pressure|worries|offence|offense)\b"
        # since and so on where they give the reason
        r"|(?:^|[.!?⏎] ?)since\b(?! *(?:\d|fy|the (?:start|beginning|plan|launch|outset|baseline)|when|then|last|this|we (?:started|began)|it (?:started|began)|day|launch|inception|january|april|reiwa|heisei))"
        r"|\bto (?:recompute|recalculate|work out|compute|calculate|check|verify) (?:the|its|their|this|that) (?:percentage|rate|achievement rate|ratio|percent|figure)s?\b(?=[^?⏎]{0,90}\b(?:i|we) (?:need|want|require|am looking|would like)\b)"
        r"|\b(?:when|before|as) (?:the |this |our )?(?:first |whole |sdgs? )*(?:plan|programme|program) (?:was |had been |got )(?:made|written|drawn up|drafted|adopted|set up|launched|agreed|approved|started)\b(?=[^.?!⏎]{0,110}\b(?:set out to|aim|aimed|target|planned|plan to|promised?|intend|intended|want|wanted|supposed|meant|goal|hope|hoped|pledged?)\b)"
        r"|\bin charge(?: of)?\b|\bresponsible for\b|\bat (?:this|the present|that|the current) (?:point|moment|stage|juncture)(?: in time)?\b|\bhow many (new)\b(?=[^?.!⏎]{0,70}\b(?:need|needed|required|must|have to)\b)|\b(?:must|have to|has to|need to|needs to|should|shall)\b[^.?!⏎]{1,60}?\b(fall|rise|drop|climb|grow|decrease|increase|decline)\b(?= (?:to|by)\b|[?!. ]*$)|\bwhat we (?=have|got|has)\b|\bhands? (?:down|up)\b|\bat (?:the )?end of the day\b"
        r"|\bon (?:record|file|hand)\b|\bchapter and verse\b|\bthe whole of\b",
    ),
    (
        frozenset({Cue.AGAINST, Cue.PROGRESS}),
        # what share of the 2030 target
        rf"\b(?:what |which |how (?:big|large) (?:a )?)?(?:share|fraction|proportion|percentage|percent|part|portion|much|bit|chunk|slice) of (?={_WHOLE}(?:target|goal|objective)s?\b)"
        r"|\b(?:how much|what part|how far|what share|some|much|most|part) of the (?:way|distance|road|journey)\b"
        r"|\b(?:anywhere |somewhere )?(?:near |close to )?where (?:it|they|we|this|that|things|the city|these|those)"
        r" (?:should|ought to|needs? to|wants? to|wanted to|hoped to|planned to|expected to|are supposed to|is supposed to|were supposed to"
        r"|was supposed to|are meant to|is meant to|were meant to|was meant to|must|'d like to|would like to) (?:be|have been|stand)\b"
        r"|\b(?:live[ds]?|living|measure[ds]?|measuring) up(?: to (?:the |its |our |their )?(?:plan|plans|target|goal|promise|promises|expectations?|hopes|billing|hype))?\b"
        r"|\b(?:(?:turn|turned|come|came|work|worked|pan|panned|play|played) out |go |gone |went |goes |going )?(?:the way|like|just as|as) (?:we|it|they|the city) (?:had |was |were |is |are )*(?:planned|hoped|intended|wanted|expected|promised|said)\b",
    ),
    (
        frozenset({Cue.TARGET}),
        rf"\b(?:is|are) {_WE} after\b|\bthe bar (?=for|on|set|to)\b"
        r"|\bto be (?:cut|reduced|brought|lowered|raised|increased|lifted|taken|pushed|got|held|kept|slashed|trimmed) (?:down |up |back )?(?:to|by|at|below|under)\b"
        rf"|\b(?:commit|commits|committed|pledge|pledges|pledged) (?:ourselves |itself |themselves )?to\b"
        rf"|\b(?:did|do|does|has|have|had) {_WE} (?:commit|committed|sign up to|signed up to|pledge|pledged|promise|promised|undertake|undertaken|vow|vowed)(?: itself| ourselves| themselves)?(?: to| for)?\b"
        rf"|\bset (?:itself|ourselves|themselves|yourselves|yourself)\b"
        rf"|\b(?:did|do|does|had|have|has) {_WE} set out (?:to [a-z]+)?"
        rf"|\b(?:did|do|does|had|have|has) {_WE} (?:intend|intended|aspire|aspired|undertake|resolve|resolved|plan|planned|mean|meant|want|wanted|hope|hoped|promise|promised) to (?:have|reach|get|do(?! (?:about|with|regarding))|make|hold|run|achieve|equip|fit|put|install|offer|provide|sign|register|enrol|enroll|cut|bring|hire|employ|win|be)\b"
        r"|\bplan(?:'s)? (?:foresees?|foresaw|calls? for|called for|requires?|required|envisages?|envisaged|envisions?|asks? for|asked for|stipulates?|prescribes?|provides? for|demands?|aims? (?:at|for)|say we should|wants?|promises?|promised)\b"
        r"|\bthe (?:plan|city) (?:foresee|call for|require|envisage|envision|ask for|stipulate|prescribe|provide for|demand|promise|pledge)\b"
        r"|(?<!\bi )(?<!\bwe )\bshould (?:there |we |they |it )?(?:have|be|become|have been|have become|reach|get to|stand at|amount to|come to|total)\b"
        r"|\b(?:until|till|by) (?:when|what year|which year),? (?:and )?how (?:many|much)\b|\bhow (?:many|much),? (?:and )?(?:until|till|by) when\b"
        r"|\b(?:hope|hopes|hoped|hoping|wish|wishes|wished|wishing|strive|strives|striving|push|pushing|vie) for\b|\b(?:are|is|was|were) (?:we|they|it|the city|kaga) to (?=(?:cut|reduce|reach|have|achieve|get|increase|raise|make|hold|lower|be|bring|win)\b)|\bto (?:reach|have|achieve|hit|attain|get) by (?=(?:fy ?)?20\d\d|the end|then|when)|\b(?:number|figure|value|level|many|much|rate|percentage)\b[^.?!⏎]{0,50}?\b((?:was|were|is|are|had been) (?:originally |initially |first )?planned)\b|\b(?:down |up )?to (?:what|which) (?:level|number|figure|value|point|percentage|amount|extent)\b(?=[^?⏎]{0,70}\b(?:must|should|have to|has to|need|needs|supposed|want|are we|is it)\b)"
        r"|\bset (?:its|our|their|your|the) (?:sights?|heart|mind) on\b|\bwould (?:count|be|mean|spell|constitute|make)(?: as| for)? (?:a |the )?(?:success|enough|sufficient|satisfactory|goal)\b",
    ),
    (
        frozenset({Cue.OUTLOOK}),
        # in which year does it get to 67.4 %?
        r"\b(?:in |by |from )?(?:which|what) (?:year|fiscal year|yr|fy)\b(?=[^.?!⏎]{0,90}\b(?:get|gets|come|comes|go|goes|climb|climbs|rise|rises|fall|falls|grow|grows|arrive|arrives|be|pass|passes|cross|crosses|end up)\b(?: (?:up|down))?(?: to| at| the)? )"
        rf"|\bto go{_END}|\bto go (?:until|till|before)\b|\bhow (?:many|much|far) short\b|\bhow (?:many|much|far)\b(?=[^.?!⏎]{{0,70}}\bshort\b)"
        r"|\b(?:put|bring|get|gets|puts|brings) (?:us|it|them|this|that|things) (?:back )?(?:on|onto|in|into) (?:course|track|schedule|pace|line)\b"
        r"|\bhow (?:much|many)\b(?=[^.?!⏎]{0,70}\b(?:must|have to|need to|needs to|has to|should)(?: we| it| they| still| be)?"
        r" (?:reduce[ds]?|increase[ds]?|add|added|cut|grow|gain|gained|raise[ds]?|lower|lowered|climb|rise|fall|drop|find|recruit|win|save[ds]?|be cut|be added|be reduced)\b)"
        rf"|\bwhere (?:will|would|might|could) (?=[^.?!⏎]{{0,70}}\b(?:be|end|land|stand|finish|get|go|come out|wind up)\b)"
        r"|\bif (?:we|things|it|this|they|matters|everything) (?:keep|keeps|carry|carries|stay|stays|go|goes|continue|continues|proceed|proceeds|remain|remains|move|moves)"
        r"(?: (?:on|up|going|this|at it|it|the same|the|same|as|like|way|they|that|are|have|is|now|been|so far|before|rate|pace|unchanged|moving))*\b"
        r"|\b(?:should|if) (?:nothing|things) (?:changes?|go on|carry on|continue|stay)(?: (?:as|like|the|same|this|they|are|is|so))*\b"
        r"|\bhow (?:many|much) more\b|\b(?:gap|distance) (?:left|remaining|to close|to cover|to bridge|to fill|still open)\b"
        r"|\bhow (?:big|wide|large) (?:is |a )?(?:the )?(?:remaining )?gap\b|\bon course to\b|\bon course for\b(?= (?:the |its |our |20))"
        r"|\b(?:still|enough|any) time (?:left )?(?:to|for|until|till)\b|\bwhat (?:would|will|does|do|'ll) (?:it take|we need)(?: to)?\b(?! (?:know|ask|do))|\bif (?:(?:the|this|that|our|current|present|same) )*(?:pace|rate|trend|speed|tempo|momentum) (?:continues?|holds?|keeps? (?:up|on)|stays?|persists?|goes on|is kept|is maintained|lasts?)\b"
        r"|\b(?:with)?in sight\b|\b(?:a |just )?(?:pipe dream|long shot|tall order|cakewalk|shoo-in|lost cause|forlorn hope|sure thing|safe bet|foregone conclusion)\b|\bpie in the sky\b|\bwishful thinking\b|\bstill be (?:saved|rescued|salvaged|met|reached|made|done|achieved)\b",
    ),
    (
        frozenset({Cue.FUTURE}),
        r"\b(?:is|are|'s|'re) (?:it|we|they|this|that|these|the city|kaga) (?:really |ever |still |actually |also )?going to (?=[a-z])"
        r"|\b(?:is|are|'s|'re) [^.?!⏎]{1,60}? (going to) (?=[a-z])",
    ),
    (
        frozenset({Cue.TREND}),
        r"\bwhat(?:'s| has| have| is)? (?:been )?(?:happened|happening) (?:to|with)\b(?=[^?!⏎]{0,90}\b(?:since|over|from|between|through)\b)"
        r"|\b(?:by|per|each|every|for each|for every) (?:single )?year\b(?!\s*\d)|\b(?:from )?one year to (?:the next|another)\b"
        r"|\bup,?(?: or)? down,?(?: or (?:flat|level|stable|sideways|the same|unchanged))?\b|\b(?:up|down|rising|falling) or (?:flat|stable|stagnant|level)\b"
        r"|\b(?:oldest|earliest|first) to (?:the )?(?:newest|latest|last|most recent)\b|\bon the (?:up|rise|increase|decline|decrease|wane|up and up|way up|way down)\b"
        r"|\b20\d\d (through|thru|until|till|up to) (?:fy ?)?20\d\d\b|\b(between) (?:fy ?)?20\d\d and (?:fy ?)?20\d\d\b|\b(?:in )?(?:which|what) (?:direction|way)\b(?=[^?⏎]{0,60}\b(?:mov|head|go|trend|develop|point|turn))|\bdirection of travel\b|\b(?:stable|flat|steady) or (?:not|rising|falling|up|down)\b",
    ),
    (
        frozenset({Cue.BASELINE}),
        r"\b(?:at|from|by) the time (?:of |when )?(?:the )?(?:plan|programme|program|project|start|launch|beginning)(?:'s)?(?: (?:was |had been )?(?:start|started|starts|began|begin|begins|launched|made|written|drawn up|drafted|adopted|kicked off|set up|launch|beginning))?\b"
        r"|\b(?:back )?(?:when|before|at the moment|as|until) (?:the |this |our |its )?(?:first |sdgs? |whole )*(?:plan|programme|program|scheme|project|thing|things|everything|it all|all this|all of this)"
        r" (?:first |was first |had |was |got |even )*(?:start|started|starts|began|begun|begin|begins|launched|made|written|drawn up|drafted|adopted|kicked off|set up|came in|came into (?:force|being)|took off|got going|got under way|set off|got started)\b"
        r"|\b(?:back )?(?:when|before|as) we (?:first |had |even )*(?:started|began|begun|set out|set off|kicked off|got going|launched)(?: (?:the |our |this )?(?:plan|programme|off|out|it|this))?\b"
        r"|\b(?:to|at) (?:begin|start) with\b|\bat (?:the )?(?:very )?(?:first|beginning|outset|start|launch|kick-off|kickoff)\b(?! (?:of (?:the )?(?:year|month|week|meeting|day)|glance|sight))"
        r"|\b(?:start|started|starts|starting|set|sets|setting|move[ds]?|came|come) (?:out |off )?from\b|\bstart(?:ed|s)? (?:out|off)(?: at| with| from| on)?\b|\bset off\b"
        r"|\b(?:it is|it's|is|are|was|were|be|being) measured (?:from|against)\b|\b(?:earliest|very first|first) (?:value|figure|number|data|datum|reading|level|record|recorded value)s?\b"
        r"|\b(?:on|from|since)? ?day (?:one|1|zero)\b"
        r"|\bbefore (?:any|all) of (?:this|it|that) (?:started|began|begun|kicked off)\b|\bin the (?:base|baseline|starting|reference|initial|first) year\b",
    ),
    (
        frozenset({Cue.ACTUAL}),
        r"\b(?:stands?|standing|sits?|sitting|comes?|came|running|runs?|hovers?|hovering|lies?) at(?: now| present| currently)?(?=\s*(?:[?!.,;⏎]|$|now|present|right|currently|today))",
    ),
    (
        frozenset({Cue.RECENT, Cue.FRAME}),
        r"\b(?:the )?(?:most recent|latest|last|newest) (?:available |reported |recorded )?year\b(?!\s*\d)|\bas (?:we speak|of (?:now|today|this moment|late)|it stands|things stand)\b|\bto date\b",
    ),
    (
        frozenset({Cue.SUMMARY}),
        r"\b(?:in )?(?:a |the )?(?:\d{1,3}|one|two|five|ten|thirty|sixty)[ -](?:second|minute|line|page|paragraph|sentence)s? (?:version|pitch|summary|recap|overview)\b|\b(?:the )?(?:short|quick|brief|abridged|condensed) version\b|\bon the whole\b|\bby and large\b|\bas (?:a )?whole\b(?! (?:city|town|number))|\ball things considered\b|\btaken? (?:as a whole|together|overall|all in all)\b|\b(?:in )?a nutshell\b"
        r"|\bhow (?:did|has|have|is|was|does|do|are|'s|were) (?:the |our |this )?(?:first |whole |entire |sdgs? |city |city's |first-term |future city )*(?:plan|programme of work|everything|it all|things|the lot)(?: (?:all|overall|generally|so far))? (?:go|gone|going|do|done|doing|fare|fared|faring|turn out|turned out|went|look|looking|stand|standing|work out|worked out|coming along|shaping up|getting on)\b"
        r"|\b(?:the )?whole (?:shebang|caboodle|nine yards|lot|thing|story|situation|status|progress|state)\b|\bentire (?:situation|status|state|progress|picture)\b|\b(?:is|are) (?:the )?(?:plan|plans|things|it all) working(?: out)?\b",
    ),
    (
        frozenset({Cue.NOTE}),
        r"\b(?:in|by|from|of) (?:its|the|their|our|that|this|your) (?:progress |annual |plan )?(?:review|evaluation|assessment)(?: sheet| report)?\b(?= *(?:[?!.,;⏎]|$|about|of|on|for|say|concerning|regarding))"
        r"|\b(?:the |a |any )?(?:review|evaluation|assessment)(?: sheet| report)? (?=(?:say|says|said|mention|mentions|note|notes|state|states|comment|comments|give|gives|tell|tells|put|conclude|concludes|remark|explain|explains|have to say)\b)"
        r"|\b(?:the )?(?:review|reviewer|reviewers|reviewer's|evaluator|evaluators|evaluation)(?:'s|')? (?:notes?|comments?|remarks?|text|sentence|wording|statement|verdict|feedback|opinion)\b|\b(?:the |our )?(?:reviewers?|evaluators?)\b"
        r"|\bwh?at (?:did|do|does|has|have) (?:they|the city|it|the plan|the report|the review|the sheet|you|we|people) (?:write|written|say|said|put|note|noted|jot|state|remark|comment|add|have to say)(?: down)?(?: there| about| on| of| regarding| concerning)?\b(?! (?:the )?(?:target|baseline|goal))"
        r"|\b(?:carry|carried|carrying|continue|continued|keep|kept|go|gone|roll|rolled) (?:on |over |forward |up )?(?:in|into|to|under) the (?:2nd|second|next|new|following) (?:plan|term|period|phase|stage)\b"
        r"|\bin the (?:next|following|coming|new) (?:phase|stage|round|plan|term|period)\b"
        r"|\b(?:do|doing|done) about\b|\bplan(?:s|ned|ning)? to do (?:about|with|for|regarding)\b",
    ),
    (
        frozenset({Cue.WHY}),
        r"\b(?:holding|held|holds|keeping|kept|dragging|weighing|pulling) (?:(?:us|it|them|this|that|things) )?(?:back|down|up)(?= (?:the|our|on|this|that|it|us|those|progress|[a-z]+)|\s*[?!.]|$)"
        r"|\b(?:stands?|standing|getting|gets|got|is|are) in the way(?: of)?\b|\bwhat(?:'s| is| has been)? (?:to blame|stopping|slowing|hindering|hampering|the matter|the trouble|the problem|the hold-?up|the holdup|up)(?: with| for| on| here)?\b(?= [a-z])",
    ),
    (
        frozenset({Cue.ON_TRACK, Cue.PROGRESS}),
        r"\bas (?:it|they|we|things) (?:should|ought to|were supposed to|was supposed to|is supposed to|are supposed to|were meant to|was meant to)(?: be)?\b"
        r"|\bas (?:intended|hoped|foreseen|scheduled|projected|designed|promised|agreed|announced|envisaged|desired|wished|anticipated|it should be)\b"
        r"|\b(?:according )?to (?:plan|schedule|expectations)\b|\bwithout (?:a )?(?:hitch|problems?|trouble|delay|incident)\b|\blike clockwork\b|\bup to speed\b|\bin (?:good|great|fine|decent|rude) (?:shape|health|order|nick)\b"
        r"|\bahead of (?:the )?(?:plan|target|time|curve|game|itself|schedule|pace)\b",
    ),
    (
        frozenset({Cue.LATE, Cue.PROGRESS}),
        r"\b(?:give|gives|giving|a|any|is|are|be)? ?cause for (?:concern|alarm|worry)\b|\bcaus(?:e|es|ing) (?:us )?(?:concern|worry|headaches|problems|trouble)\b"
        r"|\bin (?:the (?:red|danger zone)|difficulty|difficulties|bad shape|poor shape|a bad way|dire straits|hot water)\b|\b(?:not|isn't|aren't|n't) (?:really |quite |yet )?(?:where (?:it|they|we) should be|performing|moving|going anywhere|up to (?:scratch|par|speed)|making (?:any |much )?(?:headway|progress))\b"
        r"|\b(?:needs?|needing|require[sd]?|requiring|deserve[sd]?|merits?) (?:our |more |urgent |special |some |a )?(?:attention|action|push|help|support|boost|intervention|watching|looking (?:at|into)|work|care|improvement)\b|\blet(?:ting|s)? us down\b|\bworr(?:y|ies|ying) (?:us|you|me|about)\b"
        r"|\bworr(?:y|ied|ying) about\b",
    ),
    (
        frozenset({Cue.LATE, Cue.PROGRESS, Cue.WHICH}),
        r"\bwhere (?:are|do|did|have) we (?:fall|fell|fallen|falling|lag|lagging|slip|slipping|struggle|struggling|trail|trailing|underperform|underperforming|doing badly|doing poorly|failing)(?: (?:down|short|behind|back|badly))?\b"
        r"|\bwhere (?:is|are) (?:the )?(?:weak spots?|weak points?|trouble spots?|problems?|problem areas|shortfalls?|bottlenecks?|delays?|gaps?)\b",
    ),
    (
        frozenset({Cue.REGRESSING, Cue.PROGRESS}),
        r"\b(?:the )?wrong (?:way|direction)\b|\b(?:worse|lower|further away|further) (?:off )?than (?:at |when |it was |they were |where )?(?:the |we |in the |it |they |its |their )?(?:start|started|began|beginning|outset|baseline|starting point|before)\b"
        r"|\b(?:going|gone|went|goes|heading|headed) downhill\b|\b(?:slid|slide|slides|sliding|slip|slipped|slipping|fell|fallen|falling|moved|went|gone|going) back(?:ward|wards)?\b(?! (?:to|on) (?:track|course))|\b(?:lost|losing|lose) ground\b|\bbacksl(?:id|ide|iding)\b|\bin reverse\b"
        r"|\bbelow where (?:it|they|we) (?:started|began|were|was)\b",
    ),
    (
        frozenset({Cue.MISSED, Cue.PROGRESS}),
        r"\b(?:never|didn't|did not|haven't|have not|hasn't|has not|not|couldn't|failed to|fail to|fails to) (?:quite |really |even |actually )?(?:made? it|makes? it|got there|get there|hit|cleared?|come through|arrive[ds]?)(?: to)?(?: (?:the |its |their )?(?:targets?|goals?|mark))?\b"
        r"|\b(?:did|have|had) we (?:blow|blown|flunk|flunked|miss|missed|fail|failed|fluff|fluffed|botch|botched)\b|\b(?:came|come|coming|comes) up short\b|\bundersho(?:t|ot)\b",
    ),
    (
        frozenset({Cue.ACHIEVED, Cue.ARRIVE, Cue.PROGRESS}),
        r"\b(?:have|did|has|had) (?:we|they|the city|kaga) (?:already |actually |really |ever )?(?:hit|meet|met|clear|cleared|reach|reached|achieve|achieved|nail|nailed|attain|attained|pass|passed|beat|beaten|accomplish|accomplished|crack|cracked|make|made)\b(?! (?:up|any|so|of|much|progress|headway|in)\b)"
        r"|\b(?:done and dusted|ticked off|tick off|crossed off|in the bag|past the (?:finish(?:ing)? line|post)|over the (?:line|finish(?:ing)? line)|wrapped up|signed, sealed|home and dry|made it)\b(?! (?:to be|up))"
        r"|\b(?:already |have |has )?(?:cleared|nailed|smashed|cracked|beat|beaten|passed|topped|crossed) (?:the |its |their |our )?(?:targets?|goals?|mark|bar|line)\b|\b(?:reached|hit|got to|above|at|over|past) (?:the )?100 ?%?\b(?= *(?:[?!.,]|$|percent|already|yet|now))",
    ),
    (
        frozenset({Cue.ARRIVE, Cue.PROGRESS}),
        r"\b(?:keep|keeping|kept) (?:our|its|their|the) (?:word|promises?)\b|\bdeliver(?:s|ed|ing)? (?:on |what |as )?(?:was |is |were |we |it |they |the |its |our |had |have )*(?:promised|promises?|pledged|commitments?|targets?|goals?)\b"
        r"|\b(?:come|came|coming|land|landed|landing) in (?:at|on|above|below|under|over)(?:,? (?:at|on|above|below|under|over|or))*\b",
    ),
    (
        frozenset({Cue.AGAINST}),
        r"\b(?:relative|compared|comparing|in relation|in comparison|measured|set|put|next|as against|against|versus|vs\.?) ?(?:to|with|against)? (?:what|that which) (?:was|is|were|had been|has been|we|they|the city|it)"
        r"(?: (?:was|were|had|have|is|are|has|originally|first|once|initially))* (?:promised|planned|pledged|intended|agreed|foreseen|expected|announced|envisaged|set|aimed for|aiming for|wanted|hoped for|laid down|meant to|supposed to)(?: (?:be|do|achieve|reach))?\b"
        r"|\bgood (?:news )?or bad(?: news)?\b|\bbad (?:news )?or good(?: news)?\b|\bgood or not(?: good)?\b|\b(?:well|ok|okay|fine|good) or (?:not(?: well| ok| okay| good)?|no|badly|bad)\b"
        r"|\bthumbs? (?:up|down)(?:,? or (?:thumbs? )?(?:up|down))?\b|\bwin(?:ning)? or los(?:e|ing)\b|\ba hit or (?:a )?(?:flop|miss)\b|\bhit or miss\b|\b(?:success|triumph) or (?:a )?(?:failure|flop|disaster)\b"
        r"|\b(?:ok|okay|good|fine) or ng\b|\b(?:what|how many|how much)? ?% (?:done|complete|completed|achieved|reached|fulfilled|there)\b|\b(?:what|how many|how much)? ?(?:%|pct|percent) of (?=(?:the |our |its )?(?:target|goal|plan|objective))|\brag (?:status|rating)\b|\b(?:green|red),? (?:amber|yellow),?(?: or)? (?:red|green)\b|\btraffic[ -]lights?\b",
    ),
    (
        frozenset({Cue.AUDIT}),
        r"\b(?:when|if|once|as|after) (?:you|we|i|one|they|it is|it's|they are|they're)? ?(?:actually |yourself |really )?(?:recompute[ds]?|recalculate[ds]?|re-calculate[ds]?|compute[ds]?|calculate[ds]?|do the (?:maths?|sums)|work (?:it|them) out|redo (?:it|them|the maths?))(?: (?:it|them|yourself|yourselves|ourselves|itself|again|anew))*\b"
        r"|\b(?:the )?(?:one|ones|value|figure|figures|that|those) (?:that (?:is|are|was|were) )?(?:computed|calculated|recomputed|derived|worked out) from (?:its|the|their|baseline|target|actual)\b",
    ),
    (
        frozenset({Cue.HELP}),
        r"\b(?:what|which) (?:sorts?|kinds?|types?|range) of (?:questions?|things?|stuff|queries|information|info|topics?) (?:can|could|do|does|may|should|will|would|are|is)(?: (?:i|we|you|one|people|staff|the bot|this bot|it|this))?(?: (?:ask|asked|put|answer|tell|handle|take|understand|know|deal|cope|cover|help|say|respond|able))?(?: (?:to|me|us|you|about|with|here))*\b"
        r"|\bwhat (?:all )?(?:can|could|do|does|should|may|will|are) (?:you|i|we|one|this|it|this bot|the bot|this thing)(?: all)? (?:do|ask|type|write|say|know|answer|handle|help|tell|good for|able to do|capable of|offer|for|enter|input|used for)(?: (?:for|me|us|with|here|you|this|about|then|exactly))*(?=\s*(?:[?!.,;⏎]|$|and\b))"
        r"|\bhow (?:do |does |can |should |could |might |would |shall |to )?(?:i|you|u|we|one|people|someone|this|it|this bot|the bot|this thing|the thing|that)? ?(?:use|work|works|ask|begin|start|operate|talk to|query|handle|get started|go about)(?: (?:this|it|you|the bot|this bot|this thing|questions?|stuff|things?|something|with|here|then|properly|to|bot))*(?=\s*(?:[?!.,;⏎]|$|and\b))"
        r"|\bshow me (?:around|the ropes|how (?:this|it|you) works?|how to (?:use|ask|start|begin)[a-z ]{0,16})\b|\bteach me (?:how )?to (?:use|ask)(?: (?:this|it|you|the bot|this bot))?\b|\bteach (?:me )?(?:the )?(?:way to use|how to use|usage)(?: (?:this|it|you|the bot|this bot))?\b|\b(?:don't|dont|do not) (?:know|understand) (?:what|how) to (?:ask|use|do|type|write|start|begin)(?: (?:this|it|you|the bot))?\b"
        r"|\bwhat(?:'s| is| are|s)? (?:this|the|you) ?(?:bot|thing|channel|assistant|tool)?(?: all)? (?:about|for|good for)\b(?=\s*(?:[?!.,;⏎]|$))|\bwho (?:are|r) (?:you|u)\b|\bneed (?:a hand|help|some help)(?: with (?:this|the bot))?(?=\s*(?:[?!.,;⏎]|$))|\bwhere (?:do|should|can) i (?:begin|start)\b"
        r"|\b(?:what(?:'s| are| is) )?your (?:features?|functions?|capabilit(?:y|ies)|purpose|job|role|skills?|abilities|powers)\b|\b(?:no|not a|without a|haven't a) clue (?:how|what)(?: to (?:use|ask|do|type)(?: (?:this|you|it|the))?(?: bot)?)?",
    ),
    (
        frozenset({Cue.LISTING}),
        r"\b(?:sit|sits|sitting|file|files|filed|fall|falls|falling|come|comes|coming|go|goes|grouped|listed|placed|put|classed|classified|subsumed|organised|organized|ranged|stand|stands) (?:in |up )?(?:under|within|in|into|with) (?=(?:the |this |that |our |goal|sdg|target|economy|society|environment)|(?:economic|social|environmental)\b)"
        r"|\b(?:map|maps|mapped|mapping|tie|ties|tied|tying|link|links|linked|tag|tags|tagged|tagging|attach|attached|assign|assigned|relate|related|connect|connected|correspond|corresponding|match|matched|belong|belongs|belonging|hook|hooked|aligned?|aligns|contribut(?:e|es|ed|ing)) (?:in |up |back )?(?:to|onto|with|by|under|against)(?= (?:the |sdgs? |goals? |targets? |no\.? ?)*(?:\d|goal|sdg|target|environment|econom|soci|maas|re100))"
        r"|\b(?:keep|keeping|kept) (?:tabs|track|an eye) on\b|\bon file\b|\bgive me the lot\b|\bthe (?:whole|full|complete|entire) list\b|\bcompris(?:e|es|ed|ing)\b|\bmake(?:s)? up\b|\bmade up of\b|\bconsists? of\b",
    ),
    (
        frozenset({Cue.IMPROVED, Cue.MOST}),
        r"\b(?:got|gotten|getting|became|become|did) (?:much )?better (?:the )?most\b|\b(?:came|come|coming|moved|move|advanced|jumped|rose|grew|gained|progressed) (?:on|along|up|forward|ahead)? ?(?:the )?most(?= *(?:[?!.,]|$|since|from|over|in|of|compared|between))"
        r"|\b(?:biggest|largest|greatest|most|best|huge|longest) (?:leaps?|strides?|steps?|jumps?|headway|advances?|upswing|comeback|turnaround|growth|rise|climb|gains?|improvements?)(?: forward| ahead| up)?\b"
        r"|\b(?:biggest|top|best|greatest|most|fastest) (?:improvers?|improving|climbers?|movers?)\b",
    ),
    (
        frozenset({Cue.BEST, Cue.PROGRESS}),
        r"\b(?:star|top|best|lead|leading) (?:performers?|achievers?|results?|scores?|scorers?|marks?)\b|\b(?:highest|best) (?:achiever|scorer|achieving|scoring)s?\b",
    ),
    (
        frozenset({Cue.WORST, Cue.PROGRESS}),
        r"\b(?:poorest|lowest|worst|weakest) (?:results?|scores?|performers?|marks?|performance|achievers?)\b",
    ),
    (
        frozenset({Cue.BEST}),
        r"\b(?:kill|crush|smash|nail|rock|ac|slay)ing it\b|\b(?:our |the )?(?:biggest|greatest) (?:success|successes|triumph|achievement|win)\b|\b(?:most )?proud(?:est)? of\b|\bmost proud\b|\bmost good\b|\b(?:the )?furthest (?:towards?|to|along|ahead|on)\b|\b(?:come|came|gone|got|gotten|advanced|progressed) (?:the )?(?:furthest|farthest)\b|\bstand-?outs?\b|\btop of the (?:class|pile|heap|pack)\b|\b(?:ahead|leader|leads?) (?:of )?the pack\b|\bshin(?:es|ing) (?:brightest|most)\b|\bexcel(?:s|led|ling)?\b(?! (?:file|sheet|for|by))|\bfront-?runners?\b|\bchampions?\b|\bwinners?\b|\bin (?:the )?best (?:shape|state|position|condition|situation)\b|\bnearest (?:to )?(?:its |the |their )?(?:target|goal)s?\b",
    ),
    (
        frozenset({Cue.WORST}),
        r"\b(?:worst|biggest|greatest|main) (?:offenders?|disappointments?|failures?|flops?|headaches?|worry|worries|problems?|let-?downs?|underperformers?|results?|scores?|laggards?|duds?)\b|\b(?:drag(?:s|ging)?|pull(?:s|ing)?|let(?:s|ting)?|bring(?:s|ing)?) us down (?:the )?most\b|\bmost ashamed(?: of)?\b|\bashamed of\b|\bweakest (?:links?|points?|spots?|results?|performers?|scores?)\b|\bbottom of the (?:class|pile|heap|pack)\b|\bwooden spoon\b|\bblack sheep\b|\bmost (?:bad|disappointing|embarrassing|miserable|dismal)\b|\b(?:poorest|lowest|worst) (?:results?|scores?|performers?|marks?|performance)\b|\bproblem child(?:ren)?\b|\bsor(?:e|est) spots?\b|\bin (?:the )?worst (?:shape|state|position|condition|situation)\b|\bleast (?:successful|good|well|impressive)\b|\bbasket case\b|\bbringing up the rear\b"
        r"|\bneeds? (?:the )?most (?:work|attention|help|improvement|care|effort|support|action)\b|\bbr(?:ings|ing|inging|ought) up the rear\b",
    ),
    (
        frozenset({Cue.RANKING}),
        r"\b(?:highest|best|lowest|worst|largest|biggest|furthest|strongest|weakest) (?:ones? )?first\b|\bin (?:descending|ascending|rank|ranked) order\b|\bin order of\b|\brank (?:'?em|them|these|those|everything)(?: all)?\b|\bwho(?:'s| is) (?:leading|ahead|winning|first|last)\b",
    ),
    (
        frozenset({Cue.HOW}),
        r"\bany joy\b|\b(?:are|is) (?:we|it|they) in business\b|\bwhere (?:has|have|is|are|did|does|do)\b(?=[^?.!⏎]{0,70}\b(?:got to|gotten to|get to|at now|stand|standing|headed|heading|up to|come to)\b)|\bwhere(?:'s| is| are) (?=[^?.!⏎]{0,60} (?:at|now|up to)[?!. ]*$)"
        r"|\breasons? to (?:be|feel|worry|celebrate|cheer|complain|smile)\b|\b(?:a |one |the |only )*bright (?:spot|side)\b|\b(?:happy|pleased|satisfied|content|proud) (?:with|about|of)\b(?= (?:the|our|how))",
    ),
    (
        frozenset({Cue.LISTING, Cue.GENERIC}),
        r"\bwhat(?:'s| is| are|s| do| does)? (?:all )?(?:being |you |we |the bot )?(?:tracked|tracking|monitored|monitoring|track|monitor|keep track of)\b(?=[?!. ]*$| here| by| in)",
    ),
    (
        frozenset({Cue.WHICH}),
        r"\b(?:what|which) (?:are|is) (?:the |our |all )*(?=[^.?!⏎]{0,40}\b(?:indicators|kpis|metrics)\b)"
        r"|\bwhere (?:have|did|are|do|has|is|does) (?:we|the city|kaga|it|they)\b(?=[^?⏎]{0,50}\b(?:most|best|worst|least|furthest|behind|ahead|improved)\b)",
    ),
    (
        frozenset({Cue.FURTHEST}),
        r"\b(?:furthest|farthest) (?:away )?(?:from|behind) where (?:it|they|we) (?:should|ought to|needs? to) be\b|\b(?:furthest|farthest) (?:from|off|behind|back from) (?:the |its )?(?:schedule|pace|plan|track)\b",
    ),
)  # fmt: skip

_PHRASE = re.compile(r"[a-z']+ [a-z0-9']+")


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Cues], ...]:
    return tuple((re.compile(pattern), cues) for cues, pattern in _TABLE)


def english_turns(text: str) -> Iterator[tuple[int, int, Cues]]:
    """The turns of phrase in a normalised text, with their cues; they may overlap."""
    if _PHRASE.search(text) is None:
        return  # compiled only where it is needed: it takes longer than answering
    for pattern, cues in _compiled():
        for match in pattern.finditer(text):
            start, end = match.span(
                match.lastindex or 0
            )  # a group is what the cue stands on, the rest its surroundings
            if end > start:
                yield start, end, cues
