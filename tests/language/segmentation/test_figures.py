"""Sentences that others divided are found again. ``python -m tests.benchmarks segmentation`` prints the figures."""

import pytest

from tests.language.segmentation.corpora import DATA, f1, news, wikipedia

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="no ../shared/data")


@pytest.mark.parametrize("locale", ["zh-Hans", "zh-Hant"])
def test_wikipedia_sentences_are_found_again(locale: str) -> None:
    assert f1(wikipedia(locale), locale) >= 0.995


@pytest.mark.parametrize(("locale", "least"), [("en", 0.93), ("zh-Hans", 0.91)])
def test_sentences_of_translated_news_are_found_again(locale: str, least: float) -> None:
    """Lower than above: the data divide quotations of several sentences, and we keep them whole."""
    assert f1(news(locale), locale) >= least
