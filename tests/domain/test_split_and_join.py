"""Cutting a segment's text in two and putting two together: nothing is lost, and codes stay whole."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tms.domain.errors import Invalid
from tms.domain.inline import is_well_formed, markers, plain
from tms.domain.split_and_join import (
    MarkedPart,
    cut_at,
    joined,
    numbered_apart,
    numbers_like,
    place_like,
    places,
    renumbered,
)

BOLD, LINK, BREAK = {"type": "strong"}, {"type": "link", "href": "https://example.org"}, {"type": "break"}
TOKENS = [*"ab 雨下。，\n\u3000é\u0301👩\u200d🔬\U0001f3fd𠮷", "⟦9⟧", "⟦/3⟧"]
WORDS = st.lists(st.sampled_from(TOKENS), max_size=6).map("".join)


@st.composite
def parts(draw: st.DrawFn) -> MarkedPart:
    """A well-formed text with up to four codes, nested or not, and characters that look like markers."""
    text, codes = draw(WORDS), {}
    for number in draw(st.lists(st.integers(1, 12), max_size=4, unique=True)):
        kind = draw(st.sampled_from([BOLD, LINK, BREAK]))
        codes[str(number)] = kind
        text = f"{text}⟦{number}/⟧" if kind is BREAK else f"⟦{number}⟧{text}⟦/{number}⟧"
        text = draw(WORDS) + text + draw(WORDS)
    assume(is_well_formed(text, codes))
    return MarkedPart(text.strip(), codes)


@given(parts(), st.data())
def test_cut_and_joined_again_it_is_the_very_text(part: MarkedPart, data: st.DataObject) -> None:
    where = places(part.text, part.codes)
    assume(where)
    cut = cut_at(part.text, part.codes, data.draw(st.sampled_from(where)))
    assert cut.first.text + cut.space + cut.second.text == part.text
    assert {**cut.first.codes, **cut.second.codes} == part.codes
    assert joined(cut.first, cut.space, cut.second) == part


@given(parts())
def test_each_half_has_words_and_whole_codes_wherever_it_is_cut(part: MarkedPart) -> None:
    for place in places(part.text, part.codes):
        cut = cut_at(part.text, part.codes, place)
        for half in (cut.first, cut.second):
            assert plain(half.text, half.codes).strip()
            assert is_well_formed(half.text, half.codes)
            assert half.text == half.text.strip()


@settings(max_examples=40)
@given(parts(), parts(), parts(), parts())
def test_two_that_are_joined_keep_what_each_code_means_in_every_version(
    first: MarkedPart, second: MarkedPart, first_there: MarkedPart, second_there: MarkedPart
) -> None:
    mine, theirs = numbered_apart([first, first_there], [second, second_there])
    for one, other in ((first, second), (first_there, second_there)):
        both = joined(renumbered(one, mine), " ", renumbered(other, theirs))
        assert is_well_formed(both.text, both.codes)
        space = " " if one.text and other.text else ""
        assert plain(both.text, both.codes) == plain(one.text, one.codes) + space + plain(other.text, other.codes)
        assert [both.codes[marker.strip("⟦/⟧")] for marker in markers(both.text, both.codes)] == [
            half.codes[marker.strip("⟦/⟧")] for half in (one, other) for marker in markers(half.text, half.codes)
        ]


def test_numbers_that_don_t_meet_stay_as_they_are() -> None:
    mine, theirs = numbered_apart([MarkedPart("⟦1⟧a⟦/1⟧", {"1": BOLD})], [MarkedPart("⟦2⟧b⟦/2⟧", {"2": LINK})])
    assert (mine, theirs) == ({"1": "1"}, {"2": "2"})


def test_a_part_is_called_like_another_only_if_it_says_the_same() -> None:
    part = MarkedPart("⟦2⟧b⟦/2⟧", {"2": LINK})
    assert numbers_like(part, MarkedPart("⟦1⟧b⟦/1⟧", {"1": LINK})) == {"2": "1"}
    assert numbers_like(part, MarkedPart("⟦1⟧b⟦/1⟧", {"1": BOLD})) is None
    assert numbers_like(part, MarkedPart("⟦1⟧c⟦/1⟧", {"1": LINK})) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It rained.", 0),
        ("It rained.", 10),
        ("It rained.", -1),
        ("It ⟦1⟧rained⟦/1⟧.", 4),
        ("It ⟦1⟧rained hard⟦/1⟧.", 12),
        ("⟦1/⟧ It", 4),
        ("cafe\u0301 noir", 4),
        ("", 0),
    ],
)
def test_a_place_without_words_on_a_side_or_within_a_code_is_refused(text: str, place: int) -> None:
    with pytest.raises(Invalid) as caught:
        cut_at(text, {"1": BOLD}, place)
    assert caught.value.code == "split_place"


@pytest.mark.parametrize(
    ("first", "second", "text", "said"),
    [
        ("下雨了。", "車來了。", "下雨了。車來了。", "下雨了。"),
        ("下雨了。", "車來了。", "下大雨了。車子來了。", "下大雨了。"),
        ("下雨了。", "車來了。", "下雨了，車來了。", "下雨了，"),
        ("下雨了。", "車來了。", "下雨了。真的！車來了。", "下雨了。真的！"),
        ("下雨了。", "車來了。", "昨天晚上的事情很多", None),
        ("下雨了。", "車來了。", "下雨了。", None),
    ],
)
def test_a_text_with_a_person_s_wording_is_cut_where_what_it_was_made_from_is(
    first: str, second: str, text: str, said: str | None
) -> None:
    place = place_like(first, second, text, {})
    assert (None if place is None else text[:place]) == said


@given(parts(), parts(), st.text(st.sampled_from("雨下。a"), max_size=8))
def test_wherever_a_text_is_cut_like_its_parent_that_is_allowed(
    first: MarkedPart, second: MarkedPart, text: str
) -> None:
    place = place_like(first.text, second.text, text, {})
    assert place is None or place in places(text, {})
