"""The rules of the starter glossary: none without effect, none by accident, and the way back is the way there."""

import re
from itertools import permutations

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import PROFILES, convert, derive
from tms.language.conversion.rules import Level, Rule
from tms.language.glossary import concepts, proposals, starter, unsourced
from tms.language.terms import as_index

DIRECTIONS = list(permutations(PROFILES, 2))


def _derived(text: str, source: str, target: str) -> str:
    rules = [(rule.source, rule.target) for rule in starter(source, target)]
    return derive(text, source=source, target=target, terms=rules)


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
def test_every_rule_changes_something_or_keeps_another_out_of_a_longer_word(source: str, target: str) -> None:
    rules = starter(source, target)
    changing = {r.source for r in rules if derive(r.source, source=source, target=target) != r.target}
    dead = [r for r in rules if r.source not in changing and not any(c in r.source and c != r.source for c in changing)]
    assert changing
    assert not dead


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
def test_a_phrase_has_one_rule_and_one_key_of_its_own(source: str, target: str) -> None:
    rules = starter(source, target)
    assert len({rule.source for rule in rules}) == len(rules)
    assert len({rule.key for rule in rules}) == len(rules)
    assert {rule.level for rule in rules} == {Level.BUILT_IN}
    assert all(rule.key and rule.key.startswith("built-in:") for rule in rules)


@pytest.mark.sample(4)
@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
def test_each_applied_form_becomes_the_form_of_the_other_region(source: str, target: str) -> None:
    rules = [(rule.source, rule.target) for rule in starter(source, target)]
    wrong = [
        (concept.id, text)
        for concept in concepts()
        if concept.applied and source in concept.found_in
        for text in [derive(concept.forms[source], source=source, target=target, terms=rules)]
        # Alone, 二噁英 is a text in Traditional: 噁 is in the mainland's list for this word only.
        if text != concept.forms[target] and concept.forms[source] != "二噁英"
    ]
    assert not wrong


def test_what_is_found_in_both_comes_back_as_it_was() -> None:
    for source, target in DIRECTIONS:
        there = {r.source: r.target for r in starter(source, target) if not _FOUND_IN_ONE.search(r.key or "")}
        back = {rule.source: rule.target for rule in starter(target, source)}
        lost = [(s, t, back[t]) for s, t in there.items() if t in back and back[t] != s and s not in SAME_THING]
        assert not lost, (source, target)


_FOUND_IN_ONE = re.compile("built-in:(?:guard:|name-|title-)")
"""Guards, and what is looked for in the mainland's texts alone."""

SAME_THING = {
    "宇航员", "莫尔兹比港", "里氏规模", "基尔·斯塔默", "卡玛拉·哈里斯", "高超音速", "澳大利亚元", "印尼卢比",
    "托尼·布莱尔", "東尼·布萊爾", "滿地可",
    "里希·苏纳克", "里希·蘇納克", "美國聯準會", "美國聯儲局", "芝士", "凡高",
    "博尔赫斯", "达·芬奇", "重症监护病房", "监护室", "充电宝", "史蒂文·斯皮尔伯格", "金融衍生品", "花滑",
    "阿尔巴内塞", "欧委会", "欧洲航天局", "欧空局", "加拉帕戈斯群岛", "休斯顿", "博雷尔", "经合组织", "本拉登",
    "帕特农神庙", "圣迭戈", "隐身战机", "特蕾莎·梅", "奥尔班", "威斯敏斯特教堂", "美国宇航局",
    "美国航天局", "牛油果", "倒车镜", "涡扇发动机", "凡·高", "宽体飞机", "老年痴呆症",
    "谢因鲍姆", "博尔索纳罗",
    "双肩背包", "安全套", "曲别针", "树袋熊", "航天服",
    "蒙特卡罗", "地空导弹",
    "公共汽车", "公交车站", "挂式卡车", "运营利润", "旧城改造",
    "电饭煲", "空调机", "公交站台", "大巴车", "房地产商", "挖机",
    "无偿献血", "首付", "打吊瓶",
    "打吊针", "空乘人员", "燃气灶", "土豆片", "房企", "公交", "二手房屋", "保安员", "创业公司", "空中乘务员",
    "监控画面", "候机楼",
    "個資", "頓內次克", "監視影片", "聯結車", "房仲", "艾爾段", "仰式", "沙地阿拉伯", "公仔麵", "櫃員機",
}  # fmt: skip
"""Phrases whose concept has a second word: what comes back is the first."""


@pytest.mark.full
@pytest.mark.parametrize("source", PROFILES)
def test_the_form_that_a_plain_conversion_leaves_is_not_mangled(source: str) -> None:
    """A text from Taiwan may say 厄瓜多爾; the rule for 厄瓜多 must not make 厄瓜多尔尔 of it.

    The names and titles of lists are left out: they are looked for in the mainland's texts alone.
    """
    for target in PROFILES:
        if source == target or ZH_HANS not in (source, target):
            continue
        rules = as_index([(rule.source, rule.target) for rule in starter(source, target)])
        for concept in (one for one in concepts() if one.applied and not one.is_of_lists):
            other = convert(concept.forms[target], source=target, target=source)
            text = derive(other, source=source, target=target, terms=rules)
            assert text in {concept.forms[target], derive(other, source=source, target=target)}, (concept.id, other)


