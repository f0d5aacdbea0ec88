"""The words and names that editors wrote down: each says what confirms it, and news says them as Taiwan does."""

import csv
import re
from pathlib import Path

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.glossary import concepts
from tms.language.glossary.concepts import DESK, rows
from tms.language.new_publication import convert_as_article

_PAIRS = Path(__file__).parents[3] / "tools/regional/desk.tsv"
_COUNTED = re.compile(r"taiwan-(?:texts|words):(\d+) to (\d+)")


def _pairs() -> dict[str, dict[str, str]]:
    with _PAIRS.open(encoding="utf-8") as file:
        return {row[ZH_HANS]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def test_the_table_has_pairs_that_were_written_down_and_no_other() -> None:
    pairs, made = _pairs(), list(rows(DESK))
    assert len(made) >= 1_300
    assert not [row["id"] for row in made if pairs[row[ZH_HANS]][ZH_HANT_TW] != row[ZH_HANT_TW]]
    assert [row["id"] for row in made] == sorted({row["id"] for row in made})


def test_a_count_is_told_only_where_taiwans_form_is_clearly_the_more_frequent() -> None:
    counts = [tuple(map(int, found)) for row in rows(DESK) for found in _COUNTED.findall(row["source"])]
    assert len(counts) > 50
    assert not [(ours, theirs) for ours, theirs in counts if ours < 3 or ours < 3 * theirs]


def test_what_nobody_confirms_applies_only_if_it_is_sure_and_long() -> None:
    pairs = _pairs()
    alone = [row for row in rows(DESK) if row["source"] in {"", "editors:certain"}]
    assert alone
    for row in alone:
        assert len(row[ZH_HANS]) >= 3, row["id"]
        assert (row["status"] == "applied") is (pairs[row[ZH_HANS]]["sure"] == "yes"), row["id"]


def test_a_word_of_the_table_is_no_row_of_another_that_is_looked_for() -> None:
    others = {c.forms[ZH_HANS] for c in concepts() if not c.id.startswith("desk-") and ZH_HANS in c.found_in}
    assert not [row["id"] for row in rows(DESK) if row[ZH_HANS] in others]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("节能灯泡和电吹风机", "省電燈泡和吹風機"),
        ("在出租房里租房，看投票站", "在出租房裡租房，看投票所"),
        ("学位证和毕业证书", "學位證書和畢業證書"),
        ("博主和博主席", "部落客和博主席"),
        ("员工伤亡，工伤认定", "員工傷亡，職災認定"),
        ("不粘锅和粘土", "不沾鍋和黏土"),
        ("抽象类别、全脂奶粉和返回值班", "抽象類別、全脂奶粉和返回值班"),
        ("基站、充电宝和投影仪", "基地台、行動電源和投影機"),
        ("局域网的人脸识别系统", "區域網路的人臉辨識系統"),
        ("他用台式机研究量子计算，不是量子计算机", "他用桌上型電腦研究量子計算，不是量子電腦"),
        ("视频游戏和视频会议", "電玩遊戲和視訊會議"),
        ("超市里有三文鱼、西兰花和红薯", "超市裡有鮭魚、青花菜和地瓜"),
        ("买了洗发水、创可贴和羽绒服", "買了洗髮精、OK繃和羽絨衣"),
        ("小区保安说二手车更便宜", "社區警衛說二手車更便宜"),
        ("神经性皮炎和双相情感障碍", "神經性皮膚炎和雙極性情感疾患"),
        ("耶伦与贝索斯会面", "葉倫與貝佐斯會面"),
        ("莱昂纳多和泰勒·斯威夫特", "李奧納多和泰勒絲"),
        ("莫奈和希区柯克", "莫內和希區考克"),
        ("弹道导弹击中核反应堆", "彈道飛彈擊中核子反應爐"),
        ("销售渠道和生活水平，而不是水平线", "銷售管道和生活水準，而不是水平線"),
        ("等离子体物理和引力波", "電漿物理和重力波"),
        ("飞行员踩了刹车，登机口在航站楼", "飛行員踩了煞車，登機口在航廈"),
        ("美国宇航局的哈勃太空望远镜", "美國太空總署的哈伯太空望遠鏡"),
        (
            "马克斯·维斯塔潘赢得摩纳哥大奖赛，丹佛掘金晋级西部决赛",
            "馬克斯·韋斯塔潘贏得摩納哥大獎賽，丹佛金塊晉級西區決賽",
        ),
        ("霍尔木兹海峡和马六甲海峡", "荷莫茲海峽和麻六甲海峽"),
        ("他看了《肖申克的救赎》和《盗梦空间》", "他看了《刺激1995》和《全面啟動》"),
        ("志愿者帮助残疾人，残疾人联合会感谢", "志工幫助身心障礙者，殘疾人聯合會感謝"),
        ("奥尔班会见绍伊古", "奧班會見蕭依古"),
        ("国家航天局与航空航天大学", "國家航天局與航空航天大學"),
        ("写字楼里的桑拿房和牛油果", "辦公大樓裡的三溫暖室和酪梨"),
        ("煤气罐和高压锅都有二噁英", "瓦斯桶和壓力鍋都有戴奧辛"),
        ("痴呆患者和非典疫情", "失智症患者和SARS疫情"),
        ("交通信号灯前紧急刹车，列车一个急刹", "交通號誌前緊急煞車，列車一個急煞"),
        ("乘客回到站台上换乘", "乘客回到月台上轉乘"),
        ("里根夫妇和前首相约翰逊", "雷根夫婦和前首相強生"),
        ("约翰逊总统与众议院议长约翰逊", "詹森總統與眾議院議長強生"),
        ("教练员工会，出租车位于路口", "教練員工會，計程車位於路口"),
        ("列车奔驰而过，骏马奔驰", "列車奔馳而過，駿馬奔馳"),
        ("站上领奖台，首映式后见主裁判", "站上領獎台，首映會後見主審"),
    ],
)
def test_news_says_them_as_taiwan_does(text: str, expected: str) -> None:
    assert convert_as_article(text, source=ZH_HANS, target=ZH_HANT_TW) == expected


@pytest.mark.parametrize(
    "text",
    [
        "主流媒体与交流媒体", "主流媒体平台", "政府愿意面对", "辐射防护服务", "鲜榨柳橙汁", "填写代码", "节能灯具",
        "新西兰花园", "江西服务业", "互联网盘点", "银行代码", "大型机场", "随机数据", "数字人民币", "数据包括",
        "黄金酒店",
        "油菜花", "交换机制", "轻触屏幕", "人文胸怀", "学科比赛", "针对虾类", "保护工作", "食品食管局", "物质粒子",
        "检测序列", "直接口头", "高压锅炉", "护肤品牌", "卢拉锁定胜局", "松桑拿下首胜", "恶魔方面", "模仿制药企业",
        "自动挡住去路", "转换乘客", "交换乘坐", "经济减速带来损失", "攻打车站", "敲打车窗", "机动车道路", "制动液压",
        "并非典型", "出租车位",
    ],
)  # fmt: skip
def test_a_word_of_the_table_is_not_found_in_other_words(text: str) -> None:
    told = {row[ZH_HANT_TW] for row in rows(DESK) if row[ZH_HANS] != text}
    converted = convert_as_article(text, source=ZH_HANS, target=ZH_HANT_TW)
    assert not [form for form in told if form in converted and form != "柳橙汁"], converted
