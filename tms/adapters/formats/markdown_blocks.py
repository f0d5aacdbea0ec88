"""Block tokens of Markdown as the product's blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from markdown_it.token import Token

from tms.adapters.formats.brought_pictures import BroughtPictures
from tms.adapters.formats.html_text import HTML_TAG, read_html_text, read_tag
from tms.adapters.formats.markdown_html import without_html
from tms.adapters.formats.markdown_inline import InlineText, literal_numbers, read_inline
from tms.adapters.formats.markdown_parser import parse, parse_inline
from tms.domain.imported_article import Block, BlockKind, LeftOut
from tms.domain.inline import Code, Codes, close_marker, open_marker, standalone_marker

_PRE = re.compile(r"\s*<pre\b[^<>]*>\n?((?:[^<]|</?(?:code|span|samp|kbd)\b[^<>]*>)*)</pre\s*>\s*", re.IGNORECASE)
_CODE_TAG = re.compile(r"</?[a-z]+\b[^<>]*>", re.IGNORECASE)
_MARKDOWN_INSIDE = re.compile(r"\bmarkdown(?:=[\"']?(?:1|block|span)|[\s>])")
_MOST_CODE_LINES = 480
_SEPARATOR = re.compile(r"([-*_])(?:[ \t]*\1)*[ \t]*$")


@dataclass(slots=True)
class ReadBlock:
    """A block and whether it is a heading of the first level or top-level text, which may hold lines of the head."""

    block: Block
    is_top_heading: bool = False
    lines: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    """A list item whose first text has not come yet, with the number that it shows."""

    number: str = ""
    fresh: bool = True


@dataclass(slots=True)
class BlockReader:
    """Reads tokens in order. ``left_out`` collects what has no place in a block, without ``pictures`` these too.

    Of pictures that ``came`` with the text each is a block of its own, behind the one, the list or the table that it
    stood in.
    """

    pictures: bool = True
    came: BroughtPictures | None = None
    blocks: list[ReadBlock] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _lists: list[int | None] = field(default_factory=list)
    _items: list[_Item] = field(default_factory=list)
    _quotes: int = 0
    _column: int = 0
    _in_table: bool = False
    _tags: set[str] = field(default_factory=set)
    _brought: list[Block] = field(default_factory=list)

    def read(self, source: str) -> None:
        """Read a text. Raises Invalid (``import_too_nested``) where text would be lost."""
        source_lines = source.split("\n")
        tokens = parse(source)
        for position, token in enumerate(tokens):
            if token.nesting:
                self._enter_or_leave(token)
            elif token.type == "inline":
                self._read_text(tokens[position - 1], token)
            elif token.type in {"fence", "code_block"}:
                self._read_code(token.content)
            elif token.type == "html_block":
                self._read_html(token)
            elif token.type == "hr":
                self.left_out.append(LeftOut(_separator(token, source_lines), "separator"))
            if self._brought and not (self._lists or self._in_table):
                self.blocks += map(ReadBlock, self._brought)
                self._brought.clear()

    def read_standfirst(self, source: str) -> Block:
        """A line of Markdown that stands outside of the text."""
        return Block("standfirst", *self._inline(parse_inline(source)))

    def _enter_or_leave(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._open_item(token)
            case "list_item_close":
                self._items.pop()
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "table_open" | "table_close":
                self._in_table = token.nesting > 0
            case "tr_open":
                self._column = 0

    def _open_item(self, token: Token) -> None:
        number = self._lists[-1]
        if number is None:
            self._items.append(_Item())
            return
        self._items.append(_Item(f"{number}{token.markup or '.'} "))
        self._lists[-1] = number + 1

    def _read_text(self, opening: Token, token: Token) -> None:
        children = token.children or []
        if opening.tag in {"td", "th"}:
            self._column += 1
            self._add("table_cell", *self._inline(children), level=self._column)
        elif opening.tag.startswith("h"):
            prefix = self._prefix()
            text, codes = self._inline(children)
            self._add("heading", prefix + text, codes, int(opening.tag[1]), top=opening.tag == "h1" and not self._items)
        elif not self._items and not self._quotes and _only_image(children):
            text, codes = self._inline(children)
            self._add("caption", text, codes)
        else:
            for part in _notes_apart(children):
                self._read_paragraph(part)

    def _read_paragraph(self, children: Sequence[Token]) -> None:
        item = self._items[-1] if self._items else None
        kind: BlockKind = "quotation" if self._quotes else "paragraph"
        level = None
        if item and item.fresh:
            kind, level = "list_item", len(self._lists)
        prefix = self._prefix()
        text, codes = self._inline(children)
        # Of an item whose only picture was left out no number stays behind.
        self._add(kind, prefix + text if text.strip() else "", codes, level)
        if (
            kind == "paragraph"
            and self.blocks
            and any(token.type in {"softbreak", "hardbreak"} for token in children[:8])
        ):
            self.blocks[-1].lines = [
                Block("paragraph", line.text, line.codes) for line in map(self._line, _lines(without_html(children)[0]))
            ]

    def _line(self, children: Sequence[Token]) -> InlineText:
        return read_inline(children, pictures=self.pictures, came=self.came)

    def _prefix(self) -> str:
        """The number of the item that begins here, once."""
        if not self._items or not self._items[-1].fresh:
            return ""
        self._items[-1].fresh = False
        return self._items[-1].number

    def _inline(self, children: Sequence[Token]) -> tuple[str, Codes]:
        found = read_inline(children, pictures=self.pictures, came=self.came)
        self._leave(found.left_out)
        self._brought += found.brought
        return found.text, found.codes

    def _leave(self, lines: list[LeftOut]) -> None:
        """List what was left out; a tag once however often it stands there, and its closing tag goes without saying."""
        for line in lines:
            tag = read_tag(line.text) if line.why == HTML_TAG else None
            if tag:
                if line.text in self._tags or (tag.closing and tag.name in self._tags):
                    continue
                self._tags |= {line.text, tag.name}
            self.left_out.append(line)

    def _add(self, kind: BlockKind, text: str, codes: Codes, level: int | None = None, *, top: bool = False) -> None:
        if text.strip():
            self.blocks.append(ReadBlock(Block(kind, text, codes, level), top))

    def _read_code(self, content: str) -> None:
        """Lines of code as spans of code with line breaks between, which every version shows as they are."""
        lines = content.rstrip("\n").split("\n")
        for start in range(0, len(lines), _MOST_CODE_LINES):
            text, codes = _code_lines(lines[start : start + _MOST_CODE_LINES])
            self._add("paragraph", self._prefix() + text if text.strip() else "", codes)

    def _read_html(self, token: Token) -> None:
        if code := _PRE.fullmatch(token.content):
            self._read_code(unescape(_CODE_TAG.sub("", code[1])))
            return
        found = read_html_text(token.content)
        self._leave(found.left_out)
        with_markdown = _MARKDOWN_INSIDE.search(token.content[:2000]) is not None
        for paragraph in found.paragraphs:
            children = parse_inline(paragraph) if with_markdown else []
            text, codes = self._inline(children) if with_markdown else (paragraph, {})
            kind: BlockKind = "quotation" if self._quotes else "caption" if _only_image(children) else "paragraph"
            self._add(kind, self._prefix() + text, codes)


def _separator(token: Token, source_lines: list[str]) -> str:
    """The line as it stands there, without the signs of a list or quotation before it. The token's own is too long."""
    found = _SEPARATOR.search(source_lines[token.map[0]]) if token.map else None
    return found[0].strip() if found else token.markup


def _code_lines(lines: list[str]) -> tuple[str, Codes]:
    taken = literal_numbers(lines)
    free = (str(number) for number in range(1, 1000) if str(number) not in taken)
    parts: list[str] = []
    codes: Codes = {}
    for position, line in enumerate(lines):
        if position and (number := next(free, None)):
            codes[number] = Code("break")
            parts.append(standalone_marker(number))
        number = next(free, None) if line else None
        if number:
            codes[number] = Code("code")
        parts.append(open_marker(number) + line + close_marker(number) if number else line)
    return "".join(parts), codes


def _notes_apart(children: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A paragraph in one, unless lines of it are footnotes: these are written below each other, without empty lines."""
    start = 0
    for at, (token, mark, words) in enumerate(zip(children, children[1:], children[2:], strict=False)):
        if token.type in {"softbreak", "hardbreak"} and mark.type == "footnote_mark" and words.content.startswith(":"):
            yield children[start:at]
            start = at + 1
    yield children[start:]


def _only_image(children: Sequence[Token]) -> bool:
    return len(children) == 1 and children[0].type == "image"


def _lines(children: Sequence[Token]) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in children:
        if token.type in {"softbreak", "hardbreak"}:
            yield line
            line = []
        else:
            line.append(token)
    yield line
