"""A saved web page as Markdown: headings, lists, tables, quotations, links, notes; of a whole page its article's.

The scripts in ``rich-paste.js`` do the same with what is pasted; a test holds the two together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tms.adapters.formats.docx_left_out import COMMENT
from tms.adapters.formats.html_text import AROUND, LIST_NUMBER, PLAYED
from tms.adapters.formats.left_pictures import DESCRIBED_PICTURE, PICTURE
from tms.adapters.formats.shown_numbers import lines_told
from tms.adapters.formats.web_page.addresses import own_address, page_at
from tms.adapters.formats.web_page.article import article_of, simple_page
from tms.adapters.formats.web_page.head import PageHead
from tms.adapters.formats.web_page.labels import take_labels
from tms.adapters.formats.web_page.layout_tables import is_layout
from tms.adapters.formats.web_page.lines import comment_of, is_balanced, lines_of, paragraphs_of
from tms.adapters.formats.web_page.list_numbers import first_number, headline_of, is_list, list_numbers
from tms.adapters.formats.web_page.metadata import SaidToPrograms, metadata_of
from tms.adapters.formats.web_page.office_documents import is_of_google, is_office_document, take_deletions
from tms.adapters.formats.web_page.styles import declarations_of, is_hidden, take_class_styles
from tms.adapters.formats.web_page.tree import Node, PageElement, body_of, remove, words_in

_HIDDEN = frozenset({"script", "style", "template", "head", "title", "noscript", "o:p"})
_COMMENTS = frozenset({"MsoCommentReference", "msocomanchor", "msocomtxt"})
_BLOCKS = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "ul", "ol",
    "li", "table", "blockquote", "pre", "hr", "address", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "body",
})  # fmt: skip
_HEADING = re.compile(r"h([1-6])|.*\bMso(Title|Heading([1-6]))", re.IGNORECASE | re.DOTALL)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:Mso)?caption(?:[_-]+(?:text|body|inner|content))?(?:\s|\Z)", re.IGNORECASE)
"""What classes of captions are called: ``wp-caption-text``, ``image__caption``."""

_NO_CAPTION = frozenset("img picture video table ul ol blockquote pre h1 h2 h3 h4 h5 h6".split())  # noqa: SIM905
_LONGEST_CAPTION = 1_000
_DEEPEST = 40
"""Lists within each other. Deeper items stand with the deepest."""

_MARKS = "\"'[- "


def page_markdown(source: str, address: str = "") -> str:
    """The page, of one with menus the article and, as comments, what stood around it; empty if there are no words.

    ``address`` is where it was fetched, from where its links lead on.
    """
    html = page_at(source, address)
    said = metadata_of(html)
    said.address = own_address(said.address, address)
    body = seen_body(html)
    is_document = is_office_document(html, body)
    labels = [] if is_document else take_labels(body)
    whole = None if is_document else article_of(body, said)
    if not is_document and whole is None:
        # Looked for, the article was taken out of the page, and only then it was seen that this is no whole page.
        body = seen_body(page_at(source, address))
        take_labels(body)
    reader = PageMarkdown()
    if is_document:
        reader.read(body)
        return reader.text()
    page = whole or simple_page(body, said)
    reader.add("", _front_matter(said, page.head))
    reader.read(page.article)
    pictures = page.pictures
    told = {
        PLAYED: page.players,
        DESCRIBED_PICTURE: pictures.words,
        PICTURE: pictures.files,
        AROUND: [*labels, *page.around],
    }
    for why, lines in told.items():
        for words in lines:
            reader.add("", comment_of(why, words))
    return reader.text()


def _front_matter(said: SaidToPrograms, head: PageHead) -> str:
    """What no line of the page says; none of it begins with a mark, or it would be read as something else."""
    pairs = {
        "url": [said.address],
        "author": [_named(head.names)],
        "date": [head.day],
        "tags": [", ".join(one.lstrip(_MARKS) for one in said.tags)],
    }
    lines = [f"{key}: {value.lstrip(_MARKS)}" for key, (value,) in pairs.items() if value]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _named(names: Sequence[str]) -> str:
    is_chinese = bool(names) and re.search(r"[\u3400-\u9fff]", names[0]) is not None
    return ("、" if is_chinese else " and ").join(names)


def seen_body(html: PageElement) -> PageElement:
    """The page's body, without what nobody sees."""
    body = body_of(html)
    if is_of_google(body):
        take_class_styles(html)
    for element in body.all_elements():
        if is_unseen(element):
            remove(element)
    take_deletions(html)
    return body


