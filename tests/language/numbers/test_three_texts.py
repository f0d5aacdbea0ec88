"""Sentences as the news of three languages print them: each text says the quantities of the other two."""

import itertools
from pathlib import Path

import pytest

from tests.language.numbers.told import told
from tms.language.numbers import compare, find_quantities

LOCALES = ("en", "zh-Hans", "zh-Hant-TW")
TRIPLES = [line.split("\t") for line in Path(__file__).with_name("three-texts.tsv").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("texts", TRIPLES, ids=[texts[0][:40] for texts in TRIPLES])
def test_no_certain_quantity_of_one_text_is_missing_in_another(texts: list[str]) -> None:
    found = {locale: find_quantities(text, locale) for locale, text in zip(LOCALES, texts, strict=True)}
    for left, right in itertools.combinations(LOCALES, 2):
        result = compare(found[left], found[right])
        rest = [told(quantity) for quantity in (*result.only_left, *result.only_right) if quantity.is_certain]
        assert rest == [], (left, right)


@pytest.mark.parametrize("texts", TRIPLES, ids=[texts[0][:40] for texts in TRIPLES])
def test_there_is_something_to_compare(texts: list[str]) -> None:
    assert all(find_quantities(text, locale) for locale, text in zip(LOCALES, texts, strict=True))
