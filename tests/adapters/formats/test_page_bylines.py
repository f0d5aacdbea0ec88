"""Who wrote a page: by an element's id, in a bare span, beside the name of the site."""

import pytest

from tms.adapters.formats.upload import read_upload
from tms.domain.imported_article import ImportedArticle

PROSE = (
    "The council of Nordby agreed on Monday to widen the harbour road, after two years of debate about trees and the "
    "price of asphalt."
)
MENU = "<nav><a href=/w>World</a> <a href=/b>Business</a></nav>"


def page_of(head: str) -> str:
    return f"{MENU}<div><h1>Harbour road to be widened</h1>{head}<div>{f'<p>{PROSE}</p>' * 4}</div></div>"


def read(html: str) -> ImportedArticle:
    return read_upload(f"<!DOCTYPE html><html><body>{html}</body></html>".encode(), 200_000, filename="a.html").page


BY_ID = page_of("<div><span id=js_author_name>王小红</span></div>")
BY_SPAN = page_of("<div><span>Written by Anna Keller</span></div>")
BYLINES = [BY_ID, BY_SPAN, page_of("<div id=author>Anna Keller</div>")]
"""Read by two programs: see tests/browser/test_saved_like_pasted.py."""


@pytest.mark.parametrize(
    ("html", "author"),
    [
        (BY_ID, "王小红"),
        (BY_SPAN, "Anna Keller"),
        (page_of("<div id=author>Anna Keller</div>"), "Anna Keller"),
        (page_of("<span class=byline>By Anna Keller and The Nordby Blog</span>"), "Anna Keller"),
        (page_of("<div><span>By Anna Keller and Bo Li, and Nordby Harbour Blog</span></div>"), "Anna Keller and Bo Li"),
        (page_of("<div><span>By Anna Keller and Bo Li</span></div>"), "Anna Keller and Bo Li"),
    ],
)
def test_the_author_of_a_page(html: str, author: str) -> None:
    found = read(html)
    assert found.author == author
    assert len(found.blocks) == 4


def test_the_site_beside_a_name_is_named() -> None:
    found = read(page_of("<span class=byline>By Anna Keller and The Nordby Blog</span>"))
    assert any("The Nordby Blog" in line.text for line in found.left_out)
