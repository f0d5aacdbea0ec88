"""The blocks of a file as they stand in it: nothing is guessed, nothing counts as furniture or byline."""

import re
from pathlib import PurePath

from tms.adapters.formats.guessing import guess_format
from tms.adapters.formats.read_html import read_html_blocks
from tms.adapters.formats.source_markdown import read_source_markdown
from tms.domain.imported_article import Block
from tms.language.pasted.body import make_blocks
from tms.language.pasted.lines import read_lines
from tms.language.pasted.wrapping import read_units

_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_LOOKS_LIKE_HTML = re.compile(
    r"\A\ufeff?\s*+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|body|article|head)\b", re.IGNORECASE | re.DOTALL
)


def read_blocks(text: str, language: str, filename: str | None = None) -> list[Block]:
    """Title, standfirst and body of a Markdown, HTML or plain text. Raises Invalid (``import_too_nested``)."""
    suffix = PurePath(filename).suffix.lower() if filename else ""
    if suffix in _HTML_NAMES or (not suffix and _LOOKS_LIKE_HTML.search(text)):
        return read_html_blocks(text)
    if guess_format(text, filename) == "text":
        return make_blocks(read_units(list(read_lines(text)), language))
    page = read_source_markdown(text, language)
    title = [Block("heading", page.title)] if page.title else []
    return title + page.blocks