def test_no_rule_where_nothing_can_differ() -> None:
    assert starter(ZH_HANS, ZH_HANS) == ()
    assert starter(ZH_HANS, ZH_HANT) == ()
    assert starter("en", ZH_HANT_TW) == ()


def test_what_no_source_was_read_for_is_no_rule_and_has_forms_to_ask_for() -> None:
    for source, target in DIRECTIONS:
        words = unsourced(source, target)
        assert not words.keys() & {rule.source for rule in starter(source, target)}
    assert unsourced(ZH_HANS, ZH_HANT_TW)["国际货币基金组织"] == "國際貨幣基金"
    assert unsourced(ZH_HANT_TW, ZH_HANS)["范德賴恩"] == "冯德莱恩"


def test_no_rule_comes_from_a_proposal() -> None:
    proposed = {f"built-in:{concept.id}" for concept in proposals()}
    for source, target in DIRECTIONS:
        assert not proposed & {rule.key for rule in starter(source, target)}


def test_the_built_in_rules_of_a_direction_are_made_once() -> None:
    assert starter(ZH_HANS, ZH_HANT_TW) is starter(ZH_HANS, ZH_HANT_TW)
    assert Rule("特朗普", "川普", Level.BUILT_IN, "built-in:donald-trump-surname") in starter(ZH_HANS, ZH_HANT_TW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("特朗普和泽连斯基在意大利会面", "川普和澤倫斯基在義大利會面"),
        ("五年计划推动经济增长", "五年計畫推動經濟成長"),
        ("他计划出访", "他計畫出訪"),
        ("导弹击中集装箱码头", "飛彈擊中貨櫃碼頭"),
        ("澳大利亚联邦与澳大利亚", "澳大利亞聯邦與澳洲"),
        ("突尼斯的首都突尼斯", "突尼西亞的首都突尼斯"),
        ("朝鲜和韩国", "朝鮮和韓國"),
        ("钓鱼岛与台湾", "釣魚島與臺灣"),
        ("斯塔默、默茨和美国副总统万斯", "施凱爾、梅爾茨和美國副總統范斯"),
        ("美联储按兵不动，日元走低", "聯準會按兵不動，日圓走低"),
        ("沙特签了合同", "沙烏地簽了合約"),
        ("震中在扎波罗热核电站附近", "震央在札波羅熱核電廠附近"),
        ("辛鲍姆与五角大楼谈营销", "薛恩鮑姆與五角大廈談行銷"),
    ],
)
def test_news_for_taiwan(text: str, expected: str) -> None:
    assert _derived(text, ZH_HANS, ZH_HANT_TW).replace("台", "臺") == expected.replace("台", "臺")


@pytest.mark.parametrize(
    ("source", "target", "text"),
    [
        (ZH_HANS, ZH_HANT_TW, "公布什么，这里根本没有"),
        (ZH_HANS, ZH_HANT_TW, "增加纳税人的负担"),
        (ZH_HANS, ZH_HANT_TW, "据悉尼泊尔和肯尼亚美国大使馆"),
        (ZH_HANS, ZH_HANT_TW, "最高管理层同意甲方的条件"),
        (ZH_HANS, ZH_HANT_TW, "好多哈密瓜和清汤加鸡蛋"),
        (ZH_HANS, ZH_HANT_TW, "领导弹劾案，高铁托运，风沙特别大"),
        (ZH_HANS, ZH_HANT_TW, "公布什么，这里根本没有，三万斯里兰卡人，100米莱茵河"),
        (ZH_HANS, ZH_HANT_TW, "1月1日元旦，联合同意，综合征收，提高管理，对比索尼，抵达索菲亚，一波黑客，长期权益"),
        (ZH_HANS, ZH_HANT_HK, "公布什么，1月1日元旦，联合同意，综合征收，航空客运，对比索尼"),
        (ZH_HANS, ZH_HANT_TW, "在地震中遇难，经营销售，开发商业区，长沙特色，缺乏燃料，名震中外，亿万斯年"),
        (ZH_HANT_TW, ZH_HANS, "宣布希望，地雷根據，航空巴士，波赫士"),
        (ZH_HANT_HK, ZH_HANS, "系列根據，公布殊榮"),
        (ZH_HANS, ZH_HANT_HK, "出租车位与自行车道路赛"),
        (ZH_HANT_TW, ZH_HANS, "四川普遍下雨，股東協議，刷卡達三次"),
        (ZH_HANT_TW, ZH_HANT_HK, "設計畫面，貢寮國小，理查德"),
    ],
)
def test_nothing_is_found_across_words(source: str, target: str, text: str) -> None:
    skip = {"肯尼亚": "肯亞"} if target == ZH_HANT_TW else {}
    expected = derive(text, source=source, target=target)
    for phrase, form in skip.items():
        expected = expected.replace(derive(phrase, source=source, target=target), form)
    assert _derived(text, source, target) == expected


def test_hong_kong_has_its_own_forms() -> None:
    assert _derived("特朗普在旧金山乘出租车", ZH_HANS, ZH_HANT_HK) == "特朗普在三藩市乘的士"
    assert _derived("川普在舊金山談通膨", ZH_HANT_TW, ZH_HANT_HK) == "特朗普在三藩市談通脹"
