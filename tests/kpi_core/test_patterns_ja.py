from __future__ import annotations

import pytest

from kpi_core.cues import Cue
from kpi_core.patterns_ja import find_cues


@pytest.mark.parametrize(
    ("text", "part", "cue"),
    [
        ("何件やる計画?", "やる計画", Cue.TARGET),
        ("何件まで集めんなんがけ?", "集め", Cue.TARGET),
        ("何%にせなあかんの", "せなあかん", Cue.TARGET),
        ("どこまで引き上げる計画ですか", "引き上げる計画", Cue.TARGET),
        ("何ダウンロードを目指す方針か", "目指す方針", Cue.TARGET),
        ("年に何件ずつ増やせばいいでしょうか", "年に", Cue.OUTLOOK),
        ("毎年何ポイントずつ上げたらええの", "毎年", Cue.OUTLOOK),
        ("あとなんぼ足りんの", "あと", Cue.OUTLOOK),
        ("どう動いてきとる", "動い", Cue.TREND),
        ("この3年の数字", "この3年の", Cue.TREND),
        ("改善がいちばん大きかった指標", "改善がいちばん大きかった", Cue.IMPROVED),
        ("目標までどんだけ来た", "目標まで", Cue.AGAINST),
        ("どんなふうに質問すればよいでしょうか", "どんなふうに質問すればよい", Cue.HELP),
        ("監査委員事務局に出す資料", "監査委員事務局", Cue.CONTEXT),
        ("報告書に誤りがないか", "がない", Cue.FRAME),
        ("このわけを知りたい", "わけ", Cue.WHY),
        ("何人まで増えた", "何人まで増えた", Cue.QUANTITY),  # and no target
        ("基準地は", "基準地", Cue.BASELINE),
        ("東初値じゃなく投初値", "投初値", Cue.BASELINE),
    ],
)
def test_words_say_something_by_how_they_stand_together(text: str, part: str, cue: Cue) -> None:
    assert cue in {cue for start, end, cues in find_cues(text) if text[start:end] == part for cue in cues}


@pytest.mark.parametrize(
    "text",
    [
        "何件やったか",  # what was done is no target
        "一番少ない指標",  # an order there is none of
        "公園課の職員数",  # a section that is asked about, not one that asks
        "投書の件数",
        "計画地はどこ",
        "遅れがない",
    ],
)
def test_the_same_words_otherwise_say_nothing(text: str) -> None:
    assert list(find_cues(text)) == []
