"""Words are found in every text that contains them, by pieces that the text has."""

from hypothesis import given
from hypothesis import strategies as st

from tms.domain.locales import EN, ZH_HANS
from tms.language.memory import grams, grams_of_words

TEXTS = st.text(alphabet="aBc d ef夜车⟦1⟧ ", min_size=3, max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(3, 20), st.sampled_from((EN, ZH_HANS)))
def test_a_text_has_the_pieces_of_any_words_in_it(text: str, start: int, length: int, locale: str) -> None:
    plain = text.replace("⟦1⟧", "")
    words = plain[start : start + length].swapcase()
    assert set(grams_of_words(words, "1", locale)) <= set(grams(text, "1", locale))


def test_two_words_are_asked_for_by_what_stands_where_they_meet() -> None:
    apart = grams("Climate policy and the change of government", "1", EN)
    together = grams("On climate change, governments", "1", EN)
    asked = set(grams_of_words("climate change", "1", EN))
    assert asked <= set(together)
    assert not asked <= set(apart)
    assert len(asked) <= 6


def test_a_memory_s_pieces_are_its_own() -> None:
    assert not set(grams("climate change", "1", EN)) & set(grams("climate change", "2", EN))
