"""Which language a text is in."""

import json

import pytest

from tests.corpus import LOCALES, corpus
from tests.shared_data import SHARED, needs_shared
from tms.language.conversion import detect_locale, detect_script
from tms.language.conversion.detection import is_simplified_only, is_traditional_only

NEWS = "news/ntrex/ntrex.dev.jsonl"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister arrived.", "en"),
        ("", "en"),
        ("12.5%", "en"),
        ("The slogan “共同富裕” means common prosperity for all.", "en"),
        ("中国外交部发言人", "zh-Hans"),
        ("中國外交部發言人", "zh-Hant"),
        ("吃群床", "zh-Hans"),
        ("我們吃飯，群眾在床上", "zh-Hant"),
        ("在這裏為羣眾", "zh-Hant"),
        ("干部", "zh-Hans"),
        ("iPhone 15 Pro 发布了", "zh-Hans"),
        ("人民日本", "zh-Hans"),
    ],
)
def test_language_and_script_are_recognised(text: str, expected: str) -> None:
    assert detect_locale(text) == expected


def test_the_majority_of_a_mixed_text_decides() -> None:
    assert detect_script("這個「头」是誰的問題") == "zh-Hant"
    assert detect_script("这个“頭”是谁的问题") == "zh-Hans"


def test_what_is_the_same_in_both_scripts_has_none() -> None:
    assert detect_script("皇后") is None
    assert detect_script("English") is None


def test_characters_of_both_scripts_are_neither() -> None:
    both = "吃群床后里范于台干面着裡裏厘"
    assert [c for c in both if is_simplified_only(c)] == []
    assert [c for c in "吃群床后里范于台干面著乾" if is_traditional_only(c)] == []
    assert all(map(is_simplified_only, "国们说这发体价与"))
    assert all(map(is_traditional_only, "國們說這發體價與後"))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_of_an_article_is_recognised(locale: str) -> None:
    texts = [sentence.text(locale) for article in corpus() for sentence in article.sentences]
    assert [text for text in texts if detect_locale(text) != locale] == []


@needs_shared(NEWS)
@pytest.mark.parametrize("column", ["en", "zh_hans", "zh_hant"])
def test_every_sentence_of_translated_news_is_recognised(column: str) -> None:
    lines = (SHARED / NEWS).read_text("utf-8").splitlines()
    wrong = [row for row in map(json.loads, lines) if detect_locale(row[column]).replace("-", "_").lower() != column]
    assert wrong == []
