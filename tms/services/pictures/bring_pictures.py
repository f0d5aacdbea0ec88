"""The pictures that came with a text become those of its article, and the text names them by their numbers there."""

from collections.abc import Mapping
from dataclasses import replace

from tms.db.unit_of_work import UnitOfWork
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code, plain
from tms.domain.permissions import Action, Actor
from tms.domain.pictures import LONGEST_DETAILS, KeptPicture, PictureDetails, address_in_article, number_brought
from tms.services.authorize_locked import authorize_locked_article
from tms.services.pictures.change_pictures import add_kept_picture

BroughtKept = Mapping[int, KeptPicture]
"""The files of brought pictures, by their numbers."""


def bring_pictures(
    uow: UnitOfWork, actor: Actor, article_id: int, page: ImportedArticle, brought: BroughtKept
) -> ImportedArticle:
    """Add what came with a new text of an article to its pictures. Returns the page that names them.

    Raises as ``add_picture``.
    """
    if not any(number_brought(code.href) is not None for block in page.blocks for code in block.codes.values()):
        return page
    authorize_locked_article(uow, actor, Action.SOURCE_EDIT, article_id)
    return add_brought(uow, actor, article_id, page, brought)


def add_brought(
    uow: UnitOfWork, actor: Actor, article_id: int, page: ImportedArticle, brought: BroughtKept
) -> ImportedArticle:
    """The same for a use case that has made the article just now. A picture that is not there goes with its block."""
    blocks = [_named(uow, actor, article_id, block, brought) for block in page.blocks]
    return replace(page, blocks=[block for block in blocks if block is not None])


def _named(uow: UnitOfWork, actor: Actor, article_id: int, block: Block, brought: BroughtKept) -> Block | None:
    codes = dict(block.codes)
    for mark, code in block.codes.items():
        number = number_brought(code.href)
        if number is None:
            continue
        if number not in brought:
            return None
        said = PictureDetails(
            alt=plain(block.text, block.codes)[: LONGEST_DETAILS["alt"]],
            credit=(code.title or "")[: LONGEST_DETAILS["credit"]],
        )
        added = add_kept_picture(uow, actor, article_id, brought[number], said).view
        codes[mark] = Code("image", address_in_article(added.id), code.title)
    return replace(block, codes=codes)
