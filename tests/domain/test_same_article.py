"""When two articles say the same, and two addresses lead to the same page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.same_article import hash_of_text, plain_address

LINK = {"1": {"type": "link", "href": "https://a.example/"}}


def hash_of(*blocks: tuple[str, str]) -> bytes:
    return hash_of_text((kind, text, None) for kind, text in blocks)


def test_markup_case_width_white_space_and_credits_make_no_difference() -> None:
    one = hash_of_text([("title", "Night trains", None), ("paragraph", "It ⟦1⟧left⟦/1⟧ at ten.", LINK)])
    other = hash_of(("title", "NIGHT  TRAINS"), ("byline", "Mara"), ("heading", "It left\n at ten."))
    assert one == other
    assert hash_of(("title", "夜车"), ("paragraph", "载２４０人")) == hash_of(
        ("title", "夜车"), ("paragraph", "载240人")
    )


@given(st.text(min_size=1), st.text(min_size=1))
def test_another_text_is_another_article(one: str, other: str) -> None:
    title = ("title", "T")
    longer = hash_of(title, ("paragraph", f"{one}x"))
    assert (hash_of(title, ("paragraph", one)) == longer) is False
    assert hash_of(title, ("paragraph", one), ("byline", other)) == hash_of(title, ("paragraph", one))


@pytest.mark.parametrize(
    "address",
    ["https://a.example/x", "http://a.example/x", "https://A.example/x/", " https://a.example/x#top "],
)
def test_one_page_has_one_address(address: str) -> None:
    assert plain_address(address) == "https://a.example/x"


def test_what_asks_for_another_page_is_another_address() -> None:
    assert plain_address("https://a.example/x?id=1") != plain_address("https://a.example/x?id=2")
    assert plain_address("https://a.example/X") != plain_address("https://a.example/x")
