"""The people, papers and meetings of an office in English, as pieces of patterns: who asks, for what, and when."""

from __future__ import annotations

from kpi_core.expressions import either

DETERMINER = (
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
ROLE = either(
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
PEOPLE = either(
    "bosses|higher-ups|higher ups|top brass|bigwigs|folks upstairs",
    "councillors|councilors|council members|assembly members|auditors|inspectors",
    "journalists|reporters|editors|readers|colleagues|coworkers|co-workers|delegates|delegation",
    "evaluators|reviewers|audience|listeners|consultants|counterparts|donors|funders|sponsors|donor partners",
)
OUTSIDER = either(
    "visitor|guest|resident|student|friend|neighbou?r|fellow|researcher|scholar|expert|official|citizen",
    "mother|father|lady|gentleman|caller|volunteer|teacher|tourist",
)
COMMITTEE = either(
    "city council|town council|council|assembly|gikai|committee|board|cabinet office|headquarters|hq|secretariat",
    "audit office|press office|budget team|planning team|pr team|communications team|finance team",
    "sdgs? team|sdgs? office|web team|steering group|steering committee|working group|task force",
)
ORGANISATION = either("undp|un-habitat|un habitat|unu|unesco|unicef|jica|oecd|iges|world bank|united nations|un")
BODY = either(
    "ministry|prefecture|prefectural office|ken|kencho|national government|central government|government",
    "press club|press|media|newspaper|tv station|broadcaster",
    "budget section|planning section|planning department|pr section|public relations(?: team| section)?",
    "finance department|finance section|sister city|sister cities|partner city|faculty|university",
    ORGANISATION,
    "head office|front office|office next door|general affairs(?: section)?|personnel section|it section|management",
)
ANYBODY = either(ROLE, PEOPLE, COMMITTEE, BODY)
# Sato-san; but not what is his: Sato-san's solar panels.
TITLED = (
    "-(?:san|sama|kun|chan|sensei|bucho|buchou|kacho|kachou|kakaricho|kakarichou|shicho|shichou|shunin|sempai|senpai)"
)
PERSON = rf"[a-z]{{2,14}}{TITLED}(?!'s|-)"
BOSSES = "(?:bucho|buchou|kacho|kachou|shicho|shichou|fukushicho|gikai)"
PAPER = either(
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
PLACE = either(
    "footnotes?|endnotes?|notes|grant application|funding application|application form|survey form|form|proposal|bid",
    "blog post|blog|post|web page|webpage|website|home page|homepage|textbook",
    "video|podcast|radio show|radio interview|tv interview|interview|exhibition panel|display panel",
    "translation|newspaper|feature|file|chart|graph|table|diagram",
)
MEETING = either(
    "council meeting|assembly meeting|board meeting|committee meeting|team meeting|staff meeting|budget meeting",
    "town hall meeting|section meeting|department meeting|management meeting|review meeting",
    "press conference|press briefing|press call|council session|assembly session|plenary session|plenary",
    "question time|q&a session|q&a|meetings?|kaigi|uchiawase|chorei|hearing|briefing|session|debriefing|huddle",
    "stand-up|standup|conference call|video call|zoom call|zoom|teams call|call",
    "conference|symposium|forum|summit|panel discussion|panel|audit|inspection|site visit",
    "workshop|webinar|presentation|interview|lecture|talk|speech|ceremony|deadline",
)
