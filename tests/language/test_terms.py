"""Terms are found where they stand, apart from each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tms.language.terms import TermIndex, TermPair


@given(
    text=st.text("aAbB中国 -’'", max_size=30),
    terms=st.lists(st.text("abA中国 '", min_size=1, max_size=4), max_size=5),
)
def test_matches_stand_in_order_apart_and_say_their_term(text: str, terms: list[str]) -> None:
    matches = TermIndex(TermPair(term, "x") for term in terms).find(text)
    assert all(a.end <= b.start for a, b in pairwise(matches))
    for match in matches:
        assert text[match.start : match.end].replace("’", "'") == match.term.source.strip()


def test_white_space_and_apostrophes_that_look_alike_are_one() -> None:
    index = TermIndex([TermPair("People's  Bank".replace("  ", " "), "x")], inflected=True)
    assert len(index.find("the People’s\u00a0Bank and the People's\nBank")) == 2


def test_letters_that_grow_in_small_form_keep_their_places() -> None:
    found = TermIndex([TermPair("ankara", "x")], inflected=True).find("İİ Ankara")
    assert [(match.start, match.end) for match in found] == [(3, 9)]


def test_plurals_are_only_those_of_small_letters() -> None:
    index = TermIndex([TermPair(term, "x") for term in ("policy", "tax", "key", "Xi", "gas")], inflected=True)
    assert [match.term.source for match in index.find("policies taxes keys Xis gass")] == ["policy", "tax", "key"]


def test_empty_terms_and_no_terms_find_nothing() -> None:
    assert TermIndex([TermPair(" ", "x")]).find("a b") == []
    assert not TermIndex([])
