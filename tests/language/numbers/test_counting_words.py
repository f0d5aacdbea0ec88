"""Words that have a number in them tell that figure, and no other: a gross is 144, in either direction."""

import pytest

from tms.language.numbers import find_quantities
from tms.language.numbers.counting_words import is_told_by_a_word

TOLD = [
    # A text with the figure, the same text with another one, and what the other text says.
    ("144支铅笔", "145支铅笔", "a gross of pencils"),
    ("13条面包", "14条面包", "a baker's dozen of loaves"),
    ("40名证人", "45名证人", "two score witnesses"),
    ("80年前", "90年前", "four score years ago"),
    ("3人组合", "4人组合", "the trio"),
    ("这5项", "这6项", "the pentathlon"),
    ("10项全能", "11项全能", "the decathlon"),
    ("不到20岁", "不到30岁", "still a teenager"),
    ("13至19岁", "15至19岁", "teens"),
    ("年过70岁", "年过75岁", "a septuagenarian"),
    ("25周年", "35周年", "her silver jubilee"),
    ("结婚50年", "结婚55年", "their golden wedding"),
    ("married for 60 years", "married for 50 years", "迎来钻石婚"),
    ("the 70th anniversary", "the 75th anniversary", "白金禧庆典"),
    ("100周年", "110周年", "its centenary"),
    ("125周年", "135周年", "its quasquicentennial"),
    ("150周年", "160周年", "its sesquicentennial"),
    ("200周年", "210周年", "its bicentennial"),
    ("300周年", "310周年", "the tercentenary"),
    ("400周年", "410周年", "the quatercentenary"),
    ("500周年", "510周年", "the quincentenary"),
    ("1000周年", "1100周年", "its millennium"),
    ("不到10%", "不到15%", "in single digits"),
    ("超过10%", "超过20%", "a double-digit rise"),
    ("more than 10 percent", "more than 20 percent", "两位数增长"),
    ("超过100%", "超过200%", "triple-digit growth"),
    ("100000美元", "200000美元", "a six-figure sum"),
    ("$1,000,000", "$2,000,000", "七位数的价钱"),
    ("10亿美元", "20亿美元", "the billionaire"),
    ("1万亿美元", "2万亿美元", "a trillionaire"),
    ("跑了42公里", "跑了43公里", "ran the marathon"),
    ("跑了21公里", "跑了42公里", "ran a half-marathon"),
    ("加热到100摄氏度", "加热到90摄氏度", "heated to boiling point"),
    ("零下273摄氏度", "零下253摄氏度", "near absolute zero"),
    ("一半的儿童", "三分之一的儿童", "every second child"),
    ("四分之一的儿童", "五分之一的儿童", "every fourth child"),
    ("every third child", "every fourth child", "三分之一的儿童"),
    ("每3个月", "每4个月", "a quarterly report"),
    ("every 6 months", "every 4 months", "每半年"),
    ("the second world war", "the third world war", "二战"),
    ("第三名", "第四名", "won the bronze"),
]


def is_told(text: str, other: str) -> bool:
    """Whether the other text tells all figures of the first."""
    locale = "en" if text.isascii() else "zh-Hans"
    found = find_quantities(text, locale)
    assert found, text
    return all(is_told_by_a_word(one, text, other) for one in found)


@pytest.mark.parametrize(("text", "wrong", "word"), TOLD, ids=[word for *_, word in TOLD])
def test_the_word_tells_its_figure_and_no_other(text: str, wrong: str, word: str) -> None:
    assert is_told(text, word)
    assert not is_told(wrong, word)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("100年", "half a century"),
        ("100年", "a quarter of a century"),
        ("100 years", "两百年"),
        ("1,000 years", "两千年"),
        ("20名学生", "the teenagers"),
        ("42名学生", "ran the marathon"),
        ("42公里", "a half-marathon"),
        ("十年", "two decades"),
        ("12支", "a gross of pencils"),
    ],
)
def test_a_word_of_another_figure_or_of_something_else_tells_nothing(text: str, other: str) -> None:
    assert not is_told(text, other)
