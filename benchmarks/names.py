"""A made-up city's catalogue of up to 100,000 indicators, from a grammar: place × audience × service × what is counted.

Every name is a combination that occurs once, so that a question which names all four parts has one right answer.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from kpi_core.catalogue import Catalogue, MeasureNames
from kpi_core.language import Bilingual, Language
from kpi_core.record import Table, Term

_CODES = "経社環"


def _pairs(text: str) -> tuple[Bilingual, ...]:
    return tuple(Bilingual(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines())


_PLACES = tuple(
    Bilingual(f"{ja}地区", f"{en} district")
    for ja, _, en in (
        name.partition(" ")
        for name in """中央 Chuo;東山 Higashiyama;西原 Nishihara;南浦 Minamiura;北野 Kitano;港町 Minatomachi;緑ヶ丘 Midorigaoka
桜台 Sakuradai;大手 Ote;川端 Kawabata;松原 Matsubara;竹田 Takeda;梅園 Umezono;杉山 Sugiyama;青葉 Aoba;若宮 Wakamiya;神明 Shinmei
八幡 Hachiman;稲荷 Inari;寺内 Terauchi;城下 Joka;新町 Shinmachi;古川 Furukawa;石橋 Ishibashi;岩瀬 Iwase;白浜 Shirahama;黒崎 Kurosaki
赤坂 Akasaka;金沢台 Kanazawadai;銀座通 Ginzadori;月岡 Tsukioka;日吉 Hiyoshi;星野 Hoshino;風間 Kazama;雪見 Yukimi;花園 Hanazono
鳥越 Torigoe;亀井 Kamei;鶴見 Tsurumi;鹿島 Kashima""".replace("\n", ";").split(";")
    )
)
_AUDIENCES = _pairs("""
    子ども向け | children
    高齢者向け | older people
    子育て世帯向け | families
    外国人住民向け | foreign residents
    事業者向け | businesses
""")
_SERVICES = _pairs("""
    健康教室 | health classes
    図書貸出サービス | book lending
    防災訓練 | disaster drills
    就業支援講座 | job training
    相談窓口 | counselling desks
    デジタル講座 | digital skills lessons
    地域食堂 | community kitchens
    スポーツ大会 | sports days
    自然観察会 | nature walks
    文化財見学会 | heritage tours
    ボランティア研修 | volunteer workshops
    移動販売 | mobile shops
    配食サービス | meal delivery
    コワーキングスペース | coworking spaces
    住宅改修助成 | housing repair grants
    省エネ診断 | energy audits
    太陽光発電補助 | solar subsidies
    家庭菜園事業 | allotment gardens
    リサイクル講習会 | recycling seminars
    公共交通割引 | public transport discounts
    起業セミナー | start-up seminars
    日本語教室 | Japanese lessons
    人権講演会 | human rights lectures
    農業体験 | farming experiences
    予防接種 | vaccinations
""")
_COUNTS = _pairs("""
    参加者数 | Participants
    利用者数 | Users
    申込件数 | Applications
    実施回数 | Sessions held
    満足度 | Satisfaction
    認知度 | Awareness
    参加率 | Participation rate
    利用率 | Utilisation rate
    登録者数 | Registered members
    協力団体数 | Supporting organisations
    継続率 | Retention rate
    修了者数 | Graduates
    開催日数 | Days open
    定員充足率 | Occupancy rate
    予算執行率 | Budget execution rate
    苦情件数 | Complaints
    紹介件数 | Referrals
    待機者数 | People waiting
    担当職員数 | Staff assigned
    広報掲載回数 | Newsletter mentions
""")
_FILLERS = ("", "年間", "延べ", "累計")  # tell no name from another


@dataclass(frozen=True, slots=True)
class Parts:
    """The four parts that make a name, and its key."""

    key: str
    place: Bilingual
    audience: Bilingual
    service: Bilingual
    count: Bilingual

    @property
    def name(self) -> Bilingual:
        filler = _FILLERS[(len(self.service.ja) * 7 + len(self.count.en)) % len(_FILLERS)]
        return Bilingual(
            f"{self.place.ja}における{self.audience.ja}{self.service.ja}の{filler}{self.count.ja}",
            f"{self.count.en} of {self.service.en} for {self.audience.en} in {self.place.en}",
        )

    def said(self, language: Language) -> tuple[str, str, str, str]:
        """Place, audience, service and count in one language."""
        parts = (self.place, self.audience, self.service, self.count)
        place, audience, service, count = (part.to(language) for part in parts)
        return place, audience, service, count.lower()


def everything() -> tuple[Parts, ...]:
    """All 100,000, in the grammar's order."""
    combinations = product(_PLACES, _AUDIENCES, _SERVICES, _COUNTS)
    return tuple(Parts(f"m{number}", *parts) for number, parts in enumerate(combinations))


def services(language: Language) -> frozenset[str]:
    return frozenset(service.to(language) for service in _SERVICES)


def some(parts: tuple[Parts, ...], size: int, draw: random.Random) -> tuple[Parts, ...]:
    return tuple(draw.sample(parts, size))


def catalogue(parts: tuple[Parts, ...]) -> Catalogue:
    """As `Store.catalogue` gives it, with a code for every name and neither aliases nor passages."""
    return Catalogue(
        city=Bilingual("見本市", "Mihon City"),
        language="ja",
        measures=tuple(_measures(parts)),
        programmes=(),
        passages=(),
        tables=(Table("vision", _CODES, Bilingual("指標", "Indicators"), None),),
        terms=(Term("first", Bilingual("第1期", "First term"), 2021, 2030),),
    )


def _measures(parts: tuple[Parts, ...]) -> Iterator[MeasureNames]:
    for number, one in enumerate(parts):
        name = one.name
        code = f"{_CODES[number % 3]}{number // 3 + 1}"
        yield MeasureNames(one.key, name, (), (name.ja,), (code,), (), (), ())
