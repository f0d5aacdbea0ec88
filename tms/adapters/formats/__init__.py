"""Formats that articles come in and go out in."""

from tms.adapters.formats.article import read_article
from tms.adapters.formats.blocks import read_blocks
from tms.adapters.formats.body_html import BlockGroup, group_html, groups, inline_html, reading_words
from tms.adapters.formats.decoding import check_text, decode
from tms.adapters.formats.guessing import Format, guess_format
from tms.adapters.formats.source_markdown import (
    inline_markdown,
    read_inline_markdown,
    read_markdown,
    read_pasted_blocks,
    read_source_markdown,
    source_markdown,
)
from tms.adapters.formats.write_html import to_html
from tms.adapters.formats.write_markdown import to_markdown
from tms.adapters.formats.write_po import to_po
from tms.adapters.formats.write_text import to_text

__all__ = [
    "BlockGroup",
    "Format",
    "check_text",
    "decode",
    "group_html",
    "groups",
    "guess_format",
    "inline_html",
    "inline_markdown",
    "read_article",
    "read_blocks",
    "read_inline_markdown",
    "read_markdown",
    "read_pasted_blocks",
    "read_source_markdown",
    "reading_words",
    "source_markdown",
    "to_html",
    "to_markdown",
    "to_po",
    "to_text",
]
