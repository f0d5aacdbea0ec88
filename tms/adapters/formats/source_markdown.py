"""The source as Markdown that an editor changes: whole articles, single blocks, and what they paste between them.

Nothing is guessed here, unlike in an import: what is written is the article, and nothing counts as furniture or byline.
"""

import re

from tms.adapters.formats.body_html import reading_words
from tms.adapters.formats.front_matter import split_front_matter
from tms.adapters.formats.guessing import guess_format
from tms.adapters.formats.inline_tree import parse_inline as nodes_of
from tms.adapters.formats.markdown_blocks import BlockReader
from tms.adapters.formats.markdown_inline import InlineText, read_inline
from tms.adapters.formats.markdown_parser import parse_inline
from tms.adapters.formats.markdown_spans import render
from tms.adapters.formats.write_markdown import body_parts, front_matter_value
from tms.domain.imported_article import Block, ImportedArticle, LeftOut
from tms.domain.inline import Codes
from tms.language.pasted.body import make_blocks
from tms.language.pasted.lines import clean, read_lines
from tms.language.pasted.wrapping import read_units

_LINE_END = re.compile(r"(?<=\S)\n(?=\S)")


def inline_markdown(text: str, codes: Codes) -> str:
    """The text of a block as one line of Markdown; ``read_inline_markdown`` reads it back as the same text and codes.

    Of links within links, which no page can have, the inner one is lost.
    """
    return render(nodes_of(text, codes))


def read_inline_markdown(source: str) -> InlineText:
    """One block's text as an editor wrote it, and what of its markup was left out."""
    return read_inline(parse_inline(clean(source).strip()))


def source_markdown(page: ImportedArticle) -> str:
    """The whole article: title, author and standfirst in the front matter, then the body."""
    pairs = [("title", page.title or ""), ("author", page.author or ""), ("author_title", page.author_title or "")]
    pairs += [("standfirst", inline_markdown(b.text, b.codes)) for b in page.blocks if b.kind == "standfirst"]
    matter = "\n".join(["---", *(f"{key}: {front_matter_value(value)}".rstrip() for key, value in pairs), "---"])
    return "\n\n".join([matter, *body_parts(page.blocks)]) + "\n"


def read_source_markdown(text: str, language: str) -> ImportedArticle:
    """The article as an editor wrote it. Without a title in the front matter, the first top heading is the title.

    Raises Invalid (``import_too_nested``).
    """
    matter, body = split_front_matter(clean(text), language)
    reader = BlockReader()
    blocks = [reader.read_standfirst(source) for source in matter.standfirsts] if matter else []
    reader.read(body)
    title = matter.fields.title if matter else None
    for read in reader.blocks:
        if title is None and read.is_top_heading:
            title = reading_words(read.block).strip()
        else:
            blocks.append(read.block)
    fields = matter.fields if matter else None
    left_out = (fields.left_out if fields else []) + reader.left_out
    if fields and fields.section:
        left_out.append(LeftOut(f"section: {fields.section}", "not part of the text"))
    if fields and fields.tags:
        left_out.append(LeftOut(f"tags: {', '.join(fields.tags)}", "not part of the text"))
    if fields and fields.published_on:
        left_out.append(LeftOut(f"date: {fields.published_on}", "not part of the text"))
    return ImportedArticle(
        language=language,
        title=title,
        blocks=blocks,
        author=fields.author if fields else None,
        author_title=fields.author_title if fields else None,
        left_out=left_out,
    )


def read_pasted_blocks(text: str, language: str) -> tuple[list[Block], list[LeftOut]]:
    """What somebody pastes into the body, as blocks: Markdown, or plain text with its paragraphs found; no pictures.

    Raises Invalid (``import_too_nested``).
    """
    if guess_format(text) == "text":
        return make_blocks(read_units(list(read_lines(text)), language)), []
    reader = BlockReader(pictures=False)
    reader.read(clean(text))
    return [read.block for read in reader.blocks], reader.left_out


def read_markdown(text: str) -> list[Block]:
    """Words for colleagues, such as a style guide, as blocks; a line ends where it was written to end.

    Raises Invalid (``import_too_nested``).
    """
    reader = BlockReader()
    reader.read(_LINE_END.sub("  \n", clean(text)))
    return [read.block for read in reader.blocks]
