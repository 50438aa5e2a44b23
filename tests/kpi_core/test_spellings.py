"""Names as they are really typed: kana, romaji, wrong conversions and slips; and what only looks or sounds like a name."""

from __future__ import annotations

import pytest

from kpi_core.answers import vocabulary_of
from kpi_core.latin_spelling import ear, slightly_off
from kpi_core.matching import Found, resolve
from kpi_core.sounds import heard_as, loosened, reads_as
from kpi_core.spelling import misheard, slips
from kpi_core.store import Store
from tests.kpi_core.asked import RECORD

with Store.open(RECORD) as store:
    KAGA = vocabulary_of(store)


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("ｼﾝﾃﾞﾝﾘｮｸｶﾆｭｳ ﾄﾞｳ?", "new_power_contracts"),
        ("シンデンリョクノカニュウケンスウ", "new_power_contracts"),
        ("しんでんりょくのかにゅうけんすうは?", "new_power_contracts"),
        ("shin-denryoku kanyu kensu", "new_power_contracts"),
        ("zititai sindenryoku kanyu kensu", "new_power_contracts"),
        ("自治体新電力加入軒数", "new_power_contracts"),
        ("まーすのさーびすすうってどうなっとるん?", "maas_services"),
        ("maas no teikyo sabisu", "maas_services"),
        ("鱒アプリのダウンロード件数", "maas_downloads"),
        ("mass app down load how is it", "maas_downloads"),
        ("maasappdownloads", "maas_downloads"),
        ("コンピュータ蔵ブハウスの進捗", "clubhouse_uses"),
        ("konpyutakurabuhausu kaga", "clubhouse_uses"),
        ("クラブハウスの理容者数", "clubhouse_uses"),
        ("computer clab house kaga", "clubhouse_uses"),
        ("ｼﾞｮｾｲ ｼｭｳｷﾞｮｳﾘﾂ ﾄﾞｳ?", "female_employment_rate"),
        ("josei shūgyō-ritsu", "female_employment_rate"),
        ("zyosei syugyoritu no tasseido", "female_employment_rate"),
        ("syougaisya koyou", "disabled_hires"),
        ("しょうがいしゃのこようけんすう", "disabled_hires"),
        ("SDGsﾊﾟｰﾄﾅｰ ﾄｳﾛｸ ｹﾝｽｳ", "sdgs_partners"),
        ("sdgs patona toroku kensu", "sdgs_partners"),
        ("sdgspartners", "sdgs_partners"),
        ("onsitu koka gas no haisyuturyo", "ghg_emissions"),
        ("オンシツコウカガスノサクゲン", "ghg_emissions"),
        ("温室効果カス", "ghg_emissions"),
        ("greenhouse gass", "ghg_emissions"),
        ("grean house gas", "ghg_emissions"),
        ("kokyo shisetsu no taiyoko", "public_solar"),
        ("taiyohkoh panel no settisu", "public_solar"),
        ("公共施設の太陽光パネル接地数", "public_solar"),
        ("solarpanels on public facilities", "public_solar"),
        ("zissyo zikken", "tech_trials"),
        ("tech trails", "tech_trials"),
        ("イー家が市民の登録", "e_citizens"),
        ("eかが市民", "e_citizens"),
        ("ekaga citizens", "e_citizens"),
        ("risukiringu semina going ok?", "reskilling_seminars"),
        ("reskiling seminers", "reskilling_seminars"),
    ],
)
def test_a_name_is_known_however_it_is_spelt(question: str, measure: str) -> None:
    found = resolve(question, KAGA)[1]
    assert isinstance(found, Found)
    assert found.measures == (measure,)


