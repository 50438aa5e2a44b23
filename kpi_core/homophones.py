"""Chinese characters that are read alike: what a wrong conversion while typing or dictating puts in each other's place.

The Sino-Japanese readings of the characters in everyday use (常用漢字), by reading. 就 and 修 are both しゅう, so 修業率 can be meant
for 就業率; 男 and 女 share no reading, so 男性 is never meant for 女性.
"""

from __future__ import annotations

from functools import cache

_READINGS = """
あ亜 あい哀愛挨曖 あく悪握 あつ圧 あん安案暗行 い以衣位囲医依委威為畏胃尉異移萎偉椅彙意違維慰遺緯 いき域育 いち一壱 いつ一逸 いん引印因咽姻員院淫陰飲隠韻音
う右宇羽雨有 うつ鬱 うん運雲 え会回恵絵 えい永泳英映栄営詠影鋭衛 えき役易疫益液駅 えつ悦越謁閲 えん円延沿炎怨宴媛援園煙猿遠鉛塩演縁艶 お汚悪 おう王凹央応往押旺欧殴桜翁奥横皇黄 おく屋億憶臆 おつ乙 おん音恩温穏遠
か下化火加可仮何花佳価果河苛科架夏家荷華菓貨渦過嫁暇禍靴寡歌箇稼課蚊 が牙瓦我画芽賀雅餓 かい介回灰会快戒改怪拐悔海界皆械絵開階塊楷解潰壊懐諧街 がい外劾害崖涯街慨蓋該概骸 かく各角拡革格核殻郭覚較隔閣確獲嚇穫客画 がく学岳楽額顎 かつ括活喝渇割葛滑褐轄合 かん干刊甘汗缶完肝官冠巻看陥乾勘患貫寒喚堪換敢棺款間閑勧寛幹感漢慣管関歓監緩憾還館環簡観韓艦鑑甲 がん丸含岸岩玩眼頑顔願元
き企伎危机気岐希忌汽奇祈季紀軌既記起飢鬼帰基寄規亀喜幾揮期棋貴棄毀旗器畿輝機騎 ぎ技宜偽欺義疑儀戯擬犠議 きち吉 きつ吉喫詰 きゃく却客脚 ぎゃく逆虐 きゅう九久及弓丘旧休吸朽臼求究泣急級糾宮救球給嗅窮 ぎゅう牛 きょ去巨居拒拠挙虚許距 ぎょ魚御漁 きょう凶共叫狂京享供協況峡挟狭恐恭胸脅強教郷境橋矯鏡競響驚兄興香経 ぎょう仰暁業凝行形 きょく曲局極 ぎょく玉 きん巾斤均近金菌勤琴筋僅禁緊錦謹襟今 ぎん吟銀
く区句苦駆口工久供 ぐ具惧愚 くう空 ぐう偶遇隅宮 くつ屈掘窟 くん君訓勲薫 ぐん軍郡群 け化仮家気華 げ下外解夏 けい兄刑形系径茎係型契計恵啓掲渓経蛍敬景軽傾携継詣慶憬稽憩警鶏京競境 げい芸迎鯨 げき隙劇撃激 けつ欠穴血決結傑潔 げつ月 けん犬件見券肩建研県倹兼剣拳軒健険圏堅検嫌献絹遣権憲賢謙鍵繭顕験懸間 げん元幻玄言弦限原現舷減源厳眼験嫌
こ戸古呼固股虎孤弧故枯個庫湖雇誇鼓錮顧去拠 ご五互午呉後娯悟碁語誤護期御 こう口工公勾孔功巧広甲交光向后好江考行坑孝抗攻更効幸拘肯侯厚恒洪皇紅荒郊香候校耕航貢降高康控梗黄喉慌港硬絞項溝鉱構綱酵稿興衡鋼講購格仰 ごう号合拷剛傲豪強郷業 こく告谷刻国黒穀酷克石 ごく獄極 こつ骨 こん今困昆恨根婚混痕紺魂墾懇建献金 ごん言権勤厳
さ左佐沙査砂唆差詐鎖再作茶 ざ座挫 さい才再災妻采砕宰栽彩採済祭斎細菜最裁債催塞歳載際殺財西切 ざい在材剤財罪 さく作削昨柵索策酢搾錯冊 さつ冊札刷刹拶殺察撮擦早 ざつ雑 さん三山参桟蚕惨産傘散算酸賛 ざん残斬暫
し士子支止氏仕史司四市矢旨死糸至伺志私使刺始姉枝祉肢姿思指施師恣紙脂視紫詞歯嗣試詩資飼誌雌摯賜諮自次示茨 じ示字寺次耳自似児事侍治持時滋慈辞磁餌璽仕地除 しき式識色織 じき食直 じく軸 しち七質 しつ叱失室疾執湿嫉漆質 じつ実日 しゃ写社車舎者射捨赦斜煮遮謝砂 じゃ邪蛇 しゃく尺借酌釈爵石赤 じゃく若弱寂着 しゅ手主守朱取狩首殊珠酒腫種趣修衆 じゅ寿受呪授需儒樹就従 しゅう収囚州舟秀周宗拾秋臭修袖終羞習週就衆集愁酬醜蹴襲執祝 じゅう十汁充住柔重従渋銃獣縦中拾 しゅく叔祝宿淑粛縮 じゅく塾熟 しゅつ出 じゅつ述術 しゅん俊春瞬旬 じゅん旬巡盾准殉純循順準潤遵 しょ処初所書庶暑署緒諸 じょ女如助序叙徐除 しょう小升少召匠床抄肖尚招承昇松沼昭宵将消症祥称笑唱商渉章紹訟勝掌晶焼焦硝粧詔証象傷奨照詳彰障憧衝賞償礁鐘正生性青政星省相従声姓精清井上装 じょう上丈冗条状乗城浄剰常情場畳蒸縄壌嬢錠譲醸成定静盛 しょく色拭食植殖飾触嘱織職 じょく辱 しん心申伸臣芯身辛侵信津神唇娠振浸真針深紳進森診寝慎新審震薪親請 じん人刃仁尽迅甚陣尋腎臣神
す素主守子数須 ず図頭豆事 すい水吹垂炊帥粋衰推酔遂睡穂出 ずい随髄 すう枢崇数 すん寸 せ世施 ぜ是 せい世正生成西声制姓征性青斉政星牲省凄逝清盛婿晴勢聖誠精製誓静請整醒歳情 ぜい税説 せき夕斥石赤昔析席脊隻惜戚責跡積績籍寂 せつ切折拙窃接設雪摂節説殺 ぜつ舌絶 せん千川仙占先宣専泉浅洗染扇栓旋船戦煎羨腺詮践箋銭潜線遷選薦繊鮮 ぜん全前善然禅漸膳繕
そ阻祖租素措粗組疎訴塑遡礎想 そう双壮早争走奏相荘草送倉捜挿桑巣掃曹曽爽窓創喪痩葬装僧想層総遭槽踪操燥霜騒藻宗贈 ぞう造像増憎蔵贈臓象雑 そく即束足促則息捉速側測塞 ぞく俗族属賊続 そつ卒率 そん存村孫尊損遜 ぞん存
た他多汰太 だ打妥唾堕惰駄蛇 たい太対体耐待怠胎退帯泰堆袋逮替貸隊滞態戴大代台 だい大代台第題弟内 たく宅択沢卓拓託濯度 だく諾濁 たつ達 だつ脱奪 たん丹旦担単炭胆探淡短嘆端綻誕鍛反 だん団男段断弾暖談壇旦 ち地池知値恥致遅痴稚置緻治質 ちく竹畜逐蓄築 ちつ秩窒 ちゃ茶 ちゃく着嫡 ちゅう中仲虫沖宙忠抽注昼柱衷酎鋳駐 ちょ著貯緒 ちょう丁弔庁兆町長挑帳張彫眺釣頂鳥朝貼超腸跳徴嘲潮澄調聴懲重 ちょく直勅捗 ちん沈珍朕陳賃鎮
つ通都 つい対追墜椎 つう通痛 てい丁低呈廷弟定底抵邸亭貞帝訂庭逓停偵堤提程艇締諦体 でい泥 てき的笛摘滴適敵 でき溺 てつ迭哲鉄徹撤 てん天典店点展添転塡殿 でん田伝殿電
と斗吐妬徒途都渡塗賭土登図頭度 ど土奴努度怒 とう刀冬灯当投豆東到逃倒凍唐島桃討透党悼盗陶塔搭棟湯痘登答等筒統稲踏糖頭謄藤闘騰納道読 どう同洞胴動堂童道働銅導瞳 とく匿特得督徳篤読 どく毒独読 とつ凸突 とん屯豚頓団 どん貪鈍曇
な那奈納南 ない内 なん南軟難男納 に二尼弐児仁 にく肉 にち日 にゃく若 にゅう入乳柔 にょ女如 にょう女尿 にん人任妊忍認 ねい寧 ねつ熱 ねん年念捻粘燃然 のう悩納能脳農濃
は波派破覇 ば馬婆罵 はい拝杯背肺俳配排敗廃輩 ばい売倍梅培陪媒買賠 はく白伯拍泊迫舶博薄百 ばく麦漠縛爆幕博暴 はち八鉢 はつ発髪法 ばつ伐抜罰閥末 はん反半犯帆汎伴判坂阪板版班畔般販斑飯搬煩頒範繁藩凡 ばん晩番蛮盤万伴判板
ひ比皮妃否批彼披肥非卑飛疲秘被悲扉費碑罷避泌 び尾眉美備微鼻 ひつ必匹泌筆 ひゃく百 ひょう氷表俵票評漂標兵拍 びょう苗秒病描猫平 ひん品浜貧賓頻 びん敏瓶便貧
ふ不夫父付布扶府怖阜附訃負赴浮婦符富普腐敷膚賦譜歩風 ぶ侮武部舞分不歩奉無 ふう封風夫富 ふく伏服副幅復福腹複覆 ふつ払沸 ぶつ仏物 ふん粉紛雰噴墳憤奮分 ぶん分文聞 へい丙平兵併並柄陛閉塀幣弊蔽餅病 べい米 へき壁璧癖 べつ別蔑 へん片辺返変偏遍編 べん弁便勉
ほ歩保哺捕補舗 ぼ母募墓慕暮簿模 ほう方包芳邦奉宝抱放法泡胞俸倣峰砲崩訪報蜂豊飽褒縫封 ぼう亡乏忙坊妨忘防房肪某冒剖紡望傍帽棒貿貌暴膨謀妄 ほく北 ぼく木朴牧睦僕墨撲目 ほつ発 ぼつ没 ほん本奔翻反 ぼん凡盆
ま麻摩磨魔 まい毎妹枚昧埋米 まく幕膜 まつ末抹 まん万満慢漫 み未味魅 みつ密 みゃく脈 みょう妙名明命 みん民眠 む矛務無夢霧武謀 めい名命明迷冥盟銘鳴 めつ滅 めん免面綿麺
も茂模 もう毛妄盲耗猛網望 もく木目黙 もつ物 もん文門紋問聞 や冶夜野 やく厄役約訳薬躍益疫 ゆ由油喩愉諭輸癒遊 ゆい唯由遺 ゆう友有勇幽悠郵湧猶裕遊雄誘憂融優右由 よ与予余誉預 よう幼用羊妖洋要容庸揚揺葉陽溶腰様瘍踊窯養擁謡曜 よく抑沃浴欲翌翼
ら拉裸羅 らい来雷頼礼 らく絡落酪楽 らつ辣 らん乱卵覧濫藍欄 り吏利里理痢裏履璃離 りき力 りく陸 りち律 りつ立律慄率 りゃく略 りゅう柳流留竜粒隆硫立 りょ侶旅虜慮 りょう了両良料涼猟陵量僚領寮療瞭漁霊 りょく力緑 りん林厘倫輪隣臨鈴 る留流瑠 るい涙累塁類 れい令礼冷励戻例鈴零霊隷齢麗 れき暦歴 れつ列劣烈裂 れん恋連廉練錬 ろ呂炉賂路露 ろう労弄郎朗浪廊楼漏籠老糧 ろく六録麓緑 ろん論 わ和話 わい賄 わく惑 わん湾腕 へ辺 し標 すす進
"""


