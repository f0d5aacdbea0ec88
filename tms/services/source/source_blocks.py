"""The blocks of a source revision: what a page is stored as, and the page again, character by character."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from tms.db.models import SourceBlock
from tms.db.queries.revisions import NewBlock
from tms.domain.errors import Invalid
from tms.domain.imported_article import Block, BlockKind, ImportedArticle
from tms.domain.inline import codes_from_json, codes_to_json, is_well_formed
from tms.domain.same_article import hash_of_text
from tms.domain.storable import require_storable
from tms.language.pasted.invisible import without

HEAD = {"title": "title", "byline": "author", "author_title": "author_title"}
"""Kinds of blocks that are fields of a page, with the names of the fields."""


def check_page(page: ImportedArticle) -> None:
    """Raise Invalid for what can't be an article (``import_no_title``, ``import_no_body``, ``text_not_text``)."""
    fields = (page.title, page.section, page.author, page.author_title, page.external_id, page.source_address)
    for text in (*fields, *(block.text for block in page.blocks)):
        require_storable(text or "")
    if not without(page.title or "").strip():
        raise Invalid("import_no_title")
    if not any(without(block.text).strip() for block in page.blocks):
        raise Invalid("import_no_body")


def check_markers(page: ImportedArticle) -> None:
    """Raise Invalid (``source_markers_broken``) for a block whose inline codes are not properly paired."""
    for number, block in enumerate(page.blocks, 1):
        if not is_well_formed(block.text, block.codes):
            raise Invalid("source_markers_broken", number=number)


def blocks_of(page: ImportedArticle) -> list[NewBlock]:
    """The blocks to store: the head's fields first; blocks without a character are left out.

    Whatever brought them, they have no character that nobody sees, or that turns the words of a page around.
    """
    fields = [(kind, getattr(page, name)) for kind, name in HEAD.items()]
    head = [NewBlock(kind, seen) for kind, text in fields if (seen := without(text or "").strip())]
    body = [
        NewBlock(
            block.kind,
            seen,
            codes_to_json(block.codes),
            {"level": block.level} if block.level is not None else None,
        )
        for block in page.blocks
        if (seen := without(block.text)).strip()
    ]
    return head + body


def hash_of_blocks(blocks: Sequence[NewBlock]) -> bytes:
    """The hash that finds the same text again when it comes in another time."""
    return hash_of_text((block.kind, block.text, block.codes) for block in blocks)


def as_new(blocks: Sequence[SourceBlock]) -> list[NewBlock]:
    """Stored blocks as they would be if they came in again."""
    return [NewBlock(block.kind, block.text, block.codes, block.attributes) for block in blocks]


def page_of(
    language: str, blocks: Sequence[NewBlock], *, section: str | None = None, published_on: date | None = None
) -> ImportedArticle:
    """The page that these blocks were made from."""
    fields: dict[str, str | None] = dict.fromkeys(HEAD.values())
    fields |= {HEAD[block.kind]: block.text for block in blocks if block.kind in HEAD}
    return ImportedArticle(
        language=language,
        title=fields["title"],
        author=fields["author"],
        author_title=fields["author_title"],
        section=section,
        published_on=published_on,
        blocks=[
            Block(
                cast("BlockKind", block.kind),
                block.text,
                codes_from_json(block.codes),
                (block.attributes or {}).get("level"),
            )
            for block in blocks
            if block.kind not in HEAD
        ],
    )
