"""The draft without an engine: known terms in the target language, all else as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.texts import marked_news
from tms.domain.inline import MARKER, is_well_formed
from tms.language.assembly import Assembly, TermIndex, TermPair, assemble

TERMS = [
    TermPair("Putin", "普京"),
    TermPair("South China Sea", "南海"),
    TermPair("China", "中国"),
    TermPair("tariff", "关税"),
    TermPair("trade policy", "贸易政策"),
    TermPair("US", "美国"),
]


def to_hans(source: str) -> str:
    return assemble(source, source_locale="en", target_locale="zh-Hans", terms=TERMS).text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Putin met Xi.", "普京 met Xi."),
        ("China and the South China Sea", "中国 and the 南海"),
        ("Tariffs rose; the tariff fell.", "关税 rose; the 关税 fell."),
        ("TARIFFS", "关税"),
        ("Trade policies and trade\npolicy", "贸易政策 and 贸易政策"),
        ("Putin’s visit", "普京’s visit"),
        ("The US asked us.", "The 美国 asked us."),
        ("Indochina, Chinatown and tariffed goods in China.", "Indochina, Chinatown and tariffed goods in 中国."),
        ("A ⟦1⟧South China⟦/1⟧ Sea deal", "A ⟦1⟧南海⟦/1⟧ deal"),
        ("⟦1⟧Putin⟦/1⟧⟦2/⟧ spoke", "⟦1⟧普京⟦/1⟧⟦2/⟧ spoke"),
    ],
)
def test_english_terms_are_put_into_chinese(source: str, expected: str) -> None:
    assert to_hans(source) == expected


def test_the_terms_are_told_once_each_in_order() -> None:
    found = assemble("The US and Putin and the US", source_locale="en", target_locale="zh-Hans", terms=TERMS)
    assert found.used == (TermPair("US", "美国"), TermPair("Putin", "普京"))


def test_a_text_without_a_known_term_gives_no_draft() -> None:
    assert assemble("Nothing known.", source_locale="en", target_locale="zh-Hans", terms=TERMS) == Assembly("", ())
    assert assemble("", source_locale="en", target_locale="zh-Hans", terms=TERMS) == Assembly("", ())


def test_a_term_that_stays_as_it_is_alone_gives_no_draft() -> None:
    same = [TermPair("APEC", "APEC")]
    assert assemble("The APEC", source_locale="en", target_locale="zh-Hans", terms=same) == Assembly("", ())


def test_chinese_terms_are_found_by_longest_match() -> None:
    terms = [
        TermPair("俄罗斯", "Russia"),
        TermPair("罗斯", "Ross"),
        TermPair("总统", "President"),
        TermPair("普京", "Putin"),
    ]
    found = assemble("俄罗斯总统普京会见了8国", source_locale="zh-Hans", target_locale="en", terms=terms)
    assert found.text == "Russia President Putin 会见了 eight 国"


def test_an_english_term_keeps_apart_from_latin_text_beside_it() -> None:
    terms = [TermPair("峰会", "summit")]
    assert assemble("G20峰会", source_locale="zh-Hans", target_locale="en", terms=terms).text == "G20 summit"


def test_an_index_that_is_built_once_says_the_same() -> None:
    index = TermIndex(TERMS, inflected=True)
    found = assemble("Tariffs of China", source_locale="en", target_locale="zh-Hans", terms=index)
    assert found.text == to_hans("Tariffs of China")


def test_of_two_pairs_for_one_term_the_first_counts() -> None:
    terms = [TermPair("China", "中国"), TermPair("China", "中华")]
    assert assemble("China", source_locale="en", target_locale="zh-Hans", terms=terms).text == "中国"


@given(source=marked_news(), target=st.sampled_from(["甲", "x y", "很长的译名"]))
def test_markers_keep_their_order_and_nesting(source: str, target: str) -> None:
    terms = [TermPair(term, target) for term in ("头发", "中国", "信息时代", "U.S", "he left")]
    for locale, other in (("en", "zh-Hans"), ("zh-Hans", "en")):
        text = assemble(source, source_locale=locale, target_locale=other, terms=terms).text
        if text:
            assert [m[0] for m in MARKER.finditer(text)] == [m[0] for m in MARKER.finditer(source)]
            assert is_well_formed(text, {m[2] for m in MARKER.finditer(source)})


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Putin, China", "普京，中国"),
        ("China: 3 percent.", "中国：3%。"),
        ("⟦1⟧China⟦/1⟧", "⟦1⟧中国⟦/1⟧"),
    ],
)
def test_what_is_known_to_its_last_word_is_whole_and_has_the_marks_of_its_language(source: str, text: str) -> None:
    terms = [TermPair("Putin", "普京"), TermPair("China", "中国")]
    found = assemble(source, source_locale="en", target_locale="zh-Hans", terms=terms)
    assert (found.text, found.is_whole) == (text, True)


@pytest.mark.parametrize("source", ["Putin spoke.", "In 2024 China", "China and 3 more", "Unknown"])
def test_one_word_that_is_not_known_makes_it_a_part(source: str) -> None:
    terms = [TermPair("Putin", "普京"), TermPair("China", "中国")]
    assert not assemble(source, source_locale="en", target_locale="zh-Hans", terms=terms).is_whole


def test_english_gets_its_own_marks() -> None:
    terms = [TermPair("普京", "Putin"), TermPair("中国", "China")]
    found = assemble("普京，中国。", source_locale="zh-Hans", target_locale="en", terms=terms)
    assert (found.text, found.is_whole) == ("Putin, China.", True)
