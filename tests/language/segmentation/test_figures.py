"""Sentences that others divided are found again. ``python -m tests.benchmarks segmentation`` prints the figures."""

import pytest

from tests.corpus import LOCALES, corpus
from tests.language.segmentation.corpora import JOINTS, NEWS, WIKIPEDIA, f1, news, wikipedia
from tests.shared_data import needs_shared
from tms.language.segmentation import segments


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_of_articles_are_found_again(locale: str) -> None:
    """All of them, with abbreviations and numbers; a quotation stays whole."""
    for article in corpus():
        for paragraph in article.paragraphs:
            sentences = [piece for sentence in paragraph for piece in sentence.pieces(locale)]
            assert [one.strip() for one in segments(JOINTS[locale].join(sentences), locale)] == sentences


@needs_shared(WIKIPEDIA)
@pytest.mark.parametrize("locale", ["zh-Hans", "zh-Hant"])
def test_wikipedia_sentences_are_found_again(locale: str) -> None:
    assert f1(wikipedia(locale), locale) >= 0.995


@needs_shared(NEWS)
@pytest.mark.parametrize(("locale", "least"), [("en", 0.93), ("zh-Hans", 0.91)])
def test_sentences_of_translated_news_are_found_again(locale: str, least: float) -> None:
    """Lower than above: the data divide quotations of several sentences, and we keep them whole."""
    assert f1(news(locale), locale) >= least
