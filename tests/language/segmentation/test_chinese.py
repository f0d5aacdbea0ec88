"""Chinese sentences as news writes them. Each case lists its segments; joined they are the input."""

import pytest

from tms.language.segmentation import segments

CASES = {
    "two sentences": ["外交部发言人周一在北京表示，双方将继续对话。", "会谈持续了三个小时。"],
    "a sentence that starts with a digit": ["会谈结束。", "2014年11月21日，普京抵达北京。", "22国领导人出席。"],
    "speech before its speaker": ["“我们不会让步。”他说。", "人群欢呼。"],
    "a question before its speaker": ["“你为什么来？”记者问道。", "没有人回答。"],
    "speech after a colon": ["他说：“我们来了。我们看见了。我们走了。”", "没有人笑。"],
    "a question after a colon": ["他说：“这是终点吗？”", "不是。"],
    "speech after a comma": ["普京说，“我们是伙伴。”", "习近平表示同意。"],
    "a report after a colon": ["据新华社报道：“谈判已结束。”", "双方均未透露细节。"],
    "a quoted question inside a clause": ["他提出“为什么是现在？”的问题。", "会场安静下来。"],
    "speech that goes on": ["“不！”她喊道，“绝不！”", "门关上了。"],
    "quotations without a speaker": ["“怎么可能！”", "“我不信。”", "他走了。"],
    "a slogan": ["这是“一带一路”倡议的一部分。", "“一带一路”始于2013年。"],
    "a source after a dash": ["“学而时习之，不亦说乎？”——《论语》"],
    "corner brackets": ["「我們不會讓步。」他說。", "「為什麼？」記者追問。"],
    "nested corner brackets": ["他稱之為「『新常態』。」", "隨後離席。"],
    "titles with stops": ["电影《你好，李焕英！》上映了。", "《为什么？》一书也出版了。"],
    "brackets inside a sentence": ["会谈（11月在北京举行。）取得成果。", "下一轮在莫斯科。"],
    "brackets with a question": ["他来了（真的？）又走了。", "没人知道。"],
    "a sentence in brackets": ["（本文为编者所加。）", "正文从这里开始。"],
    "semicolons": ["第一，扩大开放；第二，深化改革；第三，改善民生。", "三者缺一不可。"],
    "decimals": ["增长率为3.5%，通胀率为2.1%。", "人民币汇率为7.12。"],
    "Latin names with dots": ["Apple Inc.公司和U.S. Steel公司均未回应。", "股价下跌2.5%。"],
    "an address of the web": ["详见www.example.com/a?x=1网站。", "谢谢。"],
    "marks that pile up": ["真的吗？！", "真的！！", "好。"],
    "an ellipsis that ends": ["他沉默了很久很久……", "第二天他离开了北京。"],
    "an ellipsis that hesitates": ["我……我不知道。", "算了。"],
    "an ellipsis of dots": ["他想了又想...才开口。", "没有人听。"],
    "a note mark after the stop": ["他写道：“改革没有完成时，只有进行时。”[1]", "文章随后引用了数据。"],
    "an interview": ["记者：您怎么看？", "王毅：我们欢迎。"],
    "a clock": ["会议于下午3:30结束。", "3.5小时后，声明发布。"],
    "Latin full stops": ["出口下降.", "进口上升.", "顺差为5.2亿美元."],
    "English sentences inside": ["他写道：I shall return. ", "人们不信。"],
    "a heading without a stop": ["中俄关系走向何方"],
    "an opening mark without its partner": ["“我们来了。", "我们看见了。"],
    "a closing mark without its partner": ["我们看见了。", "我们走了。”", "他说完坐下。"],
}  # fmt: skip


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("locale", ["zh-Hans", "zh-Hant"])
def test_chinese_is_cut_into_sentences(expected: list[str], locale: str) -> None:
    assert segments("".join(expected), locale) == expected


def test_a_line_end_ends_a_heading() -> None:
    assert segments("标题\n正文一。正文二。", "zh-Hans") == ["标题\n", "正文一。", "正文二。"]


def test_a_line_that_ends_with_a_comma_goes_on() -> None:
    assert segments("他来了，\n他走了。", "zh-Hans") == ["他来了，\n他走了。"]


def test_space_after_a_stop_stands_at_the_end_of_the_segment_before() -> None:
    assert segments("一。　二。 三。", "zh-Hant") == ["一。　", "二。 ", "三。"]


def test_a_very_long_quotation_is_cut_inside() -> None:
    speech = "".join(f"我们要做第{number}件非常重要的事情。" for number in range(20))
    found = segments(f"他说：“{speech}”没有人回答。", "zh-Hans")
    assert len(found) == 21
    assert found[-2:] == ["我们要做第19件非常重要的事情。”", "没有人回答。"]
