"""A version as a complete HTML page without styles or scripts."""

from html import escape
from itertools import groupby

from tms.adapters.formats.inline_tree import Node, Span, parse_inline, text_of
from tms.adapters.formats.links import is_allowed
from tms.adapters.formats.numbering import number_of
from tms.adapters.formats.table_rows import rows_of
from tms.domain.exported import ExportedVersion
from tms.domain.inline import Code, Codes
from tms.domain.page import Block

_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}


def to_html(version: ExportedVersion) -> str:
    """The page: ``lang`` is the version's locale; everything from the version is escaped; links carry ``rel``."""
    head = (
        f'<!doctype html>\n<html lang="{escape(version.locale)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(version.title)}</title>\n"
        + (f'<meta name="author" content="{escape(version.author)}">\n' if version.author else "")
        + "</head>\n<body>\n<article>\n"
    )
    return head + "\n".join([*_header(version), *_body(version.blocks)]) + "\n</article>\n</body>\n</html>\n"


def inline_html(text: str, codes: Codes) -> str:
    """A text with markers as HTML, escaped. Markers that a person broke are mended."""
    return _nodes(parse_inline(text, codes), linked=False)


def _header(version: ExportedVersion) -> list[str]:
    lines = [f'<p class="section">{escape(version.section)}</p>'] if version.section else []
    lines.append(f"<h1>{escape(version.title)}</h1>")
    if version.standfirst:
        lines.append(f'<p class="standfirst">{escape(version.standfirst)}</p>')
    if version.author:
        lines.append(f'<p class="byline">{escape(version.author)}</p>')
    if version.author_title:
        lines.append(f'<p class="author-title">{escape(version.author_title)}</p>')
    if version.published_on:
        day = version.published_on.isoformat()
        lines.append(f'<p class="date"><time datetime="{day}">{day}</time></p>')
    return lines


def _body(blocks: list[Block]) -> list[str]:
    lines: list[str] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        group = list(run)
        if kind == "list_item":
            lines += _list(group)
        elif kind == "table_cell":
            lines += _table(group)
        else:
            lines += [_block(block) for block in group]
    return lines


def _block(block: Block) -> str:
    inner = inline_html(block.text, block.codes)
    if block.kind == "heading":
        level = min(max(block.level or 2, 2), 6)
        return f"<h{level}>{inner}</h{level}>"
    if block.kind == "quotation":
        return f"<blockquote><p>{inner}</p></blockquote>"
    if block.kind == "caption":
        return f"<figure><figcaption>{inner}</figcaption></figure>"
    if block.kind == "standfirst":
        return f'<p class="standfirst">{inner}</p>'
    return f"<p>{inner}</p>"


def _list(items: list[Block]) -> list[str]:
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
            lines.append("</li>")
        while len(tags) < level:
            tags.append(tag if len(tags) == level - 1 else "ul")
            lines.append(f"<{tags[-1]}>" + ("<li>" if len(tags) < level else ""))
        value = f' value="{number.value}"' if number else ""
        lines.append(f"<li{value}>{inline_html(item.text[number.length if number else 0 :], item.codes)}")
    lines += [f"</li></{tag}>" for tag in reversed(tags)]
    return lines


def _table(cells: list[Block]) -> list[str]:
    lines = ["<table>"]
    for position, row in enumerate(rows_of(cells, lambda cell: inline_html(cell.text, cell.codes))):
        tag = "td" if position else "th"
        lines.append("<tr>" + "".join(f"<{tag}>{words}</{tag}>" for words in row) + "</tr>")
    return [*lines, "</table>"]


def _nodes(nodes: list[Node], *, linked: bool) -> str:
    return "".join(escape(node) if isinstance(node, str) else _span(node, linked=linked) for node in nodes)


def _span(span: Span, *, linked: bool) -> str:
    code = span.code
    inner = _nodes(span.children, linked=linked or code.type == "link")
    if code.type == "break":
        return f"<br>{inner}"
    if code.type == "footnote":
        return f"<sup>{escape(code.title or '*')}</sup>{inner}"
    if code.type == "image":
        return _image(span, code)
    if code.type == "link":
        return inner if linked or not is_allowed(code.href or "") else f"<a{_link_attributes(code)}>{inner}</a>"
    return f"<{_TAGS[code.type]}>{inner}</{_TAGS[code.type]}>"


def _link_attributes(code: Code) -> str:
    title = f' title="{escape(code.title)}"' if code.title else ""
    return f' href="{escape(code.href or "")}" rel="noopener noreferrer"{title}'


def _image(span: Span, code: Code) -> str:
    words = text_of(span.children)
    if not code.href or not is_allowed(code.href, picture=True):
        return escape(words)
    title = f' title="{escape(code.title)}"' if code.title else ""
    return f'<img src="{escape(code.href)}" alt="{escape(words)}"{title}>'
