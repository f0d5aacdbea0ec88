"""What tells whether the rules that were read for an article still are the ones that hold for it."""

import uuid
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tms.db.models import Article, Publication
from tms.db.queries.article_context import OneArticle, OnePublication


class RulesVersion(NamedTuple):
    """Other ones after every change of rules, terms or house style, of the article's own rules, and of its section."""

    publication: uuid.UUID
    article: uuid.UUID | None
    section_id: int | None


def rules_version_as_read(publication: OnePublication, article: OneArticle) -> RulesVersion:
    """As the rows say that the rules were read by."""
    return RulesVersion(publication.knowledge, article.knowledge, article.section_id)


def rules_version_now(session: Session, article_id: int) -> RulesVersion:
    """As they are now."""
    query = (
        select(Publication.knowledge, Article.knowledge, Article.section_id)
        .join(Publication, Publication.id == Article.publication_id)
        .where(Article.id == article_id)
    )
    return RulesVersion._make(session.execute(query).one())


def lock_rules_for_share(session: Session, publication_id: int) -> None:
    """Nobody changes the publication's rules until this transaction ends; a change that is being made is waited for.

    Several may hold this at once. Before an article is locked, as who changes rules does.
    """
    session.execute(select(Publication.id).where(Publication.id == publication_id).with_for_update(read=True))
