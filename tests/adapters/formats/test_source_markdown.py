"""What an editor of the source sees as Markdown reads back as the very same blocks."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.adapters.formats.strategies import as_text, trees, versions
from tms.adapters.formats import (
    inline_markdown,
    read_inline_markdown,
    read_pasted_blocks,
    read_source_markdown,
    source_markdown,
)
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block, ImportedArticle, LeftOut
from tms.domain.inline import Code, Codes, plain

LARGE = [HealthCheck.too_slow, HealthCheck.data_too_large]


def edges_are_clean(found: tuple[str, Codes]) -> bool:
    """A block's text begins and ends with something that is seen, as every import leaves it."""
    return plain(*found) == plain(*found).strip() != ""


@settings(max_examples=100, suppress_health_check=LARGE)
@given(trees().map(as_text).filter(edges_are_clean))
def test_a_blocks_text_reads_back_with_all_its_inline_codes(found: tuple[str, Codes]) -> None:
    read = read_inline_markdown(inline_markdown(*found))
    assert (read.text, read.codes) == found


def test_a_link_whose_words_look_like_a_footnotes_mark_stays_a_link() -> None:
    codes: Codes = {"1": Code("link", "https://a.example/x", None)}
    read = read_inline_markdown(inline_markdown("see ⟦1⟧^1⟦/1⟧", codes))
    assert (read.text, read.codes) == ("see ⟦1⟧^1⟦/1⟧", codes)


@pytest.mark.full
@settings(max_examples=3000, suppress_health_check=LARGE)
@given(trees().map(as_text).filter(edges_are_clean))
def test_very_many_texts_read_back_with_all_their_inline_codes(found: tuple[str, Codes]) -> None:
    read = read_inline_markdown(inline_markdown(*found))
    assert (read.text, read.codes) == found


@settings(max_examples=40, suppress_health_check=LARGE)
@given(versions())
def test_a_whole_article_reads_back_as_the_same_title_byline_and_blocks(version: ExportedVersion) -> None:
    page = ImportedArticle(
        "en", version.title, version.blocks, author=version.author, author_title=version.author_title
    )
    read = read_source_markdown(source_markdown(page), "en")
    assert (read.title, read.author, read.author_title, read.blocks) == (
        page.title,
        page.author,
        page.author_title,
        page.blocks,
    )


@pytest.mark.parametrize(
    ("text", "codes", "markdown"),
    [
        (
            "See ⟦1⟧the map⟦2/⟧⟦/1⟧.",
            {"1": Code("link", "https://a.example"), "2": Code("footnote", title="3")},
            "See [the map[^3]](https://a.example).",
        ),
        (
            "⟦1⟧ls ⟦2⟧-l⟦/2⟧⟦/1⟧",
            {"1": Code("code"), "2": Code("strong")},
            "<code>ls **-l**</code>",
        ),
        ("这是⟦1⟧“重要”⟦/1⟧的。", {"1": Code("strong")}, "这是<strong>“重要”</strong>的。"),
    ],
)
def test_codes_within_codes_stay_where_they_are(text: str, codes: Codes, markdown: str) -> None:
    assert inline_markdown(text, codes) == markdown
    read = read_inline_markdown(markdown)
    assert (read.text, read.codes) == (text, codes)


def test_a_first_paragraph_that_looks_like_a_byline_stays_a_paragraph() -> None:
    page = ImportedArticle("en", "Title", [Block("paragraph", "By Anna Keller"), Block("paragraph", "Text.")])
    read = read_source_markdown(source_markdown(page), "en")
    assert read.author is None
    assert read.blocks == page.blocks


def test_a_heading_that_repeats_the_title_stays_a_heading() -> None:
    page = ImportedArticle("en", "Title", [Block("heading", "Title", level=1), Block("paragraph", "Text.")])
    assert read_source_markdown(source_markdown(page), "en").blocks == page.blocks


def test_without_front_matter_the_first_top_heading_is_the_title() -> None:
    read = read_source_markdown("# The title\n\nText.\n\n# Another\n", "en")
    assert read.title == "The title"
    assert [(block.kind, block.text) for block in read.blocks] == [("paragraph", "Text."), ("heading", "Another")]


def test_what_is_no_part_of_the_text_is_told() -> None:
    read = read_source_markdown("---\ntitle: T\nsection: Economy\nmood: good\n---\n\nA <u>word</u>.\n\n---\n", "en")
    assert read.blocks == [Block("paragraph", "A word.")]
    assert {line.why for line in read.left_out} >= {"front matter", "separator", "not part of the text"}


def test_pasted_markdown_becomes_blocks_of_their_kinds() -> None:
    blocks, left_out = read_pasted_blocks("## Next\n\nA **big** day.\n\n- one\n- two\n\n> Said he.", "en")
    assert [(block.kind, block.level) for block in blocks] == [
        ("heading", 2),
        ("paragraph", None),
        ("list_item", 1),
        ("list_item", 1),
        ("quotation", None),
    ]
    assert blocks[1] == Block("paragraph", "A ⟦1⟧big⟦/1⟧ day.", {"1": Code("strong")})
    assert left_out == []


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_pasted_plain_paragraphs_become_blocks_of_their_own(gap: str) -> None:
    paragraphs = ["The first train left at ten.", "It carried 240 people, and nobody saw the minister."]
    blocks, left_out = read_pasted_blocks(gap.join(paragraphs), "en")
    assert [block.text for block in blocks] == paragraphs
    assert left_out == list[LeftOut]()
