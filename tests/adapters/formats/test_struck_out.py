"""Words that are struck out: on a page of the web they are read, in what an office program wrote they were deleted."""

import pytest

from tms.adapters.formats.web_page import body_markdown, page_markdown

MENU = "<nav><a href=/>Home</a> <a href=/w>World</a></nav>"
PROSE = (
    "The ferry to the islands leaves every morning at seven, and comes back in the evening unless the wind is too "
    "strong for it."
)
PRICE = "A ticket costs <del>40</del> <ins>35</ins> crowns, and a <s>bicycle</s> <strike>dog</strike> travels free."
READ = "A ticket costs 40 35 crowns, and a bicycle dog travels free."
PAGE = (
    f"{MENU}<main><h1>The ferry sails again</h1><p>{PROSE}</p><p>{PRICE}</p><del><p>{PROSE} No more.</p></del></main>"
)
PIECE = f"<p><b>Fares.</b> {PROSE}</p><p>{PRICE}</p>"
WORD = f"<html xmlns:w=urn:word><body><p class=MsoNormal>{PRICE}</p></body></html>"
WRITER = f"<html><head><meta name=Generator content='LibreOffice 7.3 (Linux)'></head><body><p>{PRICE}</p></body></html>"
GOOGLE = f"<b id=docs-internal-guid-1><p>{PRICE}</p></b>"
STRUCK = [PAGE, PIECE, WORD, WRITER, GOOGLE, f"<p class=MsoNormal>{PRICE}</p>"]
"""Read by two programs: see tests/browser/test_saved_like_pasted.py."""


@pytest.mark.parametrize("html", [PAGE, PIECE])
def test_what_a_page_strikes_out_is_read(html: str) -> None:
    assert READ in page_markdown(html)


def test_a_paragraph_that_is_struck_out_is_read() -> None:
    assert f"{PROSE} No more." in page_markdown(PAGE).split("\n\n")


@pytest.mark.parametrize("html", [WORD, WRITER, GOOGLE, f"<p class=MsoNormal>{PRICE}</p>"])
def test_what_was_deleted_in_an_office_program_is_not(html: str) -> None:
    assert "A ticket costs 35 crowns" in page_markdown(html)


def test_of_what_is_sent_the_deletions_of_office_programs_are_named() -> None:
    assert body_markdown(WORD, None).hidden == ["40"]
    assert body_markdown(PIECE, None).hidden == []
    assert READ in body_markdown(PIECE, None).text
