"""A version as a Markdown file: front matter, the title as its first heading, the body."""

import json
import re
from itertools import groupby

from tms.adapters.formats.inline_tree import CodeSpan, parse_inline
from tms.adapters.formats.markdown_escape import escape_block
from tms.adapters.formats.markdown_lists import write_list
from tms.adapters.formats.markdown_spans import render
from tms.adapters.formats.own_pictures import with_addresses
from tms.adapters.formats.table_rows import rows_of
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block


def to_markdown(version: ExportedVersion) -> str:
    """The version as Markdown that ``read_article`` reads back as the same fields and blocks.

    A standfirst stands in the front matter, since Markdown has no block for it. List items that begin with a number
    are an ordered list. A table's first row is its head. Pictures of the article's own are named by their addresses.
    """
    parts = [_front_matter(version), f"# {_heading_text(version.title)}"] if version.title else [_front_matter(version)]
    return "\n\n".join(parts + body_parts(list(with_addresses(version.blocks, version.pictures)))) + "\n"


def body_parts(blocks: list[Block]) -> list[str]:
    """The blocks, except for standfirsts, as pieces of Markdown that a blank line parts."""
    parts: list[str] = []
    body = [block for block in blocks if block.kind != "standfirst"]
    for kind, run in groupby(body, key=lambda block: block.kind):
        together = list(run)
        if kind == "list_item":
            parts.append(write_list([(block.level or 1, block.text, _inline(block)) for block in together]))
        elif kind == "table_cell":
            parts.append(_table(together))
        else:
            parts += [_block(block) for block in together]
    return parts


def _front_matter(version: ExportedVersion) -> str:
    day = version.published_on.isoformat() if version.published_on else ""
    pairs = [
        ("title", version.title),
        ("section", version.section or ""),
        ("author", version.author or ""),
        ("author_title", version.author_title or ""),
        ("date", day),
        ("language", version.tag or version.locale),
    ]
    pairs += [("tags", ", ".join(version.tags))] if version.tags else []
    pairs += [("standfirst", version.standfirst)] if version.standfirst else []
    pairs += [("standfirst", _inline(block)) for block in version.blocks if block.kind == "standfirst"]
    return "\n".join(["---", *(f"{key}: {front_matter_value(value)}".rstrip() for key, value in pairs), "---"])


def front_matter_value(value: str) -> str:
    """The value as it stands behind its key, in quotation marks where it would be read as something else."""
    if (
        re.match(r"[\"'\[{>|*&!%#@`-]", value)
        or ": " in value
        or " #" in value
        or not value.isprintable()
        or value != value.strip()
    ):
        return json.dumps(value, ensure_ascii=not value.isprintable())
    return value


def _inline(block: Block, *, in_table: bool = False) -> str:
    return escape_block(render(parse_inline(block.text, block.codes), in_table=in_table))


def _heading_text(text: str) -> str:
    return re.sub(r"(?<!\\)#$", r"\\#", escape_block(render([text])))


def _block(block: Block) -> str:
    if block.kind == "heading":
        level = min(max(block.level or 2, 1), 6)
        return f"{'#' * level} " + re.sub(r"(?<!\\)#$", r"\\#", _inline(block))
    if block.kind == "quotation":
        return f"> {_inline(block)}"
    if block.kind == "caption":
        return _caption(block)
    return _inline(block)


def _caption(block: Block) -> str:
    """A picture with its words; words without a picture as a picture without an address."""
    nodes = parse_inline(block.text, block.codes)
    if len(nodes) == 1 and isinstance(nodes[0], CodeSpan) and nodes[0].code.type == "image":
        return render(nodes)
    return f"![{render(nodes)}]()"


def _table(cells: list[Block]) -> str:
    rows = rows_of(cells, lambda cell: _inline(cell, in_table=True))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])
