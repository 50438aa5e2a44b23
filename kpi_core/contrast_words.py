"""Words that turn one indicator into another: 男性, 図書館; men, library.

They are never taken for a typing error, and a name without them is another's. The English ones are also ordinary words
that are one slip away from words of names and of the frame.
"""

from __future__ import annotations

_JAPANESE = """
解約 女装 授業 脱退 解除 男 女 男性 女性 男女 男子 女子 父親 母親 夫婦 高齢者 高齢 若者 若年 若手
子ども 子供 こども 児童 生徒 学生 幼児 乳児 園児 障害者 障がい者 障碍者 外国人 日本人 観光客 住民 民間
公共 公共施設 公立 私立 市立 県立 国立 住宅 家庭 世帯 戸建 企業 起業 事業所 事務所 事業者 個人 法人
団体 学校 図書館 病院 公園 体育館 美術館 博物館 農業 漁業 林業 工業 商業 製造業 観光 新規 既存 合計
全国 県内 市外 県外 国内 海外 増加 減少 増 減 上昇 低下 転入 転出 出生 死亡 就業 失業 就職 離職 開業
廃業 創業 卒業 入学 入院 退院 加入 登録 削除 設置 撤去 有 無 未 不 非 再 前 後 内 外 上 下 高 低
新 旧 昼 夜 電気 ガス 水道 太陽光 風力 水力 地熱 火力 原子力 昼間 夜間 平日 休日 保健 保険 科学 化学
制作 製作 市長 町長 資源 支援
"""
_ENGLISH = """
male males man men boy boys girl girls female females woman women father fathers mother mothers parent parents husband
wife adult adults child children kid kids youth young elderly old senior seniors teenager baby babies infant student
students pupil pupils disabled foreign foreigner foreigners tourist tourists visitor visitors resident residents
household households family families citizen citizens employee employees worker workers farmer farmers volunteer
volunteers patient patients public private residential commercial industrial agricultural national regional local
prefectural rural urban domestic international overseas voluntary nuclear wind hydro thermal geothermal biomass
natural nature county country counties countries courts court house houses hours horse horses home homes hotel hotels
hospital hospitals school schools shop shops shower showers store stores state states statue statues station stations
street streets sands stamps stage stages trails trail trains train trades trade traffic track tracks tracts tower
towers flower flowers powder poker contacts contact contrast contrasts contests contest hikes hiking hides fires tires
wires wired cards card cars car buses bus taxis taxi boats boat bikes bike planes plants plant plans panes pants plots
plates places pints points prints prices price prizes start stars smart small sonar solid social society sailor
sailing selling settling serving surveys survey server servers seminary registry registrar application applications
apps apples missions mission admissions admission omissions commission deployment unemployment employer employers
enjoyment deportment investment pavement service services sewage sewer sewers surfaces uses users user losers lasers
loads uploads upload roads download downloads trials trial tribal trivial partner partners parties party parks park
parking patterns pattern pastures pasture partitions digital digits physical medical musical political practical
critical central general generic genetic reading readers reader leaders leader ladders letters letter litter water
waters waiter waste taste paste training raining draining trainings retaining remaining retailing reselling actual
annual manual mutual actuary account accounts accident accidents activity activities actors active activist target
targeted carpet market markets marker gadget budget budgets births birth deaths death crime crimes dogs dog cats cat
bears bear boars trees tree rice rises rise river rivers rain rains road rooms room roofs roof summer summers winter
spring springs autumn dinner lunch weather whether feather leather statutes stature stocks stock goods goal goals gold
golf coal coals cool pool pools tools progress process processes prospects projects project products product issues
tissue tissues results insults rankings banking marking indicator indicators incubator mediator vaccination
vaccinations education emission emissions radio protect protects protection hiding dying corporation corporations
principal principals destination destinations difficulty string strings extension extensions stale boring shake shade
swift coarse pivot spare flame naked curses thick abort alter phrase phrases latent overcome explosion injection
rejection insertion inflection decoration relaxation resiliency wording residence residences detection coding tango
streaming releasing chose copies advise intensity installers installer initial provider providers supplies publisher
publishers shining skiing skating spelling spending sending saving experts exports export expert sports sport reports
reporter imports import
"""

WORDS = frozenset(f"{_JAPANESE} {_ENGLISH}".split())
