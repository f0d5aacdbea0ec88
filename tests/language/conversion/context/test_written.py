"""Words that the dictionary writes otherwise than people do."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion import derive
from tms.language.conversion.context.hint import own_rows
from tms.language.conversion.engine import run
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.house_style import with_built_in
from tms.language.new_publication import convert_as_article

ROWS = [(written, value) for written, value, _ in own_rows("written.tsv", 3)]

SENTENCES = [
    ("古法制曲", "古法製麴"),
    ("吃谷片", "吃穀片"),
    ("河谷片区", "河谷片區"),
    ("拉纤的纤绳", "拉縴的縴繩"),
    ("鸡肉卷和寿司卷", "雞肉捲和壽司捲"),
    ("牵一发而动全身", "牽一髮而動全身"),
    ("刻本成于万历年间", "刻本成於萬曆年間"),
    ("将士气冲斗牛", "將士氣衝斗牛"),
    ("晒场上的花生发了霉", "曬場上的花生發了霉"),
    ("晒谷场上的三斗柜", "曬穀場上的三斗櫃"),
    ("仓库内存放着桐油", "倉庫內存放著桐油"),
    ("箱子上面包着泡沫", "箱子上面包著泡沫"),
    ("他把文件夹在书里", "他把文件夾在書裡"),
    ("护发素要冲干净", "護髮素要沖乾淨"),
    ("他试过生发的药水", "他試過生髮的藥水"),
    ("洪水冲向下游", "洪水衝向下游"),
    ("她留着披肩发的样子", "她留著披肩髮的樣子"),
    ("遗产税横征暴敛", "遺產稅橫徵暴斂"),
    ("皇帝批阅奏折", "皇帝批閱奏摺"),
    ("形势凶险", "形勢凶險"),
    ("诈骗集团卷走巨款", "詐騙集團捲走巨款"),
    ("放宽市场准入", "放寬市場准入"),
    ("怒气冲冲地走了", "怒氣沖沖地走了"),
    ("余怒未消", "餘怒未消"),
    ("手工绣制的旗袍", "手工繡製的旗袍"),
    ("工厂炒制茶叶", "工廠炒製茶葉"),
    ("静脉推注药物", "靜脈推注藥物"),
    ("道德失范", "道德失範"),
    ("前紧后松", "前緊後鬆"),
    ("方志敏烈士", "方志敏烈士"),
    ("这个菜系很重要", "這個菜系很重要"),
    ("推行断舍离", "推行斷捨離"),
    ("双轨制并轨", "雙軌制併軌"),
    ("果戈里和费里尼", "果戈里和費里尼"),
    ("造型别致", "造型別緻"),
    ("设计别致的书", "設計別緻的書"),
]

OTHER_WORDS = [
    ("立刻制止", "立刻制止"),
    ("组织制定规则", "組織制定規則"),
    ("矿石制定价格", "礦石制定價格"),
    ("缓冲制度", "緩衝制度"),
    ("轰炸制止不了", "轟炸制止不了"),
    ("控制种植面积", "控制種植面積"),
    ("控制油价", "控制油價"),
    ("机构制图", "機構製圖"),
    ("战斗式管理", "戰鬥式管理"),
    ("河谷种植", "河谷種植"),
    ("恢复配给", "恢復配給"),
    ("恢复摆脱", "恢復擺脫"),
    ("洪水冲击堤坝", "洪水衝擊堤壩"),
    ("洪水冲破堤坝", "洪水衝破堤壩"),
    ("合并轨道", "合併軌道"),
    ("高粱面积扩大", "高粱面積擴大"),
    ("空心面板", "空心面板"),
    ("示范型企业", "示範型企業"),
    ("一盘棋后", "一盤棋後"),
    ("首发尾盘", "首發尾盤"),
    ("投注疏导", "投注疏導"),
    ("特别致谢", "特別致謝"),
    ("分别致函各国", "分別致函各國"),
    ("大会签署协议", "大會簽署協議"),
    ("若干品种", "若干品種"),
    ("一并购买", "一併購買"),
    ("一并入选", "一併入選"),
    ("时刻制造麻烦", "時刻製造麻煩"),
]
"""Characters of the table that belong to the words beside them."""


@pytest.mark.parametrize(("written", "value"), ROWS)
def test_a_word_of_the_table(written: str, value: str) -> None:
    said = derive(f"他说，{written}，就这样", source=ZH_HANS, target=ZH_HANT_TW)
    assert said == f"他說，{run(value, ('t2tw',))}，就這樣"


@pytest.mark.parametrize(("text", "expected"), [*SENTENCES, *OTHER_WORDS])
def test_in_a_sentence(text: str, expected: str) -> None:
    assert derive(text, source=ZH_HANS, target=ZH_HANT_TW) == expected


def test_the_table_has_each_word_once() -> None:
    written = [word for word, _ in ROWS]
    assert len(written) == len(set(written)) > 250
    assert all(len(word) == len(value) for word, value in ROWS)


def test_what_is_in_a_disk_is_no_other_word() -> None:
    said = convert_as_article("硬盘里的东西，键盘里的灰", source=ZH_HANS, target=ZH_HANT_TW)
    assert said == "硬碟裡的東西，鍵盤裡的灰"


def test_a_word_of_the_table_is_no_question() -> None:
    """The reader says 乾 too, and is not sure of it."""
    house = PROFILES_BY_TAG[ZH_HANT_TW]
    rules = with_built_in([], house, ZH_HANS)
    assert derive("面饼压干", source=ZH_HANS, target=ZH_HANT_TW) == "麵餅壓乾"
    assert not find_ambiguities("面饼压干", source=ZH_HANS, profile=house, rules=rules)
