"""Characters and words that OpenCC leaves in Taiwan's or Hong Kong's form on the way to Simplified."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion import Level, Rule, RuleSet, convert, derive_explained
from tms.language.conversion.detection import is_traditional_only
from tms.language.conversion.dictionaries import entries
from tms.language.conversion.profiles import profile_of
from tms.language.glossary import simplified, starter
from tms.language.house_style import built_in_rules, with_built_in

HANS, TW, HK = ZH_HANS, ZH_HANT_TW, ZH_HANT_HK
TO_HANS = profile_of(HANS, {})


def derived(text: str, source: str = TW, *rules: Rule) -> str:
    known = with_built_in(rules, TO_HANS, source)
    return derive_explained(text, source=source, profile=TO_HANS, rules=known).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("牠們是妳的貓嗎？", "它们是你的猫吗？"),
        ("公車站旁的機車都裝了行車記錄器", "公交站旁的摩托车都装了行车记录仪"),
        ("柴油機車拉著貨車", "柴油机车拉着货车"),
        ("他在雪梨喝冰糖雪梨", "他在悉尼喝冰糖雪梨"),
        ("聯準會主席鮑爾宣布升息一碼", "美联储主席鲍威尔宣布加息25个基点"),
        ("針孔攝影機的記憶卡", "针孔摄像头的存储卡"),
        ("一個資深員工的個資", "一个资深员工的个人信息"),
        ("福建商人與建商", "福建商人与开发商"),
        ("寒冷氣候裡張貼文件", "寒冷气候里张贴文件"),
        ("冷氣團南下，冷氣照開", "冷气团南下，空调照开"),
        ("為甚麼帳戶被凍結", "为什么账户被冻结"),
        ("這筆帳目和轉帳紀錄都在帳號裡", "这笔账目和转账纪录都在账号里"),
        ("災民進入帳篷，掛起蚊帳", "灾民进入帐篷，挂起蚊帐"),
        ("金帳汗國和現金帳戶", "金帐汗国和现金账户"),
        ("公司經營帳目", "公司经营账目"),
        ("申請簽帳金融卡", "申请借记卡"),
        ("大砲和迫擊砲彈", "大炮和迫击炮弹"),
        ("恐怖份子持身分證入境", "恐怖分子持身份证入境"),
        ("現身分享心得", "现身分享心得"),
        ("這個股份子公司認購全部份額", "这个股份子公司认购全部份额"),
        ("部份成份不明", "部分成分不明"),
        ("違規畫線，規畫新路", "违规画线，规划新路"),
        ("祇有一位神祇是真的", "只有一位神祇是真的"),
        ("姊姊和姊妹", "姐姐和姊妹"),
        ("一家俱樂部旗下沈玉琳", "一家俱乐部旗下沈玉琳"),
    ],
)
def test_texts_from_taiwan_read_as_simplified_ones_do(text: str, expected: str) -> None:
    assert derived(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平治車主拉上手掣", "奔驰车主拉上手刹"),
        ("修身齊家，平治天下", "修身齐家，平治天下"),
        ("美斯與朗尼", "梅西与鲁尼"),
        ("雪櫃裏的薯仔", "冰箱里的土豆"),
        ("尾班車已開出", "末班车已开出"),
        ("石油組織與餐飲管理", "石油组织与餐饮管理"),
        ("重返工作崗位", "重返工作岗位"),
        ("單位實用面積468呎", "单位实用面积468平方英尺"),
        ("司法覆核獲受理，病人須覆診", "司法复核获受理，病人须复诊"),
        ("回覆查詢時否認顛覆核心價值", "回复查询时否认颠覆核心价值"),
        ("單位實用面積500平方呎，呎價1.2萬元", "单位实用面积500平方英尺，呎价1.2万元"),
        ("恒指成份股", "恒指成份股"),
        ("甚至不知為甚麽", "甚至不知为什么"),
        ("手腳麻痺，買入場劵", "手脚麻痹，买入场券"),
    ],
)
def test_texts_from_hong_kong_do_as_well(text: str, expected: str) -> None:
    assert derived(text, HK) == expected


def test_they_hold_on_the_way_to_simplified_only_and_whatever_a_house_does_with_names() -> None:
    rules = simplified(TW, HANS)
    assert rules == simplified(HK, HANS)
    assert simplified(HANS, TW) == simplified(TW, HK) == simplified(HANS, HANS) == ()
    assert set(rules) <= set(built_in_rules(profile_of(HANS, {"names": "as-written"}), TW))
    assert {rule.level for rule in rules} == {Level.BUILT_IN}


def test_whoever_decides_decides_against_them() -> None:
    keeps = Rule("妳", "妳", Level.PUBLICATION), Rule("呎", "呎", Level.PUBLICATION)
    assert derived("妳的500呎", TW, *keeps) == "妳的500呎"


def test_each_changes_something_or_keeps_another_out_of_a_longer_word() -> None:
    rules = simplified(TW, HANS)
    changing = {
        rule.source
        for rule in rules
        if any(convert(rule.source, source=source, target=HANS) != rule.target for source in (TW, HK))
    }
    assert len({rule.source for rule in rules}) == len(rules)
    idle = [rule.source for rule in rules if rule.source not in changing]
    assert [word for word in idle if not any({*word} & {*other} for other in changing)] == []
    assert not {rule.source for rule in rules} & {rule.source for rule in starter(TW, HANS)}


def test_none_writes_a_character_that_only_traditional_has() -> None:
    kept = {"呎"}
    assert {c for rule in simplified(TW, HANS) for c in rule.target if is_traditional_only(c)} <= kept


def test_no_word_of_the_dictionaries_is_cut_to_another_result() -> None:
    rules = simplified(TW, HANS)
    for file in ("TSPhrases", "TWPhrasesRev", "TWVariantsRevPhrases", "HKPhrasesRev", "HKVariantsRevPhrases"):
        source = HK if file.startswith("HK") else TW
        for word in entries(f"{file}.txt"):
            within = [rule for rule in rules if rule.source in word]
            if within and not any(rule.source == word for rule in within):
                expected = convert(word, source=source, target=HANS)
                assert derived(word, source) in {expected, expected.replace("帐", "账")}, word


@pytest.mark.parametrize("text", ["牠跑了。", "問妳好。", "這筆帳。", "搭帳篷。"])
def test_what_they_decide_is_not_asked(text: str) -> None:
    rules = with_built_in([], TO_HANS, TW)
    assert find_ambiguities(text, source=TW, profile=TO_HANS, rules=rules) == ()
    assert find_ambiguities(text, source=TW, profile=TO_HANS, rules=RuleSet()) != ()
