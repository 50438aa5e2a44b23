"""The unit in which a question wants its figure: 新電力は何円? is no question of contracts."""

from __future__ import annotations

import pytest

from kpi_core.answers import vocabulary_of
from kpi_core.catalogue import Catalogue, MeasureNames
from kpi_core.intents import Intent
from kpi_core.language import Bilingual
from kpi_core.matching import Ambiguous, Candidate, Found, resolve
from kpi_core.store import Store
from kpi_core.vocabulary import Vocabulary
from tests.kpi_core.asked import RECORD

with Store.open(RECORD) as store:
    KAGA = vocabulary_of(store)


def measure(key: str, ja: str, unit: str, unit_en: str = "") -> MeasureNames:
    return MeasureNames(key, Bilingual(ja, ""), (), (ja,), (), (), (), (), unit=Bilingual(unit, unit_en))


ELSEWHERE = Vocabulary.of(
    Catalogue(
        Bilingual("試験市", "Test City"),
        "ja",
        (
            measure("spending", "観光消費額", "百万円"),
            measure("waste", "1人1日あたりのごみの量", "g"),
            measure("children", "待機児童の数", "人"),
            measure("forest", "間伐した面積", "ha"),
            measure("recycling", "リサイクルの状況", "%"),
            measure("visitors", "文化施設の利用者数", "千人"),
            measure("satisfaction", "利用者満足度", "点"),
            measure("emissions", "市域の排出量", "千t-CO₂"),
            measure("power", "太陽光の発電量", "kWh"),
            measure("parks", "都市公園の広さ", "m²"),
            measure("births", "合計特殊出生率", "人"),
            measure("halls", "集会所の数", "ヶ所"),
            measure("density", "人口密度", "人/km²"),
            measure("schools", "認定こども園の数", "園"),
            measure("unknown", "健診の受診者数", ""),
            measure("joining", "教室の参加率", "件"),
            measure("accounts", "口座の開設", "件"),
            measure("garbage", "ごみの重さ", "kg"),
        ),
        (),
        (),
        (),
        (),
    )
)

COUNTED_SO = [
    ("新電力は何件?", "new_power_contracts"),
    ("新電力は何社?", "new_power_contracts"),
    ("女性就業率は何%?", "female_employment_rate"),
    ("働く女性は何割?", "female_employment_rate"),
    ("太陽光は何か所?", "public_solar"),
    ("クラブハウスはなん人?", "clubhouse_uses"),
    ("リスキリングセミナーは何回?", "reskilling_seminars"),
    ("実証実験は何個?", "tech_trials"),
    ("e-加賀市民は何人?", "e_citizens"),
    ("パートナーは何団体?", "sdgs_partners"),
    ("温室効果ガスは何トン?", "ghg_emissions"),
    ("温室効果ガスは505,960って本当?", "ghg_emissions"),
    ("パートナーは何%?", "sdgs_partners"),
    ("SDGsは何パートナー登録されてる?", "sdgs_partners"),
    ("新電力はKPIの何%?", "new_power_contracts"),
    ("パートナーの人数の実績は?", "sdgs_partners"),
    ("how many people downloaded the MaaS app?", "maas_downloads"),
    ("what percentage of women work?", "female_employment_rate"),
    ("how many tons of CO2?", "ghg_emissions"),
]
IN_ANOTHER_UNIT = [
    ("新電力は何円?", "何円"),
    ("新電力は何世帯?", "何世帯"),
    ("女性就業率は何人?", "何人"),
    ("女性就業率は何件?", "何件"),
    ("働く女性は何人?", "何人"),
    ("太陽光パネルは何枚?", "何枚"),
    ("太陽光は何校?", "何校"),
    ("太陽光の目標は何枚?", "何枚"),
    ("成1は何枚?", "何枚"),
    ("クラブハウスは何か所?", "何か所"),
    ("リスキリングセミナーは何人?", "何人"),
    ("リスキリングセミナーはなんにん?", "なんにん"),
    ("実証実験は何社?", "何社"),
    ("温室効果ガスは何件?", "何件"),
    ("太陽光は何キロワット?", "何キロワット"),
    ("MaaSのダウンロードは何円?", "何円"),
    ("新電力の進捗は何万円?", "何万円"),
    ("e-加賀市民は何団体?", "何団体"),
    ("公共施設の何%に太陽光がある?", "何%"),
    ("公共施設のうち何割に太陽光がある?", "うち何割"),
    ("何%の公共施設に太陽光がある?", "何%の"),
    ("what percentage of public facilities have solar panels?", "what percentage of"),
    ("what percent of partners are companies?", "what percent of"),
    ("太陽光パネルは何個?", "何個"),
    ("働く女性の人数は?", "人数"),
    ("実証実験の人数は?", "人数"),
    ("パートナーの目標は何%?", "何%"),
    ("温室効果ガスの目標は何%?", "何%"),
    ("クラブハウスの当初値は何割?", "何割"),
    ("how many people are solar facilities?", "how many people"),
    ("how many women are employed?", "how many women"),
]


