"""Web pages that somebody saved: the bytes as text, of a whole page the article, as Markdown."""

from tms.adapters.formats.web_page.markdown import page_markdown
from tms.adapters.formats.web_page.saved_page import (
    NAMES,
    is_page,
    known_codec,
    looks_like_page,
    looks_like_source,
    page_text,
)
from tms.adapters.formats.web_page.whole_body import body_markdown

__all__ = [
    "NAMES",
    "body_markdown",
    "is_page",
    "known_codec",
    "looks_like_page",
    "looks_like_source",
    "page_markdown",
    "page_text",
]