@pytest.mark.parametrize(
    "question",
    [
        *("鱒", "鱒の漁獲量", "ｿﾗ ﾊ?", "ｶﾓ ﾉ ｶｽﾞ ﾊ?", "マスの養殖"),
        *("だんせいのしゅうぎょうりつ", "ﾀﾞﾝｾｲ ｼｭｳｷﾞｮｳﾘﾂ", "dansei shugyoritsu", "こうれいしゃのしゅうぎょうりつ"),
        *(
            "民間施設の太陽光パネル接地数",
            "工業施設の太陽光",
            "こうこうしせつのたいようこう",
            "minkan shisetsu no taiyoukou",
        ),
        *(
            "ゴルフ蔵ブハウスの会員",
            "eかが県民の登録",
            "furusato simin touroku",
            "metan gasu",
            "eigo seminaa no kaisai",
        ),
        *("trails", "hiking trails", "nature trails opened", "mass transit", "gass stations", "partner farms"),
        *(
            "golf clab house users",
            "new tower contracts",
            "green hous farms",
            "mens employement rate",
            "clinical trails",
        ),
        # a fresh reader's: other words by one sound, one slip too many in a place, real words of their own
        "クラフトハウスの利用者数",
        "リスニングセミナーの開催",
        "女装就業率",
        "女性授業率",
        "自傷事件の件数",
        "じしょうじけんのけんすう",
        "刺殺件数",
        "大洋港",
        "しおつ",
        "電力の解約件数",
        "denryoku kaiyaku kensuu",
        "denshi shimon",
        "josei shuugakuritsu",
        "shougaisha kiyou",
        "risukuru seminaa",
        "percentage of women walking",
        "mouse app downloads",
        "crab house users",
        "pour contracts",
        "e-car citizens",
        "partners sing up",
        "environment 4 now",
        "Did solar reach 4 this year?",
        "text trials",
    ],
)
def test_what_only_looks_or_sounds_like_a_name_is_not_answered(question: str) -> None:
    found = resolve(question, KAGA)[1]
    assert not (isinstance(found, Found) and found.measures)


@pytest.mark.parametrize(
    "spellings",
    [
        ("shougaisha", "syougaisya", "shogaisha", "shohgaisha"),
        ("jisshou", "zissyou", "jissho"),
        ("taiyoukou", "taiyoko", "taiyookoo", "taiyohkoh"),
        ("secchi", "setti", "setchi"),
        ("shimbun", "shinbun", "sinbun"),
        ("gas haishutsu", "gas haisyutu"),  # no sh where two words meet
    ],
)
def test_romaji_of_every_habit_are_one(spellings: tuple[str, ...]) -> None:
    assert len({loosened(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("heard", "name", "same"),
    [
        ("おんしつこうかがすのさくげん".replace("の", ""), "温室効果ガス削減", True),
        ("onshitsu kouka gas haishutsu", "温室効果ガス排出", True),
        ("じっしょうじっけん", "実証実験", True),
        ("障害者こよう", "障害者雇用", True),
        ("かぜ", "就業", False),
        ("だんせいしゅうぎょう", "女性就業", False),
    ],
)
def test_a_name_is_read_by_the_readings_of_its_characters(heard: str, name: str, same: bool) -> None:
    assert reads_as(heard_as(heard), name) is same


@pytest.mark.parametrize(
    ("word", "name", "beside"),
    [
        ("trails", "trials", True),
        ("mass", "maas", True),
        ("clab", "club", True),
        ("sitizen", "citizen", True),
        ("emittion", "emission", True),
        ("farm", "firm", False),
        ("tower", "power", False),
        ("men", "women", False),
        ("sonar", "solar", False),
    ],
)
def test_beside_another_word_of_its_name_a_word_may_be_slightly_off(word: str, name: str, beside: bool) -> None:
    assert slightly_off(word, name) is beside
    assert ear(word) != ear(name) or beside


def test_wrong_conversions_need_a_longer_name_around_them() -> None:
    assert misheard("クラブハウス理容者数", "クラブハウス利用者数")
    assert not misheard("接地数", "設置数")
    assert not misheard("クラブハウス会員者数", "クラブハウス利用者数")


@pytest.mark.parametrize(
    "other", ["だんせいのしゅうぎょうりつ", "ジョウエイシュウギョウリツ", "こうれいしゅうぎょうりつ"]
)
def test_two_kana_in_a_row_are_another_word(other: str) -> None:
    assert slips(other, "じょせいのしゅうぎょうりつ") is None
