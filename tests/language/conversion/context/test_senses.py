"""Words of the mainland that Taiwan has several words for, and those that Taiwan hardly writes."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import Ambiguity, find_ambiguities
from tms.language.conversion import derive, derive_explained
from tms.language.conversion.context.hint import own_rows
from tms.language.conversion.context.learned import likeliest
from tms.language.conversion.context.senses import values_of_senses
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.conversion.rules import Level, Rule
from tms.language.house_style import with_built_in
from tms.language.new_publication import convert_as_article

TOLD = [
    ("宿舍里舍不得走", "宿舍裡捨不得走"),
    ("500兆内存", "500MB記憶體"),
    ("装了100兆宽带", "裝了100M寬頻"),
    ("公司须补发工资", "公司須補發工資"),
    ("维和部队全部撤出马里", "維和部隊全部撤出馬利"),
    ("在特洛伊木马里藏着", "在特洛伊木馬裡藏著"),
    ("子类覆盖父类的虚函数", "子類別覆寫父類別的虛擬函式"),
    ("步行者负于湖人", "溜馬負於湖人"),
    ("步行者闯红灯", "步行者闖紅燈"),
    ("英国首相约翰逊", "英國首相強生"),
    ("约翰逊推动民权法案", "詹森推動民權法案"),
    ("太平洋岛国汤加", "太平洋島國東加"),
    ("给汤加了盐", "給湯加了鹽"),
    ("药物的作用机理", "藥物的作用機制"),
    ("用手机理财", "用手機理財"),
    ("美军击毙拉登", "美軍擊斃賓拉登"),
    ("特斯拉登陆印度", "特斯拉登陸印度"),
    ("硬盘是块设备", "硬碟是區塊裝置"),
    ("这块设备坏了", "這塊設備壞了"),
    ("她视频聊了很久", "她視訊聊了很久"),
    ("黑山中锋", "蒙特內哥羅中鋒"),
    ("辽宁黑山县", "遼寧黑山縣"),
    ("给孩子起名", "給孩子取名"),
    ("华盛顿的少年奇才", "華盛頓的少年奇才"),
    ("这里程序员多", "這裡程式設計師多"),
    ("三纳米工艺领先", "三奈米製程領先"),
    ("传统工艺品展", "傳統工藝品展"),
    ("卸载后重新安装", "解除安裝後重新安裝"),
    ("卸载货物的工人", "卸載貨物的工人"),
    ("产检做腹部超声", "產檢做腹部超音波"),
    ("紧急避险不负刑责", "緊急避難不負刑責"),
    ("空指针和时钟的指针", "空指標和時鐘的指針"),
    ("恶意别车被罚", "惡意逼車被罰"),
    ("别车的人都走了", "別車的人都走了"),
    ("奥运摔跤选手", "奧運摔角選手"),
    ("他摔跤摔伤了腿", "他摔跤摔傷了腿"),
    ("暖箱里的婴儿", "保溫箱裡的嬰兒"),
    ("腕管综合征患者", "腕隧道症候群患者"),
    ("突尼斯老城，突尼斯总统", "突尼斯老城，突尼西亞總統"),
    ("重做一套菜单和快捷键", "重做一套選單和快速鍵"),
    ("湖人战胜开拓者", "湖人戰勝拓荒者"),
    ("改革的开拓者", "改革的開拓者"),
    ("科比在湖人退役", "柯比在湖人退役"),
    ("本科比例上升", "本科比例上升"),
    ("外交部新闻发布会", "外交部記者會"),
    ("服装发布会", "服裝發表會"),
    ("骑摩托上班", "騎機車上班"),
    ("坐大巴去", "坐遊覽車去"),
    ("大巴山区", "大巴山區"),
    ("正在输液，输液室", "正在打點滴，點滴室"),
    ("安装系统补丁", "安裝系統修補程式"),
    ("衣服上的补丁", "衣服上的補丁"),
    ("拿起电话，话筒里", "拿起電話，話筒裡"),
    ("对着话筒唱", "對著麥克風唱"),
    ("反兴奋剂检测", "反禁藥檢測"),
    ("办了按揭", "辦了房貸"),
    ("标致汽车", "寶獅汽車"),
    ("参加中考", "參加國中會考"),
    ("期中考试", "期中考試"),
    ("走私香烟和洋酒", "走私香菸和洋酒"),
    ("虎门禁烟的林则徐", "虎門禁煙的林則徐"),
    ("一摩尔水有多少克", "一莫耳水有多少克"),
    ("仓库里三分之一的货", "倉庫裡三分之一的貨"),
    ("女儿初三，班主任来了", "女兒國三，導師來了"),
    ("正月初三去拜年", "正月初三去拜年"),
    ("主进程卡住没有响应", "主行程卡住沒有響應"),
    ("头上别着红色发卡", "頭上別著紅色髮夾"),
    ("涂改液干掉了", "立可白乾掉了"),
    ("遇刺身亡", "遇刺身亡"),
    ("换上一只节能灯泡", "換上一只省電燈泡"),
    ("从云端下载的文件打不开", "從雲端下載的檔案打不開"),
    ("双方签署了合作文件", "雙方簽署了合作文件"),
    ("手机接口坏了，软件打不开", "手機連接埠壞了，軟體打不開"),
    ("他参加了三个项目的比赛", "他參加了三個項目的比賽"),
    ("曲子动听，酿酒师傅也来听", "曲子動聽，釀酒師傅也來聽"),
    ("国务院印发的文件", "國務院印發的文件"),
    ("液化天然气项目再度停工", "液化天然氣計畫再度停工"),
    ("她包揽了两个体育项目的金牌", "她包攬了兩個體育項目的金牌"),
    ("老电视收看数字节目", "老電視收看數位節目"),
    ("这个数字令人吃惊", "這個數字令人吃驚"),
    ("一辆大众追了尾", "一輛福斯追了尾"),
    ("医学走进大众视野", "醫學走進大眾視野"),
    ("程序崩溃了三次", "程式當機了三次"),
    ("法院启动破产程序", "法院啟動破產程序"),
    ("他收到一条信息", "他收到一條訊息"),
    ("信息公开", "資訊公開"),
    ("面向对象的编程", "物件導向的程式設計"),
    ("标量没有方向", "純量沒有方向"),
    ("被告系初犯", "被告係初犯"),
    ("该系统已上线", "該系統已上線"),
    ("这种蛋白的表达水平", "這種蛋白的表現水準"),
    ("他表达了谢意", "他表達了謝意"),
    ("新手机支持5G", "新手機支援5G"),
    ("他支持独立", "他支持獨立"),
    ("测量恒星的质量", "測量恆星的質量"),
    ("产品质量过关", "產品品質過關"),
    ("小区门口有保安", "社區門口有警衛"),
    ("香港保安局局长", "香港保安局局長"),
    ("曲子好坏决定酿酒的味道", "麴子好壞決定釀酒的味道"),
    ("这首曲子很好听", "這首曲子很好聽"),
    ("后台杀死进程", "後台殺死行程"),
    ("和平进程受阻", "和平進程受阻"),
    ("默认密码太简单", "預設密碼太簡單"),
    ("地道的川菜", "道地的川菜"),
    ("村民挖地道", "村民挖地道"),
    ("公司的班车停运", "公司的交通車停運"),
    ("末班车开走了", "末班車開走了"),
    ("入住五星级酒店", "入住五星級飯店"),
    ("香格里拉酒店开业", "香格里拉酒店開業"),
    ("两国领导人通过视频会晤", "兩國領導人透過視訊會晤"),
    ("他上传了一段视频", "他上傳了一段影片"),
    ("官方数据显示", "官方數據顯示"),
    ("用户的数据被删了", "用戶的資料被刪了"),
    ("堆栈存放返回地址", "堆疊存放返回位址"),
    ("收件人的地址写错了", "收件人的地址寫錯了"),
    ("越权访问数据库", "越權存取資料庫"),
    ("总统访问法国", "總統訪問法國"),
    ("模拟信号早被淘汰", "類比訊號早被淘汰"),
    ("模拟考试", "模擬考試"),
    ("提交代码之前先测试", "提交程式碼之前先測試"),
    ("弹出一个窗口", "彈出一個視窗"),
    ("售票窗口排长队", "售票窗口排長隊"),
    ("玩家社区", "玩家社群"),
    ("无人驾驶出租车在环岛打转", "無人駕駛計程車在圓環打轉"),
    ("他骑摩托车环岛", "他騎機車環島"),
    ("航班晚点两小时", "班機誤點兩小時"),
    ("我们晚点再说", "我們晚點再說"),
    ("厨房煤气忘了关", "廚房瓦斯忘了關"),
    ("新机换上了柔性屏", "新機換上了軟性螢幕"),
    ("邮递员按了门铃", "郵差按了門鈴"),
    ("拿硬币投自动售货机", "拿硬幣投自動販賣機"),
    ("这身西服是定制的", "這身西服是訂製的"),
    ("虚报开支、克扣补贴", "虛報開支、剋扣補貼"),
    ("一项目标", "一項目標"),
    ("该项目经理辞职", "該專案經理辭職"),
]
ASKED = [
    ("请大家看代码", "代码", {"代碼", "程式碼"}),
    ("新程序很特别", "程序", {"程序", "程式"}),
    ("他是我爱人", "爱人", {"另一半", "愛人"}),
    ("我听了真窝心", "窝心", {"窩心", "憋屈"}),
]


def looked_at(text: str, *more: Rule, tag: str = ZH_HANT_TW) -> tuple[str, tuple[Ambiguity, ...]]:
    house = PROFILES_BY_TAG[tag]
    rules = with_built_in(more, house, ZH_HANS)
    found = derive_explained(text, source=ZH_HANS, profile=house, rules=rules)
    return found.text, find_ambiguities(text, source=ZH_HANS, profile=house, rules=rules, derived=found)


# A text, and what must stand in the result.
OF_CULTURE = [
    ("剧团今年排了四出新戏", "排了四齣新戲"),
    ("他带来两出名剧", "兩齣名劇"),
    ("他推出新戏的消息", "推出新戲"),
    ("卷轴堆满半间屋", "卷軸堆滿半間屋"),
    ("玩横版卷轴游戏", "捲軸遊戲"),
    ("响应光盘行动", "光盤行動"),
    ("食堂里的剩饭剩面", "剩飯剩麵"),
    ("仅剩面子工程", "剩面子"),
    ("老挝万象的早市", "寮國永珍的早市"),
    ("老挝的包罗万象展", "包羅萬象"),
    ("评委席上坐满了人", "評審席"),
    ("书评委员名单", "書評委員"),
    ("制种企业侵权", "製種企業"),
    ("控制种植面积", "控制種植"),
    ("控制种业公司的股权", "控制種業"),
    ("他称合同系他人伪造", "合約係他人偽造"),
    ("双方承认关系正当", "關係正當"),
    ("加缪与萨特反目", "卡繆與沙特反目"),
    ("帕萨特的存在主义广告", "帕薩特"),
    ("苍术和白术", "蒼朮和白朮"),
    ("释放信息素", "費洛蒙"),
    ("提高信息素养", "資訊素養"),
    ("“此签主凶，忌远行。”", "此籤主"),
    ("她是得力干将", "得力幹將"),
    ("干将莫邪的传说", "干將莫邪"),
    ("导游招呼一车人在大巴前集合", "遊覽車前"),
    ("绝不用机制胶片", "機製膠片"),
    ("机制面临挑战", "機制面臨"),
    ("手工面比机制面劲道", "機製麵勁道"),
    ("指挥排练巴赫的弥撒曲", "巴哈的彌撒曲"),
    ("国际奥委会主席巴赫", "主席巴赫"),
    ("莫迪里阿尼的肖像", "莫迪里亞尼"),
    ("蒙克的画作《呐喊》", "孟克的畫作"),
    ("克尔凯郭尔的日记", "齊克果"),
    ("皮凯蒂的新书", "皮凱提"),
]


@pytest.mark.parametrize(("text", "expected"), OF_CULTURE)
def test_names_and_words_of_culture_are_told_by_what_stands_around(text: str, expected: str) -> None:
    assert expected in convert_as_article(text, source=ZH_HANS, target=ZH_HANT_TW)


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_stands_around_tells_the_sense(text: str, expected: str) -> None:
    assert looked_at(text)[0] == expected


@pytest.mark.parametrize(("text", "word", "candidates"), ASKED)
def test_where_nothing_tells_people_are_asked_with_the_words(text: str, word: str, candidates: set[str]) -> None:
    said, flags = looked_at(text)
    (flag,) = [one for one in flags if one.source == word]
    assert candidates <= set(flag.candidates)
    assert flag.target == flag.candidates[0]
    assert flag.target in said


def test_what_is_told_is_no_question() -> None:
    quiet = [text for text, _ in TOLD if "项目" in text or "文件" in text or "数字" in text]
    assert len(quiet) > 5
    assert not [flag for text in quiet for flag in looked_at(text)[1]]


def test_what_people_decided_goes_first() -> None:
    decided = Rule("文件", "文件", Level.PUBLICATION, "term")
    assert looked_at("下载的文件打不开", decided)[0] == "下載的文件打不開"


def test_the_lines_beside_tell_nothing() -> None:
    assert derive("下载\n文件齐全\n软件", source=ZH_HANS, target=ZH_HANT_TW).split("\n")[1] == "文件齊全"


def test_what_was_learned_is_taken_where_it_is_sure() -> None:
    seen = [likeliest("文件", ("文件", "檔案"), around) for around in ("他在桌上放了一份＠，", "她递上＠")]
    assert seen == [("文件", False), ("文件", True)]
    assert likeliest("数字", ("數字", "數位"), "推动＠发展部和＠转型") == ("數位", False)


def test_hong_kong_keeps_its_words() -> None:
    assert looked_at("下载的文件打不开", tag=ZH_HANT_HK)[0] == "下載的文件打不開"


def test_the_table_has_what_can_be_read() -> None:
    rows = list(own_rows("senses.tsv", 4))
    assert {asked for _, _, asked, _ in rows} == {"yes", "no", "learned", "likely"}
    bare = [word for words, _, _, pattern in rows if not pattern for word in words.split(" ")]
    assert len(bare) == len(set(bare))
    assert all(values_of_senses(word) for word in bare)
    told = [(words, values) for words, values, asked, _ in rows if asked in {"learned", "likely"}]
    assert not [words for words, values in told if len(values.split(" ")) < 2]
