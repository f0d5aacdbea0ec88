"""An article's body as HTML: the one way for the reading page, the preview, the feed and the exported file."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import groupby

from tms.adapters.formats.inline_tree import CodeSpan, Node, parse_inline, text_of, without_pictures
from tms.adapters.formats.links import is_allowed
from tms.adapters.formats.own_pictures import number_of_picture, picture_in_text
from tms.domain.imported_article import Block
from tms.domain.inline import PLACE, UNCONFIRMED, Code, Codes
from tms.domain.list_number import number_of
from tms.domain.pictures import ShownPictures, number_in_article

_NOTE = re.compile(r"((?:⟦[^⟦⟧/]+⟧)*⟦([^⟦⟧/]+)/⟧)\s*[:：]\s*")
"""How a footnote begins: within whatever is open, with its mark and Markdown's colon, which is no word of it."""

_COLUMN = "(max-width: 760px) 100vw, 700px"
"""How wide the column of a reading page is, as its style says."""

_TAGS = {"strong": "strong", "emphasis": "em", "sub": "sub", "sup": "sup", "code": "code"}

Write = Callable[[str], str]
"""How plain characters become HTML: escaped, and on some pages marked with the language that they are in."""


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """Neighbours that are one element: the items of a list, the cells of a table, a quotation; else one block.

    One of kind picture begins with a picture of the article's own; the caption below it stands with it.
    """

    kind: str
    blocks: list[Block]


def groups(blocks: Iterable[Block], *, pictures: bool = False, own: ShownPictures | None = None) -> list[BlockGroup]:
    """The blocks in their order.

    Of those that are nothing but a picture, the article's own are left out if they are not in ``own``, and all others
    without ``pictures``.
    """
    found: list[BlockGroup] = []
    for kind, run in groupby(_shown(blocks, pictures, own or {}), key=lambda one: "picture" if one[1] else one[0].kind):
        members = [block for block, _ in run]
        if kind == "picture":
            found += [BlockGroup(kind, [block]) for block in members]
            continue
        if kind == "caption" and found and found[-1].kind == "picture":
            found[-1].blocks.append(members.pop(0))
        together = kind in {"list_item", "table_cell", "quotation"}
        found += [BlockGroup(kind, members)] if together else [BlockGroup(kind, [block]) for block in members]
    return found


def _shown(blocks: Iterable[Block], pictures: bool, own: ShownPictures) -> Iterator[tuple[Block, bool]]:
    """The blocks that are shown, each with whether it is a picture of the article's own."""
    for block in blocks:
        number = number_of_picture(block)
        if number in own or (number is None and (pictures or has_words(block))):
            yield block, number is not None


def has_words(block: Block) -> bool:
    """Whether anything but pictures stands in the block."""
    if not any(code.type == "image" for code in block.codes.values()):
        return True
    return bool(text_of(without_pictures(parse_inline(block.text, block.codes))).strip())


def reading_words(block: Block) -> str:
    """The block's prose in a line of its own, where neither pictures nor the marks of footnotes belong."""
    return text_of(without_pictures(parse_inline(block.text, block.codes)), marks=False)


def group_html(
    group: BlockGroup, *, write: Write = escape, pictures: bool = False, own: ShownPictures | None = None
) -> str:
    """One element. Without ``pictures`` neither a picture nor the words that stand for it are in it.

    The article's own pictures are those that ``groups`` was given.
    """
    inline = partial(inline_html, write=write, pictures=pictures)
    if group.kind == "picture":
        return _figure(group.blocks, inline, own or {})
    if group.kind == "list_item":
        return _list(group.blocks, inline)
    if group.kind == "table_cell":
        return _table(group.blocks, inline)
    if group.kind == "quotation":
        said = "".join(f"<p>{inline(block.text, block.codes)}</p>" for block in group.blocks)
        return f"<blockquote>{said}</blockquote>"
    return "".join(_block(block, inline) for block in group.blocks)


def inline_html(text: str, codes: Codes, *, write: Write = escape, pictures: bool = True) -> str:
    """A text with markers as HTML, escaped. Markers that a person broke are mended."""
    nodes = parse_inline(text, codes)
    return _nodes(nodes if pictures else without_pictures(nodes), write, linked=False)


Inline = Callable[[str, Codes], str]


def _block(block: Block, inline: Inline) -> str:
    inner = inline(block.text, block.codes)
    if block.kind == "heading":
        # The title is the page's only heading of the first level.
        level = min(max(block.level or 2, 2), 6)
        return f"<h{level}>{inner}</h{level}>"
    if block.kind == "caption":
        return f'<figure class="caption"><figcaption>{inner}</figcaption></figure>'
    if block.kind == "standfirst":
        return f'<p class="standfirst">{inner}</p>'
    if (note := _NOTE.match(block.text)) and getattr(block.codes.get(note[2]), "type", "") == "footnote":
        return f'<p class="footnote">{inline(f"{note[1]} {block.text[note.end() :]}", block.codes)}</p>'
    return f"<p>{inner}</p>"


