"""English turns of phrase that ask for the published figures to be worked out again, for help, or for a list."""

from __future__ import annotations

from kpi_core.cues import Cue
from kpi_core.expressions import END, Turns, either

_THE_BOT = "this bot|the bot|this thing"
_END_OR_AND = r"(?=\s*(?:[?!.,;⏎]|$|and\b))"

_AUDITS = (
    # when you actually recompute it; the ones derived from their baseline
    (
        r"\b(?:when|if|once|as|after) (?:you|we|i|one|they|it is|it's|they are|they're)? ?"
        r"(?:actually |yourself |really )?"
        + either(
            "recompute[ds]?|recalculate[ds]?|re-calculate[ds]?|compute[ds]?|calculate[ds]?|do the (?:maths?|sums)",
            "work (?:it|them) out|redo (?:it|them|the maths?)",
        )
        + r"(?: (?:it|them|yourself|yourselves|ourselves|itself|again|anew))*\b"
    ),
    (
        r"\b(?:the )?(?:one|ones|value|figure|figures|that|those) (?:that (?:is|are|was|were) )?"
        r"(?:computed|calculated|recomputed|derived|worked out) "
        r"from (?:its|the|their|baseline|target|actual)\b"
    ),
)
_HELP = (
    # what sort of stuff can I ask
    (
        r"\b(?:what|which) (?:sorts?|kinds?|types?|range) of "
        r"(?:questions?|things?|stuff|queries|information|info|topics?) "
        r"(?:can|could|do|does|may|should|will|would|are|is)"
        r"(?: (?:i|we|you|one|people|staff|the bot|this bot|it|this))?"
        r"(?: (?:ask|asked|put|answer|tell|handle|take|understand|know|deal|cope|cover|help|say|respond|able))?"
        r"(?: (?:to|me|us|you|about|with|here))*\b"
    ),
    # what can you do
    (
        r"\bwhat (?:all )?(?:can|could|do|does|should|may|will|are) "
        rf"(?:you|i|we|one|this|it|{_THE_BOT})(?: all)? "
        + either(
            "do|ask|type|write|say|know|answer|handle|help|tell|good for|able to do|capable of|offer|for|enter|input",
            "used for",
        )
        + rf"(?: (?:for|me|us|with|here|you|this|about|then|exactly))*{_END_OR_AND}"
    ),
    # how does this bot work
    (
        r"\bhow (?:do |does |can |should |could |might |would |shall |to )?"
        rf"(?:i|you|u|we|one|people|someone|this|it|{_THE_BOT}|the thing|that)? ?"
        r"(?:use|work|works|ask|begin|start|operate|talk to|query|handle|get started|go about)"
        r"(?: "
        + either(
            "this|it|you|the bot|questions?|stuff|things?|something",
            "with|here|then|properly|to|bot",
        )
        + rf")*{_END_OR_AND}"
    ),
    # show me the ropes; teach me how to use this bot; I don't know what to ask
    (
        r"\bshow me (?:around|the ropes|how (?:this|it|you) works?"
        r"|how to (?:use|ask|start|begin)[a-z ]{0,16})\b"
    ),
    r"\bteach me (?:how )?to (?:use|ask)(?: (?:this|it|you|the bot|this bot))?\b",
    (
        r"\bteach (?:me )?(?:the )?(?:way to use|how to use|usage)"
        r"(?: (?:this|it|you|the bot|this bot))?\b"
    ),
    (
        r"\b(?:don't|dont|do not) (?:know|understand) (?:what|how) to "
        r"(?:ask|use|do|type|write|start|begin)(?: (?:this|it|you|the bot))?\b"
    ),
    # what's this bot for; who are you; need a hand; where do I start
    (
        r"\bwhat(?:'s| is| are|s)? (?:this|the|you) ?(?:bot|thing|channel|assistant|tool)?(?: all)? "
        rf"(?:about|for|good for)\b{END}"
    ),
    r"\bwho (?:are|r) (?:you|u)\b",
    rf"\bneed (?:a hand|help|some help)(?: with (?:this|the bot))?{END}",
    r"\bwhere (?:do|should|can) i (?:begin|start)\b",
    # what are your features; I haven't a clue how to use this bot
    (
        r"\b(?:what(?:'s| are| is) )?your "
        r"(?:features?|functions?|capabilit(?:y|ies)|purpose|job|role|skills?|abilities|powers)\b"
    ),
    (
        r"\b(?:no|not a|without a|haven't a) clue (?:how|what)"
        r"(?: to (?:use|ask|do|type)(?: (?:this|you|it|the))?(?: bot)?)?"
    ),
)
_LISTS = (
    # which ones fall under goal 9; but not: fall under 50
    (
        r"\b"
        + either(
            "sit|sits|sitting|file|files|filed|fall|falls|falling|come|comes|coming|go|goes|grouped|listed|placed|put",
            "classed|classified|subsumed|organised|organized|ranged|stand|stands",
        )
        + r" (?:in |up )?(?:under|within|in|into|with) "
        r"(?=(?:the |this |that |our |goal|sdg|target|economy|society|environment)"
        r"|(?:economic|social|environmental)\b)"
    ),
    # what is tied to SDG 7
    (
        r"\b"
        + either(
            "map|maps|mapped|mapping|tie|ties|tied|tying|link|links|linked|tag|tags|tagged|tagging",
            "attach|attached|assign|assigned|relate|related|connect|connected|correspond|corresponding",
            "match|matched|belong|belongs|belonging|hook|hooked|aligned?|aligns|contribut(?:e|es|ed|ing)",
        )
        + r" (?:in |up |back )?(?:to|onto|with|by|under|against)(?= (?:the |sdgs? |goals? |targets? |no\.? ?)*"
        r"(?:\d|goal|sdg|target|environment|econom|soci|maas|re100))"
    ),
    # what do we keep tabs on; give me the lot; the full list; made up of
    r"\b(?:keep|keeping|kept) (?:tabs|track|an eye) on\b",
    r"\bon file\b",
    r"\bgive me the lot\b",
    r"\bthe (?:whole|full|complete|entire) list\b",
    r"\bcompris(?:e|es|ed|ing)\b",
    r"\bmakes? up\b",
    r"\bmade up of\b",
    r"\bconsists? of\b",
)

TURNS: Turns = (
    (frozenset({Cue.AUDIT}), _AUDITS),
    (frozenset({Cue.HELP}), _HELP),
    (frozenset({Cue.LISTING}), _LISTS),
)
