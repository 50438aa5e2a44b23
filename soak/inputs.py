"""Arbitrary inputs from a seed: what people ask, cut, mixed and misspelt, and what nobody would send on purpose.

Every kind is a function of a `random.Random` and the `Material`, so that a chunk's number alone gives its inputs again.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kpi_core.answers import LONGEST
from kpi_core.catalogue import Catalogue
from tests.kpi_core.question_sets import rows

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2025, 6, 2)
UNRELATED = ROOT.parent / "shared" / "cases" / "unrelated_ja.txt"

# Words are written as people read them, apart by blanks or bars.
_FRAMES = """の達成度は?|を教えて|の目標は？|ってどう|は順調ですか|はなぜ低いの|の推移|はいつ達成できる|を一覧で|が一番遅れているのは|の当初値|のソースは
progress of |target for | trend|How many | vs |why is | so low|on track?| in |best | worst | by dimension|please|not |except |以外|ではない|じゃあ|ほかの""".replace(
    "\n", "|"
).split("|")
_CONTRASTS = "男性 観光客 図書館 民間 他市 全国 男 子ども 高齢者 male tourists library national private other".split()
_JOINTS = ("と", "、", "・", " and ", "/", "\n", " ", "", "や", " vs ", "または", ",", "。", "？", "⏎", "の")
_YEARS = "2022年 令和4年度 R4 FY2024 2030 去年 今年度 last year 昨年 平成31年 99999年 第2期 ゴール7 SDG 13 8.9 経1 環8 指標5 KPI3 成７ 取三 120% 5000".split()
_MARKUP = "<@U012ABC> <!channel> <#C1|x> <https://x.example/a|b> *b* _i_ ~s~ `c` ```d``` :tada: :+1: &lt; &amp; > <@ <!subteam^S1> <mailto:a@b|c>".split()
_SIGNS = "😊 👨‍👩‍👧‍👦 🇯🇵 🏳️‍🌈 ㍿ ㌔ ﷽ ½ ① Ⅶ ﾀﾞ が ｰ ー - − ～ ・ ﾟ ゛ 々 〆 ヵ ヶ 𠮟 ﬁ ß İ ı ς \u0301\u0301\u0301".split()
_HOSTILE = [chr(code) for code in (*range(32), 127, 0x85, 0xA0, 0xAD, 0x2028, 0x2029, 0xFFFE, 0xFFFF)]
_HOSTILE += [
    *"\u200b\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\ufe0f\u061c",
    "\ud800",
    "\udfff",
    "\ud83d",
    "\U000e0001",
]
_RTL = "كم عدد المواطنين الإلكترونيين; מה ההתקדמות; \u202eMaaS\u202c; ٢٠٢٢".split("; ")
_PLANES = ((0x20, 0x7F), (0x80, 0x2FF), (0x300, 0x36F), (0x370, 0x1FFF), (0x2000, 0x303F), (0x3040, 0x30FF),
           (0x3400, 0x9FFF), (0xAC00, 0xD7FF), (0xD800, 0xDFFF), (0xE000, 0xFFFF), (0x10000, sys.maxunicode))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """What inputs are made of. `unrelated` is empty where the file is not beside this clone."""

    questions: tuple[str, ...]
    names: tuple[str, ...]
    unrelated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Input:
    """`kind` is the function that made it. An `unrelated` one is about nothing that a record holds."""

    kind: str
    text: str

    @property
    def unrelated(self) -> bool:
        return self.kind == "unrelated"


def material(catalogue: Catalogue) -> Material:
    """The tests' questions, every name of the record, and questions about the world."""
    names: list[str] = []
    for measure in catalogue.measures:
        names += [measure.name.ja, measure.name.en, *measure.aliases, *measure.printed, *measure.codes]
    for passage in catalogue.passages:
        names += [passage.title.ja, passage.title.en, *passage.aliases]
    for programme in catalogue.programmes:
        names += [programme.name.ja, programme.name.en, *programme.aliases]
    unrelated = UNRELATED.read_text(encoding="utf-8").splitlines() if UNRELATED.exists() else []
    return Material(
        tuple(row["question"] for name in ("answerable", "unanswerable") for row in rows(f"{name}.tsv")),
        tuple(filter(None, names)),
        tuple(line.strip() for line in unrelated if line.strip()),
    )


def drawn(seed: int, chunk: int, count: int, having: Material) -> Iterator[Input]:
    """The `count` inputs of a chunk: the same for the same seed, chunk and material."""
    draw = random.Random(f"{seed}:{chunk}")
    kinds = [kind for kind in KINDS if having.unrelated or kind != "unrelated"]
    weights = [KINDS[kind][1] for kind in kinds]
    for kind in draw.choices(kinds, weights, k=count):
        yield Input(kind, KINDS[kind][0](draw, having))


# --- the kinds


def _question(draw: random.Random, having: Material) -> str:
    return draw.choice(having.questions)


def _mutated(draw: random.Random, having: Material) -> str:
    return _misspelt(draw.choice(having.questions), draw, having)


