"""What a question leaves unexplained may be words that names are made of: 登録 of 登録件数, emissions of CO2 emissions."""

from __future__ import annotations

from kpi_core.covering import Kind, Piece
from kpi_core.cues import Cue
from kpi_core.dissection import Dissection
from kpi_core.keys import Reading, is_hiragana
from kpi_core.meanings import NamePart
from kpi_core.vocabulary import Vocabulary

COST_PART = 400
_LONGEST_PART = 14
_PARTICLES = frozenset("がをはにでとも")


def is_unsure(piece: Piece) -> bool:
    return piece.kind is Kind.REST or isinstance(piece.meaning, NamePart)


def parts_of_names(found: Dissection, vocabulary: Vocabulary) -> list[Piece]:
    parts: list[Piece] = []
    for start, stop in _left_over(found):
        for begin in range(start, stop):
            for end in range(begin + 1, min(stop, begin + _LONGEST_PART) + 1):
                key = found.reading.part(begin, end)
                if len(key) < 2 or key.isdigit() or (key[0] in _PARTICLES and all(map(is_hiragana, key))):
                    continue  # ができ is no word
                if not vocabulary.near.contains(key):
                    break  # nor does any name contain more of it
                owners = () if cuts_katakana(found.reading, begin, end) else vocabulary.near.holding(key)
                if owners:
                    things = tuple(vocabulary.thing(owner) for owner in owners)
                    parts.append(Piece(begin, end, Kind.NOUN, COST_PART, NamePart(things)))
    return parts


def _left_over(found: Dissection) -> list[tuple[int, int]]:
    """The stretches of tokens that are left over, with the kana between and behind them (障がい者, 働いて) and counters (登録件数)."""
    stretches: list[tuple[int, int]] = []
    gap: int | None = None  # where kana began that can be in the middle of a word
    for piece, cues in zip(found.pieces, found.cues, strict=True):
        behind = bool(stretches) and (gap if gap is not None else piece.start) == stretches[-1][1]
        kana = all(token.kind == "h" for token in found.reading.tokens[piece.start : piece.stop])
        # 外国人住民 is looked for as a whole, although 住民 can also say what the figure is for.
        if piece.kind is Kind.REST or (cues and cues <= {Cue.CONTEXT, Cue.OCCASION}):
            stretches.append((stretches.pop()[0] if behind else piece.start, piece.stop))
            gap = None
        elif behind and cues & {Cue.COUNT, Cue.RATE}:
            stretches.append((stretches.pop()[0], piece.stop))
            gap = None
        elif behind and gap is None and kana and piece.kind is not Kind.NOUN:
            gap = piece.start
        else:
            gap = None
    return [(start, _with_kana(found.reading, stop)) for start, stop in stretches]


def _with_kana(reading: Reading, stop: int) -> int:
    end = stop
    while end < len(reading.tokens) and end < stop + 3 and reading.tokens[end].kind == "h":
        end += 1
    return end


def cuts_katakana(reading: Reading, start: int, stop: int) -> bool:
    """Whether a katakana word is cut in two, which would make words of its halves: スマートシティ ロ|ボット."""
    return any(
        0 < edge < len(reading.tokens) and reading.tokens[edge - 1].kind == reading.tokens[edge].kind == "k"
        for edge in (start, stop)
    )
