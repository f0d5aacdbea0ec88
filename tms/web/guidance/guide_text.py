"""A style guide as the nodes that a page renders, below a heading of the page's own."""

from collections.abc import Sequence
from typing import Any

from tms.adapters.formats import BlockGroup, read_markdown
from tms.domain.inline import codes_to_json
from tms.web.reader.blocks import nodes
from tms.web.rendering.comment_words import comment_language, comment_parts

HIGHEST_HEADING = 3
"""The level of the guide's uppermost headings."""


def guide_nodes(text: str) -> Sequence[BlockGroup]:
    """The guide's Markdown. Its own headings begin below those of the page, however its author counted."""
    blocks: list[dict[str, Any]] = [
        {"kind": block.kind, "text": block.text, "codes": codes_to_json(block.codes), "level": block.level}
        for block in read_markdown(text)
    ]
    headings = [block for block in blocks if block["kind"] == "heading"]
    top = min((block["level"] or 1 for block in headings), default=1)
    for block in headings:
        block["level"] = (block["level"] or 1) - top + HIGHEST_HEADING
    return nodes(blocks)


def guide_language(text: str) -> str:
    """The ``lang`` of a guide: what is written for 繁體 may be written in English."""
    return comment_language(comment_parts(text)) or "en"
