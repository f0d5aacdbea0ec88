"""Texts are the same whatever their width, composition and white space, and others where another thing is said."""

import unicodedata

import pytest
from hypothesis import given

from tests.language.texts import unicode_text
from tms.language.memory import folded, similarity, units


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("２４０人（含２名記者）", "240人(含2名記者)"),
        ("ﾄﾖﾀ自動車", "トヨタ自動車"),
        ("ｶﾞｽ", "ガス"),
        ("Cafe\u0301", "Café"),
        ("ﬁve o\ufb00ers…", "five offers..."),
        ("a\u00a0b\u3000c", "a b c"),
        ("全长㎞，重㎏", "全长km,重kg"),
        ("一㎡", "一m²"),
        ("第Ⅳ章", "第IV章"),
        ("25℃", "25°C"),
    ],
)
def test_what_is_only_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It grew to 10² units.", "It grew to 102 units."),
        ("2½ hours", "21⁄2 hours"),
        ("½", "1/2"),
        ("H₂O", "H2O"),
        ("①②", "12"),
        ("一㎡", "一m2"),
        ("ℝ", "R"),
        ("Brand™", "BrandTM"),
    ],
)
def test_what_says_something_else_is_not_the_same(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert similarity(units(one, "zh-Hans"), units(other, "zh-Hans")) < 100


@given(unicode_text)
def test_folding_twice_changes_nothing_and_goes_no_further_than_nfkc(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert unicodedata.normalize("NFKC", once) == unicodedata.normalize("NFKC", text)