@cache
def _readings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _READINGS.split():
        reading = "".join(c for c in group if "ぁ" <= c <= "ゟ")
        for character in group[len(reading) :]:
            found.setdefault(character, set()).add(reading)
    same: dict[frozenset[str], frozenset[str]] = {}  # one object for equal ones, of which there are thousands
    frozen = {character: frozenset(readings) for character, readings in found.items()}
    return {character: same.setdefault(readings, readings) for character, readings in frozen.items()}


def sound_alike(one: str, other: str) -> bool:
    """Whether two Chinese characters share a Sino-Japanese reading."""
    readings = _readings()
    return not readings.get(one, frozenset()).isdisjoint(readings.get(other, frozenset()))


@cache
def alike(character: str) -> str:
    """All Chinese characters that share a Sino-Japanese reading with `character`, and itself."""
    own = _readings().get(character, frozenset())
    found = (other for other, readings in _readings().items() if not own.isdisjoint(readings))
    return "".join(dict.fromkeys([character, *found]))


def reads_as(text: str, name: str) -> bool:
    """Whether `text` is `name` with some of its Chinese characters left in hiragana: 障害者こよう for 障害者雇用."""
    return _reads(text, name, 0, 0, {})


def _reads(text: str, name: str, place: int, other: int, seen: dict[tuple[int, int], bool]) -> bool:
    if other == len(name):
        return place == len(text)
    if (place, other) not in seen:
        character = name[other]
        found = text.startswith(character, place) and _reads(text, name, place + 1, other + 1, seen)
        if not found:
            for reading in _readings().get(character, frozenset()):
                # 学校 is がっこう: a reading's last syllable can become っ.
                for spelling in {reading, reading[:-1] + "っ"} if reading[-1] in "つくちき" else {reading}:
                    found = text.startswith(spelling, place) and _reads(
                        text, name, place + len(spelling), other + 1, seen
                    )
                    if found:
                        break
                if found:
                    break
        seen[place, other] = found
    return seen[place, other]
