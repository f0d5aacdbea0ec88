"""Language tags: accepted loosely at the edges, stored strictly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.errors import Invalid
from tms.domain.locales import NAMES, SOURCE_LANGUAGES, base_language, is_chinese, parse_locale, parse_source_language


@pytest.mark.parametrize(
    ("tag", "stored"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("English", "en"),
        ("zh", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh-sg", "zh-Hans"),
        (" ZH-HANS ", "zh-Hans"),
        ("zh-Hant", "zh-Hant"),
        ("zh-TW", "zh-Hant-TW"),
        ("zh_hk", "zh-Hant-HK"),
        ("zh-MO", "zh-Hant-HK"),
        ("zh-Hant-TW", "zh-Hant-TW"),
    ],
)
def test_a_tag_is_understood_however_it_is_written(tag: str, stored: str) -> None:
    assert parse_locale(tag) == stored


@pytest.mark.parametrize("tag", ["", "fr", "zh-Latn", "e n", "zh-TW-x", "\x00", "中文"])
def test_another_language_is_refused_with_those_that_there_are(tag: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse_locale(tag)
    assert caught.value.code == "locale_unknown"
    assert all(known in str(caught.value) for known in NAMES)


@given(st.text(min_size=41))
def test_a_long_tag_is_not_repeated_at_length(tag: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse_locale("x" + tag)
    assert len(str(caught.value.params["tag"])) == 40


@pytest.mark.parametrize("tag", NAMES)
def test_what_is_stored_is_understood_as_itself(tag: str) -> None:
    assert parse_locale(tag) == tag
    assert base_language(tag) in SOURCE_LANGUAGES
    assert parse_source_language(tag) == base_language(tag)
    assert is_chinese(tag) is (tag != "en")


@pytest.mark.parametrize(("tag", "language"), [("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-CN", "zh-Hans")])
def test_an_article_is_written_in_a_language_without_a_region(tag: str, language: str) -> None:
    assert parse_source_language(tag) == language
