"""An HTML page as blocks: its headings, paragraphs, list items and cells, with the links in them.

For looking at what a page says, not for keeping it: emphasis and images are left out.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from tms.adapters.formats.html_text import HIDDEN, PIECE
from tms.domain.imported_article import Block, BlockKind
from tms.domain.inline import MARKER, Code, close_marker, open_marker

_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list_item",
    "blockquote": "quotation",
    "figcaption": "caption",
    "td": "table_cell",
    "th": "table_cell",
}
_BLOCKS = frozenset(
    {*_KINDS, "p", "div", "section", "article", "ul", "ol", "table", "tr", "header", "footer", "main", "nav", "aside",
     "figure", "dl", "dt", "dd", "pre", "hr", "body", "html", "address", "form", "tbody", "thead"}
)  # fmt: skip
_SKIPPED = HIDDEN | {"head"}
_DEEPEST = 100
"""Headings, items and cells within each other. Deeper ones are not remembered: each closing tag looks through them."""


@dataclass(slots=True)
class _Reader:
    blocks: list[Block] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _codes: dict[str, Code] = field(default_factory=dict)
    _link: str | None = None

    def words(self, source: str) -> None:
        # A page that shows ⟦1⟧ itself would be taken for one with a code.
        self._words.append(MARKER.sub("", unescape(source)))

    def tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if name in _BLOCKS:
            self.finish()
            if closing and name in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(name) :]
            elif not closing and name in _KINDS and len(self._open) < _DEEPEST:
                self._open.append(name)
        elif name == "br":
            self._words.append(" ")
        elif name == "a":
            self._close_link()
            href = _HREF.search(attributes)
            if href and not closing:
                self._link = str(len(self._codes) + 1)
                self._codes[self._link] = Code("link", unescape(href[1] or href[2] or href[3] or ""))
                self._words.append(open_marker(self._link))

    def _close_link(self) -> None:
        if self._link is not None:
            self._words.append(close_marker(self._link))
            self._link = None

    def finish(self) -> None:
        self._close_link()
        text = " ".join("".join(self._words).split())
        if MARKER.sub("", text).strip():
            kind: BlockKind = _KINDS[self._open[-1]] if self._open else "paragraph"
            self.blocks.append(Block(kind, text, self._codes))
        self._words, self._codes = [], {}


def read_html_blocks(source: str) -> list[Block]:
    """What a reader of the page sees, in order."""
    reader = _Reader()
    never_closed: set[str] = set()
    at = 0
    while piece := PIECE.search(source, at):
        reader.words(source[at : piece.start()])
        at = piece.end()
        name = (piece["tag"] or "").lower()
        if not name:
            continue
        if name in _SKIPPED and not piece["closing"]:
            end = None if name in never_closed else re.compile(rf"</{name}\s*>", re.IGNORECASE).search(source, at)
            if end is None:
                never_closed.add(name)
            at = end.end() if end else at
            continue
        reader.tag(name, piece["attributes"], closing=bool(piece["closing"]))
    reader.words(source[at:])
    reader.finish()
    return reader.blocks
