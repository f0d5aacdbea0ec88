"""Hand cases: what must be on the worklist, and what must not; written from the language before the code was run."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import Ambiguity, find_ambiguities
from tms.language.conversion.rules import RuleSet

# Text with the doubtful stretch in brackets, and the candidates that must be offered (the default first, if two).
HANS_TO_TW = [
    # single characters
    ("合约成立[后]，双方签字", "後 后"),
    ("窦[后]登基", "後 后"),
    ("国王和[后]都到了", "後 后"),
    ("泰[后]在曼谷说", "後 后"),
    ("昨天荷[后]出席典礼", "後 后"),
    ("新[后]即位", "後 后"),
    ("她是一代名[后]", "後 后"),
    ("村民住在塔[里]克镇", "裡 里"),
    ("两国[复]谈", "復 複"),
    ("她把票投进[签]箱", "籤 簽"),
    ("两碗[面]", "麵 面"),
    ("猫的玩具坏了，[它]不见了", "它 牠"),
    ("这[出]新剧上演", "出 齣"),
    ("有人在[咸]昌街等他", "鹹 咸"),
    ("两人在[卷]内标注", "卷 捲"),
    ("这笔税今年不[征]", "徵 征"),
    ("农民们卖了新[谷]", "谷 穀"),
    ("这本[历]是去年的", "歷 曆"),
    ("镇上[里]外都是人", "裡 里"),
    # words with several values
    ("女儿[自制]了奖状", "自製 自制"),
    ("他[自制]了一台机器", "自制 自製"),
    ("[总台]设在二楼", "總檯 總台"),
    # overlapping words
    ("十万[只]会员", "只 隻"),
    # surnames, and what is written like one
    ("对[于]欢案的判决", "於 于"),
    ("市长[于]海说", "于 於"),
    ("演员有[余]文乐、蔡卓妍", "余 餘"),
    ("[余]华的小说", "余 餘"),
    ("车上[余]两人", "余 餘"),
    ("车站旁[游]明月说", "遊 游"),
    ("叫[丑]先生的人", "丑 醜"),
    # senses that the words around leave open
    ("上级[不准]。", "不準 不准"),
    ("天气预报[不准]引发讨论", "不準 不准"),
    ("他[说不准]拍照", "說不准 說不準"),
    ("两家银行[会合并]", "會合併 會合並"),
    # what the reader of sentences doubts
    ("八里的[庄]大道公", "莊 庄"),
    # and what is of daily life, of which it is too sure
    ("队伍[划]得太快", "劃 划"),
    ("双方的[面]已经见过", "面 麵"),
    ("鸡还没杀，[姜]先洗好", "姜 薑"),
    # a second engine
    ("以陋[卷]进呈", "捲 卷"),
    ("博[杰]普尔语", "傑 杰"),
]

NOTHING_FROM_HANS = [
    "皇后出席了晚宴。",
    "皇后来了。",
    "合约生效后，双方签字。",
    "手术后，他出院了。",
    "停火后，车队出发。",
    "会谈后，记者离开。",
    "地震后，学校停课。",
    "投票结束十分钟后公布。",
    "抵达柏林后，他去了议会。",
    "这本书出版后卖了九万册。",
    "下班后他去跑步。",
    "访英后，他回国。",
    "村民在高负荷后休息。",
    "一碗咸汤和三只猎豹。",
    "他们从严控制作业",
    "他们征粮征税",
    "这间接反映了关系，并且符合家庭的需要",
    "我们不了解这一个中间环节",
    "本国历史悠久，包括发动机在内",
    "他领导游击战，请为我理发",
    "队员卷起裤腿，双方签了字。",
    "球队捧起金杯。",
    "发表面谈结果",
    "会议结束以后，代表们离开。",
    "女王与太后会面。",
    "他理发之后头发很短。",
    "公司发布新闻稿。",
    "面包和面条涨价。",
    "表面上看问题不大。",
    "位于北京的总部。",
    "关于气候变化的报告。",
    "由于天气原因，航班取消。",
    "一个月了，家里没有人。",
    "干部要带头。",
    "饼干和干燥剂。",
    "历史学家研究日历。",
    "范围很广，规模很大。",
    "他们只是来看看。",
    "台湾与台风。",
    "会议在台北举行，他上台发言。",
    "宣布计划，公布结果。",
    "周末和周一都开放。",
    "系统关系到联系方式。",
    "松树下很轻松。",
    "复杂的问题重复出现，逐渐恢复。",
    "钟表厂的工人在钟声中下班。",
    "它是一家公司，它的总部在上海。",
    "范先生说，他姓范。",
    "记者余晓明报道",
    "岳教授指出，郁女士表示",
    "发言人涂伟称",
    "歌手朴宝英等",
    "未经许可，不准入内",
    "上游好过，下游行业利润减少。",
    "在一家衔接机构里，工作人员介绍了课程。",
    "把衣角塞进裤子里",
    "建议开启双重验证并关闭免密支付。",
    "教育对象的认知水平提高了。",
    "顺丰又被曝出丑闻。",
    "他此前就职于高盛。",
    "四链并举，温暖和时髦并存。",
    "没有人能想象这些。",
    "主队狂胜客队，战绩为5胜3负。",
    "甘蔗产糖28万吨，糖价坚挺。",
    "他打了那人，后被劝开。",
    "他们反复搜寻，松了口气。",
    "各县应检尽检，筑牢防线。",
    "退休制度积分制计划。",
    "本台改采汉语拼音，支持600余所学校。",
    "他在这里干了20多年。",
    "总台央视记者报道了此事。",
    "Only English here.",
    "",
    "。！？",
]

HANS_TO_HK = [
    ("村民住在塔[里]克镇", "裏 里"),
    ("合约成立[后]，双方签字", "後 后"),
    ("演员有[余]文乐、蔡卓妍", "餘 余"),
    ("女儿[自制]了奖状", "自製 自制"),
    ("两队争夺友邻[杯]", "杯 盃"),  # a cup that no list names
]

HANT_TO_HANS = [
    ("這位學者的新[著]問世", "着 著"),
    ("北方土[著]民族", "着 著"),
    ("他的銀行[帳]戶", "帐 账"),
    ("[牠]們只吃竹子", "牠 它"),
    ("他原籍乾縣，[乾]德年間出生", "干 乾"),
    ("姓[於]的人很少", "于 於"),
]

NOTHING_FROM_HANT = [
    "皇后出席了晚宴。",
    "會議結束以後，代表們離開。",
    "乾淨的餅乾，乾隆皇帝。",
    "著名作家著作等身。",
    "他們討論計畫和規劃。",
    "這是一個重要的問題，於是大家都來了。",
    "徵求意見，特徵明顯。",
    "頭髮發白，公司發布新聞稿。",
    "他抓著她的手臂，遊客騎著馬。",
    "瞭解情況，了解問題。",
    "台灣與颱風。",
]


def found(
    text: str, source: str = ZH_HANS, target: str = ZH_HANT_TW, rules: RuleSet | None = None
) -> tuple[Ambiguity, ...]:
    return find_ambiguities(text, source=source, profile=target, rules=rules or RuleSet())


def split(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(("marked", "candidates"), HANS_TO_TW)
def test_from_simplified_the_place_is_on_the_worklist(marked: str, candidates: str) -> None:
    text, start, end = split(marked)
    flags = [flag for flag in found(text) if flag.start < end and start < flag.end]
    assert flags, found(text)
    assert set(candidates.split()) <= set(flags[0].candidates)


@pytest.mark.parametrize("text", NOTHING_FROM_HANS)
def test_from_simplified_nothing_is_asked(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(("marked", "candidates"), HANS_TO_HK)
def test_for_hong_kong_the_place_is_on_the_worklist(marked: str, candidates: str) -> None:
    text, start, end = split(marked)
    flags = [flag for flag in found(text, ZH_HANS, ZH_HANT_HK) if flag.start < end and start < flag.end]
    assert flags, found(text, ZH_HANS, ZH_HANT_HK)
    assert set(candidates.split()) <= set(flags[0].candidates)


@pytest.mark.parametrize("text", NOTHING_FROM_HANS)
def test_for_hong_kong_nothing_else_is_asked(text: str) -> None:
    assert found(text, ZH_HANS, ZH_HANT_HK) == ()


@pytest.mark.parametrize("text", ["范先生說他會來。", "余文樂、蔡卓妍參演。", "於是他說了這話。"])
def test_traditional_text_in_a_simplified_article_is_not_asked_about(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(("marked", "candidates"), HANT_TO_HANS)
def test_from_traditional_the_place_is_on_the_worklist(marked: str, candidates: str) -> None:
    text, start, end = split(marked)
    flags = [flag for flag in found(text, ZH_HANT_TW, ZH_HANS) if flag.start < end and start < flag.end]
    assert flags, found(text, ZH_HANT_TW, ZH_HANS)
    assert set(candidates.split()) <= set(flags[0].candidates)


@pytest.mark.parametrize("source", [ZH_HANT_TW, ZH_HANT_HK])
@pytest.mark.parametrize("text", NOTHING_FROM_HANT)
def test_from_traditional_nothing_is_asked(text: str, source: str) -> None:
    assert found(text, source, ZH_HANS) == ()
