"""Terms are found where they stand, apart from each other."""

from itertools import pairwise

import pytest
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
    found = TermIndex([TermPair("ankara", "x")], inflected=True).find("İİ! Ankara")
    assert [(match.start, match.end) for match in found] == [(4, 10)]


def test_plurals_are_only_those_of_small_letters() -> None:
    index = TermIndex([TermPair(term, "x") for term in ("policy", "tax", "key", "Xi", "gas")], inflected=True)
    assert [match.term.source for match in index.find("policies taxes keys Xis gass")] == ["policy", "tax", "key"]


def test_empty_terms_and_no_terms_find_nothing() -> None:
    assert TermIndex([TermPair(" ", "x")]).find("a b") == ()
    assert not TermIndex([])


def found(terms: list[str], text: str) -> list[str]:
    index = TermIndex([TermPair(term, "x") for term in terms], inflected=True)
    return [text[hit.start : hit.end] for hit in index.find(text)]


def test_the_longest_term_is_told_and_none_inside_it() -> None:
    terms = ["China", "South China Sea", "South China"]
    assert found(terms, "In the South China Sea, China built islands.") == ["South China Sea", "China"]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("sanction", "Sanctions work.", ["Sanctions"]),
        ("sanction", "“Sanctions work,” he said. Sanctions do.", ["Sanctions", "Sanctions"]),
        ("polish", "They met Polish officials.", []),
        ("polish", "A Summit Of Polish And Other Leaders", ["Polish"]),
        ("trade war", "The Trade War of 2018", ["Trade War"]),
        ("who", "The WHO said so.", []),
        ("trade war", "TRADE WAR LOOMS", ["TRADE WAR"]),
        ("Trump", "TRUMP WINS", ["TRUMP"]),
        ("Apple", "An apple a day", []),
        ("WHO", "Who said so?", []),
        ("iPhone", "The Iphone and the iPhone", ["iPhone"]),
    ],
)
def test_capitals_tell_a_name_from_a_word(term: str, text: str, expected: list[str]) -> None:
    assert found([term], text) == expected


@pytest.mark.parametrize(
    ("text", "possessive"), [("Xi’s visit", 2), ("Xi's", 2), ("Xi spoke", 0), ("Xi'so", 0), ("Xi'", 0)]
)
def test_a_possessive_follows_the_term(text: str, possessive: int) -> None:
    (hit,) = TermIndex([TermPair("Xi", "x")], inflected=True).find(text)
    assert (hit.end, hit.possessive) == (2, possessive)


def test_the_possessive_of_a_plural_is_its_apostrophe() -> None:
    (hit,) = TermIndex([TermPair("worker", "x")], inflected=True).find("the workers’ rights")
    assert (hit.start, hit.end, hit.possessive) == (4, 11, 1)


def test_concepts_of_the_same_words_are_all_told() -> None:
    bank, shore = TermPair("bank", "银行", 1), TermPair("bank", "河岸", 2)
    (hit,) = TermIndex([bank, shore], inflected=True).find("the banks")
    assert hit.meanings == (bank, shore)
    assert (hit.source, hit.target, hit.concept_id) == ("bank", "银行", 1)


def test_chinese_is_found_by_the_longest_match() -> None:
    index = TermIndex([TermPair(term, "x") for term in ("中国", "人民", "中国人民银行", "银行")])
    assert [hit.source for hit in index.find("中国人民银行与中国的银行")] == ["中国人民银行", "中国", "银行"]


def test_what_is_accepted_begins_with_the_preferred_term_if_there_is_one() -> None:
    assert TermPair("chip", "芯片", admitted=("晶片",)).accepted == ("芯片", "晶片")
    assert TermPair("chip", "chip", is_known=False).accepted == ()
