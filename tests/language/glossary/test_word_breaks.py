"""Words that a phrase of the dictionaries would join."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import Level, Rule, derive_explained
from tms.language.conversion.profiles import profile_of
from tms.language.glossary import apart
from tms.language.house_style import with_built_in


def derived(text: str, tag: str, *rules: Rule) -> str:
    house = profile_of(tag, {})
    known = with_built_in(rules, house, ZH_HANS)
    return derive_explained(text, source=ZH_HANS, profile=house, rules=known).text


@pytest.mark.parametrize(
    ("text", "taiwan", "hong_kong"),
    [
        ("请在文本里输入", "請在文本裡輸入", "請在文本裏輸入"),
        ("旧版本里没有", "舊版本裡沒有", "舊版本裏沒有"),
        ("版本里程碑与基本里程", "版本里程碑與基本里程", "版本里程碑與基本里程"),
        ("报告里根据数字", "報告裡根據數字", "報告裏根據數字"),
        ("走了100公里根据地图", "走了100公里根據地圖", "走了100公里根據地圖"),
        ("系统会合并记录", "系統會合併記錄", "系統會合併記錄"),
        ("公司声明了立场", "公司聲明了立場", "公司聲明了立場"),
        ("查明了原因，简单明了", "查明了原因，簡單明瞭", "查明了原因，簡單明瞭"),
        ("一个中立国和20个中国城市", "一個中立國和20個中國城市", "一個中立國和20個中國城市"),
        ("个中滋味", "箇中滋味", "箇中滋味"),
        ("措施包括发展农业", "措施包括發展農業", "措施包括發展農業"),
        ("但是只有一半", "但是只有一半", "但是只有一半"),
        ("本国历史", "本國歷史", "本國歷史"),
        ("设计并成为系列", "設計並成為系列", "設計並成為系列"),
        ("两家银行合并为一家", "兩家銀行合併為一家", "兩家銀行合併為一家"),
        ("提出了解决办法", "提出了解決辦法", "提出了解決辦法"),
        ("公路里程表和天后宫", "公路里程表和天后宮", "公路里程表和天后宮"),
        ("违背他的意愿", "違背他的意願", "違背他的意願"),
    ],
)
def test_frequent_words_that_meet_are_each_converted_alone(text: str, taiwan: str, hong_kong: str) -> None:
    assert derived(text, ZH_HANT_TW) == taiwan
    assert derived(text, ZH_HANT_HK) == hong_kong


def test_what_people_decide_for_a_word_holds_beside_another_one() -> None:
    rule = Rule("合并", "整併", Level.PUBLICATION, "rule:1")
    assert derived("公司会合并", ZH_HANT_TW, rule) == "公司會整併"


def test_only_what_the_dictionaries_join_is_kept_apart_and_only_from_simplified() -> None:
    rules = {rule.source for rule in apart(ZH_HANS, ZH_HANT_TW)}
    assert "文本里" in rules
    assert "合并文件" not in rules
    assert not apart(ZH_HANT_TW, ZH_HANS)
    assert not apart(ZH_HANS, ZH_HANT)
