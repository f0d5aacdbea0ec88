"""Descriptions of characters stay as they are, as OpenCC leaves them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.conversion.oracle import CONFIGURATIONS, by_opencc
from tms.language.conversion import convert_explained
from tms.language.conversion.dictionaries import entries, read_recipe
from tms.language.conversion.engine import run
from tms.language.conversion.protected import is_usual, taken_apart

PIECES = st.lists(
    st.sampled_from(["头发", "发", "a", "，", "\x00", "\x01", "⿰", "⿲", "⿿", "⿺", "😀"]), max_size=14
).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⿰汉发头发", "⿰汉发頭髮"),
        ("头⿰发展头", "頭⿰发展頭"),
        ("⿰⿱汉发发头发", "⿰⿱汉发发頭髮"),
        ("⿲汉发发发", "⿲汉发发發"),
        ("⿰汉", "⿰漢"),
        ("⿰发⿰汉a发", "⿰发⿰汉a發"),
    ],
)
def test_a_whole_description_is_not_converted(text: str, expected: str) -> None:
    assert run(text, ("s2t",)) == expected == by_opencc(text, "s2t")


def test_a_description_is_an_unchanged_stretch() -> None:
    spans = convert_explained("汉⿰汉发发", source="zh-Hans", target="zh-Hant-TW").spans
    assert [(span.start, span.end, span.decided.value) for span in spans] == [
        (0, 1, "character"), (1, 4, "unchanged"), (4, 5, "character-several"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_what_is_normalized_is_unusual_and_stays_as_long_as_it_was_and_no_dictionary_has_it(name: str) -> None:
    recipe = read_recipe(name)
    for source in recipe.normalization:
        assert not any(is_usual(key) or len(values[0]) != 1 for key, values in entries(source).items())
    dictionaries = (*recipe.steps, *([recipe.segmentation] if recipe.segmentation else []))
    told = [text for source in dictionaries for key, values in entries(source).items() for text in (key, *values)]
    assert is_usual("\n".join(told))


@given(text=PIECES)
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in taken_apart(text)) == text


@given(text=PIECES.filter(lambda text: "\x00" not in text))
def test_every_text_with_descriptions_is_converted_as_opencc_does(text: str) -> None:
    assert run(text, ("s2twp",)) == by_opencc(text, "s2twp")


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Both sides read their dictionaries before a test has a deadline."""
    for name in ("s2t", "s2twp"):
        assert by_opencc("汉", name) == run("汉", (name,))
