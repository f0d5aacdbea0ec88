"""Quotation marks of a region: nested ones, lone ones, and those that are no quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.texts import plain_news
from tms.language.conversion import Quoted, convert_quotes

HANS, TW, HK = "zh-Hans", "zh-Hant-TW", "zh-Hant-HK"


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("他说“好”。", "他说「好」。"),
        ("“说‘新’的”", "「说『新』的」"),
        ("“一‘二“三”二’一”", "「一『二「三」二』一」"),
        ("‘新常态’", "『新常态』"),
        ("“甲”和“乙”", "「甲」和「乙」"),
        ("“9·11”", "「9·11」"),
        ("“APEC会议”", "「APEC会议」"),
    ],
)
def test_nested_marks_alternate_in_both_directions(hans: str, hant: str) -> None:
    for locale in (TW, HK, "zh-Hant"):
        assert convert_quotes(hans, locale) == Quoted(hant, ())
        assert convert_quotes(hant, locale) == Quoted(hant, ())
    assert convert_quotes(hant, HANS) == Quoted(hans, ())


@pytest.mark.parametrize(
    "text",
    [
        "it’s Xi’an，他说don’t",
        "他说“America First”",
        "‘It’s over,’ he said",
        "the students’ 宿舍",
        "’90s音乐",
        "没有引号",
    ],
)
def test_apostrophes_and_latin_quotations_stay(text: str) -> None:
    assert convert_quotes(text, TW).text == text


def test_a_mark_of_its_own_kind_directly_inside_takes_the_other_level() -> None:
    assert convert_quotes("“甲“乙”丙”", TW).text == "「甲『乙』丙」"


@pytest.mark.parametrize(
    ("text", "expected", "lone"),
    [
        ("“我们来了。", "「我们来了。", (0,)),
        ("我们走了。”他说。", "我们走了。」他说。", (5,)),
        ("走了。”他说：“我们", "走了。」他说：「我们", (3, 7)),
        ("他说‘新’的。”", "他说『新』的。」", (7,)),
        ("的‘新", "的『新", (1,)),
    ],
)
def test_a_lone_mark_belongs_to_a_neighbouring_segment(text: str, expected: str, lone: tuple[int, ...]) -> None:
    assert convert_quotes(text, TW) == Quoted(expected, lone)


def test_a_lone_mark_inside_a_complete_quotation_is_left_alone_and_reported() -> None:
    assert convert_quotes("“甲‘乙”丙", TW) == Quoted("「甲‘乙」丙", (2,))


def test_marks_in_protected_stretches_stay() -> None:
    assert convert_quotes("“甲”“乙”", TW, protected=[(0, 3)]).text == "“甲”「乙」"


@given(text=plain_news)
def test_only_quotation_marks_change(text: str) -> None:
    for locale in (TW, HANS):
        once = convert_quotes(text, locale).text
        assert len(once) == len(text)
        assert all(a == b or (a in "“”‘’「」『』" and b in "“”‘’「」『』") for a, b in zip(text, once, strict=True))


_DISORDER = st.lists(st.sampled_from([*"“”‘’「」『』", "好", "a", "9", "s", "《", "》"]), max_size=14).map("".join)


@given(text=_DISORDER, locale=st.sampled_from([HANS, TW]))
def test_marks_in_any_disorder_are_settled_at_once(text: str, locale: str) -> None:
    once = convert_quotes(text, locale)
    assert convert_quotes(once.text, locale) == once
