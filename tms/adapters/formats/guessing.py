"""Plain text or Markdown, by the file's name and else by what the text looks like."""

import re
from pathlib import PurePath
from typing import Literal

from tms.adapters.formats.web_page import NAMES as PAGE_NAMES

Format = Literal["text", "markdown"]

_TEXT_NAMES = frozenset({".txt", ".text"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".docx", ".zip"})
"""A Word document, or a page in a zip archive, has become Markdown when it is decoded."""

NAMES = _TEXT_NAMES | _MARKDOWN_NAMES | PAGE_NAMES
"""The ends of names of files that can be articles."""

_SAMPLE = 20_000
_SIGNS = (
    re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:[ \t]*#.*\r?\n|[ \t]*\r?\n)*[A-Za-z_-]+:"),
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\]\((?:https?://|mailto:|/|\.|#)[^\s)]{1,300}\)"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"(?<![*\w])\*\*[^\s*][^*\n]{0,200}\*\*(?![*\w])"),
    re.compile(r"^\S.{0,200}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE),
)


def guess_format(text: str, filename: str | None = None) -> Format:
    """``markdown`` for its file names, and for text of any other name with a heading, link or strong in Markdown."""
    suffix = PurePath(filename).suffix.lower() if filename else ""
    if suffix in _MARKDOWN_NAMES:
        return "markdown"
    if suffix in _TEXT_NAMES:
        return "text"
    sample = text[:_SAMPLE]
    return "markdown" if any(sign.search(sample) for sign in _SIGNS) else "text"