def _figure(blocks: Sequence[Block], inline: Inline, own: ShownPictures) -> str:
    """A picture in the sizes that it has, with what stands below it. Its alternative text is the block's words."""
    there = picture_in_text(blocks, own)
    if there is None:
        return "".join(_block(block, inline) for block in blocks[1:])
    shown = there.shown
    sizes = ", ".join(f"{one.href} {one.width}w" for one in shown.files)
    chosen = f' srcset="{escape(sizes)}" sizes="{_COLUMN}"' if len(shown.files) > 1 else ""
    picture = (
        f'<img src="{escape(shown.usual.href)}"{chosen} width="{shown.largest.width}"'
        f' height="{shown.largest.height}" alt="{escape(there.alt)}" loading="lazy" decoding="async">'
    )
    below = [inline(block.text, block.codes) for block in blocks[1:]]
    below += [f'<span class="credit">{inline(there.credit, {})}</span>'] if there.credit else []
    caption = f"<figcaption>{' '.join(below)}</figcaption>" if below else ""
    return f'<figure class="picture">{picture}{caption}</figure>'


def _list(items: Sequence[Block], inline: Inline) -> str:
    """Nested lists. An item whose text begins with a number is one of an ordered list, which counts by itself."""
    lines: list[str] = []
    tags: list[str] = []
    for item in items:
        level = max(item.level or 1, 1)
        number = number_of(item.text)
        tag = "ol" if number else "ul"
        while len(tags) > level or (len(tags) == level and tags[-1] != tag):
            lines.append(f"</li></{tags.pop()}>")
        if len(tags) == level:
            lines.append("</li>\n")
        while len(tags) < level:
            tags.append(tag if len(tags) == level - 1 else "ul")
            lines.append(f"<{tags[-1]}>" + ("<li>" if len(tags) < level else ""))
        value = f' value="{number.value}"' if number else ""
        lines.append(f"<li{value}>{inline(item.text[number.length if number else 0 :], item.codes)}")
    lines += [f"</li></{tag}>" for tag in reversed(tags)]
    return "".join(lines)


def _table(cells: Sequence[Block], inline: Inline) -> str:
    rows: list[dict[int, str]] = []
    last = 0
    for cell in cells:
        column = cell.level or 1
        if not rows or column <= last:
            rows.append({})
        rows[-1][column] = inline(cell.text, cell.codes)
        last = column
    columns = range(1, max(max(row) for row in rows) + 1)
    lines = ['<div class="table" tabindex="0"><table>']
    for position, row in enumerate(rows):
        is_head = position == 0 and len(rows) > 1 and len(columns) > 1
        opening, closing = ('<th scope="col">', "</th>") if is_head else ("<td>", "</td>")
        lines.append("<tr>" + "".join(f"{opening}{row.get(column, '')}{closing}" for column in columns) + "</tr>")
    return "\n".join([*lines, "</table></div>"])


def _nodes(nodes: Sequence[Node], write: Write, *, linked: bool) -> str:
    return "".join(write(node) if isinstance(node, str) else _span(node, write, linked=linked) for node in nodes)


def _span(span: CodeSpan, write: Write, *, linked: bool) -> str:
    code = span.code
    inner = _nodes(span.children, write, linked=linked or code.type == "link")
    if code.type == "break":
        return f"<br>{inner}"
    if code.type == "footnote":
        return f"<sup>{escape(code.title or '*')}</sup>{inner}"
    if code.type == "image":
        return _image(span, code)
    if code.type == "link":
        return inner if linked or not is_allowed(code.href or "") else f"<a{_link_attributes(code)}>{inner}</a>"
    if code.type == PLACE:
        open_ = " data-unconfirmed" if code.href == UNCONFIRMED else ""
        return f'<span data-segment="{escape(code.title or "")}"{open_}>{inner}</span>'
    return f"<{_TAGS[code.type]}>{inner}</{_TAGS[code.type]}>"


def _link_attributes(code: Code) -> str:
    title = f' title="{escape(code.title)}"' if code.title else ""
    return f' href="{escape(code.href or "")}" rel="noopener noreferrer"{title}'


def _image(span: CodeSpan, code: Code) -> str:
    """The picture; nothing of one whose address is not allowed, or is the article's own: its words are no prose."""
    if not code.href or number_in_article(code.href) is not None or not is_allowed(code.href, picture=True):
        return ""
    title = f' title="{escape(code.title)}"' if code.title else ""
    return f'<img src="{escape(code.href)}" alt="{escape(text_of(span.children))}"{title}>'