def _anchor(node: PageElement) -> str:
    """Google Docs begins a note, and a comment, with a link back to its mark, which has an id."""
    links = (one for one in node.all_elements() if one.name == "a" and "id" in one.attributes)
    return next((one.get("id") for one in links), "") if node.name == "p" else ""


def is_unseen(element: PageElement) -> bool:
    """Whether an element says by itself that nobody sees it, or that it is a comment on the text."""
    is_comment = not _COMMENTS.isdisjoint(element.get("class").split())
    is_left = element.name in _HIDDEN or "hidden" in element.attributes or is_comment
    return is_left or ("style" in element.attributes and is_hidden(declarations_of(element)))


def _one_line(nodes: Sequence[Node]) -> str:
    return re.sub(r"\s*\n\s*", " ", lines_of(nodes))


def _is_block(node: Node) -> bool:
    return isinstance(node, PageElement) and node.name in _BLOCKS


def _is_caption(node: PageElement) -> bool:
    """Whether an element is the words below a picture, or above a table; what holds the picture too is none."""
    if node.name not in {"figcaption", "caption"} and not _CAPTION.search(node.get("class")):
        return False
    inner = node.all_elements()
    is_whole = any(one.name in _NO_CAPTION or (one.name == "figcaption") for one in inner)
    return not is_whole and len(node.text()) <= _LONGEST_CAPTION


def _caption_line(node: PageElement) -> str:
    """A caption as Markdown: a picture without an address."""
    line = _one_line(node.nodes)
    if not is_balanced(line):
        # A bracket would end it, or begin a link: then its links are words.
        line = re.sub(r"[\\`*_\[\]<]", r"\\\g<0>", words_in(node))
    return f"![{line}]()" if line else ""


def _table_of(row: PageElement) -> PageElement | None:
    """The table that a row is of: rows of a table within a cell are not its own."""
    return next((one for one in row.above() if one.name == "table"), None)


@dataclass(frozen=True, slots=True)
class _Lines:
    """A block of Markdown, whether it stands right below the one before, and where an item's lists begin."""

    text: str
    prefix: str
    is_tight: bool = False
    columns: tuple[int, ...] = ()