def _misspelt(text: str, draw: random.Random, having: Material) -> str:
    for _ in range(draw.choice((1, 1, 2, 3, 8))):
        at = draw.randrange(len(text) + 1)
        put_in = draw.choice((_character(draw), draw.choice(text or " "), draw.choice(having.names)[:2], " ", ""))
        text = draw.choice(
            (
                text[:at] + text[at + draw.choice((1, 1, 3)) :],
                text[:at] + put_in + text[at:],
                text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
                text[at:] + text[:at],
                text[:at] + text[at:].swapcase(),
            )
        )
    return text


def _pieced(draw: random.Random, having: Material) -> str:
    """Slices of several questions, one behind the other."""
    return "".join(_slice(draw.choice(having.questions), draw) for _ in range(draw.randrange(1, 6)))


def _slice(text: str, draw: random.Random) -> str:
    start = draw.randrange(len(text) or 1)
    return text[start : start + draw.randrange(1, 20)]


def _named(draw: random.Random, having: Material) -> str:
    """Names, frames, years and contrasting words in any order."""
    pools = (having.names, having.names, _FRAMES, _FRAMES, _YEARS, _CONTRASTS)
    return "".join(
        draw.choice(draw.choice(pools)) + draw.choice(("", "", "の", " ")) for _ in range(draw.randrange(1, 7))
    )


def _enumerated(draw: random.Random, having: Material) -> str:
    """Many names in one question."""
    joint = draw.choice(_JOINTS)
    return joint.join(draw.sample(having.names, draw.randrange(2, 30))) + draw.choice(_FRAMES)


def _marked_up(draw: random.Random, having: Material) -> str:
    """A question with Slack's markup, emoji and text from right to left about and within it."""
    text = draw.choice(having.questions)
    for _ in range(draw.randrange(1, 6)):
        at = draw.randrange(len(text) + 1)
        text = text[:at] + draw.choice(draw.choice((_MARKUP, _SIGNS, _RTL))) + text[at:]
    return text


def _hostile(draw: random.Random, having: Material) -> str:
    text = draw.choice(draw.choice((having.questions, having.names, _RTL)))
    return "".join(c + (draw.choice(_HOSTILE) if draw.random() < 0.3 else "") for c in text)


def _unicode(draw: random.Random, having: Material) -> str:
    return "".join(_character(draw) for _ in range(draw.choice((1, 2, 5, 20, 60))))


def _character(draw: random.Random) -> str:
    return chr(draw.randint(*draw.choice(_PLANES)))


def _fragment(draw: random.Random, having: Material) -> str:
    """A short thing out of anything."""
    pools = (having.names, _FRAMES, _YEARS, _CONTRASTS, _MARKUP, _SIGNS, _HOSTILE, _RTL, _JOINTS)
    made = draw.choice(draw.choice(pools)) if draw.random() < 0.7 else _slice(draw.choice(having.questions), draw)
    return made or _character(draw)


def _repeated(draw: random.Random, having: Material) -> str:
    """One fragment, or two, over and over."""
    unit = "".join(_fragment(draw, having) for _ in range(draw.choice((1, 1, 2, 3))))
    return _cut(unit * (LONGEST // len(unit) + 1), draw)


def _long(draw: random.Random, having: Material) -> str:
    """All kinds of short things up to the most that may be asked, and a little over."""
    made: list[str] = []
    size = 0
    while size < LONGEST:
        made.append(draw.choice((_fragment, _fragment, _question, _mutated, _named, _unicode))(draw, having))
        size += len(made[-1])
    return _cut(draw.choice(("", " ", "\n", "、")).join(made), draw)


def _cut(text: str, draw: random.Random) -> str:
    return text[: draw.choice((3, 8, 20, 60, 200, 250, 500, 1000, 2000, LONGEST, LONGEST, LONGEST + 100))]


def _unrelated(draw: random.Random, having: Material) -> str:
    """Whole questions about the world: one, politely framed, misspelt by their own letters, or several."""
    one = draw.choice(having.unrelated)
    at = draw.randrange(len(one))
    return draw.choice(
        (
            one,
            f"お疲れさまです。{one}教えてください。",
            one[:at] + one[at + 1 :],
            one[:at] + one[at : at + 1] + one[at:],
            draw.choice((" ", "\n", "")).join(draw.sample(having.unrelated, draw.randrange(2, 5))),
        )
    )


# Each kind with its weight: the long ones cost a hundred times the short ones.
KINDS: dict[str, tuple[Callable[[random.Random, Material], str], float]] = {
    "question": (_question, 6),
    "mutated": (_mutated, 25),
    "pieced": (_pieced, 15),
    "named": (_named, 20),
    "enumerated": (_enumerated, 3),
    "marked_up": (_marked_up, 6),
    "hostile": (_hostile, 6),
    "unicode": (_unicode, 6),
    "repeated": (_repeated, 3),
    "long": (_long, 2),
    "unrelated": (_unrelated, 8),
}
