"""What other programs send as an article: nothing of it is guessed, and what can't be kept is named."""

from datetime import date
from typing import Any

import pytest

from tms.adapters.formats.sent_article import SentFormat, read_sent_blocks, read_sent_text
from tms.adapters.formats.write_public_json import stored_block
from tms.domain.errors import Invalid, TmsError, TooLarge
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code

FIELDS = ImportedArticle("en", "Ferries return", [])
MOST = 1_000_000

HTML = """
<style>p {color: red}</style>
<h1>Ferries return</h1>
<p>The <em>ferry</em> left. <a href="https://a.example/x">More</a>.</p>
<nav><a href="/">Home</a></nav>
<ul><li>One</li><li>Two</li></ul>
<p hidden>A note for the desk.</p>
<figure><img src="https://a.example/boat.jpg" alt="A boat"><figcaption>The boat at noon</figcaption></figure>
<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>
<script>track()</script><iframe src="https://video.example/1"></iframe>
<p>Share this article</p>
"""


def read(text: str, kind: SentFormat, fields: ImportedArticle = FIELDS, most: int = MOST) -> ImportedArticle:
    return read_sent_text(text, most, format=kind, fields=fields)


def told(page: ImportedArticle) -> dict[str, str]:
    return {line.text: line.why for line in page.left_out}


def test_html_comes_in_whole_and_in_its_kinds() -> None:
    page = read(HTML, "html")
    assert page.title == "Ferries return"
    assert [(block.kind, block.text) for block in page.blocks] == [
        ("paragraph", "The ⟦1⟧ferry⟦/1⟧ left. ⟦2⟧More⟦/2⟧."),
        ("paragraph", "Home"),
        ("list_item", "One"),
        ("list_item", "Two"),
        ("caption", "The boat at noon"),
        *(("table_cell", words) for words in "AB12"),
        ("paragraph", "Share this article"),
    ]
    assert page.blocks[0].codes == {"1": Code("emphasis"), "2": Code("link", "https://a.example/x")}


def test_what_html_has_beside_its_words_is_named() -> None:
    assert told(read(HTML, "html")) == {
        "p {color: red}": "style",
        "track()": "script",
        '<iframe src="https://video.example/1">': "iframe",
        "A note for the desk.": "hidden words",
        "/": "relative address",
        "A boat": "alternative text of a picture",
    }


def test_relative_links_begin_at_the_articles_address() -> None:
    page = read(HTML, "html", ImportedArticle("en", "Ferries return", [], source_address="https://a.example/boats/"))
    assert page.blocks[1] == Block("paragraph", "⟦1⟧Home⟦/1⟧", {"1": Code("link", "https://a.example/")})
    assert "/" not in told(page)


def test_markdown_keeps_its_blocks_and_what_its_front_matter_says() -> None:
    text = (
        "---\ntitle: Boats\nauthor: Ida Berg\ndate: 2026-11-25\ntags: [Harbours, Noon]\nid: post-17\n"
        "layout: post\n---\n"
        "# Ferries return\n\nThe *ferry* left.\n\n![A boat](boat.jpg)\n\nBy the way\n"
    )
    page = read(text, "markdown")
    # What the request says counts before what the text says of itself.
    assert (page.title, page.author, page.published_on, page.tags) == (
        "Ferries return",
        "Ida Berg",
        date(2026, 11, 25),
        ["Harbours", "Noon"],
    )
    assert [block.text for block in page.blocks] == ["The ⟦1⟧ferry⟦/1⟧ left.", "By the way"]
    assert told(page) == {
        "id: post-17": "front matter",
        "layout: post": "front matter",
        "A boat": "alternative text of a picture",
    }


def test_without_a_title_the_first_top_heading_is_the_title() -> None:
    untitled = ImportedArticle("en", None, [])
    assert read("# Boats\n\nThey left.", "markdown", untitled).title == "Boats"
    assert read("<p>They left.</p>", "html", untitled).title is None
    other = read("# Boats\n\nThey left.", "markdown")
    assert (other.title, [block.kind for block in other.blocks]) == ("Ferries return", ["heading", "paragraph"])


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        (" ", "markdown", "import_empty"),
        ("<p></p>", "html", "import_empty"),
        ("a\0b", "markdown", "import_binary"),
        ("- " * 150 + "a", "markdown", "import_too_nested"),
        ("a\n" * 40_000, "markdown", "import_too_many_lines"),
    ],
)
def test_the_limits_of_imports_hold(text: str, kind: SentFormat, code: str) -> None:
    with pytest.raises(TmsError) as caught:
        read(text, kind)
    assert caught.value.code == code


@pytest.mark.parametrize(("text", "kind"), [("a" * 101, "markdown"), ("<p>" + "a" * 600 + "</p>", "html")])
def test_what_is_too_large_is_refused(text: str, kind: SentFormat) -> None:
    with pytest.raises(TooLarge):
        read(text, kind, most=100)


def test_blocks_come_back_as_they_are_written() -> None:
    blocks = [
        Block("standfirst", "Short."),
        Block("heading", "Then", level=2),
        Block("paragraph", "See ⟦1⟧here⟦/1⟧⟦2/⟧", {"1": Code("link", "https://a.example/"), "2": Code("break")}),
        Block("list_item", "1. One", level=1),
    ]
    page = read_sent_blocks([dict(stored_block(block)) for block in blocks], fields=FIELDS)
    assert page.blocks == blocks


def test_a_block_of_kind_picture_is_left_out_and_named() -> None:
    page = read_sent_blocks(
        [{"kind": "picture", "asset": "a1", "alt": "A boat"}, {"kind": "paragraph", "text": "It left."}], fields=FIELDS
    )
    assert ([block.kind for block in page.blocks], told(page)) == (["paragraph"], {"A boat": "picture"})


@pytest.mark.parametrize(
    ("block", "what"),
    [
        ({"kind": "video", "text": "x"}, "kind"),
        ({"kind": ["paragraph"], "text": "x"}, "kind"),
        ({"kind": "paragraph"}, "text"),
        ({"kind": "paragraph", "text": 1}, "text"),
        ({"kind": "paragraph", "text": "x", "level": 1}, "level"),
        ({"kind": "heading", "text": "x", "level": 7}, "level"),
        ({"kind": "heading", "text": "x", "level": True}, "level"),
        ({"kind": "paragraph", "text": "x", "codes": ["1"]}, "codes"),
        ({"kind": "paragraph", "text": "x", "codes": {"1": {"type": "image"}}}, "codes"),
        ({"kind": "paragraph", "text": "x", "codes": {"1": {"type": "link", "href": "javascript:x"}}}, "codes"),
        ({"kind": "paragraph", "text": "x", "codes": {"1": {"type": "link", "href": 1}}}, "codes"),
        ({"kind": "paragraph", "text": "x", "codes": {"1": {"type": ["link"]}}}, "codes"),
        ({"kind": "paragraph", "text": "x", "codes": {"one": {"type": "strong"}}}, "codes"),
    ],
)
def test_a_block_that_can_not_be_read_is_named(block: dict[str, Any], what: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_sent_blocks([{"kind": "paragraph", "text": "Fine."}, block], fields=FIELDS)
    assert (caught.value.code, caught.value.params) == ("block_unreadable", {"number": 2, "what": what})