@pytest.mark.parametrize(("question", "key"), COUNTED_SO)
def test_a_figure_is_given_in_a_unit_that_fits(question: str, key: str) -> None:
    asked, found = resolve(question, KAGA)
    assert (asked.intent, found) == (Intent.ACTUAL, Found((key,)))


@pytest.mark.parametrize(("question", "words"), IN_ANOTHER_UNIT)
def test_in_another_unit_it_is_asked_back(question: str, words: str) -> None:
    _, found = resolve(question, KAGA)
    assert isinstance(found, Ambiguous)
    assert found.words == (words,)
    assert len(found.candidates) == 1


def test_the_row_that_was_asked_for_is_kept() -> None:
    _, found = resolve("取1の目標は何円?", KAGA)
    assert isinstance(found, Ambiguous)
    assert found.candidates == (Candidate("new_power_contracts", "取1"),)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("観光消費額は何円?", "spending"),
        ("観光消費額は何百万円?", "spending"),
        ("観光消費額は何人?", None),
        ("待機児童の数は何人?", "children"),
        ("待機児童の数は何トン?", None),
        ("間伐した面積は何件?", None),
        ("間伐した面積は何ヘクタール?", "forest"),
        ("間伐した面積は何ha?", "forest"),
        ("間伐した面積は何グラム?", None),
        ("1人1日あたりのごみの量は何グラム?", "waste"),
        ("1人1日あたりのごみの量は何キロ?", None),
        ("リサイクルの状況は何%?", "recycling"),
        ("リサイクルの状況は何件?", None),
        ("文化施設の利用者数は何人?", "visitors"),
        ("文化施設の利用者数は何名?", "visitors"),
        ("文化施設の利用者数は何施設?", None),
        ("利用者満足度は何点?", "satisfaction"),
        ("利用者満足度は何人?", None),
        ("利用者満足度は何件?", None),
        ("市域の排出量は何トン?", "emissions"),
        ("市域の排出量は何t?", "emissions"),
        ("市域の排出量は何件?", None),
        ("太陽光の発電量は何キロワット時?", "power"),
        ("太陽光の発電量は何キロワット?", None),
        ("都市公園の広さは何平米?", "parks"),
        ("都市公園の広さは何メートル?", None),
        ("合計特殊出生率は何人?", "births"),
        ("集会所の数は何か所?", "halls"),
        ("集会所の数は何箇所?", "halls"),
        ("人口密度は何人?", "density"),
        ("人口密度は何件?", "density"),
        ("人口密度は何トン?", None),
        ("認定こども園の数は何人?", None),
        ("健診の受診者数は何人?", "unknown"),
        ("教室の参加率は何人?", None),
        ("口座の開設は何口?", None),
        ("ごみの重さは何キロ?", "garbage"),
    ],
)
def test_the_units_are_the_ones_of_the_record(question: str, key: str | None) -> None:
    _, found = resolve(question, ELSEWHERE)
    assert (found.measures if isinstance(found, Found) else None) == ((key,) if key else None)
