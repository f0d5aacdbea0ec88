"""Duplicates of what comes in: found by its external id, its address, or its text in any revision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import and_, case, exists, func, or_, select

from tms.db.models import Article, SourceBlock, SourceRevision, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid
from tms.domain.imported_article import ImportedArticle
from tms.domain.permissions import Action, Actor
from tms.domain.same_article import plain_address
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize
from tms.services.source.source_blocks import blocks_of, hash_of_blocks

LONGEST_ID = 200
"""In characters: of an article's id where it comes from."""

WHY = {"external_id": "the same external id", "address": "the same address", "text": "the same text"}
"""What makes an article a duplicate, strongest first."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that the page is, or seems to be. ``why`` is a key of ``WHY``."""

    id: int
    title: str
    language: str
    why: str
    is_archived: bool
    created_at: datetime


def check_origin(page: ImportedArticle) -> None:
    """Raise Invalid for an external id or an address that can't be one (``external_id_long``, ``address_not_web``)."""
    length = len((page.external_id or "").strip())
    if length > LONGEST_ID:
        raise Invalid("external_id_long", length=length, most=LONGEST_ID)
    if not page.source_address:
        return
    try:
        parts = urlsplit(page.source_address.strip())
    except ValueError:
        raise Invalid("address_not_web") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Invalid("address_not_web")


def find_duplicates(uow: UnitOfWork, actor: Actor, page: ImportedArticle) -> Sequence[Duplicate]:
    """Duplicates that the actor may see, archived ones too; the strongest reason first, then the newest."""
    authorize(actor, Action.ARTICLE_IMPORT)
    check_origin(page)
    text_hash = hash_of_blocks(blocks_of(page))
    same_text = exists().where(SourceRevision.article_id == Article.id, SourceRevision.text_hash == text_hash)
    same_id = Article.external_id == (page.external_id or "").strip()
    same_address = Article.source_address == (plain_address(page.source_address) if page.source_address else "")
    why = case((same_id, "external_id"), (same_address, "address"), else_="text").label("why")
    rank = case((same_id, 0), (same_address, 1), else_=2)
    rows = uow.session.execute(
        select(Article.id, SourceBlock.text, Version.locale, why, Article.archived_at, Article.created_at)
        .join(Version, and_(Version.article_id == Article.id, Version.id == Article.source_version_id))
        .join(
            SourceBlock,
            and_(
                SourceBlock.article_id == Article.id,
                SourceBlock.revision_id == Article.current_revision_id,
                SourceBlock.kind == "title",
            ),
        )
        .where(visible_to(actor), or_(same_id, same_address, same_text))
        .order_by(rank, Article.id.desc())
    )
    return [
        Duplicate(row.id, row.text, row.locale, row.why, row.archived_at is not None, row.created_at) for row in rows
    ]


def refuse_duplicates(uow: UnitOfWork, actor: Actor, page: ImportedArticle) -> None:
    """Raise Conflict (``import_duplicate``) with the first of these articles, if there is one."""
    found = find_duplicates(uow, actor, page)
    if found:
        first = found[0]
        raise Conflict("import_duplicate", id=first.id, title=first.title, why=WHY[first.why])


def is_taken(uow: UnitOfWork, publication_id: int, external_id: str) -> bool:
    """Whether an article that is not discarded has this external id."""
    taken = select(func.count()).where(
        Article.publication_id == publication_id,
        Article.external_id == external_id.strip(),
        Article.discarded_at.is_(None),
    )
    return bool(uow.session.scalar(taken))
