"""HTML pages as blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.processor_time import processor_seconds
from tms.adapters.formats import read_blocks
from tms.adapters.formats.html_text import read_html_text
from tms.adapters.formats.read_html import read_html_blocks
from tms.domain.imported_article import Block, LeftOut
from tms.domain.inline import is_well_formed

PAGE = """<!doctype html><html><head><title>Site</title><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav><h1>A <em>bridge</em></h1>
<p>It cost <a href='/costs?a=1&amp;b=2'>$40&nbsp;million</a>.<br>Then it rained.
<ul><li>One<li>Two</ul><script>var x = "<p>no</p>";</script>
<blockquote><p>Never again.</p></blockquote><table><tr><td>7</td><td></td></tr></table><!-- no --></body></html>"""


def test_blocks_keep_their_kind_and_links_their_address() -> None:
    found = [(block.kind, block.text) for block in read_html_blocks(PAGE)]
    assert found == [
        ("paragraph", "⟦1⟧Home⟦/1⟧"),
        ("heading", "A bridge"),
        ("paragraph", "It cost ⟦1⟧$40 million⟦/1⟧. Then it rained."),
        ("list_item", "One"),
        ("list_item", "Two"),
        ("quotation", "Never again."),
        ("table_cell", "7"),
    ]
    assert read_html_blocks(PAGE)[2].codes["1"].href == "/costs?a=1&b=2"


@pytest.mark.parametrize(
    ("text", "name", "kinds"),
    [
        ("<p>One</p><p>Two</p>", "a.html", ["paragraph", "paragraph"]),
        ("<!DOCTYPE html>\n<h1>One</h1>", None, ["heading"]),
        ("# One\n\n- Two\n", "a.md", ["heading", "list_item"]),
        ("One.\n\nTwo.", "a.txt", ["paragraph", "paragraph"]),
        ("---\ntitle: One\n---\n\nTwo.\n", "a.md", ["heading", "paragraph"]),
    ],
)
def test_a_file_is_read_by_its_name_or_by_what_it_looks_like(text: str, name: str | None, kinds: list[str]) -> None:
    assert [block.kind for block in read_blocks(text, "en", name)] == kinds


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<a href=x>", "</a>", "<li>", "</li>", "<h2>", "<", ">", "&amp;", "a", "桥", " "]
)


@given(st.lists(_PIECES, max_size=30))
def test_any_mixture_of_tags_gives_blocks_with_words_and_closed_links(pieces: list[str]) -> None:
    blocks: list[Block] = read_html_blocks("".join(pieces))
    assert all(block.text.strip() and is_well_formed(block.text, block.codes) for block in blocks)
    assert "".join(pieces).count("桥") >= sum(block.text.count("桥") for block in blocks)


def test_a_page_of_tags_that_are_never_closed_takes_no_time_at_all() -> None:
    assert read_html_blocks("<!--" * 20_000 + "<script>" * 2_000) == []
    assert len(read_html_blocks("<p><a href=x>a" * 5_000)) == 5_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" + "<" + "a" * 900_000,
        "<!" + "a" * 900_000,
        "<a " * 300_000,
        "<script>" * 100_000,
        "<li>" * 100_000 + "</p></li>" * 50_000,
        "<img alt=" + " " * 450_000 + "alt='" * 90_000 + ">",
    ],
    ids=["name", "declaration", "attributes", "scripts", "items", "alternative text"],
)
def test_what_is_never_closed_is_read_once(page: str) -> None:
    with processor_seconds(5):
        read_html_text(page)
        read_html_blocks(page)


def test_what_stands_for_a_picture_is_no_prose_and_its_tag_is_named() -> None:
    found = read_html_text('<p>One.</p><img src="a.jpg" alt="A ship at night"><p>Two.</p>')
    assert found.paragraphs == ["One.", "Two."]
    assert LeftOut("A ship at night", "alternative text of a picture") in found.left_out