@dataclass(slots=True)
class PageMarkdown:
    """Blocks of Markdown, in order, as they are read from a page's elements."""

    blocks: list[_Lines] = field(default_factory=list)

    def text(self) -> str:
        """List items stand below each other, everything else has an empty line before it."""
        parts = [("\n" if one.is_tight else "\n\n") + one.text for one in self.blocks]
        return "".join(parts).lstrip("\n")

    def add(self, prefix: str, *texts: str) -> None:
        for text in filter(str.strip, texts):
            # Two spaces at a line's end are its break: without them lines of Chinese would run together.
            lines = (prefix + line if line.strip() else prefix.rstrip() for line in text.split("\n"))
            self.blocks.append(_Lines("\n".join(lines), prefix))

    def add_item(self, prefix: str, depth: int, mark: str, text: str) -> None:
        """An item of a list, below the text of the one that it is in; a skipped level becomes an item without text."""
        if not text.strip():
            return
        level = min(depth, _DEEPEST)
        is_below = bool(self.blocks) and self.blocks[-1].prefix == prefix
        open_ = self.blocks[-1].columns if is_below else ()
        columns = list(open_[: level - 1])
        indent = columns[-1] if columns else 0
        missing = level - 1 - len(columns)
        columns += [indent + 2 * step for step in range(1, missing + 1)]
        columns.append(indent + 2 * missing + len(mark))
        # Right below another's text a number other than 1 would go on that text.
        is_first = len(open_) < level and level > 1 and mark[0].isdigit() and mark != "1. "
        line = f"{prefix}{' ' * indent}{'- ' * missing}{mark}{text}"
        self.blocks.append(_Lines(line, prefix, bool(open_) and not is_first, tuple(columns)))

    def read(self, root: PageElement) -> None:
        """The blocks of all that is in it, then, as comments, the numbers of lists that come along as others."""
        numbers = list_numbers(root)
        self.read_blocks(root, "")
        for line in lines_told(LIST_NUMBER, numbers):
            self.add("", comment_of(line.why, line.text))

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
            self.add(prefix, *paragraphs_of(inline))
            inline = []
            if is_wrapper:
                self.read_blocks(node, prefix)
            else:
                self._read_block(node, prefix)
        self.add(prefix, *paragraphs_of(inline))

    def _read_block(self, node: PageElement, prefix: str) -> None:
        style = declarations_of(node)
        heading = _HEADING.fullmatch(node.name) or _HEADING.fullmatch(node.get("class"))
        is_note, anchor = style.get("mso-element") in {"footnote", "endnote"}, _anchor(node)
        note = re.search(r"\d+\Z", node.get("id")) if is_note else re.search(r"(?<=^ftnt)\d+\Z", anchor)
        if _is_caption(node):
            self.add(prefix, _caption_line(node))
        elif is_list(node):
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
        elif re.fullmatch(r"cmnt\d+", anchor):
            self.add(prefix, comment_of(COMMENT, words_in(node)))
        elif note:
            self.add(prefix, f"[^{note[0]}]: {_one_line(node.nodes)}")
        elif re.match(r"l\d", style.get("mso-list", "")):
            self._read_word_item(node, prefix)
        else:
            self.read_blocks(node, prefix)

    def _read_list(self, node: PageElement, prefix: str, level: int = 1) -> None:
        number = first_number(node) if node.name == "ol" else 1
        for item in node.elements:
            if is_list(item):
                self._read_list(item, prefix, level + 1)
                continue
            if level == 1 and node.name == "ul" and (heading := headline_of(item)):
                self._read_block(heading, prefix)
                continue
            mark = "- "
            if node.name == "ol":
                mark, number = f"{number}. ", number + 1
            self.add_item(prefix, level, mark, _one_line([one for one in item.nodes if not is_list(one)]))
            for below in filter(is_list, item.elements):
                self._read_list(below, prefix, level + 1)

    def _read_word_item(self, node: PageElement, prefix: str) -> None:
        """Word writes a list as paragraphs, each with its mark in words."""
        ignored = [one for one in node.all_elements() if declarations_of(one).get("mso-list") == "ignore"]
        number = re.match(r"\s*(\d+)[.)]", "".join(one.text() for one in ignored))
        for one in ignored:
            remove(one)
        said = re.search(r"\blevel(\d)", declarations_of(node)["mso-list"])
        level = max(1, int(said[1])) if said else 1
        self.add_item(prefix, level, f"{number[1]}. " if number else "- ", _one_line(node.nodes))

    def _read_table(self, table: PageElement, prefix: str) -> None:
        """A table of one cell is a frame around text, and so is one that a page is laid out in."""
        for one in table.elements:
            self.add(prefix, _caption_line(one) if one.name == "caption" else "")
        rows = [
            [cell for cell in row.elements if cell.name in {"td", "th"}]
            for row in table.all_elements()
            if row.name == "tr" and _table_of(row) is table
        ]
        if is_layout(rows):
            for cells in rows:
                for cell in cells:
                    self.read_blocks(cell, prefix)
            return
        width = max(map(len, rows))
        words = [[_one_line(cell.nodes).replace("|", "\\|") for cell in cells] for cells in rows]
        lines = [f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |" for cells in words]
        self.add(prefix, "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]))
