"""A derived text: terms as decided, everything else converted, the region's quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.texts import marked_news, plain_news
from tms.domain.inline import MARKER, is_well_formed
from tms.language.conversion import PROFILES, convert, derive
from tms.language.conversion.chains import news_words
from tms.language.conversion.context.senses import has_senses
from tms.language.conversion.detection import script_report
from tms.language.conversion.profiles import PROFILES_BY_TAG, style
from tms.language.marked_text import take_apart
from tms.language.terms import TermIndex, TermPair

HANS, TW, HK = "zh-Hans", "zh-Hant-TW", "zh-Hant-HK"


def to_tw(text: str, *terms: tuple[str, str]) -> str:
    return derive(text, source=HANS, target=TW, terms=terms)


def test_a_term_is_found_before_any_dictionary_entry() -> None:
    assert convert("对于欢案", source=HANS, target=TW) == "對於歡案"
    assert to_tw("对于欢案", ("于欢", "于歡")) == "對于歡案"


def test_a_term_is_never_converted_again() -> None:
    assert to_tw("信息时代的信息", ("信息", "信息")) == "信息時代的信息"
    assert to_tw("他说软件", ("软件", "软件")) == "他說软件"


def test_no_entry_reaches_across_the_edge_of_a_term() -> None:
    assert to_tw("中俄关系", ("中俄", "中俄"), ("关系", "關係")) == "中俄關係"


def test_the_longest_term_wins() -> None:
    assert to_tw("南中国海", ("中国", "中國大陸"), ("南中国海", "南海")) == "南海"
    assert to_tw("甲乙丙丁", ("甲乙", "短"), ("乙丙丁", "長")) == "甲長"


def test_a_latin_term_is_a_whole_word_as_written() -> None:
    assert to_tw("AI和MAIN和ai", ("AI", "人工智慧")) == "人工智慧和MAIN和ai"


def test_markers_around_and_inside_terms_come_back() -> None:
    assert to_tw("⟦1⟧特朗普⟦/1⟧说", ("特朗普", "川普")) == "⟦1⟧川普⟦/1⟧說"
    assert to_tw("特⟦1⟧朗普⟦/1⟧说", ("特朗普", "川普")) == "⟦1⟧川普⟦/1⟧說"
    assert to_tw("头⟦1⟧发⟦/1⟧", ("无关", "無關")) == "頭⟦1⟧髮⟦/1⟧"


def test_quotation_marks_are_the_regions_but_not_within_terms() -> None:
    assert to_tw("他说：“是‘新’的。”") == "他說：「是『新』的。」"
    assert to_tw("“一带一路”和“信息”", ("“一带一路”", "“一帶一路”")) == "“一帶一路”和「資訊」"
    assert derive("他說：「是『新』的。」", source=TW, target=HANS) == "他说：“是‘新’的。”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("和平进程", "和平進程"),
        ("发布联合声明支持", "發布聯合聲明支持"),
        ("刷新纪录", "刷新紀錄"),
        ("喀布尔", "喀布爾"),
        ("⟦1⟧进⟦/1⟧程", "⟦1⟧進⟦/1⟧程"),
        ("文件夹里的软件", "資料夾裡的軟體"),
        ("人工智能", "人工智慧"),
    ],
)
def test_words_of_the_news_are_not_taken_for_computing_terms(text: str, expected: str) -> None:
    assert to_tw(text) == expected


def test_words_of_the_news_keep_their_sense_on_the_way_back() -> None:
    text = "核心利益、建立外交關係、行程、簡報與程式"
    assert derive(text, source=TW, target=HANS) == "核心利益、建立外交关系、行程、简报与程序"


def test_each_word_of_the_news_is_one_that_the_dictionary_would_change() -> None:
    for name, source, target in (("s2twp", HANS, TW), ("tw2sp", TW, HANS)):
        words = news_words(name)
        assert len(words) > 50
        needless = [
            w
            for w in words
            if convert(w, source=source, target=target) == derive(w, source=source, target=target)
            and not has_senses(w)  # which one it is tells what stands around
        ]
        assert needless == []


def test_hong_kong_has_no_words_of_the_news() -> None:
    assert not news_words("s2hkp")
    assert derive("服务器里的“信息”", source=HANS, target=HK) == "伺服器裏的「信息」"


def test_a_version_without_region_is_refused() -> None:
    assert "zh-Hant" not in PROFILES
    with pytest.raises(ValueError, match="needs a region"):
        derive("头发", source=HANS, target="zh-Hant")


def test_an_index_that_is_built_once_says_the_same() -> None:
    index = TermIndex([TermPair("于欢", "于歡")])
    assert derive("对于欢案", source=HANS, target=TW, terms=index) == to_tw("对于欢案", ("于欢", "于歡"))


TERMS = st.lists(
    st.tuples(
        st.sampled_from(["头发", "发", "息时", "国U", "信息时代", "租车"]), st.sampled_from(["甲", "乙“丙”丁", "x"])
    ),
    max_size=3,
)


@given(text=marked_news(), terms=TERMS, target=st.sampled_from([TW, HK]))
def test_markers_keep_their_order_and_nesting(text: str, terms: list[tuple[str, str]], target: str) -> None:
    derived = derive(text, source=HANS, target=target, terms=terms)
    plain, marks = take_apart(text)
    derived_plain, derived_marks = take_apart(derived)
    assert derived_plain == derive(plain, source=HANS, target=target, terms=terms)
    assert [mark.text for mark in derived_marks] == [mark.text for mark in marks]
    assert is_well_formed(derived, {marker[2] for marker in MARKER.finditer(text)})


@given(text=plain_news.filter(lambda text: script_report(text, HANS).source == HANS))
def test_without_terms_only_the_region_s_style_differs_from_conversion(text: str) -> None:
    converted = convert(text, source=HANS, target=HK)
    assert derive(text, source=HANS, target=HK) == style(converted, PROFILES_BY_TAG[HK]).text
