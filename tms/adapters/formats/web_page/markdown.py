"""A saved web page as Markdown: headings, lists, tables, quotations, links, notes; of a whole page its article's.

The scripts in ``rich-paste.js`` do the same with what is pasted; a test holds the two together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tms.adapters.formats.html_text import AROUND
from tms.adapters.formats.web_page.article import article_of, simple_page
from tms.adapters.formats.web_page.lines import lines_of
from tms.adapters.formats.web_page.metadata import metadata_of
from tms.adapters.formats.web_page.styles import declarations_of, is_hidden
from tms.adapters.formats.web_page.tree import Node, PageElement, parse_page, remove

_HIDDEN = frozenset({"script", "style", "template", "head", "noscript", "del", "o:p"})
_COMMENTS = frozenset({"MsoCommentReference", "msocomanchor", "msocomtxt"})
_BLOCKS = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "ul", "ol",
    "li", "table", "blockquote", "pre", "hr", "address", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "body",
})  # fmt: skip
_HEADING = re.compile(r"h([1-6])|.*\bMso(Title|Heading([1-6]))", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(r".{1,4000}(?!\S)|.{1,4000}", re.DOTALL)
"""No line is longer than a reader takes."""


def page_markdown(source: str) -> str:
    """The page, of one with menus the article and, as comments, what stood around it; empty if there are no words."""
    html = parse_page(source)
    said = metadata_of(html)
    body = next((one for one in html.elements if one.name == "body"), html)
    for element in body.all_elements():
        if _is_unseen(element):
            remove(element)
    is_document = "xmlns:w" in html.attributes or any(
        one.get("id").startswith("docs-internal-guid") for one in body.all_elements()
    )
    whole = None if is_document else article_of(body, said)
    reader = _Reader()
    if said.address and not is_document:
        reader.add("", f"---\nurl: {said.address}\n---")
    if is_document:
        reader.read_blocks(body, "")
    else:
        reader.read_blocks(whole.article if whole else simple_page(body, said), "")
    for words in whole.around if whole else ():
        for part in _PIECE.findall(re.sub(r"-{2,}", "–", re.sub(r"[<>]", " ", words))):
            reader.add("", f"<!-- {AROUND}: {part} -->")
    return reader.text()


def _is_unseen(element: PageElement) -> bool:
    is_comment = not _COMMENTS.isdisjoint(element.get("class").split())
    is_left = element.name in _HIDDEN or "hidden" in element.attributes or is_comment
    return is_left or ("style" in element.attributes and is_hidden(declarations_of(element)))


def _one_line(nodes: Sequence[Node]) -> str:
    return re.sub(r"\s*\n\s*", " ", lines_of(nodes))


def _is_block(node: Node) -> bool:
    return isinstance(node, PageElement) and node.name in _BLOCKS


def _is_list(node: Node) -> bool:
    return isinstance(node, PageElement) and node.name in {"ul", "ol"}


def _table_of(row: PageElement) -> PageElement | None:
    """The table that a row is of: rows of a table within a cell are not its own."""
    return next((one for one in row.above() if one.name == "table"), None)


@dataclass(slots=True)
class _Reader:
    """Blocks of Markdown, and whether each is an item of a list."""

    blocks: list[tuple[str, bool]] = field(default_factory=list)

    def text(self) -> str:
        """List items stand below each other, everything else has an empty line before it."""
        parts: list[str] = []
        for at, (lines, is_item) in enumerate(self.blocks):
            is_tight = is_item and at > 0 and self.blocks[at - 1][1]
            parts += [("\n" if is_tight else "\n\n") if at else "", lines]
        return "".join(parts)

    def add(self, prefix: str, text: str, *, is_item: bool = False) -> None:
        if text.strip():
            self.blocks.append(("\n".join((prefix + line).rstrip() for line in text.split("\n")), is_item))

    def read_blocks(self, parent: PageElement, prefix: str) -> None:
        inline: list[Node] = []
        for node in parent.nodes:
            # Some programs wrap whole paragraphs in an element of the line.
            is_wrapper = (
                isinstance(node, PageElement) and not _is_block(node) and any(map(_is_block, node.all_elements()))
            )
            if not isinstance(node, PageElement) or not (_is_block(node) or is_wrapper):
                inline.append(node)
                continue
            self.add(prefix, lines_of(inline))
            inline = []
            if is_wrapper:
                self.read_blocks(node, prefix)
            else:
                self._read_block(node, prefix)
        self.add(prefix, lines_of(inline))

    def _read_block(self, node: PageElement, prefix: str) -> None:
        style = declarations_of(node)
        heading = _HEADING.fullmatch(node.name) or _HEADING.fullmatch(node.get("class"))
        is_note = style.get("mso-element") in {"footnote", "endnote"}
        note = re.search(r"\d+\Z", node.get("id")) if is_note else None
        if _is_list(node):
            self._read_list(node, prefix)
        elif node.name == "table":
            self._read_table(node, prefix)
        elif node.name == "pre":
            self.add(prefix, f"```\n{node.text().removesuffix(chr(10))}\n```")
        elif node.name == "blockquote":
            self.read_blocks(node, f"{prefix}> ")
        elif heading:
            line = _one_line(node.nodes)
            self.add(prefix, "#" * int(heading[1] or heading[3] or 1) + f" {line}" if line else "")
        elif note:
            self.add(prefix, f"[^{note[0]}]: {_one_line(node.nodes)}")
        elif re.match(r"l\d", style.get("mso-list", "")):
            self._read_word_item(node, prefix)
        else:
            self.read_blocks(node, prefix)

    def _read_list(self, node: PageElement, prefix: str) -> None:
        start = node.get("start")
        number = int(start) if re.fullmatch(r"[0-9]{1,9}", start) else 1
        for item in node.elements:
            if _is_list(item):
                self._read_list(item, f"{prefix}   ")
                continue
            mark = "- "
            if node.name == "ol":
                mark, number = f"{number}. ", number + 1
            self.add(prefix, mark + _one_line([one for one in item.nodes if not _is_list(one)]), is_item=True)
            for below in filter(_is_list, item.elements):
                self._read_list(below, f"{prefix}   ")

    def _read_word_item(self, node: PageElement, prefix: str) -> None:
        """Word writes a list as paragraphs, each with its mark in words."""
        ignored = [one for one in node.all_elements() if declarations_of(one).get("mso-list") == "ignore"]
        number = re.match(r"\s*(\d+)[.)]", "".join(one.text() for one in ignored))
        for one in ignored:
            remove(one)
        level = re.search(r"\blevel(\d)", declarations_of(node)["mso-list"])
        depth = int(level[1]) - 1 if level else 0
        mark = f"{number[1]}. " if number else "- "
        self.add(prefix + "   " * depth, mark + _one_line(node.nodes), is_item=True)

    def _read_table(self, table: PageElement, prefix: str) -> None:
        """A table of one cell is a frame around text."""
        rows = [
            [cell for cell in row.elements if cell.name in {"td", "th"}]
            for row in table.all_elements()
            if row.name == "tr" and _table_of(row) is table
        ]
        width = max(map(len, rows), default=0)
        if width < 2:
            for cells in rows:
                for cell in cells:
                    self.read_blocks(cell, prefix)
            return
        words = [[_one_line(cell.nodes).replace("|", "\\|") for cell in cells] for cells in rows]
        lines = [f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |" for cells in words]
        self.add(prefix, "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]))
