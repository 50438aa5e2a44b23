"""How English is typed in haste (wat, u, goin, w/, how 2): written out, so that every phrase is found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from kpi_core.keys import Token, stem

# What is typed, and the words that it stands for; small words (to, with) are left out of a key and so stand for nothing.
_TABLE = """
wil will; wat what; wot what; wut what; wht what; waht what; wats whats; wots whats; wuts whats; whts whats; wich which; whch which;
wch which; whitch which; hw how; hws hows; hwo how; wen when; whn when; wer where; whr where; u you; yu you;
r are; n and; ur your; urs yours; urself yourself; yrself yourself; da the; tha the; teh the; dis this; dat that;
 dere there; thier their; wid with; wiv with; wth with; bcoz because; bcz because; bcos because; bcuz because;
becoz because; becuz because; plis please; plss please; plez please; pleez please; plox please; pleas please; plase please;
thanx thanks; thnx thanks; tks thanks; tnx thanks; thks thanks; tq thanks; kno know; knw know; knoe know; hav have;
hv have; hs has; shud should; shld should; wud would; wld would; cud could; cld could; gud good; gd good; bttr better;
abt about; evry every; evrything everything; everythin everything; anythin anything; somethin something; nuthin nothing;
nmbr number; nmbrs numbers; numbr number; yr year; yrs years; yrly yearly; mth month; thru through; thro through; mths months; trgt target;
targt target; tgt target; tgts targets; bsln baseline; bline baseline; achvd achieved; achvmt achievement; achmt achievement;
prgs progress; prgrs progress; sts status; sched schedule; skd schedule; fcst forecast;
fcast forecast; calc calculation; calcs calculations; calcd calculated; diffs differences; env environment;
enviro environment; envt environment; econ economic; ppl people; peeps people; bldg building; bldgs buildings;
pwr power; regd registered; svc service; svcs services; mgr manager; orig original; chk check;
summry summary; sumary summary; begining beginning; beggining beginning; untill until; wether whether; alot lot;
recieve receive; acheive achieve; acheived achieved; achive achieve; achived achieved; lates latest; lastest latest;
curent current; thr there; ther there; rly really; srsly seriously; qstn question; qstns questions;
indic indicator; indics indicators; resp respectively; dnt dont
"""


@cache
def _meant() -> dict[str, str]:
    return dict(entry.split() for entry in _TABLE.replace("\n", " ").split(";"))


_SMALL = frozenset(["the", "a", "an", "to", "for", "with", "your", "their"])
# Letters stand for words only between words: what "N = 5" and "R & D" mean is something else.
_LETTERS = frozenset(["u", "r", "n"])
_BEFORE_TO = frozenset(
    [
        "how",
        "want",
        "wanna",
        "need",
        "have",
        "got",
        "going",
        "like",
        "love",
        "what",
        "able",
        "where",
        "when",
        "way",
        "supposed",
        "meant",
        "used",
        "try",
        "trying",
        "ready",
        "time",
        "easy",
        "hard",
        "who",
        "happy",
    ]
)
_BEHIND_TO = frozenset(
    [
        "use",
        "ask",
        "do",
        "know",
        "see",
        "get",
        "hear",
        "find",
        "check",
        "make",
        "reach",
        "be",
        "go",
        "say",
        "tell",
        "have",
        "write",
        "read",
        "start",
        "begin",
        "type",
        "hit",
        "meet",
        "achieve",
        "look",
        "show",
        "talk",
        "work",
    ]
)
_BEHIND_FOR = frozenset(["me", "u", "us", "my"])


def written_out(
    found: Sequence[Token], is_name: Callable[[str], bool], is_known: Callable[[str], bool]
) -> Sequence[Token]:
    """The tokens, with what is typed in haste written out, but for words of names; a Japanese sentence stays as it is."""
    if any(token.kind == "h" for token in found):
        return found
    kept: list[Token] = []
    place = 0
    changed = False
    while place < len(found):
        written, after = _written(found, place, is_known)
        # Which words names are made of is only asked where it decides: for the first question that index is not made yet.
        if written is not None and found[place].kind == "w" and is_name(found[place].word):
            written, after = None, place + 1
        changed = changed or written is not None
        kept += [found[place]] if written is None else written
        place = after
    return kept if changed else found


def _written(found: Sequence[Token], place: int, is_known: Callable[[str], bool]) -> tuple[list[Token] | None, int]:
    """What is written for the token at a place (None: itself), and the place of the next one."""
    token = found[place]
    before = found[place - 1].word if place else ""
    behind = found[place + 1] if place + 1 < len(found) else None
    after = place + 1
    if token.kind == "n":
        to = token.word == "2" and before in _BEFORE_TO and behind is not None and behind.word in _BEHIND_TO
        for_ = token.word == "4" and behind is not None and behind.word in _BEHIND_FOR and before not in {"", "kpi"}
        return ([], after) if to or for_ else (None, after)
    if token.kind != "w":
        return None, after
    if token.word == "w" and behind is not None:
        if behind.kind == "|" and behind.start == token.end:  # w/, w/o
            third = found[place + 2] if place + 2 < len(found) else None
            without = third is not None and third.word == "o" and third.start == behind.end
            return (
                ([token._replace(word="without", end=third.end)], place + 3) if without and third else ([], place + 2)
            )
        return ([], after) if behind.kind == "w" else (None, after)
    if token.word in _LETTERS and not _between_words(found, place):
        return None, after
    meant = _meant().get(token.word)
    if meant is not None:
        return ([] if meant in _SMALL else [token._replace(word=stem(meant))]), after
    if token.word.endswith("in") and len(token.word) > 4 and not is_known(token.word) and is_known(f"{token.word}g"):
        return [token._replace(word=f"{token.word}g")], after
    return None, after


def _between_words(found: Sequence[Token], place: int) -> bool:
    """Whether nothing but words, clauses' ends and the text's stand beside a token."""
    beside = [found[n] for n in (place - 1, place + 1) if 0 <= n < len(found)]
    if found[place].word != "u" and place + 1 < len(found) and found[place + 1].kind == "|":
        return False
    return bool(beside) and all(token.kind in "w|ck" for token in beside)
