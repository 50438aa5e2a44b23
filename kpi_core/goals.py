"""The seventeen goals of the SDGs by their names, so that they can be asked for without the number: 気候変動の指標は?

The names are the United Nations', the Japanese ones as the government prints them; the short ones are what people say. A name
means the goal only beside a word that speaks of indicators or goals, since 教育 and 貧困 are also other matters.
"""

from __future__ import annotations

_NAMES: dict[int, str] = {
    1: "貧困をなくそう;貧困;no poverty;poverty",
    2: "飢餓をゼロに;飢餓;zero hunger;hunger",
    3: "すべての人に健康と福祉を;健康と福祉;健康;福祉;good health and well-being;health and well-being;health",
    4: "質の高い教育をみんなに;質の高い教育;教育;quality education;education",
    5: "ジェンダー平等を実現しよう;ジェンダー平等;ジェンダー;男女平等;gender equality;gender",
    6: "安全な水とトイレを世界中に;安全な水とトイレ;安全な水;clean water and sanitation;clean water",
    7: "エネルギーをみんなに そしてクリーンに;エネルギーをみんなに;クリーンエネルギー;エネルギー;affordable and clean energy;clean energy;energy",
    8: "働きがいも経済成長も;働きがい;経済成長;decent work and economic growth;decent work;economic growth",
    9: "産業と技術革新の基盤をつくろう;産業と技術革新;技術革新;イノベーション;industry, innovation and infrastructure;innovation",
    10: "人や国の不平等をなくそう;不平等をなくそう;不平等;reduced inequalities;inequality;inequalities",
    11: "住み続けられるまちづくりを;住み続けられるまちづくり;まちづくり;sustainable cities and communities;sustainable cities",
    12: "つくる責任 つかう責任;つくる責任つかう責任;つくる責任;responsible consumption and production;responsible consumption",
    13: "気候変動に具体的な対策を;気候変動対策;気候変動;climate action;climate change;climate",
    14: "海の豊かさを守ろう;海の豊かさ;life below water;oceans",
    15: "陸の豊かさも守ろう;陸の豊かさ;life on land",
    16: "平和と公正をすべての人に;平和と公正;peace, justice and strong institutions;peace and justice",
    17: "パートナーシップで目標を達成しよう;パートナーシップ;partnerships for the goals",
}  # fmt: skip


def names() -> dict[str, int]:
    """The goal's number by its name."""
    return {name: goal for goal, text in _NAMES.items() for name in text.split(";")}
