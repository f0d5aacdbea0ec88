"""CO₂, km² and 10⁶: what stands lower or higher stays so, from every format into every other."""

import pytest

from tests.adapters.formats.test_docx import MOST, document, paragraph, run
from tms.adapters.formats import decode, group_html, groups, read_article, to_html, to_markdown, to_text
from tms.adapters.formats.source_markdown import inline_markdown, read_inline_markdown, read_source_markdown
from tms.checks.finding import CheckedText
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block
from tms.domain.inline import Code, plain_shifted
from tms.language.engines.markup import from_tags, to_tags

TEXT = "CO⟦1⟧2⟦/1⟧ on 5 km⟦2⟧2⟦/2⟧, 10⟦3⟧6⟦/3⟧ times"
CODES = {"1": Code("sub"), "2": Code("sup"), "3": Code("sup")}
MARKDOWN = "CO<sub>2</sub> on 5 km<sup>2</sup>, 10<sup>6</sup> times"


def version(*blocks: Block) -> ExportedVersion:
    return ExportedVersion("en", "CO₂", list(blocks))


def test_markdown_and_markers_are_each_others_reverse() -> None:
    read = read_inline_markdown(MARKDOWN)
    assert (read.text, read.codes, read.left_out) == (TEXT, CODES, [])
    assert inline_markdown(TEXT, CODES) == MARKDOWN


def test_a_word_document_keeps_them_also_in_its_title_and_headings() -> None:
    low, high = '<w:vertAlign w:val="subscript"/>', '<w:b/><w:vertAlign w:val="superscript"/>'
    formula = run("CO") + run("2", low) + run(" ", low)
    text = decode(
        document(
            paragraph(formula + run("is sold"), "a3"),
            paragraph(formula + run("now"), "1"),
            paragraph(formula + run("on 5 km") + run("2", high) + run("1", '<w:vertAlign w:val="baseline"/>')),
        ),
        MOST,
    )
    page = read_article(text, language="en", format="markdown")
    assert page.title == "CO₂ is sold"
    assert [(block.text, block.codes) for block in page.blocks] == [
        ("CO⟦1⟧2⟦/1⟧ now", {"1": Code("sub")}),
        (
            "CO⟦1⟧2⟦/1⟧ on 5 km⟦2⟧⟦3⟧2⟦/3⟧⟦/2⟧1",
            {"1": Code("sub"), "2": Code("strong"), "3": Code("sup")},
        ),
    ]


@pytest.mark.parametrize("read", [lambda text: read_article(text, language="en", format="markdown"), None])
def test_a_title_has_them_as_characters_as_it_has_no_codes(read: object) -> None:
    text = "# 10<sup>6</sup> t of CO<sub>2</sub> and x<sup>abc</sup>\n\nText."
    page = read(text) if callable(read) else read_source_markdown(text, "en")
    assert page.title == "10⁶ t of CO₂ and xabc"


def test_pages_and_exports_show_them_and_plain_text_has_characters() -> None:
    block = Block("paragraph", TEXT, CODES)
    assert [group_html(group) for group in groups([block])] == [f"<p>{MARKDOWN}</p>"]
    assert MARKDOWN in to_html(version(block))
    assert MARKDOWN in to_markdown(version(block))
    assert "CO₂ on 5 km², 10⁶ times" in to_text(version(block))


def test_an_engine_gets_them_as_tags_and_a_check_reads_them_as_characters_at_the_same_places() -> None:
    assert from_tags(to_tags(TEXT, CODES), TEXT, CODES) == TEXT
    checked = CheckedText(1, TEXT, "en", {"1": {"type": "sub"}, "2": {"type": "sup"}, "3": {"type": "sup"}}, TEXT, "en")
    assert checked.plain_source == "CO₂ on 5 km², 10⁶ times"
    assert plain_shifted("a⟦1⟧2b⟦/1⟧⟦2/⟧⟦9⟧", {"1": Code("sup"), "2": Code("break")}) == "a2b⟦9⟧"
