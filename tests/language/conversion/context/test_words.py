"""Words that the dictionary has in another sense than news."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import Ambiguity, find_ambiguities
from tms.language.conversion import derive_explained
from tms.language.conversion.profiles import profile_of
from tms.language.house_style import with_built_in


def derived(text: str, tag: str) -> tuple[str, tuple[Ambiguity, ...]]:
    house = profile_of(tag, {})
    rules = with_built_in([], house, ZH_HANS)
    found = derive_explained(text, source=ZH_HANS, profile=house, rules=rules)
    return found.text, find_ambiguities(text, source=ZH_HANS, profile=house, rules=rules, derived=found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未经许可，不准入内", "未經許可，不准入內"),
        ("乘车系好安全带", "乘車繫好安全帶"),
        ("下面这出是《打渔杀家》", "下面這齣是《打漁殺家》"),
        ("点了一出《牡丹亭》", "點了一齣《牡丹亭》"),
        ("这块表皮", "這塊表皮"),
        ("一根干树枝", "一根乾樹枝"),
        ("几片姜，姜老师", "幾片薑，姜老師"),
        ("三号签", "三號籤"),
        ("三号签字笔", "三號簽字筆"),
        ("系一条丝巾", "繫一條絲巾"),
        ("忙了半天全是白干", "忙了半天全是白幹"),
        ("喝二两白干", "喝二兩白乾"),
        ("老面馒头", "老麵饅頭"),
        ("三卷胶带", "三捲膠帶"),
        ("这坛黄酒", "這罈黃酒"),
        ("困得连打哈欠", "睏得連打哈欠"),
        ("姑娘长得标致", "姑娘長得標緻"),
        ("老姜，你那辆车的后胎又瘪了", "老姜，你那輛車的後胎又癟了"),
        ("老姜切片，和蒜一起炒", "老薑切片，和蒜一起炒"),
        ("司机只干白班", "司機只幹白班"),
        ("衣服晾了两天还没干", "衣服晾了兩天還沒乾"),
        ("洗好碗他还没干完活", "洗好碗他還沒幹完活"),
        ("面是我自己擀的", "麵是我自己擀的"),
        ("面发好了就蒸", "麵發好了就蒸"),
        ("你的表又慢了", "你的錶又慢了"),
        ("泡沫冲不干净", "泡沫沖不乾淨"),
        ("他们互相冲突", "他們互相衝突"),
        ("球衣签满名字", "球衣簽滿名字"),
        ("划船时划得又长又稳", "划船時划得又長又穩"),
        ("床单也折得整齐", "床單也摺得整齊"),
        ("他打了七折", "他打了七折"),
        ("这出昆曲", "這齣崑曲"),
        ("征地补偿", "徵地補償"),
        ("远征地中海", "遠征地中海"),
        ("他姓党", "他姓党"),
        ("手擀的面煮烂了", "手擀的麵煮爛了"),
        ("安全带没系，罚了五元", "安全帶沒繫，罰了五元"),
        ("与他断了关系，走了", "與他斷了關係，走了"),
        ("他用淋浴冲了个澡", "他用淋浴沖了個澡"),
        ("河床干得裂了缝", "河床乾得裂了縫"),
        ("媒体必须姓党", "媒體必須姓黨"),
        ("公司不准员工加班", "公司不准員工加班"),
        ("法院不准其离境", "法院不准其離境"),
        ("规定不准出口", "規定不准出口"),
        ("双方不准许外人参加", "雙方不准許外人參加"),
        ("拿不准主意", "拿不準主意"),
        ("现在还说不准。", "現在還說不準。"),
        ("他不准备参选", "他不準備參選"),
        ("资料不准确", "資料不準確"),
        ("飞机不准时到达", "飛機不準時到達"),
        ("该行发卡量上升", "該行發卡量上升"),
        ("为家乡干点实事", "為家鄉幹點實事"),
        ("英国王后出席", "英國王后出席"),
        ("国王后来退位", "國王後來退位"),
        ("提出了解决策略", "提出了解決策略"),
        ("提出了解决办法", "提出了解決辦法"),
        ("并为此道歉", "並為此道歉"),
        ("委员会合并为一", "委員會合併為一"),
        ("他钟情于她", "他鍾情於她"),
        ("上周到访北京", "上週到訪北京"),
        ("杨女士三度封后", "楊女士三度封后"),
        ("情况更复杂", "情況更複雜"),
        ("两名表演者", "兩名表演者"),
        ("香港制度不变", "香港制度不變"),
        ("粮食面积扩大", "糧食面積擴大"),
        ("上海干部培养发展", "上海幹部培養發展"),
        ("外人参加", "外人參加"),
        ("一干部门负责人", "一干部門負責人"),
    ],
)
@pytest.mark.parametrize("tag", [ZH_HANT_TW, ZH_HANT_HK])
def test_what_the_words_around_tell_is_not_asked(text: str, expected: str, tag: str) -> None:
    said, flags = derived(text, tag)
    assert (said, flags) == (expected, ())


@pytest.mark.parametrize(
    ("text", "word", "candidates"),
    [
        ("天气预报不准引发讨论", "不准", ("不準", "不准")),
        ("上级不准。", "不准", ("不準", "不准")),
        ("他说不准拍照", "说不准", ("說不准", "說不準")),
        ("总台设在二楼", "总台", ("總台", "總檯")),
        ("两军会合并向北前进", "会合并", ("會合並", "會合併")),
        ("两家公司会合并", "会合并", ("會合併", "會合並")),
        ("两县并为一县", "并为", ("併為", "並為")),
        ("导弹落在海里", "海里", ("海裡", "海里")),
        ("歹徒持自制手枪", "自制", ("自製", "自制")),
        ("他一出校门", "一出", ("一出", "一齣")),
        ("那只好看的猫", "那只好", ("那只好", "那隻好")),
        ("里长期间", "里长期", ("裡長期", "里長期")),
    ],
)
def test_what_they_leave_open_is_asked_with_the_likelier_sense_first(
    text: str, word: str, candidates: tuple[str, str]
) -> None:
    said, flags = derived(text, ZH_HANT_TW)
    (flag,) = (flag for flag in flags if flag.source == word)
    assert flag.candidates[:2] == candidates
    assert candidates[0] in said
